import CableCore
import CableCatalog

/// The help: what every key does, found by its words, by others for the same, and by the key.
enum Help {
  /// What works in the pane with the keys, then the rest, then the commands that are typed.
  static func chooser(_ state: AppState) -> Chooser {
    let here = state.keymap.bindings.filter { works($0.action, in: state.pane) }
    let elsewhere = state.keymap.bindings.filter { !works($0.action, in: state.pane) }
    let rows =
      part("Works here", here.map { row($0, state) })
      + part("Elsewhere", elsewhere.map { row($0, state) })
      + part("Commands, after \(state.keymap.hint(.palette))", commands(state))
    var chooser = Chooser(.help, title: "Help", rows: rows, empty: "no key does that")
    // Nothing happens on a heading.
    chooser.choice = 1
    chooser.hint = "letters narrow, a key finds itself · ↓↑ move · Enter does it · Esc closes"
    return chooser
  }

  private static func part(_ name: String, _ rows: [Chooser.Row]) -> [Chooser.Row] {
    rows.isEmpty
      ? []
      : [Chooser.Row(text: StyledText(name, .heading, isBold: true), words: "", choice: .none)]
        + rows
  }

  private static func row(_ binding: Keymap.Binding, _ state: AppState) -> Chooser.Row {
    let isWide = state.boxWidth >= 60
    let action = binding.action
    // Where there is little room the first keys are shown, so that what they do is in sight.
    let names = binding.names(within: isWide ? 22 : 12).padding(to: isWide ? 22 : 12) + " "
    var text = StyledText(names, .key, isBold: true)
    text.append(action.help)
    let others = synonyms[action] ?? ""
    if isWide, !others.isEmpty { text.append("  " + others, .dim) }
    return Chooser.Row(
      text,
      words:
        "\(binding.names) \(action.help) \(others) \(action.rawValue) \(action.group.rawValue)",
      .action(action))
  }

  private static func commands(_ state: AppState) -> [Chooser.Row] {
    let isWide = state.boxWidth >= 60
    return Palette.commands.map { command in
      var text = StyledText(
        (state.keymap.hint(.palette) + command.name + " " + command.argument)
          .padding(to: isWide ? 23 : 13), .key, isBold: true)
      text.append(command.help)
      let others = commandSynonyms[command.name] ?? ""
      if isWide, !others.isEmpty { text.append("  " + others, .dim) }
      return Chooser.Row(
        text, words: "\(command.name) \(command.help) \(others)", .command(command.name))
    }
  }

  /// True where an action does something with the keys in a pane.
  private static func works(_ action: Action, in pane: AppState.Pane) -> Bool {
    switch action.group {
    case .moving, .ownWork, .program: true
    case .filtering: pane == .list
    case .following, .reading: pane == .reader
    }
  }

  /// Other words for what an action does; empty where there are none.
  static func synonyms(of action: Action) -> String { synonyms[action] ?? "" }

  /// Other words for what a command does; empty where there are none.
  static func synonyms(of command: String) -> String { commandSynonyms[command] ?? "" }

  /// Other words for what an action does.
  private static let synonyms: [Action: String] = [
    .back: "previous, return", .clearTags: "reset, all cables",
    .compare: "diff, copies, duplicates, variant, beside, two cables, two panes",
    .contexts: "concordance, keyword, kwic", .editor: "edit, vi",
    .expand: "abbreviations, glossary",
    .explain: "meaning, glossary, what is", .export: "save, write, html, csv, bibtex, markdown",
    .facets: "counts, bars", .filter: "query, find, search, narrow",
    .goto: "open, number, id",
    .header: "facts, card, addressees", .help: "keys, manual, tutor",
    .lens: "marks, classification, hide",
    .nextAnomaly: "warning, problem, finding", .nextLink: "reference, reftel, link",
    .note: "annotate, comment, remark", .notes: "annotations, comments, notebook",
    .ownTag: "label, folder",
    .readingLists: "syllabus, order, collection, bibliography",
    .palette: "command, theme, colour, color, settings", .peek: "preview", .pipe: "shell, program",
    .print: "clipboard, mouse",
    .problems: "check, findings, errors, skipped files, warnings",
    .references: "refs, cited by, citations, links", .reload: "index, refresh",
    .saveView: "bookmark, save, query",
    .search: "find", .setMark: "bookmark, place", .goToMark: "bookmark, place",
    .select: "mark, several, phrase, highlight, quote",
    .selectCable: "mark, several", .sort: "order", .star: "bookmark, favourite, favorite, flag",
    .statistics: "stats, counts, years, numbers, people", .suspend: "stop, background",
    .tagPicker: "topics, subjects", .thread: "graph, network, tree, conversation",
    .timeline: "dates, histogram, chart", .toggleRead: "seen, unseen", .trail: "history, recent",
    .undo: "take back", .views: "saved queries, bookmarks", .wrap: "as sent, raw, bytes, lines",
    .yank: "copy, cite, quote, citation, clipboard", .zoom: "full screen, one pane",
  ]

  private static let commandSynonyms: [String: String] = [
    "changes": "new, live, updated", "columns": "fields, order, heads", "go": "open, id",
    "measure": "width, line length", "order": "sort",
    "path": "connection, between two cables",
    "regex": "regular expression, pattern, text", "save": "bookmark, view",
    "set": "settings, options",
    "theme": "colour, color, dark, light",
  ]
}
