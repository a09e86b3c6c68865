/// Copies of a cable above the whole one, and what publishers put between them.
///
/// A page may show a preview first, cut off by `...`, then a publisher's list of fields (in lines, as
/// a row of a table, or with labels of its own), then the whole cable, with its header or without. The
/// last whole copy is the cable; what is before it is furniture, with a finding that says so.
struct EarlierCopies {
  /// Where a copy may begin.
  private struct Opening {
    var line: Int
    /// The offset in the text, within the line for a row of a table.
    var start: Int
    /// True for `VZCZC…` with a header below it, false for a classification line.
    var isHeader: Bool
    /// Post, number and section of a classification line, or the DE line's sender and time.
    var name: String
  }

  private let bytes: [UInt8]
  private let source: SourceText
  private var lines: [TextLine]

  /// The lines of a text with those of earlier copies marked as furniture; nil where there are none.
  ///
  /// - Parameters:
  ///   - lines: all lines of the text.
  ///   - cable: what was read of them so far.
  ///
  /// Cost: a search for one word where no line that was skipped names a second header or level;
  /// linear for others.
  ///
  /// - Returns: the lines, and what of the text is before the copy that is read.
  static func setAside(in lines: [TextLine], of cable: Cable) -> (
    lines: [TextLine], earlier: Range<Int>
  )? {
    guard mayRepeat(cable, lines) else { return nil }
    var copies = EarlierCopies(bytes: cable.source.bytes, source: cable.source, lines: lines)
    return copies.run()
  }

  private init(bytes: [UInt8], source: SourceText, lines: [TextLine]) {
    self.bytes = bytes
    self.source = source
    self.lines = lines
  }

  /// True where a line that was skipped begins a header, or repeats a classification line.
  private static func mayRepeat(_ cable: Cable, _ lines: [TextLine]) -> Bool {
    let bytes = cable.source.bytes
    func isHeader(_ range: Range<Int>) -> Bool { bytes.place(of: "VZCZC", in: range) != nil }
    if cable.passing.contains(where: { isHeader($0.range) }) { return true }
    guard let first = cable.classification?.range.lowerBound else {
      return isHeader(min(cable.bodyStart, bytes.count)..<bytes.count)
        || cable.pageBreaks.contains(where: isHeader)
    }
    let levels = Levels.words.openings
    // By span: hardly a line begins as a level does.
    let span = lines.span
    for place in span.indices
    where levels.mayBegin(at: span[place].range.lowerBound, in: bytes)
      && span[place].range.count >= 12 && span[place].range.lowerBound > first
      && isSmallLevel(span[place], cable)
    {
      return true
    }
    if hasRow(below: first, headerFrom: cable.bodyStart, bytes) { return true }
    return cable.pageBreaks.contains { range in
      guard range.lowerBound > first, range.count >= 12, range.count <= 120 else { return false }
      return bytes.has("VZCZC", at: range.lowerBound)
        || ClassificationLine.mayBegin(bytes[range.lowerBound], bytes[range.lowerBound + 1])
          && bytes.hasDigit(in: range)
    }
  }

  /// Whether a header is in the body, or a classification line follows a separator of a publisher's
  /// row: a row of a table, with the header in quotes, looks like a paragraph.
  private static func hasRow(below first: Int, headerFrom body: Int, _ bytes: [UInt8]) -> Bool {
    let levels = Levels.words.openings
    let from = min(first, body)
    return bytes.withUnsafeBufferPointer { text in
      ByteBlock.first(in: text, from..<max(from, text.count - 1), reach: 1) { window in
        let (here, next) = (window[0], window[1])
        return here.are(0x09) | here.are(UInt8(ascii: "\""))
          | here.areLetter(UInt8(ascii: "v")) & next.areLetter(UInt8(ascii: "z"))
      } _: { place in
        if text[place].isLetter { return place >= body && bytes.has("VZCZC", at: place) }
        let start = place + 1
        guard text[place] == 0x09 || text[place] == UInt8(ascii: "\""), place >= first,
          start + 12 < text.count, levels.mayBegin(at: start, in: bytes)
        else { return false }
        let end = text[start...].prefix(96).firstIndex(of: 0x0A) ?? min(text.count, start + 96)
        let words = Word.words(bytes, start..<end)
        return words.contains(where: \.hasDigit) && ClassificationLine.level(words) != nil
      }
    } != nil
  }

