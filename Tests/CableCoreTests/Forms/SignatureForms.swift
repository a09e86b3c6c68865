import Testing

@testable import CableCore

/// Forms of what is under a text, in texts of our own.
@Suite struct SignatureForms {
  private static let office =
    "\n\nBORG\n\nDRAFTED BY: POL:JDOE\n"
    + "ABCDEFGHIJKLMNOPQRST".map { "            OFF\($0):NAME\n" }.joined()
    + "APPROVED BY: AMB:BORG"

  @Test(
    "The name is found whatever follows it, and what is no person is none",
    arguments: [
      ("\n\nBORG\n\"", ["BORG"]),
      ("\n\nBORG\n.", ["BORG"]),
      ("\n\nBORG\n****", ["BORG"]),
      ("\n\nBORG.\n", ["BORG"]),
      ("\n\nBORG\"\n", ["BORG"]),
      ("\n\nBORG ****\n", ["BORG"]),
      ("\n\nBORG\n-------\n", ["BORG"]),
      ("\n\nBORG\n\nRELEASE IN PART\nB1, 1.4(D)", ["BORG"]),
      ("\n\nBORG\n\n(b)(6)", ["BORG"]), ("\n\nBORG\n\nEND OF TEXT", ["BORG"]),
      ("\n\nBORG\n\nUNCLASSIFIED//FOR OFFICIAL USE ONLY", ["BORG"]),
      ("\n\nBORG\n\nFor more reporting from Valletta, visit:\nhttp://www.example.gov", ["BORG"]),
      ("\n\nBORG\n\nVisit our web page\nhttp://www.example.gov", ["BORG"]),
      ("\n\nBORG\n\n=======CABLE ENDS======", ["BORG"]),
      ("\n\nBORG\nNOTE BY OC/T: SECTION 2 OF 2 NOT RECEIVED", ["BORG"]),
      (
        "\n\n***************\nVisit Valletta's Classified Website;\nhttp://www.example.gov/p/valletta\n***************\n\nBorg",
        ["Borg"]
      ),
      (
        "\n\nBORG\n\n***************\nVisit Valletta's Classified Website;\nhttp://www.example.gov/p/valletta\n***************",
        ["BORG"]
      ),
      ("\n\nREGARDS", []),
      ("\n\nBEST REGARDS,\nBORG", ["BORG"]),
      ("\n\nBest regards,\nBorg", ["Borg"]),
      ("\n\nBest regards,\n\nAnn Borg", ["Ann Borg"]),
      ("\n\nWarm regards\nBorg", ["Borg"]),
      ("\nSincerely,\nBorg", ["Borg"]),
      ("\n\nYours sincerely,\nBorg", ["Borg"]),
      ("\n\nBest wishes,\nBORG", ["BORG"]),
      ("\n\nVERY RESPECTFULLY,", []),
      ("\n\nXXXXXXXXXXXX", []),
      ("\n\nXXXX", []),
      (" BORG", ["BORG"]),
      ("BORG", ["BORG"]),
      (" BORG \"", ["BORG"]),
      (" BORG NNNN", ["BORG"]),
      ("\n\nBORG NNNN", ["BORG"]),
      ("\n\nBORG\nBT\n#0330\nNNNN", ["BORG"]),
      (
        "\n\nBORG\n\nDRAFTED BY: POL:JDOE\nCLEARED BY: ECON:RROE\n            DAO:ASMITH\n            CONS:BJONES\nAPPROVED BY: AMB:BORG\n",
        ["BORG"]
      ),
      (
        "\n\nSignature: Borg\n\nDrafted By: TIRANA:Doe, Jane\nCleared By: ECON:Roe, Richard\n            POL:Smith, Ann\nApproved By: EXEC:Borg, Peter\nInfo: ROME, AMEMBASSY ROUTINE\n",
        ["Borg"]
      ),
      ("  END COMMENT BORG", ["BORG"]),
      (" END COMMENT. BORG", ["BORG"]),
      ("\nEND COMMENT\nBORG", ["BORG"]),
      ("\n\nVAN DER BERG", ["VAN DER BERG"]),
      ("\n\nO'NEIL", ["O'NEIL"]),
      ("\n\nJ. Borg", ["J. Borg"]),
      ("\n\nBorg", ["Borg"]),
      ("\n\nBORG\n\nUNCLASSIFIED", ["BORG"]),
      ("\n\nBORG\nborg", ["BORG"]),
      ("\n\nBORG\n\nRELEASED IN FULL", ["BORG"]),
      (
        "\n\nBORG\nUNCLASSIFIED U.S. Department of State Case No. F-2014-1 Doc No. C0 Date: 1/1/2015",
        ["BORG"]
      ),
      ("\n\n- BORG -", ["BORG"]),
      ("\n\n//BORG//", ["BORG"]),
      ("\n\nBORG\n\n>\n", ["BORG"]),
      ("\n\n/s/ BORG", ["BORG"]),
      ("\n\nSIGNED BORG", ["BORG"]),
      ("\n\nBORG\n\n\nCONFIDENTIAL\n\n\n", ["BORG"]),
      ("\n\nSMITH\nJONES", ["SMITH", "JONES"]),
      ("\nBORG\nSIPDIS", ["BORG"]),
      ("\n\nBORG\n\nMINIMIZE CONSIDERED", ["BORG"]),
      ("\n\nMINIMIZE CONSIDERED.\nBORG", ["BORG"]),
      (" See http://www.state.sgov.gov/p", []),
      ("\n\nwww.state.gov", []),
      (" in the U.S.", []),
      (" to the USA.", []),
      (" (End Text.) BORG", ["BORG"]),
      (" said \"yes.\" BORG", ["BORG"]),
      ("\n\nBORG YY\n", ["BORG YY"]),
      ("\n\nBORG\n\n3", ["BORG"]), ("\n\nBORG\n- 3 -", ["BORG"]),
      ("\n\nBORG\nend text", ["BORG"]),
      ("\n\nBORG\n\nDECLASSIFIED AUTHORITY: ANN ROE, SENIOR REVIEWER", ["BORG"]),
      (office, ["BORG"]),
      ("\n\nBORG\n(Drafted by: J. Doe)\n(Cleared by: A. Roe)", ["BORG"]),
      ("\n\nBORG\n\n(DRAFTED BY POL:JDOE)", ["BORG"]),
    ] as [(String, [String])])
  func signatures(tail: String, names: [String]) {
    let cable = Telegram.with(
      "TAGS: PREL\nSUBJECT: X", line: "CONFIDENTIAL ASTANA 001327",
      body:
        "1. (C) The harbour office opened on May 4.\n\n2. (C) It was good and will stay so, as the "
        + "director said to us in June.\(tail)")
    #expect(cable.signature.map(\.value) == names)
    #expect(cable.paragraphs.compactMap(\.label) == ["1", "2"])
    #expect(Laws.broken(by: cable) == [])
  }

