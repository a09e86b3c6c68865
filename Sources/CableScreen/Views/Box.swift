import CableCore

/// A frame over the panes with a title, lines and a hint.
enum Box {
  /// Draws the frame and gives the rectangle inside; the hint stands below the content.
  static func frame(
    rows: Int, title: StyledText, hint: String, in area: Rect? = nil, isSpoken: Bool,
    on grid: inout Grid
  ) -> Rect {
    let whole = Rect(x: 0, y: 0, width: grid.width, height: grid.height - 2)
    if isSpoken { return page(rows: rows, title: title, hint: hint, in: whole, on: &grid) }
    let area = area ?? whole
    let width = PaneLayout.boxWidth(in: area.width)
    let height = max(1, min(rows, area.height - 2))
    let left = area.x + (area.width - width) / 2
    let top = area.y
    let box = Rect(x: left, y: top, width: width, height: height + 2)
    grid.fill(box, style: Style())
    let style = Style(role: .borderFocused)
    let bar = String(repeating: "─", count: max(0, width - 2))
    grid.write(DisplayText("┌\(bar)┐"), x: left, y: top, style: style, clip: box)
    grid.write(DisplayText("└\(bar)┘"), x: left, y: top + height + 1, style: style, clip: box)
    for y in (top + 1)...(top + height) {
      grid.write("│", x: left, y: y, style: style, clip: box)
      grid.write("│", x: left + width - 1, y: y, style: style, clip: box)
    }
    var head = StyledText(" ")
    head.append(title)
    head.append(" ")
    grid.write(head.truncated(to: width - 4), x: left + 2, y: top, clip: box)
    if !hint.isEmpty {
      grid.write(
        StyledText(" \(fitting(hint, width - 6)) ", .dim).truncated(to: width - 4), x: left + 2,
        y: top + height + 1, clip: box)
    }
    return Rect(x: left + 2, y: top + 1, width: max(0, width - 4), height: height)
  }

  /// The same without lines and with nothing beside it, to be read aloud.
  private static func page(
    rows: Int, title: StyledText, hint: String, in area: Rect, on grid: inout Grid
  ) -> Rect {
    grid.fill(area, style: Style())
    let height = max(1, min(rows, area.height - 2))
    grid.write(title.truncated(to: area.width), x: 0, y: 0, clip: area)
    grid.write(
      StyledText(fitting(hint, area.width), .dim).truncated(to: area.width), x: 0, y: height + 1,
      clip: area)
    return Rect(x: 0, y: 1, width: area.width, height: height)
  }

  /// The last parts of a hint that fit: how a box is left is told before all else.
  private static func fitting(_ hint: String, _ columns: Int) -> String {
    var parts = hint.split(separator: " · ")[...]
    while parts.count > 1, DisplayText(parts.joined(separator: " · ")).columns > columns {
      parts.removeFirst()
    }
    return parts.joined(separator: " · ")
  }
}

/// A list one picks from.
enum ChooserView {
  static func draw(_ chooser: Chooser, _ state: AppState, on grid: inout Grid) {
    // A list that changes the filter leaves the cables in sight.
    let layout = state.layout
    let area = chooser.isLive && layout.list != nil ? layout.reader : nil
    // Narrowing must not make the box jump.
    let inside = Box.frame(
      rows: chooser.tallest, title: title(chooser), hint: chooser.hint, in: area,
      isSpoken: state.settings.a11y, on: &grid)
    guard !chooser.shown.isEmpty else {
      grid.write(
        StyledText(
          chooser.rows.isEmpty ? chooser.empty : "nothing here has \(chooser.typed)", .dim
        ).truncated(to: inside.width), x: inside.x, y: inside.y,
        clip: inside)
      grid.cursor = (inside.x, inside.y)
      return
    }
    let top = max(0, min(chooser.choice - inside.height / 2, chooser.shown.count - inside.height))
    for line in 0..<inside.height where top + line < chooser.shown.count {
      let row = chooser.rows[chooser.shown[top + line]]
      let y = inside.y + line
      let isChosen = top + line == chooser.choice
      var text = StyledText(state.settings.a11y ? (isChosen ? "> " : "  ") : "")
      text.append(row.text)
      grid.write(text.truncated(to: inside.width), x: inside.x, y: y, clip: inside)
      guard isChosen else { continue }
      grid.restyle(Rect(x: inside.x, y: y, width: inside.width, height: 1)) { style in
        style = Style(role: .selection, isBold: style.isBold, isReversed: true)
      }
      grid.cursor = (inside.x, y)
    }
  }

  private static func title(_ chooser: Chooser) -> StyledText {
    var title = StyledText(chooser.title, .heading, isBold: true)
    guard chooser.isNarrowing else { return title }
    if chooser.kind != .palette { title.append(": ", .dim) }
    title.append(chooser.typed, .prompt, isBold: true)
    title.append("▏", .prompt)
    if chooser.shown.count != chooser.rows.count {
      title.append(" \(chooser.shown.count.grouped)/\(chooser.rows.count.grouped)", .dim)
    }
    return title
  }
}

/// A text to read and close.
enum NoticeView {
  static func draw(_ notice: Notice, isSpoken: Bool, on grid: inout Grid) {
    let close = notice.choice == nil ? "any key closes" : "Enter reads it · any other key closes"
    let isLong = notice.lines.count > grid.height - 4
    let inside = Box.frame(
      rows: notice.lines.count, title: StyledText(notice.title, .heading, isBold: true),
      hint: isLong ? "j/k scroll · " + close : close, isSpoken: isSpoken, on: &grid)
    for row in 0..<inside.height where notice.scroll + row < notice.lines.count {
      grid.write(
        notice.lines[notice.scroll + row].truncated(to: inside.width), x: inside.x,
        y: inside.y + row, clip: inside)
    }
    grid.cursor = (inside.x, inside.y)
  }
}
