import Testing

@testable import CableCore

/// Forms that few posts used, and those that a slip left: each reads as the usual one does.
@Suite struct RareForms {
  @Test(
    "A level in words before a post and its number is the cable's",
    arguments: [
      "SENSITIVE BUT UNCLASSIFIED ASTANA 001327",
      "SENSITIVE BUT UNCLASSIFIED SECTION 01 OF 02 ASTANA 001327",
      "S E N S I T I V E  B U T  U N C L A S S I F I E D ASTANA 001327",
      "SENSITIVE BUT UNCLASSIFIED//NOFORN ASTANA 001327", "SBU ASTANA 001327",
    ])
  func sensitive(line: String) {
    let cable = Telegram.with("TAGS: PREL\nSUBJECT: RAIN", line: line)
    #expect(cable.classification?.value.level == .sbu)
    #expect(cable.id?.description == "09ASTANA1327")
    #expect(cable.subject?.value == "RAIN")
    // The prosign of the header is that of an unclassified cable.
    #expect(!cable.diagnostics.contains { $0.code == .prosignMismatch })
  }

  @Test(
    "The same words are no classification line beside another, and none in prose",
    arguments: [
      "SENSITIVE BUT UNCLASSIFIED\nUNCLAS ASTANA 001327", "SBU\nUNCLAS ASTANA 001327",
      "UNCLAS ASTANA 001327\n\nSENSITIVE BUT UNCLASSIFIED",
      "UNCLAS ASTANA 001327\n\nSENSITIVE BUT UNCLASSIFIED - PROTECT ACCORDINGLY",
    ])
  func sensitiveBeside(lines: String) {
    let cable = Telegram.with("TAGS: PREL\nSUBJECT: RAIN", line: lines)
    #expect(cable.classification?.value.level == .unclassified)
    #expect(cable.id?.description == "09ASTANA1327")
  }

  @Test("A level in words between sections is furniture")
  func sensitiveSections() {
    let cable = Telegram.with(
      "TAGS: PREL\nSUBJECT: RAIN",
      line: "SENSITIVE BUT UNCLASSIFIED SECTION 01 OF 02 ASTANA 001327",
      body:
        "1. (SBU) Rain fell\n\nSENSITIVE BUT UNCLASSIFIED SECTION 02 OF 02 ASTANA 001327\n\non the lake."
    )
    #expect(cable.paragraphs.map(\.text) == ["Rain fell on the lake."])
  }

  @Test(
    "A summary's heading is one in any rule and with any sign around it",
    arguments: [
      "--- Summary ---", "-- SUMMARY --", "- Summary -", "--- Summary", "*** Summary ***",
      "=== SUMMARY ===", "___ Summary ___", "~~~ Summary ~~~", "### Summary ###", "[Summary]",
      "<Summary>", "... Summary ...", "— Summary —", "———Summary———", "---\nSummary\n---",
      "(U) SUMMARY", "A. SUMMARY", "\"SUMMARY\"", "SUMMARY.", "| SUMMARY |", "Begin Summary.",
    ])
  func summaries(heading: String) {
    let cable = Telegram.with(
      "TAGS: PREL\nSUBJECT: RAIN",
      body: "\(heading)\n\n1. (U) Rain fell on the lake.\n\n2. (U) It is late.")
    #expect(cable.summary == "Rain fell on the lake.")
    #expect(cable.paragraphs.suffix(2).map(\.label) == ["1", "2"])
  }

