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
struct RawLines {
  /// At least a line for each line of the bytes.
  private(set) var lines: [PageLine] = []
  /// The line at which the text of the cable begins.
  private(set) var top = 0

  private let bytes: [UInt8]
  private let places: SourceLinks
  /// Where the text of the cable begins.
  private let start: Int
  /// The paragraphs that are in the bytes, in order, each from the beginning of its line on if
  /// nothing but blanks is before it.
  private var paragraphs: [Place] = []
  private var next = 0

  private struct Place {
    var range: Range<Int>
    var ordinal: Int
    var level: Level?
  }

  /// Lines of the file, each with the offset of its first byte; line ends are shown as well.
  ///
  /// - Parameters:
  ///   - source: what was read, its links, the columns to fit in, and the bytes of the file that
  ///     the cable is in; without these the text that was read is shown.
  ///   - isCancelled: true ends the work at the next line.
  init(_ source: PageSource, isCancelled: () -> Bool) {
    let cable = source.cable
    let links = SourceLinks(cable, source.links)
    let file = source.file ?? cable.source.bytes
    let found = FilePlaces(of: cable, in: file)
    bytes = file
    places =
      file == cable.source.bytes ? links : links.moved(from: cable.source.bytes, to: file)
    start = found.start
    let levels = cable.levels
    for (index, paragraph) in cable.paragraphs.enumerated() {
      guard let range = found.paragraphs[index], !range.isEmpty else { continue }
      paragraphs.append(
        Place(range: whole(range), ordinal: paragraph.ordinal, level: levels[index]))
    }
    addLines(room: max(8, source.options.textWidth - 10), isCancelled: isCancelled)
  }

  /// A range with the blanks before and after it in its lines, and the line end.
  private func whole(_ range: Range<Int>) -> Range<Int> {
    func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }
    var low = range.lowerBound
    while low > 0, isBlank(bytes[low - 1]) { low -= 1 }
    if low > 0, bytes[low - 1] != 0x0A { low = range.lowerBound }
    var high = range.upperBound
    while high < bytes.count, isBlank(bytes[high]) { high += 1 }
    high = high == bytes.count ? high : bytes[high] == 0x0A ? high + 1 : range.upperBound
    return low..<high
  }

  private mutating func addLines(room: Int, isCancelled: () -> Bool) {
    var at = 0
    var block = 0
    while at < bytes.count, !isCancelled() {
      let end = (bytes[at...].firstIndex(of: 0x0A) ?? bytes.count - 1) + 1
      block += 1
      // A line of a page may have many paragraphs: each begins a line here.
      while at < end { addPiece(&at, below: end, block: block, room: room) }
    }
  }

  /// The bytes up to the next beginning or end of a paragraph.
  private mutating func addPiece(_ at: inout Int, below end: Int, block: Int, room: Int) {
    while next < paragraphs.count, paragraphs[next].range.upperBound <= at { next += 1 }
    var paragraph: Place?
    var stop = end
    if next < paragraphs.count {
      let place = paragraphs[next]
      let isInside = place.range.lowerBound <= at
      paragraph = isInside ? place : nil
      stop = min(end, isInside ? place.range.upperBound : max(at + 1, place.range.lowerBound))
    }
    // Offsets count from the beginning of the paragraph.
    let origin = paragraph?.range.lowerBound ?? at
    var isFirst = paragraph.map { $0.range.lowerBound == at } ?? false
    let shown = places.text(at..<stop, in: bytes, Style(), from: origin)
    for piece in shown.wrapped(to: room) {
      let offset = origin + piece.offset
      var text = StyledText(Hexadecimal.text(UInt(offset), digits: 8) + "  ", .dim)
      text.append(piece)
      if offset <= start { top = lines.count }
      lines.append(
        PageLine(
          text: text, paragraph: paragraph?.ordinal, isFirst: isFirst, level: paragraph?.level,
          block: block))
      isFirst = false
    }
    at = stop
  }
}
