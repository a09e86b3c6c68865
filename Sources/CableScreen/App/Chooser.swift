import CableCore
package import CableCatalog

/// A list one picks from: help, palette, references, threads, menus, history, tags, facets.
package struct Chooser: Sendable {
  /// What the list is of: decides what Enter and other keys do beyond picking.
  enum Kind: Sendable, Hashable {
    case help, palette, references, thread, menu, explain, filterBy, history, notes, views
    case tags, facets, candidates, similar, problems, order, columns
    case statistics(Statistics)
    case contexts(FoundContexts)
    /// What a survey found.
    case survey
  }

  /// One row.
  struct Row: Sendable, Hashable {
    var text: StyledText
    /// A second line, in lists that have one.
    var detail: StyledText?
    /// The text that is searched as one types.
    var words: String
    /// A key that picks the row at once, in menus.
    var key: Key?
    var choice: Choice
  }

  /// What picking a row does.
  package enum Choice: Sendable, Hashable {
    case none
    case action(Action)
    /// Goes to a row of the library.
    case cable(row: Int)
    /// Goes to a cable by its id.
    case id(String)
    /// Adds a term to the filter.
    case filter(String)
    /// Shows what a term means.
    case explain(String)
    /// A command line as the palette takes it.
    case command(String)
    /// Follows a link of the page.
    case link(Int)
    /// Goes to a paragraph, by ordinal.
    case paragraph(Int)
    /// Changes a tag's use.
    case tag(String)
    /// Makes a text of the selected cables and copies it.
    case copy(Share)
    /// Asks for a file and writes the selected cables into it.
    case export(ExportForm)
    case order(ListOrder)
    /// Shows a column of the list, or hides it.
    case column(ListColumn)
    /// Shows or hides the names of the columns above the list.
    case columnHeads
    case lens(Lens)
    /// A place in a cable, such as a mark or a note.
    case place(Reader.Place)
    /// Shows a sentence on the status line.
    case say(String)
  }

  /// What Esc gives back: what the list was before something was picked.
  enum Under: Sendable, Hashable {
    case nothing
    case filter(Filter)
    case order(ListOrder)
  }

  var kind: Kind
  var under = Under.nothing
  var title: String
  var rows: [Row]
  /// True where letters narrow the list; false where they are keys of a menu.
  var isNarrowing: Bool
  var typed = ""
  /// Index in `shown`.
  var choice = 0
  /// Shown where there are no rows.
  var empty = "nothing here"
  /// The line under the list.
  var hint = "letters narrow · Enter picks · Esc closes"
  /// Rows that are left after narrowing.
  private(set) var shown: [Int] = []
  /// The most rows that there have been, at least one.
  private(set) var tallest = 1

  /// True where it shows counts under the filter, which change while it is open.
  var showsCounts: Bool {
    switch kind {
    case .tags, .facets, .statistics: true
    case .help, .palette, .references, .thread, .menu, .explain, .filterBy, .history, .notes,
      .views, .candidates, .similar, .problems, .contexts, .order, .columns, .survey:
      false
    }
  }

  /// Where it is shown: what changes the list leaves the list in sight, what is about the cable the
  /// cable.
  var place: Layer.Place {
    switch kind {
    case .tags, .facets, .filterBy, .order, .views, .history, .palette, .columns: .page
    case .references, .thread, .explain, .notes, .candidates, .similar, .menu, .contexts: .list
    case .help, .problems, .statistics, .survey: .whole
    }
  }

  /// A list with all of its rows.
  init(
    _ kind: Kind, title: String, rows: [Row], isNarrowing: Bool = true,
    empty: String = "nothing here"
  ) {
    self.kind = kind
    self.title = title
    self.rows = rows
    self.isNarrowing = isNarrowing
    self.empty = empty
    if !isNarrowing { hint = "Enter picks · Esc closes" }
    narrow()
  }

  /// Lines of each row.
  var rowHeight: Int { rows.contains { $0.detail != nil } ? 2 : 1 }

  /// The row that Enter picks.
  var chosen: Row? { shown.indices.contains(choice) ? rows[shown[choice]] : nil }

  /// The line under the list as it is shown: where the cursor is on a cable, with what Space does.
  var keys: String {
    guard case .cable? = chosen?.choice else { return hint }
    var parts = hint.split(separator: " · ")
    let enter = parts.firstIndex(where: { $0.hasPrefix("Enter") || $0.contains(" Enter") })
    parts.insert("Space selects", at: enter ?? parts.startIndex)
    if let enter, parts[enter + 1] == "Enter picks" { parts[enter + 1] = "Enter reads" }
    return parts.joined(separator: " · ")
  }

  /// The number that was typed as a command: a row, or a paragraph.
  var number: Int? { kind == .palette ? Int(typed.trimmed).flatMap { $0 > 0 ? $0 : nil } : nil }

  /// What is shown where no row is.
  var reply: String {
    if let number { return "Enter goes to row \(number), in a cable to paragraph \(number)" }
    return rows.isEmpty ? empty : "nothing here has \(typed)"
  }

  /// Keeps the rows which hold every word typed; those that begin with what is typed come first.
  mutating func narrow() {
    tallest = max(tallest, rows.count)
    // The help of some keys has a number in it as well.
    guard number == nil else {
      (shown, choice) = ([], 0)
      return
    }
    let words = typed.lowercased().split(separator: " ").map(String.init)
    guard let first = words.first else {
      shown = Array(rows.indices)
      choice = min(choice, max(0, shown.count - 1))
      move(0)
      return
    }
    let whole = typed.lowercased()
    var ranked: [[Int]] = [[], [], [], []]
    for index in rows.indices {
      let row = rows[index]
      guard !row.isHeading, words.allSatisfy({ row.words.holds($0) }) else { continue }
      // A key is its letter as it is typed: F is not f.
      let isKey =
        row.text.runs.first?.text.string.first == typed.first
        && row.text.string.hasPrefix(typed + " ")
      let begins = row.words.hasPrefix(whole) ? 1 : row.words.hasPrefix(first) ? 2 : 3
      ranked[isKey ? 0 : begins].append(index)
    }
    shown = ranked.flatMap(\.self)
    choice = 0
  }

  /// Moves the choice, staying inside.
  mutating func move(_ count: Int) {
    choice = max(0, min(shown.count - 1, choice + count))
    // A heading is skipped; at the top the choice returns to the first row below it.
    if chosen?.isHeading == true { choice += count < 0 && choice > 0 ? -1 : 1 }
  }

  /// New rows in place of the old, the choice staying on the same one.
  mutating func replace(_ rows: [Row]) {
    let chosen = chosen?.choice
    self.rows = rows
    let before = choice
    narrow()
    // Of several rows that lead to one place it is the one that it was.
    let isSame = shown.indices.contains(before) && self.rows[shown[before]].choice == chosen
    choice =
      isSame
      ? before
      : shown.firstIndex { self.rows[$0].choice == chosen } ?? min(before, max(0, shown.count - 1))
  }
}

