import Glibc
import Testing

@testable import CableCore

@Suite("DisplayText shows everything and lets nothing act") struct DisplayTextTests {
  @Test("Of 1,114,112 code points none reaches the screen unless it can be seen, none vanishes")
  func everyCodePoint() {
    var shownAsThemselves = 0
    var codePoints = 0
    for block in stride(from: UInt32(0), to: 0x11_0000, by: 0x400) {
      // Each after a letter of its own, surrogates in the three bytes that would be theirs.
      var bytes: [UInt8] = []
      var starts: [Int] = []
      for value in block..<(block + 0x400) {
        starts.append(bytes.count)
        bytes.append(0x61)
        bytes += Self.utf8(value)
      }
      codePoints += starts.count
      let text = DisplayText(utf8: bytes)
      if covered(text) != bytes.count { Issue.record("bytes of \(block) are lost") }
      var place = 0
      var shown = 0
      var isSubstituted = false
      func check() {
        let value = block + UInt32(place)
        if shown < 2 { Issue.record("U+\(String(value, radix: 16)) vanishes") }
        if shown == 2, !isSubstituted || value == 0x0A { shownAsThemselves += 1 }
      }
      for glyph in text.glyphs {
        if place + 1 < starts.count, glyph.offset >= starts[place + 1] {
          check()
          (place, shown, isSubstituted) = (place + 1, 0, false)
        }
        if glyph.isSubstitute { isSubstituted = true }
        for scalar in glyph.character.unicodeScalars {
          shown += 1
          if scalar.value < 0x7F, scalar.value >= 0x20 { continue }
          if scalar == "‹" || scalar == "›" { continue }
          if let why = Self.reasonToHide(scalar) {
            Issue.record("U+\(String(scalar.value, radix: 16)) reaches the screen: \(why)")
          }
        }
      }
      check()
    }
    #expect(codePoints == 1_114_112)
    // Well over half of the assigned characters are letters; a table that hides them is no reader.
    #expect(shownAsThemselves > 140_000)
  }

  /// The bytes of a code point, also of one that UTF-8 has none for.
  private static func utf8(_ value: UInt32) -> [UInt8] {
    if let scalar = Unicode.Scalar(value) { return Array(UTF8.encode(scalar) ?? .init()) }
    return [0xE0 | UInt8(value >> 12), 0x80 | UInt8(value >> 6 & 0x3F), 0x80 | UInt8(value & 0x3F)]
  }

