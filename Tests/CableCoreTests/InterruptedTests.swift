import Testing

@testable import CableCore

/// Cables between whose lines a page ends, whose fields are spelled as others spell them, and around
/// which a site, a printer or a mail program left lines: the fields are those of the cable alone.
@Suite struct InterruptedTests {
  private static let text = """
    VZCZCXRO2201
    PP RUEHAG RUEHAST
    DE RUEHLI #0741/01 3221611
    ZNR UUUUU ZZH
    P 181611Z NOV 08
    FM AMEMBASSY LISBON
    TO RUEHC/SECSTATE WASHDC PRIORITY 5947
    INFO RUEHBJ/AMEMBASSY BEIJING 1177
    RUEHRO/AMEMBASSY ROME 0412
    RHEHNSC/NSC WASHDC
    UNCLAS LISBON 000741

    SIPDIS

    E.O. 12958: N/A
    TAGS: ECON EFIS PO
    SUBJECT: THE HARBOR DUES RISE AGAIN
    REF: A. LISBON 700
         B. STATE 120411

    1. (U) The port raised its dues on Monday.

    2. (U) Ships will wait.

    FERRO

    """

  private static var lines: [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  /// What must not change: a field a line.
  private func fields(_ cable: Cable) -> [String] {
    [
      "id \(cable.id?.description ?? "none")",
      "level \(cable.classification.map { "\($0.value.level)" } ?? "none")",
      "sent \(cable.sent.map { "\($0.value)" } ?? "none")", "from \(cable.from?.value ?? "none")",
      "to \(cable.to.map(\.name))", "info \(cable.info.map(\.name))",
      "tags \(cable.tags.map(\.value))",
      "captions \(cable.captions.map(\.value))", "subject \(cable.subject?.value ?? "none")",
      "references \(cable.references.map { $0.id?.description ?? $0.text })",
      "marks \(cable.paragraphs.map { $0.mark.map { "\($0.level)" } ?? "-" })",
      "signature \(cable.signature.map(\.value))",
    ]
  }

  private func read(_ text: String) throws -> Cable {
    let cables = Container.read(Array(text.utf8), fileName: "x.txt").cables
    try #require(cables.count == 1)
    return Cable(parsing: cables[0])
  }

  private func whole() throws -> [String] { fields(try read(Self.text)) }

  @Test func `The cable that is interrupted here has all of its fields`() throws {
    let fields = try whole()
    #expect(fields.contains("id 08LISBON741"))
    #expect(fields.contains("info [\"AMEMBASSY BEIJING\", \"AMEMBASSY ROME\", \"NSC WASHDC\"]"))
    #expect(fields.contains("references [\"08LISBON700\", \"08STATE120411\"]"))
    #expect(fields.contains("signature [\"FERRO\"]"))
  }

  @Test(arguments: [
    "UNCLASSIFIED", "SECRET\nPAGE 02 LISBON 00741 181611Z", "UNCLASSIFIED\n\n2", "2\nUNCLASSIFIED",
    "CONFIDENTIAL\n\nPAGE 02        LISBON  00741  01 OF 02  181611Z",
    "UNCLASSIFIED\n- 2 -\nUNCLASSIFIED", "\u{0C}UNCLASSIFIED",
  ])
  func `A page that ends between any two lines above the text changes no field`(end: String) throws
  {
    let whole = try whole()
    let body = Self.lines.prefix { !$0.hasPrefix("1. (U)") }.count
    for place in 1..<body where !Self.lines[place - 1].hasPrefix("SUBJECT") {
      var lines = Self.lines
      lines.insert(end, at: place)
      #expect(try fields(read(lines.joined(separator: "\n"))) == whole, "above line \(place)")
    }
  }

  @Test func `A second header below a level is another one, and no page's end`() throws {
    let copy = Self.lines[..<10].joined(separator: "\n")
    let cable = Telegram.parse("\(copy)\nUNCLASSIFIED\n\(Self.text)")
    #expect(cable.info.map(\.name) == ["AMEMBASSY BEIJING", "AMEMBASSY ROME", "NSC WASHDC"])
  }

  /// One spelling of a line for another.
  private static let spellings: [(of: String, as: String)] = [
    ("UNCLAS LISBON 000741", "UNCLAS LISBON #741"),
    ("UNCLAS LISBON 000741", "UNCLAS LISBON NR 741"),
    ("UNCLAS LISBON 000741", "UNCLAS LISBON NO. 000741"),
    ("UNCLAS LISBON 000741", "UNCLAS, LISBON 741"),
    ("UNCLAS LISBON 000741\n\nSIPDIS", "UNCLAS LISBON 000741//SIPDIS//"),
    ("P 181611Z NOV 08", "DTG: P 181611Z NOV 08"),
    ("P 181611Z NOV 08\nFM AMEMBASSY", "P 181611Z NOV 08 FM AMEMBASSY"),
    ("FM AMEMBASSY LISBON", "FM\nAMEMBASSY LISBON"),
    ("NSC WASHDC", "NSC WASHDC\nhttps://example.org/cables/08LISBON741.html"),
    ("AGAIN\nREF:", "AGAIN REF:"),
    ("SUBJECT: THE HARBOR DUES RISE AGAIN\n", "SUBJECT : THE HARBOR DUES RISE AGAIN "),
    ("E.O. 12958: N/A\n", "E.O. 12958: N/A\n---------------\n"),
  ]

  @Test(arguments: Self.spellings)
  func `Another spelling of a line changes no field`(of line: String, as other: String) throws {
    let changed = Self.text.replacing(line, with: other)
    try #require(changed != Self.text)
    let all = Set(fields(try read(changed)))
    #expect(Set(try whole()).subtracting(all).isEmpty)
  }

  @Test func `SECTION 01/04 is a section, and the post after it is read`() {
    let cable = Telegram.with("TAGS: PREL", line: "UNCLAS SECTION 01/04 ASTANA 001327")
    #expect(cable.section?.value == SectionMark(number: 1, count: 4))
    #expect(cable.number?.value == 1327)
  }

  @Test(arguments: ["(U)", "(SBU)", "1.", "ZCZC", "(U) From the files of the club."])
  func `A line above the cable that could begin a text begins none`(above: String) throws {
    #expect(try fields(read("\(above)\n\n\(Self.text)")) == whole())
    let bare = Self.lines[10...].joined(separator: "\n")
    #expect(try read("\(above)\n\(bare)").tags.map(\.value) == ["ECON", "EFIS", "PO"])
  }

  @Test(arguments: [
    "2010-12-01", "Share this:\nBack to top", "2/5", "(c) 2011 by the club", "</pre>",
    "NNNN\n\n(c) 2011",
    "Sent from my phone",
    "Printed from example.org\n3 December 2010", "cc: EUR/WE",
  ])
  func `What a site or a printer adds below a name is no text`(below: String) throws {
    #expect(try fields(read(Self.text + below + "\n")) == whole())
    #expect(
      try fields(read(Self.text.replacing("FERRO", with: "Ferro") + "\n" + below)).last
        == "signature [\"Ferro\"]")
  }

