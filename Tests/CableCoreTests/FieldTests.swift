import Testing

@testable import CableCore

@Suite struct FieldTests {
  @Test(
    "A classification line gives level, section, post and number",
    arguments: [
      ("UNCLAS SECTION 01 OF 02 ASTANA 001327", "UNCLASSIFIED", "09ASTANA1327", 2),
      ("C O N F I D E N T I A L NEW DELHI 009127", "CONFIDENTIAL", "09NEWDELHI9127", 0),
      (
        "CO N F I D E N T I A L SECTION 02 OF 03 THE HAGUE 000012", "CONFIDENTIAL", "09THEHAGUE12",
        3
      ),
      ("S E C R E T SECTION 01 OF 04 USUN NEW YORK 000123", "SECRET", "09USUNNEWYORK123", 4),
      ("T O P S E C R E T STATE 097844", "TOP SECRET", "09STATE97844", 0),
      ("UNCLAS E F T O LONDON 002468", "UNCLASSIFIED//FOUO", "09LONDON2468", 0),
      ("LIMITED OFFICIAL USE TEHRAN 08980", "LIMITED OFFICIAL USE", "09TEHRAN8980", 0),
      ("UNCLASSIFIED 75 LIBREVILLE 1895", "UNCLASSIFIED", "09LIBREVILLE1895", 0),
      ("U N C L A S S I F I E D ROME 000001", "UNCLASSIFIED", "09ROME1", 0),
      ("CONFIDENTIAL//NOFORN ROME 000001", "CONFIDENTIAL//NOFORN", "09ROME1", 0),
      ("UNCLASSIFIED//FOR OFFICIAL USE ONLY ROME 000001", "UNCLASSIFIED//FOUO", "09ROME1", 0),
      ("S E C R E T AMEMBASSY PARIS 000077", "SECRET", "09PARIS77", 0),
      ("UNCLAS SECTION 01 OF 02. LISBON 000412", "UNCLASSIFIED", "09LISBON412", 2),
      ("UNCLAS SECTION O1 OF O3 LISBON 000412", "UNCLASSIFIED", "09LISBON412", 3),
      ("SECRET SECTION NINE OF TEN LISBON 000412", "SECRET", "09LISBON412", 10),
    ])
  func classificationLine(line: String, classification: String, id: String, sections: Int) {
    let cable = Telegram.with("TAGS: PREL\nSUBJECT: X", line: line)
    #expect(cable.classification?.value.description == classification)
    #expect(cable.id?.description == id)
    #expect(cable.section?.value.count ?? 0 == sections)
  }

  @Test(
    "A section is no post, whatever its numbers are",
    arguments: ["SECTION 01 OF 02.", "SECTION 01 OF XX", "SECTION 1", "SEC 01 OF", "SECTION 01/02"])
  func sectionAlone(printed: String) {
    let cable = Telegram.with("TAGS: PREL\nSUBJECT: X", line: "UNCLAS " + printed)
    #expect(cable.id == nil)
    #expect(cable.station == nil)
  }

  @Test("Fields that a mirror glued into one line are found by their labels")
  func gluedFields() {
    let cable = Telegram.parse(
      Telegram.header + "\nUNCLAS HELSINKI 000374SIPDISE.O. 12958: DECL: 2020/02/12TAGS: PGOV, "
        + "PRELSUBJECT: FINLAND AND GEORGIA REF: STATE 1234 1. (SBU) Text. HOAGLAND\n")
    #expect(cable.id?.description == "09HELSINKI374")
    #expect(cable.captions.map(\.value) == ["SIPDIS"])
    #expect(cable.executiveOrder?.value.declassifyOn == "2020-02-12")
    #expect(cable.tags.map(\.value) == ["PGOV", "PREL"])
    #expect(cable.subject?.value == "FINLAND AND GEORGIA")
    #expect(cable.references.map { $0.id?.description } == ["09STATE1234"])
    #expect(cable.paragraphs.map(\.label) == ["1"])
    #expect(cable.signature.map(\.value) == ["HOAGLAND"])
  }

