import CNcurses
import CableScreen

/// Turns characters into what curses and this locale can draw in the columns that they have.
///
/// Curses draws a blank for a character that its C library does not know, and lets one that
/// is wider or narrower than we think push the rest of the line aside; both would falsify a text.
struct TerminalGlyphs {
  private var known: [Unicode.Scalar: Int32] = [:]

  /// Appends the cells of one character.
  mutating func append(
    _ character: Character, columns: Int, image template: cchar_t, to row: inout [cchar_t]
  ) {
    var image = template
    let scalars = character.unicodeScalars
    guard let first = scalars.first else { return row.append(image) }
    if scalars.count == 1, first.value >= 0x20, first.value < 0x7F, columns == 1 {
      image.chars.0 = wchar_t(first.value)
      return row.append(image)
    }
    guard first.value >= 0x20, width(first) == Int32(columns) else {
      image.chars.0 = wchar_t(Self.plain(first, isKnown: width("\u{FFFD}") == 1).value)
      row.append(image)
      if columns == 2 { row.append(template) }
      return
    }
    withUnsafeMutableBytes(of: &image.chars) { bytes in
      let places = bytes.bindMemory(to: wchar_t.self)
      places[0] = wchar_t(first.value)
      var place = 1
      for scalar in scalars.dropFirst() where place < places.count && width(scalar) == 0 {
        places[place] = wchar_t(scalar.value)
        place += 1
      }
    }
    row.append(image)
  }

  /// The columns that the C library gives a character; −1 where it knows none.
  private mutating func width(_ scalar: Unicode.Scalar) -> Int32 {
    if let width = known[scalar] { return width }
    let width = wcwidth(wchar_t(scalar.value))
    known[scalar] = width
    return width
  }

  /// What stands for a character that cannot be drawn: lines as ASCII, the rest as `�` or `?`.
  static func plain(_ scalar: Unicode.Scalar, isKnown: Bool) -> Unicode.Scalar {
    guard !isKnown else { return "\u{FFFD}" }
    if let plain = PlainGlyph.of(scalar) { return plain }
    return switch scalar {
    case "‘", "’": "'"
    case "«": "<"
    case "»": ">"
    case "×": "x"
    case "“", "”": "\""
    case "–", "—": "-"
    default: "?"
    }
  }
}
