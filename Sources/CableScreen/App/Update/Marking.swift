import CableCore
import CableCatalog

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
        Mark.isLetter(letter)
      else {
        state.message = "a mark needs a letter and an open cable"
        return []
      }
      let mark = Mark(
        cable: key, position: state.reader.mark.position(in: cable),
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
        state.message = "there is no mark \(letter); '? lists them"
        return []
      }
      return go(to: state.place(of: mark), &state)
    }
  }

  private static func goToLast(_ state: inout AppState) -> [Effect] {
    guard let place = state.trail.last else {
      state.message = "there is no previous place yet"
      return []
    }
    return go(to: place, &state)
  }
}

extension AppState {
  /// Where a mark is, for going there.
  func place(of mark: Mark) -> Reader.Place {
    // The text is not here yet: for ASCII, characters and bytes are the same.
    Reader.Place(
      key: mark.cable,
      anchor: PageAnchor(paragraph: mark.position.ordinal, offset: mark.position.offset))
  }
}
