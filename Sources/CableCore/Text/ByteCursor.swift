/// A place in a byte text that moves forward over what it recognises.
struct ByteCursor {
  private let bytes: [UInt8]
  private let end: Int
  private(set) var position: Int

  /// A cursor at the beginning of a range.
  init(_ bytes: [UInt8], _ range: Range<Int>) {
    self.bytes = bytes
    position = range.lowerBound
    end = min(range.upperBound, bytes.count)
  }

  var isAtEnd: Bool { position >= end }
  /// The next byte, not taken.
  var peek: UInt8? { position < end ? bytes[position] : nil }

  mutating func skipBlanks() {
    while position < end, bytes[position] == 0x20 || bytes[position] == 0x09 { position += 1 }
  }

  /// `¶` or `§` in UTF-8 (C2 B6, C2 A7): the mark that a publisher put before numbers.
  mutating func skipPilcrow() {
    if position + 1 < end, bytes[position] == 0xC2,
      bytes[position + 1] == 0xB6 || bytes[position + 1] == 0xA7
    {
      position += 2
      skipBlanks()
    }
  }

  /// Signs of Markdown around what is emphasised or struck out: `**`, `__` or `~~`.
  ///
  /// True where there were some.
  mutating func skipEmphasis() -> Bool {
    let start = position
    while position < end, position - start < 4, bytes[position].isOne(of: "*_~") { position += 1 }
    return position > start
  }

  /// A dash, a bracket or a colon that a blank follows: `1.- Text`, `(C)- Text`.
  mutating func skipGluedSign() {
    guard let byte = peek, byte.isOne(of: "-):"), position + 1 < end, bytes[position + 1].isBlank
    else { return }
    position += 1
  }

  mutating func take(_ byte: UInt8) -> Bool {
    guard peek == byte else { return false }
    position += 1
    return true
  }

  /// Stops, colons and dashes between a number and its mark (`1.- (C)`); nothing is taken where no
  /// bracket follows.
  mutating func skipSeparators(beforeMarkIn bytes: [UInt8]) {
    var place = position
    while place < end,
      bytes[place].isOne(of: ".:-)/;") || bytes[place] == 0x20 || bytes[place] >= 0x80
    {
      // `¶`, or a dash of several bytes.
      if bytes[place] >= 0x80 {
        guard bytes.has("\u{B6}", at: place) || bytes[place] == 0xE2 && place + 2 < end,
          bytes[place] == 0xC2
            || bytes[place + 1] == 0x80 && (0x90...0x95).contains(bytes[place + 2])
        else { break }
        place += bytes[place] == 0xC2 ? 1 : 2
      }
      place += 1
    }
    if place < end, place - position <= 8, bytes[place] == UInt8(ascii: "(") { position = place }
  }

  /// A number of at most some digits; a longer one is none.
  mutating func digits(atMost count: Int) -> Int? {
    var value = 0
    var index = position
    while index < end, bytes[index].isDigit {
      guard index - position < count else { return nil }
      value = value * 10 + Int(bytes[index] - 0x30)
      index += 1
    }
    guard index > position else { return nil }
    position = index
    return value
  }

  /// Skips bytes that were looked at otherwise.
  mutating func skip(_ count: Int) { position = min(position + count, end) }

  /// What is between a bracket here and the one that closes it, at most some bytes; nothing is
  /// taken.
  func bracketed(
    by opening: UInt8, _ closing: UInt8, atMost count: Int
  ) -> (inner: Range<Int>, whole: Range<Int>)? {
    guard peek == opening else { return nil }
    var close = position + 1
    while close < end, bytes[close] != closing {
      guard close - position <= count, bytes[close] != opening else { return nil }
      close += 1
    }
    return close < end ? ((position + 1)..<close, position..<(close + 1)) : nil
  }

  /// A range of the text as a word.
  func word(_ range: Range<Int>) -> Word { Word(bytes, range) }

  /// Moves on to a place.
  mutating func move(to place: Int) { position = place }
}

extension [UInt8] {
  /// True at the last byte of a line's end: LF, or a CR that is alone.
  func endsLine(at place: Int) -> Bool {
    self[place] == 0x0A
      || self[place] == 0x0D && !(place + 1 < count && self[place + 1] == 0x0A)
  }

  /// True for the beginning of a text whose lines, but for the last of all, end with CR alone, and whose signs are bytes.
  var endsLinesWithCR: Bool {
    let end = firstIndex(of: 0x0A) ?? count
    guard end >= count - 1 else { return false }
    return prefix(end == count ? count : Swift.max(0, end - 1)).contains(0x0D) && !contains(0)
  }

  /// The same with LF in the place of every CR.
  var withLFForCR: [UInt8] { map { $0 == 0x0D ? 0x0A : $0 } }

  /// The line ends within a range.
  func lineEnds(in range: Range<Int>) -> Int { range.count(where: endsLine) }
}

extension UInt8 {
  var isDigit: Bool { self >= 0x30 && self <= 0x39 }
  var isUpper: Bool { self >= 0x41 && self <= 0x5A }
  var isLower: Bool { self >= 0x61 && self <= 0x7A }
  var isLetter: Bool { isUpper || isLower }
  /// A letter or digit of ASCII, or a byte of any sign beyond it.
  var isWordByte: Bool { isLetter || isDigit || self >= 0x80 }
  /// Space, tab, line ends, form feed, and the NUL bytes that some copies end with.
  var isBlank: Bool {
    self <= 0x20
      && (self == 0x20 || self == 0x09 || self == 0x0A || self == 0x0D || self == 0x0C || self == 0)
  }
  /// True where it is one of some bytes of ASCII.
  @inline(__always)
  func isOne(of bytes: StaticString) -> Bool {
    for place in 0..<bytes.utf8CodeUnitCount where bytes.utf8Start[place] == self { return true }
    return false
  }
  var lowercased: UInt8 { isUpper ? self | 0x20 : self }
  var uppercased: UInt8 { self >= 0x61 && self <= 0x7A ? self - 0x20 : self }
}
