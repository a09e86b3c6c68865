import CableCore
import CableCatalog

/// With the plain keys, letters in the list go to the cable that begins with them.
extension App {
  /// How many rows a letter looks at; the list of the largest libraries is longer than a moment.
  private static let reach = 50_000

  /// Takes a letter, or the Backspace or Esc after some; nil leaves the key to the keymap.
  static func typeAhead(_ key: Key, _ state: inout AppState) -> [Effect]? {
    guard state.pane == .list else {
      state.typedAhead = ""
      return nil
    }
    switch key {
    case .character(" ") where state.typedAhead.isEmpty: return nil
    case .character(let character): state.typedAhead.append(character)
    case .backspace where !state.typedAhead.isEmpty: state.typedAhead.removeLast()
    case .escape where !state.typedAhead.isEmpty: state.typedAhead = ""
    default:
      state.typedAhead = ""
      return nil
    }
    guard !state.typedAhead.isEmpty else { return [] }
    guard let place = place(of: state.typedAhead, state) else {
      state.message = "no cable begins with \(state.typedAhead)"
      return []
    }
    state.selection = place
    state.message = "to \(state.typedAhead)"
    return follow(&state)
  }

  /// The next row, from the cursor on and around, whose id, post or subject begins with a text.
  private static func place(of typed: String, _ state: AppState) -> Int? {
    let wanted = typed.lowercased()
    let count = state.matched.count
    for step in 0..<min(count, reach) {
      let place = (state.selection + step) % count
      let row = state.library.rows[state.matched[place]]
      let id = row.id.lowercased()
      if id.hasPrefix(wanted) || id.drop(while: \.isNumber).hasPrefix(wanted)
        || row.subject.lowercased().hasPrefix(wanted)
      {
        return place
      }
    }
    return nil
  }
}
