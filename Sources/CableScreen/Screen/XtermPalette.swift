/// The 256 colours that terminals share, and after them any other, as `Theme` numbers them.
package enum XtermPalette {
  /// Numbers from here on are colours outside of the palette: red, green and blue, a byte each.
  private static let firstDirect: Int32 = 1 << 24

  /// The number of a colour that need not be in the palette; each part is 0 to 255.
  static func number(red: Int, green: Int, blue: Int) -> Int32 {
    firstDirect | Int32(red << 16 | green << 8 | blue)
  }

  /// The number in the palette that comes nearest; the first sixteen differ between terminals.
  package static func nearest(_ colour: Int32) -> Int32 {
    guard colour >= firstDirect else { return colour }
    let wanted = components(colour)
    func distance(_ number: Int32) -> Int32 {
      let (red, green, blue) = components(number)
      let (r, g, b) = (red - wanted.0, green - wanted.1, blue - wanted.2)
      return r * r + g * g + b * b
    }
    return (16...255).min { distance($0) < distance($1) } ?? colour
  }

  /// Red, green and blue of a colour, each 0 to 255.
  package static func components(_ colour: Int32) -> (Int32, Int32, Int32) {
    if colour >= firstDirect { return (colour >> 16 & 255, colour >> 8 & 255, colour & 255) }
    if colour >= 232 {
      let grey = 8 + 10 * (colour - 232)
      return (grey, grey, grey)
    }
    if colour >= 16 {
      let place = colour - 16
      func level(_ step: Int32) -> Int32 { step == 0 ? 0 : 55 + 40 * step }
      return (level(place / 36), level(place / 6 % 6), level(place % 6))
    }
    let full: Int32 = colour < 8 ? 170 : 255
    if colour == 8 { return (85, 85, 85) }
    return (colour & 1 == 0 ? 0 : full, colour & 2 == 0 ? 0 : full, colour & 4 == 0 ? 0 : full)
  }
}
