import Testing

@testable import CableCore

/// Text that once disappeared, cables that did not exist, and addressees that nobody wrote to.
@Suite struct VanishingTests {
  /// A cable whose fields are a text of their own.
  private func cable(_ fields: String) -> Cable {
    Telegram.parse("\(Telegram.header)\nCONFIDENTIAL ASTANA 001327\n\n\(fields)\n")
  }

  @Test(
    "The text may begin on the line of the last label",
    arguments: [
      (
        "Classified By: DCM Ann Borg for reasons 1.4 (b) and (d). (C) Poloff gave the points on May 2.",
        nil, "C", "Poloff gave the points"
      ),
      (
        "Classified By: DCM Ann Borg, reasons 1.4 (b)\nand (d). (C) Poloff gave the points on May 2.",
        nil, "C", "Poloff gave the points"
      ),
      (
        "CLASSIFIED BY: ANN BORG, DCM. REASON: 1.4 (B), (D)  1. (C) SUMMARY: THE QUARRY MAY CLOSE.",
        "1", "C", "SUMMARY: THE QUARRY"
      ),
      (
        "REF: STATE 41212 (SBU) Poloff delivered the message to the ferry office.", nil, "SBU",
        "Poloff"
      ),
      (
        "REF: A. STATE 1 B. ROME 2 3. (C) The ferry office gave no answer to it.", "3", "C",
        "The ferry"
      ),
      (
        "REF: STATE 41212\n B. ROME 12 (C) Poloff saw the owner of the quarry today.", nil, "C",
        "Poloff"
      ),
      (
        "SUBJECT: FERRIES (C) Poloff met the director and asked for the figures.", nil, "C",
        "Poloff met"
      ),
      ("SUBJECT: FERRIES 1. (U) The ferries run.", "1", "U", "The ferries run."),
      (
        "REF: OSLO 61, BERN 17. (S) Poloff delivered the message to the ferry office.", nil, "S",
        "Poloff"
      ),
      (
        "Classified By: DCM Ann Borg, reasons 1.4 (b) and (d).(C) Poloff gave the points on May 2.",
        nil, "C", "Poloff gave"
      ),
      (
        "Classified By: DCM Ann Borg, reasons 1.4 (b) and (d)1. (C) Poloff gave the points on May 2.",
        "1", "C", "Poloff gave"
      ),
      (
        "DECLASSIFY ON: 2019/05/21 (C) The owner said that he would rather sell.", nil, "C",
        "The owner"
      ),
    ] as [(String, String?, String, String)])
  func textOnLabelLine(fields: String, label: String?, mark: String, text: String) throws {
    let cable = cable("TAGS: PREL, KZ\n\(fields.hasPrefix("SUBJ") ? "" : "SUBJECT: X\n")\(fields)")
    let first = try #require(cable.paragraphs.first)
    #expect(first.label == label)
    #expect(first.mark?.mark == mark)
    #expect(first.text.hasPrefix(text))
    #expect(Laws.broken(by: cable) == [])
  }

  @Test(
    "Brackets among reasons and references begin no text",
    arguments: [
      "Classified By: DCM Ann Borg, reasons 1.4 (B) AND (C).",
      "Classified By: DCM Ann Borg, reason 1.4 (C) and others",
      "REF: (A) STATE 41212 (B) ROME 12 (C) PARIS 7",
      "REF: (A) STATE 41212 (B) ROME 12\n(C) SAO PAULO 30",
      "SUBJECT: (C) THE FERRIES OF THE NORTH ARE LATE.",
    ])
  func noText(fields: String) {
    let cable = cable("TAGS: PREL\n\(fields)\n\n1. (C) Text.")
    #expect(cable.paragraphs.map(\.text) == ["Text."])
  }

  @Test("Further paragraphs of the line are paragraphs of their own")
  func furtherParagraphs() {
    let cable = cable(
      "SUBJECT: X\nCLASSIFIED BY: Ann Borg, CDA. REASON: 1.4 (b)  1. (C) Summary: one. End summary.  "
        + "2. (C) The owner spoke. 3. (U) Comment: in 2. (C) he did not.\nHOAGLAND")
    #expect(cable.paragraphs.map(\.label) == ["1", "2", "3"])
    #expect(cable.classifiedBy.map(\.value) == ["Ann Borg"])
    #expect(cable.signature.map(\.value) == ["HOAGLAND"])
  }

