import CableCatalog
import CableCore
import Testing

@testable import CableReader
@testable import CableScreen

/// Names as the program has them, but few.
private let names = ConfigurationNames(
  actions: [
    .init(name: "down", help: "next row", keys: ["j", "Down"]),
    .init(name: "up", help: "previous row", keys: ["k", "Up"]),
    .init(name: "open", help: "read", keys: ["Enter"]),
    .init(name: "next-link", help: "next reference", keys: [".", "c-n"]),
  ],
  roles: ["link", "markSecret"], themes: ["dark", "light"], isKey: KeySpelling.isKey)

private func read(_ text: String) -> Configuration {
  Configuration(reading: Array(text.utf8), names: names)
}

@Suite struct ConfigurationTests {
  @Test func anEmptyFileGivesTheDefaults() {
    for text in ["", "\n\n", "# a comment", "\u{FEFF}", "   \t\r\n#x\r\n"] {
      #expect(read(text) == Configuration())
    }
  }

  @Test func everySettingIsRead() {
    let configuration = read(
      """
      theme = "light"     # a comment
      keys = 'mutt'
      measure = 1_00
      mouse = true
      hints = false
      ascii = true
      a11y = true
      sparkline = true
      snippets = false
      private = true
      clipboard = ["xclip", "-selection", "clip board"]
      pager = "less -R"
      "editor" = [ "vim",
        "-R", # read only
      ]
      [bind]
      down = ["n", "<C-n>", "<Space>"]
      up = "p"
      open = []
      [colours]
      link = "bright-blue"
      markSecret = [208, "#00ff7F"]
      """)
    var wanted = Configuration()
    wanted.theme = "light"
    wanted.preset = "mutt"
    wanted.measure = 100
    wanted.mouse = true
    wanted.hints = false
    wanted.ascii = true
    wanted.a11y = true
    wanted.sparkline = true
    wanted.snippets = false
    wanted.isPrivate = true
    wanted.clipboard = ["xclip", "-selection", "clip board"]
    wanted.pager = ["less", "-R"]
    wanted.editor = ["vim", "-R"]
    wanted.bindings = ["down": ["n", "C-n", "Space"], "up": ["p"], "open": []]
    wanted.colours = [
      "link": ColourPair(foreground: .palette(12)),
      "markSecret": ColourPair(
        foreground: .palette(208), background: .direct(red: 0, green: 255, blue: 127)),
    ]
    #expect(configuration == wanted)
  }

  /// A file of one problem, where it is, and what the message says.
  struct Problem: Sendable, CustomTestStringConvertible {
    let text: String
    let place: String
    let message: String
    var suggestion: String?
    var testDescription: String { text }

    init(_ text: String, _ place: String, _ message: String, _ suggestion: String? = nil) {
      self.text = text
      self.place = place
      self.message = message
      self.suggestion = suggestion
    }
  }

