import CableCore

/// Cables by month as columns, with the brushed range.
enum TimelineView {
  private static let blocks = [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]

  static func draw(_ timeline: Timeline, isSpoken: Bool, on grid: inout Grid) {
    let inside = Box.frame(
      rows: max(3, min(12, grid.height - 8)) + 2, title: title(timeline),
      hint: "h/l move · Space brushes · Enter filters · Esc closes", isSpoken: isSpoken, on: &grid)
    guard !timeline.months.isEmpty else {
      grid.write(
        StyledText("no dated cable is listed, or they are being counted…", .dim), x: inside.x,
        y: inside.y, clip: inside)
      return
    }
    // Months share the width; where there are too many, the window around the cursor is shown.
    let step = max(1, min(8, inside.width / timeline.months.count))
    let room = max(1, inside.width / step)
    let start = max(0, min(timeline.cursor - room / 2, timeline.months.count - room))
    let shown = start..<min(timeline.months.count, start + room)
    let most = max(1, timeline.months[shown].map(\.count).max() ?? 1)
    let height = max(1, inside.height - 2)
    for month in shown {
      let area = Rect(
        x: inside.x + (month - start) * step, y: inside.y, width: max(1, step - 1), height: height)
      let isRoomy = !timeline.months[month..<min(shown.upperBound, month + 4 / step + 1)]
        .dropFirst()
        .contains { $0.name.hasSuffix("-01") }
      drawMonth(
        timeline, month, in: area, most: most, isNamed: month == start && isRoomy, on: &grid)
    }
    grid.cursor = (inside.x + (timeline.cursor - start) * step, inside.y + height)
  }

  private static func title(_ timeline: Timeline) -> StyledText {
    var title = StyledText("Cables by month", .heading, isBold: true)
    if timeline.months.indices.contains(timeline.cursor) {
      let count = timeline.months[timeline.brushed].reduce(0) { $0 + $1.count }
      title.append("  \(timeline.term ?? "") ", .chip)
      title.append("\(count.grouped) \(count == 1 ? "cable" : "cables")", .dim)
    }
    return title
  }

  /// A month as a column of blocks, the brush below it, then the year and, with room, the month.
  private static func drawMonth(
    _ timeline: Timeline, _ month: Int, in area: Rect, most: Int, isNamed: Bool,
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
        style: Style(role: isBrushed ? .searchHit : .bar), clip: grid.whole)
    }
    let y = area.y + area.height
    if isBrushed {
      let brush = DisplayText(String(repeating: "━", count: area.width))
      grid.write(brush, x: area.x, y: y, style: Style(role: .searchHit), clip: grid.whole)
    }
    let name = timeline.months[month].name
    let isYear = isNamed || name.hasSuffix("-01")
    // `2009-08` where it fits, `08` for the months after it; narrow columns name the years alone.
    let told =
      area.width >= 7
      ? name : isYear ? String(name.prefix(4)) : area.width >= 4 ? String(name.suffix(2)) : ""
    grid.write(StyledText(told, .dim), x: area.x, y: y + 1, clip: grid.whole)
  }
}
