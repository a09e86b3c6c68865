import Testing

@testable import CableCore

/// Forms of portion marks and of the blanks around them, in texts of our own.
@Suite struct MarkForms {
  @Test(
    "The level of a mark is never lost over what follows it",
    arguments: [
      ("(S//FGI CAN//NF)", "S//FGI CAN//NF", .secret), ("(SBU//DELIB)", "SBU//DELIB", .sbu),
      ("(U//LES)", "U//LES", .unclassified), ("(C/MODUSA)", "C//MODUSA", .confidential),
      ("(C/Releasable to Italy)", "C//REL TO ITALY", .confidential),
      ("(S/REL A AND B)", "S//REL TO A AND B", .secret), ("(S/NF/REL)", "S//NF//REL", .secret),
      ("(C//REL//NF)", "C//REL//NF", .confidential),
      ("(S/REL TO NATO/AUS)", "S//REL TO NATO/AUS", .secret),
      ("(S//REL TO USA, FVEY)", "S//REL TO USA, FVEY", .secret),
      ("(S//REL TO USA, GBR//NF)", "S//REL TO USA, GBR//NF", .secret),
      ("(S/ REL TO UK)", "S//REL TO UK", .secret),
      ("(C REL JAPAN)", "C//REL TO JAPAN", .confidential),
      ("(S//ORCON/NF)", "S//ORCON//NF", .secret), ("(TS//SI//NOFORN)", "TS//SI//NF", .topSecret),
      ("(TS//SI-G//NF)", "TS//SI-G//NF", .topSecret), ("(S//HCS-P)", "S//HCS-P", .secret),
      ("(//NC)", "NC", .confidential), ("(//NS)", "NS", .secret),
      ("(CUI)", "CUI", .sbu), ("(CUI//SP-PRVCY)", "CUI//SP-PRVCY", .sbu),
      ("(NU)", "NU", .unclassified), ("(NR)", "NR", .confidential), ("(NC)", "NC", .confidential),
      ("(NS)", "NS", .secret), ("(NATO SECRET)", "NS", .secret), ("(CTS)", "CTS", .topSecret),
      ("(S//NATO)", "S//NATO", .secret), ("(OUO)", "OUO", .sbu),
      ("(OFFICIAL USE ONLY)", "OUO", .sbu), ("(LOU)", "LOU", .sbu),
      ("(SENSITIVE BUT UNCLASSIFIED)", "SBU", .sbu), ("(U/FOUO)", "U//FOUO", .sbu),
      ("(U - FOR OFFICIAL USE ONLY)", nil, .unclassified),
      ("(C—Entire text)", "C", .confidential), ("(C–ENTIRE TEXT)", "C", .confidential),
      ("(C - ENTIRE TEXT)", "C", .confidential), ("(CONFIDENTIAL-ENTIRE TEXT)", "C", .confidential),
      ("(ENTIRE TEXT - C)", "C", .confidential), ("(Entire text: SBU/NF)", "SBU//NF", .sbu),
      ("(ALL PARAGRAPHS SECRET)", "S", .secret),
      ("(SBU throughout)", "SBU", .sbu), ("(S/NF - ENTIRE TEXT)", "S//NF", .secret),
      ("(C, NF)", "C//NF", .confidential), ("(C - NF)", "C//NF", .confidential),
      ("(SNF)", "S//NF", .secret), ("( C )", "C", .confidential), ("(s/nf)", "S//NF", .secret),
      ("(U.S.)", nil, .unclassified), ("(S/P)", nil, .unclassified), ("(S/he)", nil, .unclassified),
      ("(SE)", nil, .unclassified), ("(C Street)", nil, .unclassified),
      ("(UN)", nil, .unclassified),
      ("(S/CT)", nil, .unclassified), ("(U/S)", nil, .unclassified), ("(2007)", nil, .unclassified),
      ("(Secretary)", nil, .unclassified), ("(c/o the mill)", nil, .unclassified),
    ] as [(String, String?, Level)])
  func marks(written: String, mark: String?, level: Level) {
    let cable = Telegram.with(
      "TAGS: PREL\nSUBJECT: X", body: "1. (U) Opening.\n\n2. \(written) The mill stands.")
    #expect(cable.paragraphs.map(\.label) == ["1", "2"])
    #expect(cable.paragraphs.last?.mark?.mark == mark)
    if mark != nil {
      #expect(cable.paragraphs.last?.mark?.level == level)
      #expect(cable.paragraphs.last?.text == "The mill stands.")
    } else {
      #expect(cable.paragraphs.last?.text == "\(written) The mill stands.")
    }
  }

