import CableCore

/// Cables by month as columns, with the brushed range.
enum TimelineView {
  private static let blocks = [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]

  static func draw(_ timeline: Timeline, on grid: inout Grid) {
    let inside = Box.frame(
      rows: max(3, min(12, grid.height - 8)) + 2, title: title(timeline),
      hint: "h/l move · Space brushes · Enter filters · Esc closes", on: &grid)
    guard !timeline.months.isEmpty else {
      grid.write(
        StyledText("no dated cable is listed, or they are being counted…", .dim), x: inside.x,
        y: inside.y, clip: inside)
      return
    }
    // A column a month where there is room, else the window around the cursor.
    let room = max(1, inside.width)
    let start = max(0, min(timeline.cursor - room / 2, timeline.months.count - room))
    let shown = start..<min(timeline.months.count, start + room)
    let most = max(1, timeline.months[shown].map(\.count).max() ?? 1)
    let height = max(1, inside.height - 2)
    for month in shown {
      drawMonth(
        timeline, month, x: inside.x + month - start, most: most, height: height, in: inside,
        on: &grid)
    }
    grid.cursor = (inside.x + timeline.cursor - start, inside.y + height)
  }

  private static func title(_ timeline: Timeline) -> StyledText {
    var title = StyledText("Cables by month", .heading, isBold: true)
    if timeline.months.indices.contains(timeline.cursor) {
      let count = timeline.months[timeline.brushed].reduce(0) { $0 + $1.count }
      title.append("  \(timeline.term ?? "") ", .chip)
      title.append("\(count.grouped) cables", .dim)
    }
    return title
  }

  private static func drawMonth(
    _ timeline: Timeline, _ month: Int, x: Int, most: Int, height: Int, in inside: Rect,
    on grid: inout Grid
  ) {
    let count = timeline.months[month].count
    let eighths = count == 0 ? 0 : max(1, count * height * 8 / most)
    let isBrushed = timeline.brushed.contains(month)
    for row in 0..<height {
      let level = max(0, min(8, eighths - (height - 1 - row) * 8))
      grid.write(
        DisplayText(blocks[level]), x: x, y: inside.y + row,
        style: Style(role: isBrushed ? .searchHit : .bar), clip: inside)
    }
    if isBrushed {
      grid.write("━", x: x, y: inside.y + height, style: Style(role: .searchHit), clip: inside)
    }
    if timeline.months[month].name.hasSuffix("-01") {
      grid.write(
        StyledText(String(timeline.months[month].name.prefix(4)), .dim), x: x,
        y: inside.y + height + 1, clip: inside)
    }
  }
}
