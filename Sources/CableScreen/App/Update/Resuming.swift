import CableCore
import CableCatalog

/// Where a library was left, and continuing there.
extension App {
  /// Restores filter, order, panes and cursor; the first time of all it shows some keys.
  static func resume(_ session: Session?, isFirstTime: Bool, _ state: inout AppState) {
    if isFirstTime, state.message == nil {
      let keys: [(Action, String)] = [
        (.open, "read"), (.tagPicker, "tags"), (.filter, "filter"), (.help, "help"),
        (.close, "quit"),
      ]
      let move = "\(state.keymap.hint(.down))/\(state.keymap.hint(.up)) move"
      state.message = ([move] + keys.map { "\(state.keymap.hint($0.0)) \($0.1)" })
        .joined(separator: " · ")
    }
    guard let session else { return }
    state.split = Split(session.panes)
    state.practice = Practice(session.panes)
    state.order = ListOrder(kept: session.order)
    state.resuming = session.selected.map { CableKey(spelled: $0) }
    guard !session.filter.isEmpty else { return }
    state.filter = Filter().adding(session.filter)
    state.message =
      state.message
      ?? "the filter is from last time; \(state.keymap.way(to: .clearTags)) clears it"
  }

  /// What the notebook remembers when the program ends, each as it follows `could not`.
  static func parting(_ state: AppState) -> [(change: NotebookChange, attempt: String)] {
    var changes: [(NotebookChange, String)] = []
    if let key = state.reader.key, let cable = state.reader.cable,
      let position = state.reader.place?.anchor.position(in: cable)
    {
      changes.append((.position(key, position), "remember the place in \(key.name)"))
    }
    if !state.place.isEmpty {
      changes.append(
        (
          .session(
            Session(
              library: state.place,
              selected: (state.resuming ?? state.anchorKey)?.spelled,
              filter: state.filter.text, order: state.order.spelled,
              panes: state.split.sizes.merging(state.practice.kept) { size, _ in size })),
          "remember where this library was left"
        ))
    }
    return changes
  }
}

extension Split {
  /// Sizes as a session keeps them; what is out of bounds or missing is as usual.
  init(_ sizes: [String: Int]) {
    func size(_ name: String) -> Int {
      sizes[name].flatMap { Self.bounds.contains($0) ? $0 : nil } ?? 0
    }
    beside = size("list-beside")
    above = size("list-above")
    reading = size("list-reading")
    isZoomed = sizes["zoomed"] == 1
  }

  /// Columns and rows that the list may have more than usual.
  static let bounds = -200...200

  /// Sizes as a session keeps them.
  var sizes: [String: Int] {
    [
      "list-beside": beside, "list-above": above, "list-reading": reading,
      "zoomed": isZoomed ? 1 : 0,
    ]
  }
}

extension ListOrder {
  /// An order as a session keeps it; else the usual one.
  init(kept text: String) {
    // Before there were several keys, `date reversed` was written.
    let words = text.split(separator: " ")
    let isReversed = words.dropFirst().first == "reversed"
    self = words.first.flatMap { ListOrder(spelled: (isReversed ? "-" : "") + $0) } ?? ListOrder()
  }

  /// `post, then date reversed`, as a message says it.
  var shown: String {
    parts.map { $0.key.rawValue + ($0.isReversed ? " reversed" : "") }
      .joined(separator: ", then ")
  }
}
