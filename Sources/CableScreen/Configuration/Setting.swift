import CableCatalog
import CableCore

/// A setting of the file: its name, what it is for, and how it is read and written.
///
/// The list `all` is the one place that knows them: reader, printed defaults and documents follow.
struct Setting: Sendable {
  /// Why a value is not taken, and what was perhaps meant.
  struct Complaint: Error, Sendable, Hashable {
    var message: String
    var suggestion: String?
  }

  let name: String
  /// Lines for people, without the comment sign.
  let explanation: [String]
  /// The value of a configuration as the file spells it.
  let spelled: @Sendable (Configuration) -> String
  /// Takes a value.
  let read:
    @Sendable (SettingsText.Content, inout Configuration, ConfigurationNames) throws(Complaint) ->
      Void

  /// All settings outside of tables, in the order in which they are printed.
  static let all: [Setting] = [
    Setting(
      "theme",
      [
        "Colours: \"auto\" (fits the terminal's background), \"dark\", \"light\", \"mono\" (none),",
        "\"official\" (as on official banners) or \"cvd\" (for colour-blind readers).",
      ], \.theme, among: { ["auto"] + $0.themes }),
    Setting(
      "keys",
      ["Familiar keys: \"vim\", \"mutt\", \"less\" or \"plain\" (arrows, F-keys)."],
      \.preset, among: { _ in KeyPreset.names }),
    Setting(
      "measure", ["The widest line of text, in columns: 20 to 400."], \.measure, within: 20...400),
    Setting(
      "layout",
      [
        "The panes: \"auto\" (the page beside the list from 157 columns), \"beside\", \"stacked\"",
        "(the page below the list) or \"one\".",
      ], \.layout, among: { _ in ["auto", "beside", "stacked", "one"] }),
    Setting(
      "split",
      ["\"follow\" gives the rows to the pane with the keys; \"fixed\" leaves each its own."],
      \.split, among: { _ in ["follow", "fixed"] }),
    Setting(
      "card",
      [
        "The facts of a cable: \"auto\" (in the margin of the page where there is room), \"above\"",
        "its text, or in the \"margin\", even a narrow one.",
      ], \.card, among: { _ in ["auto", "above", "margin"] }),
    Setting(
      "rows",
      [
        "Lines of a row of the list: \"one\", \"two\" (the subject below the rest) or \"auto\" (two where",
        "the list is beside the page and narrow).",
      ], \.rows, among: { _ in ["auto", "one", "two"] }),
    Setting(
      "snippets",
      [
        "true shows what was found in a cable below its row, while the filter has words and the keys are",
        "in the list.",
      ], \.snippets),
    Setting(
      "columns",
      [
        "The columns of the list, in their order; each has the room that is left for it. The command",
        ":columns picks them.",
      ], \.columns, of: ListColumn.names),
    Setting("heads", ["true shows the names of the columns above the list."], \.heads),
    Setting(
      "posts",
      ["How the list calls posts: \"names\" (Rio de Janeiro) or \"codes\" (RIODEJANEIRO)."],
      \.posts, among: { _ in ["names", "codes"] }),
    Setting(
      "mouse",
      ["true lets the mouse click and scroll; hold Shift to select text as the terminal does."],
      \.mouse),
    Setting(
      "hints",
      ["false hides the line of keys at the bottom; it omits a key that you used 20 times."],
      \.hints),
    Setting("ascii", ["true draws with ASCII only."], \.ascii),
    Setting(
      "a11y", ["true is for screen readers and braille: one pane, no lines, words for colours."],
      \.a11y),
    Setting(
      "sparkline", ["true shows a line above the list: its cables by month or year."], \.sparkline),
    Setting(
      "stems",
      [
        "true takes each word of a query in all its English forms, as stem: does; a word in quotation",
        "marks is itself.",
      ], \.recall.takesStems),
    Setting(
      "private", ["true writes no history, positions, prompts or read marks."], \.isPrivate),
    Setting(
      "clipboard",
      [
        "The program that gets what you copy, such as [\"xclip\", \"-selection\", \"clipboard\"];",
        "[] sends it to the terminal (OSC 52), which works over ssh. No shell reads this.",
      ], command: \.clipboard),
    Setting(
      "pager", ["The program that shows text; [] is $PAGER, else less."], command: \.pager),
    Setting(
      "editor", ["The program that opens a cable; [] is $VISUAL, else $EDITOR, else vi."],
      command: \.editor),
  ]

  private init(
    _ name: String, _ explanation: [String],
    spelled: @escaping @Sendable (Configuration) -> String,
    read:
      @escaping @Sendable (SettingsText.Content, inout Configuration, ConfigurationNames)
      throws(Complaint) -> Void
  ) {
    self.name = name
    self.explanation = explanation
    self.spelled = spelled
    self.read = read
  }

