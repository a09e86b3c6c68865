extension TextLine {
  /// The lines of a text, blank ones left out.
  ///
  /// Lines end at LF, CRLF or CR. Trailing backslashes, which one mirror put at every line's end,
  /// and the publisher's `¶` before a line are no part of a line. A page break that was printed
  /// in the middle of a line splits it in three.
  ///
  /// Cost: linear.
  static func lines(of bytes: [UInt8]) -> [TextLine] {
    var found = Found(bytes)
    bytes.withUnsafeBufferPointer { text in
      var start = 0
      // `OF`, without which a line holds no page break.
      var mayBreak = false
      var place = 0
      while true {
        place = ByteBlock.next(in: text, from: place, reach: 1) { window in
          areBreaks(in: window[0]) | areOF(in: window)
        }
        guard place &+ ByteBlock.width < text.count else { break }
        let (block, next) = ByteBlock.pair(text, at: place, ahead: 1)
        let breaks = areBreaks(in: block)
        let hasOF = !(block.are(UInt8(ascii: "O")) & next.are(UInt8(ascii: "F"))).isEmpty
        if hasOF { mayBreak = true }
        var ends = breaks.inOrder
        while !ends.isEmpty {
          let end = place &+ ends.first
          ends.removeFirst()
          // The LF of a CRLF has ended its line already.
          guard end >= start else { continue }
          found.take(start..<end, mayBreak: mayBreak)
          start = end + (text[end] == 0x0D && text[end + 1] == 0x0A ? 2 : 1)
          mayBreak = hasOF
        }
        place &+= ByteBlock.width
      }
      while start <= text.count {
        var end = max(start, place)
        while end < text.count, text[end] != 0x0A, text[end] != 0x0D { end += 1 }
        found.take(start..<end, mayBreak: true)
        start = end + 1
        if start < text.count, text[end] == 0x0D, text[start] == 0x0A { start += 1 }
      }
    }
    return found.lines
  }

  @inline(__always)
  private static func areBreaks(in block: ByteBlock) -> ByteBlock.Places {
    block.are(0x0A) | block.are(0x0D)
  }

  @inline(__always)
  private static func areOF(in window: ByteBlock.Window) -> ByteBlock.Places {
    window[0].are(UInt8(ascii: "O")) & window[1].are(UInt8(ascii: "F"))
  }

  /// True where a blank line is between nearly all lines, even within sentences.
  static func isDoubleSpaced(_ lines: ArraySlice<TextLine>, _ bytes: [UInt8]) -> Bool {
    guard lines.count > 12 else { return false }
    var gaps = 0
    var open = 0
    for (above, line) in zip(lines, lines.dropFirst()) where line.gap > 0 {
      gaps += 1
      if above.range.count >= 45, above.range.count <= 100,
        !bytes[above.range.upperBound - 1].isOne(of: ".?!:;\")")
      {
        open += 1
      }
    }
    return gaps * 10 >= lines.count * 8 && open * 2 > gaps
  }

  /// Takes a blank line off each gap of a text that has one between nearly all lines.
  ///
  /// Cost: a dozen lines are looked at; most texts have a header without blank lines.
  static func closeSpacing(of lines: inout [TextLine], _ bytes: [UInt8]) {
    guard lines.count > 12, lines[1...12].count(where: { $0.gap > 0 }) >= 10,
      isDoubleSpaced(lines[...], bytes) || isDoubled(lines)
    else { return }
    for place in lines.indices where lines[place].gap > 0 { lines[place].gap -= 1 }
  }

  /// Whether hardly a line is right below another, and what was one blank line is three.
  private static func isDoubled(_ lines: [TextLine]) -> Bool {
    let below = lines.dropFirst()
    return below.count(where: { $0.gap == 0 }) * 50 <= below.count
      && below.count(where: { $0.gap >= 3 }) * 20 >= below.count
  }

  /// The lines found so far.
  private struct Found {
    let bytes: [UInt8]
    var lines: [TextLine] = []
    private var gap = 0
    /// With which a line of furniture begins; kept here, since every line asks for it.
    private let stamps = Stamps.beginnings.openings

    init(_ bytes: [UInt8]) {
      self.bytes = bytes
      lines.reserveCapacity(bytes.count / 48 + 4)
    }

    mutating func take(_ whole: Range<Int>, mayBreak: Bool) {
      let range = TextLine.isTrimmed(bytes, whole) ? whole : TextLine.trimmed(bytes.span, whole)
      guard !range.isEmpty else {
        guard let feed = whole.first(where: { bytes[$0] == 0x0C }) else {
          gap += 1
          return
        }
        // The end of a page, alone in its line.
        lines.append(TextLine(range: feed..<(feed + 1), gap: gap, isFurniture: true))
        gap = 0
        return
      }
      // A line that took a page's head in is longer than any other.
      let mayHoldHead = range.count > 80 && bytes.place(of: "PAGE ", in: range) != nil
      if mayBreak || mayHoldHead || stamps.mayBeWritten(at: range.lowerBound, in: bytes) {
        TextLine.add(range, gap: gap, mayBreak: mayBreak || mayHoldHead, bytes, to: &lines)
      } else {
        // As nearly all are.
        lines.append(TextLine(range: range, gap: gap))
      }
      gap = 0
    }
  }

  /// True for a line that ends with no blank and no backslash and begins with a sign of ASCII, as most do.
  @inline(__always)
  private static func isTrimmed(_ bytes: [UInt8], _ line: Range<Int>) -> Bool {
    guard !line.isEmpty else { return true }
    let (first, last) = (bytes[line.lowerBound], bytes[line.upperBound - 1])
    return first > 0x20 && first < 0x80 && last > 0x20 && last != UInt8(ascii: "\\")
  }

  /// A range of a text without the blanks and signs around it that are no part of a line.
  static func trimmed(_ text: Span<UInt8>, _ range: Range<Int>) -> Range<Int> {
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
      if Furniture.isFurniture(bytes, rest.range) {
        rest.isFurniture = true
        lines.append(rest)
        return
      }
      let head =
        bytes.has("PAGE ", at: rest.range.lowerBound)
        ? PageBreak.archiveHead(bytes, in: rest.range).map { rest.range.lowerBound..<$0 } : nil
      guard let found = head ?? (mayBreak ? PageBreak.find(bytes, in: rest.range) : nil) else {
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
