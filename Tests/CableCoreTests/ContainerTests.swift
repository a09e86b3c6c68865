import Testing

@testable import CableCore

/// The files in which cables come: each recognised by its content, whatever its name.
@Suite struct ContainerTests {
  static let body = """
    UNCLAS ASTANA 001327

    E.O. 12958: N/A
    TAGS: PHUM, KZ
    SUBJECT: TREES & "MORE"
    REF: STATE 5

    1. (U) Trees were planted.

    HOAGLAND
    """

  static let page = """
    <html><head><title>x</title></head><body><h3>Viewing cable 09ASTANA1327</h3>
    <table class='cable'><tr><th>Reference ID</th></tr><tr>
    <td><a href='/cable/2009/08/09ASTANA1327.html'>09ASTANA1327</a></td><td>2009-08-04 11:11</td>
    <td>2011-08-30 01:44</td><td>UNCLASSIFIED</td><td>Embassy Astana</td></tr></table>
    <code><pre>\(Telegram.header.replacingLines())</pre></code>
    <code><pre>\(body.replacing("&", with: "&amp;").replacingLines().replacing("PHUM", with: "<a href='/tag/PHUM_0.html'>PHUM</a>").replacing("1. (U)", with: "<a id='par1' href='#par1'>¶</a>1. (U)"))</pre></code></body></html>
    """

  static let table =
    #""1","8/4/2009 11:11","09ASTANA1327","Embassy Astana","UNCLASSIFIED","09STATE5",""#
    + Telegram.header + #"",""# + body.replacing("\"", with: #"\""#) + "\"\n"
    + #""2","8/5/2009 1:00","09ASTANA1328","Embassy Astana","UNCLASSIFIED","","","TAGS: KZ"#
    + "\nSUBJECT: SECOND\n\n1. (U) x\"\n"

  static let archive = """
    Message Text

    PAGE 01 ASTANA 01327 041111Z
    ACTION EUR-12
    INFO OCT-01 ISO-00 /013 W
    --------------------- 123950
    R 041111Z AUG 75
    FM AMEMBASSY ASTANA
    TO SECSTATE WASHDC
    UNCLAS ASTANA 1327
    E.O. 11652: N/A
    TAGS: PFOR, KZ
    SUBJ: TREES & "MORE"
    REF: STATE 5
    1. TREES WERE PLAN-
    TED.
    HOAGLAND
    UNCLASSIFIED
    NNNN

    Message Attributes

    Document Number: 1975ASTANA01327
    Draft Date: 04 AUG 1975
    Subject: TREES & "MORE"
    Original Classification: UNCLASSIFIED
    """

  static let volume = """
    <?xml version="1.0"?><!DOCTYPE TEI [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>
    <TEI><text><body>
    <div type="document" xml:id="d1"><head>1. Memorandum From A to B</head><p>No cable.</p></div>
    <div type="document" xml:id="d2"><head>2. Telegram From the <gloss type="from">Embassy in Thailand</gloss>
    to the <gloss type="to">Department of State</gloss><note type="source">Source: National Archives.
    Secret; Priority; Limdis. Repeated to Tokyo.</note></head>
    <dateline><placeName>Bangkok</placeName>, <date when="1969-01-14T11:19:00Z">January 14</date></dateline>
    <p>513. 1. This morning<note n="2">An editor's note.</note> &b; I called.</p>
    <div type="section"><p>2. He agreed.</p></div>
    <closer><signed>Unger</signed></closer></div>
    </body></text></TEI>
    """

  static let readingRoom = """
    RELEASE IN PART B6
    MRN: 09 ASTANA 1327
    Date/DTG: Aug 04, 2009 / 041111Z AUG 09
    From: AMEMBASSY ASTANA
    Action: SECSTATE WASHDC IMMEDIATE
    E.O.: 13526
    TAGS: PHUM, KZ
    Captions: SENSITIVE
    Reference: STATE 5
    Subject: TREES & "MORE"

    1. (U) Trees were planted.

    Signature: HOAGLAND
    Drafted By: ASTANA:POL
    """