  /// Whether a line is the classification line again, in small letters.
  private static func isSmallLevel(_ line: TextLine, _ cable: Cable) -> Bool {
    let bytes = cable.source.bytes
    guard bytes.hasDigit(in: line.range.prefix(96)), let first = Word.first(bytes, line.range),
      ClassificationLine.mayBeginLevel(first.uppercased)
    else { return false }
    let words = Word.words(bytes, line.range)
    return SmallLetters.classification(words, of: cable.source) != nil
  }

  private mutating func run() -> (lines: [TextLine], earlier: Range<Int>)? {
    let openings = openings()
    // Other sections of the cable are no copies of the first, nor is a cable that it quotes.
    let name = openings.first { !$0.isHeader }?.name
    let same = openings.filter { !$0.isHeader && $0.name == name }
    guard let chosen = same.last(where: { hasText(below: $0, openings) }) else { return nil }
    // The header of the chosen copy is the last one above it, with no other copy between.
    let header = openings.last { $0.isHeader && $0.start < chosen.start }
    let above = openings.last { !$0.isHeader && $0.start < chosen.start }
    let ownHeader = header.flatMap { header in
      above.map { $0.start < header.start } ?? true ? header : nil
    }
    let firstHeader = openings.first { $0.isHeader && $0.name == ownHeader?.name }
    var from: Opening?
    var to = chosen
    if let ownHeader, let firstHeader, firstHeader.start < ownHeader.start {
      (from, to) = (firstHeader, ownHeader)
    } else if let first = same.first, first.start < chosen.start {
      from = first
      if let ownHeader, ownHeader.start > first.start { to = ownHeader }
    }
    guard let from, from.start < to.start else { return nil }
    mark(from.start..<to.start)
    if to.start == ownHeader?.start { part(at: chosen.start) }
    return (lines, from.start..<to.start)
  }

  /// Whether a copy has more than labels: some line of its own is a paragraph's, or prose.
  private func hasText(below opening: Opening, _ openings: [Opening]) -> Bool {
    let next = openings.first { $0.start > opening.start }?.line ?? lines.count
    guard opening.line + 1 < next else { return false }
    return lines[(opening.line + 1)..<next].contains { line in
      guard !line.isFurniture, line.range.count > 6 else { return false }
      if let start = ParagraphStart.read(bytes, line: line.range) {
        return start.hasMark || start.number == 1
      }
      return BodyStart.place(bytes, in: line.range, of: .subject) != nil
        || Heading.isProse(Word.words(bytes, line.range))
    } || Heading.isProse(Word.words(bytes, lines[opening.line].range))
  }

  private func openings() -> [Opening] {
    var openings: [Opening] = []
    for (index, line) in lines.enumerated() {
      for start in starts(in: line.range) {
        let rest = start..<line.range.upperBound
        if bytes.has("VZCZC", at: start) {
          if let name = headerName(below: index) {
            openings.append(Opening(line: index, start: start, isHeader: true, name: name))
          }
        } else if let name = levelName(rest, at: index) {
          openings.append(Opening(line: index, start: start, isHeader: false, name: name))
        }
      }
    }
    return openings
  }

