import Testing

@testable import CableCore

/// Forms of TAGS, subject and summary, in texts of our own.
@Suite struct FieldForms {
  private static let line = "CONFIDENTIAL ASTANA 001327"

  @Test(
    "TAGS are codes, phrases and persons, and no word is cut into countries",
    arguments: [
      ("TAGS: ECON PREL AL FOREIGN POLITICS", ["ECON", "PREL", "AL", "FOREIGN POLITICS"]),
      (
        "TAGS: PREL, ISRAELI PALESTINIAN AFFAIRS, IS",
        ["PREL", "ISRAELI PALESTINIAN AFFAIRS", "IS"]
      ),
      ("TAGS: EAIR, AIR PACIFIC, FJ", ["EAIR", "AIR PACIFIC", "FJ"]),
      ("TAGS: EAIR; THE RED CROSS", ["EAIR", "THE RED CROSS"]),
      ("TAGS: PHUM HUMAN RIGHTS AL", ["PHUM", "HUMAN RIGHTS", "AL"]),
      ("TAGS: AMGT, OTRA, COUNTRY\nCLEARANCE, AL", ["AMGT", "OTRA", "COUNTRY CLEARANCE", "AL"]),
      ("TAGS: AMGT OTRA COUNTRY CLEARANCE", ["AMGT", "OTRA", "COUNTRY CLEARANCE"]),
      ("TAGS: OVIP CLINTON HILLARY, PREL", ["OVIP", "CLINTON, HILLARY", "PREL"]),
      ("TAGS: OVIP BUSH GEORGE W. PREL AL", ["OVIP", "BUSH, GEORGE W.", "PREL", "AL"]),
      ("TAGS: PREL UNGA/C-6 AL", ["PREL", "UNGA/C-6", "AL"]),
      ("TAGS: PREL, UNGA/C-6, AL", ["PREL", "UNGA/C-6", "AL"]),
      ("TAGS: PREL AFL-CIO ELAB", ["PREL", "AFL-CIO", "ELAB"]),
      ("TAGS: PREL/PGOV/AL", ["PREL", "PGOV", "AL"]),
      ("TAGS: PREL PGOV\nIAEA, NPT, AL", ["PREL", "PGOV", "IAEA", "NPT", "AL"]),
      ("TAGS: PREL,\nPGOV\nKXYZ, AL", ["PREL", "PGOV", "KXYZ", "AL"]),
      (
        "TAGS: ECON, PREL, AL                    UNCLASSIFIED    PAGE 02        TIRANA  00330  01 OF 02  281501Z PGOV, AL",
        ["ECON", "PREL", "AL", "PGOV"]
      ),
      ("TAGS: ECON, PREL,\nTIRANA 00000330  002 OF 002\nPGOV, AL", ["ECON", "PREL", "PGOV", "AL"]),
      ("TAGS: A PREL AL", ["PREL", "AL"]),
      ("TAGS: CARTER POLICE TRADES", ["CARTER POLICE TRADES"]),
      ("TAGS: PREL, POLITICS", ["PREL", "POLITICS"]),
      ("TAGS: PRELPGOVAL", ["PREL", "PGOV", "AL"]),
      (
        "TAGS: PREL PGOV, TRAFFICKING IN PERSONS, AL",
        ["PREL", "PGOV", "TRAFFICKING IN PERSONS", "AL"]
      ),
      ("TAGS: PREL DOMESTIC POLITICS, ECON", ["PREL", "DOMESTIC POLITICS", "ECON"]),
      ("TAGS: OVIP (CLINTON, WILLIAM), PREL", ["OVIP", "CLINTON, WILLIAM", "PREL"]),
      ("TAGS: PINR, PGOV, AL, ROGERS", ["PINR", "PGOV", "AL", "ROGERS"]),
      ("TAGS: (PREL), (AL)", ["PREL", "AL"]),
      ("TAGS: PREL - AL", ["PREL", "AL"]),
      (
        "TAGS: PREL - External Political Relations, EWWT - Waterborne Transportation,\n AL - Albania",
        ["PREL", "EWWT", "AL"]
      ),
      ("TAGS: PGOV \u{2013} Internal Governmental Affairs; PREL", ["PGOV", "PREL"]),
      ("TAGS: PGOV - ELECTIONS, ECON", ["PGOV", "ELECTIONS", "ECON"]),
      ("TAGS: OVIP - (Clinton, William), PREL", ["OVIP", "CLINTON, WILLIAM", "PREL"]),
      ("TAGS: PREL. PGOV. AL.", ["PREL", "PGOV", "AL"]),
      ("TAGS: PREL, PGOV & AL", ["PREL", "PGOV", "AL"]),
      ("TAGS: PREL AND PGOV", ["PREL", "PGOV"]),
      ("TAGS: PREL NEW ZEALAND", ["PREL", "NEW ZEALAND"]),
      ("TAGS: PREL, MEDIA REACTION REPORT, AL", ["PREL", "MEDIA REACTION REPORT", "AL"]),
      ("TAGS: OPDC (BERISHA, SALI) AL", ["OPDC", "BERISHA, SALI", "AL"]),
      ("TAGS: SENV, TPHY, TSPL\n EPET, AL\n", ["SENV", "TPHY", "TSPL", "EPET", "AL"]),
      ("TAGS: PREL, ELECTRIC POWER, AL", ["PREL", "ELECTRIC POWER", "AL"]),
      ("TAGS: BORDER SECURITY PREL", ["BORDER SECURITY", "PREL"]),
      ("TAGS: ETRD EXIM BOEING", ["ETRD", "EXIM", "BOEING"]),
    ] as [(String, [String])])
  func tags(field: String, tags: [String]) {
    let cable = Telegram.with("E.O. 12958: N/A\n\(field)\nSUBJECT: TALKS", line: Self.line)
    #expect(cable.tags.map(\.value) == tags)
    #expect(cable.subject?.value == "TALKS")
  }

