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
  ///
  /// Source: 5 FAM 540 for SBU; 32 CFR 2002 for CUI; C-M(2002)49 for NATO.
  static let beforePosts = Forms<Classification>(
    [
      ("SENSITIVE BUT UNCLASSIFIED", Classification(level: .sbu)),
      ("SBU", Classification(level: .sbu)),
      ("CUI", Classification(level: .sbu, controls: ["CUI"])),
      ("CONTROLLED UNCLASSIFIED INFORMATION", Classification(level: .sbu, controls: ["CUI"])),
      ("NATO UNCLASSIFIED", Classification(level: .unclassified, controls: ["NATO"])),
      ("NATO RESTRICTED", Classification(level: .confidential, controls: ["NATO"])),
      ("NATO CONFIDENTIAL", Classification(level: .confidential, controls: ["NATO"])),
      ("NATO SECRET", Classification(level: .secret, controls: ["NATO"])),
      ("COSMIC TOP SECRET", Classification(level: .topSecret, controls: ["NATO"])),
    ], met: .spaced)

  /// With which a level in a classification line begins.
  static let openings = words.openings.union(beforePosts.openings)

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
