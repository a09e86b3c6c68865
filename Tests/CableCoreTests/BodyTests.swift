import Testing

@testable import CableCore

@Suite struct BodyTests {
  private func cable(_ body: String, line: String = "CONFIDENTIAL SECTION 01 OF 02 ASTANA 001327")
    -> Cable
  {
    Telegram.with("TAGS: PREL\nSUBJECT: X", line: line, body: body)
  }

  @Test(
    "A line begins a paragraph by its mark, as the next number, or below a blank line",
    arguments: [
      ("1. (U) One.\n2. (SBU) Two.\n\n3. (C) Three.", ["1", "2", "3"]),
      ("1.(U)One.\n2.(SBU)Two.", ["1", "2"]),
      ("1. One goes on in\n2006. And ends.\n2. Two.", ["1", "2"]),
      ("1. (U) One.\n\n4. (C) Four by its mark.", ["1", "4"]),
      ("(C) 1. One.\n(C) 2. Two.", ["1", "2"]),
      ("1. (C - ENTIRE TEXT).\n2. Two.", ["1", "2"]),
      ("¶1. (U) One.\n\n¶2. (U) Two.", ["1", "2"]),
      ("1. (U) One of\n¶2007. And so on.\n2. (U) Two.", ["1", "2"]),
      ("1. (U) Points:\n1) first\n2) second\n2. (U) Two.", ["1", "2"]),
      ("1. (U) One, by (U.S.) law.\n2. (U) Two.", ["1", "2"]),
      ("1. One is lost.\n3. Three is not.\n6. Six.", ["1", "3", "6"]),
      ("1. One cost\n3. And a bit.", ["1"]), ("1. One.\n3. and a bit.", ["1"]),
      ("1. One.\n8. Eight.", ["1"]),
    ])
  func starts(body: String, labels: [String]) {
    let found = cable(body).paragraphs.filter { $0.kind == .paragraph }.compactMap(\.label)
    #expect(found == labels)
  }

