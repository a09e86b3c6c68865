import Testing

@testable import CableCore

/// One telegram as relays, mirrors and word processors reshape it: whatever its lines went through, it says
/// the same.
@Suite struct ReshapedTests {
  private static let telegram = """
    VZCZCXRO4167
    OO RUEHAG RUEHAST
    DE RUEHLI #0512/01 2161111
    ZNY CCCCC ZZH
    O 041111Z AUG 09
    FM AMEMBASSY LISBON
    TO RUEHC/SECSTATE WASHDC IMMEDIATE 5947
    INFO RUEHRO/AMEMBASSY ROME 1177
    BT
    C O N F I D E N T I A L LISBON 000512

    SIPDIS

    E.O. 12958: DECL: 08/04/2019
    TAGS: PREL ECON PO
    SUBJECT: PORTUGAL: THE HARBOR COMMISSION OPENS ITS SECOND
    QUAY IN THE NORTH

    REF: A. ROME 443
         B. 08 STATE 113231

    Classified By: DCM Ann Kort for reasons 1.4 (b) and (d).

    1. (C) Summary: The harbor commission opened a quay on August 3, and the "fleet of the north" may
    land there again, an official said. End Summary.

    2. (U) The first ship, which came from Rome, was 40 meters long (Diario, 8/3/2009).

    Two Ships a Day
    ---------------

    3. (SBU) "We wait for the second," said the pilot, "since the first was late, and small."

    4. (C) Comment: The quay will be used, as the mayor hopes, before the winter. End comment.

    KORT
    """

  /// What is said, whatever separates its words.
  private struct Reading: Equatable {
    var id: String?
    var sent: String?
    var addresses: [String]
    var level: String?
    var tags: [String]
    var subject: String
    var references: [String]
    var classifiedBy: [String]
    var marks: [String]
    var signature: [String]
    var text: String

    init(_ text: String, named name: String = "cable.txt") {
      let cables = Container.read(Array(text.utf8), fileName: name).cables
      let cable = cables.first.map { Cable(parsing: $0) } ?? Cable(parsing: SourceText(bytes: []))
      id = cables.count == 1 ? cable.id?.description : "\(cables.count) cables"
      sent = cable.sent.map { "\($0.value)" }
      addresses = [cable.from?.value ?? ""] + (cable.to + cable.info).map(\.name)
      level = cable.classification?.value.description
      tags = cable.tags.map(\.value)
      subject = Self.bare(cable.subject?.value ?? "")
      references = cable.references.map { $0.id?.description ?? $0.text }
      classifiedBy = cable.classifiedBy.map(\.value)
      let marked = cable.paragraphs.filter { $0.mark != nil }
      marks = marked.map { "\($0.label ?? "-") \($0.mark?.mark ?? "")" }
      signature = cable.signature.map(\.value)
      self.text = Self.bare(cable.paragraphs.map(\.text).joined())
    }

    private static func bare(_ text: String) -> String {
      text.filter { $0.isLetter || $0.isNumber }
    }
  }

  @Test("The telegram as it was sent is read whole")
  func asSent() {
    let reading = Reading(Self.telegram)
    #expect(reading.id == "09LISBON512")
    #expect(reading.tags == ["PREL", "ECON", "PO"])
    #expect(reading.subject.hasSuffix("QUAYINTHENORTH"))
    #expect(reading.references == ["09ROME443", "08STATE113231"])
    #expect(reading.marks == ["1 C", "2 U", "3 SBU", "4 C"])
    #expect(reading.signature == ["KORT"])
  }

  /// A text with each of some parts in the place of another.
  private static func with(_ changes: (String, String)...) -> String {
    changes.reduce(telegram) { $0.replacing($1.0, with: $1.1) }
  }

  private static let blankLines = telegram.split(separator: "\n").joined(separator: "\n")

