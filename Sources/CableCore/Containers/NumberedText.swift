/// A text whose lines were numbered, as `cat -n`, `grep -n` and printers of transcripts do.
enum NumberedText {
  /// The text without the numbers, or without `>` before each line; nil where it has neither.
  ///
  /// Cost: linear; a line of most texts.
  static func plain(_ bytes: [UInt8]) -> [UInt8]? {
    var first = 0
    while first < bytes.count, bytes[first].isBlank { first += 1 }
    guard first < bytes.count else { return nil }
    if bytes[first] == UInt8(ascii: ">") { return unquoted(bytes) }
    guard bytes[first] == UInt8(ascii: "1") || bytes[first].isUpper && bytes.count < 1 << 20 else {
      return nil
    }
    return unnumbered(bytes)
  }

  private static func unquoted(_ bytes: [UInt8]) -> [UInt8]? {
    let plain = MailText.unquoted(bytes)
    return plain.count < bytes.count ? plain : nil
  }

  /// Numbers that grow by one from line to line, or are on every fifth line alone.
  ///
  /// Cost: forty lines of a text without numbers.
  private static func unnumbered(_ bytes: [UInt8]) -> [UInt8]? {
    // Most texts have no such numbers: they are counted before anything is copied.
    var (number, numbered, other, isFives) = (0, 0, 0, true)
    var ends = LineEnds(of: bytes)
    var start = 0
    while start <= bytes.count {
      let end = ends.next(from: start)
      var first = start
      while first < end, bytes[first].isBlank { first += 1 }
      number += 1
      if first < end, bytes[first].isDigit, afterNumber(bytes[start..<end], number) != nil {
        numbered += 1
        isFives = isFives && number % 5 == 0
      } else if first < end {
        other += 1
        // The numbers are those of the file's lines, so that a text which has them begins with them.
        if numbered == 0, other > 40 { return nil }
      }
      start = end + 1
    }
    let isEvery = numbered >= 6 && other <= numbered / 20
    guard isEvery || numbered >= 3 && other <= numbered * 5 && isFives else { return nil }
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    return Array(
      lines.enumerated().map { afterNumber($1, $0 + 1) ?? $1 }.joined(separator: [0x0A]))
  }

  /// Whether digits are those of a number, without zeros before it.
  private static func isWritten(_ number: Int, _ digits: ArraySlice<UInt8>) -> Bool {
    digits.count < 10 && digits.first != 0x30
      && digits.reduce(0) { $0 * 10 + Int($1 - 0x30) } == number
  }

  /// What is after the line's own number.
  private static func afterNumber(_ line: ArraySlice<UInt8>, _ number: Int) -> ArraySlice<UInt8>? {
    let text = line.drop { $0 == 0x20 || $0 == 0x09 }
    let digits = text.prefix(while: \.isDigit)
    guard isWritten(number, digits) else { return nil }
    var rest = text[digits.endIndex...]
    guard let next = rest.first else { return rest }
    // A paragraph's own number has a point after it.
    guard next == 0x09 || next == 0x3A || next == 0x7C || next == 0x20 || next == 0x0D else {
      return nil
    }
    if next != 0x20 { rest = rest.dropFirst() }
    if next == 0x09 { return rest }
    let plain = rest.drop { $0 == 0x20 }
    // ` 12 | text`
    guard next == 0x20, plain.first == UInt8(ascii: "|") else { return plain }
    return plain.dropFirst().first == 0x20 ? plain.dropFirst(2) : plain.dropFirst()
  }
}
