import CableCore
import CableLibrary
import Synchronization

/// Plays keys without a terminal, each effect to its end before the next key.
enum ScriptPlayer {
  static func play(
    _ script: String, paths: [String], width: Int, height: Int,
    notebook: Notebook = Notebook.inMemory(), settings: Settings = Settings()
  ) -> Grid {
    var state = AppState(width: width, height: height)
    state.settings = settings
    let runner = EffectRunner(paths: paths, confinement: .open, notebook: notebook)
    _ = App.update(&state, runner.opening())
    apply([.load], &state, runner)
    for key in KeyScript.keys(script) {
      let effects = App.update(&state, .key(key))
      if effects.contains(where: { if case .quit = $0 { true } else { false } }) { break }
      apply(effects, &state, runner)
    }
    return App.draw(state)
  }

  private static func apply(_ effects: [Effect], _ state: inout AppState, _ runner: EffectRunner) {
    for effect in effects {
      let events = Mutex<[Event]>([])
      runner.run(effect) { event in events.withLock { $0.append(event) } }
      for event in events.withLock({ $0 }) { apply(App.update(&state, event), &state, runner) }
    }
  }
}
