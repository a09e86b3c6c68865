/// Makes one text of cables, one after another, in a form that other programs read.
///
/// It knows what precedes the first, between two and after each, and distinguishes copies of a cable
/// apart, so that a command and the screen give the same bytes.
public struct ExportText: Sendable {
  /// The forms.
  public enum Form: String, Sendable, Hashable, CaseIterable {
    case jsonl, csv, tsv, markdown, bibtex, ris, csljson, chicago
  }

  /// The form of the text.
  public let form: Form
  /// What citations say of the collection.
  public let source: CitationSource
  /// True if an apostrophe goes before cells that a spreadsheet would run.
  public let isInert: Bool
  /// Cells so far that a spreadsheet would run.
  public private(set) var formulas = 0
  private var isFirst = true
  private var copies: [String: Int] = [:]

  /// A text without a cable.
  public init(_ form: Form, source: CitationSource = CitationSource(), isInert: Bool = false) {
    self.form = form
    self.source = source
    self.isInert = isInert
  }

  /// What precedes the first cable, with its line end; empty in most forms.
  public var heading: String {
    switch form {
    case .csv: DelimitedText.csv(ExportRecord.csvHeader) + "\n"
    case .tsv: DelimitedText.tsv(ExportRecord.csvHeader) + "\n"
    case .jsonl, .markdown, .bibtex, .ris, .csljson, .chicago: ""
    }
  }

  /// What follows the last cable, with its line end; empty in most forms.
  public var ending: String {
    // An array is one also without items.
    form == .csljson ? (isFirst ? "[]\n" : "\n]\n") : ""
  }

  /// The next cable, with what parts it from the one before, and with its line end.
  ///
  /// - Parameters:
  ///   - cable: the cable.
  ///   - title: its id, or the file's name where there is none.
  ///   - path: of its file.
  ///   - root: the folder that was opened, as `CableJSON` writes it.
  ///   - own: what a reader added, for JSON Lines and Markdown; nil for nothing of it.
  /// - Returns: the text that follows everything before it.
  public mutating func next(
    _ cable: Cable, title: String, path: String, root: String? = nil, own: OwnNotes? = nil
  ) -> String {
    defer { isFirst = false }
    let gap = isFirst ? "" : "\n"
    switch form {
    case .jsonl: return CableJSON.line(cable, path: path, root: root, own: own) + "\n"
    case .csv:
      let cells = ExportRecord.csv(cable, title: title, path: path)
      formulas += cells.count(where: DelimitedText.isFormula)
      return DelimitedText.csv(cells, isInert: isInert) + "\n"
    case .tsv:
      return DelimitedText.tsv(ExportRecord.csv(cable, title: title, path: path)) + "\n"
    case .markdown:
      var extras = CableMarkdown.Extras()
      extras.own = own ?? OwnNotes()
      return gap + CableMarkdown.text(cable, title: title, extras: extras)
    case .bibtex: return gap + citation(of: cable, title).bibTeX + "\n"
    case .ris: return citation(of: cable, title).ris
    case .csljson: return (isFirst ? "[\n" : ",\n") + citation(of: cable, title).cslJSON
    // A note for people, not for a program: nothing in it acts or hides.
    case .chicago: return DisplayText(citation(of: cable, title).chicago).string + "\n"
    }
  }

  private mutating func citation(of cable: Cable, _ title: String) -> Citation {
    var citation = Citation(cable, fallbackID: title, source: source)
    copies[citation.key, default: 0] += 1
    citation.copy = copies[citation.key, default: 1]
    return citation
  }
}
