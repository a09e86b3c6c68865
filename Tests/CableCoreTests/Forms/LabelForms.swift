import Testing

@testable import CableCore

/// Every form of the labelled fields that the format document names, and its neighbours.
@Suite struct LabelForms {
  @Test(
    "An executive order line gives the order and the date of declassification",
    arguments: [
      ("E.O. 12958: N/A", "12958", nil),
      ("E.O. 12958: DECL: 0 8/04/2019", "12958", "2019-08-04"),
      ("E.O. 12958: DECL: 08/0 4/2019", "12958", "2019-08-04"),
      ("E.O. 12958: DECL: 08/04/20 19", "12958", "2019-08-04"),
      ("E.O. 12958: DECL: 08/04/19 10 YEARS", "12958", "2019-08-04"),
      ("E.O. 12958: DECL: 08/04//2019", "12958", "2019-08-04"),
      ("E.O. 12958: DECL: 08042019", "12958", "2019-08-04"),
      ("EO 12958 DECL: 08/04/2019", "12958", "2019-08-04"),
      ("E.O.12958: DECL: 2020/02/12", "12958", "2020-02-12"),
      ("E.o. 12958: DECL:3/5/15", "12958", "2015-03-05"),
      ("E.O. 11652: GDS", "11652", nil),
      ("E.O. 12356: DECL: OADR", "12356", nil),
      ("E.O. 13526: DECL: 02/17/2035", "13526", "2035-02-17"),
      ("E.O. 12958: X1", "12958", nil),
      ("E.O. 12958: DECL: 12/31/2018 TAGS: PREL", "12958", "2018-12-31"),
      ("E.O. 12958: DECL: AFTER KOREAN UNIFICATION", "12958", nil),
      ("E.O. 12958: DECL: 1.6X1", "12958", nil),
      ("E. O. 12958: DECL: 08/04/2019", "12958", "2019-08-04"),
      ("E.O. 12958 DECL: AUGUST 4, 2019", "12958", "2019-08-04"),
      ("E.O. 12958: DECL: 08-04-2019", "12958", "2019-08-04"),
      ("EO12958: N/A", "12958", nil),
      ("E.O 12958: DECL: 08/04/2019", "12958", "2019-08-04"),
      ("E.O. 12958, AS AMENDED: DECL: 08/04/2019", "12958", "2019-08-04"),
      ("E.O. 12958: DECL: 4 AUG 2019", "12958", "2019-08-04"),
      ("E.O. 12958: DECL: 8/4/2019", "12958", "2019-08-04"),
      ("E.O. 12065: RDS-1 08/12/2000 (LAINGEN, L.B.) OR-M", "12065", "2000-08-12"),
      ("E.O. 12065: GDS 8/12/85", "12065", "1985-08-12"),
      ("EO: 12958 DECL: 08/04/2019", "12958", "2019-08-04"),
      ("E.O. 12356: DECL: 01/01/01", "12356", "2001-01-01"),
      ("E,O, 12958: DECL: 08/04/2019", "12958", "2019-08-04"),
      (".O. 12958: DECL: 08/04/2019", "12958", "2019-08-04"),
      ("O. 12958: DECL: 08/04/2019", "12958", "2019-08-04"),
      ("EXECUTIVE ORDER 12958: DECL: 08/04/2019", "12958", "2019-08-04"),
      ("E.O. 12958: DECL: 08/ 04/ 2019", "12958", "2019-08-04"),
      ("E.O. 12958: DECL: 08 /04/2019", "12958", "2019-08-04"),
      ("E.O. 12958: DECL: 4AUG2019", "12958", "2019-08-04"),
      ("E.O. 12958: DECL: 20190804", "12958", "2019-08-04"),
      ("E.O. 12958: DECL: 02/30/2019", "12958", nil),
      ("E.O. 12958: DECL: 02/29/2020", "12958", "2020-02-29"),
      ("E.O. 12958: DECL: 08/04/2O19", "12958", "2019-08-04"),
      ("E.O. 12958: DECL: 4-AUG-2019", "12958", "2019-08-04"),
      ("E.O. L1652: GDS", "11652", nil), ("E.O. 12O65: GDS 8/12/85", "12065", "1985-08-12"),
      ("E.O. 1295B: DECL: 08/04/2019", "12958", "2019-08-04"), ("E.O. I2356:N/A", "12356", nil),
    ] as [(String, String, String?)])
  func executiveOrder(line: String, order: String, date: String?) {
    let cable = Telegram.with(
      "\(line)\nTAGS: PREL\nSUBJECT: X", line: "CONFIDENTIAL ASTANA 001327")
    #expect(cable.executiveOrder?.value.order == order)
    #expect(cable.executiveOrder?.value.declassifyOn == date)
    #expect(cable.tags.map(\.value) == ["PREL"])
  }

