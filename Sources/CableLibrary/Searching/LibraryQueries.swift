public import CableCore

/// What a list of cables is ordered by.
public enum SortKey: String, Sendable, Hashable, CaseIterable {
  /// Newest first.
  case date
  case id
  case post
  /// Highest first.
  case classification = "class"
  case subject
  /// Rare words count more, and words in the subject thrice; then newest first.
  case rank
}

/// What a list is ordered by first, what where that is equal, and so on.
public struct ListOrder: Sendable, Hashable {
  /// A key and its direction.
  public struct Part: Sendable, Hashable {
    /// What is compared.
    public var key: SortKey
    /// True turns this key's order over.
    public var isReversed: Bool

    /// A part from its key and direction.
    public init(_ key: SortKey, isReversed: Bool = false) {
      self.key = key
      self.isReversed = isReversed
    }
  }

  /// The first counts most; what is equal in all of them stands newest first.
  public var parts: [Part]

  /// An order by some keys; without any it is by date.
  public init(_ parts: [Part] = []) {
    self.parts = parts.isEmpty ? [Part(.date)] : parts
  }

  /// An order by one key.
  public init(_ key: SortKey, isReversed: Bool = false) {
    parts = [Part(key, isReversed: isReversed)]
  }

  /// An order as it is written: `post,-date` is by post, and where that is equal oldest first.
  ///
  /// Nil where a key is not known.
  public init?(spelled text: String) {
    var parts: [Part] = []
    for word in text.split(separator: ",", omittingEmptySubsequences: false) {
      let isReversed = word.first == "-"
      guard let key = SortKey(rawValue: String(isReversed ? word.dropFirst() : word)) else {
        return nil
      }
      if !parts.contains(where: { $0.key == key }) {
        parts.append(Part(key, isReversed: isReversed))
      }
    }
    self.init(parts)
  }

  /// As `init(spelled:)` reads it.
  public var spelled: String {
    parts.map { ($0.isReversed ? "-" : "") + $0.key.rawValue }.joined(separator: ",")
  }

  /// The whole order turned over.
  public var reversed: ListOrder {
    ListOrder(parts.map { Part($0.key, isReversed: !$0.isReversed) })
  }
}

extension Library {
  /// The rows that match, in the order of `rows`.
  ///
  /// Cost: well under a millisecond for fields; for words a look-up in the index each; for a phrase
  /// the reading of every cable that has its words.
  public func matches(_ query: Query) -> [Int] { matches(query, notebook: NotebookView()) }

  /// The rows that match, in the order of `rows`; what is in the notebook takes part.
  ///
  /// - Parameters:
  ///   - query: the filter.
  ///   - notebook: what `has:star`, `is:read` and the like go by.
  ///   - isCancelled: asked between steps; once true, the result is of no use.
  /// - Returns: indices of `rows`, rising.
  public func matches(
    _ query: Query, notebook: NotebookView, isCancelled: @escaping @Sendable () -> Bool = { false }
  ) -> [Int] {
    if query.isEmpty { return Array(rows.indices) }
    let evaluator = Evaluator(storage: storage, notebook: notebook, isCancelled: isCancelled)
    return rows(in: evaluator.slots(query))
  }

  /// Looks the stars and read marks of a notebook up, so that the first query for them is as quick as
  /// any.
  ///
  /// Cost: a look-up a mark, once for each library; nothing where it was done.
  public func prepare(for notebook: NotebookView) {
    let evaluator = Evaluator(storage: storage, notebook: notebook, isCancelled: { false })
    _ = evaluator.slots(.field(.is, .equal, "read"), within: storage.listed)
    _ = evaluator.slots(.field(.is, .equal, "starred"), within: storage.listed)
  }

  /// The rows of a set of slots, in the order of rows.
  func rows(in set: SlotSet) -> [Int] {
    var rows: [Int] = []
    rows.reserveCapacity(set.count)
    storage.order.withUnsafeBufferPointer { order in
      for place in order.indices where set.contains(Int(order[place])) { rows.append(place) }
    }
    return rows
  }

  /// Matched rows in another order; equal ones stay in the order of `rows`.
  ///
  /// Where the last key is turned over, those that are equal in all keys are as well.
  ///
  /// - Parameters:
  ///   - matched: rows as `matches` gives them.
  ///   - order: what to order by.
  ///   - query: its words are what `rank` goes by.
  /// - Returns: the same rows in that order.
  public func sorted(_ matched: [Int], by order: ListOrder, query: Query = Query()) -> [Int] {
    let sort = SortOrder(storage: storage)
    var rows = matched.sorted()
    if order.parts.last?.isReversed == true { rows.reverse() }
    // A stable sort by the last key first leaves the first key in charge.
    for part in order.parts.reversed() {
      rows = sort.sorted(rows, by: part, query: query)
    }
    return rows
  }
}
