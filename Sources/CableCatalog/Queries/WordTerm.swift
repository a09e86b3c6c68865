package import CableCore

/// A folded word, or all words that begin with it or have a form.
package enum WordTerm: Sendable, Hashable {
  case word(String, isPrefix: Bool)
  case form(WordForm)
}

extension Query.Node {
  /// What a match has of words: those of every term that is not negated.
  package var wordTerms: [WordTerm] {
    switch self {
    case .word(let word, let isPrefix):
      WordFolding.words(of: word).map { .word($0, isPrefix: isPrefix) }
    case .form(let form): [.form(form)]
    case .phrase(let words), .near(let words, _):
      words.flatMap { WordFolding.words(of: $0) }.map { .word($0, isPrefix: false) }
    case .paragraph(let inner): inner.wordTerms
    case .and(let nodes), .or(let nodes): nodes.flatMap(\.wordTerms)
    case .all, .not, .field: []
    }
  }
}
