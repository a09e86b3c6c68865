/// With what lines begin at the seams of several documents in one text.
enum DocumentWords {
  /// The last lines of a document: end marks, and the labels below a text.
  static let ends = Forms<Listed>([
    "NNNN", "BT", "PAGE ", "SIGNATURE:", "**SIGNATURE", "DRAFTED BY", "CLEARED BY", "APPROVED BY",
    "RELEASED BY", "INFO:", "**INFO", "XMT:", "DISSEMINATION RULE",
  ])

  /// What the first line of a mail begins with.
  static let mailHeads = Forms<Listed>([
    "FROM", "RE", "MI", "ME", "DELIVERED-TO:", "DATE:", "X-", "TO:", "SUBJECT:",
    "CONTENT-TYPE:",
  ])

  /// Elements of XML that are a cable, whatever is known of the names within them.
  static let elements = Forms<Listed>(["CABLE", "CABLEGRAM", "TELEGRAM", "MESSAGE"])

  /// Elements of XML that are parts of a text, not fields, and how many line ends are between two.
  static let parts = Forms<Int>([
    ("LINE", 1), ("L", 1), ("LB", 1), ("P", 2), ("PARA", 2), ("PARAGRAPH", 2),
  ])

  /// What the name of a post begins with in a publisher's list.
  static let posts = Forms<Listed>([
    "EMBASSY", "CONSULATE", "MISSION", "SECRETARY", "USMISSION", "AMEMBASSY", "AMCONSUL",
  ])
}
