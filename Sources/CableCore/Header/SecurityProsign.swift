/// Format line 4, `ZNR UUUUU` or `ZNY CCCCC` (ACP 131).
enum SecurityProsign {
  /// The level of the five letters; nil for letters that tell none.
  static func level(_ line: String) -> Level? {
    // The line is told by the first letter of its second word.
    var rest = line.utf8[...]
    rest = rest.drop { $0 == 0x20 }
    rest = rest.drop { $0 != 0x20 }
    rest = rest.drop { $0 == 0x20 }
    return switch rest.first {
    case UInt8(ascii: "U"), UInt8(ascii: "E"): .unclassified
    case UInt8(ascii: "C"): .confidential
    case UInt8(ascii: "S"): .secret
    case UInt8(ascii: "T"): .topSecret
    default: nil
    }
  }
}
