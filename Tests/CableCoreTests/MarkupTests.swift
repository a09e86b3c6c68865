import Testing

@testable import CableCore

/// Volumes of FRUS as programs write XML: one telegram, whatever its quotes, prefixes and blanks.
struct MarkupTests {
  static let volume = """
    <?xml version="1.0" encoding="UTF-8"?>
    <TEI xmlns="http://www.tei-c.org/ns/1.0" xmlns:frus="http://history.state.gov/ns/1.0"><teiHeader><fileDesc>
    <titleStmt><title type="complete">Foreign Relations, Volume X</title><title type="volume">Norway</title>
    <editor role="primary">A. Berg</editor></titleStmt></fileDesc></teiHeader><text><body>
    <div type="document" n="7" xml:id="d7"><head>7. Telegram From the <gloss type="from">Embassy in
    Norway</gloss> to the <gloss type="to">Department of State</gloss><note n="1" type="source">Source: National
    Archives, RG 59. Secret; Priority; Limdis.</note></head>
    <dateline><placeName>Oslo</placeName>, <date when="1969-01-14T11:19:00Z">January 14, 1969, 1119Z</date>.</dateline>
    <p>513. 1. The price of “matériel” &lt; 5 &amp; rising.<note n="2" xml:id="d7fn2">An editor's note.</note></p>
    <p>2. The <hi rend="italic">minister</hi> agreed.</p>
    <closer><signed><persName corresp="#p_B1">J. B. Holm</persName></signed></closer>
    <frus:attachment><p>Attached.</p><closer><signed>Dahl</signed></closer></frus:attachment></div>
    <div type="document" n="8" xml:id="d8"><head>8. Editorial Note</head><p>No telegram.</p></div>
    </body></text></TEI>
    """

  /// What is read of the telegram, and of the volume around it.
  struct Reading: Equatable, Sendable {
    var documents: Int
    var values: [String?]
    var texts: [String]

    init(_ bytes: [UInt8]) {
      let found = Container.read(bytes, fileName: "volume.xml").cables
      documents = found.count
      let cable = found.first.map { Cable(parsing: $0) }
      let published = cable?.source.hints.published
      values = [
        cable?.id?.description, cable?.from?.value, cable?.to.first?.name,
        cable?.sent?.value.iso8601,
        cable?.classification?.value.description,
        cable?.captions.map(\.value).joined(separator: ","),
        cable?.signature.map(\.value).joined(separator: ","), published?.number, published?.title,
        published?.volume?.title, published?.volume?.editors.joined(separator: ","),
      ]
      texts =
        cable?.paragraphs.map {
          ($0.label ?? "") + " " + $0.text.replacing("\u{A0}", with: " ").replacing("  ", with: " ")
        } ?? []
    }
  }

  static let plain = Reading(Array(volume.utf8))

