/// Several documents end to end in one stream, as `cat a.html b.md c.txt` gives them.
///
/// A document begins where an `DocumentOpening` follows one that has a text. A page goes to `</html>`; a
/// mail to the next mail, or to the end of its last part.
struct Seams {
  private let bytes: [UInt8]
  private let filter = DocumentOpening.Filter()
  private var starts: [Int] = [0]
  /// What the open document began with.
  private var form: DocumentOpening.Kind?
  /// True once a numbered paragraph, or a subject before one, was met in the open document.
  private var hasText = false
  /// True if the last line can be a document's last one: a signature, a level, a rule.
  private var isEnded = false
  /// Where the heading of the next document begins, after such a line.
  private var heading: Int?
  private var hasAttributes = false
  /// True where the archive's attributes are above its text.
  private var isBelowAttributes = false
  /// True after a line that closes a dump's cable, or the last part of a mail.
  private var isClosed = false
  /// True within the fences of Markdown.
  private var isFenced = false
  /// The page line of the archives, of the open document.
  private var page: String?
  /// What closes the open mail of several parts.
  private var boundary: [UInt8]?
  /// Where the lines begin of which nothing was noted yet: what they say is asked for at the next
  /// opening alone, and most texts have none after their first lines.
  private var unnoted: Int?

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The documents of a stream in order; one range where there is but one.
  ///
  /// Cost: linear; of most lines a few bytes are looked at.
  static func documents(of bytes: [UInt8]) -> [Range<Int>] {
    var seams = Seams(bytes)
    var ends = LineEnds(of: bytes)
    var start = 0
    while start < bytes.count {
      let end = ends.next(from: start)
      var first = start
      while first < end, bytes[first].isBlank { first += 1 }
      start = first < end ? seams.take(first..<end, lineStart: start) : end + 1
    }
    return zip(seams.starts, seams.starts.dropFirst() + [bytes.count]).compactMap { start, end in
      start < end ? start..<end : nil
    }
  }

  /// Takes a line that is not empty; where the next one is looked for.
  @inline(__always)
  private mutating func take(_ line: Range<Int>, lineStart: Int) -> Int {
    if form == .page || boundary != nil { return pass(line) }
    guard filter.mayOpen(bytes, line) else {
      if form != .mail, unnoted == nil { unnoted = lineStart }
      return line.upperBound + 1
    }
    return takeOpening(line, lineStart: lineStart)
  }

  /// Passes a line of a document that says itself where it ends.
  private mutating func pass(_ line: Range<Int>) -> Int {
    if form == .page {
      let end = bytes.place(of: "</HTML>", in: line.lowerBound..<bytes.count)
      starts += Enclosure.furtherCables(in: line.lowerBound..<(end ?? bytes.count), of: bytes)
      guard var next = end.map({ $0 + 7 }) else { return bytes.count }
      while next < bytes.count, bytes[next].isBlank { next += 1 }
      begin(nil, at: next < bytes.count ? next : nil)
      return next
    }
    if let boundary, bytes[line].starts(with: boundary) {
      self.boundary = nil
      (form, isClosed, heading) = (nil, true, line.upperBound + 1)
    }
    return line.upperBound + 1
  }

  /// Takes a line that may open a document.
  private mutating func takeOpening(_ line: Range<Int>, lineStart: Int) -> Int {
    if form != nil, !hasText { noteLines(before: lineStart) }
    guard
      let opening = DocumentOpening(
        bytes, line, lineStart: lineStart, mayBeHeader: mayChangeAtHeader)
    else {
      if form != .mail, unnoted == nil { unnoted = lineStart }
      return line.upperBound + 1
    }
    noteLines(before: lineStart)
    if lineStart > starts[starts.count - 1], isSeam(opening) {
      begin(opening, at: max(heading ?? opening.start, starts[starts.count - 1] + 1))
    } else {
      join(opening)
    }
    return opening.next
  }

  /// False in a document of which nothing but its form is known: a header's later lines say nothing new.
  private var mayChangeAtHeader: Bool {
    form == nil || hasAttributes || hasText || isEnded || isClosed || heading != nil
  }

  /// Notes what the lines say that were skipped.
  private mutating func noteLines(before end: Int) {
    guard var start = unnoted else { return }
    unnoted = nil
    var ends = LineEnds(of: bytes)
    while start < end {
      let lineEnd = ends.next(from: start)
      var first = start
      while first < lineEnd, bytes[first].isBlank { first += 1 }
      if first < lineEnd { note(first..<lineEnd, start) }
      start = lineEnd + 1
    }
  }

