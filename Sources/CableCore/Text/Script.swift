/// The scripts whose letters pass for each other.
///
/// The ranges are those of Unicode's `Scripts.txt`, as far as they hold letters that resemble
/// another script's; the mathematical and full-width alphabets are treated as scripts of their own,
/// because a word of them is no Latin word to a search.
enum Script: UInt8 {
  case none, latin, greek, cyrillic, armenian, cherokee, coptic, lisu, deseret, styled

  /// The script of an ASCII character.
  static func ofASCII(_ byte: UInt8) -> Script {
    switch byte | 0x20 {
    case 0x61...0x7A: .latin
    default: .none
    }
  }

  /// The script of a letter; `none` for everything else.
  static func of(_ scalar: Unicode.Scalar) -> Script {
    switch scalar.value {
    case 0..<0x80: ofASCII(UInt8(truncatingIfNeeded: scalar.value))
    case 0xAA, 0xBA, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2AF, 0x1D00...0x1D25, 0x1D2C...0x1D5C,
      0x1D62...0x1D65, 0x1D6B...0x1D77, 0x1D79...0x1DBE, 0x1E00...0x1EFF, 0x212B,
      0x2C60...0x2C7F, 0xA722...0xA787, 0xA78B...0xA7FF, 0xAB30...0xAB5A, 0xFB00...0xFB06:
      .latin
    case 0x370...0x373, 0x376...0x37D, 0x37F, 0x386, 0x388...0x3E1, 0x3F0...0x3FF,
      0x1F00...0x1FFF:
      .greek
    case 0x400...0x52F, 0x1C80...0x1C8A, 0x1D2B, 0xA640...0xA69F: .cyrillic
    case 0x531...0x556, 0x560...0x588, 0xFB13...0xFB17: .armenian
    case 0x13A0...0x13FF, 0xAB70...0xABBF: .cherokee
    case 0x3E2...0x3EF, 0x2C80...0x2CE4: .coptic
    case 0xA4D0...0xA4FF: .lisu
    case 0x1_0400...0x1_044F: .deseret
    case 0x2102, 0x2107, 0x210A...0x2113, 0x2115, 0x2119...0x211D, 0x2124, 0x2128, 0x212A,
      0x212C...0x212D, 0x212F...0x2139, 0x24B6...0x24E9, 0xFF21...0xFF3A, 0xFF41...0xFF5A,
      0x1_D400...0x1_D7CB:
      .styled
    default: .none
    }
  }
}

/// Counts the letters of one word by script.
struct ScriptCounter {
  private var counts: (main: Script, other: Script) = (.none, .none)
  private var balance = 0
  private(set) var isMixed = false

  var isEmpty: Bool { counts.main == .none }

  /// The script of most letters; of two with as many, the one that came first.
  ///
  /// Exact for two scripts, which is what an imitation uses.
  var main: Script { balance >= 0 ? counts.main : counts.other }

  mutating func add(_ script: Script) {
    if isEmpty { counts.main = script }
    if script == counts.main {
      balance += 1
    } else {
      isMixed = true
      counts.other = script
      balance -= 1
    }
  }
}
