/// The beginning of a numbered or marked paragraph: `3. (SBU) `, `(C) 1. `, `4.(U)`, `1. text`.
struct ParagraphStart {
  /// The printed number.
  var number: Int?
  var label: String?
  var mark: PortionMark?
  /// Where the paragraph's own text begins.
  var textStart: Int
  /// True for `1, Text`: a beginning only where this number must come.
  var isLoose = false
  /// True for `1 (C) Text`: it is only loosely a beginning, though it has a mark.
  var isUndotted = false

  /// True if it has a mark; asked so, none is copied to be compared.
  var hasMark: Bool { if case .some = mark { true } else { false } }

  /// Reads a paragraph's beginning at the first byte of a line; nil where the line is none.
  ///
  /// Cost: constant; it looks at the first 96 bytes at most.
  static func read(_ bytes: [UInt8], line: Range<Int>) -> ParagraphStart? {
    guard line.lowerBound < line.upperBound, mayBegin(bytes[line.lowerBound]) else { return nil }
    if bytes[line.lowerBound].isOne(of: markdown) { return emphasised(bytes, line) }
    if bytes[line.lowerBound] == UInt8(ascii: "P") { return worded(bytes, line) }
    if bytes[line.lowerBound] == UInt8(ascii: "l") { return lettered(bytes, line) }
    if bytes[line.lowerBound].isOne(of: signs) { return signed(bytes, line, size: 1) }
    if bytes[line.lowerBound] == wideSign {
      return wideSigns.first { bytes.has($0, at: line.lowerBound) }.flatMap {
        signed(bytes, line, size: $0.utf8CodeUnitCount)
      }
    }
    var cursor = ByteCursor(bytes, line.lowerBound..<min(line.upperBound, line.lowerBound + 96))
    cursor.skipBlanks()
    cursor.skipPilcrow()
    let leading = cursor.portionMark()
    cursor.skipBlanks()
    let digitsStart = cursor.position
    if let number = cursor.digits(atMost: 3),
      cursor.peek == UInt8(ascii: ".") || cursor.peek == UInt8(ascii: ",")
    {
      let isLoose = cursor.peek == UInt8(ascii: ",")
      _ = cursor.take(isLoose ? UInt8(ascii: ",") : UInt8(ascii: "."))
      if isLoose, cursor.peek != 0x20 { return nil }
      var label = bytes.string(digitsStart..<(cursor.position - 1))
      // `2.5 percent` and `40.000` are no numbers of paragraphs.
      if let next = cursor.peek, next >= UInt8(ascii: "0"), next <= UInt8(ascii: "9") { return nil }
      // `14.B. (SBU)`: a lettered sub-paragraph.
      let beforeLetter = cursor.position
      cursor.skipBlanks()
      let bullet = Bullet.read(
        bytes, cursor.position..<max(cursor.position, line.upperBound), of: 4, .paragraph)
      if let bullet {
        cursor.skip(bullet.length)
        cursor.skipBlanks()
      }
      if let bullet, cursor.peek == UInt8(ascii: "(") {
        label += "." + bullet.label
      } else {
        cursor.move(to: beforeLetter)
      }
      // `1.- Text`, `1.) Text`
      let isGlued = cursor.peek?.isBlank == false
      cursor.skipBlanks()
      let beforeSigns = cursor.position
      cursor.skipSeparators(beforeMarkIn: bytes)
      let isEmphasised = cursor.skipEmphasis()
      if isEmphasised { cursor.skipBlanks() }
      var mark = leading
      if let own = cursor.portionMark() {
        mark = own
        if isEmphasised { _ = cursor.skipEmphasis() }
      } else {
        cursor.move(to: beforeSigns)
        if let own = cursor.squareMark() ?? cursor.damagedMark() { mark = own }
      }
      if var mark {
        // `(C)) Text`: a bracket too many is part of the mark.
        if mark.range.upperBound == cursor.position, cursor.take(UInt8(ascii: ")")) {
          mark.range = mark.range.lowerBound..<cursor.position
        }
        if !cursor.take(UInt8(ascii: ".")), !cursor.take(UInt8(ascii: ":")) {
          cursor.skipGluedSign()
        }
        cursor.skipBlanks()
        return ParagraphStart(
          number: number, label: label, mark: mark, textStart: cursor.position, isLoose: isLoose)
      }
      if !cursor.take(UInt8(ascii: ".")), isGlued { cursor.skipGluedSign() }
      cursor.skipBlanks()
      return ParagraphStart(
        number: number, label: label,
        mark: markBehindHeading(bytes, cursor) ?? openMark(bytes, cursor, line.upperBound),
        textStart: cursor.position, isLoose: isLoose)
    }
    if cursor.position > digitsStart { return undotted(cursor, bytes, digitsStart) }
    if leading == nil, cursor.take(UInt8(ascii: "(")) {
      return bracketed(cursor, bytes, by: UInt8(ascii: ")"))
    }
    if leading == nil, cursor.take(UInt8(ascii: "[")) {
      return bracketed(cursor, bytes, by: UInt8(ascii: "]"))
    }
    guard let leading else { return nil }
    return ParagraphStart(number: nil, label: nil, mark: leading, textStart: digitsStart)
  }

