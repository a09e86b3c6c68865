import CableCore

/// The reading pane.
enum ReaderView {
  /// The bar of a level: it says without colour what the colour says.
  private static func bar(_ level: Level) -> DisplayText {
    switch level {
    case .unclassified: "·"
    case .sbu, .officialUseOnly, .limitedOfficialUse: ":"
    case .confidential: "┆"
    case .secret: "║"
    case .topSecret: "█"
    }
  }

  static func draw(_ state: AppState, in rect: Rect, on grid: inout Grid) {
    guard state.reader.cable != nil else {
      if state.reader.isOpening {
        grid.write(
          DisplayText("opening… \(Footer.share(state))\(state.keymap.hint(.peel)) stops it"),
          x: rect.x + PageGutter.width, y: rect.y, style: Style(role: .dim),
          clip: rect)
      }
      return
    }
    let reader = state.reader
    // The page has its own width; a margin beside it has the facts.
    let page = Rect(
      x: rect.x, y: rect.y, width: min(rect.width, reader.options.width), height: rect.height)
    let text = Rect(x: rect.x, y: rect.y, width: page.width - 1, height: rect.height)
    if state.pane == .reader {
      // It is on the first line of the block that can be seen; a link or a hit takes it instead.
      let first = reader.page.lines(ofBlock: reader.current)?.lowerBound ?? reader.scroll
      let row = max(0, min(rect.height - 1, first - reader.scroll))
      grid.cursor = (rect.x, rect.y + row)
    }
    for row in 0..<rect.height where reader.scroll + row < reader.page.lines.count {
      drawLine(reader.scroll + row, y: rect.y + row, state, in: text, on: &grid)
    }
    for piece in reader.page.highlights {
      restyle(piece, Style(role: .highlight, isUnderlined: true), state, in: text, on: &grid)
    }
    drawHits(state, in: text, on: &grid)
    drawPhrase(state, in: text, on: &grid)
    if state.count != nil, state.pane == .reader { drawNumbers(state, in: text, on: &grid) }
    if !state.settings.a11y { ScrollBar.draw(reader, in: page, on: &grid) }
    drawMargin(
      state,
      in: Rect(
        x: page.x + page.width + 1, y: rect.y, width: max(0, rect.width - page.width - 1),
        height: rect.height), on: &grid)
  }

  /// The facts beside the text; what does not fit is mentioned.
  private static func drawMargin(_ state: AppState, in rect: Rect, on grid: inout Grid) {
    let lines = state.reader.page.margin
    guard rect.width > 0, !lines.isEmpty else { return }
    let shown = lines.count <= rect.height ? lines.count : max(0, rect.height - 1)
    for (row, line) in lines.prefix(shown).enumerated() {
      drawRuns(line, x: rect.x, y: rect.y + row, state, in: rect, on: &grid)
    }
    if shown < lines.count {
      let rest = "and more, \(state.keymap.way(to: .header)) shows all"
      grid.write(StyledText(rest, .dim), x: rect.x, y: rect.y + shown, clip: rect)
    }
  }

  private static func drawLine(
    _ number: Int, y: Int, _ state: AppState, in rect: Rect, on grid: inout Grid
  ) {
    let line = state.reader.page.lines[number]
    if line.paragraph == state.reader.current {
      grid.write("▌", x: rect.x, y: y, style: Style(role: .cursor, isBold: true), clip: rect)
    }
    if let level = line.level, !state.settings.a11y {
      let style = Style(role: line.isDimmed ? .dim : Theme.role(of: level), isBold: true)
      if line.isFirst {
        grid.write(DisplayText(String(level.letter)), x: rect.x + 1, y: y, style: style, clip: rect)
      }
      grid.write(bar(level), x: rect.x + 2, y: y, style: style, clip: rect)
    }
    if line.isNoted, !state.settings.a11y {
      let margin = PageGutter.width + state.reader.options.textMeasure + 1
      grid.write("✎", x: rect.x + margin, y: y, style: Style(role: .note), clip: rect)
    }
    drawRuns(line.text, x: rect.x + PageGutter.width, y: y, state, in: rect, on: &grid)
  }

  /// The runs of a line, the focused link marked.
  private static func drawRuns(
    _ line: StyledText, x: Int, y: Int, _ state: AppState, in rect: Rect, on grid: inout Grid
  ) {
    var x = x
    for run in line.runs {
      var style = run.style
      if let link = run.link, link == state.reader.link {
        style = Style(role: .link, isBold: true, isReversed: true)
        if state.pane == .reader { grid.cursor = (x, y) }
      }
      x = grid.write(run.text, x: x, y: y, style: style, clip: rect)
    }
  }

