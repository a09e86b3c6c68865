/// Several whole transmissions end to end in one text: a corrected copy and the original.
enum Transmissions {
  /// The transmissions as texts of their own, in order; copies that are equal but for blanks are one.
  ///
  /// A second header of the same cable's next section begins no new text.
  static func split(_ source: SourceText) -> [SourceText] {
    let bytes = source.bytes
    // Nearly every text is one transmission, or has lost the line that says so.
    guard let first = bytes.place(of: "VZCZC", in: 0..<bytes.count),
      bytes.place(of: "VZCZC", in: (first + 5)..<bytes.count) != nil
    else { return [source] }
    var starts: [Int] = []
    var place = first
    while let found = bytes.place(of: "VZCZC", in: place..<bytes.count) {
      if isLineStart(found, bytes), RoutingHeader.begins(at: found, in: bytes) {
        starts.append(found)
      }
      place = found + 5
    }
    guard starts.count > 1 else { return [source] }
    starts[0] = 0
    let parts = joined(
      zip(starts, starts.dropFirst() + [bytes.count]).map { part($0..<$1, source) }, bytes)
    guard parts.count > 1 else { return [source] }
    if let first = parts.first, first.number != nil,
      Set(parts.map(\.section)).count == parts.count,
      parts.allSatisfy({ $0.hasName(of: first) && $0.section != nil })
    {
      // Sections of one cable, each with its header: one text.
      return [source]
    }
    var kept: [SourceText] = []
    var known: Set<[UInt8]> = []
    for part in parts {
      var text = text(part.range, of: source)
      // The same telegram twice, whatever blanks part it.
      let letters = bytes[part.own].filter { $0 > 0x20 }
      guard known.insert(letters).inserted else { continue }
      (text.part, text.ordinal) = (kept.count, kept.count)
      kept.append(text)
    }
    return kept
  }

  /// The text from one header to the next.
  struct Part {
    fileprivate(set) var range: Range<Int>
    /// The same without the headers above its own.
    fileprivate var own: Range<Int>
    var station: String?
    var number: Int?
    var subject: String?
    var section: Int?
    /// The DE line's sender, serial and time.
    var filing: String?
    /// False for a header with labels alone, or with a publisher's list.
    var hasText: Bool
    /// True if its text is a preview, which `...` cuts.
    var isCut: Bool

    /// Whether both have a subject, and neither's is the other's or its beginning, in any case.
    func hasOther(subjectThan other: Part) -> Bool {
      guard let subject = subjectBegun, let other = other.subjectBegun else { return false }
      return !subject.hasPrefix(other) && !other.hasPrefix(subject)
    }

    /// The subject in capitals, as far as a preview has it.
    private var subjectBegun: String? {
      guard var subject = subject?.uppercased() else { return nil }
      while let last = subject.last, last == "." || last == " " || last == "\u{2026}" {
        subject.removeLast()
      }
      return subject
    }

    /// Post and number.
    var name: String? { number.map { "\(station ?? "") \($0)" } }

    /// Whether both name one post and number, or neither names any.
    func hasName(of other: Part) -> Bool { number == other.number && station == other.station }

    /// The same, and one section.
    func isSection(of other: Part) -> Bool { hasName(of: other) && section == other.section }
  }

  static func part(_ range: Range<Int>, _ source: SourceText) -> Part {
    var head = text(range.lowerBound..<min(range.upperBound, range.lowerBound + 8192), of: source)
    head.hints = ContainerHints()
    var cable = Cable(unparsed: head)
    let body = PreambleParser.parse(into: &cable, lines: TextLine.lines(of: head.bytes))
    let filing = cable.transmission.map { line in
      "\(line.value.routing) \(line.value.serial ?? 0) \(line.value.julianDay ?? 0) "
        + "\(line.value.time ?? 0)"
    }
    let hasText = body.contains { line in
      !line.isFurniture
        && (ParagraphStart.read(head.bytes, line: line.range) != nil
          || Heading.isProse(Word.words(head.bytes, line.range)))
    }
    return Part(
      range: range, own: range, station: cable.station?.value, number: cable.number?.value,
      subject: cable.subject?.value, section: cable.section?.value.number, filing: filing,
      hasText: hasText,
      isCut: isCut(source.bytes, range))
  }

  /// Whether `...` ends one of the last lines of a part, as publishers cut their previews.
  private static func isCut(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    let end = range.upperBound
    var start = max(range.lowerBound, end - 1500)
    while let found = bytes.place(of: "...", in: start..<end) {
      var next = found + 3
      while next < range.upperBound, bytes[next] == 0x20 || bytes[next] == 0x0D { next += 1 }
      if next >= range.upperBound || bytes[next] == 0x0A { return true }
      start = found + 3
    }
    return false
  }

  /// Whether a text repeats the cable whose preview precedes it.
  static func isWhole(_ bytes: [UInt8], from text: Range<Int>, of preview: Range<Int>) -> Bool {
    guard isCut(bytes, preview) else { return false }
    let source = SourceText(bytes: bytes)
    let (own, before) = (part(text, source), part(preview, source))
    return own.number != nil && own.hasName(of: before)
  }

  /// A document of a stream, with the copies of it that are above it.
  struct Document {
    /// What is read.
    var text: Range<Int>
    /// The same with the copies.
    var whole: Range<Int>

    /// True if a copy is above it.
    var hasCopy: Bool { text != whole }
  }

  /// The documents of a stream, of which those that are copies of the next one are none.
  static func joiningCopies(_ ranges: [Range<Int>], _ bytes: [UInt8]) -> [Document] {
    var documents: [Document] = []
    var start: Int?
    for (place, range) in ranges.enumerated() {
      let first = start ?? range.lowerBound
      let joins = place + 1 < ranges.count && isCopy(range, above: ranges[place + 1], bytes)
      start = joins ? first : nil
      if !joins { documents.append(Document(text: range, whole: first..<range.upperBound)) }
    }
    return documents
  }

