/// A cable of the State Messaging and Archive Retrieval Toolset (SMART, since 2009) as it is released:
/// a block of labels above the text, another below it, banners and page lines between.
///
/// The labels that the parser knows stay in the text, one per line. The others, and all of a block
/// above a whole old telegram ("archive copy"), are what the container says.
enum SmartText {
  /// A label with its lines.
  private struct Entry {
    var label: SmartWords.Label
    var printed: String
    var values: [String]
    var value: String {
      guard label.field == .to || label.field == .info else { return values.joined(separator: " ") }
      // Of addressees in lines of their own each ends with its precedence.
      return values.dropFirst().reduce(values.first ?? "") { before, line in
        let end = before.split(separator: " ").last.map { $0.uppercased() } ?? ""
        return before + (SmartWords.precedences[end] == nil ? " " : "; ") + line
      }
    }
  }

  /// True where the lines of a text's beginning have the labels of SMART.
  static func isSmart(_ head: [UInt8], _ phrases: FormPhrases) -> Bool {
    guard !phrases.found.isDisjoint(with: [.messageNumber, .dateGroup]) else { return false }
    let lines = lines(of: head)
    guard let block = block(in: lines) else { return false }
    let fields = block.entries.compactMap(\.label.field)
    // The number itself may have been cut off.
    return fields.contains(.id) && fields.contains { $0 == .sent || $0 == .to || $0 == .from }
      || fields.contains(.sent) && fields.contains(.from) && fields.contains(.to)
  }

  /// The text of the cable, with what the blocks say as hints; nil where it is no such text.
  ///
  /// Cost: linear.
  static func read(_ bytes: [UInt8], hints: inout ContainerHints) -> [UInt8]? {
    var lines = lines(of: bytes)
    guard let block = block(in: lines) else { return nil }
    let above = Array(lines[..<block.start]).filter { isFurniture($0) }
    var rest = Array(lines[block.end...])
    let isCopy = holdsTelegram(rest)
    var head: [String] = []
    for entry in block.entries {
      note(entry, into: &hints)
      if !isCopy, entry.label.place == .above {
        let name = entry.label.written.map { $0 + ":" } ?? entry.printed
        head.append("\(name) \(entry.value)")
      }
    }
    if !isCopy, let level = level(of: above) {
      hints.note(.classification, level, from: "banner")
    }
    if !isCopy { takeTail(&rest, into: &hints) }
    // What somebody wrote above the labels is no furniture.
    let notes = lines[..<block.start].filter { !isFurniture($0) && !isBlank($0) }
    lines = notes + head + [""] + withoutFurniture(rest, isCopy: isCopy)
    let text = lines.joined(separator: "\n")
    return Array(text.utf8)
  }

  // MARK: Lines

  /// The lines without Markdown's signs and without what is before them.
  private static func lines(of bytes: [UInt8]) -> [String] {
    let text = MarkdownText.plain(labelled(bytes))
    return text.split(separator: 0x0A, omittingEmptySubsequences: false).map { line in
      let line = String(decoding: line.last == 0x0D ? line.dropLast() : line, as: UTF8.self)
      // An item of a list may be a label.
      let item = line.drop { $0 == " " }
      guard let sign = item.first, "-*+•".contains(sign), item.dropFirst().first == " ",
        label(String(item.dropFirst(2))) != nil
      else { return line }
      return String(item.dropFirst(2))
    }
  }

  /// The text with `MRN: 12 OSLO 88` for a row `| **MRN** | 12 OSLO 88 |` of a table, whatever is around
  /// the label.
  private static func labelled(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.contains(UInt8(ascii: "|")) else { return bytes }
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map { line in
      guard line.first(where: { !$0.isBlank }) == UInt8(ascii: "|"),
        let row = row(String(decoding: line, as: UTF8.self))
      else { return Array(line) }
      return Array(row.utf8)
    }
    return Array(lines.joined(separator: [0x0A]))
  }

  private static func row(_ line: String) -> String? {
    let all = line.split(separator: "|", omittingEmptySubsequences: false)
      .map { trimmed(String($0)) }
    let cells = all.filter { !$0.isEmpty }
    guard let first = cells.first, cells.count <= 2 else { return nil }
    // A value's next line is a row without a label.
    if cells.count == 1, all.count > 3, all[1].isEmpty {
      return String(repeating: " ", count: indentation) + first
    }
    let name = String(first.filter { !"*:_`".contains($0) })
    guard let label = SmartWords.labels[name.uppercased()]?.meaning else { return nil }
    guard cells.count > 1 else { return name + ":" }
    // Of several addressees in a cell each has its line.
    let isList = label.field == .to || label.field == .info
    let sign = isList ? "; " : " "
    var value = cells[1]
    for end in ["<br>", "<br/>", "<br />", "<BR>"] { value = value.replacing(end, with: sign) }
    return name + ": " + value
  }

  private static func trimmed(_ line: String) -> String {
    line.split { $0 == " " || $0 == "\t" || $0 == "\u{0C}" }.joined(separator: " ")
  }