  private mutating func begin(_ opening: DocumentOpening?, at place: Int?) {
    if let place { starts.append(place) }
    (form, page, boundary) = (opening?.kind, opening?.page, opening?.boundary)
    (hasText, isEnded, isClosed, heading) = (false, false, false, nil)
    (hasAttributes, isBelowAttributes) = (opening?.kind == .attributes, false)
  }

  /// Takes an opening as a part of the open document.
  private mutating func join(_ opening: DocumentOpening) {
    if form == nil || opening.kind == .transmission && form?.isArchive != true {
      form = opening.kind
      boundary = opening.boundary
    }
    page = page ?? opening.page
    if opening.kind == .archive, hasAttributes { isBelowAttributes = true }
    hasAttributes = hasAttributes || opening.kind == .attributes
    // A header's fields are to come once more.
    if opening.kind.isHeader { (hasText, isEnded, heading) = (false, false, nil) }
  }

  /// True if an opening begins a document of its own.
  private func isSeam(_ opening: DocumentOpening) -> Bool {
    if form == .mail { return opening.kind == .mail }
    if isClosed { return true }
    switch opening.kind {
    case .page: return form != nil || hasText
    case .dump where hasText:
      return !Transmissions.isWhole(
        bytes, from: opening.start..<bytes.count, of: starts[starts.count - 1]..<opening.start)
    case .labelled: return (hasText || hasAttributes) && form?.isArchive != true
    case .mail, .frontMatter, .dump, .copied, .smart: return hasText || hasAttributes
    case .archive: return hasText || form == .archive
    case .attributes: return hasAttributes || hasText && form?.isArchive != true
    case .transmission:
      // `Transmissions` knows the sections of one cable, and copies; but not a heading between two.
      if form == .transmission {
        return heading != nil
          && Transmissions.isAnother(bytes, from: starts[starts.count - 1], at: opening.start)
      }
      return hasAttributes
        || hasText && form?.isArchive != true
          && !Transmissions.isHeader(
            bytes, at: opening.start, below: starts[starts.count - 1]..<opening.start)
    case .page01:
      return hasText && (isEnded || hasAttributes) && page != opening.page
    case .timeGroup, .level, .labels:
      guard
        hasAttributes && !isBelowAttributes
          || hasText && (isEnded || isBelowSentence(opening.start))
      else { return false }
      return Transmissions.isAnother(bytes, from: starts[starts.count - 1], at: opening.start)
    }
  }

  /// True where a cable ended that nobody signed: the end of a sentence and a blank line are above.
  ///
  /// A cable that is quoted follows a colon, or `QUOTE`.
  private func isBelowSentence(_ start: Int) -> Bool {
    var place = start
    // A page's end is as good as a blank line.
    var lineEnds = bytes[start] == 0x0C ? 2 : 0
    while place > 0, bytes[place - 1].isBlank {
      if bytes[place - 1] == 0x0A {
        lineEnds += 1
      } else if bytes[place - 1] == 0x0C {
        lineEnds += 2
      }
      place -= 1
    }
    return lineEnds > 1 && place > 0 && bytes[place - 1].isOne(of: ".!?\")")
  }

  /// What a line that opens nothing says of the open document.
  private mutating func note(_ line: Range<Int>, _ lineStart: Int) {
    let isFence = bytes.has("```", at: line.lowerBound) || bytes.has("~~~", at: line.lowerBound)
    if isFence { isFenced.toggle() }
    let start = DocumentOpening.plain(bytes, line)
    if DocumentOpening.isParagraph(bytes, start)
      || form != .smart && form != .labelled && form != .attributes
        && DocumentOpening.isSubject(bytes, start)
    {
      (hasText, isEnded, heading) = (true, false, nil)
    } else if bytes.place(of: "CABLE ENDS", in: line) != nil {
      (isClosed, heading) = (true, line.upperBound + 1)
    } else if hasText, isFence ? !isFenced : DocumentOpening.isClosing(bytes, line) {
      (isEnded, heading) = (true, line.upperBound + 1)
    } else if hasText, heading == nil {
      if DocumentOpening.isID(bytes, line) {
        if isEnded || isBelowSentence(lineStart) { (isEnded, heading) = (true, lineStart) }
      } else if isEnded, isFence ? isFenced : DocumentOpening.isHeading(bytes, line) {
        heading = lineStart
      } else {
        isEnded = DocumentOpening.isEnd(bytes, line)
      }
    }
  }
}