  @Test("Sub-points and a list within a paragraph are no paragraphs of the cable")
  func subpoints() {
    let cable = cable(
      "1. (U) Points:\n-- one\n-- another\n   goes on\n\nA. letter\nB. second\n\n1. inner\n\n2. inner\n\n2. (U) Two."
    )
    #expect(
      cable.paragraphs.map { "\($0.kind.rawValue) \($0.label ?? "")" } == [
        "paragraph 1", "subpoint --", "subpoint --", "subpoint a", "subpoint b", "subpoint 1",
        "subpoint 2", "paragraph 2",
      ])
    #expect(cable.paragraphs[2].text == "another goes on")
    #expect(cable.paragraphs[3].text == "letter")
  }

  @Test("A paragraph that a page break split reads as one, wherever the break is")
  func pageBreaks() {
    for text in [
      "1. (C) The talks\n\nASTANA 00001327  002 OF 002\n\n\nwent on.",
      "1. (C) The talks\nCONFIDENTIAL\nPAGE 02 ASTANA 01327 01 OF 02 082030Z\nwent on.",
      "1. (C) The talks ASTANA 00001327 001.2 OF 002 went on.",
      "1. (C) The talks\n\nwent on.",
    ] {
      let cable = cable(text)
      #expect(cable.paragraphs.map(\.text) == ["The talks went on."], "\(text)")
    }
  }

  @Test("A break between two sentences joins nothing")
  func breakBetweenSentences() {
    let cable = cable(
      "1. (C) The talks ended.\n\nASTANA 00001327  002 OF 002\n\n\nOthers began.\n\n2. (C) Two.")
    #expect(cable.paragraphs.map(\.text) == ["The talks ended.", "Others began.", "Two."])
  }

  @Test("Headings are above paragraphs, with a rule or without")
  func headings() {
    let cable = cable(
      "SUMMARY\n-------\n1. (C) One. END SUMMARY.\n\n-----------\nThe Talks Begin\n-----------\n\n2. (C) Two.\n\nMORE TALKS\n\n3. (C) Three."
    )
    #expect(
      cable.paragraphs.filter { $0.kind == .heading }.map(\.text) == [
        "SUMMARY", "The Talks Begin", "MORE TALKS",
      ])
    #expect(cable.paragraphs.last?.heading == "MORE TALKS")
    #expect(cable.paragraphs.last?.label == "3")
  }

  @Test("Aligned columns keep their lines")
  func tables() {
    let cable = cable(
      "1. (U) Table:\n\n  A     B     C\n  1     2     3\n  4     5     6\n\n2. (U) Two.")
    #expect(cable.paragraphs[1].kind == .table)
    #expect(cable.paragraphs[1].text == "  A     B     C\n  1     2     3\n  4     5     6")
  }

  @Test(
    "The summary is the text between its marks, with its own line ends",
    arguments: [
      ("1. (SBU) SUMMARY: One\ntwo. END SUMMARY.\n\n2. (U) x", "One\ntwo."),
      ("1. (C) Summary and Comment: One. End summary and comment.\n\n2. (U) x", "One."),
      ("1. (C) Summary. One.\n\n2. (C) Two. End Summary.\n\n3. (U) x", "One.\n\nTwo."),
      ("SUMMARY\n-------\n\n1. (C) One.\n\n2. (U) x", "One."),
      ("1. (C) One.\n\n2. (C) Two. (END SUMMARY)\n\n3. (U) x", "One.\n\nTwo."),
      ("1. (U) One.\n\n2. (U) x", nil),
      ("1. (U) The summary of talks.\n\n2. (U) x", nil),
    ] as [(String, String?)])
  func summary(body: String, summary: String?) {
    #expect(cable(body).summary == summary)
  }

  @Test(
    "The signature is the name under the text, without what follows it",
    arguments: [
      ("1. (U) Text.\n\nHOAGLAND", ["HOAGLAND"]), ("1. (U) Text.\nVAN VOORST", ["VAN VOORST"]),
      ("1. (U) Text.\nJOHNSON-KEANE\nCONFIDENTIAL\nNNNN", ["JOHNSON-KEANE"]),
      ("1. (U) Text.\n\nSMITH\nJONES", ["SMITH", "JONES"]), ("1. (U) Text. SCOBEY", ["SCOBEY"]),
      ("1. (U) Text.\n\nDanilovich", ["Danilovich"]),
      ("1. (U) Text.\n\nvan Voorst", ["van Voorst"]),
      ("1. (U) Text.\n\nHOAGLAND\n\nNNNN #1327", ["HOAGLAND"]),
      ("1. (U) Text.\n\nHOAGLAND\n\n=======CABLE ENDS=======", ["HOAGLAND"]),
      (
        "1. (U) Text.\n\nHOAGLAND\nVisit Astana's Classified Website:\nhttp://www.state.sgov.gov/",
        ["HOAGLAND"]
      ),
      (
        "1. (U) Text.\n\nVisit Astana's Classified Website:\nhttp://www.state.sgov.gov/\nHOAGLAND",
        ["HOAGLAND"]
      ),
      ("1. (U) Text.\nKISSINGER\nGP-3\nUNQUOTE", ["KISSINGER"]),
      ("1. (U) Text.\n\nEND COMMENT", []), ("1. (U) Text of the U.S. GOVERNMENT", []),
      ("1. (U) Text.", []),
    ])
  func signature(body: String, names: [String]) {
    let cable = cable(body)
    #expect(cable.signature.map(\.value) == names)
    #expect(cable.paragraphs.first?.text.hasPrefix("Text") == true)
    for name in cable.signature { #expect(cable.printed(name.range) == name.value) }
  }

  @Test("Text that is double-spaced throughout is not cut at its blank lines")
  func doubleSpaced() {
    let lines = (1...9).flatMap {
      ["\($0). (U) A line that is long enough to be wrapped by the relay", "and goes on here."]
    }
    let cable = cable(lines.joined(separator: "\n\n"))
    #expect(cable.paragraphs.map(\.label) == (1...9).map { "\($0)" })
  }

  @Test("Numbering that jumps, repeats and goes back is reported, and the printed numbers stay")
  func numbering() {
    let cable = cable("1. (U) a\n\n2. (U) b\n\n2. (U) c\n\n9. (U) d\n\n3. (U) e")
    #expect(cable.paragraphs.map(\.label) == ["1", "2", "2", "9", "3"])
    #expect(
      cable.diagnostics.map(\.code).filter { $0.rawValue.hasPrefix("paragraph") } == [
        .paragraphNumberRepeat, .paragraphNumberJump, .paragraphNumberBack,
      ])
  }

  @Test("Two sections of one cable in one text are one cable, two transmissions are two parts")
  func severalTransmissions() {
    func message(_ section: String, _ number: String, _ text: String) -> String {
      Telegram.header
        + "\nCONFIDENTIAL \(section) ASTANA \(number)\nTAGS: PREL\nSUBJECT: X\n\n\(text)\n\n"
    }
    let sections =
      message("SECTION 01 OF 02", "001327", "1. (C) One.")
      + message("SECTION 02 OF 02", "001327", "2. (C) Two.")
    let one = Container.read(Array(sections.utf8), fileName: "x.txt").cables
    #expect(one.count == 1)
    #expect(one.map { Cable(parsing: $0).paragraphs.map(\.label) } == [["1", "2"]])
    let copies =
      message("", "001327", "1. (C) Corrected.") + message("", "001327", "1. (C) Original.")
    let two = Container.read(Array(copies.utf8), fileName: "x.txt").cables
    #expect(two.map(\.part) == [0, 1])
    #expect(two.map { Cable(parsing: $0).paragraphs.first?.text } == ["Corrected.", "Original."])
    let same = message("", "001327", "1. (C) Same.") + message("", "001327", "1. (C) Same.")
    #expect(Container.read(Array(same.utf8), fileName: "x.txt").cables.count == 1)
  }
}
