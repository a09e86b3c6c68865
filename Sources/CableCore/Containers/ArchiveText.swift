/// A telegram of 1973–79 as the National Archives give it: `Message Text`, `Message Attributes`.
enum ArchiveText {
  /// True where the file's marks stand in its beginning.
  static func isArchive(_ head: [UInt8]) -> Bool {
    var lines = 0
    var start = 0
    while start < head.count, lines < 60 {
      let first = head[start].uppercased
      if first == UInt8(ascii: "P"), lines < 12, head.has("PAGE 01 ", at: start) { return true }
      if first == UInt8(ascii: "M"),
        head.has("MESSAGE ATTRIBUTES", at: start) || head.has("MESSAGE TEXT", at: start)
      {
        return true
      }
      start = (head.place(of: 0x0A, from: start) ?? head.count) + 1
      while start < head.count, head[start] == 0x20 { start += 1 }
      lines += 1
    }
    return line("MESSAGE ATTRIBUTES", in: head, 0..<head.count) != nil
  }

  /// The telegram's own text, with the attributes as hints.
  static func read(_ bytes: [UInt8], hints: inout ContainerHints) -> [UInt8] {
    let whole = 0..<bytes.count
    let attributes = line("MESSAGE ATTRIBUTES", in: bytes, whole)
    let text = line("MESSAGE TEXT", in: bytes, whole)
    if let attributes {
      let end = text.map { $0 > attributes ? $0 : bytes.count } ?? bytes.count
      for (key, value) in pairs(bytes, attributes..<end) { take(key, value, into: &hints) }
    }
    var start = 0
    var end = bytes.count
    if let text {
      start = text
      while start < bytes.count, bytes[start] != 0x0A { start += 1 }
    }
    if let attributes {
      if attributes > start {
        end = attributes
      } else if text == nil {
        end = 0
      }
    }
    return Array(bytes[min(start, end)..<end])
  }

  /// Where a line that begins with a text starts.
  private static func line(_ text: StaticString, in bytes: [UInt8], _ range: Range<Int>) -> Int? {
    var from = range.lowerBound
    while let place = bytes.place(of: text, in: from..<range.upperBound) {
      var before = place
      while before > 0, bytes[before - 1] == 0x20 { before -= 1 }
      if before == 0 || bytes[before - 1] == 0x0A || bytes[before - 1] == 0x0D { return place }
      from = place + 1
    }
    return nil
  }

  /// `Key: value`; a value may go on in the next line.
  private static func pairs(_ bytes: [UInt8], _ range: Range<Int>) -> [(String, String)] {
    var pairs: [(String, String)] = []
    for line in TextLine.lines(of: Array(bytes[range])) {
      let text = String(
        decoding: bytes[
          (range.lowerBound + line.range.lowerBound)..<(range.lowerBound + line.range.upperBound)],
        as: UTF8.self)
      if let colon = text.firstIndex(of: ":"), text[..<colon].utf8.count <= 40,
        text.first?.isUppercase == true, text[..<colon].split(separator: " ").count <= 5
      {
        let value = text[text.index(after: colon)...].drop { $0 == " " }
        pairs.append((text[..<colon].lowercased(), String(value)))
      } else if !pairs.isEmpty {
        pairs[pairs.count - 1].1 += (pairs[pairs.count - 1].1.isEmpty ? "" : " ") + text
      }
    }
    return pairs
  }

  private static func take(_ key: String, _ value: String, into hints: inout ContainerHints) {
    guard value.lowercased() != "n/a", !value.isEmpty, value != "<unknown>" else { return }
    switch key {
    case "document number": hints.id = value
    case "draft date": hints.created = value
    case "from": hints.from = hints.from ?? value
    case "to": hints.to = hints.to ?? value
    case "tags": hints.tags = value
    case "subject": hints.subject = value
    case "reference": hints.references = value.split(separator: ",").map { String($0) }
    case "original classification": hints.classification = value
    case "original handling restrictions", "handling restrictions":
      hints.captions += value.split { $0 == "," || $0 == " " }.map { $0.uppercased() }
    default: break
    }
  }
}