  @Test(
    "A number and its mark belong together, whatever is between them",
    arguments: [
      "2. (SBU) T.", "2.(SBU) T.", "2.- (SBU) T.", "2.-- (SBU) T.", "2 - (SBU) T.", "2-(SBU) T.",
      "2) (SBU) T.", "2.) (SBU) T.", "2: (SBU) T.", "2.. (SBU) T.", "2. - (SBU) T.", "¶2. (SBU) T.",
      "2. (SBU.) T.", "2.\u{A0}(SBU) T.", "2.\u{A0}\u{A0}(SBU)\u{A0}T.", "2.\u{2003}(SBU) T.",
      "2.\u{3000}(SBU) T.",
      "\u{FEFF}2. (SBU) T.", "\u{200B}2. (SBU) T.", "\u{A0}\u{2009}2. (SBU) T.",
      " \u{2060}2. (SBU) T.", "2.\u{202F}(SBU) T.", "[2] (SBU) T.", "Para 2. (SBU) T.",
      "PARAGRAPH 2 (SBU) T.", "2. <SBU> T.", "2.\n(SBU) T.", "2.\n\n(SBU) T.",
      "\"2. (SBU) T.", "> 2. (SBU) T.", "| 2. (SBU) T.", "• 2. (SBU) T.", "— 2. (SBU) T.",
      "- 2. (SBU) T.", "2.— (SBU) T.",
      "2. ¶ (SBU) T.", "2. (S B U) T.", "2. (SBU\u{200B}) T.",
    ])
  func separators(start: String) {
    let cable = Telegram.with(
      "TAGS: PREL\nSUBJECT: X", body: "1. (U) Opening.\n\n\(start)\n\n3. (U) Close.")
    #expect(cable.paragraphs.map(\.label) == ["1", "2", "3"])
    #expect(cable.paragraphs.map(\.mark?.mark) == ["U", "SBU", "U"])
    #expect(cable.paragraphs.map(\.text) == ["Opening.", "T.", "Close."])
  }

  @Test(
    "A mark for the whole text applies even without brackets, and its words stay",
    arguments: ["C - ENTIRE TEXT.", "CONFIDENTIAL - ENTIRE TEXT.", "CONFIDENTIAL ENTIRE TEXT."])
  func openMarks(text: String) {
    let cable = Telegram.with("TAGS: PREL\nSUBJECT: X", body: "1. \(text)\n\n2. MORE.")
    #expect(cable.paragraphs.map(\.mark?.mark) == ["C", nil])
    #expect(cable.paragraphs.first?.text == text)
  }

  @Test("Wide blanks and line ends beyond ASCII are read as what they mean, and reported once")
  func blanks() {
    let text =
      Telegram.header
      + "\nUNCLAS\u{A0}SECTION\u{A0}01\u{A0}OF\u{A0}02\u{A0}ASTANA\u{A0}001327\u{2028}\u{2028}SENSITIVE\u{2029}"
      + "TAGS:\u{3000}PREL\u{2028}SUBJECT:\u{2003}TREES\u{2028}\u{2028}1.\u{A0}(SBU) One\u{A0}tree.\u{2028}"
      + "\u{2028}\u{FEFF}2. (U) Two.\n"
    let cable = Telegram.parse(text)
    #expect(cable.id?.description == "09ASTANA1327")
    #expect(cable.section?.value.count == 2)
    #expect(cable.classification?.value.description == "UNCLASSIFIED//FOUO")
    #expect(cable.tags.map(\.value) == ["PREL"])
    #expect(cable.subject?.value == "TREES")
    #expect(cable.paragraphs.map(\.text) == ["One tree.", "Two."])
    #expect(cable.diagnostics.count { $0.code == .wideBlanks } == 1)
    #expect(cable.source.bytes == Array(text.utf8))
    for paragraph in cable.paragraphs {
      #expect(cable.printed(paragraph.range).hasSuffix(paragraph.text.suffix(4)))
    }
  }

