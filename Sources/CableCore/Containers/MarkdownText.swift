/// Text with Markdown's links and emphasis, as cables are passed on the web.
enum MarkdownText {
  /// Takes off `[text](target)` and `**` of a text that is Markdown by its form, and says whether it
  /// is.
  ///
  /// A link is one whose closing bracket and target are in the same line, and whose target is one
  /// that a converter writes: an anchor, an address or a path. `[sum](1,000 dollars)` is text.
  static func unwrapped(
    _ bytes: [UInt8], isKnown: Bool = false
  ) -> (bytes: [UInt8], isMarkdown: Bool) {
    let isBold = !isKnown && hasBoldLabel(bytes)
    guard isKnown || isBold || bytes.place(of: UInt8(ascii: "[")) != nil && isMarkdown(bytes) else {
      return (bytes, false)
    }
    var plain: [UInt8] = []
    plain.reserveCapacity(bytes.count)
    var isMarkdown = isBold
    var index = 0
    // No link opens before this place: keeps the search linear where brackets never close.
    var noLinkBefore = 0
    while index < bytes.count {
      let open = UInt8(ascii: "[")
      let end =
        bytes.place(of: open, or: isMarkdown ? UInt8(ascii: "*") : open, from: index) ?? bytes.count
      if end > index {
        plain += bytes[index..<end]
        index = end
        continue
      }
      if bytes[index] == UInt8(ascii: "["), index >= noLinkBefore {
        if let link = wikiLink(bytes, at: index) ?? link(bytes, at: index) {
          plain += bytes[link.text]
          index = link.end
          isMarkdown = true
          continue
        }
        noLinkBefore = index + 1
      }
      if bytes[index] == UInt8(ascii: "*"), index + 1 < bytes.count,
        bytes[index + 1] == UInt8(ascii: "*"), isMarkdown
      {
        index += 2
        continue
      }
      plain.append(bytes[index])
      index += 1
    }
    return (isMarkdown && !isKnown ? unlisted(plain) : plain, isMarkdown)
  }

  /// Whether the codes of TAGS are links: `TAGS: [NT](#) [IS](#)`, in a page `TAGS: <a href=…>NT</a>`.
  static func linksTags(_ bytes: [UInt8]) -> Bool {
    var start = 0
    while let found = bytes.place(of: "TAGS", in: start..<bytes.count) {
      start = found + 4
      var value = start
      while value < bytes.count, bytes[value].isBlank || bytes[value].isOne(of: ":*") { value += 1 }
      guard value + 1 < bytes.count else { return false }
      if bytes[value] == UInt8(ascii: "<"), bytes[value + 1].uppercased == UInt8(ascii: "A") {
        return true
      }
      if bytes[value] == UInt8(ascii: "["), link(bytes, at: value) != nil { return true }
    }
    return false
  }

  /// Lines without the sign of a list or a quotation before the number and mark of a paragraph:
  /// `- **5. (U)** The office …`.
  private static func unlisted(_ bytes: [UInt8]) -> [UInt8] {
    var plain: [UInt8] = []
    var ends = LineEnds(of: bytes)
    // What was looked at and is not taken yet: nearly always all lines at once.
    var waiting = 0
    var start = 0
    while start < bytes.count {
      let end = min(ends.next(from: start) + 1, bytes.count)
      var text = start
      while text + 2 < end, bytes[text].isOne(of: "-*+>"), bytes[text + 1] == 0x20 { text += 2 }
      let isListed =
        text > start
        && ParagraphStart.read(bytes, line: text..<end).map { $0.number != nil && $0.hasMark }
          == true
      if isListed {
        plain += bytes[waiting..<start]
        waiting = text
      }
      start = end
    }
    return waiting == 0 ? bytes : plain + bytes[waiting...]
  }

  /// `[[07ASTANA12|the cable before]]`: a link's name, or the cable that it leads to.
  private static func wikiLink(_ bytes: [UInt8], at start: Int) -> (text: Range<Int>, end: Int)? {
    guard start + 1 < bytes.count, bytes[start + 1] == UInt8(ascii: "[") else { return nil }
    let limit = min(bytes.count, start + 512)
    var close = start + 2
    var bar: Int?
    while close < limit, bytes[close] != UInt8(ascii: "]") {
      guard bytes[close] != 0x0A, bytes[close] != UInt8(ascii: "[") else { return nil }
      if bytes[close] == UInt8(ascii: "|") { bar = bar ?? close }
      close += 1
    }
    guard close + 1 < limit, bytes[close + 1] == UInt8(ascii: "]"), close > start + 2 else {
      return nil
    }
    let target = (start + 2)..<(bar ?? close)
    let isCable = CableID(parsing: bytes.string(target)) != nil
    return (bar == nil || isCable ? target : (target.upperBound + 1)..<close, close + 2)
  }

