import Testing

@testable import CableCore

@Suite struct ReferenceTests {
  @Test(
    "A reference item gives its cable's id",
    arguments: [
      ("STATE 78227", ["09STATE78227"]), ("09 STATE 78227", ["09STATE78227"]),
      ("09STATE78227", ["09STATE78227"]), ("2005PANAMA2342", ["05PANAMA2342"]),
      ("(05) ROME 55", ["05ROME55"]), ("AMMAN 07718 99", ["99AMMAN7718"]),
      ("TOKYO 2259 (2002)", ["02TOKYO2259"]),
      ("BRASILIA 2799 AND 2764", ["09BRASILIA2799", "09BRASILIA2764"]),
      ("STATE 216511, 216512", ["09STATE216511", "09STATE216512"]),
      ("06-OTTAWA-57", ["06OTTAWA57"]), ("STATE: 73097", ["09STATE73097"]),
      ("0TTAWA 12; SANTIAG0 55", ["09OTTAWA12", "09SANTIAGO55"]),
      ("O4 CHENNAI 23", ["04CHENNAI23"]), ("A) 6307", ["09ASTANA6307"]),
      ("A. STATE 1 B. (B) ROME 2 C. C) LONDON 3", ["09STATE1", "09ROME2", "09LONDON3"]),
      ("A)STATE 1; B)ROME 2", ["09STATE1", "09ROME2"]),
      ("NEW DELHI\n 4567 AND PREVIOUS", ["09NEWDELHI4567"]),
      ("EMBASSY PARIS 12", ["09PARIS12"]), ("SECSTATE 170909", ["09STATE170909"]),
      ("USUN 12", ["09USUNNEWYORK12"]), ("SECDEF 99", ["09SECDEF99"]),
      ("BANGKOK A-50", ["09BANGKOKA50"]), ("14 STATE 5", ["09STATE5"]),
      ("ASTANA 1327 AND STATE 3", ["09STATE3"]),
    ])
  func items(block: String, ids: [String]) {
    let cable = Telegram.with("TAGS: PREL\nSUBJECT: X\n\nREF: \(block)")
    #expect(cable.references.compactMap { $0.id?.description } == ids)
    #expect(cable.paragraphs.map(\.label) == ["1"])
  }

  @Test(
    "Items that name no cable say what they are",
    arguments: [
      ("SMITH/JONES E-MAIL 12/01/09", ReferenceKind.email), ("JONES EMAIL OF MAY 4, 2009", .email),
      ("SMITH-OPS CENTER TELCON", .telcon), ("TD-314/12345-09", .report),
      ("IIR 6 123 4567 09", .report),
      ("07 FAM 123", .book), ("WWW.STATE.GOV", .book), ("AUGUST 3 MEETING WITH MFA", .meeting),
      ("BLUE LANTERN GUIDEBOOK", .other), ("LETTER OF MAY 3", .other),
    ])
  func kinds(item: String, kind: ReferenceKind) {
    let cable = Telegram.with("TAGS: PREL\nSUBJECT: X\n\nREF: \(item)")
    #expect(cable.references.map(\.kind) == [kind])
    #expect(cable.references.allSatisfy { $0.id == nil })
  }

  @Test("NOTAL and a second REF block are read, and a page break within is left out")
  func blocks() {
    let cable = Telegram.parse(
      Telegram.header + """

        CONFIDENTIAL SECTION 01 OF 02 TRIPOLI 000564
        REF: STATE 1 (NOTAL)
        TAGS: PREL
        SUBJECT: X REF: TRIPOLI 227  TRIPOLI 00000564  001.2 OF 002   CLASSIFIED BY: Gene A. Cretz,
        Ambassador. REASON: 1.4 (b)

        1. (C) Text.
        """)
    #expect(cable.references.map { $0.id?.description } == ["09STATE1", "09TRIPOLI227"])
    #expect(cable.references.map(\.isNotal) == [true, false])
    #expect(cable.classifiedBy.map(\.value) == ["Gene A. Cretz"])
    #expect(cable.pageBreaks.count == 1)
  }

  @Test("Mentions in the prose lead where the REF block says")
  func mentions() {
    let cable = Telegram.with(
      "TAGS: PREL\nSUBJECT: X\n\nREF: A) STATE 1; B) ROME 2; C) JONES EMAIL",
      body:
        "1. (U) As in Ref A, refs B and C, reftels and 07 PARIS 00123, but not REFERENCE. Septel.")
    #expect(
      cable.mentions.map { "\($0.text)=\($0.id?.description ?? $0.kind.rawValue)" } == [
        "Ref A=09STATE1", "refs B=09ROME2", "C=email", "reftels=09STATE1", "reftels=09ROME2",
        "07 PARIS 00123=07PARIS123", "Septel=other",
      ])
    for mention in cable.mentions { #expect(cable.printed(mention.range) == mention.text) }
  }

  @Test(
    "Ids are corrected from every malformed form",
    arguments: [
      ("06ANOI582", "06HANOI582"), ("08ECTION01OF02MANAMA492", "08MANAMA492"),
      ("09SECTIOQ1OF06HARARE876", "09HARARE876"), ("09EFTOLONDON2468", "09LONDON2468"),
      ("7575LIBREVILLE1895", "75LIBREVILLE1895"), ("90STATE255577TOSEC140323", "90STATE255577"),
      ("06MADRID002583ZFR2585", "06MADRID2585"),
      ("08ACCRA001382SUSPECTEDDUPLICATE1392", "08ACCRA1392"), ("05EMBASSYVIENNA1", "05VIENNA1"),
      ("1973STATE097844", "73STATE97844"), ("1976PRETOR04668", "76PRETORIA4668"),
      ("1976DAMASC01234", "76DAMASCUS1234"), ("1976ECBRU01234", "76ECBRUSSELS1234"),
      ("1976OECDP01234", "76OECDPARIS1234"), ("1976MTNGE01234", "76MTNGENEVA1234"),
      ("1976IAEAV01234", "76IAEAVIENNA1234"), ("1976USBERL01234", "76USBERLIN1234"),
      ("2009ASTANA01327", "09ASTANA1327"), ("06BANGKKOK12", "06BANGKOK12"),
    ])
  func correctedIDs(printed: String, id: String) {
    #expect(CableID(correcting: printed)?.description == id)
  }

  @Test(
    "What has no year, station or number is no id", arguments: ["06ASTANA", "ASTANA12", "", "0912"])
  func noID(printed: String) {
    #expect(CableID(correcting: printed) == nil)
  }

  @Test("A filler may come before any word that names a post, and before one that names none")
  func fillersBeforeOneWord() {
    for filler in ReferenceWords.fillers.rows.map(\.text) {
      for name in ["EMBTEL", "DEPTEL", "QUUX"] {
        let cable = Telegram.with("TAGS: PREL\nSUBJECT: X\nREF: \(filler) \(name) 12")
        #expect(cable.references.count == 1, "\(filler) \(name)")
      }
    }
  }
}
