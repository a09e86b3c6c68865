/// What the settings mean for keys and colours.
extension ConfigurationNames {
  /// The names that this program knows.
  package static let program = ConfigurationNames(
    actions: Keymap.standard.bindings.map { binding in
      KeyAction(
        name: binding.action.rawValue, help: binding.action.help,
        keys: binding.keys.map(KeyName.spelled))
    },
    roles: Role.allCases.map(\.rawValue), themes: ThemeChoice.names, isKey: KeySpelling.isKey)
}

extension Keymap {
  /// The keys that the preset and a person's own bindings leave.
  package init(_ configuration: Configuration) {
    let table = KeyTable(configuration, names: .program)
    self.init(
      table.rows.compactMap { row in
        Action(rawValue: row.action).map {
          Binding(action: $0, keys: row.keys.compactMap(KeyName.key))
        }
      })
  }
}

extension Configuration {
  /// The theme that is asked for, with the person's own colours.
  package var themeChoice: ThemeChoice {
    var own: [Role: Theme.Pair] = [:]
    for (name, pair) in colours {
      guard let role = Role(rawValue: name) else { continue }
      own[role] = Theme.Pair(
        foreground: pair.foreground.number, background: pair.background.number)
    }
    return ThemeChoice(name: theme, own: own)
  }
}

extension Colour {
  /// As `Theme` numbers it.
  fileprivate var number: Int32 {
    switch self {
    case .terminal: -1
    case .palette(let number): Int32(number)
    case .direct(let red, let green, let blue):
      XtermPalette.number(red: red, green: green, blue: blue)
    }
  }
}
