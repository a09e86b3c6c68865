import CableCore

/// Where a cable is in its file.
struct CablePlace: Sendable, Hashable {
  /// Among the cables of the file, from 0.
  var part: Int
  /// Among those that share its range, from 0.
  var ordinal: Int
  /// In bytes.
  var fileRange: Range<Int>

  /// A place from its parts.
  init(part: Int, ordinal: Int, fileRange: Range<Int>) {
    (self.part, self.ordinal, self.fileRange) = (part, ordinal, fileRange)
  }

  /// Of a text as it was found.
  init(_ source: SourceText) {
    self.init(part: source.part, ordinal: source.ordinal, fileRange: source.fileRange)
  }
}
