/// What a piece of the screen means; a theme gives each role its colours.
enum Role: String, Sendable, Hashable, CaseIterable {
  case body, dim, heading, border, borderFocused, selection, selectionUnfocused, link, linkFocused
  case missingLink, searchHit, searchHitCurrent, status, prompt, error, substitute, tag, chip, key
  case note, expansion, bar, cursor, star, unread, tick
  case markUnclassified, markSBU, markConfidential, markSecret, markTopSecret, markNone
  case badgeUnclassified, badgeSBU, badgeConfidential, badgeSecret, badgeTopSecret, badgeNone
}

/// A role and how it is emphasized.
struct Style: Sendable, Hashable {
  var role: Role = .body
  var isBold = false
  var isUnderlined = false
  var isReversed = false
}
