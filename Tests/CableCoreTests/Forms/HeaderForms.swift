import Testing

@testable import CableCore

/// Every form of the header that the format document names, and its neighbours.
@Suite struct HeaderForms {
  @Test(
    "A date-time group gives precedence and time, whatever follows it",
    arguments: [
      ("O P 041111Z AUG 09", "IMMEDIATE", "2009-08-04T11:11:00Z"),
      ("P R 041111Z AUG 09 ZDK", "PRIORITY", nil),
      ("O R 041111Z AUG 09 ZDS", "IMMEDIATE", nil),
      ("R 041111Z AUG 09 ZFF4", "ROUTINE", nil),
      ("Z 041111Z AUG 09 ZFR ZFR ZFR", "FLASH", nil),
      ("O 041111Z AUG 09 //ZEL//", "IMMEDIATE", nil),
      ("O 041111Z AUG 09 ZUI RUEHZC #1234", "IMMEDIATE", nil),
      ("R 041111Z AUG 09 ZDK DUE TO SERVICES", "ROUTINE", nil),
      ("R 281848Z DEC 66", "ROUTINE", "1966-12-28T18:48:00Z"),
      ("RR 041111Z AUG 09", "ROUTINE", nil),
      ("O041111Z AUG 09", "IMMEDIATE", "2009-08-04T11:11:00Z"),
      ("P 041111 Z AUG 09", "PRIORITY", "2009-08-04T11:11:00Z"),
      ("O 04 1111Z AUG 09", "IMMEDIATE", "2009-08-04T11:11:00Z"),
      ("o p 04 1111z aug 09", "IMMEDIATE", "2009-08-04T11:11:00Z"),
      ("P 041111Z AUG 2009", "PRIORITY", "2009-08-04T11:11:00Z"),
      ("041111Z AUG 09", nil, "2009-08-04T11:11:00Z"),
      ("P 041111Z AUGUST 09", "PRIORITY", "2009-08-04T11:11:00Z"),
      ("o p 041111z aug 09", "IMMEDIATE", "2009-08-04T11:11:00Z"),
      ("O/P 041111Z AUG 09", "IMMEDIATE", "2009-08-04T11:11:00Z"),
    ] as [(String, String?, String?)])
  func dateTimeGroup(line: String, precedence: String?, sent: String?) {
    let header = Telegram.header.replacing("OO RUEHAG", with: "RUEHAG")
      .replacing("O 041111Z AUG 09", with: line)
    let cable = Telegram.parse(header + "\nUNCLAS ASTANA 001327\n\nTAGS: PREL\n\n1. (U) Text.\n")
    if let precedence { #expect(cable.precedence?.value.word == precedence) }
    #expect(cable.sent?.value.iso8601 == sent ?? "2009-08-04T11:11:00Z")
  }

  @Test(
    "Addressees have routing, name, precedence, number and exemptions",
    arguments: [
      ("TO RUEHC/SECSTATE WASHDC PIORITY 5947", ["RUEHC | SECSTATE WASHDC | PRIORITY | 5947"], nil),
      ("TO SECSTATE WASHDC FLASH 0000", [" | SECSTATE WASHDC | FLASH | 0000"], nil),
      (
        "TO RUEHC/SECSTATE WASHDC NIACT IMMEDIATE 5947\nRUEHBJ/AMEMBASSY BEIJING\nINFO RUEHKO/AMEMBASSY TOKYO ROUTINE 12",
        ["RUEHC | SECSTATE WASHDC | NIACT IMMEDIATE | 5947", "RUEHBJ | AMEMBASSY BEIJING |  | "],
        nil
      ),
      (
        "TO ALL DIPLOMATIC POSTS COLLECTIVE\nXMT AMCONSUL BASRAH\nAMCONSUL KIRKUK\nINFO RUEHKO/AMEMBASSY TOKYO 0012",
        [" | ALL DIPLOMATIC POSTS COLLECTIVE |  |  | AMCONSUL BASRAH | AMCONSUL KIRKUK"],
        ["RUEHKO | AMEMBASSY TOKYO |  | 0012"]
      ),
      (
        "TO RUEHC/SECSTATE WASHDC 1234\nPAGE 02        STATE   015113  182333Z\nRUEHBJ/AMEMBASSY BEIJING 0001",
        ["RUEHC | SECSTATE WASHDC |  | 1234", "RUEHBJ | AMEMBASSY BEIJING |  | 0001"], nil
      ),
      (
        "TO AMEMBASSY PARIS PRIORITY\nAMEMBASSY LONDON\nINFO AMCONSUL HONG KONG 0023\nUSMISSION USNATO",
        [" | AMEMBASSY PARIS | PRIORITY | ", " | AMEMBASSY LONDON |  | "],
        [" | AMCONSUL HONG KONG |  | 0023", " | USMISSION USNATO |  | "]
      ),
      ("TO RUEHC /SECSTATE WASHDC 1234", ["RUEHC | SECSTATE WASHDC |  | 1234"], nil),
      ("TO SECSTATE WASHDC PRIORITY1234", [" | SECSTATE WASHDC | PRIORITY | 1234"], nil),
      ("TO SECSTATE WASHDC PRIORITY 12345", [" | SECSTATE WASHDC | PRIORITY | 12345"], nil),
      ("TO SECSTATE WASHDC 1234 PRIORITY", [" | SECSTATE WASHDC | PRIORITY | 1234"], nil),
      (
        "TO SECSTATE WASHDC\n PRIORITY 1234\nAMEMBASSY ROME",
        [" | SECSTATE WASHDC | PRIORITY | 1234", " | AMEMBASSY ROME |  | "], nil
      ),
      (
        "TO RUEHC/SECSTATE WASHDC 1234\nINFO  RUEHBJ/AMEMBASSY BEIJING 1177\n\nRUEHKO/AMEMBASSY TOKYO 0003",
        nil, ["RUEHBJ | AMEMBASSY BEIJING |  | 1177", "RUEHKO | AMEMBASSY TOKYO |  | 0003"]
      ),
      (
        "TO RUEHC/SECSTATE WASHDC 1234 RUEHRO/AMEMBASSY ROME 0011",
        ["RUEHC | SECSTATE WASHDC |  | 1234", "RUEHRO | AMEMBASSY ROME |  | 0011"], nil
      ),
      (
        "TO SECSTATE WASHDC PRIORITY INFO\nAMEMBASSY ROME", [" | SECSTATE WASHDC | PRIORITY | "],
        [" | AMEMBASSY ROME |  | "]
      ),
      (
        "TO SECSTATE WASHDC 1234;\nAMEMBASSY ROME;\nINFO ASEAN COLLECTIVE XMT/HANOI",
        [" | SECSTATE WASHDC |  | 1234", " | AMEMBASSY ROME |  | "],
        [" | ASEAN COLLECTIVE |  |  | HANOI"]
      ),
    ] as [(String, [String]?, [String]?)])
  func addressees(lines: String, to: [String]?, info: [String]?) {
    let header = Telegram.header.replacing(
      "TO RUEHC/SECSTATE WASHDC IMMEDIATE 5947\nINFO RUEHBJ/AMEMBASSY BEIJING 1177", with: lines)
    let cable = Telegram.parse(header + "\nUNCLAS ASTANA 001327\n\nTAGS: PREL\n\n1. (U) Text.\n")
    if let to { #expect(cable.to.map(Self.row) == to) }
    if let info { #expect(cable.info.map(Self.row) == info) }
  }

  private static func row(_ addressee: Addressee) -> String {
    ([
      addressee.routing ?? "", addressee.name, addressee.precedence?.word ?? "",
      addressee.messageNumber ?? "",
    ] + addressee.exempt).joined(separator: " | ")
  }

  @Test(
    "A line that is no addressee ends them or is skipped",
    arguments: [
      "\"", "\",\"", "CSE C R E T ASTANA 001327", "S E C R E TT ASTANA 001327",
      "E C R E T ASTANA 001327",
      "BT", "***", "B T", "-BT-", "BT BT", "NNNN", "#1327", "ASTANA 001327 041111Z",
      "TELEGRAM September 8, 2004", "### CONFIDENTIAL ###", "Drafted: POL:JDOE",
      "C 0 N F I D E N T I A L ASTANA 001327", "LIMITED OFFICAL USE ASTANA 001327",
    ])
  func noAddressee(line: String) {
    let cable = Telegram.parse(
      Telegram.header + "\(line)\nTAGS: PREL\nSUBJECT: X\n\n1. (U) Text.\n")
    #expect(cable.to.map(\.name) == ["SECSTATE WASHDC"])
    #expect(cable.info.map(\.name) == ["AMEMBASSY BEIJING"])
    #expect(Laws.broken(by: cable) == [])
  }

  @Test("The mark of its own level before a classification line hides nothing of it")
  func markBeforeLevel() {
    for (line, level, number) in [
      ("(S) SECRET ASTANA 001327", Level.secret, 1327),
      ("(C) CONFIDENTIAL ASTANA 001327", .confidential, 1327),
      ("(C) C O N F I D E N T I A L SECTION 01 OF 02 ASTANA 001327", .confidential, 1327),
    ] {
      let cable = Telegram.parse(
        Telegram.header + "\(line)\nTAGS: PREL\nSUBJECT: X\n\n1. (U) Text.\n")
      #expect(cable.classification?.value.level == level)
      #expect(cable.number?.value == number)
      #expect(cable.subject?.value == "X")
    }
    let text = Telegram.parse("(C) CONFIDENTIAL talks on 4 May went on in Oslo.\n")
    #expect(text.classification == nil)
    #expect(text.paragraphs.first?.text == "CONFIDENTIAL talks on 4 May went on in Oslo.")
  }

  @Test(
    "The transmission identifier is found below junk and with any trigraph",
    arguments: [
      ("Cable Text:\n\n\n", "VZCZCXRO4167"), ("UNCLAS\n", "VZCZCXRO4167"), ("", "VZCZCLOI278"),
    ])
  func transmissionID(before: String, id: String) {
    let cable = Telegram.parse(
      before + Telegram.header.replacing("VZCZCXRO4167", with: id) + "\nUNCLAS ASTANA 001327\n")
    #expect(cable.transmissionID?.value == id)
  }

  @Test("The Department's own distribution at the top addresses nobody")
  func offices() {
    let log = "INFO  LOG-00   EEB-00 AF-00 /000W\n     ------------------ABC123 041120Z /38\n"
    let cable = Telegram.parse(
      log + "O 041111Z AUG 09\nFM AMEMBASSY ASTANA\nTO SECSTATE WASHDC IMMEDIATE 5947\n\n"
        + "UNCLAS ASTANA 001327\n\nTAGS: PREL\nSUBJECT: X\n\n1. (U) Text.\n")
    #expect(cable.info == [])
    #expect(cable.to.map(\.name) == ["SECSTATE WASHDC"])
    #expect(cable.precedence?.value == .immediate)
  }

  @Test(
    "A classification line gives level, controls, section and id",
    arguments: [
      ("UNCLAS TEHRAN 08980", "UNCLASSIFIED", "09TEHRAN8980", nil),
      ("CO N F I D E N T I A L ROME 000012", "CONFIDENTIAL", "09ROME12", nil),
      ("C O N F I D E N T I A LSECTION 01 OF 02 ROME 000012", "CONFIDENTIAL", "09ROME12", "1 of 2"),
      ("C O N F I D E N T I A L BERLIN 000012", "CONFIDENTIAL", "09BERLIN12", nil),
      ("S E C R E T SECTION 01 OF 02 ABU DHABI 000012", "SECRET", "09ABUDHABI12", "1 of 2"),
      ("S E C R E T NOFORN ROME 000012", "SECRET//NOFORN", "09ROME12", nil),
      ("UNCLAS//FOUO ROME 000012", "UNCLASSIFIED//FOUO", "09ROME12", nil),
      ("UNCLAS FOUO ROME 000012", "UNCLASSIFIED//FOUO", "09ROME12", nil),
      (
        "L I M I T E D  O F F I C I A L  U S E ROME 000012", "LIMITED OFFICIAL USE", "09ROME12", nil
      ),
      ("LIMITED OFFICIAL USE SECTION 1 OF 2 ROME 12", "LIMITED OFFICIAL USE", "09ROME12", "1 of 2"),
      ("UNCLASSIFIED USNATO 000012", "UNCLASSIFIED", "09USNATO12", nil),
      ("UNCLAS USUN NEW YORK 000012", "UNCLASSIFIED", "09USUNNEWYORK12", nil),
      ("UNCLAS USEU BRUSSELS 000012", "UNCLASSIFIED", "09USEUBRUSSELS12", nil),
      ("UNCLAS UNVIE VIENNA 000012", "UNCLASSIFIED", "09UNVIEVIENNA12", nil),
      ("UNCLAS BRUSSELS 000012", "UNCLASSIFIED", "09BRUSSELS12", nil),
      ("UNCLAS USUN NEW YORK 000012 ", "UNCLASSIFIED", "09USUNNEWYORK12", nil),
      ("UNCLAS N'DJAMENA 000012", "UNCLASSIFIED", "09NDJAMENA12", nil),
      ("UNCLAS PORT AU PRINCE 000012", "UNCLASSIFIED", "09PORTAUPRINCE12", nil),
      ("UNCLAS PORT-AU-PRINCE 000012", "UNCLASSIFIED", "09PORTAUPRINCE12", nil),
      ("UNCLAS BANDAR SERI BEGAWAN 000012", "UNCLASSIFIED", "09BANDARSERIBEGAWAN12", nil),
      ("UNCLAS AIT TAIPEI 000012", "UNCLASSIFIED", "09AITTAIPEI12", nil),
      ("UNCLAS TAIPEI 000012", "UNCLASSIFIED", "09AITTAIPEI12", nil),
      ("UNCLAS SECTION 01 OF 03 HARARE 001309 SIPDIS", "UNCLASSIFIED", "09HARARE1309", "1 of 3"),
      ("UNCLAS\nSECTION 01 OF 03 HARARE 001309", "UNCLASSIFIED", "09HARARE1309", "1 of 3"),
      ("UNCLAS SECTION 01 OF 03\nHARARE 001309", "UNCLASSIFIED", "09HARARE1309", "1 of 3"),
      (
        "C O N F I D E N T I A L SECTION 01 OF 02 STATE 126780", "CONFIDENTIAL", "09STATE126780",
        "1 of 2"
      ),
      ("CONFIDENTIAL 09 ROME 000012", "CONFIDENTIAL", "09ROME12", nil),
      ("S E C R E T//NOFORN ROME 000012", "SECRET//NOFORN", "09ROME12", nil),
      ("U N C L A S S I F I E D ROME 000012", "UNCLASSIFIED", "09ROME12", nil),
      ("UNCLAS EFTO ROME 000012", "UNCLASSIFIED//FOUO", "09ROME12", nil),
      ("S E C R E T / / NOFORN ROME 000012", "SECRET//NOFORN", "09ROME12", nil),
      ("C O N F I D E N T I A L / NOFORN ROME 000012", "CONFIDENTIAL//NOFORN", "09ROME12", nil),
      ("SECRET SENSITIVE ROME 000012", "SECRET", "09ROME12", nil),
      ("C O N F I D E N T I A L  N O F O R N ROME 000012", "CONFIDENTIAL//NOFORN", "09ROME12", nil),
      ("C O N F I D E N T I A L E X D I S ROME 000012", "CONFIDENTIAL", "09ROME12", nil),
      ("S E C R E T EYES ONLY ROME 000012", "SECRET", "09ROME12", nil),
      ("UNCLAS FINAL SECTION OF 02 ROME 000012", "UNCLASSIFIED", "09ROME12", "2 of 2"),
      ("UNCLAS SECTION 01 OF 02ROME 000012", "UNCLASSIFIED", "09ROME12", "1 of 2"),
      ("UNCLAS SECTION 01 OF 02 ROME000012", "UNCLASSIFIED", "09ROME12", "1 of 2"),
      ("UNCLAS SECTION 01 OF 02 NEW DELHI\n000012", "UNCLASSIFIED", "09NEWDELHI12", "1 of 2"),
      ("CSE C R E T ROME 000012", "SECRET", "09ROME12", nil),
      ("E C R E T ROME 000012", "SECRET", "09ROME12", nil),
      ("S E C R E TT ROME 000012", "SECRET", "09ROME12", nil),
      ("S E CC R E T SECTION 01 OF 02 ROME 000012", "SECRET", "09ROME12", "1 of 2"),
      ("C O N F I D E N T I A LL ROME 000012", "CONFIDENTIAL", "09ROME12", nil),
      ("O N F I D E N T I A L ROME 000012", "CONFIDENTIAL", "09ROME12", nil),
      ("U N C A S ROME 000012", "UNCLASSIFIED", "09ROME12", nil),
      ("SECRET SECTION 01 0F 02 ROME 000012", "SECRET", "09ROME12", "1 of 2"),
      ("SECRET SECTION 01 of 02 ROME 000012", "SECRET", "09ROME12", "1 of 2"),
      ("SECRET SECTION 01OF 02 ROME 000012", "SECRET", "09ROME12", "1 of 2"),
      ("SECRET SECTION 01 OF02 ROME 000012", "SECRET", "09ROME12", "1 of 2"),
      ("S E C R E T S E C T I O N 01 O F 02 ROME 000012", "SECRET", "09ROME12", "1 of 2"),
      ("SECRET//NOFORN//SECTION 01 OF 02 ROME 000012", "SECRET//NOFORN", "09ROME12", "1 of 2"),
    ] as [(String, String, String, String?)])
  func classificationLine(line: String, classification: String, id: String, section: String?) {
    let cable = Telegram.with("TAGS: PREL\nSUBJECT: X", line: line)
    #expect(cable.classification?.value.description == classification)
    #expect(cable.id?.description == id)
    #expect(cable.section.map { "\($0.value.number) of \($0.value.count)" } == section)
  }

  @Test(
    "Captions are taken once each, and every other line passes the cable on",
    arguments: [
      (
        "C O N F I D E N T I A L ASTANA 001327", "SIPDIS\n\nSIPDIS\n\nNOFORN",
        ["SIPDIS", "NOFORN"], "CONFIDENTIAL//NOFORN", nil
      ),
      ("C O N F I D E N T I A L ASTANA 001327", "NODIS", ["NODIS"], "CONFIDENTIAL", nil),
      ("C O N F I D E N T I A L ASTANA 001327", "E X D I S", ["EXDIS"], "CONFIDENTIAL", []),
      ("C O N F I D E N T I A L ASTANA 001327", "NO FORN", ["NOFORN"], "CONFIDENTIAL//NOFORN", []),
      ("UNCLAS ASTANA 001327", "Sensitive", ["SENSITIVE"], "UNCLASSIFIED//FOUO", []),
      ("UNCLAS ASTANA 001327 (TOSEC 40123)", "SIPDIS", ["TOSEC", "SIPDIS"], "UNCLASSIFIED", []),
      (
        "C O N F I D E N T I A L ASTANA 001327", "EXDIS\nSIPDIS", ["EXDIS", "SIPDIS"],
        "CONFIDENTIAL", nil
      ),
      (
        "C O N F I D E N T I A L ASTANA 001327", "ROGER CHANNEL", ["ROGER CHANNEL"], "CONFIDENTIAL",
        nil
      ),
      ("C O N F I D E N T I A L ASTANA 001327", "TERREP", ["TERREP"], "CONFIDENTIAL", nil),
      ("C O N F I D E N T I A L ASTANA 001327", "CODEL", ["CODEL"], "CONFIDENTIAL", nil),
      (
        "C O N F I D E N T I A L ASTANA 001327", "VISAS VIPER", ["VISAS VIPER"], "CONFIDENTIAL", nil
      ),
      ("C O N F I D E N T I A L ASTANA 001327", "STADIS", ["STADIS"], "CONFIDENTIAL", nil),
      ("C O N F I D E N T I A L ASTANA 001327", "EYES ONLY", ["EYES ONLY"], "CONFIDENTIAL", nil),
      (
        "UNCLAS ASTANA 001327", "SENSITIVE, SIPDIS", ["SENSITIVE", "SIPDIS"], "UNCLASSIFIED//FOUO",
        nil
      ),
      (
        "UNCLAS ASTANA 001327",
        "SENSITIVE\nSIPDIS\nSTATE FOR EUR/RPM, SCA/CEN, DRL\nDEPT PASS USTR",
        ["SENSITIVE", "SIPDIS"], "UNCLASSIFIED//FOUO",
        ["STATE FOR EUR/RPM, SCA/CEN, DRL", "DEPT PASS USTR"]
      ),
      (
        "C O N F I D E N T I A L ASTANA 001327",
        "C O R R E C T E D  C O P Y (CAPTION)\n\nNOFORN\nSIPDIS", ["NOFORN", "SIPDIS"],
        "CONFIDENTIAL//NOFORN", []
      ),
      (
        "C O N F I D E N T I A L ASTANA 001327", "C O R R E C T E D C O P Y - TEXT PARA 2\nSIPDIS",
        ["SIPDIS"], "CONFIDENTIAL", []
      ),
      (
        "C O N F I D E N T I A L ASTANA 001327", "CORRECTED COPY (ADDED TAGS)\nSIPDIS", ["SIPDIS"],
        "CONFIDENTIAL", []
      ),
      (
        "C O N F I D E N T I A L ASTANA 001327",
        "NOFORN SIPDIS\nNSC FOR HOVENIER\nAMEMBASSY BERLIN PASS TO AMCONSUL LEIPZIG\nUSDOC FOR 4332/ITA/MAC/EUR",
        ["NOFORN", "SIPDIS"], "CONFIDENTIAL//NOFORN",
        [
          "NSC FOR HOVENIER", "AMEMBASSY BERLIN PASS TO AMCONSUL LEIPZIG",
          "USDOC FOR 4332/ITA/MAC/EUR",
        ]
      ),
    ] as [(String, String, [String], String, [String]?)])
  func captions(
    line: String, lines: String, captions: [String], classification: String, passing: [String]?
  ) {
    let cable = Telegram.with("\(lines)\n\nTAGS: PREL\nSUBJECT: X", line: line)
    #expect(cable.captions.map(\.value) == captions)
    #expect(cable.classification?.value.description == classification)
    if let passing { #expect(cable.distribution.map(\.value) == passing) }
    let isCorrected = cable.diagnostics.contains { $0.code == .correctedCopy }
    #expect(isCorrected == (lines.contains("COPY") || lines.contains("C O P Y")))
  }
}
