/// The months of dates, date-time groups and references.
enum Months {
  /// Their names, whole and short, from 1.
  static let names = Forms<Int>([
    ("JAN", 1), ("FEB", 2), ("MAR", 3), ("APR", 4), ("MAY", 5), ("JUN", 6), ("JUL", 7), ("AUG", 8),
    ("SEP", 9), ("OCT", 10), ("NOV", 11), ("DEC", 12), ("SEPT", 9), ("JANUARY", 1),
    ("FEBRUARY", 2), ("MARCH", 3), ("APRIL", 4), ("JUNE", 6), ("JULY", 7), ("AUGUST", 8),
    ("SEPTEMBER", 9), ("OCTOBER", 10), ("NOVEMBER", 11), ("DECEMBER", 12),
  ])

  /// What else a date in words has: days of the week, halves of the day, zones.
  static let companions = Forms<Listed>([
    "MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY", "MON", "TUE",
    "WED", "THU", "FRI", "SAT", "SUN", "AM", "PM", "A.M.", "P.M.", "GMT", "UTC", "DATE", "DATED",
  ])

  /// The month that a word begins with, from 1; nil if it names none.
  static func beginning(_ word: Word) -> Int? {
    guard word.count >= 3, word.first.isLetter, word[1].isLetter, word[2].isLetter else {
      return nil
    }
    return names[word.prefix(3).uppercased]
  }
}
