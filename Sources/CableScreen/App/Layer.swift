import CableCatalog

/// What covers the panes and takes the keys first; the last of several is the topmost.
enum Layer: Sendable {
  case prompt(Prompt)
  case chooser(Chooser)
  case timeline(Timeline)
  /// Words over time.
  case trend(Trend)
  /// A cross table.
  case cross(CrossPanel)
  case notice(Notice)
  /// A key of several strokes waits for its next one.
  case chord(Chord)

  /// True where it takes the place of one pane.
  var isSheet: Bool { place == .list || place == .page }

  /// Where a layer is shown.
  enum Place: Sendable, Hashable {
    /// In place of the list: it is about the cable, which stays in sight.
    case list
    /// In place of the page: it changes the list, which stays in sight.
    case page
    /// In place of both.
    case whole
    /// On the last line.
    case line
  }

  /// Where it is shown.
  var place: Place {
    switch self {
    case .chooser(let chooser): chooser.place
    case .prompt(let prompt): prompt.kind == .filter ? .page : .line
    case .timeline: .page
    case .trend, .cross: .whole
    case .notice(let notice): notice.place
    case .chord: .line
    }
  }
}

/// Cables that are being read for a box over the panes.
struct Look: Sendable, Hashable {
  /// What is done, for a person: "opening 09ASTANA12".
  let what: String
  /// What it looks at; nil once a cable of it is gone.
  var source: Notice.Source?
  /// True where the box is shown and is made once more, for another width.
  var isAgain = false
}

/// A text to read and close, or two side by side: an explanation, a peek at a cable, a comparison.
package struct Notice: Sendable, Hashable {
  /// The texts, at least one; two are scrolled each by itself.
  private(set) var panes: [NoticePane]
  /// Index of the text that has the keys.
  private(set) var focus = 0
  /// Where it is shown.
  var place = Layer.Place.whole
  /// What it was made of, so that it can be made for another width; nil where it has one form.
  var source: Source?

  /// What a text is made of; rows are those of the library.
  package enum Source: Sendable, Hashable {
    case cable(row: Int)
    case copies(row: Int, with: Int)
    /// A cable and another one, which it cites with a link of this index; nil for every link to it.
    case beside(row: Int, with: Int, link: Int?)
    case explanation(String)
  }

  /// One text.
  package init(_ pane: NoticePane) { panes = [pane] }

  /// Two texts, of which the second has the keys.
  package init(_ first: NoticePane, beside second: NoticePane) {
    panes = [first, second]
    focus = 1
  }

  /// One text from its parts.
  package init(
    title: String, lines: [StyledText], choice: Chooser.Choice? = nil, stops: [Int] = []
  ) {
    self.init(NoticePane(title: title, lines: lines, choice: choice, stops: stops))
  }

  /// The text that has the keys.
  var pane: NoticePane {
    get { panes[focus] }
    set { panes[focus] = newValue }
  }

  /// What Enter does beyond closing it, of each text.
  var choices: [Chooser.Choice?] {
    get { panes.map(\.choice) }
    set { for (index, choice) in zip(panes.indices, newValue) { panes[index].choice = choice } }
  }

  /// True if a text has places to go to.
  var hasStops: Bool { panes.contains { !$0.stops.isEmpty } }

  /// Goes to a place of the text with the keys, or of the other where only that has some.
  mutating func goToStop(_ count: Int, rows: Int) {
    let index: Int? =
      panes[focus].stops.isEmpty ? panes.firstIndex { !$0.stops.isEmpty } : focus
    guard let index else { return }
    panes[index].go(count, last: panes[index].lastScroll(rows: rows))
  }

  /// Gives the keys to the other text.
  mutating func turn() { focus = (focus + 1) % panes.count }

  /// Goes to where the same texts were read in lines of another width.
  mutating func go(toPlaceIn old: Notice) {
    guard panes.count == old.panes.count else { return }
    focus = old.focus
    for (index, pane) in old.panes.enumerated() { panes[index].go(toPlaceIn: pane) }
  }

  /// Scrolls no text further than it goes, in panes of some rows.
  mutating func clamp(rows: Int) {
    for index in panes.indices {
      panes[index].scroll = min(panes[index].scroll, panes[index].lastScroll(rows: rows))
    }
  }
}

