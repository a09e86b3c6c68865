/// The words below a text: marks of its end, labels of who drafted and cleared it, and what is no name
/// where a name is looked for.
enum ClosingWords {
  /// What a line is that holds one of them and nothing else, but for the signs around it.
  static let lines = Forms<Listed>([
    "UNQUOTE", "EXEMPT", "GP-1", "GP-2", "GP-3", "GP-4", "BT", "END", "XGDS", "DECONTROL", "NNNN",
    "NNN", "DECLASSIFIED", "SIPDIS", "SENSITIVE", "NOFORN", "GDS", "XGDS-1", "XGDS-2", "XGDS-3",
    "XGDS-4", "END CABLE TEXT", "END OF CABLE", "END MESSAGE", "MINIMIZE CONSIDERED",
    "END OF MESSAGE", "END CABLE", "CABLE ENDS", "END TRANSMISSION", "MESSAGE ENDS", "ENDS",
    "END OF TEXT", "SENSITIVE BUT UNCLASSIFIED", "UNCLASSIFIED//FOR OFFICIAL USE ONLY",
    "UNCLASSIFIED//FOUO", "UNCLASSIFIED/FOUO", "NOTHING FOLLOWS", "U.S. DEPARTMENT OF STATE",
    "UNCLASSIFIED", "CONFIDENTIAL", "SECRET", "END OF DOCUMENT",
  ])

  /// What a line is that holds one of them right below a name.
  static let belowName = Forms<Listed>(["END TEXT", "END QUOTE", "DELETED"])

  /// How a line begins that a web site, a printer or a mail program put below a name.
  static let site = Forms<Listed>([
    "SHARE", "BACK TO TOP", "PRINTED FROM", "RETRIEVED FROM", "DOWNLOADED FROM", "COPYRIGHT",
    "(C) 20", "(C) 19", "COMMENTS", "COMMENT", "DECLASSIFY ON", "</", "CC:", "POSTED BY",
    "POSTED IN", "TAGGED", "FILED UNDER", "LAST MODIFIED", "LAST UPDATED", "SENT FROM",
    "PREVIOUS CABLE", "NEXT CABLE", "ADD A COMMENT", "LEAVE A REPLY", "VIEW ALL", "SOURCE:",
    "RELATED",
  ])

  /// How a sentence about the cable below a name begins, which is kept as a line that no field takes.
  static let remarks = Forms<Listed>([
    "THIS CABLE WAS ", "THIS MESSAGE WAS ", "THIS TELEGRAM WAS ", "THIS CABLE HAS ",
    "THIS MESSAGE HAS ", "(THIS CABLE ", "(THIS MESSAGE ", "NOTE: THIS CABLE ",
    "NOTE: THIS MESSAGE ",
    "(NOTE: THIS CABLE ", "(NOTE: THIS MESSAGE ",
  ])

  /// How a line that an office put below a text begins.
  static let notes = Forms<Listed>([
    "NOTE BY OC/T", "NOTE: BY OC/T", "NOTE BY OCT", "MINIMIZE FOR", "RECEIVED IN CODE ROOM",
    "REVIEWED BY", "DECLASSIFIED BY", "DECLASSIFIED AUTHORITY", "CORRECTED COPY",
    // Of a wiki's page.
    "CATEGORY:", "[[CATEGORY:",
  ])

  /// How a line begins that sends readers to a web site.
  static let plugs = Forms<Listed>([
    "VISIT ", "PLEASE VISIT", "FOR MORE ", "FOR FURTHER ", "FOR ADDITIONAL ", "SEE MORE ",
    "MORE REPORTING ", "TO VIEW ", "TO READ ", "TO SEE ", "YOU CAN ALSO ", "YOU MAY ALSO ",
    "THIS SITE CAN ", "THE SITE CAN ",
  ])

  /// How label lines below the text begin, of reading-room copies and of telegrams to the field.
  static let offices = Forms<Listed>([
    "DRAFTED BY", "CLEARED BY", "APPROVED BY", "RELEASED BY", "DISSEMINATION RULE:",
    "ACTION POST:", "XMT:", "INFO:", "ATTACHMENTS:", "DRAFTED:", "CLEARED:", "APPROVED:",
    "RELEASED:", "CLEARANCES:", "CLEARANCE:", "DRAFTER:", "APPROVER:", "AUTHORIZED BY",
    "CLEARANCES", "DRAFTING OFFICE", "ACTION:", "DRAFTING OFFICER",
  ])

  /// How a line that names who drafted the cable begins.
  static let drafters = Forms<Listed>([
    "DRAFTED BY", "DRAFTED:", "DRAFTER:", "DRAFTING OFFICER",
  ])

