/// The words of precedence in address lines (5 FAH-2 H-230).
enum Precedences {
  /// In the spellings that are met.
  static let words = Forms<Precedence>([
    ("FLASH", .flash), ("IMMEDIATE", .immediate), ("IMMEDIAT", .immediate),
    ("IMMEDATE", .immediate), ("IMMEIDATE", .immediate), ("NIACT", .niactImmediate),
    ("PRIORITY", .priority), ("PIORITY", .priority), ("PRIORTY", .priority),
    ("PRIORIY", .priority), ("PRIROITY", .priority), ("ROUTINE", .routine), ("ROUTNE", .routine),
  ])
}
