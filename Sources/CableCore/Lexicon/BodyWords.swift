/// Words at the beginning of a text and of its paragraphs.
enum BodyWords {
  /// With what no text begins after a mark: such words continue a list of references or reasons.
  static let joints = Forms<Listed>(["AND", "OR", "&", "TO", "OF", "FOR"])

  /// Words with which no paragraph and no heading ends: where a page does, the text continues.
  static let openEnds = Forms<Listed>([
    "A", "AN", "THE", "AND", "OR", "BUT", "OF", "TO", "IN", "ON", "AT", "BY", "FOR", "FROM", "WITH",
    "INTO", "UPON", "BETWEEN", "THAT", "THAN", "WHICH", "WHO", "WHOSE", "IF", "AS", "BECAUSE",
    "IS", "ARE", "WAS", "WERE", "BE", "BEEN", "HAS", "HAVE", "HAD", "WILL", "WOULD", "SHOULD",
    "COULD", "MAY", "MUST", "HE", "SHE", "WE", "THEY", "HIS", "HER", "ITS", "THEIR", "OUR", "THIS",
    "THESE", "THOSE", "NOT",
  ])

  /// What is quoted between `BEGIN` and `END`.
  static let quoted = Forms<Listed>([
    "TEXT", "QUOTE", "NON-PAPER", "NONPAPER", "TRANSLATION", "POINTS", "STATEMENT", "LETTER",
    "DECLARATION",
  ])

  /// Words before the number of a paragraph that has a mark: `Para 1. (U) Text`.
  static let paragraphs = Forms<Listed>(["PARAGRAPH", "PARA"])

  /// How far a mark reaches that nobody put in brackets: `1. C - ENTIRE TEXT`.
  static let reaches = Forms<Listed>([
    "ENTIRE TEXT", "ENTIRE CABLE", "ENTIRE MESSAGE", "THROUGHOUT",
  ])
}
