/// Texts in a charset that their container names, as UTF-8.
enum Charset {
  private static let tables: [String: [[UInt8]]] = {
    var tables: [String: [[UInt8]]] = [:]
    for row in CharsetTable.rows {
      let upper = row.upper.unicodeScalars.map { Array(String($0).utf8) }
      for name in row.names { tables[name] = upper }
    }
    return tables
  }()

  /// Charsets that `Decoding` recognizes by itself: UTF-8 and Windows-1252 with its parts.
  private static let usual: Set<String> = [
    "", "utf-8", "utf8", "us-ascii", "ascii", "ansi_x3.4-1968", "iso-8859-1", "iso8859-1",
    "iso_8859-1", "latin1", "windows-1252", "cp1252", "x-unknown", "unknown-8bit", "binary",
  ]

  /// A text as UTF-8, or as it is where `Decoding` reads it; nil if the charset is not known.
  ///
  /// Cost: linear.
  static func decoded(_ bytes: [UInt8], named name: String) -> [UInt8]? {
    let name = name.lowercased()
    if usual.contains(name) { return bytes }
    if name.hasPrefix("utf-16") || name == "ucs-2" { return wide(bytes, name) }
    if name == "utf-7" { return seven(bytes) }
    guard let upper = tables[name] else { return nil }
    guard !bytes.isASCII else { return bytes }
    var plain: [UInt8] = []
    plain.reserveCapacity(bytes.count + bytes.count / 4)
    for byte in bytes {
      if byte < 0x80 { plain.append(byte) } else { plain += upper[Int(byte) - 0x80] }
    }
    return plain
  }

  private static func wide(_ bytes: [UInt8], _ name: String) -> [UInt8] {
    // With its mark, `Decoding` knows the order by itself.
    if Decoding.encoding(of: bytes) != .narrow { return bytes }
    var text = WideText(name.hasSuffix("le") ? .little : .big)
    return text.narrowed(bytes, isLast: true)
  }

  /// UTF-7 (RFC 2152): `+` opens a run of base64 over UTF-16, `-` or any other sign ends it.
  private static func seven(_ bytes: [UInt8]) -> [UInt8] {
    var plain: [UInt8] = []
    var index = 0
    while index < bytes.count {
      guard bytes[index] == UInt8(ascii: "+") else {
        plain.append(bytes[index])
        index += 1
        continue
      }
      let start = index + 1
      var end = start
      while end < bytes.count, MailCoding.isBase64(bytes[end]) { end += 1 }
      if end == start {
        plain.append(UInt8(ascii: "+"))
      } else {
        var text = WideText(.big)
        plain += text.narrowed(MailCoding.base64(bytes[start..<end]), isLast: true)
      }
      index = end < bytes.count && bytes[end] == UInt8(ascii: "-") ? end + 1 : end
    }
    return plain
  }
}