  /// The places in a line at which a copy may begin: its first byte, and after the separators of
  /// a row of a table.
  private func starts(in line: Range<Int>) -> [Int] {
    guard line.count > 6 else { return [] }
    let levels = Levels.words.openings
    func mayOpen(_ place: Int) -> Bool {
      levels.mayBegin(at: place, in: bytes) || bytes.has("VZCZC", at: place)
    }
    var starts = mayOpen(line.lowerBound) ? [line.lowerBound] : []
    var place = line.lowerBound
    while let separator = bytes.separator(in: place..<(line.upperBound - 7)) {
      place = separator + 1
      if mayOpen(place) { starts.append(place) }
    }
    return starts
  }

  /// `RUEHTA 321 1411200`: the DE line of the header that begins with a line, within a few lines.
  private func headerName(below index: Int) -> String? {
    for line in lines[index...].dropFirst().prefix(40) {
      let words = Word.words(bytes, line.range)
      guard let first = words.first?.uppercased else { continue }
      if first.begins("VZCZC") { return nil }
      if first.is("DE"), words.count >= 2 {
        return words.dropFirst().map { $0.upper.prefix { $0 != "/" } }.joined(separator: " ")
      }
    }
    return nil
  }

  /// Post, number and section of a classification line with labels below it.
  private func levelName(_ range: Range<Int>, at index: Int) -> String? {
    var words = Word.words(bytes, range)
    words = SmallLetters.classification(words, of: source) ?? words
    guard let level = ClassificationLine.level(words),
      !words.contains(where: { $0.begins("VZCZC") })
    else { return nil }
    var cable = Cable(unparsed: source)
    guard ClassificationLine.read(words, found: level, next: [], into: &cable) != nil,
      let number = cable.number?.value, let station = cable.station?.value,
      cable.number.map({ $0.range.lowerBound >= range.lowerBound }) == true
    else { return nil }
    let labels: FieldLabels = [.executiveOrder, .tags, .subject]
    for line in lines[index...].prefix(16) {
      let range = max(line.range.lowerBound, range.lowerBound)..<line.range.upperBound
      let below = Word.words(bytes, range)
      // `FOLLOWING SENT … QUOTE` below the line, and it again: the fields are there once.
      if range.lowerBound > words[0].range.lowerBound, ClassificationLine.isFurniture(below) {
        break
      }
      if FieldLabel.find(in: below, seen: [], isReadingRoom: false)
        .contains(where: { labels.contains($0.label) })
      {
        return "\(station) \(number) \(cable.section?.value.number ?? 0)"
      }
    }
    return nil
  }

  /// Marks a range of the text as furniture, and splits the lines at its ends.
  private mutating func mark(_ range: Range<Int>) {
    part(at: range.lowerBound)
    part(at: range.upperBound)
    for index in lines.indices
    where lines[index].range.lowerBound >= range.lowerBound
      && lines[index].range.upperBound <= range.upperBound
    {
      lines[index].isFurniture = true
    }
  }

  /// Splits the line that holds an offset of the text.
  private mutating func part(at place: Int) {
    guard
      let index = lines.firstIndex(where: {
        $0.range.lowerBound < place && place < $0.range.upperBound
      })
    else { return }
    let line = lines[index]
    var end = place
    // The separators of the row go with what is before it.
    while end > line.range.lowerBound, bytes[end - 1].isBlank || bytes[end - 1].isOne(of: "\",") {
      end -= 1
    }
    lines[index].range = line.range.lowerBound..<max(line.range.lowerBound + 1, end)
    var rest = line
    rest.range = place..<line.range.upperBound
    rest.gap = 1
    lines.insert(rest, at: index + 1)
  }
}

extension [UInt8] {
  /// The first place of a separator of a row in a range: a tab, a comma or a quotation mark.
  fileprivate func separator(in range: Range<Int>) -> Int? {
    withUnsafeBufferPointer { text in
      ByteBlock.first(in: text, range) { window in
        let block = window[0]
        return block.are(0x09) | block.are(UInt8(ascii: ",")) | block.are(UInt8(ascii: "\""))
      } _: { place in
        text[place].isOne(of: "\t,\"")
      }
    }
  }
}
