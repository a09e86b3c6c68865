import CNcurses
import Glibc

/// Finds a description that fits the terminal, before curses touches it.
@MainActor
enum TerminalType {
  /// Plainer types to try where the terminal's own is unknown, best first.
  static let fallbacks = ["xterm-256color", "xterm", "vt100", "ansi"]

  /// A type that can be drawn on, and what a person should know about the choice.
  struct Choice {
    var name: String
    var notice: String?
  }

  /// The type of `TERM`, or the first fallback that this machine knows.
  static func choose(_ tty: Int32) throws(Terminal.Failure) -> Choice {
    let asked = getenv("TERM").map { String(cString: $0) } ?? ""
    if isKnown(asked, tty) {
      guard nc_capability("cup") != nil else { throw .cannotMoveCursor(asked) }
      return Choice(name: asked)
    }
    for name in plainer(than: asked) + fallbacks
    where isKnown(name, tty) && nc_capability("cup") != nil {
      let what = asked.isEmpty ? "TERM is not set" : "the terminal type \(asked) is unknown here"
      return Choice(name: name, notice: "\(what): drawing as for \(name)")
    }
    throw .unknownType(asked)
  }

  /// `xterm` for `xterm-16color`: a terminal that claims few colours is not drawn with many.
  nonisolated static func plainer(than asked: String) -> [String] {
    ["-8color", "-16color", "-88color"].filter(asked.hasSuffix)
      .map { String(asked.dropLast($0.count)) }
  }

  /// What to write to put the screen back: out of the alternate screen, cursor seen, plain text.
  static func restoring() -> String {
    (supportsModes ? TerminalModes.off : "")
      + capabilities("sgr0", "op", "cnorm", "rmkx", "rmcup") + "\r\n"
  }

  /// What to write to have the program's own screen, whichever was shown.
  static func screenAgain() -> String { capabilities("rmcup", "smcup", "smkx") }

  /// What the terminal has of some capabilities, one after another.
  private static func capabilities(_ names: String...) -> String {
    var text = ""
    for name in names {
      if let capability = nc_capability(name) { text += String(cString: capability) }
    }
    return text
  }

  /// Whether private modes such as bracketed paste are understood, or at least skipped.
  ///
  /// Hardware terminals and consoles would print them.
  static var supportsModes: Bool {
    nc_capability("rmcup") != nil && nc_capability("setaf") != nil
  }

  /// Looks for a type among the descriptions of this machine, then among those of the archive that the
  /// program came in; capabilities are then those of this type.
  ///
  /// - Parameters:
  ///   - name: the type, as `TERM` names it; an empty one is unknown.
  ///   - tty: the descriptor of the terminal.
  /// - Returns: true where it is described.
  static func isKnown(_ name: String, _ tty: Int32) -> Bool {
    guard !name.isEmpty else { return false }
    return isDescribed(name, tty) || (addOwnDescriptions() && isDescribed(name, tty))
  }

  private static func isDescribed(_ name: String, _ tty: Int32) -> Bool {
    var reason: Int32 = 0
    // With a place for the reason, an unknown type is an answer; without, the library would exit.
    return setupterm(name, tty, &reason) == OK && reason == 1
  }

  /// Lets curses, and programs that are started later, look at the descriptions that come with the
  /// program in a portable archive, after those of the system; false where there are none.
  private static func addOwnDescriptions() -> Bool {
    let path = String(unsafeUninitializedCapacity: Int(PATH_MAX)) { name in
      name.withMemoryRebound(to: CChar.self) { name in
        guard let start = name.baseAddress else { return 0 }
        return max(0, readlink("/proc/self/exe", start, name.count))
      }
    }
    guard let program = path.lastIndex(of: "/") else { return false }
    let folder = path[..<program] + "/../share/cablereader/terminfo"
    let others = getenv("TERMINFO_DIRS").map { String(cString: $0) } ?? ""
    guard access(String(folder), R_OK) == 0, !others.hasSuffix(folder) else { return false }
    // An empty entry is the place of the system's own.
    setenv("TERMINFO_DIRS", "\(others):\(folder)", 1)
    return true
  }
}

/// Private modes that curses knows nothing of, or does not put back after a fault.
enum TerminalModes {
  /// Bracketed paste.
  static let on = "\u{1B}[?2004h"
  /// Neither bracketed paste nor reports of the mouse.
  static let off = "\u{1B}[?2004l\u{1B}[?1006;1000l"
}
