/// A name after the last sentence in the same line: `… region. HOAGLAND`, `… region.HOAGLAND`.
enum GluedName {
  /// The name at the end of a line; nil where the line ends with its text.
  static func find(in line: Range<Int>, _ bytes: [UInt8]) -> Range<Int>? {
    // The stop at a line's end is that of its sentence.
    guard bytes[line.upperBound - 1] != 0x2E, let text = Signature.bared(bytes, line) else {
      return nil
    }
    return upper(text, bytes) ?? mixed(text, bytes) ?? joined(text, bytes)
  }

  /// `… region. VAN VOORST`, `… End comment HOAGLAND`.
  private static func upper(_ line: Range<Int>, _ bytes: [UInt8]) -> Range<Int>? {
    var start = line.upperBound
    var words = 0
    while words < 3 {
      let end = start
      while start > line.lowerBound, bytes[start - 1] != 0x20 { start -= 1 }
      let word = start..<end
      guard word.count >= 2, start > line.lowerBound, Signature.isUpperName(bytes, word) else {
        break
      }
      words += 1
      var before = start
      while before > line.lowerBound, bytes[before - 1] == 0x20 { before -= 1 }
      guard before > line.lowerBound else { break }
      let last = bytes[before - 1]
      if word.count >= 3, ends(last) || words == 1 && endsPassage(line.lowerBound..<before, bytes) {
        // An initial or an abbreviation before the word is no end of a sentence.
        let isInitial =
          last == 0x2E && before - 2 >= line.lowerBound && bytes[before - 2].isUpper
          && (before - 3 < line.lowerBound || !bytes[before - 3].isLetter)
          && !(endsWithAbbreviation(line.lowerBound..<before, bytes)
            // `of the U.S. GOVERNMENT`
            && !CommonWords.contains(bytes.string(word)))
        if !(isInitial && words == 1) { return word.lowerBound..<line.upperBound }
      }
      start = before
    }
    return nil
  }

  /// A name in mixed case after the last sentence.
  private static func mixed(_ line: Range<Int>, _ bytes: [UInt8]) -> Range<Int>? {
    var start = line.upperBound
    while start > line.lowerBound, bytes[start - 1] != 0x20 { start -= 1 }
    let word = start..<line.upperBound
    guard word.count >= 4, word.count <= 20, bytes[start].isUpper, start - 2 > line.lowerBound,
      word.dropFirst().allSatisfy({ bytes[$0].isLetter && !bytes[$0].isUpper })
    else { return nil }
    var before = start
    while before > line.lowerBound, bytes[before - 1] == 0x20 { before -= 1 }
    let isRedacted =
      before - 8 > line.lowerBound && bytes[before - 8..<before].allSatisfy { $0 == 0x58 }
    guard before > line.lowerBound, bytes[before - 1].isOne(of: ".?!)\"") || isRedacted,
      !ClosingWords.noNames.contains(Word(bytes, word).uppercased)
    else { return nil }
    return word
  }

  /// `… region.HOAGLAND`: nothing between the stop and the name.
  private static func joined(_ line: Range<Int>, _ bytes: [UInt8]) -> Range<Int>? {
    var start = line.upperBound
    while start > line.lowerBound, bytes[start - 1].isUpper || bytes[start - 1] == UInt8(ascii: "-")
    {
      start -= 1
    }
    let name = start..<line.upperBound
    guard name.count >= 3, start - 4 > line.lowerBound, ends(bytes[start - 1]),
      Signature.isUpperName(bytes, name)
    else { return nil }
    if endsWithAbbreviation(line.lowerBound..<start, bytes) { return name }
    // `WWW.STATE.GOV` and `U.N.GA` end no sentence, a site in small letters may.
    var word = start - 1
    while word > line.lowerBound, !bytes[word - 1].isBlank { word -= 1 }
    var before = bytes[word..<(start - 1)]
    while let last = before.last, ends(last) { before.removeLast() }
    let isSmall = name.count > 3 && before.contains(where: \.isLower)
    guard !before.contains(UInt8(ascii: "/")),
      isSmall || !before.contains(0x2E) && !before.contains(UInt8(ascii: "@")),
      before.count >= 2 || before.first?.isDigit == true && word > line.lowerBound
    else { return nil }
    return name
  }

  /// `… to the U.S.`: whether a sentence in small letters may end there, whatever the stop is of.
  private static func endsWithAbbreviation(_ text: Range<Int>, _ bytes: [UInt8]) -> Bool {
    ClosingWords.abbreviations.rows.contains { row in
      let start = text.upperBound - row.spelling.utf8CodeUnitCount
      return start > text.lowerBound && bytes.has(row.spelling, at: start)
        && !bytes[start - 1].isLetter && bytes[start - 1] != 0x2E
    } && bytes[text].contains(where: \.isLower)
  }

  private static func ends(_ byte: UInt8) -> Bool { byte.isOne(of: ".?!)\"]") }

  private static func endsPassage(_ text: Range<Int>, _ bytes: [UInt8]) -> Bool {
    let tail = max(text.lowerBound, text.upperBound - 24)..<text.upperBound
    guard bytes.place(of: "END", in: tail) != nil else { return false }
    func isHere(_ spelling: StaticString) -> Bool {
      let start = text.upperBound - spelling.utf8CodeUnitCount
      return start >= text.lowerBound && bytes.has(spelling, at: start)
    }
    return ClosingWords.passages.rows.contains { isHere($0.spelling) }
      || ClosingWords.lines.rows.contains { $0.text.contains(" ") && isHere($0.spelling) }
  }
}
