/// Lines of columns that spreadsheets and programs read.
package enum DelimitedText {
  /// A line of comma-separated values, without a line end (RFC 4180).
  ///
  /// Fields with commas, quotes or line ends are quoted, quotes doubled.
  ///
  /// - Parameters:
  ///   - fields: the values.
  ///   - isInert: writes an apostrophe before each field that `isFormula`.
  /// - Returns: the line.
  package static func csv(_ fields: [String], isInert: Bool = false) -> String {
    fields.map { quoted(isInert && isFormula($0) ? "'" + $0 : $0) }.joined(separator: ",")
  }

  /// True for a field that a spreadsheet would run as a formula instead of showing it.
  ///
  /// By its first character, also the full-width forms, a tab and a line end (OWASP, "CSV Injection").
  package static func isFormula(_ field: String) -> Bool {
    switch field.unicodeScalars.first {
    case "=", "+", "-", "@", "\t", "\r", "\n", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}": true
    default: false
    }
  }

  /// A line of tab-separated values, without a line end.
  ///
  /// Tabs, line ends and backslashes inside of a field are written `\t`, `\n`, `\r` and `\\`, so
  /// that a line is a record whatever it holds.
  package static func tsv(_ fields: [String]) -> String {
    fields.map(escaped).joined(separator: "\t")
  }

  /// The fields of a line that `tsv` made.
  ///
  /// A backslash before any other character stands for itself.
  package static func fields(tsv line: some StringProtocol) -> [String] {
    fields(tsv: Array(line.utf8))
  }

  /// The fields of a line that `tsv` made, out of its bytes; those that are not UTF-8 are U+FFFD.
  package static func fields(tsv line: [UInt8]) -> [String] {
    line.split(separator: 0x09, omittingEmptySubsequences: false).map { field in
      guard field.contains(0x5C) else { return String(decoding: field, as: UTF8.self) }
      return String(decoding: unescaped(field), as: UTF8.self)
    }
  }

  private static func unescaped(_ field: ArraySlice<UInt8>) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(field.count)
    var isEscaped = false
    for byte in field {
      guard isEscaped || byte == 0x5C else {
        bytes.append(byte)
        continue
      }
      guard isEscaped else {
        isEscaped = true
        continue
      }
      isEscaped = false
      switch byte {
      case 0x5C: bytes.append(0x5C)
      case 0x74: bytes.append(0x09)
      case 0x6E: bytes.append(0x0A)
      case 0x72: bytes.append(0x0D)
      default: bytes += [0x5C, byte]
      }
    }
    return isEscaped ? bytes + [0x5C] : bytes
  }

  private static func quoted(_ field: String) -> String {
    let needsQuotes = field.utf8.contains { byte in
      byte == 0x2C || byte == 0x22 || byte == 0x0A || byte == 0x0D
    }
    guard needsQuotes else { return field }
    var text = "\""
    for scalar in field.unicodeScalars {
      if scalar == "\"" { text += "\"" }
      text.unicodeScalars.append(scalar)
    }
    return text + "\""
  }

  private static func escaped(_ field: String) -> String {
    guard field.utf8.contains(where: { $0 == 0x5C || $0 < 0x20 }) else { return field }
    var text = ""
    for scalar in field.unicodeScalars {
      switch scalar {
      case "\\": text += "\\\\"
      case "\t": text += "\\t"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text
  }
}
