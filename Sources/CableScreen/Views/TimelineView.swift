import CableCore

/// Cables by month as columns, with the brushed range.
enum TimelineView {
  private static let blocks = [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]

  /// What its keys do.
  static let hint = "h/l move · Space selects · Enter filters · Esc closes"

  static func draw(_ timeline: Timeline, _ state: AppState, on grid: inout Grid) {
    let pane = Panel.frame(
      title(timeline), right: [StyledText(reach(timeline), .head)], hint: hint,
      at: Layer.timeline(timeline).place, state, on: &grid)
    guard !timeline.months.isEmpty else {
      grid.write(
        StyledText("no listed cable has a date, or they are being counted…", .dim), x: pane.x + 1,
        y: pane.y, clip: pane)
      return
    }
    // The scale at the left has room for the highest count that there is.
    let scale = (timeline.months.map(\.count).max() ?? 0).grouped.utf8.count
    let inside = Rect(
      x: pane.x + scale + 3, y: pane.y, width: max(8, pane.width - scale - 5), height: pane.height)
    // Months share the width; where there are too many, the window around the cursor is shown.
    let step = max(1, min(8, inside.width / timeline.months.count))
    let room = max(1, inside.width / step)
    let start = max(0, min(timeline.cursor - room / 2, timeline.months.count - room))
    let shown = start..<min(timeline.months.count, start + room)
    let most = max(1, timeline.months[shown].map(\.count).max() ?? 1)
    let height = max(1, inside.height - 2)
    drawScale(most, columns: scale, rows: height, in: pane, on: &grid)
    for month in shown {
      let area = Rect(
        x: inside.x + (month - start) * step, y: inside.y, width: max(1, step - 1), height: height)
      let isRoomy = !timeline.months[month..<min(shown.upperBound, month + 4 / step + 1)]
        .dropFirst()
        .contains { $0.name.hasSuffix("-01") }
      drawMonth(
        timeline, month, in: area, clip: inside, most: most, isNamed: month == start && isRoomy,
        on: &grid)
    }
    grid.cursor = (inside.x + (timeline.cursor - start) * step, inside.y + height)
  }

  /// The highest count, its half where rows are left between, and 0, each at its height.
  private static func drawScale(
    _ most: Int, columns: Int, rows: Int, in pane: Rect, on grid: inout Grid
  ) {
    var marks = [(0, most), (rows - 1, 0)]
    // Half of an odd count is no count: the one below it is at its own height.
    let half = most / 2
    if rows > 4, most > 1 { marks.append((rows - (half * rows + most - 1) / most, half)) }
    for row in 0..<rows {
      let count = marks.first { $0.0 == row }?.1
      let text = (count?.grouped ?? "").leftPadding(to: columns) + (count == nil ? " │" : " ┤")
      grid.write(StyledText(text, .dim), x: pane.x + 1, y: pane.y + row, clip: pane)
    }
  }

  /// What a column is, and from when to when there are some.
  private static func reach(_ timeline: Timeline) -> String {
    guard let first = timeline.months.first?.name, let last = timeline.months.last?.name else {
      return ""
    }
    return "a column per month, \(first) to \(last)"
  }

  private static func title(_ timeline: Timeline) -> StyledText {
    var title = StyledText("Cables by month", .head)
    if timeline.months.indices.contains(timeline.cursor) {
      let count = timeline.months[timeline.brushed].reduce(0) { $0 + $1.count }
      title.append("  \(timeline.term ?? "") ", .head)
      title.append("\(count.grouped) \(count == 1 ? "cable" : "cables")", .head)
    }
    return title
  }

  /// A month as a column of blocks, the brush below it, then the year and, with room, the month.
  private static func drawMonth(
    _ timeline: Timeline, _ month: Int, in area: Rect, clip: Rect, most: Int, isNamed: Bool,
    on grid: inout Grid
  ) {
    let count = timeline.months[month].count
    let eighths = count == 0 ? 0 : max(1, count * area.height * 8 / most)
    let isBrushed = timeline.brushed.contains(month)
    for row in 0..<area.height {
      let level = max(0, min(8, eighths - (area.height - 1 - row) * 8))
      let column = String(repeating: blocks[level], count: area.width)
      grid.write(
        DisplayText(column), x: area.x, y: area.y + row,
        style: Style(role: isBrushed ? .searchHit : .bar), clip: clip)
    }
    let y = area.y + area.height
    if isBrushed {
      let brush = DisplayText(String(repeating: "━", count: area.width))
      grid.write(brush, x: area.x, y: y, style: Style(role: .searchHit), clip: clip)
    }
    let name = timeline.months[month].name
    let isYear = isNamed || name.hasSuffix("-01")
    // `2009-08` where it fits, `08` for the months after it; narrow columns name the years alone.
    let label =
      area.width >= 7
      ? name : isYear ? String(name.prefix(4)) : area.width >= 4 ? String(name.suffix(2)) : ""
    // A part of a year would be another number.
    guard area.x + label.count <= clip.x + clip.width else { return }
    grid.write(StyledText(label, .dim), x: area.x, y: y + 1, clip: clip)
  }
}
