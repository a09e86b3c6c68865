import CableCore

/// The report of `:keys`: what the settings did to the keys.
enum KeyReport {
  static func chooser(_ state: AppState) -> Chooser {
    let table = KeyTable(state.settings, names: .program)
    var rows = state.settings.problems.map { problem in
      Chooser.Row(
        StyledText("config.toml:\(problem.description)", .error),
        .say("outside the screen, cablereader config --check reports it"))
    }
    rows += table.moves.map { move -> Chooser.Row in
      var text = StyledText(shown(move.key).padding(to: 14), .key, isBold: true)
      text.append("\(move.new), formerly \(move.old)")
      return Chooser.Row(
        text, .say("\(shown(move.key)) now does \(move.new), formerly \(move.old)"))
    }
    rows += table.rows.filter(\.keys.isEmpty).map { row -> Chooser.Row in
      var text = StyledText("no key".padding(to: 14), .dim)
      text.append(row.action)
      let command = Action(rawValue: row.action).map { Chooser.Choice.action($0) }
      return Chooser.Row(text, command ?? .none)
    }
    return Chooser(
      .menu, title: "Keys of the preset \(state.settings.preset), as config.toml changed them",
      rows: rows, isNarrowing: false,
      empty: "no key has changed, and every action has one")
  }

  private static func shown(_ name: String) -> String {
    KeyName.key(name).map(KeyName.shown) ?? name
  }
}