  @Test(
    "TAGS are split, corrected and listed once",
    arguments: [
      ("TAGS: PREL, PGOV, KZ", ["PREL", "PGOV", "KZ"]),
      ("TAGS PREL PGOV KZ", ["PREL", "PGOV", "KZ"]),
      ("Tags: prel pgov kz", ["PREL", "PGOV", "KZ"]),
      ("TAG: PREL", ["PREL"]),
      ("TAS: PREL", ["PREL"]),
      ("AGS: PREL", ["PREL"]),
      ("TABS: PREL", ["PREL"]),
      ("TAGS: PREL,\n PGOV, KZ", ["PREL", "PGOV", "KZ"]),
      ("TAGS: SP\nEINV", ["SP", "EINV"]),
      ("TAGS: PREL PGOV\nNATO, UK, CN", ["PREL", "PGOV", "NATO", "UK", "CN"]),
      ("TAGS: OVIP STEINBERG JAMES PREL", ["OVIP", "STEINBERG, JAMES", "PREL"]),
      ("TAGS: PHUM HUMAN RIGHTS KZ", ["PHUM", "HUMAN RIGHTS", "KZ"]),
      ("TAGS: COUNTRY CLEARANCE, KZ", ["COUNTRY CLEARANCE", "KZ"]),
      ("TAGS: KFRDCVISCMGTCASC", ["KFRD", "CVIS", "CMGT", "CASC"]),
      ("TAGS: PREL SIPDIS PGOV", ["PREL", "PGOV"]),
      ("TAGS: PREL MOPPS", ["PREL", "MOPS"]),
      ("TAGS: COUNTER TERRORISM", ["COUNTERTERRORISM"]),
      ("TAGS: BA'ATH, IZ", ["BA'ATH", "IZ"]),
      ("TAGS: [PHUM](#) [PREL](#) KZ", ["PHUM", "PREL", "KZ"]),
      ("TAGS: USEU BRUSSELS, EUN", ["USEU BRUSSELS", "EUN"]),
      ("TAGS: PREL; PGOV; KZ", ["PREL", "PGOV", "KZ"]),
      ("TAGS: PREL PREL KZ", ["PREL", "KZ"]),
      ("TAGS: OVIP (KISSINGER, HENRY A.)", ["OVIP", "KISSINGER, HENRY A."]),
      (
        "TAGS: OVIP (CLINTON, HILLARY), OVIP (GATES, ROBERT)",
        ["OVIP", "CLINTON, HILLARY", "GATES, ROBERT"]
      ),
      ("TAGS: PINR (MUGABE, ROBERT) ZI", ["PINR", "MUGABE, ROBERT", "ZI"]),
      ("TAGS: PREL/PGOV/KZ", ["PREL", "PGOV", "KZ"]),
      ("TAGS: PREL.PGOV.KZ", ["PREL", "PGOV", "KZ"]),
      ("TAGS: PREL - PGOV - KZ", ["PREL", "PGOV", "KZ"]),
      ("TAGS:PREL,PGOV,KZ", ["PREL", "PGOV", "KZ"]),
      ("TAGS: PREL PGOV (KZ)", ["PREL", "PGOV", "KZ"]),
      ("PREL PGOV KZ", ["PREL", "PGOV", "KZ"]),
      ("TAGS: PREL-PGOV-KZ", ["PREL", "PGOV", "KZ"]),
      ("TAGS: OVIP (KISSINGER, HENRY A.\n), PREL", ["OVIP", "KISSINGER, HENRY A.", "PREL"]),
      ("TAGS: OVIP (KISSINGER,\nHENRY A.), PREL", ["OVIP", "KISSINGER, HENRY A.", "PREL"]),
      ("TAGS: N/A", []),
      ("TAGS: NONE", []),
      ("TAGS: PREL, XXXXXXXXXXXX, KZ", ["PREL", "KZ"]),
      ("TAGS: PINR (XXXXXXXXXXXX, XXXX), KZ", ["PINR", "KZ"]),
      ("TGAS: PREL KZ", ["PREL", "KZ"]),
      ("TAGE: PREL KZ", ["PREL", "KZ"]),
      ("TAGS- PREL KZ", ["PREL", "KZ"]),
      ("TAG PREL, KZ", ["PREL", "KZ"]),
      ("TAGS, PREL, KZ", ["PREL", "KZ"]),
      ("TGS: PREL, KZ", ["PREL", "KZ"]),
      ("TAGS: PREL\n\nASTANA 00001327  001.2 OF 002\n\n\nPGOV KZ", ["PREL", "PGOV", "KZ"]),
      ("TAGS: PREL - External Political Relations | KZ - Kazakhstan", ["PREL", "KZ"]),
      ("TAGS: PINT,KZ", ["PINT", "KZ"]), ("TAG: PINT,KZ", ["PINT", "KZ"]),
      ("TAGSECON, KZ", ["ECON", "KZ"]),
      ("TAGSK PREL, KZ", ["PREL", "KZ"]),
      ("TAGSX PREL KZ", ["PREL", "KZ"]),
      ("TAGS-PREL, KZ", ["PREL", "KZ"]),
      ("TAGS.PREL, KZ", ["PREL", "KZ"]),
    ])
  func tags(line: String, tags: [String]) {
    let form = MarkdownText.unwrapped(Array("E.O. 12958: N/A\n\(line)\nSUBJECT: X".utf8)).bytes
    let cable = Telegram.with(String(decoding: form, as: UTF8.self))
    #expect(cable.tags.map(\.value) == tags)
    #expect(cable.subject?.value == "X")
    #expect(cable.captions.map(\.value) == (line.contains("SIPDIS") ? ["SIPDIS"] : []))
  }

