/// The codings in which mails carry bytes (RFC 2045, 2047, 2231).
enum MailCoding {
  /// The bytes that a coding carries; as they are where its name is none of those that change them.
  static func decoded(_ bytes: [UInt8], _ coding: String) -> [UInt8] {
    switch coding {
    case "quoted-printable": quotedPrintable(bytes[...])
    case "base64": base64(bytes[...])
    case "x-uuencode", "uuencode", "x-uue": uuencoded(bytes) ?? bytes
    default: bytes
    }
  }

  /// Without `=` at line ends and `=E4` for a byte.
  static func quotedPrintable(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var plain: [UInt8] = []
    plain.reserveCapacity(bytes.count)
    var index = bytes.startIndex
    while index < bytes.endIndex {
      guard bytes[index] == UInt8(ascii: "=") else {
        plain.append(bytes[index])
        index += 1
        continue
      }
      // A mailer may have put blanks after the sign.
      var end = index + 1
      while end < bytes.endIndex, bytes[end] == 0x20 || bytes[end] == 0x09 || bytes[end] == 0x0D {
        end += 1
      }
      if end == bytes.endIndex || bytes[end] == 0x0A {
        index = min(end + 1, bytes.endIndex)
      } else if index + 2 < bytes.endIndex,
        let high = Hexadecimal.digit(bytes[index + 1]),
        let low = Hexadecimal.digit(bytes[index + 2])
      {
        plain.append(high << 4 | low)
        index += 3
      } else {
        plain.append(bytes[index])
        index += 1
      }
    }
    return plain
  }

  /// True for a byte that carries six bits.
  static func isBase64(_ byte: UInt8) -> Bool { sextet(byte) != nil }

  private static func sextet(_ byte: UInt8) -> UInt32? {
    switch byte {
    case 0x41...0x5A: UInt32(byte - 0x41)
    case 0x61...0x7A: UInt32(byte - 0x61) + 26
    case 0x30...0x39: UInt32(byte - 0x30) + 52
    case UInt8(ascii: "+"): 62
    case UInt8(ascii: "/"): 63
    default: nil
    }
  }

  /// Base64 up to its end; signs that carry nothing are skipped.
  static func base64(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var plain: [UInt8] = []
    plain.reserveCapacity(bytes.count / 4 * 3)
    var bits: UInt32 = 0
    var count: UInt32 = 0
    for byte in bytes {
      if byte == UInt8(ascii: "=") { (bits, count) = (0, 0) }
      guard let value = sextet(byte) else { continue }
      bits = bits << 6 | value
      count += 6
      if count >= 8 {
        count -= 8
        plain.append(UInt8(truncatingIfNeeded: bits >> count))
        bits &= (1 << count) - 1
      }
    }
    return plain
  }

  /// The bytes between `begin 644 name` and `end`; nil if these lines are not there.
  static func uuencoded(_ bytes: [UInt8]) -> [UInt8]? {
    var plain: [UInt8] = []
    var isOpen = false
    var start = 0
    while start < bytes.count {
      let end = bytes.place(of: 0x0A, from: start) ?? bytes.count
      defer { start = end + 1 }
      if !isOpen {
        isOpen = bytes.has("BEGIN ", at: start)
        continue
      }
      if bytes.has("END", at: start), end - start <= 4 { return plain }
      let line = bytes[start..<end].filter { (0x20...0x60).contains($0) }.map { ($0 - 0x20) & 0x3F }
      guard let length = line.first, length > 0 else { continue }
      var own: [UInt8] = []
      var place = 1
      while place + 3 < line.count {
        let (a, b, c, d) = (line[place], line[place + 1], line[place + 2], line[place + 3])
        own += [a << 2 | b >> 4, b << 4 | c >> 2, c << 6 | d]
        place += 4
      }
      plain += own.prefix(Int(length))
    }
    return isOpen ? plain : nil
  }

  /// A name with its words `=?utf-8?Q?08LISBON411=2Etxt?=` read.
  static func words(_ text: String) -> String {
    guard text.contains("=?") else { return text }
    var plain = ""
    var rest = text[...]
    while let open = rest.firstRange(of: "=?") {
      let parts = rest[open.upperBound...].split(
        separator: "?", maxSplits: 3, omittingEmptySubsequences: false)
      guard parts.count == 4, parts[3].hasPrefix("=") else {
        plain += rest[..<open.upperBound]
        rest = rest[open.upperBound...]
        continue
      }
      plain += rest[..<open.lowerBound]
      let coded = Array(parts[2].utf8)
      let bytes =
        parts[1].lowercased() == "b"
        ? base64(coded[...])
        : quotedPrintable(coded.map { $0 == UInt8(ascii: "_") ? 0x20 : $0 }[...])
      let charset = String(parts[0].prefix { $0 != "*" })
      plain += String(decoding: Charset.decoded(bytes, named: charset) ?? bytes, as: UTF8.self)
      rest = parts[3].dropFirst()
    }
    return plain + rest
  }

  /// `utf-8''08LISBON411%2Etxt`: a parameter whose name ends with `*`.
  static func parameter(_ text: String) -> String {
    let parts = text.split(separator: "'", maxSplits: 2, omittingEmptySubsequences: false)
    let (charset, coded) = parts.count == 3 ? (String(parts[0]), parts[2]) : ("", text[...])
    let bytes = quotedPrintable(Array(coded.utf8).map { $0 == UInt8(ascii: "%") ? 0x3D : $0 }[...])
    return String(decoding: Charset.decoded(bytes, named: charset) ?? bytes, as: UTF8.self)
  }
}
