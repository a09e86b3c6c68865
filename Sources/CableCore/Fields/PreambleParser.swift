/// Reads everything before the first paragraph: header, classification line, labelled fields.
///
/// Fields are found by label, anywhere in the preamble; the prose is never looked at.
struct PreambleParser {
  /// A labelled field's text, in pieces because page breaks may stand between its lines.
  private struct Segment {
    var label: FieldLabel?
    /// Where its pieces begin among those of all segments; they end where the next one's begin.
    var start: Int
  }

  private let bytes: [UInt8]
  private var lines: [TextLine]
  private var index = 0
  private var header = RoutingHeader()
  private var segments = [Segment(label: nil, start: 0)]
  /// The pieces of all segments in order.
  private var pieces: [Range<Int>] = []
  private var seen: FieldLabels = []
  private var hasClassification = false
  /// Lines before any field that are none themselves.
  private var unknown: Int?
  /// The room that the words of the line before took, for those of the next one.
  private var spare: [Word] = []
  /// True where the line read last was cut, and what is left of it is read next.
  private var isCut = false
  /// Where the last cut line goes on: what stands before it has been read.
  private var earliestBody = 0

  /// Reads the preamble into a cable.
  ///
  /// - Returns: the lines of the body.
  ///
  /// Cost: linear in the preamble.
  static func parse(into cable: inout Cable, lines: [TextLine]) -> ArraySlice<TextLine> {
    var parser = PreambleParser(bytes: cable.source.bytes, lines: lines)
    return parser.run(&cable)
  }

  private init(bytes: [UInt8], lines: [TextLine]) {
    self.bytes = bytes
    self.lines = lines
  }

  private mutating func run(_ cable: inout Cable) -> ArraySlice<TextLine> {
    var bodyLine: Int?
    while index < lines.count, bodyLine == nil {
      isCut = false
      if read(&cable) { bodyLine = index } else if !isCut { index += 1 }
    }
    header.finish(into: &cable)
    let begins = bodyLine ?? lateBody(&cable)
    cable.bodyStart = begins < lines.count ? lines[begins].range.lowerBound : bytes.count
    fill(&cable, before: cable.bodyStart)
    return lines[begins...]
  }

  /// Reads one line; true where the body begins with it.
  private mutating func read(_ cable: inout Cable) -> Bool {
    let line = lines[index]
    if line.isFurniture {
      cable.pageBreaks.append(line.range)
      return false
    }
    if takeNotice(line, &cable) { return false }
    if seen.isEmpty, !hasClassification, header.readAddressee(line.range, of: bytes, into: &cable) {
      return false
    }
    var words: [Word] = []
    swap(&words, &spare)
    defer { swap(&words, &spare) }
    words.removeAll(keepingCapacity: true)
    Word.append(bytes, line.range, to: &words)
    let labels =
      FieldLabel.mayStand(
        in: line.range, of: bytes, first: words.first?.range.lowerBound ?? line.range.lowerBound)
      ? FieldLabel.find(in: words, seen: seen, isReadingRoom: cable.source.format == .foia) : []
    if beginsParagraph(line, labels: labels) {
      if let unknown, segments.count == 1, !hasClassification, !header.hasRead { index = unknown }
      return true
    }
    if seen.isEmpty, labels.first?.start != line.range.lowerBound, takeHeader(words, line, &cable) {
      return false
    }
    if seen.isEmpty || labels.isEmpty, takeClassification(words, line, &cable) { return false }
    if labels.isEmpty { return takeUnlabelled(words, line, &cable) }
    takeLabelled(labels, line)
    return false
  }

  /// `This record is a partial extract …`: what stands behind it in its line is a line of its own.
  private mutating func takeNotice(_ line: TextLine, _ cable: inout Cable) -> Bool {
    guard !hasClassification, seen.isEmpty else { return false }
    if bytes.has("THIS RECORD IS A PARTIAL EXTRACT", at: line.range.lowerBound) {
      cable.isPartial = true
    } else if !cable.isPartial || bytes.place(of: "NOT AVAILABLE.", in: line.range) == nil {
      return false
    }
    guard let end = bytes.place(of: "NOT AVAILABLE.", in: line.range) else { return true }
    var rest = end + 14
    while rest < line.range.upperBound, bytes[rest].isBlank { rest += 1 }
    if rest < line.range.upperBound { cut(at: rest) }
    return true
  }

