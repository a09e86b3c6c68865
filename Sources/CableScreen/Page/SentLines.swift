import CableCore

/// The lines of a cable as they were sent, with the gutter of the paragraphs.
enum SentLines {
  /// Every line of the source; longer ones continue below, page-break lines are dim.
  ///
  /// - Parameters:
  ///   - source: the cable, its links and the width.
  ///   - isCancelled: true ends the work at the next line.
  /// - Returns: at least a line for each line of the cable.
  static func lines(_ source: PageSource, isCancelled: () -> Bool) -> [PageLine] {
    let cable = source.cable
    let places = SourceLinks(cable, source.links)
    var breaks = cable.pageBreaks.sorted { $0.lowerBound < $1.lowerBound }[...]
    var lines: [PageLine] = []
    let bytes = cable.source.bytes
    let levels = cable.levels
    var paragraph = 0
    var block = 0
    for range in LineRanges(bytes) {
      if isCancelled() { break }
      while paragraph < cable.paragraphs.count,
        cable.paragraphs[paragraph].range.upperBound <= range.lowerBound
      {
        paragraph += 1
      }
      block += 1
      while let first = breaks.first, first.upperBound <= range.lowerBound { breaks.removeFirst() }
      let isBreak = breaks.first?.overlaps(range) ?? false
      let inside =
        paragraph < cable.paragraphs.count
        && cable.paragraphs[paragraph].range.lowerBound < range.upperBound
      let start = inside ? cable.paragraphs[paragraph].range.lowerBound : range.lowerBound
      let isFirst = inside && range.contains(start)
      let text = places.text(range, in: bytes, Style(role: isBreak ? .dim : .body), from: start)
      let ordinal = inside && !isBreak ? cable.paragraphs[paragraph].ordinal : nil
      for (number, line) in text.wrapped(to: source.options.textWidth).enumerated() {
        lines.append(
          PageLine(
            text: line, paragraph: ordinal, isFirst: isFirst && number == 0,
            level: ordinal == nil ? nil : levels[paragraph], block: block))
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
  ///   - source: what was read, its links, the columns to fit in, and the bytes of the file that
  ///     the cable is in; without these the text that was read is shown. Where both are the same,
  ///     the paragraphs are shown.
  ///   - isCancelled: true ends the work at the next line.
  /// - Returns: at least a line for each line of the bytes.
  static func lines(_ source: PageSource, isCancelled: () -> Bool) -> [PageLine] {
    let (cable, width) = (source.cable, source.options.textWidth)
    let places = SourceLinks(cable, source.links)
    guard let file = source.file, file != cable.source.bytes else {
      return lines(
        cable.source.bytes, cable.paragraphs, cable, places, width: width, isCancelled: isCancelled)
    }
    let moved = places.moved(from: cable.source.bytes, to: file)
    return lines(file, [], cable, moved, width: width, isCancelled: isCancelled)
  }

  private static func lines(
    _ bytes: [UInt8], _ paragraphs: [Paragraph], _ cable: Cable, _ places: SourceLinks, width: Int,
    isCancelled: () -> Bool
  ) -> [PageLine] {
    let room = max(8, width - 10)
    let levels = cable.levels
    var lines: [PageLine] = []
    var block = 0
    var start = 0
    var place = 0
    while start < bytes.count, !isCancelled() {
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
            level: paragraph == nil ? nil : levels[place], block: block))
        isFirst = false
      }
      start = end
    }
    return lines
  }
}
