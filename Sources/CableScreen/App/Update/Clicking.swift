import CableCore
import CableCatalog

/// What the mouse does.
extension App {
  /// What a mouse does, where it is turned on.
  static func click(_ mouse: Mouse, _ state: inout AppState) -> [Effect] {
    state.message = nil
    state.resuming = nil
    guard state.layers.isEmpty else {
      switch mouse.deed {
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
    let layout = state.layout
    if isInside(layout.list) {
      state.pane = .list
    } else if isInside(layout.reader) {
      state.pane = .reader
    }
    switch mouse.deed {
    case .wheelUp: return perform(.up, &state)
    case .wheelDown: return perform(.down, &state)
    case .press, .doublePress:
      if let list = layout.list, isInside(list) {
        if mouse.deed == .doublePress { return perform(.open, &state) }
        let index = state.listTop(height: list.height) + mouse.row - list.y
        guard state.matched.indices.contains(index) else { return [] }
        state.selection = index
        return follow(&state)
      }
      guard let reader = layout.reader, isInside(reader) else { return [] }
      let line = state.reader.scroll + mouse.row - reader.y
      if line < state.reader.page.lines.count {
        state.reader.current = state.reader.page.block(at: line)
      }
      guard let link = state.link(line: line, column: mouse.column - reader.x - PageGutter.width)
      else { return [] }
      state.reader.link = link
      if mouse.deed == .doublePress { return followLink(&state) }
      let focused = state.reader.page.links[link]
      state.message = "\(focused.name) · \(focused.told)"
      return []
    }
  }
}

extension AppState {
  /// The link at a place of the page.
  func link(line: Int, column: Int) -> Int? {
    guard reader.page.lines.indices.contains(line) else { return nil }
    var at = 0
    for run in reader.page.lines[line].text.runs {
      let end = at + run.text.columns
      if column >= at, column < end { return run.link }
      at = end
    }
    return nil
  }
}
