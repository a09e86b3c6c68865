import Testing

@testable import CableCore

/// What the writers of real REF blocks do beside the format: each row a spelling of its own.
@Suite struct ReferenceSpellings {
  @Test(
    "A spelling of a REF block gives its cables, and nothing that is none",
    arguments: [
      ("REF: 692 OSLO, 12 ROME", ["09OSLO692", "09ROME12"]),
      ("REF: A. 692 OSLO B. 12 ROME; 5 BERN", ["A 09OSLO692", "B 09ROME12", "B 09BERN5"]),
      ("REF: 692 OSLO AND 5 BERN", ["09OSLO692", "09BERN5"]),
      ("REF: A. OSLO 692 B. 08 ROME", ["A 09OSLO692", "B -"]),
      ("REF: A. STATE 12 B. ROME l3", ["A 09STATE12", "B 09ROME13"]),
      ("REF: A. STATE 12Q11 B. ROME 13", ["A -", "B 09ROME13"]),
      ("REF: ¶A. STATE 12\n     ¶B. ROME 13", ["A 09STATE12", "B 09ROME13"]),
      ("REF: A. STATE 021770¶B. ROME 13", ["A 09STATE21770", "B 09ROME13"]),
      ("REF: STATE 09 12347", ["09STATE12347"]),
      ("REF: PARAMARIBO 1", ["09PARAMARIBO1"]),
      ("REF: PARAMARIBO 9, PARAS 4 AND 5", ["09PARAMARIBO9"]),
      ("REF: PARA 5 OF PARAMARIBO 9", ["09PARAMARIBO9"]),
      ("REF \"A\": STATE 12 \"B\": ROME 13", ["A 09STATE12", "B 09ROME13"]),
      ("REF 'A': STATE 12", ["A 09STATE12"]),
      ("REF “A”: STATE 12; “B”: ROME 13", ["A 09STATE12", "B 09ROME13"]),
      ("REF: OSLO 61 OF DECEMBER 5, 2006", ["06OSLO61"]),
      ("REF: OSLO 61, DECEMBER 5, 2006", ["06OSLO61"]),
      ("REF: A. OSLO 61, 5 DEC 2006; B. ROME 12", ["A 06OSLO61", "B 09ROME12"]),
      ("REF: STATE 12345, PARAS 4, 5 AND 6; ROME 12", ["09STATE12345", "09ROME12"]),
      ("REF: STATE 12345 (SECTIONS 1 AND 2), ROME 12", ["09STATE12345", "09ROME12"]),
      ("REF: STATE I48833", ["09STATE148833"]),
      ("REF: STATE 148833.ROME 12.", ["09STATE148833", "09ROME12"]),
      ("REF CABLE: STATE 12", ["09STATE12"]),
      ("REFTELX STATE 12, ROME 13", ["09STATE12", "09ROME13"]),
      ("REF: STATE 12,345", ["09STATE12345"]),
      ("REF: A. STATE 12,345 B. OSLO 1,204", ["A 09STATE12345", "B 09OSLO1204"]),
      ("REF: OSLO 692,317", ["09OSLO692", "09OSLO317"]),
      ("REF: OSLO '07 14", ["07OSLO14"]),
      ("REF: A. OSLO '06 14 B. BERN '08 9", ["A 06OSLO14", "B 08BERN9"]),
      ("REF: OSLO 1401 OF 2007", ["07OSLO1401"]),
      ("REF: OSLO 61 DTD 05/05/08", ["08OSLO61"]),
      ("REF: BERN 61 AND PREVIOUS 03 OSLO 14", ["09BERN61", "03OSLO14"]),
      ("REF: BERN 61 AND PREVIOUS 05 BERN", ["09BERN61", "-"]),
      ("REF: BERN 61 AND PREVIOUS 09", ["09BERN61", "-"]),
      ("REF: BERN 692 / 317 / 274", ["09BERN692", "09BERN317", "09BERN274"]),
      ("REF: BERN 61 (DUES), 62 (BOATS)", ["09BERN61", "09BERN62"]),
      ("REF: 73 STATE 10 2233", ["73STATE102233"]),
      ("REF: STATE 0 20611", ["09STATE20611"]),
      ("A. REF OSLO 61\nB. REF BERN 17", ["A 09OSLO61", "B 09BERN17"]),
      ("REF: A. STATE 08 12347 B. ROME 09 131", ["A 08STATE12347", "B 09ROME131"]),
      ("REF: ROME 39, ROME 35", ["09ROME39", "09ROME35"]),
      ("REF: TEHRAN 2008 TRADE FAIR", ["-"]),
      ("REF: A. OSLO 2007 TALKS B. ROME 12", ["A -", "B 09ROME12"]),
      ("REF: ROME 2008 AND PREVIOUS", ["09ROME2008"]),
      ("REF: ROME 2008 (NOTAL)", ["09ROME2008"]),
      ("REF: ROME 2008 NOTAL", ["09ROME2008"]),
      ("REF: ROME 2008", ["09ROME2008"]),
      ("REF: LYON 12, EDINBURGH 13", ["09LYON12", "09EDINBURGH13"]),
      ("REF: BANJA LUKA 12, POZNAN 13", ["09BANJALUKA12", "09POZNAN13"]),
      ("REF: A. ANTWERP 12 B. WUHAN 13", ["A 09ANTWERP12", "B 09WUHAN13"]),
      ("REF: A. STATE 021770B. ROME 13", ["A 09STATE21770", "B 09ROME13"]),
      (
        "REF: A. STATE 21770 B) ROME 13 C) PARIS 14",
        ["A 09STATE21770", "B 09ROME13", "C 09PARIS14"]
      ),
      ("REF: A) STATE 21770B) ROME 13", ["A 09STATE21770", "B 09ROME13"]),
      ("REF: 07 OSLO 12 08 OSLO 13", ["07OSLO12", "08OSLO13"]),
      ("REF: OSLO 12 OSLO 13 09 STATE 14", ["09OSLO12", "09OSLO13", "09STATE14"]),
      ("REF: OSLO 12 TEL AVIV 13 NEW DELHI 14", ["09OSLO12", "09TELAVIV13", "09NEWDELHI14"]),
      ("REF: [A] STATE 12 [B] ROME 13", ["A 09STATE12", "B 09ROME13"]),
      ("REF: [A]STATE 12 [B]08 ROME 13", ["A 09STATE12", "B 08ROME13"]),
      ("REF: (1) STATE 12 (2) ROME 13", ["1 09STATE12", "2 09ROME13"]),
      (
        "REF: (1) STATE 12, (2) ROME 13 AND (3) PARIS 14",
        ["1 09STATE12", "2 09ROME13", "3 09PARIS14"]
      ),
      ("REF: 1- STATE 12\n     2- ROME 13", ["1 09STATE12", "2 09ROME13"]),
      ("REF: A- STATE 12 B- ROME 13", ["A 09STATE12", "B 09ROME13"]),
      ("REF: A-STATE 12 B-ROME 13", ["A 09STATE12", "B 09ROME13"]),
      ("REF: A/ STATE 12 B/ ROME 13", ["A 09STATE12", "B 09ROME13"]),
      ("REF: A/STATE 12; B/ROME 13", ["A 09STATE12", "B 09ROME13"]),
      ("REF: A, STATE 12 B, ROME 13", ["A 09STATE12", "B 09ROME13"]),
      ("REF: A; STATE 12; B; ROME 13", ["A 09STATE12", "B 09ROME13"]),
      ("A. REF: STATE 12", ["A 09STATE12"]),
      ("REF A WELLINGTON 721 B WELLINGTON 690", ["A 09WELLINGTON721", "B 09WELLINGTON690"]),
      ("REF.: STATE 12", ["09STATE12"]),
      ("REFTELS.: STATE 12; ROME 13", ["09STATE12", "09ROME13"]),
      (
        "REFS (A-C): (A) STATE 12 (B) ROME 13 (C) PARIS 14",
        ["A 09STATE12", "B 09ROME13", "C 09PARIS14"]
      ),
      ("REFS (A-B) STATE 12, ROME 13", ["09STATE12", "09ROME13"]),
      ("REF A-B: A. STATE 12 B. ROME 13", ["A 09STATE12", "B 09ROME13"]),
      ("REF: A. REF: STATE 12\n     B. REF: ROME 13", ["A 09STATE12", "B 09ROME13"]),
      ("REF: A. STATE\n12 B. NEW\nDELHI 13", ["A 09STATE12", "B 09NEWDELHI13"]),
      ("REF: 08 ROME\n12", ["08ROME12"]),
      ("REF: STATE (01) 201265", ["01STATE201265"]),
      ("REF: ROME (2007) 12, (08) PARIS 13", ["07ROME12", "08PARIS13"]),
      ("REF: PARIS 849, PARIS, 1228", ["09PARIS849", "09PARIS1228"]),
      ("REF: 377 KATHMANDU", ["09KATHMANDU377"]),
      ("REF: 377 KATHMANDU, 1412 NEW DELHI", ["09KATHMANDU377", "09NEWDELHI1412"]),
      ("REF: KABUL 692/317/274", ["09KABUL692", "09KABUL317", "09KABUL274"]),
      ("REF: STATE 12: ROME 13", ["09STATE12", "09ROME13"]),
      ("REF: STATE 12 (VISIT OF MINISTER): ROME 13 (REPLY)", ["09STATE12", "09ROME13"]),
      (
        "REF: A. STATE 12 (GSP, TEXTILES AND SHOES)\n     B. ROME 13",
        ["A 09STATE12", "B 09ROME13"]
      ),
      ("REF: STATE 12 [PORT CALLS] ROME 13 [DUES]", ["09STATE12", "09ROME13"]),
      ("REF: STATE 1 01684", ["09STATE101684"]),
      ("REF: STATE 12345/ROME 13", ["09STATE12345", "09ROME13"]),
      ("REF: STATE 12345 / ROME 13", ["09STATE12345", "09ROME13"]),
      ("REF: STATE 12&13", ["09STATE12", "09STATE13"]),
      ("REF: STATE 12 AND ALSO ROME 13", ["09STATE12", "09ROME13"]),
      ("REF: STATE CABLE NO. 1234", ["09STATE1234"]),
      ("REF: STATE (EXDIS) 1234", ["09STATE1234"]),
      ("REF: ROME O123", ["09ROME123"]),
      ("REF: STATE 1O12O4", ["09STATE101204"]),
      ("REF: BRASILIA 2799 2764", ["09BRASILIA2799", "09BRASILIA2764"]),
      ("REF: A. LONDON DAILY 11/3/2008\n     B. PARIS WEEKLY 12", ["A -", "B -"]),
      ("REF: A. 13 FEBRUARY 2009\n     B. OSLO 4 MAY 2008", ["A -", "B -"]),
      ("REF: A. AND PREVIOUS 03 ROME", ["A -"]),
      ("REF: STATE 12 AND PREVIOUS 03 ROME", ["09STATE12", "-"]),
      ("REF: ATTACHMENT 1", ["-"]),
      ("REF: CA-3400", ["-"]),
      ("REF: A. CA-3400, B. ROME 13", ["A -", "B 09ROME13"]),
      ("REF: ABC MALTA 2008", ["-"]),
      ("REF: CINCLANT DTG 121314Z AUG 09", ["-"]),
      ("REF: CINCLANT DTG121314ZAUG09", ["-"]),
      ("REF: DTG 121314 AUG 09", ["-"]),
      ("REF: A. 2008-11-03 NOTE B. OSLO 13", ["A -", "B 09OSLO13"]),
      ("REF: A. OSLO NEWS 3.11.08 B. OSLO 13", ["A -", "B 09OSLO13"]),
      ("REF: SECSTATE 1...", ["-"]),
      ("REF: A. ROME 12 B. SECSTATE 15…", ["A 09ROME12", "B -"]),
      ("REF: TREE HAVEN 12", ["-"]),
      ("REF: F-16 OFFER", ["-"]),
      ("REF: UNSCR 1737", ["-"]),
      ("REF: A. UNSCR 1737 B. STATE 12", ["A -", "B 09STATE12"]),
      ("REF: ROME 12 (4 MAY)", ["09ROME12"]),
      ("REF: ROME (4 MAY) 123", ["09ROME123"]),
      ("REF: OSLO 12\n     DTD 4 MAY 2008", ["08OSLO12"]),
      ("REF: (A)07 STATE 50 (B)07 ROME 33", ["A 07STATE50", "B 07ROME33"]),
      ("REF: A.STATE 12 B.ROME 13 C.08 PARIS 14", ["A 09STATE12", "B 09ROME13", "C 08PARIS14"]),
      ("REF: A.) STATE 12 B.) ROME 13", ["A 09STATE12", "B 09ROME13"]),
      ("REF: (A). STATE 12 (B). ROME 13", ["A 09STATE12", "B 09ROME13"]),
      ("REF: A: STATE 12; B: ROME 13", ["A 09STATE12", "B 09ROME13"]),
      ("REF: STATE 12; B. ROME 13", ["09STATE12", "B 09ROME13"]),
      ("REF: A. SMITH TO JONES B. ROME 13", ["A -", "B 09ROME13"]),
      ("REF: A. J. SMITH E-MAIL B. ROME 13", ["A -", "B 09ROME13"]),
      ("REF: STATE 12 | ROME 13", ["09STATE12", "09ROME13"]),
      ("REF: Oslo 12, State 13, 08 New Delhi 14", ["09OSLO12", "09STATE13", "08NEWDELHI14"]),
      ("REF: a. Oslo 12 b. State 13", ["A 09OSLO12", "B 09STATE13"]),
      ("REF: OSLO-12, STATE-13", ["09OSLO12", "09STATE13"]),
      ("REF: 08-OSLO-12; 2007-STATE-13", ["08OSLO12", "07STATE13"]),
      ("REF: OSLO/12", ["09OSLO12"]),
      ("REF: OSLO #12", ["09OSLO12"]),
      ("REF: OSLO NR 12", ["09OSLO12"]),
      ("REF: STATE 12 (NOTAL), ROME 13 (NOTAL)", ["09STATE12", "09ROME13"]),
      ("REF: STATE 12 (NOTAL, EXDIS), ROME 13", ["09STATE12", "09ROME13"]),
      (
        "REF: USUN NEW YORK 12, USNATO 13, GENEVA 14",
        ["09USUNNEWYORK12", "09USNATO13", "09GENEVA14"]
      ),
      (
        "REF: A. STATE 12 SENSITIVE BUT UNCLASSIFIED.\n     B. ROME 13",
        ["A 09STATE12", "B 09ROME13"]
      ),
      ("REF: STATE 12 AND 13 AND 14", ["09STATE12", "09STATE13", "09STATE14"]),
      (
        "REF: STATE 12, 13 AND 08 ROME 14 AND 15",
        ["09STATE12", "09STATE13", "08ROME14", "09ROME15"]
      ),
      ("REF: 06 OSLO 692, 06 OSLO 700", ["06OSLO692", "06OSLO700"]),
      ("REF: TOSEC 12", ["-"]),
      (
        "REF: (A) ROME 12\n(B) 08 STATE 13\n(C) OSLO 14 PLEASE PROTECT.",
        ["A 09ROME12", "B 08STATE13", "C 09OSLO14"]
      ),
    ] as [(String, [String])])
  func references(block: String, references: [String]) {
    let cable = Telegram.with("TAGS: PREL\nSUBJECT: X\n\n\(block)")
    #expect(cable.references.map(Self.row) == references)
    #expect(cable.paragraphs.map(\.label) == ["1"])
    for reference in cable.references where !reference.range.isEmpty {
      #expect(reference.range.upperBound <= cable.bodyStart)
    }
  }

