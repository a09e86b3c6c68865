import CableLibrary
import Testing

@testable import CableReader
@testable import CableScreen

/// What is shown of a change of the notebook is what is true of it on the disk.
@Suite struct KeepingTests {
  /// A screen with cables, on which effects are only noted.
  private struct Screen {
    var state: AppState
    var effects: [Effect] = []

    init(_ keys: String = "") {
      let player = {
        var player = ScriptPlayer(paths: [BrowseTests.samples], width: 80, height: 24)
        for event in KeyScript.events(keys) { player.send(event) }
        return player
      }()
      state = player.state
    }

    mutating func send(_ event: Event) { effects += App.update(&state, event) }

    mutating func press(_ keys: String) {
      for event in KeyScript.events(keys) { send(event) }
    }

    /// The changes that are asked to be written, with their numbers.
    var asked: [(number: Int, change: NotebookChange)] {
      effects.compactMap { effect in
        if case .note(let number, let change) = effect { (number, change) } else { nil }
      }
    }

    /// The change that was asked for last, as `number` has it.
    var last: Int { asked.last?.number ?? 0 }

    var text: String { ScreenDump.text(App.draw(state), isPlain: true) }
    var lastLine: String { String(text.split(separator: "\n").last ?? "") }
    var firstID: String { state.library.rows[state.matched[0]].id }
  }

  private static let errors: [NotebookError] = [
    .full(path: "/p"), .busy(path: "/p"), .damaged(path: "/p"), .newer(path: "/p"),
    .foreign(path: "/p"), .unusable(path: "/p", reason: "disk I/O error"),
    .unsafe(path: "/p", reason: "it is a symbolic link"),
  ]

  @Test func aStarIsPendingUntilTheDiskHasIt() {
    var screen = Screen()
    screen.press("s")
    #expect(!screen.text.contains("starred"))
    #expect(screen.lastLine.contains("saving: star \(screen.firstID)"))
    #expect(!screen.text.contains("★") && screen.text.split(separator: "\n")[1].contains("…"))
    screen.send(.written(screen.last, nil))
    #expect(screen.lastLine.contains("starred \(screen.firstID)"))
    #expect(screen.text.contains("★"))
  }

  @Test(arguments: errors)
  func whatFailsGoesBackAndItsReasonIsOnTheScreenUncut(error: NotebookError) {
    for (keys, attempt) in [
      ("s", "could not star"), ("U", "could not mark"), ("ax<Enter>", "could not note on"),
      ("ma", "could not set mark a"), ("+x<Enter>", "could not add x to"),
    ] {
      var screen = Screen("<Enter>")
      screen.press(keys)
      let before = Screen("<Enter>").state.work.notebook
      for asked in screen.asked { screen.send(.written(asked.number, error)) }
      let shown = screen.text.replacing("\n", with: " ")
      #expect(shown.contains(attempt), "\(keys): \(screen.text)")
      #expect(shown.contains(error.reason), "\(keys): \(screen.text)")
      #expect(screen.state.work.notebook == before, "\(keys)")
      #expect(screen.state.undo.past.isEmpty, "\(keys)")
    }
  }

  @Test func ofSeveralChangesTheOneThatFailsGoesBackAlone() {
    var screen = Screen()
    screen.press("sjs")
    let asked = screen.asked
    screen.send(.written(asked[0].number, .full(path: "/p")))
    screen.send(.written(asked[1].number, nil))
    #expect(screen.state.work.notebook.starred.count == 1)
    #expect(screen.state.work.pending.isEmpty)
    #expect(screen.state.undo.past.count == 1)
    // A star that was put on and taken away again is not there, whichever of both fails.
    for failing in 0...1 {
      var screen = Screen()
      screen.press("ss")
      let asked = screen.asked
      for place in 0...1 {
        screen.send(.written(asked[place].number, place == failing ? .full(path: "/p") : nil))
      }
      #expect(screen.state.work.notebook.starred.count == failing)
    }
  }

  @Test func anUndoThatFailsCanBeTriedAgain() {
    var screen = Screen("s")
    screen.press("u")
    screen.send(.written(screen.last, .busy(path: "/p")))
    #expect(screen.state.work.notebook.starred.count == 1)
    #expect(screen.state.undo.past.count == 1 && screen.state.undo.future.isEmpty)
    screen.press("u")
    screen.send(.written(screen.last, nil))
    #expect(screen.state.work.notebook.starred.isEmpty)
    #expect(screen.lastLine.contains("undone"))
  }

  @Test func theTextOfANoteStaysAtHandAndIsTriedAgain() throws {
    var screen = Screen("<Enter>")
    screen.press("aask<Space>Vienna<Enter>")
    screen.send(.written(screen.last, .busy(path: "/p")))
    #expect(screen.state.work.notebook.notes.isEmpty)
    let shown = screen.text.replacing("\n", with: " ")
    #expect(shown.contains("a brings your text back"), "\(screen.text)")
    screen.press("a")
    #expect(screen.state.prompt?.text == "ask Vienna")
    // While it is in the prompt it is not written in the background.
    let count = screen.asked.count
    screen.send(.notebookFree)
    #expect(screen.asked.count == count)
    screen.press("<Esc>")
    screen.send(.notebookFree)
    #expect(screen.asked.count == count + 1)
    screen.send(.written(screen.last, nil))
    #expect(screen.state.work.notebook.notes.values.flatMap(\.self).map(\.text) == ["ask Vienna"])
    #expect(screen.state.work.drafts.isEmpty && screen.state.work.failures.isEmpty)
    #expect(screen.lastLine.contains("noted on"))
  }

  @Test func theEndReportsWhatIsNotWrittenWithTheTextOfNotes() {
    var screen = Screen("<Enter>")
    screen.press("s")
    screen.send(.written(screen.last, .full(path: "/p")))
    screen.press("aask<Space>Vienna<Enter>")
    screen.effects += App.farewell(&screen.state)
    let text = screen.state.unwritten.joined(separator: "\n")
    #expect(text.contains("Could not star \(screen.firstID): no space is left for the notebook."))
    #expect(text.contains("Could not note on"))
    #expect(text.contains(": ask Vienna"))
    #expect(Ending(0, screen.state).code == 4)
    #expect(Ending(143, screen.state).code == 143)
    // What is written after all is no longer reported.
    screen.press("s")
    for asked in screen.asked { screen.send(.written(asked.number, nil)) }
    #expect(screen.state.unwritten.isEmpty)
    #expect(Ending(0, screen.state).code == 0)
  }

  @Test func whereNothingIsKeptEachMessageSaysSo() {
    var screen = Screen()
    screen.state.work.isKept = false
    screen.press("s")
    screen.send(.written(screen.last, nil))
    #expect(screen.lastLine.contains("starred \(screen.firstID), until you quit"))
  }
}
