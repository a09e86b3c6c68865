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
  /// - Parameters:
  ///   - matched: rows as `matches` gives them.
  ///   - key: what to order by.
  ///   - isReversed: true turns the whole order over.
  ///   - query: its words are what `rank` goes by.
  /// - Returns: the same rows in that order.
  public func sorted(
    _ matched: [Int], by key: SortKey, isReversed: Bool = false, query: Query = Query()
  ) -> [Int] {
    let sorted = SortOrder(storage: storage).sorted(matched.sorted(), by: key, query: query)
    return isReversed ? sorted.reversed() : sorted
  }
}
