/// The first words of plain addresses: `AMEMBASSY ASTANA`, `SECSTATE WASHDC`.
enum AddressWords {
  /// Where a word is met.
  struct Use: OptionSet, Sendable {
    let rawValue: UInt8
    /// Alone at the beginning of an addressee's line, without a routing indicator before it.
    static let opensLine = Use(rawValue: 1 << 0)
    /// Before the name of a post, also in one word with it: `AMEMBASSYASTANA`.
    static let kindOfPost = Use(rawValue: 1 << 1)
  }

  static let words = Forms<Use>([
    ("AMEMBASSY", [.opensLine, .kindOfPost]), ("EMBASSY", .kindOfPost),
    ("AMCONSUL", [.opensLine, .kindOfPost]), ("USMISSION", [.opensLine, .kindOfPost]),
    ("CONSULATE", .kindOfPost), ("USINT", [.opensLine, .kindOfPost]),
    ("USLO", [.opensLine, .kindOfPost]), ("SECSTATE", .opensLine), ("SECDEF", .opensLine),
    ("CIA", .opensLine), ("DIA", .opensLine), ("NSC", .opensLine), ("USEU", .opensLine),
    ("USNATO", .opensLine), ("AMCONGEN", .opensLine), ("USUN", .opensLine), ("JCS", .opensLine),
    ("CINCEUR", .opensLine), ("DEPT", .opensLine),
  ])

  /// The last words of addressees that are no single post, as a further one is named below a blank line.
  static let groups = Forms<Listed>(["COLLECTIVE", "COLLECTIVES"])

  /// The words that precede the names of posts.
  static let kindsOfPost = words.rows.filter { $0.meaning.contains(.kindOfPost) }.map(\.text)

  /// True for a word with which an addressee's line begins.
  static func opensLine(_ word: Word) -> Bool { words[word]?.contains(.opensLine) == true }
}
