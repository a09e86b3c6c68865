import CableCore
import CableLibrary

extension App {
  /// The whole screen as a grid.
  static func draw(_ state: AppState) -> Grid {
    var grid = Grid(width: state.width, height: state.height)
    guard state.width >= 24, state.height >= 6 else {
      let text = DisplayText("too small (\(state.width)x\(state.height)), need 24x6")
      grid.write(text, x: 0, y: 0, style: Style(), clip: grid.whole)
      return grid
    }
    let layout = state.layout
    if let list = layout.list { ListView.draw(state, in: list, on: &grid) }
    if let reader = layout.reader { ReaderView.draw(state, in: reader, on: &grid) }
    if let list = layout.list, let reader = layout.reader {
      let style = Style(role: .border)
      if reader.x > 0 {
        for y in 0..<list.height {
          grid.write("│", x: list.width, y: y, style: style, clip: grid.whole)
        }
      } else {
        let line = DisplayText(String(repeating: "─", count: state.width))
        grid.write(line, x: 0, y: list.height, style: style, clip: grid.whole)
      }
    }
    switch state.layer {
    case .tagPicker:
      Popup.draw(
        TagPicker.rows(state), title: "Tags: \(state.prompt)▏", choice: state.choice, on: &grid)
    case .references:
      let rows = ReferencePanel.rows(state).map(\.label)
      Popup.draw(
        rows.isEmpty ? ["nothing cited, nothing citing"] : rows, title: "References",
        choice: state.choice, on: &grid)
    case .help:
      let rows = Keymap.bindings.map { $0.names.padding(to: 14) + $0.action.help }
      Popup.draw(rows, title: "Keys (any key closes)", choice: -1, on: &grid)
    case .browse, .filter, .search: break
    }
    StatusLine.draw(state, on: &grid)
    return grid
  }
}

extension Grid {
  var whole: Rect { Rect(x: 0, y: 0, width: width, height: height) }
}

/// The list of cables.
enum ListView {
  static func draw(_ state: AppState, in rect: Rect, on grid: inout Grid) {
    guard !state.matched.isEmpty else {
      let text =
        state.failure
        ?? (!state.library.isComplete
          ? "reading…"
          : state.library.rows.isEmpty
            ? "no cables here (\(state.library.skipped.count) other files)"
            : "no cable matches; T clears the filter")
      for (row, line) in DisplayText(text).wrapped(to: rect.width).enumerated() {
        grid.write(line, x: rect.x, y: rect.y + row, style: Style(role: .error), clip: rect)
      }
      return
    }
    let top = max(0, min(state.selection - rect.height / 2, state.matched.count - rect.height))
    for line in 0..<min(rect.height, state.matched.count - top) {
      let row = state.library.rows[state.matched[top + line]]
      let isSelected = top + line == state.selection
      let y = rect.y + line
      var style = Style()
      if isSelected {
        style = Style(
          role: state.pane == .list ? .selection : .selectionUnfocused, isReversed: true)
        grid.fill(Rect(x: rect.x, y: y, width: rect.width, height: 1), style: style)
        grid.cursor = (rect.x, y)
      }
      let level = row.classification.map(Theme.level)
      grid.write(
        DisplayText(" \(level.map { String($0.letter) } ?? "?") "), x: rect.x, y: y,
        style: Style(role: Theme.badge(of: level), isBold: true), clip: rect)
      let date = row.sent?.isoDate ?? "          "
      let tags = rect.width >= 70 ? row.tags.prefix(3).joined(separator: " ").padding(to: 16) : ""
      let id = row.id.padding(to: rect.width >= 70 ? 18 : 14)
      let text = " \(date) \(id)\(tags)\(row.subject)"
      grid.write(
        DisplayText(text).truncated(to: rect.width - 3), x: rect.x + 3, y: y, style: style,
        clip: rect)
    }
  }
}