  /// Leaves of the current line what begins at a place; what stands before it is read.
  private mutating func cut(at place: Int, gap: Int = 0) {
    lines[index] = TextLine(range: place..<lines[index].range.upperBound, gap: gap)
    isCut = true
    // The body cannot begin before what was read.
    unknown = nil
    earliestBody = place
  }

  private mutating func takeHeader(
    _ words: [Word], _ line: TextLine, _ cable: inout Cable
  ) -> Bool {
    guard !hasClassification else { return false }
    // A level ends the addressees.
    if ClassificationLine.levelOrSlip(words) != nil { return false }
    return header.read(words, line: line, into: &cable)
  }

  private mutating func takeClassification(
    _ words: [Word], _ line: TextLine, _ cable: inout Cable
  ) -> Bool {
    if cable.number != nil || !seen.isEmpty { return ClassificationLine.isFurniture(words) }
    guard let level = ClassificationLine.levelOrSlip(words) else { return false }
    let next =
      index + 1 < lines.count && !lines[index + 1].isFurniture
      ? Word.words(bytes, lines[index + 1].range) : []
    guard
      let found = ClassificationLine.read(words, found: level, next: next, into: &cable)
    else { return false }
    hasClassification = hasClassification || cable.number != nil || header.hasRead
    unknown = nil
    if found.hasTakenNext { index += 1 }
    if let rest = found.rest { cut(at: rest) }
    return true
  }

  private mutating func takeLabelled(_ labels: [FieldLabel.Place], _ line: TextLine) {
    var start = line.range.lowerBound
    for label in labels {
      var before: Range<Int>?
      if label.start > start {
        var cursor = ByteCursor(bytes, start..<label.start)
        if label.label == .subject, cursor.portionMark() != nil, label.start - cursor.position < 3 {
          // `(C) SUBJECT: …`: the mark is the subject's.
          before = start..<label.start
        } else if label.label == .reference, isBullet(start..<label.start) {
          // `A. REF: …`: so is the bullet the reference's.
          before = start..<label.start
        } else {
          pieces.append(start..<label.start)
        }
      }
      segments.append(Segment(label: label.label, start: pieces.count))
      if let before { pieces.append(before) }
      seen.insert(label.label)
      start = label.end
    }
    guard start < line.range.upperBound else { return }
    // A paragraph may begin in the same line, where a relay or a mirror lost the line ends.
    let prose = segments.last?.label == .reference ? prose(in: start..<line.range.upperBound) : nil
    if let place = ParagraphStart.place(bytes, in: start..<line.range.upperBound) ?? prose {
      pieces.append(start..<place)
      cut(at: place, gap: 1)
    } else {
      pieces.append(start..<line.range.upperBound)
    }
  }

  /// Whether a bullet and nothing else stands in a range.
  private func isBullet(_ range: Range<Int>) -> Bool {
    let words = Word.words(bytes, range)
    return words.count == 1 && ReferenceList.bullet(of: words[0]) != nil
  }

  /// `Tripoli 1101. Summary: The Government …`: where text begins behind a list of references.
  private func prose(in range: Range<Int>) -> Int? {
    let words = Word.words(bytes, range)
    guard words.count >= 8 else { return nil }
    for (word, next) in zip(words, words.dropFirst()) {
      guard word.last == UInt8(ascii: "."), word.count > 1, word[word.count - 2].isDigit else {
        continue
      }
      let isItem =
        ReferenceList.bullet(of: next) != nil || next.first.isDigit
        || Vocabulary.isStationWord(next.upper) || next.first == UInt8(ascii: "(")
      if !isItem { return Heading.isProse(words) ? next.range.lowerBound : nil }
    }
    return nil
  }

