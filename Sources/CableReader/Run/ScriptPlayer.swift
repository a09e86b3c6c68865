import CableCore
import CableLibrary
import CableScreen
import Synchronization

/// Plays keys without a terminal, each effect to its end before the next key.
///
/// It is never copied: the code that would copy its state takes 65 kB of the program.
struct ScriptPlayer: ~Copyable {
  var state: AppState
  /// What was asked of the terminal, of other programs and, in a rehearsal, of the disk.
  private(set) var asked: [Effect] = []
  /// True once a key has ended the program: nothing is taken any more.
  private(set) var isEnded = false
  private let runner: EffectRunner
  private let isRehearsal: Bool

  /// A screen on some files.
  ///
  /// Blocks until the files are read, unless what they hold is known already and given. A
  /// rehearsal writes no files; `asked` describes them.
  init(
    paths: [String], searcher: Searcher? = nil, width: Int, height: Int,
    notebook: Notebook = Notebook.inMemory(), settings: Configuration = Configuration(),
    isSecure: Bool = false, isRehearsal: Bool = false, destination: String? = nil
  ) {
    state = AppState(width: width, height: height)
    state.isSecure = isSecure
    state.destination = destination
    _ = App.use(settings, &state)
    runner = EffectRunner(
      paths: paths, confinement: .open, notebook: notebook, citation: settings.citation,
      recall: settings.recall)
    self.isRehearsal = isRehearsal
    _ = App.update(&state, runner.opening())
    if let searcher { take(searcher) } else { carryOut([.load]) }
  }

  /// The screen after a script.
  static func play(
    _ script: String, paths: [String], width: Int, height: Int,
    notebook: Notebook = Notebook.inMemory(), settings: Configuration = Configuration(),
    destination: String? = nil
  ) -> Grid {
    var player = ScriptPlayer(
      paths: paths, width: width, height: height, notebook: notebook, settings: settings,
      destination: destination)
    for event in KeyScript.events(script) { player.send(event) }
    return player.grid
  }

  /// The screen as it is.
  var grid: Grid { App.draw(state) }

  /// Takes a library that was loaded elsewhere.
  mutating func take(_ searcher: Searcher) {
    runner.jobs.searcher = searcher
    send(.library(searcher.library))
  }

  /// Takes an event and carries out what it asks for.
  mutating func send(_ event: Event) {
    guard !isEnded else { return }
    carryOut(App.update(&state, event))
  }

  private mutating func carryOut(_ effects: [Effect]) {
    for effect in effects where !isEnded {
      if effect.isForOutside(isRehearsal: isRehearsal) {
        asked.append(effect)
        if case .quit = effect { isEnded = true }
        // As a terminal with a clipboard answers.
        if case .terminal(.copy(let text, let what)) = effect {
          send(.said("copied \(what), \(text.utf8.count.grouped("byte"))"))
        }
        continue
      }
      let events = Mutex<[Event]>([])
      runner.run(effect) { event in events.withLock { $0.append(event) } }
      for event in events.withLock({ $0 }) { send(event) }
    }
  }
}

extension Effect {
  /// True if the terminal, another program or, in a rehearsal, the disk would carry it out.
  fileprivate func isForOutside(isRehearsal: Bool) -> Bool {
    switch self {
    case .terminal, .quit: true
    case .outside: isRehearsal
    default: false
    }
  }
}