  @Test(arguments: [
    Problem("thme = \"dark\"", "1:1", "'thme' is not a setting.", "theme"),
    Problem("# é\n  mesure = 70", "2:3", "'mesure' is not a setting.", "measure"),
    Problem("zzzzzzzz = 1", "1:1", "'zzzzzzzz' is not a setting."),
    Problem("theme = \"drak\"", "1:9", "\"drak\" is not one of", "dark"),
    Problem("theme = dark", "1:9", "Put text in quotes: \"dark\"."),
    Problem("theme = 7", "1:9", "theme is one of \"auto\""),
    Problem("measure = 19", "1:11", "from 20 to 400"),
    Problem("measure = \"80\"", "1:11", "from 20 to 400"),
    Problem("measure = 8.5", "1:11", "'8.5' is not a whole number."),
    Problem("measure = 99999999999999999999", "1:11", "is not a whole number"),
    Problem("mouse = \"yes\"", "1:9", "mouse is true or false, without quotes."),
    Problem("mouse = True", "1:9", "Put text in quotes"),
    Problem("mouse = true false", "1:14", "The line should end"),
    Problem("mouse", "1:6", "After 'mouse' an = and a value are missing."),
    Problem("mouse = # none", "1:9", "A value is missing"),
    Problem("= true", "1:1", "A name is expected here"),
    Problem("mouse.on = true", "1:6", "Dotted keys"),
    Problem("theme = \"dark", "1:9", "This string does not end"),
    Problem("theme = \"\"\"dark\"\"\"", "1:9", "Multi-line strings"),
    Problem("theme = \"d\\ark\"", "1:11", "A backslash needs"),
    Problem("pager = [\"less\" \"-R\"]", "1:17", "A comma or the ] is missing"),
    Problem("pager = [\"less\",\n\"-R\"", "1:9", "This list does not end"),
    Problem("pager = \"less $FILE\"", "1:9", "No shell reads pager"),
    Problem("pager = \"less\\u0000R\"", "1:9", "pager is a program and its arguments"),
    Problem("pager = [\"\"]", "1:9", "pager is a program and its arguments"),
    Problem("pager = [\"less\",\n\"-R\"\nhints = true", "3:1", "A comma or the ] is missing"),
    Problem("pager = { a = 1 }", "1:9", "Tables in braces"),
    Problem("mouse = true\nmouse = false", "2:1", "already set in line 1"),
    Problem("[bnd]\ndown = \"x\"", "1:1", "[bnd] is not a table", "bind"),
    Problem("[bindings]\ndown = \"x\"", "1:1", "[bindings] is not a table", "bind"),
    Problem("[library]\noak = \"x\"", "1:1", "[library] is not a table", "libraries"),
    Problem("[color]\nlink = \"red\"", "1:1", "[color] is not a table", "colours"),
    Problem("[Citations]\nstyle = \"mla\"", "1:1", "[Citations] is not a table", "citation"),
    Problem("[keys]\ndown = \"x\"", "1:1", "[keys] is not a table", "bind"),
    Problem("[KeyBindings]\ndown = \"x\"", "1:1", "[KeyBindings] is not a table", "bind"),
    Problem("[palette]\nlink = \"red\"", "1:1", "[palette] is not a table", "colours"),
    Problem("[aliases]\noak = \"elm\"", "1:1", "[aliases] is not a table", "synonyms"),
    Problem("[windows]\nwidth = 80", "1:1", "[windows] is not a table"),
    Problem("[[bind]]\ndown = \"x\"", "1:1", "Lists of tables"),
    Problem("[bind.more]\ndown = \"x\"", "1:6", "Tables inside tables"),
    Problem("[bind\ndown = \"x\"", "1:6", "The table's name must end with ]"),
    Problem("[bind]\ndwon = \"x\"", "2:1", "'dwon' is not an action.", "down"),
    Problem("down = \"x\"", "1:1", "belongs below [bind]"),
    Problem("[bind]\ndown = 5", "2:8", "takes a key or a list of keys"),
    Problem("[bind]\ndown = [\"x\", \"<C->\"]", "2:14", "\"<C->\" is not a key."),
    Problem("[bind]\ndown = [\"x\", 5]", "2:14", "A key is a string"),
    Problem("[bind]\ndown = \"x\"\nup = \"x\"", "3:6", "already bound to 'down'"),
    Problem("[bind]\ndown = \"<c-x>\"\nup = \"<C-X>\"", "3:6", "already bound to 'down'"),
    Problem("[colours]\nlinc = \"red\"", "2:1", "'linc' is not a role that has a colour.", "link"),
    Problem("[colours]\nlink = \"gren\"", "2:8", "This is not a colour.", "green"),
    Problem("[colours]\nlink = 256", "2:8", "This is not a colour."),
    Problem("[colours]\nlink = [\"red\", \"#12345\"]", "2:16", "This is not a colour."),
    Problem("[citation]\nurl = \"x/{idd}\"", "2:10", "{idd} is not a placeholder", "{id}"),
    Problem("[citation]\nurl = \"x/{\"", "2:10", "A brace begins or ends a placeholder"),
    Problem("[citation]\narchiv = \"x\"", "2:1", "not a part of a citation", "archive"),
    Problem("[citation]\nstyle = \"mlaa\"", "2:9", "style is one of", "mla"),
    Problem("[citation]\nurl = 5", "2:7", "url is a string"),
    Problem("[libraries]\n\"a/b\" = \"x\"", "2:1", "one word without a slash"),
    Problem("[libraries]\n\"a b\" = \"x\"", "2:1", "one word without a slash"),
    Problem("[libraries]\nplusd = 5", "2:9", "takes a path or a list of paths"),
    Problem("[libraries]\nplusd = [\"x\", 5]", "2:9", "takes a path or a list of paths"),
    Problem("[libraries]\nplusd = []", "2:9", "takes a path or a list of paths"),
    Problem("[synonyms]\noak = 5", "2:7", "A spelling is a text"),
    Problem("[synonyms]\noak = []", "2:7", "takes a spelling or a list of spellings"),
    Problem("[synonyms]\noak = [\"elm\", \"…\"]", "2:15", "\"…\" has no letter or digit"),
    Problem("[synonyms]\noak = \"elm\"\nash = [\"Elm\"]", "3:8", "a spelling of 'oak' already"),
    Problem("[synonym]\noak = \"elm\"", "1:1", "[synonym] is not a table", "synonyms"),
    Problem("[colours]\nlink = []", "2:8", "takes a colour, or a list of two"),
  ])
  func aProblemIsReportedWithItsPlaceAndTheRestApplies(problem: Problem) throws {
    let configuration = read(problem.text + "\n")
    #expect(configuration.problems.count == 1)
    let found = try #require(configuration.problems.first)
    #expect("\(found.line):\(found.column)" == problem.place)
    #expect(found.message.contains(problem.message))
    #expect(found.suggestion == problem.suggestion)
    // The same among other lines: those apply, and the problem is the only one.
    let among = read("ascii = true\n" + problem.text + "\n[bind]\nnext-link = \"y\"\n")
    #expect(among.ascii)
    if !problem.message.contains("This list") {
      #expect(among.bindings["next-link"] == ["y"])
      #expect(among.problems.map(\.line) == [found.line + 1])
    }
  }

