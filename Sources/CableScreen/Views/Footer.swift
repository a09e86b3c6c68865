import CableCore
import CableCatalog

/// The last line: a message, what is at work, or the keys of the moment.
///
/// What is said and is longer than a line has more of them, over the panes: nothing of it is cut.
enum Footer {
  static func draw(_ state: AppState, on grid: inout Grid) {
    let lines = lines(state)
    let box = Rect(
      x: 0, y: state.height - lines.count, width: state.width, height: lines.count)
    grid.fill(box, style: Style())
    for (number, line) in lines.enumerated() {
      grid.write(line, x: 0, y: box.y + number, clip: box)
    }
  }

  /// The lines of it, at least one.
  static func lines(_ state: AppState) -> [StyledText] {
    var text = StyledText()
    if let problem = state.query.problems.first, state.prompt == nil {
      text.append("column \(problem.column + 1): \(problem.reply)  ", .error)
    }
    if let count = state.count { text.append("\(count) ", .prompt, isBold: true) }
    let said = [state.message, work(state)].compactMap(\.self).joined(separator: " · ")
    if !said.isEmpty {
      text.append(said, .prompt, isBold: state.settings.a11y)
    } else if state.layers.isEmpty, !state.settings.a11y, let phrase = state.reader.phrase {
      text.append(Panel.hint(App.phraseHint(phrase), columns: state.width - text.columns))
    } else if let hint = panelHint(state) {
      text.append(hint)
    } else if state.settings.hints {
      text.append(Hints.of(state, columns: state.width - text.columns))
    }
    guard state.message != nil || !state.query.problems.isEmpty, state.prompt == nil else {
      return [text.truncated(to: state.width)]
    }
    return text.wrapped(to: state.width, most: max(1, state.height / 2))
  }

  /// How far an unpacking is, before what stops it; nothing where it takes no time.
  static func share(_ state: AppState) -> String {
    state.unpacked.map { "\($0) %, " } ?? ""
  }

  /// What is running and can be stopped.
  private static func work(_ state: AppState) -> String? {
    if let job = state.job { return "\(job)… \(state.keymap.hint(.interrupt)) stops it" }
    if let look = state.look {
      return "\(look.what)… \(share(state))\(state.keymap.hint(.peel)) stops it"
    }
    if state.reader.awaited != nil, !state.reader.isOpening {
      return "laying out… \(state.keymap.hint(.peel)) stops it"
    }
    return state.reader.seeking == nil ? nil : "searching…"
  }

  /// What the keys do in the panel that has them.
  private static func panelHint(_ state: AppState) -> StyledText? {
    guard !state.settings.a11y else { return nil }
    return switch state.layers.last {
    case .chooser(let chooser): Panel.hint(chooser.keys, columns: state.width)
    case .notice(let notice): Panel.hint(NoticeView.hint(notice, state), columns: state.width)
    case .timeline: Panel.hint(TimelineView.hint, columns: state.width)
    case .trend: Panel.hint(TrendView.hint, columns: state.width)
    case .cross: Panel.hint(CrossView.hint, columns: state.width)
    case .prompt, .chord, nil: nil
    }
  }
}

/// The keys that matter at the moment, as many as fit; those that were used often are left out.
enum Hints {
  /// Actions with a word for each, the most wanted first.
  private static let list: [(Action, String)] = [
    (.open, "read"), (.filter, "filter"), (.tagPicker, "tags"), (.sort, "order"),
    (.facets, "counts"), (.help, "help"), (.close, "quit"), (.star, "star"),
    (.palette, "commands"), (.timeline, "dates"),
  ]
  private static let reader: [(Action, String)] = [
    (.pageDown, "page"), (.nextParagraph, "paragraph"), (.nextLink, "link"), (.open, "follow"),
    (.yank, "copy"), (.note, "note"), (.search, "search"), (.help, "help"), (.close, "list"),
    (.back, "back"), (.references, "cited by"), (.explain, "explain"), (.wrap, "as sent"),
  ]

  static func of(_ state: AppState, columns room: Int) -> StyledText {
    var text = StyledText()
    if state.pane == .reader, !state.trail.past.isEmpty {
      // Jumps within a cable are steps of the history, but no other cable.
      var trail: [String] = []
      for id in state.trail.past.map(\.key.shown) + [state.reader.id ?? ""] where id != trail.last {
        trail.append(id)
      }
      text.append(trail.suffix(3).joined(separator: " › "), .dim)
    }
    let move = "\(state.keymap.hint(.down))/\(state.keymap.hint(.up))"
    let isMoving = !state.practice.knows(.down) || !state.practice.knows(.up)
    let all =
      (state.pane == .list && isMoving ? [(move, "move")] : [])
      + (state.pane == .list ? list : reader)
      .filter { $0.0 == .help || !state.practice.knows($0.0) }
      .map { (state.keymap.hint($0.0), $0.1) }
    // Where little fits, the key that shows all the others has its room.
    let help = (state.keymap.hint(.help), "help")
    var isHelpTold = help.0.isEmpty
    func columns(_ hint: (key: String, label: String)) -> Int {
      hint.key.count + hint.label.count + 3
    }
    func append(_ hint: (key: String, label: String)) {
      if !text.runs.isEmpty { text.append("  ") }
      text.append(hint.key, .key, isBold: true)
      text.append(" " + hint.label, .dim)
    }
    for hint in all where !hint.0.isEmpty {
      if hint == help { isHelpTold = true }
      let kept = isHelpTold ? 0 : columns(help)
      guard text.columns + columns(hint) + kept <= room else { break }
      append(hint)
    }
    if !isHelpTold, text.columns + columns(help) <= room { append(help) }
    return text
  }
}
