/// How a character is drawn: in one column, in two, on its neighbour, or not as itself.
enum CharacterClass {
  case narrow, wide, blank, combining
  /// C0 controls and DEL, shown as `^[`.
  case control
  /// U+FE0E and U+FE0F, which follow an emoji.
  case emojiSelector
  /// Invisible, direction-changing, unassigned or private: shown as its code point.
  case hidden

  /// Classifies one scalar.
  init(_ scalar: Unicode.Scalar) {
    let value = scalar.value
    if value == 0x09 || value == 0xA0 {
      self = .blank
    } else if value < 0x20 || value == 0x7F {
      self = .control
    } else if value < 0x7F {
      self = .narrow
    } else if value == 0xFE0E || value == 0xFE0F {
      self = .emojiSelector
    } else if Self.isInvisible(value) {
      self = .hidden
    } else {
      switch scalar.properties.generalCategory {
      case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
        .paragraphSeparator:
        self = .hidden
      case .nonspacingMark, .enclosingMark:
        self = .combining
      case .spaceSeparator:
        self = .blank
      default:
        self = Self.isWide(value) ? .wide : .narrow
      }
    }
  }

  /// How a character that cannot be seen is written out: `‹U+202E RLO›`.
  static func name(_ scalar: Unicode.Scalar) -> String {
    let code = "‹U+" + Hexadecimal.text(scalar.value, digits: 4, uppercase: true)
    return short(scalar.value).map { code + " " + $0 + "›" } ?? code + "›"
  }

  /// How a C0 control or DEL is written out: `^[`, and a line feed by the sign that is known for it.
  static func caret(_ scalar: Unicode.Scalar) -> String {
    if scalar == "\n" { return "␤" }
    return "^" + String(Character(Unicode.Scalar(UInt8(truncatingIfNeeded: scalar.value) ^ 0x40)))
  }

  /// The Unicode abbreviations of those that a reader may meet (`NameAliases.txt`).
  private static func short(_ value: UInt32) -> String? {
    switch value {
    case 0x85: "NEL"
    case 0xAD: "SHY"
    case 0x34F: "CGJ"
    case 0x61C: "ALM"
    case 0x200B: "ZWSP"
    case 0x200C: "ZWNJ"
    case 0x200D: "ZWJ"
    case 0x200E: "LRM"
    case 0x200F: "RLM"
    case 0x2028: "LS"
    case 0x2029: "PS"
    case 0x202A: "LRE"
    case 0x202B: "RLE"
    case 0x202C: "PDF"
    case 0x202D: "LRO"
    case 0x202E: "RLO"
    case 0x2060: "WJ"
    case 0x2066: "LRI"
    case 0x2067: "RLI"
    case 0x2068: "FSI"
    case 0x2069: "PDI"
    case 0xFEFF: "BOM"
    case 0xFE00...0xFE0F: "VS\(value - 0xFDFF)"
    case 0xE0100...0xE01EF: "VS\(value - 0xE0100 + 17)"
    case 0xE0020...0xE007E: "tag \(Character(Unicode.Scalar(UInt8(value & 0x7F))))"
    default: nil
    }
  }

  /// Characters with a general category that does not say that they cannot be seen.
  private static func isInvisible(_ value: UInt32) -> Bool {
    switch value {
    case 0x115F, 0x1160, 0x3164, 0xFFA0, 0x034F, 0x17B4, 0x17B5, 0x2800: true
    case 0x180B...0x180F, 0xFE00...0xFE0D, 0xE0100...0xE01EF: true
    // Medial jamo and regional indicators draw together with neighbours in ways terminals differ on.
    case 0x1160...0x11FF, 0xD7B0...0xD7FF, 0x1F1E6...0x1F1FF, 0x1F3FB...0x1F3FF: true
    default: value & 0xFFFE == 0xFFFE
    }
  }

  /// Unicode's East Asian Width W and F, as ranges.
  private static func isWide(_ value: UInt32) -> Bool {
    guard value >= 0x1100 else { return false }
    return switch value {
    case 0x1100...0x115F, 0x231A...0x231B, 0x2329...0x232A, 0x23E9...0x23EC, 0x23F0, 0x23F3,
      0x25FD...0x25FE, 0x2614...0x2615, 0x2648...0x2653, 0x267F, 0x2693, 0x26A1,
      0x26AA...0x26AB, 0x26BD...0x26BE, 0x26C4...0x26C5, 0x26CE, 0x26D4, 0x26EA,
      0x26F2...0x26F3, 0x26F5, 0x26FA, 0x26FD, 0x2705, 0x270A...0x270B, 0x2728, 0x274C, 0x274E,
      0x2753...0x2755, 0x2757, 0x2795...0x2797, 0x27B0, 0x27BF, 0x2B1B...0x2B1C, 0x2B50, 0x2B55,
      0x2E80...0x303E, 0x3041...0x9FFF, 0xA000...0xA4CF,
      0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x18DF2, 0x1AFF0...0x1B2FF, 0x1F004, 0x1F0CF,
      0x1F18E, 0x1F191...0x1F19A, 0x1F200...0x1F320, 0x1F32D...0x1F335, 0x1F337...0x1F37C,
      0x1F37E...0x1F393, 0x1F3A0...0x1F3CA, 0x1F3CF...0x1F3D3, 0x1F3E0...0x1F3F0, 0x1F3F4,
      0x1F3F8...0x1F43E, 0x1F440, 0x1F442...0x1F4FC, 0x1F4FF...0x1F53D, 0x1F54B...0x1F54E,
      0x1F550...0x1F567, 0x1F57A, 0x1F595...0x1F596, 0x1F5A4, 0x1F5FB...0x1F64F,
      0x1F680...0x1F6C5, 0x1F6CC, 0x1F6D0...0x1F6D2, 0x1F6D5...0x1F6D8, 0x1F6DC...0x1F6DF,
      0x1F6EB...0x1F6EC, 0x1F6F4...0x1F6FC, 0x1F7E0...0x1F7EB, 0x1F7F0, 0x1F90C...0x1F93A,
      0x1F93C...0x1F945, 0x1F947...0x1F9FF, 0x1FA70...0x1FAFF, 0x20000...0x3FFFD:
      true
    default: false
    }
  }
}