  @Test(
    "Captions raise the level that the line prints",
    arguments: [
      ("UNCLAS", "SENSITIVE\nSIPDIS", "UNCLASSIFIED//FOUO", ["SENSITIVE", "SIPDIS"]),
      ("CONFIDENTIAL", "NOFORN SIPDIS", "CONFIDENTIAL//NOFORN", ["NOFORN", "SIPDIS"]),
      ("SECRET", "SENSITIVE, SIPDIS", "SECRET", ["SENSITIVE", "SIPDIS"]),
      ("SECRET", "ROGER CHANNEL", "SECRET", ["ROGER CHANNEL"]),
      ("UNCLAS", "SIPDIS\n\nSIPDIS", "UNCLASSIFIED", ["SIPDIS"]),
      ("UNCLAS", "SENSITIVE BUT UNCLASSIFIED", "UNCLASSIFIED//FOUO", []),
      ("UNCLAS", "DEPT FOR EUR/RPM SENSITIVE", "UNCLASSIFIED//FOUO", ["SENSITIVE"]),
      (
        "UNCLAS", "STATE PASS USTR SENSITIVE SIPDIS", "UNCLASSIFIED//FOUO", ["SENSITIVE", "SIPDIS"]
      ),
    ])
  func captions(level: String, lines: String, classification: String, captions: [String]) {
    let cable = Telegram.with(
      "\(lines)\n\nTAGS: PREL\nSUBJECT: X", line: "\(level) ASTANA 001327")
    #expect(cable.classification?.value.description == classification)
    #expect(cable.captions.map(\.value) == captions)
  }

