import Testing

@testable import CableCore

/// Forms of a telegram in Foreign Relations of the United States, in mark-up and texts of our own.
@Suite struct HistoryForms {
  private static func document(
    title: String = "Telegram From the <gloss type=\"from\">Embassy in Italy</gloss> to the "
      + "<gloss type=\"to\">Department of State</gloss>",
    note: String = "Secret; Priority.", body: String = "<p>513. 1. It closed.</p>"
  ) -> Cable? {
    let text = """
      <TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><div type="document" n="7" xml:id="d7">
      <head>7. \(title)<note n="1" xml:id="d7fn1" type="source">Source: Department of State, Central
      Files, 601.00/3–458. \(note)</note></head><dateline><placeName>Rome</placeName>,
      <date when="1958-03-04T11:19:00Z">March 4, 1958, 11:19 a.m.</date></dateline>
      \(body)</div></body></text></TEI>
      """
    return Container.read(Array(text.utf8), fileName: "frus1958v07.xml").cables.first
      .map { Cable(parsing: $0) }
  }

  @Test(
    "A level that no table has is kept as printed, and named",
    arguments: [
      ("Restricted; Priority.", "PRIORITY"), ("Restricted.", nil), ("Restricted; Niact.", "NIACT"),
    ] as [(String, String?)])
  func unknownLevel(note: String, precedence: String?) throws {
    let cable = try #require(Self.document(note: note))
    #expect(cable.classification == nil)
    #expect(cable.precedence?.value.word == precedence)
    #expect(cable.source.hints.classification == "RESTRICTED")
    let findings = cable.diagnostics.filter { $0.code == .containerMismatch }.map(\.message)
    #expect(
      findings == ["the level RESTRICTED of source note is in no table: it is kept as printed"])
    let known = try #require(Self.document())
    #expect(!known.diagnostics.contains { $0.code == .containerMismatch })
  }

  @Test(
    "Level, precedence and captions are in the source note, whatever separates them",
    arguments: [
      ("Secret; Priority; Limdis.", "SECRET", "PRIORITY", ["LIMDIS"]),
      ("Confidential; Niact.", "CONFIDENTIAL", "NIACT", []),
      ("Secret; Niact; Limit Distribution. Drafted by Doe.", "SECRET", "NIACT", ["LIMDIS"]),
      ("Top Secret; Niact Immediate; Nodis.", "TOP SECRET", "NIACT IMMEDIATE", ["NODIS"]),
      ("Official Use Only.", "OFFICIAL USE ONLY", nil, []),
      ("Official Use Only; Priority.", "OFFICIAL USE ONLY", "PRIORITY", []),
      ("Limited Official Use.", "LIMITED OFFICIAL USE", nil, []),
      ("Secret, Priority, Exdis.", "SECRET", "PRIORITY", ["EXDIS"]),
      ("Secret: Nodis.", "SECRET", nil, ["NODIS"]), ("Secret Nodis.", "SECRET", nil, ["NODIS"]),
      ("Secret—Exdis.", "SECRET", nil, ["EXDIS"]), ("Secret (Nodis).", "SECRET", nil, ["NODIS"]),
      (
        "Secret; Nodis; Eyes Only for the Secretary; Priority.", "SECRET", "PRIORITY",
        ["NODIS", "EYES ONLY"]
      ),
      ("Secret; Priority; Niact.", "SECRET", "NIACT", []),
      ("Secret; Operational Immediate.", "SECRET", "IMMEDIATE", []),
      ("Unclassified.", "UNCLASSIFIED", nil, []),
      ("Secret. Niact.", "SECRET", "NIACT", []), ("Secret. Nodis.", "SECRET", nil, ["NODIS"]),
      ("Secret) Priority.", "SECRET", "PRIORITY", []),
      ("Secret talks were held in Rome. Confidential; Flash.", "CONFIDENTIAL", "FLASH", []),
      ("No classification marking.", nil, nil, []),
    ] as [(String, String?, String?, [String])])
  func notes(note: String, level: String?, precedence: String?, captions: [String]) {
    let cable = Self.document(note: note)
    #expect(cable?.classification?.value.description == level)
    #expect(cable?.precedence?.value.word == precedence)
    #expect(cable?.captions.map(\.value) == captions)
  }

  @Test(
    "The mark-up says who signed, whatever ends the text",
    arguments: [
      ("<closer><signed>Borg</signed></closer>", ["Borg"]),
      ("<closer>[<signed><persName>Collings</persName></signed>]</closer>", ["Collings"]),
      ("<p>He said “we are ready.”</p><signed>Borg</signed>", ["Borg"]),
      ("<signed corresp=\"#p\"><persName>W.E. Borg</persName></signed>", ["W.E. Borg"]),
      (
        "<signed>Borg<note n=\"2\">Typed signature of <persName>Doe</persName>.</note></signed>",
        ["Borg"]
      ),
      ("<signed><hi rend=\"strong\">Ann Borg</hi><lb/>Minister</signed>", ["Ann Borg"]),
      (
        "<signed>Borg</signed><frus:attachment><head>Attachment</head><p>More.</p>"
          + "<signed>Doe</signed></frus:attachment>", ["Borg"]
      ),
      ("<closer><signed>Borg</signed>, <signed>Hall</signed></closer>", ["Borg", "Hall"]),
      (
        "<closer><signed>Doe</signed></closer><p>More.</p><closer><signed>Borg</signed></closer>",
        ["Borg"]
      ),
      ("<p>Borg</p>", ["Borg"]), ("<p>It was quiet.</p>", []),
    ] as [(String, [String])])
  func signed(closer: String, names: [String]) {
    let cable = Self.document(body: "<p>513. 1. It closed.</p>\(closer)")
    #expect(cable?.signature.map(\.value) == names)
    #expect(cable?.signatories == names)
    #expect(cable.map(Laws.broken) == [])
  }

  @Test(
    "Sender and addressee are what the mark-up names, with what is marked within",
    arguments: [
      (
        "Telegram From the Ambassador to Italy (Borg) to the Department of State",
        "Ambassador to Italy (Borg)", "Department of State"
      ),
      (
        "Telegram From the Assistant to the President (Roe) to the Ambassador to Italy (Borg)",
        "Assistant to the President (Roe)", "Ambassador to Italy (Borg)"
      ),
      (
        "Telegram From the Department of State to the Ambassador to Italy (Borg)",
        "Department of State", "Ambassador to Italy (Borg)"
      ),
      (
        "Telegram From the <gloss type=\"from\">Embassy in <gloss target=\"#i\">Italy</gloss></gloss> to "
          + "the <gloss type=\"to\">Department of State</gloss>", "Embassy in Italy",
        "Department of State"
      ),
      (
        "Telegram From Secretary of State <persName><gloss type=\"from\">Doe</gloss></persName> to "
          + "President <persName><gloss type=\"to\">Roe</gloss></persName>",
        "Secretary of State Doe",
        "President Roe"
      ),
      (
        "Telegram From the Embassy in Italy to the Department of State", "Embassy in Italy",
        "Department of State"
      ),
    ])
  func addresses(title: String, from: String, to: String) {
    let cable = Self.document(title: title)
    #expect(cable?.from?.value == from)
    #expect(cable?.to.map(\.name) == [to])
  }

  @Test(
    "A telegram's and an airgram's number give the id",
    arguments: [
      (
        "Telegram From the Embassy in Italy to the Department of State",
        "<p>513. 1. It closed.</p>", "58ROME513"
      ),
      (
        "Telegram 828/Secto 574 From the Embassy in Italy to the Department of State",
        "<p>It closed.</p>", "58ROME828"
      ),
      (
        "Airgram From the Embassy in Italy to the Department of State",
        "<p>A–123</p><p>It closed.</p>", "58ROMEA123"
      ),
      (
        "Airgram A-123 From the Embassy in Italy to the Department of State", "<p>It closed.</p>",
        "58ROMEA123"
      ),
    ])
  func numbers(title: String, body: String, id: String) {
    #expect(Self.document(title: title, body: body)?.id?.description == id)
  }
}
