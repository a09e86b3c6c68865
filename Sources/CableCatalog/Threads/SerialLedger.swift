import CableCore

/// What a library holds of the numbers that its posts gave: each post counts from 1 in every year.
public struct SerialLedger: Sendable {
  /// A post in a year.
  public struct Entry: Sendable, Hashable {
    /// Upper case without spaces, such as `ASTANA`.
    public var post: String
    /// Four digits.
    public var year: Int
    /// Numbers of which a cable is here.
    public var held: Int
    /// Numbers of which none is here and one is cited with its year.
    public var cited: Int
    /// Numbers below the highest that are neither here nor cited.
    public var unseen: Int
    /// Numbers that are cited without a year, of which this is the likelier; in none of the others.
    public var open: Int
    /// The highest number that is here or cited with its year: as many cables there were at least.
    public var highest: Int
    /// The cables that are here by `Classification.description`, empty for none; those with most first.
    public var classes: [Facets.Count]
  }

  /// Those with most cables that are here first, then by post and year.
  public let entries: [Entry]

  /// The ledger of a library for the posts and years of some of its rows.
  ///
  /// The posts and years are those of the rows and of what they cite. All cables of the library are
  /// looked at, also those that are not among the rows: a number is not missing because a filter leaves
  /// its cable out. Airgrams, which count in a series of their own, and
  /// cables without id are left out.
  ///
  /// Cost: one pass over the ids of the library, and over those that are cited and not here.
  public init(_ library: Library, of rows: [Int]) {
    let storage = library.storage
    var counts: [Series: Count] = [:]
    var wanted: Set<Series> = []
    for row in rows where library.rows.indices.contains(row) {
      let slot = Int(storage.order[row])
      if let id = storage.columns.ids.serial(storage.columns.id[slot]) { wanted.insert(id.series) }
    }
    for cable in library.missing(citedBy: rows).cables where !cable.id.isAirgram {
      wanted.insert(cable.series)
    }
    for slot in storage.order {
      guard let id = storage.columns.ids.serial(storage.columns.id[Int(slot)]),
        wanted.contains(id.series)
      else { continue }
      if counts[id.series, default: Count()].held.insert(id.number).inserted {
        let symbol = storage.columns.classification[Int(slot)]
        counts[id.series]?.classes[symbol, default: 0] += 1
      }
    }
    let cited = library.missing(citedBy: Array(library.rows.indices)).cables
    for cable in cited where !cable.id.isAirgram {
      guard wanted.contains(cable.series) else { continue }
      if cable.isYearOpen {
        counts[cable.series, default: Count()].open += 1
      } else {
        counts[cable.series, default: Count()].cited.insert(cable.id.number)
      }
    }
    entries = counts.map { series, count in
      let highest = max(count.held.max() ?? 0, count.cited.max() ?? 0)
      return Entry(
        post: series.post, year: series.year, held: count.held.count, cited: count.cited.count,
        unseen: max(0, highest - count.held.count - count.cited.count), open: count.open,
        highest: highest,
        classes: count.classes.map {
          Facets.Count(value: storage.columns.classifications[$0.key], count: $0.value)
        }.sorted { ($1.count, $0.value) < ($0.count, $1.value) })
    }.sorted { ($1.held, $0.post, $0.year) < ($0.held, $1.post, $1.year) }
  }

  fileprivate struct Series: Hashable {
    var post: String
    var year: Int
  }

  private struct Count {
    var held: Set<Int> = []
    var cited: Set<Int> = []
    var open = 0
    var classes: [UInt32: Int] = [:]
  }
}

extension MissingCable {
  fileprivate var series: SerialLedger.Series { .init(post: id.station, year: id.year) }
}

extension SymbolTable {
  /// The series and the number of an id; nil for an airgram's, and for what is none.
  fileprivate func serial(_ symbol: UInt32) -> (series: SerialLedger.Series, number: Int)? {
    guard let id = CableID(parsing: self[symbol]), !id.isAirgram else { return nil }
    return (SerialLedger.Series(post: id.station, year: id.year), id.number)
  }
}