  private static func link(_ bytes: [UInt8], at start: Int) -> (text: Range<Int>, end: Int)? {
    let limit = min(bytes.count, start + 512)
    var close = start + 1
    while close < limit, bytes[close] != UInt8(ascii: "]") {
      guard bytes[close] != 0x0A, bytes[close] != UInt8(ascii: "[") else { return nil }
      close += 1
    }
    guard close + 1 < limit, bytes[close + 1] == UInt8(ascii: "(") else { return nil }
    var end = close + 2
    while end < limit, bytes[end] != UInt8(ascii: ")") {
      guard bytes[end] != 0x0A else { return nil }
      end += 1
    }
    guard end < limit, isTarget(bytes, (close + 2)..<end) else { return nil }
    return ((start + 1)..<close, end + 1)
  }

  /// A text without any of Markdown's signs: links, emphasis, struck words, headings, quotation, cells
  /// of tables, and backslashes before signs.
  ///
  /// Cost: linear; a text without such signs is given as it is.
  static func plain(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.contains(where: { $0.isOne(of: "*#~|[`\\_+") }) else { return bytes }
    var plain: [UInt8] = []
    plain.reserveCapacity(bytes.count)
    var start = 0
    while start < bytes.count {
      let end = bytes.place(of: 0x0A, from: start) ?? bytes.count
      if let line = plainLine(Array(bytes[start..<end])) {
        plain += line
        if end < bytes.count { plain.append(0x0A) }
      }
      start = end + 1
    }
    return plain
  }

  /// One line; nil for the rule below a table's head and for a fence.
  private static func plainLine(_ line: [UInt8]) -> [UInt8]? {
    var text = unwrapped(line, isKnown: true).bytes
    let first = text.first { $0 != 0x20 }
    if first == UInt8(ascii: "|") {
      let cells = text.split(separator: UInt8(ascii: "|")).map { cell in
        Array(cell.drop(while: \.isBlank).reversed().drop(while: \.isBlank).reversed())
      }.filter { !$0.isEmpty }
      if !cells.isEmpty, cells.allSatisfy({ $0.allSatisfy { $0 == 0x2D || $0 == 0x3A } }) {
        return nil
      }
      text = Array(cells.joined(separator: [0x20]))
    } else if first == UInt8(ascii: "+"), text.count > 4,
      text.allSatisfy({ $0.isOne(of: "+-=:| \r") })
    {
      // The rule of a grid table.
      return nil
    } else if first == UInt8(ascii: "`"),
      text.filter({ $0 != 0x20 }).starts(with: Array("```".utf8))
    {
      return nil
    } else if first == UInt8(ascii: "#") {
      let rest = text.drop { $0 == 0x20 }.drop { $0 == UInt8(ascii: "#") }
      if rest.first == 0x20 { text = Array(rest.drop { $0 == 0x20 }) }
    }
    var plain: [UInt8] = []
    var index = 0
    while index < text.count {
      let byte = text[index]
      let next = index + 1 < text.count ? text[index + 1] : 0x20
      if byte == UInt8(ascii: "*") || byte == UInt8(ascii: "~") && next == byte {
        // `* point` is a bullet, `2 * 3` a product.
        let isOpen = next != 0x20 || index > 0 && text[index - 1] != 0x20
        if byte == UInt8(ascii: "*"), !isOpen {
          plain.append(byte)
          index += 1
        } else {
          index += next == byte ? 2 : 1
        }
      } else if byte == UInt8(ascii: "_"), next == byte,
        index + 2 < text.count && text[index + 2].isWordByte
          || index > 0 && (text[index - 1].isWordByte || text[index - 1].isOne(of: ":.)"))
      {
        index += 2
      } else if byte == 0x5C, index + 1 == text.count || index + 2 == text.count && next == 0x0D {
        // A line end of pandoc's.
        index += 1
      } else if byte == 0x5C, next.isOne(of: "*_#.()[]-~|`+!>\\") {
        plain.append(next)
        index += 2
      } else if byte == UInt8(ascii: "<"), text[index...].starts(with: Array("<br".utf8)),
        let close = text[index...].firstIndex(of: UInt8(ascii: ">"))
      {
        plain.append(0x20)
        index = close + 1
      } else {
        plain.append(byte)
        index += 1
      }
    }
    return plain
  }

