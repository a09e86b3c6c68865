/// The search in the rows of the list.
struct ListSearch: Sendable {
  /// What is looked for; empty for no search.
  var text = ""
  /// Index in `AppState.matched` from which a typed search continues.
  var origin = 0
  /// Counts the searches: an answer to an older one is ignored.
  var number = 0
  /// How far to go once the answer is here, in matches; 0 goes to the first from the origin on.
  var jump = 0
  /// Which match the cursor is on; nil before there was an answer.
  var match: Match?

  /// True while the answer is awaited.
  var isSeeking: Bool { !text.isEmpty && match == nil }

  /// A match among all of them.
  struct Match: Sendable {
    /// From 1; 0 where there are none.
    var number: Int
    var count: Int
  }
}
