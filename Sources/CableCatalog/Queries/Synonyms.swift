public import CableCore

/// Spellings of one name: a query for one of them looks for all.
public struct Synonyms: Sendable, Hashable {
  /// Why a group cannot be taken.
  public enum Fault: Error, Sendable, Hashable {
    /// The spelling has no letter or digit.
    case noWord(String)
    /// The spelling is in another group already, which has this name.
    case isTaken(String, by: String)
  }

  /// The groups by the names that they were given, with all spellings, the name first.
  public private(set) var groups: [String: [String]] = [:]
  /// The name of the group of each spelling, folded.
  private var names: [String: String] = [:]

  /// No synonyms.
  public init() {}

  /// True without groups.
  public var isEmpty: Bool { groups.isEmpty }

  /// Adds a group.
  ///
  /// - Parameters:
  ///   - name: the first spelling.
  ///   - others: further spellings, each a word or several.
  /// - Throws: which spelling cannot be taken, and why; nothing is added then.
  public mutating func add(_ name: String, _ others: [String]) throws(Fault) {
    var added: [String: String] = [:]
    var spellings: [String] = []
    for spelling in [name] + others {
      let folded = Self.folded(spelling)
      guard !folded.isEmpty else { throw .noWord(spelling) }
      if let other = names[folded] { throw .isTaken(spelling, by: other) }
      if added.updateValue(name, forKey: folded) == nil { spellings.append(spelling) }
    }
    names.merge(added) { $1 }
    groups[name] = spellings
  }

  private static func folded(_ spelling: String) -> String {
    WordFolding.words(of: spelling).joined(separator: " ")
  }

  /// The spellings of the group that a spelling is in; nil if it is in none.
  fileprivate func spellings(of words: [String]) -> [String]? {
    names[Self.folded(words.joined(separator: " "))].flatMap { groups[$0] }
  }
}

extension Query {
  /// The query with each word and phrase that has other spellings as all of them.
  ///
  /// A single word in quotation marks means itself, and so do a prefix and a form.
  ///
  /// - Parameter synonyms: the spellings.
  /// - Returns: a query with the same problems.
  public func with(_ synonyms: Synonyms) -> Query {
    synonyms.isEmpty ? self : Query(root: root.with(synonyms), problems: problems)
  }
}

extension Query.Node {
  fileprivate func with(_ synonyms: Synonyms) -> Query.Node {
    switch self {
    case .word(let word, isPrefix: false): either(synonyms.spellings(of: [word]))
    case .phrase(let words) where words.count > 1: either(synonyms.spellings(of: words))
    case .not(let inner): .not(inner.with(synonyms))
    case .paragraph(let inner): .paragraph(inner.with(synonyms))
    case .and(let nodes): .and(nodes.map { $0.with(synonyms) })
    case .or(let nodes): .or(nodes.map { $0.with(synonyms) })
    case .all, .word, .phrase, .form, .near, .field: self
    }
  }

  private func either(_ spellings: [String]?) -> Query.Node {
    guard let spellings, spellings.count > 1 else { return self }
    return .or(
      spellings.map { spelling in
        let words = spelling.split(separator: " ").map(String.init)
        return words.count == 1 ? .word(words[0], isPrefix: false) : .phrase(words)
      })
  }
}
