/// The words of a source note in Foreign Relations of the United States, such as `Secret; Limdis.`.
enum SourceNoteWords {
  /// The levels with which a note's sentence begins.
  static let levels = Forms<Listed>([
    "UNCLASSIFIED", "LIMITED OFFICIAL USE", "OFFICIAL USE ONLY", "CONFIDENTIAL", "SECRET",
    "TOP SECRET", "RESTRICTED",
  ])

  /// The precedences of the telegrams of those years.
  static let precedences = Forms<Precedence>([
    ("FLASH", .flash), ("NIACT IMMEDIATE", .niactImmediate), ("IMMEDIATE", .immediate),
    ("OPERATIONAL IMMEDIATE", .immediate), ("EMERGENCY", .flash), ("PRIORITY", .priority),
    ("ROUTINE", .routine), ("NIACT", .niact), ("NIGHT ACTION", .niact),
    ("IMMEDIATE NIACT", .niactImmediate), ("IMMEDIATE ACTION", .immediate),
  ])

  /// The captions, in the words of their years; `.beginning` with others after them, as in `Eyes Only
  /// for the Secretary`.
  static let captions = Forms<String>([
    ("NODIS", "NODIS", [.bare, .beginning]), ("EXDIS", "EXDIS", [.bare, .beginning]),
    ("LIMDIS", "LIMDIS", [.bare, .beginning]), ("STADIS", "STADIS", [.bare, .beginning]),
    ("NOFORN", "NOFORN", [.bare, .beginning]), ("EYES ONLY", "EYES ONLY", [.bare, .beginning]),
    ("CHEROKEE", "CHEROKEE", [.bare, .beginning]),
    ("ROGER CHANNEL", "ROGER CHANNEL", [.bare, .beginning]),
    ("EXCLUSIVE DISTRIBUTION", "EXDIS", [.bare, .beginning]),
    ("NO DISTRIBUTION", "NODIS", .bare),
    ("LIMITED DISTRIBUTION", "LIMDIS", [.bare, .beginning]),
    ("LIMIT DISTRIBUTION", "LIMDIS", [.bare, .beginning]),
    ("SENSITIVE", "SENSITIVE", [.bare, .beginning]),
    ("NO FOREIGN", "NOFORN", [.bare, .beginning]),
    ("NOT RELEASABLE TO FOREIGN NATIONALS", "NOFORN", [.bare, .beginning]),
  ])
}
