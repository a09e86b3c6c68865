import CNcurses
import CableCore
import CableScreen

/// Keys and sizes as curses gives them.
@MainActor
enum TerminalInput {
  /// A paste of more than this is cut; none of it becomes commands.
  static let longestPaste = 1 << 16
  /// How long the rest of a sequence may take, in milliseconds.
  private static let patience: Int32 = 25
  /// How long a paste may pause, in milliseconds.
  private static let pastePatience: Int32 = 1000

  private static let codes: [Int32: Key] = [
    KEY_UP: .up, KEY_DOWN: .down, KEY_LEFT: .left, KEY_RIGHT: .right, KEY_HOME: .home,
    KEY_END: .end, KEY_PPAGE: .pageUp, KEY_NPAGE: .pageDown, KEY_BACKSPACE: .backspace,
    KEY_DC: .delete, KEY_IC: .insert, KEY_BTAB: .backTab, KEY_ENTER: .enter, KEY_SF: .shiftDown,
    KEY_SR: .shiftUp, KEY_A1: .home, KEY_A3: .pageUp, KEY_C1: .end, KEY_C3: .pageDown,
  ]

  /// Sequences that terminfo does not have, with the key for each.
  private static let sequences: [String: Key] = [
    "1;3D": .altLeft, "1;3C": .altRight, "1;9D": .altLeft, "1;9C": .altRight, "1;2A": .shiftUp,
    "1;2B": .shiftDown, "1;5A": .controlUp, "1;5B": .controlDown, "A": .up, "B": .down, "C": .right,
    "D": .left, "H": .home, "F": .end,
    "Z": .backTab, "1~": .home, "4~": .end, "7~": .home, "8~": .end, "5~": .pageUp,
    "6~": .pageDown, "2~": .insert, "3~": .delete,
  ]
  private static let pasteStart: Int32 = 0x2000
  private static let pasteEnd: Int32 = 0x2001
  private static let firstSequence: Int32 = 0x2002
  private static let named = sequences.filter { $0.key.contains(";") }.sorted { $0.key < $1.key }

  /// Teaches curses the sequences that it has to keep whole.
  static func defineKeys() {
    define_key("\u{1B}[200~", pasteStart)
    define_key("\u{1B}[201~", pasteEnd)
    for (index, sequence) in named.enumerated() {
      define_key("\u{1B}[" + sequence.key, firstSequence + Int32(index))
    }
  }

  /// The next key; nil if none is waiting.
  static func next(_ clicks: inout ClickCounter) -> Event? {
    var character: wint_t = 0
    var isEmpty = false
    while true {
      let kind = wget_wch(stdscr, &character)
      if kind == KEY_CODE_YES {
        let code = Int32(bitPattern: character)
        if code == KEY_MOUSE {
          if let mouse = mouse(&clicks) { return .mouse(mouse) }
        } else if let event = function(code) {
          return event
        }
      } else if kind == OK, let scalar = Unicode.Scalar(UInt32(character)) {
        if let event = typed(scalar) { return event }
      } else if isEmpty {
        return nil
      } else {
        // A key that cuts a broken character short is put back, where `poll` does not see it.
        isEmpty = true
        continue
      }
      isEmpty = false
    }
  }

  /// What the mouse did; nil for what nobody asked to know.
  private static func mouse(_ clicks: inout ClickCounter) -> Mouse? {
    var event = MEVENT()
    guard getmouse(&event) == OK else { return nil }
    let (column, row) = (Int(event.x), Int(event.y))
    if event.bstate & NC_MOUSE_WHEEL_UP != 0 {
      return Mouse(kind: .wheelUp, column: column, row: row)
    }
    if event.bstate & NC_MOUSE_WHEEL_DOWN != 0 {
      return Mouse(kind: .wheelDown, column: column, row: row)
    }
    guard event.bstate & NC_MOUSE_LEFT != 0 else { return nil }
    return clicks.press(column: column, row: row, at: .now)
  }

  private static func function(_ code: Int32) -> Event? {
    switch code {
    case pasteStart: return .paste(paste())
    case firstSequence..<(firstSequence + Int32(named.count)):
      return .key(named[Int(code - firstSequence)].value)
    case (KEY_F0 + 1)...(KEY_F0 + 12): return .key(.function(Int(code - KEY_F0)))
    default: return codes[code].map { .key($0) }
    }
  }

  private static func typed(_ scalar: Unicode.Scalar) -> Event? {
    switch scalar.value {
    case 0x0D, 0x0A: .key(.enter)
    case 0x09: .key(.tab)
    case 0x08, 0x7F: .key(.backspace)
    case 0x1B: escape()
    case 1..<0x1B: .key(.control(Character(Unicode.Scalar(UInt8(scalar.value) + 0x60))))
    case 0x20...0x7E, 0xA0...: .key(.character(Character(scalar)))
    default: nil
    }
  }

  /// One more character, if it comes in time.
  private static func following(_ milliseconds: Int32) -> Unicode.Scalar? {
    var character: wint_t = 0
    wtimeout(stdscr, milliseconds)
    defer { nodelay(stdscr, true) }
    guard wget_wch(stdscr, &character) == OK else { return nil }
    return Unicode.Scalar(UInt32(character))
  }

  /// Escape alone, Alt with a key, or a sequence that curses does not know.
  private static func escape() -> Event? {
    guard let scalar = following(0) else { return .key(.escape) }
    switch scalar {
    case "[": return controlSequence()
    case "]", "P", "_", "^", "X":
      guard let first = following(patience) else { return .key(.alt(Character(scalar))) }
      skipString(first)
      return nil
    case "\u{1B}": return .key(.escape)
    case "\u{20}"..."\u{7E}", "\u{A0}"...: return .key(.alt(Character(scalar)))
    default: return .key(.escape)
    }
  }

  /// What follows `ESC [`: a key, a paste that came in pieces, or an answer that nobody waits for.
  private static func controlSequence() -> Event? {
    var text = ""
    while text.utf8.count < 64, let scalar = following(patience) {
      text.unicodeScalars.append(scalar)
      if (0x40...0x7E).contains(scalar.value) {
        if text == "200~" { return .paste(paste()) }
        return sequences[text].map { .key($0) }
      }
    }
    return text.isEmpty ? .key(.alt("[")) : nil
  }

  /// Skips a late answer, such as the colour that was asked for.
  private static func skipString(_ first: Unicode.Scalar) {
    var last = first
    for _ in 0..<4096 {
      if last == "\u{07}" || last == "\u{9C}" { return }
      guard let scalar = following(patience) else { return }
      if last == "\u{1B}" { return }
      last = scalar
    }
  }

  /// Everything up to the end mark; keys that the pasted text imitates are no keys.
  private static func paste() -> String {
    var text = ""
    var character: wint_t = 0
    wtimeout(stdscr, pastePatience)
    defer { nodelay(stdscr, true) }
    while true {
      let kind = wget_wch(stdscr, &character)
      if kind == KEY_CODE_YES {
        if Int32(bitPattern: character) == pasteEnd { return text }
      } else if kind == OK, let scalar = Unicode.Scalar(UInt32(character)) {
        if text.utf8.count < longestPaste { text.unicodeScalars.append(scalar) }
        if text.hasSuffix("\u{1B}[201~") { return String(text.dropLast(6)) }
      } else {
        return text
      }
    }
  }
}
