import CableCore
import CableCatalog

/// Reading lists.
extension App {
  /// Puts the cables of the action on a reading list, or takes them off if all are on it.
  ///
  /// - Parameters:
  ///   - typed: the list's name; after a colon a note, with which nothing is taken off.
  ///   - state: of the screen.
  /// - Returns: the change of the notebook.
  static func list(_ typed: String, _ state: inout AppState) -> [Effect] {
    let parts = typed.split(separator: ":", maxSplits: 1).map { String($0).trimmed }
    let keys = actingRows(state).map { CableKey(state.library.rows[$0]) }
    guard let name = parts.first, !name.isEmpty else {
      state.message = "name the list: list thesis: a note on this cable"
      return []
    }
    guard !keys.isEmpty else {
      state.message = "no cable is selected"
      return []
    }
    let note = parts.count > 1 ? parts[1] : nil
    var view = state.work.notebook
    let listed = Set((view.lists[name] ?? []).map(\.cable.name))
    let isTaken = note == nil && keys.allSatisfy { listed.contains($0.name) }
    for key in keys {
      view.apply(
        isTaken
          ? view.unlisting(key, from: name) ?? .nothing : view.listing(key, on: name, note: note))
    }
    let cables = keys.count == 1 ? keys[0].name : "\(keys.count) cables"
    return record(
      .list(name: name, view.lists[name]),
      .init(
        attempt: isTaken
          ? "remove \(cables) from the list \(name)" : "put \(cables) on the list \(name)",
        done: isTaken
          ? "removed \(cables) from the list \(name)" : "put \(cables) on the list \(name)"),
      &state)
  }

  /// Asks in which form a reading list is written, its cables in the order of the list.
  ///
  /// - Parameters:
  ///   - name: the list's.
  ///   - state: of the screen.
  /// - Returns: nothing to do yet.
  static func export(list name: String, _ state: inout AppState) -> [Effect] {
    guard let entries = state.work.notebook.lists[name], !entries.isEmpty else {
      state.message =
        "there is no reading list \(name); \(state.keymap.hint(.readingLists)) shows them"
      return []
    }
    state.exportedList = name
    guard !exportedRows(state).isEmpty else {
      state.message = "no cable of the list \(name) is in this library"
      return []
    }
    state.layers.append(.chooser(Lists.export(state)))
    return []
  }
}

extension Lists {
  /// Reading lists one below the other, each in its order, with the note on each cable.
  static func readingLists(_ state: AppState) -> Chooser {
    let lists = state.work.notebook.lists.sorted { $0.key < $1.key }
    var rows: [Chooser.Row] = []
    for (name, entries) in lists {
      let found = state.library.rows(of: entries.map(\.cable))
      for (place, (entry, row)) in zip(entries, found).enumerated() {
        var text = StyledText("\(name) \(place + 1)  ", .dim)
        text.append(entry.cable.shown + "  ", row == nil ? .missingLink : .link)
        text.append(row.map { state.library.rows[$0].subject } ?? "not in this library")
        let choice: Chooser.Choice =
          row.map { .cable(row: $0) } ?? .say("\(entry.cable.shown) is not in this library")
        rows.append(
          Chooser.Row(
            text, detail: StyledText(entry.note, .note), words: "\(text.string) \(entry.note)",
            choice))
      }
    }
    return Chooser(
      .notes, title: lists.count == 1 ? "Reading list" : "\(lists.count) reading lists", rows: rows,
      empty: "no list yet; \(state.keymap.way(to: .palette))list NAME puts this cable on one")
  }
}