  private static func row(_ reference: Reference) -> String {
    (reference.bullet.map { $0 + " " } ?? "") + (reference.id?.description ?? "-")
  }

  @Test(
    "A post and a number in the prose are a mention where something says so",
    arguments: [
      ("(Note: Oslo 443. End note.)", ["09OSLO443"]),
      ("See also 08 Oslo 443, 444.", ["08OSLO443", "09OSLO444"]),
      ("He saw CONFIDENTIAL PAGE 08 OSLO 00443 041111Z there.", []),
      ("It rose (Oslo 443, 2042 and 08 Oslo 3721).", ["09OSLO443", "09OSLO2042", "08OSLO3721"]),
      ("See Oslo 443.", ["09OSLO443"]),
      ("The talks went as OSLO 443, PARAS 3-5 said.", ["09OSLO443"]),
      ("Oslo 44 (para 2) has the names.", ["09OSLO44"]),
      ("Oslo 443 paragraph by paragraph.", []),
      ("In Oslo 443, parades were held.", []),
      ("It rose (08 Oslo 43, 08 Rome 7).", ["08OSLO43", "08ROME7"]),
      ("In State 12345, the Department asked.", ["09STATE12345"]),
      ("The State 2000 plan was 12 pages.", []),
      ("see also Tel Aviv 443 and New Delhi 12", ["09TELAVIV443", "09NEWDELHI12"]),
      ("as reported in Oslo 443, the port", ["09OSLO443"]),
      ("Oslo 1095 noted this.", ["09OSLO1095"]),
      ("(see Oslo 443)", ["09OSLO443"]),
      ("(ref A, Oslo 443)", ["09ROME1", "09OSLO443"]),
      ("We reported it in Oslo 443 and Paris 90.", ["09OSLO443", "09PARIS90"]),
      ("(Oslo 443 NOTAL)", ["09OSLO443"]), ("(Oslo 443 et al.)", ["09OSLO443"]),
      ("We saw it in Oslo 443 times.", []),
      ("(Oslo 443; Tel Aviv 12)", ["09OSLO443", "09TELAVIV12"]),
      ("(OSLO 443)", ["09OSLO443"]),
      ("[Oslo 443]", ["09OSLO443"]),
      ("(Oslo 443 and previous)", ["09OSLO443"]),
      ("(Oslo 443/444)", ["09OSLO443", "09OSLO444"]),
      ("In Oslo 300 people came.", []),
      ("(Oslo 2008)", []),
      ("from Oslo 300 km north", []),
      ("(Oslo 300 people)", []),
      ("Oslo 1,095 reported", []),
      ("the Paris 1949 treaty", []),
      ("Geneva 300 to 400", []),
      ("(Paris 12 May)", []),
      ("Paris 300 reported ill", ["09PARIS300"]),
      ("In Paris 300 reported ill", []),
      ("(State 12345 para 5)", ["09STATE12345"]),
      ("per State 12345,", ["09STATE12345"]),
      ("Article 12 and Oslo 15 percent", []),
      ("(Oslo 12%)", []),
      ("(08 Oslo 443, 444)", ["08OSLO443", "09OSLO444"]),
      ("reftel (Oslo 443)", ["09ROME1", "09OSLO443"]),
      ("Ref [A] and refs (A)", ["09ROME1", "09ROME1"]),
      ("in response to State 443 we", ["09STATE443"]),
      ("(Oslo 443, 20 people)", ["09OSLO443"]),
      ("Oslo 443 and 444 discuss it", []),
      ("(Oslo 443-444)", []),
      ("see Oslo 443, Paris 444, and Rome 445.", ["09OSLO443", "09PARIS444", "09ROME445"]),
      ("(Astana 1327)", []),
    ] as [(String, [String])])
  func mentions(text: String, ids: [String]) {
    let cable = Telegram.with("TAGS: PREL\nSUBJECT: X\nREF: ROME 1", body: "1. (U) \(text)")
    #expect(cable.mentions.map { $0.id?.description } == ids)
    for mention in cable.mentions { #expect(cable.printed(mention.range) == mention.text) }
  }

  @Test("A year that nobody printed is assumed, and the one before is a candidate")
  func years() {
    let cable = Telegram.with(
      "TAGS: PREL\nSUBJECT: X\nREF: A. ROME 1; B. 08 ROME 22; C. LETTER",
      body: "1. (U) See ref A, ref C and Oslo 443, 07 PARIS 123 and (Rome 22).")
    #expect(cable.references.map(\.yearFrom) == [.assumed, .printed, nil])
    #expect(
      cable.references.map { $0.candidates.map(\.description) } == [
        ["09ROME1", "08ROME1"], [], [],
      ])
    #expect(cable.mentions.map(\.yearFrom) == [.assumed, nil, .assumed, .printed, .printed])
    #expect(cable.mentions.last?.id?.description == "08ROME22")
    #expect(cable.mentions[2].candidates.map(\.description) == ["09OSLO443", "08OSLO443"])
  }

