import CableCore
import CableCatalog

/// The list of cables.
enum ListView {
  static func draw(_ state: AppState, in rect: Rect, on grid: inout Grid) {
    guard !state.matched.isEmpty else {
      let text = StyledText(emptiness(state), state.failure == nil ? .dim : .error)
      for (row, line) in text.wrapped(to: rect.width - 2).enumerated() {
        grid.write(line, x: rect.x + 1, y: rect.y + row, clip: rect)
      }
      return
    }
    guard !state.settings.a11y else { return drawSpoken(state, in: rect, on: &grid) }
    let each = state.layout.rowHeight
    let height = max(1, rect.height / each)
    let top = state.listTop(height: height)
    let columns = ListColumns(
      width: rect.width, state.settings, isInTwoLines: state.layout.isInTwoLines)
    for line in 0..<min(height, state.matched.count - top) {
      drawRow(top + line, y: rect.y + line * each, columns, state, in: rect, on: &grid)
    }
  }

  /// The rows in words; of the one that the cursor is on nothing is cut.
  private static func drawSpoken(_ state: AppState, in rect: Rect, on grid: inout Grid) {
    func text(_ index: Int) -> StyledText {
      let row = state.matched[index]
      let isCursor = index == state.selection
      let line = spoken(
        state.library.rows[row], CableKey(state.library.rows[row]), state.selected.contains(row),
        state)
      return StyledText((isCursor ? "> " : "  ") + line, .body, isBold: isCursor)
    }
    let own = text(state.selection).wrapped(to: rect.width, indent: 2)
    var top = state.listTop(height: rect.height)
    // All of it is on the screen, even if it is the last one.
    top = max(top, min(state.selection, state.selection + own.count - rect.height))
    var y = rect.y
    for index in top..<state.matched.count where y < rect.y + rect.height {
      let isCursor = index == state.selection
      if isCursor { grid.cursor = (rect.x, y) }
      for line in isCursor ? own : [text(index).truncated(to: rect.width)] {
        grid.write(line, x: rect.x, y: y, clip: rect)
        y += 1
      }
    }
  }

  /// The names of the columns above them.
  static func drawHead(_ state: AppState, in rect: Rect, on grid: inout Grid) {
    let columns = ListColumns(width: rect.width, state.settings, isInTwoLines: false)
    var text = StyledText()
    for column in columns.shown {
      text.append(columns.cell(column, StyledText(column.head, .dim)))
    }
    grid.write(text.truncated(to: rect.width - 1), x: rect.x + 1, y: rect.y, clip: rect)
  }

  /// Why the list is empty, and what to do.
  private static func emptiness(_ state: AppState) -> String {
    if let failure = state.failure { return failure }
    if state.isFiltering || !state.latest.isComplete { return "reading…" }
    if state.library.rows.isEmpty {
      let files = state.library.skipped.count
      return files == 0
        ? "There are no files here. Open a folder that contains cables."
        : (files == 1
          ? "The file here is not a cable. "
          : "None of the \(files.grouped) files here is a cable. ")
          + "\(state.keymap.way(to: .problems)) shows why."
    }
    let reason = state.emptiness ?? "No cable matches."
    guard state.layers.isEmpty else { return reason }
    return "\(reason) \(state.keymap.way(to: .undo)) undoes the last filter, "
      + "\(state.keymap.way(to: .clearTags)) clears it."
  }

  private static func drawRow(
    _ index: Int, y: Int, _ columns: ListColumns, _ state: AppState, in rect: Rect,
    on grid: inout Grid
  ) {
    let row = state.library.rows[state.matched[index]]
    let isSelected = state.selected.contains(state.matched[index])
    let isCursor = index == state.selection
    if isCursor { grid.cursor = (rect.x, y) }
    let key = CableKey(row)
    let lines = columns.lines(of: row) {
      signs(key, isSelected, state, columns: $0)
    } isRead: {
      state.work.notebook.isRead(key)
    }
    let hasSnippet = state.layout.hasSnippets
    let box = Rect(
      x: rect.x, y: y, width: rect.width, height: lines.count + (hasSnippet ? 1 : 0))
    let texts = lines.map { $0.text.truncated(to: rect.width - 1) }
    for (number, text) in texts.enumerated() {
      grid.write(text, x: rect.x + 1, y: y + number, clip: box)
    }
    let snippet =
      hasSnippet ? snippet(of: state.matched[index], width: rect.width - 1, state) : nil
    if let snippet {
      grid.write(snippet.text, x: rect.x + 1, y: y + lines.count, clip: box)
    }
    if isCursor {
      PlaceMark.draw(box, hasKeys: state.pane == .list, isSpoken: false, on: &grid)
      if let snippet {
        let hit = Rect(
          x: rect.x + 1 + snippet.hit.lowerBound, y: y + lines.count, width: snippet.hit.count,
          height: 1)
        grid.restyle(hit) { style in
          style.isBold = true
          style.isUnderlined = true
        }
      }
    }
    for (number, text) in texts.enumerated() {
      drawHits(
        in: text, from: lines[number].words, x: rect.x + 1, y: y + number, isCursor: isCursor,
        state, on: &grid)
    }
  }

