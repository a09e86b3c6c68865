import CableCore
import CableScreen
import Glibc

/// What a command says to a person on standard error.
enum Failure {
  /// Says a line, with what it was made from shown safely; on a terminal in lines that fit.
  static func say(_ message: String) {
    for part in message.split(separator: "\n", omittingEmptySubsequences: false) {
      show("cablereader: " + part)
    }
  }

  /// Says what was wrong with the arguments, and where their help is.
  static func usage(_ message: String, help: String) {
    say(message)
    show(help)
  }

  private static func show(_ line: String) {
    var window = winsize()
    let isTerminal = ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &window) == 0
    let columns = isTerminal && window.ws_col > 0 ? max(20, Int(window.ws_col)) : Int.max
    let text = StyledText(DisplayText(line).string)
    let lines = columns == .max ? [text] : text.wrapped(to: columns, indent: 2)
    for line in lines { write(line.string + "\n") }
  }

  /// Says what happened and ends the program.
  static func end(_ message: String, code: Int32) -> Never {
    say(message)
    Glibc.exit(code)
  }

  /// Writes text that is safe already.
  static func write(_ text: String) {
    let bytes = Array(text.utf8)
    _ = Glibc.write(STDERR_FILENO, bytes, bytes.count)
  }
}