  @Test("The year before 2000 is 99")
  func turnOfTheCentury() {
    let reference = Reference(
      kind: .cable, id: CableID(year: 2000, station: "ROME", number: 12), text: "ROME 12",
      yearFrom: .assumed, range: 0..<0)
    #expect(reference.candidates.map(\.description) == ["00ROME12", "99ROME12"])
  }

  @Test(
    "Words that no table has as a post stay text, and say which id they may be",
    arguments: [
      ("TREE HAVEN 12", "09TREEHAVEN12"), ("08 TREE HAVEN 12", "08TREEHAVEN12"), ("CA-3400", nil),
      ("FOUR WORDS OF TITLE 12", nil), ("SMITH (12)", nil),
    ] as [(String, String?)])
  func unlisted(item: String, id: String?) {
    let cable = Telegram.with("TAGS: PREL\nSUBJECT: X\nREF: \(item)")
    #expect(cable.references.map(\.kind) == [.other] && cable.references[0].id == nil)
    #expect(cable.references[0].unlistedID?.description == id)
  }

  @Test("Two thousand items are read, and a word two thousand times")
  func manyItems() {
    let items = (1...2_000).map { "ROME \($0 + 10_000)" }
    for joint in ["; ", " ", " AND ", "\n"] {
      let cable = Telegram.with("TAGS: PREL\nSUBJECT: X\nREF: " + items.joined(separator: joint))
      #expect(cable.references.count == 2_000)
    }
    let words = String(repeating: "OF ", count: 2_000)
    #expect(Telegram.with("TAGS: PREL\nSUBJECT: X\nREF: " + words).references.count == 1)
  }
}
