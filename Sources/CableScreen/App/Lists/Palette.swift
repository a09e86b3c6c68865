import CableCore
import CableCatalog

/// Every command by name: all actions, and those that take a word.
enum Palette {
  /// A command that is typed with a word after it.
  struct Command: Sendable {
    var name: String
    /// The word after it, such as `ID`.
    var argument: String
    var help: String
    var run: @Sendable (String, inout AppState) -> [Effect]
  }

  static let commands: [Command] = [
    Command(name: "go", argument: "ID", help: "go to a cable by its id") { word, state in
      App.go(typed: word, &state)
    },
    Command(name: "filter", argument: "QUERY", help: "set the filter") { word, state in
      App.change(Filter().adding(word), &state)
    },
    Command(name: "paragraph", argument: "NUMBER", help: "go to a paragraph") { word, state in
      state.pane = .reader
      state.count = Int(word)
      defer { state.count = nil }
      return App.move(.bottom, &state)
    },
    Command(
      name: "order", argument: "KEY,KEY", help: "such as post,-date: by post, then oldest first"
    ) {
      word, state in
      guard let order = ListOrder(spelled: word.filter { $0 != " " }) else {
        let known = SortKey.allCases.map(\.rawValue).joined(separator: ", ")
        state.message = "\(word) is not an order; choose from \(known); -date reverses"
        return []
      }
      return App.reorder(order, &state)
    },
    Command(name: "explain", argument: "TERM", help: "what a term or a header line means") {
      word, state in
      App.take(.explain(word), &state)
    },
    Command(name: "theme", argument: "NAME", help: "auto, dark, light, mono, official or cvd") {
      word, state in
      App.set("theme", to: word, &state)
    },
    Command(name: "measure", argument: "COLUMNS", help: "the widest line of text") { word, state in
      App.set("measure", to: word, &state)
    },
    Command(
      name: "columns", argument: "", help: "pick, order and name the columns of the list"
    ) {
      word, state in
      guard word.isEmpty else { return App.set("columns", to: word, &state) }
      state.layers.append(.chooser(Lists.columns(state)))
      return []
    },
    Command(name: "keys", argument: "", help: "which keys changed, and which actions have none") {
      _, state in
      state.layers.append(.chooser(KeyReport.chooser(state)))
      return []
    },
    Command(
      name: "changes", argument: "", help: "which cables are new, changed or gone since the start"
    ) {
      _, state in
      state.layers.append(.chooser(Lists.changes(state)))
      return []
    },
    Command(name: "set", argument: "NAME VALUE", help: "change a setting until you quit") {
      word, state in
      let (name, value) = Palette.split(word)
      return App.set(name, to: value, &state)
    },
    Command(name: "view", argument: "NAME", help: "a saved view") { word, state in
      guard let text = state.work.notebook.queries[word] else {
        state.message = "there is no view \(word)"
        return []
      }
      return App.change(Filter().adding(text), &state)
        + App.survey(.view(name: word), &state)
    },
    Command(name: "new", argument: "", help: "what is new in the view since your last look") {
      _, state in
      state.layers.append(.chooser(Lists.new(state)))
      return []
    },
    Command(
      name: "missing", argument: "",
      help: "cables that are cited and not here, with what cites them"
    ) {
      _, state in
      App.survey(.missing, &state)
    },
    Command(
      name: "trend", argument: "WORD…",
      help: "words or \"phrases\" by month, as lines with a cursor"
    ) {
      word, state in
      App.survey(.trend(Trend.separated(word)), &state)
    },
    Command(
      name: "table", argument: "BY,BY", help: "such as post,year: one against the other, as a table"
    ) {
      word, state in
      let parts = word.split(separator: ",").map { FacetDimension(rawValue: String($0).trimmed) }
      guard parts.count == 2, let rows = parts[0], let columns = parts[1], rows != columns else {
        let known = FacetDimension.allCases.map(\.rawValue).joined(separator: ", ")
        state.message = "table takes two of \(known), such as post,year"
        return []
      }
      return App.survey(.table(rows: rows, columns: columns), &state)
    },
    Command(
      name: "regex", argument: "PATTERN",
      help: "search the texts of what is listed with a regular expression"
    ) {
      word, state in
      App.searchTexts(word, &state)
    },
    Command(name: "names", argument: "FILE", help: "find each name of a file in what is listed") {
      word, state in
      App.survey(.names(path: word), &state)
    },
    Command(name: "named", argument: "", help: "which names of the list are in this cable, marked")
    {
      _, state in
      guard state.names != nil else {
        state.message = "names FILE reads a list of names first"
        return []
      }
      guard state.reader.cable != nil else {
        state.message = "no cable is open"
        return []
      }
      return App.survey(.named, &state)
    },
    Command(name: "save", argument: "NAME", help: "save the filter as a view") { word, state in
      App.keep(.view, word, &state)
    },
    Command(name: "note", argument: "TEXT", help: "note on this paragraph") { word, state in
      App.keep(.note, word, &state)
    },
    Command(
      name: "list", argument: "NAME: NOTE", help: "put this cable on a reading list, or take it off"
    ) {
      word, state in
      App.list(word, &state)
    },
    Command(
      name: "export-list", argument: "NAME", help: "write a reading list into a file, in its order"
    ) {
      word, state in
      App.export(list: word, &state)
    },
    Command(
      name: "library", argument: "", help: "open another library, by its name in the settings"
    ) {
      word, state in
      Lists.library(word, &state)
    },
    Command(name: "pipe", argument: "COMMAND", help: "pipe the text to a command") { word, state in
      App.share(.text, for: .pipe(command: word), &state)
    },
    Command(name: "path", argument: "FROM TO", help: "the path from one cable to another") {
      word, state in
      Lists.path(word.split(separator: " ").map(String.init), &state)
    },
  ]

