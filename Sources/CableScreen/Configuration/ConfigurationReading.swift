import CableCatalog
import CableCore

extension Configuration {
  /// The tables of the file.
  private enum Table: String, CaseIterable {
    /// Keys by action.
    case bind
    /// Colours by role.
    case colours
    /// What citations say.
    case citation
    /// Folders and files by a name.
    case libraries
    /// Other spellings by name.
    case synonyms

    /// What other programs call such a table.
    private static let meant: [String: Table] = [
      "key": .bind, "keys": .bind, "keymap": .bind, "keymaps": .bind, "keybinding": .bind,
      "keybindings": .bind, "mappings": .bind, "shortcuts": .bind,
      "palette": .colours, "style": .colours, "styles": .colours, "theme": .colours,
      "themes": .colours,
      "bibliography": .citation, "quotation": .citation, "reference": .citation,
      "collections": .libraries, "folders": .libraries, "paths": .libraries,
      "aliases": .synonyms, "spellings": .synonyms,
    ]

    /// The table that was perhaps meant by a name; nil where none is near.
    static func near(_ name: String) -> String? {
      meant[name.lowercased()]?.rawValue ?? NearName.of(name, among: allCases.map(\.rawValue))
    }
  }

  /// Reads a file; what is wrong in it is reported in `problems`, and the default is used instead.
  ///
  /// - Parameters:
  ///   - file: its bytes.
  ///   - names: of actions, roles, themes and keys.
  package init(reading file: [UInt8], names: ConfigurationNames) {
    var text = SettingsText(file)
    var places: [String: Int] = [:]
    var taken: [String: String] = [:]
    for (name, offset) in text.tables where Table(rawValue: name) == nil {
      text.report(
        offset, "[\(name)] is not a table of settings; everything below it is ignored.",
        suggestion: Table.near(name))
    }
    for entry in text.entries {
      guard entry.table.isEmpty || Table(rawValue: entry.table) != nil else { continue }
      let place = entry.table + "." + entry.key
      if let first = places[place] {
        let line = text.line(of: first)
        text.report(
          entry.keyOffset, "'\(entry.key)' is already set in line \(line), which applies.")
        continue
      }
      places[place] = entry.keyOffset
      switch Table(rawValue: entry.table) {
      case nil: set(entry, names, &text)
      case .bind: bind(entry, names, &text, &taken)
      case .colours: colour(entry, names, &text)
      case .citation: cite(entry, &text)
      case .libraries: name(entry, &text)
      case .synonyms: addSynonyms(entry, &text)
      }
    }
    problems = text.problems.sorted { ($0.line, $0.column) < ($1.line, $1.column) }
  }

  private mutating func set(
    _ entry: SettingsText.Entry, _ names: ConfigurationNames, _ text: inout SettingsText
  ) {
    guard let setting = Setting.all.first(where: { $0.name == entry.key }) else {
      let isBelow = names.actions.contains { $0.name == entry.key } ? "[bind]" : nil
      text.report(
        entry.keyOffset,
        "'\(entry.key)' is not a setting"
          + (isBelow.map { "; as the name of an action it belongs below \($0)." } ?? "."),
        suggestion: isBelow == nil
          ? NearName.of(entry.key, among: Setting.all.map(\.name)) : nil)
      return
    }
    do throws(Setting.Complaint) {
      try setting.read(entry.value.content, &self, names)
    } catch {
      text.report(entry.value.offset, error.message, suggestion: error.suggestion)
    }
  }

