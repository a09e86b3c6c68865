/// How the panes divide the screen; what a person changed is remembered apart for each layout and
/// for where the keys are.
package struct Split: Sendable, Hashable {
  package var isZoomed = false
  /// Columns that the list has more than usual beside the page.
  var beside = 0
  /// Rows that the list has more than usual above the page, while the keys are in it.
  var above = 0
  /// The same while one reads.
  var reading = 0
}

/// Where the panes are on a screen of some size: for each a head, then its content.
///
///     list head                      list head   │ page head
///     list                           list        │ page
///     page head            or                    │
///     page                                       │
///     footer                         footer
struct PaneLayout: Sendable, Hashable {
  /// How the panes are arranged.
  enum Way: Sendable, Hashable { case one, stacked, beside }

  /// The least size on which anything is drawn.
  static let least = (width: 24, height: 6)
  /// The least columns and rows for two panes.
  static let leastForTwo = (width: 60, height: 16)
  /// Columns from which the page is beside the list, and from which its facts are in its margin, too.
  static let beside = 157
  static let besideWithMargin = 240
  /// Columns that the facts of a cable need beside the page.
  static let margin = 38
  /// The fewest that a person may ask for, and the most that they are given.
  static let leastMargin = 20
  static let mostMargin = 60
  /// Columns from which two cables are side by side, and not one above the other.
  static let leastForPair = 120
  /// Columns of a list beside the page below which a row has two lines.
  static let narrowList = 76
  /// Lines that a list needs for rows with what was found in them.
  static let leastForSnippets = 6
  /// Rows of a list that is too short for a margin above and below its cursor.
  static let shortList = 7

  let way: Way
  /// The head of the list; nil where the list is not shown, and where the screen is read aloud.
  private(set) var listHead: Rect?
  private(set) var list: Rect?
  /// The line that names the columns of the list.
  private(set) var columnHead: Rect?
  /// True where the subject of a row is below the rest.
  private(set) var isInTwoLines = false
  /// True where what was found in a cable is below its row.
  private(set) var hasSnippets = false
  /// The line above the list that shows its months.
  private(set) var sparkline: Rect?
  /// The head of the page; nil as for the list.
  private(set) var readerHead: Rect?
  private(set) var reader: Rect?
  /// The column between two panes beside each other.
  private(set) var border: Int?

  /// Divides the screen of a state.
  init(_ state: AppState) {
    way = Self.way(state)
    let (width, height) = (state.width, state.height)
    let isReading = state.pane == .reader && !state.hasSheet
    switch way {
    case .one:
      // What is read aloud has its status in lines of its own.
      let whole = Rect(x: 0, y: 0, width: width, height: max(0, height - 1))
      if state.settings.a11y {
        let spoken = Rect(
          x: 0, y: 0, width: width,
          height: max(0, height - 1 - SpokenStatus.lines(state).count))
        if state.pane == .list { list = spoken } else { reader = spoken }
      } else if state.pane == .list {
        (listHead, list) = Self.separated(whole)
      } else {
        (readerHead, reader) = Self.separated(whole)
      }
    case .stacked:
      let rows = Self.rows(of: state, isReading: isReading)
      (listHead, list) = Self.separated(Rect(x: 0, y: 0, width: width, height: rows + 1))
      (readerHead, reader) = Self.separated(
        Rect(x: 0, y: rows + 1, width: width, height: height - rows - 2))
    case .beside:
      let left = Self.columns(of: state)
      (listHead, list) = Self.separated(Rect(x: 0, y: 0, width: left, height: height - 1))
      (readerHead, reader) = Self.separated(
        Rect(x: left + 1, y: 0, width: width - left - 1, height: height - 1))
      border = left
    }
    if state.settings.sparkline, !state.settings.a11y, var rows = list, rows.height > 3 {
      sparkline = Rect(x: rows.x, y: rows.y, width: rows.width, height: 1)
      rows.y += 1
      rows.height -= 1
      list = rows
    }
    guard var rows = list, !state.settings.a11y else { return }
    isInTwoLines =
      switch state.settings.rows {
      case "one": false
      case "two": true
      default: way == .beside && rows.width < Self.narrowList
      }
    // Whoever reads has the hits in the page.
    hasSnippets =
      state.settings.snippets && state.snippets.query != nil && rows.height >= Self.leastForSnippets
      && (way == .beside || !isReading)
    guard state.settings.heads, !isInTwoLines, rows.height > 3 else { return }
    columnHead = Rect(x: rows.x, y: rows.y, width: rows.width, height: 1)
    rows.y += 1
    rows.height -= 1
    list = rows
  }

  /// Lines of a row of the list.
  var rowHeight: Int { (isInTwoLines ? 2 : 1) + (hasSnippets ? 1 : 0) }
  /// Rows that the list shows.
  var listRows: Int { max(1, (list?.height ?? 0) / rowHeight) }

  private static func way(_ state: AppState) -> Way {
    guard !state.split.isZoomed, !state.settings.a11y, state.width >= leastForTwo.width,
      state.height >= leastForTwo.height
    else { return .one }
    switch state.settings.layout {
    case "one": return .one
    case "stacked": return .stacked
    case "beside": return .beside
    default: return state.width >= beside ? .beside : .stacked
    }
  }

  /// Rows of the list above the page: half of them with the keys, a fifth while one reads.
  private static func rows(of state: AppState, isReading: Bool) -> Int {
    let both = state.height - 3
    let follows = state.settings.split != "fixed"
    let usual = isReading && follows ? max(4, both / 5) : (both + 1) / 2
    let more = isReading && follows ? state.split.reading : state.split.above
    return max(2, min(both - 4, usual + more))
  }

  /// Columns of the list beside the page, which has what a line of text needs.
  private static func columns(of state: AppState) -> Int {
    let page =
      state.settings.measure + PageGutter.frame
      + (state.width >= besideWithMargin && state.settings.card != "above" ? margin + 2 : 0)
    return max(24, min(state.width - 30, state.width - page - 1 + state.split.beside))
  }

  /// The pane whose place a layer takes, with its head; both of them where there is one pane.
  func area(of place: Layer.Place, in state: AppState) -> Rect {
    let whole = Rect(x: 0, y: 0, width: state.width, height: state.height - 1)
    guard way != .one else { return whole }
    switch place {
    case .list: return Self.joined(listHead, sparkline, columnHead, list) ?? whole
    case .page: return Self.joined(readerHead, reader) ?? whole
    case .whole, .line: return whole
    }
  }

  /// Two cables in an area: side by side with a line between them, or one above the other; nil where one
  /// has to do.
  static func pair(in area: Rect) -> (first: Rect, second: Rect)? {
    var (first, second) = (area, area)
    if area.width >= leastForPair {
      first.width = (area.width - 1) / 2
      second.x += first.width + 1
      second.width -= first.width + 1
    } else if area.width >= leastForTwo.width, area.height >= leastForTwo.height - 1 {
      first.height = area.height / 2
      second.y += first.height
      second.height -= first.height
    } else {
      return nil
    }
    return (first, second)
  }

  private static func joined(_ parts: Rect?...) -> Rect? {
    let parts = parts.compactMap(\.self)
    guard let first = parts.first else { return nil }
    return Rect(
      x: first.x, y: first.y, width: first.width, height: parts.reduce(0) { $0 + $1.height })
  }

  /// A head and what is below it.
  private static func separated(_ pane: Rect) -> (Rect, Rect) {
    (
      Rect(x: pane.x, y: pane.y, width: pane.width, height: 1),
      Rect(x: pane.x, y: pane.y + 1, width: pane.width, height: max(0, pane.height - 1))
    )
  }
}