  @Test("Passing lines are kept as printed, a wrapped one as one")
  func distribution() {
    let cable = Telegram.with(
      "SIPDIS\n\nSTATE FOR EUR, SCA/CEN,\nDRL AND OTHERS\nDEPT PASS USTR\n\nTAGS: PREL\nSUBJECT: X")
    #expect(
      cable.distribution.map(\.value) == [
        "STATE FOR EUR, SCA/CEN, DRL AND OTHERS", "DEPT PASS USTR",
      ])
  }

  @Test(
    "An executive order line gives its date where it has one",
    arguments: [
      ("E.O. 12958: N/A", "12958", "N/A", nil),
      ("E.O. 12958: DECL: 08/04/2019", "12958", "DECL: 08/04/2019", "2019-08-04"),
      ("EO 12958 DECL: 3/5/15", "12958", "DECL: 3/5/15", "2015-03-05"),
      ("E.O.12958:DECL:2020/02/12", "12958", "DECL:2020/02/12", "2020-02-12"),
      ("E.o. 12958: DNG: CO 04/25/2011", "12958", "DNG: CO 04/25/2011", "2011-04-25"),
      ("E.O. 12958: DECL: TWENTY YEARS", "12958", "DECL: TWENTY YEARS", nil),
      ("E.O. 13526: X1", "13526", "X1", nil),
      (
        "E.O. 12065: GDS 8/12/85 (TOMSETH, VICTOR L.) OR-P", "12065",
        "GDS 8/12/85 (TOMSETH, VICTOR L.) OR-P", "1985-08-12"
      ),
      ("E.O. 11652: XGDS-1", "11652", "XGDS-1", nil),
    ] as [(String, String, String, String?)])
  func executiveOrder(line: String, order: String, text: String, date: String?) {
    let cable = Telegram.with("\(line)\nTAGS: PREL\nSUBJECT: X")
    #expect(
      cable.executiveOrder?.value == ExecutiveOrder(order: order, text: text, declassifyOn: date))
  }

  @Test(
    "TAGS are split, corrected and kept in order",
    arguments: [
      ("TAGS: PGOV, PREL, KZ", ["PGOV", "PREL", "KZ"]),
      ("TAGS PGOV PREL KZ", ["PGOV", "PREL", "KZ"]),
      ("Tags: pgov prel pgov", ["PGOV", "PREL"]),
      ("TAGS: PREL PGOV VE\nMI, IZ, GA", ["PREL", "PGOV", "VE", "MI", "IZ", "GA"]),
      ("TAGS: PREL,\nKZ", ["PREL", "KZ"]),
      ("TAGS: PHUMPREL ECONEFIN", ["PHUM", "PREL", "ECON", "EFIN"]),
      ("TAGS: OVIP (STEINBERG, JAMES B.), PREL", ["OVIP", "STEINBERG, JAMES B.", "PREL"]),
      ("TAGS: OVIP STEINBERG JAMES, PREL", ["OVIP", "STEINBERG, JAMES", "PREL"]),
      ("TAGS: MOPPS COUNTER TERRORISM HUMAN RIGHTS", ["MOPS", "COUNTERTERRORISM", "HUMAN RIGHTS"]),
      ("TAGS: PREL SIPDIS", ["PREL"]),
      ("TAGS: PREL\nSIPDIS", ["PREL"]),
      ("AGS: PREL KZ", ["PREL", "KZ"]),
    ])
  func tags(field: String, tags: [String]) {
    let cable = Telegram.with("E.O. 12958: N/A\n\(field)\nSUBJECT: X")
    #expect(cable.tags.map(\.value) == tags)
    #expect(cable.subject?.value == "X")
  }

  @Test(
    "A subject ends where another field or the text begins",
    arguments: [
      ("SUBJECT: ONE LINE", "ONE LINE", nil),
      ("SUBJ: TWO\nLINES", "TWO LINES", nil),
      ("SUBJECT: (C) MARKED BEFORE", "MARKED BEFORE", "C"),
      ("SUBJECT: MARKED BEHIND (SBU)", "MARKED BEHIND", "SBU"),
      ("SUBJECT: US-\nCHILEAN TALKS", "US-CHILEAN TALKS", nil),
      ("SUBJECT: A MATTER -\nAND MORE", "A MATTER - AND MORE", nil),
      ("SUBJECT: TALKS\nCLASSIFIED BY: DCM JANE DOE, REASON 1.4 (B)", "TALKS", nil),
      ("SUBJECT: TALKS\n-----------\nSUMMARY", "TALKS", nil),
      ("SUBEJCT: TALKS", "TALKS", nil),
      ("SBUEJTC: X\nSUBJECT: TALKS", "TALKS", nil),
    ] as [(String, String, String?)])
  func subject(field: String, subject: String, mark: String?) {
    let cable = Telegram.with("TAGS: PREL\n\(field)")
    #expect(cable.subject?.value == subject)
    #expect(cable.subjectMark?.mark == mark)
  }

  @Test("A cable without a subject has none, whatever the prose says")
  func noSubject() {
    let cable = Telegram.with("TAGS: PREL", body: "1. (U) The SUBJECT: of the talks was trees.")
    #expect(cable.subject == nil)
    #expect(cable.diagnostics.contains { $0.code == .missingField })
  }

  @Test(
    "Who classified the cable is a name without title, office and reason",
    arguments: [
      (
        "Classified By: Ambassador Stephen M. Young for reasons 1.4 (b) and (d).",
        ["Stephen M. Young"], ["1.4(b)", "1.4(d)"]
      ),
      (
        "CLASSIFIED BY: AMBASSADOR RICHARD E. HOAGLAND: 1.4 (B), (D)",
        ["RICHARD E. HOAGLAND"], ["1.4(b)", "1.4(d)"]
      ),
      (
        "CLASSIFIED BY: Gene A. Cretz, Ambassador, U.S. Embassy Tripoli, Department of State.\nREASON: 1.4 (b), (d)",
        ["Gene A. Cretz"], ["1.4(b)", "1.4(d)"]
      ),
      (
        "Classified By: Charge d'Affaires, a.i., Lee McClenny; Reasons 1.4 b/d",
        ["Lee McClenny"], ["1.4(b)", "1.4(d)"]
      ),
      ("(U) Classified by DCM John Smith. Reason: 1,4 (C).", ["John Smith"], ["1.4(c)"]),
      (
        "Classified By: POL/ECON Counselor Mary Ann Jones, reason 1.5 (B, D)",
        ["Mary Ann Jones"], ["1.5(b)", "1.5(d)"]
      ),
      (
        "Classified By: EUR Acting DAS Jane Doe. Reasons: 1.4 (b) and\n(d)",
        ["Jane Doe"], ["1.4(b)", "1.4(d)"]
      ),
      (
        "Classified By: A. Elizabeth Jones, Ambassador, for reasons 1.4 (b)",
        ["A. Elizabeth Jones"], ["1.4(b)"]
      ),
      ("Classified By: Ambassador Hoagland. Reason 1.4 (b)", ["Hoagland"], ["1.4(b)"]),
      (
        "Classified By: DCM Robert O'Brien and PolCouns Ann van Dyke, E.O. 12958 1.4 (D)",
        ["Robert O'Brien", "Ann van Dyke"], ["1.4(d)"]
      ),
      ("DERIVED FROM: DSCG 05-1 B, D", [], []),
    ] as [(String, [String], [String])])
  func classifiedBy(line: String, names: [String], reasons: [String]) {
    let cable = Telegram.with(
      "TAGS: PREL\nSUBJECT: X\n\n\(line)", line: "CONFIDENTIAL ASTANA 001327",
      body: "1. (C) Text.")
    #expect(cable.classifiedBy.map(\.value) == names)
    #expect(cable.reasons == reasons)
    #expect(cable.paragraphs.map(\.label) == ["1"])
  }

  @Test("The header's values are separate, and exemptions stay with their collective")
  func header() {
    let cable = Telegram.parse(
      """
      VZCZCXYZ0000
      PP RUEHWEB

      DE RUEHMD #4314/01 3571155
      ZNY CCCCC ZZH ZDK
      O P 231154Z DEC 05 ZDK DUE TO SERVICES
      FM AMEMBASSY MADRID
      TO RUEHC/SECSTATE WASHDC NIACT IMMEDIATE 0000
      INFO RUCNCIS/CIS COLLECTIVE PRIORITY
      XMT AMCONSUL VLADIVOSTOK
      AMCONSUL YEKATERINBURG
      RUEHBJ/AMEMBASSY BEIJING PIORITY 1177

      C O N F I D E N T I A L MADRID 004314
      TAGS: PREL
      SUBJECT: X

      1. (C) Text.
      """)
    #expect(cable.id?.description == "05MADRID4314")
    #expect(cable.sent?.value.iso8601 == "2005-12-23T11:54:00Z")
    #expect(cable.precedence?.value == .niactImmediate)
    #expect(cable.securityProsign?.value == "ZNY CCCCC ZZH ZDK")
    #expect(cable.to.map(\.precedence) == [.niactImmediate])
    #expect(cable.to.map(\.messageNumber) == ["0000"])
    #expect(cable.info.map(\.name) == ["CIS COLLECTIVE", "AMEMBASSY BEIJING"])
    #expect(cable.info.map(\.precedence) == [.priority, .priority])
    #expect(cable.info.first?.exempt == ["AMCONSUL VLADIVOSTOK", "AMCONSUL YEKATERINBURG"])
  }

  @Test("A header without a classification line takes the level of its prosign")
  func prosignLevel() {
    let cable = Telegram.parse(
      Telegram.header
        + "\nASTANA 001327\n\nE.O. 12958 N/A\nTAGS PHUM\nSUBJECT No colons\n\n1. text\n")
    #expect(cable.classification?.value.description == "UNCLASSIFIED")
    #expect(cable.id?.description == "09ASTANA1327")
    #expect(cable.info.count == 1)
  }

  @Test(
    "Fragments are cables too",
    arguments: [
      (
        "TAGS: PHUM, KZ\nSUBJECT: Fragment\nREF: STATE 12\n\n4. (SBU) Four.\n\n5. (SBU) Five.\n",
        ["4", "5"], "Fragment"
      ),
      ("goes on from before.\n\n4. (SBU) Four.\n\n5. (SBU) Five.\n", [nil, "4", "5"], nil),
      (
        "RUEHKO/AMEMBASSY TOKYO 1879\n\nUNCLAS ASTANA 001327\nTAGS: PHUM\nSUBJECT: Header\n\n1. (U) x\n",
        ["1"], "Header"
      ),
      ("REF: STATE 12\n\n1. (U) x\n", ["1"], nil),
    ] as [(String, [String?], String?)])
  func fragments(text: String, labels: [String?], subject: String?) {
    let cable = Telegram.parse(text, fileName: "09ASTANA1327")
    #expect(cable.id?.description == "09ASTANA1327")
    #expect(cable.paragraphs.map(\.label) == labels)
    #expect(cable.subject?.value == subject)
  }
}
