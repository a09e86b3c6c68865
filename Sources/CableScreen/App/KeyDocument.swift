/// The keys as a document: help, README, docs and manual page are made from one keymap.
package struct KeyDocument: Sendable {
  let keymap: Keymap

  /// A value from its parts.
  package init(keymap: Keymap) {
    self.keymap = keymap
  }

  /// The actions that a new reader needs first, in the order of README.md.
  static let essentials: [Action] = [
    .down, .pageDown, .open, .out, .nextCable, .switchPane, .tagPicker, .filter, .peel, .undo,
    .nextLink, .back, .references, .search, .nextParagraph, .lens, .explain, .star, .note, .yank,
    .palette, .help, .close,
  ]

  /// Every key, a table for each group, for docs/keys.md.
  package var markdown: String {
    Action.Group.allCases.map { group in
      "## \(group.rawValue)\n\n" + Self.head + rows(actions(of: group))
    }.joined(separator: "\n")
  }

  /// The keys to begin with, for README.md.
  package var shortMarkdown: String { Self.head + rows(Self.essentials) }

  /// Every key in columns, for a terminal.
  package var text: String {
    Action.Group.allCases.map { group in
      "\(group.rawValue)\n"
        + actions(of: group).map { action in
          "  \(names(of: action).joined(separator: " ").padding(to: 28))"
            + "\(action.rawValue.padding(to: 20))\(action.help)\n"
        }.joined()
    }.joined(separator: "\n")
  }

  /// Every key as a list of mdoc(7), for the manual page.
  package var manual: String {
    Action.Group.allCases.map { group in
      ".Ss \(group.rawValue)\n.Bl -tag -width 14n\n"
        + actions(of: group).map { action in
          let keys = names(of: action).map { "Ic \(Self.roffWord($0))" }
          return ".It \(keys.joined(separator: " , "))\n\(Self.roff(action.help))\n"
        }.joined() + ".El\n"
    }.joined()
  }

  private static let head = "| key | does | name |\n|---|---|---|\n"

  private func rows(_ actions: [Action]) -> String {
    actions.map { action in
      let keys = names(of: action).map { "`\($0 == "|" ? "\\|" : $0)`" }.joined(separator: " ")
      return "| \(keys) | \(action.help) | \(action.rawValue) |\n"
    }.joined()
  }

  /// In the order of the keymap, those without a key last.
  private func actions(of group: Action.Group) -> [Action] {
    let bound = keymap.bindings.map(\.action).filter { $0.group == group }
    return bound + Action.allCases.filter { $0.group == group && !bound.contains($0) }
  }

  private func names(of action: Action) -> [String] {
    let keys = keymap.keys(of: action).map(KeyName.shown)
    return keys.isEmpty ? ["no key"] : keys
  }

  /// A line of text that roff takes as it is.
  private static func roff(_ text: String) -> String {
    let escaped = text.reduce(into: "") { result, character in
      switch character {
      case "\\": result += "\\e"
      case "-": result += "\\-"
      default: result.append(character)
      }
    }
    return text.first == "." || text.first == "'" ? "\\&" + escaped : escaped
  }

  /// One argument of a macro: arrows by name, punctuation that is no punctuation.
  private static func roffWord(_ name: String) -> String {
    let arrows: [Character: String] = ["↑": "Up", "↓": "Down", "←": "Left", "→": "Right"]
    let plain = name.reduce(into: "") { $0 += arrows[$1] ?? String($1) }
    switch plain {
    case "\"": return "\\(dq"
    default: return plain.count == 1 ? "\\&" + roff(plain) : "\"\(roff(plain))\""
    }
  }
}
