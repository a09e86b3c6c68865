import CableCore

/// One line above the list: how many of its cables are from each month, or from longer times.
enum SparklineView {
  private static let blocks = Array("▁▂▃▄▅▆▇█")

  static func draw(_ months: [Timeline.Month], in rect: Rect, on grid: inout Grid) {
    guard let first = months.first, let last = months.last else {
      grid.write(
        StyledText("no listed cable has a date", .dim).truncated(to: rect.width), x: rect.x,
        y: rect.y, clip: rect)
      return
    }
    let from = String(first.name.prefix(4))
    let to = String(last.name.prefix(4))
    let room = max(1, rect.width - from.count - to.count - 3)
    let step = Self.step(months, room: room)
    let columns = Self.columns(months, step: step)
    let most = max(1, columns.max() ?? 1)
    let width = max(1, min(6, room / columns.count))
    var bars = ""
    for count in columns {
      let block = count == 0 ? " " : blocks[max(0, count * 8 / most - 1)]
      bars += String(repeating: String(block), count: width)
    }
    var text = StyledText(from + " ", .dim)
    text.append(bars, .bar)
    text.append(" " + to, .dim)
    let scale = "  at most \(most.grouped) \(Self.span(step))"
    if text.columns + scale.count <= rect.width { text.append(scale, .dim) }
    grid.write(text.truncated(to: rect.width), x: rect.x, y: rect.y, clip: rect)
  }

  /// Months that a column stands for: one where that fits, else a quarter, a year or longer.
  private static func step(_ months: [Timeline.Month], room: Int) -> Int {
    [1, 3, 12, 60, 120].first { ($0 == 1 ? months.count : months.count / $0 + 2) <= room }
      ?? max(120, months.count)
  }

  /// Counts a column; columns begin with the year, not with the first cable.
  private static func columns(_ months: [Timeline.Month], step: Int) -> [Int] {
    var columns: [Int] = []
    var current: Int?
    for month in months {
      let bin = Timeline.number(month.name).map { $0 / step }
      if bin != current || columns.isEmpty { columns.append(0) }
      current = bin
      columns[columns.count - 1] += month.count
    }
    return columns
  }

  private static func span(_ step: Int) -> String {
    switch step {
    case 1: "a month"
    case 3: "a quarter"
    case 12: "a year"
    default: "in \(step / 12) years"
    }
  }
}

extension [Timeline.Month] {
  /// The same in words.
  var summary: String {
    guard let first, let last, let most = self.max(by: { $0.count < $1.count }) else {
      return "no listed cable has a date"
    }
    return first.name == last.name
      ? "all listed cables with a date are of \(first.name)"
      : "listed cables are from \(first.name) to \(last.name), most of them in \(most.name): "
        + most.count.grouped
  }
}
