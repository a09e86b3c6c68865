import Testing

@testable import CableCore

/// Every form of a REF block that the format document names, and its neighbours.
@Suite struct ReferenceForms {
  @Test(
    "A REF block gives bullets and canonical ids",
    arguments: [
      ("REF: STATE 78227", ["09STATE78227"]),
      ("REFS: A. STATE 78227\n      B. 08 ASTANA 12", ["A 09STATE78227", "B 08ASTANA12"]),
      ("REF: A) STATE 1 B) ROME 2", ["A 09STATE1", "B 09ROME2"]),
      ("REF: (A) STATE 1 (B) ROME 2", ["A 09STATE1", "B 09ROME2"]),
      ("REF: A: STATE 1\nB: ROME 2", ["A 09STATE1", "B 09ROME2"]),
      ("REF: A. A) STATE 1\n B. B) ROME 2", ["A 09STATE1", "B 09ROME2"]),
      ("REF: A. (A) STATE 1\n¶B. (B) ROME 2", ["A 09STATE1", "B 09ROME2"]),
      ("REF: A. REF A STATE 1\nB. REF B LONDON 2649", ["A 09STATE1", "B 09LONDON2649"]),
      ("Ref: State 1", ["09STATE1"]),
      ("REFTEL: STATE 1", ["09STATE1"]),
      ("REFTELS: STATE 1, ROME 2", ["09STATE1", "09ROME2"]),
      ("REF(S): STATE 1", ["09STATE1"]),
      ("REF A. STATE 1\nB. ROME 2", ["A 09STATE1", "B 09ROME2"]),
      ("REFERENCES: STATE 1", ["09STATE1"]),
      ("PROGRAM REF: STATE 1", ["09STATE1"]),
      ("REF: 09STATE78227", ["09STATE78227"]),
      ("REF: 2005PANAMA2342", ["05PANAMA2342"]),
      ("REF: (05) PANAMA 2342", ["05PANAMA2342"]),
      ("REF: O4 CHENNAI 12", ["04CHENNAI12"]),
      ("REF: AMMAN 07718 99", ["99AMMAN7718"]),
      ("REF: AMMAN 2259 (2002)", ["02AMMAN2259"]),
      ("REF: 08 STATE 1, ROME 2", ["08STATE1", "09ROME2"]),
      ("REF: BRASILIA 2799 AND 2764", ["09BRASILIA2799", "09BRASILIA2764"]),
      ("REF: STATE 216511, 216512", ["09STATE216511", "09STATE216512"]),
      ("REF: 239012", ["-"]),
      ("REF: A. XXXXXXXXXXXX 123\nB. 09 XXXX 5", ["A -", "B -"]),
      ("REF: A) 6307", ["A 09ASTANA6307"]),
      ("REF: 0TTAWA 12", ["09OTTAWA12"]),
      ("REF: SANTIAG0 12", ["09SANTIAGO12"]),
      ("REF: 07-OTTAWA-57", ["07OTTAWA57"]),
      ("REF: STATE: 73097", ["09STATE73097"]),
      ("REF: LAKHDHIR E-MAIL 12/01/08", ["-"]),
      ("REF: A. STATE 1 (NOTAL)\nB. ROME 2 AND PREVIOUS", ["A 09STATE1", "B 09ROME2"]),
      ("REF: TD-314/00123-09", ["-"]),
      ("REF: USCINCRED 311345Z MAY 73", ["-"]),
      ("REF: A. ASTANA 1327\nB. ROME 2", ["B 09ROME2"]),
      ("REF: BANGKOK A-50", ["09BANGKOKA50"]),
      ("REF: N'DJAMENA 12", ["09NDJAMENA12"]),
      ("REF: SAN JOSE 12; NEW DELHI 13", ["09SANJOSE12", "09NEWDELHI13"]),
      ("REF: 10 STATE 12", ["09STATE12"]),
      (
        "REF: TRIPOLI 227  ASTANA 00001327  001.2 OF 002   CLASSIFIED BY: Gene A. Cretz, Ambassador, U.S. Embassy Tripoli. REASON: 1.4 (b), (d)",
        ["09TRIPOLI227"]
      ),
      ("REF: A. STATE 1 B. ROME 2 C. PARIS 3", ["A 09STATE1", "B 09ROME2", "C 09PARIS3"]),
      ("REF: USEU BRUSSELS 12", ["09USEUBRUSSELS12"]),
      ("REF: USUN 12", ["09USUNNEWYORK12"]),
      ("REF: SECSTATE 12", ["09STATE12"]),
      ("REF: AMEMBASSY PARIS 12", ["09PARIS12"]),
      ("REF: 2009 STATE 12", ["09STATE12"]),
      ("REF: STATE 012345", ["09STATE12345"]),
      ("REF: STATE 12 ('08)", ["08STATE12"]),
      ("REF: 08STATE12; 08 ROME 13", ["08STATE12", "08ROME13"]),
      (
        "REF: A. STATE 12\n     B. STATE 13 (EXDIS)\n     C. SMITH-JONES EMAIL OF 6/1/09",
        ["A 09STATE12", "B 09STATE13", "C -"]
      ),
      ("REF: STATE 12 AND ROME 13", ["09STATE12", "09ROME13"]),
      ("REF: A. STATE 12 AND PREVIOUS B. ROME 13", ["A 09STATE12", "B 09ROME13"]),
      ("REF: STATE 12 DTD 04 AUG 09", ["09STATE12"]),
      ("REF: STATE 12 OF 5 JUNE 2008", ["08STATE12"]),
      ("REF: A. 7 FAM 1300 B. STATE 12", ["A -", "B 09STATE12"]),
      ("REF: A. IIR 6 812 0123 09\nB. STATE 12", ["A -", "B 09STATE12"]),
      ("REF: STATE 12, ROME 13, AND PARIS 14", ["09STATE12", "09ROME13", "09PARIS14"]),
      ("REF: STATE 12/13", ["09STATE12", "09STATE13"]),
      ("REF: STATE 12 & 13", ["09STATE12", "09STATE13"]),
      ("REF: 06 LISBON 300 - 302", ["06LISBON300", "06LISBON301", "06LISBON302"]),
      ("REF: 06 LISBON 300-302", ["06LISBON300", "06LISBON301", "06LISBON302"]),
      (
        "REF: A. LISBON 300 THROUGH 301\nB. ROME 4",
        ["A 09LISBON300", "A 09LISBON301", "B 09ROME4"]
      ),
      ("REF: LISBON 300-299", ["09LISBON300"]),
      ("REF: LISBON 300-3000", ["09LISBON300"]),
      ("REF: LISBON 300-400", ["09LISBON300"]),
      ("REF: LISBON '06 300", ["06LISBON300"]),
      ("REF: LISBON 300 '06", ["06LISBON300"]),
      ("REF: NEW DELHI\n12", ["09NEWDELHI12"]),
      ("REF: A) NEW\nDELHI 12\nB) ROME 3", ["A 09NEWDELHI12", "B 09ROME3"]),
      ("REF: A. 09 STATE 12, 13 B. ROME 4", ["A 09STATE12", "A 09STATE13", "B 09ROME4"]),
      ("REF: A. NDJAMENA 12 (08)\nB. ROME 3", ["A 08NDJAMENA12", "B 09ROME3"]),
      ("REF: STATE 78227.", ["09STATE78227"]),
      ("REF:  STATE 078227 (NOTAL), ROME 0012 (NOTAL)", ["09STATE78227", "09ROME12"]),
      ("REF: SEOUL 1234 AND 1235, 08 SEOUL 2345", ["09SEOUL1234", "09SEOUL1235", "08SEOUL2345"]),
      ("REF: STATE 1\nSUBJECT: Y\nREF: ROME 2", ["09STATE1", "09ROME2"]),
      ("REF: THE HAGUE 123 AND HAGUE 124", ["09THEHAGUE123", "09THEHAGUE124"]),
      ("REF: A. 5 FAH-2 H-321\nB. 3 FAM-1 12", ["A -", "B -"]),
      ("REF: A - STATE 1 B - ROME 2", ["A 09STATE1", "B 09ROME2"]),
      ("REF: A STATE 1 B ROME 2", ["A 09STATE1", "B 09ROME2"]),
      ("REF: A STATE 1\n     B ROME 2", ["A 09STATE1", "B 09ROME2"]),
      ("REF: 1) STATE 1 2) ROME 2", ["1 09STATE1", "2 09ROME2"]),
      ("REF: 1. STATE 1\n     2. ROME 2", ["1 09STATE1", "2 09ROME2"]),
      ("REF: (A)STATE 1(B)ROME 2", ["A 09STATE1", "B 09ROME2"]),
      (
        "REF: (A) ROME 1 (B) ROME 2\n(C) ROME 3\n(S) ROME 4",
        ["A 09ROME1", "B 09ROME2", "C 09ROME3", "S 09ROME4"]
      ),
      ("REF: NONE", []),
      ("REF: N/A", []),
      ("REF: USUN ROME 12", ["09UNROME12"]),
      ("REF: STATE 12 (DTG 111230Z JUN 09)", ["09STATE12"]),
      ("REF: CINCPAC 111230Z JUN 09", ["-"]),
      ("REF: STATE 12 (05 MAR 08)", ["08STATE12"]),
      ("REF: STATE 12 (05 MAR), ROME 3", ["09STATE12", "09ROME3"]),
      ("REF: ROME 08-300", ["08ROME300"]),
      ("REF: ROME 12-300", ["09ROME12"]),
      ("REF: ROME 3, ET AL.", ["09ROME3"]),
      ("REF: ROME 3, PARA 5", ["09ROME3"]),
      ("REF: PARA 5 OF ROME 3", ["09ROME3"]),
      ("REF: A. PARAS 2 AND 3 OF ROME 3\nB. PARAGRAPH 4 OF OSLO 9", ["A 09ROME3", "B 09OSLO9"]),
      ("REF: UNCLAS STATE 5", ["09STATE5"]),
      ("REF: DIA WASHDC 12", ["-"]),
      ("REF: SECSTATE WASHDC 12", ["09STATE12"]),
      ("REF: YOUR 300; MY TELEGRAM 301", ["-", "-"]),
    ])
  func references(block: String, references: [String]) {
    let cable = Telegram.with("TAGS: PREL\nSUBJECT: X\n\n\(block)")
    #expect(cable.references.map(Self.row) == references)
  }

