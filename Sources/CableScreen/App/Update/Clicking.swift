import CableCore
import CableCatalog

/// What the mouse does.
extension App {
  /// What a mouse does, where it is turned on.
  static func click(_ mouse: Mouse, _ state: inout AppState) -> [Effect] {
    state.message = nil
    state.resuming = nil
    guard state.layers.isEmpty else {
      switch mouse.kind {
      case .wheelUp: return update(&state, .key(.up))
      case .wheelDown: return update(&state, .key(.down))
      default: return []
      }
    }
    func isInside(_ rect: Rect?) -> Bool {
      guard let rect else { return false }
      return mouse.column >= rect.x && mouse.column < rect.x + rect.width && mouse.row >= rect.y
        && mouse.row < rect.y + rect.height
    }
    // The pane that is clicked gets the rows: the layout before the press says where it was.
    let before = state
    let layout = state.layout
    let top = state.listTop(height: layout.listRows)
    if isInside(layout.list) || isInside(layout.listHead) {
      state.pane = .list
    } else if isInside(layout.reader) || isInside(layout.readerHead) {
      state.pane = .reader
    }
    if state.layout != layout { state.layOut() }
    switch mouse.kind {
    case .wheelUp: return perform(.up, &state)
    case .wheelDown: return perform(.down, &state)
    case .press, .doublePress:
      if let list = layout.list, isInside(list) {
        if mouse.kind == .doublePress { return perform(.open, &state) }
        let index = top + (mouse.row - list.y) / layout.rowHeight
        guard state.matched.indices.contains(index) else { return [] }
        state.selection = index
        return follow(&state)
      }
      if let head = layout.listHead, isInside(head), mouse.kind == .press,
        let place = ListHead.term(at: mouse.column - head.x, before)
      {
        var filter = state.filter
        guard let term = filter.take(at: place) else { return [] }
        state.message = "removed \(term); \(state.keymap.way(to: .undo)) restores it"
        return change(filter, &state)
      }
      guard let reader = layout.reader, isInside(reader) else { return [] }
      // The first press of two has found the link, and may have moved the page.
      if mouse.kind == .doublePress { return state.reader.link == nil ? [] : followLink(&state) }
      let line = state.reader.scroll + mouse.row - reader.y
      if mouse.column - reader.x < state.reader.options.width,
        line < state.reader.page.lines.count
      {
        state.reader.current = state.reader.page.block(at: line)
      }
      state.reader.link = state.link(atRow: mouse.row - reader.y, column: mouse.column - reader.x)
      guard let link = state.reader.link else { return [] }
      let focused = state.reader.page.links[link]
      state.message = "\(focused.name), \(focused.summary)"
      return []
    }
  }
}

extension AppState {
  /// The link at a place of the reading pane, on the page or in its margin.
  fileprivate func link(atRow row: Int, column: Int) -> Int? {
    let margin = reader.options.width + 1
    let isBeside = column >= margin && reader.options.marginWidth != nil
    let lines = isBeside ? reader.page.margin : reader.page.lines.map(\.text)
    let line = isBeside ? row : reader.scroll + row
    guard lines.indices.contains(line) else { return nil }
    let column = column - (isBeside ? margin : PageGutter.width)
    var at = 0
    for run in lines[line].runs {
      let end = at + run.text.columns
      if column >= at, column < end { return run.link }
      at = end
    }
    return nil
  }
}
