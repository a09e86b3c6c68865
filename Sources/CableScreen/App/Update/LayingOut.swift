import CableCore
import CableCatalog

extension AppState {
  /// Lays the reading pane out again: another size, cable, view or library.
  mutating func layOut() {
    shapePage()
    guard let cable = reader.cable ?? reader.arriving else { return }
    var links = PageLink.all(of: cable, in: library, row: openRow)
    var notes: [Int: [PageNote]] = [:]
    var highlights: [Int: [Range<Int>]] = [:]
    for note in orderedNotes(of: cable) {
      guard let place = note.anchor.found(in: cable.paragraphs) else { continue }
      let paragraph = cable.paragraphs.first { $0.ordinal == place.ordinal }
      if let phrase = paragraph.flatMap({ Phrase.found(in: note.text, of: $0) }) {
        highlights[place.ordinal, default: []].append(phrase.range)
        // A highlight says no more than that it is one.
        if phrase.text.isEmpty, !settings.a11y { continue }
      }
      let doubt = place.isUnsure ? " (possibly another paragraph)" : ""
      let state = work.isPending(note) ? " (not saved yet)" : ""
      let text = (note.author.map { $0 + ": " } ?? "") + note.text + doubt + state
      let written = WrittenLink.all(in: text)
      notes[place.ordinal, default: []].append(
        PageNote(text, links: written, numbered: links.count))
      links += written.map { PageLink($0, in: library) }
    }
    reader.layOut(
      PageSource(
        cable: cable, options: reader.options, links: links, notes: notes,
        highlights: highlights, file: reader.file),
      height: readerHeight, isRead: pane == .reader)
    App.showPhrase(&self)
  }

  /// The notes on the open cable, of a paragraph first those on all of it, then those on its phrases
  /// in their order.
  private func orderedNotes(of cable: Cable) -> [Note] {
    let notes = reader.key.map { work.notebook.notes(on: $0) } ?? []
    guard notes.count > 1 else { return notes }
    func start(_ note: Note) -> Int {
      let place = note.anchor.found(in: cable.paragraphs)
      let paragraph = cable.paragraphs.first { $0.ordinal == place?.ordinal }
      let phrase = paragraph.flatMap { Phrase.found(in: note.text, of: $0) }
      return phrase.map { $0.range.lowerBound + 1 } ?? 0
    }
    return notes.map { (start($0), $0) }.enumerated().sorted {
      ($0.element.0, $0.offset) < ($1.element.0, $1.offset)
    }.map(\.element.1)
  }

  /// The page has the columns that its text needs on every terminal; what is left of a wide pane is
  /// its margin.
  private mutating func shapePage() {
    let pane = layout.reader?.width ?? width
    reader.options.measure = settings.measure
    reader.options.width = min(pane, settings.measure + PageGutter.frame)
    let rest = pane - reader.options.width - 1
    let least = settings.card == "margin" ? PaneLayout.leastMargin : PaneLayout.margin - 1
    let hasMargin = settings.card != "above" && !settings.a11y && rest >= least
    reader.options.marginWidth = hasMargin ? min(rest, PaneLayout.mostMargin) : nil
    reader.options.isSpoken = settings.a11y
    reader.options.keys = PageOptions.Keys(
      references: keymap.way(to: .references), findings: keymap.way(to: .problems),
      view: keymap.way(to: .wrap), lens: keymap.way(to: .lens))
  }

  /// Rows that a layer has for its content.
  func rows(of place: Layer.Place) -> Int { rows(of: layout.area(of: place, in: self)) }

  /// Rows that the text of a box has which has the keys.
  func rows(of notice: Notice) -> Int {
    rows(of: areas(of: notice)[notice.focus] ?? layout.area(of: notice.place, in: self))
  }

  private func rows(of area: Rect) -> Int {
    // What is read aloud has its keys and its status in lines of their own.
    let rest = settings.a11y ? 2 + SpokenStatus.lines(self).count : 1
    return max(1, area.height - rest)
  }

  /// Where the texts of a box are, with their heads; nil for one that is not in sight.
  func areas(of notice: Notice) -> [Rect?] {
    let whole = layout.area(of: notice.place, in: self)
    guard notice.panes.count > 1 else { return [whole] }
    if let (first, second) = pair(in: whole) { return [first, second] }
    return notice.panes.indices.map { $0 == notice.focus ? whole : nil }
  }

  private func pair(in area: Rect) -> (first: Rect, second: Rect)? {
    settings.a11y ? nil : PaneLayout.pair(in: area)
  }

  /// Columns for a text of a box.
  func width(of source: Notice.Source) -> Int {
    guard case .beside = source, let (first, _) = pair(in: layout.area(of: .whole, in: self)) else {
      return boxWidth
    }
    return min(first.width - 2, settings.measure)
  }

  /// The first row of the list that is on the screen.
  ///
  /// A short list keeps its row at the second place. A longer one moves when the cursor comes within
  /// two rows of its edge; after a jump the cursor is in the middle.
  func listTop(height: Int) -> Int {
    let height = max(1, height)
    var top = listScroll
    if height <= PaneLayout.shortList {
      top = selection - 1
    } else if selection < top - height || selection >= top + 2 * height {
      top = selection - height / 2
    } else {
      top = min(selection - 2, max(top, selection - height + 3))
    }
    return max(0, min(top, matched.count - height))
  }
}