  @Test(
    "A subject is one line without its mark, and ends where it must",
    arguments: [
      ("SUBJECT: (C) TREES", "TREES", "C"),
      ("Subject: Trees (SBU)", "Trees", "SBU"),
      ("SUBJ: TREES\nAND SHRUBS", "TREES AND SHRUBS", nil),
      ("SUBJECT TREES AND SHRUBS", "TREES AND SHRUBS", nil),
      ("UBJECT: TREES", "TREES", nil),
      ("SUBJECT: US-\nCHILEAN TREES", "US-CHILEAN TREES", nil),
      ("SUBJECT: TREES\nREF: ROME 1", "TREES", nil),
      ("SUBJECT: TREES\nClassified By: DCM John Doe, reason 1.4(b).", "TREES", nil),
      ("SUBJECT: TREES\n-------\nSUMMARY\n-------", "TREES", nil),
      ("SUBJECT: TREES\nSUMMARY", "TREES", nil),
      ("SUBJECT: TREES\n1. (U) Text", "TREES", nil),
      ("SUBJECT: TREES ROME 00001196 001.2 OF 002", "TREES", nil),
      ("SUBJECT: TREES\n\nUNCLASSIFIED", "TREES", nil),
      ("SUBJECT: TREES &amp; SHRUBS&#8217;S", "TREES & SHRUBS’S", nil),
      ("SUBJECT:   TREES    AND   SHRUBS", "TREES AND SHRUBS", nil),
      ("SUBJECT:\nTREES", "TREES", nil),
      ("SUBJECT: TREES: REF TO SHRUBS", "TREES: REF TO SHRUBS", nil),
      ("SUBJECT: (S/NF) TREES", "TREES", "S//NF"),
      ("SUBJECT: TREES (C/NF)", "TREES", "C//NF"),
      ("SUBECT: TREES", "TREES", nil),
      ("SUBJECT-TREES AND SHRUBS", "TREES AND SHRUBS", nil),
      ("SUBJ-TREES", "TREES", nil), ("SUBJECT.TREES", "TREES", nil),
      ("SUBJECT/TREES, SHRUBS", "TREES, SHRUBS", nil),
      ("SUBJECT: VISIT OF\nSUBJECT-MATTER EXPERTS", "VISIT OF SUBJECT-MATTER EXPERTS", nil),
      ("SUBJECT: (U) TREES: (SHRUBS)", "TREES: (SHRUBS)", "U"),
      ("SUBJECT - TREES", "TREES", nil),
      ("SUBJ: (C) 1. TREES", "1. TREES", "C"),
      ("SUBJECT: COMMENT ON\nCOMMENT\nX", "COMMENT ON COMMENT X", nil),
      ("SUBJECT:  2009 REPORT: PART\n2. THE TREES", "2009 REPORT: PART 2. THE TREES", nil),
      ("(C) SUBJECT: TREES", "TREES", "C"),
      ("SUBJECT: CHANGE OF SUBJECT: TREES", "CHANGE OF SUBJECT: TREES", nil),
      ("SUBJECT/ TREES", "TREES", nil),
      ("SUJBECT: TREES", "TREES", nil),
      ("SUBJECT: SUBJECT: TREES", "TREES", nil),
      ("SUBJECT: TREES (CONFIDENTIAL)", "TREES", "C"),
    ] as [(String, String, String?)])
  func subject(lines: String, subject: String, mark: String?) {
    let cable = Telegram.with(
      String(decoding: Entity.decoded(Array("TAGS: PREL\n\(lines)".utf8)), as: UTF8.self))
    #expect(cable.subject?.value == subject)
    #expect(cable.subjectMark?.mark == mark)
  }

