/// The words of the field with their meanings: TAGS, captions, posts, prosigns, marks.
public enum Vocabulary {
  /// What a word of the field means.
  public struct Entry: Sendable, Hashable {
    /// The code as printed: `PHUM`.
    public var code: String
    /// `subject`, `program`, `country`, `organization`, `caption`, `post`, …
    public var kind: String
    /// The official meaning: `Human Rights`.
    public var meaning: String
    /// Where it is written: `5 FAH-3 H-011`.
    public var source: String

    /// An entry from its parts.
    public init(code: String, kind: String, meaning: String, source: String) {
      self.code = code
      self.kind = kind
      self.meaning = meaning
      self.source = source
    }
  }

  /// The meaning of a TAG, upper case; nil where it is not in the table.
  public static func tag(_ code: String) -> Entry? { nil }
  /// The meaning of a caption, upper case.
  public static func caption(_ text: String) -> Entry? { nil }
  /// The canonical station for a spelling without spaces (`SECSTATE` → `STATE`); nil if unknown.
  public static func station(_ name: String) -> String? { nil }
  /// A post's spaced name in title case for reading: `ABUDHABI` → `Abu Dhabi`.
  public static func postName(_ station: String) -> String? { nil }
  /// The plain address behind a routing indicator.
  public static func routing(_ indicator: String) -> String? { nil }
  /// The level and controls of what stands between a portion mark's brackets (`S/NF`).
  public static func portionMark(_ written: String) -> (
    mark: String, level: Level, controls: [String]
  )? { nil }
  /// Every entry for a term, in any of the tables.
  public static func explain(_ term: String) -> [Entry] { [] }
}
