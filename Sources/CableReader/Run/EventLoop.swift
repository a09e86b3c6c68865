import CableCore
import CableLibrary
import Dispatch

/// Event → update → effects → draw, until something asks to quit.
@MainActor
enum EventLoop {
  static func run(
    _ state: AppState, runner: EffectRunner, terminal: inout Terminal, mailbox: Mailbox
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
    let work = Work(runner: runner, mailbox: mailbox)
    work.start(.load)
    let watch = LibraryWatch(runner.paths) { mailbox.send(.filesChanged) }
    defer { watch.stop() }
    while true {
      terminal.show(App.draw(state))
      var events = terminal.wait(mailbox)
      while !events.isEmpty {
        var isOpening = false
        for event in events {
          for effect in App.update(&state, event) {
            if case .quit(let code) = effect {
              work.finish(App.farewell(state))
              return code
            }
            if case .open = effect { isOpening = true }
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

/// Where effects run: reading apart from what answers keys, the notebook in the order of its
/// changes.
private struct Work {
  let runner: EffectRunner
  let mailbox: Mailbox
  private let notebook = DispatchQueue(label: "notebook")

  init(runner: EffectRunner, mailbox: Mailbox) {
    self.runner = runner
    self.mailbox = mailbox
  }

  func start(_ effect: Effect) {
    switch effect {
    case .note: notebook.async { [runner, mailbox] in runner.run(effect) { mailbox.send($0) } }
    case .pause, .cancel: runner.run(effect) { mailbox.send($0) }
    case .copy, .redraw, .suspend, .run, .settings, .quit: break
    default:
      DispatchQueue.global(qos: .userInteractive).async { [runner, mailbox] in
        runner.run(effect) { mailbox.send($0) }
      }
    }
  }

  /// The last changes of the notebook, and all before them, before the program ends.
  func finish(_ changes: [NotebookChange]) {
    notebook.sync {
      for change in changes { runner.run(.note(change)) { _ in } }
    }
  }
}
