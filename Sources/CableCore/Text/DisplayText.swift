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

  public private(set) var glyphs: [Glyph] = []
  /// How many characters had to be replaced.
  public private(set) var hiddenCount = 0

  /// Makes any string safe.
  public init(_ string: String) {
    self.init(utf8: Array(string.utf8))
  }

  /// Makes any bytes safe; what is not UTF-8 is shown as what it is.
  ///
  /// Cost: linear.
  public init(utf8 bytes: [UInt8]) {
    glyphs.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte >= 0x20, byte < 0x7F {
        append(Character(Unicode.Scalar(byte)), 1, index)
        index += 1
      } else if let (scalar, length) = Self.decode(bytes, at: index) {
        append(scalar, at: index)
        index += length
      } else {
        substitute("‹\(Self.hex(UInt32(byte), digits: 2))›", at: index)
        index += 1
      }
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

  /// As much as fits, with `…` where something is left out.
  public func truncated(to limit: Int) -> DisplayText {
    guard columns > limit else { return self }
    guard limit > 0 else { return DisplayText(glyphs: []) }
    var kept: [Glyph] = []
    var used = 0
    for glyph in glyphs {
      if used + glyph.columns > limit - 1 { break }
      kept.append(glyph)
      used += glyph.columns
    }
    kept.append(Glyph(character: "…", columns: 1, offset: glyphs.last?.offset ?? 0))
    return DisplayText(glyphs: kept)
  }

  /// Breaks at blanks into lines of at most `limit` columns; longer words are cut.
  ///
  /// - Returns: at least one line. The blank at a break is left out.
  public func wrapped(to limit: Int) -> [DisplayText] {
    let limit = max(2, limit)
    var lines: [DisplayText] = []
    var line: [Glyph] = []
    var width = 0
    var lastBlank: Int?
    for glyph in glyphs {
      if width + glyph.columns > limit {
        if glyph.character == " " {
          lines.append(DisplayText(glyphs: line))
          line = []
          width = 0
          lastBlank = nil
          continue
        }
        if let blank = lastBlank {
          lines.append(DisplayText(glyphs: Array(line[..<blank])))
          line = Array(line[(blank + 1)...])
        } else {
          lines.append(DisplayText(glyphs: line))
          line = []
        }
        width = line.reduce(0) { $0 + $1.columns }
        lastBlank = nil
      }
      if glyph.character == " " { lastBlank = line.count }
      line.append(glyph)
      width += glyph.columns
    }
    if !line.isEmpty || lines.isEmpty { lines.append(DisplayText(glyphs: line)) }
    return lines
  }

  private mutating func append(_ character: Character, _ columns: Int, _ offset: Int) {
    glyphs.append(Glyph(character: character, columns: columns, offset: offset))
  }

  private mutating func append(_ scalar: Unicode.Scalar, at offset: Int) {
    switch CharacterClass(scalar) {
    case .narrow: append(Character(scalar), 1, offset)
    case .wide: append(Character(scalar), 2, offset)
    case .blank: append(" ", 1, offset)
    case .combining:
      guard let last = glyphs.last, !last.isSubstitute, last.character != " ",
        last.character.unicodeScalars.count <= 4
      else { return substitute("‹U+\(Self.hex(scalar.value, digits: 4))›", at: offset) }
      var scalars = String.UnicodeScalarView(last.character.unicodeScalars)
      scalars.append(scalar)
      let joined = String(scalars)
      guard let character = joined.first, joined.count == 1 else {
        return substitute("‹U+\(Self.hex(scalar.value, digits: 4))›", at: offset)
      }
      glyphs[glyphs.count - 1].character = character
    case .control:
      if let shifted = Unicode.Scalar(scalar.value ^ 0x40), scalar.value != 0x0A {
        substitute("^\(Character(shifted))", at: offset)
      } else {
        substitute("␤", at: offset)
      }
    case .hidden:
      substitute("‹U+\(Self.hex(scalar.value, digits: 4))›", at: offset)
    }
  }

  private mutating func substitute(_ text: String, at offset: Int) {
    hiddenCount += 1
    for character in text {
      glyphs.append(
        Glyph(character: character, columns: 1, offset: offset, isSubstitute: true))
    }
  }

  private static func hex(_ value: UInt32, digits: Int) -> String {
    let text = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }

  /// Strict UTF-8: no overlong forms, no surrogates.
  private static func decode(_ bytes: [UInt8], at index: Int) -> (Unicode.Scalar, Int)? {
    let first = bytes[index]
    if first < 0x80 { return (Unicode.Scalar(first), 1) }
    let length: Int
    var value: UInt32
    switch first {
    case 0xC2...0xDF: (length, value) = (2, UInt32(first & 0x1F))
    case 0xE0...0xEF: (length, value) = (3, UInt32(first & 0x0F))
    case 0xF0...0xF4: (length, value) = (4, UInt32(first & 0x07))
    default: return nil
    }
    guard index + length <= bytes.count else { return nil }
    for step in 1..<length {
      let byte = bytes[index + step]
      guard byte & 0xC0 == 0x80 else { return nil }
      value = value << 6 | UInt32(byte & 0x3F)
    }
    let least: UInt32 = length == 2 ? 0x80 : length == 3 ? 0x800 : 0x1_0000
    guard value >= least, let scalar = Unicode.Scalar(value) else { return nil }
    return (scalar, length)
  }
}
