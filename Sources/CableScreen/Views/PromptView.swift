import CableCore
import CableCatalog

/// The line that is typed, with its completions above it.
enum PromptView {
  static func draw(_ prompt: Prompt, _ state: AppState, on grid: inout Grid) {
    let y = grid.height - 1
    grid.fill(Rect(x: 0, y: y, width: grid.width, height: 1), style: Style())
    var text = StyledText(prompt.label, .prompt, isBold: true)
    if prompt.kind == .filter, !state.filter.isEmpty { text.append(state.filter.text + " ", .chip) }
    let lead = text.columns
    text.append(prompt.text, .prompt)
    // A long line is shown from where the cursor can be seen.
    let before = DisplayText(String(prompt.text.prefix(prompt.cursor))).columns
    let shift = max(0, lead + before - (grid.width - 2))
    grid.write(text, x: -shift, y: y, clip: grid.whole)
    let end = StyledText(now(prompt, state), .dim)
    if end.columns > 0, text.columns - shift + 3 + end.columns < grid.width {
      grid.write(end, x: grid.width - end.columns, y: y, clip: grid.whole)
    }
    if prompt.kind == .filter, state.layout.way != .one {
      drawSheet(prompt, state, on: &grid)
    } else {
      drawCompletions(prompt, state, on: &grid)
    }
    grid.cursor = (min(lead + before - shift, grid.width - 1), y)
  }

  /// What the line does now.
  private static func now(_ prompt: Prompt, _ state: AppState) -> String {
    guard prompt.kind == .filter, !state.settings.a11y else { return "" }
    let all = state.library.rows.count.grouped
    let count = state.isFiltering ? "…" : "\(state.matched.count.grouped) of \(all)"
    return count + (prompt.completions.isEmpty ? "" : " · Tab completes") + " · Esc undoes"
  }

  /// The completions of the filter, in place of the page: then what it finds, and earlier ones.
  private static func drawSheet(_ prompt: Prompt, _ state: AppState, on grid: inout Grid) {
    let count = prompt.completions.count
    let inside = Panel.frame(
      StyledText(FilterCompletion.title(of: prompt.text), .head),
      right: count == 0 ? [] : [StyledText(count.grouped, .head)], hint: "", at: .page, state,
      on: &grid)
    var more = remarks(prompt, state)
    let earlier = prompt.history.filter { $0 != prompt.text }.prefix(3)
    if !earlier.isEmpty {
      var line = StyledText("earlier", .dim)
      for text in earlier { line.append("   " + text) }
      line.append("   ↑ edits them", .dim)
      more.append(line)
    }
    let room = max(1, inside.height - more.count - 1)
    let top = max(0, (prompt.completion ?? 0) - room + 1)
    for (line, place) in (top..<min(count, top + room)).enumerated() {
      let y = inside.y + line
      grid.write(
        prompt.completions[place].shown.truncated(to: inside.width - 1), x: inside.x + 1, y: y,
        clip: inside)
      guard place == prompt.completion else { continue }
      PlaceMark.draw(
        Rect(x: inside.x, y: y, width: inside.width, height: 1), hasKeys: true, isSpoken: false,
        on: &grid)
    }
    let start = inside.y + min(room, count) + (count > 0 ? 1 : 0)
    for (line, text) in more.enumerated() {
      grid.write(
        text.truncated(to: inside.width - 1), x: inside.x + 1, y: start + line, clip: inside)
    }
  }

  private static func rowRemark(_ prompt: Prompt, _ state: AppState) -> String {
    guard !prompt.text.isEmpty else {
      return
        "searches the rows · \(state.keymap.way(to: .filter)) filters by the text · ↑ earlier ones"
    }
    guard let match = state.listSearch.match else { return "searching…" }
    return match.count == 0
      ? "in no row of the list" : "match \(match.number.grouped) of \(match.count.grouped)"
  }