  /// The palette: actions and commands, narrowed as one types.
  static func chooser(_ state: AppState) -> Chooser {
    let settings = settings(state)
    let earlier = (state.work.lines[.command] ?? []).filter { line in
      !settings.contains { $0.choice == .command(line) }
    }.prefix(5)
    var rows = earlier.map { line in
      var text = StyledText(line.padding(to: 27) + " ", .key, isBold: true)
      text.append("again", .dim)
      return Chooser.Row(text, words: line, .command(line))
    }
    rows += commands.map { command -> Chooser.Row in
      var text = StyledText(command.name + " ", .key, isBold: true)
      text.append(command.argument, .dim)
      text.pad(to: state.boxWidth >= 60 ? 28 : 18)
      text.append(command.help)
      return Chooser.Row(
        text, words: "\(command.name) \(command.help) \(Help.synonyms(of: command.name))",
        .command(command.name))
    }
    rows += Action.allCases.map { action in
      let isWide = state.boxWidth >= 60
      var text = StyledText(action.rawValue.padding(to: isWide ? 20 : 18), .key, isBold: true)
      if isWide { text.append(state.keymap.hint(action), .dim) }
      text.pad(to: isWide ? 28 : 18)
      text.append(action.help)
      return Chooser.Row(
        text, words: "\(action.rawValue) \(action.help) \(Help.synonyms(of: action))",
        .action(action))
    }
    rows += settings
    var chooser = Chooser(.palette, title: ":", rows: rows, empty: "Enter runs it as it is typed")
    chooser.hint = "type a command · Tab completes · Enter runs · Esc closes"
    return chooser
  }