  @Test(
    "A subject ends before what is none of it",
    arguments: [
      (
        "SUBJECT: HARBOUR TALKS\nSENSITIVE BUT UNCLASSIFIED - PLEASE PROTECT ACCORDINGLY",
        "HARBOUR TALKS"
      ),
      ("SUBJECT: HARBOUR TALKS SENSITIVE BUT UNCLASSIFIED; NOT FOR INTERNET", "HARBOUR TALKS"),
      ("SUBJECT: HARBOUR TALKS\nTHIS IS AN ACTION REQUEST, SEE PARA 4.", "HARBOUR TALKS"),
      ("SUBJECT: HARBOUR TALKS. THIS IS AN ACTION CABLE.", "HARBOUR TALKS."),
      ("SUBJECT: HARBOUR TALKS\nACTION REQUEST IN PARA 5", "HARBOUR TALKS"),
      ("SUBJECT: HARBOUR TALKS - ACTION REQUEST", "HARBOUR TALKS - ACTION REQUEST"),
      ("SUBJECT: HARBOUR TALKS E.O. 12958: N/A", "HARBOUR TALKS"),
      ("SUBJECT: HARBOUR TALKS UNCLAS SECTION 01 OF 02 TIRANA 000330", "HARBOUR TALKS"),
      ("SUBJECT: HARBOUR TALKS CLASSIFIED BY: DCM JANE DOE, REASON 1.4 (B)", "HARBOUR TALKS"),
      ("SUBJECT: HARBOUR TALKSClassified By: DCM Jane Doe, reason 1.4 (B)", "HARBOUR TALKS"),
      ("SUBJECT: HARBOUR TALKSCLASSIFIED BY: DCM Jane Doe, reason 1.4 (B)", "HARBOUR TALKS"),
      ("SUBJECT: SECRET TALKS ON 2009 SECTION 5 RULES", "SECRET TALKS ON 2009 SECTION 5 RULES"),
      ("SUBJECT: (C) HARBOUR TALKS", "HARBOUR TALKS"),
      ("SUBJECT: HARBOUR TALKS (S//FGI CAN//NF)", "HARBOUR TALKS"),
      ("SUBJECT: HARBOUR TALKS (C/NF)", "HARBOUR TALKS"),
      ("SUBJECT: CONFIDENTIAL TALKS CONTINUE", "CONFIDENTIAL TALKS CONTINUE"),
      ("SUBJECT: WHO ACTS? THIS CABLE TELLS", "WHO ACTS? THIS CABLE TELLS"),
      ("SUBJECT: HARBOUR TALKS SENSITIVE SIPDIS", "HARBOUR TALKS"),
      ("SUBJECT: HARBOUR TALKS SIPDIS", "HARBOUR TALKS"),
      ("SUBJECT: HARBOUR TALKS NOFORN SIPDIS", "HARBOUR TALKS"),
      ("SUBJECT: WHY HARBOUR TALKS ARE SENSITIVE", "WHY HARBOUR TALKS ARE SENSITIVE"),
    ])
  func subjects(field: String, subject: String) {
    let cable = Telegram.with("TAGS: PREL\n\(field)", line: Self.line, body: "1. (C) Text.")
    #expect(cable.subject?.value == subject)
    #expect(cable.paragraphs.map(\.label) == ["1"])
  }

