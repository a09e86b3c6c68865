/// A line with which a document begins.
struct DocumentOpening {
  /// What begins.
  enum Kind: Sendable {
    case page, mail, frontMatter, smart, dump, copied, labelled
    /// `Message Text`, `Message Attributes` and `PAGE 01 …` of the archives.
    case archive, attributes, page01
    /// A header from its first line, from its date-time group, a classification line without one, or the
    /// labels of a cable that has neither.
    case transmission, timeGroup, level, labels

    /// True for what the archives print.
    var isArchive: Bool { self == .archive || self == .attributes || self == .page01 }
    /// True for what a header begins with.
    var isHeader: Bool {
      self == .transmission || self == .timeGroup || self == .level || self == .labels
    }
  }

  var kind: Kind
  /// Where the document begins: headings and levels above the line belong to it.
  var start: Int
  /// Where the next line is looked at.
  var next: Int
  /// What closes a mail of several parts.
  var boundary: [UInt8]?
  /// The post and number of a page line.
  var page: String?

  /// How the lines begin that may open a document, apart from what follows signs of Markdown.
  private static let openings = Openings([
    "<HTML", "<!DOCTYPE", "---", "VZCZC", "REFID:", "DATE:", "CANONICAL ID:", "PAGE 01 ",
    "MESSAGE TEXT", "MRN:", "MESSAGE ATTRIBUTES",
    "Z ", "O ", "P ", "R ", "Y ", "M ", "E.O. ", "EO ", "TAGS:",
  ]).union(DocumentWords.mailHeads.openings).union(LabelledText.openings)

  /// The first bytes of the lines that may open a document; kept by who asks it of every line.
  struct Filter {
    private let openings = DocumentOpening.openings
    private let levels = Levels.words.openings

    /// False for a line that opens no document, as nearly all do.
    @inline(__always)
    func mayOpen(_ bytes: [UInt8], _ line: Range<Int>) -> Bool {
      let place = line.lowerBound
      if openings.mayBeWritten(at: place, in: bytes) { return true }
      // A level in small letters is a word of the text, and one without a number a caption.
      if bytes[place].isUpper, levels.mayBegin(at: place, in: bytes), bytes.hasDigit(in: line) {
        return true
      }
      return DocumentOpening.isOpened(by: bytes, place)
    }
  }

  /// Whether a line begins with a sign of Markdown, a precedence or an id.
  @inline(__always)
  private static func isOpened(by bytes: [UInt8], _ place: Int) -> Bool {
    switch bytes[place] {
    case UInt8(ascii: "#"), UInt8(ascii: "*"), UInt8(ascii: "~"), UInt8(ascii: "|"),
      UInt8(ascii: ">"), UInt8(ascii: "_"):
      true
    // `RR 061422Z MAY 08`
    case UInt8(ascii: "Z"), UInt8(ascii: "O"), UInt8(ascii: "P"), UInt8(ascii: "R"),
      UInt8(ascii: "Y"), UInt8(ascii: "M"):
      place + 2 < bytes.count && bytes[place + 2] == 0x20
    // `09LISBON512`
    case 0x30...0x39: place + 2 < bytes.count && bytes[place + 2].isUpper
    default: false
    }
  }

  /// Recognises a line; nil for most.
  ///
  /// Cost: a few bytes of most lines.
  ///
  /// - Parameters:
  ///   - bytes: the text.
  ///   - line: the line without the blanks before it.
  ///   - lineStart: where it begins with them.
  ///   - mayBeHeader: false where a date-time group or a classification line need not be recognised.
  init?(_ bytes: [UInt8], _ line: Range<Int>, lineStart: Int, mayBeHeader: Bool = true) {
    let place = line.lowerBound
    let atMargin = place == lineStart
    (start, next) = (lineStart, line.upperBound + 1)
    switch bytes[place].uppercased {
    case UInt8(ascii: "<"):
      guard bytes.has("<HTML", at: place) || bytes.has("<!DOCTYPE", at: place) else { return nil }
      kind = .page
      next = line.upperBound + 1 < bytes.count ? place + 5 : bytes.count
    case UInt8(ascii: "-"):
      guard atMargin, line.count <= 6, bytes.has("---", at: place),
        let length = FrontMatter.length(bytes, at: place)
      else { return nil }
      (kind, next) = (.frontMatter, place + length)
    case UInt8(ascii: "V"):
      guard RoutingHeader.begins(at: place, in: bytes) else { return nil }
      kind = .transmission
    case UInt8(ascii: "R") where bytes.has("REFID:", at: place):
      kind = .dump
    case UInt8(ascii: "D") where bytes.has("DATE:", at: place),
      UInt8(ascii: "C") where bytes.has("CANONICAL ID:", at: place):
      guard Self.isCopied(bytes, line) else { return nil }
      kind = .copied
      start = Self.title(bytes, before: lineStart) ?? lineStart
    case UInt8(ascii: "P") where bytes.has("PAGE 01 ", at: place):
      let words = Word.words(bytes, (place + 8)..<line.upperBound)
      guard let number = words.firstIndex(where: \.isNumber), (1...3).contains(number) else {
        return nil
      }
      (kind, page) = (.page01, words[...number].joined)
    case UInt8(ascii: "M") where bytes.has("MESSAGE TEXT", at: place) && line.count < 20:
      kind = .archive
    case UInt8(ascii: "M") where bytes.has("MESSAGE ATTRIBUTES", at: place) && line.count < 26:
      kind = .attributes
    default:
      if atMargin, DocumentWords.mailHeads.row(at: place, in: bytes) != nil,
        MailText.isSureHead(bytes, at: place)
      {
        kind = .mail
        let mail = MailEntity(bytes, place..<bytes.count)
        boundary = mail.boundary.map { Array("--\($0)--".utf8) }
        next = max(next, mail.body.lowerBound)
        return
      }
      if mayBeHeader, bytes[place].isUpper, let own = Self.header(bytes, line, lineStart) {
        (kind, start) = own
      } else if Self.isSmart(bytes, line) {
        kind = .smart
        start = Self.banners(bytes, before: lineStart)
      } else if atMargin, LabelledText.begins(bytes, line) {
        kind = .labelled
      } else {
        return nil
      }
    }
  }

