import Testing

@testable import CableReader
@testable import CableScreen

private func configured(_ change: (inout Configuration) -> Void) -> Configuration {
  var configuration = Configuration()
  change(&configuration)
  return configuration
}

private func screen(
  _ keys: String, width: Int = 80, _ change: (inout Configuration) -> Void
) -> String {
  ScreenDump.text(
    ScriptPlayer.play(
      keys, paths: [BrowseTests.samples], width: width, height: 24, settings: configured(change)),
    isPlain: true)
}

@Suite struct ConfiguredKeyTests {
  @Test func theDefaultsAreTheStandardKeys() {
    #expect(Keymap(Configuration()).bindings == Keymap.standard.bindings)
  }

  @Test func everyKeyIsSpelledSoThatItIsReadAgain() {
    for key in Keymap.standard.bindings.flatMap(\.keys) {
      let spelled = KeyName.spelled(key)
      #expect(KeyName.key(spelled) == key, "\(spelled)")
      #expect(KeySpelling.isKey(spelled), "\(spelled)")
    }
  }

  @Test(arguments: [
    "x", "é", "c-f", "C-M", "a-X", "f12", "f13", "c-5", "space", "lt", "s-tab", "enter", "pgdn",
    "nothing", "", "f0", "c-é",
  ])
  func theFileAndTheProgramKnowTheSameKeys(name: String) {
    #expect(KeySpelling.isKey(name) == (KeyName.key(name) != nil))
  }

  @Test(arguments: [
    ("<C-f>", "C-f"), ("<", "<"), ("<>", "<>"), ("<\u{368}n>", "\u{368}n"), ("x", "x"),
  ])
  func theBracketsOfAKeyAreRemovedWhateverFollowsThem(spelled: String, bare: String) {
    #expect(Array(KeySpelling.bare(spelled).utf8) == Array(bare.utf8))
  }

  @Test(arguments: KeyPreset.names)
  func everyKeyOfAPresetIsOneOfTheProgram(preset: String) {
    for (action, keys) in KeyPreset.bindings(preset) {
      #expect(Action(rawValue: action) != nil, "\(action)")
      for key in keys { #expect(KeyName.key(key) != nil, "\(key)") }
    }
    let keymap = Keymap(configured { $0.preset = preset })
    for action in Action.allCases where preset != "plain" {
      #expect(!keymap.keys(of: action).isEmpty, "\(preset) has no key for \(action)")
    }
    for action in [Action.palette, .help, .filter, .open, .out, .search, .close, .peel, .yank] {
      #expect(!keymap.keys(of: action).isEmpty, "\(preset) has no key for \(action)")
    }
  }

  @Test(arguments: [
    ("mutt", "l tag:KIRF", "filter:"), ("less", "& tag:KIRF", "filter:"),
    ("plain", "<C-f> tag:KIRF", "filter:"), ("less", "h", "Help"), ("mutt", "T", "Tags"),
    ("plain", "<F1>", "Help"), ("plain", "<F12>next", "next row or line"),
    ("plain", "<Enter><F10>", "1 of 23"),
  ])
  func aPresetsKeysDoWhatTheyDoThere(preset: String, keys: String, shown: String) {
    let screen = screen(keys) { $0.preset = preset }
    #expect(screen.contains(shown), "\(screen)")
  }

  @Test func aBoundKeyDoesItsNewThingAndHintsShowIt() {
    let bind: (inout Configuration) -> Void = { $0.bindings = ["filter": ["x"], "help": ["c-g"]] }
    #expect(screen("x", bind).contains("filter:"))
    #expect(!screen("f", bind).contains("filter:"))
    let hints = screen("", bind)
    #expect(hints.contains("x filter"), "\(hints)")
    #expect(hints.contains("Ctrl-g help"), "\(hints)")
  }

  @Test func theReportListsTheKeysThatChanged() {
    let report = screen(": keys <Enter>") {
      $0.bindings = ["filter": ["x", "Home"], "down": ["<C-M>"].map(KeySpelling.bare)]
      $0.problems = [ConfigurationProblem(line: 3, column: 4, message: "wrong")]
    }
    for line in [
      "config.toml:3:4: wrong", "filter, formerly export", "Home          filter, formerly top",
      "Enter         down, formerly open",
    ] {
      #expect(report.contains(line), "\(report)")
    }
    #expect(screen(": keys <Enter>") { _ in }.contains("no key has changed"))
    let none = screen(": keys <Enter>") { $0.bindings = ["star": []] }
    #expect(none.contains("no key        star"), "\(none)")
  }

  @Test func plainLettersTypeAhead() {
    let almaty = screen("almaty") { $0.preset = "plain" }
    #expect(almaty.contains("to almaty"))
    let grid = ScriptPlayer.play(
      "almaty", paths: [BrowseTests.samples], width: 120, height: 24,
      settings: configured { $0.preset = "plain" })
    let row = grid.cursor.map { cursor in
      String((0..<48).compactMap { grid[$0, cursor.1].character })
    }
    #expect(row?.contains("Almaty") == true)
    #expect(screen("zzz") { $0.preset = "plain" }.contains("no cable begins with zzz"))
    #expect(screen("zzz<BS><BS><BS>") { $0.preset = "plain" }.contains("1 of 23"))
    // Digits begin an id, and are not counts.
    #expect(screen("09almaty") { $0.preset = "plain" }.contains("to 09almaty"))
  }
}

@Suite struct ConfiguredLookTests {
  @Test(arguments: [
    (": set<Space>hints<Space>off <Enter> j", "j/k move", false),
    (": set<Space>hints<Space>off <Enter> : set<Space>hints<Space>on <Enter> j", "j/k move", true),
    (": set<Space>measure<Space>44 <Enter>", "measure = 44", true),
    (": measure<Space>7 <Enter>", "a number from 20 to 400", true),
    (": theme<Space>drak <Enter>", "did you mean dark?", true),
    (": set<Space>thme<Space>dark <Enter>", "did you mean theme?", true),
    (": set<Space>private<Space>on <Enter>", "set at the start", true),
    (": set<Space>keys<Space>mutt <Enter> l", "filter:", true),
  ])
  func aSettingIsChangedByItsName(keys: String, shown: String, isShown: Bool) {
    let screen = screen(keys) { _ in }
    #expect(screen.contains(shown) == isShown, "\(screen)")
  }

