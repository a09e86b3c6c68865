import CableCore
import CableLibrary

/// The program as a pure function: an event changes the state and asks for effects.
enum App {
  static func update(_ state: inout AppState, _ event: Event) -> [Effect] {
    switch event {
    case .resize(let width, let height):
      state.width = width
      state.height = height
    case .terminate(let code): return [.quit(code)]
    case .mouse: return []
    case .library(let library):
      let id = state.selectedRow.map { state.library.rows[$0].id }
      state.library = library
      refilter(&state, keeping: id)
    case .loadFailed(let error): state.failure = error.message
    case .opened(let id, let cable):
      guard id == state.openID else { return [] }
      state.cable = cable
    case .openFailed(let id, let error):
      guard id == state.openID else { return [] }
      state.cable = nil
      state.message = error.message
    case .paste(let text):
      guard [.filter, .search, .tagPicker].contains(state.layer) else { return [] }
      state.prompt += text.filter { !$0.isNewline }
      typed(&state)
    case .key(let key):
      state.message = nil
      return press(key, &state) + follow(&state)
    }
    return follow(&state)
  }

  /// Asks for the selected cable when the reading pane shows another.
  private static func follow(_ state: inout AppState) -> [Effect] {
    guard state.openID == nil || state.pane == .list, let row = state.selectedRow else { return [] }
    let id = state.library.rows[row].id
    guard id != state.openID else { return [] }
    return show(id, row, &state)
  }

  private static func show(_ id: String, _ row: Int, _ state: inout AppState) -> [Effect] {
    state.openID = id
    state.cable = nil
    state.scroll = 0
    state.link = nil
    state.search = ""
    return [.open(row: row, state.library)]
  }

  private static func refilter(_ state: inout AppState, keeping id: String? = nil) {
    state.query = Query(parsing: state.filterText)
    state.matched = state.library.matches(state.query)
    state.selection = min(state.selection, max(0, state.matched.count - 1))
    if let id, let place = state.matched.firstIndex(where: { state.library.rows[$0].id == id }) {
      state.selection = place
    }
  }

  private static func press(_ key: Key, _ state: inout AppState) -> [Effect] {
    if key == .control("c") { return [.quit(130)] }
    switch state.layer {
    case .filter, .search, .tagPicker: return prompt(key, &state)
    case .help:
      state.layer = .browse
      return []
    case .references: return panel(key, &state)
    case .browse: break
    }
    guard let action = Keymap.action(for: key) else { return [] }
    let page = max(1, (state.pane == .list ? state.layout.list : state.layout.reader)?.height ?? 1)
    switch action {
    case .down: move(1, &state)
    case .up: move(-1, &state)
    case .pageDown: move(page - 1, &state)
    case .pageUp: move(1 - page, &state)
    case .top: move(-1_000_000_000, &state)
    case .bottom: move(1_000_000_000, &state)
    case .nextCable: return step(1, &state)
    case .previousCable: return step(-1, &state)
    case .switchPane: state.pane = state.pane == .list ? .reader : .list
    case .open:
      guard state.pane == .list else { return followLink(&state) }
      state.pane = .reader
    case .nextLink: focusLink(1, &state)
    case .previousLink: focusLink(-1, &state)
    case .back: return travel(from: \.history, to: \.future, &state)
    case .forward: return travel(from: \.future, to: \.history, &state)
    case .references: (state.layer, state.choice) = (.references, 0)
    case .tagPicker:
      (state.layer, state.choice, state.prompt, state.savedTags) = (.tagPicker, 0, "", state.tags)
    case .clearTags:
      (state.tags, state.filter) = ([:], "")
      refilter(&state)
    case .filter:
      (state.layer, state.prompt, state.savedFilter) = (.filter, state.filter, state.filter)
    case .search:
      (state.layer, state.prompt, state.pane) = (.search, "", .reader)
    case .nextMatch: jumpMatch(1, &state)
    case .previousMatch: jumpMatch(-1, &state)
    case .nextParagraph: jumpParagraph(1, &state)
    case .previousParagraph: jumpParagraph(-1, &state)
    case .zoom: state.isZoomed.toggle()
    case .reload: return [.load]
    case .help: state.layer = .help
    case .peel:
      if !state.search.isEmpty {
        state.search = ""
      } else if state.link != nil {
        state.link = nil
      } else if state.pane == .reader {
        state.pane = .list
      } else if !state.filterText.isEmpty {
        (state.tags, state.filter) = ([:], "")
        refilter(&state)
      }
    case .close:
      if state.pane == .reader {
        state.pane = .list
      } else if key == .character("q") || key == .function(10) {
        return [.quit(0)]
      }
    case .quit: return [.quit(0)]
    }
    return []
  }