  /// Whether a line begins with a mark and a text, and without a number.
  static func isMarked(_ bytes: [UInt8], line: Range<Int>) -> Bool {
    read(bytes, line: line).map {
      $0.number == nil && $0.hasMark && $0.textStart < line.upperBound
    } ?? false
  }

  /// A digit, a bracket, a blank, the first byte of `¶`, that of `Para`, a sign of Markdown or the letter that
  /// scans have for 1: most lines begin with none of them.
  @inline(__always)
  static func mayBegin(_ byte: UInt8) -> Bool {
    byte.isDigit || byte.isOne(of: "([Pl") || byte.isOne(of: signs) || byte == 0xC2 || byte == 0x20
      || byte == 0x09 || byte == wideSign
      || byte.isOne(of: markdown)
  }

  /// What a table's quotes, a mail's answers and lists leave before a number.
  private static let signs: StaticString = "\"'|>-"

  /// The same as word processors print them, and the byte with which each begins.
  private static let wideSigns: [StaticString] = ["•", "●", "▪", "‣", "–", "—"]
  private static let wideSign: UInt8 = 0xE2

  /// `"1. (C) Text`, `> 2. (U) Text`, `• 3. (C) Text`: a sign before a number that has a mark.
  private static func signed(_ bytes: [UInt8], _ line: Range<Int>, size: Int) -> ParagraphStart? {
    let first = line.lowerBound + size
    var place = first
    while place < line.upperBound, place - first < 3, bytes[place] == 0x20 { place += 1 }
    guard place < line.upperBound, bytes[place].isDigit,
      let start = read(bytes, line: place..<line.upperBound), start.hasMark, !start.isUndotted
    else { return nil }
    return start
  }

  /// What Markdown puts before a heading and around what is emphasised.
  private static let markdown: StaticString = "*#_~"

  /// `**3. (C)** Text`, `### 3. (U) Text`, `**(SBU)** Text`: a beginning that somebody emphasised.
  ///
  /// It must have a mark: `* 3. May` is a point of a list.
  private static func emphasised(_ bytes: [UInt8], _ line: Range<Int>) -> ParagraphStart? {
    var cursor = ByteCursor(bytes, line.lowerBound..<min(line.upperBound, line.lowerBound + 12))
    while let byte = cursor.peek, byte.isOne(of: markdown) || byte == 0x20 { cursor.skip(1) }
    guard let first = cursor.peek,
      first.isDigit || first == UInt8(ascii: "(") && bytes[cursor.position - 1] != 0x20,
      var start = read(bytes, line: cursor.position..<line.upperBound), start.hasMark,
      !start.isUndotted
    else { return nil }
    var text = ByteCursor(bytes, start.textStart..<line.upperBound)
    if text.skipEmphasis() {
      text.skipBlanks()
      start.textStart = text.position
    }
    return start
  }

  /// `1 (C) Text`, `1 . (C) Text`, `1- (C) Text`: a number and a mark without the stop between.
  private static func undotted(
    _ start: ByteCursor, _ bytes: [UInt8], _ digitsStart: Int
  ) -> ParagraphStart? {
    var cursor = start
    let label = bytes.string(digitsStart..<cursor.position)
    cursor.skipBlanks()
    cursor.skipSeparators(beforeMarkIn: bytes)
    guard let number = Int(label) else { return nil }
    guard let mark = cursor.portionMark() else { return unmarked(start, number, label) }
    cursor.skipBlanks()
    return ParagraphStart(
      number: number, label: label, mark: mark, textStart: cursor.position, isLoose: true,
      isUndotted: true)
  }

  /// `1: Text`, `1 . Text`, `1 - Text`: with another sign than the stop, or a blank before it, and no mark.
  private static func unmarked(
    _ start: ByteCursor, _ number: Int, _ label: String
  ) -> ParagraphStart? {
    var cursor = start
    let isApart = cursor.take(0x20)
    guard
      cursor.take(UInt8(ascii: isApart ? "." : ":"))
        || isApart && cursor.take(UInt8(ascii: "-")), cursor.take(0x20)
    else { return nil }
    cursor.skipBlanks()
    guard cursor.peek?.isUpper == true else { return nil }
    return ParagraphStart(
      number: number, label: label, mark: nil, textStart: cursor.position, isLoose: true,
      isUndotted: true)
  }

