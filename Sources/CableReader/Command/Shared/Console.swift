import Glibc

/// What the program was started with: its streams and its environment.
struct Console: Sendable {
  /// True if standard output is a terminal.
  let isTerminal: Bool
  /// True if standard error is a terminal.
  let isErrorTerminal: Bool
  /// Columns and rows of the terminal; nil without one.
  let size: (columns: Int, rows: Int)?

  /// The streams as they are now.
  init() {
    isTerminal = isatty(STDOUT_FILENO) == 1
    isErrorTerminal = isatty(STDERR_FILENO) == 1
    var window = winsize()
    if isTerminal, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &window) == 0, window.ws_col > 0 {
      size = (Int(window.ws_col), Int(max(1, window.ws_row)))
    } else {
      size = isTerminal ? (80, 24) : nil
    }
  }

  /// A variable of the environment; nil if it is unset or empty.
  static func variable(_ name: String) -> String? {
    guard let value = getenv(name), value.pointee != 0 else { return nil }
    return String(cString: value)
  }

  /// Writes bytes on the normal screen, as far as they can be written.
  static func write(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }

  /// True if the terminal draws no colours and no emphasis.
  static var isDumb: Bool { (variable("TERM") ?? "dumb") == "dumb" }

  /// A folder of the XDG base directories for this program; nil without an absolute one.
  ///
  /// - Parameters:
  ///   - name: such as `XDG_STATE_HOME`.
  ///   - fallback: below the home folder, such as `.local/state`.
  /// - Returns: the path; nothing is made.
  static func folder(_ name: String, fallback: String) -> String? {
    if let path = variable(name), path.hasPrefix("/") { return path + "/cablereader" }
    guard let home = variable("HOME"), home.hasPrefix("/") else { return nil }
    return home + "/" + fallback + "/cablereader"
  }

  /// The folders with notebook, history and indexes: nothing else is written there.
  static var ownFolders: [String] {
    [
      ("XDG_DATA_HOME", ".local/share"), ("XDG_STATE_HOME", ".local/state"),
      ("XDG_CACHE_HOME", ".cache"),
    ].compactMap { folder($0, fallback: $1) }
  }
}
