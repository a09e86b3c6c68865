import CableCore

/// The lines of a cable as they were sent, with the gutter of the paragraphs.
enum SentLines {
  /// Every line of the source; longer ones go on below, page-break lines are dim.
  static func lines(_ cable: Cable, options: PageOptions, links: [PageLink]) -> [PageLine] {
    let places = SourceLinks(cable, links)
    var lines: [PageLine] = []
    let bytes = cable.source.bytes
    var paragraph = 0
    var block = 0
    for range in LineRanges(bytes) {
      while paragraph < cable.paragraphs.count,
        cable.paragraphs[paragraph].range.upperBound <= range.lowerBound
      {
        paragraph += 1
      }
      block += 1
      let isBreak = cable.pageBreaks.contains { $0.overlaps(range) }
      let inside =
        paragraph < cable.paragraphs.count
        && cable.paragraphs[paragraph].range.lowerBound < range.upperBound
      let start = inside ? cable.paragraphs[paragraph].range.lowerBound : range.lowerBound
      let isFirst = inside && range.contains(start)
      let text = places.text(range, in: bytes, Style(role: isBreak ? .dim : .body), from: start)
      let ordinal = inside && !isBreak ? cable.paragraphs[paragraph].ordinal : nil
      for (number, line) in text.wrapped(to: options.textWidth).enumerated() {
        lines.append(
          PageLine(
            text: line, paragraph: ordinal, isFirst: isFirst && number == 0,
            level: ordinal == nil ? nil : cable.level(ofParagraph: paragraph), block: block))
      }
    }
    return lines
  }
}

/// The lines of a text as ranges without their ends.
struct LineRanges: Sequence, IteratorProtocol {
  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func next() -> Range<Int>? {
    guard position < bytes.count else { return nil }
    let start = position
    while position < bytes.count, bytes[position] != 0x0A { position += 1 }
    var end = position
    if end > start, end < bytes.count, bytes[end - 1] == 0x0D { end -= 1 }
    position += 1
    return start..<end
  }
}

/// Every byte of a text with its offset.
enum RawLines {
  /// Lines of the file, each with the offset of its first byte; line ends are shown as well.
  ///
  /// - Parameters:
  ///   - cable: what was read from it; where its text is the file's, the paragraphs are shown.
  ///   - links: its references.
  ///   - file: the bytes of the file that the cable lies in; nil shows the text that was read.
  ///   - width: columns to fit in.
  /// - Returns: at least a line for each line of the bytes.
  static func lines(_ cable: Cable, links: [PageLink], file: [UInt8]?, width: Int) -> [PageLine] {
    guard let file, file != cable.source.bytes else {
      return lines(
        cable.source.bytes, cable.paragraphs, cable, SourceLinks(cable, links), width: width)
    }
    let places = SourceLinks(cable, links).moved(from: cable.source.bytes, to: file)
    return lines(file, [], cable, places, width: width)
  }

  private static func lines(
    _ bytes: [UInt8], _ paragraphs: [Paragraph], _ cable: Cable, _ places: SourceLinks, width: Int
  ) -> [PageLine] {
    let room = max(8, width - 10)
    var lines: [PageLine] = []
    var block = 0
    var start = 0
    var place = 0
    while start < bytes.count {
      let end = (bytes[start...].firstIndex(of: 0x0A) ?? bytes.count - 1) + 1
      block += 1
      while place < paragraphs.count, paragraphs[place].range.upperBound <= start {
        place += 1
      }
      let paragraph =
        place < paragraphs.count && paragraphs[place].range.lowerBound < end
        ? paragraphs[place] : nil
      let origin = max(0, start - (paragraph?.range.lowerBound ?? start))
      var isFirst = paragraph.map { $0.range.lowerBound >= start } ?? false
      let shown = places.text(start..<end, in: bytes, Style(), from: start - origin)
      for piece in shown.wrapped(to: room) {
        let offset = start - origin + piece.offset
        var text = StyledText(Hexadecimal.text(UInt(offset), digits: 8) + "  ", .dim)
        text.append(piece)
        lines.append(
          PageLine(
            text: text, paragraph: paragraph?.ordinal, isFirst: isFirst,
            level: paragraph == nil ? nil : cable.level(ofParagraph: place), block: block))
        isFirst = false
      }
      start = end
    }
    return lines
  }
}