  /// Whether a document without a header is a copy, or a part of one, of the document below it.
  ///
  /// It names the same cable, and names no other cable and no other subject; it ends before its text or has the
  /// same text, where a header is below it, and where a publisher's list is, it is a preview that `...` cuts, or has
  /// the same header.
  private static func isCopy(_ copy: Range<Int>, above whole: Range<Int>, _ bytes: [UInt8]) -> Bool
  {
    guard let start = bytes[whole].firstIndex(where: { $0 > 0x20 }) else { return false }
    let source = SourceText(bytes: bytes)
    let above = part(copy, source)
    guard RoutingHeader.begins(at: start, in: bytes) else {
      guard above.isCut || above.filing != nil, above.number != nil else { return false }
      let own = part(whole, source)
      return above.isCut && above.hasName(of: own) || isFiledAlike(above, own)
    }
    guard above.filing == nil else { return false }
    let own = part(whole, source)
    let isNamed = above.number != nil
    if isNamed, !above.hasName(of: own) { return false }
    if above.hasOther(subjectThan: own) { return false }
    return isNamed || !above.hasText && above.subject != nil || hasText(of: copy, whole, bytes)
  }

  /// Whether three samples of a text, without its blanks, are in another.
  private static func hasText(of copy: Range<Int>, _ whole: Range<Int>, _ bytes: [UInt8]) -> Bool {
    let letters = { (range: Range<Int>) in bytes[range.prefix(sampled)].filter { $0 > 0x20 } }
    let (sample, text) = (letters(copy), letters(whole))
    guard sample.count >= 6 * sampleLength else { return false }
    return [3, 4, 5].allSatisfy { sixth in
      let start = sample.count * sixth / 6
      return text.contains(sample[start..<(start + sampleLength)])
    }
  }

  /// So much of a text is compared.
  private static let sampled = 8192
  /// The signs of a sample: no two cables share so many by chance, at three places.
  private static let sampleLength = 32

  /// What is reported of a cable with a copy above it.
  static let copyFinding = Diagnostic(
    code: .earlierCopy, range: 0..<0, line: 1,
    message: "an earlier copy of the cable is above its header: only the raw view shows it")

  /// Two headers of one serial and time with no text between are one transmission, and a part without
  /// text is none beside another of its number.
  private static func joined(_ parts: [Part], _ bytes: [UInt8]) -> [Part] {
    var joined: [Part] = []
    for part in parts {
      guard let last = joined.last, isOne(last, part) || isRepeated(last, by: part, bytes) else {
        joined.append(part)
        continue
      }
      var whole = part.hasText ? part : last
      whole.range = last.range.lowerBound..<part.range.upperBound
      let own = part.hasText ? part.own : last.own
      whole.own = own.lowerBound..<part.range.upperBound
      whole.hasText = last.hasText || part.hasText
      whole.isCut = part.isCut
      joined[joined.count - 1] = whole
    }
    return joined
  }

  private static func isOne(_ first: Part, _ second: Part) -> Bool {
    if first.hasText && second.hasText {
      return first.isCut && second.number != nil && first.isSection(of: second)
    }
    if let filing = first.filing, filing == second.filing { return true }
    return first.number == nil || second.number == nil || first.isSection(of: second)
  }

  /// Whether one transmission follows another that is the same to its last letter, below a publisher's list.
  private static func isRepeated(_ first: Part, by second: Part, _ bytes: [UInt8]) -> Bool {
    guard isFiledAlike(first, second), first.own.count > second.range.count else { return false }
    var rest = bytes[first.own].lazy.filter { $0 > 0x20 }.makeIterator()
    for letter in bytes[second.range] where letter > 0x20 {
      guard rest.next() == letter else { return false }
    }
    return rest.next() != nil
  }

  /// Whether two headers are of one transmission: of one number and section, from one station at one time.
  private static func isFiledAlike(_ first: Part, _ second: Part) -> Bool {
    first.filing != nil && first.filing == second.filing && first.number != nil
      && first.isSection(of: second)
  }

  /// A range of a text as a text of its own.
  private static func text(_ range: Range<Int>, of source: SourceText) -> SourceText {
    var part = source
    part.bytes = Array(source.bytes[range])
    part.headerEnd = source.headerEnd.flatMap {
      range.contains($0) ? $0 - range.lowerBound : nil
    }
    return part
  }

  private static func isLineStart(_ place: Int, _ bytes: [UInt8]) -> Bool {
    var index = place
    while index > 0, bytes[index - 1] == 0x20 || bytes[index - 1] == 0x0C { index -= 1 }
    return index == 0 || bytes[index - 1] == 0x0A || bytes[index - 1] == 0x0D
  }

  /// True if the text at a place names another cable than the one from `start` on, and is no later
  /// section of one.
  static func isAnother(_ bytes: [UInt8], from start: Int, at place: Int) -> Bool {
    let source = SourceText(bytes: bytes)
    let own = part(place..<bytes.count, source)
    guard own.section ?? 1 == 1 else { return false }
    let before = part(start..<place, source)
    guard own.number != nil else {
      // Labels alone: the subject is all that names a cable.
      return own.hasText && own.hasOther(subjectThan: before)
    }
    return !before.hasName(of: own)
  }

  /// True if a header has no fields below it, and fields without a text are above: they are its own.
  static func isHeader(_ bytes: [UInt8], at place: Int, below fields: Range<Int>) -> Bool {
    let source = SourceText(bytes: bytes)
    return !part(fields, source).hasText && part(place..<bytes.count, source).subject == nil
  }
}
