/// The words before and between the reasons for classification: `for reasons 1.4 (b) and (d)`.
enum ReasonWords {
  /// Words that may be between a section and its letters.
  static let joints = Forms<Listed>([
    "AND", "OR", "PARA", "PARAS", "PARAGRAPH", "PARAGRAPHS", "SECTION", "SECTIONS", "SUB",
    "SUBSECTION", "SUBSECTIONS", "SUBPARAGRAPH", "SUBPARAGRAPHS", "SUBPARA", "SUBPARAS", "THROUGH",
    "THRU", "BOTH", "REASON", "REASONS", "ND", "ADN", "ANS",
    "AN",
  ])

  /// Words between the first and the last of several letters: `(b) through (d)`.
  static let ranges = Forms<Listed>(["THROUGH", "THRU"])

  /// Words with which the reasons begin.
  static let starts = Forms<Listed>([
    "PURSUANT", "IAW", "BECAUSE", "REAON", "REAONS", "RESON", "RESONS", "REASN", "RASON",
    "RASONS", "EASONS", "EASON", "EO", "BASED",
  ])

  /// When a word leads to the reasons that does so by what follows it.
  enum Lead: Sendable, Equatable {
    /// Whatever follows: `based on`.
    case always
    /// Where no title follows: `Under Secretary` is one.
    case withoutTitle
    /// Before `to`: `due to`.
    case beforeTo
    /// Before `accordance`.
    case beforeAccordance
    /// Where no name follows: `Per` is one.
    case withoutName
    /// A word that begins so: their own name, the order, the date.
    case beginning
  }

  /// What else leads to the reasons.
  static let leading = Forms<Lead>([
    ("REASON", .beginning), ("FORREAS", .beginning), ("E.O", .beginning), ("DECL", .beginning),
    ("UNDER", .withoutTitle), ("DUE", .beforeTo), ("OWING", .beforeTo), ("ACCORDING", .beforeTo),
    ("PER", .withoutName), ("BASED", .always), ("ON", .always), ("UPON", .always),
    ("IN", .beforeAccordance),
  ])

  /// How the words that may lead to the reasons begin.
  static let openings = starts.openings.union(leading.openings).union(Openings(["RE"]))

  /// Short words before them that are no part of a name: `FR REASONS`.
  static let leads = Forms<Listed>([
    "FOR", "FR", "FO", "FRO", "FORR", "FOE", "OR", "ROR", "ON", "THE", "UNDER", "IN", "WITH", "F",
    "DUE", "AND", "BY",
  ])
}
