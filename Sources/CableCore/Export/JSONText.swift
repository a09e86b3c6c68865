/// Builds JSON text, member by member.
package enum JSONText {
  /// An object of members in the order given.
  package static func object(_ members: [(String, String)]) -> String {
    var text = "{"
    text.reserveCapacity(members.reduce(2) { $0 + $1.0.utf8.count + $1.1.utf8.count + 4 })
    for (place, (name, value)) in members.enumerated() {
      if place > 0 { text += "," }
      append(name, to: &text)
      text += ":"
      text += value
    }
    text += "}"
    return text
  }

  /// An array of values that are JSON already.
  package static func array(_ values: [String]) -> String {
    "[" + values.joined(separator: ",") + "]"
  }

  /// An array of strings.
  package static func strings(_ values: [String]) -> String { array(values.map(string)) }

  /// A string, or `null`.
  package static func optional(_ value: String?) -> String { value.map(string) ?? "null" }

  /// A string with quotes and escapes (RFC 8259, section 7).
  ///
  /// Cost: linear; what needs no escape is copied in runs.
  package static func string(_ value: String) -> String {
    var text = ""
    text.reserveCapacity(value.utf8.count + 2)
    append(value, to: &text)
    return text
  }

  private static func append(_ value: String, to text: inout String) {
    text += "\""
    let bytes = value.utf8
    var run = bytes.startIndex
    let isPlain =
      bytes.withContiguousStorageIfAvailable { !$0.contains { needsEscape($0) } }
      ?? !bytes.contains(where: needsEscape)
    if isPlain {
      text += value
    } else {
      for place in bytes.indices where needsEscape(bytes[place]) {
        text += value[run..<place]
        text += escape(bytes[place])
        run = bytes.index(after: place)
      }
      text += value[run...]
    }
    text += "\""
  }

  @inline(__always)
  private static func needsEscape(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == 0x22 || byte == 0x5C
  }

  private static func escape(_ byte: UInt8) -> String {
    switch byte {
    case 0x22: "\\\""
    case 0x5C: "\\\\"
    case 0x0A: "\\n"
    case 0x0D: "\\r"
    case 0x09: "\\t"
    default: "\\u" + Hexadecimal.text(byte, digits: 4)
    }
  }
}