  @Test func theDefaultsArePrintedAndReadBack() {
    let text = Configuration().text(names: names)
    #expect(read(text) == Configuration())
    // Each default in a comment is right as a line too.
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.hasPrefix("# ") && line.contains(" = [") ? line.dropFirst(2) : line
    }
    let uncommented = read(lines.joined(separator: "\n"))
    #expect(uncommented.problems.isEmpty)
    #expect(uncommented.bindings["next-link"] == [".", "c-n"])
    #expect(uncommented.colours["markSecret"]?.foreground == .direct(red: 200, green: 16, blue: 46))
  }

  @Test func theProgramsOwnDefaultsArePrintedAndReadBack() {
    let text = Array(Configuration().text(names: .program).utf8)
    #expect(Configuration(reading: text, names: .program) == Configuration())
  }

  @Test func anyConfigurationIsPrintedAndReadBack() throws {
    var configuration = Configuration()
    configuration.theme = "dark"
    configuration.preset = "plain"
    configuration.measure = 400
    configuration.isPrivate = true
    configuration.pager = ["a \"b\"", "c\\d", "e\tf\ng", "\u{1B}\u{7F}", "é🌳", "'", ""]
    configuration.bindings = ["down": ["n", "\"", "\\", "Space", "a-X"], "up": []]
    configuration.colours = [
      "link": ColourPair(foreground: .terminal, background: .palette(0)),
      "markSecret": ColourPair(foreground: .direct(red: 0, green: 1, blue: 255)),
    ]
    configuration.citationStyle = .mla
    configuration.libraries = ["plusd": ["~/plusd", "/b \"c\""], "kz": ["kz"]]
    configuration.citation.archive = try CitationTemplate("The \"Archive\", \\ {year}")
    try configuration.recall.synonyms.add("qadhafi", ["gaddafi", "al-Qadhafi"])
    try configuration.recall.synonyms.add("Côte d'Ivoire", ["Ivory Coast"])
    #expect(read(configuration.text(names: names)) == configuration)
  }

  @Test func everySettingIsExplainedAndHasItsDefaultInTheFile() {
    let text = Configuration().text(names: names)
    for setting in Setting.all {
      #expect(text.contains("\n\(setting.name) = "))
      #expect(!setting.explanation.isEmpty)
    }
    #expect(
      text.split(separator: "\n").allSatisfy { $0.count <= 100 || $0.hasPrefix("# The names") })
  }

  @Test func anyBytesAreReadWithoutHarm() {
    var state: UInt64 = 7
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    let seed = Array(Configuration().text(names: names).utf8)
    let pieces = [
      "[", "]", "\"", "'", "\\", "=", ",", "\n", "#", "\u{0}", "[bind]", "down", "\\u12",
    ]
    for _ in 0..<400 {
      var bytes = Array(seed.prefix(next(seed.count)))
      for _ in 0..<8 {
        let place = next(bytes.count + 1)
        switch next(3) {
        case 0: bytes.insert(contentsOf: Array(pieces[next(pieces.count)].utf8), at: place)
        case 1: if place < bytes.count { bytes.remove(at: place) }
        default: bytes.insert(UInt8(next(256)), at: place)
        }
      }
      let configuration = Configuration(reading: bytes, names: names)
      let lines = bytes.count { $0 == 0x0A } + 1
      #expect(configuration.problems.allSatisfy { (1...lines).contains($0.line) && $0.column >= 1 })
      #expect((20...400).contains(configuration.measure))
    }
  }

  @Test(arguments: [
    ("thme", "theme"), ("THEME", "theme"), ("tehme", "theme"), ("mesure", "measure"), ("x", nil),
    ("privat", "private"), ("", nil), ("keysandmore", nil), ("measurement", "measure"),
  ])
  func theNearestNameIsFound(typed: String, wanted: String?) {
    #expect(NearName.of(typed, among: Setting.all.map(\.name)) == wanted)
  }

  @Test(arguments: [
    ("", "", 0), ("a", "", 1), ("abc", "abc", 0), ("abc", "acb", 1), ("kitten", "sitting", 3),
    ("ca", "abc", 3),
  ])
  func distancesAreChangesOfLetters(one: String, other: String, distance: Int) {
    #expect(NearName.distance(one, other) == distance)
    #expect(NearName.distance(other, one) == distance)
  }
}