  /// What may be after a name in its line.
  static let afterName = Forms<Listed>([
    "NNNN", "NNN", "BT", "UNQUOTE", "ACTING", "(ACTING)", "A.I.",
  ])

  /// Abbreviations with stops of their own, with which a sentence may end before a name.
  static let abbreviations = Forms<Listed>([
    "U.S.", "U.S.A.", "U.N.", "E.U.", "U.K.", "U.A.E.", "D.C.", "A.M.", "P.M.", "P.R.C.", "R.O.K.",
    "D.P.R.K.", "U.S.S.R.", "U.S.G.",
  ])

  /// How a line that names who signed begins.
  static let signed = Forms<Listed>([
    "SIGNATURE:", "SIGNED:", "SIGNED BY:", "SIGNED BY ", "/S/", "//SIGNED//", "(SIGNED)", "SIGNED ",
    "REGARDS, ", "REGARDS ", "BEST REGARDS, ", "BEST REGARDS ", "WARM REGARDS, ", "WARM REGARDS ",
    "KIND REGARDS, ", "SINCERELY, ", "RESPECTFULLY, ",
  ])

  /// Words in the place of a name that are none.
  static let noNames = Forms<Listed>([
    "COMMENT", "SUMMARY", "END", "TEXT", "NOTE", "BT", "NOFORN", "SIPDIS", "SENSITIVE", "HEADLINES",
    "BRIEFING", "UNQUOTE", "QUOTE", "ACTION", "REQUEST", "REQUESTED", "UNCLASSIFIED", "ENDS",
    "ANNEX", "BACKGROUND", "CONCLUSION", "BIO", "NOTES", "MINIMIZE", "CONSIDERED", "TABLE", "NONE",
    "CLEARED", "REDACTED", "USA", "USG", "GOV", "EFTO", "FOUO", "CONFIDENTIAL", "SECRET", "UNCLAS",
    "INTRODUCTION", "OVERVIEW", "PARTICIPANTS", "POINTS", "PAPER", "STATEMENT", "DRAFTED", "NNNN",
    "DECLASSIFIED", "REGARDS", "XXXX", "BEST", "THANKS", "SINCERELY", "GDS", "XGDS", "EXEMPT",
    "ADDRESSEE", "ADDRESSEES", "ENCLOSURE", "ATTACHMENT", "APPROVED", "CORRECTED", "COPY", "NIL",
  ])

  /// What a line above a name is in which the writer of a letter takes leave; no name itself.
  static let greetings = Forms<Listed>([
    "REGARDS", "BEST REGARDS", "WARM REGARDS", "WARMEST REGARDS", "KIND REGARDS",
    "KINDEST REGARDS", "WITH BEST REGARDS", "WITH WARM REGARDS", "WITH KIND REGARDS", "SINCERELY",
    "YOURS SINCERELY", "SINCERELY YOURS", "MOST SINCERELY", "RESPECTFULLY", "VERY RESPECTFULLY",
    "RESPECTFULLY YOURS", "YOURS TRULY", "VERY TRULY YOURS", "YOURS FAITHFULLY", "CORDIALLY",
    "BEST", "BEST WISHES", "WITH BEST WISHES", "THANKS", "MANY THANKS", "THANK YOU",
    "THANKS AND REGARDS", "CHEERS",
  ])

  /// The words of a name that are met in small letters.
  static let particles = Forms<Listed>([
    "VAN", "VON", "DE", "DER", "LA", "DU", "DI", "DEN", "DA",
  ])

  /// The words that end a passage that they began: `End comment`.
  static let passages = Forms<Passage.Kind>([
    ("END SUMMARY", .summary, [.bare, .spaced]), ("END OF SUMMARY", .summary, .bare),
    ("END SUMMAY", .summary, .bare), ("END SUMARY", .summary, .bare),
    ("END SUMMRY", .summary, .bare), ("END SUMMERY", .summary, .bare),
    ("END EXECUTIVE SUMMARY", .summary, .bare), ("ENDSUMMARY", .summary, .bare),
    ("END INTRODUCTION", .summary, .bare), ("END COMMENT", .comment, [.bare, .spaced]),
    ("END OF COMMENT", .comment, .bare), ("ENDCOMMENT", .comment, .bare),
    ("END ACTION REQUEST", .actionRequest, .bare),
    ("END OF ACTION REQUEST", .actionRequest, .bare), ("END NOTE", .note, .bare),
    ("END OF NOTE", .note, .bare), ("END TEXT", .quotedText, .bare),
  ])
}
