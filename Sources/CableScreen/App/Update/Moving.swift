import CableCore
import CableCatalog

/// Moving in the list and on the page.
extension App {
  static func move(_ action: Action, _ state: inout AppState) -> [Effect] {
    let height = state.pane == .list ? state.layout.listRows : max(1, state.readerHeight)
    let count = state.count ?? 1
    switch action {
    case .down: return step(by: count, &state)
    case .up: return step(by: -count, &state)
    case .pageDown: return page(down: max(1, height - 1), &state)
    case .pageUp: return step(by: -max(1, height - 1) * count, &state)
    case .halfDown: return step(by: max(1, height / 2) * count, &state)
    case .halfUp: return step(by: -max(1, height / 2) * count, &state)
    case .top:
      if state.pane == .reader { state.reader.current = 0 }
      return step(by: -1_000_000_000, &state)
    case .bottom: return goToNumber(&state)
    case .nextCable: return stepCable(count, &state)
    case .previousCable: return stepCable(-count, &state)
    case .switchPane:
      state.pane = state.pane == .list ? .reader : .list
      state.layOut()
      return follow(&state)
    case .open: return open(&state)
    case .out: return out(&state)
    case .zoom:
      state.split.isZoomed.toggle()
      state.layOut()
    case .narrower: resize(-4, &state)
    case .wider: resize(4, &state)
    default: break
    }
    return []
  }

  /// Moves the line between the panes, no further than it can go.
  private static func resize(_ step: Int, _ state: inout AppState) {
    let before = state.layout
    let path: WritableKeyPath<Split, Int>
    switch before.way {
    case .one:
      state.message = "there is only one pane here"
      return
    case .beside: path = \.beside
    case .stacked:
      path = state.pane == .reader && state.settings.split != "fixed" ? \.reading : \.above
    }
    let was = state.split[keyPath: path]
    state.split[keyPath: path] += path == \.beside ? step : step / 2
    if state.layout == before { state.split[keyPath: path] = was }
    state.layOut()
  }

  private static func step(by count: Int, _ state: inout AppState) -> [Effect] {
    if state.pane == .list {
      state.selection = max(0, min(state.matched.count - 1, state.selection + count))
      extendRange(&state)
      return follow(&state)
    }
    state.reader.scrolled(to: state.reader.scroll + count, height: state.readerHeight)
    return []
  }

  /// A page; at the end of a cable one more press opens the next.
  private static func page(down height: Int, _ state: inout AppState) -> [Effect] {
    let isAtEnd =
      state.pane == .reader
      && state.reader.scroll >= state.reader.lastScroll(height: state.readerHeight)
    guard isAtEnd, state.reader.cable != nil else {
      state.isAtEnd = false
      return step(by: height * (state.count ?? 1), &state)
    }
    if state.isAtEnd {
      state.isAtEnd = false
      return stepCable(1, &state)
    }
    state.isAtEnd = true
    state.message = "the end of the cable; press again for the next one"
    return []
  }

  /// `12G`: the row, or the paragraph that is printed as number 12; without a number the bottom.
  ///
  /// Of several paragraphs with one number each press goes to the next.
  private static func goToNumber(_ state: inout AppState) -> [Effect] {
    guard let number = state.count else {
      if state.pane == .reader, let last = state.reader.page.blocks.last {
        state.reader.current = last.ordinal
      }
      return step(by: 1_000_000_000, &state)
    }
    guard state.pane == .reader, let cable = state.reader.cable else {
      state.selection = max(0, min(state.matched.count - 1, number - 1))
      extendRange(&state)
      if !state.matched.isEmpty, number > state.matched.count {
        state.message =
          state.matched.count == 1
          ? "there is only one row"
          : "there are \(state.matched.count.grouped) rows; this is the last"
      }
      return follow(&state)
    }
    let numbered = cable.paragraphs.filter { $0.kind == .paragraph }
    let printed = numbered.filter { $0.label == String(number) }
    guard let first = printed.first else {
      state.message = unprinted(number, numbered)
      return []
    }
    let next = printed.first { $0.ordinal > state.reader.current } ?? first
    goTo(paragraph: next.ordinal, &state)
    if printed.count > 1, state.message == nil {
      let place = (printed.firstIndex { $0.ordinal == next.ordinal } ?? 0) + 1
      state.message = "\(place) of \(printed.count) paragraphs numbered \(number)"
    }
    return []
  }

  /// The message where no paragraph has a number.
  private static func unprinted(_ number: Int, _ paragraphs: [Paragraph]) -> String {
    let printed = paragraphs.compactMap { $0.label.flatMap { Int($0) } }
    guard let nearest = printed.min(by: { abs($0 - number) < abs($1 - number) }) else {
      return "no paragraph of this cable is numbered"
    }
    return "no paragraph is numbered \(number); the nearest is \(nearest)"
  }

  /// Puts the cursor on a paragraph.
  static func goTo(paragraph ordinal: Int, _ state: inout AppState) {
    state.pane = .reader
    state.trail.last = state.reader.place
    if !state.reader.goTo(block: ordinal, height: state.readerHeight) {
      state.message = "that paragraph is folded; \(state.keymap.way(to: .lens)) shows all"
    }
  }

