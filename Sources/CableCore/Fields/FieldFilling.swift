/// Makes a cable's fields out of their texts, and keeps what no field takes as passing lines.
struct FieldFilling {
  private let bytes: [UInt8]
  private let segments: FieldSegments
  private let bodyStart: Int
  private var header: RoutingHeader

  /// Fills a cable.
  ///
  /// Cost: linear in the preamble.
  static func run(
    _ segments: FieldSegments, header: RoutingHeader, before bodyStart: Int,
    into cable: inout Cable
  ) {
    var filling = FieldFilling(
      bytes: cable.source.bytes, segments: segments, bodyStart: bodyStart, header: header)
    filling.run(&cable)
  }

  private init(
    bytes: [UInt8], segments: FieldSegments, bodyStart: Int, header: RoutingHeader
  ) {
    self.bytes = bytes
    self.segments = segments
    self.bodyStart = bodyStart
    self.header = header
  }

  private mutating func run(_ cable: inout Cable) {
    var isBeforeFields = true
    var words: [Word] = []
    for (place, segment) in segments.all.enumerated() where segment.label != .reference {
      if segment.label == .tags || segment.label == .subject { isBeforeFields = false }
      let lines = segments.pieces(of: place, before: bodyStart)
      guard let label = segment.label else {
        CaptionLines.read(lines, passes: isBeforeFields, into: &cable)
        continue
      }
      words.removeAll(keepingCapacity: true)
      for line in lines { Word.append(bytes, line, to: &words) }
      guard let range = words.range else { continue }
      let wasDated = cable.executiveOrder?.value.declassifyOn != nil
      read(label, words, range, &cable)
      let isDate =
        label == .declassifyOn && !wasDated && cable.executiveOrder?.value.declassifyOn != nil
      if !isDate {
        // Of a long list each line would be compared with every tag.
        let tags =
          label == .tags && lines.count > 16
          ? CoveredText((cable.tags + cable.captions).map(\.range)) : nil
        pass(lines, of: segment, &cable) { line, cable in
          tags?.overlaps(line) ?? isTaken(line, label, cable)
        }
      }
    }
    CaptionLines.raiseClassification(of: &cable)
    Identity.fill(&cable)
    readReferences(&cable)
    cable.passing.sort { $0.range.lowerBound < $1.range.lowerBound }
  }

