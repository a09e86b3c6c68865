package import CableCore

/// Which folded words have a form.
package struct WordMatcher: Sendable {
  /// For all forms but stems.
  private var trail: WordTrail?
  private var stem: [UInt8] = []
  /// What every word of the form begins with.
  package let prefix: [UInt8]
  /// Bytes in a row that every word of the form has, where it pays to look for them first; else empty.
  package var literal: [UInt8] { trail?.literal ?? [] }

  /// A matcher of a form, which is folded as the words are.
  package init(_ form: WordForm) {
    switch form {
    case .shape(let shape):
      let parts = shape.split(separator: "*", omittingEmptySubsequences: false).map {
        WordFolding.words(of: String($0)).joined()
      }
      trail = WordTrail(Pattern(shape: parts.joined(separator: "*")))
      prefix = Array((parts.first ?? "").utf8)
    case .near(let word, let errors):
      let folded = WordFolding.words(of: word).joined()
      trail = WordTrail(Pattern(near: folded, errors: errors))
      prefix = []
    case .pattern(let pattern):
      let folded = pattern.map { character in
        character.isASCII || !character.isLetter
          ? String(character) : WordFolding.words(of: String(character)).joined()
      }.joined()
      trail = (try? Pattern(parsing: folded)).map { WordTrail($0) }
      prefix = []
    case .stem(let word):
      stem = EnglishStem.stem(of: WordFolding.words(of: word).joined().utf8)
      // Only the last letter of a stem is ever another than the word's.
      prefix = Array(stem.dropLast(stem.count > 1 ? 1 : 0))
    }
  }

  /// True if a folded word has the form.
  package mutating func takes(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
    look(at: word, sharing: 0).hasForm
  }

  /// Whether a folded word that comes after another in sorted order has the form.
  ///
  /// Cost: a step for each byte that is not shared.
  ///
  /// - Parameters:
  ///   - word: the word.
  ///   - shared: how many bytes it has in common with the word before; 0 where that is not known.
  /// - Returns: whether it has the form, and with how many of its bytes no word has; nil if some may have.
  package mutating func look(
    at word: UnsafeBufferPointer<UInt8>, sharing shared: Int
  ) -> (hasForm: Bool, deadEnd: Int?) {
    if stem.isEmpty {
      return trail?.follow(word, sharing: shared) ?? (false, 0)
    }
    return (word.starts(with: prefix) && EnglishStem.stem(of: word) == stem, nil)
  }
}
