/// The words before and between the reasons for classification: `for reasons 1.4 (b) and (d)`.
enum ReasonWords {
  /// Words that may be between a section and its letters.
  static let joints = Forms<Listed>([
    "AND", "OR", "PARA", "PARAS", "PARAGRAPH", "PARAGRAPHS", "SECTION", "SECTIONS", "SUB",
    "SUBSECTION", "SUBSECTIONS", "SUBPARAGRAPH", "SUBPARAGRAPHS", "SUBPARA", "SUBPARAS", "THROUGH",
    "THRU", "BOTH", "REASON", "REASONS", "ND", "ADN", "ANS",
  ])

  /// Words with which the reasons begin.
  static let starts = Forms<Listed>([
    "PER", "PURSUANT", "IAW", "BECAUSE", "REAON", "REAONS", "RESON", "RESONS", "REASN", "RASON",
    "RASONS", "EASONS", "EASON", "EO", "BASED",
  ])

  /// What else leads to the reasons: their own name, the order, the date, and words that two make up.
  static let leading: [StaticString] = [
    "REASON", "FORREAS", "E.O", "DECL", "UNDER", "DUE", "OWING", "ACCORDING", "BASED", "ON", "UPON",
    "IN",
  ]

  /// How the words that may lead to the reasons begin.
  static let openings = starts.openings.union(Openings(leading)).union(Openings(["RE"]))

  /// Short words before them that are no part of a name: `FR REASONS`.
  static let leads = Forms<Listed>([
    "FOR", "FR", "FO", "FRO", "FORR", "FOE", "OR", "ROR", "ON", "THE", "UNDER", "IN", "WITH", "F",
    "DUE", "AND", "BY",
  ])
}
