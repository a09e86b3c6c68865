/// The words that open a part of the text: headings above a body, and first words of passages.
enum Openers {
  /// What a text opens.
  struct Opening: Sendable, Equatable {
    /// The passage that begins with it; nil for a heading that sets off none.
    var passage: Passage.Kind?
    /// Whether a body may begin with it, in a line of its own.
    var isHeading = true
  }

  static let texts = Forms<Opening>([
    ("SUMMARY", Opening(passage: .summary), [.bare, .oneSlip, .spaced]),
    ("EXECUTIVE SUMMARY", Opening(passage: .summary), .bare),
    ("INTRODUCTION AND SUMMARY", Opening(passage: .summary), .bare),
    ("COMMENT", Opening(passage: .comment), [.bare, .oneSlip, .spaced]),
    ("EMBASSY COMMENT", Opening(passage: .comment, isHeading: false), .bare),
    ("POST COMMENT", Opening(passage: .comment, isHeading: false), .bare),
    ("ACTION REQUEST", Opening(passage: .actionRequest), .bare),
    ("ACTION REQUESTED", Opening(passage: .actionRequest, isHeading: false), .bare),
    ("NOTE", Opening(passage: .note, isHeading: false), .bare),
    ("BEGIN SUMMARY", Opening(passage: .summary), .bare),
    ("BEGIN COMMENT", Opening(passage: .comment, isHeading: false), .bare),
    ("INTRODUCTION", Opening(), .bare), ("SUMMARY AND COMMENT", Opening(), .bare),
    ("SUMMARY AND ACTION REQUEST", Opening(), .bare),
    ("SUMMARY AND INTRODUCTION", Opening(), .bare),
    ("KEY POINTS", Opening(), .bare), ("BACKGROUND", Opening(), .bare),
    ("OVERVIEW", Opening(), .bare),
    ("SUMMARY/COMMENT", Opening(), .bare), ("COMMENT AND SUMMARY", Opening(), .bare),
    ("INTRODUCTION/SUMMARY", Opening(), .bare),
  ])

  /// The signs of which a rule before or after a heading in its line is made: `--- Summary ---`.
  private static let ruleSigns: [StaticString] = [
    "-", "=", "*", "_", "~", "+", "#", ".", "<", ">", "[", "]", "\u{2013}", "\u{2014}",
  ]

  /// Whether a rule may begin with a byte.
  @inline(__always)
  static func mayRule(_ byte: UInt8) -> Bool { ruleBytes[Int(byte)] & 1 != 0 }

  /// Whether a byte is one of a rule's signs, or a blank between them.
  @inline(__always)
  static func isOfRule(_ byte: UInt8) -> Bool { ruleBytes[Int(byte)] & 2 != 0 }

  /// For each byte 1 where a sign begins with it, and 2 where it is in a sign.
  private static let ruleBytes: [UInt8] = {
    var bytes = [UInt8](repeating: 0, count: 256)
    bytes[0x20] = 2
    for sign in ruleSigns.map(\.description) {
      for byte in sign.utf8 { bytes[Int(byte)] |= 2 }
      if let first = sign.utf8.first { bytes[Int(first)] |= 1 }
    }
    return bytes
  }()

  /// How many bytes the longest text that opens or ends a passage has, with the stops within it.
  static let longest =
    (texts.rows.map(\.text) + ClosingWords.passages.rows.map(\.text)).map(\.utf8.count).max()
    .map { $0 + 4 } ?? 0

  /// What joins the word of a summary and that of another part: `SUMMARY AND ACTION REQUEST:`.
  static let joints = Forms<Listed>(["AND ", "& ", "/", "WITH "])

  /// Those that a passage begins with.
  static let passages: Forms<Passage.Kind> = Forms(
    texts.rows.compactMap { row in row.meaning.passage.map { (row.spelling, $0, row.met) } })

  /// How many words the longest of them has.
  static let longestPassage = passages.rows.map { $0.text.split(separator: " ").count }.max() ?? 1
}
