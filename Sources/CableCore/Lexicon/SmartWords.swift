/// The labels and banners of cables as SMART released them, since 2009.
enum SmartWords {
  /// What the line of a label gives.
  struct Label: Sendable, Equatable {
    /// The field of the cable; nil if it belongs to none.
    var field: ContainerValue.Field?
    /// Where the label is, and who reads it.
    var place = Place.above
    /// What the parser of cables calls it; nil if that is the row's own text.
    var written: String?

    enum Place: Sendable, Equatable {
      /// Above the text, where the parser of cables reads it.
      case above
      /// Above the text, and what only the container says.
      case apart
      /// Below the text; the first of these labels ends it.
      case below
    }
  }

  /// Names before a colon, or in a table's first cell.
  static let labels = Forms<Label>(
    [
      ("MRN", Label(field: .id)), ("DATE/DTG", Label(field: .sent)), ("DATE", Label(field: .sent)),
      ("DTG", Label(field: .sent, written: "Date/DTG")), ("FROM", Label(field: .from)),
      ("ACTION", Label(field: .to)), ("TO", Label(field: .to, written: "Action")),
      ("EXECUTIVE ORDER", Label(field: .executiveOrder, written: "E.O.")),
      ("INFO", Label(field: .info, place: .apart)), ("XMT", Label(place: .apart)),
      ("E.O.", Label(field: .executiveOrder)), ("EO", Label(field: .executiveOrder)),
      ("TAGS", Label(field: .tags)), ("CAPTIONS", Label(field: .captions)),
      ("CAPTION", Label(field: .captions)),
      ("PASS LINE", Label(field: .distribution, place: .apart)),
      ("PASS", Label(field: .distribution, place: .apart)),
      ("REFERENCE", Label(field: .references)), ("REFERENCES", Label(field: .references)),
      ("REF", Label(field: .references)), ("SUBJECT", Label(field: .subject)),
      ("SIGNATURE", Label(field: .signature, place: .below)),
      ("SIGNED", Label(field: .signature, place: .below)),
      ("DRAFTED BY", Label(field: .draftedBy, place: .below)),
      ("CLEARED BY", Label(place: .below)), ("APPROVED BY", Label(place: .below)),
      ("RELEASED BY", Label(place: .below)), ("DISSEMINATION RULE", Label(place: .below)),
      ("ACTION POST", Label(place: .apart)), ("ATTACHMENTS", Label(place: .apart)),
      ("CLASSIFIED BY", Label()), ("REASON", Label()), ("DERIVED FROM", Label()),
      ("DECLASSIFY ON", Label()),
    ], met: .beforeColon)

  /// Precedences after an addressee, which is taken off.
  static let precedences = Forms<Listed>(["FLASH", "NIACT", "IMMEDIATE", "PRIORITY", "ROUTINE"])

  /// What a page has above and below its text, beside the level.
  static let banners = Forms<Listed>(["SBU", "SENSITIVE BUT UNCLASSIFIED", "SENSITIVE"])

  /// What a stamp of the release has within its line: all of them.
  static let stamps = Forms<Listed>(["CASE NO.", "DOC NO."])
}
