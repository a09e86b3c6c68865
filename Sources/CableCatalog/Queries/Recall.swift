public import CableCore

/// How widely the words of a query are taken.
public struct Recall: Sendable, Hashable {
  /// Spellings of one name.
  public var synonyms: Synonyms
  /// True where a word takes every word with its stem.
  public var takesStems: Bool

  /// Words as they are typed, unless something else is said.
  public init(synonyms: Synonyms = Synonyms(), takesStems: Bool = false) {
    self.synonyms = synonyms
    self.takesStems = takesStems
  }
}

extension Query {
  /// The query with its words taken as widely as was asked for.
  ///
  /// A single word in quotation marks means itself, and so do a prefix and a form.
  ///
  /// - Parameter recall: how widely.
  /// - Returns: a query with the same problems.
  public func with(_ recall: Recall) -> Query {
    let spelled = with(recall.synonyms)
    return recall.takesStems
      ? Query(root: spelled.root.withStems, problems: spelled.problems) : spelled
  }
}

extension Query.Node {
  /// The node with each word as its stem; what has digits has none.
  fileprivate var withStems: Query.Node {
    switch self {
    case .word(let word, isPrefix: false)
    where word.utf8.count > 2 && word.allSatisfy(\.isLetter): .form(.stem(word))
    case .not(let inner): .not(inner.withStems)
    case .paragraph(let inner): .paragraph(inner.withStems)
    case .and(let nodes): .and(nodes.map(\.withStems))
    case .or(let nodes): .or(nodes.map(\.withStems))
    case .all, .word, .phrase, .form, .near, .field: self
    }
  }
}
