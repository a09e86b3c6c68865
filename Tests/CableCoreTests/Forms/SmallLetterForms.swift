import Testing

@testable import CableCore

/// A cable in small letters, whole or as the copy below a preview, and what is below a text.
@Suite struct SmallLetterForms {
  private static let fields = """
    E.o. 12958: decl: 05/06/2034
    Tags: eagr, prel
    Subject: cork: the other forest

    Ref: a. 08 state 300
    b. Lisbon 388

    Classified by: DCM Rui Ferro, reasons: 1.4 (b), (d).

    1. (c) The guild waits (ref b).

    FERRO
    """

  private static let preview = """
    VZCZCXRO7001
    PP RUEHMD
    DE RUEHLI #0411 1271422
    ZNY CCCCC ZZH
    P 061422Z MAY 09
    FM AMEMBASSY LISBON
    TO RUEHC/SECSTATE WASHDC PRIORITY 6601
    BT
    C O N F I D E N T I A L LISBON 000411

    E.O. 12958: DECL: 05/06/2034
    TAGS: EAGR
    SUBJECT: CORK: THE O...

    """

  @Test(
    "A classification line in small letters begins the whole copy below a preview",
    arguments: [
      "C o n f i d e n t i a l lisbon 000411", "c o n f i d e n t i a l lisbon 000411",
      "Confidential Lisbon 000411", "CONFIDENTIAL lisbon 000411",
      "confidential lisbon 000411 sipdis",
      "Vzczcxro7001\nPp ruehmd\nDe ruehli #0411 1271422\nP 061422z may 09\nFm amembassy lisbon\n"
        + "To ruehc/secstate washdc priority 6601\nBt\nC o n f i d e n t i a l lisbon 000411",
    ])
  func copies(line: String) {
    for text in ["", "1. (C) The guild wai...\n\n"] {
      let cable = Telegram.parse("\(Self.preview)\(text)\(line)\n\n\(Self.fields)\n")
      #expect(cable.id?.description == "09LISBON411")
      #expect(cable.subject?.value == "cork: the other forest")
      #expect(cable.references.map { $0.id?.description } == ["08STATE300", "09LISBON388"])
      #expect(cable.classifiedBy.map(\.value) == ["Rui Ferro"])
      #expect(cable.paragraphs.map(\.label) == ["1"])
      #expect(cable.signature.map(\.value) == ["FERRO"])
      #expect(cable.diagnostics.contains { $0.code == .earlierCopy })
    }
  }

  @Test("A whole cable in small letters is read as one in capitals")
  func whole() {
    let small = Self.preview.lowercased().split(separator: "e.o.")[0] + Self.fields.lowercased()
    let cable = Telegram.parse(String(small))
    #expect(cable.id?.description == "09LISBON411")
    #expect(cable.from?.value == "AMEMBASSY LISBON")
    #expect(cable.to.map(\.name) == ["SECSTATE WASHDC"])
    #expect(cable.to.map(\.messageNumber) == ["6601"])
    #expect(cable.classification?.value.level == .confidential)
    #expect(cable.classifiedBy.map(\.value) == ["rui ferro"])
    #expect(cable.signature.map(\.value) == ["ferro"])
  }

  @Test(
    "Prose with the words of a classification line is prose",
    arguments: ["secret lisbon 411 men came, he said.", "Confidential Lisbon papers of 000411"])
  func prose(line: String) {
    let cable = Telegram.parse(
      "\(Self.preview)\n1. (C) He said that the\n\(line)\n\n2. (C) More.\n")
    #expect(cable.subject?.value == "CORK: THE O...")
    #expect(cable.paragraphs.map(\.label) == ["1", "2"])
  }

  @Test(
    "The hashtags of a note are kept, and no part of the text",
    arguments: ["#cables #albania/visa", "#cable", "---\n#cables ^note1", "Tags: #cables #visa"])
  func hashtags(line: String) {
    let cable = Telegram.with(
      "TAGS: PREL\nSUBJECT: X", body: "1. (U) The rain went on.\n\nBORG\n\n\(line)")
    #expect(cable.signature.map(\.value) == ["BORG"])
    #expect(cable.paragraphs.count == 1)
    #expect(cable.tags.map(\.value.description) == ["PREL"])
    #expect(cable.passing.count == 1)
  }

  @Test(
    "Signs, greetings and marks of the end beside a name are none of it",
    arguments: [
      ("BORG\n[end]", "BORG"), ("BORG\n-end of message-", "BORG"), ("BORG \u{201D}", "BORG"),
      ("Regards,\nBorg", "Borg"), ("BORG, ACTING", "BORG"), ("BORG (ACTING)", "BORG"),
    ])
  func tails(tail: String, name: String) {
    let cable = Telegram.with(
      "TAGS: PREL\nSUBJECT: X", body: "1. (U) The rain went on.\n\n\(tail)")
    #expect(cable.signature.map(\.value) == [name])
  }

  @Test(
    "A line of Classified By keeps its mark, a surname in capitals and small letters",
    arguments: [
      ("(U) Ambassador Ida Borg; reasons E.O. 12958 1.4 (b)", "Ida Borg"),
      ("AMBASSADOR Ida BORG FOR REASONS 1.4 (b)", "Ida BORG"),
      ("ambassador ida borg, reasons 1.4 (b)", "ida borg"),
      ("Ida Borg EMIN, reasons 1.4 (b)", "Ida Borg"),
    ])
  func classifiedBy(value: String, name: String) {
    let cable = Telegram.with("TAGS: PREL\nSUBJECT: X\nClassified By: \(value)")
    #expect(cable.classifiedBy.map(\.value) == [name])
    #expect(cable.reasons == ["1.4(b)"])
  }

  @Test("A letter's own numbers, and those after a colon, are a list within their paragraph")
  func innerNumbers() {
    let cable = Telegram.with(
      "TAGS: PREL\nSUBJECT: X",
      body: """
        1. (U) He named three:

        A. The mill:
        1. is sold
        2. is closed
        3. is old
        B. The cows.

        2. (U) The note said:
        1. Rain.
        2. Sun.

        3. (U) More.
        """)
    #expect(cable.paragraphs.filter { $0.kind == .paragraph }.map(\.label) == ["1", "2", "3"])
    #expect(
      cable.paragraphs.filter { $0.kind == .subpoint }.map(\.label) == [
        "a", "1", "2", "3", "b", "1", "2",
      ])
  }

  @Test(
    "A preview is no cable of its own, whatever list is below it",
    arguments: [
      "16331\n2009-05-06\n09LISBON411\nEmbassy Lisbon\n", "Key: 09LISBON411\nClass: CONFIDENTIAL\n",
      "id: 92463\nrefid: 09LISBON411\ndestination: 08STATE300\nheader:\n", "MISC:\n1234\n",
    ])
  func previews(list: String) {
    let header = Self.preview.split(separator: "E.O.")[0]
    let text =
      Self.preview + "1. (C) The guild wai...\n\n" + list + header + Self.fields + "\n"
    let cables = Container.read(Array(text.utf8), fileName: "x").cables.map { Cable(parsing: $0) }
    #expect(cables.count == 1)
    #expect(cables.first?.subject?.value == "cork: the other forest")
    #expect(cables.first?.paragraphs.map(\.label) == ["1"])
  }
}
