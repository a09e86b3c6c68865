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
    if let head = layout.listHead { ListHead.draw(state, in: head, on: &grid) }
    if let head = layout.columnHead { ListView.drawHead(state, in: head, on: &grid) }
    if let list = layout.list { ListView.draw(state, in: list, on: &grid) }
    if let line = layout.sparkline { SparklineView.draw(state.months, in: line, on: &grid) }
    if let head = layout.readerHead { PageHead.draw(state, in: head, on: &grid) }
    if let reader = layout.reader { ReaderView.draw(state, in: reader, on: &grid) }
    if let column = layout.border { drawBorder(column, state, on: &grid) }
    if state.settings.a11y { SpokenStatus.draw(state, on: &grid) }
    // A message is over the panels; what else is on the last line gives way to a prompt.
    let isOver = state.message != nil && state.prompt == nil
    if !isOver { Footer.draw(state, on: &grid) }
    for layer in state.layers {
      switch layer {
      case .chooser(let chooser): ChooserView.draw(chooser, state, on: &grid)
      case .notice(let notice): NoticeView.draw(notice, state, on: &grid)
      case .timeline(let timeline): TimelineView.draw(timeline, state, on: &grid)
      case .trend(let trend): TrendView.draw(trend, state, on: &grid)
      case .cross(let panel): CrossView.draw(panel, state, on: &grid)
      case .prompt(let prompt): PromptView.draw(prompt, state, on: &grid)
      case .chord(let chord): ChordView.draw(chord, on: &grid)
      }
    }
    if isOver { Footer.draw(state, on: &grid) }
    return grid
  }

  /// The line between the panes.
  private static func drawBorder(_ column: Int, _ state: AppState, on grid: inout Grid) {
    for y in 0..<(state.height - 1) {
      grid.write("│", x: column, y: y, style: Style(role: .border), clip: grid.whole)
    }
  }
}
