/// TAGS of several words, of which one alone would be a code, or which are met over a line's end.
///
/// On one line words that are no codes stay together without a row.
enum TagPhrases {
  /// Words within a phrase.
  static let joints = Forms<Listed>(["AND", "OF", "IN", "THE", "FOR", "ON", "TO", "&"])

  /// The tags that the names of persons follow (5 FAH-3 H-350).
  static let beforePersons = Forms<Listed>(["OVIP", "OTRA", "OPDC", "PINR", "OREP"])

  /// Codes of telegrams of the 1970s that no published table has, by which a line of tags is known.
  static let codes: Set<String> = ["PINT"]

  static let phrases = [
    "HUMAN RIGHTS", "COUNTRY CLEARANCE", "USEU BRUSSELS", "COUNTER TERRORISM",
    "UN SECURITY COUNCIL", "EAST ASIAN PACIFIC AFFAIRS", "MEDIA REACTION REPORT", "PUBLIC AFFAIRS",
    "NEW ZEALAND", "IRAQI FREEDOM", "ECONOMIC AFFAIRS", "TRAFFICKING IN PERSONS", "VISAS MANTIS",
    "ISRAELI PALESTINIAN AFFAIRS", "ITALY NATIONAL ELECTIONS", "GOI EXTERNAL", "GOI INTERNAL",
    "MIDDLE EAST PEACE", "ARMS CONTROL", "CIVIL AVIATION", "LAW ENFORCEMENT", "MEDIA REACTION",
    "EL AL", "AER LINGUS", "AEROLINEAS ARGENTINAS", "GENERAL MOTORS", "COLOMBO PLAN",
    "PHALANGE PARTY", "LAW OF THE SEA", "RULE OF LAW", "FREEDOM OF SPEECH", "FREEDOM OF RELIGION",
  ]
}