  static let dump =
    Telegram.header + "\nid: 1\ndate: 8/4/2009 11:11\nrefid: 09ASTANA1327\norigin: Embassy Astana\n"
    + "classification: UNCLASSIFIED\ndestination: 09STATE5\nheader:\n" + Telegram.header
    + "\n----------------- header ends ----------------\n\n" + body
    + "\n=======================CABLE ENDS============================\n"

  static let lined =
    "09ASTANA1327\nTREES\nTue Aug 04 00:00:00 +0200 2009\nUNCLASSIFIED\nEmbassy Astana\n"
    + "This record is a partial extract of the original cable. The full text of the original cable is "
    + "not available." + body

  static let mail =
    "From: a@example.org\nTo: b@example.org\nSubject: cable\nMIME-Version: 1.0\n"
    + "Content-Type: multipart/mixed; boundary=\"Xy\"\n\n--Xy\nContent-Type: text/html\n\n<p>no</p>\n"
    + "--Xy\nContent-Type: text/plain\nContent-Transfer-Encoding: quoted-printable\n\n"
    + (Telegram.header + "\n" + body).split(separator: "\n", omittingEmptySubsequences: false)
    .map { "> " + $0.replacing("=", with: "=3D") }.joined(separator: "\n") + "\n--Xy--\n"

  static let markdown =
    "\n\n" + Telegram.header.replacingLines(with: "  \n") + "\n"
    + body.replacing("PHUM, KZ", with: "[PHUM](#) [KZ](#)")

  static let library = """
    <html><body><table><tr><td>Canonical ID:</td><td>1975ASTANA01327_b</td></tr>
    <tr><td>Date:</td><td>1975 August 4, 11:11 (Monday)</td></tr><tr><td>TAGS:</td><td>PFOR KZ</td></tr>
    </table><pre>R 041111Z AUG 75
    FM AMEMBASSY ASTANA
    TO SECSTATE WASHDC
    UNCLAS ASTANA 1327
    TAGS: PFOR, KZ
    SUBJ: TREES &amp; "MORE"
    REF: STATE 5
    1. TREES WERE PLANTED.
    HOAGLAND</pre></body></html>
    """

