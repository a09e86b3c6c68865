import CableCore

/// The report of `:keys`: what the settings did to the keys.
enum KeyReport {
  static func chooser(_ state: AppState) -> Chooser {
    let table = KeyTable(state.settings, names: .program)
    var rows = state.settings.problems.map { problem in
      Chooser.Row(
        StyledText("config.toml:\(problem.told)", .error),
        .say("cablereader config --check tells it outside of the screen"))
    }
    rows += table.moves.map { move -> Chooser.Row in
      var text = StyledText(shown(move.key).padding(to: 14), .key, isBold: true)
      text.append("\(move.new), before \(move.old)")
      return Chooser.Row(text, .say("\(shown(move.key)) does \(move.new) now, before \(move.old)"))
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
      empty: "no key was taken from anything, and everything has one")
  }

  private static func shown(_ name: String) -> String {
    KeyName.key(name).map(KeyName.shown) ?? name
  }
}
