import Testing

@testable import CableCore

/// Forms of the line that names who classified a cable, in texts of our own.
@Suite struct ClassifiedByForms {
  @Test(
    "A name is found by its form between titles, offices and reasons",
    arguments: [
      (
        "Classified By: Ambassador Stephen M. Young for reasons 1.4 (b) and (d).",
        ["Stephen M. Young"], "bd"
      ),
      (
        "Classified By: Charge d'Affaires, a.i., Lee McClenny; Reasons 1.4 b/d", ["Lee McClenny"],
        "bd"
      ),
      (
        "Classified By: POL/ECON Counselor Mary Ann Jones, reason 1.5 (B, D)", ["Mary Ann Jones"],
        "bd"
      ),
      ("Classified By8 Ambassador Stephen M. Young, reasons 1.4 (b)", ["Stephen M. Young"], "b"),
      ("CLASSIFIED BY* DCM ANN VAN DYKE, REASONS 1.4 (D)", ["ANN VAN DYKE"], "d"),
      ("Classified By: EUR Acting DAS Jane Doe. Reasons: 1.4 (b) and\n(d)", ["Jane Doe"], "bd"),
      (
        "Classified By: A. Elizabeth Jones, Ambassador, for reasons 1.4 (b)",
        ["A. Elizabeth Jones"], "b"
      ),
      (
        "Classified By: DCM Robert O'Brien and PolCouns Ann van Dyke, E.O. 12958 1.4 (D)",
        ["Robert O'Brien", "Ann van Dyke"], "d"
      ),
      (
        "Classified By: Acting Deputy Chief of Mission Marc Dall for Reasons 1.4 \n(b) and (d)",
        ["Marc Dall"], "bd"
      ),
      (
        "CLASSIFIED BY: Rose E. Gotte, Assistant Secretary, Department of State, VCI; REASON: 1.4(B), (D)",
        ["Rose E. Gotte"], "bd"
      ),
      (
        "Classified By: Karin L. Hook, Acting ASSISTANT SECRETARY, VCI. Reason: 1.4 (b) and (d).",
        ["Karin L. Hook"], "bd"
      ),
      ("CLASSIFIED BY: Bode Peter, Ambassador; REASON: 1.4(B)", ["Bode Peter"], "b"),
      (
        "1.  (U)  CLASSIFIED BY ROBERT P. FINK, DEPUTY CHIEF OF MISSION. REASON: 1.5 (D).",
        ["ROBERT P. FINK"], "d"
      ),
      (
        "1. CONFIDENTIAL - ENTIRE TEXT.  CLASSIFIED BY:\nCHRISTOPHER W.S. ROY, AMBASSADOR.  REASON: 1.5 (D) .",
        ["CHRISTOPHER W.S. ROY"], "d"
      ),
      (
        "1.  CONFIDENTIAL - ENTIRE TEXT.  CLASSIFIED BY SECTION 1.5 (B)\nAND (D).  NIACT PRECEDENCE BECAUSE OF GOVERNMENT CRISIS IN\nITHACA.",
        [], "bd"
      ),
      (
        "1.  CONFIDENTIAL - ENTIRE TEXT.  CLASSIFIED BY CDA THEODORE\nKATTOF - 1.5 B,C, AND D.",
        ["THEODORE KATTOF"], "bcd"
      ),
      ("1.  (U)  CLASSIFIED BY POLOFF JEFFREY JACOB, 1.5 (D).", ["JEFFREY JACOB"], "d"),
      ("1. (U)  CLASSIFIED BY CHARGE ROBERT BEECROF; REASON 1.5 (D).", ["ROBERT BEECROF"], "d"),
      ("1.  CLASSIFIED BY AF/C - MARY BETH LEONAR, REASON 1.5. (D)", ["MARY BETH LEONAR"], "d"),
      (
        "1.  CLASSIFIED BY AMBASSADOR TO SUDAN TIMOTHY CARNE.\nREASON 1.5(D).", ["TIMOTHY CARNE"],
        "d"
      ),
      ("1.  (U) CLASSIFIED BY CDA THEODORE KATTOF, REASON 1.5.D.", ["THEODORE KATTOF"], "d"),
      (
        "1.  (U)  CLASSIFIED BY THOMAS W. SIMON, JR., AMBASSADOR.\nREASON:  1.5 (B), (C) AND (D).",
        ["THOMAS W. SIMON, JR."], "bcd"
      ),
      (
        "Classified By: (U) Classified by Deputy Chief of Mission Liz Dible for\n reasons 1.4 (B), (C) and (D)",
        ["Liz Dible"], "bcd"
      ),
      ("Classified By: Principal Officer Paul Folmsb for reasons 1.4 (b)", ["Paul Folmsb"], "b"),
      (
        "Classified By: Political Minister Counselor Kathleen H. Allegro for reasons 1.4. (b), (d).",
        ["Kathleen H. Allegro"], "bd"
      ),
      ("Classified By: Ambassaor Jane Doe. Reason: 1.4 (b)", ["Jane Doe"], "b"),
      ("Classified By: Econ Counselr Jane Doe. Reason: 1.4 (b)", ["Jane Doe"], "b"),
      ("Classified By: Charge d'Affaries Jane Doe. Reason: 1.4 (b)", ["Jane Doe"], "b"),
      ("Classified By: EMIN Jane Doe. Reason: 1.4 (b)", ["Jane Doe"], "b"),
      ("Classified By: Pol Min Jane Doe. Reason: 1.4 (b)", ["Jane Doe"], "b"),
      ("Classified By: MC Jane Doe. Reason: 1.4 (b)", ["Jane Doe"], "b"),
      ("Classified By: A/DCM Jane Doe. Reason: 1.4 (b)", ["Jane Doe"], "b"),
      ("Classified By: ISN/MTR Dir. Pam Durm. Reason: 1.4 (b)", ["Pam Durm"], "b"),
      ("Classified By: Counselor:Steve Roe for reasons 1.4 (b)", ["Steve Roe"], "b"),
      ("Classified By: DCM/Ted Brown for reasons 1.4 (b)", ["Ted Brown"], "b"),
      ("Classified By: Jane Doe, Jr., DCM, reasons 1.4 (b)", ["Jane Doe, Jr."], "b"),
      ("Classified By: DCM William Roe, III, reasons 1.4 (b)", ["William Roe, III"], "b"),
      ("Classified By: CDA D.C. Marlow, reasons 1.4 (b)", ["D.C. Marlow"], "b"),
      ("Classified By: CDA W.R. X, reasons 1.4 (b)", ["W.R. X"], "b"),
      ("Classified By: DCM Jane Doe based on reasons 1.4 (b)", ["Jane Doe"], "b"),
      ("Classified By: DCM Jane Doe due to reasons 1.4 (b)", ["Jane Doe"], "b"),
      ("CLASSIFIED BY: DCM JANE DOE FR REASONS 1.4 (B)", ["JANE DOE"], "b"),
      ("Classified By: DCM Jane Doe under Section 1.4 (b)", ["Jane Doe"], "b"),
      (
        "Classified By: DCM Jane Doe pursuant to E.O. 12958, reasons 1.4 (b) and (d)", ["Jane Doe"],
        "bd"
      ),
      ("Classified By: DCM Jane Doe per 1.4 (b)", ["Jane Doe"], "b"),
      (
        "Classified By: Deputy Assistant Secretary of State for European and Eurasian Affairs Jane Doe, reasons 1.4 (b)",
        ["Jane Doe"], "b"
      ),
      ("Classified By: Counselor for Politics Jane Doe, reasons 1.4 (b)", ["Jane Doe"], "b"),
      ("Classified By: Attache for Agriculture Jane Doe, reasons 1.4 (b)", ["Jane Doe"], "b"),
      (
        "Classified By: Under Secretary for Political Affairs Jane Doe, reasons 1.4 (b)",
        ["Jane Doe"], "b"
      ),
      (
        "Classified By: Political Counselor and Acting DCM Jane Doe, reasons 1.4 (b)", ["Jane Doe"],
        "b"
      ),
      (
        "Classified By: Jane Doe, Counselor for Political and Economic Affairs, reasons 1.4 (b)",
        ["Jane Doe"], "b"
      ),
      (
        "Classified By: Jane Doe, Director, Office of Pakistan and South Asia Affairs, reasons 1.4 (b)",
        ["Jane Doe"], "b"
      ),
      (
        "Classified By: Jane Doe, Deputy Director, Near East Office. Reason 1.4 (b)", ["Jane Doe"],
        "b"
      ),
      (
        "CLASSIFIED BY: Ann Borg, CDA, U.S. Embassy New Delhi, U.S. Department of State. REASON: 1.4 (b), (d)",
        ["Ann Borg"], "bd"
      ),
      ("CLASSIFIED BY: Borg, Ann, CDA, State, EXEC; REASON: 1.4(D)", ["Ann Borg"], "d"),
      ("CLASSIFIED BY: Van Voor, Carol, CDA, State, EXEC; REASON: 1.4(D)", ["Carol Van Voor"], "d"),
      ("CLASSIFIED BY: BORG, CDA, DOS; REASON: 1.4(B)", ["BORG"], "b"),
      (
        "Classified By: Ambassador Robert \"Bob\" Smith for reasons 1.4 (b)",
        ["Robert \"Bob\" Smith"], "b"
      ),
      (
        "Classified By: Ambassador William (Bill) Todds for reasons 1.4 (b)",
        ["William (Bill) Todds"], "b"
      ),
      (
        "Classified By: Consul General Jane van der Berg for reasons 1.4 (b), (c) and (d)",
        ["Jane van der Berg"], "bcd"
      ),
      ("Classified By: TJ Grubish, Acting DCM. Reasons 1.4 (b)", ["TJ Grubish"], "b"),
      ("Classified By: Poloff Jane Doe, Reasons 1. 4 (b) and (d)", ["Jane Doe"], "bd"),
      ("Classified By: PolCouns Geoff Platt. Reasons 1.4 (B,D).", ["Geoff Platt"], "bd"),
      ("Classified By: DCM Dan Bernikoff. Reasons 1.4 (B,D).", ["Dan Bernikoff"], "bd"),
      (
        " Classified By: Political Minister Counselor Jonathan Alexander Richa \nrd, for reasons 1.4 (b)",
        ["Jonathan Alexander Richard"], "b"
      ),
      (
        " CLASSIFIED BY: POLITICAL MINISTER COUNSELOR JONATHAN ALEXANDER MARL \nOW, FOR REASONS 1.4 (B)",
        ["JONATHAN ALEXANDER MARLOW"], "b"
      ),
      (
        " Classified By: Deputy Chief of Mission and Charge d'Affaires Ann Borg f \nor reasons 1.4 (b)",
        ["Ann Borg"], "b"
      ),
      (
        " Classified By: Economic Counselor Thomas Goldman, reasons 1.4 (b) a \nnd (d).",
        ["Thomas Goldman"], "bd"
      ),
      (
        " Classified By: POLITICAL MINISTER COUNSELOR JOSEPH ROSENTHAL, FOR REAS \nONS 1.4 B/D",
        ["JOSEPH ROSENTHAL"], "bd"
      ),
      (
        "CLASSIFIED BY: DCM JANE DOE AND POLCOUNS RICHARD ROE. REASON: 1.4 (B)",
        ["JANE DOE", "RICHARD ROE"], "b"
      ),
      (
        "Classified By: Jane Doe, DCM, and Richard Roe, POL, reasons 1.4 (b)",
        ["Jane Doe", "Richard Roe"], "b"
      ),
      ("CLASSIFIED BY CONSUL GENERAL JANE DOE, REASON 1.5 (B) AND (D)", ["JANE DOE"], "bd"),
      ("CLASSIFIED BY CG JANE DOE. REASONS: E.O. 12958 1.5 (B) AND (D)", ["JANE DOE"], "bd"),
      (
        "Classified By: Regional Affairs Officer Jane Doe for reasons 1.4 (b,d)", ["Jane Doe"], "bd"
      ),
      (
        "Classified By: Jane Doe, Political Section Chief, Embassy Tirana. Reason: 1.4 (b)",
        ["Jane Doe"], "b"
      ),
      (
        "Classified By: Narcotics Affairs Section Director Jane Doe; Reason: 1.4 (b)", ["Jane Doe"],
        "b"
      ),
      ("Classified By: DCM Jane Doe, reasons 1.4 (b-d)", ["Jane Doe"], "bcd"),
      ("Classified By: DCM Jane Doe, reasons 1.4 (b) - (d) and (g)", ["Jane Doe"], "bcdg"),
      ("Classified By: DCM Jane Doe, reasons 1.4 (a)–(c)", ["Jane Doe"], "abc"),
      ("Classified By: DCM Jane Doe, reasons 1.4 (b) thru (d)", ["Jane Doe"], "bcd"),
      ("Classified By: DCM Jane Doe, reasons 1.4 (d-b)", ["Jane Doe"], "db"),
      ("Classified By: AMB. DOE for reasons 1.4 (b) and (d)", ["DOE"], "bd"),
      ("Classified By: DCM/Ed Souza, reasons 1.4 (b)", ["Ed Souza"], "b"),
      ("Classified By: Ed Souza/DCM/Tunis, reasons 1.4 (b)", ["Ed Souza"], "b"),
      ("Classified By:DCM:Ed Souza;Reason:1.4(b),(d)", ["Ed Souza"], "bd"),
      ("Classified By: DCM Jane Doe, reasons 1.4 (b) an d (c)", ["Jane Doe"], "bc"),
      ("Classified By: DSCG 05-01, reasons 1.4 (b)", [], "b"),
      ("Classified-By: DCM Jane Doe, reasons 1.4 (b)", ["Jane Doe"], "b"),
      ("Classified: DCM Jane Doe, reasons 1.4 (b) and (d)", ["Jane Doe"], "bd"),
      ("CLASSIFIED: AMBASSADOR JANE DOE\nREASON: 1.4 (D)", ["JANE DOE"], "d"),
      ("Classified DCM Jane Doe for reasons 1.4 (b)", ["Jane Doe"], "b"),
      ("Classified By: AMBASSADOR JANE DOE REASONS 1.4 B AND D", ["JANE DOE"], "bd"),
      ("Classified By: Ambassador Jane Doe.  Reasons:  1.4 (b) and 1.4 (d)", ["Jane Doe"], "bd"),
      ("Classified By: DCM Jane Doe. REASONS 1.4(b)(d)", ["Jane Doe"], "bd"),
      ("Classified By: P/E Chief Jane Doe for Reasons 1.4 (b) and (d). ", ["Jane Doe"], "bd"),
      ("Classified By: USNATO DCM Jane Doe, reason: 1.4 (b) & (d)", ["Jane Doe"], "bd"),
      (
        "Classified By: Ambassador Jane Doe; E.O. 12958; Reasons: 1.4 (B) & (D)", ["Jane Doe"], "bd"
      ),
      ("Classified by: Acting Pol/Econ Section Chief Jane Doe, Embassy Luanda", ["Jane Doe"], ""),
      (
        "Classified By: CDA Gregory Dawson, reasons 1.4 (b), (d), (e), (h)", ["Gregory Dawson"],
        "bdeh"
      ),
      ("CLASSIFIED BY ACTING PRINCIPAL OFFICER JANE DOE. REASONS: 1.4 (B, D).", ["JANE DOE"], "bd"),
      (
        "CLASSIFIED BY: MICHAEL CORBIN, DEPUTY CHIEF OF MISSION. REASONS 1.4 (D)",
        ["MICHAEL CORBIN"], "d"
      ),
      ("CLASSIFIED BY: AMBASSADOR TO SAUDI ARABIA JANE DOE. REASONS 1.4 (D)", ["JANE DOE"], "d"),
      (
        "Classified By: Consul General in Strasbourg Vincent Carve. Reasons 1.4 (d)",
        ["Vincent Carve"], "d"
      ),
      ("Classified By: Management Counselor J. Dinkel, reasons 1.4 (d)", ["J. Dinkel"], "d"),
      ("DERIVED FROM: DSCG 05-1 B,D", [], ""),
      (
        "Classified By: Cheryl Sims, Econ Minister-Counselor, for reasons 1.4 (b)", ["Cheryl Sims"],
        "b"
      ),
      (
        "Classified By: David J. Lane, Charge d'Affaires, U.S. Mission to the UN Agencies in Rome. Reasons 1.4 (b)",
        ["David J. Lane"], "b"
      ),
      ("Classified By: Deputy Chief of Misson Jane Doe, reasons 1.4 (b)", ["Jane Doe"], "b"),
      ("Classified By: Ambassador-Jane Doe, reasons 1.4 (b)", ["Jane Doe"], "b"),
      ("Classified By: Ambassador-designate Jane Doe, reasons 1.4 (b)", ["Jane Doe"], "b"),
      ("CLASSIFIED BY: ECONMIN JANE DOE, REASONS 1.4 (B)", ["JANE DOE"], "b"),
      (
        "Classified By: Political and Economic Section Deputy Chief Anna Richards \non, reasons 1.4 (b).",
        ["Anna Richardson"], "b"
      ),
      ("Classified By: Reasons 1.4 (b), (d) by Ambassador Jane Doe", [], "bd"),
      (
        "Classified By: Ambassador Jane Doe for reasons 1.4 (b). DECLASSIFY ON: 05/21/2019",
        ["Jane Doe"], "b"
      ),
    ] as [(String, [String], String)])
  func names(line: String, names: [String], reasons: String) {
    let cable = Telegram.with(
      "E.O. 12958: DECL: 05/21/2019\nTAGS: PREL\nSUBJECT: TALKS\n\n\(line)",
      line: "CONFIDENTIAL ASTANA 001327", body: "1. (C) Text.")
    #expect(cable.classifiedBy.map(\.value) == names)
    #expect(cable.reasons.compactMap { $0.dropLast().last.map(String.init) }.joined() == reasons)
  }

