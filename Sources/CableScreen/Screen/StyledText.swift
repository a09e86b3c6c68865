import CableCore

/// A line of text in several styles, with the links in it: what views and pages are made of.
package struct StyledText: Sendable, Hashable {
  /// A run of one style.
  struct Run: Sendable, Hashable {
    var text: DisplayText
    var style: Style
    /// Number of the link that the run belongs to.
    var link: Int?
    /// Where the run's text begins in the text that it was cut from, in UTF-8 bytes; nil for what
    /// the program itself put there.
    var origin: Int?
  }

  var runs: [Run] = []

  /// What is shown, in pieces of one style.
  package var styled: [(text: String, style: Style)] { runs.map { ($0.text.string, $0.style) } }

  /// A line without text.
  package init() {}

  /// A line of one style.
  package init(_ text: String, _ role: Role = .body, isBold: Bool = false, isReversed: Bool = false)
  {
    append(text, Style(role: role, isBold: isBold, isReversed: isReversed))
  }

  /// How many columns it takes.
  package var columns: Int { runs.reduce(0) { $0 + $1.text.columns } }

  /// What is shown, without its styles.
  package var string: String { runs.map(\.text.string).joined() }

  /// Appends text; `origin` says where it is in the text that it is cut from.
  package mutating func append(
    _ text: String, _ style: Style = Style(), link: Int? = nil, origin: Int? = nil
  ) {
    guard !text.isEmpty else { return }
    runs.append(Run(text: DisplayText(text), style: style, link: link, origin: origin))
  }

  /// Appends text of a role.
  package mutating func append(_ text: String, _ role: Role, isBold: Bool = false) {
    append(text, Style(role: role, isBold: isBold))
  }

  /// Appends another line.
  package mutating func append(_ other: StyledText) { runs += other.runs }

  /// Blanks after it up to a width.
  package mutating func pad(to width: Int) {
    let missing = width - columns
    if missing > 0 { append(String(repeating: " ", count: missing)) }
  }

  /// As much as fits, with `…` where something is left out.
  package func truncated(to limit: Int) -> StyledText {
    guard columns > limit else { return self }
    var short = StyledText()
    var room = limit
    for run in runs {
      let width = run.text.columns
      if width < room {
        short.runs.append(run)
        room -= width
        continue
      }
      var last = run
      // One column more than there is makes the run show that it was cut.
      let isCut = width > room || run != runs.last
      last.text = isCut ? Self.cut(run.text, to: room) : run.text
      short.runs.append(last)
      break
    }
    return short
  }

  private static func cut(_ text: DisplayText, to room: Int) -> DisplayText {
    guard text.columns <= room else { return text.truncated(to: room) }
    let more = DisplayText.Glyph(character: " ", columns: 1, offset: 0, length: 0)
    return DisplayText(glyphs: text.glyphs + [more, more]).truncated(to: room)
  }

  /// Breaks at blanks into lines of at most `limit` columns, the later ones indented.
  ///
  /// Cost: linear.
  ///
  /// - Parameters:
  ///   - limit: columns of a line, at least 2.
  ///   - indent: blanks before the second and later lines.
  /// - Returns: at least one line; the blank at a break is left out.
  package func wrapped(to limit: Int, indent: Int = 0) -> [StyledText] {
    let limit = max(2, limit)
    let indent = min(indent, limit / 2)
    var cutter = LineCutter(self, indent: indent)
    var width = 0
    for run in runs.indices {
      for glyph in runs[run].text.glyphs.indices {
        let shape = runs[run].text.glyphs[glyph]
        let place = LineCutter.Place(run: run, glyph: glyph)
        if width + shape.columns > limit {
          width = cutter.breakLine(before: place, isBlank: shape.character == " ", width: width)
          if shape.character == " " { continue }
        }
        width += shape.columns
        if shape.character == " " { cutter.note(blank: place, width: width) }
      }
    }
    return cutter.finish()
  }

  /// The same in so many lines at most, of which the last is cut where there are more.
  func wrapped(to limit: Int, most: Int) -> [StyledText] {
    let lines = wrapped(to: limit)
    guard lines.count > most else { return lines }
    var last = StyledText()
    for line in lines[(most - 1)...] {
      if !last.runs.isEmpty { last.append(" ") }
      last.append(line)
    }
    return lines.prefix(most - 1) + [last.truncated(to: limit)]
  }
}

/// Cuts a styled text into lines at the blanks that it was given.
private struct LineCutter {
  /// A glyph of a run.
  struct Place: Comparable {
    var run: Int
    var glyph: Int

    static func < (left: Place, right: Place) -> Bool {
      (left.run, left.glyph) < (right.run, right.glyph)
    }
  }