  @Test(arguments: ["> ", "> > ", ">"])
  func `A quoted cable is read from its first line on`(sign: String) throws {
    let quoted = Self.lines.map { sign + $0 }.joined(separator: "\n")
    let cable = try read(quoted)
    #expect(try fields(cable) == whole())
    #expect(cable.transmissionID?.value == "VZCZCXRO2201")
  }

  @Test func `A text whose lines end with a tag of a page is a page`() throws {
    #expect(try fields(read(Self.text.replacing("\n", with: "<br />\n"))) == whole())
  }

  @Test(arguments: [" ", "  ", "\u{A0}", "\u{A0} "])
  func `A notice is one whatever blanks are between its words`(blank: String) throws {
    let notice =
      "This record is a partial extract of the original cable. "
      + "The full text of the original cable is not available."
    let cable = try read(notice.replacing(" ", with: blank) + "\n" + Self.text)
    #expect(cable.isPartial)
    #expect(cable.passing.isEmpty)
  }

  @Test func `A cable whose blanks are all those of a word processor is one`() throws {
    let text = "TAGS : ECON PO\nSUBJECT : DUES\n\n1. (U) The port raised its dues."
    let cable = try read(text.replacing(" ", with: "\u{A0}"))
    #expect(cable.tags.map(\.value) == ["ECON", "PO"])
    #expect(cable.subject?.value == "DUES")
  }

  @Test(arguments: [
    "Post asked the Ministry of Fisheries about the dues on Monday.",
    "1) Summary. The Ministry of Fisheries told Econoff in May 2008 that dues rise.",
    "(1) On May 18 the Minister of Fisheries saw Econoff about 12 ships.",
  ])
  func `A sentence right below the references is the text`(sentence: String) {
    let cable = Telegram.with(
      "TAGS: PREL\nSUBJECT: DUES\nREF: ASTANA 1300\n\(sentence)\nThe talks go on.",
      body: "2. (U) So.")
    #expect(cable.references.map(\.text) == ["ASTANA 1300"])
    #expect(cable.paragraphs.first?.text.contains("Fisheries") == true)
  }

  @Test func `A reference that reads as a sentence stays one`() {
    let cable = Telegram.with(
      "TAGS: PREL\nSUBJECT: DUES\nREF: A. ASTANA 1300\nB. Email from Smith to Jones dated May 5, 2009"
    )
    #expect(cable.references.count == 2)
  }

  @Test func `A sentence right below a subject in capitals is the text`() {
    let cable = Telegram.with(
      "TAGS: PREL\nSUBJECT: THE HARBOR DUES\nOn Monday the port of Lisbon raised its dues by a third.\nShips wait.",
      body: "2. (U) So.")
    #expect(cable.subject?.value == "THE HARBOR DUES")
  }
}
