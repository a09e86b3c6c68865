public import CableCore

/// A hit of a query's words in a cable, with the words around it.
public struct KeywordInContext: Sendable, Hashable {
  /// Ordinal of the paragraph; nil in the subject.
  public var paragraph: Int?
  /// The printed number of the paragraph, or `subject`.
  public var label: String?
  /// The portion mark of the paragraph or of the subject.
  public var mark: PortionMark?
  /// The words before the hit, with `…` where there were more.
  public var before: String
  /// The hit as printed.
  public var found: String
  /// The words after the hit, with `…` where there were more.
  public var after: String

  /// A hit from its parts.
  public init(
    paragraph: Int? = nil, label: String? = nil, mark: PortionMark? = nil, before: String,
    found: String, after: String
  ) {
    self.paragraph = paragraph
    self.label = label
    self.mark = mark
    self.before = before
    self.found = found
    self.after = after
  }
}

extension KeywordInContext {
  /// A hit in a text, with the words around it.
  ///
  /// - Parameters:
  ///   - range: of the hit.
  ///   - text: in one line.
  ///   - width: characters of context on each side.
  package init(of range: Range<String.Index>, in text: String, width: Int) {
    let start = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
    let end = text.utf8.distance(from: text.startIndex, to: range.upperBound)
    let plain = text.utf8.withContiguousStorageIfAvailable {
      Self(plain: start..<end, in: $0, width: width)
    }
    if let plain, let plain {
      self = plain
      return
    }
    self.init(
      before: Self.tail(String(text[..<range.lowerBound].suffix(width + 12)), width),
      found: String(text[range]),
      after: Self.head(String(text[range.upperBound...].prefix(width + 12)), width))
  }

  /// The same where each character around the hit is a byte; nil where one may be more.
  private init?(plain range: Range<Int>, in text: UnsafeBufferPointer<UInt8>, width: Int) {
    let start = max(0, range.lowerBound - width - 12)
    let end = min(text.count, range.upperBound + width + 12)
    // A character may reach into those around it, and a carriage return may be one with what follows.
    func isPlain(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
      bytes.allSatisfy { $0 < 0x80 && $0 != 0x0D }
    }
    guard isPlain(text[max(0, start - 1)..<range.lowerBound]),
      isPlain(text[range.upperBound..<min(text.count, end + 1)])
    else { return nil }
    var before = text[start..<range.lowerBound]
    let isCutBefore = before.count > width
    if isCutBefore {
      before = before.suffix(width)
      before = before[(before.firstIndex(of: 0x20) ?? before.startIndex)...]
    }
    var after = text[range.upperBound..<end]
    let isCutAfter = after.count > width
    if isCutAfter {
      after = after.prefix(width)
      after = after[..<(after.lastIndex(of: 0x20) ?? after.endIndex)]
    }
    func string(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> String {
      String(decoding: UnsafeBufferPointer(rebasing: bytes), as: UTF8.self)
    }
    self.init(
      before: (isCutBefore ? "…" : "") + string(before), found: string(text[range]),
      after: string(after) + (isCutAfter ? " …" : ""))
  }

  /// The last characters, cut at a blank where there is one.
  private static func tail(_ text: String, _ limit: Int) -> String {
    guard text.count > limit else { return text }
    let tail = text.suffix(limit)
    return "…" + (tail.firstIndex(of: " ").map { String(tail[$0...]) } ?? String(tail))
  }

  /// The first characters, cut at a blank where there is one.
  private static func head(_ text: String, _ limit: Int) -> String {
    guard text.count > limit else { return text }
    let head = text.prefix(limit)
    return (head.lastIndex(of: " ").map { String(head[..<$0]) } ?? String(head)) + " …"
  }
}

extension Query {
  /// Every hit of the query's words in a cable's subject, passing lines and paragraphs, in order.
  ///
  /// Cost: linear in the text for each word.
  ///
  /// - Parameters:
  ///   - cable: where to look.
  ///   - width: characters of context on each side.
  /// - Returns: hits, each in one line; none where the query has no words.
  public func contexts(in cable: Cable, width: Int) -> [KeywordInContext] {
    var hits: [KeywordInContext] = []
    var search = HitSearch(self)
    func look(
      _ text: String, _ passage: SearchedPassage, _ place: (inout KeywordInContext) -> Void
    ) {
      // A line is a line on the screen, so the breaks of a table become blanks.
      let text = text.inOneLine
      for range in search.hits(in: text, passage) {
        var hit = KeywordInContext(of: range, in: text, width: width)
        place(&hit)
        hits.append(hit)
      }
    }
    cable.forEachSearched(look)
    return hits
  }
}

extension Query {
  /// True if the query has words that a text must have.
  public var asksForWords: Bool { root.asksForWords }

  /// What is shown of a cable in a list of hits: the first hit in a paragraph, with the words around it; where
  /// no paragraph has any, the beginning of the text.
  ///
  /// Cost: linear in the text up to that hit, for each word.
  ///
  /// - Parameters:
  ///   - cable: the cable.
  ///   - width: characters of context on each side.
  /// - Returns: one line; nil for a cable without text.
  public func snippet(of cable: Cable, width: Int) -> KeywordInContext? {
    var search = HitSearch(self)
    func line(_ paragraph: Paragraph) -> String { paragraph.text.inOneLine }
    func placed(_ snippet: KeywordInContext, _ paragraph: Paragraph) -> KeywordInContext {
      var snippet = snippet
      (snippet.paragraph, snippet.label) = (paragraph.ordinal, paragraph.label)
      snippet.mark = paragraph.mark
      return snippet
    }
    if !search.isEmpty {
      for paragraph in cable.paragraphs {
        let text = line(paragraph)
        guard let hit = search.hits(in: text, .paragraph(paragraph.mark?.level)).first else {
          continue
        }
        return placed(KeywordInContext(of: hit, in: text, width: width), paragraph)
      }
    }
    guard let first = cable.paragraphs.first(where: { $0.kind != .heading }) else { return nil }
    let text = line(first)
    let start = text.startIndex..<text.startIndex
    return placed(KeywordInContext(of: start, in: text, width: 2 * width), first)
  }
}

extension Query.Node {
  /// True if it has words that are not negated.
  fileprivate var asksForWords: Bool {
    switch self {
    case .all, .not, .field: false
    case .word, .form, .phrase, .near, .paragraph: true
    case .and(let nodes), .or(let nodes): nodes.contains(where: \.asksForWords)
    }
  }
}

extension Cable {
  /// Calls with each text that is searched, in order: subject, header lines, paragraphs; and with
  /// the place of its hits.
  package func forEachSearched(
    _ look: (String, SearchedPassage, (inout KeywordInContext) -> Void) -> Void
  ) {
    look(subject?.value ?? "", .line) { ($0.label, $0.mark) = ("subject", subjectMark) }
    for line in aboveText { look(line.value, .line) { $0.label = "header" } }
    for paragraph in paragraphs {
      look(paragraph.text, .paragraph(paragraph.mark?.level)) {
        ($0.paragraph, $0.label) = (paragraph.ordinal, paragraph.label)
        $0.mark = paragraph.mark
      }
    }
  }
}

extension String {
  /// The text with blanks for its line ends.
  ///
  /// Cost: a step a byte; nothing is copied where there is no line end.
  package var inOneLine: String {
    var text = self
    return text.withUTF8 { bytes in
      guard bytes.contains(0x0A) else { return self }
      return String(unsafeUninitializedCapacity: bytes.count) { room in
        for (place, byte) in bytes.enumerated() { room[place] = byte == 0x0A ? 0x20 : byte }
        return bytes.count
      }
    }
  }
}
