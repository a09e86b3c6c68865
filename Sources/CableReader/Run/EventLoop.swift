import CableLibrary
import Dispatch

/// Event → update → effects → draw, until something asks to quit.
@MainActor
enum EventLoop {
  static func run(_ paths: [String], terminal: inout Terminal, mailbox: Mailbox) -> Int32 {
    let size = terminal.size
    var state = AppState(width: size.width, height: size.height)
    start(.load, paths, mailbox)
    while true {
      terminal.show(App.draw(state))
      for event in terminal.wait(mailbox) {
        for effect in App.update(&state, event) {
          if case .quit(let code) = effect { return code }
          start(effect, paths, mailbox)
        }
      }
    }
  }

  private static func start(_ effect: Effect, _ paths: [String], _ mailbox: Mailbox) {
    DispatchQueue.global().async {
      EffectRunner.run(effect, paths: paths) { mailbox.send($0) }
    }
  }
}
