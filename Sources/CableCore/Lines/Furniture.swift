/// Lines that are no part of a cable: page heads of the 1970s, release stamps, end marks.
enum Furniture {
  /// True for a line that is a page's head or a stamp; most lines begin as none of them does.
  @inline(__always)
  static func isFurniture(_ bytes: [UInt8], _ line: Range<Int>) -> Bool {
    Stamps.beginnings.openings.mayBeWritten(at: line.lowerBound, in: bytes)
      && isStamped(bytes, line)
  }

  /// `- 2 -`: the number of a page.
  private static func isPageNumber(_ bytes: [UInt8], _ line: Range<Int>) -> Bool {
    guard (3...9).contains(line.count), bytes[line.lowerBound] == UInt8(ascii: "-"),
      bytes[line.upperBound - 1] == UInt8(ascii: "-")
    else { return false }
    let number = TextLine.trimmed(bytes.span, (line.lowerBound + 1)..<(line.upperBound - 1))
    return (1...3).contains(number.count) && number.allSatisfy { bytes[$0].isDigit }
  }

  private static func isStamped(_ bytes: [UInt8], _ line: Range<Int>) -> Bool {
    switch Stamps.beginnings.meaning(at: line.lowerBound, in: bytes) {
    case .stamp: true
    case .page: PageBreak.archiveHead(bytes, in: line) == line.upperBound || isScanLine(bytes, line)
    case .release:
      bytes.place(of: "CASE NO.", in: line) != nil && bytes.place(of: "DOC NO.", in: line) != nil
    case .scan: isScanLine(bytes, line)
    case .number: isPageNumber(bytes, line)
    case nil: false
    }
  }

  /// `[Page 1]`, `=== Page 2 of 3 ===`: signs, a number, signs.
  private static func isScanLine(_ bytes: [UInt8], _ line: Range<Int>) -> Bool {
    var cursor = ByteCursor(bytes, line)
    while let byte = cursor.peek, !byte.isDigit { cursor.skip(1) }
    guard cursor.digits(atMost: 5) != nil else { return false }
    cursor.skipBlanks()
    if bytes.has("OF ", at: cursor.position) {
      cursor.skip(3)
      guard cursor.digits(atMost: 5) != nil else { return false }
    }
    return bytes[cursor.position..<line.upperBound].allSatisfy { $0.isOne(of: "])}=-#> \r") }
  }

  /// `SIPDIS` on a line of its own, which relays printed again between paragraphs.
  static func isCaption(_ bytes: [UInt8], _ line: Range<Int>) -> Bool {
    guard line.count == 6 || line.count == 16, bytes[line.lowerBound] == UInt8(ascii: "S") else {
      return false
    }
    return bytes.has("SIPDIS", at: line.lowerBound) && line.count == 6
      || bytes.has("SENSITIVE SIPDIS", at: line.lowerBound)
  }

  /// A rule of five and more dashes or equals signs, also broken by blanks, or of three without.
  @inline(__always)
  static func isRule(_ bytes: [UInt8], _ line: Range<Int>) -> Bool {
    line.count >= 3 && isOfRule(bytes[line.lowerBound]) && isWholeRule(bytes, line)
  }

  /// `------- TRADE SUMMARY`: a rule of five and more, and words after it, where a line end was lost.
  static func beginsWithRule(_ bytes: [UInt8], _ line: Range<Int>) -> Bool {
    guard isOfRule(bytes[line.lowerBound]) else { return false }
    let end = line.first { bytes[$0].isBlank } ?? line.upperBound
    return end - line.lowerBound >= 5 && isWholeRule(bytes, line.lowerBound..<end)
  }

  private static func isWholeRule(_ bytes: [UInt8], _ line: Range<Int>) -> Bool {
    if line.count < 5, line.contains(where: { bytes[$0] != bytes[line.lowerBound] }) {
      return false
    }
    return line.allSatisfy { isOfRule(bytes[$0]) }
  }

  @inline(__always)
  private static func isOfRule(_ byte: UInt8) -> Bool { byte.isOne(of: "-= _*~+") }
}
