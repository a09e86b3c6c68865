public import CableCore

/// A cable that is cited in a library and is not in it.
public struct MissingCable: Sendable, Hashable {
  /// The id as the citing cables have it; where nobody printed the year, of the likeliest year.
  public var id: CableID
  /// What may be meant where nobody printed the year; the older last, none if the year is printed.
  public var candidates: [CableID]
  /// Rows of those that cite it in their REF blocks, newest first.
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
    var found: [UInt32: [Int]] = [:]
    for row in citing.sorted() where rows.indices.contains(row) {
      for symbol in storage.cites[Int(storage.order[row])] where storage.byID[symbol].isEmpty {
        found[symbol, default: []].append(row)
      }
    }
    let symbols = found.keys.sorted { left, right in
      let (one, other) = (found[left]?.count ?? 0, found[right]?.count ?? 0)
      guard one == other else { return one > other }
      return storage.columns.ids[left] < storage.columns.ids[right]
    }
    let network = CitationNetwork(self)
    let shown = Array(symbols.prefix(max(0, limit)))
    let candidates = network.candidates(of: shown)
    let cables = shown.compactMap { symbol -> MissingCable? in
      let open = candidates[symbol] ?? []
      guard let id = open.first ?? CableID(parsing: storage.columns.ids[symbol]) else { return nil }
      return MissingCable(id: id, candidates: open, citing: found[symbol] ?? [])
    }
    return (cables, symbols.count)
  }
}