  @Test(
    "Each container gives the cable it holds",
    arguments: [
      (page, ContainerFormat.cablegateHTML, "09ASTANA1327"), (table, .cablegateCSV, "09ASTANA1327"),
      (archive, .nara, "75ASTANA1327"), (volume, .frusTEI, "69BANGKOK513"),
      (readingRoom, .foia, "09ASTANA1327"), (dump, .dump, "09ASTANA1327"),
      (lined, .text, "09ASTANA1327"), (mail, .mail, "09ASTANA1327"),
      (markdown, .markdown, "09ASTANA1327"), (library, .plusdHTML, "75ASTANA1327"),
      (Telegram.header + "\n" + body, .text, "09ASTANA1327"),
    ])
  func everyContainer(file: String, format: ContainerFormat, id: String) throws {
    let contents = Container.read(Array(file.utf8), fileName: "no-name")
    let source = try #require(contents.cables.first { $0.kind == .telegram })
    #expect(source.format == format)
    let cable = Cable(parsing: source)
    #expect(cable.id?.description == id)
    #expect(
      cable.signature.map { $0.value.uppercased() } == [format == .frusTEI ? "UNGER" : "HOAGLAND"])
    #expect(cable.paragraphs.first?.label == "1")
    guard format != .frusTEI else {
      #expect(cable.paragraphs.map(\.text) == ["This morning &b; I called.", "He agreed."])
      #expect(cable.classification?.value.level == .secret)
      #expect(cable.captions.map(\.value) == ["LIMDIS"])
      #expect(cable.precedence?.value == .priority)
      #expect(cable.from?.value == "Embassy in Thailand")
      return
    }
    #expect(cable.tags.contains { $0.value == "KZ" })
    #expect(cable.subject?.value == "TREES & \"MORE\"")
    #expect(cable.references.compactMap { $0.id?.station } == ["STATE"])
    #expect(
      cable.to.map(\.name) == (format == .text && file == Self.lined ? [] : ["SECSTATE WASHDC"]))
    #expect(cable.sent?.value.isoDate.hasSuffix("-08-04") == true)
    #expect(cable.paragraphs.first?.text.uppercased() == "TREES WERE PLANTED.")
  }

  @Test("Every document of a volume is listed as what it is")
  func documentKinds() {
    let titles: [(String, DocumentKind)] = [
      ("1. Telegram From the Embassy in Norway to the Department of State", .telegram),
      ("2. Circular Telegram 61 From the Department of State", .telegram),
      ("3. Airgram From the Embassy in Norway", .airgram),
      ("4. Memorandum of Conversation", .memorandumOfConversation),
      ("5. Action Memorandum From the Director to the Under Secretary", .memorandum),
      ("6. Letter From the Ambassador to the Secretary", .letter),
      ("7. Editorial Note", .editorialNote), ("8. Minutes of a Meeting", .minutes),
      ("9. National Intelligence Estimate", .estimate),
      ("10. Intelligence Note From Hall", .report),
      ("11. Paper Prepared by the Staff", .paper), ("12. Backchannel Message From Hall", .message),
      ("13. Draft Treaty", .document),
    ]
    let volume =
      "<TEI><text><body>"
      + titles.map {
        "<div type=\"document\" subtype=\"historical-document\"><head>\($0.0)</head>"
          + "<dateline><placeName>Oslo</placeName>, <date when=\"1970-02-03\">3</date></dateline>"
          + "<p>12. A sentence.</p></div>"
      }.joined() + "</body></text></TEI>"
    let found = Container.read(Array(volume.utf8), fileName: "x")
    #expect(found.cables.map(\.kind) == titles.map(\.1))
    #expect(found.passed.isEmpty)
    let cables = found.cables.map { Cable(parsing: $0) }
    #expect(cables[0].id?.description == "70OSLO12")
    #expect(cables[3].id == nil)
  }

  @Test("A stream gives the same cables as the whole file, however it is cut")
  func streams() {
    for file in [Self.table, Self.volume, Self.page, Self.dump] {
      let bytes = Array(file.utf8)
      let whole = Container.read(bytes, fileName: "x").cables
      for size in [1, 7, 64, 1000] {
        var reader = ContainerReader(fileName: "x")
        var cables: [SourceText] = []
        var start = 0
        while start < bytes.count {
          let end = min(bytes.count, start + size)
          cables += reader.append(Array(bytes[start..<end]))
          start = end
        }
        cables += reader.finish().cables
        #expect(cables == whole)
      }
      for source in whole {
        let again = Container.cable(
          in: Array(bytes[source.fileRange]), head: bytes, fileName: "x", part: source.part,
          fileRange: source.fileRange)
        #expect(again == source)
      }
    }
  }

  @Test("A table of many records streams once its kind is known")
  func longTable() {
    let row = Self.table
    var text = ""
    while text.utf8.count < 200_000 { text += row }
    let bytes = Array(text.utf8)
    var reader = ContainerReader(fileName: "cables.csv")
    var streamed = 0
    for start in stride(from: 0, to: bytes.count, by: 4096) {
      streamed += reader.append(Array(bytes[start..<min(bytes.count, start + 4096)])).count
    }
    #expect(reader.isStreaming)
    let last = reader.finish().cables.count
    #expect(streamed > 100)
    #expect(streamed + last == Container.read(bytes, fileName: "cables.csv").cables.count)
  }

  @Test(
    "What holds no cable says why",
    arguments: [
      ("", "it is empty"), ("\u{0}\u{1}\u{2}\u{3}\u{4}\u{5}", "it is not text"),
      (
        "<html><body><a href='x'>2009</a> index of tags</body></html>",
        "it is a page without a cable"
      ),
      ("a shopping list\nmilk\n", "it holds no cable"),
      ("<TEI><div type=\"document\"><p>No title.</p></div></TEI>", "it holds no cable"),
    ])
  func noCable(file: String, reason: String) {
    let contents = Container.read(Array(file.utf8), fileName: "x")
    #expect(contents.cables.isEmpty)
    #expect(contents.reason?.hasPrefix(reason) == true)
  }

  @Test("Lines that end with CR alone are counted and continued as others are")
  func oldLineEnds() throws {
    let text =
      Telegram.header + "\nUNCLAS ASTANA 001327\n\nSTATE FOR EUR/RPM,\nAND DRL\n\nTAGS: PREL\n"
      + "SUBJECT: X\n\n1. (U) A.\n\n5. (U) B.\n"
    let cable = Telegram.parse(text)
    #expect(cable.distribution.map(\.value) == ["STATE FOR EUR/RPM, AND DRL"])
    for end in ["\r", "\r\n"] {
      let other = Telegram.parse(text.replacingLines(with: end))
      #expect(other.distribution.map(\.value) == cable.distribution.map(\.value))
      #expect(other.diagnostics.map(\.line) == cable.diagnostics.map(\.line))
      #expect(other.paragraphs.map(\.pieces.count) == cable.paragraphs.map(\.pieces.count))
    }
  }

  @Test("UTF-16 is read in either order of its bytes")
  func wideText() throws {
    let text =
      Telegram.header + "\nUNCLAS ASTANA 001327\n\nTAGS: PREL\nSUBJECT: CAFÉ\n\n1. (U) A.\n"
    for isLittle in [true, false] {
      let units = [0xFEFF] + Array(text.utf16)
      let file = units.flatMap { unit -> [UInt8] in
        let pair = [UInt8(truncatingIfNeeded: unit), UInt8(truncatingIfNeeded: unit >> 8)]
        return isLittle ? pair : pair.reversed()
      }
      let source = try #require(Container.read(file, fileName: "x").cables.first)
      #expect(Cable(parsing: source).subject?.value == "CAFÉ")
      #expect(source.diagnostics.map(\.code) == [.encodingGuessed])
      #expect(source.fileRange == 0..<file.count)
    }
  }

  @Test("A mail is known by its sender's address alone")
  func plainMail() throws {
    let file =
      "From: a@example.org\nTo: b@example.org\nSubject: FW: cable\n\n" + Telegram.header + "\n"
      + Self.body
    let source = try #require(Container.read(Array(file.utf8), fileName: "x").cables.first)
    #expect(source.format == .mail)
    #expect(Cable(parsing: source).id?.description == "09ASTANA1327")
  }

  @Test("Latin-1, CR, CRLF, BOM, NUL and leftover entities load without loss")
  func encodings() throws {
    let text = Telegram.header + "\n" + Self.body
    let forms: [[UInt8]] = [
      Array(text.replacing("\n", with: "\r\n").utf8), Array(text.replacing("\n", with: "\r").utf8),
      [0xEF, 0xBB, 0xBF] + Array(text.utf8), Array(text.utf8) + [0],
      Array(text.replacing("\"MORE\"", with: "&#8220;MORE&#x201D;").utf8),
      Array(text.replacing("\"", with: "“").utf8).map { $0 },
      Array(text.replacing("\n", with: " \\\n").utf8),
    ]
    for bytes in forms {
      let source = try #require(Container.read(bytes, fileName: "x").cables.first)
      let cable = Cable(parsing: source)
      #expect(cable.id?.description == "09ASTANA1327")
      #expect(cable.subject?.value.hasPrefix("TREES & ") == true)
      #expect(cable.paragraphs.map(\.label) == ["1"])
    }
    var latin = Array(text.utf8)
    latin.replaceSubrange(latin.count - 8..<latin.count - 8, with: [0x0A, 0xB6, 0x93])
    let source = try #require(Container.read(latin, fileName: "x").cables.first)
    #expect(String(decoding: source.bytes, as: UTF8.self).contains("¶“"))
    #expect(source.diagnostics.map(\.code) == [.encodingGuessed])
  }
}

extension String {
  /// Line ends as entities, as the pages have them, or as given.
  fileprivate func replacingLines(with end: String = "&#x000A;") -> String {
    split(separator: "\n", omittingEmptySubsequences: false).joined(separator: end)
  }

  fileprivate func replacing(_ text: String, with other: String) -> String {
    var result = ""
    var rest = self[...]
    while let first = rest.first {
      if rest.hasPrefix(text) {
        result += other
        rest = rest.dropFirst(text.count)
      } else {
        result.append(first)
        rest = rest.dropFirst()
      }
    }
    return result
  }
}
