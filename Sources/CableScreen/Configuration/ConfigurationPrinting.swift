import CableCatalog
import CableCore

extension Configuration {
  /// The configuration as a file with a comment on each setting; reading it gives the same again.
  ///
  /// Settings are written as they are. Of the tables, what the person set is written, and the rest
  /// as comments that show the defaults.
  package func text(names: ConfigurationNames) -> String {
    var lines = [
      "# Settings of cablereader; `cablereader config --check` reports what is wrong in them.",
      "# Lines that begin with # are comments. An unknown name is reported and ignored.",
    ]
    for setting in Setting.all {
      lines.append("")
      lines += setting.explanation.map { "# " + $0 }
      lines.append("\(setting.name) = \(setting.spelled(self))")
    }
    lines += [
      "", "[bind]",
      "# Keys by action, instead of those of `keys` above; a list, which may be empty.",
      "# Keys are written x, <C-x>, <A-x>, <F5>, <Space>, <Enter>, <Esc>, <Tab>, <Up>, <PgUp>.",
    ]
    for action in names.actions {
      lines.append("# \(action.help)")
      if let keys = bindings[action.name] {
        lines.append("\(action.name) = \(Setting.listed(keys.map(Self.spelled(key:))))")
      } else {
        lines.append("# \(action.name) = \(Setting.listed(action.keys.map(Self.spelled(key:))))")
      }
    }
    lines += [
      "", "[colours]",
      "# Your own colours, by role: of the text, or of text and background.",
      "# \"red\", \"bright-red\", 0 to 255, \"#ff8c00\" or \"default\", such as",
      "# markSecret = [\"#c8102e\", \"default\"]",
    ]
    for role in names.roles {
      guard let pair = colours[role] else { continue }
      lines.append("\(role) = [\(pair.foreground.spelled), \(pair.background.spelled)]")
    }
    lines.append("# The names are " + names.roles.joined(separator: ", ") + ".")
    lines += [
      "", "[citation]",
      "# How a quotation says where it is from:",
      "# " + CitationStyle.allCases.map { Setting.quoted($0.rawValue) }.joined(separator: ", ")
        + ".",
      "style = \(Setting.quoted(citationStyle.rawValue))",
      "# The collection, who keeps it, and where a cable is on the web; they may contain",
      "# \(CitationTemplate.Placeholder.allCases.map { "{\($0.rawValue)}" }.joined(separator: ", ")).",
    ]
    for row in Self.citationFields {
      lines.append("# \(row.name) = \(row.example)")
      if let template = citation[keyPath: row.field] {
        lines.append("\(row.name) = \(Setting.quoted(template.spelled))")
      }
    }
    lines += [
      "", "[libraries]",
      "# Folders and files by a name: cablereader @plusd opens them, :library plusd does on the screen.",
      "# plusd = [\"~/cables/plusd\", \"~/cables/more.zip\"]",
    ]
    for (name, paths) in libraries.sorted(by: { $0.key < $1.key }) {
      lines.append("\(Setting.quoted(name)) = \(Setting.listed(paths))")
    }
    lines += [
      "", "[synonyms]", "# Spellings of one name; a query for any of them looks for all of them.",
    ]
    if recall.synonyms.isEmpty { lines.append("# qadhafi = [\"gaddafi\", \"kadafi\"]") }
    for (name, spellings) in recall.synonyms.groups.sorted(by: { $0.key < $1.key }) {
      lines.append(
        "\(Setting.quoted(name)) = \(Setting.listed(Array(spellings.dropFirst())))")
    }
    return lines.map { $0 + "\n" }.joined()
  }

  /// A key with angle brackets where its name is longer than a letter.
  private static func spelled(key: String) -> String { key.count > 1 ? "<\(key)>" : key }
}

extension Colour {
  /// As the file spells it.
  var spelled: String {
    switch self {
    case .terminal: return "\"default\""
    case .palette(let number): return String(number)
    case .direct(let red, let green, let blue):
      let digits = Hexadecimal.text(UInt(red << 16 | green << 8 | blue), digits: 6)
      return "\"#" + digits + "\""
    }
  }
}