  /// While a number is typed, each link in sight has its number after it.
  private static func drawNumbers(_ state: AppState, in rect: Rect, on grid: inout Grid) {
    let reader = state.reader
    // The short header has the numbers of its references anyway.
    let isCounted = reader.options.view == .reflowed && reader.options.header == .short
    let header = isCounted ? reader.page.lines(ofBlock: 0)?.count ?? 0 : 0
    for row in 0..<rect.height
    where (header..<max(header, reader.page.lines.count)).contains(reader.scroll + row) {
      var x = rect.x + PageGutter.width
      var link: Int?
      for run in reader.page.lines[reader.scroll + row].text.runs {
        if let link, run.link != link { drawNumber(link, x: x, y: rect.y + row, rect, on: &grid) }
        link = run.link
        x += run.text.columns
      }
      if let link { drawNumber(link, x: x, y: rect.y + row, rect, on: &grid) }
    }
  }

  private static func drawNumber(
    _ link: Int, x: Int, y: Int, _ rect: Rect, on grid: inout Grid
  ) {
    grid.write(
      DisplayText("[\(link + 1)]"), x: x, y: y, style: Style(role: .key, isBold: true), clip: rect)
  }

  /// The phrase that is being selected; the terminal's cursor is on the word that moves.
  private static func drawPhrase(_ state: AppState, in rect: Rect, on grid: inout Grid) {
    guard let phrase = state.reader.phrase else { return }
    let page = state.reader.page
    for piece in page.pieces(of: phrase.range, inBlock: phrase.ordinal) {
      restyle(piece, Style(role: .selection, isReversed: true), state, in: rect, on: &grid)
    }
    if let place = page.places(of: phrase.words, inBlock: phrase.ordinal)[phrase.cursor] {
      grid.cursor = (
        rect.x + PageGutter.width + place.column, rect.y + place.line - state.reader.scroll
      )
    }
  }

  /// Gives a piece of a line another style, where it is on the screen.
  private static func restyle(
    _ piece: Reader.Hit, _ style: Style, _ state: AppState, in rect: Rect, on grid: inout Grid
  ) {
    let row = piece.line - state.reader.scroll
    guard row >= 0, row < rect.height else { return }
    let x = rect.x + PageGutter.width + piece.columns.lowerBound
    let width = min(piece.columns.count, max(0, rect.x + rect.width - x))
    grid.restyle(Rect(x: x, y: rect.y + row, width: width, height: 1)) { $0 = style }
  }

  private static func drawHits(_ state: AppState, in rect: Rect, on grid: inout Grid) {
    let reader = state.reader
    let shown = reader.scroll..<(reader.scroll + rect.height)
    for (number, hit) in reader.hits.enumerated() where shown.contains(hit.line) {
      let isCurrent = number == reader.hit
      let x = rect.x + PageGutter.width + hit.columns.lowerBound
      let y = rect.y + hit.line - reader.scroll
      let width = min(hit.columns.count, max(0, rect.x + rect.width - x))
      grid.restyle(Rect(x: x, y: y, width: width, height: 1)) { style in
        style.role = isCurrent ? .searchHitCurrent : .searchHit
        style.isReversed = true
        style.isBold = isCurrent
      }
      if isCurrent, state.pane == .reader { grid.cursor = (x, y) }
    }
  }
}

/// Where in the page the pane is, with a tick for each line that has a hit.
enum ScrollBar {
  static func draw(_ reader: Reader, in rect: Rect, on grid: inout Grid) {
    let count = reader.page.lines.count
    guard count > rect.height, rect.height > 2 else { return }
    let x = rect.x + rect.width - 1
    let length = max(1, rect.height * rect.height / count)
    let last = reader.lastScroll(height: rect.height)
    let top = last == 0 ? 0 : reader.scroll * (rect.height - length) / last
    for y in top..<(top + length) {
      grid.write("▐", x: x, y: rect.y + y, style: Style(role: .border), clip: rect)
    }
    for hit in reader.hits {
      let y = min(rect.height - 1, hit.line * rect.height / count)
      grid.write("◂", x: x, y: rect.y + y, style: Style(role: .tick, isBold: true), clip: rect)
    }
  }
}