  @Test(
    "A telegram's signatory has one name however it is printed",
    arguments: [
      ("BORG", "BORG"), ("Borg", "BORG"), ("van Borg", "VAN BORG"),
      ("************\nSee our page:\nhttp://www.example.gov/malta\n************\n\nBorg", "BORG"),
    ])
  func signatories(tail: String, name: String) {
    let cable = Telegram.with(
      "TAGS: PREL\nSUBJECT: X", body: "1. (U) The harbour office opened on May 4.\n\n\(tail)")
    #expect(cable.signatories == [name])
    #expect(cable.signature.map { cable.printed($0.range) } == cable.signature.map(\.value))
  }

  @Test(
    "What a signatory is beside or below the name is no name, and is kept",
    arguments: [
      ("BORG\nAMBASSADOR", "BORG", "AMBASSADOR"),
      ("Ann Borg\nAmbassador", "Ann Borg", "Ambassador"),
      ("ANN BORG\nDEPUTY CHIEF OF MISSION", "ANN BORG", "DEPUTY CHIEF OF MISSION"),
      ("Ann Borg\nCharge d'Affaires, a.i.", "Ann Borg", "Charge d'Affaires, a.i."),
      ("Ann Borg, Ambassador", "Ann Borg", ", Ambassador"), ("BORG, CHARGE", "BORG", ", CHARGE"),
      ("Ambassador Borg", "Borg", "Ambassador"), ("CONSUL BORG", "BORG", "CONSUL"),
      ("BORG", "BORG", nil), ("HEAD", "HEAD", nil), ("Ann Min", "Ann Min", nil),
    ] as [(String, String, String?)])
  func titles(tail: String, name: String, title: String?) {
    let cable = Telegram.with(
      "TAGS: PREL\nSUBJECT: X",
      body: "1. (U) The harbour office opened on May 4, as the ambassador had hoped.\n\n\(tail)")
    #expect(cable.signature.map(\.value) == [name])
    #expect(cable.passing.map { cable.printed($0.range) } == [title].compactMap { $0 })
    #expect(cable.paragraphs.count == 1)
    #expect(Laws.broken(by: cable) == [])
  }

