package import CableCore

/// The colours of a role as numbers of `XtermPalette`; −1 is the terminal's own.
package struct Theme: Sendable, Hashable {
  /// What the colours are chosen for.
  package enum Palette: String, Sendable, Hashable, CaseIterable {
    /// Marks keep 4.5:1 contrast and differ for colour-blind readers.
    case standard
    /// The colours of official banners, also on the marks.
    case official
    /// No hue at all.
    case mono
  }

  /// Colours of a role, as numbers of `XtermPalette`; −1 is the terminal's own.
  package struct Pair: Sendable, Hashable {
    var foreground: Int32
    var background: Int32 = -1
  }

  var isLight = false
  var palette = Palette.standard
  /// A person's own colours, instead of those of the palette.
  var own: [Role: Pair] = [:]

  /// A theme of a light or a dark screen.
  package init(isLight: Bool = false, palette: Palette = .standard, own: [Role: Pair] = [:]) {
    self.isLight = isLight
    self.palette = palette
    self.own = own
  }

  /// The role of a paragraph's mark.
  package static func role(of level: Level?) -> Role {
    switch level {
    case nil: .markNone
    case .unclassified: .markUnclassified
    case .sbu, .officialUseOnly, .limitedOfficialUse: .markSBU
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
    case .sbu, .officialUseOnly, .limitedOfficialUse: .badgeSBU
    case .confidential: .badgeConfidential
    case .secret: .badgeSecret
    case .topSecret: .badgeTopSecret
    }
  }

  /// The level that a classification is shown as: UNCLASSIFIED//FOUO is shown as SBU.
  package static func level(_ classification: Classification) -> Level {
    classification.level == .unclassified && classification.controls.contains("FOUO")
      ? .sbu : classification.level
  }

  /// Foreground and background.
  ///
  /// The marks keep 4.5:1 contrast and differ for colour-blind readers.
  package func colours(_ role: Role) -> (foreground: Int32, background: Int32) {
    if let pair = own[role] { return (pair.foreground, pair.background) }
    return switch palette {
    case .mono: (-1, -1)
    case .official: officialMark(role) ?? standard(role)
    case .standard: standard(role)
    }
  }

  /// How a style looks: its colours, and whether they are reversed.
  ///
  /// What is filled with a colour is reversed where there is none.
  package func look(of style: Style, isColoured: Bool = true) -> (
    foreground: Int32, background: Int32, isReversed: Bool
  ) {
    let (foreground, background) = isColoured ? colours(style.role) : (-1, -1)
    let isReversed = background < 0 && (style.isReversed || Role.filled.contains(style.role))
    return (foreground, background, isReversed)
  }

  /// The banner's own colour, also the background of the mark's letters.
  private func officialMark(_ role: Role) -> (foreground: Int32, background: Int32)? {
    // The labels for media name the hues: orange for TOP SECRET (SF 706), red for SECRET (SF 707), blue
    // for CONFIDENTIAL (SF 708), green for UNCLASSIFIED (SF 710). The shades, and violet for SBU, are
    // ours; where there is but a palette its nearest is taken.
    func banner(_ red: Int, _ green: Int, _ blue: Int, on letters: Int32 = 231) -> (Int32, Int32) {
      (letters, XtermPalette.number(red: red, green: green, blue: blue))
    }
    return switch role {
    case .markUnclassified, .badgeUnclassified: banner(0, 122, 51)
    case .markSBU, .badgeSBU: banner(80, 43, 133)
    case .markConfidential, .badgeConfidential: banner(0, 51, 160)
    case .markSecret, .badgeSecret: banner(200, 16, 46)
    case .markTopSecret, .badgeTopSecret: banner(255, 140, 0, on: 16)
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
    case .badgeUnclassified: (231, 28)
    case .badgeSBU: (231, 54)
    case .badgeConfidential: (231, 19)
    case .badgeSecret: (231, 160)
    case .badgeTopSecret: (16, 208)
    case .link: (isLight ? 26 : 117, -1)
    case .dim, .expansion, .missingLink: (isLight ? 241 : 246, -1)
    // Rules mean nothing, and are as faint as can be seen.
    case .border: (isLight ? 250 : 240, -1)
    // Not the hue of any mark: neither is one of TOP SECRET.
    case .cursor, .star, .prompt, .tick, .chip: (isLight ? 26 : 228, -1)
    case .error, .substitute: (isLight ? 126 : 211, -1)
    case .tag, .bar: (isLight ? 23 : 152, -1)
    case .note: (isLight ? 96 : 225, -1)
    case .searchHit: (16, 228)
    case .highlight: (16, 225)
    default: (-1, -1)
    }
  }
}

/// A theme as a person asks for it: by name, with colours of one's own.
package struct ThemeChoice: Sendable, Hashable {
  /// The names, each of which follows the terminal's background where it does not name one.
  package static let names = ["dark", "light", "mono", "official", "cvd"]

  /// One of `names`; anything else is `auto`.
  var name = "auto"
  var own: [Role: Theme.Pair] = [:]

  /// The theme on a terminal whose background is light or dark.
  package func theme(onLight isLight: Bool) -> Theme {
    switch name {
    case "dark": Theme(own: own)
    case "light": Theme(isLight: true, own: own)
    case "mono": Theme(isLight: isLight, palette: .mono, own: own)
    case "official": Theme(isLight: isLight, palette: .official, own: own)
    // The standard colours are chosen for colour-blind readers as well.
    default: Theme(isLight: isLight, own: own)
    }
  }
}