  @Test(
    "Other line ends and blank lines say the same",
    arguments: [
      ("none blank", blankLines), ("twice as many", with(("\n", "\n\n"))),
      ("CRLF", with(("\n", "\r\n"))), ("CR", with(("\n", "\r"))),
      ("U+2028", with(("\n", "\u{2028}"))), ("U+0085", with(("\n", "\u{85}"))),
      ("vertical tabs", with(("\n", "\u{B}"))), ("escapes", with(("\"", "\\\""), ("\n", "\\n"))),
      ("escaped CRLF", with(("\n", "\\r\\n"))), ("<br>", with(("\n", "<br>"))),
      ("<br> and LF", with(("\n", "<br>\n"))), ("U+00A0", with((" ", "\u{A0}"))),
      ("indented", with(("\n", "\n     "))), ("quoted", "> " + with(("\n", "\n> "))),
    ])
  func lineEnds(kind: String, text: String) {
    #expect(Reading(text) == Reading(Self.telegram))
  }

  @Test("A page with a paragraph for each line, also for blank ones, says the same")
  func pageOfLines() {
    let lines = Self.telegram.split(separator: "\n", omittingEmptySubsequences: false)
    let page = lines.map { "<p class=MsoNormal>\($0.isEmpty ? "&nbsp;" : $0)</p>" }
    let text = "<html><body>\n\(page.joined(separator: "\n"))\n</body></html>"
    #expect(Reading(text, named: "cable.html") == Reading(Self.telegram))
  }

  @Test(
    "A number and a mark in any form begin a paragraph, also right below a sentence",
    arguments: [
      "N) (M)", "(N) (M)", "N (M)", "N: (M)", "N- (M)", "N . (M)", "N.(M)", "N.- (M)", "(M) N.",
      "\u{B6}N. (M)", "PARA N. (M)", "N.\n(M)", "N. [M]",
    ], [true, false])
  func numbers(form: String, isOpen: Bool) {
    var text = isOpen ? Self.telegram : Self.blankLines
    for (number, mark) in [(1, "C"), (2, "U"), (3, "SBU"), (4, "C")] {
      let printed = form.replacing("N", with: "\(number)").replacing("M", with: mark)
      text = text.replacing("\(number). (\(mark))", with: printed)
    }
    #expect(Reading(text) == Reading(Self.telegram))
  }

  @Test("Numbers that nothing continues to may be of a lost paragraph")
  func lostParagraph() {
    let text = Self.with(("1. (C)", "1) (C)"), ("2. (U)", "2) (U)"), ("4. (C)", "15) (C)"))
    #expect(Reading(text).marks == ["1 C", "2 U", "3 SBU", "15 C"])
  }

  @Test(
    "Where a field and the text share a line, each keeps its own words",
    arguments: [
      with(("(d).\n\n1.", "(d). 1.")), with(("(d).\n\n1.", "(d).1.")),
      with(("(d).\n\n1.", "(d). \u{B6}1.")),
    ])
  func sharedLine(text: String) {
    #expect(Reading(text) == Reading(Self.telegram))
  }

  @Test(
    "A subject or a list of references ends where the text begins within its last line",
    arguments: ["QUAY IN THE NORTH", "ROME 443", "B. 08 STATE 113231"],
    ["1. (C) Summary", "\u{B6}1. (C) Summary"])
  func sharedLastLine(last: String, beginning: String) {
    let all = Self.telegram
    guard let end = all.firstRange(of: last),
      let start = all.firstRange(of: "1. (C) Summary")
    else {
      Issue.record("the telegram is another")
      return
    }
    let text = all[..<end.upperBound] + " " + beginning + all[start.upperBound...]
    let (found, whole) = (Reading(String(text)), Reading(all))
    #expect(found.subject == whole.subject)
    #expect(found.marks == whole.marks)
    #expect(found.text == whole.text)
    #expect(found.references.count == (last.hasPrefix("B") ? 2 : last.hasPrefix("R") ? 1 : 0))
  }

