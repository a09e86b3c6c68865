/// The small words of a person's name, and those beside it in the line of who classified.
enum NameWords {
  /// What follows a surname: `Jr.`, `III`.
  static let suffixes = Forms<Listed>(["JR", "SR", "II", "III", "IV"])

  /// Words within a name, which are met in small letters.
  static let particles = Forms<Listed>([
    "DE", "VAN", "VON", "DER", "LA", "LE", "DU", "DEN", "DI", "DA", "DEL", "BIN", "EL", "AL", "TEN",
    "TER", "ZU", "AF", "DOS", "DAS", "DES", "LOS", "LAS", "MC", "ST",
  ])

  /// Words before and within names whose full stop ends no sentence.
  static let abbreviations = Forms<Listed>([
    "DR.", "MR.", "MRS.", "MS.", "JR.", "SR.", "ST.", "GEN.", "COL.", "SEN.", "REP.", "PROF.",
    "AMB.",
    "MIN.", "LT.", "MAJ.", "CAPT.", "NO.",
  ])

  /// Words beside a name that a hard wrap may cut: `REA` / `SONS`.
  static let around = Forms<Listed>([
    "AND", "FOR", "REASON", "REASONS", "UNDER", "SECTION", "BASED", "PER", "PARAGRAPH",
  ])

  /// Words in small letters with which a line may begin after a name.
  static let beginnings = Forms<Listed>([
    "AND", "FOR", "REASON", "REASONS", "OF", "THE", "PER", "BY", "TO", "UNDER", "BASED", "DUE",
    "ON", "IN", "AT", "OR", "AS", "DE", "VAN", "VON", "DER", "DEN", "DA", "DI", "LA", "LE", "EL",
    "AL", "BIN", "DU", "DEL", "SECTION", "WITH", "PURSUANT", "BECAUSE", "SECTIONS", "PARA",
  ])

  /// Words of capitals with which a line may begin after a name.
  static let endings = Forms<Listed>([
    "JR", "SR", "II", "IV", "III", "DE", "LA", "LE", "DU", "AL",
  ])
}
