/// A run of bytes without blanks, as text and place.
struct Word: Sendable {
  var text: Substring
  var range: Range<Int>

  /// The words of a range of a byte text.
  static func words(_ bytes: [UInt8], _ range: Range<Int>) -> [Word] {
    var words: [Word] = []
    var start: Int?
    for index in range.clamped(to: 0..<bytes.count) {
      if bytes[index].isBlank {
        if let from = start { words.append(Word(bytes, from..<index)) }
        start = nil
      } else if start == nil {
        start = index
      }
    }
    if let from = start { words.append(Word(bytes, from..<min(range.upperBound, bytes.count))) }
    return words
  }

  init(_ bytes: [UInt8], _ range: Range<Int>) {
    text = String(decoding: bytes[range], as: UTF8.self)[...]
    self.range = range
  }

  var isNumber: Bool { !text.isEmpty && text.utf8.allSatisfy(\.isDigit) }
  /// `RUEHTA`: R and four to seven more letters.
  var isRoutingIndicator: Bool {
    text.utf8.count >= 5 && text.utf8.count <= 8 && text.first == "R"
      && text.utf8.allSatisfy(\.isUpper)
  }
}

extension Array where Element == Word {
  /// Joined with one blank.
  var joined: String { map(\.text).joined(separator: " ") }
  /// From the first word's first byte to the last word's last; nil without words.
  var range: Range<Int>? {
    guard let first, let last else { return nil }
    return first.range.lowerBound..<last.range.upperBound
  }
}