  private let text: StyledText
  private let indent: Int
  private var lines: [StyledText] = []
  private var start = Place(run: 0, glyph: 0)
  /// The last blank of the line, and the columns up to and with it.
  private var blank: (place: Place, width: Int)?

  init(_ text: StyledText, indent: Int) {
    self.text = text
    self.indent = indent
  }

  mutating func note(blank place: Place, width: Int) { blank = (place, width) }

  /// Ends a line, and gives the columns that the next one has already.
  mutating func breakLine(before place: Place, isBlank: Bool, width: Int) -> Int {
    defer { blank = nil }
    if isBlank {
      emit(to: place)
      start = Place(run: place.run, glyph: place.glyph + 1)
      return indent
    }
    if let last = blank, last.place > start {
      emit(to: last.place)
      start = Place(run: last.place.run, glyph: last.place.glyph + 1)
      return indent + width - last.width
    }
    emit(to: place)
    start = place
    return indent
  }

  mutating func finish() -> [StyledText] {
    let end = Place(run: text.runs.count, glyph: 0)
    if lines.isEmpty || hasText(from: start) { emit(to: end) }
    return lines
  }

  private func hasText(from place: Place) -> Bool {
    guard place.run < text.runs.count else { return false }
    return place.run + 1 < text.runs.count
      || place.glyph < text.runs[place.run].text.glyphs.count
  }

  private mutating func emit(to end: Place) {
    var line = StyledText()
    if !lines.isEmpty, indent > 0 { line.append(String(repeating: " ", count: indent)) }
    var run = start.run
    while run < text.runs.count, run <= end.run {
      let glyphs = text.runs[run].text.glyphs
      let from = run == start.run ? min(start.glyph, glyphs.count) : 0
      let to = run == end.run ? end.glyph : glyphs.count
      if from < to {
        var piece = text.runs[run]
        if from > 0 || to < glyphs.count {
          piece.text = DisplayText(glyphs: Array(glyphs[from..<to]))
        }
        line.runs.append(piece)
      }
      run += 1
    }
    lines.append(line)
  }
}

extension String {
  /// Blanks after it up to a width, at least one.
  package func padding(to width: Int) -> String {
    self + String(repeating: " ", count: Swift.max(1, width - count))
  }

  /// Blanks before it up to a width.
  package func leftPadding(to width: Int) -> String {
    String(repeating: " ", count: Swift.max(0, width - count)) + self
  }

  /// The same, at least one: a column of a table.
  package func rightAligned(to width: Int) -> String { (" " + self).leftPadding(to: width) }
}

extension DisplayText {
  /// Its last columns, so many: blanks before a shorter text, `…` where something is left out.
  package func lastColumns(_ width: Int) -> String {
    var (first, used) = (glyphs.count, 0)
    let room = columns > width ? width - 1 : width
    while first > 0, used + glyphs[first - 1].columns <= room {
      first -= 1
      used += glyphs[first].columns
    }
    let sign = first > 0 && width > 0 ? "…" : ""
    return String(repeating: " ", count: max(0, width - used - sign.count)) + sign
      + DisplayText(glyphs: Array(glyphs[first...])).string
  }

  /// Its last columns, at most so many, cut at a blank where there is one.
  package func lastWords(_ width: Int) -> String {
    let cut = lastColumns(width)
    guard cut.first == "…", let blank = cut.firstIndex(of: " ") else { return cut }
    return "…" + cut[blank...]
  }

  /// As much of the beginning and the end as fits, with `…` between: for paths.
  package func shortened(to limit: Int) -> String {
    guard columns > limit, limit > 1 else { return string }
    // The end names the file, so it gets two thirds.
    var head = 0
    var used = 0
    while used + glyphs[head].columns <= (limit - 1) / 3 {
      used += glyphs[head].columns
      head += 1
    }
    var tail = glyphs.count
    while used + glyphs[tail - 1].columns <= limit - 1 {
      tail -= 1
      used += glyphs[tail].columns
    }
    return DisplayText(glyphs: Array(glyphs[..<head])).string + "…"
      + DisplayText(glyphs: Array(glyphs[tail...])).string
  }
}

extension Int {
  /// The number with what it counts: `1 cable`, `23 cables`.
  package func counted(_ noun: String) -> String { "\(self) \(noun)\(self == 1 ? "" : "s")" }

  /// The same with digits in groups, for the screen.
  package func grouped(_ noun: String) -> String { "\(grouped) \(noun)\(self == 1 ? "" : "s")" }

  /// `251287` as `251,287`.
  package var grouped: String {
    let digits = String(magnitude)
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text.append(",") }
      text.append(digit)
    }
    return self < 0 ? "-" + text : text
  }
}
