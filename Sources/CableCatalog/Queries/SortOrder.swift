package import CableCore

/// Orders rows by a key; each key is made once for a row, not once for a comparison.
package struct SortOrder {
  let storage: LibraryStorage
  /// What `rank` goes by.
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
      return sorted(rows, isReversed) { ranks[Int(storage.columns.id[$0])] }
    case .post:
      let ranks = ranks(of: storage.columns.stations)
      return sorted(rows, isReversed) { ranks[Int(storage.columns.station[$0])] }
    case .classification:
      let ranks = (0..<storage.columns.classifications.count).map { symbol -> Int in
        let own = Classification(spelled: storage.columns.classifications[UInt32(symbol)])
        return own.map { -1 - $0.level.rawValue * 2 - ($0.controls.isEmpty ? 0 : 1) } ?? 0
      }
      return sorted(rows, isReversed) { ranks[Int(storage.columns.classification[$0])] }
    case .subject: return bySubject(rows, isReversed)
    case .rank:
      let scores = scores(query)
      return sorted(rows, isReversed) { -scores[$0] }
    }
  }

  private func sorted<Key: Comparable>(
    _ rows: [Int], _ isReversed: Bool, _ key: (Int) -> Key
  ) -> [Int] {
    let keyed = rows.enumerated().map { place, row in
      (key: key(Int(storage.order[row])), place: place, row: row)
    }
    return keyed.sorted {
      $0.key == $1.key ? $0.place < $1.place : ($0.key < $1.key) != isReversed
    }.map(\.row)
  }

  /// The place of each symbol among all in alphabetical order.
  private func ranks(of table: SymbolTable) -> [Int] {
    let sorted = table.texts.bytes.withUnsafeBufferPointer { bytes in
      (0..<table.count).sorted {
        bytes[table.texts.range($0)].lexicographicallyPrecedes(bytes[table.texts.range($1)])
      }
    }
    var ranks = [Int](repeating: 0, count: table.count)
    for (rank, symbol) in sorted.enumerated() { ranks[symbol] = rank }
    return ranks
  }

  private func bySubject(_ rows: [Int], _ isReversed: Bool) -> [Int] {
    let subjects = storage.columns.subject
    let keyed = rows.enumerated().map { place, row -> (key: [UInt8], place: Int, row: Int) in
      let slot = Int(storage.order[row])
      return (
        subjects.bytes[subjects.range(slot)].map { $0 >= 0x61 && $0 <= 0x7A ? $0 - 32 : $0 },
        place, row
      )
    }
    return keyed.sorted {
      $0.key == $1.key
        ? $0.place < $1.place : $0.key.lexicographicallyPrecedes($1.key) != isReversed
    }.map(\.row)
  }

  /// For each slot how much it is about the words of a query.
  private func scores(_ query: Query) -> [Double] {
    var scores = [Double](repeating: 0, count: storage.columns.count)
    for (word, isPrefix) in Set(query.root.words.map { Pair(word: $0.0, isPrefix: $0.1) }).map({
      ($0.word, $0.isPrefix)
    }) {
      let holding = texts.slots(holding: word, isPrefix: isPrefix)
      let count = holding.count
      guard count > 0 else { continue }
      let rarity = Double(
        max(
          1,
          (storage.columns.count / count).bitWidth
            - (storage.columns.count / count).leadingZeroBitCount))
      holding.forEach { scores[$0] += rarity }
      for slot in SubjectSearch.slots(
        word, isPrefix: isPrefix, in: storage.columns.subject, from: 0)
      {
        scores[slot] += 2 * rarity
      }
    }
    return scores
  }

  private struct Pair: Hashable {
    var word: String
    var isPrefix: Bool
  }
}

extension Query.Node {
  /// The folded words that a match has, each with whether it is a prefix.
  var words: [(String, Bool)] {
    switch self {
    case .word(let word, let isPrefix): WordFolding.words(of: word).map { ($0, isPrefix) }
    case .phrase(let words):
      words.flatMap { WordFolding.words(of: $0) }.map { ($0, false) }
    case .and(let nodes), .or(let nodes): nodes.flatMap(\.words)
    case .all, .not, .field: []
    }
  }
}