  // MARK: - Kinds

  /// `P 061422Z MAY 08` above `FM …`, or `UNCLAS LISBON 000411` above labels.
  private static func header(_ bytes: [UInt8], _ line: Range<Int>, _ lineStart: Int) -> (
    Kind, Int
  )? {
    let place = line.lowerBound
    guard line.count <= 90, place + 2 < line.upperBound else { return nil }
    let second = bytes[place + 1]
    if second == 0x20 || bytes[place + 2] == 0x20, bytes[place].isOne(of: "ZOPRYM") {
      // Of a header's lines that begin so, only the last is above the sender.
      if follows(["FM "], bytes, line, within: 3),
        RoutingHeader.dateTimeGroup(Word.words(bytes, line)) != nil
      {
        return (.timeGroup, routing(bytes, before: lineStart))
      }
    }
    if labels.contains(where: { bytes.has($0, at: place) }) {
      return follows(["SUBJ"], bytes, line, within: 6) ? (.labels, lineStart) : nil
    }
    guard ClassificationLine.mayBegin(bytes[place], second),
      bytes.hasDigit(in: line)
    else { return nil }
    let words = Word.words(bytes, line)
    guard ClassificationLine.level(words) != nil,
      follows(["E.O.", "EO ", "TAGS", "SUBJ"], bytes, line, within: 12)
    else { return nil }
    return (.level, lineStart)
  }

  /// What the labels of a cable begin with.
  private static let labels: [StaticString] = ["E.O. ", "EO ", "TAGS:"]

  /// `09LISBON512`, `Cable 09LISBON512`: an id as a heading.
  static func isID(_ bytes: [UInt8], _ line: Range<Int>) -> Bool {
    guard (6...60).contains(line.count) else { return false }
    let first = bytes[line.lowerBound]
    guard first.isDigit && bytes[line.lowerBound + 1].isDigit || LabelledText.mayName(bytes, line)
    else { return false }
    var words: [Word] = []
    Word.append(bytes, line, to: &words, upTo: 3)
    guard words.count <= 2, let last = words.last, last.count >= 6, last.first.isDigit else {
      return false
    }
    return CableID(parsing: last.text) != nil
      && (words.count == 1
        || words.count == 2
          && RecordColumns.meaning(of: words[0].text)?.meaning == .field(.id))
  }

  /// True where one of the next lines begins with one of some words.
  private static func follows(
    _ openings: [StaticString], _ bytes: [UInt8], _ line: Range<Int>, within count: Int
  ) -> Bool {
    var start = line.upperBound + 1
    for _ in 0..<count {
      while start < bytes.count, bytes[start].isBlank { start += 1 }
      guard start < bytes.count else { return false }
      if openings.contains(where: { bytes.has($0, at: start) }) { return true }
      if isParagraph(bytes, start) { return false }
      start = (bytes.place(of: 0x0A, from: start) ?? bytes.count) + 1
    }
    return false
  }

  /// Where the lines of routing above a date-time group begin.
  private static func routing(_ bytes: [UInt8], before lineStart: Int) -> Int {
    var start = lineStart
    while let line = lineBefore(bytes, start),
      bytes.has("DE R", at: line.lowerBound) || bytes.has("ZN", at: line.lowerBound)
        || line.count > 4 && bytes[line.lowerBound] == bytes[line.lowerBound + 1]
          && bytes.has(" R", at: line.lowerBound + 2)
    {
      start = line.lowerBound
    }
    return start
  }

  /// `MRN:` above `Date/DTG:` or `From:`, also in Markdown.
  private static func isSmart(_ bytes: [UInt8], _ line: Range<Int>) -> Bool {
    let start = plain(bytes, line)
    guard bytes.has("MRN:", at: start) || bytes.has("MRN**", at: start),
      start < line.upperBound
    else { return false }
    let reach = line.upperBound..<min(bytes.count, line.upperBound + 600)
    return bytes.place(of: "DTG", in: reach) != nil || bytes.place(of: "FROM:", in: reach) != nil
  }

