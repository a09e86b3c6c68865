import CableCore
import Glibc

/// What a command tells a person on standard error.
enum Failure {
  /// Says a line, with what it was made from shown safely.
  static func say(_ message: String) {
    for part in message.split(separator: "\n", omittingEmptySubsequences: false) {
      write("cablereader: \(DisplayText(String(part)).string)\n")
    }
  }

  /// Tells a person what happened and ends the program.
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
