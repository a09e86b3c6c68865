import CableCatalog
import CableCore

/// A list or text in place of a pane, or of both: a head as panes have, then its content.
///
/// What changes the list leaves the list in sight, what is about the cable the cable; what its keys
/// do is on the last line.
enum Panel {
  /// Draws the head and gives the rectangle of the content.
  static func frame(
    _ title: StyledText, right: [StyledText] = [], hint: String, at place: Layer.Place,
    _ state: AppState, on grid: inout Grid
  ) -> Rect {
    frame(
      title, right: right, hint: hint, in: state.layout.area(of: place, in: state), state, on: &grid
    )
  }

  /// The same for one of several panels, of which one has the keys.
  static func frame(
    _ title: StyledText, right: [StyledText] = [], hint: String, in area: Rect,
    isFocused: Bool = true, _ state: AppState, on grid: inout Grid
  ) -> Rect {
    if state.settings.a11y { return spoken(title, hint: hint, state, on: &grid) }
    grid.fill(area, style: Style())
    Head.draw(
      title, right: right, least: 20, in: Rect(x: area.x, y: area.y, width: area.width, height: 1),
      isFocused: isFocused, on: &grid)
    return Rect(
      x: area.x, y: area.y + 1, width: area.width, height: max(0, area.height - 1))
  }

  /// The same without lines and with nothing beside it, to be read aloud; the status stays below it.
  private static func spoken(
    _ title: StyledText, hint: String, _ state: AppState, on grid: inout Grid
  ) -> Rect {
    let area = Rect(
      x: 0, y: 0, width: grid.width,
      height: max(0, grid.height - 1 - SpokenStatus.lines(state).count))
    grid.fill(area, style: Style())
    let head = title.wrapped(to: area.width, most: 2)
    for (row, line) in head.enumerated() { grid.write(line, x: 0, y: row, clip: area) }
    let height = max(1, area.height - head.count - 1)
    grid.write(
      StyledText(fitting(hint, area.width), .dim).truncated(to: area.width), x: 0,
      y: head.count + height, clip: area)
    return Rect(x: 0, y: head.count, width: area.width, height: height)
  }

  /// The keys in bold, what they do dim, as many of the last as fit: the way out is shown first.
  static func hint(_ hint: String, columns: Int) -> StyledText {
    var text = StyledText()
    for part in fitting(hint, columns).split(separator: " · ") {
      let words = part.split(separator: " ", maxSplits: 1)
      if text.columns > 0 { text.append("  ") }
      text.append(String(words[0]), .key, isBold: true)
      if words.count > 1 { text.append(" " + words[1], .dim) }
    }
    return text
  }

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
    let inside = Panel.frame(
      title(chooser), right: [StyledText(count(chooser), .head)], hint: chooser.keys,
      at: chooser.place, state, on: &grid)
    guard !chooser.shown.isEmpty else {
      grid.write(
        StyledText(chooser.reply, .dim).truncated(to: inside.width - 1), x: inside.x + 1,
        y: inside.y,
        clip: inside)
      grid.cursor = (inside.x, inside.y)
      return
    }
    guard !state.settings.a11y else { return drawSpoken(chooser, state, in: inside, on: &grid) }
    let each = chooser.rowHeight
    let height = max(1, inside.height / each)
    let top = max(0, min(chooser.choice - height / 2, chooser.shown.count - height))
    for line in 0..<height where top + line < chooser.shown.count {
      let row = chooser.rows[chooser.shown[top + line]]
      let y = inside.y + line * each
      let isChosen = top + line == chooser.choice
      grid.write(row.text.truncated(to: inside.width - 1), x: inside.x + 1, y: y, clip: inside)
      if let detail = row.detail {
        grid.write(
          detail.truncated(to: inside.width - 5), x: inside.x + 5, y: y + 1, clip: inside)
      }
      if isSelected(row, state) { grid.write("+", x: inside.x, y: y, style: Style(), clip: inside) }
      guard isChosen else { continue }
      PlaceMark.draw(
        Rect(
          x: inside.x, y: y, width: inside.width, height: min(each, inside.y + inside.height - y)),
        hasKeys: true, isSpoken: false, on: &grid)
      grid.cursor = (inside.x, y)
    }
  }

  /// True for the row of a cable that is selected, as the list of cables shows it.
  private static func isSelected(_ row: Chooser.Row, _ state: AppState) -> Bool {
    guard case .cable(let row) = row.choice else { return false }
    return state.selected.contains(row)
  }

  /// The rows to be read aloud; of the chosen one nothing is cut.
  private static func drawSpoken(
    _ chooser: Chooser, _ state: AppState, in inside: Rect, on grid: inout Grid
  ) {
    func lines(_ place: Int) -> [StyledText] {
      let row = chooser.rows[chooser.shown[place]]
      var text = StyledText(place == chooser.choice ? "> " : "  ")
      text.append(row.text)
      if let detail = row.detail {
        text.append(", ")
        text.append(detail)
      }
      if isSelected(row, state) { text.append(", selected") }
      guard place == chooser.choice else { return [text.truncated(to: inside.width)] }
      return text.wrapped(to: inside.width, indent: 2)
    }
    let own = lines(chooser.choice).count
    let last = inside.y + inside.height
    var top = max(0, min(chooser.choice - inside.height / 2, chooser.shown.count - inside.height))
    top = max(top, min(chooser.choice, chooser.choice + own - inside.height))
    var y = inside.y
    for place in top..<chooser.shown.count where y < last {
      let isChosen = place == chooser.choice
      if isChosen { grid.cursor = (inside.x, y) }
      for line in lines(place) where y < last {
        grid.write(line, x: inside.x, y: y, clip: inside)
        if isChosen {
          PlaceMark.draw(
            Rect(x: inside.x, y: y, width: inside.width, height: 1), hasKeys: true, isSpoken: true,
            on: &grid)
        }
        y += 1
      }
    }
  }

  private static func title(_ chooser: Chooser) -> StyledText {
    var title = StyledText(chooser.title, .head)
    guard chooser.isNarrowing else { return title }
    if chooser.kind != .palette { title.append("  ", .head) }
    title.append(chooser.typed + "▏", .head)
    return title
  }

  /// `7 of 124` while it is narrowed, else `124`.
  private static func count(_ chooser: Chooser) -> String {
    // Only the help has headings.
    let all = chooser.kind == .help ? chooser.rows.count { !$0.isHeading } : chooser.rows.count
    let isNarrowed = chooser.shown.count < chooser.rows.count
    return isNarrowed ? "\(chooser.shown.count.grouped) of \(all.grouped)" : all.grouped
  }
}