  private static func move(_ count: Int, _ state: inout AppState) {
    if state.pane == .list {
      state.selection = max(0, min(state.matched.count - 1, state.selection + count))
    } else {
      let last = max(0, state.readerLines.count - (state.layout.reader?.height ?? 0))
      state.scroll = max(0, min(last, state.scroll + count))
    }
  }

  private static func step(_ count: Int, _ state: inout AppState) -> [Effect] {
    state.selection = max(0, min(state.matched.count - 1, state.selection + count))
    guard let row = state.selectedRow, state.library.rows[row].id != state.openID else { return [] }
    return show(state.library.rows[row].id, row, &state)
  }

  private static func focusLink(_ count: Int, _ state: inout AppState) {
    let links = state.readerLines.enumerated().flatMap { line in
      line.element.spans.compactMap { span in span.link.map { (line: line.offset, link: $0) } }
    }
    guard !links.isEmpty else {
      state.message = "this cable has no references"
      return
    }
    state.pane = .reader
    let numbers = Array(Set(links.map(\.link))).sorted()
    let at = state.link.flatMap { numbers.firstIndex(of: $0) }
    let next =
      at.map { ($0 + count + numbers.count) % numbers.count } ?? (count > 0 ? 0 : numbers.count - 1)
    state.link = numbers[next]
    if let line = links.first(where: { $0.link == numbers[next] })?.line { reveal(line, &state) }
  }

  private static func reveal(_ line: Int, _ state: inout AppState) {
    let height = max(1, state.layout.reader?.height ?? 1)
    if line < state.scroll || line >= state.scroll + height {
      state.scroll = max(0, line - height / 3)
    }
  }

  private static func followLink(_ state: inout AppState) -> [Effect] {
    guard let cable = state.cable, let link = state.link else {
      move(1, &state)
      return []
    }
    let target = ReaderLayout.links(cable)[link]
    guard let id = target.id else {
      state.message = "\(target.text) does not name a cable"
      return []
    }
    switch state.library.resolve(id, isYearAssumed: target.isYearAssumed, from: state.openRow) {
    case .missing:
      state.message = "\(id) is not in this folder"
      return []
    case .found(let row): return go(to: row, &state)
    case .ambiguous(let rows):
      state.message = "\(rows.count) cables are named \(id); this is the first"
      return go(to: rows[0], &state)
    }
  }

  private static func go(to row: Int, _ state: inout AppState) -> [Effect] {
    if let id = state.openID {
      state.history.append(AppState.Place(id: id, scroll: state.scroll, link: state.link))
    }
    state.future = []
    return reach(row, &state)
  }

  private static func reach(_ row: Int, _ state: inout AppState) -> [Effect] {
    state.pane = .reader
    if let place = state.matched.firstIndex(of: row) { state.selection = place }
    return show(state.library.rows[row].id, row, &state)
  }

  private static func travel(
    from: WritableKeyPath<AppState, [AppState.Place]>,
    to: WritableKeyPath<AppState, [AppState.Place]>, _ state: inout AppState
  ) -> [Effect] {
    guard let place = state[keyPath: from].popLast(),
      let row = state.library.rows.firstIndex(where: { $0.id == place.id })
    else {
      state.message = "no further way"
      return []
    }
    if let id = state.openID {
      state[keyPath: to].append(AppState.Place(id: id, scroll: state.scroll, link: state.link))
    }
    let effects = reach(row, &state)
    state.scroll = place.scroll
    state.link = place.link
    return effects
  }