  /// The text of a cell of a table: `<br>` ends a line, and links are their text.
  static func cell(_ bytes: [UInt8]) -> [UInt8] {
    let text =
      bytes.place(of: "<BR", in: 0..<bytes.count) == nil
      ? bytes : Markup.text(bytes, 0..<bytes.count, .kept, endingLinesAt: ["br"])
    return unwrapped(text, isKnown: true).bytes
  }

  private static let targets: [StaticString] = [
    "#", "HTTP:", "HTTPS:", "MAILTO:", "/", "./", "../",
  ]

  /// What a link to another file ends with: `[09OSLO12](09OSLO12.md)`.
  private static let files: [StaticString] = [".MD", ".HTML", ".HTM", ".TXT"]

  private static func isTarget(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    targets.contains { $0.utf8CodeUnitCount <= range.count && bytes.has($0, at: range.lowerBound) }
      || isFile(bytes, range)
  }

  /// Whether a target is the name of a text file, without blanks.
  private static func isFile(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    let name =
      range.lowerBound..<(bytes[range].firstIndex(of: UInt8(ascii: ")")) ?? range.upperBound)
    return files.contains {
      let start = name.upperBound - $0.utf8CodeUnitCount
      return start > name.lowerBound && bytes.has($0, at: start)
    } && !bytes[name].contains(0x20)
  }

  /// Whether a line begins with a label, also a bold one, whose value a converter may make links of.
  ///
  /// `Refugees` begins with none.
  private static func isLabelled(_ line: Range<Int>, _ bytes: [UInt8]) -> Bool {
    let start = bytes.has("**", at: line.lowerBound) ? line.lowerBound + 2 : line.lowerBound
    func isHere(_ spelling: StaticString, _ met: Met) -> Bool {
      let end = start + spelling.utf8CodeUnitCount
      guard end < line.upperBound, bytes.has(spelling, at: start) else { return false }
      if bytes[end] == UInt8(ascii: ":") || bytes[end] == UInt8(ascii: "*") { return true }
      // Without a colon the link is the value: `Subject matter is [x](…)` is a sentence.
      let value = bytes[end..<line.upperBound].first { !$0.isBlank }
      return met.contains(.bare) && !bytes[end].isLetter && value == UInt8(ascii: "[")
    }
    return Labels.names.rows.contains { isHere($0.spelling, $0.met) }
      || Labels.orders.rows.contains { isHere($0.spelling, $0.met) }
  }

  /// Whether a line begins with a bold label: `**SUBJECT:** …`.
  static func hasBoldLabel(_ bytes: [UInt8]) -> Bool {
    var start = 0
    while let found = bytes.place(of: "**", in: start..<bytes.count) {
      start = found + 2
      guard found == 0 || bytes[found - 1] == 0x0A else { continue }
      let end = bytes.place(of: 0x0A, from: found) ?? bytes.count
      if isLabelled(found..<end, bytes), bytes.place(of: "**", in: start..<end) != nil {
        return true
      }
    }
    return false
  }

  /// Whether a bracket and a target that a converter writes are in a line.
  private static func hasLink(in line: Range<Int>, _ bytes: [UInt8]) -> Bool {
    var start = line.lowerBound
    while let found = bytes.place(of: "](", in: start..<line.upperBound) {
      if isTarget(bytes, (found + 2)..<line.upperBound) { return true }
      start = found + 2
    }
    return false
  }

  /// Whether a text is Markdown by its form: a link to an anchor, as converters make of TAGS, a link
  /// in a labelled line, or a heading.
  ///
  /// A link in the prose alone is what somebody typed, and makes no Markdown.
  private static func isMarkdown(_ bytes: [UInt8]) -> Bool {
    if bytes.place(of: "](#", in: 0..<bytes.count) != nil { return true }
    if let wiki = bytes.place(of: "[[", in: 0..<bytes.count), wikiLink(bytes, at: wiki) != nil {
      return true
    }
    var start = 0
    while start < bytes.count {
      let end = bytes.place(of: 0x0A, from: start) ?? bytes.count
      let first = bytes[start]
      if first == UInt8(ascii: "#"),
        bytes[start..<end].drop(while: { $0 == UInt8(ascii: "#") }).first == 0x20
      {
        return true
      }
      if first.isLetter || first == UInt8(ascii: "*"),
        hasLink(in: start..<end, bytes), isLabelled(start..<end, bytes)
      {
        return true
      }
      start = end + 1
    }
    return false
  }
}
