import Testing

@testable import CableCore

@Suite struct DisplayTextTests {
  @Test func noCodePointReachesTheScreenUnlessItIsSafe() {
    for value in UInt32(0)...0x10_FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let text = DisplayText("a" + String(scalar))
      for glyph in text.glyphs {
        for shown in glyph.character.unicodeScalars {
          switch shown.properties.generalCategory {
          case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
            .paragraphSeparator:
            Issue.record("U+\(String(value, radix: 16)) reaches the screen")
          default: break
          }
        }
      }
      if text.glyphs.count == 1, text.glyphs[0].character == "a" {
        Issue.record("U+\(String(value, radix: 16)) vanishes")
      }
    }
  }

  @Test func everyByteThatIsNotUTF8IsShownAsItsNumber() {
    for byte in UInt8(0x80)...0xFF {
      let text = DisplayText(utf8: [0x61, byte, 0x62])
      #expect(text.string == "a‹\(String(byte, radix: 16, uppercase: true))›b")
      #expect(text.hiddenCount == 1)
    }
  }

  @Test(arguments: [
    ("\u{1B}]0;x\u{07}", "^[]0;x^G"), ("a\u{202E}b", "a‹U+202E›b"), ("\u{9B}2J", "‹U+009B›2J"),
    ("a\u{0}b", "a^@b"), ("x\u{8}\u{8}y", "x^H^Hy"), ("e\u{301}", "e\u{301}"), ("漢", "漢"),
    ("a\rb\nc", "a^Mb␤c"), ("\u{3164}", "‹U+3164›"), ("soft\u{AD}", "soft‹U+00AD›"),
  ])
  func hostileTextIsVisible(text: String, shown: String) {
    #expect(DisplayText(text).string == shown)
  }

  @Test func wideCharactersTakeTwoColumns() {
    #expect(DisplayText("漢字a").columns == 5)
  }

  @Test func glyphsKnowTheBytesTheyCameFrom() {
    #expect(DisplayText("aé漢b").glyphs.map(\.offset) == [0, 1, 3, 6])
  }

  @Test(arguments: [
    ("one two three", 7, ["one two", "three"]), ("abcdefgh", 3, ["abc", "def", "gh"]),
    ("a b", 10, ["a b"]), ("", 5, [""]), ("one two", 3, ["one", "two"]),
  ])
  func linesBreakAtBlanks(text: String, width: Int, lines: [String]) {
    #expect(DisplayText(text).wrapped(to: width).map(\.string) == lines)
  }

  @Test func whatIsLeftOutIsMarked() {
    #expect(DisplayText("abcdef").truncated(to: 4).string == "abc…")
    #expect(DisplayText("abcd").truncated(to: 4).string == "abcd")
  }
}

@Suite struct VocabularyTests {
  @Test(arguments: [
    ("PHUM", "Human Rights"), ("KZ", "Kazakhstan"), ("KIRF", "International Religious Freedom"),
  ])
  func tagsHaveMeanings(tag: String, meaning: String) {
    #expect(Vocabulary.tag(tag)?.meaning == meaning)
  }

  @Test(arguments: [("SECSTATE", "STATE"), ("AMEMBASSYASTANA", "ASTANA"), ("USUN", "USUNNEWYORK")])
  func aliasesLeadToTheStation(alias: String, station: String) {
    #expect(Vocabulary.station(alias) == station)
  }

  @Test func runTogetherTagsAreSplit() {
    #expect(Vocabulary.splitTags("PHUMPREL") == ["PHUM", "PREL"])
    #expect(Vocabulary.splitTags("PHUM9999") == nil)
  }

  @Test(arguments: [
    ("SBU", "SBU"), ("c/nf", "C//NF"), ("S//NF", "S//NF"), ("C ", "C"), ("C - ENTIRE TEXT", "C"),
    ("S/REL NATO", "S//REL TO NATO"), ("LOU", "LOU"), ("S//FGI//NF", "S//FGI//NF"),
  ])
  func portionMarksAreNormalized(written: String, mark: String) {
    #expect(Vocabulary.portionMark(written)?.mark == mark)
  }

  @Test(arguments: ["U.S.", "SE", "2009", "Smith", "UN", ""])
  func otherBracketsAreNoMarks(written: String) {
    #expect(Vocabulary.portionMark(written) == nil)
  }
}
