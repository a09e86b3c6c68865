/// A run of bytes without blanks, as text and place.
struct Word: Sendable {
  var text: String
  var range: Range<Int>

  /// The words of a range of a byte text.
  static func words(_ bytes: [UInt8], _ range: Range<Int>) -> [Word] {
    let range = range.clamped(to: 0..<bytes.count)
    var words: [Word] = []
    words.reserveCapacity(min(range.count / 6 + 1, 16))
    bytes.withUnsafeBufferPointer { input in
      var index = range.lowerBound
      while index < range.upperBound {
        while index < range.upperBound, input[index].isBlank { index += 1 }
        let start = index
        while index < range.upperBound, !input[index].isBlank { index += 1 }
        if start < index {
          let text = String(
            decoding: UnsafeBufferPointer(rebasing: input[start..<index]), as: UTF8.self)
          words.append(Word(text: text, range: start..<index))
        }
      }
    }
    return words
  }

  private init(text: String, range: Range<Int>) {
    self.text = text
    self.range = range
  }

  init(_ bytes: [UInt8], _ range: Range<Int>) {
    text = bytes.string(range)
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