  /// Themes, and settings that are on or off, as whole lines.
  private static func settings(_ state: AppState) -> [Chooser.Row] {
    let themes = (["auto"] + ThemeChoice.names).map { name in
      (line: "theme \(name)", meaning: name == state.settings.theme ? "the colours now" : "colours")
    }
    let flags = Setting.all.compactMap { setting -> (line: String, meaning: String)? in
      let value = setting.spelled(state.settings)
      guard value == "true" || value == "false", setting.name != "private" else { return nil }
      return (
        "set \(setting.name) \(value == "true" ? "off" : "on")", setting.explanation.first ?? ""
      )
    }
    return (themes + flags).map { line, meaning in
      var text = StyledText(line.padding(to: 26), .key, isBold: true)
      text.append(meaning)
      return Chooser.Row(text, words: line, .command(line))
    }
  }

  /// The theme that a line names, or the row the cursor is on; nil for any other line.
  static func theme(_ chooser: Chooser) -> String? {
    guard chooser.kind == .palette else { return nil }
    if case .command(let line)? = chooser.chosen?.choice, line.hasPrefix("theme ") {
      return split(line).word
    }
    return nil
  }

  /// What Tab writes for a row.
  static func name(of choice: Chooser.Choice) -> String? {
    switch choice {
    case .command(let name): name
    case .action(let action): action.rawValue
    default: nil
    }
  }

  /// Runs what was typed where it names a command with its word; nil leaves it to the list.
  static func run(_ chooser: Chooser, _ state: inout AppState) -> [Effect]? {
    let line = chooser.typed.trimmed
    // A whole command is itself, and not an earlier line that begins with it.
    if chooser.choice == 0, commands.contains(where: { $0.name == line && $0.argument.isEmpty }) {
      state.layers.removeLast()
      return App.remember(.command, line, &state) + run(line: line, &state)
    }
    // The beginning of a row that is a whole line is short for it.
    if case .command(let whole)? = chooser.chosen?.choice, whole.contains(" "),
      whole.hasPrefix(line), whole == line || !line.contains(" ") || !isEarlier(whole, state)
    {
      return nil
    }
    let parts = split(line)
    let isNamed = commands.contains { $0.name == parts.name }
    if isNamed, !parts.word.isEmpty {
      state.layers.removeLast()
      return App.remember(.command, line, &state) + run(line: line, &state)
    }
    if let action = Action(rawValue: line) {
      state.layers.removeLast()
      return App.perform(action, &state)
    }
    // A command without its word stays in the prompt.
    if let row = chooser.chosen, case .command(let name) = row.choice,
      commands.contains(where: { $0.name == name && !$0.argument.isEmpty })
    {
      var chooser = chooser
      chooser.typed = name + " "
      chooser.narrow()
      state.chooser = chooser
      return []
    }
    guard chooser.chosen == nil else { return nil }
    state.layers.removeLast()
    return run(line: line, &state)
  }

  /// An earlier line with its word is no completion of another word.
  private static func isEarlier(_ line: String, _ state: AppState) -> Bool {
    state.work.lines[.command]?.contains(line) ?? false
  }

  /// Runs a command line.
  static func run(line: String, _ state: inout AppState) -> [Effect] {
    let (name, word) = split(line)
    if let number = Int(line), number > 0 {
      // The row, or the paragraph, as with the key.
      state.count = number
      defer { state.count = nil }
      return App.move(.bottom, &state)
    }
    if let action = Action(rawValue: line) { return App.perform(action, &state) }
    guard let command = commands.first(where: { $0.name == name }) else {
      state.message = "\(name) is not a command; \(state.keymap.hint(.palette)) lists them"
      return []
    }
    guard word.isEmpty, !command.argument.isEmpty else { return command.run(word, &state) }
    // A command without its word stays in the prompt.
    var chooser = chooser(state)
    chooser.typed = name + " "
    chooser.narrow()
    state.layers.append(.chooser(chooser))
    return []
  }

  static func split(_ line: String) -> (name: String, word: String) {
    guard let blank = line.firstIndex(of: " ") else { return (line, "") }
    return (String(line[..<blank]), String(line[blank...]).trimmed)
  }
}
