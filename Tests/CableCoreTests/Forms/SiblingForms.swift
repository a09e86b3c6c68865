import Testing

@testable import CableCore

/// Forms next to those that were known: the same fault in another place, or by another sign.
@Suite struct SiblingForms {
  private static let fields = "E.O. 12958: N/A\nTAGS: PREL, KZ\nSUBJECT: RAIN\nREF: OSLO 12"

  private static func text(
    from: String = "AMEMBASSY ASTANA", subject: String = "RAIN", signature: String = "BORG"
  ) -> String {
    Telegram.header.replacing("AMEMBASSY ASTANA", with: from)
      + "\nUNCLAS ASTANA 001327\n\nSIPDIS\n\n"
      + fields.replacing("SUBJECT: RAIN", with: "SUBJECT: \(subject)")
      + "\n\n1. (U) Rain fell.\n\n2. (U) It is late.\n\n\(signature)\n"
  }

  private static func cables(_ text: String, named name: String = "09ASTANA1327.txt") -> [Cable] {
    Container.read(Array(text.utf8), fileName: name).cables.map(Cable.init(parsing:))
  }

  // MARK: Signs of no width

  @Test(
    "A sign of no width within a name, a label or a number is not part of it",
    arguments: ["\u{AD}", "\u{200B}", "\u{200C}", "\u{200D}", "\u{200E}", "\u{2060}", "\u{FEFF}"])
  func widthless(sign: String) throws {
    let plain = Telegram.parse(Self.text())
    let above = try #require(Self.text().firstRange(of: "1. (U)")).lowerBound
    for every in [2, 3, 7] {
      var torn = ""
      let text = Array(Self.text()[..<above].unicodeScalars)
      for (place, letter) in text.enumerated() {
        torn.unicodeScalars.append(letter)
        // A soft hyphen at a line's end is a hyphen.
        let endsLine = place + 1 < text.count && text[place + 1] == "\n"
        if place % every == 0, letter != "\n", !endsLine { torn += sign }
      }
      let cable = Telegram.parse(torn + Self.text()[above...])
      #expect(cable.from?.value == "AMEMBASSY ASTANA" && cable.sent?.value == plain.sent?.value)
      #expect(cable.to.map(\.name) == plain.to.map(\.name))
      #expect(cable.info.map(\.name) == ["AMEMBASSY BEIJING"])
      #expect(cable.captions.map(\.value) == ["SIPDIS"])
      #expect(cable.tags.map(\.value) == ["PREL", "KZ"] && cable.subject?.value == "RAIN")
      #expect(cable.references.map { $0.id?.description } == ["09OSLO12"])
      #expect(cable.paragraphs.map(\.text) == plain.paragraphs.map(\.text))
      #expect(cable.signature.map(\.value) == ["BORG"])
      #expect(Laws.broken(by: cable) == [])
      #expect(cable.diagnostics.filter { $0.code == .wideBlanks }.count == 1)
      #expect(cable.diagnostics.filter { $0.code == .hiddenCharacters }.count == 1)
      // What is printed is what the text has, from its first letter to its last.
      let printed = cable.subject.map { cable.printed($0.range) } ?? ""
      #expect(String(printed.unicodeScalars.filter { $0.isASCII }) == "RAIN")
    }
  }

  @Test("The same sign stays beside letters of other scripts, and within the text of the source")
  func otherScripts() {
    let text = Self.text(subject: "\u{0645}\u{06CC}\u{200C}\u{0634}\u{0648}\u{062F}")
    let cable = Telegram.parse(text)
    #expect(cable.subject?.value == "\u{0645}\u{06CC}\u{200C}\u{0634}\u{0648}\u{062F}")
    let torn = Self.text(subject: "RA\u{200B}IN")
    #expect(Telegram.parse(torn).source.bytes == Array(torn.utf8))
    #expect(Cable(fieldsOf: SourceText(bytes: Array(torn.utf8))).subject?.value == "RAIN")
  }