  @Test func problemsAreReportedOnce() {
    #expect(Configuration().problemNotice == nil)
    let one = configured { $0.problems = [.init(line: 1, column: 1, message: "")] }
    #expect(one.problemNotice == "config.toml: 1 problem; cablereader config --check reports it")
  }

  @Test(arguments: ThemeChoice.names + ["auto"])
  func anAutomaticThemeFollowsTheBackground(name: String) {
    let dark = ThemeChoice(name: name).theme(onLight: false)
    let light = ThemeChoice(name: name).theme(onLight: true)
    switch name {
    case "dark": #expect(!light.isLight)
    case "light": #expect(dark.isLight)
    default: #expect(!dark.isLight && light.isLight)
    }
    #expect((dark.colours(.link).foreground == -1) == (name == "mono"))
  }

  @Test func ownColoursReplaceThoseOfTheTheme() {
    let choice = configured {
      $0.theme = "mono"
      $0.colours = [
        "link": ColourPair(
          foreground: .direct(red: 255, green: 140, blue: 0), background: .palette(4))
      ]
    }.themeChoice
    let pair = choice.theme(onLight: false).colours(.link)
    #expect(XtermPalette.components(pair.foreground) == (255, 140, 0))
    #expect(XtermPalette.nearest(pair.foreground) == 208)
    #expect(TerminalColours.direct(pair.foreground) == 0xFF8C00)
    #expect(pair.background == 4)
    #expect(choice.theme(onLight: false).colours(.tag).foreground == -1)
  }

  @Test func aThemeIsShownWhileItIsChosen() {
    var state = AppState(width: 80, height: 24)
    func themes(_ keys: String) -> [String] {
      KeyScript.keys(keys).flatMap { App.update(&state, .key($0)) }.compactMap { effect in
        if case .terminal(.settings(let settings)) = effect { settings.theme } else { nil }
      }
    }
    #expect(themes(": theme<Space>li").last == "light")
    #expect(state.settings.theme == "auto")
    #expect(themes("<Esc>") == ["auto"])
    #expect(themes(": theme<Space>offi <Enter>").last == "official")
    #expect(state.settings.theme == "official")
    #expect(themes("j").isEmpty)
  }

  @Test func whatIsCopiedGoesToThePersonsProgramWhereThereIsOne() {
    var state = AppState(width: 80, height: 24)
    func isFed() -> Bool {
      App.deliver("text", "id", .copy, &state).contains {
        if case .outside(.feed(["xclip", "-i"], "text", what: "id")) = $0 { true } else { false }
      }
    }
    #expect(!isFed())
    state.settings.clipboard = ["xclip", "-i"]
    #expect(isFed())
    state.isSecure = true
    #expect(!isFed())
  }
}
