import CNcurses
import CableCore

/// Keys and sizes as curses gives them.
@MainActor
enum TerminalInput {
  private static let codes: [Int32: Key] = [
    KEY_UP: .up, KEY_DOWN: .down, KEY_LEFT: .left, KEY_RIGHT: .right, KEY_HOME: .home,
    KEY_END: .end, KEY_PPAGE: .pageUp, KEY_NPAGE: .pageDown, KEY_BACKSPACE: .backspace,
    KEY_DC: .delete, KEY_IC: .insert, KEY_BTAB: .backTab, KEY_ENTER: .enter, KEY_SF: .shiftDown,
    KEY_SR: .shiftUp,
  ]

  /// The next key; nil where none is waiting.
  static func next() -> Event? {
    var character: wint_t = 0
    let kind = wget_wch(stdscr, &character)
    if kind == KEY_CODE_YES {
      let code = Int32(bitPattern: character)
      if code == KEY_RESIZE {
        return .resize(width: Int(getmaxx(stdscr)), height: Int(getmaxy(stdscr)))
      }
      if code > KEY_F0, code <= KEY_F0 + 12 { return .key(.function(Int(code - KEY_F0))) }
      return codes[code].map { .key($0) } ?? next()
    }
    guard kind == OK, let scalar = Unicode.Scalar(UInt32(character)) else { return nil }
    switch scalar.value {
    case 0x0D, 0x0A: return .key(.enter)
    case 0x09: return .key(.tab)
    case 0x08, 0x7F: return .key(.backspace)
    case 0x1B: return escape()
    case 1..<0x1B: return .key(.control(Character(Unicode.Scalar(UInt8(scalar.value) + 0x60))))
    default: return .key(.character(Character(scalar)))
    }
  }

  /// Escape alone, Alt with a key, or a bracketed paste.
  private static func escape() -> Event? {
    var character: wint_t = 0
    guard wget_wch(stdscr, &character) == OK, let scalar = Unicode.Scalar(UInt32(character)) else {
      return .key(.escape)
    }
    guard scalar == "[" else { return .key(.alt(Character(scalar))) }
    var text = ""
    while text.utf8.count < 1 << 16, !text.hasSuffix("\u{1B}[201~") {
      guard wget_wch(stdscr, &character) == OK, let next = Unicode.Scalar(UInt32(character)) else {
        break
      }
      text.unicodeScalars.append(next)
    }
    guard text.hasPrefix("200~") else { return .key(.escape) }
    let inner = text.dropFirst(4)
    return .paste(String(inner.hasSuffix("\u{1B}[201~") ? inner.dropLast(6) : inner))
  }
}