/// The sign of where one is: `▌` at the row's beginning; the row reversed where the keys are, else
/// bold.
enum PlaceMark {
  static func draw(_ row: Rect, hasKeys: Bool, isSpoken: Bool, on grid: inout Grid) {
    let role: Role = hasKeys ? .selection : .selectionUnfocused
    let rest =
      isSpoken ? row : Rect(x: row.x + 1, y: row.y, width: row.width - 1, height: row.height)
    grid.restyle(rest) { style in
      // A class keeps its hue: reversed, it is filled with it.
      let isMark = Role.marks.contains(style.role)
      style = Style(
        role: isMark ? style.role : role, isBold: hasKeys ? style.isBold : true,
        isReversed: hasKeys)
    }
    guard !isSpoken else { return }
    for y in row.y..<row.y + row.height {
      grid.write("▌", x: row.x, y: y, style: Style(role: .cursor, isBold: true), clip: row)
    }
  }
}

/// A text to read and close, or two.
enum NoticeView {
  static func draw(_ notice: Notice, _ state: AppState, on grid: inout Grid) {
    let areas = state.areas(of: notice)
    for (index, area) in areas.enumerated() {
      guard let area else { continue }
      draw(notice, index, in: area, state, on: &grid)
      // Beside each other they have a line between them.
      guard index > 0, area.x > 0 else { continue }
      for y in area.y..<area.y + area.height {
        grid.write("│", x: area.x - 1, y: y, style: Style(role: .border), clip: grid.whole)
      }
    }
  }

  private static func draw(
    _ notice: Notice, _ index: Int, in area: Rect, _ state: AppState, on grid: inout Grid
  ) {
    let pane = notice.panes[index]
    let hasKeys = index == notice.focus
    let inside = Panel.frame(
      StyledText(pane.title, .head),
      right: [StyledText(count(pane, rows: area.height - 1), .head)], hint: hint(notice, state),
      in: area, isFocused: hasKeys, state, on: &grid)
    for row in 0..<inside.height where pane.scroll + row < pane.lines.count {
      grid.write(
        pane.lines[pane.scroll + row].truncated(to: inside.width - 1), x: inside.x + 1,
        y: inside.y + row, clip: inside)
    }
    if hasKeys { grid.cursor = (inside.x, inside.y) }
    guard let stop = pane.stop, pane.stops.indices.contains(stop) else { return }
    let row = pane.stops[stop] - pane.scroll
    guard row >= 0, row < inside.height else { return }
    if hasKeys { grid.cursor = (inside.x, inside.y + row) }
    grid.write(
      state.settings.a11y ? ">" : "▌", x: inside.x, y: inside.y + row,
      style: Style(role: .cursor, isBold: true), clip: inside)
  }

  /// What its keys do.
  static func hint(_ notice: Notice, _ state: AppState) -> String {
    let pane = notice.pane
    var keys: [String] = []
    if pane.lines.count > state.rows(of: notice) { keys.append("j/k scroll") }
    if !pane.stops.isEmpty { keys.append("n/N \(pane.stopName)") }
    if notice.panes.count > 1 { keys.append("Tab other cable") }
    if let source = notice.source, state.layers.count == 1,
      App.comparisons(state).count > 1, App.comparisons(state).contains(source)
    {
      keys.append("\(state.keymap.hint(.compare)) next")
    }
    keys += pane.choice == nil ? ["any key closes"] : ["Enter reads it", "any other key closes"]
    return keys.joined(separator: " · ")
  }

  private static func count(_ pane: NoticePane, rows: Int) -> String {
    if !pane.stops.isEmpty {
      let count = pane.stops.count
      return pane.stop.map { "\(pane.stopName) \($0 + 1) of \(count)" }
        ?? count.grouped(pane.stopName)
    }
    guard pane.lines.count > rows else { return "" }
    let end = min(pane.lines.count, pane.scroll + rows)
    return "\(end) of \(pane.lines.count) lines"
  }
}
