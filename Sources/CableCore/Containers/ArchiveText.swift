/// A telegram of 1973–79 as the National Archives give it: `Message Text`, `Message Attributes`.
enum ArchiveText {
  /// True if the file's marks are in its beginning, or its attributes below a longer text.
  ///
  /// - Parameters:
  ///   - head: the whole text.
  ///   - phrases: those of its beginning; nil where it is longer.
  /// - Returns: false for a text of any other form.
  static func isArchive(_ head: [UInt8], _ phrases: FormPhrases?) -> Bool {
    let marks = phrases?.found ?? [.attributes, .messageText]
    let reach = marks.isDisjoint(with: [.attributes, .messageText]) ? 12 : 60
    var lines = 0
    var ends = LineEnds(of: head)
    var start = 0
    while start < head.count, lines < reach {
      let first = head[start].uppercased
      if first == UInt8(ascii: "P"), lines < 12, head.has("PAGE 01 ", at: start) { return true }
      if first == UInt8(ascii: "M"),
        head.has("MESSAGE ATTRIBUTES", at: start) || head.has("MESSAGE TEXT", at: start)
      {
        return true
      }
      start = ends.next(from: start) + 1
      while start < head.count, head[start] == 0x20 { start += 1 }
      lines += 1
    }
    return marks.contains(.attributes)
      && line("MESSAGE ATTRIBUTES", in: head, 0..<head.count) != nil
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
    var own = Array(bytes[min(start, end)..<end])
    // What somebody wrote above the mark is no furniture.
    if let text, attributes.map({ $0 > text }) ?? true,
      bytes[..<text].contains(where: \.isWordByte)
    {
      own = bytes[..<text] + own
    }
    if hints.id == nil { hints.note(.id, pageID(own), from: "page line") }
    return own
  }

  /// True if the archive has no text of the telegram, or says that it could not read it.
  static func isUnavailable(_ text: [UInt8]) -> Bool {
    let head = 0..<min(text.count, 2048)
    let letters = text.count < 2048 ? text.count(where: \.isLetter) : text.count
    let isShort = letters < 240
    // `n/a`
    if letters < 4 { return true }
    return NoticeWords.unread.rows.contains { row in
      (isShort || row.meaning == .anywhere) && text.place(of: row.spelling, in: head) != nil
    }
  }

  /// The text without lines of nothing but `¿`, which stand for what the archive could not read, and
  /// how many signs those were.
  static func withoutBlanks(_ text: [UInt8]) -> (text: [UInt8], count: Int) {
    guard text.place(of: 0xBF) != nil else { return (text, 0) }
    var kept: [UInt8] = []
    var count = 0
    var start = 0
    while start < text.count {
      let end = text.place(of: 0x0A, from: start) ?? text.count
      let line = text[start..<end]
      let signs = line.count { $0 == 0xBF }
      if signs >= 4, line.allSatisfy({ $0 == 0xC2 || $0 == 0xBF || $0.isBlank }) {
        count += signs
      } else {
        kept += text[start..<min(end + 1, text.count)]
      }
      start = end + 1
    }
    return (kept, count)
  }

  /// The id that `PAGE 01 TIRANA 00412` and the year of the date-time group give.
  private static func pageID(_ text: [UInt8]) -> String? {
    let head = 0..<min(text.count, 4096)
    guard let page = text.place(of: "PAGE 01 ", in: head) else { return nil }
    let end = text.place(of: 0x0A, from: page) ?? text.count
    let words = Word.words(text, (page + 8)..<end)
    guard let number = words.firstIndex(where: \.isNumber), number > 0, number <= 3 else {
      return nil
    }
    let station = words[..<number].map(\.text).joined().filter(\.isLetter)
    var start = end + 1
    while start < head.upperBound {
      let stop = text.place(of: 0x0A, from: start) ?? text.count
      let line = Word.words(text, start..<stop)
      if line.count >= 3, let (_, time) = RoutingHeader.dateTimeGroup(line) {
        return String(time.year) + station + words[number].text
      }
      start = stop + 1
    }
    return nil
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

  /// `Key: value`; a value may continue on the next line.
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
        pairs.append((String(text[..<colon]), String(value)))
      } else if !pairs.isEmpty {
        pairs[pairs.count - 1].1 += (pairs[pairs.count - 1].1.isEmpty ? "" : " ") + text
      }
    }
    return pairs
  }

  private static let lists: [String: (ContainerValue.Field, Set<Character>)] = [
    "reference": (.references, [","]), "to": (.to, [","]),
    "handling restrictions": (.captions, [",", " "]),
    "original handling restrictions": (.captions, [",", " "]),
  ]
  private static let fields: [String: ContainerValue.Field] = [
    "document number": .id, "draft date": .sent, "from": .from, "tags": .tags,
    "subject": .subject, "original classification": .classification,
  ]

  private static func take(_ key: String, _ value: String, into hints: inout ContainerHints) {
    guard value.lowercased() != "n/a", !value.isEmpty, value != "<unknown>" else { return }
    if let (field, separators) = lists[key.lowercased()] {
      for item in value.split(whereSeparator: separators.contains) {
        let item = String(item.drop { $0 == " " })
        hints.note(field, field == .captions ? item.uppercased() : item, from: key)
      }
    } else {
      hints.note(fields[key.lowercased()], value, from: key)
    }
  }
}
