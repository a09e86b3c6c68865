/// Sentences on how a cable is to be handled, or what is to be done with it, after a subject.
enum NoticeWords {
  /// Where a sentence may begin.
  enum Place: Sendable, Equatable {
    /// At the beginning of a line only: within one it may be the subject's own words.
    case lineStart
    /// Wherever it is.
    case anywhere
  }

  /// How such a sentence begins; an ending may follow the last word.
  static let openings = Forms<Place>([
    ("SENSITIVE BUT UNCLASSIFIED", .anywhere), ("UNCLASSIFIED BUT SENSITIVE", .anywhere),
    ("PLEASE PROTECT ACCORDINGLY", .anywhere), ("PROTECT ACCORDINGLY", .anywhere),
    ("HANDLE ACCORDINGLY", .anywhere), ("PLEASE HANDLE ACCORDINGLY", .anywhere),
    ("NOT FOR PUBLIC INTERNET", .anywhere), ("NOT FOR INTERNET", .anywhere),
    ("NOT FOR PUBLICATION", .anywhere), ("FOR OFFICIAL USE ONLY", .anywhere),
    ("THIS IS AN ACTION", .anywhere), ("THIS IS A CORRECTED", .anywhere),
    ("THIS MESSAGE IS SENSITIVE", .anywhere), ("THIS CABLE IS SENSITIVE", .anywhere),
    ("THIS MESSAGE CONTAINS", .anywhere), ("THIS CABLE CONTAINS", .anywhere),
    ("ACTION REQUEST: SEE", .anywhere), ("ACTION REQUESTED: SEE", .anywhere),
    ("ACTION REQUEST, SEE", .anywhere), ("ACTION REQUIRED: SEE", .anywhere),
    ("PLEASE SEE PARA", .anywhere), ("ACTION REQUEST", .lineStart),
    ("ACTION REQUESTED", .lineStart), ("ACTION REQUIRED", .lineStart), ("ACTION CABLE", .lineStart),
    ("ACTION MESSAGE", .lineStart), ("(ACTION REQUEST", .lineStart), ("ACTION:", .lineStart),
    ("THIS IS A", .lineStart), ("THIS CABLE", .lineStart), ("THIS MESSAGE", .lineStart),
    ("SEE PARA", .lineStart), ("SEE PARAGRAPH", .lineStart),
  ])

  /// What the archives have in place of a text that they could not read: at the beginning of any text, or
  /// where there is hardly another word.
  static let unread = Forms<Unread>([
    ("ERROR READING TEXT INDEX", .anywhere), ("TEXT FOR THIS MRN IS UNAVAILABLE", .anywhere),
    ("TEXT FOR THIS SEGMENT IS UNAVAILABLE", .anywhere), ("EXPAND ERROR ENCOUNTERED", .anywhere),
    ("TEXT OF THIS TELEGRAM IS UNAVAILABLE", .alone), ("TEXT UNAVAILABLE", .alone),
    ("TEXT NOT AVAILABLE", .alone), ("TEXT IS NOT AVAILABLE", .alone), ("MICROFILM", .alone),
    ("TEXT UNRETRIEVABLE", .alone),
  ])

  /// Where such words say that there is no text.
  enum Unread: Sendable, Equatable {
    case anywhere
    /// Where there is hardly another word: they may be the telegram's own.
    case alone
  }

  /// What a message center puts before the level in its line, letter by letter or in words: without blanks here.
  static let copies = Forms<Listed>(
    [
      "CORRECTEDCOPY", "CORRECTEDCOPYTEXT", "CORRECTEDTEXT", "CORRECTION", "RETRANSMISSION",
      "DUPLICATE",
    ], met: [.bare, .spaced])

  /// What makes an unclassified cable sensitive, wherever a passing line says so.
  static let sensitive = Forms<Listed>(["SENSITIVE BUT UNCLASSIFIED", "UNCLASSIFIED BUT SENSITIVE"])
}