  private mutating func read(
    _ label: FieldLabel, _ words: [Word], _ range: Range<Int>, _ cable: inout Cable
  ) {
    switch label {
    case .captions: CaptionLines.take(words, into: &cable)
    case .executiveOrder: ExecutiveOrderLine.read(words, into: &cable)
    case .declassifyOn: ExecutiveOrderLine.readDate(words, into: &cable)
    case .tags: TagsField.read(words, into: &cable)
    case .subject: SubjectField.read(words, range: range, into: &cable)
    case .classifiedBy: ClassifiedByField.read(words, into: &cable)
    case .messageNumber:
      if let id = CableID(parsing: words.joined) {
        let digits = bytes[range].reversed().prefix { $0.isDigit }.count
        let number = (range.upperBound - digits)..<range.upperBound
        let letters = bytes[range.lowerBound..<number.lowerBound]
        let start = letters.firstIndex(where: \.isLetter) ?? range.lowerBound
        let end = letters.lastIndex(where: \.isLetter).map { $0 + 1 } ?? start
        cable.number = cable.number ?? Field(id.number, at: number)
        cable.station = cable.station ?? Field(id.station, at: start..<end)
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

  private func readReferences(_ cable: inout Cable) {
    let places = segments.all.indices.filter { segments.all[$0].label == .reference }
    let blocks = places.map { segments.pieces(of: $0, before: bodyStart) }
    ReferenceList.read(blocks, into: &cable)
    // One that is named again is among them once.
    let references = cable.references
    let taken = references.count > 16 ? CoveredText(references.map(\.range)) : nil
    // Hardly any cable has a line for which it is asked.
    lazy var named = Set(references.compactMap(\.id))
    for (place, lines) in zip(places, blocks) {
      pass(lines, of: segments.all[place], &cable) { line, cable in
        taken?.overlaps(line)
          ?? references.indices.contains { references[$0].range.overlaps(line) }
          || names(again: named, line, cable)
      }
    }
    if cable.references.isEmpty {
      ReferenceList.readListed(into: &cable)
    }
  }

  /// Whether a line names some of some cables, and nothing else.
  private func names(
    again known: @autoclosure () -> Set<CableID>, _ line: Range<Int>, _ cable: Cable
  ) -> Bool {
    guard ReferenceList.isItem(Word.words(bytes, line)) else { return false }
    var alone = cable
    alone.references = []
    ReferenceList.read([[line]], into: &alone)
    return !alone.references.isEmpty
      && alone.references.allSatisfy { $0.id.map(known().contains) ?? false }
  }

  /// Keeps the lines of a field of which nothing was read, with the label where none was.
  private func pass(
    _ lines: ArraySlice<Range<Int>>, of segment: FieldSegments.Segment, _ cable: inout Cable,
    unless isTaken: (Range<Int>, Cable) -> Bool
  ) {
    var isFirst = true
    for line in lines {
      defer { isFirst = false }
      guard !isTaken(line, cable), bytes[line].contains(where: \.isWordByte) else {
        continue
      }
      let start = isFirst ? segment.labelStart ?? line.lowerBound : line.lowerBound
      cable.pass(start..<line.upperBound)
    }
  }

  /// Whether a value of the field was read from a line.
  ///
  /// Cost: small where one was, since the last values are looked at first.
  private func isTaken(_ line: Range<Int>, _ label: FieldLabel, _ cable: Cable) -> Bool {
    func holds(_ range: Range<Int>?) -> Bool { range.map(line.overlaps) ?? false }
    func holdsAny<Value>(_ fields: [Field<Value>]) -> Bool {
      fields.last { holds($0.range) } != nil
    }
    return switch label {
    case .captions: holdsAny(cable.captions)
    case .executiveOrder, .declassifyOn: holds(cable.executiveOrder?.range)
    case .tags: holdsAny(cable.tags) || holdsAny(cable.captions)
    case .subject:
      holds(cable.subject?.range) || holds(cable.subjectMark?.range) || holds(cable.pageBreaks.last)
        || holdsAny(cable.distribution) || holdsAny(cable.captions) || holdsAny(cable.classifiedBy)
    case .classifiedBy:
      // `DECL: 12/31/2015` below a name is the order's date.
      holdsAny(cable.classifiedBy) || holds(cable.executiveOrder?.range)
        || !cable.reasons.isEmpty && isOfReasons(Word.words(bytes, line))
    case .messageNumber: holds(cable.number?.range) || holds(cable.station?.range)
    case .date: holds(cable.sent?.range)
    case .from: holds(cable.from?.range)
    case .action: cable.to.last { holds($0.range) } != nil
    case .reference, .derivedFrom: false
    }
  }

  /// A number alone is of no reason: `Classified By: 000`.
  private func isOfReasons(_ words: [Word]) -> Bool {
    ClassifiedByField.namesReason(words) && !words.allSatisfy(\.isNumber)
  }
}

/// Text that some ranges cover, in any order and perhaps one over the other.
private struct CoveredText {
  /// Where the ranges begin, in order.
  private let starts: [Int]
  /// The furthest end of the ranges up to each.
  private let ends: [Int]

  /// Cost: that of sorting the ranges.
  init(_ ranges: [Range<Int>]) {
    let sorted = ranges.filter { !$0.isEmpty }.sorted { $0.lowerBound < $1.lowerBound }
    starts = sorted.map(\.lowerBound)
    var end = 0
    ends = sorted.map { range in
      end = max(end, range.upperBound)
      return end
    }
  }

  /// Whether one of them has a byte of a range.
  ///
  /// Cost: the logarithm of how many there are.
  func overlaps(_ range: Range<Int>) -> Bool {
    guard !range.isEmpty else { return false }
    var low = 0
    var high = starts.count
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] < range.upperBound { low = middle + 1 } else { high = middle }
    }
    return low > 0 && ends[low - 1] > range.lowerBound
  }
}