  @Test("The rule of a heading is no part of it, and another one ends the passage")
  func ruledHeadings() {
    let cable = Telegram.with(
      "TAGS: PREL\nSUBJECT: RAIN",
      body:
        "1. (U) Rain fell.\n\n--- The Lake Rises ---\n\n2. (U) It is late.\n*** Comment ***\n3. (U) So it is.\n\nWhat next?\n\n4. (U) Snow."
    )
    #expect(cable.paragraphs.map(\.kind).filter { $0 == .heading }.count == 3)
    #expect(
      cable.paragraphs.compactMap(\.heading) == ["The Lake Rises", "Comment", "What next?"])
    #expect(cable.passages.map(\.kind) == [.comment])
  }

  @Test(
    "A sign before a sentence is a sub-point's bullet",
    arguments: [
      "o", "—", "◦", "●", "○", "▪", "■", "□", "►", "‣", "➢", "•", "–", "-", "--", "oo",
      "-o-", ">", "+", "~", "->", "=>", "→", "⇒", "➔", "»", "−", "⁃", "▫", "◆", "▶", "❖", "✓",
    ])
  func bullets(sign: String) {
    for gap in ["\n", "\n\n"] {
      let cable = Telegram.with(
        "TAGS: PREL\nSUBJECT: RAIN",
        body: "1. (U) The guild asks for:\(gap)\(sign) A dam that\nholds.\(gap)\(sign) A boat.")
      #expect(
        cable.paragraphs.map(\.text) == ["The guild asks for:", "A dam that holds.", "A boat."])
      #expect(cable.paragraphs.map(\.label) == ["1", sign, sign])
    }
  }

  @Test(
    "The same sign within a sentence is none",
    arguments: [
      "The minister\n— Ann Borg — went home.", "The heads of the Star\n-- Ann Borg --\nwent home.",
      "He was up at ten\no clock or so.", "The boats of Ann\nO'Borg went home.",
      "They wait for rain\n— as ever — and snow.", "The lake rose by what is\n> 5 feet or so.",
      "Call the guild at\n+7 7172 0000 by noon.", "The dam costs ten\n+ 2 million as of now.",
      "The dam holds for\n~ 5 years or more.", "The lake rises\n-> 5 feet or so.",
    ])
  func dashes(text: String) {
    let cable = Telegram.with("TAGS: PREL\nSUBJECT: RAIN", body: "1. (U) \(text)")
    #expect(cable.paragraphs.map(\.text) == [text.replacing("\n", with: " ")])
  }

  @Test(
    "The letter of a reference may be glued to its label",
    arguments: [
      "REF/A: OSLO 12\nREF/B: STATE 345", "REF/A OSLO 12\nREF/B STATE 345",
      "REF-A: OSLO 12\nREF-B: STATE 345", "REF.A: OSLO 12\nREF.B: STATE 345",
      "REFTEL/A: OSLO 12\nREFTEL/B: STATE 345", "REF(A): OSLO 12\nREF(B): STATE 345",
      "REF: REF/A OSLO 12, REF/B STATE 345", "REFS: REF-A OSLO 12; REF-B STATE 345",
      "REF: A. OSLO 12(NOTAL) B. STATE 345",
      "REF A/ OSLO 12\nREF B/ STATE 345", "REFA: OSLO 12\nREFB: STATE 345",
      "REF /A/ OSLO 12 /B/ STATE 345", "REF: /A/ OSLO 12\n     /B/ STATE 345",
      "REFS: /A/OSLO 12; /B/STATE 345", "REF NO. A: OSLO 12\nREF NO. B: STATE 345",
      "REF NOS. A: OSLO 12 B: STATE 345", "REF NUMBER A. OSLO 12\nREF NUMBER B. STATE 345",
      "REFTEL NO A: OSLO 12\nREFTEL NO B: STATE 345", "REF NO: (A) OSLO 12 (B) STATE 345",
      "REFERENCE NO. A: OSLO 12\nREFERENCE NO. B: STATE 345", "REF # A: OSLO 12 B: STATE 345",
      "REFERENCE A: OSLO 12\nREFERENCE B: STATE 345", "REF <A> OSLO 12 <B> STATE 345",
      "REF: {A} OSLO 12, {B} STATE 345", "REF: \"A\" OSLO 12 \"B\" STATE 345",
      "REF: 'A' OSLO 12 'B' STATE 345",
    ])
  func labelledReferences(block: String) {
    let cable = Telegram.with("TAGS: PREL\nSUBJECT: RAIN\n\(block)")
    #expect(cable.references.map(\.bullet) == ["A", "B"])
    #expect(cable.references.map { $0.id?.description } == ["09OSLO12", "09STATE345"])
    #expect(cable.subject?.value == "RAIN")
  }

  @Test(
    "A page that ends within a subject ends no subject, though no label follows",
    arguments: [
      ("THE GUILD ASKS AGAIN FOR A NEW DAM ABOVE THE LAKE", "AND SNOW"),
      ("THE GUILD ASKS FOR A DAM, A BOAT AND THE", "LAKE"),
      ("THE GUILD ASKS FOR A DAM,", "A BOAT AND THE LAKE"), ("RAIN AND", "SNOW"),
      ("The Guild Asks for the", "Dam above the Lake"),
    ])
  func cutSubjects(first: String, rest: String) {
    for page in [
      "ASTANA 00001327  001.2 OF 002", "UNCLASSIFIED\n\nPAGE 02        ASTANA  01327  041111Z",
    ] {
      let cable = Telegram.with(
        "TAGS: PREL\nSUBJECT: \(first)\n\n\(page)\n\n\n\(rest)",
        body: "1. (U) Rain fell.\n\n2. (U) It is late.")
      #expect(cable.subject?.value == "\(first) \(rest)")
      #expect(cable.paragraphs.map(\.label) == ["1", "2"])
    }
  }

  @Test(
    "A heading below the end of a page is no subject",
    arguments: [
      ("THE GUILD ASKS", "SUMMARY"), ("THE GUILD ASKS AGAIN FOR A NEW DAM ABOVE THE LAKE.", "RAIN"),
      ("THE GUILD ASKS", "RAIN AND SNOW"),
      ("THE GUILD ASKS AGAIN FOR A NEW DAM ABOVE THE LAKE", "RAIN\n----"),
    ])
  func headingBelowAPage(subject: String, heading: String) {
    let cable = Telegram.with(
      "TAGS: PREL\nSUBJECT: \(subject)\n\nASTANA 00001327  001.2 OF 002\n\n\(heading)",
      body: "1. (U) Rain fell.\n\n2. (U) It is late.")
    #expect(cable.subject?.value == subject)
    #expect(cable.paragraphs.first?.kind == .heading && cable.paragraphs.count == 3)
  }

  @Test(
    "A line in capitals that the end of a page cuts is one with what follows",
    arguments: [
      ("1. THE GUILD ASKS FOR", "A DAM."),
      (
        "1. THE GUILD ASKS FOR A DAM AND A BOAT, AND FOR THE LAKE.\nIT ASKED FOR BOATS",
        "ONCE BEFORE."
      ),
      ("1. THE MINISTER SAID THAT HE", "WAITS FOR RAIN."), ("1. (U) RAIN AND", "SNOW FELL."),
      ("A. (U) RAIN AND", "SNOW FELL."),
    ])
  func cutLines(first: String, rest: String) {
    let cable = Telegram.with(
      "TAGS: PREL\nSUBJECT: RAIN",
      body: "\(first)\n\nASTANA 00001327  001.2 OF 002\n\n\(rest)\n\n2. SO IT IS.")
    #expect(cable.paragraphs.count == 2)
    #expect(cable.paragraphs[0].text.hasSuffix(" " + rest))
  }

  @Test("A heading that the end of a page cuts is one, and two headings are two")
  func cutHeadings() {
    let page = "\n\nASTANA 00001327  001.2 OF 002\n\n"
    func headings(_ first: String, _ second: String) -> [String] {
      Telegram.with(
        "TAGS: PREL\nSUBJECT: RAIN",
        body: "1. (U) A.\n\n\(first)\(page)\(second)\n\n2. (U) B.\n\nLATER\n\n3. (U) C."
      ).paragraphs.filter { $0.kind == .heading }.map(\.text)
    }
    #expect(headings("A DAM AND", "A BOAT") == ["A DAM AND A BOAT", "LATER"])
    #expect(headings("RAIN", "A BOAT").last == "LATER")
    #expect(!headings("RAIN", "A BOAT").contains("RAIN A BOAT"))
  }

  @Test(
    "Signs of a bullet may be apart, and a mark after it is no bullet",
    arguments: [
      "REF: ( A ) OSLO 12 ( B ) STATE 345", "REF: A ) OSLO 12 B ) STATE 345",
      "REF: A . OSLO 12 B . STATE 345", "REF: A = OSLO 12, B = STATE 345",
      "REF: A) (U) OSLO 12 B) (C) STATE 345", "REF: A. (SBU) OSLO 12 B. (U) STATE 345",
      "REF: A. OSLO 12 \"RAIN AND SNOW\", B. STATE 345 \"DAMS, BOATS\"",
    ])
  func bulletsApart(block: String) {
    let cable = Telegram.with("TAGS: PREL\nSUBJECT: RAIN\n\(block)")
    #expect(cable.references.map(\.bullet) == ["A", "B"])
    #expect(cable.references.map { $0.id?.description } == ["09OSLO12", "09STATE345"])
  }

  @Test(
    "What a release or a site puts below the name is no text",
    arguments: [
      "UNCLASSIFIED    U.S. Department of State    Case No. F-2014-11111   Doc No. C01234567   Date: 01/31/2015",
      "U.S. Department of State Case No. F-2014-11111 Doc No. C01234567 Date: 01/31/2015",
      "UNCLASSIFIED\nU.S. Department of State\nCase No. F-2014-11111\nDoc No. C01234567\nDate: 01/31/2015",
      "UNCLASSIFIED\n\nPage 3 of 3", "Unclassified", "NOTHING FOLLOWS", "[[Category:Rain]]",
      "****************\nVisit the guild's site:\nhttp://guild.example.gov\n\nIt has the dam's\nheight, too.\n****************",
      "Visit the guild's classified site: http://guild.example.gov\n\nYou can also access this site through the\nlake's own web site.",
    ])
  func tails(text: String) {
    let cable = Telegram.with(
      "TAGS: PREL\nSUBJECT: RAIN", body: "1. (U) Rain fell.\n\nBORG\n\n\(text)\n")
    #expect(cable.signature.map(\.value) == ["BORG"])
    #expect(cable.paragraphs.map(\.text) == ["Rain fell."])
  }

  @Test("Numbers of Rome are sub-points in a list, and none within a sentence")
  func romanNumbers() {
    func labels(_ body: String) -> [String?] {
      Telegram.with("TAGS: PREL\nSUBJECT: RAIN", body: "1. (U) \(body)").paragraphs.map(\.label)
    }
    #expect(
      labels("Points:\n\n(i) Rain.\n\n(ii) Snow.\n\n(iii) Hail.\n\n(iv) Sun.\n\n2. (U) A.") == [
        "1", "i", "ii", "iii", "iv", "2",
      ])
    #expect(labels("It rains (i) on the lake and\n(ii) on the dam.") == ["1"])
  }

  @Test("Paragraphs of one short line are split, whatever is between number and mark")
  func shortLines() {
    for sign in [".", "/", ";", ":", " -"] {
      let cable = Telegram.with(
        "TAGS: PREL\nSUBJECT: RAIN", body: "1\(sign) (U) Rain fell.\n\n2\(sign) (SBU) It is late.")
      #expect(cable.paragraphs.map(\.text) == ["Rain fell.", "It is late."], "\(sign)")
    }
    let cable = Telegram.with(
      "TAGS: PREL\nSUBJECT: RAIN", body: "1. (U) Rain. 2. (U) Snow. 3. (U) Hail.")
    #expect(cable.paragraphs.map(\.text) == ["Rain.", "Snow.", "Hail."])
  }

  @Test("A number and a mark in a line of their own have the text below them")
  func markAlone() {
    let cable = Telegram.with(
      "TAGS: PREL\nSUBJECT: RAIN",
      body: "1. (SBU)\n\nRain fell.\n\n2. (U)\n\nIt is late.\n\nSo it is.")
    #expect(cable.paragraphs.map(\.text) == ["Rain fell.", "It is late.", "So it is."])
    #expect(cable.paragraphs.map(\.label) == ["1", "2", nil])
  }

  @Test("A further section may repeat the fields of the first below its classification line")
  func repeatedFields() {
    let fields = "E.O. 12958: N/A\nTAGS: PREL\nSUBJECT: RAIN"
    let cable = Telegram.with(
      fields, line: "UNCLAS SECTION 01 OF 02 ASTANA 001327",
      body:
        "1. (U) Rain fell on\n\nUNCLAS SECTION 02 OF 02 ASTANA 001327\n\nSIPDIS\n\n\(fields)\n\nthe lake.\n\n2. (U) It is late."
    )
    #expect(cable.paragraphs.map(\.text) == ["Rain fell on the lake.", "It is late."])
  }

  @Test(
    "What a publisher's list has below a header is no addressee",
    arguments: ["09ASTANA1327", "ID: 191234", "Fecha: 3/2/2009", "BT #1327"])
  func listedBelowHeader(line: String) {
    let cable = Telegram.parse(
      "\(Telegram.header)\(line)\nUNCLAS ASTANA 001327\n\nTAGS: PREL\nSUBJECT: RAIN\n\n1. (U) A.\n")
    #expect(cable.info.map(\.name) == ["AMEMBASSY BEIJING"])
  }

  @Test(
    "A section is one in pieces, with slips and without blanks, and is no post",
    arguments: [
      "S E C 01 OF 02", "SECTI ON 01 OF 02", "SEC. 01 OF 02", "SECTON 01 OF 02", "SECTION 01OF02",
      "PART 01 OF 02", "S ECTION 01 0F 02",
    ])
  func tornSections(section: String) {
    let cable = Telegram.with("TAGS: PREL\nSUBJECT: X", line: "UNCLAS \(section) ASTANA 001327")
    #expect(cable.id?.description == "09ASTANA1327")
    #expect(cable.section?.value.number == 1 && cable.section?.value.count == 2)
  }

  @Test(
    "Controls and words before a post are no part of its name",
    arguments: [
      "SECRET NOFORN ORCON ASTANA 001327", "SECRET-NOFORN ASTANA 001327",
      "SECRET FROM ASTANA 001327",
    ])
  func wordsBeforePost(line: String) {
    let cable = Telegram.with("TAGS: PREL\nSUBJECT: X", line: line)
    #expect(cable.id?.description == "09ASTANA1327")
    #expect(cable.classification?.value.level == .secret)
  }

  @Test(
    "A caption between signs is one",
    arguments: ["*SIPDIS*", "(SIPDIS)", "\"SIPDIS\"", "[SIPDIS]", "<SIPDIS>"])
  func captionBetweenSigns(line: String) {
    let cable = Telegram.with("\(line)\n\nTAGS: PREL\nSUBJECT: X")
    #expect(cable.captions.map(\.value) == ["SIPDIS"] && cable.distribution.isEmpty)
  }

  @Test(
    "A line between fields that is none of theirs is kept, and the fields below it are read",
    arguments: [
      "SOUTHCOM FOR POLAD", "BERN PASS TO GENEVA", "AIDAC: FOR LAC/SA", "MINIMIZE CONSIDERED",
      "PARIS PASS OECD", "BERN PASS TO SOUTHCOM", "USUN PASS GENEVA",
      "(U) This message is sensitive but unclassified.  Please protect accordingly.",
    ])
  func linesBetween(line: String) {
    for fields in [
      "SUBJECT: RAIN\n\n\(line)\n\nREF: OSLO 12", "SUBJECT: RAIN\n\nREF: OSLO 12\n\n\(line)",
    ] {
      let cable = Telegram.with("TAGS: PREL\n\(fields)\n\nClassified By: DCM Ann Borg, 1.4 (b).")
      #expect(cable.subject?.value == "RAIN")
      #expect(cable.references.map { $0.id?.description } == ["09OSLO12"])
      #expect(cable.classifiedBy.map(\.value) == ["Ann Borg"])
      #expect(cable.paragraphs.map(\.label) == ["1"])
      #expect(Laws.broken(by: cable) == [])
    }
  }

  @Test("A section may be after the post's name")
  func sectionAfterPost() {
    let cable = Telegram.with(
      "TAGS: PREL\nSUBJECT: X", line: "UNCLAS ASTANA SECTION 01 OF 03 001327")
    #expect(cable.id?.description == "09ASTANA1327" && cable.section?.value.count == 3)
  }

  @Test("The mark of a line is none of its TAGS, and a number with zeros is a cable's")
  func marksAndZeros() {
    let cable = Telegram.with(
      "TAGS: (U) PREL, NO\nSUBJECT: X", body: "1. (U) In OSLO 00443 it rained.")
    #expect(cable.tags.map(\.value) == ["PREL", "NO"])
    #expect(cable.mentions.map { $0.id?.description } == ["09OSLO443"])
  }

  @Test(
    "Numbers of references continue in the next label",
    arguments: ["REF/1: OSLO 12\nREF/2: STATE 345", "REF 1: OSLO 12\nREF 2: STATE 345"])
  func numberedReferences(block: String) {
    let cable = Telegram.with("TAGS: PREL\nSUBJECT: RAIN\n\(block)")
    #expect(cable.references.map(\.bullet) == ["1", "2"])
    #expect(cable.references.map { $0.id?.description } == ["09OSLO12", "09STATE345"])
  }

  @Test(
    "A cable in brackets is a mention after words such as e.g.",
    arguments: [
      ("(e.g., Bern 443)", ["09BERN443"]), ("(e.g. Bern 443)", ["09BERN443"]),
      ("(E.G., BERN 443)", ["09BERN443"]), ("(i.e., Bern 443)", ["09BERN443"]),
      ("(see, e.g., Bern 443 and Rome 12)", ["09BERN443", "09ROME12"]),
      ("(for instance, Bern 443; Rome 12)", ["09BERN443", "09ROME12"]),
      ("(most recently Bern 443)", ["09BERN443"]), ("(including Bern 443)", ["09BERN443"]),
      ("[see, inter alia, Bern 443]", ["09BERN443"]), ("(viz. Bern 443)", ["09BERN443"]),
      ("(e.g., Bern 443 people)", []), ("(including Bern, 443 people)", []),
      ("(e.g., Resolution 1373)", []), ("as in Bern 443 people", []), ("e.g., Bern 443", []),
    ])
  func examples(text: String, ids: [String]) {
    let cable = Telegram.with(
      "TAGS: PREL\nSUBJECT: RAIN", body: "1. (U) Rain fell \(text) on the lake.")
    #expect(cable.mentions.map { $0.id?.description ?? "" } == ids)
  }

  @Test(
    "A mark that lost a bracket, or has one too many, is a mark",
    arguments: [
      ("SBU) ", "SBU"), ("(SBU ", "SBU"), ("C) ", "C"), ("(C ", "C"), ("(U ", "U"), ("U) ", "U"),
      ("(S/NF ", "S//NF"), ("S/NF) ", "S//NF"), ("(C] ", "C"), ("{C} ", "C"), ("((C) ", "C"),
      ("(C)) ", "C"), (")C) ", "C"), ("(C( ", "C"), ("(SBU: ", "SBU"), ("LOU) ", "LOU"),
    ])
  func damagedMarks(mark: String, read: String) {
    for gap in ["", " ", "  "] {
      let cable = Telegram.with(
        "TAGS: PREL\nSUBJECT: RAIN", line: "SECRET ASTANA 001327",
        body: "1.\(gap)\(mark)The guild (of Oslo) waits.")
      #expect(cable.paragraphs.map { $0.mark?.mark } == [read])
      #expect(cable.paragraphs.map(\.text) == ["The guild (of Oslo) waits."])
    }
  }

  @Test(
    "Words that look so are none",
    arguments: [
      "(C Borg) said so.", "(A guild) waits.", "U.S. talks begin (in Bern).", "C. Borg (POL) came.",
      "(S mall things) are many.", "A) One thing.", "(U.S. talks) begin.",
      "(S/CT The office) waits.",
    ])
  func noMarks(text: String) {
    let cable = Telegram.with("TAGS: PREL\nSUBJECT: RAIN", body: "1. \(text)")
    #expect(cable.paragraphs.map { $0.mark?.mark } == [nil])
  }

  @Test(
    "A lone line of a cable is a part of one, and a finding says so",
    arguments: [
      "UNCLAS ASTANA 001327", "C O N F I D E N T I A L ASTANA 001327", "TAGS: PREL, KZ",
      "SENSITIVE BUT UNCLASSIFIED ASTANA 001327", "E.O. 12958: DECL: 08/04/2019",
      "CLASSIFIED BY: DCM ANN BORG, REASON 1.4 (B)", "1. (U) Rain fell.", "R 041111Z AUG 09",
      "TAGS: PREL, KZ\nSUBJECT: RAIN",
    ])
  func loneLines(text: String) throws {
    for end in ["", "\n", "\r\n\r\n"] {
      let contents = Container.read(Array((text + end).utf8), fileName: "x.txt", isNamed: true)
      let cable = Cable(parsing: try #require(contents.cables.first))
      #expect(cable.isPartial)
      #expect(cable.diagnostics.contains { $0.code == .partialExtract })
    }
  }

  @Test("A cable without its header is whole")
  func wholeCables() {
    #expect(!Telegram.with("TAGS: PREL\nSUBJECT: RAIN").isPartial)
    #expect(
      !Telegram.parse("UNCLAS ASTANA 001327\n\nTAGS: PREL\nSUBJECT: RAIN\n\n1. (U) Rain.\n")
        .isPartial)
  }

  @Test("A page break within a field is none of it")
  func pageBreaks() {
    let page = "\n\nASTANA 00001327  002 OF 002\n\n"
    let cable = Telegram.with(
      "TAGS: PREL,\(page)KZ\nSUBJECT: RAIN\nREF: A. OSLO\(page)12 B. ROME 5\nClassified By: DCM Ann\(page)Borg, reason 1.4 (b)",
      line: "SECRET ASTANA 001327", body: "1. (S) Rain fell.")
    #expect(cable.tags.map(\.value) == ["PREL", "KZ"])
    #expect(cable.references.map { $0.id?.description } == ["09OSLO12", "09ROME5"])
    #expect(cable.classifiedBy.map(\.value) == ["Ann Borg"])
    #expect(cable.reasons == ["1.4(b)"])
    let reference = cable.references.first?.range ?? 0..<0
    #expect(
      cable.pieces(of: reference).map { cable.printed($0).filter { $0 != "\n" } } == ["OSLO", "12"])
    #expect(Laws.broken(by: cable) == [])
  }

  @Test("An identifier among junk is no part of the line that no field takes")
  func identifierAmongJunk() {
    let cable = Telegram.parse(
      "## VZCZCXRO4167 ab\n" + Telegram.header.replacing("VZCZCXRO4167\n", with: ""))
    #expect(cable.transmissionID?.value == "VZCZCXRO4167")
    #expect(cable.passing.map(\.value) == ["ab"])
    #expect(Laws.broken(by: cable) == [])
  }

  @Test("SIPDIS in brackets among TAGS is a caption")
  func captionAmongTags() {
    let cable = Telegram.with("TAGS: PREL, KZ, (SIPDIS)\nSUBJECT: RAIN")
    #expect(cable.tags.map(\.value) == ["PREL", "KZ"])
    #expect(cable.captions.map(\.value) == ["SIPDIS"])
  }
}