  @Test("A sign of no width within the prose stays, so that the screen makes it visible")
  func widthlessProse() {
    for subject in ["RAIN", "RA\u{AD}IN"] {
      let text = Self.text(subject: subject).replacing("fell", with: "fe\u{200B}ll")
      let cable = Telegram.parse(text)
      #expect(cable.subject?.value == "RAIN")
      #expect(cable.paragraphs.map(\.text) == ["Rain fe\u{200B}ll.", "It is late."])
      #expect(cable.diagnostics.contains { $0.code == .hiddenCharacters })
      #expect(Laws.broken(by: cable) == [])
    }
  }

  @Test("Full-width signs are read as plain ones above the text and where a paragraph begins")
  func fullWidth() throws {
    let plain = Telegram.parse(Self.text())
    let body = try #require(Self.text().firstRange(of: "1. (U)")).lowerBound
    let header = try #require(Self.text().firstRange(of: "TAGS")).lowerBound
    func wide(_ text: Substring) -> String {
      String(
        String.UnicodeScalarView(
          text.unicodeScalars.map { sign in
            (0x21...0x7E).contains(sign.value)
              ? Unicode.Scalar(sign.value + 0xFEE0) ?? sign : sign
          }))
    }
    let marks = String(Self.text()[body...]).replacing("1. (U)", with: wide("1.") + wide("(U)"))
      .replacing("2. (U)", with: "2. " + wide("(") + "U" + wide(")"))
    for fields in [
      wide(Self.text()[header..<body]),
      String(Self.text()[header..<body]).replacing(":", with: "\u{FF1A}"),
    ] {
      let cable = Telegram.parse(String(Self.text()[..<header]) + fields + marks)
      #expect(cable.tags.map(\.value) == ["PREL", "KZ"] && cable.subject?.value == "RAIN")
      #expect(cable.references.map { $0.id?.description } == ["09OSLO12"])
      #expect(cable.paragraphs.map(\.label) == ["1", "2"])
      #expect(cable.paragraphs.map { $0.mark?.mark } == ["U", "U"])
      #expect(cable.paragraphs.map(\.text) == plain.paragraphs.map(\.text))
      #expect(cable.signature.map(\.value) == ["BORG"])
      #expect(Laws.broken(by: cable) == [])
      #expect(cable.diagnostics.filter { $0.code == .wideBlanks }.count == 1)
      // The whole of each sign is in the source's range.
      let printed = cable.subject.map { cable.printed($0.range) } ?? ""
      #expect(printed == "RAIN" || printed == wide("RAIN"))
    }
  }

  @Test("Full-width signs in the prose and beside letters of East Asia stay as they are")
  func fullWidthProse() {
    let text = Self.text().replacing(
      "Rain fell.", with: "Rain \u{FF08}\u{96E8}\u{FF09} fell \u{FF1A} all.")
    let cable = Telegram.parse(text)
    #expect(cable.paragraphs.first?.text == "Rain \u{FF08}\u{96E8}\u{FF09} fell \u{FF1A} all.")
    #expect(!cable.diagnostics.contains { $0.code == .wideBlanks })
  }

  // MARK: Pages