  @Test(
    "A title without its label below TAGS is no tag, even before the label of the references",
    arguments: [
      "HARBOUR DUES RISE REF: ROME 12", "HARBOUR DUES RISE\nREF: ROME 12",
      "LIMA'S 3RD FERRY, 2ND IN CALLAO REF: ROME 12", "Harbour dues rise in the north REF: ROME 12",
      "A FERRY FOR THE PORT, 1ST SINCE 1990 REFTEL: ROME 12",
      "DUES: 5TH YEAR, 1ST IN THE NORTH REFS: A. ROME 12",
    ])
  func titleBelowTags(title: String) {
    let cable = Telegram.with(
      "E.O. 12958: N/A\nTAGS: ECON PREL AL\n\(title)", body: "1. (U) Text.")
    #expect(cable.tags.map(\.value) == ["ECON", "PREL", "AL"])
    #expect(cable.references.compactMap(\.id?.description) == ["09ROME12"])
    #expect(cable.passing.count + cable.distribution.count == 1)
    #expect(Laws.broken(by: cable) == [])
  }

  @Test(
    "Codes before a label continue the TAGS, or open them",
    arguments: [
      "E.O. 12958: N/A\nTAGS: ECON\nPREL, AL SUBJECT: X", "TAGS: ECON,\nPREL AL SUBJECT: X",
      "E.O. 12958: N/A\nECON PREL AL SUBJECT: X",
    ])
  func codesBeforeLabel(fields: String) {
    let cable = Telegram.with(fields)
    #expect(cable.tags.map(\.value) == ["ECON", "PREL", "AL"])
    #expect(cable.subject?.value == "X")
  }

  @Test("What a subject's field holds besides the subject is kept where it belongs")
  func besideTheSubject() {
    let by = Telegram.with(
      "TAGS: PREL\nSUBJECT: TALKSCLASSIFIED BY: DCM Jane Doe, reason 1.4 (B)", line: Self.line)
    #expect(by.classifiedBy.map(\.value) == ["Jane Doe"])
    #expect(by.reasons == ["1.4(b)"])
    let notice = Telegram.with("TAGS: PREL\nSUBJECT: TALKS\nTHIS IS AN ACTION REQUEST, SEE PARA 4.")
    #expect(notice.distribution.map(\.value) == ["THIS IS AN ACTION REQUEST, SEE PARA 4."])
    let captions = Telegram.with("TAGS: PREL\nSUBJECT: TALKS SENSITIVE SIPDIS", line: Self.line)
    #expect(captions.captions.map(\.value) == ["SENSITIVE", "SIPDIS"])
  }

  @Test(
    "The summary is found by its word, in rules and with slips",
    arguments: [
      (
        "------- SUMMARY -------\n\n1. (C) The port opened.\n\n------- DETAILS -------\n\n2. (C) More.",
        "The port opened."
      ),
      ("‐‐‐‐‐‐‐\nSUMMARY\n‐‐‐‐‐‐‐\n\n1. (C) The port opened.\n\n2. (C) More.", "The port opened."),
      ("SUMMARY\n———————\n\n1. (C) The port opened.\n\n2. (C) More.", "The port opened."),
      (
        "1. (C) Summary/Comment: The port opened. End summary/comment.\n\n2. (C) More.",
        "The port opened."
      ),
      ("Summary/Comment:\n\n1. (C) The port opened.\n\n2. (C) More.", "The port opened."),
      (
        "1. (C) Summary and Introduction: The port opened. End Summary.\n\n2. (C) More.",
        "The port opened."
      ),
      ("1. (C) SUMMARY. The port opened. END SUMMARY\n\n2. (C) More.", "The port opened."),
      ("1. (C) The port opened. END SUMMARY.\n\n2. (C) More.", "The port opened."),
      ("1. (C) SUMMARY: The port opened.\n\n2. (C) More.", "The port opened."),
      (
        "-------\nSummary\n-------\n\n1. (C) The port opened.\n\n2. (C) It closed. End Summary.\n\n3. (C) More.",
        "The port opened.\n\nIt closed."
      ),
      (
        "1. (SBU) This message is sensitive.\n\n2. (C) SUMMARY: The port opened. END SUMMARY.\n\n3. (C) More.",
        "The port opened."
      ),
      ("1. (C) Key Points: The port opened.\n\n2. (C) More.", nil),
      (
        "1. (C) SUMMARY AND COMMENT: The port opened. END SUMMARY AND COMMENT.\n\n2. (C) More.",
        "The port opened."
      ),
      (
        "1. (C) -- SUMMARY -- The port opened. -- END SUMMARY --\n\n2. (C) More.",
        "The port opened."
      ),
      ("1. (C) Summary - The port opened. End Summary.\n\n2. (C) More.", "The port opened."),
      ("1. (C) SUMMARY:  The port opened (END SUMMARY).\n\n2. (C) More.", "The port opened"),
      ("1. (C) BEGIN SUMMARY. The port opened. END SUMMARY.\n\n2. (C) More.", "The port opened."),
      ("1. (C) (Summary) The port opened. (End Summary)\n\n2. (C) More.", "The port opened."),
      ("1. (C) Sumary: The port opened. End summary.\n\n2. (C) More.", "The port opened."),
      ("1. (C) SUMMARY The port opened. END SUMMARY.\n\n2. (C) More.", "The port opened."),
      ("1. (C) Summary: The port opened. //End summary//\n\n2. (C) More.", "The port opened."),
      ("1. (C) Summary: The port opened. End\nsummary.\n\n2. (C) More.", "The port opened."),
      ("1. (C) Summary: The port opened. Endsummary.\n\n2. (C) More.", "The port opened."),
    ] as [(String, String?)])
  func summaries(body: String, summary: String?) {
    let cable = Telegram.with("TAGS: PREL\nSUBJECT: TALKS", line: Self.line, body: body)
    #expect(cable.summary == summary)
  }

