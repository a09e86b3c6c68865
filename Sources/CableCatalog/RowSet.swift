/// Some rows of a library, a bit each: all of a quarter of a million are chosen in an instant.
public struct RowSet: Sendable {
  /// A place in the list, as the bits have it.
  private struct Row: Numbered {
    let number: UInt32
  }

  private var bits = BitSet<Row>(bound: 0)

  /// No rows.
  public init() {}

  /// How many rows there are.
  ///
  /// Cost: a step for 64 rows of the library.
  public var count: Int { bits.count }
  /// True if there are none.
  public var isEmpty: Bool { bits.isEmpty }

  /// The rows, rising.
  public var rows: [Int] {
    var rows: [Int] = []
    bits.forEach { rows.append($0.index) }
    return rows
  }

  /// True for a row that is in it.
  public func contains(_ row: Int) -> Bool { row < bits.bound && bits.contains(Row(row)) }

  /// Adds a row.
  public mutating func insert(_ row: Int) { insert([row]) }

  /// Adds rows.
  ///
  /// Cost: some nanoseconds a row, which it would not be for any collection of another module.
  public mutating func insert(_ rows: ArraySlice<Int>) {
    guard let last = rows.max() else { return }
    if last >= bits.bound {
      var larger = BitSet<Row>(bound: last + 1)
      larger.formUnion(bits)
      bits = larger
    }
    for row in rows { bits.insert(Row(row)) }
  }

  /// Takes a row out.
  public mutating func remove(_ row: Int) { remove([row]) }

  /// Takes rows out.
  public mutating func remove(_ rows: ArraySlice<Int>) {
    for row in rows where row < bits.bound { bits.remove(Row(row)) }
  }

  /// The same cables in another state of the library; those that are gone are left out.
  ///
  /// A cable whose text has changed is known by its id.
  ///
  /// Cost: a look-up for each row, without making its id.
  public func carried(from old: Library, to new: Library) -> RowSet {
    guard !old.hasSameRows(as: new), !isEmpty else { return self }
    let (before, after) = (old.storage, new.storage)
    var chosen: [Int] = []
    bits.forEach { row in
      guard row.index < before.order.count else { return }
      let slot = before.order[row.index]
      let symbol = before.columns.id[slot]
      let found = before.columns.ids.withBytes(of: symbol) { id in
        // Numbers of ids seldom change.
        symbol.index < after.columns.ids.count
          && after.columns.ids.texts.equals(symbol, id)
          ? symbol : after.columns.ids.find(id)
      }
      guard let found else { return }
      let rows = new.rows(at: after.byID[found])
      let digest = before.columns.digest[slot]
      let same = rows.filter { after.columns.digest[after.order[$0]] == digest }
      chosen += same.isEmpty ? rows : same
    }
    var carried = RowSet()
    carried.insert(chosen[...])
    return carried
  }
}
