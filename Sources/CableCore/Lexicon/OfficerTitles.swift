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

  /// A row: spellings of one part, and whether one slip in a word of seven letters and more is
  /// still the word.
  private struct Row {
    var part: Part
    var isNear = true
    var words: [String]

    init(_ part: Part, isNear: Bool = true, _ words: String) {
      self.part = part
      self.isNear = isNear
      self.words = words.split(whereSeparator: \.isWhitespace).map(String.init)
    }
  }

  private static let rows: [Row] = [
    Row(
      .rank,
      """
      AMBASSADOR CHARGE CHARGÉ COUNSELOR COUNSELLOR COUNSELER OFFICER MINISTER CONSUL DIRECTOR
      SECRETARY ADVISOR ADVISER ATTACHE ATTACHÉ REPRESENTATIVE COORDINATOR SUPERVISOR PRESIDENT
      ADMINISTRATOR COMMISSIONER NEGOTIATOR INSPECTOR SPECIALIST ANALYST MINISTER-COUNSELOR
      OFFICER-IN-CHARGE AMBASSADOR-AT-LARGE DEPUTY-DIRECTOR CHARGE-D'AFFAIRES CHIEF-OF-MISSION
      """),
    Row(
      .rank, isNear: false,
      """
      AMB AMBASADOR DCM ADCM CDA CHIEF CG DPO PO PAO RSO COM EMIN PMIN MC DAS PDAS CHARG CHRG CHAGE
      CHARGEE CHRGE CHARGE' CHARGE’ POLCOUNS ECONCOUNS POLOFF ECONOFF CONOFF PRINOFF POLMINCOUNS
      ECONMINCOUNS POLAD REFCOORD COUNS MINCOUNS MIN DIR DEPDIR ENVOY HEAD LEADER WATCHER MANAGER
      EDITOR COL COLONEL LTC LTCOL CAPT CAPTAIN MAJ GEN BG ADM ADMIRAL LT CDR MR MRS MS DR FSO IPO
      IMO IMS IPC EO CONSGEN CONGEN COUNSEL VC PRINCIPLE CNSLR CONSELOR COUSELOR COUNCELOR
      COUNCILOR COUNCILLOR COUNSELOUR LEGATT LEGAT COUNSLR AMBASSDOR
      """),
    Row(
      .modifier,
      """
      ACTING ASSISTANT POLITICAL ECONOMIC PRINCIPAL GENERAL CONSULAR COMMERCIAL MILITARY REGIONAL
      MANAGEMENT PERMANENT EXECUTIVE DIPLOMATIC INFORMATION INTERNATIONAL POLITICO-MILITARY SECURITY
      RECONSTRUCTION PROVINCIAL GOVERNANCE ENVIRONMENT ECONOMICS ASSOCIATE AGRICULTURAL SCIENTIFIC
      """),
    Row(
      .modifier, isNear: false,
      """
      ACTG ACTNG DEPUTY DEPTY DEPUT DEP POL ECON SENIOR UNDER VICE FIRST SECOND THIRD SPECIAL PUBLIC
      LABOR REFUGEE ENERGY SCIENCE HEALTH DEFENSE GLOBAL TRADE LEGAL TREASURY CIVILIAN INTERNAL
      EXTERNAL FOREIGN EXEC CONS CAO PA P/E E/P PEC POLECON ECONPOL POLMIL POL-MIL POL-ECON ESTH CHIEF'S
      FINANCIAL FISCAL CULTURAL EASTERN HUMAN NARCOTICS CLASSIFIED CLASSFIED BY DERIVED
      """),
    Row(
      .office,
      """
      AFFAIRS AFFAIRES D'AFFAIRES D’AFFAIRES D'AFFAIRS DAFFAIRES SECTION EMBASSY AMEMBASSY
      CONSULATE DEPARTMENT DIVISION RELATIONS
      """),
    Row(
      .office, isNear: false,
      """
      AFFAIR D'AFFAIRE D'AFFARIES D'AFFARES D'AFFAIRIES AFFARIES AFFARS AFFIARS MISSION MISSION'S
      OFFICE BUREAU UNIT BRANCH TEAM STATE POLICY DESK AGENCY PROGRAM GROUP COUNCIL COMMAND DOS
      TASK FORCE
      """),
    Row(
      .joint, isNear: false,
      """
      OF THE FOR IN AT TO A A.I AI AD INTERIM LARGE U.S US USA D AND
      """),
    Row(
      .modifier, isNear: false,
      """
      USUN USNATO USEU USOSCE OSCE NATO UN EU AIT REO PRT PRM INL EUR NEA SCA SA AF EAP WHA IO INR
      EEB EB ISN PM CT DRL OES DS CA VCI AC NP TDY MFO AMB.
      """),
  ]

  private static let table = WordTable<Part>(
    rows.flatMap { row in row.words.map { ($0, row.part) } })

  /// The words that are known with one slip, by their length.
  private static let near: [(word: String, part: Part)] = rows.filter(\.isNear).flatMap { row in
    row.words.filter { $0.utf8.count >= 7 }.map { ($0, row.part) }
  }

  /// Endings of titles that are written as one word: `PolEconCounselor`, `EconChief`.
  private static let endings = ["COUNS", "COUNSELOR", "CHIEF", "MINCONS", "MINCOUNS", "OFFICER"]
  /// Beginnings of `…off`: a name such as Geoff has none of them.
  private static let offices = [
    "POL", "ECON", "CON", "PRIN", "LAB", "SCI", "ESTH", "REF", "PA", "PAO", "POLEC", "POLECON",
    "POLMIL", "EMB", "REG", "MGT", "ADMIN", "COMM", "ARMS", "NARC", "FIN", "ENV", "POL/ECON",
  ]

  /// What a word is beside a name; nil if it is no word of a title.
  static func part(_ printed: String) -> Part? {
    var text = printed.uppercased()
    while text.utf8.last == UInt8(ascii: ".") { text.removeLast() }
    guard !text.isEmpty else { return nil }
    if let part = table[Word(spelled: text, at: 0..<0)] { return part }
    if text.contains("/") || text.contains(where: \.isNumber) { return .modifier }
    if endings.contains(where: { text.hasSuffix($0) && text != $0 }) { return .rank }
    if text.hasSuffix("OFF"), offices.contains(String(text.dropLast(3))) { return .rank }
    guard text.utf8.count >= 6 else { return nil }
    return near.first { Spelling.distance($0.word, text, limit: 1) <= 1 }?.part
  }

  /// True if a hard wrap may have cut this word: the joined word is known.
  static func isKnown(_ upper: String) -> Bool {
    table[Word(spelled: upper, at: 0..<0)] != nil && upper.utf8.count > 1
  }
}