  @Test(
    "A text of more than a hundred bytes that nothing marks is the body, with a finding",
    arguments: [
      "REF: STATE 5\nTHE PORT DIRECTOR CALLED THIS MORNING AND SAID THAT DUES WOULD RISE IN THE AUTUMN.\n"
        + "HE GAVE NO REASON FOR IT AND DID NOT STAY FOR THE QUESTIONS OF THE SHIPPERS.",
      "REF: STATE 5. The director of the port called this morning and said that all dues would rise in "
        + "the autumn, for which he gave no reason.",
      "Classified By: Ann Borg, reasons 1.4 (b). The director of the port called this morning and said "
        + "that all dues would rise in the autumn, for which he gave no reason.",
      "SUBJECT: DUES\nTHE PORT DIRECTOR CALLED THIS MORNING AND SAID THAT DUES WOULD RISE IN THE AUTUMN.\n"
        + "HE GAVE NO REASON FOR IT AND DID NOT STAY FOR THE QUESTIONS OF THE SHIPPERS.",
    ])
  func unmarkedText(fields: String) throws {
    let cable = cable("TAGS: EWWT\n\(fields.hasPrefix("SUBJ") ? "" : "SUBJECT: DUES\n")\(fields)")
    let text = try #require(cable.paragraphs.first).text.uppercased()
    #expect(text.contains("DIRECTOR") && text.contains("NO REASON"))
    #expect(cable.subject?.value == "DUES")
    if fields.hasPrefix("Cl") || !fields.contains("5.") {
      #expect(cable.diagnostics.contains { $0.code == .bodyGuessed })
    }
    #expect(Laws.broken(by: cable) == [])
  }

  @Test(
    "A text in the field of the last label is the body, though a name is below it",
    arguments: [
      ("REF: STATE 5 ", ["09STATE5"], []), ("REF: STATE 5. ", ["09STATE5"], []),
      ("REF: STATE 5\n", ["09STATE5"], []),
      ("Classified By: Ann Borg, reasons 1.4 (b), (c). ", [], ["Ann Borg"]),
    ] as [(String, [String], [String])])
  func textAboveAName(label: String, references: [String], names: [String]) throws {
    let text =
      "The director of the port called this morning and said that all dues would rise in the autumn, "
      + "for which he gave no reason."
    let cable = cable("TAGS: EWWT\nSUBJECT: DUES\n\n\(label)\(text)\n\nHOAGLAND")
    #expect(cable.paragraphs.map(\.text) == [text])
    #expect(cable.references.compactMap { $0.id?.description } == references)
    #expect(cable.classifiedBy.map(\.value) == names)
    #expect(cable.signature.map(\.value) == ["HOAGLAND"])
    #expect(Laws.broken(by: cable) == [])
  }

  @Test(
    "An office after a post, or alone, is what a line passes the cable on to",
    arguments: ["FOR EUR/WE", "PARIS FOR USOECD", "GENEVA FOR RMA", "NEW DELHI FOR SCA/FO"])
  func offices(line: String) {
    let cable = Telegram.with("TAGS: PREL\nSUBJECT: X\n\(line)\nREF: STATE 5")
    #expect(cable.subject?.value == "X")
    #expect(cable.distribution.map(\.value) == [line])
    let title = Telegram.with(
      "TAGS: PREL\nSUBJECT: MINISTER FLIES TO\nROME FOR TALKS\nREF: STATE 5")
    #expect(title.subject?.value == "MINISTER FLIES TO ROME FOR TALKS")
  }

