/// The mark that a relay printed between pages: `ASTANA 00001327  002 OF 002`.
enum PageBreak {
  /// The first mark in a line, wherever it is in the line.
  ///
  /// The number has seven to nine digits, the section three (with a page after a point), so that
  /// prose never matches.
  static func find(_ bytes: [UInt8], in line: Range<Int>) -> Range<Int>? {
    var index = line.lowerBound + 12
    while index + 4 < line.upperBound {
      if bytes[index] == UInt8(ascii: "O"), bytes[index + 1] == UInt8(ascii: "F"),
        let found = mark(bytes, aroundOf: index, in: line)
          ?? archiveHead(bytes, aroundOf: index, in: line)
      {
        return found
      }
      index += 1
    }
    return nil
  }

  /// `PAGE 02        ROME  00330  01 OF 02  281501Z`, wherever it is in a line; the level that was
  /// printed before it belongs to it.
  private static func archiveHead(
    _ bytes: [UInt8], aroundOf of: Int, in line: Range<Int>
  ) -> Range<Int>? {
    var cursor = ByteCursor(bytes, (of + 2)..<line.upperBound)
    cursor.skipBlanks()
    let count = cursor.position
    guard cursor.digits(atMost: 2) != nil, cursor.position - count == 2 else { return nil }
    cursor.skipBlanks()
    let time = cursor.position
    guard cursor.digits(atMost: 6) != nil, cursor.position - time == 6,
      cursor.take(UInt8(ascii: "Z"))
    else { return nil }
    let end = cursor.position
    var place = back(over: 0x20, bytes, of, line)
    for width in [2...2, 4...6] {
      let digits = backOverDigits(bytes, place, line)
      guard width.contains(place - digits) else { return nil }
      place = back(over: 0x20, bytes, digits, line)
    }
    let head = max(line.lowerBound, place - 32)..<place
    guard let page = bytes.place(of: "PAGE ", in: head), place - page >= 10 else { return nil }
    let words = Word.words(bytes, (page + 5)..<place)
    guard words.count >= 2, words[0].isNumber, words.dropFirst().allSatisfy({ $0.first.isUpper })
    else { return nil }
    return level(before: page, bytes, line)..<end
  }

  /// Where the level before a page's head begins, two blanks apart; the head itself without one.
  private static func level(before page: Int, _ bytes: [UInt8], _ line: Range<Int>) -> Int {
    let end = back(over: 0x20, bytes, page, line)
    guard page - end >= 2 else { return page }
    for level in Levels.banners.rows {
      let start = end - level.spelling.utf8CodeUnitCount
      if start >= line.lowerBound, bytes.has(level.spelling, at: start),
        start == line.lowerBound || bytes[start - 1] == 0x20
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
