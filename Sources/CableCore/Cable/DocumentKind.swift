/// What kind of document a text is; the raw value is the name used in JSON.
public enum DocumentKind: String, Sendable, Hashable, CaseIterable {
  case telegram
  case airgram
  case memorandum
  case memorandumOfConversation = "memorandum of conversation"
  case letter
  case message
  case minutes
  case estimate
  case report
  case paper
  case editorialNote = "editorial note"
  /// A document whose title names none of these.
  case document

  /// The kind that `is:` means by a word, in any case, with a hyphen for a blank; nil for one that is
  /// none.
  public init?(asked word: String) {
    self.init(rawValue: word.lowercased().replacing("-", with: " "))
  }

  /// The number under which an index keeps it.
  public var number: UInt8 { UInt8(Self.allCases.firstIndex(of: self) ?? 0) }

  /// The words of a title that name the kind; of several the one that is first in the title
  /// is taken, and of those at one place the first row.
  ///
  /// Taken from the titles of Foreign Relations of the United States.
  static let titles: [(words: String, kind: DocumentKind)] = [
    ("telegram", .telegram), ("airgram", .airgram),
    ("memorandum of conversation", .memorandumOfConversation),
    ("memorandum of a conversation", .memorandumOfConversation),
    ("memorandum of telephone conversation", .memorandumOfConversation),
    ("memorandum of a telephone conversation", .memorandumOfConversation),
    ("transcript", .memorandumOfConversation), ("memorandum", .memorandum), ("letter", .letter),
    ("message", .message), ("minutes", .minutes), ("notes", .minutes),
    ("summary of", .minutes), ("record of", .minutes), ("intelligence estimate", .estimate),
    ("editorial note", .editorialNote), ("report", .report), ("intelligence note", .report),
    ("study", .report), ("paper", .paper), ("policy", .paper), ("talking points", .paper),
  ]

  /// The kind that a document's title names.
  ///
  /// Cost: linear in the title, for each row of `titles`.
  init(title: String) {
    let title = title.lowercased()
    let found = Self.titles.compactMap { row in
      title.firstRange(of: row.words).map { (place: $0.lowerBound, kind: row.kind) }
    }
    // `min` gives the first of equals.
    self = found.min { $0.place < $1.place }?.kind ?? .document
  }
}
