/// A record of XML or a row of HTML as names and values.
enum ElementRecord {
  /// Deeper nesting is no record that anybody wrote.
  private static let deepest = 8

  /// The attributes of a tag with their names.
  static func attributes(_ bytes: [UInt8], of tag: MarkupTag) -> [(name: String, value: [UInt8])] {
    tag.attributes(in: bytes).map { name, value in
      (bytes.string(name), Entity.decoded(Array(bytes[value])))
    }
  }

  /// The names and values of a record's own bytes, from its tag on, and whether it is whole; `names`
  /// are those of the columns of a row of HTML, whose cells have none.
  ///
  /// Cost: linear for each depth.
  static func items(of bytes: [UInt8], names: [String]) -> (items: [RecordItem], isWhole: Bool) {
    guard let tag = MarkupTags(bytes, 0..<bytes.count).first(where: { _ in true }) else {
      return ([], false)
    }
    var items: [RecordItem] = []
    for (name, value) in attributes(bytes, of: tag) { add(name, value, to: &items) }
    if tag.isEmpty { return (items, true) }
    if !names.isEmpty {
      let cells = cells(of: bytes, from: tag.end)
      for (column, cell) in cells.enumerated() where !cell.isEmpty {
        let name = column < names.count && !names[column].isEmpty ? names[column] : nil
        items.append(RecordItem(name: name, column: column + 1, bytes: cell))
      }
      return (items, true)
    }
    let isWhole = read(bytes, tag.end..<bytes.count, in: "text", depth: 0, into: &items)
    return (items, isWhole)
  }

  private static func add(_ name: String, _ value: [UInt8], to items: inout [RecordItem]) {
    let value = trimmed(value)
    if value.isEmpty { return }
    items.append(RecordItem(name: name, column: items.count + 1, bytes: value))
  }

  private static func trimmed(_ text: [UInt8]) -> [UInt8] {
    Array(text.drop(while: \.isBlank).reversed().drop(while: \.isBlank).reversed())
  }

  /// Reads the elements within one; without any that names a column its text is its value.
  ///
  /// - Returns: false if an element is not closed.
  private static func read(
    _ bytes: [UInt8], _ range: Range<Int>, in name: String, depth: Int,
    into items: inout [RecordItem]
  ) -> Bool {
    var isWhole = true
    var text = range
    var hasElements = false
    // What `<line>` and `<p>` of a record hold, and what is between them, one below the other.
    var lines: [UInt8] = []
    var (hasParts, gap, end) = (false, range.lowerBound, range.upperBound)
    var tags = MarkupTags(bytes, range)
    while let tag = tags.next() {
      if tag.isClosing {
        // The record's own, which is in its range; one further in is of an element in the text.
        guard depth == 0 else { continue }
        end = min(end, tag.start)
        text = text.lowerBound..<min(text.upperBound, tag.start)
        continue
      }
      let attributes = attributes(bytes, of: tag)
      let named = attributes.first { ["name", "key", "column"].contains($0.name.lowercased()) }
      let own = named.map { String(decoding: $0.value, as: UTF8.self) } ?? tag.name
      guard depth < deepest, named != nil || RecordColumns.meaning(of: own) != nil || depth == 0
      else { continue }
      if !hasElements { text = text.lowerBound..<tag.start }
      hasElements = true
      for (name, value) in attributes
      where named == nil && RecordColumns.meaning(of: name) != nil { add(name, value, to: &items) }
      let part =
        depth == 0 && named == nil ? DocumentWords.parts[own.uppercased()]?.meaning : nil
      if depth == 0, gap < tag.start { addLine(plain(bytes, gap..<tag.start), to: &lines) }
      hasParts = hasParts || part != nil
      gap = tag.end
      guard !tag.isEmpty else { continue }
      let closing = close(of: tag, in: bytes, before: range.upperBound)
      isWhole = isWhole && closing != nil
      let known = RecordColumns.meaning(of: own) == nil && depth > 0 ? name : own
      let inner = tag.end..<(closing?.start ?? range.upperBound)
      if let part {
        lines += plain(bytes, inner) + repeatElement(0x0A, count: part)
      } else {
        isWhole = read(bytes, inner, in: known, depth: depth + 1, into: &items) && isWhole
      }
      gap = closing?.end ?? range.upperBound
      tags.skip(to: gap)
    }
    if hasParts {
      if gap < end { addLine(plain(bytes, gap..<end), to: &lines) }
      add(name, lines, to: &items)
    } else if !hasElements || depth == 0 {
      add(name, plain(bytes, text), to: &items)
    }
    return isWhole
  }

  private static func addLine(_ text: [UInt8], to lines: inout [UInt8]) {
    let text = trimmed(text)
    if !text.isEmpty { lines += text + [0x0A] }
  }

  /// Where the element that a tag opens is closed.
  private static func close(
    of tag: MarkupTag, in bytes: [UInt8], before limit: Int
  ) -> (start: Int, end: Int)? {
    var depth = 1
    for next in MarkupTags(bytes, tag.end..<limit) where next.name == tag.name && !next.isEmpty {
      depth += next.isClosing ? -1 : 1
      if depth == 0 { return (next.start, next.end) }
    }
    return nil
  }

  /// The text of a range: what `<![CDATA[` contains unchanged, the rest without tags.
  private static func plain(_ bytes: [UInt8], _ range: Range<Int>) -> [UInt8] {
    var text: [UInt8] = []
    var place = range.lowerBound
    while place < range.upperBound {
      let open =
        Markup.find("<![CDATA[", in: bytes, from: place, before: range.upperBound)
        ?? range.upperBound
      text += Markup.text(bytes, place..<open, isFlowed(bytes, place..<open) ? .flowed : .kept)
      guard open < range.upperBound else { break }
      let end =
        Markup.find("]]>", in: bytes, from: open, before: range.upperBound) ?? range.upperBound
      text += bytes[min(open + 9, end)..<end]
      place = end + 3
    }
    return text
  }

  /// True if tags end the lines of a text: those of a text with lines of its own are none's.
  private static func isFlowed(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    let hasLines =
      bytes.place(of: "<P", in: range) != nil || bytes.place(of: "<BR", in: range) != nil
    return hasLines && bytes.place(of: "<PRE", in: range) == nil
      || range.count > 200 && bytes.place(of: "<LB", in: range) != nil
  }

  /// The texts of the cells of a row.
  static func cells(of bytes: [UInt8], from start: Int) -> [[UInt8]] {
    var cells: [[UInt8]] = []
    var open: Int?
    func end(at place: Int) {
      if let from = open { cells.append(trimmed(plain(bytes, from..<place))) }
      open = nil
    }
    for tag in MarkupTags(bytes, start..<bytes.count)
    where tag.name == "td" || tag.name == "th" || tag.name == "tr" && tag.isClosing {
      end(at: tag.start)
      if !tag.isClosing { open = tag.end }
    }
    end(at: bytes.count)
    return cells
  }
}
