import CableCore

/// The colours of a role as numbers of the 256-colour palette; −1 is the terminal's own.
struct Theme: Sendable {
  var isLight = false

  /// The role of a paragraph's mark.
  static func role(of level: Level?) -> Role {
    switch level {
    case nil: .markNone
    case .unclassified: .markUnclassified
    case .sbu, .limitedOfficialUse: .markSBU
    case .confidential: .markConfidential
    case .secret: .markSecret
    case .topSecret: .markTopSecret
    }
  }

  /// The role of a list's badge.
  static func badge(of level: Level?) -> Role {
    switch level {
    case nil: .badgeNone
    case .unclassified: .badgeUnclassified
    case .sbu, .limitedOfficialUse: .badgeSBU
    case .confidential: .badgeConfidential
    case .secret: .badgeSecret
    case .topSecret: .badgeTopSecret
    }
  }

  /// The level that a classification is shown as: UNCLASSIFIED//FOUO counts as SBU.
  static func level(_ classification: Classification) -> Level {
    classification.level == .unclassified && classification.controls.contains("FOUO")
      ? .sbu : classification.level
  }

  /// Foreground and background.
  ///
  /// The marks keep 4.5:1 contrast and differ for colour-blind readers.
  func colours(_ role: Role) -> (foreground: Int32, background: Int32) {
    switch role {
    case .markUnclassified: (isLight ? 29 : 49, -1)
    case .markSBU: (isLight ? 53 : 135, -1)
    case .markConfidential: (isLight ? 20 : 110, -1)
    case .markSecret: (isLight ? 88 : 167, -1)
    case .markTopSecret: (isLight ? 130 : 178, -1)
    case .badgeUnclassified: (255, 28)
    case .badgeSBU: (255, 54)
    case .badgeConfidential: (255, 19)
    case .badgeSecret: (255, 160)
    case .badgeTopSecret: (16, 208)
    case .link, .linkFocused: (isLight ? 25 : 81, -1)
    case .missingLink, .dim, .border: (isLight ? 242 : 246, -1)
    case .error, .substitute: (isLight ? 130 : 178, -1)
    case .tag: (isLight ? 23 : 152, -1)
    default: (-1, -1)
    }
  }
}
