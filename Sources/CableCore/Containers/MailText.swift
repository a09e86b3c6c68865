/// A cable passed on by mail: a text part, maybe quoted-printable and quoted with `>`.
enum MailText {
  private static let signs: [StaticString] = ["MIME-VERSION:", "MESSAGE-ID:", "RECEIVED:"]

  /// True where a text begins with the head of a mail.
  static func isMail(_ head: [UInt8]) -> Bool {
    var start = 0
    var isFirst = true
    for _ in 0..<24 {
      while start < head.count, head[start] == 0x0A { start += 1 }
      guard start < head.count else { return false }
      let end = head.place(of: 0x0A, from: start) ?? head.count
      if mayBeSign(head[start]), signs.contains(where: { head.has($0, at: start) }) {
        return true
      }
      guard head[start].uppercased == UInt8(ascii: "F") else {
        isFirst = false
        start = end
        continue
      }
      if head.has("FROM:", at: start), head[start..<end].contains(UInt8(ascii: "@")) { return true }
      // The line that parts the mails of an mbox.
      if isFirst, head.has("FROM ", at: start), head[start..<end].contains(UInt8(ascii: "@")) {
        return true
      }
      isFirst = false
      start = end
    }
    return false
  }

  /// The first letters of the signs.
  private static func mayBeSign(_ byte: UInt8) -> Bool {
    byte.uppercased == UInt8(ascii: "M") || byte.uppercased == UInt8(ascii: "R")
  }

  /// The text part of the first mail.
  static func read(_ bytes: [UInt8]) -> [UInt8] {
    part(lines(bytes)[...], depth: 0)
  }

  private static func lines(_ bytes: [UInt8]) -> [[UInt8]] {
    bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map { line in
      line.last == 0x0D ? Array(line.dropLast()) : Array(line)
    }
  }

  /// Parts nest: beyond a few levels it is no mail that anybody sent.
  private static func part(_ lines: ArraySlice<[UInt8]>, depth: Int) -> [UInt8] {
    guard depth < 8 else { return [] }
    let split = lines.firstIndex { $0.isEmpty } ?? lines.endIndex
    var head: [String] = []
    for line in lines[..<split] {
      let text = String(decoding: line, as: UTF8.self)
      if let first = text.first, first == " " || first == "\t", !head.isEmpty {
        if head[head.count - 1].utf8.count < 4096 { head[head.count - 1] += text }
      } else {
        head.append(text)
      }
    }
    func field(_ name: String) -> String {
      head.first { $0.lowercased().hasPrefix(name) }.map { String($0.dropFirst(name.utf8.count)) }
        ?? ""
    }
    let body = split < lines.endIndex ? lines[(split + 1)...] : []
    let type = field("content-type:").lowercased()
    if type.contains("multipart/"), let boundary = boundary(field("content-type:")) {
      let mark = Array("--\(boundary)".utf8)
      let places = body.indices.filter { body[$0].starts(with: mark) }
      for (place, next) in zip(places, places.dropFirst() + [body.endIndex]) {
        let inner = body[(place + 1)..<next]
        let innerHead = inner.prefix { !$0.isEmpty }.map {
          String(decoding: $0, as: UTF8.self).lowercased()
        }
        let isText = innerHead.allSatisfy {
          !$0.hasPrefix("content-type:") || $0.contains("text/plain") || $0.contains("multipart/")
        }
        if isText { return part(inner, depth: depth + 1) }
      }
      return []
    }
    let encoding = field("content-transfer-encoding:").lowercased()
    var text = Array(body.joined(separator: [0x0A]))
    if encoding.contains("quoted-printable") { text = quotedPrintable(text) }
    if encoding.contains("base64") { text = base64(text) }
    return unquoted(text)
  }

  private static func boundary(_ type: String) -> String? {
    guard
      let place = type.lowercased().split(separator: ";").first(where: { $0.contains("boundary=") })
    else { return nil }
    // The value keeps its own case.
    let start = type.lowercased().distance(from: type.lowercased().startIndex, to: place.startIndex)
    let original = type.dropFirst(start).prefix(place.count)
    let value = original.split(separator: "=", maxSplits: 1).last ?? ""
    return value.filter { $0 != "\"" && $0 != " " }
  }

  private static func quotedPrintable(_ bytes: [UInt8]) -> [UInt8] {
    var plain: [UInt8] = []
    var index = 0
    while index < bytes.count {
      guard bytes[index] == UInt8(ascii: "="), index + 1 < bytes.count else {
        plain.append(bytes[index])
        index += 1
        continue
      }
      if bytes[index + 1] == 0x0A {
        index += 2
      } else if index + 2 < bytes.count,
        let value = UInt8(
          String(decoding: bytes[(index + 1)...(index + 2)], as: UTF8.self), radix: 16)
      {
        plain.append(value)
        index += 3
      } else {
        plain.append(bytes[index])
        index += 1
      }
    }
    return plain
  }

  private static func base64(_ bytes: [UInt8]) -> [UInt8] {
    var plain: [UInt8] = []
    var bits: UInt32 = 0
    var count = 0
    for byte in bytes {
      let value: UInt32
      switch byte {
      case 0x41...0x5A: value = UInt32(byte - 0x41)
      case 0x61...0x7A: value = UInt32(byte - 0x61) + 26
      case 0x30...0x39: value = UInt32(byte - 0x30) + 52
      case UInt8(ascii: "+"): value = 62
      case UInt8(ascii: "/"): value = 63
      default: continue
      }
      bits = bits << 6 | value
      count += 6
      if count >= 8 {
        count -= 8
        plain.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
        bits &= (1 << UInt32(count)) - 1
      }
    }
    return plain
  }

  /// Without `>` where most lines have it.
  private static func unquoted(_ bytes: [UInt8]) -> [UInt8] {
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    let quoted = lines.count { $0.first == UInt8(ascii: ">") }
    guard quoted * 2 > lines.count(where: { !$0.isEmpty }) else { return bytes }
    return Array(
      lines.map { line in
        line.drop { $0 == UInt8(ascii: ">") }.drop { $0 == 0x20 }
      }.joined(separator: [0x0A]))
  }
}
