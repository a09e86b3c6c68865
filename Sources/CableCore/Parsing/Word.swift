/// A run of bytes without blanks, as text and place.
struct Word: Sendable {
  var text: String
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
    text = String(decoding: bytes[range], as: UTF8.self)
    self.range = range
  }

  /// The part of a word from a byte on.
  func dropping(_ count: Int) -> Word {
    var rest = self
    rest.text = String(decoding: text.utf8.dropFirst(count), as: UTF8.self)
    rest.range = min(range.lowerBound + count, range.upperBound)..<range.upperBound
    return rest
  }

  var isNumber: Bool { !text.isEmpty && text.utf8.allSatisfy(\.isDigit) }
  var isUpper: Bool { !text.isEmpty && text.utf8.allSatisfy(\.isUpper) }
  /// `RUEHTA`: R and four to seven more letters.
  var isRoutingIndicator: Bool {
    text.utf8.count >= 5 && text.utf8.count <= 8 && text.utf8.first == UInt8(ascii: "R") && isUpper
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

extension ArraySlice where Element == Word {
  /// Joined with one blank.
  var joined: String { map(\.text).joined(separator: " ") }
  /// From the first word's first byte to the last word's last; nil without words.
  var range: Range<Int>? {
    guard let first, let last else { return nil }
    return first.range.lowerBound..<last.range.upperBound
  }
}
