import CableCore
import CableLibrary
import Synchronization

/// Plays keys without a terminal, each effect to its end before the next key.
enum ScriptPlayer {
  static func play(_ script: String, paths: [String], width: Int, height: Int) -> Grid {
    var state = AppState(width: width, height: height)
    apply([.load], &state, paths)
    for key in KeyScript.keys(script) {
      let effects = App.update(&state, .key(key))
      if effects.contains(where: { if case .quit = $0 { true } else { false } }) { break }
      apply(effects, &state, paths)
    }
    return App.draw(state)
  }

  private static func apply(_ effects: [Effect], _ state: inout AppState, _ paths: [String]) {
    for effect in effects {
      let events = Mutex<[Event]>([])
      EffectRunner.run(effect, paths: paths) { event in events.withLock { $0.append(event) } }
      for event in events.withLock({ $0 }) { apply(App.update(&state, event), &state, paths) }
    }
  }
}
