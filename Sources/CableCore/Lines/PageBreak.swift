/// The mark that a relay printed between pages: `ASTANA 00001327  002 OF 002`.
enum PageBreak {
  /// The first mark in a line, wherever it is in the line.
  ///
  /// The number has seven to nine digits, the section three (with a page after a point), so that
  /// prose never matches.
  static func find(_ bytes: [UInt8], in line: Range<Int>) -> Range<Int>? {
    let (o, f, p) = (UInt8(ascii: "O"), UInt8(ascii: "F"), UInt8(ascii: "P"))
    let start = line.lowerBound
    var found: Range<Int>?
    bytes.withUnsafeBufferPointer { text in
      _ = ByteBlock.first(in: text, start..<max(start, line.upperBound - 4), reach: 1) { window in
        window[0].are(o) & window[1].are(f) | window[0].are(p) & window[1].are(UInt8(ascii: "A"))
      } _: { place in
        if text[place] == o, text[place + 1] == f, place >= start + 12 {
          found = mark(bytes, aroundOf: place, in: line)
        } else if text[place] == p, bytes.has("PAGE ", at: place),
          let head = head(bytes, at: place, in: line), head.hasTime
        {
          found = level(before: place, bytes, line)..<head.end
        }
        return found != nil
      }
    }
    return found
  }

  /// Where the head of an archive's page ends, with which a line begins: what is after it is text.
  ///
  /// Without a time it may be a sentence's `PAGE 12`, unless the line has only a post, or a post and a number.
  static func archiveHead(_ bytes: [UInt8], in line: Range<Int>) -> Int? {
    guard let head = head(bytes, at: line.lowerBound, in: line) else { return nil }
    if head.hasTime || head.end == line.upperBound && head.hasNumber { return head.end }
    guard Vocabulary.isStation(head.name), head.hasNumber || head.end == line.upperBound else {
      return nil
    }
    return head.end
  }

  /// What `PAGE 02        AST  0 01327  01 OF 02  041111Z` has of its parts, and where it ends.
  private static func head(
    _ bytes: [UInt8], at page: Int, in line: Range<Int>
  ) -> (name: Word, hasNumber: Bool, hasTime: Bool, end: Int)? {
    // The blank may be one that ended the line.
    guard page + 5 < line.upperBound else { return nil }
    let words = Word.words(bytes, (page + 5)..<min(line.upperBound, page + 96))
    guard words.count >= 2, (2...3).contains(words[0].count), words[0].isNumber else { return nil }
    let name = words.dropFirst().prefix(4).prefix { $0.first.isUpper && !isFigures($0) }
    guard let first = name.first, first.count > 1, first[1].isUpper else { return nil }
    let post = name.dropFirst().reduce(first) { $0.appending($1) }
    var place = name.endIndex
    var figures = 0
    while place < words.count, isFigures(words[place]), figures + words[place].count <= 9 {
      if place + 1 < words.count, words[place + 1].is("OF") { break }
      figures += words[place].count
      place += 1
    }
    guard figures >= 3 else { return (post, false, false, name.last?.range.upperBound ?? page) }
    if place + 2 < words.count, words[place + 1].is("OF"), words[place + 2].isNumber { place += 3 }
    let hasTime =
      place < words.count && words[place].count == 7 && words[place].last == UInt8(ascii: "Z")
      && isFigures(words[place].prefix(6))
    if hasTime { place += 1 }
    return (post, true, hasTime, words[place - 1].range.upperBound)
  }

  /// Digits, among which scans have the letter for a nought.
  private static func isFigures(_ word: Word) -> Bool {
    word.hasDigit && word.allSatisfy { $0.isDigit || $0 == UInt8(ascii: "O") }
  }

