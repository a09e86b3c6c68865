// `termios` counts as of either module, by the order in which they were built.
import CNcurses
import Glibc

/// Whether the terminal is light, so that the colours can be read.
enum TerminalBackground {
  /// How long the terminal may take to tell its colour, in milliseconds.
  static let limit: Int64 = 100

  /// What the terminal answered, and the keys that were typed meanwhile.
  struct Answer {
    var isLight: Bool?
    var typed: [UInt8] = []
  }

  /// Asks for the background by OSC 11, and for the terminal's attributes, which every
  /// terminal answers, so that one which does not know OSC 11 costs no waiting.
  static func ask(_ tty: Int32) -> Answer {
    var modes = termios()
    guard tcgetattr(tty, &modes) == 0 else { return Answer() }
    var quiet = modes
    quiet.c_lflag &= ~tcflag_t(ICANON | ECHO)
    guard tcsetattr(tty, TCSANOW, &quiet) == 0 else { return Answer() }
    defer { tcsetattr(tty, TCSANOW, &modes) }
    let question = Array("\u{1B}]11;?\u{1B}\\\u{1B}[c".utf8)
    guard write(tty, question, question.count) == question.count else { return Answer() }
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
      if parse(bytes).isComplete { break }
    }
    return parse(bytes).answer
  }

  /// What `COLORFGBG` says: the last number is the background's colour.
  static func isLight(colourFGBG: String) -> Bool? {
    guard let last = colourFGBG.split(separator: ";").last, let number = Int(last) else {
      return nil
    }
    return number == 7 || (9...15).contains(number)
  }

  /// Takes answers out of what came in; the rest was typed.
  static func parse(_ bytes: [UInt8]) -> (answer: Answer, isComplete: Bool) {
    var answer = Answer()
    var isComplete = false
    var index = 0
    while index < bytes.count {
      guard bytes[index] == 0x1B, index + 1 < bytes.count else {
        answer.typed.append(bytes[index])
        index += 1
        continue
      }
      let rest = bytes[(index + 2)...]
      if bytes[index + 1] == UInt8(ascii: "]"),
        let end = rest.firstIndex(where: { $0 == 0x07 || $0 == 0x1B })
      {
        answer.isLight = isLight(colour: Array(rest[..<end])) ?? answer.isLight
        index = end + (bytes[end] == 0x07 ? 1 : 2)
      } else if bytes[index + 1] == UInt8(ascii: "["), rest.first == UInt8(ascii: "?"),
        let end = rest.firstIndex(of: UInt8(ascii: "c"))
      {
        isComplete = true
        index = end + 1
      } else {
        answer.typed.append(bytes[index])
        index += 1
      }
    }
    return (answer, isComplete)
  }

  /// The brightness of `11;rgb:ffff/ffff/ffff`, each part of one to four digits.
  private static func isLight(colour bytes: [UInt8]) -> Bool? {
    let text = String(decoding: bytes, as: UTF8.self)
    guard text.hasPrefix("11;rgb") else { return nil }
    let parts = text.split(separator: ":").last?.split(separator: "/") ?? []
    guard parts.count >= 3 else { return nil }
    let levels = parts.prefix(3).compactMap { part -> Double? in
      guard (1...4).contains(part.count), let value = Int(part, radix: 16) else { return nil }
      return Double(value) / Double((1 << (4 * part.count)) - 1)
    }
    guard levels.count == 3 else { return nil }
    return 0.2126 * levels[0] + 0.7152 * levels[1] + 0.0722 * levels[2] > 0.5
  }

  private static func milliseconds() -> Int64 {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    return Int64(now.tv_sec) * 1000 + Int64(now.tv_nsec) / 1_000_000
  }
}
