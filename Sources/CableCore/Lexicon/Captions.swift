/// Captions: how a cable is handled and distributed (5 FAH-2 H-440).
enum Captions {
  /// The spellings with the caption that each stands for.
  ///
  /// What is met letter by letter is met anywhere among levels and tags; phrases and the other words
  /// have a line of captions to themselves.
  static let words = Forms<String>([
    ("SIPDIS", "SIPDIS", [.bare, .spaced, .oneSlip]),
    ("SENSITIVE", "SENSITIVE", [.bare, .spaced, .oneSlip]),
    ("NOFORN", "NOFORN", [.bare, .spaced, .oneSlip]),
    ("NODIS", "NODIS", [.bare, .spaced, .oneSlip]),
    ("EXDIS", "EXDIS", [.bare, .spaced, .oneSlip]),
    ("LIMDIS", "LIMDIS", [.bare, .spaced, .oneSlip]),
    ("STADIS", "STADIS", [.bare, .spaced, .oneSlip]),
    ("SIP DIS", "SIPDIS", .bare), ("NO FORN", "NOFORN", .bare),
    ("NO DIS", "NODIS", .bare), ("EX DIS", "EXDIS", .bare), ("LIM DIS", "LIMDIS", .bare),
    ("NOFORNSIPDIS", "NOFORNSIPDIS", .bare), ("TERREP", "TERREP", .bare), ("CODEL", "CODEL", .bare),
    ("STAFFDEL", "STAFFDEL", .bare), ("NOCONTRACT", "NOCONTRACT", .bare),
    ("ORCON", "ORCON", .bare), ("PROPIN", "PROPIN", .bare), ("WNINTEL", "WNINTEL", .bare),
    ("SPECAT", "SPECAT", .bare), ("AIDAC", "AIDAC", .bare), ("NOWACA", "NOWACA", .bare),
    ("FOUO", "FOUO", .bare), ("LOU", "LOU", .bare), ("TOSEC", "TOSEC", .bare),
    ("SECTO", "SECTO", .bare), ("CHEROKEE", "CHEROKEE", .bare), ("VISAS", "VISAS", .bare),
    ("ROGER CHANNEL", "ROGER CHANNEL", .bare), ("DS CHANNEL", "DS CHANNEL", .bare),
    ("SY CHANNEL", "SY CHANNEL", .bare), ("MED CHANNEL", "MED CHANNEL", .bare),
    ("DISSENT CHANNEL", "DISSENT CHANNEL", .bare), ("STATE CHANNEL", "STATE CHANNEL", .bare),
    ("HUMINT CHANNEL", "HUMINT CHANNEL", .bare), ("EYES ONLY", "EYES ONLY", .bare),
    ("ADM AID", "ADM AID", .bare), ("INFORM CONSULS", "INFORM CONSULS", .bare),
    ("VISAS VIPER", "VISAS VIPER", .bare), ("VISAS VIPERS", "VISAS VIPER", .bare),
    ("VISAS DONKEY", "VISAS DONKEY", .bare), ("VISAS EAGLE", "VISAS EAGLE", .bare),
    ("NOT PASS", "NOT PASS", .bare),
  ])

  /// What a word does in a passing line, which says who else is to get the cable.
  struct Passing: OptionSet, Sendable {
    let rawValue: UInt8
    /// Shows that a line passes the cable on.
    static let verb = Passing(rawValue: 1 << 0)
    /// Continues with the line above where it begins one.
    static let goesOn = Passing(rawValue: 1 << 1)
    /// Leaves a line open that ends with it.
    static let leavesOpen = Passing(rawValue: 1 << 2)
    /// Follows an office: what precedes it is no caption.
    static let followsOffice = Passing(rawValue: 1 << 3)
  }

  static let passing = Forms<Passing>([
    ("FOR", [.verb, .leavesOpen, .followsOffice]),
    ("PASS", [.verb, .goesOn, .leavesOpen, .followsOffice]), ("PASSES", [.verb, .goesOn]),
    ("ALSO", [.verb, .goesOn]), ("PLEASE", .verb), ("TO", [.verb, .goesOn, .leavesOpen]),
    ("AND", .leavesOpen), ("OR", .leavesOpen), ("BUT", .followsOffice),
  ])
}
