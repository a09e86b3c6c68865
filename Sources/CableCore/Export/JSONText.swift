/// Builds JSON text, member by member.
public enum JSONText {
  /// An object of members in the order given.
  public static func object(_ members: [(String, String)]) -> String {
    "{" + members.map { string($0.0) + ":" + $0.1 }.joined(separator: ",") + "}"
  }

  /// An array of values that are JSON already.
  public static func array(_ values: [String]) -> String {
    "[" + values.joined(separator: ",") + "]"
  }

  /// An array of strings.
  public static func strings(_ values: [String]) -> String { array(values.map(string)) }

  /// A string, or `null`.
  public static func optional(_ value: String?) -> String { value.map(string) ?? "null" }

  /// A string with quotes and escapes (RFC 8259, section 7).
  ///
  /// Cost: linear; a string that needs no escape is copied whole.
  public static func string(_ value: String) -> String {
    guard value.utf8.contains(where: { $0 < 0x20 || $0 == 0x22 || $0 == 0x5C }) else {
      return "\"\(value)\""
    }
    var bytes: [UInt8] = [0x22]
    bytes.reserveCapacity(value.utf8.count + 16)
    for byte in value.utf8 {
      switch byte {
      case 0x22, 0x5C: bytes += [0x5C, byte]
      case 0x0A: bytes += Array("\\n".utf8)
      case 0x0D: bytes += Array("\\r".utf8)
      case 0x09: bytes += Array("\\t".utf8)
      case ..<0x20:
        bytes += Array(("\\u" + Hexadecimal.text(byte, digits: 4)).utf8)
      default: bytes.append(byte)
      }
    }
    bytes.append(0x22)
    return String(decoding: bytes, as: UTF8.self)
  }
}
