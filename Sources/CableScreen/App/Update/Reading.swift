import CableCore
import CableCatalog

/// Reading a cable: searching in it, changing how it looks, having it explained.
extension App {
  static func readCable(_ action: Action, _ state: inout AppState) -> [Effect] {
    switch action {
    case .search where state.pane == .list:
      let before = state.listSearch
      state.listSearch.origin = state.selection
      state.ask(.rows, over: .listSearch(before))
    case .nextMatch where state.isSearchingRows: return seekRows(state.count ?? 1, &state)
    case .previousMatch where state.isSearchingRows: return seekRows(-(state.count ?? 1), &state)
    case .search, .searchPattern:
      let kind: Prompt.Kind = action == .search ? .search : .pattern
      let reader = state.reader
      state.ask(
        kind, over: .search(reader.search, block: reader.current, scroll: reader.scroll))
    case .nextMatch: jumpHit(1, &state)
    case .previousMatch: jumpHit(-1, &state)
    case .nextParagraph: jumpParagraph(1, &state)
    case .previousParagraph: jumpParagraph(-1, &state)
    case .nextAnomaly: jumpAnomaly(&state)
    case .wrap:
      change(\.view, to: state.reader.options.view.next, &state)
      state.message = "text: \(state.reader.options.view.name)"
      return readFileIfRaw(state)
    case .header:
      change(\.header, to: state.reader.options.header.next, &state)
      // What has changed is at the top.
      state.reader.current = 0
      state.reader.scrolled(to: 0, height: state.readerHeight)
      let header = state.reader.options.header
      state.message = "header: \(header == .wire ? "as sent" : header.rawValue)"
    case .lens: state.layers.append(.chooser(Lists.lens(state)))
    case .explain: state.layers.append(.chooser(Lists.explainable(state)))
    case .expand:
      change(\.isExpanded, to: !state.reader.options.isExpanded, &state)
      state.message =
        state.reader.options.isExpanded ? "meanings in the text" : "text as printed"
    case .problems: state.layers.append(.chooser(Lists.problems(state)))
    default: break
    }
    return []
  }

  /// Asks for the file's own bytes where the raw view shows them.
  static func readFileIfRaw(_ state: AppState) -> [Effect] {
    guard state.reader.options.view == .raw, state.reader.file == nil, let row = state.openRow
    else { return [] }
    return [.readFile(row: row, state.library)]
  }

  /// Another way of laying the page out, at the same place.
  static func change<Value>(
    _ option: WritableKeyPath<PageOptions, Value>, to value: Value, _ state: inout AppState
  ) {
    state.reader.options[keyPath: option] = value
    state.layOut()
  }

  /// Goes from hit to hit; 0 stays at the first one from here on.
  static func jumpHit(_ count: Int, _ state: inout AppState) {
    let reader = state.reader
    guard !reader.search.isEmpty else {
      state.message = "there is no search yet; \(state.keymap.way(to: .search)) begins one"
      return
    }
    guard reader.seeking == nil else {
      state.reader.jump = count
      return
    }
    guard !reader.hits.isEmpty else {
      state.message =
        reader.found.fault.map { "column \($0.column + 1): \($0.message)" }
        ?? (reader.found.isCut
          ? "this pattern is too slow for a cable this long; simplify it"
          : reader.search.isPattern
            ? "nothing in this cable matches \(reader.search.text)"
            : reader.search.isOfFilter
              ? "no word of the filter is in this cable"
              : "\(reader.search.text) is not in this cable")
      return
    }
    let next: Int
    var isWrapped = false
    if count == 0 || reader.hit == nil {
      // A cursor that moves within the screen continues from there.
      let from = max(reader.scroll, reader.page.lines(ofBlock: reader.current)?.lowerBound ?? 0)
      let seen =
        count < 0
        ? reader.hits.lastIndex { $0.line < from } : reader.hits.firstIndex { $0.line >= from }
      isWrapped = seen == nil
      next = seen ?? (count < 0 ? reader.hits.count - 1 : 0)
    } else {
      let to = (reader.hit ?? 0) + count
      isWrapped = !reader.hits.indices.contains(to)
      next = (to % reader.hits.count + reader.hits.count) % reader.hits.count
    }
    state.pane = .reader
    state.reader.hit = next
    state.reader.reveal(reader.hits[next].line, height: state.readerHeight)
    let notice = isWrapped ? wrapNotice(count) : ""
    let more = reader.found.isCut ? " and more" : ""
    state.message = "\(notice)match \(next + 1) of \(reader.hits.count)\(more)"
  }

  /// What is said before a match that was reached past an end, forwards or, below 0, backwards.
  static func wrapNotice(_ count: Int) -> String {
    count < 0 ? "search wrapped to the end · " : "search wrapped to the top · "
  }

  private static func jumpParagraph(_ count: Int, _ state: inout AppState) {
    state.pane = .reader
    guard state.reader.cable != nil else { return }
    guard !state.reader.page.blocks.isEmpty else {
      state.message = "this view has no paragraphs; \(state.keymap.way(to: .wrap)) changes it"
      return
    }
    let isMoved = state.reader.step(
      blocks: count * (state.count ?? 1), height: state.readerHeight)
    if !isMoved, count > 0 { state.message = "this is the last paragraph" }
  }

  /// The next line that reports a finding.
  private static func jumpAnomaly(_ state: inout AppState) {
    let lines = state.reader.page.lines
    let odd = lines.indices.filter { lines[$0].isFinding }
    guard !odd.isEmpty else {
      let count = state.reader.cable?.diagnostics.count ?? 0
      state.message =
        count == 0
        ? "this cable has no findings"
        : "\(count) \(count == 1 ? "finding has" : "findings have") no place in the text; "
          + "\(state.keymap.way(to: .problems)) lists them"
      return
    }
    state.pane = .reader
    let next = odd.first { $0 > state.reader.anomaly ?? -1 } ?? odd[0]
    state.reader.anomaly = next
    state.reader.reveal(next, height: state.readerHeight)
    state.message = "finding \((odd.firstIndex(of: next) ?? 0) + 1) of \(odd.count)"
  }

  /// Keys of a box of text.
  static func read(_ notice: Notice, _ key: Key, _ state: inout AppState) -> [Effect] {
    var notice = notice
    let height = state.rows(of: notice)
    var pane = notice.pane
    let last = pane.lastScroll(rows: height)
    switch key {
    case .down, .character("j"): pane.scroll = min(last, pane.scroll + 1)
    case .up, .character("k"): pane.scroll = max(0, pane.scroll - 1)
    case .pageDown, .character(" "): pane.scroll = min(last, pane.scroll + height)
    case .pageUp, .character("b"): pane.scroll = max(0, pane.scroll - height)
    case .home, .character("g"): pane.scroll = 0
    case .end, .character("G"): pane.scroll = last
    case .character("n") where notice.hasStops, .character("N") where notice.hasStops:
      notice.goToStop(key == .character("n") ? 1 : -1, rows: height)
      state.layers[state.layers.count - 1] = .notice(notice)
      return []
    case .enter where pane.choice != nil:
      state.layers.removeLast()
      return pane.choice.map { take($0, &state) } ?? []
    case .tab where notice.panes.count > 1, .backTab where notice.panes.count > 1:
      notice.turn()
      state.layers[state.layers.count - 1] = .notice(notice)
      return []
    default:
      state.layers.removeLast()
      guard state.keymap.action(for: key) == .compare else { return [] }
      return compare(after: notice.source, &state)
    }
    notice.pane = pane
    state.layers[state.layers.count - 1] = .notice(notice)
    return []
  }
}
