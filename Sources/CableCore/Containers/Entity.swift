/// A character reference of HTML and XML: `&amp;`, `&#8217;`, `&#x000A;`.
///
/// Entities that a document declares itself are never expanded.
enum Entity {
  private static let named: [String: UInt32] = [
    "amp": 0x26, "lt": 0x3C, "gt": 0x3E, "quot": 0x22, "apos": 0x27, "nbsp": 0x20, "para": 0xB6,
    "ldquo": 0x201C, "rdquo": 0x201D, "lsquo": 0x2018, "rsquo": 0x2019, "ndash": 0x2013,
    "mdash": 0x2014, "hellip": 0x2026, "eacute": 0xE9, "aacute": 0xE1, "iacute": 0xED,
    "oacute": 0xF3, "uacute": 0xFA, "ntilde": 0xF1, "ouml": 0xF6, "uuml": 0xFC, "auml": 0xE4,
    "ccedil": 0xE7, "agrave": 0xE0, "egrave": 0xE8, "ecirc": 0xEA, "sect": 0xA7, "copy": 0xA9,
    "euro": 0x20AC, "pound": 0xA3, "deg": 0xB0, "bull": 0x2022, "middot": 0xB7, "szlig": 0xDF,
    "oslash": 0xF8, "aring": 0xE5, "aelig": 0xE6, "atilde": 0xE3, "otilde": 0xF5, "acirc": 0xE2,
    "ocirc": 0xF4, "icirc": 0xEE, "Eacute": 0xC9, "Ntilde": 0xD1, "Ouml": 0xD6, "Uuml": 0xDC,
  ]

  /// Reads a reference at an ampersand; nil if there is none.
  ///
  /// Cost: it looks at 12 bytes at most.
  static func read(_ bytes: [UInt8], at start: Int) -> (bytes: [UInt8], end: Int)? {
    var end = start + 1
    while end < bytes.count, end - start <= 12, bytes[end] != UInt8(ascii: ";") { end += 1 }
    guard end < bytes.count, bytes[end] == UInt8(ascii: ";"), end > start + 1 else { return nil }
    let value: UInt32?
    if bytes[start + 1] == UInt8(ascii: "#") {
      let isHexadecimal = bytes[start + 2].uppercased == UInt8(ascii: "X")
      let digits = bytes[(start + (isHexadecimal ? 3 : 2))..<end]
      value = UInt32(String(decoding: digits, as: UTF8.self), radix: isHexadecimal ? 16 : 10)
    } else {
      value = named[String(decoding: bytes[(start + 1)..<end], as: UTF8.self)]
    }
    guard let value, let scalar = Unicode.Scalar(value), let encoded = UTF8.encode(scalar) else {
      return nil
    }
    return (Array(encoded), end + 1)
  }

  /// A text with its leftover references decoded: mirrors left `&#8217;` in plain cables.
  static func decoded(_ bytes: [UInt8]) -> [UInt8] {
    guard var next = bytes.place(of: UInt8(ascii: "&")) else { return bytes }
    var plain: [UInt8] = []
    plain.reserveCapacity(bytes.count)
    // What is between two references is copied as it is.
    var done = 0
    while true {
      if let entity = read(bytes, at: next) {
        plain += bytes[done..<next]
        plain += entity.bytes
        done = entity.end
      }
      guard let found = bytes.place(of: UInt8(ascii: "&"), from: max(done, next + 1)) else { break }
      next = found
    }
    plain += bytes[done...]
    return plain
  }
}
