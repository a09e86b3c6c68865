package import CableCore

/// What one passage of a cable must have: a paragraph, its subject, or a header line.
package indirect enum PassageQuery: Sendable, Hashable {
  /// Any passage.
  case all
  /// A folded word; `isPrefix` where it need only begin so.
  case word(String, isPrefix: Bool)
  /// A word of a form.
  case form(WordForm)
  /// Folded words in a row.
  case phrase([String])
  /// Folded words in any order, with so many others among them at most.
  case near([String], others: Int)
  /// A paragraph.
  case paragraph
  /// A paragraph with one of some portion marks: a bit for each level.
  case marks(UInt8)
  case not(PassageQuery)
  case and([PassageQuery])
  case or([PassageQuery])

  /// What a node asks of a passage; a term about the whole cable asks what no passage has.
  package init(_ node: Query.Node) {
    switch node {
    case .all: self = .all
    case .word(let word, let isPrefix):
      let words = WordFolding.words(of: word)
      let typed =
        words.count > 1 && !isPrefix
        ? PassageQuery.phrase(words)
        : .and(words.indices.map { .word(words[$0], isPrefix: isPrefix && $0 == words.count - 1) })
      let others = Hyphenation.others(of: word).compactMap { other -> PassageQuery? in
        other.count == 1 ? .word(other[0], isPrefix: isPrefix) : isPrefix ? nil : .phrase(other)
      }
      self = others.isEmpty ? typed : .or([typed] + others)
    case .form(let form): self = .form(form)
    case .phrase(let words): self = .phrase(words.flatMap { WordFolding.words(of: $0) })
    case .near(let words, let others):
      self = .near(words.flatMap { WordFolding.words(of: $0) }, others: others)
    case .field(.mark, let comparison, let value):
      self = .marks(MarkBits.bits(comparison, value))
    case .field(.stem, _, let value): self = .form(.stem(value))
    case .field: self = .or([])
    case .paragraph(let inner): self = .and([.paragraph, PassageQuery(inner)])
    case .not(let inner): self = .not(PassageQuery(inner))
    case .and(let nodes): self = .and(nodes.map { PassageQuery($0) })
    case .or(let nodes): self = .or(nodes.map { PassageQuery($0) })
    }
  }

  /// The forms in it.
  package var forms: Set<WordForm> {
    switch self {
    case .form(let form): [form]
    case .not(let inner): inner.forms
    case .and(let parts), .or(let parts): parts.reduce(into: []) { $0.formUnion($1.forms) }
    case .all, .word, .phrase, .near, .paragraph, .marks: []
    }
  }
}

/// The levels that a `mark:` term takes, a bit each.
package enum MarkBits {
  /// The bits of a comparison with a level; none where that is not known.
  static func bits(_ comparison: Query.Comparison, _ value: String) -> UInt8 {
    guard let wanted = Level(asked: value) else { return 0 }
    return Level.allCases.filter { comparison.holds($0, wanted) }
      .reduce(0) { $0 | bit(of: $1) }
  }

  /// The bit of a level.
  package static func bit(of level: Level) -> UInt8 { 1 << UInt8(level.rawValue) }
}

extension Query.Comparison {
  /// Whether it holds between two values.
  func holds<Value: Comparable>(_ own: Value, _ wanted: Value) -> Bool {
    switch self {
    case .equal: own == wanted
    case .atLeast: own >= wanted
    case .atMost: own <= wanted
    case .above: own > wanted
    case .below: own < wanted
    }
  }
}
