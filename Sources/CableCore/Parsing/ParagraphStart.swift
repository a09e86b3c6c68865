/// The beginning of a numbered or marked paragraph: `3. (SBU) `, `(C) 1. `, `4.(U)`, `1. text`.
struct ParagraphStart {
  /// The printed number.
  var number: Int?
  var label: String?
  var mark: PortionMark?
  /// Where the paragraph's own text begins.
  var textStart: Int

  /// Reads a paragraph's beginning at the first byte of a line; nil where the line is none.
  ///
  /// Cost: constant; it looks at the first 64 bytes at most.
  static func read(_ bytes: [UInt8], line: Range<Int>) -> ParagraphStart? { nil }
}
