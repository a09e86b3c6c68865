import CableCore
import CableCatalog

/// The line above the last one on a screen that is read aloud: what the heads show, in words.
enum SpokenStatus {
  static func draw(_ state: AppState, on grid: inout Grid) {
    let y = max(0, state.height - 2)
    // Where a line is too short, the part about the pane with the keys is read.
    let parts = state.pane == .reader ? page(state) + list(state) : list(state) + page(state)
    grid.write(
      StyledText(parts.joined(separator: ", ")).truncated(to: state.width), x: 0, y: y,
      clip: grid.whole)
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

  private static func page(_ state: AppState) -> [String] {
    guard state.layout.reader != nil, let cable = state.reader.cable,
      !state.reader.page.lines.isEmpty
    else { return [] }
    var parts: [String] = []
    if let lens = state.reader.options.lens.name { parts.append("only \(lens)") }
    if state.reader.options.view != .reflowed { parts.append(state.reader.options.view.name) }
    let name = state.reader.block.map { BlockName($0, in: cable) }
    if !state.reader.page.blocks.isEmpty {
      parts.append(name?.position(isSpoken: true) ?? "header")
    }
    if let mark = name?.mark { parts.append(mark) }
    let place = PagePlace(state)
    parts.append("\(place.percent) percent")
    if place.minutes > 0 {
      parts.append("\(place.minutes) \(place.minutes == 1 ? "minute" : "minutes") left")
    }
    return parts
  }
}