  @Test(
    "The name of who classified is alone, the reasons apart",
    arguments: [
      (
        "Classified By: Ambassador Stephen M. Young. Reason: 1.4 (b), (d).", ["Stephen M. Young"],
        ["1.4(b)", "1.4(d)"]
      ),
      (
        "CLASSIFIED BY: DCM JOHN DOE, REASONS 1.4\n (B) AND (D)", ["JOHN DOE"],
        ["1.4(b)", "1.4(d)"]
      ),
      ("Classified by CDA Jane Doe for reasons 1,4 (C)", ["Jane Doe"], ["1.4(c)"]),
      (
        "(U) Classified by: Charge d'Affaires a.i. Jane Doe. Reasons: 1.4 b and d", ["Jane Doe"],
        ["1.4(b)", "1.4(d)"]
      ),
      (
        "Classified By: Pol/Econ Counselor Jane Q. Doe for reasons 1.4(b) and 1.4(d)",
        ["Jane Q. Doe"], ["1.4(b)", "1.4(d)"]
      ),
      (
        "Classified By: Jane Doe, Acting Deputy Chief of Mission, for E.O. 12958 reasons 1.4 (D)",
        ["Jane Doe"], ["1.4(d)"]
      ),
      ("DERIVED FROM: DSCG 05-01 D", [], []),
      (
        "Classified By: AF/C Director Louis Mazel, reasons 1.4(b,d)", ["Louis Mazel"],
        ["1.4(b)", "1.4(d)"]
      ),
      (
        "CLASSIFIED BY: AMB. RICHARD J. SCHMIERER; REASON: 1.4 (B, D)", ["RICHARD J. SCHMIERER"],
        ["1.4(b)", "1.4(d)"]
      ),
      (
        "Classified By: Ambassador Jane Doe and DCM John Roe, Reasons 1.4 (b) & (d)",
        ["Jane Doe", "John Roe"], ["1.4(b)", "1.4(d)"]
      ),
      (
        "Classified By: A/DCM William R. Roe III for Reasons 1.5 (b/d)", ["William R. Roe III"],
        ["1.5(b)", "1.5(d)"]
      ),
      (
        "CLASSIFIED BY: Gene A. Cretz, Ambassador, U.S. Embassy Tripoli, U.S. Department of State. REASON: 1.4 (b), (d)",
        ["Gene A. Cretz"], ["1.4(b)", "1.4(d)"]
      ),
      (
        "Classified By: Charge D'Affaires, a.i. Jane Doe, Reasons 1.4 (b and d)", ["Jane Doe"],
        ["1.4(b)", "1.4(d)"]
      ),
      (
        "Classified By: Consul General Jane van der Berg for reasons 1.4 (b), (c) and (d)",
        ["Jane van der Berg"], ["1.4(b)", "1.4(c)", "1.4(d)"]
      ),
      (
        "Classified By: Political Minister Counselor Colin P. Cleary. Reason 1.4 (b/d).",
        ["Colin P. Cleary"], ["1.4(b)", "1.4(d)"]
      ),
      (
        "CLASSIFIED BY DCM JANE DOE. REASON: 1.4 B & D. DECLASSIFY ON: 08/04/2019", ["JANE DOE"],
        ["1.4(b)", "1.4(d)"]
      ),
      (
        "Classified By: Econ Chief Jane O'Neill; reasons 1.4 (b) and (e).", ["Jane O'Neill"],
        ["1.4(b)", "1.4(e)"]
      ),
      (
        "Classified By: Deputy Principal Officer Jane Doe for reasons 1.4 (b) and (d). This message is from Embassy Astana.",
        ["Jane Doe"], ["1.4(b)", "1.4(d)"]
      ),
      (
        "Classified By: Jane Doe, Acting Assistant Secretary, Bureau of Near Eastern Affairs. Reason: 1.4 (c)",
        ["Jane Doe"], ["1.4(c)"]
      ),
      (
        "Classified By: DCM Jane Doe. Reason: 1.4, paragraphs (b) and (d)", ["Jane Doe"],
        ["1.4(b)", "1.4(d)"]
      ),
      ("Classified By: Ambassador to the OSCE Jane Doe. Reason: 1.4 (b)", ["Jane Doe"], ["1.4(b)"]),
      ("Classified By: Acting EconChief Jane Doe. Reason: 1.4 (b)", ["Jane Doe"], ["1.4(b)"]),
      (
        "Classified By: Jane Doe, Foreign Policy Advisor. Reason: 1.4 (b)", ["Jane Doe"], ["1.4(b)"]
      ),
      ("Classified By: CDA XXXXXXXXXXXX. Reason: 1.4 (b)", [], ["1.4(b)"]),
    ] as [(String, [String], [String])])
  func classifiedBy(line: String, names: [String], reasons: [String]) {
    let cable = Telegram.with(
      "TAGS: PREL\nSUBJECT: X\n\n\(line)", line: "CONFIDENTIAL ASTANA 001327", body: "1. (C) Text.")
    #expect(cable.classifiedBy.map(\.value) == names)
    #expect(cable.reasons == reasons)
  }