  @Test(
    "A line that passes the cable on does so wherever it is",
    arguments: [
      "TAGS: PREL\nDEPT FOR EUR/WE\nSUBJECT: X\nREF: STATE 5",
      "TAGS: PREL\nSUBJECT: X\nDEPT FOR EUR/WE\nREF: STATE 5",
      "TAGS: PREL\nSUBJECT: X\n\nDEPT FOR EUR/WE\n\nREF: STATE 5",
      "TAGS: PREL\nSUBJECT: X\n\nREF: STATE 5\n\nDEPT FOR EUR/WE",
      "TAGS: PREL\nSUBJECT: X\nREF: STATE 5\nClassified By: Ann Borg, reason 1.4 (b)\nDEPT FOR EUR/WE",
      "E.O. 12958: DECL: 08/04/2019\nDEPT FOR EUR/WE\nTAGS: PREL\nSUBJECT: X\nREF: STATE 5",
    ])
  func passingLines(fields: String) {
    let cable = Telegram.with(fields, line: "CONFIDENTIAL ASTANA 001327", body: "1. (C) Text.")
    #expect(cable.distribution.map(\.value) == ["DEPT FOR EUR/WE"])
    #expect(cable.subject?.value == "X")
    #expect(cable.tags.map(\.value) == ["PREL"])
    #expect(cable.references.compactMap { $0.id?.description } == ["09STATE5"])
    #expect(cable.paragraphs.map(\.text) == ["Text."])
  }

