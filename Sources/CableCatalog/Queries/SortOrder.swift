package import CableCore

/// Orders rows by a key; each key is made once for a row, not once for a comparison.
package struct SortOrder {
  let storage: LibraryStorage
  /// What `relevance` goes by.
  let texts: any TextSource

  /// A value from its parts.
  package init(storage: LibraryStorage, texts: any TextSource) {
    self.storage = storage
    self.texts = texts
  }

  /// Sorts rows; those that are equal stay as they come.
  package func sorted(_ rows: [Int], by part: ListOrder.Part, query: Query) -> [Int] {
    let isReversed = part.isReversed
    switch part.key {
    case .date: return rows.sorted { isReversed ? $0 > $1 : $0 < $1 }
    case .id:
      let ranks = ranks(of: storage.columns.ids)
      return sorted(rows, isReversed) { ranks[storage.columns.id[$0].index] }
    case .post:
      let ranks = ranks(of: storage.columns.stations)
      return sorted(rows, isReversed) { ranks[storage.columns.station[$0].index] }
    case .classification:
      let ranks = storage.columns.classifications.symbols.map { symbol -> Int in
        let own = Classification(spelled: storage.columns.classifications[symbol])
        return own.map { -1 - $0.level.rawValue * 2 - ($0.controls.isEmpty ? 0 : 1) } ?? 0
      }
      return sorted(rows, isReversed) { ranks[storage.columns.classification[$0].index] }
    case .subject: return bySubject(rows, isReversed)
    case .relevance:
      let scores = Relevance(storage).scores(query.root.wordTerms, storage, texts)
      return sorted(rows, isReversed) { -scores[$0] }
    }
  }

  private func sorted<Key: Comparable>(
    _ rows: [Int], _ isReversed: Bool, _ key: (Slot) -> Key
  ) -> [Int] {
    let keyed = rows.enumerated().map { place, row in
      (key: key(storage.order[row]), place: place, row: row)
    }
    return keyed.sorted {
      $0.key == $1.key ? $0.place < $1.place : ($0.key < $1.key) != isReversed
    }.map(\.row)
  }

  /// The place of each symbol among all in alphabetical order.
  private func ranks<Thing>(of table: SymbolTable<Thing>) -> [Int] {
    let sorted = table.symbols.sorted { table.precedes($0, $1) }
    var ranks = [Int](repeating: 0, count: table.count)
    for (rank, symbol) in sorted.enumerated() { ranks[symbol.index] = rank }
    return ranks
  }

  private func bySubject(_ rows: [Int], _ isReversed: Bool) -> [Int] {
    let subjects = storage.columns.subject
    let keyed = rows.enumerated().map { place, row -> (key: [UInt8], place: Int, row: Int) in
      let slot = storage.order[row]
      return (
        subjects.withBytes(slot) { $0.map { $0 >= 0x61 && $0 <= 0x7A ? $0 - 32 : $0 } },
        place, row
      )
    }
    return keyed.sorted {
      $0.key == $1.key
        ? $0.place < $1.place : $0.key.lexicographicallyPrecedes($1.key) != isReversed
    }.map(\.row)
  }
}
