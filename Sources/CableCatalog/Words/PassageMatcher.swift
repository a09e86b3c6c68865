package import CableCore

/// Looks for what a passage must have in the words of one.
package struct PassageMatcher {
  private let query: PassageQuery
  private var forms: [WordForm: WordMatcher]

  /// A matcher of a query.
  package init(_ query: PassageQuery) {
    self.query = query
    forms = Dictionary(uniqueKeysWithValues: query.forms.map { ($0, WordMatcher($0)) })
  }

  /// True if a passage has what it must.
  ///
  /// - Parameters:
  ///   - words: folded, in order.
  ///   - passage: what it is.
  /// - Returns: whether it has.
  package mutating func holds(_ words: [String], _ passage: SearchedPassage) -> Bool {
    holds(query, words, passage)
  }

  private mutating func holds(
    _ query: PassageQuery, _ words: [String], _ passage: SearchedPassage
  ) -> Bool {
    switch query {
    case .all: return true
    case .word(let word, let isPrefix):
      return words.contains { isPrefix ? $0.hasPrefix(word) : $0 == word }
    case .form(let form):
      return words.contains { own in
        var own = own
        return own.withUTF8 { forms[form]?.takes($0) ?? false }
      }
    case .phrase(let wanted):
      return !wanted.isEmpty
        && words.indices.contains { words[$0...].starts(with: wanted) }
    case .near(let wanted, let others):
      return !WordWindow.windows(of: wanted, in: words, others: others).isEmpty
    case .paragraph:
      if case .paragraph = passage { return true }
      return false
    case .marks(let bits):
      guard case .paragraph(let level?) = passage else { return false }
      return bits & MarkBits.bit(of: level) != 0
    case .not(let inner): return !holds(inner, words, passage)
    case .and(let parts):
      for part in parts where !holds(part, words, passage) { return false }
      return true
    case .or(let parts):
      for part in parts where holds(part, words, passage) { return true }
      return false
    }
  }
}
