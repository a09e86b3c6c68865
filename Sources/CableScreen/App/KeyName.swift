/// Keys as people write them: `j`, `Space`, `<C-f>`, `F5`.
package enum KeyName {
  private static let named: [(key: Key, script: String, shown: String)] = [
    (.enter, "enter", "Enter"), (.enter, "cr", "Enter"), (.escape, "esc", "Esc"),
    (.tab, "tab", "Tab"), (.backTab, "s-tab", "Shift-Tab"),
    (.character(" "), "space", "Space"), (.backspace, "bs", "Backspace"),
    // A terminal sends the same for these.
    (.enter, "c-m", "Enter"), (.enter, "c-j", "Enter"), (.tab, "c-i", "Tab"),
    (.backspace, "c-h", "Backspace"),
    (.delete, "del", "Del"), (.insert, "ins", "Ins"), (.up, "up", "↑"), (.down, "down", "↓"),
    (.left, "left", "←"), (.right, "right", "→"), (.home, "home", "Home"), (.end, "end", "End"),
    (.pageUp, "pgup", "PgUp"), (.pageDown, "pgdn", "PgDn"), (.shiftUp, "s-up", "Shift-↑"),
    (.shiftDown, "s-down", "Shift-↓"), (.altLeft, "a-left", "Alt-←"),
    (.controlUp, "c-up", "Ctrl-↑"), (.controlDown, "c-down", "Ctrl-↓"),
    (.altRight, "a-right", "Alt-→"), (.character("<"), "lt", "<"), (.character("|"), "bar", "|"),
  ]

  /// The key that a name without brackets means, such as `enter`, `c-f`, `a-x`, `f5`; any case.
  package static func key(_ name: String) -> Key? {
    let lower = name.lowercased()
    if let known = named.first(where: { $0.script == lower }) { return known.key }
    if name.count == 3, lower.hasPrefix("c-"), let letter = lower.last,
      letter.isASCII, letter.isLetter
    {
      return .control(letter)
    }
    if name.count == 3, lower.hasPrefix("a-"), let letter = name.last { return .alt(letter) }
    if lower.first == "f", let number = Int(lower.dropFirst()), (1...12).contains(number) {
      return .function(number)
    }
    return name.count == 1 ? name.first.map { .character($0) } : nil
  }

  /// The key as the file of settings spells it, without angle brackets; `key` reads it again.
  package static func spelled(_ key: Key) -> String {
    switch key {
    case .character(" "): return "Space"
    case .character(let character): return String(character)
    case .control(let letter): return "C-\(letter)"
    case .alt(let letter): return "A-\(letter)"
    default: break
    }
    guard let known = named.first(where: { $0.key == key }) else { return shown(key) }
    return known.script.split(separator: "-").map { part in
      part == "pgup"
        ? "PgUp"
        : part == "pgdn"
          ? "PgDn" : part == "bs" ? "BS" : part.prefix(1).uppercased() + part.dropFirst()
    }.joined(separator: "-")
  }

  /// The key as it is shown to a person.
  static func shown(_ key: Key) -> String {
    if let known = named.first(where: { $0.key == key }) { return known.shown }
    return switch key {
    case .character(let character): String(character)
    case .control(let letter): "Ctrl-\(letter)"
    case .alt(let letter): "Alt-\(letter)"
    case .function(let number): "F\(number)"
    default: "?"
    }
  }
}