  @Test("A caption that names the Classified By line is no label, one in brackets with a colon is")
  func captionOfALabel() {
    let copy = Telegram.with(
      "C O R R E C T E D  C O P Y (ADDED CLASSIFIED BY LINE)\n\nE.O. 12958: N/A\nTAGS: PREL\nSUBJECT: X"
    )
    #expect(copy.tags.map(\.value) == ["PREL"])
    #expect(copy.classifiedBy.isEmpty)
    let by = Telegram.with(
      "TAGS: PREL\nSUBJECT: X\n\n(U) Classified by: DCM Jane Doe, reason 1.4 (b)")
    #expect(by.classifiedBy.map(\.value) == ["Jane Doe"])
  }

  @Test("Fields that share a line with the classification are found by their labels")
  func oneLine() {
    let cable = Telegram.parse(
      Telegram.header + "\nUNCLAS HELSINKI 000374 SENSITIVE SIPDIS E.O. 12958: N/A TAGS: PGOV PREL "
        + "GG RU FI SUBJECT: FINLAND AND GEORGIA\n\n1. (SBU) Text.\n")
    #expect(cable.id?.description == "09HELSINKI374")
    #expect(cable.tags.map(\.value) == ["PGOV", "PREL", "GG", "RU", "FI"])
    #expect(cable.captions.map(\.value) == ["SENSITIVE", "SIPDIS"])
    #expect(cable.subject?.value == "FINLAND AND GEORGIA")
    #expect(cable.classification?.value.description == "UNCLASSIFIED//FOUO")
  }

