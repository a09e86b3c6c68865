package import CableCore

/// Lays a cable out: header, strip of marks, paragraphs with what is to be said about them.
package struct PageMaker {
  private let source: PageSource
  /// True once nobody waits for the page any more.
  private let isCancelled: () -> Bool
  /// Indices of the mentions by the ordinal of their paragraph.
  private let mentions: [Int: [Int]]
  /// The passages by the paragraph that they begin with.
  private let passages: [Int: [Passage]]
  /// The findings in the order of their places.
  private let findings: [Diagnostic]
  private var page = Page()
  private var block = 0

  private var cable: Cable { source.cable }
  private var options: PageOptions { source.options }
  private var links: [PageLink] { source.links }

  private init(_ source: PageSource, isCancelled: @escaping () -> Bool) {
    self.source = source
    self.isCancelled = isCancelled
    let cable = source.cable
    mentions = Dictionary(grouping: cable.mentions.indices) { cable.mentions[$0].paragraph }
    passages = Dictionary(grouping: cable.passages) { $0.paragraphs.lowerBound }
    findings = cable.diagnostics.enumerated().sorted {
      ($0.element.range.lowerBound, $0.offset) < ($1.element.range.lowerBound, $1.offset)
    }.map(\.element)
    page.links = source.links
  }

  /// The page of a cable.
  ///
  /// Cost: linear in the text.
  package static func page(_ cable: Cable, options: PageOptions, links: [PageLink] = []) -> Page {
    page(PageSource(cable: cable, options: options, links: links))
  }

  /// The page of a cable, as far as it was made when nobody waited for it any more.
  ///
  /// Cost: linear in the text; `isCancelled` is asked at every paragraph or line.
  package static func page(_ source: PageSource, isCancelled: @escaping () -> Bool = { false })
    -> Page
  {
    var maker = PageMaker(source, isCancelled: isCancelled)
    maker.make()
    return maker.page
  }

  private mutating func make() {
    switch options.view {
    case .reflowed:
      let card = HeaderCard(cable: cable, options: options, links: links).parts
      add(card.lines)
      page.subject = card.subject
      page.margin = card.margin
      page.unseen = card.unseen
      addParagraphs()
      addSignature()
    case .sent: page.lines = SentLines.lines(source, isCancelled: isCancelled)
    case .raw:
      let raw = RawLines(source, isCancelled: isCancelled)
      (page.lines, page.top) = (raw.lines, raw.top)
    }
    page.findBlocks()
    for (ordinal, ranges) in source.highlights where options.view == .reflowed {
      for range in ranges { page.highlights += page.pieces(of: range, inBlock: ordinal) }
    }
  }

  /// Adds lines above or between the paragraphs, each searched by itself.
  private mutating func add(_ texts: [StyledText]) {
    for text in texts {
      block += 1
      page.lines.append(PageLine(text: text, block: block))
    }
  }

  private mutating func addParagraphs() {
    var folded: [Level?] = []
    let levels = cable.levels
    for (index, paragraph) in cable.paragraphs.enumerated() {
      if isCancelled() { return }
      let level = levels[index]
      if options.lens.hides(level), options.lens.isFolding {
        // The points of a paragraph and its tables are no paragraphs of their own.
        if paragraph.kind == .paragraph || folded.isEmpty { folded.append(level) }
        continue
      }
      addFold(&folded)
      let opens = passages[paragraph.ordinal] ?? []
      addGap(before: index)
      add(opens.map { Self.rule(of: $0, width: options.textMeasure) })
      addNotices(before: index)
      let isDimmed = options.lens.hides(level)
      addLines(
        ParagraphLines(
          cable: cable, paragraph: paragraph, options: options, links: links,
          mentions: mentions[paragraph.ordinal] ?? [],
          spokenLevel: options.isSpoken && paragraph.mark == nil ? level : nil
        ).lines,
        of: paragraph.ordinal, level: level, isDimmed: isDimmed)
      for note in source.notes[paragraph.ordinal] ?? [] {
        let text = note.styled(after: options.isSpoken ? "note: " : "✎ ", links)
        addLines(
          text.wrapped(to: options.textMeasure, indent: 2), of: paragraph.ordinal, level: level,
          isDimmed: false, isContinuation: true)
      }
    }
    addFold(&folded)
    addNotices(before: cable.paragraphs.count)
  }

  /// A blank line, and the rules of a table: of its lines none may be lost.
  private mutating func addGap(before index: Int) {
    let paragraphs = cable.paragraphs
    let isBelow = index > 0 && paragraphs[index - 1].kind == .table
    let isAbove = paragraphs[index].kind == .table
    guard isBelow || isAbove else { return add([StyledText()]) }
    let from = index == 0 ? cable.bodyStart : paragraphs[index - 1].range.upperBound
    let to = max(from, paragraphs[index].range.lowerBound)
    let bytes = cable.source.bytes
    var rules: [StyledText] = []
    for line in bytes[from..<to].split(separator: 0x0A) {
      let signs = line.filter { $0 != 0x20 && $0 != 0x0D && $0 != 0x09 }
      guard signs.count > 2, signs.allSatisfy({ $0 == 0x2D || $0 == 0x3D || $0 == 0x5F }) else {
        continue
      }
      var text = StyledText()
      text.append(String(decoding: line.filter { $0 != 0x0D }, as: UTF8.self), .dim)
      rules.append(text.truncated(to: options.textWidth))
    }
    if rules.isEmpty || !isBelow { add([StyledText()]) }
    add(rules)
    if !rules.isEmpty, !isAbove { add([StyledText()]) }
  }

  private mutating func addFold(_ folded: inout [Level?]) {
    guard !folded.isEmpty else { return }
    let marks = Set(folded.compactMap { $0 }).sorted().map { "(\($0.shortMark))" }
    let count = folded.count == 1 ? "1 paragraph" : "\(folded.count) paragraphs"
    let text =
      "▸ \(count) marked \(marks.joined(separator: " ")) folded · \(options.keys.lens) opens them"
    add([StyledText(), StyledText(text, .dim)])
    folded = []
  }

  private mutating func addLines(
    _ texts: [StyledText], of ordinal: Int, level: Level?, isDimmed: Bool,
    isContinuation: Bool = false
  ) {
    block += 1
    for (number, text) in texts.enumerated() {
      let isFirst = number == 0 && !isContinuation
      page.lines.append(
        PageLine(
          text: isDimmed ? text.dimmed : text, paragraph: ordinal, isFirst: isFirst, level: level,
          block: block, isDimmed: isDimmed, isNoted: isFirst && source.notes[ordinal] != nil))
    }
  }

  /// What was found odd between the paragraph before and this one, or inside it.
  private mutating func addNotices(before index: Int) {
    let paragraphs = cable.paragraphs
    let from = index == 0 ? cable.bodyStart : paragraphs[index - 1].range.upperBound
    let to = index < paragraphs.count ? paragraphs[index].range.upperBound : Int.max
    for note in findings(in: max(1, from)..<max(1, from, to)) {
      var text = note.message
      if index > 0, index < paragraphs.count, note.code == .paragraphNumberJump,
        let missing = Self.missing(paragraphs[index - 1], paragraphs[index])
      {
        text += ": \(missing) not in this file"
      }
      let start = page.lines.count
      add(StyledText("! " + text, .error).wrapped(to: options.textMeasure, indent: 2))
      page.lines[start].isFinding = true
    }
  }

  /// The findings that begin in a range of the source, found by halving.
  private func findings(in range: Range<Int>) -> ArraySlice<Diagnostic> {
    func first(from place: Int) -> Int {
      findings.firstIndex(halvingAt: { $0.range.lowerBound >= place })
    }
    return findings[first(from: range.lowerBound)..<first(from: range.upperBound)]
  }

  /// `paragraphs 5–14 are` between 4 and 15.
  private static func missing(_ before: Paragraph, _ after: Paragraph) -> String? {
    guard let low = before.label.flatMap({ Int($0) }), let high = after.label.flatMap({ Int($0) }),
      high > low + 1
    else { return nil }
    return high == low + 2
      ? "paragraph \(low + 1) is" : "paragraphs \(low + 1)–\(high - 1) are"
  }

  private static func rule(of passage: Passage, width: Int) -> StyledText {
    let name = passage.kind.title
    var text = StyledText("── ", .border)
    text.append(name, .heading, isBold: true)
    text.append(" " + String(repeating: "─", count: max(2, width - name.count - 4)), .border)
    return text
  }

  private mutating func addSignature() {
    for name in cable.signature {
      add([StyledText(), StyledText("  " + name.value, .heading, isBold: true)])
    }
  }
}

extension Passage.Kind {
  /// What a reader calls it.
  var title: String {
    switch self {
    case .summary: "Summary"
    case .comment: "Comment"
    case .actionRequest: "Action request"
    case .note: "Note"
    case .quotedText: "Quoted text"
    }
  }
}

extension StyledText {
  /// The same text in the style of what is set aside.
  fileprivate var dimmed: StyledText {
    var copy = self
    for index in copy.runs.indices { copy.runs[index].style = Style(role: .dim) }
    return copy
  }
}

extension Cable {
  /// The level of each paragraph: its own mark, or for a part of a paragraph the one it belongs to.
  ///
  /// Cost: linear, so it is asked for once a page.
  var levels: [Level?] {
    var level: Level?
    return paragraphs.map { paragraph in
      if let mark = paragraph.mark {
        level = mark.level
      } else if paragraph.kind == .heading || paragraph.kind == .paragraph {
        level = nil
      }
      return level
    }
  }
}