  @Test(
    "A last line with words of titles in a sentence is text",
    arguments: ["He met the Ambassador.", "MINISTER OF TRADE, WHO LEFT.", "Ambassador to Rome"])
  func noTitles(line: String) {
    let cable = Telegram.with(
      "TAGS: PREL\nSUBJECT: X",
      body: "1. (U) The harbour office opened on May 4, and the director said so to the\n\(line)")
    #expect(cable.signature.isEmpty)
    #expect(cable.paragraphs.last?.text.hasSuffix(line) == true)
  }

  @Test(
    "In a body of capitals a short last line is no name",
    arguments: [
      ("MOSCOW.", []),
      ("MOSCOW. KISSINGER", ["KISSINGER"]),
      ("MOSCOW.\nKISSINGER", ["KISSINGER"]),
      ("MOSCOW.\n\nKISSINGER", ["KISSINGER"]),
      ("MOSCOW. KISSINGER\n\nCONFIDENTIAL\n\nNNN", ["KISSINGER"]),
      ("MOSCOW", []),
      ("MOSCOW.\nRUSH UNQUOTE", ["RUSH"]),
      ("MOSCOW. UNQUOTE. RUSH", ["RUSH"]),
      ("MOSCOW.\n\nRUSH\n\n\n<< END OF DOCUMENT >>", ["RUSH"]),
      ("MOSCOW.\nMACK\nBT", ["MACK"]),
      ("MOSCOW.KISSINGER", ["KISSINGER"]),
      ("TALKS IN PARIS.", []),
    ] as [(String, [String])])
  func capitals(end: String, names: [String]) {
    let cable = Telegram.with(
      "TAGS: PREL\nSUBJECT: X",
      body:
        "1. THE HARBOR DIRECTOR SAID THAT THE NEW BREAKWATER WOULD OPEN IN\nJUNE AND THAT DUES WOULD "
        + "RISE.\n\n2. WE SHALL REPORT WHAT THE MINISTER SAYS WHEN HE IS BACK FROM\n\(end)")
    #expect(cable.signature.map(\.value) == names)
    #expect(cable.paragraphs.last?.text.hasSuffix("KISSINGER") == false)
  }

  @Test("No line below a signature is in two places")
  func oneRole() {
    let cable = Telegram.with("TAGS: PREL\nSUBJECT: X", body: "1. (U) Text.\(Self.office)")
    #expect(cable.paragraphs.map(\.text) == ["Text."])
    let ranges = (cable.pageBreaks + cable.paragraphs.map(\.range) + cable.signature.map(\.range))
      .sorted { $0.lowerBound < $1.lowerBound }
    for (range, next) in zip(ranges, ranges.dropFirst()) {
      #expect(range.upperBound <= next.lowerBound)
    }
  }

  @Test(
    "The drafter is named after the office, above the text or below it",
    arguments: [
      ("\n\nBORG\n\nDRAFTED BY: POL:JDOE\nCLEARED BY: ECON:RROE\n", ["JDOE"]),
      ("\n\nBORG\n\n(DRAFTED BY POL:JDOE)", ["JDOE"]),
      ("\n\nDrafted By: VALLETTA:Strand, Ida M\nCleared By: POL:Borg, Jan\n", ["Strand, Ida M"]),
      ("\n\nBORG\n\nDRAFTED BY: EUR/WE:ASTRAND:IB\n", ["ASTRAND"]),
      ("\n\nBORG\n\nDRAFTED BY JDOE\nDRAFTED BY JDOE\nDRAFTED BY RROE\n", ["JDOE", "RROE"]),
      ("\n\nBORG\n\nDRAFTED BY:\n", []),
      ("\n\nThe paper was drafted by Ida Strand and sent to all ports.\n\nBORG\n", []),
    ] as [(String, [String])])
  func drafters(tail: String, names: [String]) {
    let cable = Telegram.with("TAGS: PREL\nSUBJECT: X", body: "1. (U) The rain went on.\(tail)")
    #expect(cable.draftedBy.map(\.value) == names)
    for name in cable.draftedBy { #expect(cable.printed(name.range) == name.value) }
  }

  @Test func aDrafterIsFoundAboveTheTextToo() {
    let cable = Telegram.parse(
      "ORIGIN EUR-12\nINFO OCT-01 /023 W\nDRAFTED BY EUR: A. BORG\nAPPROVED BY EUR: I. STRAND\n"
        + Telegram.header + "\nUNCLAS ASTANA 001327\n\nSUBJECT: X\n\n1. (U) Text of it.\n")
    #expect(cable.draftedBy.map(\.value) == ["A. BORG"])
  }
}