  /// The label that a line begins with.
  private static func label(
    _ line: String
  ) -> (label: SmartWords.Label, printed: String, value: String)? {
    let text = trimmed(line)
    guard let colon = text.firstIndex(of: ":") else { return nil }
    let printed = text[..<colon].last == " " ? text[..<colon].dropLast() : text[..<colon]
    let name = printed.uppercased()
    guard name.utf8.count <= 20, let label = SmartWords.labels[name]?.meaning else { return nil }
    let value = text[text.index(after: colon)...].drop { $0 == " " }
    return (label, printed + ":", String(value))
  }

  /// The block of labels that has `MRN`, or `Date/DTG` where that was cut off, and where it is.
  private static func block(in lines: [String]) -> (entries: [Entry], start: Int, end: Int)? {
    let labels = lines.prefix(80).indices.filter { label(lines[$0]) != nil }
    guard
      let mark = labels.first(where: { label(lines[$0])?.label.field == .id })
        ?? labels.first(where: { label(lines[$0])?.printed.uppercased() == "DATE/DTG:" })
    else { return nil }
    // The labels may be in any order, and a value above it of several lines.
    let start = labels.first { $0 < mark && Self.entries(lines, from: $0).end > mark } ?? mark
    var (entries, end) = entries(lines, from: start)
    // A page may end within the block, and within a value.
    while end < lines.count, let next = lines[end...].firstIndex(where: { !isBlank($0) }),
      label(lines[next]) != nil || isFurniture(lines[next]),
      let more = lines[next...].prefix(12).firstIndex(where: { label($0) != nil }),
      lines[next..<more].allSatisfy({ isBlank($0) || isFurniture($0) || isIndented($0) })
    {
      let (others, stop) = Self.entries(lines, from: more)
      guard !others.isEmpty else { break }
      for line in lines[next..<more] where !isBlank(line) && !isFurniture(line) {
        entries[entries.count - 1].values.append(trimmed(line))
      }
      entries += others
      end = stop
    }
    return (entries, start, end)
  }

  /// A value's next line is indented as far as values are.
  private static func isIndented(_ line: String) -> Bool {
    line.utf8.prefix { $0 == 0x20 }.count >= indentation && isContinuation(line)
  }

  private static let indentation = 10

  /// Labels with their values, up to the first line that belongs to none.
  private static func entries(_ lines: [String], from start: Int) -> ([Entry], end: Int) {
    var entries: [Entry] = []
    var index = start
    while index < lines.count {
      if let found = label(lines[index]) {
        entries.append(
          Entry(
            label: found.label, printed: found.printed,
            values: found.value.isEmpty ? [] : [found.value]))
      } else if isBlank(lines[index]) {
        // A blank line within the block is between two labels.
        let next = lines[index...].firstIndex(where: { !isBlank($0) })
        guard let next, label(lines[next]) != nil else { break }
      } else if !entries.isEmpty, index > start, !isBlank(lines[index - 1]),
        isContinuation(lines[index])
      {
        entries[entries.count - 1].values.append(trimmed(lines[index]))
      } else {
        break
      }
      index += 1
    }
    return (entries, index)
  }

  /// A value's next line is no paragraph, heading or banner.
  private static func isContinuation(_ line: String) -> Bool {
    let text = Array(trimmed(line).utf8)
    return !isFurniture(line) && ParagraphStart.read(text, line: 0..<text.count) == nil
      && !line.hasPrefix("---")
  }

  private static func isBlank(_ line: String) -> Bool {
    line.utf8.allSatisfy { $0.isBlank || $0 == 0x0C }
  }

  // MARK: What the blocks say

  private static func note(_ entry: Entry, into hints: inout ContainerHints) {
    let source = String(entry.printed.dropLast())
    let field = entry.label.field
    switch field {
    case .to, .info: addressees(entry.value, field, source, into: &hints)
    case .references:
      for item in references(entry.values) { hints.note(.references, item, from: source) }
    case .captions:
      for caption in RecordValue.list(entry.value.replacing(",", with: ";")) {
        hints.note(.captions, caption.uppercased(), from: source)
      }
    case .draftedBy where entry.values.allSatisfy({ $0.contains(":") }):
      // `OSLO:Hallberg, Erik J`, in a line each.
      for line in entry.values { hints.note(.draftedBy, line, from: source) }
    case .sent:
      // `May 06, 2014 / 061422Z MAY 14`: the group says it better.
      hints.note(.sent, entry.value, from: source)
    default: hints.note(field, entry.value, from: source)
    }
  }

  /// `WASHDC, SECSTATE Routine; OSLO, AMEMBASSY Routine`: each with its precedence taken off.
  private static func addressees(
    _ value: String, _ field: ContainerValue.Field?, _ source: String,
    into hints: inout ContainerHints
  ) {
    for part in RecordValue.list(value) {
      let words = part.split(separator: " ")
      let name = words.lastIndex { SmartWords.precedences[$0.uppercased()] == nil } ?? 0
      let taken = words.dropFirst(name + 1)
      hints.note(field, words.prefix(name + 1).joined(separator: " "), from: source)
      if field == .to, !taken.isEmpty {
        hints.note(.precedence, taken.joined(separator: " ").uppercased(), from: source)
      }
    }
  }

