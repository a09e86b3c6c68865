/// Keys written as text: `jj<Enter>tPHUM<Space><Esc>`.
enum KeyScript {
  private static let names: [String: Key] = [
    "enter": .enter, "cr": .enter, "esc": .escape, "tab": .tab, "s-tab": .backTab,
    "space": .character(" "), "bs": .backspace, "down": .down, "up": .up, "left": .left,
    "right": .right, "home": .home, "end": .end, "pgdn": .pageDown, "pgup": .pageUp,
    "lt": .character("<"), "a-left": .altLeft, "a-right": .altRight,
  ]

  /// The keys of a script; a blank parts keys and is none itself.
  ///
  /// An unknown name is typed as is.
  static func keys(_ script: String) -> [Key] {
    var keys: [Key] = []
    var rest = script[...]
    while let first = rest.popFirst() {
      if first == "<", let close = rest.firstIndex(of: ">") {
        let name = rest[..<close].lowercased()
        if let key = names[name] {
          keys.append(key)
          rest = rest[rest.index(after: close)...]
          continue
        }
        if name.hasPrefix("c-"), name.count == 3, let letter = name.last {
          keys.append(.control(letter))
          rest = rest[rest.index(after: close)...]
          continue
        }
      }
      if first != " " { keys.append(.character(first)) }
    }
    return keys
  }
}
