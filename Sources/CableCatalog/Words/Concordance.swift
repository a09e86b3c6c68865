import CableCore

/// A hit with the row of its cable.
public struct Context: Sendable, Hashable {
  /// Of the library.
  public var row: Int
  /// The hit.
  public var hit: KeywordInContext

  /// A value from its parts.
  public init(row: Int, hit: KeywordInContext) {
    self.row = row
    self.hit = hit
  }
}

/// Hits in their contexts, in an order and in groups.
public struct Concordance: Sendable, Hashable {
  /// What hits are sorted by.
  public enum Order: String, Sendable, Hashable, CaseIterable {
    /// As the cables are.
    case cables
    /// The words after the hit.
    case after
    /// The words before the hit, the nearest first.
    case before
  }

  /// What hits are together by.
  public enum Grouping: String, Sendable, Hashable, CaseIterable {
    case post, year
  }

  /// Hits that belong together.
  public struct Group: Sendable, Hashable {
    /// The post, the year, `no post` or `no date`; empty where hits are in no groups.
    public var name: String
    /// The hits in their order.
    public var contexts: [Context]

    fileprivate static let noPost = "no post"
    fileprivate static let noDate = "no date"
    fileprivate var isLast: Bool { name == Self.noPost || name == Self.noDate }
  }

  /// The hits, as the cables are ordered.
  public var contexts: [Context]
  /// What they are sorted by.
  public var order: Order
  /// What they are together by; nil for all in one group.
  public var grouping: Grouping?

  /// A concordance of hits.
  public init(_ contexts: [Context], order: Order = .cables, grouping: Grouping? = nil) {
    self.contexts = contexts
    self.order = order
    self.grouping = grouping
  }

  /// The hits, sorted and in groups: posts by name, years rising, those without either last.
  ///
  /// Cost: a comparison of some words for each step of sorting.
  ///
  /// - Parameter library: the one that has the rows.
  /// - Returns: no group is empty.
  public func groups(in library: Library) -> [Group] {
    var members: [String: [Context]] = [:]
    for context in sorted() { members[name(of: context, library), default: []].append(context) }
    return members.map { Group(name: $0, contexts: $1) }
      .sorted { ($0.isLast ? 1 : 0, $0.name) < ($1.isLast ? 1 : 0, $1.name) }
  }

  private func name(of context: Context, _ library: Library) -> String {
    switch grouping {
    case nil: ""
    case .post:
      library.rows[context.row].station.isEmpty
        ? Group.noPost : library.rows[context.row].station
    case .year:
      library.rows[context.row].sent.map { String($0.isoDate.prefix(4)) } ?? Group.noDate
    }
  }

  private func sorted() -> [Context] {
    guard order != .cables else { return contexts }
    let keys = contexts.map { context in
      order == .after
        ? WordFolding.words(of: context.hit.after)
        : WordFolding.words(of: context.hit.before).reversed()
    }
    return contexts.indices.sorted { one, other in
      if keys[one] == keys[other] { return one < other }
      return keys[one].lexicographicallyPrecedes(keys[other])
    }.map { contexts[$0] }
  }
}