@Suite struct KeyTableTests {
  private func table(_ text: String) -> KeyTable { KeyTable(read(text), names: names) }

  private func keys(_ action: String, _ table: KeyTable) -> [String]? {
    table.rows.first { $0.action == action }?.keys
  }

  @Test func withoutBindingsTheKeysStayAsTheyAre() {
    #expect(table("").rows == names.actions.map { .init(action: $0.name, keys: $0.keys) })
  }

  @Test func aBoundActionHasItsNewKeysAloneAndTheyLeaveOthers() {
    let table = table("[bind]\nopen = [\"j\", \"<C-N>\"]")
    #expect(keys("open", table) == ["j", "C-N"])
    #expect(keys("down", table) == ["Down"])
    #expect(keys("next-link", table) == ["."])
    #expect(table.unreached.isEmpty)
  }

  @Test func anActionThatLosesItsLastKeyIsReported() {
    #expect(table("[bind]\nup = [\"<Enter>\"]").unreached == ["open"])
    #expect(table("[bind]\nup = []").unreached.isEmpty)
  }

  @Test func thePlainPresetKeepsLettersForTyping() {
    let plain = table("keys = \"plain\"")
    #expect(plain.rows.allSatisfy { row in row.keys.allSatisfy { $0.count > 1 } })
    #expect(keys("down", plain) == ["Down"])
  }

  @Test(arguments: KeyPreset.names)
  func noPresetGivesAKeyTwice(preset: String) {
    var seen: Set<String> = []
    for (action, keys) in KeyPreset.bindings(preset) {
      #expect(!keys.isEmpty, "\(action)")
      for key in keys {
        #expect(KeySpelling.isKey(key), "\(key)")
        #expect(seen.insert(KeySpelling.folded(key)).inserted, "\(preset) gives \(key) twice")
      }
    }
  }

  @Test(arguments: [
    ("x", true), ("é", true), ("<", true), ("<x>", true), ("<C-x>", true), ("c-F", true),
    ("<a-X>", true), ("<F12>", true), ("Space", true), ("<enter>", true), ("<C-5>", false),
    ("<F13>", false), ("<>", false), ("xx", false), ("", false), ("<C->", false),
  ])
  func keysAreSpelledWithOrWithoutBrackets(spelled: String, isKey: Bool) {
    #expect(KeySpelling.isKey(KeySpelling.bare(spelled)) == isKey)
  }

  @Test func caseCountsInLettersOnly() {
    #expect(KeySpelling.folded("x") != KeySpelling.folded("X"))
    #expect(KeySpelling.folded("C-x") == KeySpelling.folded("c-X"))
    #expect(KeySpelling.folded("a-x") != KeySpelling.folded("A-X"))
    #expect(KeySpelling.folded("SPACE") == KeySpelling.folded(" "))
  }
}