  @Test("A vertical tab is a line end, as word processors mean it")
  func verticalTabs() {
    let text =
      Telegram.header
      + "\nUNCLAS ASTANA 001327\u{B}TAGS: PREL\u{B}SUBJECT: TREES\u{B}\u{B}1. (U) One.\u{B}2. (U) Two.\u{B}"
    let cable = Telegram.parse(text)
    #expect(cable.subject?.value == "TREES")
    #expect(cable.paragraphs.map(\.text) == ["One.", "Two."])
  }

  @Test("Letters beyond ASCII are no blanks, and are not reported")
  func letters() {
    let cable = Telegram.with(
      "TAGS: PREL\nSUBJECT: CÔTE D’ÉZÉ", body: "1. (U) Über Straße — “yes”.")
    #expect(cable.subject?.value == "CÔTE D’ÉZÉ")
    #expect(cable.paragraphs.map(\.text) == ["Über Straße — “yes”."])
    #expect(!cable.diagnostics.contains { $0.code == .wideBlanks })
  }

  @Test(
    "Controls after the level of a classification line do not change the post",
    arguments: [
      ("TOP SECRET//SI//NOFORN TIRANA 000402", "TOP SECRET//SI//NOFORN"),
      ("T O P S E C R E T//SI//NOFORN TIRANA 000402", "TOP SECRET//SI//NOFORN"),
      ("SECRET//FGI TIRANA 000402", "SECRET//FGI"),
      ("SECRET//FGI CAN//NOFORN TIRANA 000402", "SECRET//FGI CAN//NOFORN"),
      ("SECRET//REL TO USA, GBR TIRANA 000402", "SECRET//REL TO USA, GBR"),
      ("SECRET//REL TO USA, GBR SECTION 01 OF 02 TIRANA 000402", "SECRET//REL TO USA, GBR"),
      ("S E C R E T //NF TIRANA 000402", "SECRET//NOFORN"),
      ("CONFIDENTIAL//ORCON//REL TO USA AND NATO TIRANA 000402", nil),
      ("CONFIDENTIAL / NOFORN TIRANA 000402", "CONFIDENTIAL//NOFORN"),
      ("UNCLASSIFIED//FOR OFFICIAL USE ONLY TIRANA 000402", "UNCLASSIFIED//FOUO"),
      ("UNCLASSIFIED//FOUO TIRANA 000402", "UNCLASSIFIED//FOUO"),
      ("SECRET//NODIS TIRANA 000402", "SECRET"), ("SECRET//RELIDO TIRANA 000402", "SECRET//RELIDO"),
    ] as [(String, String?)])
  func classLines(line: String, classification: String?) {
    let cable = Telegram.with("TAGS: PREL\nSUBJECT: X", line: line)
    #expect(cable.id?.description == "09TIRANA402")
    if let classification { #expect(cable.classification?.value.description == classification) }
  }

  @Test("The letter that a scan has for the first number is that number, where another follows")
  func letterForNumber() {
    let cable = Telegram.with(
      "TAGS: PREL\nSUBJECT: X", body: "l. (C) Rain fell.\n\n2. (U) It is late.")
    #expect(cable.paragraphs.map(\.label) == ["1", "2"])
    #expect(cable.paragraphs.map { $0.mark?.mark } == ["C", "U"])
    #expect(cable.paragraphs.first?.text == "Rain fell.")
    #expect(Laws.broken(by: cable) == [])
  }
}
