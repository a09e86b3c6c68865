import CableCore

/// The colours of a role as numbers of the 256-colour palette; −1 is the terminal's own.
struct Theme: Sendable, Hashable {
  /// What the colours are chosen for.
  enum Palette: String, Sendable, Hashable, CaseIterable {
    /// Marks keep 4.5:1 contrast and differ for colour-blind readers.
    case standard
    /// The colours of official banners, also on the marks.
    case official
    /// No hue at all.
    case mono
  }

  var isLight = false
  var palette = Palette.standard

  /// The names that `init(named:)` knows.
  static let names = ["dark", "light", "mono", "official", "official-light", "cvd"]

  /// A theme of a light or a dark screen.
  init(isLight: Bool = false, palette: Palette = .standard) {
    self.isLight = isLight
    self.palette = palette
  }

  /// A theme by its name; nil where there is none of it.
  init?(named name: String) {
    switch name {
    // The standard colours are chosen for colour-blind readers as well.
    case "dark", "cvd": self.init()
    case "light": self.init(isLight: true)
    case "mono": self.init(palette: .mono)
    case "official": self.init(palette: .official)
    case "official-light": self.init(isLight: true, palette: .official)
    default: return nil
    }
  }

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
    switch palette {
    case .mono: (-1, -1)
    case .official: officialMark(role) ?? standard(role)
    case .standard: standard(role)
    }
  }

  /// The banner's colour behind the mark's own letters.
  private func officialMark(_ role: Role) -> (foreground: Int32, background: Int32)? {
    switch role {
    case .markUnclassified: standard(.badgeUnclassified)
    case .markSBU: standard(.badgeSBU)
    case .markConfidential: standard(.badgeConfidential)
    case .markSecret: standard(.badgeSecret)
    case .markTopSecret: standard(.badgeTopSecret)
    default: nil
    }
  }

  private func standard(_ role: Role) -> (foreground: Int32, background: Int32) {
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
    case .missingLink, .dim, .border, .expansion: (isLight ? 242 : 246, -1)
    case .error, .substitute, .star: (isLight ? 130 : 178, -1)
    case .tag, .bar: (isLight ? 23 : 152, -1)
    case .note: (isLight ? 90 : 183, -1)
    case .key, .chip, .tick, .searchHit, .searchHitCurrent: (isLight ? 94 : 222, -1)
    default: (-1, -1)
    }
  }
}