  /// The items of a list, each without its bullet.
  private static func references(_ lines: [String]) -> [String] {
    lines.flatMap { line -> [String] in
      var items: [[Substring]] = [[]]
      for word in line.split(separator: " ") {
        let isBullet =
          word.utf8.count <= 3 && word.utf8.first.map(\.isUpper) == true
          && (word.hasSuffix(")") || word.hasSuffix("."))
        if isBullet { items.append([]) } else { items[items.count - 1].append(word) }
      }
      return items.map { $0.joined(separator: " ") }.filter { !$0.isEmpty }
    }
  }

  /// The level of the banners above the block: `UNCLASSIFIED` and `SBU`.
  private static func level(of banners: [String]) -> String? {
    let words = banners.map { trimmed($0).uppercased() }
    let isSensitive = words.contains { $0 == "SBU" || $0.hasPrefix("SENSITIVE") }
    guard
      let level = words.first(where: { RecordValue.level($0) })
        ?? (isSensitive ? "UNCLASSIFIED" : nil)
    else { return nil }
    return isSensitive && level == "UNCLASSIFIED" ? "UNCLASSIFIED//FOR OFFICIAL USE ONLY" : level
  }

  // MARK: The text

  /// True where a whole telegram of the older form is below the block.
  private static func holdsTelegram(_ lines: [String]) -> Bool {
    let head = lines.prefix(60).map(trimmed)
    return head.contains { $0.hasPrefix("FM ") } && head.contains { $0.hasPrefix("TO ") }
  }

  /// Takes the block below the text off.
  private static func takeTail(_ lines: inout [String], into hints: inout ContainerHints) {
    guard
      let first = lines.indices.first(where: { index in
        guard label(lines[index])?.label.place == .below else { return false }
        // What follows is labels, blanks and furniture.
        return lines[index...].allSatisfy { line in
          isBlank(line) || isFurniture(line) || label(line) != nil
            || line.hasPrefix(" ") || line.utf8.count < 80
        }
      })
    else { return }
    let tail = lines[first...].filter { !isFurniture($0) }
    var index = 0
    let kept = Array(tail)
    while index < kept.count {
      guard !isBlank(kept[index]) else {
        index += 1
        continue
      }
      let (entries, end) = entries(kept, from: index)
      guard end > index else { break }
      for entry in entries { note(entry, into: &hints) }
      index = end
    }
    let rest = kept[min(index, kept.count)...]
    lines = Array(lines[..<first]) + Array(rest)
  }

  /// A banner, a page line or a release stamp.
  private static func isFurniture(_ line: String) -> Bool {
    let text = trimmed(line).uppercased()
    guard !text.isEmpty, text.utf8.count <= 120 else { return false }
    if text.hasPrefix("PAGE "), text.utf8.count <= 16, text.contains(" OF ") { return true }
    if SmartWords.banners[text] != nil { return true }
    let bytes = Array(text.utf8)
    if !bytes.isEmpty, Furniture.isFurniture(bytes, 0..<bytes.count) { return true }
    if SmartWords.stamps.rows.allSatisfy({ text.contains($0.text) }) { return true }
    return text.utf8.count <= 60
      && text.utf8.allSatisfy { $0.isLetter || $0.isOne(of: " /-(),") }
      && RecordValue.level(text)
  }

  /// The lines without furniture: a paragraph that a page cuts continues.
  private static func withoutFurniture(_ lines: [String], isCopy: Bool) -> [String] {
    // Within an old telegram the level is on each page, and the parser knows it.
    func isOut(_ line: String) -> Bool {
      guard isFurniture(line) else { return false }
      let text = trimmed(line)
      return !isCopy || line.hasPrefix("     ") || text.uppercased().hasPrefix("PAGE ")
    }
    var kept: [String] = []
    var index = 0
    while index < lines.count {
      guard isOut(lines[index]) else {
        kept.append(isCopy ? lines[index] : trimmedEnd(lines[index]))
        index += 1
        continue
      }
      while index < lines.count, isBlank(lines[index]) || isOut(lines[index]) { index += 1 }
      while let last = kept.last, isBlank(last) { kept.removeLast() }
      guard index < lines.count else { break }
      let isCut =
        kept.last.map { !".?!:;\")".contains($0.last ?? ".") } == true
        && (trimmed(lines[index]).first?.isLowercase == true
          || kept.last.map { continues($0, below: lines[index]) } == true)
      if !isCut { kept.append("") }
    }
    return kept
  }

  /// Whether a full line of prose continues in one that begins with a capital or a figure.
  private static func continues(_ above: String, below line: String) -> Bool {
    let text = Array(trimmed(above).utf8)
    return text.count >= 36 && isContinuation(line) && label(line) == nil
      && !Heading.isHeading(trimmed(line)) && !Heading.isHeading(trimmed(above))
  }

  /// A line without the indentation of a page's layout, which says nothing.
  private static func trimmedEnd(_ line: String) -> String {
    let indentation = line.prefix { $0 == " " }.count
    return String(line.dropFirst(min(indentation, 5)))
  }
}
