/// The words around a cable that is named in the prose by post and number.
enum MentionWords {
  /// What a word before the post shows.
  enum Cue: Equatable {
    /// A cable follows: `see Paris 1766`.
    case cable
    /// A cable follows where a word of `reports` is before it: `reported in Paris 1766`.
    case afterReport
    /// It is skipped: `see also Paris 1766`, `reported it in Paris 1766`.
    case passing
    /// It is skipped, also after a bracket: `(e.g., Paris 1766)`, `(most recently Paris 1766)`.
    case example
  }

  static let cues = Forms<Cue>([
    ("SEE", .cable), ("PER", .cable), ("REF", .cable), ("REFS", .cable), ("REFTEL", .cable),
    ("REFTELS", .cable), ("CF", .cable), ("VIDE", .cable), ("CABLE", .cable), ("CABLES", .cable),
    ("TELEGRAM", .cable), ("REFERENCE", .cable), ("IN", .afterReport), ("BY", .afterReport),
    ("TO", .afterReport), ("FROM", .afterReport), ("ALSO", .example),
    ("IT", .passing), ("THIS", .passing), ("THEM", .passing), ("THESE", .passing),
    ("C.F", .cable), ("E.G", .example), ("EG", .example), ("I.E", .example), ("IE", .example),
    ("VIZ", .example), ("FOR", .example), ("EXAMPLE", .example), ("INSTANCE", .example),
    ("SUCH", .example), ("NOTE", .example), ("AS", .example), ("INTER", .example),
    ("ALIA", .example),
    ("INCLUDING", .example), ("NOTABLY", .example), ("ESPECIALLY", .example),
    ("PARTICULARLY", .example), ("MAINLY", .example), ("MOST", .example), ("MORE", .example),
    ("RECENTLY", .example), ("LATEST", .example), ("LAST", .example), ("FIRST", .example),
    ("PREVIOUSLY", .example), ("EARLIER", .example), ("BOTH", .example),
  ])

  /// Words for a cable of the REF block.
  static let reftels = Forms<Listed>(["REF", "REFS", "REFTEL", "REFTELS"])

  /// What is done in a cable, before or after its name.
  static let reports = Forms<Listed>([
    "REPORTED", "REPORTS", "DESCRIBED", "DESCRIBES", "DISCUSSED", "DISCUSSES", "NOTED", "NOTES",
    "OUTLINED", "OUTLINES", "DETAILED", "DETAILS", "PROVIDED", "PROVIDES", "REQUESTED", "REQUESTS",
    "CONTAINED", "CONTAINS", "SUMMARIZED", "SUMMARIZES", "CONVEYED", "CONVEYS", "TRANSMITTED",
    "TRANSMITS", "REFERENCED", "CITED", "MENTIONED", "COVERED", "COVERS", "ADDRESSED", "RELAYED",
    "RESPONSE", "REPLY", "REPLIES", "FORWARDED", "INSTRUCTED", "INSTRUCTS", "EXPLAINED",
    "EXPLAINS", "REFERS", "REFERRED", "STATED", "STATES", "ANALYZED", "RECOUNTED", "REVIEWED",
  ])

  /// Words for a part of a cable, with a number after them: `Rome 443, para 3`.
  static let places = Forms<Listed>(["PARA", "PARAS", "PARAGRAPH", "PARAGRAPHS"])

  /// Words that separate the cables of a list, or continue the last.
  static let joints = Forms<Listed>([
    "AND", "OR", "PARA", "PARAS", "PARAGRAPH", "ALSO", "SEE", "NOTAL", "ET",
  ])
}
