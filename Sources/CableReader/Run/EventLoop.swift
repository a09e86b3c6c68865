import CableCore
import CableLibrary
import CableScreen
import Dispatch
import Synchronization

/// Event → update → effects → draw, until something asks to quit.
@MainActor
enum EventLoop {
  static func run(
    _ state: AppState, runner: EffectRunner, terminal: inout Terminal, mailbox: Mailbox,
    log: SessionLog? = nil
  ) -> Ending {
    let size = terminal.size
    var state = state
    state.width = size.width
    state.height = size.height
    state.message = state.message ?? terminal.notice ?? state.settings.problemNotice
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
    let watch = HeldThread.run {
      LibraryWatch(runner.paths, followsLinks: runner.confinement.followsLinks) {
        mailbox.send(.filesChanged)
      }
    }
    defer { watch.stop() }
    let notebookWatch = work.watchNotebook()
    work.keepCopyOfNotebook()
    defer { notebookWatch.cancel() }
    while true {
      terminal.show(App.draw(state))
      var events = terminal.wait(mailbox)
      if events.contains(where: \.isOfThePerson) { SpareCore.shared.noteKey() }
      while !events.isEmpty {
        var isOpening = false
        for event in events {
          log?.note(KeyScript.spelled(event))
          if case .notebookChanged(_, let count) = event, !work.isLatest(count) { continue }
          for effect in App.update(&state, event) {
            if case .quit(let code) = effect {
              work.finish(&state)
              runner.jobs.cancelAll()
              return Ending(code, state)
            }
            if effect.mayShowCable { isOpening = true }
            if case .terminal(let effect) = effect {
              TerminalEffects.run(
                effect, on: &terminal, settings: state.settings, confinement: runner.confinement
              ) { state.message = $0 }
            } else {
              work.start(effect)
            }
          }
        }
        // A cable is mostly there at once: then the old page is not taken away before it.
        events = isOpening && mailbox.waits(milliseconds: 4) ? mailbox.take() : []
      }
    }
  }
}

extension Event {
  /// True for what a person does, who waits for the answer.
  fileprivate var isOfThePerson: Bool {
    switch self {
    case .key, .paste, .mouse, .resize: true
    default: false
    }
  }
}

extension Effect {
  /// True where a cable that was asked for may be on the screen a moment later.
  fileprivate var mayShowCable: Bool {
    switch self {
    case .open, .layOut: true
    default: false
    }
  }
}

/// How the screen ended.
struct Ending: Sendable {
  /// The exit code: 4 where something is not on the disk that a quiet end would hide.
  let code: Int32
  /// What is not on the disk, a sentence each.
  let unwritten: [String]
  /// The library to open now, by its name; nil where the program ends.
  let next: String?

  /// The end that a code and a state give; what a signal asked for stays as it is.
  init(_ code: Int32, _ state: AppState) {
    unwritten = state.unwritten
    next = unwritten.isEmpty ? state.nextLibrary : nil
    self.code = unwritten.isEmpty || ![0, 130].contains(code) ? code : 4
  }
}

/// Where effects run: reading apart from what answers keys, one reading after another, the notebook
/// in the order of its changes.
private struct Work {
  let runner: EffectRunner
  let mailbox: Mailbox
  private let notebook = DispatchQueue(label: "notebook")
  private let openings = Openings()
  private let reading = DispatchQueue(label: "reading", qos: .userInteractive)
  /// How many changes of the notebook were begun and how many written, and what other programs had
  /// written when it was last looked at.
  private final class Pending: Sendable {
    let begun = Atomic(0)
    let written = Atomic(0)
    let version = Atomic(0)
    /// True while the screen waits to write what it could not.
    let isAwaited = Atomic(false)
  }
  private let pending = Pending()

  init(runner: EffectRunner, mailbox: Mailbox) {
    self.runner = runner
    self.mailbox = mailbox
  }

  func start(_ effect: Effect) {
    switch effect {
    case .awaitNotebook: pending.isAwaited.store(true, ordering: .relaxed)
    case .note(let number, let change):
      pending.begun.wrappingAdd(1, ordering: .relaxed)
      let asked = ContinuousClock.now
      notebook.async { [runner, mailbox, pending] in
        runner.note(number, change, asked: asked) { mailbox.send($0) }
        pending.written.wrappingAdd(1, ordering: .relaxed)
      }
    case .load:
      // What is being read ends, and the next reading continues from there.
      runner.jobs.cancelLoad()
      reading.async { [runner, mailbox] in
        HeldThread.run { runner.run(effect) { mailbox.send($0) } }
      }
    case .open(let row, let library):
      // Here, so that of several the last one stays.
      let isCancelled = runner.jobs.startOpening()
      openings.start { [runner, mailbox] in
        runner.open(row, library, isCancelled: isCancelled) { mailbox.send($0) }
      }
    case .stop:
      runner.run(effect) { mailbox.send($0) }
    case .terminal, .quit: break
    case .outside:
      // They write where a person says, and start a clipboard's program: never on a thread that a held
      // one has started.
      HeldThread.startFree { [runner, mailbox] in runner.run(effect) { mailbox.send($0) } }
    case .layOut, .seek, .seekRows, .readFile, .filter, .count, .explainEmpty, .countViews,
      .findIDs, .findPath, .findSimilar, .findContexts, .findSnippets, .survey, .findChanges,
      .findFreeName, .look, .share:
      HeldThread.start { [runner, mailbox] in runner.run(effect) { mailbox.send($0) } }
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
      if pending.isAwaited.load(ordering: .relaxed), runner.notebook.isWritable {
        pending.isAwaited.store(false, ordering: .relaxed)
        mailbox.send(.notebookFree)
      }
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

  /// Checks the notebook and copies it where that is due, once the screen is there.
  func keepCopyOfNotebook() {
    DispatchQueue.global(qos: .background).asyncAfter(deadline: .now() + 2) { [runner, mailbox] in
      do throws(NotebookError) { try runner.notebook.keepCopy() } catch {
        if case .damaged = error { mailbox.send(.said(error.message)) }
      }
    }
  }

  /// The last changes of the notebook, and all before them, before the program ends.
  ///
  /// Blocks for a second at most; `state` then says what is not written.
  func finish(_ state: inout AppState) {
    for effect in App.farewell(&state) { start(effect) }
    let done = DispatchSemaphore(value: 0)
    notebook.async { done.signal() }
    if done.wait(timeout: .now() + .milliseconds(900)) == .timedOut {
      // What waits for a lock gives up, and is not written after it was reported as lost.
      runner.notebook.stopWaiting()
      _ = done.wait(timeout: .now() + .milliseconds(100))
    }
    for event in mailbox.take() {
      if case .written = event { _ = App.update(&state, event) }
    }
  }
}