  /// Where the level before a page's head begins, two blanks apart or the line's first; the head itself without one.
  private static func level(before page: Int, _ bytes: [UInt8], _ line: Range<Int>) -> Int {
    let end = back(over: 0x20, bytes, page, line)
    for level in Levels.banners.rows {
      let start = end - level.spelling.utf8CodeUnitCount
      if start >= line.lowerBound, bytes.has(level.spelling, at: start),
        start == line.lowerBound || page - end >= 2 && bytes[start - 1] == 0x20
      {
        return start
      }
    }
    return page
  }

  /// The section that a mark names: `2` of `ASTANA 00001327  002.3 OF 004`; nil if it names none.
  static func section(_ bytes: [UInt8], in mark: Range<Int>) -> (number: Int, count: Int)? {
    guard mark.count <= 120, let of = bytes.place(of: " OF ", in: mark) else { return nil }
    var cursor = ByteCursor(bytes, (of + 4)..<mark.upperBound)
    cursor.skipBlanks()
    guard let count = cursor.digits(atMost: 3) else { return nil }
    var start = back(over: 0x20, bytes, of, mark)
    var digits = backOverDigits(bytes, start, mark)
    if digits > mark.lowerBound, bytes[digits - 1] == UInt8(ascii: "."), digits < start {
      start = digits - 1
      digits = backOverDigits(bytes, start, mark)
    }
    var number = ByteCursor(bytes, digits..<start)
    return number.digits(atMost: 3).map { ($0, count) }
  }

  private static func mark(_ bytes: [UInt8], aroundOf of: Int, in line: Range<Int>) -> Range<Int>? {
    var end = of + 2
    while end < line.upperBound, bytes[end] == 0x20 { end += 1 }
    let count = end
    while end < line.upperBound, bytes[end].isDigit { end += 1 }
    guard end - count == 3, count > of + 2 else { return nil }
    // Backwards: section (with page), number, station.
    var start = of
    start = back(over: 0x20, bytes, start, line)
    guard start < of else { return nil }
    var digits = backOverDigits(bytes, start, line)
    if start - digits == 1, digits > line.lowerBound, bytes[digits - 1] == UInt8(ascii: ".") {
      start = digits - 1
      digits = backOverDigits(bytes, start, line)
    }
    guard start - digits == 3 else { return nil }
    start = back(over: 0x20, bytes, digits, line)
    guard start < digits else { return nil }
    digits = backOverDigits(bytes, start, line)
    guard (7...9).contains(start - digits) else { return nil }
    return station(before: digits, bytes, line)..<end
  }

  /// Where the station's words begin: the longest known station of up to four words.
  private static func station(before end: Int, _ bytes: [UInt8], _ line: Range<Int>) -> Int {
    var starts: [Int] = []
    var squeezed: [Word] = []
    var position = end
    while starts.count < 4 {
      let wordEnd = back(over: 0x20, bytes, position, line)
      var start = wordEnd
      while start > line.lowerBound, bytes[start - 1].isUpper || bytes[start - 1] == 0x27 {
        start -= 1
      }
      guard start < wordEnd else { break }
      starts.append(start)
      var word = Word(bytes, start..<wordEnd)
      if word.contains(0x27) {
        word = Word(spelled: word.text.filter { $0 != "'" }, at: start..<wordEnd)
      }
      squeezed.append(squeezed.last.map(word.appending) ?? word)
      position = start
    }
    for (start, name) in zip(starts, squeezed).reversed() where Vocabulary.isStation(name) {
      return start
    }
    // A name that no table has, on a line of its own, is the only thing before the number.
    if let first = starts.last, back(over: 0x20, bytes, first, line) == line.lowerBound {
      return first
    }
    return starts.first ?? end
  }

  private static func back(
    over byte: UInt8, _ bytes: [UInt8], _ from: Int, _ line: Range<Int>
  ) -> Int {
    var index = from
    while index > line.lowerBound, bytes[index - 1] == byte { index -= 1 }
    return index
  }

  private static func backOverDigits(_ bytes: [UInt8], _ from: Int, _ line: Range<Int>) -> Int {
    var index = from
    while index > line.lowerBound, bytes[index - 1].isDigit { index -= 1 }
    return index
  }
}
