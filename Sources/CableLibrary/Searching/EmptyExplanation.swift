public import CableCore

/// A term of a query with what it finds: shows which one left nothing.
public struct TermCount: Sendable, Hashable {
  /// The term as a person would type it.
  public var text: String
  /// How many cables it finds alone.
  public var count: Int
  /// How many cables all other terms find without it; where this is above 0, it is the one that
  /// left nothing.
  public var withoutIt: Int
  /// Words of the library that this one may be meant for; none where it finds something.
  public var near: [CountedWord]

  /// A term with its counts.
  public init(text: String, count: Int, withoutIt: Int, near: [CountedWord] = []) {
    self.text = text
    self.count = count
    self.withoutIt = withoutIt
    self.near = near
  }
}

extension Searcher {
  /// Each term of a query that found nothing, with what it finds alone and what the rest finds.
  ///
  /// A query that is no list of terms is one term; a phrase is followed by its words.
  ///
  /// Cost: an evaluation of each term, and two steps a term over the bits of the library.
  ///
  /// - Parameters:
  ///   - query: the filter that found nothing.
  ///   - notebook: what `has:star`, `is:read` and the like go by.
  ///   - isCancelled: asked between steps; once true, the result is of no use.
  /// - Returns: the terms in the order in which they were typed.
  public func explainEmpty(
    _ query: Query, notebook: NotebookView = NotebookView(),
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) -> [TermCount] {
    let evaluator = evaluator(notebook, isCancelled)
    let terms: [Query.Node] =
      switch query.root {
      case .and(let nodes): nodes
      case .all: []
      case .word, .form, .phrase, .near, .paragraph, .field, .not, .or: [query.root]
      }
    var counts: [TermCount] = []
    var found: [SlotSet] = []
    for term in terms {
      if isCancelled() { return counts }
      found.append(evaluator.slots(term, within: storage.listed))
    }
    // What all terms after each one find together, and all before it.
    var after = [storage.listed]
    for slots in found.dropFirst().reversed() {
      after.append(after.last?.intersection(slots) ?? slots)
    }
    var before = storage.listed
    for (place, term) in terms.enumerated() {
      if isCancelled() { return counts }
      let rest = before.intersection(after[terms.count - 1 - place]).count
      before.formIntersection(found[place])
      let own = found[place].count
      var near: [CountedWord] = []
      if case .word(let word, _) = term, own == 0 {
        near = nearWords(word, isCancelled: isCancelled)
      }
      counts.append(TermCount(text: term.typed, count: own, withoutIt: rest, near: near))
      guard case .phrase(let words) = term, own == 0, words.count > 1 else { continue }
      for word in words {
        let node = Query.Node.word(word, isPrefix: false)
        let count = evaluator.slots(node, within: storage.listed).count
        counts.append(
          TermCount(
            text: word, count: count, withoutIt: rest,
            near: count > 0 ? [] : nearWords(word, isCancelled: isCancelled)))
      }
    }
    return counts
  }
}