  private mutating func bind(
    _ entry: SettingsText.Entry, _ names: ConfigurationNames, _ text: inout SettingsText,
    _ taken: inout [String: String]
  ) {
    guard names.actions.contains(where: { $0.name == entry.key }) else {
      text.report(
        entry.keyOffset, "'\(entry.key)' is not an action.",
        suggestion: NearName.of(entry.key, among: names.actions.map(\.name)))
      return
    }
    let values: [SettingsText.Value]
    switch entry.value.content {
    case .text: values = [entry.value]
    case .list(let all): values = all
    default:
      text.report(
        entry.value.offset,
        "\(entry.key) takes a key or a list of keys, such as [\"x\", \"<C-f>\"].")
      return
    }
    var keys: [String] = []
    for value in values {
      guard case .text(let spelled) = value.content, !spelled.isEmpty else {
        text.report(value.offset, "A key is a string, such as \"x\", \"Space\" or \"<C-f>\".")
        continue
      }
      let key = KeySpelling.bare(spelled)
      guard names.isKey(key) else {
        text.report(
          value.offset,
          "\(Setting.quoted(spelled)) is not a key. Write x, <C-x>, <A-x>, <F5>, <Space>, "
            + "<Enter>, <Tab>, <Up> and the like.")
        continue
      }
      let place = KeySpelling.folded(key)
      if let other = taken[place] {
        text.report(
          value.offset, "\(Setting.quoted(spelled)) is already bound to '\(other)', which applies.")
        continue
      }
      taken[place] = entry.key
      keys.append(key)
    }
    if keys.isEmpty, !values.isEmpty { return }
    bindings[entry.key] = keys
  }

  private mutating func cite(_ entry: SettingsText.Entry, _ text: inout SettingsText) {
    if entry.key == "style" {
      let styles = CitationStyle.allCases.map(\.rawValue)
      guard case .text(let name) = entry.value.content, let style = CitationStyle(rawValue: name)
      else {
        let typed = if case .text(let name) = entry.value.content { name } else { "" }
        text.report(
          entry.value.offset,
          "style is one of \(styles.map(Setting.quoted).joined(separator: ", ")).",
          suggestion: NearName.of(typed, among: styles))
        return
      }
      citationStyle = style
      return
    }
    guard let row = Self.citationFields.first(where: { $0.name == entry.key }) else {
      text.report(
        entry.keyOffset, "'\(entry.key)' is not a part of a citation.",
        suggestion: NearName.of(
          entry.key, among: ["style"] + Self.citationFields.map(\.name)))
      return
    }
    guard case .text(let value) = entry.value.content else {
      text.report(entry.value.offset, "\(entry.key) is a string, such as \(row.example).")
      return
    }
    do throws(CitationTemplate.Fault) {
      citation[keyPath: row.field] = try value.isEmpty ? nil : CitationTemplate(value)
    } catch {
      let known = CitationTemplate.Placeholder.allCases.map(\.rawValue)
      let listed = known.map { "{\($0)}" }.joined(separator: ", ")
      // The text begins after its quotation mark.
      text.report(
        entry.value.offset + 1 + error.offset,
        error.name.map { "{\($0)} is not a placeholder; the placeholders are \(listed)." }
          ?? "A brace begins or ends a placeholder; the placeholders are \(listed).",
        suggestion: error.name.flatMap { NearName.of($0, among: known) }.map { "{\($0)}" })
    }
  }

  private mutating func name(_ entry: SettingsText.Entry, _ text: inout SettingsText) {
    guard !entry.key.isEmpty, !entry.key.contains(where: { $0.isWhitespace || $0 == "/" }) else {
      text.report(
        entry.keyOffset, "The name of a library is one word without a slash, such as plusd.")
      return
    }
    let values: [SettingsText.Value] =
      if case .list(let all) = entry.value.content { all } else { [entry.value] }
    let paths = values.compactMap { value -> String? in
      guard case .text(let path) = value.content, !path.isEmpty else { return nil }
      return path
    }
    guard !paths.isEmpty, paths.count == values.count else {
      text.report(
        entry.value.offset,
        "\(entry.key) takes a path or a list of paths, such as \"~/cables/plusd\".")
      return
    }
    libraries[entry.key] = paths
  }

  private mutating func addSynonyms(
    _ entry: SettingsText.Entry, _ text: inout SettingsText
  ) {
    let values: [SettingsText.Value] =
      if case .list(let all) = entry.value.content { all } else { [entry.value] }
    guard !values.isEmpty else {
      text.report(
        entry.value.offset,
        "\(entry.key) takes a spelling or a list of spellings, such as [\"gaddafi\", \"kadafi\"].")
      return
    }
    var spellings: [String] = []
    for value in values {
      guard case .text(let spelling) = value.content else {
        text.report(value.offset, "A spelling is a text, such as \"gaddafi\".")
        return
      }
      spellings.append(spelling)
    }
    do throws(Synonyms.Fault) {
      try recall.synonyms.add(entry.key, spellings)
    } catch {
      let (wrong, message) =
        switch error {
        case .noWord(let spelling):
          (spelling, "\(Setting.quoted(spelling)) has no letter or digit to look for.")
        case .isTaken(let spelling, let name):
          (
            spelling,
            "\(Setting.quoted(spelling)) is a spelling of '\(name)' already, which applies."
          )
        }
      let place = spellings.firstIndex(of: wrong).map { values[$0].offset } ?? entry.keyOffset
      text.report(place, message)
    }
  }

