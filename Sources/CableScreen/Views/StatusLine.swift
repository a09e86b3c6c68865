import CableCore
import CableCatalog

/// The last two lines: counts, filter and place; then a message or the keys of the moment.
///
/// A message that is longer than a line has more of them, over the panes: nothing of it is cut.
enum StatusLine {
  static func draw(_ state: AppState, on grid: inout Grid) {
    let last = last(state)
    let y = max(0, state.height - 1 - last.count)
    let style = Style(role: .status, isReversed: true)
    grid.fill(Rect(x: 0, y: y, width: state.width, height: 1), style: style)
    let left = DisplayText(left(state))
    func room(beside right: String) -> Int {
      max(0, state.width - DisplayText(right).columns - 1)
    }
    var right = place(state, tellsTime: true)
    if room(beside: right) < left.columns { right = place(state, tellsTime: false) }
    let room = room(beside: right)
    grid.write(
      left.truncated(to: room), x: 0, y: y, style: style, clip: grid.whole)
    if room > 0 {
      grid.write(DisplayText(right), x: room + 1, y: y, style: style, clip: grid.whole)
    }
    let box = Rect(x: 0, y: y + 1, width: state.width, height: last.count)
    grid.fill(box, style: Style())
    for (number, line) in last.enumerated() { grid.write(line, x: 0, y: y + 1 + number, clip: box) }
  }

  /// Matched / total, the filter, what is at work.
  private static func left(_ state: AppState) -> String {
    let position = state.matched.isEmpty ? "" : "\((state.selection + 1).grouped) of "
    let isWhole = state.latest.isComplete && state.latest.progress?.phase != .reading
    var parts = [
      state.settings.a11y
        ? "\(position)\(state.matched.count.grouped("cable")) of \(state.library.rows.count.grouped)"
          + (isWhole ? "" : " so far")
        : " \(position)\(state.matched.count.grouped) / \(state.library.rows.count.grouped)"
          + (isWhole ? "" : " so far")
    ]
    if !state.filter.isEmpty {
      parts.append(
        state.settings.a11y ? "filter \(state.filter.text)" : chips(state.filter))
    }
    if !state.typedFilter.isEmpty { parts.append(state.typedFilter) }
    if state.isFiltering { parts.append("filtering…") }
    if state.order != ListOrder() {
      parts.append(
        state.settings.a11y
          ? "by \(state.order.told)"
          : "by "
            + state.order.parts.map { $0.key.rawValue + ($0.isReversed ? " ↑" : "") }
            .joined(separator: ", "))
    }
    if !state.selected.isEmpty { parts.append("\(state.selected.count.grouped) selected") }
    if let job = state.job { parts.append("\(job)… \(state.keymap.hint(.interrupt)) stops it") }
    if state.reader.awaited != nil, !state.reader.isOpening {
      parts.append("laying out… \(state.keymap.hint(.peel)) stops it")
    }
    if state.reader.seeking != nil { parts.append("searching…") }
    if state.isPaused { parts.append("stopped; \(state.keymap.hint(.reload)) goes on") }
    if let progress = state.latest.progress, !state.isPaused { parts.append(progress.told) }
    return parts.joined(separator: state.settings.a11y ? ", " : " · ")
  }

  private static func chips(_ filter: Filter) -> String {
    (filter.chips + filter.tagChips).map { "\($0) ✕" }.joined(separator: " ")
  }

  /// Paragraph, share and reading time of the cable that is seen.
  private static func place(_ state: AppState, tellsTime: Bool) -> String {
    guard state.layout.reader != nil, let cable = state.reader.cable,
      !state.reader.page.lines.isEmpty
    else { return "" }
    var parts: [String] = []
    if let lens = state.reader.options.lens.name { parts.append("only \(lens)") }
    if state.reader.options.view != .reflowed { parts.append(state.reader.options.view.name) }
    let isSpoken = state.settings.a11y
    let name = state.reader.block.map { BlockName($0, in: cable) }
    if !state.reader.page.blocks.isEmpty {
      parts.append(name?.position(isSpoken: isSpoken) ?? "header")
    }
    if let mark = name?.mark { parts.append(mark) }
    let count = state.reader.page.lines.count
    let seen = min(count, state.reader.scroll + max(1, state.readerHeight))
    parts.append("\(seen * 100 / max(1, count)) \(isSpoken ? "percent" : "%")")
    // People read some 230 words a minute; a word with its blank is some six bytes.
    let left = cable.source.bytes.count * (count - seen) / max(1, count)
    let minutes = (left + 1_379) / 1_380
    if minutes > 0, tellsTime {
      let unit = !isSpoken ? "min" : minutes == 1 ? "minute" : "minutes"
      parts.append("\(minutes) \(unit) left")
    }
    return parts.joined(separator: isSpoken ? ", " : " · ") + " "
  }

