import CableLibrary
import CableScreen
import Glibc

/// Everything that the screen is opened with.
struct Opening: Sendable {
  private(set) var paths: [String]
  /// The paths in full, by which the notebook knows the library; empty if it should not.
  private(set) var place: [String]
  let settings: Configuration
  let output: OutputOptions
  /// A file that gets every key; nil for none.
  var record: String?
  /// A cable to begin with, or a paragraph of it, as it was typed.
  var destination: String?
  /// What is said first; nil for nothing.
  private(set) var notice: String?
  /// The lessons are on the screen, of which nothing outlives it; nil for a library.
  var lesson: LessonStart?

  /// Where the lessons begin.
  enum LessonStart: Sendable { case listed, read }

  /// Runs the screen to its end.
  ///
  /// - Returns: the exit code.
  @MainActor
  func run() -> Int32 {
    let ending = screen()
    for sentence in ending.unwritten { Failure.say(sentence) }
    return ending.code
  }

  /// Shows the screen until it ends; the terminal is as it was then.
  @MainActor
  private func screen() -> Ending {
    let isColoured = output.color.isColoured(onTerminal: true, environment: Console.variable)
    var log: SessionLog?
    if let record {
      do throws(WrittenFile.Failure) {
        log = try SessionLog(record, confinement: output.confinement)
      } catch {
        Failure.end(error.message, code: 2)
      }
    }
    do throws(Terminal.Failure) {
      var terminal = try Terminal(theme: settings.themeChoice, isColoured: isColoured)
      let notebook = notebook
      var opening = self
      while true {
        let runner = EffectRunner(
          paths: opening.paths, place: opening.place, confinement: output.confinement,
          notebook: notebook, citation: settings.citation, looks: LibraryLooks(of: opening.place),
          recall: settings.recall)
        let ending = EventLoop.run(
          opening.state, runner: runner, terminal: &terminal, mailbox: Mailbox(), log: log)
        guard let next = ending.next else { return ending }
        opening.switchLibrary(to: next)
      }
    } catch {
      Failure.end(error.message, code: 2)
    }
  }

  /// The screen before anything is read.
  private var state: AppState {
    var state = AppState(width: 0, height: 0)
    state.isSecure = output.confinement.isSecure
    state.place = place
    state.destination = destination
    if lesson == .read { state.pane = .reader }
    _ = App.use(settings, &state)
    state.message = notice ?? state.message
    return state
  }

  /// Switches to another library by its name; stays where one of its paths cannot be read.
  private mutating func switchLibrary(to name: String) {
    destination = nil
    let found = NamedLibrary.paths(of: name, in: settings) ?? []
    for path in found {
      guard let reason = LibraryLoader.reasonMissing(path) else { continue }
      notice = "\(path) of the library \(name) cannot be opened: \(reason)"
      return
    }
    notice = nil
    paths = found
    place = LastLibrary.whole(found)
  }

  /// The notebook; one in memory where the kept one cannot be used.
  private var notebook: Notebook {
    if lesson != nil { return Notebook.inMemory() }
    do throws(NotebookError) {
      return try Notebook(isPrivate: output.confinement.leavesNoTrace)
    } catch {
      return Notebook(inMemoryFor: error)
    }
  }
}
