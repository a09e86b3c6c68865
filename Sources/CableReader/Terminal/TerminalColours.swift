import CNcurses
import CableScreen

/// Numbers of the 256-colour palette, as this terminal takes them.
@MainActor
struct TerminalColours {
  /// False if the terminal or the person wants none.
  let isColoured: Bool
  private let count: Int32
  /// Colours are red, green and blue in one number (`xterm-direct`).
  private let isDirect: Bool

  init(isWanted: Bool) {
    let isColoured = isWanted && has_colors()
    if isColoured {
      start_color()
      use_default_colors()
    }
    self.isColoured = isColoured
    count = isColoured ? COLORS : 0
    isDirect = count > 256 && tigetflag("RGB") > 0
  }

  /// A pair for two colours; 0, the terminal's own colours, where there is none.
  func pair(_ foreground: Int32, _ background: Int32) -> Int32 {
    guard isColoured else { return 0 }
    return max(0, alloc_pair(number(foreground), number(background)))
  }

  private func number(_ colour: Int32) -> Int32 {
    guard colour >= 0 else { return -1 }
    if isDirect { return Self.direct(colour) }
    if count >= 256 { return XtermPalette.nearest(colour) }
    return count >= 16 ? Self.sixteen(colour) : Self.eight(colour)
  }

  /// The nearest of eight: a grey is white or black, whichever of them it was meant to be seen as.
  nonisolated static func eight(_ colour: Int32) -> Int32 {
    let near = sixteen(colour)
    // The bright blue for black screens: the plain one is too dark to read on them.
    if near == 12 { return 6 }
    // Rules, which are faint where there are shades.
    if colour == 240 { return 7 }
    if colour == 250 { return 0 }
    guard near == 8 else { return near & 7 }
    return XtermPalette.components(XtermPalette.nearest(colour)).0 > 127 ? 7 : 0
  }

  /// Red, green and blue in one number; the first eight numbers would be palette colours.
  nonisolated static func direct(_ colour: Int32) -> Int32 {
    let (red, green, blue) = XtermPalette.components(colour)
    let value = red << 16 | green << 8 | blue
    return value < 8 ? 0 : value
  }

  /// The nearest of 16 by meaning: the marks keep their names as the eight ANSI hues.
  nonisolated static func sixteen(_ colour: Int32) -> Int32 {
    if colour < 16 { return colour }
    let colour = XtermPalette.nearest(colour)
    switch colour {
    case 28, 29, 49: return 2
    case 19, 20, 25, 26: return 4
    case 110: return 12
    case 53, 54, 96, 135: return 5
    case 88, 160, 167: return 1
    case 130, 178, 208: return 3
    default: break
    }
    let (red, green, blue) = XtermPalette.components(colour)
    let most = max(red, green, blue)
    let least = min(red, green, blue)
    if most - least < 48 { return most < 48 ? 0 : most > 200 ? 7 : 8 }
    let middle = (most + least) / 2
    return (red > middle ? 1 : 0) | (green > middle ? 2 : 0) | (blue > middle ? 4 : 0)
  }
}
