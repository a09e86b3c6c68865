extension Level {
  /// The level that `class:` and `mark:` mean by a word, in any case; nil for one that is none.
  ///
  /// Takes the letters of portion marks (5 FAH-2 H-443) and the names in full.
  public init?(asked word: String) {
    switch word.uppercased() {
    case "U", "UNCLASSIFIED", "UNCLAS": self = .unclassified
    case "SBU", "FOUO", "B": self = .sbu
    case "OUO", "OFFICIAL USE ONLY": self = .officialUseOnly
    case "LOU", "LIMITED OFFICIAL USE": self = .limitedOfficialUse
    case "C", "CONFIDENTIAL": self = .confidential
    case "S", "SECRET": self = .secret
    case "TS", "TOP SECRET", "T": self = .topSecret
    default: return nil
    }
  }
}

extension Precedence {
  /// The precedence that `precedence:` means by a word, in any case, with a blank or a hyphen;
  /// nil for one that is none.
  public init?(asked word: String) {
    let word = word.uppercased().replacing("-", with: " ")
    guard let found = Self.allCases.first(where: { $0.word == word }) else { return nil }
    self = found
  }
}
