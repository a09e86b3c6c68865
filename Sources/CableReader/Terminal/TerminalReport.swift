import CNcurses
import Glibc

/// What this machine knows of a type of terminal, for a person who looks for trouble.
struct TerminalReport: Sendable, Hashable {
  /// The value of `TERM`; empty if it is not set.
  let type: String
  /// False if no description of the type is installed.
  let isKnown: Bool
  /// How many colours the description has; 0 for none.
  let colourCount: Int
  /// True if colours are given by red, green and blue.
  let isDirect: Bool
  /// True if the cursor can be moved, without which no screen can be drawn.
  let canMoveCursor: Bool
  /// True if the screen of before comes back when the program ends.
  let hasAlternateScreen: Bool
  /// What is drawn as where the type is unknown; nil if that is not needed, or does not help.
  let fallback: String?

  /// Asks the descriptions that are installed.
  @MainActor
  init(type: String) {
    self.type = type
    isKnown = TerminalType.isKnown(type, STDIN_FILENO)
    var fallback: String?
    if !isKnown {
      fallback = TerminalType.fallbacks.first { TerminalType.isKnown($0, STDIN_FILENO) }
    }
    self.fallback = fallback
    guard isKnown || fallback != nil else {
      (colourCount, isDirect, canMoveCursor, hasAlternateScreen) = (0, false, false, false)
      return
    }
    colourCount = max(0, Int(tigetnum("colors")))
    isDirect = tigetflag("RGB") > 0
    canMoveCursor = nc_capability("cup") != nil
    hasAlternateScreen = nc_capability("rmcup") != nil
  }

  /// The version of ncurses, such as `ncurses 6.4.20221231`.
  static var libraryVersion: String { curses_version().map { String(cString: $0) } ?? "ncurses" }
}
