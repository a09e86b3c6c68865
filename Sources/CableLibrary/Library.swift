public import CableCore

/// An unchanging view of the cables known so far; cheap to copy, safe to share between threads.
public struct Library: Sendable {
  /// Newest first.
  public let rows: [LibraryRow]
  /// Paths of the files that hold cables; shown only through `DisplayText`.
  public let files: [String]
  /// Files that gave no cable.
  public let skipped: [SkippedFile]
  /// False while files are still being read.
  public let isComplete: Bool
  private let rowsByID: [String: [Int]]
  private let citingByID: [String: [Int]]

  /// A library of some rows, which it sorts: newest first, then by id.
  public init(
    rows: [LibraryRow] = [], files: [String] = [], skipped: [SkippedFile] = [],
    isComplete: Bool = true
  ) {
    let sorted = rows.sorted { left, right in
      switch (left.sent, right.sent) {
      case (let first?, let second?) where first != second: first > second
      case (_?, nil): true
      case (nil, _?): false
      default: left.id < right.id
      }
    }
    self.rows = sorted
    self.files = files
    self.skipped = skipped
    self.isComplete = isComplete
    rowsByID = Dictionary(grouping: sorted.indices) { sorted[$0].id }
    var citing: [String: [Int]] = [:]
    for (index, row) in sorted.enumerated() {
      for id in Set(row.cites) { citing[id, default: []].append(index) }
    }
    citingByID = citing
  }

  /// The rows that match, in the order of `rows`.
  ///
  /// Cost: linear in the rows.
  public func matches(_ query: Query) -> [Int] {
    query.isEmpty
      ? Array(rows.indices) : rows.indices.filter { Matching.matches(query.root, rows[$0], self) }
  }

  /// Tags with their counts among some rows, most frequent first.
  public func tagCounts(among matched: [Int]) -> [(tag: String, count: Int)] {
    var counts: [String: Int] = [:]
    for index in matched where rows.indices.contains(index) {
      for tag in rows[index].tags { counts[tag, default: 0] += 1 }
    }
    return counts.map { (tag: $0.key, count: $0.value) }
      .sorted { ($1.count, $0.tag) < ($0.count, $1.tag) }
  }

  /// Where an id leads; for an assumed year in a January–March cable also the year before.
  public func resolve(_ id: CableID, isYearAssumed: Bool = false, from row: Int? = nil)
    -> Resolution
  {
    if let found = rowsByID[id.description] { return resolution(found) }
    if isYearAssumed, let row, rows.indices.contains(row), (rows[row].sent?.month ?? 12) <= 3 {
      var before = id
      before.year -= 1
      if let found = rowsByID[before.description] { return resolution(found) }
    }
    return .missing
  }

  /// Rows that cite a row.
  public func citing(_ row: Int) -> [Int] {
    rows.indices.contains(row) ? citingByID[rows[row].id] ?? [] : []
  }

  /// True where the library holds a cable of this id.
  public func holds(_ id: String) -> Bool { rowsByID[id] != nil }

  private func resolution(_ found: [Int]) -> Resolution {
    found.count == 1 ? .found(found[0]) : .ambiguous(found)
  }
}
