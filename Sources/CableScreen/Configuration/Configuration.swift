package import CableCatalog
package import CableCore

/// What a person chose once, in the file `config.toml`: theme, keys, measure and the like.
///
/// `Configuration(reading:names:)` never fails: what is wrong in the file is reported in `problems`
/// with its place, and the default is used instead.
package struct Configuration: Sendable, Hashable {
  /// The themes there are; a name of `Theme`, or `auto` for what fits the terminal's background.
  package var theme = "auto"
  /// The user's own colours by the role's name, instead of those of the theme.
  var colours: [String: ColourPair] = [:]
  /// The familiar keys: one of `KeyPreset.names`.
  package var preset = "vim"
  /// The user's own keys by the action's name, instead of those of the preset.
  ///
  /// An empty list takes the action's keys away. Keys are spelled as in the file, without angle
  /// brackets.
  var bindings: [String: [String]] = [:]
  /// The widest line of text, in columns.
  var measure = 72
  /// How the panes are arranged: `auto`, `beside`, `stacked` or `one`.
  var layout = "auto"
  /// `follow`: the pane with the keys gets the rows; `fixed`: each keeps its own.
  var split = "follow"
  /// Where the facts of a cable are: `auto`, `above` its text or in its `margin`.
  var card = "auto"
  /// Lines of a row of the list: `auto`, `one` or `two`.
  var rows = "auto"
  /// True shows what was found in a cable below its row, while a filter has words.
  var snippets = true
  /// The columns of the list in their order, by names of `ListColumn`.
  var columns = ListColumn.names
  /// True shows what the columns of the list are, above them.
  var heads = false
  /// How the list calls posts: `names` or `codes`.
  var posts = "names"
  /// True lets the mouse click and scroll; the terminal then selects text with Shift.
  package var mouse = false
  /// True shows keys on the last line.
  package var hints = true
  /// True draws with ASCII alone.
  package var ascii = false
  /// True says in words what colour and place say, in one pane without lines.
  package var a11y = false
  /// True shows the listed cables by month in a line above the list.
  var sparkline = false
  /// True writes no history, positions, prompts and read marks.
  package var isPrivate = false
  /// What citations say of the collection.
  package var citation = CitationSource()
  /// How a quotation says where it is from.
  package var citationStyle = CitationStyle.chicago
  /// Folders and files by the name that `@NAME` and `:library NAME` open them by.
  package var libraries: [String: [String]] = [:]
  /// How widely words are taken: spellings of one name, forms of one word.
  package var recall = Recall()
  /// The program that gets what is copied on its standard input; empty: the terminal gets it.
  package var clipboard: [String] = []
  /// The program that shows text; empty: `$PAGER`, else less.
  package var pager: [String] = []
  /// The program that opens a file; empty: `$VISUAL`, else `$EDITOR`, else vi.
  package var editor: [String] = []

  /// What in the file was not understood, in order of place.
  package var problems: [ConfigurationProblem] = []

  /// The defaults.
  package init() {}
}

/// A colour of a person's own.
enum Colour: Sendable, Hashable {
  /// What the terminal has for text or background.
  case terminal
  /// A number of the 256-colour palette.
  case palette(Int)
  /// Red, green and blue, each 0–255.
  case direct(red: Int, green: Int, blue: Int)

  /// The names of the palette's first eight colours; with `bright-` before them the next eight.
  static let names = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"]

  /// Reads `default`, `red`, `bright-red`, `208` or `#ff8c00`; nil for anything else.
  init?(_ text: String) {
    let text = text.lowercased()
    if text == "default" {
      self = .terminal
    } else if let number = Int(text) {
      guard (0...255).contains(number), text.first?.isNumber == true else { return nil }
      self = .palette(number)
    } else if text.hasPrefix("#"), text.utf8.count == 7, text.dropFirst().allSatisfy(\.isHexDigit),
      let number = Int(text.dropFirst(), radix: 16)
    {
      self = .direct(red: number >> 16, green: number >> 8 & 255, blue: number & 255)
    } else if let place = Self.names.firstIndex(of: text) {
      self = .palette(place)
    } else if text.hasPrefix("bright-"),
      let place = Self.names.firstIndex(of: String(text.dropFirst(7)))
    {
      self = .palette(place + 8)
    } else {
      return nil
    }
  }
}

/// The colours of a role.
struct ColourPair: Sendable, Hashable {
  var foreground: Colour
  var background = Colour.terminal
}

/// The names that a configuration may use, from the parts of the program that own them.
package struct ConfigurationNames: Sendable {
  /// What a key can do.
  struct KeyAction: Sendable, Hashable {
    var name: String
    /// One line of help.
    var help: String
    /// Its keys in the `vim` preset, spelled as in the file.
    var keys: [String] = []
  }

  var actions: [KeyAction]
  var roles: [String]
  /// Without `auto`.
  var themes: [String]
  /// True for a key that the program knows, spelled without angle brackets (`c-f`, `Space`, `x`).
  var isKey: @Sendable (String) -> Bool
}