  private static let page =
    "<html><body><h3>Viewing cable 09ASTANA1327, RAIN</h3><table class='cable'><tr><td>"
    + "09ASTANA1327</td></tr></table>\n<code><pre>\(Telegram.header)</pre></code>\n<code><pre>"
    + "UNCLAS ASTANA 001327\n\n\(fields)\n\n1. (U) Rain fell.\n\n2. (U) It is late.\n\nBORG\n"
    + "</pre></code></body></html>"

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }

  private static func numbered(_ text: String, by sign: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
      .map { "\($0 + 1)\(sign)\($1)" }.joined(separator: "\n")
  }

  @Test(
    "The source of a page is that page, with numbers before its lines and with its tags as text",
    arguments: [
      escaped(page), "<html><body><pre>\(escaped(page))</pre></body></html>",
      "<html><body><pre id='line1'>"
        + escaped(page).replacing("\n", with: "\n<span id='line2'></span>")
        + "</pre></body></html>",
      "<html><body><table>"
        + page.split(separator: "\n", omittingEmptySubsequences: false).map {
          "<tr><td value='1'></td><td class='line-content'>\(escaped(String($0)))</td></tr>"
        }.joined() + "</table></body></html>",
      numbered(page, by: "\t"), numbered(page, by: "  "),
    ])
  func pageSource(file: String) {
    let cables = Self.cables(file, named: "09ASTANA1327.html")
    #expect(cables.count == 1)
    #expect(cables.first?.from?.value == "AMEMBASSY ASTANA")
    #expect(cables.first?.info.map(\.name) == ["AMEMBASSY BEIJING"])
    #expect(cables.first?.subject?.value == "RAIN")
    #expect(cables.first?.paragraphs.map(\.text) == ["Rain fell.", "It is late."])
    #expect(cables.first?.signature.map(\.value) == ["BORG"])
  }

  @Test("A telegram without line ends is split at numbers that do not follow one another")
  func jumpingNumbers() {
    let cable = Self.cables(
      "UNCLAS ASTANA 1327 E.O. 11652: N/A TAGS: PFOR, TECH SUBJECT: RAIN REF: OSLO 12 "
        + "1. RAIN FELL IN CASE NO. 4. THE LAKE ROSE BY 3 METERS. 4. IT IS LATE. 5. SNOW FELL. BORG"
    ).first
    #expect(cable?.paragraphs.map(\.label) == ["1", "4", "5"])
    #expect(cable?.signature.map(\.value) == ["BORG"])
  }

  @Test("A number alone between blank lines within a sentence is a page's")
  func pageNumber() {
    let cable = Telegram.with(
      "TAGS: PREL\nSUBJECT: RAIN",
      body: "1. (U) The guild asks for a dam above the lake and\n\n2\n\nfor a boat.\n\n2. (U) Late."
    )
    #expect(
      cable.paragraphs.map(\.text) == [
        "The guild asks for a dam above the lake and for a boat.", "Late.",
      ])
    let table = Telegram.with(
      "TAGS: PREL\nSUBJECT: RAIN",
      body: "1. (U) So many boats were counted on the lake:\n\n2\n\nLate.")
    #expect(table.paragraphs.contains { $0.text.contains("2") })
  }

  // MARK: Copies

  @Test(
    "A preview that is cut above the cable's header is no cable of its own, whatever list is between",
    arguments: [
      "", "id: 18344\ndate: 8/4/2009 11:11\nrefid: 09ASTANA1327\nheader:\n",
      "Key: 09ASTANA1327\nClass: UNCLASSIFIED\nDate: 2009-08-04\n\n",
      "MISC:\nDESTINATION: 09OSLO12\n\n",
      "Cable dated:2009-08-04T11:11:00\n", "Tuesday, 04 August 2009, 11:11\n",
    ])
  func preview(list: String) {
    let cables = Self.cables(
      "UNCLAS ASTANA 001327\n\nE.O. 12958: N/A\nTAGS: PREL\nSUBJECT: RA...\n\n\(list)\(Self.text())"
    )
    #expect(cables.map { $0.subject?.value } == ["RAIN"])
    #expect(cables.first?.references.map { $0.id?.description } == ["09OSLO12"])
  }

  // MARK: References

  @Test(
    "References in rarer forms",
    arguments: [
      (
        "REFS (A - C): (A) OSLO 12 (B) BERN 9 (C) STATE 345", ["09OSLO12", "09BERN9", "09STATE345"]
      ),
      ("REF: 08 STATE 1 70684", ["08STATE170684"]), ("REF: OSLO 00000012", ["09OSLO12"]),
      ("REF: OSLO 08-12, BERN 07-9", ["08OSLO12", "07BERN9"]),
    ])
  func references(line: String, ids: [String]) {
    let cable = Telegram.with("TAGS: PREL\nSUBJECT: RAIN\n\(line)")
    #expect(cable.references.map { $0.id?.description } == ids)
  }

  @Test(
    "The year before a cable in the prose is its year, and a day is none",
    arguments: [
      ("Rain fell (Oslo 443, para 4; 07 Bern 33, paras 2-3).", ["09OSLO443", "07BERN33"]),
      ("Rain fell (see 08 Oslo 443).", ["08OSLO443"]),
      ("As Oslo 443 noted, rain fell.", ["09OSLO443"]),
      ("Rain fell (Oslo 443, para 4, and 08 Bern 33, paras 2-3).", ["09OSLO443", "08BERN33"]),
    ])
  func mentions(text: String, ids: [String]) {
    let cable = Telegram.with("TAGS: PREL\nSUBJECT: RAIN\nREF: BERN 1", body: "1. (U) \(text)")
    #expect(cable.mentions.map { $0.id?.description } == ids)
  }

  // MARK: Names

  @Test(
    "Two persons may be named without `and`, each below a rank, and titles in letters are none of a name",
    arguments: [
      ("DCM Ann Borg, PolCouns Jane Doe, reasons 1.4 (b)", ["Ann Borg", "Jane Doe"]),
      ("Amb. Ann Borg/DCM Jane Doe, reasons 1.4 (b)", ["Ann Borg", "Jane Doe"]),
      ("Ann Borg, Consul General Sao Paulo, reasons 1.4 (b)", ["Ann Borg"]),
      ("DCM Ann Borg, Ambassador New Zealand, reasons 1.4 (b)", ["Ann Borg"]),
      ("P.O. Ann Borg, reasons 1.4 (b)", ["Ann Borg"]),
      ("Chief of Station Ann Borg, reasons 1.4 (b)", ["Ann Borg"]),
      ("NATO PermRep Ann Borg, reasons 1.4 (b)", ["Ann Borg"]), ("Multiple Sources", []),
    ])
  func persons(line: String, names: [String]) {
    let cable = Telegram.with("TAGS: PREL\nSUBJECT: RAIN\nClassified By: \(line)")
    #expect(cable.classifiedBy.map(\.value) == names)
  }

  @Test("A person in brackets after OVIP has a comma after the surname")
  func persons() {
    let cable = Telegram.with("TAGS: OVIP (BORG ANN B.), PREL\nSUBJECT: RAIN")
    #expect(cable.tags.map(\.value) == ["OVIP", "BORG, ANN B.", "PREL"])
  }

  @Test(
    "A name glued to the last sentence is the signature, whatever ends the sentence",
    arguments: [
      "He left the U.S.", "It joined the E.U.", "\"It is late.\"", "(It is late.)", "It was 5 p.m.",
      "He asked ann@borg.example.", "See www.borg.example.", "He left on May 4.",
    ])
  func gluedNames(sentence: String) {
    for gap in ["", " "] {
      let cable = Telegram.with(
        "TAGS: PREL\nSUBJECT: RAIN", body: "1. (U) Rain fell. \(sentence)\(gap)FALK")
      #expect(cable.signature.map(\.value) == ["FALK"], "\(sentence)\(gap)")
      #expect(cable.paragraphs.map(\.text) == ["Rain fell. \(sentence)"])
    }
  }

  @Test(
    "What is below a name hides it no more",
    arguments: [
      " (end text)", "\n(END TEXT)", "\n<<END OF DOCUMENT>>", "\n\nDELETED",
      "\n\n2009ASTANA01327 - Classification: UNCLASSIFIED",
      "\n\nThis cable was cleared by the DCM.",
      "\n\nNote: This cable was cleared in Oslo.",
    ])
  func belowName(tail: String) {
    let cable = Telegram.with(
      "TAGS: PREL\nSUBJECT: RAIN", body: "1. (U) Rain fell on the lake.\n\nFALK\(tail)")
    #expect(cable.signature.map(\.value) == ["FALK"])
    #expect(cable.paragraphs.map(\.text) == ["Rain fell on the lake."])
    if tail.contains("cleared") {
      #expect(cable.passing.contains { tail.contains($0.value) })
    }
    #expect(Laws.broken(by: cable) == [])
  }

  @Test(
    "A sentence that begins with `signed` is text",
    arguments: ["The minister\nsigned the accord.", "It was then\nsigned by the minister."])
  func signedSentence(text: String) {
    let cable = Telegram.with("TAGS: PREL\nSUBJECT: RAIN", body: "1. (U) Rain fell. \(text)")
    #expect(cable.signature.isEmpty)
    #expect(cable.paragraphs.map(\.text) == ["Rain fell. " + text.replacing("\n", with: " ")])
  }

  // MARK: Lines between the fields

  @Test(
    "A sentence on the cable's handling above REF begins no text",
    arguments: [
      "This is an action message. See para 3.", "This message is for the desk alone, please.",
    ])
  func notice(line: String) {
    let cable = Telegram.with("TAGS: PREL\nSUBJECT: RAIN\n\n\(line)\n\nREF: OSLO 12")
    #expect(cable.references.map { $0.id?.description } == ["09OSLO12"])
    #expect(cable.passing.map(\.value) == [line])
    #expect(cable.paragraphs.map(\.text) == ["Nothing of note."])
  }

  @Test("A list of offices passes the cable on")
  func offices() {
    let line = "FOR EUR/WE AND OES/OMC"
    let cable = Telegram.with(
      "TAGS: PREL\nSUBJECT: RAIN\nClassified By: DCM Ann Borg, reasons 1.4 (b)\n\n\(line)")
    #expect((cable.passing + cable.distribution).map(\.value).contains(line))
    #expect(cable.paragraphs.map(\.kind) == [.paragraph])
  }

  @Test(
    "A line below the last reason for classification is none of the field",
    arguments: ["LINE 77", "77 LINES", "A. OSLO", "Borg 4 August 2009", "P 041111Z LINES"])
  func belowReasons(line: String) {
    let cable = Telegram.with(
      "TAGS: PREL\nSUBJECT: RAIN\nClassified By: DCM Ann Borg, reasons 1.4 (b) and (d).\n\(line)")
    #expect(cable.classifiedBy.map(\.value) == ["Ann Borg"])
    #expect(cable.passing.map(\.value) == [line])
    let more = Telegram.with(
      "TAGS: PREL\nSUBJECT: RAIN\nClassified By: DCM Ann Borg, reasons 1.4 (b)\nand (d).")
    #expect(more.reasons == ["1.4(b)", "1.4(d)"])
  }

  @Test("A line above the labels of SMART, or above the mark of the archives, is kept")
  func notesAbove() {
    let smart =
      "MRN:           14 ASTANA 1327\nDate/DTG:      Aug 04, 2014 / 041111Z AUG 14\nFrom:          AMEMBASSY ASTANA\n"
      + "Action:        WASHDC, SECSTATE ROUTINE\nSubject:       Rain\n\n1. (SBU) Rain fell.\n"
    let archive =
      "Message Text\n\nPAGE 01        ASTANA  01327  041111Z\nR 041111Z AUG 76\nFM AMEMBASSY ASTANA\n"
      + "TO SECSTATE WASHDC 1\n\nUNCLAS ASTANA 1327\n\nTAGS: PFOR\nSUBJECT: RAIN\n\n1. RAIN FELL.\n\n"
      + "Message Attributes\n\nDocument Number: 1976ASTANA01327\n"
    for (text, name) in [(smart, "a.txt"), (archive, "b.txt")] {
      for note in ["Found in box 12", "FOUND IN A BOX OF THE GUILD"] {
        let (plain, cable) = (
          Self.cables(text, named: name).first, Self.cables("\(note)\n\(text)", named: name).first
        )
        #expect(cable?.passing.map(\.value).contains(note) == true)
        #expect(cable?.subject?.value == plain?.subject?.value && cable?.id == plain?.id)
        #expect(cable?.paragraphs.map(\.text) == plain?.paragraphs.map(\.text))
      }
    }
  }

  @Test("A quotation with numbers of its own, the first after its sign, is no part of the cable's")
  func quotedNumbers() {
    for (open, close) in [("\"", "\""), ("\u{201C}", "\u{201D}")] {
      let cable = Telegram.with(
        "TAGS: PREL\nSUBJECT: RAIN",
        body: "1. (U) The letter says:\n\n\(open)1. We want a dam.\n\n2. We want a boat.\n\n"
          + "3. We go home.\(close)\n\n2. (U) It is late.")
      let own = cable.paragraphs.filter { $0.kind == .paragraph }
      #expect(own.compactMap(\.label) == ["1", "2"])
      #expect(
        cable.paragraphs.map(\.text).joined(separator: " ").contains("\(open)1. We want a dam."))
      #expect(!cable.diagnostics.contains { $0.code == .paragraphNumberBack })
    }
  }
}
