/// The words of titles and offices that surround a name, with what each does there.
///
/// A name is found by its own form; these rows say which words are not part of it.
enum OfficerTitles {
  /// What a word does beside a name.
  enum Part: Sendable {
    /// Names what somebody is: `Ambassador`, `DCM`.
    case rank
    /// Goes before a rank or an office: `Acting`, `Political`.
    case modifier
    /// Takes the words before it: `Affairs`, `Section`.
    case office
    /// Ties the words of a title: `of`, `the`, `U.S.`.
    case joint
  }

  /// The words, each with its part; those of seven letters and more are known with one slip where no
  /// word of prose or name is near.
  static let words = Forms<Part>([
    ("AMBASSADOR", .rank, [.bare, .oneSlip]), ("CHARGÉ", .rank, [.bare, .oneSlip]),
    ("COUNSELOR", .rank, [.bare, .oneSlip]), ("COUNSELLOR", .rank, [.bare, .oneSlip]),
    ("COUNSELER", .rank, [.bare, .oneSlip]), ("OFFICER", .rank, .bare), ("OFICER", .rank, .bare),
    ("OFFCER", .rank, .bare), ("OFFICR", .rank, .bare),
    ("MINISTER", .rank, [.bare, .oneSlip]), ("DIRECTOR", .rank, [.bare, .oneSlip]),
    ("SECRETARY", .rank, [.bare, .oneSlip]), ("ADVISOR", .rank, [.bare, .oneSlip]),
    ("ADVISER", .rank, [.bare, .oneSlip]), ("ATTACHE", .rank, [.bare, .oneSlip]),
    ("ATTACHÉ", .rank, [.bare, .oneSlip]), ("REPRESENTATIVE", .rank, [.bare, .oneSlip]),
    ("COORDINATOR", .rank, [.bare, .oneSlip]), ("SUPERVISOR", .rank, [.bare, .oneSlip]),
    ("PRESIDENT", .rank, [.bare, .oneSlip]), ("ADMINISTRATOR", .rank, [.bare, .oneSlip]),
    ("COMMISSIONER", .rank, [.bare, .oneSlip]), ("NEGOTIATOR", .rank, [.bare, .oneSlip]),
    ("INSPECTOR", .rank, [.bare, .oneSlip]), ("SPECIALIST", .rank, [.bare, .oneSlip]),
    ("ANALYST", .rank, [.bare, .oneSlip]), ("MINISTER-COUNSELOR", .rank, [.bare, .oneSlip]),
    ("OFFICER-IN-CHARGE", .rank, [.bare, .oneSlip]),
    ("AMBASSADOR-AT-LARGE", .rank, [.bare, .oneSlip]), ("DSCG", .office, .bare),
    ("AMBASSADOR-DESIGNATE", .rank, [.bare, .oneSlip]),
    ("DEPUTY-DIRECTOR", .rank, [.bare, .oneSlip]), ("CHARGE-D'AFFAIRES", .rank, [.bare, .oneSlip]),
    ("CHIEF-OF-MISSION", .rank, [.bare, .oneSlip]), ("CHARGE", .rank, .bare),
    ("CONSUL", .rank, .bare), ("AMB", .rank, .bare), ("AMBASADOR", .rank, .bare),
    ("DCM", .rank, .bare), ("ADCM", .rank, .bare), ("CDA", .rank, .bare), ("CHIEF", .rank, .bare),
    ("CG", .rank, .bare), ("DPO", .rank, .bare), ("PO", .rank, .bare), ("P.O", .rank, .bare),
    ("PERMREP", .rank, .bare), ("PERMREPS", .rank, .bare), ("STATION", .office, .bare),
    ("MULTIPLE", .modifier, .bare), ("SOURCES", .office, .bare), ("PAO", .rank, .bare),
    ("RSO", .rank, .bare), ("COM", .rank, .bare), ("EMIN", .rank, .bare), ("PMIN", .rank, .bare),
    ("MC", .rank, .bare), ("DAS", .rank, .bare), ("PDAS", .rank, .bare), ("CHARG", .rank, .bare),
    ("CHRG", .rank, .bare), ("CHAGE", .rank, .bare), ("CHARGEE", .rank, .bare),
    ("CHRGE", .rank, .bare), ("CHARGE'", .rank, .bare), ("CHARGE’", .rank, .bare),
    ("POLCOUNS", .rank, .bare), ("ECONCOUNS", .rank, .bare), ("POLOFF", .rank, .bare),
    ("ECONOFF", .rank, .bare), ("CONOFF", .rank, .bare), ("PRINOFF", .rank, .bare),
    ("POLMINCOUNS", .rank, .bare), ("ECONMINCOUNS", .rank, .bare), ("POLAD", .rank, .bare),
    ("REFCOORD", .rank, .bare), ("COUNS", .rank, .bare), ("MINCOUNS", .rank, .bare),
    ("MIN", .rank, .bare), ("DIR", .rank, .bare), ("DEPDIR", .rank, .bare), ("ENVOY", .rank, .bare),
    ("HEAD", .rank, .bare), ("LEADER", .rank, .bare), ("WATCHER", .rank, .bare),
    ("MANAGER", .rank, .bare), ("EDITOR", .rank, .bare), ("COL", .rank, .bare),
    ("COLONEL", .rank, .bare), ("LTC", .rank, .bare), ("LTCOL", .rank, .bare),
    ("CAPT", .rank, .bare), ("CAPTAIN", .rank, .bare), ("MAJ", .rank, .bare), ("GEN", .rank, .bare),
    ("BG", .rank, .bare), ("ADM", .rank, .bare), ("ADMIRAL", .rank, .bare), ("LT", .rank, .bare),
    ("CDR", .rank, .bare), ("MR", .rank, .bare), ("MRS", .rank, .bare), ("MS", .rank, .bare),
    ("DR", .rank, .bare), ("FSO", .rank, .bare), ("IPO", .rank, .bare), ("IMO", .rank, .bare),
    ("IMS", .rank, .bare), ("IPC", .rank, .bare), ("DEFAD", .rank, .bare),
    ("POLADV", .rank, .bare), ("MCAP", .rank, .bare), ("CHF", .rank, .bare), ("FCS", .rank, .bare),
    ("SCO", .rank, .bare), ("ECONMIN", .rank, .bare), ("POLMIN", .rank, .bare),
    ("DESIGNATE", .rank, .bare), ("CONSGEN", .rank, .bare), ("CONGEN", .rank, .bare),
    ("COUNSEL", .rank, .bare), ("VC", .rank, .bare), ("PRINCIPLE", .rank, .bare),
    ("CNSLR", .rank, .bare), ("CONSELOR", .rank, .bare), ("COUSELOR", .rank, .bare),
    ("COUNCELOR", .rank, .bare), ("COUNCILOR", .rank, .bare), ("COUNCILLOR", .rank, .bare),
    ("COUNSELOUR", .rank, .bare), ("LEGATT", .rank, .bare), ("LEGAT", .rank, .bare),
    ("COUNSLR", .rank, .bare), ("AMBASSDOR", .rank, .bare),
    ("ASSISTANT", .modifier, [.bare, .oneSlip]), ("POLITICAL", .modifier, [.bare, .oneSlip]),
    ("ECONOMIC", .modifier, [.bare, .oneSlip]), ("PRINCIPAL", .modifier, [.bare, .oneSlip]),
    ("GENERAL", .modifier, [.bare, .oneSlip]), ("CONSULAR", .modifier, [.bare, .oneSlip]),
    ("COMMERCIAL", .modifier, [.bare, .oneSlip]), ("MILITARY", .modifier, [.bare, .oneSlip]),
    ("REGIONAL", .modifier, [.bare, .oneSlip]), ("MANAGEMENT", .modifier, [.bare, .oneSlip]),
    ("PERMANENT", .modifier, [.bare, .oneSlip]), ("EXECUTIVE", .modifier, [.bare, .oneSlip]),
    ("DIPLOMATIC", .modifier, [.bare, .oneSlip]), ("INFORMATION", .modifier, [.bare, .oneSlip]),
    ("INTERNATIONAL", .modifier, [.bare, .oneSlip]),
    ("POLITICO-MILITARY", .modifier, [.bare, .oneSlip]),
    ("SECURITY", .modifier, [.bare, .oneSlip]),
    ("RECONSTRUCTION", .modifier, [.bare, .oneSlip]), ("PROVINCIAL", .modifier, [.bare, .oneSlip]),
    ("GOVERNANCE", .modifier, [.bare, .oneSlip]), ("ENVIRONMENT", .modifier, [.bare, .oneSlip]),
    ("ECONOMICS", .modifier, [.bare, .oneSlip]), ("ASSOCIATE", .modifier, [.bare, .oneSlip]),
    ("EXTRAORDINARY", .modifier, .bare), ("PLENIPOTENTIARY", .modifier, .bare),
    ("AGRICULTURAL", .modifier, [.bare, .oneSlip]), ("SCIENTIFIC", .modifier, [.bare, .oneSlip]),
    ("ACTING", .modifier, .bare), ("ACTG", .modifier, .bare), ("ACTNG", .modifier, .bare),
    ("DEPUTY", .modifier, .bare), ("DEPTY", .modifier, .bare), ("DEPUT", .modifier, .bare),
    ("DEP", .modifier, .bare), ("POL", .modifier, .bare), ("ECON", .modifier, .bare),
    ("SENIOR", .modifier, .bare), ("UNDER", .modifier, .bare), ("VICE", .modifier, .bare),
    ("FIRST", .modifier, .bare), ("SECOND", .modifier, .bare), ("THIRD", .modifier, .bare),
    ("SPECIAL", .modifier, .bare), ("PUBLIC", .modifier, .bare), ("LABOR", .modifier, .bare),
    ("REFUGEE", .modifier, .bare), ("ENERGY", .modifier, .bare), ("SCIENCE", .modifier, .bare),
    ("HEALTH", .modifier, .bare), ("DEFENSE", .modifier, .bare), ("GLOBAL", .modifier, .bare),
    ("TRADE", .modifier, .bare), ("LEGAL", .modifier, .bare), ("TREASURY", .modifier, .bare),
    ("CIVILIAN", .modifier, .bare), ("INTERNAL", .modifier, .bare), ("EXTERNAL", .modifier, .bare),
    ("FOREIGN", .modifier, .bare), ("EXEC", .modifier, .bare), ("CONS", .modifier, .bare),
    ("CAO", .modifier, .bare), ("PA", .modifier, .bare), ("P/E", .modifier, .bare),
    ("E/P", .modifier, .bare), ("PEC", .modifier, .bare), ("POLECON", .modifier, .bare),
    ("ECONPOL", .modifier, .bare), ("POLMIL", .modifier, .bare), ("POL-MIL", .modifier, .bare),
    ("POL-ECON", .modifier, .bare), ("ESTH", .modifier, .bare), ("CHIEF'S", .modifier, .bare),
    ("FINANCIAL", .modifier, .bare), ("FISCAL", .modifier, .bare), ("CULTURAL", .modifier, .bare),
    ("EASTERN", .modifier, .bare), ("HUMAN", .modifier, .bare), ("NARCOTICS", .modifier, .bare),
    ("POLITICS", .modifier, .bare), ("DEVELOPMENT", .modifier, .bare),
    ("TRANSPORTATION", .modifier, .bare), ("ADMINISTRATION", .modifier, .bare),
    ("COMMERCE", .modifier, .bare), ("AGRICULTURE", .modifier, .bare),
    ("FINANCE", .modifier, .bare), ("COUNTERTERRORISM", .modifier, .bare),
    ("NONPROLIFERATION", .modifier, .bare), ("TECHNOLOGY", .modifier, .bare),
    ("IMMIGRATION", .modifier, .bare), ("MIGRATION", .modifier, .bare),
    ("REFUGEES", .modifier, .bare), ("PETROLEUM", .modifier, .bare),
    ("FISHERIES", .modifier, .bare), ("MARITIME", .modifier, .bare),
    ("AVIATION", .modifier, .bare), ("CULTURE", .modifier, .bare),
    ("EDUCATION", .modifier, .bare),
    ("CLASSIFIED", .modifier, .bare), ("CLASSFIED", .modifier, .bare), ("BY", .modifier, .bare),
    ("DERIVED", .modifier, .bare), ("AFFAIRS", .office, [.bare, .oneSlip]),
    ("AFFAIRES", .office, [.bare, .oneSlip]), ("D'AFFAIRES", .office, [.bare, .oneSlip]),
    ("D’AFFAIRES", .office, [.bare, .oneSlip]), ("D'AFFAIRS", .office, [.bare, .oneSlip]),
    ("DAFFAIRES", .office, [.bare, .oneSlip]), ("SECTION", .office, [.bare, .oneSlip]),
    ("EMBASSY", .office, [.bare, .oneSlip]), ("AMEMBASSY", .office, [.bare, .oneSlip]),
    ("CONSULATE", .office, [.bare, .oneSlip]), ("DEPARTMENT", .office, [.bare, .oneSlip]),
    ("DIVISION", .office, [.bare, .oneSlip]), ("RELATIONS", .office, [.bare, .oneSlip]),
    ("MISSION", .office, [.bare, .oneSlip]), ("AFFAIR", .office, .bare),
    ("D'AFFAIRE", .office, .bare), ("D'AFFARIES", .office, .bare), ("D'AFFARES", .office, .bare),
    ("D'AFFAIRIES", .office, .bare), ("AFFARIES", .office, .bare), ("AFFARS", .office, .bare),
    ("AFFIARS", .office, .bare), ("MISSION'S", .office, .bare), ("OFFICE", .office, .bare),
    ("BUREAU", .office, .bare), ("UNIT", .office, .bare), ("BRANCH", .office, .bare),
    ("TEAM", .office, .bare), ("STATE", .office, .bare), ("POLICY", .office, .bare),
    ("DESK", .office, .bare), ("AGENCY", .office, .bare), ("PROGRAM", .office, .bare),
    ("GROUP", .office, .bare), ("COUNCIL", .office, .bare), ("COMMAND", .office, .bare),
    ("DOS", .office, .bare), ("TASK", .office, .bare), ("FORCE", .office, .bare),
    ("OF", .joint, .bare), ("THE", .joint, .bare), ("FOR", .joint, .bare), ("IN", .joint, .bare),
    ("AT", .joint, .bare), ("TO", .joint, .bare), ("A", .joint, .bare), ("A.I", .joint, .bare),
    ("AI", .joint, .bare), ("AD", .joint, .bare), ("INTERIM", .joint, .bare),
    ("LARGE", .joint, .bare), ("U.S", .joint, .bare), ("US", .joint, .bare), ("USA", .joint, .bare),
    ("D", .joint, .bare), ("AND", .joint, .bare), ("USUN", .modifier, .bare),
    ("USNATO", .modifier, .bare), ("USEU", .modifier, .bare), ("USOSCE", .modifier, .bare),
    ("OSCE", .modifier, .bare), ("NATO", .modifier, .bare), ("UN", .modifier, .bare),
    ("EU", .modifier, .bare), ("AIT", .modifier, .bare), ("REO", .modifier, .bare),
    ("PRT", .modifier, .bare), ("PRM", .modifier, .bare), ("INL", .modifier, .bare),
    ("EUR", .modifier, .bare), ("NEA", .modifier, .bare), ("SCA", .modifier, .bare),
    ("SA", .modifier, .bare), ("AF", .modifier, .bare), ("EAP", .modifier, .bare),
    ("WHA", .modifier, .bare), ("IO", .modifier, .bare), ("INR", .modifier, .bare),
    ("EEB", .modifier, .bare), ("EB", .modifier, .bare), ("ISN", .modifier, .bare),
    ("PM", .modifier, .bare), ("CT", .modifier, .bare), ("DRL", .modifier, .bare),
    ("OES", .modifier, .bare), ("DS", .modifier, .bare), ("CA", .modifier, .bare),
    ("VCI", .modifier, .bare), ("AC", .modifier, .bare), ("NP", .modifier, .bare),
    ("TDY", .modifier, .bare), ("MFO", .modifier, .bare),
  ])

