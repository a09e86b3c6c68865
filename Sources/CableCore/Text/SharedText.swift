/// A text that is in a run of UTF-8 shared with others; a `String` is made when it is asked for.
struct SharedText: Sendable, Hashable {
  private let bytes: [UInt8]
  private let range: Range<Int>

  /// A part of a run.
  init(_ bytes: [UInt8], _ range: Range<Int>) {
    self.bytes = bytes
    self.range = range
  }

  /// A text of its own.
  init(_ string: String) {
    bytes = Array(string.utf8)
    range = 0..<bytes.count
  }

  /// The text's bytes.
  var utf8: ArraySlice<UInt8> { bytes[range] }

  /// The text; cost linear.
  var string: String { bytes.string(range) }

  static func == (left: SharedText, right: SharedText) -> Bool {
    left.utf8.elementsEqual(right.utf8)
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(range.count)
    for byte in utf8 { hasher.combine(byte) }
  }
}
