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
    let columns = ListColumns(width: rect.width, usesCodes: state.settings.posts == "codes")
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
    if state.settings.a11y {
      let line = (isCursor ? "> " : "  ") + spoken(row, key, isSelected, state)
      grid.write(
        StyledText(line, .body, isBold: isCursor).truncated(to: rect.width), x: rect.x, y: y,
        clip: clip)
      return
    }
    let level = row.classification.map(Theme.level)
    var text = StyledText(
      (level?.shortMark ?? "?").fitted(to: 3) + " ", Theme.role(of: level), isBold: true)
    if columns.signs > 0 {
      text.append(signs(key, isSelected, state, columns: columns.signs), .star)
    }
    if columns.date > 0 {
      text.append((row.sent?.isoDate ?? "").fitted(to: columns.date) + " ", .dim)
    }
    if columns.post > 0 { text.append(columns.post(of: row)) }
    let start = text.columns
    let isRead = state.work.notebook.isRead(key)
    let subject = StyledText(
      row.subject.isEmpty ? "(no subject)" : row.subject,
      isRead || row.subject.isEmpty ? .dim : .body)
    text.append(columns.ending(subject, tags: row.tags))
    if columns.arrows {
      text.append(
        arrow("→", row.citesCount).leftPadding(to: 4)
          + arrow("←", row.citedByCount).leftPadding(to: 4),
        .dim)
    }
    let shown = text.truncated(to: rect.width - 1)
    grid.write(shown, x: rect.x + 1, y: y, clip: clip)
    if isCursor {
      PlaceMark.draw(clip, hasKeys: state.pane == .list, isSpoken: false, on: &grid)
    }
    drawHits(
      in: shown, from: start - columns.post, x: rect.x + 1, y: y, isCursor: isCursor, state,
      on: &grid)
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

  /// What was done with a cable: in one column the first sign that holds, in two selected or
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
    if row.citesCount > 0 { parts.append("cites \(row.citesCount)") }
    if row.citedByCount > 0 { parts.append("cited by \(row.citedByCount)") }
    return parts.joined(separator: ", ")
  }

  /// `→4`; blank for none.
  private static func arrow(_ sign: String, _ count: Int) -> String {
    count == 0 ? "" : sign + (count > 99 ? "99" : String(count))
  }
}

/// How the columns of the list share its width: they line up whatever the rows hold.
struct ListColumns: Sendable, Hashable {
  /// Columns of what was done with a cable, of its date, of its post with the blank after it, and of
  /// subject and tags together; 0 where there is no room.
  let signs: Int
  let date: Int
  let post: Int
  let arrows: Bool
  private let rest: Int
  private let tags: Int
  private let usesCodes: Bool

  /// The subject first; as a list gets narrower tags go, then arrows, serial and second sign, day,
  /// post and date.
  init(width: Int, usesCodes: Bool) {
    self.usesCodes = usesCodes
    signs = width >= 90 ? 2 : width >= 40 ? 1 : 0
    date = width >= 70 ? 10 : width >= 50 ? 7 : 0
    post = width >= 90 ? 17 : width >= 60 ? 10 : 0
    arrows = width >= 90
    let taken = 5 + (signs > 0 ? signs + 1 : 0) + (date > 0 ? date + 1 : 0) + post
    rest = max(0, width - taken - (arrows ? 8 : 0))
    tags = width >= 110 ? max(15, min(25, rest - 62)) : 0
  }

  /// The post, from 90 columns with the number of the cable; what has no such name is called by its
  /// own.
  func post(of row: LibraryRow) -> StyledText {
    guard let id = Self.id(of: row) else {
      return StyledText(DisplayText(row.id).truncated(to: post - 1).string.fitted(to: post), .dim)
    }
    let name = usesCodes ? id.station : Vocabulary.postName(id.station) ?? id.station
    let serial = post > 10 ? " " + (id.isAirgram ? "A-" : "") + String(id.number) : ""
    let room = post - 1 - serial.utf8.count
    var text = StyledText(DisplayText(name).truncated(to: room).string)
    text.append(serial, .dim)
    text.pad(to: post)
    return text
  }

  /// The id of a row; nil where it is called by its file's name.
  static func id(of row: LibraryRow) -> CableID? {
    let name = row.id
    return CableID(parsing: name).flatMap { $0.description == name ? $0 : nil }
  }

  /// The subject, and at a fixed place as many whole tags as fit; a subject that needs their room
  /// takes it.
  func ending(_ subject: StyledText, tags names: [String]) -> StyledText {
    var text = subject
    if tags > 0, subject.columns < rest - tags {
      text.pad(to: rest - tags + 1)
      var room = tags - 1
      for (number, name) in names.enumerated() {
        let tag = DisplayText((number > 0 ? " " : "") + name)
        guard tag.columns <= room else { break }
        room -= tag.columns
        text.append(tag.string, .tag)
      }
    }
    text = text.truncated(to: rest)
    text.pad(to: rest)
    return text
  }
}

extension String {
  /// Cut or with blanks behind it to a width, for text of single columns.
  fileprivate func fitted(to width: Int) -> String {
    let columns = DisplayText(self).columns
    return columns > width
      ? String(prefix(width)) : self + String(repeating: " ", count: width - columns)
  }
}
