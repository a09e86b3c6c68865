/// What surrounds the post in ids as mirrors and file names print them.
enum CopyWords {
  /// What a run of letters in an id is.
  enum Kind: Sendable, Equatable {
    /// A copy with a number of its own took the place of the first.
    case copy
    /// A series of the Secretary's travels, whose number follows.
    case series
    /// A leftover of the classification line, glued to the post.
    case leftover
  }

  static let words = Forms<Kind>([
    ("SUSPECTEDDUPLICATE", .copy), ("ZFR", .copy), ("ZDK", .copy), ("ZDS", .copy),
    ("TOSEC", .series), ("SECTO", .series), ("OF", .leftover), ("EFTO", .leftover),
    ("SECTION", .leftover), ("UNCLAS", .leftover), ("FOUO", .leftover),
  ])

  /// The leftovers, which are taken off a post's name.
  static let leftovers = words.rows.filter { $0.meaning == .leftover }.map(\.text)

  /// What a text in capitals is; nil for the names of posts.
  static func kind(_ text: String) -> Kind? { words[text]?.meaning }
}