  /// The next or an earlier cable of the list, shown in the reading pane.
  static func stepCable(_ count: Int, _ state: inout AppState) -> [Effect] {
    let before = state.selection
    state.selection = max(0, min(state.matched.count - 1, state.selection + count))
    if before == state.selection {
      state.message = count > 0 ? "this is the last cable" : "this is the first cable"
    }
    guard let row = state.selectedRow, CableKey(state.library.rows[row]) != state.reader.key else {
      return []
    }
    return show(row, &state) + (state.pane == .reader ? markRead(&state) : [])
  }

  private static func open(_ state: inout AppState) -> [Effect] {
    guard state.pane == .list else {
      if let number = state.count {
        guard state.reader.page.links.indices.contains(number - 1) else {
          state.message =
            "there is no link \(number); this cable has \(state.reader.page.links.count)"
          return []
        }
        state.reader.link = number - 1
      }
      return followLink(&state)
    }
    guard state.selectedRow != nil else { return [] }
    state.pane = .reader
    state.layOut()
    return follow(&state) + markRead(&state)
  }

  private static func out(_ state: inout AppState) -> [Effect] {
    guard state.pane == .reader else { return [] }
    if !state.trail.past.isEmpty { return link(.back, &state) }
    state.pane = .list
    state.layOut()
    return follow(&state)
  }

  /// Takes the cable away that the list no longer has, and no other is there instead.
  static func closeUnlisted(_ state: inout AppState) -> [Effect] {
    guard state.pane == .list, state.prompt == nil, state.matched.isEmpty, state.reader.key != nil
    else { return [] }
    let left = keepPosition(&state)
    state.reader.clear()
    state.reader.isOpening = false
    (state.reader.key, state.reader.id, state.reader.pending) = (nil, nil, nil)
    return left
  }

  /// Asks for the selected cable where the reading pane shows another.
  static func follow(_ state: inout AppState) -> [Effect] {
    guard state.reader.id == nil || state.pane == .list, let row = state.selectedRow,
      CableKey(state.library.rows[row]) != state.reader.key
    else { return [] }
    return show(row, &state)
  }

  /// Shows a row's cable, at a place if there is one.
  static func show(_ row: Int, at place: Reader.Place? = nil, _ state: inout AppState) -> [Effect] {
    let left = keepPosition(&state)
    state.reader.key = CableKey(state.library.rows[row])
    state.reader.id = state.library.rows[row].id
    state.reader.clear()
    state.reader.isOpening = true
    state.unpacked = nil
    state.reader.pending = place
    state.isAtEnd = false
    return left + [.open(row: row, state.library)]
  }

  /// Shows the open cable as its file has it now, at the same place; says so, and where no file has it.
  static func renew(_ state: inout AppState) -> [Effect] {
    guard state.library.isComplete, state.library.progress == nil, state.reader.cable != nil,
      !state.reader.isGone, let key = state.reader.key, let id = state.reader.id
    else { return [] }
    guard let row = state.library.row(of: key) else {
      state.reader.isGone = true
      state.message = "\(id) is no longer among the files; the page shows it as it was"
      return []
    }
    let now = CableKey(state.library.rows[row])
    guard now != key else { return [] }
    var place = state.reader.place
    place?.key = now
    let wasSelecting = state.reader.phrase != nil
    let effects = show(row, at: place, &state)
    state.message =
      "\(id) has changed; the page shows it as it is now"
      + (wasSelecting ? ", and nothing is selected" : "")
    return effects + remakeBox(&state)
  }

  /// Remembers how far the cable was read that is being left.
  private static func keepPosition(_ state: inout AppState) -> [Effect] {
    guard state.reader.scroll > 0, let key = state.reader.key, let cable = state.reader.cable,
      let position = state.reader.place?.anchor.position(in: cable)
    else { return [] }
    return trace(.position(key, position), "remember the place in \(key.name)", &state)
  }

  /// Marks the words of the filter in the text, unless something else is searched for.
  ///
  /// - Returns: true if other words are marked now.
  @discardableResult
  static func markWords(_ state: inout AppState) -> Bool {
    let before = state.reader.search
    guard before.isEmpty || before.isOfFilter else { return false }
    state.reader.search = SearchTerm(of: state.query)
    return state.reader.search != before
  }

  /// Puts the cursor on the paragraph that was asked for with a cable.
  private static func goToWanted(_ cable: Cable, _ state: inout AppState) {
    guard let link = state.wanted, let key = state.reader.key, cable.id == link.cable else {
      return
    }
    state.wanted = nil
    if let found = link.blocks(of: cable).first?.block {
      state.reader.pending = Reader.Place(
        key: key, anchor: PageAnchor(paragraph: found.ordinal))
    } else {
      state.message = "\(link.cable) has no paragraph \(link.paragraph)"
    }
  }

  /// A cable that was asked for is here.
  static func opened(_ cable: Cable, at position: ReadingPosition?, _ state: inout AppState) {
    state.reader.arriving = cable
    goToWanted(cable, &state)
    if state.reader.pending == nil, let position, let key = state.reader.key {
      state.reader.pending = Reader.Place(key: key, anchor: PageAnchor(position, in: cable))
    }
    markWords(&state)
    state.layOut()
  }
}
