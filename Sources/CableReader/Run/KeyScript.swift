import CableScreen

/// Keys written as text: `jj<Enter>tPHUM<Space><Esc>`; sizes, clicks and pastes as `<80x24>`,
/// `<press:3,4>` and `<paste:12>`.
enum KeyScript {
  /// What a script does, in its order; blanks and line ends separate keys and are none themselves.
  ///
  /// An unknown name is typed as is.
  static func events(_ script: String) -> [Event] {
    var events: [Event] = []
    var rest = script[...]
    while let first = rest.popFirst() {
      if first == "<", let close = rest.firstIndex(of: ">"), close != rest.startIndex,
        let event = named(String(rest[..<close]))
      {
        events.append(event)
        rest = rest[rest.index(after: close)...]
      } else if first != " ", !first.isNewline {
        events.append(.key(.character(first)))
      }
    }
    return events
  }

  /// The keys of a script.
  static func keys(_ script: String) -> [Key] {
    events(script).compactMap { if case .key(let key) = $0 { key } else { nil } }
  }

  /// An event as `events` reads it; nil for one that does not come from a person or the terminal.
  static func spelled(_ event: Event) -> String? {
    switch event {
    case .key(.character(let character)) where character != " " && character != "<":
      String(character)
    case .key(let key): "<\(key == .character("<") ? "lt" : KeyName.spelled(key))>"
    case .resize(let width, let height): "<\(width)x\(height)>"
    case .paste(let text): "<paste:\(text.count)>"
    case .mouse(let mouse):
      "<\(kinds.first { $0.kind == mouse.kind }?.name ?? ""):\(mouse.column),\(mouse.row)>"
    default: nil
    }
  }

  private static let kinds: [(kind: Mouse.Kind, name: String)] = [
    (.press, "press"), (.doublePress, "double-press"), (.wheelUp, "wheel-up"),
    (.wheelDown, "wheel-down"),
  ]

  /// The text between `<` and `>`.
  private static func named(_ name: String) -> Event? {
    if let key = KeyName.key(name) { return .key(key) }
    let parts = name.split(separator: ":", maxSplits: 1)
    let numbers = (parts.last ?? "").split { $0 == "x" || $0 == "," }.compactMap { Int($0) }
    if parts.count == 1, name.contains("x"), numbers.count == 2, numbers.allSatisfy({ $0 <= 1000 })
    {
      return .resize(width: numbers[0], height: numbers[1])
    }
    guard parts.count == 2 else { return nil }
    if parts[0] == "paste", let count = numbers.first, count <= 1_000_000 {
      // Only its length was written down.
      return .paste(String(repeating: "x", count: count))
    }
    guard let kind = kinds.first(where: { $0.name == parts[0] })?.kind, numbers.count == 2 else {
      return nil
    }
    return .mouse(Mouse(kind: kind, column: numbers[0], row: numbers[1]))
  }
}