  @Test(
    "A date of declassification in the same line is the order's",
    arguments: [
      "Classified By: DCM Jane Doe, reasons 1.4 (b). DECLASSIFY ON: 05/21/2019",
      "CLASSIFIED BY: DOE, JANE, DCM, STATE; REASON: 1.4(B); DECL ON: MAY 21, 2019",
    ])
  func date(line: String) {
    let cable = Telegram.with(
      "TAGS: PREL\nSUBJECT: X\n\n\(line)", line: "CONFIDENTIAL ASTANA 001327", body: "1. (C) Text.")
    #expect(cable.executiveOrder?.value.declassifyOn == "2019-05-21")
  }

  @Test(
    "All reasons are read, and a particle belongs to the name that it is tied to",
    arguments: [
      ("Ambassador Jane Doe, reason 1.4 (a), (b), (c), (d).", "Jane Doe", "abcd"),
      ("Ambassador Jane Doe, reasons 1.4 (c), (d) and (g).", "Jane Doe", "cdg"),
      ("DCM Jean-Luc d'Arc, reasons 1.4 (b) and (d).", "Jean-Luc d'Arc", "bd"),
      ("DCM Jane al-Hadi, reasons 1.4 (b) and (d).", "Jane al-Hadi", "bd"),
      ("DCM Per Holm for reasons 1.4 (b) and (d).", "Per Holm", "bd"),
      ("Charge Ole Per Dahl per 1.4 (b) and (d).", "Ole Per Dahl", "bd"),
      ("DCM Ida Dahl per E.O. 12958, 1.4 (b), (d).", "Ida Dahl", "bd"),
      ("DCM Ida Dahl, Reasons 14 (b) and (d)", "Ida Dahl", "bd"),
      ("DCM Ida Chief for reasons 1.4 (b) and (d)", "Ida Chief", "bd"),
      ("Ambassador Ida B. Consul, reasons 1.4 (b)", "Ida B. Consul", "b"),
      ("Consul Dahl Acting Chief, reasons 1.4 (b)", "Dahl", "b"),
      ("Ambassador Ida de los Rios Dahl, reasons 1.4 (d)", "Ida de los Rios Dahl", "d"),
      ("DCM Ida Dahl per section 1.4 (b), (d).", "Ida Dahl", "bd"),
    ])
  func reasons(line: String, name: String, letters: String) {
    let cable = Telegram.with(
      "TAGS: PREL\nSUBJECT: X\n\nClassified By: \(line)", line: "CONFIDENTIAL ASTANA 001327",
      body: "1. (C) Text.")
    #expect(cable.classifiedBy.map(\.value) == [name])
    #expect(cable.reasons == letters.map { "1.4(\($0))" })
    #expect(cable.paragraphs.map(\.label) == ["1"])
  }

