/// The words of `SECTION 01 OF 02`, and of the number of a cable.
enum SectionWords {
  /// The word before the number, in the spellings that are met.
  static let openings = Forms<Listed>(
    [
      "SECTION", "SECTIO", "ECTION", "SEC", "SECT", "SECTON", "SCTION", "SECTIN", "SECION",
      "SETION",
      "SECTIONS", "SECTOIN", "SECTIION", "PART",
    ], met: [.bare, .spaced])

  /// The word between the numbers; a zero is met for its first letter.
  static let joints = Forms<Listed>(["OF", "0F"], met: [.bare, .spaced])

  /// What may be between a post and its number.
  static let serialSigns = Forms<Listed>(["#", "NR", "NR.", "NO", "NO.", "NBR", "NUMBER"])

  /// Numbers in words, and those with the letter O for the zero.
  static let numbers = Forms<Int>([
    ("ONE", 1), ("TWO", 2), ("THREE", 3), ("FOUR", 4), ("FIVE", 5), ("SIX", 6), ("SEVEN", 7),
    ("EIGHT", 8), ("NINE", 9), ("TEN", 10),
    ("O1", 1), ("O2", 2), ("O3", 3), ("O4", 4), ("O5", 5), ("O6", 6), ("O7", 7), ("O8", 8),
    ("O9", 9), ("1O", 10),
  ])
}
