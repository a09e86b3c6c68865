package import CableCore

/// Which folded words have a form.
package struct WordMatcher: Sendable {
  /// For all forms but stems.
  private var automaton: WordAutomaton?
  private var stem: [UInt8] = []
  private var reached: [Int32] = []
  /// What every word of the form begins with.
  package let prefix: [UInt8]

  /// A matcher of a form, which is folded as the words are.
  package init(_ form: WordForm) {
    switch form {
    case .shape(let shape):
      let parts = shape.split(separator: "*", omittingEmptySubsequences: false).map {
        WordFolding.words(of: String($0)).joined()
      }
      automaton = WordAutomaton(Pattern(shape: parts.joined(separator: "*")))
      prefix = Array((parts.first ?? "").utf8)
    case .near(let word, let errors):
      let folded = WordFolding.words(of: word).joined()
      automaton = WordAutomaton(Pattern(near: folded, errors: errors))
      prefix = []
    case .pattern(let pattern):
      let folded = pattern.map { character in
        character.isASCII || !character.isLetter
          ? String(character) : WordFolding.words(of: String(character)).joined()
      }.joined()
      automaton = (try? Pattern(parsing: folded)).map { WordAutomaton($0) }
      prefix = []
    case .stem(let word):
      stem = EnglishStem.stem(of: WordFolding.words(of: word).joined().utf8)
      // Only the last letter of a stem is ever another than the word's.
      prefix = Array(stem.dropLast(stem.count > 1 ? 1 : 0))
    }
  }

  /// True if a folded word has the form.
  package mutating func takes(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
    takes(word, sharing: 0)
  }

  /// True if a folded word has the form that comes after another in sorted order.
  ///
  /// Cost: a step for each byte that is not shared.
  ///
  /// - Parameters:
  ///   - word: the word.
  ///   - shared: how many bytes it has in common with the word before; 0 where that is not known.
  /// - Returns: whether it has the form.
  package mutating func takes(_ word: UnsafeBufferPointer<UInt8>, sharing shared: Int) -> Bool {
    if stem.isEmpty { return automaton?.takes(word, sharing: shared, &reached) ?? false }
    return word.starts(with: prefix) && EnglishStem.stem(of: word) == stem
  }
}