  @Test("Prose about what was classified by whom names nobody")
  func prose() {
    let cable = Telegram.with(
      "TAGS: PREL\nSUBJECT: X",
      body: "1. (U) The trees were classified by Jane Doe and Richard Roe in 2008.\n\n2. (U) More.")
    #expect(cable.classifiedBy.isEmpty)
    #expect(cable.reasons.isEmpty)
  }

  @Test(
    "Every title is removed from the name, even with one slip in a long one",
    arguments: [
      "Ambassador", "Amb.", "Charge", "Chargé d'Affaires", "Charge d'Affairs a.i.", "CDA", "DCM",
      "ADCM",
      "Acting Deputy Chief of Mission", "Consul General", "CG", "Political Counselor",
      "Pol/Econ Chief",
      "Economic Officer", "PolCouns", "EconCounselor", "Poloff", "Econoff", "PAO", "RSO", "DAS",
      "Assistant Secretary", "Principal Officer", "Ambassadr", "Ambasador", "Counsellor",
      "Counseler",
      "Politcal Officer", "Minister Counslor", "Depty Chief of Mission", "Acitng DCM",
      "Economc Officer", "Legatt", "LEGATT", "Legal Attache",
    ])
  func titles(title: String) {
    let cable = Telegram.with(
      "TAGS: PREL\nSUBJECT: X\n\nClassified By: \(title) Jane Q. Doe, reasons 1.4 (b)",
      line: "CONFIDENTIAL ASTANA 001327", body: "1. (C) Text.")
    #expect(cable.classifiedBy.map(\.value) == ["Jane Q. Doe"])
  }
}
