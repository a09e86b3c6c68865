/// The words of lines that pass a cable on within a building or to another post:
/// `STATE FOR EUR/RPM, SCA/CEN`.
enum PassingWords {
  /// What a word is to such a line.
  enum Role: Sendable, Equatable {
    /// An office that is addressed without a routing indicator.
    case office
    /// A word that asks for it: the line needs no other.
    case request
  }

  /// How such a line begins.
  static let openings = Forms<Role>([
    ("STATE", .office), ("DEPT", .office), ("DEPT.", .office), ("DEPARTMENT", .office),
    ("SECSTATE", .office), ("TREASURY", .office), ("USDOC", .office), ("COMMERCE", .office),
    ("JUSTICE", .office), ("ENERGY", .office), ("DOE", .office), ("DOD", .office), ("OSD", .office),
    ("NSC", .office), ("USTR", .office), ("USAID", .office), ("AID", .office), ("USDA", .office),
    ("AGRICULTURE", .office), ("DOL", .office), ("LABOR", .office), ("DHS", .office),
    ("DOJ", .office), ("FBI", .office), ("EPA", .office), ("USIA", .office), ("WHITE", .office),
    ("SECDEF", .office), ("USUN", .office), ("USNATO", .office), ("USEU", .office),
    ("USOECD", .office), ("HHS", .office), ("CDC", .office), ("FAA", .office), ("TSA", .office),
    ("DEA", .office), ("PASS", .request), ("PLEASE", .request), ("ALSO", .request),
  ])

  /// Who is addressed as a post is, before FOR and an office: `SOUTHCOM FOR POLAD`.
  static let commands = Forms<Listed>([
    "SOUTHCOM", "USSOUTHCOM", "CENTCOM", "USCENTCOM", "PACOM", "USPACOM", "EUCOM", "USEUCOM",
    "AFRICOM", "NORTHCOM", "SOCOM", "STRATCOM", "TRANSCOM", "JOINT STAFF", "JCS", "CINCPAC",
    "CINCEUR",
    "CINCCENT", "CINCSO", "USCINCSO", "USCINCEUR", "USCINCPAC", "CJTF-HOA", "ISAF", "MNF-I", "MCC",
    "OPIC", "EXIM", "USTDA", "TDA", "NASA", "NOAA", "NIH", "FDA", "USPTO", "EXIMBANK",
    "ONDCP", "DIA", "CIA", "FAS", "APHIS", "NRC",
  ])

  /// Organizations to which a post passes a cable, or has a mission.
  static let organizations = Forms<Listed>([
    "OECD", "USOECD", "NATO", "USNATO", "UN", "USUN", "EU", "USEU", "IAEA", "UNVIE", "UNESCO",
    "FAO",
    "OSCE", "USOSCE", "OAS", "USOAS", "ICAO", "WTO", "ILO", "UNHCR", "CSCE", "SHAPE",
  ])

  /// Lines that are about the sending and no field's.
  static let notices = Forms<Listed>(["MINIMIZE CONSIDERED"])

  /// How it continues, within its first words.
  static let verbs = Forms<Listed>(["FOR", "PASS", "PASSES", "ALSO"])

  /// The labels of a mail head that a relay put above a telegram.
  static let mailLabels = Forms<Listed>([
    "FROM:", "SENT:", "TO:", "CC:", "SUBJECT:", "DATE:", "BCC:", "IMPORTANCE:",
  ])
}