  /// One of some names.
  private init(
    _ name: String, _ explanation: [String],
    _ path: any WritableKeyPath<Configuration, String> & Sendable,
    among names: @escaping @Sendable (ConfigurationNames) -> [String]
  ) {
    self.init(name, explanation, spelled: { Self.quoted($0[keyPath: path]) }) {
      content, configuration, known throws(Complaint) in
      let allowed = names(known)
      let listed = allowed.map(Self.quoted).joined(separator: ", ")
      guard case .text(let text) = content else {
        throw Complaint(message: "\(name) is one of \(listed).")
      }
      guard allowed.contains(text) else {
        throw Complaint(
          message: "\(Self.quoted(text)) is not one of \(listed).",
          suggestion: NearName.of(text, among: allowed))
      }
      configuration[keyPath: path] = text
    }
  }

  /// Several of some names, each once, in an order.
  private init(
    _ name: String, _ explanation: [String],
    _ path: any WritableKeyPath<Configuration, [String]> & Sendable, of names: [String]
  ) {
    self.init(name, explanation, spelled: { Self.listed($0[keyPath: path]) }) {
      content, configuration, _ throws(Complaint) in
      var words: [String] = []
      switch content {
      case .list(let values):
        words = values.map { if case .text(let word) = $0.content { word } else { "" } }
      case .text(let text): words = text.split { $0 == " " || $0 == "," }.map(String.init)
      default: break
      }
      let unknown = words.first { !names.contains($0) }
      guard unknown == nil, !words.isEmpty, Set(words).count == words.count else {
        throw Complaint(
          message: (unknown.map { "\(Self.quoted($0)) is not one of the \(name)" }
            ?? "\(name) is a list of names, each once")
            + "; choose from \(names.joined(separator: ", ")).",
          suggestion: unknown.flatMap { NearName.of($0, among: names) })
      }
      configuration[keyPath: path] = words
    }
  }

  /// A number within bounds.
  private init(
    _ name: String, _ explanation: [String],
    _ path: any WritableKeyPath<Configuration, Int> & Sendable, within bounds: ClosedRange<Int>
  ) {
    self.init(name, explanation, spelled: { String($0[keyPath: path]) }) {
      content, configuration, _ throws(Complaint) in
      guard case .number(let number) = content, bounds.contains(number) else {
        throw Complaint(
          message: "\(name) is a number from \(bounds.lowerBound) to \(bounds.upperBound).")
      }
      configuration[keyPath: path] = number
    }
  }

  /// True or false.
  private init(
    _ name: String, _ explanation: [String],
    _ path: any WritableKeyPath<Configuration, Bool> & Sendable
  ) {
    self.init(name, explanation, spelled: { String($0[keyPath: path]) }) {
      content, configuration, _ throws(Complaint) in
      guard case .flag(let flag) = content else {
        throw Complaint(message: "\(name) is true or false, without quotes.")
      }
      configuration[keyPath: path] = flag
    }
  }

  /// A program with its arguments.
  private init(
    _ name: String, _ explanation: [String],
    command path: any WritableKeyPath<Configuration, [String]> & Sendable
  ) {
    self.init(name, explanation, spelled: { Self.listed($0[keyPath: path]) }) {
      content, configuration, _ throws(Complaint) in
      configuration[keyPath: path] = try Self.command(content, name)
    }
  }

  /// A program and its arguments: a list, or a text that blanks divide; no shell reads it.
  private static func command(_ content: SettingsText.Content, _ name: String) throws(Complaint)
    -> [String]
  {
    switch content {
    case .text(let text) where !text.utf8.contains(0):
      guard !text.contains(where: { "\"'\\$`|&;<>(){}*?~".contains($0) }) else {
        throw Complaint(
          message: "No shell reads \(name); write the program and its arguments as a list, "
            + "such as [\"less\", \"-R\"].")
      }
      return text.split(separator: " ").map(String.init)
    case .list(let values):
      let words = values.compactMap { value in
        if case .text(let word) = value.content, !word.utf8.contains(0) { word } else { nil }
      }
      if words.count == values.count, words.first?.isEmpty != true { return words }
    default: break
    }
    throw Complaint(
      message: "\(name) is a program and its arguments, such as [\"less\", \"-R\"].")
  }

  /// A text as the file spells it.
  static func quoted(_ text: String) -> String {
    var spelled = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": spelled += "\\\""
      case "\\": spelled += "\\\\"
      case "\n": spelled += "\\n"
      case "\t": spelled += "\\t"
      case "\u{0}"..."\u{1F}", "\u{7F}":
        spelled += "\\u" + Hexadecimal.text(scalar.value, digits: 4)
      default: spelled.unicodeScalars.append(scalar)
      }
    }
    return spelled + "\""
  }

  /// A list of texts as the file spells it.
  static func listed(_ texts: [String]) -> String {
    "[" + texts.map(quoted).joined(separator: ", ") + "]"
  }
}
