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
    let top = state.listTop(height: rect.height)
    let columns = ListColumns(width: rect.width)
    for line in 0..<min(rect.height, state.matched.count - top) {
      drawRow(top + line, y: rect.y + line, columns, state, in: rect, on: &grid)
    }
  }

  /// Why the list is empty, and what to do.
  private static func emptiness(_ state: AppState) -> String {
    if let failure = state.failure { return failure }
    if state.isFiltering || !state.latest.isComplete { return "reading…" }
    if state.library.rows.isEmpty {
      let files = state.library.skipped.count
      return files == 0
        ? "There are no files here. Open a folder that holds cables."
        : (files == 1
          ? "The file here is no cable. " : "None of the \(files.grouped) files here is a cable. ")
          + "\(state.keymap.way(to: .problems)) tells why."
    }
    let told = state.emptiness ?? "No cable matches."
    guard state.layers.isEmpty else { return told }
    return "\(told) \(state.keymap.way(to: .undo)) undoes the last filter, "
      + "\(state.keymap.way(to: .clearTags)) takes all of it away."
  }

  private static func drawRow(
    _ index: Int, y: Int, _ columns: ListColumns, _ state: AppState, in rect: Rect,
    on grid: inout Grid
  ) {
    let row = state.library.rows[state.matched[index]]
    let isSelected = state.selected.contains(state.matched[index])
    let isCursor = index == state.selection
    let clip = Rect(x: rect.x, y: y, width: rect.width, height: 1)
    if isCursor { grid.cursor = (rect.x, y) }
    let key = CableKey(row)
    let book = state.work.notebook
    let level = row.classification.map(Theme.level)
    if state.settings.a11y {
      let line = (isCursor ? "> " : "  ") + spoken(row, key, isSelected, state)
      grid.write(
        StyledText(line, .body, isBold: isCursor).truncated(to: rect.width), x: rect.x, y: y,
        clip: clip)
      return
    }
    var x = rect.x
    x = grid.write(
      DisplayText(" \(level.map { String($0.letter) } ?? "?") "), x: x, y: y,
      style: Style(role: Theme.badge(of: level), isBold: true), clip: clip)
    let start = x
    x = grid.write(
      DisplayText(signs(key, isSelected, state)), x: x, y: y, style: Style(role: .star), clip: clip)
    var text = StyledText(columns.date(row), .dim)
    text.append(row.id.padding(to: columns.id), Style(isBold: !book.isRead(key)))
    if columns.tags > 0 {
      let tags = DisplayText(row.tags.joined(separator: " ")).truncated(to: columns.tags - 1)
      text.append(tags.string.padding(to: columns.tags), .tag)
    }
    text.append(row.subject)
    let counts = columns.showsCounts ? Self.counts(row) : ""
    let room = rect.x + rect.width - x - (counts.isEmpty ? 0 : counts.count + 1)
    text = text.truncated(to: room)
    grid.write(text, x: x, y: y, clip: clip)
    if !counts.isEmpty {
      grid.write(
        DisplayText(counts), x: rect.x + rect.width - counts.count, y: y,
        style: Style(role: .dim), clip: clip)
    }
    if isCursor {
      let role: Role = state.pane == .list ? .selection : .selectionUnfocused
      grid.restyle(
        Rect(x: start, y: y, width: rect.x + rect.width - start, height: 1)
      ) { style in
        style = Style(role: role, isBold: style.isBold, isReversed: true)
      }
    }
    drawHits(in: text, x: x, y: y, isCursor: isCursor, state, on: &grid)
  }

  /// Marks what is searched for in the rows.
  private static func drawHits(
    in text: StyledText, x: Int, y: Int, isCursor: Bool, _ state: AppState, on grid: inout Grid
  ) {
    guard !state.listSearch.text.isEmpty else { return }
    let glyphs = text.runs.flatMap(\.text.glyphs)
    let places = PageSearch.places(
      of: state.listSearch.text.map(Pattern.folded),
      in: glyphs.map { Pattern.folded($0.character) })
    for place in places {
      let start = glyphs[..<place.lowerBound].reduce(x) { $0 + $1.columns }
      let width = glyphs[place].reduce(0) { $0 + $1.columns }
      grid.restyle(Rect(x: start, y: y, width: width, height: 1)) { style in
        style.role = isCursor ? .searchHitCurrent : .searchHit
        style.isReversed = true
      }
    }
  }

  /// Selected, not saved yet, starred or unread; then whether there is a note.
  private static func signs(_ key: CableKey, _ isSelected: Bool, _ state: AppState) -> String {
    let book = state.work.notebook
    let sign =
      isSelected
      ? "▪"
      : state.work.isPending(key) ? "…" : book.isStarred(key) ? "★" : book.isRead(key) ? " " : "·"
    return sign + (book.notes(on: key).isEmpty ? " " : "✎")
  }

  /// The row in words: what it is, then what was done with it, then how it is tied to others.
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
    var parts = [row.id, level, row.sent?.isoDate ?? "without date"]
    parts += words.filter(\.1).map(\.0)
    parts.append(row.subject)
    if row.citesCount > 0 { parts.append("cites \(row.citesCount)") }
    if row.citedByCount > 0 { parts.append("cited by \(row.citedByCount)") }
    return parts.joined(separator: ", ")
  }

  /// References out and in: `↗4 ↙12`.
  private static func counts(_ row: LibraryRow) -> String {
    let out = row.citesCount
    let into = row.citedByCount
    guard out + into > 0 else { return "" }
    return (out > 0 ? "↗\(out)" : "").leftPadding(to: 4)
      + (into > 0 ? " ↙\(into)" : "").padding(to: 5)
  }
}

/// How the columns of the list share its width.
struct ListColumns: Sendable, Hashable {
  var id: Int
  var tags: Int
  var showsCounts: Bool
  private var isDateShort: Bool

  /// Date and id first, tags where there is room, the rest is the subject's.
  init(width: Int) {
    id = width >= 60 ? 18 : 15
    tags = width >= 110 ? 26 : width >= 96 ? 16 : 0
    showsCounts = width >= 56
    isDateShort = width < 44
  }

  /// `2009-08-04`, in narrow lists `09-08-04`.
  func date(_ row: LibraryRow) -> String {
    let date = row.sent?.isoDate ?? "          "
    return (isDateShort ? String(date.dropFirst(2)) : date) + " "
  }
}
