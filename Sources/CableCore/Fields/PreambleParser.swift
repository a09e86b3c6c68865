/// Reads everything before the first paragraph: header, classification line, labelled fields.
///
/// Fields are found by label, anywhere in the preamble; the prose is never looked at.
struct PreambleParser {
  private let bytes: [UInt8]
  private var lines: [TextLine]
  private var index = 0
  private var header = RoutingHeader()
  private var segments: FieldSegments
  private var seen: FieldLabels = []
  private var hasClassification = false
  /// Lines before any field that are none themselves.
  private var unknown: Int?
  /// The room that the words of the line before took, for those of the next one.
  private var spare: [Word] = []
  /// True where the line read last was cut, and what is left of it is read next.
  private var isCut = false
  /// Where the last cut line continues: what is before it has been read.
  private var earliestBody = 0
  /// Where the text was taken to begin after a field's value, by no mark or number.
  private var guessed: Int?
  /// True where the text was found to begin in the middle of a line, with what is left of it.
  private var isTextNext = false
  /// The line of the last label, and where in it the field's own text begins.
  private var lastLabel: (line: Int, end: Int)?
  /// The last line of the header.
  private var lastHeaderLine: Int?
  /// The last line with a level that was printed again, at the end of a page.
  private var lastRepeat: Int?
  /// True in a header below the classification line or labels.
  private var isHeaderLate = false

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
    segments = FieldSegments(bytes: bytes)
  }

  private mutating func run(_ cable: inout Cable) -> ArraySlice<TextLine> {
    var bodyLine: Int?
    while index < lines.count, bodyLine == nil {
      isCut = false
      if read(&cable) { bodyLine = index } else if !isCut { index += 1 }
    }
    header.finish(into: &cable)
    let begins = bodyLine.map { textAbove($0, &cable) } ?? lateBody(&cable)
    if let guessed { note(bodyGuessedAt: guessed, in: &cable) }
    let bodyStart = begins < lines.count ? lines[begins].range.lowerBound : bytes.count
    cable.bodyStart = bodyStart
    // Where the body begins above the line that showed it, its lines are read again.
    cable.pageBreaks.removeAll { $0.lowerBound >= bodyStart }
    cable.passing.removeAll { $0.range.lowerBound >= bodyStart }
    if let number = cable.number?.range, number.lowerBound >= bodyStart,
      cable.classification.map({ number.clamped(to: $0.range) != number }) ?? true
    {
      // A post and a number without a level are a line of the text there.
      (cable.station, cable.number) = (nil, nil)
    }
    FieldFilling.run(segments, header: header, before: cable.bodyStart, into: &cable)
    for field in [cable.classification?.range, cable.number?.range, cable.station?.range] {
      if let field, field.lowerBound >= bodyStart { setAside(field, from: begins) }
    }
    return lines[begins...]
  }

  /// Takes out of the text what a field was read from: the classification line may be printed below words
  /// that turned out to be the text's first.
  private mutating func setAside(_ field: Range<Int>, from first: Int) {
    guard
      let place = lines[first...].firstIndex(where: {
        !$0.isFurniture && $0.range.overlaps(field)
      })
    else { return }
    let line = lines[place]
    let taken = field.clamped(to: line.range)
    let around = [
      line.range.lowerBound..<taken.lowerBound, taken.upperBound..<line.range.upperBound,
    ]
    .map { TextLine.trimmed(bytes.span, $0) }
    var parts = [TextLine(range: taken, gap: line.gap, isFurniture: true)]
    if !around[0].isEmpty { parts.insert(TextLine(range: around[0], gap: line.gap), at: 0) }
    if !around[1].isEmpty { parts.append(TextLine(range: around[1], gap: 1)) }
    lines.replaceSubrange(place...place, with: parts)
  }

  /// Reads one line; true where the body begins with it.
  private mutating func read(_ cable: inout Cable) -> Bool {
    let line = lines[index]
    if isTextNext { return true }
    if takeUnsplit(line, &cable) { return false }
    if seen.contains(.subject), isNumberedAndMarked(line) { return true }
    var words: [Word] = []
    swap(&words, &spare)
    // A line of a million words is hardly followed by another.
    defer { if words.capacity < 65_536 { swap(&words, &spare) } }
    words.removeAll(keepingCapacity: true)
    Word.append(bytes, line.range, to: &words)
    if cable.number == nil, seen.isEmpty { raise(&words, cable) }
    let labels = labels(in: words, line, isReadingRoom: cable.source.format == .foia)
    if labels.isEmpty, seen.contains(.subject), isNotice(line) {
      segments.open(nil)
      segments.append(line.range)
      return false
    }
    if beginsParagraph(line, labels: labels) {
      if let unknown, segments.isUnopened, !hasClassification, !header.hasRead { index = unknown }
      return true
    }
    // Asked once: a level ends the addressees, and begins the classification line.
    let level =
      isInHeader || seen.isEmpty && cable.number == nil
      ? ClassificationLine.levelOrSlip(words) : nil
    if isInHeader, level == nil, labels.first?.start != line.range.lowerBound,
      takeHeader(words, line, &cable)
    {
      return false
    }
    if seen.isEmpty || labels.isEmpty, takeClassification(words, level, line, &cable) {
      return false
    }
    if labels.isEmpty { return takeUnlabelled(words, line, &cable) }
    takeLabelled(labels, line)
    return false
  }

  /// The labels of a line; its bytes show that most lines have none.
  private func labels(
    in words: [Word], _ line: TextLine, isReadingRoom: Bool = false
  ) -> [FieldLabel.Place] {
    let first = words.first?.range.lowerBound ?? line.range.lowerBound
    guard FieldLabel.mayStand(in: line.range, of: bytes, first: first) else { return [] }
    return FieldLabel.find(in: words, seen: seen, isReadingRoom: isReadingRoom)
  }

  /// True above the classification line and the first label, and in a header below them.
  private var isInHeader: Bool { isHeaderLate || seen.isEmpty && !hasClassification }

  /// Takes a line that its bytes show for what it is, before it is split into words: furniture, what was
  /// set aside, a publisher's notice or stamp, and most addressees.
  private mutating func takeUnsplit(_ line: TextLine, _ cable: inout Cable) -> Bool {
    if line.isFurniture {
      cable.pageBreaks.append(line.range)
      return true
    }
    if line.isAside {
      // A field's value does not continue after an earlier copy.
      if segments.label != nil { segments.open(nil) }
      cable.pass(line.range)
      return true
    }
    takeLateHeader(&cable)
    guard isInHeader || cable.source.headerEnd != nil else { return false }
    if let end = cable.source.headerEnd, line.range.lowerBound >= end, cable.from != nil {
      header.close()
    }
    guard isInHeader else { return false }
    if takeLead(line, &cable) { return true }
    guard header.readAddressee(line.range, of: bytes, into: &cable) else { return false }
    noteHeader(line)
    return true
  }

  /// Notes that a line is the header's: a text does not begin above a late one.
  private mutating func noteHeader(_ line: TextLine) {
    lastHeaderLine = index
    if isHeaderLate { earliestBody = line.range.upperBound }
  }

  /// Reads a header below a classification line or labels; what of these it repeats is set aside.
  private mutating func takeLateHeader(_ cable: inout Cable) {
    guard !isInHeader, !header.hasRead, cable.source.headerEnd == nil,
      let late = LateHeader(at: index, of: lines, bytes)
    else { return }
    (isHeaderLate, lastLabel) = (true, nil)
    let hasFields = seen.hasAny(of: late.labels)
    let fields = hasFields ? segments.textStart : nil
    if hasFields {
      (seen, segments) = ([], FieldSegments(bytes: bytes))
    } else {
      // No field continues below the header, or below a level that is not the cable's.
      if late.hasLevel { segments.split(at: cable.classification?.range.lowerBound) }
      if segments.label != nil { segments.open(nil) }
    }
    if late.setAside(from: fields, in: lines[..<index], of: &cable) {
      (hasClassification, unknown) = (cable.classification != nil, nil)
    }
  }

  /// Puts the words of a header line in small letters in capitals.
  private mutating func raise(_ words: inout [Word], _ cable: Cable) {
    if let raised = SmallLetters.classification(words, of: cable.source) {
      (words, header.isSmall) = (raised, false)
    } else if header.isSmall || SmallLetters.beginsHeader(words) {
      header.isSmall = true
      for place in words.indices { words[place] = words[place].uppercased }
    }
  }

  /// Takes what others than the sender put before the level; what is after it in its line is a line of its own.
  private mutating func takeLead(_ line: TextLine, _ cable: inout Cable) -> Bool {
    guard let lead = LeadText.find(in: bytes, line.range, isPartial: cable.isPartial) else {
      return false
    }
    let own = line.range.lowerBound..<lead.end
    switch lead.kind {
    case .notice:
      cable.isPartial = true
      cable.pageBreaks.append(own)
    case .stamp: cable.pass(own)
    case .copy: segments.append(own)
    }
    if let rest = bytes[lead.end..<line.range.upperBound].firstIndex(where: { !$0.isBlank }) {
      cut(at: rest)
    }
    return true
  }

  /// Keeps of the current line what begins at a place; what is before it is read.
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
    guard header.read(words, line: line, into: &cable) != .none else { return false }
    noteHeader(line)
    return true
  }

  private mutating func takeClassification(
    _ words: [Word], _ level: ClassificationLine.Opening?, _ line: TextLine,
    _ cable: inout Cable
  ) -> Bool {
    if cable.number != nil || !seen.isEmpty {
      guard ClassificationLine.isFurniture(words) else { return false }
      isHeaderLate = isInHeader && LateHeader.continues(below: index, words, in: lines, of: cable)
      if cable.number == nil, cable.classification == nil { takeLevelBelowLabel(words, &cable) }
      cable.pageBreaks.append(lines[index].range)
      lastRepeat = index
      return true
    }
    guard let level else { return false }
    let continues =
      header.hasRead && LateHeader.continues(below: index, words, in: lines, of: cable)
    let isLast = continues || index + 1 == lines.count || lines[index + 1].isFurniture
    let next = isLast ? [] : Word.words(bytes, lines[index + 1].range)
    let above = cable.classification
    guard
      let found = ClassificationLine.read(words, found: level, next: next, into: &cable)
    else { return false }
    isHeaderLate = continues
    if let above, above.range.upperBound <= words[0].range.lowerBound {
      // A banner: the line that names the post is the cable's.
      cable.pageBreaks.append(above.range)
    }
    hasClassification = hasClassification || cable.number != nil || header.hasRead
    unknown = nil
    if found.hasTakenNext { index += 1 }
    if let rest = found.rest { cut(at: rest) }
    return true
  }

  /// A label above the classification line, as publishers print it: the level and number still are
  /// the cable's, where it has a number.
  private func takeLevelBelowLabel(_ words: [Word], _ cable: inout Cable) {
    guard let level = ClassificationLine.level(words) else { return }
    var known = cable
    guard ClassificationLine.read(words, found: level, next: [], into: &known) != nil,
      known.number != nil
    else { return }
    cable = known
  }

  private mutating func takeLabelled(_ labels: [FieldLabel.Place], _ line: TextLine) {
    isHeaderLate = false
    var start = line.range.lowerBound
    for label in labels {
      var before: Range<Int>?
      if label.start > start {
        var cursor = ByteCursor(bytes, start..<label.start)
        if label.label == .subject, cursor.portionMark() != nil, label.start - cursor.position < 3 {
          // `(C) SUBJECT: …`: the mark is the subject's.
          before = start..<label.start
        } else if label.label == .reference,
          ReferenceList.isBullet(Word.words(bytes, start..<label.start))
        {
          // `A. REF: …`: so is the bullet the reference's.
          before = start..<label.start
        } else {
          takeUnlabelled(start..<label.start, before: line)
        }
      }
      segments.open(label.label, labelStart: label.start)
      if let before { segments.append(before) }
      seen.insert(label.label)
      start = label.end
    }
    lastLabel = (index, start)
    takeValue(start..<line.range.upperBound)
  }

  /// Takes what is before a label in its line: it continues the field above, unless by its
  /// form it is none of it, such as a title below TAGS.
  private mutating func takeUnlabelled(_ range: Range<Int>, before line: TextLine) {
    guard range.lowerBound == line.range.lowerBound, let label = segments.label,
      label == .tags || label == .executiveOrder || line.gap > 0, !segments.isBlank
    else { return segments.append(range) }
    let (words, own) = (Word.words(bytes, range), TextLine(range: range, gap: line.gap))
    switch Continuation.of(label).ending(shows: { shows($0, words, own) }) {
    case .goesOn, .rule: break
    case .passes, .body: segments.open(nil)
    case .opens(let label):
      segments.open(label)
      seen.insert(label)
    }
    segments.append(range)
  }

  /// Takes what is after a label or in a later line of its field; a paragraph may begin in the
  /// same line, where a relay or a mirror lost the line ends.
  private mutating func takeValue(_ range: Range<Int>) {
    guard !range.isEmpty else { return }
    guard let label = segments.label else { return segments.append(range) }
    let marked = BodyStart.place(bytes, in: range, of: label)
    guard
      let place = marked ?? sentence(afterReasonsIn: range, of: label)
        ?? BodyStart.afterReferences(bytes, in: range, of: label)
    else {
      return segments.append(range)
    }
    if marked == nil { guessed = place }
    segments.append(range.lowerBound..<place)
    cut(at: place, gap: 1)
    beginText(with: BodyStart.further(bytes, in: lines[index].range))
  }

  /// Where a sentence follows the last reason for classification and no field is to come.
  private func sentence(afterReasonsIn range: Range<Int>, of label: FieldLabel) -> Int? {
    guard seen.contains(.subject),
      let place = BodyStart.afterReasons(bytes, in: range, of: label), !hasLabelAhead(after: 1)
    else { return nil }
    return place
  }

  /// Lets the text begin with what is left of the current line, in lines of their own from some
  /// places on.
  private mutating func beginText(with places: [Int]) {
    isTextNext = true
    let (line, bytes) = (lines[index], bytes)
    let own = { $0..<BodyStart.end(of: $0..<$1, before: $1, bytes) }
    for (start, end) in zip(places, places.dropFirst() + [line.range.upperBound]).reversed() {
      lines.insert(TextLine(range: own(start, end), gap: 1), at: index + 1)
    }
    if let first = places.first { lines[index].range = own(line.range.lowerBound, first) }
  }

  /// A line without a label: the field above continues, a caption, a passing line, or the body.
  private mutating func takeUnlabelled(
    _ words: [Word], _ line: TextLine, _ cable: inout Cable
  ) -> Bool {
    let label = segments.label
    if let label, label == .classifiedBy || label == .derivedFrom, seen.contains(.subject),
      BodyStart.enough(after: segments.lastWord, of: label) < line.range.count,
      BodyStart.isSentence(words),
      !hasLabelAhead(after: 1)
    {
      guessed = line.range.lowerBound
      return true
    }
    var signs = LineSigns()
    let ending = ending(of: words, line, below: label, &signs)
    switch ending {
    case .body:
      guard let label, endsWithin(line, label) else { return true }
      // `B. ROME 12 (C) Poloff saw …`: the field ends within the line.
      takeValue(line.range)
      return false
    case .rule: return false
    case .goesOn: break
    case .passes: segments.open(nil)
    case .opens(let label):
      segments.open(label)
      seen.insert(label)
    }
    if label == nil, ending == .goesOn, seen.isEmpty {
      let isCaption = signs.shows(.caption) { shows(.caption, words, line) }
      if header.hasRead, cable.number == nil, !isCaption,
        ClassificationLine.readStation(words, into: &cable)
      {
        return false
      }
      if unknown == nil, !isCaption, !hasClassification, !header.hasRead { unknown = index }
    }
    takeValue(line.range)
    return false
  }

  /// Whether a field's last words are before the text's first in one line.
  private func endsWithin(_ line: TextLine, _ label: FieldLabel) -> Bool {
    guard index > 0, let place = BodyStart.place(bytes, in: line.range, of: label),
      place > line.range.lowerBound
    else { return false }
    let own = TextLine(range: line.range.lowerBound..<place, gap: line.gap)
    return FieldLine.belongs(
      own, to: label, below: lines[index - 1], after: index - (lastLabel?.line ?? index), bytes)
  }

  /// What becomes of a line without a label; asked apart, since a closure would copy what is changed.
  private func ending(
    of words: [Word], _ line: TextLine, below label: FieldLabel?, _ signs: inout LineSigns
  ) -> Continuation.Ending {
    Continuation.of(label).ending { sign in signs.shows(sign) { shows(sign, words, line) } }
  }

  /// Whether a line without a label, or a line around it, shows a sign.
  private func shows(_ sign: LineSigns.Sign, _ words: [Word], _ line: TextLine) -> Bool {
    switch sign.look {
    case .labels(let holds): holds(seen)
    case .above(let holds): holds(segments)
    case .gap(let lines): line.gap >= lines
    case .words(let holds): holds(words)
    case .rule: Furniture.isRule(bytes, line.range)
    case .ruleFirst: Furniture.beginsWithRule(bytes, line.range)
    case .ruleBelow:
      index + 1 < lines.count && Furniture.isRule(bytes, lines[index + 1].range)
    case .pageBreak: index > 0 && lines[index - 1].isFurniture || isBelowRepeat
    case .labelAhead(let count): hasLabelAhead(after: count)
    }
  }

  /// Whether the level was printed again above the line, within a subject; other fields end there.
  private var isBelowRepeat: Bool { lastRepeat == index - 1 && segments.label == .subject }

  /// Whether REF or the like is at the beginning of one of the next lines, before any paragraph.
  private func hasLabelAhead(after count: Int = 0) -> Bool {
    for line in lines[(index + count)...].prefix(6) where !line.isFurniture {
      if ParagraphStart.read(bytes, line: line.range) != nil { return false }
      let words = Word.words(bytes, line.range)
      if Heading.isProse(words) || Furniture.isRule(bytes, line.range) { return false }
      if labels(in: words, line).first?.start == line.range.lowerBound { return true }
    }
    return false
  }

  /// `1. (C) Summary`: whether a line begins the text below the fields, whatever its words are.
  private func isNumberedAndMarked(_ line: TextLine) -> Bool {
    guard bytes[line.range.lowerBound].isDigit,
      let start = ParagraphStart.read(bytes, line: line.range)
    else { return false }
    return start.number != nil && start.hasMark && !start.isUndotted
  }

  private func beginsParagraph(_ line: TextLine, labels: [FieldLabel.Place]) -> Bool {
    guard let start = ParagraphStart.read(bytes, line: line.range) else { return false }
    let isUnread = seen.isEmpty && !hasClassification && !header.hasRead
    if isUnread, LateHeader.isBelow(index, in: lines, bytes) { return false }
    let (last, hasFields) = (segments.label, seen.hasAny(of: .fields))
    if last == .reference, start.number == nil || !start.hasMark || start.isUndotted {
      // `(C) ROME 12` is the third item, `2. ROME 12` the second.
      var words: [Word] = []
      // No item has more than 24.
      Word.append(bytes, start.textStart..<line.range.upperBound, to: &words, upTo: 25)
      if words.count <= 8 && ReferenceList.isItem(words) || ReferenceList.beginsItem(words) {
        return false
      }
    }
    guard let number = start.number else {
      // A mark alone: `(C) Summary`, but not `(U) Classified by` and not a marked subject.
      return labels.isEmpty && start.hasMark
        && (seen.contains(.subject) || !header.hasRead && !hasClassification)
        && !(last == .subject && segments.hasNoPiece)
    }
    if start.hasMark, !start.isUndotted { return true }
    let isShown = line.gap > 0 || start.hasMark
    if start.isLoose, number != 1 || !isShown { return false }
    guard start.textStart < line.range.upperBound else {
      // `(U) Sensitive …` below it.
      return number == 1 && index + 1 < lines.count
        && ParagraphStart.isMarked(bytes, line: lines[index + 1].range)
    }
    // `… REPORT: PART` / `2. THE TREES`: a subject's second line.
    if number != 1, last == .subject, line.gap == 0 { return false }
    if number == 1 { return hasFields || hasClassification || !header.hasRead }
    return hasFields || (!header.hasRead && !hasClassification && unknown == nil)
  }

  /// `(U) Sensitive but unclassified.` above a label: how to handle the cable, and no paragraph.
  private func isNotice(_ line: TextLine) -> Bool {
    if CaptionLines.isSensitive(bytes, line.range) { return true }
    guard bytes[line.range.lowerBound] == UInt8(ascii: "("),
      let start = ParagraphStart.read(bytes, line: line.range), start.number == nil,
      start.textStart < line.range.upperBound,
      NoticeWords.openings.isRow(at: start.textStart, in: bytes)
    else { return false }
    return hasLabelAhead(after: 1)
  }

  /// Where no line began the body by its form: after the passing lines, if there is prose, and else
  /// where more than a hundred bytes are below the last label's field.
  private mutating func lateBody(_ cable: inout Cable) -> Int {
    let place = prose(&cable) ?? textBelowFields()
    guard place < lines.count, !seen.isEmpty, seen.contains(.subject) || cable.subject != nil else {
      return place
    }
    note(bodyGuessedAt: lines[place].range.lowerBound, in: &cable)
    return place
  }

  /// Where the body begins if all that was found of it is a name or as little: the text may be in
  /// the last label's field, `REF: OSLO 61 Poloff asked …`.
  private mutating func textAbove(_ body: Int, _ cable: inout Cable) -> Int {
    var size = 0
    for line in lines[body...] where !line.isFurniture && !line.isAside {
      size += line.range.count
      if size > 40 || ParagraphStart.read(bytes, line: line.range) != nil { return body }
    }
    guard guessed == nil, !isTextNext else { return body }
    let count = lines.count
    let place = textBelowFields()
    guard place < min(body, count) || lines.count > count || isCut else { return body }
    note(bodyGuessedAt: lines[place].range.lowerBound, in: &cable)
    return place
  }

  private func note(bodyGuessedAt place: Int, in cable: inout Cable) {
    cable.note(
      .bodyGuessed, at: place..<place, "no paragraph begins the text: it is taken to begin here")
  }

  /// The first line of prose below header and classification line, where no SUBJECT was read.
  private func prose(_ cable: inout Cable) -> Int? {
    guard seen.isEmpty || !seen.contains(.subject) else { return nil }
    let from = max(
      earliestBody, hasClassification ? cable.classification?.range.upperBound ?? 0 : 0)
    let isHeaderAlone = header.hasRead && !hasClassification
    let start = isHeaderAlone ? (lastHeaderLine ?? 0) + 1 : unknown ?? 0
    for place in start..<max(start, lines.count)
    where !lines[place].isFurniture && !lines[place].isAside {
      let line = lines[place]
      guard line.range.lowerBound >= from else { continue }
      if unknown != nil && !hasClassification && seen.isEmpty && !isHeaderAlone { return place }
      let words = Word.words(bytes, line.range)
      if Heading.isProse(words), FieldLabel.find(in: words, seen: [], isReadingRoom: false).isEmpty
      {
        return place
      }
    }
    return nil
  }

  /// The line below the last label's field with which more than a hundred bytes begin; the number of
  /// all lines where there is none.
  private mutating func textBelowFields() -> Int {
    guard let lastLabel, let label = segments.lastLabelled?.label, lastLabel.line < lines.count
    else { return lines.count }
    let first = lastLabel.end..<max(lastLabel.end, lines[lastLabel.line].range.upperBound)
    if let place = BodyStart.guessed(bytes, in: first, of: label) {
      index = lastLabel.line
      cut(at: place, gap: 1)
      beginText(with: BodyStart.further(bytes, in: lines[index].range))
      return index
    }
    var place = lastLabel.line + 1
    var above = lines[lastLabel.line]
    var enough = BodyStart.enough(after: Word.words(bytes, first).last, of: label)
    while place < lines.count,
      FieldLine.belongs(
        lines[place], to: label, below: above, after: place - lastLabel.line, bytes)
    {
      if !lines[place].isFurniture {
        let words = Word.words(bytes, lines[place].range)
        if enough < 100, BodyStart.isSentence(words) { break }
        above = lines[place]
        enough = BodyStart.enough(after: words.last, of: label)
      }
      place += 1
    }
    let size = lines[place...].lazy.filter { !$0.isFurniture && !$0.isAside }
      .map(\.range.count).reduce(0, +)
    return size > enough ? place : lines.count
  }
}