  private static func jumpMatch(_ count: Int, _ state: inout AppState) {
    let matches = state.readerLines.enumerated().filter { $0.element.isMatch(state.search) }.map(
      \.offset)
    guard !state.search.isEmpty, !matches.isEmpty else {
      state.message =
        state.search.isEmpty ? "nothing is searched for" : "\(state.search) is not in this cable"
      return
    }
    let from = count == 0 ? state.scroll : state.match
    let next =
      count < 0 ? matches.last { $0 < from } : matches.first { count == 0 ? $0 >= from : $0 > from }
    if next == nil {
      state.message = count < 0 ? "search wrapped to the end" : "search wrapped to the top"
    }
    state.match = next ?? (count < 0 ? matches[matches.count - 1] : matches[0])
    reveal(state.match, &state)
    let nth = (matches.firstIndex(of: state.match) ?? 0) + 1
    state.message = (state.message.map { $0 + " · " } ?? "") + "match \(nth)/\(matches.count)"
  }

  private static func jumpParagraph(_ count: Int, _ state: inout AppState) {
    state.pane = .reader
    let starts = state.readerLines.enumerated().filter {
      $0.element.paragraph != nil && $0.element.isFirst
    }.map(\.offset)
    let next = count > 0 ? starts.first { $0 > state.scroll } : starts.last { $0 < state.scroll }
    if let next { state.scroll = next } else if count < 0 { state.scroll = 0 }
  }

  private static func prompt(_ key: Key, _ state: inout AppState) -> [Effect] {
    switch key {
    case .escape:
      if state.layer == .filter { state.filter = state.savedFilter }
      if state.layer == .tagPicker { state.tags = state.savedTags }
      if state.layer == .search { state.search = "" }
      state.layer = .browse
      refilter(&state)
    case .enter:
      if state.layer == .search { jumpMatch(0, &state) }
      if state.layer == .tagPicker, state.tags == state.savedTags { toggle(&state) }
      state.layer = .browse
    case .character(" ") where state.layer == .tagPicker: toggle(&state)
    case .down where state.layer == .tagPicker:
      state.choice = min(state.choice + 1, max(0, state.pickerTags.count - 1))
    case .up where state.layer == .tagPicker: state.choice = max(0, state.choice - 1)
    case .backspace:
      _ = state.prompt.popLast()
      typed(&state)
    case .character(let character):
      state.prompt.append(character)
      typed(&state)
    default: break
    }
    return []
  }

  private static func typed(_ state: inout AppState) {
    switch state.layer {
    case .filter:
      state.filter = state.prompt
      refilter(&state)
    case .search: state.search = state.prompt
    default: state.choice = 0
    }
  }

  private static func toggle(_ state: inout AppState) {
    let rows = state.pickerTags
    guard rows.indices.contains(state.choice) else { return }
    let tag = rows[state.choice].tag
    state.tags[tag] =
      switch state.tags[tag] {
      case nil: .and
      case .and: .or
      case .or: .not
      case .not: nil
      }
    refilter(&state)
    state.choice = state.pickerTags.firstIndex { $0.tag == tag } ?? 0
  }

  private static func panel(_ key: Key, _ state: inout AppState) -> [Effect] {
    let rows = ReferencePanel.rows(state)
    switch key {
    case .down, .character("j"): state.choice = min(state.choice + 1, max(0, rows.count - 1))
    case .up, .character("k"): state.choice = max(0, state.choice - 1)
    case .enter:
      state.layer = .browse
      guard rows.indices.contains(state.choice) else { return [] }
      guard let row = rows[state.choice].row else {
        state.message = "\(rows[state.choice].text) is not in this folder"
        return []
      }
      return go(to: row, &state)
    default: state.layer = .browse
    }
    return []
  }
}
