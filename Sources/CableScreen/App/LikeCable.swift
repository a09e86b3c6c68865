/// A cable that is like another, as the screen shows it.
package struct LikeCable: Sendable, Hashable {
  /// Of the library.
  let row: Int
  /// How much of what is rare in the other cable is in this one.
  package let percent: Int
  /// The rarest words that they share.
  let words: [String]
  /// True if the text is nearly the same.
  package let isNearDuplicate: Bool

  /// A cable from its parts.
  package init(row: Int, percent: Int, words: [String], isNearDuplicate: Bool) {
    self.row = row
    self.percent = percent
    self.words = words
    self.isNearDuplicate = isNearDuplicate
  }
}