  @Test("A telegram of FRUS is read with its volume")
  func plainVolume() {
    #expect(Self.plain.documents == 2)
    #expect(
      Self.plain.values.prefix(4) == [
        "69OSLO513", "Embassy in Norway", "Department of State", "1969-01-14T11:19:00Z",
      ])
    #expect(
      Self.plain.values.suffix(5) == ["J. B. Holm", "7", Self.plain.values[8], "Norway", "A. Berg"])
    #expect(
      Self.plain.texts.prefix(2) == [
        "1 The price of “matériel” < 5 & rising.", "2 The minister agreed.",
      ])
  }

  struct Spelling: Sendable, CustomTestStringConvertible {
    var name: String
    var bytes: [UInt8]
    var testDescription: String { name }

    init(_ name: String, _ bytes: [UInt8]) { (self.name, self.bytes) = (name, bytes) }
    init(_ name: String, _ text: String) { self.init(name, Array(text.utf8)) }
  }

  /// The volume with each tag changed; comments and declarations stay.
  static func tags(_ change: (_ tag: Substring) -> String) -> String {
    volume.replacing(#/<[/A-Za-z][^>]*>/#) { change($0.output) }
  }

  static let spellings: [Spelling] = [
    Spelling(
      "a prefix before each name",
      tags { tag in
        if tag.contains("frus:") && !tag.contains("xmlns") { return String(tag) }
        return tag.hasPrefix("</") ? "</tei:" + tag.dropFirst(2) : "<tei:" + tag.dropFirst()
      }),
    Spelling("single quotes", tags { String($0).replacing("\"", with: "'") }),
    Spelling(
      "blanks around the sign of equality", tags { String($0).replacing("=\"", with: " = \"") }),
    Spelling(
      "a line end before each attribute", tags { String($0).replacing(" ", with: "\n      ") }),
    Spelling("a blank before the end of each tag", tags { String($0.dropLast()) + " >" }),
    Spelling(
      "text in sections of its own",
      volume.replacing(
        "<p>2. The", with: "<p><![CDATA[2. The]]>"
      ).replacing("“matériel” &lt; 5 &amp; rising.", with: "<![CDATA[“matériel” < 5 & rising.]]>")),
    Spelling(
      "comments that hold tags",
      volume.replacing("<p>", with: "<!-- <p> --><p>")
        .replacing("<signed>", with: "<signed><!-- <persName>Nobody</persName> -->")),
    Spelling("UTF-16, little", utf16(isLittle: true)),
    Spelling("UTF-16, big", utf16(isLittle: false)),
    Spelling(
      "UTF-16 without its mark", Array(utf16(isLittle: true).dropFirst(2))),
    Spelling(
      "blanks of a word processor",
      volume.replacing(#/>[^<]*/#) { $0.output.replacing(" ", with: "\u{A0}") }),
    Spelling(
      "a date that has no tag",
      volume.replacing(#/<date [^>]*>/#, with: "").replacing("</date>", with: "")),
    Spelling(
      "numbered references",
      volume.unicodeScalars.map { $0.isASCII ? "\($0)" : "&#\($0.value);" }.joined()),
    Spelling("line ends of Windows", volume.replacing("\n", with: "\r\n")),
    Spelling("no line ends", volume.replacing("\n", with: " ")),
  ]

  private static func utf16(isLittle: Bool) -> [UInt8] {
    ("\u{FEFF}" + volume).utf16.flatMap { unit in
      let (low, high) = (UInt8(unit & 0xFF), UInt8(unit >> 8))
      return isLittle ? [low, high] : [high, low]
    }
  }

  @Test("However its XML is written, the telegram is the same", arguments: spellings)
  func spelled(_ spelling: Spelling) {
    #expect(spelling.bytes != Array(Self.volume.utf8))
    #expect(Reading(spelling.bytes) == Self.plain)
  }

  @Test("Each document is read again from its own bytes", arguments: spellings)
  func readAgain(_ spelling: Spelling) throws {
    let found = Container.read(spelling.bytes, fileName: "volume.xml").cables
    let first = try #require(found.first)
    let again = try #require(
      Container.cable(
        in: Array(spelling.bytes[first.fileRange]),
        head: Array(spelling.bytes.prefix(ContainerReader.headLength)), fileName: "volume.xml",
        part: 0,
        fileRange: first.fileRange))
    #expect(again.bytes == first.bytes)
    #expect(again.hints.published == first.hints.published)
  }

  @Test("Attributes are read with quotes of either kind and blanks around the sign of equality")
  func attributes() {
    let bytes = Array("<Row a='1' b = \"x > y\"\n c=\"it's\" d e=unquoted f=''/>".utf8)
    let tags = Array(MarkupTags(bytes, 0..<bytes.count))
    #expect(tags.count == 1)
    let found = tags.first.map { ElementRecord.attributes(bytes, of: $0) } ?? []
    #expect(found.map(\.name) == ["a", "b", "c", "e", "f"])
    #expect(
      found.map { String(decoding: $0.value, as: UTF8.self) } == [
        "1", "x > y", "it's", "unquoted", "",
      ])
  }
}
