/// The levels of classification and their controls, as lines and marks of a whole cable spell them.
enum Levels {
  /// The levels at the beginning of a classification line, also in pieces.
  static let words = Forms<Level>(
    [
      ("TOP SECRET", .topSecret), ("UNCLASSIFIED", .unclassified), ("UNCLAS", .unclassified),
      ("UNCLASS", .unclassified), ("LIMITED OFFICIAL USE", .limitedOfficialUse),
      ("LIMITED OFFICAL USE", .limitedOfficialUse), ("LIMTED OFFICIAL USE", .limitedOfficialUse),
      ("OFFICIAL USE ONLY", .officialUseOnly),
      ("CONFIDENTIAL", .confidential), ("SECRET", .secret),
    ], met: [.bare, .spaced, .oneSlip])

  /// The levels that only a post with its number, or a section, makes a classification line: alone in a
  /// line they are captions, banners or sentences.
  static let sensitive = Forms<Level>(
    [("SENSITIVE BUT UNCLASSIFIED", .sbu), ("SBU", .sbu)], met: .spaced)

  /// The levels that the line of a page break may end with.
  static let banners = Forms<Listed>([
    "UNCLASSIFIED", "LIMITED OFFICIAL USE", "CONFIDENTIAL", "TOP SECRET", "SECRET",
  ])

  /// What may follow a level in its line, with the control that it stands for.
  static let controls = Forms<String>([
    ("NOFORN", "NOFORN", .spaced), ("EFTO", "FOUO", .spaced), ("FOUO", "FOUO", .bare),
    ("SBU", "FOUO", .bare), ("FOR OFFICIAL USE ONLY", "FOUO", .bare),
    ("ORCON", "ORCON", .bare), ("PROPIN", "PROPIN", .bare), ("NOCONTRACT", "NOCONTRACT", .bare),
    ("WNINTEL", "WNINTEL", .bare), ("IMCON", "IMCON", .bare), ("RELIDO", "RELIDO", .bare),
  ])

  /// The letter that a security prosign repeats: `ZNY CCCCC` (ACP 131).
  static let prosigns = Forms<Level>([
    ("U", .unclassified), ("E", .unclassified), ("C", .confidential), ("S", .secret),
    ("T", .topSecret),
  ])
}