  /// `(1) (C) Text`, `[1] (C) Text`: a number in brackets; without a mark it is a point of a list.
  private static func bracketed(
    _ start: ByteCursor, _ bytes: [UInt8], by closing: UInt8
  ) -> ParagraphStart? {
    var cursor = start
    guard let number = cursor.digits(atMost: 3) else { return nil }
    let label = bytes.string(start.position..<cursor.position)
    guard cursor.take(closing) else { return nil }
    cursor.skipBlanks()
    guard let mark = cursor.portionMark() else { return nil }
    cursor.skipBlanks()
    return ParagraphStart(
      number: number, label: label, mark: mark, textStart: cursor.position, isLoose: true,
      isUndotted: true)
  }

  /// `Para 1. (C) Text`, `Para 1. Text`: a number after its word; where another must come, it is text.
  private static func worded(_ bytes: [UInt8], _ line: Range<Int>) -> ParagraphStart? {
    guard let word = BodyWords.paragraphs.row(at: line.lowerBound, in: bytes) else { return nil }
    var cursor = ByteCursor(
      bytes,
      (line.lowerBound + word.text.utf8.count)..<min(line.upperBound, line.lowerBound + 96))
    guard cursor.peek?.isBlank == true else { return nil }
    cursor.skipBlanks()
    guard cursor.peek?.isDigit == true,
      var start = read(bytes, line: cursor.position..<line.upperBound),
      start.hasMark
        || !start.isLoose && start.textStart < line.upperBound && bytes[start.textStart].isUpper
    else { return nil }
    (start.isLoose, start.isUndotted) = (true, true)
    return start
  }

  /// `l. (C) Text`: the letter for the first number, where a mark follows.
  private static func lettered(_ bytes: [UInt8], _ line: Range<Int>) -> ParagraphStart? {
    guard line.count > 5, bytes[line.lowerBound + 1] == UInt8(ascii: ".") else { return nil }
    var cursor = ByteCursor(
      bytes, (line.lowerBound + 2)..<min(line.upperBound, line.lowerBound + 64))
    cursor.skipBlanks()
    guard let mark = cursor.portionMark() else { return nil }
    cursor.skipBlanks()
    return ParagraphStart(
      number: 1, label: "1", mark: mark, textStart: cursor.position, isLoose: true, isUndotted: true
    )
  }

  /// `1. SUMMARY: (C) Text`: the mark may be after the word that opens the paragraph.
  private static func markBehindHeading(_ bytes: [UInt8], _ start: ByteCursor) -> PortionMark? {
    guard start.peek != nil, Openers.texts.row(at: start.position, in: bytes) != nil else {
      return nil
    }
    var cursor = start
    while let byte = cursor.peek, byte.isLetter || byte == 0x20 { _ = cursor.take(byte) }
    guard cursor.take(UInt8(ascii: ":")) || cursor.take(UInt8(ascii: ".")) else { return nil }
    cursor.skipBlanks()
    return cursor.portionMark()
  }

  /// `1. C - ENTIRE TEXT.`: a mark for the whole cable, which nobody put in brackets.
  ///
  /// Its words stay in the paragraph's text.
  private static func openMark(_ bytes: [UInt8], _ start: ByteCursor, _ end: Int) -> PortionMark? {
    guard let first = start.peek, first.isOne(of: "UCSTLFO") else { return nil }
    let window = start.position..<min(end, start.position + 64)
    // Most paragraphs without a mark begin with a word that no mark begins with.
    let word = window.prefix { bytes[$0].isLetter }
    guard
      Vocabulary.beginsMark(Word(bytes, window.lowerBound..<(window.lowerBound + word.count)))
        || word.count < window.count && bytes[window.lowerBound + word.count] >= 0x80
    else { return nil }
    for reach in BodyWords.reaches.rows {
      guard let place = bytes.place(of: reach.spelling, in: window) else { continue }
      let range = start.position..<(place + reach.spelling.utf8CodeUnitCount)
      guard place > start.position, let known = Vocabulary.portionMark(Word(bytes, range)) else {
        return nil
      }
      return PortionMark(
        mark: known.mark, level: known.level, controls: known.controls, range: range)
    }
    return nil
  }

  /// Where a first paragraph begins within a line: ` 1. (C) Summary`.
  static func place(_ bytes: [UInt8], in range: Range<Int>) -> Int? {
    var index = range.lowerBound
    while index + 5 < range.upperBound {
      if bytes[index] == UInt8(ascii: "1"), bytes[index + 1] == UInt8(ascii: "."),
        index == range.lowerBound || bytes[index - 1].isBlank || bytes[index - 1] == 0xB6,
        let start = read(bytes, line: index..<range.upperBound), start.hasMark
      {
        return index
      }
      index += 1
    }
    return nil
  }
}
