/// HTML and XML as text: tags taken off, entities decoded, nothing expanded or fetched.
enum Markup {
  /// How blanks in the markup are read.
  enum Blanks {
    /// Unchanged, as within `<pre>`.
    case kept
    /// Line ends are blanks; blocks such as `<p>` and `<br>` end lines.
    case flowed
  }

  private static let blocks: Set<String> = [
    "p", "br", "div", "tr", "li", "h1", "h2", "h3", "h4", "table", "pre", "td", "th", "dt", "dd",
    "lb", "head", "dateline", "closer", "opener", "signed", "item", "list", "title", "row", "cell",
    "salute", "quote", "pb",
  ]
  private static let hidden: Set<String> = ["script", "style", "note"]

  /// The text of a range.
  ///
  /// Cost: linear; a `<` that never closes is text.
  /// Where blanks are kept, the tags of `lineEnds` end a line: those that close an element, or have none.
  static func text(
    _ bytes: [UInt8], _ range: Range<Int>, _ blanks: Blanks,
    endingLinesAt lineEnds: Set<String> = []
  ) -> [UInt8] {
    var plain: [UInt8] = []
    plain.reserveCapacity(range.count)
    var index = range.lowerBound
    // Looked for only once: a `<` without a `>` in the rest of the text is text.
    var hasTagEnd = true
    var hiddenName: String?
    var hiddenDepth = 0
    // True in a line that has nothing but `&nbsp;`.
    var isBlankLine = false
    while index < range.upperBound {
      if blanks == .kept, hiddenName == nil {
        // What is between two tags or references is copied as it is.
        let end =
          bytes.place(of: UInt8(ascii: "<"), or: UInt8(ascii: "&"), in: index..<range.upperBound)
          ?? range.upperBound
        plain += bytes[index..<end]
        index = end
        guard index < range.upperBound else { break }
      }
      let byte = bytes[index]
      if byte == UInt8(ascii: "<"), hasTagEnd {
        if let end = tagEnd(bytes, index, range.upperBound) {
          let name = tagName(bytes, index, end)
          let isClosing = bytes[index + 1] == UInt8(ascii: "/")
          let isEmpty = bytes[end - 1] == UInt8(ascii: "/")
          if let wanted = hiddenName {
            if name == wanted, !isEmpty { hiddenDepth += isClosing ? -1 : 1 }
            if hiddenDepth == 0 { hiddenName = nil }
          } else if hidden.contains(name), !isClosing, !isEmpty {
            hiddenName = name
            hiddenDepth = 1
          } else if blanks == .kept, lineEnds.contains(name) {
            if isClosing || name == "br" { plain.append(0x0A) }
          } else if blanks == .flowed, blocks.contains(name) {
            // `<br><br>` is a blank line.
            let isBlank = name == "br" && plain.last == 0x0A
            if isBlankLine, name == "p", plain.last == 0x0A { plain += [0x0A, 0x0A] }
            isBlankLine = false
            endLine(
              &plain, isParagraph: isBlank || name == "p" || name == "head" || name == "signed")
          }
          index = end + 1
          continue
        }
        hasTagEnd = false
      }
      index += 1
      if hiddenName != nil { continue }
      if byte == UInt8(ascii: "&"), let entity = Entity.read(bytes, at: index - 1) {
        index = entity.end
        // `<p>&nbsp;</p>`: a blank line between others that are paragraphs of the page as well.
        if blanks == .flowed, entity.bytes == [0x20], plain.last == 0x0A {
          isBlankLine = true
        } else {
          plain += entity.bytes
        }
      } else if blanks == .flowed, byte.isBlank {
        if let last = plain.last, last != 0x20, last != 0x0A { plain.append(0x20) }
      } else {
        plain.append(byte)
      }
    }
    return plain
  }

  /// The text within `<pre>`: where it has no line ends of its own, tags end its lines.
  ///
  /// Cost: twice that of its text, where it has none.
  static func preformatted(_ bytes: [UInt8], _ range: Range<Int>) -> [UInt8] {
    let kept = text(bytes, range, .kept)
    return kept.contains(0x0A)
      ? kept : text(bytes, range, .kept, endingLinesAt: ["br", "div", "p", "li", "tr", "h1", "h2"])
  }

  private static func endLine(_ plain: inout [UInt8], isParagraph: Bool) {
    while plain.last == 0x20 { plain.removeLast() }
    guard let last = plain.last else { return }
    if last != 0x0A { plain.append(0x0A) }
    if isParagraph, plain.count < 2 || plain[plain.count - 2] != 0x0A { plain.append(0x0A) }
  }

  /// Where the tag at a `<` ends; nil if it never does, or where no tag begins.
  static func tagEnd(_ bytes: [UInt8], _ start: Int, _ limit: Int) -> Int? {
    var index = start + 1
    guard index < limit else { return nil }
    if bytes.has("<!--", at: start) {
      return find("-->", in: bytes, from: start, before: limit).map { $0 + 2 }
    }
    var quote: UInt8?
    while index < limit {
      let byte = bytes[index]
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        // Quotes have a meaning in attributes only, which follow a `=`.
        var before = index - 1
        while before > start, bytes[before].isBlank { before -= 1 }
        if bytes[before] == UInt8(ascii: "=") { quote = byte }
      } else if byte == UInt8(ascii: ">") {
        return index
      }
      index += 1
      if index - start > 65_536 { return nil }
    }
    return nil
  }

  /// The name of a tag in lower case, without prefix.
  static func tagName(_ bytes: [UInt8], _ start: Int, _ end: Int) -> String {
    var index = start + 1
    if index < end, bytes[index] == UInt8(ascii: "/") { index += 1 }
    var name: [UInt8] = []
    while index < end, name.count < 24, bytes[index].isLetter || bytes[index].isDigit {
      name.append(bytes[index] | 0x20)
      index += 1
    }
    return String(decoding: name, as: UTF8.self)
  }

  /// The first place of a text between two offsets, case as given.
  ///
  /// Cost: linear.
  static func find(_ text: StaticString, in bytes: [UInt8], from: Int, before: Int) -> Int? {
    text.withUTF8Buffer { bytes.place(of: $0, in: from..<max(from, before)) }
  }

  /// Where the tag of an element's name in upper case is, with any prefix, at a `<`; nil for any other place.
  ///
  /// - Returns: where its name ends, and whether it closes the element.
  static func tag(_ name: StaticString, at open: Int, in bytes: [UInt8]) -> (
    end: Int, isClosing: Bool
  )? {
    guard open + 1 < bytes.count else { return nil }
    let isClosing = bytes[open + 1] == UInt8(ascii: "/")
    var from = open + (isClosing ? 2 : 1)
    func ends() -> Int? {
      let end = from + name.utf8CodeUnitCount
      return bytes.has(name, at: from) && end < bytes.count && !MarkupTag.isName(bytes[end])
        ? end : nil
    }
    if let end = ends() { return (end, isClosing) }
    let prefix = bytes[min(from, bytes.count)...].prefix(16)
    guard let colon = prefix.firstIndex(where: { !$0.isLetter }),
      bytes[colon] == UInt8(ascii: ":")
    else { return nil }
    from = colon + 1
    return ends().map { ($0, isClosing) }
  }
}
