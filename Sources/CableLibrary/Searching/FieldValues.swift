public import CableCore

extension Searcher {
  /// What can follow a field's colon, with how many of some rows it would find: for completion.
  ///
  /// Cost: one pass over the rows.
  ///
  /// - Parameters:
  ///   - field: of the query language; those with free text have no values.
  ///   - matched: rows as `matches` gives them.
  ///   - notebook: what `has:star`, `is:read` and `mytag:` go by.
  /// - Returns: most frequent first, levels and dates in their own order; none with a count of 0.
  public func values(
    of field: Query.FieldName, among matched: [Int], notebook: NotebookView = NotebookView()
  ) -> [Facets.Count] {
    switch field {
    case .tag: library.facets(among: matched).tags
    case .from: library.facets(among: matched).posts.filter { !$0.value.isEmpty }
    case .caption: library.facets(among: matched).captions
    case .exemption: library.facets(among: matched).exemptions
    case .date: library.facets(among: matched).years
    case .to: library.counts(of: storage.columns.to, storage.columns.addressees, among: matched)
    case .cites: citedIDs(among: matched)
    case .class: asked(["U", "SBU", "OUO", "LOU", "C", "S", "TS"], field, matched, notebook)
    case .mark: asked(["U", "SBU", "OUO", "LOU", "C", "S", "TS"], field, matched, notebook)
    case .precedence:
      asked(Precedence.allCases.map(\.word), field, matched, notebook)
    case .has:
      asked(
        ["refs", "cited", "missing-ref", "diagnostic", "star", "note", "mytag"], field, matched,
        notebook)
    case .is: asked(["unread", "read", "starred"] + Self.kinds, field, matched, notebook)
    case .mytag:
      asked(
        Set(notebook.tags.values.flatMap { $0 }).sorted(), field, matched, notebook)
    case .signed, .classifiedby, .drafted:
      PersonRole(field).map { library.people($0, among: matched, apart: true) } ?? []
    case .id, .citedby, .subject, .path, .note, .stem, .para: []
    }
  }

  private static let kinds = DocumentKind.allCases.map { $0.rawValue.replacing(" ", with: "-") }

  /// Values of a closed list, each asked for in turn.
  private func asked(
    _ values: [String], _ field: Query.FieldName, _ matched: [Int], _ notebook: NotebookView
  ) -> [Facets.Count] {
    let evaluator = evaluator(notebook, { false })
    var scope = SlotSet(bound: storage.columns.count)
    for row in matched where storage.order.indices.contains(row) {
      scope.insert(storage.order[row])
    }
    return values.compactMap { value in
      let count = evaluator.slots(.field(field, .equal, value), within: scope).count
      return count > 0 ? Facets.Count(value: value, count: count) : nil
    }
  }

  private func citedIDs(among matched: [Int]) -> [Facets.Count] {
    let cites = storage.citations.cites
    var counts = [Int](repeating: 0, count: storage.columns.ids.count)
    for row in matched where storage.order.indices.contains(row) {
      for id in cites[storage.order[row]] { counts[id.index] += 1 }
    }
    return Library.ordered(counts, storage.columns.ids)
  }
}