  /// The lines below the counts, at least one.
  private static func last(_ state: AppState) -> [StyledText] {
    var text = StyledText()
    if let problem = state.query.problems.first, state.prompt == nil {
      text.append("column \(problem.column + 1): \(problem.reply)  ", .error)
    }
    if let count = state.count { text.append("\(count) ", .prompt, isBold: true) }
    if let message = state.message {
      text.append(message, .prompt, isBold: state.settings.a11y)
    } else if state.settings.hints {
      text.append(Hints.of(state))
    }
    guard state.message != nil, state.prompt == nil else {
      return [text.truncated(to: state.width)]
    }
    let most = max(1, state.height / 2)
    let lines = text.wrapped(to: state.width)
    guard lines.count > most else { return lines }
    return lines.prefix(most - 1) + [
      lines[(most - 1)...].reduce(into: StyledText()) { $0.append($1.string + " ", .prompt) }
        .truncated(to: state.width)
    ]
  }
}

/// The keys that matter at the moment, as many as fit.
enum Hints {
  /// Actions with a word for each, the most wanted first.
  private static let list: [(Action, String)] = [
    (.open, "read"), (.tagPicker, "tags"), (.filter, "filter"), (.help, "help"),
    (.close, "quit"), (.sort, "order"), (.facets, "counts"), (.timeline, "dates"),
    (.star, "star"), (.palette, "commands"),
  ]
  private static let reader: [(Action, String)] = [
    (.pageDown, "page"), (.nextLink, "refs"), (.open, "follow"), (.back, "back"),
    (.references, "cited by"), (.search, "search"), (.help, "help"), (.close, "list"),
    (.explain, "explain"), (.note, "note"), (.yank, "copy"), (.wrap, "as sent"),
  ]

  static func of(_ state: AppState) -> StyledText {
    var text = StyledText()
    if state.pane == .reader, !state.trail.past.isEmpty {
      // Jumps within a cable are steps of the history, but no other cable.
      var trail: [String] = []
      for id in state.trail.past.map(\.key.shown) + [state.reader.id ?? ""] where id != trail.last {
        trail.append(id)
      }
      text.append(trail.suffix(4).joined(separator: " › ") + "  ", .dim)
    }
    let move = "\(state.keymap.hint(.down))/\(state.keymap.hint(.up))"
    let all =
      state.pane == .list
      ? [(move, "move")] + list.map { (state.keymap.hint($0.0), $0.1) }
      : reader.map { (state.keymap.hint($0.0), $0.1) }
    // Where little fits, the key that tells all the others has its room.
    let help = (state.keymap.hint(.help), "help")
    var isHelpTold = help.0.isEmpty
    func columns(_ hint: (key: String, told: String)) -> Int {
      hint.key.count + hint.told.count + 3
    }
    func append(_ hint: (key: String, told: String)) {
      if !text.runs.isEmpty { text.append("  ") }
      text.append(hint.key, .key, isBold: true)
      text.append(" " + hint.told, .dim)
    }
    for hint in all where !hint.0.isEmpty {
      if hint == help { isHelpTold = true }
      let kept = isHelpTold ? 0 : columns(help)
      guard text.columns + columns(hint) + kept <= state.width else { break }
      append(hint)
    }
    if !isHelpTold, text.columns + columns(help) <= state.width { append(help) }
    return text
  }
}

extension LoadProgress {
  /// `reading 41,200 of 251,287 · 17 s left · 12,300/s`, what matters most first.
  var told: String {
    let name =
      switch phase {
      case .checking: "checking files"
      case .reading: "reading"
      case .words: "gathering words"
      case .following: "following another program's index"
      }
    var parts = ["\(name) \(done.grouped)" + (total.map { " of \($0.grouped)" } ?? "")]
    if let left = secondsLeft, left >= 1 { parts.append("\(Int(left)) s left") }
    if perSecond >= 1 { parts.append("\(Int(perSecond).grouped)/s") }
    return parts.joined(separator: " · ")
  }
}
