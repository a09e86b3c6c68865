import Glibc

/// Removes a draft if a signal ends the command that writes it.
///
/// Nothing helps against `SIGKILL`: the draft is left under its own name then, and the file that was asked
/// for does not exist, or is as it was.
enum EndedDraft {
  // Written before the handlers are set and after they are taken back, and only read by them.
  nonisolated(unsafe) private static var name: UnsafeMutablePointer<CChar>?
  private static let signals = [SIGHUP, SIGINT, SIGTERM]

  /// Watches over a draft; those of the screen, which has handlers of its own, need none.
  static func watch(_ draft: WrittenFile.Draft) {
    guard let path = draft.name else { return }
    name = strdup(path)
    for number in signals {
      var before = sigaction()
      guard sigaction(number, nil, &before) == 0, before.__sigaction_handler.sa_handler == nil
      else { continue }
      signal(number) { number in
        // `unlink`, `signal` and `raise` may be called by a handler (signal-safety(7)).
        if let name = EndedDraft.name { unlink(name) }
        signal(number, SIG_DFL)
        raise(number)
      }
    }
  }
}