  @Test(
    "A page's end within a field or the text says nothing",
    arguments: [
      "\u{C}", "\u{C}\n\u{C}", "LISBON 00000512  002 OF 002", "C O N F I D E N T I A L",
      "PAGE 02        LISBON  00512  041111Z", "CONFIDENTIAL\n\nPAGE 02 LISBON 00512 041111Z",
    ], ["ITS SECOND\n", "\"fleet of the north\" may\n"])
  func pageEnds(mark: String, above: String) {
    let text = Self.with((above, above + "\n" + mark + "\n\n"))
    #expect(Reading(text) == Reading(Self.telegram))
  }

  @Test("Numbers that count the pages are none of the text; others are")
  func pageNumbers() {
    let sentences = (1...60).map { "The pilot counted the ships of day \($0) and went home." }
    func body(_ number: (Int) -> Int) -> Reading {
      var lines = sentences
      for page in (1...4).reversed() { lines.insert("\n\(number(page))\n", at: page * 12) }
      return Reading(Self.with(("End Summary.", lines.joined(separator: "\n"))))
    }
    let whole = Reading(Self.with(("End Summary.", sentences.joined(separator: "\n"))))
    #expect(body { $0 + 1 } == whole)
    #expect(body { $0 * 7 }.text != whole.text)
  }

  @Test(
    "What a site or a relay put around the telegram takes nothing from it",
    arguments: [
      telegram + "\n\nRead more at http://www.example.org/cables/512",
      telegram + "\nwww.example.org", telegram + "\n\nNNNN",
      "From: Borg, Ida\nSent: Tuesday, August 4, 2009\nTo: Kort, Ann\nSubject: FW: quay\n\n"
        + with(("VZCZCXRO4167\nOO RUEHAG RUEHAST\nDE RUEHLI #0512/01 2161111\nZNY CCCCC ZZH\n", "")),
    ])
  func surroundings(text: String) {
    #expect(Reading(text) == Reading(Self.telegram))
  }

  @Test(
    "A telegram without line ends is a text and no row of a table",
    arguments: [" ", "  "], ["", "\u{B6}"])
  func withoutLineEnds(separator: String, sign: String) {
    let lines = Self.with(
      ("1. (C)", sign + "1. (C)"), ("2. (U)", sign + "2. (U)"),
      ("3. (SBU)", sign + "3. (SBU)"), ("4. (C)", sign + "4. (C)")
    )
    .split(separator: "\n")
    let (found, whole) = (Reading(lines.joined(separator: separator)), Reading(Self.telegram))
    #expect(found.id == whole.id)
    #expect(found.sent == whole.sent)
    #expect(found.addresses == whole.addresses)
    #expect(found.tags == whole.tags)
    #expect(found.subject == whole.subject)
    #expect(found.references == whole.references)
    #expect(found.marks == whole.marks)
    #expect(found.signature == whole.signature)
    #expect(found.text == whole.text)
  }

  @Test(
    "The label of the references may have another sign than the colon",
    arguments: ["REF-", "REF;", "REF.", "REFS -"], ["Kort/Borg telcons", "ROME 443"])
  func referenceLabel(label: String, item: String) {
    let text = Self.with(("REF: A. ROME 443\n     B. 08 STATE 113231", "\(label) \(item)"))
    #expect(Reading(text).references.count == 1)
    #expect(Reading(text).text == Reading(Self.telegram).text)
  }

  @Test(
    "Codes in a second line of the tags are tags, with one among them that no table has",
    arguments: [
      "TAGS: PREL\nECON PO", "TAGS: PREL\nECON PGOV PO BIO", "TAGS: PREL\nECON PGOV PO UNDESCO",
    ])
  func tagsBelow(lines: String) {
    let text = Self.with(("TAGS: PREL ECON PO", lines))
    let codes = lines.split { $0 == " " || $0 == "\n" }.dropFirst().map(String.init)
    #expect(Reading(text).tags == codes)
    #expect(Reading(text).subject == Reading(Self.telegram).subject)
  }
}
