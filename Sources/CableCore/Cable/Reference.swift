/// What kind of thing a reference names; the raw value is the name used in JSON.
public enum ReferenceKind: String, Sendable, Hashable, CaseIterable {
  case cable, email, telcon, report, book, meeting, other
}

/// One item of the REF block (reftel: the telegram that is referred to).
public struct Reference: Sendable, Hashable {
  /// What kind of thing is referred to.
  public var kind: ReferenceKind
  /// The canonical id, where the item names a cable.
  public var id: CableID?
  /// `A` for `A. STATE 78227`.
  public var bullet: String?
  /// As printed, in one line, without the bullet.
  public var text: String
  /// NOTAL: not sent to all addressees.
  public var isNotal: Bool
  /// True where no year is printed, so that `id` carries the citing cable's.
  public var isYearAssumed: Bool
  /// Where the item stands in the source, without its bullet.
  public var range: Range<Int>

  /// A reference from its parts.
  public init(
    kind: ReferenceKind, id: CableID? = nil, bullet: String? = nil, text: String,
    isNotal: Bool = false, isYearAssumed: Bool = false, range: Range<Int>
  ) {
    self.kind = kind
    self.id = id
    self.bullet = bullet
    self.text = text
    self.isNotal = isNotal
    self.isYearAssumed = isYearAssumed
    self.range = range
  }
}

/// A reference in the prose, resolved where the REF block or the text itself tells to what.
public struct Mention: Sendable, Hashable {
  /// What kind of thing is referred to.
  public var kind: ReferenceKind
  /// The cable, where the text or the REF block tells which.
  public var id: CableID?
  /// Ordinal of the paragraph, from 1.
  public var paragraph: Int
  /// As printed: `reftel`, `Ref A`.
  public var text: String
  /// In the source.
  public var range: Range<Int>
  /// In the UTF-8 of the paragraph's `text`.
  public var textRange: Range<Int>

  /// A mention from its parts.
  public init(
    kind: ReferenceKind, id: CableID?, paragraph: Int, text: String, range: Range<Int>,
    textRange: Range<Int>
  ) {
    self.kind = kind
    self.id = id
    self.paragraph = paragraph
    self.text = text
    self.range = range
    self.textRange = textRange
  }
}