  /// Endings of titles that are written as one word: `PolEconCounselor`, `EconChief`.
  static let endings = Forms<Listed>([
    "COUNS", "COUNSELOR", "CHIEF", "MINCONS", "MINCOUNS", "OFFICER",
  ])
  /// Beginnings of `…off`: a name such as Geoff has none of them.
  static let offices = Forms<Listed>([
    "POL", "ECON", "CON", "PRIN", "LAB", "SCI", "ESTH", "REF", "PA", "PAO", "POLEC", "POLECON",
    "POLMIL", "EMB", "REG", "MGT", "ADMIN", "COMM", "ARMS", "NARC", "FIN", "ENV", "POL/ECON",
  ])

  /// What a word is beside a name; nil if it is no word of a title.
  static func part(_ printed: String) -> Part? {
    var text = printed.uppercased()
    while text.utf8.last == UInt8(ascii: ".") { text.removeLast() }
    guard !text.isEmpty else { return nil }
    let word = Word(spelled: text, at: 0..<0)
    if let part = words[word] { return part }
    if text.contains("/") || text.contains(where: \.isNumber) { return .modifier }
    if endings.rows.contains(where: { text.hasSuffix($0.text) && text != $0.text }) { return .rank }
    if text.hasSuffix("OFF"), offices[String(text.dropLast(3))] != nil { return .rank }
    guard text.utf8.count >= 6 else { return nil }
    return words.meaning(word)
  }

  /// True if a hard wrap may have cut this word: the joined word is known.
  static func isKnown(_ upper: String) -> Bool {
    words.contains(Word(spelled: upper, at: 0..<0)) && upper.utf8.count > 1
  }
}