extension Chooser.Row {
  /// True for a line between the rows that names those below it.
  var isHeading: Bool { words.isEmpty && choice == .none }

  /// A row from its text; what is shown is what is looked for.
  init(
    _ text: StyledText, detail: StyledText? = nil, key: Key? = nil, words: String? = nil,
    _ choice: Chooser.Choice
  ) {
    self.init(
      text: text, detail: detail, words: (words ?? text.string).lowercased(), key: key,
      choice: choice)
  }

  /// A row of one style.
  init(_ text: String, key: Key? = nil, _ choice: Chooser.Choice) {
    self.init(StyledText(text), key: key, choice)
  }
}

extension String {
  /// True if a text is in it.
  ///
  /// Cost: a step a byte; only of what it finds in other than ASCII is each character compared.
  fileprivate func holds(_ other: String) -> Bool {
    // A sign of several bytes may be written in other bytes as well.
    guard other.utf8.allSatisfy({ $0 < 0x80 }) else { return contains(other) }
    var (text, wanted) = (self, other)
    let isThere = text.withUTF8 { text in
      wanted.withUTF8 { wanted in
        guard let first = wanted.first else { return true }
        var place = 0
        while place + wanted.count <= text.count {
          if text[place] == first,
            text[place..<place + wanted.count].elementsEqual(wanted)
          {
            return true
          }
          place += 1
        }
        return false
      }
    }
    return isThere && (text.utf8.allSatisfy { $0 < 0x80 } || contains(other))
  }
}
