/// Words at the beginning of a text and of its paragraphs.
enum BodyWords {
  /// With what no text begins after a mark: such words continue a list of references or reasons.
  static let joints = Forms<Listed>(["AND", "OR", "&", "TO", "OF", "FOR"])

  /// What is quoted between `BEGIN` and `END`.
  static let quoted = Forms<Listed>([
    "TEXT", "QUOTE", "NON-PAPER", "NONPAPER", "TRANSLATION", "POINTS", "STATEMENT", "LETTER",
    "DECLARATION",
  ])

  /// How far a mark reaches that nobody put in brackets: `1. C - ENTIRE TEXT`.
  static let reaches = Forms<Listed>([
    "ENTIRE TEXT", "ENTIRE CABLE", "ENTIRE MESSAGE", "THROUGHOUT",
  ])
}
