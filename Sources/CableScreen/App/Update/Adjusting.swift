/// Settings that change while the program runs.
extension App {
  /// Applies settings: keys, page and colours follow.
  package static func use(_ settings: Configuration, _ state: inout AppState) -> [Effect] {
    let before = state.settings
    state.settings = settings
    if settings.preset != before.preset || settings.bindings != before.bindings {
      state.keymap = Keymap(settings)
    }
    state.layOut()
    return [.terminal(.settings(settings))] + askForCounts(&state)
  }

  /// `:set mouse on`: one setting by its name, as the file spells it but for quotes.
  static func set(_ name: String, to value: String, _ state: inout AppState) -> [Effect] {
    guard let setting = Setting.all.first(where: { $0.name == name }) else {
      let names = Setting.all.map(\.name)
      state.message =
        "\(name) is not a setting; "
        + (NearName.of(name, among: names).map { "did you mean \($0)?" }
          ?? "the settings are \(names.joined(separator: ", "))")
      return []
    }
    guard name != "private" else {
      state.message = "private is set at the start: cablereader --private"
      return []
    }
    var settings = state.settings
    do throws(Setting.Complaint) {
      try setting.read(content(value), &settings, .program)
    } catch {
      // The end of a long line cannot be seen.
      state.message =
        error.suggestion.map { "\(value) is not a value of \(name); did you mean \($0)?" }
        ?? error.message
      return []
    }
    // Who asks for the hints wants all of them again.
    if name == "hints" { state.practice = Practice() }
    state.message =
      name == "mouse" && settings.mouse
      ? "mouse on; Shift-drag selects text" : "\(name) = \(setting.spelled(settings))"
    return use(settings, &state)
  }

  /// A typed word as the file's reader would give it; on and off are true and false.
  private static func content(_ typed: String) -> SettingsText.Content {
    switch typed {
    case "on", "true", "": .flag(true)
    case "off", "false": .flag(false)
    default: Int(typed).map { .number($0) } ?? .text(typed)
    }
  }

  /// A theme is shown while it is chosen, by name or in a list; leaving puts the old one back.
  static func preview(_ name: String?, _ state: AppState) -> [Effect] {
    var shown = state.settings
    if let name, ThemeChoice.names.contains(name) || name == "auto" { shown.theme = name }
    return [.terminal(.settings(shown))]
  }
}

extension Configuration {
  /// How much of the file was not understood; nil where all of it was.
  package var problemNotice: String? {
    guard !problems.isEmpty else { return nil }
    let count = problems.count == 1 ? "1 problem" : "\(problems.count) problems"
    let it = problems.count == 1 ? "it" : "them"
    return "config.toml: \(count); cablereader config --check reports \(it)"
  }
}
