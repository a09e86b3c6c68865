import Foundation
import Testing

@testable import CableReader
@testable import CableScreen

/// A colour as red, green and blue of light, each from 0 to 1.
private struct Light: CustomStringConvertible {
  var red: Double
  var green: Double
  var blue: Double
  var description: String { "(\(red), \(green), \(blue))" }

  init(_ red: Double, _ green: Double, _ blue: Double) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  /// A colour of the palette, made linear (IEC 61966-2-1).
  init(_ number: Int32) {
    func linear(_ part: Int32) -> Double {
      let value = Double(part) / 255
      return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
    let parts = XtermPalette.components(number)
    self.init(linear(parts.0), linear(parts.1), linear(parts.2))
  }

  /// Relative luminance (WCAG 2.2).
  var luminance: Double { 0.2126 * red + 0.7152 * green + 0.0722 * blue }

  /// Contrast of two colours, from 1 to 21 (WCAG 2.2).
  func contrast(to other: Light) -> Double {
    (max(luminance, other.luminance) + 0.05) / (min(luminance, other.luminance) + 0.05)
  }

  /// What an eye of some kind sees (Machado, Oliveira and Fernandes 2009, severity 1).
  func seen(by eye: Eye) -> Light {
    let rows = eye.matrix
    func part(_ row: [Double]) -> Double {
      max(0, min(1, row[0] * red + row[1] * green + row[2] * blue))
    }
    return Light(part(rows[0]), part(rows[1]), part(rows[2]))
  }

  /// CIE L*a*b* under D65.
  var lab: Lab {
    func curve(_ value: Double) -> Double {
      value > 216.0 / 24389 ? cbrt(value) : (24389.0 / 27 * value + 16) / 116
    }
    let x = curve((0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047)
    let y = curve(0.2126729 * red + 0.7151522 * green + 0.0721750 * blue)
    let z = curve((0.0193339 * red + 0.1191920 * green + 0.9503041 * blue) / 1.08883)
    return Lab(116 * y - 16, 500 * (x - y), 200 * (y - z))
  }
}

/// How an eye sees colours.
private enum Eye: CaseIterable {
  case usual, protan, deutan, tritan

  var matrix: [[Double]] {
    switch self {
    case .usual: [[1, 0, 0], [0, 1, 0], [0, 0, 1]]
    case .protan:
      [
        [0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
      ]
    case .deutan:
      [
        [0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
      ]
    case .tritan:
      [
        [1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
      ]
    }
  }
}

/// A colour by lightness and two opponent hues.
private struct Lab {
  var lightness: Double
  var a: Double
  var b: Double

  init(_ lightness: Double, _ a: Double, _ b: Double) {
    self.lightness = lightness
    self.a = a
    self.b = b
  }

  /// CIEDE2000, as Sharma, Wu and Dalal (2005) write it.
  func difference(to other: Lab) -> Double {
    let radians = Double.pi / 180
    let seventh = 6_103_515_625.0  // 25 to the seventh power
    let mean = (hypot(a, b) + hypot(other.a, other.b)) / 2
    let g = 0.5 * (1 - sqrt(pow(mean, 7) / (pow(mean, 7) + seventh)))
    func polar(_ lab: Lab) -> (chroma: Double, hue: Double) {
      let a = (1 + g) * lab.a
      let hue = a == 0 && lab.b == 0 ? 0 : atan2(lab.b, a) / radians
      return (hypot(a, lab.b), hue < 0 ? hue + 360 : hue)
    }
    let (one, two) = (polar(self), polar(other))
    let isGrey = one.chroma * two.chroma == 0
    var turn = two.hue - one.hue
    if isGrey { turn = 0 } else if turn > 180 { turn -= 360 } else if turn < -180 { turn += 360 }
    let light = other.lightness - lightness
    let chroma = two.chroma - one.chroma
    let hue = 2 * sqrt(one.chroma * two.chroma) * sin(turn / 2 * radians)
    let meanLight = (lightness + other.lightness) / 2
    let meanChroma = (one.chroma + two.chroma) / 2
    var meanHue = one.hue + two.hue
    if !isGrey {
      meanHue /= 2
      if abs(one.hue - two.hue) > 180 { meanHue += meanHue < 180 ? 180 : -180 }
    }
    func cosine(_ degrees: Double) -> Double { cos(degrees * radians) }
    let t =
      1 - 0.17 * cosine(meanHue - 30) + 0.24 * cosine(2 * meanHue)
      + 0.32 * cosine(3 * meanHue + 6) - 0.20 * cosine(4 * meanHue - 63)
    let square = pow(meanLight - 50, 2)
    let weightLight = 1 + 0.015 * square / sqrt(20 + square)
    let weightChroma = 1 + 0.045 * meanChroma
    let weightHue = 1 + 0.015 * meanChroma * t
    let rotation =
      -2 * sqrt(pow(meanChroma, 7) / (pow(meanChroma, 7) + seventh))
      * sin(60 * exp(-pow((meanHue - 275) / 25, 2)) * radians)
    let (l, c, h) = (light / weightLight, chroma / weightChroma, hue / weightHue)
    return sqrt(l * l + c * c + h * h + rotation * c * h)
  }
}

/// The theme's colours can be read and distinguished, by every eye.
@Suite struct ColourTests {
  private static let marks: [Role] = [
    .markUnclassified, .markSBU, .markConfidential, .markSecret, .markTopSecret,
  ]

  /// The papers that terminals have: black, a dark grey, our pictures'; white, an off-white.
  private static func papers(isLight: Bool) -> [Int32] {
    isLight
      ? [XtermPalette.number(red: 255, green: 255, blue: 255)]
      : [
        XtermPalette.number(red: 0, green: 0, blue: 0),
        XtermPalette.number(red: 0x1E, green: 0x1E, blue: 0x1E),
        XtermPalette.number(red: 0x16, green: 0x18, blue: 0x1D),
      ]
  }

  @Test(arguments: [false, true], [Theme.Palette.standard, .official])
  func everyColourHasEnoughContrast(isLight: Bool, palette: Theme.Palette) {
    let theme = Theme(isLight: isLight, palette: palette)
    for role in Role.allCases where role != .border {
      let (foreground, background) = theme.colours(role)
      guard foreground >= 0 else { continue }
      for paper in background >= 0 ? [background] : Self.papers(isLight: isLight) {
        let contrast = Light(foreground).contrast(to: Light(paper))
        #expect(contrast >= 4.5, "\(role) on \(paper): \(contrast)")
      }
    }
  }

  /// Papers of themes that people use, darker or lighter than the plain ones.
  @Test(arguments: [
    (false, 0x28, 0x2C, 0x34, 3.79), (true, 0xFA, 0xFA, 0xFA, 4.3), (true, 0xFD, 0xF6, 0xE3, 4.2),
  ])
  func everyColourCanBeReadOnTintedPaper(
    isLight: Bool, red: Int, green: Int, blue: Int, least: Double
  ) {
    let theme = Theme(isLight: isLight)
    let paper = Light(XtermPalette.number(red: red, green: green, blue: blue))
    for role in Role.allCases where role != .border {
      let (foreground, background) = theme.colours(role)
      guard foreground >= 0, background < 0 else { continue }
      let contrast = Light(foreground).contrast(to: paper)
      #expect(contrast >= least, "\(role): \(contrast)")
    }
  }

  /// A rule means nothing: it is seen, and no louder than text that is set aside.
  @Test(arguments: [false, true])
  func rulesAreFaint(isLight: Bool) {
    let theme = Theme(isLight: isLight)
    for paper in Self.papers(isLight: isLight) {
      let contrast = Light(theme.colours(.border).foreground).contrast(to: Light(paper))
      #expect(contrast >= 1.8 && contrast <= 3.0, "\(contrast)")
    }
  }

  @Test(arguments: [
    (false, [23.9, 18.8, 15.4, 18.8]), (true, [19.8, 14.9, 16.3, 18.1]),
  ])
  func everyEyeDistinguishesTheMarks(isLight: Bool, least: [Double]) {
    let theme = Theme(isLight: isLight)
    for (eye, least) in zip(Eye.allCases, least) {
      let seen = Self.marks.map { Light(theme.colours($0).foreground).seen(by: eye).lab }
      for one in seen.indices {
        for other in seen.indices.dropFirst(one + 1) {
          let difference = seen[one].difference(to: seen[other])
          #expect(
            difference >= least - 0.05, "\(Self.marks[one]) and \(Self.marks[other]): \(difference)"
          )
        }
      }
    }
  }

  /// Hue belongs to the marks: nothing of the program's own can be taken for one of them.
  @Test(arguments: [(false, 11.8, 8.7), (true, 15.9, 10.1)])
  func noHueOfTheProgramIsThatOfAMark(isLight: Bool, usual: Double, anyEye: Double) {
    let theme = Theme(isLight: isLight)
    let own: [Role] = [.link, .tag, .bar, .note, .error, .cursor, .star, .prompt, .tick]
    for eye in Eye.allCases {
      for role in own {
        let seen = Light(theme.colours(role).foreground).seen(by: eye).lab
        for mark in Self.marks {
          let difference = seen.difference(
            to: Light(theme.colours(mark).foreground).seen(by: eye).lab)
          #expect(
            difference >= (eye == .usual ? usual : anyEye) - 0.05,
            "\(role), \(mark), \(eye): \(difference)")
        }
      }
    }
  }

  /// Without colours what is filled is reversed, so that it can still be distinguished.
  @Test(arguments: Role.allCases)
  func whatIsFilledIsReversedWithoutColours(role: Role) {
    let plain = Theme(palette: .mono).look(of: Style(role: role))
    #expect(plain.isReversed == Role.filled.contains(role))
    let none = Theme().look(of: Style(role: role), isColoured: false)
    #expect(none.foreground == -1 && none.isReversed == Role.filled.contains(role))
  }

  /// Pairs of the paper's own test data, among them those that a wrong hue gets wrong.
  @Test(arguments: [
    ([50, 2.6772, -79.7751], [50, 0, -82.7485], 2.0425),
    ([50, -1.3802, -84.2814], [50, 0, -82.7485], 1.0000),
    ([50, 2.5, 0], [50, 0, -2.5], 4.3065), ([50, 2.5, 0], [61, -5, 29], 22.8977),
    ([50, 2.49, -0.001], [50, -2.49, 0.0011], 7.2195), ([50, 0, 0], [50, -1, 2], 2.3669),
    ([6.7747, -0.2908, -2.4247], [5.8714, -0.0985, -2.2286], 0.6377),
    ([90.8027, -2.0831, 1.4410], [91.1528, -1.6435, 0.0447], 1.4441),
  ])
  func theDifferenceIsThatOfItsPaper(one: [Double], other: [Double], wanted: Double) {
    let difference = Lab(one[0], one[1], one[2]).difference(to: Lab(other[0], other[1], other[2]))
    #expect(abs(difference - wanted) < 0.00005, "\(difference)")
  }

  @Test func blackOnWhiteIsTwentyOne() {
    #expect(abs(Light(16).contrast(to: Light(231)) - 21) < 0.0001)
  }

  /// Eight colours have no grey: what was dim must not be lost in the background.
  @Test(arguments: [false, true], Role.allCases)
  func eightColoursLoseNothingInTheBackground(isLight: Bool, role: Role) {
    for palette in Theme.Palette.allCases {
      let pair = Theme(isLight: isLight, palette: palette).colours(role)
      guard pair.foreground >= 0 else { continue }
      let ground =
        pair.background >= 0 ? TerminalColours.eight(pair.background) : isLight ? 7 : 0
      #expect(TerminalColours.eight(pair.foreground) != ground, "\(role) \(palette)")
      #expect(TerminalColours.sixteen(pair.foreground) != ground, "\(role) \(palette)")
    }
  }

  /// The blue of eight colours is too dark for letters on black.
  @Test(arguments: Role.allCases)
  func noLettersOnBlackAreDarkBlue(role: Role) {
    let pair = Theme().colours(role)
    guard pair.foreground >= 0, pair.background < 0 else { return }
    #expect(TerminalColours.eight(pair.foreground) != 4, "\(role)")
    #expect(TerminalColours.sixteen(pair.foreground) != 4, "\(role)")
  }

  @Test(arguments: [
    ("xterm-16color", ["xterm"]), ("rxvt-88color", ["rxvt"]), ("xterm-256color", []), ("", []),
  ])
  func aTerminalOfFewColoursIsNotDrawnWithMany(name: String, plainer: [String]) {
    #expect(TerminalType.plainer(than: name) == plainer)
  }

  @Test func theOfficialHuesKeepTheirNamesInEightColours() {
    let theme = Theme(palette: .official)
    let roles: [(Role, Int32)] = [
      (.markUnclassified, 2), (.markSBU, 5), (.markConfidential, 4), (.markSecret, 1),
      (.markTopSecret, 3),
    ]
    for (role, hue) in roles {
      #expect(TerminalColours.eight(theme.colours(role).background) == hue, "\(role)")
    }
  }
}
