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
    ("SUMMARY", Opening(passage: .summary)), ("SUMMAY", Opening(passage: .summary)),
    ("EXECUTIVE SUMMARY", Opening(passage: .summary)),
    ("INTRODUCTION AND SUMMARY", Opening(passage: .summary)),
    ("COMMENT", Opening(passage: .comment)),
    ("EMBASSY COMMENT", Opening(passage: .comment, isHeading: false)),
    ("POST COMMENT", Opening(passage: .comment, isHeading: false)),
    ("ACTION REQUEST", Opening(passage: .actionRequest)),
    ("ACTION REQUESTED", Opening(passage: .actionRequest, isHeading: false)),
    ("NOTE", Opening(passage: .note, isHeading: false)),
    ("BEGIN SUMMARY", Opening(passage: .summary)),
    ("BEGIN COMMENT", Opening(passage: .comment, isHeading: false)),
    ("INTRODUCTION", Opening()), ("SUMMARY AND COMMENT", Opening()),
    ("SUMMARY AND ACTION REQUEST", Opening()), ("SUMMARY AND INTRODUCTION", Opening()),
    ("KEY POINTS", Opening()), ("BACKGROUND", Opening()), ("OVERVIEW", Opening()),
    ("SUMMARY/COMMENT", Opening()), ("COMMENT AND SUMMARY", Opening()),
    ("INTRODUCTION/SUMMARY", Opening()),
  ])
}
