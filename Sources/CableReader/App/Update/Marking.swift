import CableCore
import CableLibrary

/// Keys of two strokes: marks in cables, and a way out.
extension App {
  /// The second stroke of a key of two.
  static func finish(_ chord: Chord, _ key: Key, _ state: inout AppState) -> [Effect] {
    guard case .character(let letter) = key else { return [] }
    switch chord {
    case .leave:
      if state.keymap.action(for: key) == .leave { return [.quit(0)] }
      state.message = "not quit; \(state.keymap.hint(.quit)) quits at once"
      return []
    case .setMark:
      guard let cable = state.reader.cable, let key = state.reader.key,
        let place = state.reader.place, Mark.isLetter(letter)
      else {
        state.message = "a mark is a letter, set on an open cable"
        return []
      }
      let mark = Mark(
        cable: key, position: place.anchor.position(in: cable),
        name: cable.subject?.value ?? key.name)
      return record(
        .mark(letter, mark),
        .init(attempt: "set mark \(letter)", done: "mark \(letter) set"), &state)
    case .goToMark:
      if letter == "'" { return goToLast(&state) }
      if letter == "?" {
        state.layers.append(.chooser(Lists.marks(state)))
        return []
      }
      guard let mark = state.work.notebook.marks[letter] else {
        state.message = "no mark is on \(letter); '? lists them"
        return []
      }
      return go(toID: state.id(of: mark.cable), at: state.place(of: mark), &state)
    }
  }

  private static func goToLast(_ state: inout AppState) -> [Effect] {
    guard let place = state.trail.last else {
      state.message = "there is no last place yet"
      return []
    }
    return go(toID: place.id, at: place, &state)
  }
}

extension AppState {
  /// A mark's cable as the list names it.
  func id(of key: CableKey) -> String {
    library.row(of: key).map { library.rows[$0].id } ?? key.name
  }

  /// Where a mark is, for going there.
  func place(of mark: Mark) -> Reader.Place {
    // The text is not here yet: for ASCII, characters and bytes are the same.
    Reader.Place(
      id: id(of: mark.cable),
      anchor: PageAnchor(paragraph: mark.position.ordinal, offset: mark.position.offset))
  }
}