/// A text of a box, below a head of its own.
package struct NoticePane: Sendable, Hashable {
  var title: String
  var lines: [StyledText]
  var scroll = 0
  /// What Enter does beyond closing the box.
  var choice: Chooser.Choice?
  /// The first lines of the places that the keys of a search go through, such as the changes.
  var stops: [Int]
  /// What such a place is called.
  var stopName: String
  /// Index in `stops` of the one that was gone to.
  var stop: Int?

  /// A text from its parts.
  package init(
    title: String, lines: [StyledText], choice: Chooser.Choice? = nil, stops: [Int] = [],
    stopName: String = "change"
  ) {
    self.title = title
    self.lines = lines
    self.choice = choice
    self.stops = stops
    self.stopName = stopName
  }

  /// How far one can scroll in a pane of some rows.
  func lastScroll(rows: Int) -> Int { max(0, lines.count - max(1, rows)) }

  /// Goes to where the same text was read in lines of another width.
  mutating func go(toPlaceIn old: NoticePane) {
    stop = old.stop.flatMap { stops.indices.contains($0) ? $0 : nil }
    scroll =
      stop.map { max(0, stops[$0] - 1) } ?? old.scroll * lines.count / max(1, old.lines.count)
  }

  /// Goes to one of the stops; a line from before it stays in sight.
  mutating func go(toStop next: Int) {
    guard stops.indices.contains(next) else { return }
    stop = next
    scroll = max(0, stops[next] - 1)
  }

  /// Goes some stops forwards or back, round the ends.
  ///
  /// - Parameters:
  ///   - count: how many; below 0 back.
  ///   - last: the furthest that it can be scrolled.
  mutating func go(_ count: Int, last: Int) {
    guard !stops.isEmpty else { return }
    let at = stop ?? (count > 0 ? -1 : 0)
    go(toStop: ((at + count) % stops.count + stops.count) % stops.count)
    scroll = min(last, scroll)
  }
}

/// The first stroke of a key of two.
enum Chord: Sendable, Hashable { case setMark, goToMark, leave }

/// Cables per month under the filter, of which a range can be picked.
package struct Timeline: Sendable, Hashable {
  /// A month and how many cables it has.
  struct Month: Sendable, Hashable {
    /// `2009-08`.
    var name: String
    var count: Int
  }

  var months: [Month] = []
  /// Index of the month under the cursor.
  var cursor = 0
  /// Where the brushed range began; nil while nothing is brushed.
  var anchor: Int?

  /// The months of some counts.
  init(_ facets: Facets?) {
    self.init(counts: facets?.months.map { (name: $0.value, count: $0.count) } ?? [])
  }

  /// Every month from the first to the last, even those without a cable.
  init(counts: [(name: String, count: Int)]) {
    guard let first = counts.first?.name, let last = counts.last?.name else { return }
    let known = Dictionary(counts.map { ($0.name, $0.count) }) { $1 }
    guard var at = Self.number(first), let end = Self.number(last), end - at < 12_000 else {
      return
    }
    while at <= end {
      let name = Self.name(at)
      months.append(Month(name: name, count: known[name] ?? 0))
      at += 1
    }
    cursor = months.count - 1
  }

  /// The months that are brushed, at least the one under the cursor.
  var brushed: ClosedRange<Int> {
    let other = anchor ?? cursor
    return min(cursor, other)...max(cursor, other)
  }

  /// The brushed months as a term of the query language; nil without months.
  var term: String? {
    guard months.indices.contains(cursor) else { return nil }
    let from = months[brushed.lowerBound].name
    let to = months[brushed.upperBound].name
    return from == to ? "date:\(from)" : "date:\(from)..\(to)"
  }

  /// Months since the year 0, of `2009-08`.
  package static func number(_ name: String) -> Int? {
    let parts = name.split(separator: "-").compactMap { Int($0) }
    return parts.count == 2 ? parts[0] * 12 + parts[1] - 1 : nil
  }

  /// `2009-08`, of months since the year 0.
  package static func name(_ number: Int) -> String {
    let month = number % 12 + 1
    return "\(number / 12)-\(month < 10 ? "0" : "")\(month)"
  }
}