  /// A line without a label: the field above goes on, a caption, a passing line, or the body.
  private mutating func takeUnlabelled(
    _ words: [Word], _ line: TextLine, _ cable: inout Cable
  ) -> Bool {
    let label = segments[segments.count - 1].label
    var signs = LineSigns()
    let ending = Continuation.of(label).ending { sign in
      signs.shows(sign) { shows(sign, words, line) }
    }
    switch ending {
    case .body: return true
    case .rule: return false
    case .goesOn: break
    case .passes: segments.append(Segment(label: nil, start: pieces.count))
    case .opens(let label):
      segments.append(Segment(label: label, start: pieces.count))
      seen.insert(label)
    }
    if label == nil, ending == .goesOn, isAboveFields {
      let isCaption = signs.shows(.caption) { shows(.caption, words, line) }
      if header.hasRead, cable.number == nil, !isCaption,
        ClassificationLine.readStation(words, into: &cable)
      {
        return false
      }
      if unknown == nil, !hasClassification, !header.hasRead { unknown = index }
    }
    pieces.append(line.range)
    return false
  }

  private var isAboveFields: Bool { seen.isEmpty }

  /// Whether a line without a label, or what stands around it, shows a sign.
  private func shows(_ sign: LineSigns.Sign, _ words: [Word], _ line: TextLine) -> Bool {
    let last = segments[segments.count - 1]
    return switch sign {
    case .fields: seen.hasAny(of: .fields)
    case .subjectAbove: seen.contains(.subject)
    case .tagsAbove: seen.contains(.tags)
    case .gap: line.gap > 0
    case .wideGap: line.gap > 1
    case .long: words.count > 8
    case .severalWords: words.count >= 2
    case .emptyField:
      pieces[last.start...].allSatisfy { range in range.allSatisfy { bytes[$0].isBlank } }
    case .commaAbove: endAbove(last) == UInt8(ascii: ",")
    case .openEndAbove: endAbove(last).map { ":,-&/".utf8.contains($0) } ?? false
    case .openBracketAbove: hasOpenBracket(pieces[last.start...])
    case .rule: Furniture.isRule(bytes, line.range)
    case .caption: CaptionLines.isCaptions(words)
    case .opening: Heading.isOpening(words)
    case .summary: Heading.isSummary(words)
    case .reason: words.first?.uppercased.begins("REASON") ?? false
    case .prose: Heading.isProse(words)
    case .codes: TagsField.isCodeList(words)
    case .item: ReferenceList.isItem(words)
    case .labelAhead: hasLabelAhead()
    case .labelBelow: hasLabelAhead(behind: 1)
    }
  }

  /// The last byte of the field above that is no blank.
  private func endAbove(_ last: Segment) -> UInt8? {
    guard last.start < pieces.count else { return nil }
    return bytes[pieces[pieces.count - 1]].last { !$0.isBlank }
  }

  /// `OVIP (KISSINGER, HENRY` / `A.), PREL`: a name that goes on in the next line.
  private func hasOpenBracket(_ lines: ArraySlice<Range<Int>>) -> Bool {
    var open = 0
    for byte in lines.suffix(2).lazy.flatMap({ bytes[$0] }) {
      if byte == UInt8(ascii: "(") { open += 1 } else if byte == UInt8(ascii: ")") { open -= 1 }
    }
    return open > 0
  }

  /// Whether REF or the like stands at the beginning of one of the next lines, before any paragraph.
  private func hasLabelAhead(behind count: Int = 0) -> Bool {
    for line in lines[(index + count)...].prefix(6) where !line.isFurniture {
      if ParagraphStart.read(bytes, line: line.range) != nil { return false }
      let words = Word.words(bytes, line.range)
      if Heading.isProse(words) || Furniture.isRule(bytes, line.range) { return false }
      let labels = FieldLabel.find(in: words, seen: seen, isReadingRoom: false)
      if labels.first?.start == line.range.lowerBound { return true }
    }
    return false
  }

