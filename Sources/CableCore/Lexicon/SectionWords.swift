/// The words of `SECTION 01 OF 02`.
enum SectionWords {
  /// The word before the number, in the spellings that are met.
  static let openings = Forms<Listed>(
    ["SECTION", "SECTIO", "ECTION", "SEC"], met: [.bare, .spaced])

  /// The word between the numbers; a zero is met for its first letter.
  static let joints = Forms<Listed>(["OF", "0F"], met: [.bare, .spaced])

  /// Numbers in words.
  static let numbers = Forms<Int>([
    ("ONE", 1), ("TWO", 2), ("THREE", 3), ("FOUR", 4), ("FIVE", 5), ("SIX", 6), ("SEVEN", 7),
    ("EIGHT", 8),
  ])
}
