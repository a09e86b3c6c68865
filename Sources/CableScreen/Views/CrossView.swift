import CableCatalog
import CableCore

/// A cross table that scrolls in both directions.
enum CrossView {
  /// What its keys do.
  static let hint = "h/j/k/l move · Enter filters by the cell · Esc closes"

  static func draw(_ panel: CrossPanel, _ state: AppState, on grid: inout Grid) {
    let table = panel.table
    let pane = Panel.frame(
      StyledText("\(panel.name): \(panel.count.grouped("cable"))", .head),
      right: [
        StyledText(
          "\(table.rows.count.grouped) × \(table.columns.count.grouped), \(panel.rowDimension.rawValue) by "
            + panel.columnDimension.rawValue, .head)
      ], hint: hint, at: Layer.cross(panel).place, state, on: &grid)
    guard !table.rows.isEmpty, pane.height > 1 else {
      grid.write(StyledText("nothing is listed", .dim), x: pane.x + 1, y: pane.y, clip: pane)
      return
    }
    let head = min(
      20, max(6, table.rows.map { DisplayText(CrossPanel.shown($0.value)).columns }.max() ?? 6))
    let all = table.rows.map(\.count).max() ?? 0
    let width = max(
      7, all.grouped.count + 1,
      min(
        12, (table.columns.map { DisplayText(CrossPanel.shown($0.value)).columns }.max() ?? 0) + 1))
    let room = max(1, (pane.width - head - 2) / width)
    let left = max(0, min(panel.column - room / 2, table.columns.count + 1 - room))
    let columns = left..<min(table.columns.count + 1, left + room)
    let height = pane.height - 1
    let top = max(0, min(panel.row - height / 2, table.rows.count - height))
    for column in columns {
      let name =
        column < table.columns.count ? CrossPanel.shown(table.columns[column].value) : "all"
      grid.write(
        StyledText(
          DisplayText(name).truncated(to: width - 1).string.leftPadding(to: width),
          column == panel.column ? .tag : .dim, isBold: column == panel.column),
        x: pane.x + 1 + head + (column - left) * width, y: pane.y, clip: pane)
    }
    for row in top..<min(table.rows.count, top + height) {
      let y = pane.y + 1 + row - top
      grid.write(
        StyledText(
          DisplayText(CrossPanel.shown(table.rows[row].value)).truncated(to: head).string, .tag,
          isBold: row == panel.row), x: pane.x + 1, y: y, clip: pane)
      for column in columns {
        let count =
          column < table.columns.count ? table.counts[row][column] : table.rows[row].count
        let x = pane.x + 1 + head + (column - left) * width
        let isHere = row == panel.row && column == panel.column
        grid.write(
          StyledText(
            (count == 0 ? "·" : count.grouped).leftPadding(to: width),
            count == 0 || column == table.columns.count ? .dim : .body), x: x, y: y, clip: pane)
        guard isHere else { continue }
        PlaceMark.draw(
          Rect(x: x, y: y, width: width, height: 1), hasKeys: true,
          isSpoken: state.settings.a11y, on: &grid)
        grid.cursor = (x, y)
      }
    }
  }
}
