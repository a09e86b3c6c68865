import ArgumentParser

/// How options take numbers.
enum WholeNumber {
  /// More than anything that is counted; sums with it do not overflow.
  static let most = 1_000_000_000

  /// Reads a number; one of more than a thousand million is taken as that many.
  ///
  /// - Throws: a usage error for what is no number, and for less than none.
  static func parse(_ text: String) throws -> Int {
    guard text.first != "-", let digits = text.wholeMatch(of: /\+?([0-9]+)/)?.1 else {
      throw ValidationError("'\(text)' is not a number of 0 or more.")
    }
    return min(Int(digits) ?? most, most)
  }
}