  /// What was found in a cable, in a line, and the columns of the hit; nil until it is known.
  private static func snippet(of row: Int, width: Int, _ state: AppState) -> (
    text: StyledText, hit: Range<Int>
  )? {
    guard let found = state.snippets.found[row] else { return nil }
    // Below what is beside the class.
    var text = StyledText("    ")
    if let label = found.label, label.first?.isNumber ?? false {
      text.append("¶\(label) ", .dim)
    }
    if let mark = found.mark {
      text.append(
        DisplayText("(\(mark.mark)) ").string,
        Style(role: Theme.role(of: mark.level), isBold: true))
    }
    let before = DisplayText(found.before)
    let room = max(12, (width - text.columns - DisplayText(found.found).columns) * 2 / 5)
    text.append(before.columns > room ? before.lastWords(room) : before.string, .dim)
    let start = text.columns
    text.append(found.found, Style(role: .searchHit, isBold: true, isUnderlined: true))
    let end = min(text.columns, width)
    text.append(found.after, .dim)
    return (text.truncated(to: width), min(start, end)..<end)
  }

  /// Marks what is searched for in the rows.
  private static func drawHits(
    in text: StyledText, from first: Int, x: Int, y: Int, isCursor: Bool, _ state: AppState,
    on grid: inout Grid
  ) {
    guard !state.listSearch.text.isEmpty else { return }
    let glyphs = text.runs.flatMap(\.text.glyphs)
    let places = PageSearch.places(
      of: state.listSearch.text.map(Pattern.folded),
      in: glyphs.map { Pattern.folded($0.character) })
    for place in places {
      let start = glyphs[..<place.lowerBound].reduce(x) { $0 + $1.columns }
      let width = glyphs[place].reduce(0) { $0 + $1.columns }
      guard start - x >= first else { continue }
      grid.restyle(Rect(x: start, y: y, width: width, height: 1)) { style in
        style.role = isCursor ? .searchHitCurrent : .searchHit
        style.isReversed = true
      }
    }
  }

  /// What was done with a cable: in one column the first sign that applies, in two selected or
  /// starred, then noted or read.
  private static func signs(
    _ key: CableKey, _ isSelected: Bool, _ state: AppState, columns: Int
  ) -> String {
    let book = state.work.notebook
    let first: [(String, Bool)] = [
      ("+", isSelected), ("…", state.work.isPending(key)), ("★", book.isStarred(key)),
    ]
    let second: [(String, Bool)] = [("✎", !book.notes(on: key).isEmpty), ("✓", book.isRead(key))]
    func sign(_ signs: [(String, Bool)]) -> String { signs.first(where: \.1)?.0 ?? " " }
    return (columns == 1 ? sign(first + second) : sign(first) + sign(second)) + " "
  }

  /// The row in words: the subject, what else it is, what was done with it, and how it is tied to
  /// others.
  private static func spoken(
    _ row: LibraryRow, _ key: CableKey, _ isSelected: Bool, _ state: AppState
  ) -> String {
    let book = state.work.notebook
    let notes = book.notes(on: key).count
    let words: [(String, Bool)] = [
      ("selected", isSelected), ("starred", book.isStarred(key)),
      ("unread", !book.isRead(key)), ("being saved", state.work.isPending(key)),
      ("\(notes) \(notes == 1 ? "note" : "notes")", notes > 0),
    ]
    let level = row.classification.map { Theme.level($0).shortMark } ?? "without class"
    let id = ListColumns.id(of: row)
    let name = id.map { id in
      "\(Vocabulary.postName(id.station) ?? id.station) \(id.isAirgram ? "A-" : "")\(id.number)"
    }
    var parts = [
      row.subject.isEmpty ? "no subject" : row.subject, level, name ?? row.id,
      row.sent?.isoDate ?? "without date",
    ]
    parts += words.filter(\.1).map(\.0)
    if let references = row.references {
      if references.out > 0 { parts.append("cites \(references.out)") }
      if references.back > 0 { parts.append("cited by \(references.back)") }
    }
    return parts.joined(separator: ", ")
  }
}
