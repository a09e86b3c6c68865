/// The words of a REF block that name no post.
enum ReferenceWords {
  /// Words that show that an item names something other than a cable.
  static let kinds = Forms<ReferenceKind>([
    ("E-MAIL", .email), ("EMAIL", .email), ("E-MAILS", .email), ("EMAILS", .email),
    ("UNCLASSIFIED-EMAIL", .email), ("E-MAILED", .email), ("EMAILED", .email),
    ("TELCON", .telcon), ("TELCONS", .telcon), ("TELECON", .telcon), ("TELECONS", .telcon),
    ("PHONECON", .telcon), ("PHONECONS", .telcon), ("PHONE", .telcon), ("TELEPHONE", .telcon),
    ("DVC", .telcon), ("FAM", .book), ("FAH", .book), ("CFR", .book), ("USC", .book),
    ("U.S.C", .book), ("HANDBOOK", .book), ("WEBSITE", .book), ("IIR", .report), ("TD", .report),
    ("TDX", .report), ("REPORT", .report), ("MEETING", .meeting), ("MEETINGS", .meeting),
    ("MTG", .meeting), ("MTGS", .meeting), ("CONVERSATION", .meeting),
    ("CONVERSATIONS", .meeting), ("DISCUSSION", .meeting), ("DISCUSSIONS", .meeting),
    ("LETTER", .other), ("LETTERS", .other), ("MEMO", .other), ("MEMOS", .other),
    ("MEMORANDUM", .other), ("DIPNOTE", .other), ("FAX", .other), ("LTR", .other),
    ("MEMCON", .other), ("MEMCONS", .other), ("NOTE", .other),
  ])

  /// What a word or sign between two items does.
  enum Joint: Equatable {
    /// Ends an item.
    case stop
    /// Ends an item that is whole.
    case and
    /// Precedes the items.
    case label
    /// Says nothing.
    case point
    /// Says nothing before an item.
    case dash
  }

  /// Words and signs between items, which are none of their own.
  static let joints = Forms<Joint>([
    (",", .stop), (";", .stop), ("|", .stop), ("AND", .and), ("&", .and), ("+", .and),
    ("PLUS", .and), ("ALSO", .and), ("REF", .point), ("REFTEL", .point),
    ("REFS", .label), ("SEE", .label), (".", .point),
    (":", .point), ("¶", .point), ("-", .dash), ("--", .dash), ("–", .dash), ("/", .dash),
  ])

  /// `AND PREVIOUS`, `ET AL.`: words that name no cable of their own.
  static let additions = Forms<Listed>([
    "AND", "PREVIOUS", "PREV", "NOTAL", "EARLIER", "OTHERS", "ET", "AL", "SERIES",
  ])

  /// `REF: NONE` names nothing.
  static let none = Forms<Listed>(["NONE", "N/A", "NA", "NIL"])

  /// Words with which the line after an item continues it: `DTD 4 MAY`, `PARA 5`.
  static let tails = Forms<Listed>(["DTD", "DATED", "OF", "PARA", "PARAS"])

  /// `STATE CABLE NO. 12`: words between a post and its number, or before the post.
  static let fillers = Forms<Listed>([
    "CABLE", "CABLES", "TELEGRAM", "TELEGRAMS", "TEL", "TELS", "MESSAGE", "MSG", "NO", "NOS", "NR",
    "NBR", "NUMBER", "NUMBERS", "SERIAL", "REF", "REFTEL", "SEPTEL", "EMBASSY", "MISSION",
    "CONSULATE", "UNCLAS", "UNCLASSIFIED", "CONFIDENTIAL", "SECRET", "EXDIS", "NODIS", "LIMDIS",
    "SIPDIS", "NOTAL", "STADIS", "SEE", "ALSO", "AND", "PREVIOUS", "PREV",
  ])

  /// Words before which a post's name ends: `ROME PARA 5`, `PARIS OF 3 MAY`.
  static let ends = Forms<Listed>([
    "MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY", "PAGE", "SECTION",
    "PARA", "PARAS", "PARAGRAPH", "PARAGRAPHS", "SECTIONS", "PAGES", "ITEM", "ITEMS", "PARTS",
    "DATED", "DTD", "OF", "THE", "AT", "ON", "IN", "FROM", "TO", "BY",
    "PART", "VERSION", "CLASSIFIED", "REASON", "REASONS",
  ])

  /// Names for the Department and for the citing post in telegrams before 1973.
  enum Relation: Equatable { case department, own }

  static let relations = Forms<Relation>([
    ("DEPTEL", .department), ("DEPTELS", .department), ("DEPTTEL", .department),
    ("EMBTEL", .own), ("EMBTELS", .own), ("CONTEL", .own),
  ])

  /// `300 THROUGH 302`: words of a range.
  static let throughs = Forms<Listed>(["THROUGH", "THRU", "TO"])

  /// A sentence on how the cable is to be handled, glued to the last item.
  static let handling = Forms<Listed>([
    "SENSITIVE", "PLEASE", "PROTECT", "HANDLE", "CLASSIFIED",
  ])
}
