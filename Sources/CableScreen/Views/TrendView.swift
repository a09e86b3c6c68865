import CableCore

/// Words over time: for each a line of columns, below each other on one scale of months.
enum TrendView {
  private static let blocks = [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]

  /// What its keys do.
  static let hint = "h/l move · % shares · Enter opens the month · Esc closes"

  static func draw(_ trend: Trend, _ state: AppState, on grid: inout Grid) {
    let pane = Panel.frame(
      title(trend), right: [StyledText(trend.isShare ? "share of all" : "cables", .head)],
      hint: hint, at: Layer.trend(trend).place, state, on: &grid)
    let width = max(1, pane.width - 2)
    let step = max(1, min(6, width / max(1, trend.months.count)))
    let room = max(1, width / step)
    let start = max(0, min(trend.cursor - room / 2, trend.months.count - room))
    let shown = start..<min(trend.months.count, start + room)
    // The last two lines are the months and those without a date.
    let each = max(2, (pane.height - 2) / max(1, trend.words.count))
    for word in trend.words.indices where (word + 1) * each <= pane.height - 2 {
      let top = pane.y + word * each
      let most = shown.map { trend.value(word, $0) }.max() ?? 0
      grid.write(label(trend, word, most), x: pane.x + 1, y: top, clip: pane)
      for month in shown {
        let area = Rect(
          x: pane.x + 1 + (month - start) * step, y: top + 1, width: max(1, step - 1),
          height: each - 1)
        drawMonth(
          trend.value(word, month), most: most, isChosen: month == trend.cursor, in: area,
          clip: pane, on: &grid)
      }
    }
    let y = pane.y + pane.height - 2
    for month in shown where month == start || trend.months[month].hasSuffix("-01") {
      grid.write(
        StyledText(String(trend.months[month].prefix(month == start && step > 6 ? 7 : 4)), .dim),
        x: pane.x + 1 + (month - start) * step, y: y, clip: pane)
    }
    grid.write(undated(trend).truncated(to: width), x: pane.x + 1, y: y + 1, clip: pane)
    grid.cursor = (pane.x + 1 + (trend.cursor - start) * step, y)
  }

  private static func drawMonth(
    _ value: Double, most: Double, isChosen: Bool, in area: Rect, clip: Rect, on grid: inout Grid
  ) {
    let eighths =
      value <= 0 || most <= 0 ? 0 : max(1, Int(value * Double(area.height) * 8 / most))
    for row in 0..<area.height {
      let level = max(0, min(8, eighths - (area.height - 1 - row) * 8))
      let isFloor = level == 0 && row == area.height - 1
      let sign = isFloor && isChosen ? "▁" : blocks[level]
      grid.write(
        DisplayText(String(repeating: sign, count: area.width)), x: area.x, y: area.y + row,
        style: Style(role: isChosen ? .searchHit : .bar), clip: clip)
    }
  }

  /// The query, its count in the month under the cursor, and the highest one.
  private static func label(_ trend: Trend, _ word: Int, _ most: Double) -> StyledText {
    var text = StyledText(
      DisplayText(trend.words[word]).truncated(to: 30).string + "  ", .tag, isBold: true)
    text.append("\(trend.counts[word].reduce(0, +).grouped) dated", .dim)
    if trend.months.indices.contains(trend.cursor) {
      text.append(
        " · \(trend.counts[word][trend.cursor].grouped) of "
          + "\(trend.cables[trend.cursor].grouped) in \(trend.months[trend.cursor])")
    }
    text.append(" · highest \(trend.isShare ? percent(most) : Int(most).grouped)", .dim)
    return text
  }

  private static func percent(_ share: Double) -> String {
    "\(Int((share * 1000).rounded()) / 10).\(Int((share * 1000).rounded()) % 10) %"
  }

  private static func undated(_ trend: Trend) -> StyledText {
    let all = zip(trend.words, trend.undated).filter { $0.1 > 0 }
    guard !all.isEmpty else { return StyledText("all that match have a date", .dim) }
    let counts = all.map { "\($0.0) \($0.1.grouped)" }.joined(separator: ", ")
    let more = trend.undated.reduce(0, +) > trend.undatedNames.count ? " …" : ""
    return StyledText(
      "without a date: \(counts) (\(trend.undatedNames.joined(separator: ", "))\(more))", .dim)
  }

  private static func title(_ trend: Trend) -> StyledText {
    guard let first = trend.months.first, let last = trend.months.last else {
      return StyledText("Words over time", .head)
    }
    return StyledText("Words over time, \(first) to \(last)", .head)
  }
}
