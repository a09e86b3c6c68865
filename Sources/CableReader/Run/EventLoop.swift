import CableCore
import CableLibrary
import Dispatch
import Synchronization

/// Event → update → effects → draw, until something asks to quit.
@MainActor
enum EventLoop {
  static func run(
    _ state: AppState, runner: EffectRunner, terminal: inout Terminal, mailbox: Mailbox,
    log: SessionLog? = nil
  ) -> Int32 {
    let size = terminal.size
    var state = state
    state.width = size.width
    state.height = size.height
    state.message = terminal.notice ?? state.settings.told
    _ = App.update(&state, runner.opening())
    _ = App.update(&state, runner.resumed(state.place))
    var said = state.message
    TerminalEffects.run(
      .settings(state.settings), on: &terminal, settings: state.settings,
      confinement: runner.confinement
    ) { said = $0 }
    state.message = said
    log?.note(KeyScript.spelled(.resize(width: size.width, height: size.height)))
    let work = Work(runner: runner, mailbox: mailbox)
    work.start(.load)
    let watch = LibraryWatch(runner.paths) { mailbox.send(.filesChanged) }
    defer { watch.stop() }
    let notebookWatch = work.watchNotebook()
    defer { notebookWatch.cancel() }
    while true {
      terminal.show(App.draw(state))
      var events = terminal.wait(mailbox)
      while !events.isEmpty {
        var isOpening = false
        for event in events {
          log?.note(KeyScript.spelled(event))
          if case .notebookChanged(_, let count) = event, !work.isLatest(count) { continue }
          for effect in App.update(&state, event) {
            if case .quit(let code) = effect {
              work.finish(App.farewell(state))
              return code
            }
            switch effect {
            case .open, .layOut: isOpening = true
            default: break
            }
            TerminalEffects.run(
              effect, on: &terminal, settings: state.settings, confinement: runner.confinement
            ) { state.message = $0 }
            work.start(effect)
          }
        }
        // A cable is mostly there at once: then the old page is not taken away before it.
        events = isOpening && mailbox.waits(milliseconds: 4) ? mailbox.take() : []
      }
    }
  }
}

/// Where effects run: reading apart from what answers keys, one reading after another, the notebook
/// in the order of its changes.
private struct Work {
  let runner: EffectRunner
  let mailbox: Mailbox
  private let notebook = DispatchQueue(label: "notebook")
  private let reading = DispatchQueue(label: "reading", qos: .userInteractive)
  /// How many changes of the notebook were begun and how many written, and what other programs had
  /// written when it was last looked at.
  private final class Pending: Sendable {
    let begun = Atomic(0)
    let written = Atomic(0)
    let version = Atomic(0)
  }
  private let pending = Pending()

  init(runner: EffectRunner, mailbox: Mailbox) {
    self.runner = runner
    self.mailbox = mailbox
  }

  func start(_ effect: Effect) {
    switch effect {
    case .note:
      pending.begun.wrappingAdd(1, ordering: .relaxed)
      notebook.async { [runner, mailbox, pending] in
        runner.run(effect) { mailbox.send($0) }
        pending.written.wrappingAdd(1, ordering: .relaxed)
      }
    case .load:
      // What is being read is in the way of nothing: it ends, and the next goes on from there.
      runner.jobs.cancelLoad()
      reading.async { [runner, mailbox] in runner.run(effect) { mailbox.send($0) } }
    case .pause, .cancel, .cancelLayout, .cancelSeek: runner.run(effect) { mailbox.send($0) }
    case .copy, .redraw, .suspend, .run, .settings, .quit: break
    default:
      DispatchQueue.global(qos: .userInteractive).async { [runner, mailbox] in
        runner.run(effect) { mailbox.send($0) }
      }
    }
  }

  /// True where no change was begun since there were so many; else the notebook is looked at again.
  func isLatest(_ count: Int) -> Bool {
    if pending.begun.load(ordering: .relaxed) == count { return true }
    pending.version.store(-1, ordering: .relaxed)
    return false
  }

  /// Shows what another program writes into the notebook, two seconds later at most.
  func watchNotebook() -> any DispatchSourceTimer {
    let timer = DispatchSource.makeTimerSource(queue: notebook)
    timer.schedule(deadline: .now() + 2, repeating: 2, leeway: .milliseconds(500))
    pending.version.store((try? runner.notebook.version()) ?? 0, ordering: .relaxed)
    timer.setEventHandler { [runner, mailbox, pending] in
      guard let version = try? runner.notebook.version(),
        version != pending.version.load(ordering: .relaxed)
      else { return }
      let count = pending.written.load(ordering: .relaxed)
      guard let view = try? runner.notebook.view() else { return }
      pending.version.store(version, ordering: .relaxed)
      mailbox.send(.notebookChanged(view, after: count))
    }
    timer.resume()
    return timer
  }

  /// The last changes of the notebook, and all before them, before the program ends.
  func finish(_ changes: [NotebookChange]) {
    notebook.sync {
      for change in changes { runner.run(.note(change)) { _ in } }
    }
  }
}