  /// Where the levels and headings above a block begin.
  private static func banners(_ bytes: [UInt8], before lineStart: Int) -> Int {
    var start = lineStart
    var first = lineStart
    for _ in 0..<8 {
      guard let line = lineBefore(bytes, start) else { break }
      start = line.lowerBound
      if line.isEmpty { continue }
      let words = Word.words(bytes, plain(bytes, line)..<line.upperBound)
      let isBanner =
        ClassificationLine.level(words) != nil || words.count == 1 && words[0].is("SBU")
        || words.count == 1 && words[0].is("SENSITIVE") || isHeading(bytes, line)
      guard words.count <= 4, isBanner else { break }
      first = line.lowerBound
      // A level above it ends what is before.
      if ClassificationLine.level(words) != nil { break }
    }
    return first
  }

  /// The labels of a page of PlusD, of which one is its id.
  private static func isCopied(_ bytes: [UInt8], _ line: Range<Int>) -> Bool {
    bytes.place(
      of: "CANONICAL ID:", in: line.lowerBound..<min(bytes.count, line.lowerBound + 400)) != nil
  }

  /// The line above the labels.
  private static func title(_ bytes: [UInt8], before lineStart: Int) -> Int? {
    guard let line = lineBefore(bytes, lineStart), !line.isEmpty,
      PlusDPage.labelled(bytes.string(line)) == nil
    else { return nil }
    return line.lowerBound
  }

  // MARK: - Lines

  /// Where a line begins after the signs of Markdown.
  static func plain(_ bytes: [UInt8], _ line: Range<Int>) -> Int {
    var start = line.lowerBound
    while start < line.upperBound, bytes[start].isOne(of: "#*~|>_ ") { start += 1 }
    return start
  }

  /// `12. ` or `12) `, where a text begins.
  static func isParagraph(_ bytes: [UInt8], _ start: Int) -> Bool {
    var place = start
    while place < bytes.count, place - start < 3, bytes[place].isDigit { place += 1 }
    guard place > start, place < bytes.count else { return false }
    if bytes[place] == 0x5C { place += 1 }
    return place < bytes.count && (bytes[place] == 0x2E || bytes[place] == 0x29)
  }

  /// `SUBJECT:` in its spellings.
  static func isSubject(_ bytes: [UInt8], _ start: Int) -> Bool {
    bytes.has("SUBJ", at: start)
  }

  /// A heading of Markdown or of a wiki, a fence, or a line that announces what follows.
  static func isHeading(_ bytes: [UInt8], _ line: Range<Int>) -> Bool {
    var end = line.upperBound
    while end > line.lowerBound, bytes[end - 1].isBlank { end -= 1 }
    guard end > line.lowerBound else { return false }
    return bytes[line.lowerBound] == UInt8(ascii: "#")
      || bytes.has("== ", at: line.lowerBound) || bytes.has("[PAGE ", at: line.lowerBound)
      || bytes[end - 1] == 0x3A && end - line.lowerBound <= 80
  }

  /// True for what closes a text within a page of notes.
  static func isClosing(_ bytes: [UInt8], _ line: Range<Int>) -> Bool {
    bytes.has("</", at: line.lowerBound) || bytes.has("[[CATEGORY", at: line.lowerBound)
  }

  /// True for a line that is a document's last one: an end mark, a level, a rule, or a name alone.
  static func isEnd(_ bytes: [UInt8], _ line: Range<Int>) -> Bool {
    var end = line.upperBound
    while end > line.lowerBound, bytes[end - 1].isBlank { end -= 1 }
    let line = line.lowerBound..<end
    guard let last = line.last else { return false }
    if DocumentWords.ends.row(at: line.lowerBound, in: bytes) != nil { return true }
    if bytes[line.lowerBound] == UInt8(ascii: "#"), bytes[last].isDigit { return true }
    if bytes[line.lowerBound] == bytes[last], Furniture.isRule(bytes, line) || line.count == 3 {
      return true
    }
    if bytes[line.lowerBound] == UInt8(ascii: "="), bytes[last] == UInt8(ascii: "=") { return true }
    guard line.count <= 30, bytes[line.lowerBound].isUpper, bytes[last].isLetter else {
      return false
    }
    let words = Word.words(bytes, line)
    return words.count <= 3 && words.allSatisfy { $0.first.isUpper }
  }

  /// The line above a place without its blanks; nil at the beginning.
  private static func lineBefore(_ bytes: [UInt8], _ start: Int) -> Range<Int>? {
    guard start > 0 else { return nil }
    let end = start - 1
    var first = end
    while first > 0, bytes[first - 1] != 0x0A { first -= 1 }
    var last = end
    while last > first, bytes[last - 1].isBlank { last -= 1 }
    return first..<last
  }
}
