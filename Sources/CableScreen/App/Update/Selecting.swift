import CableCore
import CableCatalog

/// Selecting rows, so that an action is for all of them.
extension App {
  /// The rows that an action is for: the selected ones, else the one under the cursor.
  ///
  /// Cost: a step for each selected cable.
  static func actingRows(_ state: AppState) -> [Int] {
    guard !state.selected.isEmpty else { return state.actingRow.map { [$0] } ?? [] }
    return state.selected.rows
  }

  static func select(_ state: inout AppState) -> [Effect] {
    guard let row = state.selectedRow else { return [] }
    turn(row, &state)
    guard state.pane == .list else { return [] }
    state.selection = max(0, min(state.matched.count - 1, state.selection + 1))
    return follow(&state)
  }

  /// Selects a cable, or one that is selected no more.
  static func turn(_ row: Int, _ state: inout AppState) {
    if state.selected.contains(row) {
      state.selected.remove(row)
    } else {
      state.selected.insert(row)
    }
    state.range = nil
    state.message = "\(state.selected.count.grouped) selected"
  }

  static func selectRange(_ state: inout AppState) {
    guard let row = state.selectedRow else { return }
    if state.range == nil {
      let key = CableKey(state.library.rows[row])
      state.range = SelectedRange(key: key, start: state.selection, end: state.selection)
      state.selected.insert(row)
      state.message = "selecting from here; \(state.keymap.way(to: .selectRange)) ends it"
    } else {
      state.range = nil
      state.message = "\(state.selected.count.grouped) selected"
    }
  }

  /// The rows between where the range began and the cursor are selected, and no more than these.
  ///
  /// Cost: a step for each row that the cursor went over.
  static func extendRange(_ state: inout AppState) {
    guard let old = state.range, !state.matched.isEmpty else { return }
    state.range?.end = state.selection
    guard let rows = state.range?.rows else { return }
    // One end of both is where the range began.
    func over(_ one: Int, _ other: Int) -> ArraySlice<Int> {
      one < other ? state.matched[one..<other] : []
    }
    let (first, last) = (rows.lowerBound, rows.upperBound + 1)
    let (oldFirst, oldLast) = (old.rows.lowerBound, old.rows.upperBound + 1)
    state.selected.remove(over(oldFirst, min(first, oldLast)))
    state.selected.remove(over(max(last, oldFirst), oldLast))
    state.selected.insert(over(first, min(oldFirst, last)))
    state.selected.insert(over(max(oldLast, first), last))
    state.message = "\(state.selected.count.grouped) selected"
  }

  /// Finds a range again in another list; where its first cable is gone, it has ended.
  static func keepRange(_ state: inout AppState) {
    guard let range = state.range else { return }
    state.range = nil
    guard let row = state.library.row(of: range.key),
      let start = place(of: row, in: state)
    else { return }
    state.range = SelectedRange(key: range.key, start: start, end: state.selection)
  }
}

extension AppState {
  /// The row that an action without a selection is for: the open cable, or the one of the cursor.
  var actingRow: Int? { pane == .reader ? openRow : selectedRow }
}
