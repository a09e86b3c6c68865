/// How urgent a message is, in the words and prosigns of its header (5 FAH-2 H-230, ACP 127).
enum Precedences {
  /// The words of address lines.
  static let words = Forms<Precedence>(
    [
      ("FLASH", .flash), ("IMMEDIATE", .immediate), ("NIACT", .niactImmediate),
      ("PRIORITY", .priority), ("ROUTINE", .routine),
    ], met: [.bare, .oneSlip])

  /// The letters before a date-time group; doubled they begin the routing line.
  static let prosigns = Forms<Precedence>([
    ("Z", .flash), ("ZZ", .flash), ("Y", .flash), ("YY", .flash), ("O", .immediate),
    ("OO", .immediate), ("P", .priority), ("PP", .priority), ("R", .routine), ("RR", .routine),
  ])

  /// True for the word that makes IMMEDIATE night action: `NIACT IMMEDIATE`.
  static func isNight(_ word: Word) -> Bool { words.meaning(word) == .niactImmediate }
}
