/// A line of a cable without its line end, outer blanks and publisher's marks.
struct TextLine: Sendable {
  /// From the first byte that is no blank to behind the last; never empty.
  var range: Range<Int>
  /// Blank lines directly above; 0 for a line right below another.
  var gap = 0
  /// True for what a relay or an archive printed between the cable's own lines.
  var isFurniture = false

  /// The lines of a text, blank ones left out.
  ///
  /// Lines end at LF, CRLF or CR. Trailing backslashes, which one mirror put at every line's end,
  /// and the publisher's `¶` before a line are no part of a line. A page break that was printed
  /// in the middle of a line parts it in three.
  ///
  /// Cost: linear.
  static func lines(of bytes: [UInt8]) -> [TextLine] {
    var lines: [TextLine] = []
    lines.reserveCapacity(bytes.count / 48 + 4)
    var gap = 0
    var start = 0
    let text = bytes.span
    while start <= text.count {
      let (end, mayBreak) = bytes.withUnsafeBufferPointer { Self.end(in: $0, from: start) }
      let range = trimmed(text, start..<end)
      if range.isEmpty {
        gap += 1
      } else {
        add(range, gap: gap, mayBreak: mayBreak, bytes, to: &lines)
        gap = 0
      }
      start = end + 1
      if end + 1 < text.count, text[end] == 0x0D, text[end + 1] == 0x0A { start += 1 }
    }
    return lines
  }

  /// Where a line ends, and whether `OF` stands in it, without which it holds no page break.
  private static func end(
    in text: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> (end: Int, mayBreak: Bool) {
    var index = start
    var mayBreak = false
    while index + ByteBlock.width < text.count {
      let block = ByteBlock(text, at: index)
      let next = ByteBlock(text, at: index + 1)
      let ends = block.are(0x0A) | block.are(0x0D)
      let of = block.are(UInt8(ascii: "O")) & next.are(UInt8(ascii: "F"))
      if !of.isEmpty { mayBreak = true }
      if !ends.isEmpty { return (index + ends.first, mayBreak) }
      index += ByteBlock.width
    }
    while index < text.count, text[index] != 0x0A, text[index] != 0x0D {
      if text[index] == UInt8(ascii: "F"), index > 0, text[index - 1] == UInt8(ascii: "O") {
        mayBreak = true
      }
      index += 1
    }
    return (index, mayBreak)
  }

  private static func trimmed(_ text: Span<UInt8>, _ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    var end = range.upperBound
    while end > start, text[end - 1].isBlank || text[end - 1] == UInt8(ascii: "\\") { end -= 1 }
    while start < end {
      if text[start].isBlank {
        start += 1
      } else if text[start] == 0xC2, start + 1 < end,
        text[start + 1] == 0xB6 || text[start + 1] == 0xA0
      {
        start += 2
      } else if text[start] == 0xC3, start + 3 < end, text[start + 1] == 0x82,
        text[start + 2] == 0xC2, text[start + 3] == 0xB6
      {
        // `Â¶`: the mark in UTF-8 that was taken for Windows-1252 and encoded again.
        start += 4
      } else {
        break
      }
    }
    return start..<max(start, end)
  }

  private static func add(
    _ range: Range<Int>, gap: Int, mayBreak: Bool, _ bytes: [UInt8], to lines: inout [TextLine]
  ) {
    var rest = TextLine(range: range, gap: gap)
    while !rest.range.isEmpty {
      if Furniture.isPageLine(bytes, rest.range) || Furniture.isStamp(bytes, rest.range) {
        rest.isFurniture = true
        lines.append(rest)
        return
      }
      guard mayBreak, let found = PageBreak.find(bytes, in: rest.range) else {
        lines.append(rest)
        return
      }
      let before = trimmed(bytes.span, rest.range.lowerBound..<found.lowerBound)
      if !before.isEmpty { lines.append(TextLine(range: before, gap: rest.gap)) }
      lines.append(
        TextLine(range: found, gap: before.isEmpty ? rest.gap : 0, isFurniture: true))
      rest = TextLine(range: trimmed(bytes.span, found.upperBound..<rest.range.upperBound))
    }
  }
}
