import CableCore
import CableCatalog

/// The head of the list: `5 of 61 in 1,204 · date:2009`, then order, selection and progress.
enum ListHead {
  static func draw(_ state: AppState, in rect: Rect, on grid: inout Grid) {
    Head.draw(
      StyledText(left(state), .head), right: right(state).map { StyledText($0, .head) },
      in: rect, isFocused: state.pane == .list && state.layers.allSatisfy { $0.place == .line },
      on: &grid)
  }

  /// The place in the list, how many match, and the filter.
  static func left(_ state: AppState) -> String { parts(state).joined(separator: " · ") }

  /// The term of the filter at a column of the head, as a place among its chips; nil where none is.
  static func term(at column: Int, _ state: AppState) -> Int? {
    var x = state.pane == .list ? 1 : 2
    let chips = state.filter.chips.count + state.filter.tagChips.count
    for (place, part) in parts(state).enumerated() {
      let end = x + DisplayText(part).columns
      if column >= x, column < end { return place > 0 && place <= chips ? place - 1 : nil }
      x = end + 3
    }
    return nil
  }

  private static func parts(_ state: AppState) -> [String] {
    let all = state.library.rows.count
    let matched = state.matched.count
    var place =
      state.matched.isEmpty ? "0" : "\((state.selection + 1).grouped) of \(matched.grouped)"
    if matched != all || !state.filter.isEmpty {
      place = state.matched.isEmpty ? "0 of \(all.grouped)" : place + " in \(all.grouped)"
    }
    let isWhole = state.latest.isComplete && state.latest.progress?.phase != .reading
    var parts = [place + (isWhole ? "" : " so far")]
    parts += state.filter.chips + state.filter.tagChips
    if !state.typedFilter.isEmpty, state.prompt?.kind != .filter { parts.append(state.typedFilter) }
    return parts
  }

  /// What else there is to know about the list, the most important first.
  static func right(_ state: AppState) -> [String] {
    var parts: [String] = []
    if state.isFiltering { parts.append("filtering…") }
    if !state.selected.isEmpty { parts.append("\(state.selected.count.grouped) selected") }
    if state.order != ListOrder() {
      parts.append(
        "by "
          + state.order.parts.map { $0.key.rawValue + ($0.isReversed ? " ↑" : "") }
          .joined(separator: ", "))
    }
    return parts + progress(state)
  }

  /// How far reading is.
  static func progress(_ state: AppState) -> [String] {
    if state.isPaused { return ["stopped; \(state.keymap.hint(.reload)) continues"] }
    return state.latest.progress?.parts ?? []
  }
}

extension LoadProgress {
  /// `reading 41,200 of 251,287`, `17 s left`, `12,300/s`, the most important first.
  var parts: [String] {
    let name =
      switch phase {
      case .checking: "checking files"
      case .reading: "reading"
      case .words: "gathering words"
      case .following: "following another program's index"
      }
    var parts = ["\(name) \(done.grouped)" + (total.map { " of \($0.grouped)" } ?? "")]
    if let left = secondsLeft, left >= 1 { parts.append("\(Int(left)) s left") }
    if perSecond >= 1 { parts.append("\(Int(perSecond).grouped)/s") }
    return parts
  }
}
