/// Keys familiar from other programs, as changes to the usual keys.
///
/// Actions and keys are named as in the file; a test compares them with the
/// program's own.
package enum KeyPreset {
  /// The presets; `vim` has the usual keys.
  package static let names = ["vim", "mutt", "less", "plain"]

  /// The keys by action that differ from `vim`; a key that is given here leaves the action that
  /// had it.
  static func bindings(_ preset: String) -> [String: [String]] {
    switch preset {
    // neomutt: l limits, t tags a message, h shows headers, i leaves the pager.
    case "mutt":
      [
        "filter": ["l", "f"], "open": ["Enter", "Right"], "page-up": ["-", "PgUp", "c-b"],
        "top": ["=", "g", "Home"], "bottom": ["*", "G", "End"], "filter-by": ["&"],
        "header": ["h"], "out": ["i", "Left"], "select": ["t", "v"], "tags": ["T"],
        "clear-tags": ["a-t"], "star": ["F", "s"], "facets": ["f4"], "compare": ["a-c"],
      ]
    // less: f, d, u, e and y move, & limits, h is help, v opens the editor.
    case "less":
      [
        "page-down": ["f", "Space", "PgDn", "c-f", "c-v"], "page-up": ["b", "PgUp", "c-b"],
        "half-page-down": ["d", "c-d"], "half-page-up": ["u", "c-u"],
        "down": ["j", "e", "Down", "c-e"], "up": ["k", "y", "Up", "c-y"],
        "filter": ["&", "\\"], "help": ["h", "?", "f1"], "out": ["Left"], "explain": ["f2"],
        "yank": ["Y"], "undo": ["a-u"], "thread": ["a-d"], "editor": ["v", "a-e"],
        "select": ["a-v"], "similar": ["a-y"],
      ]
    // Arrows, F-keys and Ctrl, as in ordinary programs; signs are for typing (`KeyTable`).
    case "plain":
      [
        "down": ["Down"], "up": ["Up"], "page-down": ["PgDn", "Space"], "page-up": ["PgUp"],
        "top": ["Home"], "bottom": ["End"], "open": ["Enter", "Right"], "out": ["Left"],
        "back": ["Bs", "a-left"], "forward": ["a-right"], "next": ["s-down"], "prev": ["s-up"],
        "filter": ["c-f"], "search": ["f7"], "next-match": ["c-g"], "previous-match": ["a-g"],
        "close": ["f10", "c-q"], "yank": ["c-y"], "tags": ["c-t"], "undo": ["c-u"],
        "star": ["c-s"], "goto": ["c-o"], "peek": ["c-k"], "facets": ["f4"],
      ]
    default: [:]
    }
  }
}

/// Which keys do what once a preset and a person's own bindings are applied to the program's keys.
package struct KeyTable: Sendable, Hashable {
  /// An action's name with its keys; the first is the one that hints show.
  struct Row: Sendable, Hashable {
    var action: String
    var keys: [String]
  }

  /// A key that does something else than before.
  struct Move: Sendable, Hashable {
    var key: String
    var old: String
    var new: String
  }

  /// In the order of the actions given.
  private(set) var rows: [Row]

  /// Actions whose keys were all bound to others; only the palette still reaches them.
  package private(set) var unreached: [String]

  /// Keys that the person's own bindings took from something else.
  private(set) var moves: [Move] = []

  /// Applies the preset and the bindings of a configuration to keys.
  ///
  /// An action that is bound has those keys alone; a key that is bound leaves the action that had
  /// it before.
  package init(_ configuration: Configuration, names: ConfigurationNames) {
    unreached = []
    rows = names.actions.map { Row(action: $0.name, keys: $0.keys) }
    if configuration.preset == "plain" {
      // Letters and signs are for typing.
      for index in rows.indices { rows[index].keys.removeAll { $0.count == 1 } }
    }
    lay(KeyPreset.bindings(configuration.preset))
    let before = Set(rows.filter { !$0.keys.isEmpty }.map(\.action))
    moves = rows.flatMap { row in
      row.keys.compactMap { key -> Move? in
        let taker = configuration.bindings.first { action, keys in
          action != row.action
            && keys.contains { KeySpelling.folded($0) == KeySpelling.folded(key) }
        }
        return taker.map { Move(key: key, old: row.action, new: $0.key) }
      }
    }
    lay(configuration.bindings)
    unreached = rows.filter { row in
      row.keys.isEmpty && before.contains(row.action) && configuration.bindings[row.action] == nil
    }.map(\.action)
  }

  private mutating func lay(_ bindings: [String: [String]]) {
    let taken = Set(bindings.values.joined().map(KeySpelling.folded))
    for index in rows.indices {
      if let keys = bindings[rows[index].action] {
        rows[index].keys = keys
      } else {
        rows[index].keys.removeAll { taken.contains(KeySpelling.folded($0)) }
      }
    }
  }
}
