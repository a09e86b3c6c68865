/// A filter as typed: words, phrases and `field:value` terms with and, or, not and brackets.
///
/// Parsing never fails: what is not understood is taken as words and noted in `problems`.
public struct Query: Sendable, Hashable {
  /// A node of the query.
  public indirect enum Node: Sendable, Hashable {
    /// Matches everything.
    case all
    /// A word; `isPrefix` for `word*`.
    case word(String, isPrefix: Bool)
    /// Every word of a form: `*artel*`, `karimov~1`, `/kad+afi/`, `stem:cartel`.
    case form(WordForm)
    /// Words in a row.
    case phrase([String])
    /// Words in any order, with so many others among them at most: `"rule law"~5`.
    case near([String], others: Int)
    /// What one paragraph must have: `para:(mark:SBU "baby trafficking")`.
    case paragraph(Node)
    /// `tag:PHUM`, `class:>=SBU`, `date:2009-08`.
    case field(FieldName, Comparison, String)
    case not(Node)
    case and([Node])
    case or([Node])
  }

  /// The fields of the language.
  public enum FieldName: String, Sendable, Hashable, CaseIterable {
    case tag, from, to, `class`, mark, caption, precedence, date, id, cites, citedby, subject, path
    case signed, classifiedby, drafted, exemption
    case has, `is`, note, mytag
    /// Words of the text: every one with the stem of an English word.
    case stem
    /// What one paragraph must have.
    case para

    /// The names that `export` and the columns of `list` have for some of them, and other words
    /// that people try.
    private static let aliases: [String: FieldName] = [
      "classification": .class, "tags": .tag, "captions": .caption, "marks": .mark, "sent": .date,
      "references": .cites, "refs": .cites, "post": .from, "signature": .signed,
      "draftedby": .drafted, "exemptions": .exemption, "origin": .from, "ref": .cites,
    ]

    /// A field by its name, in either case, or by the name that `export` has for it.
    public init?(asked name: String) {
      let name = name.lowercased()
      guard let field = FieldName(rawValue: name) ?? Self.aliases[name] else { return nil }
      self = field
    }
  }

  /// How a value is compared.
  public enum Comparison: String, Sendable, Hashable {
    case equal = ""
    case atLeast = ">="
    case atMost = "<="
    case above = ">"
    case below = "<"
  }

  /// Something that was not understood.
  public struct Problem: Sendable, Hashable {
    /// Column in characters, from 0.
    public var column: Int
    /// What is wrong, as a sentence without a full stop.
    public var message: String
    /// What was made of the text all the same, such as `taken as a word`; nil if it was left out.
    ///
    /// It is for callers that continue with the query; a command refuses a query with a problem.
    public var remedy: String?

    /// A problem from its parts.
    public init(column: Int, message: String, remedy: String? = nil) {
      self.column = column
      self.message = message
      self.remedy = remedy
    }

    /// What is wrong, and what was made of it: for a prompt, which continues with what it has.
    public var reply: String { message + (remedy.map { " (\($0))" } ?? "") }
  }

  /// More words than these, those of phrases and fields counted, are a problem and are left
  /// out: what a query costs grows with each of them.
  public static let mostWords = 256

  /// The term that a cable must meet.
  public var root: Node
  /// What was not understood, in the order of columns.
  public var problems: [Problem]

  /// A query from its parts.
  public init(root: Node = .all, problems: [Problem] = []) {
    self.root = root
    self.problems = problems
  }

  /// Parses what was typed.
  public init(parsing text: String) {
    var parser = QueryParser(text)
    root = parser.parse()
    problems = parser.problems
  }

  /// True if it matches everything.
  public var isEmpty: Bool { root == .all }
}