  private static func row(_ reference: Reference) -> String {
    (reference.bullet.map { $0 + " " } ?? "") + (reference.id?.description ?? "-")
  }

  @Test("A page break within the block splits nothing")
  func pageBreak() {
    let cable = Telegram.parse(
      "P 082026Z MAR 02\nFM AMEMBASSY ROME\nTO SECSTATE WASHDC PRIORITY 8888\n"
        + "C O N F I D E N T I A L SECTION 01 OF 02 ROME 001196\n\nTAGS: PREL\nSUBJECT: X\n\n"
        + "REF: A. ROME 1\n     B. ROME 2\n\nCONFIDENTIAL\n"
        + "PAGE 02        ROME  01196  01 OF 02  082030Z\n     C. ROME 3\n\n1. (C) Text.\n")
    #expect(cable.references.map(Self.row) == ["A 02ROME1", "B 02ROME2", "C 02ROME3"])
  }

  @Test("What an item names is kept as printed")
  func printed() {
    let cable = Telegram.with(
      "TAGS: PREL\nREF: A. CRIME STATISTICS (2000 - 2005)\n     B. SMITH/JONES TELCON, 12 FEB.")
    #expect(
      cable.references.map(\.text) == [
        "CRIME STATISTICS (2000 - 2005)", "SMITH/JONES TELCON, 12 FEB",
      ])
    #expect(cable.references.map(\.kind) == [.other, .telcon])
  }

  @Test(
    "References in the prose are found",
    arguments: [
      ("See Ref A para 4.", ["09STATE5"]),
      ("See 07 PARIS 123 now.", ["07PARIS123"]),
      ("See refs A and B.", ["09STATE5", "09ROME6"]),
      ("(Ref B)", ["09ROME6"]),
      ("see 2007 PARIS 00123.", ["07PARIS123"]),
      ("see ref (a)", ["09STATE5"]),
      ("see Ref-A", ["09STATE5"]),
      ("reftel A says", ["09STATE5"]),
      ("see REFS (A-B)", ["09STATE5", "09ROME6"]),
      ("see Ref. B below", ["09ROME6"]),
      ("see 06 Lisbon 300", ["06LISBON300"]),
      ("see 06 New Delhi 0300", ["06NEWDELHI300"]),
      ("see PARIS 123", ["09PARIS123"]),
      ("in PARIS 123 people", []),
      ("in 2006 Lisbon 300 people", []),
      ("It rose later (2008 Paris 14).", ["08PARIS14"]), ("(2004 Athens 28 medals)", []),
      ("at the talks (Paris 9).", []), ("asked (reported Rome 443 and previous).", ["09ROME443"]),
      ("by 06 Lisbon 30 people", []),
    ])
  func mentions(text: String, ids: [String]) {
    let cable = Telegram.with(
      "TAGS: PREL\nSUBJECT: X\nREF: A. STATE 5 B. ROME 6", body: "1. (U) \(text)")
    #expect(cable.mentions.map { $0.id?.description } == ids)
  }

  @Test("A list without bullets is cited by the letters of its order")
  func lettersOfOrder() {
    let cable = Telegram.with(
      "TAGS: PREL\nSUBJECT: X\nREF: STATE 5; ROME 6; ROME 7",
      body: "1. (U) See Ref C, and a reference to it; Ref D is not there.")
    #expect(cable.mentions.map { $0.id?.description } == ["09ROME7", nil])
    #expect(cable.references.allSatisfy { $0.bullet == nil })
  }
}