  /// What is wrong with the line, or how often it is found.
  private static func remarks(_ prompt: Prompt, _ state: AppState) -> [StyledText] {
    switch prompt.kind {
    case .filter:
      guard let problem = state.query.problems.first else {
        let counts = prompt.text.isEmpty || state.isFiltering ? nil : state.wordUnderWay?.summary
        return counts.map { [StyledText($0, .dim)] } ?? []
      }
      let column = problem.column - (state.filter.isEmpty ? 0 : state.filter.text.count + 1)
      return [StyledText("column \(max(0, column) + 1): \(problem.reply)", .error)]
    case .rows: return [StyledText(rowRemark(prompt, state), .dim)]
    case .search, .pattern:
      guard !prompt.text.isEmpty else {
        let other = prompt.kind == .search ? "a regular expression" : "plain words"
        return [StyledText("Ctrl-R searches for \(other) · ↑ earlier ones", .dim)]
      }
      if let fault = state.reader.found.fault {
        return [StyledText("column \(fault.column + 1): \(fault.message)", .error)]
      }
      if state.reader.seeking != nil { return [StyledText("searching…", .dim)] }
      let more = state.reader.found.isCut ? " and more" : ""
      let count = state.reader.hits.count
      return [
        StyledText(
          count == 0
            ? "nothing in this cable" : "match \((state.reader.hit ?? 0) + 1) of \(count)\(more)",
          .dim)
      ]
    case .command, .note, .save, .view, .pipe, .goto, .tag: return []
    }
  }

  /// The completions and what the line finds, above the line; a screen that is read aloud keeps its
  /// status, and of what is picked or remarked nothing is cut.
  private static func drawCompletions(
    _ prompt: Prompt, _ state: AppState, on grid: inout Grid
  ) {
    let width = grid.width
    let isSpoken = state.settings.a11y
    let below = 1 + (isSpoken ? SpokenStatus.lines(state).count : 0)
    var lines: [(text: StyledText, isPicked: Bool)] = []
    let room = max(0, grid.height - 5 - below)
    for (place, completion) in prompt.completions.prefix(room).enumerated() {
      let isPicked = place == prompt.completion
      let shown =
        isPicked && isSpoken
        ? completion.shown.wrapped(to: width - 1, indent: 2)
        : [completion.shown.truncated(to: width - 1)]
      lines += shown.map { ($0, isPicked) }
    }
    lines += remarks(prompt, state).flatMap { $0.wrapped(to: width - 1) }.map { ($0, false) }
    guard !lines.isEmpty else { return }
    let top = max(0, grid.height - below - lines.count)
    let box = Rect(x: 0, y: top, width: width, height: grid.height - below - top)
    grid.fill(box, style: Style())
    for (index, line) in lines.enumerated() {
      grid.write(line.text, x: 1, y: top + index, clip: box)
      guard line.isPicked else { continue }
      if isSpoken, index == 0 || !lines[index - 1].isPicked {
        grid.write(">", x: 0, y: top + index, style: Style(), clip: box)
      }
      grid.restyle(Rect(x: 0, y: top + index, width: width, height: 1)) { style in
        style = Style(role: .selection, isBold: style.isBold, isReversed: true)
      }
    }
  }
}

/// The keys that a key of two strokes waits for.
enum ChordView {
  static func draw(_ chord: Chord, on grid: inout Grid) {
    let lines = lines(chord, in: grid.whole)
    let box = Rect(
      x: 0, y: grid.height - lines.count, width: grid.width, height: lines.count)
    grid.fill(box, style: Style())
    for (row, line) in lines.enumerated() {
      grid.write(line, x: 0, y: box.y + row, clip: box)
    }
  }

  /// What the second stroke may be, as wide as a screen.
  static func lines(_ chord: Chord, in screen: Rect) -> [StyledText] {
    let text =
      switch chord {
      case .leave: "press again to quit; any other key stays"
      case .setMark: "set a mark: press a letter"
      case .goToMark: "go to a mark: press its letter, ' for the last place, ? for a list"
      }
    return StyledText(text, .prompt).wrapped(to: screen.width, most: max(1, screen.height / 2))
  }
}
