import Glibc
import Synchronization

/// Shows text through the reader's own pager.
enum Pager {
  private static let waiting = Mutex<WaitingProgram?>(nil)

  /// Lets `$PAGER`, `less` without one, wait for what is printed; from then on no right to start a
  /// program is needed.
  ///
  /// Call it before there is a second thread.
  static func prepare(confinement: Confinement) {
    let command = Console.variable("PAGER") ?? "less"
    guard let pager = try? ForeignProgram(.pager, command: command, confinement: confinement),
      pager.words.first != "cat"
    else { return }
    // As git and systemd do: colours as they are, leave what was read on the screen.
    if getenv("LESS") == nil { setenv("LESS", "FRX", 1) }
    let program = WaitingProgram(pager)
    waiting.withLock { $0 = program }
  }

  /// Gives text to the pager that waits.
  ///
  /// Blocks until the pager ends.
  ///
  /// - Returns: false if there is none, or it cannot be started; the text is then still to be
  ///   written.
  static func show(_ text: [UInt8]) -> Bool { taken()?.run(input: text) ?? false }

  /// Lets the pager go where nothing is long enough for it.
  static func dismiss() { taken()?.dismiss() }

  private static func taken() -> WaitingProgram? {
    waiting.withLock { waiting in
      defer { waiting = nil }
      return waiting
    }
  }
}