  /// The templates of `[citation]`.
  static let citationFields:
    [(
      name: String, field: any WritableKeyPath<CitationSource, CitationTemplate?> & Sendable,
      example: String
    )] = [
      ("collection", \.collection, "\"Embassy files, document {id}\""),
      ("archive", \.archive, "\"National Archives\""),
      ("url", \.url, "\"https://example.org/cables/{id}\""),
    ]

  private mutating func colour(
    _ entry: SettingsText.Entry, _ names: ConfigurationNames, _ text: inout SettingsText
  ) {
    guard names.roles.contains(entry.key) else {
      text.report(
        entry.keyOffset, "'\(entry.key)' is not a role that has a colour.",
        suggestion: NearName.of(entry.key, among: names.roles))
      return
    }
    let values: [SettingsText.Value] =
      if case .list(let all) = entry.value.content { all } else { [entry.value] }
    guard (1...2).contains(values.count) else {
      text.report(
        entry.value.offset,
        "\(entry.key) takes a colour, or a list of two: for text and background.")
      return
    }
    var colours: [Colour] = []
    for value in values {
      let spelled: String? =
        switch value.content {
        case .text(let word): word
        case .number(let number): String(number)
        default: nil
        }
      guard let colour = spelled.flatMap({ Colour($0) }) else {
        let known = ["default"] + Colour.names + Colour.names.map { "bright-" + $0 }
        text.report(
          value.offset,
          "This is not a colour. Write \"red\", \"bright-red\", 0 to 255, \"#ff8c00\" "
            + "or \"default\".",
          suggestion: spelled.flatMap { NearName.of($0, among: known) })
        return
      }
      colours.append(colour)
    }
    self.colours[entry.key] = ColourPair(
      foreground: colours[0], background: colours.count == 2 ? colours[1] : .terminal)
  }
}

/// Keys as the file spells them.
enum KeySpelling {
  /// Without the angle brackets that may surround a name.
  static func bare(_ spelled: String) -> String {
    // An accent after the bracket makes one character with it.
    let scalars = spelled.unicodeScalars
    return scalars.count > 2 && scalars.first == "<" && scalars.last == ">"
      ? String(String.UnicodeScalarView(scalars.dropFirst().dropLast())) : spelled
  }

  /// True for a key that a terminal can report, spelled without angle brackets.
  static func isKey(_ name: String) -> Bool {
    let lower = name.lowercased()
    if name.count == 1 { return true }
    if name.count == 3, lower.hasPrefix("c-"), let letter = lower.last {
      return letter.isASCII && letter.isLetter
    }
    if name.count == 3, lower.hasPrefix("a-") { return true }
    if lower.first == "f", let number = Int(lower.dropFirst()) { return (1...12).contains(number) }
    return named.contains(lower)
  }

  private static let named: Set<String> = [
    "enter", "cr", "esc", "tab", "s-tab", "space", "bs", "del", "ins", "up", "down", "left",
    "right", "home", "end", "pgup", "pgdn", "s-up", "s-down", "c-up", "c-down", "a-left", "a-right",
    "lt", "bar",
  ]

  /// What a terminal sends is the same for these.
  private static let sameKey = [
    "c-m": "enter", "c-j": "enter", "cr": "enter", "c-i": "tab", "c-h": "bs", "lt": "<",
    "bar": "|",
  ]

  /// The same text for spellings of one key: case matters in single letters only.
  static func folded(_ key: String) -> String {
    let lower = key.lowercased()
    guard key.count > 1 else { return key == " " ? "space" : key }
    if let other = sameKey[lower] { return other }
    // <A-x> and <A-X> are two keys, <C-x> and <C-X> one.
    return lower.hasPrefix("a-") && key.count == 3 ? "a-" + key.suffix(1) : lower
  }
}