  @Test(
    "Labels that are glued to the value before them are found, also `Classified By` to a number")
  func glued() {
    let cable = Telegram.parse(
      "C O N F I D E N T I A L HELSINKI 000374SIPDISE.O. 12958: DECL: 06/02/2019TAGS: PREL FISUBJECT: "
        + "QUOTASREF: OSLO 300Classified By: DCM Jane Doe for reasons 1.4 (b) and (d).\n\n1. (C) Text.\n"
    )
    #expect(cable.references.map(\.text) == ["OSLO 300"])
    #expect(cable.classifiedBy.map(\.value) == ["Jane Doe"])
    #expect(cable.reasons == ["1.4(b)", "1.4(d)"])
    #expect(cable.subject?.value == "QUOTAS")
  }

  @Test(
    "A sentence below the subject makes an unclassified cable sensitive, as one above it does",
    arguments: [
      "SENSITIVE BUT UNCLASSIFIED - PLEASE HANDLE ACCORDINGLY", "SENSITIVE BUT UNCLASSIFIED",
      "Sensitive but unclassified, please protect accordingly.", "UNCLASSIFIED BUT SENSITIVE",
    ])
  func sensitiveSentence(line: String) {
    for (above, below) in [("", "\n"), ("\n", "\n"), ("\n", "\nREF: OSLO 300\n\n")] {
      let cable = Telegram.parse(
        "UNCLAS HELSINKI 000374\n\nE.O. 12958: N/A\nTAGS: PREL, FI\nSUBJECT: QUOTAS\n\(above)\(line)\n"
          + "\(below)1. (U) Text.\n")
      #expect(cable.classification?.value.description == "UNCLASSIFIED//FOUO")
      #expect(cable.subject?.value == "QUOTAS")
      #expect(cable.paragraphs.map(\.label) == ["1"])
    }
  }

  @Test("A rule between two fields is no end of the preamble")
  func ruleBetweenFields() {
    let cable = Telegram.with(
      "TAGS: PREL\nSUBJECT: TREES\n-------------\nREF: STATE 5\n\nClassified By: DCM Jane Doe, reason 1.4(b).",
      line: "CONFIDENTIAL ASTANA 001327", body: "1. (C) Text.")
    #expect(cable.subject?.value == "TREES")
    #expect(cable.references.map { $0.id?.description } == ["09STATE5"])
    #expect(cable.classifiedBy.map(\.value) == ["Jane Doe"])
    #expect(cable.paragraphs.map(\.label) == ["1"])
  }
}
