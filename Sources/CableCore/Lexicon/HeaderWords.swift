/// The words of a routing header that are no names (ACP 127).
enum HeaderWords {
  /// What a line is that begins with one of them.
  enum Opening: Sendable, Equatable { case station, prosign, from, to, info, exempt, office }

  /// The first words of lines.
  static let openings = Forms<Opening>([
    ("DE", .station), ("ZNR", .prosign), ("ZNY", .prosign), ("FM", .from), ("FM:", .from),
    ("FROM:", .from),
    ("TO", .to), ("TO:", .to), ("INFO", .info), ("INFO:", .info), ("XMT", .exempt),
    ("XMT:", .exempt),
    // The Department's own lists, above a header.
    ("ORIGIN", .office), ("ACTION", .office), ("DRAFTED", .office), ("APPROVED", .office),
  ])

  /// What is before a sender only where an address follows.
  static let senders = Forms<Listed>(["FROM", "FM"], met: [.bare, .spaced])

  /// What a date-time group is named with.
  static let times = Forms<Listed>(["DTG", "DTG:", "DATE/TIME:"])

  /// What ends a header or a message on a line of its own (ACP 127).
  static let breaks = Forms<Listed>(["BT"])

  /// How the address of a page begins, which browsers print on each sheet of paper.
  static let pages = Forms<Listed>(["HTTP://", "HTTPS://", "WWW."], met: .beginning)

  /// The name after `XMT/`, as `XMT/AMCONSUL ALMATY` has it; nil for other words.
  static func glued(_ word: Word) -> Word? {
    (word.begins("XMT/") || word.begins("XMT:")) && word.count > 4 ? word.dropping(4) : nil
  }

  /// What a transmission identifier begins with (5 FAH-2 H-321.1).
  static let identifiers = Forms<Listed>(["VZCZC", "ZCZC"])

  /// How lines that only cables have begin.
  static let certain = Forms<Listed>(["VZCZC", "ZNR ", "ZNY ", "DE RU", "TAGS: ", "E.O. 1"])

  /// True for a word that begins as a transmission identifier does.
  static func isIdentifier(_ word: Word) -> Bool {
    identifiers.openings.mayBegin(word)
      && identifiers.rows.contains { word.begins($0.spelling) && word.count > $0.text.utf8.count }
  }
}
