/// The 256 colours that terminals share, as `Theme` numbers them.
enum XtermPalette {
  /// Red, green and blue of a colour from 0 to 255, each 0 to 255.
  static func components(_ colour: Int32) -> (Int32, Int32, Int32) {
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
