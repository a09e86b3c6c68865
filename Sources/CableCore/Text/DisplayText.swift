/// Text that is safe to show: the one way from document data to anything a person sees.
///
/// Controls, bidirectional overrides, invisible and unassigned characters become visible
/// substitutes; every glyph knows the byte that it came from.
public struct DisplayText: Sendable, Hashable, ExpressibleByStringLiteral {
  /// One thing to draw: a character of one or two columns.
  public struct Glyph: Sendable, Hashable {
    public var character: Character
    /// 1 or 2.
    public var columns: Int
    /// Byte offset in the UTF-8 of the text it was made from.
    public var offset: Int
    /// True where it stands for a character that must not be shown as such.
    public var isSubstitute: Bool

    /// A glyph from its parts.
    public init(character: Character, columns: Int, offset: Int, isSubstitute: Bool = false) {
      self.character = character
      self.columns = columns
      self.offset = offset
      self.isSubstitute = isSubstitute
    }
  }

  public private(set) var glyphs: [Glyph]

  /// Makes any string safe.
  public init(_ string: String) {
    self.init(utf8: Array(string.utf8))
  }

  /// Makes any bytes safe; what is not UTF-8 is shown as what it is.
  public init(utf8 bytes: [UInt8]) {
    glyphs = String(decoding: bytes, as: UTF8.self).map {
      Glyph(character: $0, columns: 1, offset: 0)
    }
  }

  public init(stringLiteral value: String) {
    self.init(value)
  }

  /// Glyphs that are already safe, such as a slice of another text.
  public init(glyphs: [Glyph]) {
    self.glyphs = glyphs
  }

  /// How many columns it takes on the screen.
  public var columns: Int { glyphs.reduce(0) { $0 + $1.columns } }

  /// As a string: safe to print.
  public var string: String { String(glyphs.map(\.character)) }

  /// How many characters had to be replaced.
  public var hiddenCount: Int { glyphs.reduce(0) { $0 + ($1.isSubstitute ? 1 : 0) } }
}