  @Test(
    "Two halves at a line's end are one word where it is known",
    arguments: [
      ("The govern-\nment and the for-\neign guests.", "The government and the foreign guests."),
      ("The US-\nAlbanian board.", "The US-Albanian board."),
      ("A well-\nknown mill.", "A well-known mill."), ("He nego-\ntiated it.", "He negotiated it."),
      ("The MINIS-\nTRY said so.", "The MINISTRY said so."),
      ("In 1984-\n85 it was.", "In 1984- 85 it was."),
      ("Their relation-\nships are good.", "Their relationships are good."),
    ])
  func brokenWords(text: String, shown: String) {
    let cable = Telegram.with("TAGS: PREL\nSUBJECT: TALKS", body: "1. (U) \(text)")
    #expect(cable.paragraphs.map(\.text) == [shown])
  }

  @Test(
    "A rule within a line splits it, and the text between two rules is a heading",
    arguments: [
      (
        "1. (C) It opened. ------- COMMENT ------- 2. (C) It closed.",
        ["paragraph It opened.", "heading COMMENT", "paragraph It closed."]
      ),
      (
        "1. (C) It opened. -------------------- The mill 2. (C) It closed.",
        ["paragraph It opened.", "paragraph The mill 2. (C) It closed."]
      ),
      (
        "1. (C) It opened.\n------------ The mill ------------\n2. (C) It closed.",
        ["paragraph It opened.", "heading The mill", "paragraph It closed."]
      ),
      (
        "THE MILL - - - - - - - -\n\n1. (C) It opened.",
        ["heading THE MILL", "paragraph It opened."]
      ),
      (
        "1. (C) It opened - - and closed -- twice.",
        ["paragraph It opened - - and closed -- twice."]
      ),
      ("1. (C) A range of 5-----6 trees.", ["paragraph A range of 5-----6 trees."]),
      // A rule with blanks next to one without is one rule.
      (
        "1. (C) It opened. -----  - - - - - - The mill.",
        ["paragraph It opened.", "paragraph The mill."]
      ),
      (
        "1. (C) It opened. - - - ------ The mill.",
        ["paragraph It opened.", "paragraph The mill."]
      ),
    ])
  func rules(body: String, blocks: [String]) {
    let cable = Telegram.with("TAGS: PREL\nSUBJECT: X", line: Self.line, body: body)
    #expect(cable.paragraphs.map { "\($0.kind.rawValue) \($0.text)" } == blocks)
  }

  @Test(
    "A dash in running text begins no sub-point, one of a list does",
    arguments: [
      ("1. (C) He met two owners\n-- publishers of the Star --\nwho agreed.", 0),
      ("1. (C) The United States\n-Central America Agreement holds.", 0),
      ("1. (C) Points:\n-- one and\n   two\n-- three", 2), ("1. (C) Points:\n\n- one\n\n- two", 2),
      ("1. (C) He said this.\n-- one\n-- two", 2), ("1. (C) Points:\n\n– One\n– Two", 2),
      ("1. (C) Points:\n\n· One\n· Two", 2),
    ])
  func dashes(body: String, points: Int) {
    let cable = Telegram.with("TAGS: PREL\nSUBJECT: X", line: Self.line, body: body)
    #expect(cable.paragraphs.count { $0.kind == .subpoint } == points)
  }
}
