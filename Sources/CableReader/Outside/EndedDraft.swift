import Glibc

/// Removes the draft of a file if a signal ends the command that writes it.
///
/// Nothing helps against `SIGKILL`: the draft is left under its own name then, and the file that was asked
/// for does not exist, or is as it was. A command writes one draft at a time.
enum EndedDraft {
  // Written by the one thread that writes the draft, and only read by the handlers.
  nonisolated(unsafe) private static var name: UnsafeMutablePointer<CChar>?
  /// The name before, which a handler on another thread may still be reading.
  nonisolated(unsafe) private static var last: UnsafeMutablePointer<CChar>?
  /// True in a command; the screen has handlers of its own, and ends no draft halfway.
  private static let isCommand = [SIGHUP, SIGINT, SIGTERM].map(handle).contains(true)

  /// Watches over a draft that is about to be created, so that no signal comes between.
  static func watch(_ path: String) {
    if isCommand { keep(strdup(path)) }
  }

  /// Ends the watch over a draft that has its name or is gone.
  static func release() {
    if isCommand { keep(nil) }
  }

  private static func keep(_ new: UnsafeMutablePointer<CChar>?) {
    free(last)
    last = name
    name = new
  }

  /// Sets the handler of a signal that would end the process; false where it would not.
  private static func handle(_ number: Int32) -> Bool {
    var before = sigaction()
    guard sigaction(number, nil, &before) == 0, before.__sigaction_handler.sa_handler == nil
    else { return false }
    signal(number) { number in
      // `unlink`, `signal` and `raise` may be called by a handler (signal-safety(7)).
      if let name = EndedDraft.name { unlink(name) }
      signal(number, SIG_DFL)
      raise(number)
    }
    return true
  }
}
