/// What kind of thing a reference names; the raw value is the name used in JSON.
public enum ReferenceKind: String, Sendable, Hashable, CaseIterable {
  case cable, email, telcon, report, book, meeting, other
}

/// Where the year of an id comes from; the raw value is the name used in JSON.
public enum YearSource: String, Sendable, Hashable, CaseIterable {
  /// It is printed with the reference.
  case printed
  /// None is printed, and the numbers that the post is known to have given leave one only.
  case serial
  /// None is printed: it is that of the citing cable, and may be the one before.
  case assumed
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
  /// Where the year of `id` comes from; nil without an id.
  public var yearFrom: YearSource?
  /// The id that the item has if its words name a post that no table knows, as `BANJA LUKA 12` may;
  /// `id` is nil then, and whoever has cables of that post may take this for it.
  public var unlistedID: CableID?
  /// Where the item is in the source, without its bullet.
  public var range: Range<Int>

  /// A reference from its parts.
  public init(
    kind: ReferenceKind, id: CableID? = nil, bullet: String? = nil, text: String,
    isNotal: Bool = false, yearFrom: YearSource? = nil, unlistedID: CableID? = nil,
    range: Range<Int>
  ) {
    self.kind = kind
    self.id = id
    self.bullet = bullet
    self.text = text
    self.isNotal = isNotal
    self.yearFrom = yearFrom
    self.unlistedID = unlistedID
    self.range = range
  }

  /// True if no year is printed, so that `id` carries the citing cable's.
  public var isYearAssumed: Bool { yearFrom == .assumed }

  /// The id, or `STATE 178303 (06 or 07)` where no year is printed; the text where it has none.
  public var name: String { CableID.name(ofAny: candidates) ?? id?.description ?? text }

  /// The cables that may be meant where no year is printed: of the citing year, and of the one
  /// before; none if the year is known.
  public var candidates: [CableID] { CableID.candidates(id, yearFrom) }
}

/// A reference in the prose, resolved where the REF block or the text itself says to what.
public struct Mention: Sendable, Hashable {
  /// What kind of thing is referred to.
  public var kind: ReferenceKind
  /// The cable, where the text or the REF block says which.
  public var id: CableID?
  /// Ordinal of the paragraph, from 1.
  public var paragraph: Int
  /// As printed: `reftel`, `Ref A`.
  public var text: String
  /// In the source.
  public var range: Range<Int>
  /// In the UTF-8 of the paragraph's `text`.
  public var textRange: Range<Int>
  /// Where the year of `id` comes from; nil without an id.
  public var yearFrom: YearSource?
  /// As `Reference.unlistedID`, of the reference that is mentioned.
  public var unlistedID: CableID?

  /// A mention from its parts.
  public init(
    kind: ReferenceKind, id: CableID?, paragraph: Int, text: String, range: Range<Int>,
    textRange: Range<Int>, yearFrom: YearSource? = nil, unlistedID: CableID? = nil
  ) {
    self.kind = kind
    self.id = id
    self.paragraph = paragraph
    self.text = text
    self.range = range
    self.textRange = textRange
    self.yearFrom = yearFrom
    self.unlistedID = unlistedID
  }

  /// The cables that may be meant where no year is printed, as `Reference.candidates`.
  public var candidates: [CableID] { CableID.candidates(id, yearFrom) }
}

extension CableID {
  /// The cable of the same post and number in the year before.
  public var yearBefore: CableID {
    CableID(year: year - 1, station: station, number: number, isAirgram: isAirgram)
  }

  /// `STATE 178303 (06 or 07)`, for cables of one post and number; nil for fewer than two.
  public static func name(ofAny candidates: [CableID]) -> String? {
    guard candidates.count > 1 else { return nil }
    let years = candidates.reversed().map { String($0.description.prefix(2)) }
    let id = candidates[0]
    return "\(id.station) \(id.isAirgram ? "A-" : "")\(id.number) "
      + "(\(years.joined(separator: " or ")))"
  }

  fileprivate static func candidates(_ id: CableID?, _ source: YearSource?) -> [CableID] {
    guard let id, source == .assumed else { return [] }
    return [id, id.yearBefore]
  }
}
