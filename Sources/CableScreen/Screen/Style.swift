/// What a piece of the screen means; a theme gives each role its colours.
package enum Role: String, Sendable, Hashable, CaseIterable {
  case body, dim, heading, border, borderFocused, selection, selectionUnfocused, link, linkFocused
  case missingLink, searchHit, searchHitCurrent, status, prompt, error, substitute, tag, chip, key
  case note, expansion, bar, cursor, star, unread, tick
  case markUnclassified, markSBU, markConfidential, markSecret, markTopSecret, markNone
  case badgeUnclassified, badgeSBU, badgeConfidential, badgeSecret, badgeTopSecret, badgeNone
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
