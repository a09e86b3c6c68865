// `termios` belongs to one module or the other, depending on the order in which they were built.
import CNcurses
import Glibc

/// Whether the terminal is light, so that the colours can be read.
enum TerminalBackground {
  /// How long the terminal may take to report its colour, in milliseconds.
  static let limit: Int64 = 100

  /// Asks for the background by OSC 11, and for the terminal's attributes, which every
  /// terminal answers, so that one which does not know OSC 11 costs no waiting.
  static func ask(_ tty: Int32) -> TerminalAnswer {
    var modes = termios()
    guard tcgetattr(tty, &modes) == 0 else { return TerminalAnswer() }
    var quiet = modes
    quiet.c_lflag &= ~tcflag_t(ICANON | ECHO)
    guard tcsetattr(tty, TCSANOW, &quiet) == 0 else { return TerminalAnswer() }
    defer { tcsetattr(tty, TCSANOW, &modes) }
    let question = Array("\u{1B}]11;?\u{1B}\\\u{1B}[c".utf8)
    guard write(tty, question, question.count) == question.count else { return TerminalAnswer() }
    var bytes: [UInt8] = []
    let start = milliseconds()
    while bytes.count < 4096 {
      let left = start + limit - milliseconds()
      var file = pollfd(fd: tty, events: Int16(POLLIN), revents: 0)
      guard left > 0, poll(&file, 1, Int32(left)) > 0 else { break }
      var buffer = [UInt8](repeating: 0, count: 256)
      let count = read(tty, &buffer, buffer.count)
      guard count > 0 else { break }
      bytes += buffer[..<count]
      if TerminalAnswer.parse(bytes).isComplete { break }
    }
    return TerminalAnswer.parse(bytes).answer
  }

  private static func milliseconds() -> Int64 {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    return Int64(now.tv_sec) * 1000 + Int64(now.tv_nsec) / 1_000_000
  }
}
