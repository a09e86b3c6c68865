public import CableCore

/// A cable that is cited in a library and is not in it.
public struct MissingCable: Sendable, Hashable {
  /// The id as the citing cables have it; where nobody printed the year, of the likeliest year.
  public var id: CableID
  /// What may be meant where nobody printed the year; the older last, none if the year is printed.
  public var candidates: [CableID]
  /// Rows of those that cite it in their REF blocks, newest first; of copies of one cable the first.
  public var citing: [Int]

  /// As shown to a person: the id, or `STATE 178303 (06 or 07)` where the year is open.
  public var name: String { CableID.name(ofAny: candidates) ?? id.description }
  /// True if the year, or the choice between two, is nothing but likely.
  public var isYearOpen: Bool { !candidates.isEmpty }
}

extension Library {
  /// The cables that some rows cite and that are not here, those that most cite first.
  ///
  /// Cost: one pass over the references of the rows; for each cable that is returned, a look at those
  /// that cite it.
  ///
  /// - Parameters:
  ///   - citing: rows of this library.
  ///   - limit: at most so many.
  /// - Returns: the cables, and how many there are without the limit.
  public func missing(citedBy citing: [Int], limit: Int = .max) -> (
    cables: [MissingCable], count: Int
  ) {
    let ids = storage.columns.ids
    let citing = citing.filter(rows.indices.contains).sorted()
    let (found, counts) = missingSymbols(citedBy: citing)
    let most = Self.most(found, limit: limit) { Int(counts[$0.index]) }
    let shown = Array(
      ids.sortedByCount(most, count: { Int(counts[$0.index]) }, symbol: { $0 }).prefix(
        max(0, limit))
    )
    var citers: [Symbol<Named.Cable>: [Int]] = Dictionary(
      uniqueKeysWithValues: shown.map { ($0, []) })
    forEachMissing(citing) { symbol, row in citers[symbol]?.append(row) }
    let network = CitationNetwork(self)
    let candidates = network.candidates(of: shown)
    let cables = shown.compactMap { symbol -> MissingCable? in
      let open = candidates[symbol] ?? []
      guard let id = open.first ?? CableID(parsing: ids[symbol]) else { return nil }
      return MissingCable(id: id, candidates: open, citing: citers[symbol] ?? [])
    }
    return (cables, found.count)
  }

  /// The symbols of the cables that some rows cite and that are not here, rising, and for each symbol how
  /// many rows cite it.
  func missingSymbols(citedBy rows: [Int]) -> (symbols: [Symbol<Named.Cable>], counts: [UInt32]) {
    var counts = [UInt32](repeating: 0, count: storage.columns.ids.count)
    forEachMissing(rows) { symbol, _ in counts[symbol.index] += 1 }
    return (storage.columns.ids.symbols.filter { counts[$0.index] > 0 }, counts)
  }

  /// Calls with the symbol of each cable that rows cite and that is not here, and the row.
  ///
  /// Of copies of a cable, which follow each other among rising rows, the first one cites.
  private func forEachMissing(_ rows: [Int], _ body: (Symbol<Named.Cable>, Int) -> Void) {
    let (cites, byID) = (storage.citations.cites, storage.byID)
    let network = CitationNetwork(self)
    // By the symbol, the cable that was the last to cite it.
    var last = [UInt32](repeating: .max, count: storage.columns.ids.count)
    for row in rows {
      for place in cites.range(storage.order[row]) {
        let symbol = cites.values[place]
        guard byID.count(of: symbol) == 0 else { continue }
        let citing = network.node(ofRow: row).number
        guard last[symbol.index] != citing else { continue }
        last[symbol.index] = citing
        body(symbol, row)
      }
    }
  }

  /// Those with the highest counts: as many as are asked for, and all that are equal to the last of them.
  private static func most(
    _ symbols: [Symbol<Named.Cable>], limit: Int, count: (Symbol<Named.Cable>) -> Int
  ) -> [Symbol<Named.Cable>] {
    guard limit < symbols.count else { return symbols }
    let highest = symbols.map(count).max() ?? 0
    var having = [Int](repeating: 0, count: highest + 1)
    for symbol in symbols { having[count(symbol)] += 1 }
    var (least, taken) = (highest + 1, 0)
    while least > 1, taken < limit {
      least -= 1
      taken += having[least]
    }
    return symbols.filter { count($0) >= least }
  }
}