  /// Why a character must never be drawn; nil where it may.
  ///
  /// From Unicode's own properties, not from the table that is under test.
  private static func reasonToHide(_ scalar: Unicode.Scalar) -> String? {
    let properties = scalar.properties
    switch properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
      .paragraphSeparator:
      return "\(properties.generalCategory)"
    default: break
    }
    if properties.isDefaultIgnorableCodePoint { return "cannot be seen" }
    if properties.isNoncharacterCodePoint { return "is no character" }
    if properties.isBidiControl { return "changes direction" }
    return properties.isVariationSelector ? "selects a variant" : nil
  }

  @Test(
    "Surrogates and overlong forms are shown byte by byte",
    arguments: [
      ([0xED, 0xA0, 0x80], "‹ED›‹A0›‹80›"), ([0xC0, 0x80], "‹C0›‹80›"),
      ([0xE0, 0x80, 0x9B], "‹E0›‹80›‹9B›"), ([0xF4, 0x90, 0x80, 0x80], "‹F4›‹90›‹80›‹80›"),
      ([0xF0, 0x80, 0x80, 0x9B], "‹F0›‹80›‹80›‹9B›"), ([0x9B, 0x32, 0x4A], "‹9B›2J"),
    ] as [([UInt8], String)])
  func badEncodings(bytes: [UInt8], shown: String) {
    #expect(DisplayText(utf8: bytes).string == shown)
  }

  @Test("All 256 bytes are shown, each as what it is")
  func everyByte() {
    for byte in UInt8.min...UInt8.max {
      let text = DisplayText(utf8: [0x61, byte, 0x62])
      let hex = String(byte, radix: 16, uppercase: true)
      let expected =
        switch byte {
        case 0x09: "a" + String(repeating: " ", count: 7) + "b"
        case 0x0A: "a␤b"
        case 0x7F: "a^?b"
        case 0..<0x20: "a^\(Character(Unicode.Scalar(byte + 0x40)))b"
        case 0x80...: "a‹\(hex)›b"
        default: "a\(Character(Unicode.Scalar(byte)))b"
        }
      #expect(text.string == expected)
      #expect(text.hiddenCount == (expected.count == 3 || byte == 9 ? (byte == 0x0A ? 1 : 0) : 1))
      #expect(covered(text) == 3)
    }
  }

  @Test("UTF-8 cut off at any byte is shown", arguments: ["é", "漢", "😀"])
  func truncated(character: String) {
    let bytes = Array(character.utf8)
    for count in 1..<bytes.count {
      let text = DisplayText(utf8: Array(bytes[..<count]))
      #expect(text.hiddenCount == count)
      #expect(covered(text) == count)
    }
  }

  @Test(
    "Hostile text is visible",
    arguments: [
      ("\u{1B}]0;x\u{07}", "^[]0;x^G"), ("a\u{202E}b", "a‹U+202E RLO›b"),
      ("\u{9B}2J", "‹U+009B›2J"), ("a\u{0}b", "a^@b"), ("x\u{8}\u{8}y", "x^H^Hy"),
      ("secret\u{8}\u{8}public", "secret^H^Hpublic"), ("a\rb\nc", "a^Mb␤c"),
      ("e\u{301}", "e\u{301}"), ("漢", "漢"), ("\u{3164}", "‹U+3164›"), ("\u{115F}", "‹U+115F›"),
      ("soft\u{AD}", "soft‹U+00AD SHY›"), ("a\u{FEFF}b", "a‹U+FEFF BOM›b"),
      ("a\u{200B}b", "a‹U+200B ZWSP›b"), ("\u{E0041}", "‹U+E0041 tag A›"),
      ("\u{2028}\u{2029}", "‹U+2028 LS›‹U+2029 PS›"), ("\u{E000}", "‹U+E000›"),
      ("\u{FFFE}", "‹U+FFFE›"), ("\u{1FFFF}", "‹U+1FFFF›"), ("a\u{FE0F}", "a‹U+FE0F VS16›"),
      ("❤\u{FE0F}", "❤"), ("❤\u{FE0F}\u{FE0F}", "❤‹U+FE0F VS16›"),
      ("漢\u{E0100}", "漢‹U+E0100 VS17›"),
      ("\u{301}", "‹U+0301›"), ("👩\u{200D}👩", "👩‹U+200D ZWJ›👩"),
    ])
  func hostileTextIsVisible(text: String, shown: String) {
    #expect(DisplayText(text).string == shown)
    #expect(covered(DisplayText(text)) == text.utf8.count)
  }

  @Test("A character has no more marks than a cell of the screen holds")
  func towersOfMarks() {
    let text = DisplayText("a" + String(repeating: "\u{301}", count: 1000))
    #expect(text.glyphs.allSatisfy { $0.character.unicodeScalars.count <= 5 })
    #expect(text.hiddenCount == 996)
    #expect(covered(text) == 2001)
  }

  @Test(
    "Letters of another script inside a word are marked",
    arguments: [
      ("\u{421}\u{41E}NFIDENTIAL", 1, 2), ("CONFIDENTIAL", 0, 0), ("Москва NATO", 0, 0),
      ("раy", 1, 1), ("p\u{3B1}\u{435}", 1, 2), ("Ａlpha", 1, 1), ("анти-NATO", 0, 0),
      ("S\u{200B}\u{415}CRET", 1, 1), ("Ünïcödé", 0, 0),
      ("one \u{0455}ecret two \u{0455}ecret", 2, 2),
    ])
  func homoglyphs(text: String, words: Int, letters: Int) {
    let shown = DisplayText(text)
    #expect(shown.mixedScriptWords == words)
    #expect(shown.glyphs.count(where: \.isHomoglyph) == letters)
    #expect(HiddenCharacters(in: Array(text.utf8)).mixedScriptWords == words)
  }

  @Test("A slice of a text counts what it holds")
  func slices() {
    let lines = DisplayText("ab\u{202E} cd \u{421}AT").wrapped(to: 12)
    #expect(lines.map(\.hiddenCount).reduce(0, +) == 1)
    #expect(lines.map(\.mixedScriptWords).reduce(0, +) == 1)
  }

  @Test("Counting without drawing finds what drawing finds, at every length and offset")
  func countsAgree() {
    let pieces = [
      "plain ", "\u{1B}", "\u{202E}", "é", "漢", "\t", "\u{7F}", "\u{0}", "СО", "NF", " ",
      "12345678",
      "❤\u{FE0F}", "\u{FE0F}", "\u{1F1E6}", "\u{301}", "\u{301}\u{301}\u{301}", "\u{7AD}", "\u{AD}",
      "tag\u{E0041}", "\u{8}",
    ]
    var random = SystemRandomNumberGenerator()
    for _ in 0..<3000 {
      var bytes: [UInt8] = []
      for _ in 0..<Int.random(in: 0..<12, using: &random) {
        bytes += Array(pieces[Int.random(in: 0..<pieces.count, using: &random)].utf8)
        if Int.random(in: 0..<9, using: &random) == 0 {
          bytes.append(UInt8.random(in: 0x80...0xFF, using: &random))
        }
      }
      let text = DisplayText(utf8: bytes)
      let counted = HiddenCharacters(in: bytes)
      #expect(counted.hidden == text.hiddenCount, "\(bytes)")
      #expect(counted.mixedScriptWords == text.mixedScriptWords, "\(bytes)")
      #expect(covered(text) == bytes.count, "\(bytes)")
    }
  }

  @Test("Each hidden character and each mixed word is found where it is, under its name")
  func places() {
    let text = "ab\u{202E}c \u{421}AT\u{8}\r\nx\u{200B}"
    let found = HiddenCharacters(in: Array(text.utf8) + [0x9B], keeping: 10).places
    #expect(found.map(\.name) == ["‹U+202E RLO›", nil, "^H", "‹U+200B ZWSP›", "‹9B›"])
    #expect(found.map(\.range) == [2..<5, 7..<11, 11..<12, 15..<18, 18..<19])
    #expect(HiddenCharacters(in: Array(text.utf8), keeping: 2).places.count == 2)
    #expect(HiddenCharacters(in: Array(text.utf8)).places.isEmpty)
  }

  @Test("Every glyph knows the bytes that it shows, whatever they are")
  func everyCellMapsBack() {
    var random = SystemRandomNumberGenerator()
    for _ in 0..<1500 {
      var bytes: [UInt8] = []
      for _ in 0..<Int.random(in: 0..<40, using: &random) {
        if Bool.random(using: &random) {
          bytes.append(UInt8.random(in: .min ... .max, using: &random))
        } else if let scalar = Unicode.Scalar(UInt32.random(in: 0..<0x30000, using: &random)) {
          bytes += Array(UTF8.encode(scalar) ?? .init())
        }
      }
      let text = DisplayText(utf8: bytes)
      #expect(covered(text) == bytes.count, "\(bytes)")
      for glyph in text.glyphs {
        let own = Array(bytes[glyph.bytes])
        if !glyph.isSubstitute, glyph.character != " " {
          // A selector that belongs to its emoji is the one thing that is not drawn itself.
          let drawn = Array(String(glyph.character).utf8)
          #expect(own == drawn || own.dropLast(3) == drawn[...], "\(bytes)")
        } else if glyph.isSubstitute, let name = Self.name(of: own) {
          #expect(name.contains(glyph.character), "\(bytes)")
        } else if glyph.isSubstitute {
          #expect("‹›\(String(own[0], radix: 16, uppercase: true))".contains(glyph.character))
        }
      }
      for limit in [2, 7, 30] {
        for line in text.wrapped(to: limit) {
          #expect(line.glyphs.allSatisfy { bytes.indices.contains($0.offset) }, "\(bytes)")
        }
      }
    }
  }

  /// How one character that is hidden is written; nil for bytes that are none.
  private static func name(of bytes: [UInt8]) -> String? {
    guard let text = String(validating: bytes, as: UTF8.self),
      let scalar = text.unicodeScalars.first
    else { return nil }
    return scalar.value < 0x20 || scalar.value == 0x7F
      ? CharacterClass.caret(scalar) : CharacterClass.name(scalar)
  }

  @Test("Line ends and page feeds of a cable are not flagged; lone ones are")
  func lineEnds() {
    #expect(HiddenCharacters(in: Array("a\r\nb\n\u{C}c\td".utf8)).hidden == 0)
    #expect(HiddenCharacters(in: Array("a\rb".utf8)).first == 1..<2)
    #expect(HiddenCharacters(in: Array("a\rb\u{200B}".utf8)).warning == "2 hidden characters")
  }

  @Test("Wide characters take two columns")
  func wide() {
    #expect(DisplayText("漢字a").columns == 5)
    #expect(DisplayText("\u{3000}a").columns == 3)
  }

  @Test("Tab stops are at every eighth column")
  func tabs() {
    #expect(DisplayText("a\tb\tc").string == "a       b       c")
    #expect(DisplayText("a\tb").glyphs[7].bytes == 1..<2)
  }

  @Test("Glyphs know the bytes that they came from")
  func offsets() {
    #expect(DisplayText("aé漢b").glyphs.map(\.offset) == [0, 1, 3, 6])
    #expect(DisplayText("e\u{301}x").glyphs.map(\.bytes) == [0..<3, 3..<4])
    #expect(DisplayText("\u{1B}x").glyphs.map(\.bytes) == [0..<1, 0..<1, 1..<2])
  }

  @Test(
    "Lines break at blanks",
    arguments: [
      ("one two three", 7, ["one two", "three"]), ("abcdefgh", 3, ["abc", "def", "gh"]),
      ("a b", 10, ["a b"]), ("", 5, [""]), ("one two", 3, ["one", "two"]),
      (" xyz漢", 4, [" xyz", "漢"]), ("漢漢漢", 3, ["漢", "漢", "漢"]), ("ab cd  ef", 5, ["ab cd", " ef"]),
    ])
  func linesBreakAtBlanks(text: String, width: Int, lines: [String]) {
    #expect(DisplayText(text).wrapped(to: width).map(\.string) == lines)
  }

  @Test("No line is wider than asked for, and only blanks at breaks are left out")
  func linesFit() {
    let text = DisplayText("漢字 a  \u{202E}bc 漢 \t xyz漢 word word-of-some-length 漢漢漢漢 e\u{301}")
    for limit in 2...40 {
      let lines = text.wrapped(to: limit)
      #expect(lines.allSatisfy { $0.columns <= limit })
      let words = lines.map(\.string).joined().filter { $0 != " " }
      #expect(words == text.string.filter { $0 != " " })
    }
  }

  @Test("What is left out is marked")
  func truncation() {
    #expect(DisplayText("abcdef").truncated(to: 4).string == "abc…")
    #expect(DisplayText("abcd").truncated(to: 4).string == "abcd")
    #expect(DisplayText("漢漢漢").truncated(to: 4).string == "漢…")
    #expect(DisplayText("abcd").truncated(to: 0).string == "")
    #expect(DisplayText("").truncated(to: 0).string == "")
  }

  @Test("Twenty times the text takes no more than sixty times the time")
  func linearCost() {
    func cost(_ count: Int) -> Double {
      let bytes = Array(
        String(repeating: "Сecret e\u{301}\u{301}\u{301} \u{202E}\u{200B} x", count: count).utf8)
      return (0..<5).map { _ in
        let start = Self.seconds()
        _ = DisplayText(utf8: bytes).wrapped(to: 1 << 30).count
        return Self.seconds() - start
      }.min() ?? 0
    }
    _ = cost(100)
    #expect(cost(4000) < cost(200) * 60)
  }

  /// What this thread has used of the processor; other tests run beside it.
  private static func seconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// How many bytes the glyphs stand for, if they follow each other without a gap.
  private func covered(_ text: DisplayText) -> Int {
    var end = 0
    for glyph in text.glyphs where glyph.isFirst {
      if glyph.offset != end { return -1 }
      end = glyph.bytes.upperBound
    }
    return end
  }
}