/// The reading pane.
enum ReaderView {
  private static let patterns: [Level: DisplayText] = [
    .unclassified: "·", .sbu: ":", .limitedOfficialUse: ":", .confidential: "┆", .secret: "║",
    .topSecret: "█",
  ]

  static func draw(_ state: AppState, in rect: Rect, on grid: inout Grid) {
    guard state.cable != nil else { return }
    let lines = state.readerLines
    for row in 0..<rect.height where state.scroll + row < lines.count {
      let line = lines[state.scroll + row]
      let y = rect.y + row
      if let level = line.mark {
        let style = Style(role: Theme.role(of: level))
        let letter = line.isFirst ? DisplayText(String(level.letter)) : " "
        grid.write(letter, x: rect.x, y: y, style: style, clip: rect)
        grid.write(patterns[level] ?? "?", x: rect.x + 1, y: y, style: style, clip: rect)
      }
      var x = rect.x + 3
      let isHit = line.isMatch(state.search)
      for span in line.spans {
        var style = span.style
        if isHit {
          style.role = state.scroll + row == state.match ? .searchHitCurrent : .searchHit
          style.isReversed = true
        }
        if span.link != nil, span.link == state.link { grid.cursor = (x, y) }
        x = grid.write(span.text, x: x, y: y, style: style, clip: rect)
      }
    }
    if state.pane == .reader, state.link == nil { grid.cursor = (rect.x, rect.y) }
  }
}

/// The last two lines: counts and filter, then a prompt, a message or hints.
enum StatusLine {
  static func draw(_ state: AppState, on grid: inout Grid) {
    let y = state.height - 2
    let style = Style(role: .status, isReversed: true)
    grid.fill(Rect(x: 0, y: y, width: state.width, height: 1), style: style)
    var text = " \(state.matched.count) / \(state.library.rows.count)"
    if !state.library.isComplete { text += " so far" }
    if !state.filterText.isEmpty { text += " · \(state.filterText)" }
    if let problem = state.query.problems.first {
      text += " · column \(problem.column + 1): \(problem.message)"
    }
    if !state.library.skipped.isEmpty, state.filterText.isEmpty {
      text += " · \(state.library.skipped.count) other files"
    }
    let lines = state.readerLines
    var right = ""
    if let cable = state.cable, !lines.isEmpty {
      let shown = lines.dropFirst(state.scroll).first { $0.paragraph != nil }?.paragraph ?? 0
      let last = min(lines.count, state.scroll + (state.layout.reader?.height ?? 0))
      right = "¶ \(shown)/\(cable.paragraphs.count) · \(last * 100 / lines.count) % "
    }
    let room = state.width - DisplayText(right).columns - 1
    grid.write(DisplayText(text).truncated(to: room), x: 0, y: y, style: style, clip: grid.whole)
    grid.write(DisplayText(right), x: room + 1, y: y, style: style, clip: grid.whole)
    let below = state.height - 1
    switch state.layer {
    case .filter, .search:
      let end = grid.write(
        DisplayText((state.layer == .filter ? "filter: " : "/") + state.prompt), x: 0, y: below,
        style: Style(role: .prompt), clip: grid.whole)
      grid.cursor = (min(end, state.width - 1), below)
    default:
      let trail = state.history.suffix(3).map(\.id).joined(separator: " › ")
      let hints =
        state.layer == .tagPicker
        ? "type to narrow · Space and/or/not · Enter keep · Esc undo"
        : state.pane == .list
          ? "j/k move · Enter read · t tags · f filter · ? help · q quit"
          : "Space page · . , refs · Enter follow · H back · r panel · / search · ? help · q list"
      let shown = state.message ?? (trail.isEmpty ? hints : "\(trail) › · \(hints)")
      grid.write(
        DisplayText(shown).truncated(to: state.width), x: 0, y: below,
        style: Style(role: state.message == nil ? .dim : .prompt), clip: grid.whole)
    }
  }
}
