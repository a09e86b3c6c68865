import CableCore
import CableCatalog

/// The line above the last one on a screen that is read aloud: what the heads show, in words.
enum SpokenStatus {
  static func draw(_ state: AppState, on grid: inout Grid) {
    let lines = lines(state)
    // A long message is over the pane and not over the status.
    let below =
      switch state.layers.last {
      case .prompt: 1
      case .chord(let chord): ChordView.lines(chord, in: grid.whole).count
      default: Footer.lines(state).count
      }
    let box = Rect(
      x: 0, y: max(0, state.height - below - lines.count), width: state.width, height: lines.count)
    grid.fill(box, style: Style())
    for (row, line) in lines.enumerated() { grid.write(line, x: 0, y: box.y + row, clip: box) }
  }

  /// As many lines as the words need, while two rows are left for the pane above them.
  static func lines(_ state: AppState) -> [StyledText] {
    let most = max(1, state.height - 3)
    var count = 1
    while true {
      // How much of a cable is on the screen depends on the lines that say so.
      let lines = text(state, rows: max(0, state.height - 1 - count))
        .wrapped(to: state.width, most: most)
      if lines.count <= count { return lines }
      count = lines.count
    }
  }

  /// The whole of it; where there is not room for all, the part about the pane with the keys is read.
  private static func text(_ state: AppState, rows: Int) -> StyledText {
    let parts =
      state.pane == .reader ? page(state, rows: rows) + list(state) : list(state)
    return StyledText(parts.joined(separator: ", "))
  }

  private static func list(_ state: AppState) -> [String] {
    let position = state.matched.isEmpty ? "" : "\((state.selection + 1).grouped) of "
    let isWhole = state.latest.isComplete && state.latest.progress?.phase != .reading
    var parts = [
      "\(position)\(state.matched.count.grouped("cable"))"
        + (state.matched.count == state.library.rows.count
          ? "" : " in \(state.library.rows.count.grouped)")
        + (isWhole ? "" : " so far")
    ]
    if !state.filter.isEmpty { parts.append("filter \(state.filter.text)") }
    if !state.typedFilter.isEmpty { parts.append(state.typedFilter) }
    if state.isFiltering { parts.append("filtering…") }
    if state.order != ListOrder() { parts.append("by \(state.order.shown)") }
    if !state.selected.isEmpty { parts.append("\(state.selected.count.grouped) selected") }
    return parts + ListHead.progress(state)
  }

  private static func page(_ state: AppState, rows: Int) -> [String] {
    guard let cable = state.reader.cable, !state.reader.page.lines.isEmpty else { return [] }
    var parts: [String] = []
    if let lens = state.reader.options.lens.name { parts.append("only \(lens)") }
    if state.reader.options.view != .reflowed { parts.append(state.reader.options.view.name) }
    let name = state.reader.block.map { BlockName($0, in: cable) }
    if !state.reader.page.blocks.isEmpty {
      parts.append(name?.position(isSpoken: true) ?? "header")
    }
    if let mark = name?.mark { parts.append(mark) }
    let place = PagePlace(state, rows: rows)
    parts.append("\(place.percent) percent")
    if place.minutes > 0 {
      parts.append("\(place.minutes) \(place.minutes == 1 ? "minute" : "minutes") left")
    }
    return parts
  }
}
