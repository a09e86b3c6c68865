import CableCore

extension App {
  /// The whole screen as a grid.
  package static func draw(_ state: AppState) -> Grid {
    var grid = drawn(state)
    if state.settings.a11y { grid.takeLinesAway() }
    if state.settings.ascii { grid.makePlain() }
    return grid
  }

  private static func drawn(_ state: AppState) -> Grid {
    var grid = Grid(width: state.width, height: state.height)
    guard state.width >= PaneLayout.least.width, state.height >= PaneLayout.least.height else {
      let text = DisplayText(
        "too small (\(state.width)x\(state.height)), need \(PaneLayout.least.width)x"
          + "\(PaneLayout.least.height)")
      for (row, line) in text.wrapped(to: max(2, state.width)).enumerated() {
        grid.write(line, x: 0, y: row, style: Style(), clip: grid.whole)
      }
      return grid
    }
    let layout = state.layout
    if let list = layout.list { ListView.draw(state, in: list, on: &grid) }
    if let line = layout.sparkline { SparklineView.draw(state.months, in: line, on: &grid) }
    if let reader = layout.reader { ReaderView.draw(state, in: reader, on: &grid) }
    if let list = layout.list, let reader = layout.reader {
      drawBorder(list, reader, state, on: &grid)
    }
    StatusLine.draw(state, on: &grid)
    for layer in state.layers {
      switch layer {
      case .chooser(let chooser): ChooserView.draw(chooser, state, on: &grid)
      case .notice(let notice): NoticeView.draw(notice, isSpoken: state.settings.a11y, on: &grid)
      case .timeline(let timeline):
        TimelineView.draw(timeline, isSpoken: state.settings.a11y, on: &grid)
      case .prompt(let prompt): PromptView.draw(prompt, state, on: &grid)
      case .chord(let chord): ChordView.draw(chord, on: &grid)
      }
    }
    return grid
  }

  /// The line between the panes.
  private static func drawBorder(
    _ list: Rect, _ reader: Rect, _ state: AppState, on grid: inout Grid
  ) {
    let style = Style(role: .border)
    if reader.x > 0 {
      for y in 0..<(list.y + list.height) {
        grid.write("│", x: list.width, y: y, style: style, clip: grid.whole)
      }
    } else {
      let line = DisplayText(String(repeating: "─", count: state.width))
      grid.write(line, x: 0, y: list.y + list.height, style: style, clip: grid.whole)
    }
  }
}
