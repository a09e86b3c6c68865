import CableCore
import CableLibrary
import CableScreen

/// What `stats --by post,year` prints: one dimension against another.
struct CrossReport {
  let rows: FacetDimension
  let columns: FacetDimension
  let output: Output
  let cells: SheetOptions

  /// Prints the table.
  func show(_ table: CrossTable, as format: Stats.Format) {
    guard let format = TableFormat(rawValue: format.rawValue), format != .text else {
      return text(table)
    }
    var written = Table(
      format, [rows.rawValue] + table.columns.map(\.value) + ["cables"], cells, to: output)
    for (row, counts) in zip(table.rows, table.counts) {
      written.row([Cell(row.value, isOptional: true)] + counts.map { Cell($0) } + [Cell(row.count)])
    }
    written.report()
  }

  private func text(_ table: CrossTable) {
    let names = table.rows.map { $0.value.isEmpty ? "(none)" : $0.value }
    let nameWidth = min(32, max(rows.rawValue.count, names.map(\.count).max() ?? 0))
    let heads = table.columns.map { $0.value.isEmpty ? "(none)" : $0.value }
    let widths = heads.indices.map { column in
      max(heads[column].count, table.counts.map { String($0[column]).count }.max() ?? 0) + 2
    }
    // What does not fit is omitted at the end, and reported.
    var shown = heads.count
    if let room = output.columns {
      var width = nameWidth + 9
      shown =
        widths.prefix { column in
          width += column
          return width <= room
        }.count
    }
    output.line([
      Piece(rows.rawValue.padding(to: nameWidth), .dim),
      Piece(
        (0..<shown).map { heads[$0].rightAligned(to: widths[$0]) }.joined()
          + "cables".rightAligned(to: 9), .heading, isBold: true),
    ])
    for (index, name) in names.enumerated() {
      output.line([
        Piece(DisplayText(name).truncated(to: nameWidth).string.padding(to: nameWidth)),
        Piece(
          (0..<shown).map { column in
            let count = table.counts[index][column]
            return (count == 0 ? "·" : String(count)).rightAligned(to: widths[column])
          }.joined()), Piece(String(table.rows[index].count).rightAligned(to: 9), .dim),
      ])
    }
    if shown < heads.count {
      output.line([
        Piece(
          "and \((heads.count - shown).counted("more column")); --format csv has all", .dim)
      ])
    }
  }
}
