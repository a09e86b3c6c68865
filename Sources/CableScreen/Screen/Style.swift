/// What a piece of the screen means; a theme gives each role its colours.
package enum Role: String, Sendable, Hashable, CaseIterable {
  case body, dim, heading, head, headFocused, border, selection, selectionUnfocused, link
  case missingLink, searchHit, searchHitCurrent, highlight, prompt, error, substitute, tag, chip,
    key
  case note, expansion, bar, cursor, star, tick
  case markUnclassified, markSBU, markConfidential, markSecret, markTopSecret, markNone
  case badgeUnclassified, badgeSBU, badgeConfidential, badgeSecret, badgeTopSecret, badgeNone

  /// The roles of a level's letters, which keep their hue where a row is selected.
  static let marks: Set<Role> = [
    .markUnclassified, .markSBU, .markConfidential, .markSecret, .markTopSecret,
  ]
  /// The roles that fill their cells.
  static let filled: Set<Role> = [
    .badgeUnclassified, .badgeSBU, .badgeConfidential, .badgeSecret, .badgeTopSecret, .badgeNone,
    .searchHit, .substitute,
  ]
}

/// A role and how it is emphasized.
package struct Style: Sendable, Hashable {
  package var role: Role = .body
  package var isBold = false
  package var isUnderlined = false
  package var isReversed = false

  /// A value from its parts.
  package init(
    role: Role = .body, isBold: Bool = false, isUnderlined: Bool = false, isReversed: Bool = false
  ) {
    self.role = role
    self.isBold = isBold
    self.isUnderlined = isUnderlined
    self.isReversed = isReversed
  }
}
