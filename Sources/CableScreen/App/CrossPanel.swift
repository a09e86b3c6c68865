import CableCatalog

/// A cross table on the screen: which cell the cursor is on.
struct CrossPanel: Sendable, Hashable {
  var table: CrossTable
  var rowDimension: FacetDimension
  var columnDimension: FacetDimension
  /// Index in the rows of the table.
  var row = 0
  /// Index in the columns of the table; their count is the column of all.
  var column = 0

  /// The terms of the cell under the cursor; nil where one of its values is in no field of a filter.
  var terms: [String]? {
    guard table.rows.indices.contains(row) else { return nil }
    guard let first = rowDimension.term(table.rows[row].value) else { return nil }
    guard table.columns.indices.contains(column) else { return [first] }
    guard let second = columnDimension.term(table.columns[column].value) else { return nil }
    return [first, second]
  }

  /// How many cables the cell under the cursor has.
  var count: Int {
    guard table.rows.indices.contains(row) else { return 0 }
    return table.columns.indices.contains(column)
      ? table.counts[row][column] : table.rows[row].count
  }

  /// The name of the cell under the cursor: `ASTANA, 2009`.
  var name: String {
    guard table.rows.indices.contains(row) else { return "" }
    let first = Self.shown(table.rows[row].value)
    return table.columns.indices.contains(column)
      ? "\(first), \(Self.shown(table.columns[column].value))" : "\(first), all"
  }

  /// A value, or what stands for none.
  static func shown(_ value: String) -> String { value.isEmpty ? "(none)" : value }

  /// Moves the cursor, staying inside.
  mutating func move(rows: Int = 0, columns: Int = 0) {
    row = max(0, min(table.rows.count - 1, row + rows))
    column = max(0, min(table.columns.count, column + columns))
  }
}
