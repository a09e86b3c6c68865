/// The lines of a byte text as ranges, without their line ends.
struct Lines {
  /// Ranges without LF, CR, CRLF and the blanks before them; in order; one for each line.
  private(set) var ranges: [Range<Int>] = []

  /// Splits at LF, CRLF and CR.
  ///
  /// Cost: linear.
  init(_ bytes: [UInt8], from start: Int = 0) {
    var lineStart = start
    var index = start
    while index < bytes.count {
      let byte = bytes[index]
      if byte == 0x0A || byte == 0x0D {
        append(bytes, lineStart..<index)
        if byte == 0x0D, index + 1 < bytes.count, bytes[index + 1] == 0x0A { index += 1 }
        lineStart = index + 1
      }
      index += 1
    }
    if lineStart < bytes.count { append(bytes, lineStart..<bytes.count) }
  }

  private mutating func append(_ bytes: [UInt8], _ range: Range<Int>) {
    var end = range.upperBound
    while end > range.lowerBound, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
    ranges.append(range.lowerBound..<end)
  }
}