  private func beginsParagraph(_ line: TextLine, labels: [FieldLabel.Place]) -> Bool {
    guard let start = ParagraphStart.read(bytes, line: line.range) else { return false }
    let last = segments.last?.label
    let hasFields = seen.hasAny(of: .fields)
    if last == .reference, start.number == nil || start.mark == nil {
      // `(C) ROME 12` is the third item, `2. ROME 12` the second.
      let words = Word.words(bytes, start.textStart..<line.range.upperBound)
      if words.count <= 8 && ReferenceList.isItem(words) || ReferenceList.beginsItem(words) {
        return false
      }
    }
    guard let number = start.number else {
      // A mark alone: `(C) Summary`, but not `(U) Classified by` and not a marked subject.
      return labels.isEmpty && start.mark != nil
        && (seen.contains(.subject) || !header.hasRead && !hasClassification)
        && !(last == .subject && segments[segments.count - 1].start == pieces.count)
    }
    if start.mark != nil, !start.isUndotted { return true }
    if start.isLoose, number != 1 || line.gap == 0 { return false }
    guard start.textStart < line.range.upperBound else { return false }
    // `… REPORT: PART` / `2. THE TREES`: a subject's second line.
    if number != 1, last == .subject, line.gap == 0 { return false }
    if number == 1 { return hasFields || hasClassification || !header.hasRead }
    return hasFields || (!header.hasRead && !hasClassification && unknown == nil)
  }

  /// Where no line began the body by its form: behind the passing lines, if there is prose.
  private func lateBody(_ cable: inout Cable) -> Int {
    guard seen.isEmpty || !seen.contains(.subject) else { return lines.count }
    let from = max(
      earliestBody, hasClassification ? cable.classification?.range.upperBound ?? 0 : 0)
    if header.hasRead, !hasClassification { return lines.count }
    let start = unknown ?? 0
    for place in start..<max(start, lines.count) where !lines[place].isFurniture {
      let line = lines[place]
      guard line.range.lowerBound >= from else { continue }
      let words = Word.words(bytes, line.range)
      if unknown != nil && !hasClassification && seen.isEmpty { return place }
      if Heading.isProse(words), FieldLabel.find(in: words, seen: [], isReadingRoom: false).isEmpty
      {
        return place
      }
    }
    return lines.count
  }

  /// The pieces of a segment that stand before the body.
  private func pieces(of place: Int, before bodyStart: Int) -> ArraySlice<Range<Int>> {
    let end = place + 1 < segments.count ? segments[place + 1].start : pieces.count
    let own = pieces[segments[place].start..<end]
    return own.allSatisfy { $0.lowerBound < bodyStart }
      ? own : own.filter { $0.lowerBound < bodyStart }[...]
  }

  private mutating func fill(_ cable: inout Cable, before bodyStart: Int) {
    var isBeforeFields = true
    var words: [Word] = []
    for (place, segment) in segments.enumerated() where segment.label != .reference {
      if segment.label == .tags || segment.label == .subject { isBeforeFields = false }
      let lines = pieces(of: place, before: bodyStart)
      guard let label = segment.label else {
        CaptionLines.read(lines, passes: isBeforeFields, into: &cable)
        continue
      }
      words.removeAll(keepingCapacity: true)
      for line in lines { Word.append(bytes, line, to: &words) }
      guard let range = words.range else { continue }
      switch label {
      case .captions: CaptionLines.take(words, into: &cable)
      case .executiveOrder: ExecutiveOrderLine.read(words, into: &cable)
      case .declassifyOn: ExecutiveOrderLine.readDate(words, into: &cable)
      case .tags: TagsField.read(words, into: &cable)
      case .subject: SubjectField.read(words, range: range, into: &cable)
      case .classifiedBy: ClassifiedByField.read(words, into: &cable)
      case .messageNumber:
        if let id = CableID(parsing: words.joined) {
          cable.number = cable.number ?? Field(id.number, at: range)
          cable.station = cable.station ?? Field(id.station, at: range)
        }
      case .date:
        if let (precedence, time) = RoutingHeader.dateTimeGroup(words) ?? DateText.day(words) {
          cable.sent = cable.sent ?? Field(time, at: range)
          if let precedence { cable.precedence = Field(precedence, at: range) }
        }
      case .from: cable.from = cable.from ?? Field(words.joined, at: range)
      case .action: header.addAction(words, into: &cable)
      case .reference, .derivedFrom: break
      }
    }
    CaptionLines.raiseClassification(of: &cable)
    Identity.fill(&cable)
    ReferenceList.read(
      segments.indices.filter { segments[$0].label == .reference }.map {
        pieces(of: $0, before: bodyStart)
      }, into: &cable)
    if cable.references.isEmpty { ReferenceList.readListed(into: &cable) }
  }
}
