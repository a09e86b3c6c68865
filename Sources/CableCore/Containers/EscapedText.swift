/// A text whose line ends somebody kept as programs write them: `UNCLAS OSLO 000012\n\nSIPDIS\nTAGS: …`.
///
/// A value is copied so out of a dump, a log or a text of JSON.
enum EscapedText {
  /// So many line ends of this kind and more make a text one of these.
  private static let fewest = 6

  /// The text with its lines; nil where most line ends are lines' ends, as in nearly all.
  ///
  /// Cost: up to the first backslash; linear in a text of this kind.
  static func lined(_ bytes: [UInt8]) -> [UInt8]? {
    guard let first = bytes.place(of: backslash, from: 0) else { return nil }
    let escaped = (first..<max(first, bytes.count - 1)).count { isLineEnd(bytes, at: $0) }
    guard escaped >= fewest, escaped > 4 * bytes.count(where: { $0 == 0x0A }) else { return nil }
    var text = Array(bytes[..<first])
    text.reserveCapacity(bytes.count)
    var place = first
    while place < bytes.count {
      let next = place + 1 < bytes.count ? bytes[place + 1] : 0
      guard bytes[place] == backslash, let plain = plain(next) else {
        text.append(bytes[place])
        place += 1
        continue
      }
      text.append(plain)
      place += 2
    }
    return text
  }

  private static let backslash = UInt8(ascii: "\\")

  private static func isLineEnd(_ bytes: [UInt8], at place: Int) -> Bool {
    bytes[place] == backslash && bytes[place + 1] == UInt8(ascii: "n")
      && (place == 0 || bytes[place - 1] != backslash)
  }

  /// What is meant by a sign after a backslash; nil where the backslash is one.
  private static func plain(_ sign: UInt8) -> UInt8? {
    switch sign {
    case UInt8(ascii: "n"): 0x0A
    case UInt8(ascii: "r"): 0x0D
    case UInt8(ascii: "t"): 0x09
    case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "/"), backslash: sign
    default: nil
    }
  }
}