  @Test("A line that no field takes is kept as it is printed")
  func keptLines() {
    let cable = Telegram.parse(
      "ORIGIN EUR-12\nINFO OCT-01 /023 W\nDRAFTED BY EUR: A. BORG\n------------------ 123950\n"
        + "O 041111Z AUG 09\nFM AMEMBASSY ASTANA\nTO SECSTATE WASHDC\nUNCLAS ASTANA 1327\n"
        + "TAGS: PREL\nWITH MAPS\nSUBJECT: X\nDERIVED FROM: MULTIPLE SOURCES\n\n1. (U) Text.")
    #expect(
      cable.passing.map(\.value) == [
        "ORIGIN EUR-12", "INFO OCT-01 /023 W", "DRAFTED BY EUR: A. BORG",
        "------------------ 123950",
        "WITH MAPS", "DERIVED FROM: MULTIPLE SOURCES",
      ])
  }

  @Test("Words of prose that look like labels or a header stay prose")
  func prose() {
    let sentence = "Subject of the dues was raised by the minister, who asked for my view."
    let cable = Telegram.parse("The minister was brief.\n\n\(sentence)\n\nWe separated friends.\n")
    #expect(cable.subject == nil)
    #expect(cable.paragraphs.contains { $0.text == sentence })
    let late = Telegram.parse(
      "R 041119Z MAR 58\nFM AMEMBASSY ROME TO SECSTATE WASHDC 3471\n"
        + "The port director called this morning and said that dues would rise.\nHe gave no reason."
    )
    #expect(late.from?.value == "AMEMBASSY ROME")
    #expect(late.to.map(\.name) == ["SECSTATE WASHDC"])
    #expect(late.paragraphs.map(\.text).joined(separator: " ").contains("He gave no reason."))
  }

  @Test(
    "Links are unwrapped in a text that is Markdown by its form, and nowhere else",
    arguments: [
      ("TAGS: PREL\nSUBJECT: X", "The [sum](1,000 dollars) was paid.", false),
      ("TAGS: PREL\nSUBJECT: X", "See [the site](http://example.org/a) of the port.", false),
      (
        "TAGS: PREL\nSUBJECT: X",
        "The port is full.\nReferring to [the sum](1,000 dollars), he left.", false
      ),
      (
        "TAGS: PREL\nSUBJECT: X",
        "The port is full.\nReference was made to [the sum](1,000 dollars).", false
      ),
      ("**TAGS:** [PREL](http://example.org/PREL)\nSUBJECT: X", "See the site of the port.", true),
      ("TAGS: [PREL](#)\nSUBJECT: X", "See the site of the port.", true),
      ("TAGS: [PREL](http://example.org/PREL)\nSUBJECT: X", "See the site of the port.", true),
    ])
  func links(fields: String, text: String, isMarkdown: Bool) throws {
    let file =
      "\(Telegram.header)\nUNCLAS ASTANA 001327\n\n\(fields)\n\n1. (U) \(text)\n"
      + (isMarkdown ? "\n2. (U) The [sum](1,000 dollars) and [a link](http://example.org).\n" : "")
    let source = try #require(Container.read(Array(file.utf8), fileName: "a.txt").cables.first)
    #expect(source.format == (isMarkdown ? .markdown : .text))
    let cable = Cable(parsing: source)
    #expect(cable.tags.map(\.value) == ["PREL"])
    #expect(cable.paragraphs.first?.text == text.replacing("\n", with: " "))
    if isMarkdown { #expect(cable.paragraphs.last?.text == "The [sum](1,000 dollars) and a link.") }
  }

  @Test(
    "Points of a list and bold labels are Markdown's, and the paragraphs the cable's",
    arguments: ["- **", "* **", "+ **", "> **", "**"])
  func pointsOfMarkdown(sign: String) throws {
    let end = sign.hasSuffix("**") ? "**" : ""
    let file =
      "# Cable\n\n**UNCLAS ASTANA 001327**\n\n**TAGS:** PREL\n\n**SUBJECT:** FERRIES\n\n"
      + "\(sign)5. (U)\(end) The office paid.\n\n\(sign)6. (C)\(end) It was late.\n"
    let source = try #require(Container.read(Array(file.utf8), fileName: "a.md").cables.first)
    let cable = Cable(parsing: source)
    #expect(cable.subject?.value == "FERRIES")
    #expect(cable.tags.map(\.value) == ["PREL"])
    #expect(cable.paragraphs.map(\.label) == ["5", "6"])
    #expect(cable.paragraphs.map { $0.mark?.mark } == ["U", "C"])
    #expect(cable.paragraphs.map(\.text) == ["The office paid.", "It was late."])
  }

  // MARK: Copies and rows

  static let fields = "SIPDIS\n\nE.O. 12958: N/A\nTAGS: ECON EWWT KZ\n"
  static let text =
    "UNCLAS ASTANA 001327\n\n\(fields)SUBJECT: DUES RAISED\n\nREF: A. ASTANA 300\n     B. 08 ROME 1442\n\n"
    + "1. (U) Dues rise by a tenth in June.\n\n2. (U) Comment: small ports will complain.\n\nHOAGLAND\n"

  @Test(
    "The last whole copy is the cable; a preview and a publisher's list above it are furniture",
    arguments: [
      "16331\n\n2009-08-04\n\n09ASTANA1327\n\nEmbassy Astana\n\nUNCLASSIFIED\n\n08ROME1442|09ASTANA300\n\n",
      "92463,8/4/2009 17:19,09ASTANA1327,\"Embassy Astana\",UNCLASSIFIED,,\n",
      "id: 16331\ndate: 8/4/2009 17:19\nrefid: 09ASTANA1327\n\n",
      "Key: 09ASTANA1327\nClass: UNCLASSIFIED\nDate: 8/4/2009\n\n", "MISC:\nDESTINATION:\n\n",
      "> 04.08.2009 01:32 09ASTANA1327\n\n", "",
      "\"16331\",\"8/4/2009 17:19\",\"09ASTANA1327\",\"Embassy Astana\",\"UNCLASSIFIED\",\"\",\"",
      "16331\t2009-08-04 17:19:00\t09ASTANA1327\tEmbassy Astana\tUNCLASSIFIED\t\t",
    ])
  func previews(list: String) {
    for preview in [
      "UNCLAS ASTANA 001327\n\n\(Self.fields)SUBJECT: DUES RAI...\n\n",
      "UNCLAS ASTANA 001327\n\n\(Self.fields)SUBJECT: DUES RAISED\n\nREF: A. ASTANA 300\nB. SECSTATE 1...\n\n",
      "UNCLAS ASTANA 001327\n\n\(Self.fields)SUBJECT: DUES RAISED\n\n1. (U) Dues rise by...\n\n",
    ] {
      let cable = Telegram.parse("\(Telegram.header)\n\(preview)\(list)\(Self.text)")
      #expect(cable.subject?.value == "DUES RAISED")
      #expect(cable.references.compactMap { $0.id?.description } == ["09ASTANA300", "08ROME1442"])
      #expect(cable.paragraphs.map(\.label) == ["1", "2"])
      #expect(cable.to.map(\.name) == ["SECSTATE WASHDC"])
      #expect(cable.info.map(\.name) == ["AMEMBASSY BEIJING"])
      #expect(cable.diagnostics.contains { $0.code == .earlierCopy })
      #expect(Laws.broken(by: cable) == [])
    }
  }

  @Test(
    "A header that is repeated in the text, in lines or in a row of a table, is one cable",
    arguments: [
      "50972\n2009-08-04 12:12:00\n09ASTANA1327\nEmbassy Astana\nUNCLASSIFIED\n\(Telegram.header)",
      "50972\n2009-08-04 12:12:00\n\(Telegram.header)TAGS: ECON EWWT KZ\n",
      "2009-08-04 12:12:00\t09ASTANA1327\tEmbassy Astana\tUNCLASSIFIED\t\t\(Telegram.header.dropLast())\t",
    ])
  func repeatedHeaders(list: String) throws {
    let file = Telegram.header + "\n" + list + Self.text
    let sources = Container.read(Array(file.utf8), fileName: "09ASTANA1327.txt").cables
    #expect(sources.count == 1)
    let cable = Cable(parsing: try #require(sources.first))
    #expect(cable.subject?.value == "DUES RAISED")
    #expect(cable.tags.map(\.value) == ["ECON", "EWWT", "KZ"])
    #expect(cable.number?.value == 1327)
    #expect(cable.info.map(\.name) == ["AMEMBASSY BEIJING"])
    #expect(cable.paragraphs.map(\.label) == ["1", "2"])
    #expect(Laws.broken(by: cable) == [])
  }

  @Test("Two whole transmissions and a cable that quotes another stay what they are")
  func noCopies() {
    let other = Self.text.replacing("tenth", with: "fifth")
    let two = "\(Telegram.header)\n\(Self.text)\n\(Telegram.header)\n\(other)"
    #expect(Container.read(Array(two.utf8), fileName: "a.txt").cables.count == 2)
    let twice = "\(Telegram.header)\(Self.text)\n\n\(Telegram.header)\n\(Self.text)"
    #expect(Container.read(Array(twice.utf8), fileName: "a.txt").cables.count == 1)
    let quoting = Telegram.with(
      "TAGS: ECON\nSUBJECT: A REPEAT",
      body:
        "1. (U) We repeat Rome's cable:\n\nUNCLAS ROME 000012\n\nTAGS: PREL\nSUBJECT: Y\n\n1. (U) Ici."
    )
    #expect(quoting.subject?.value == "A REPEAT")
    #expect(quoting.paragraphs.first?.text == "We repeat Rome's cable:")
  }

  // MARK: Addressees

  @Test(
    "Text between the header and the classification line is no addressee",
    arguments: [
      "Thursday, 21 May 2009, 12:12", "Cable dated:2009-05-21T12:12:00", "BT", "BT\nUNCLASSIFIED",
      "PAGE 02        ASTANA  01327  041111Z", "21 May 2009", "May 21, 2009", "21.05.2009",
      "header:", "SOURCE: A SITE", "CLASSIFICATION: UNCLASSIFIED", "#cables",
      "Date: 2009-05-21 12:12", "2009-05-21 12:12:00", "21/05/2009 12:12", "XMT: AMEMBASSY PARIS",
    ])
  func noAddressee(line: String) {
    for end in ["\n", "\n\n"] {
      let cable = Telegram.parse(
        "\(Telegram.header.dropLast())\n\(line)\(end)UNCLAS ASTANA 001327\nTAGS: PREL\nSUBJECT: X\n"
      )
      #expect(cable.info.map(\.name) == ["AMEMBASSY BEIJING"])
      #expect(cable.number?.value == 1327)
      #expect(Laws.broken(by: cable) == [])
    }
  }

  @Test(
    "A stamp glued to the classification line, and captions glued to a passing line, are split")
  func gluedStamp() {
    let cable = Telegram.parse(
      Telegram.header
        + "\nCable dated:2009-05-21T12:12:00UNCLAS SECTION 01 of 02 ASTANA 001327SENSITIVE SIPDISDEPT FOR "
        + "EUR/WE, EEB/ESCE.O. 12958: N/ATAGS: ECON EWWT KZ\n\n1. (U) Text.\n")
    #expect(cable.captions.map(\.value) == ["SENSITIVE", "SIPDIS"])
    #expect(cable.section?.value == SectionMark(number: 1, count: 2))
    #expect(cable.distribution.map(\.value) == ["DEPT FOR EUR/WE, EEB/ESC"])
    #expect(cable.passing.map(\.value) == ["Cable dated:2009-05-21T12:12:00"])
  }

  @Test("The addressees of a page end with its header, whatever the text begins with")
  func headerOfPage() throws {
    let page = ContainerTests.page.replacing(
      "UNCLAS SECTION", with: "DEPT OF COMMERCE FOR ITA\nUNCLAS SECTION")
    let source = try #require(Container.read(Array(page.utf8), fileName: "a.html").cables.first)
    let plain = try #require(
      Container.read(Array(ContainerTests.page.utf8), fileName: "a.html").cables.first)
    #expect(source.headerEnd != nil)
    #expect(Cable(parsing: source).info == Cable(parsing: plain).info)
  }

  @Test("Exempt members are after a blank or a slash")
  func exemptMembers() {
    for line in ["XMT AMCONSUL ALMATY", "XMT/AMCONSUL ALMATY"] {
      let cable = Telegram.parse(
        "\(Telegram.header.dropLast())\n\(line)\n\nUNCLAS ASTANA 001327\nTAGS: PREL\nSUBJECT: X\n")
      #expect(cable.info.map(\.name) == ["AMEMBASSY BEIJING"])
      #expect(cable.info.first?.exempt == ["AMCONSUL ALMATY"])
    }
  }

  @Test("The labels of a relay's mail head are fields only until the telegram's own lines follow")
  func relayHeads() {
    let head =
      "From: Post Relay\nSent: Thursday, May 21, 2009 12:33 PM\nTo: Astana Desk\n"
      + "Subject: ASTANA 00001327 P UN 04-AUG-09 DUES\nRAISED [84669]\n\nUNCLASSIFIED\n\n"
    for rest in [Telegram.header + "\n" + Self.text, Self.text] {
      let cable = Telegram.parse(head + rest)
      #expect(cable.subject?.value == "DUES RAISED")
      #expect(cable.number?.value == 1327)
      #expect(cable.passing.first?.value == "From: Post Relay")
      #expect(cable.passing.count >= 5)
      #expect(Laws.broken(by: cable) == [])
    }
  }

  @Test(
    "Text around the records of a file is named, by its place",
    arguments: [
      (
        "<cables>\n", "<cable id=\"%\"><text>@</text></cable>\n", "</cables>\n", "MARKER KEPT",
        "MARKER KEPT"
      ),
      (
        "<!-- made by hand -->\n<cables>\n", "<cable id=\"%\"><text>@</text></cable>\n",
        "</cables><!-- the end -->\n", "<note>MARKER KEPT</note>\n<![CDATA[so]]>",
        "MARKER KEPT</note>\n<![CDATA[so"
      ),
      ("[\n", "{\"id\": \"%\", \"body\": \"@\"},\n", "null]\n", "MARKER KEPT true", "MARKER KEPT"),
      ("cables:\n", "  - id: %\n    body: \"@\"\n", "", "MARKER KEPT\n", "MARKER KEPT"),
    ])
  func around(head: String, record: String, foot: String, marker: String, kept: String) {
    let text = "UNCLAS LISBON 000411\\n\\nTAGS: PREL\\nSUBJECT: CORK\\n\\n1. (U) It rained.\\n"
    let lined = head.hasPrefix("<") ? text.replacing("\\n", with: "\n") : text
    let records = ["08LISBON411", "08LISBON412"].map {
      record.replacing("%", with: $0).replacing("@", with: lined)
    }
    func named(_ file: String) -> [String] {
      let bytes = Array(file.utf8)
      let found = Container.read(bytes, fileName: "x")
      #expect(found.cables.count == 2)
      return found.passed.map { bytes.string($0.fileRange) }
    }
    #expect(named(head + records.joined() + foot) == [])
    #expect(named(head + records.joined() + foot + marker) == [kept])
    if head.hasPrefix("<") || head == "[\n" {
      #expect(named(head + records[0] + marker + records[1] + foot) == [kept])
    }
  }
}
