/// YAML, TOML or JSON before a text (Obsidian, Jekyll, pandoc, Hugo): what it says is the container's word.
///
/// As much of them as such heads use: `key: value` or `key = value`, lists in brackets or one item per line,
/// quotes, and values that continue in indented lines.
enum FrontMatter {
  /// Takes the head off; nil if there is none.
  ///
  /// - Returns: the text after it. Its values become hints.
  static func taken(from bytes: [UInt8], hints: inout ContainerHints) -> [UInt8]? {
    guard let (pairs, end) = head(bytes, at: 0) else { return nil }
    for (key, values) in pairs { note(key, values, into: &hints) }
    return Array(bytes[end...])
  }

  /// How long a head is that begins at a place; nil if none does.
  static func length(_ bytes: [UInt8], at place: Int) -> Int? {
    head(bytes, at: place).map { $0.end - place }
  }

  /// The values of a head, and where it ends.
  private static func head(_ bytes: [UInt8], at place: Int) -> (
    pairs: [(key: String, values: [String])], end: Int
  )? {
    if place < bytes.count, bytes[place] == UInt8(ascii: "{") { return object(bytes, at: place) }
    let isTOML = bytes.has("+++", at: place)
    guard isTOML || bytes.has("---", at: place) else { return nil }
    var start = place + 3
    while start < bytes.count, bytes[start] == 0x20 || bytes[start] == 0x0D { start += 1 }
    guard start < bytes.count, bytes[start] == 0x0A else { return nil }
    start += 1
    var pairs: [(key: String, values: [String])] = []
    while start < bytes.count, start - place < 65_536 {
      let end = bytes.place(of: 0x0A, from: start) ?? bytes.count
      let line = trimmedEnd(bytes.string(start..<end))
      if isTOML ? line == "+++" : line == "---" || line == "..." {
        return pairs.isEmpty ? nil : (pairs, min(end + 1, bytes.count))
      }
      guard take(line, sign: isTOML ? "=" : ":", into: &pairs) else { return nil }
      start = end + 1
    }
    return nil
  }

  /// An object of JSON that names no text, above something else than JSON.
  private static func object(_ bytes: [UInt8], at place: Int) -> (
    pairs: [(key: String, values: [String])], end: Int
  )? {
    guard
      let brace = bytes.closingBrace(after: place, before: min(bytes.count, place + 65_536)),
      let next = bytes[(brace + 1)...].firstIndex(where: { !$0.isBlank }),
      bytes[brace..<next].contains(0x0A), !bytes[next].isOne(of: "{}[],")
    else { return nil }
    let (items, isWhole) = JSONRecord.items(of: Array(bytes[place...brace]))
    let names = items.compactMap(\.name)
    guard isWhole, RecordColumns.areNames(names), !RecordColumns.nameText(names) else { return nil }
    return (items.map { ($0.name ?? "", [String(decoding: $0.bytes, as: UTF8.self)]) }, next)
  }

  /// One line; false if it is none of a head whose keys end with a sign.
  private static func take(
    _ line: String, sign: Character, into pairs: inout [(key: String, values: [String])]
  ) -> Bool {
    let text = line.drop { $0 == " " }
    if text.isEmpty || text.hasPrefix("#") { return true }
    // `[params]` opens a table of TOML.
    if sign == "=", text.hasPrefix("["), text.hasSuffix("]") { return true }
    if text.hasPrefix("- "), !pairs.isEmpty {
      pairs[pairs.count - 1].values.append(plain(text.dropFirst(2)))
      return true
    }
    if text.startIndex > line.startIndex, !pairs.isEmpty, !text.contains(": ") {
      let last = pairs.count - 1
      let joined = [pairs[last].values.popLast() ?? "", plain(text)].filter { !$0.isEmpty }
      pairs[last].values.append(joined.joined(separator: " "))
      return true
    }
    guard let colon = text.firstIndex(of: sign) else { return false }
    let key = trimmedEnd(String(text[..<colon]))
    guard !key.isEmpty, key.utf8.count <= 40,
      key.allSatisfy({ $0.isLetter || $0.isNumber || "_- /.".contains($0) })
    else { return false }
    let value = text[text.index(after: colon)...].drop { $0 == " " }
    pairs.append((key, values(value)))
    return true
  }

  /// `[a, "b"]`, a scalar, or nothing where the value follows in further lines.
  static func values(_ text: Substring) -> [String] {
    if text.isEmpty || [">", "|", ">-", "|-", ">+", "|+"].contains(text) { return [] }
    if text.hasPrefix("[["), text.hasSuffix("]]"), !text.contains(",") {
      return [String(text.dropFirst(2).dropLast(2))]
    }
    guard text.hasPrefix("["), text.hasSuffix("]") else { return [plain(text)] }
    var items: [String] = []
    var item = ""
    var quote: Character?
    for character in text.dropFirst().dropLast() {
      if let open = quote {
        if character == open { quote = nil } else { item.append(character) }
      } else if character == "\"" || character == "'" {
        quote = character
      } else if character == "," {
        items.append(item)
        item = ""
      } else if character != " " || !item.isEmpty {
        item.append(character)
      }
    }
    return (items + [item]).map { unlinked(trimmedEnd($0)) }.filter { !$0.isEmpty }
  }

  /// A scalar without quotes, comment and the brackets of a wiki link.
  private static func plain(_ text: Substring) -> String {
    var text = trimmedEnd(String(text))
    for quote in ["\"", "'"]
    where text.utf8.count >= 2 && text.hasPrefix(quote) && text.hasSuffix(quote) {
      return unlinked(
        String(text.dropFirst().dropLast()).replacing("\\\"", with: "\"").replacing(
          "''", with: "'"))
    }
    if let comment = text.firstRange(of: " #") { text = String(text[..<comment.lowerBound]) }
    return unlinked(trimmedEnd(text))
  }

  /// `[[09ROME12|Rome 12]]` is 09ROME12.
  private static func unlinked(_ text: String) -> String {
    guard text.hasPrefix("[["), text.hasSuffix("]]") else { return text }
    return String(text.dropFirst(2).dropLast(2).prefix { $0 != "|" })
  }

  private static func trimmedEnd(_ text: String) -> String {
    String(text.reversed().drop { $0 == " " || $0 == "\r" || $0 == "\t" }.reversed())
  }

  /// Notes what a head or a label says, by what columns of tables of that name hold.
  static func note(_ key: String, _ values: [String], into hints: inout ContainerHints) {
    guard case .field(let field)? = RecordColumns.meaning(of: key)?.meaning else {
      hints.note(nil, values.joined(separator: ", "), from: key)
      return
    }
    switch field {
    case .references, .to, .info, .captions:
      for value in values.flatMap(RecordValue.list) {
        hints.note(field, field == .captions ? value.uppercased() : value, from: key)
      }
    default: hints.note(field, values.joined(separator: ", "), from: key)
    }
  }
}
