/// How urgent a message is, in the words and prosigns of its header (5 FAH-2 H-230, ACP 127).
enum Precedences {
  /// The words of address lines, in the spellings that are met.
  static let words = Forms<Precedence>([
    ("FLASH", .flash), ("IMMEDIATE", .immediate), ("IMMEDIAT", .immediate),
    ("IMMEDATE", .immediate), ("IMMEIDATE", .immediate), ("NIACT", .niactImmediate),
    ("PRIORITY", .priority), ("PIORITY", .priority), ("PRIORTY", .priority),
    ("PRIORIY", .priority), ("PRIROITY", .priority), ("ROUTINE", .routine), ("ROUTNE", .routine),
  ])

  /// The letters before a date-time group; doubled they begin the routing line.
  static let prosigns = Forms<Precedence>([
    ("Z", .flash), ("ZZ", .flash), ("Y", .flash), ("YY", .flash), ("O", .immediate),
    ("OO", .immediate), ("P", .priority), ("PP", .priority), ("R", .routine), ("RR", .routine),
  ])

  /// True for the word that makes IMMEDIATE night action: `NIACT IMMEDIATE`.
  static func isNight(_ word: Word) -> Bool { words[word] == .niactImmediate }
}
