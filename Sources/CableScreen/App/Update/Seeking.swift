import CableCore
import CableCatalog

/// Searching in the rows of the list.
extension App {
  /// Looks for the rows that have the text; the cursor follows when they are known.
  static func seekRows(_ jump: Int, _ state: inout AppState) -> [Effect] {
    state.listSearch.number += 1
    state.listSearch.jump = jump
    state.listSearch.match = nil
    guard state.listSearch.isSeeking else { return [] }
    return [
      .seekRows(state.listSearch.number, state.listSearch.text, state.matched, state.library)
    ]
  }

  /// The places of the rows that have the text, as indices of `matched`.
  static func soughtRows(_ number: Int, _ places: [Int], _ state: inout AppState) -> [Effect] {
    guard number == state.listSearch.number, state.listSearch.isSeeking else { return [] }
    let isTyped = state.prompt?.kind == .rows
    guard !places.isEmpty else {
      state.listSearch.match = ListSearch.Match(number: 0, count: 0)
      if !isTyped {
        state.message =
          "no row of the list has \(state.listSearch.text); "
          + "\(state.keymap.way(to: .filter)) searches the cables"
      }
      return []
    }
    let jump = state.listSearch.jump
    let from = jump == 0 ? state.listSearch.origin : state.selection
    // The first match after the place, or for going back the first that is not before it.
    let next = places.firstIndex(halvingAt: { jump > 0 ? $0 > from : $0 >= from })
    let wanted = jump > 0 ? next + jump - 1 : next + jump
    let match = (wanted % places.count + places.count) % places.count
    state.listSearch.match = ListSearch.Match(number: match + 1, count: places.count)
    state.selection = min(places[match], max(0, state.matched.count - 1))
    if !isTyped {
      let isWrapped = !places.indices.contains(wanted)
      state.message =
        (isWrapped ? wrapNotice(jump) : "")
        + "match \((match + 1).grouped) of \(places.count.grouped)"
    }
    return follow(&state)
  }
}
