/// Reads the paragraphs from the preamble's end on.
///
/// Blank lines and beginnings of paragraphs separate blocks; page-break lines are left out,
/// and a paragraph that was split by one, or by a lost one, is joined again.
struct BodyParser {
  private let bytes: [UInt8]
  private var blocks: [Block] = []
  /// The lines of all blocks in order: a block has a run of them.
  private var lines: [Range<Int>] = []
  private var numbering = Numbering()
  /// With which a sub-point begins; kept here, since every line asks for it.
  private let points = Bullet.beginnings(.point)
  /// Whether two halves of a word at a line's end are joined without their hyphen: all of an
  /// archive's are, of others those that make a known word.
  private let joins: @Sendable (String) -> Bool

  /// Reads the body's lines into a cable.
  ///
  /// Cost: linear.
  static func parse(_ lines: ArraySlice<TextLine>, into cable: inout Cable) {
    var body = lines
    Signature.take(from: &body, into: &cable)
    let isArchive = cable.source.format == .nara
    var parser = BodyParser(
      bytes: cable.source.bytes, joins: { isArchive || CommonWords.contains($0) })
    parser.split(body, &cable)
    parser.markHeadings()
    parser.rejoin(&cable)
    parser.fill(&cable)
  }

  private init(bytes: [UInt8], joins: @escaping @Sendable (String) -> Bool) {
    self.bytes = bytes
    self.joins = joins
  }

  private mutating func split(_ lines: ArraySlice<TextLine>, _ cable: inout Cable) {
    var isAfterBreak = false
    var isAfterRule = false
    var gap = 1
    var section = SeveralHeaders()
    let spacing = TextLine.isDoubleSpaced(lines, bytes) ? 1 : 0
    self.lines.reserveCapacity(lines.count)
    blocks.reserveCapacity(lines.count / 4 + 4)
    var rules = RuleRuns(
      bytes, in: (lines.first?.range.lowerBound ?? 0)..<(lines.last?.range.upperBound ?? 0))
    for line in lines {
      gap = max(gap, line.gap - spacing)
      if line.isFurniture {
        cable.pageBreaks.append(line.range)
        isAfterBreak = true
        continue
      }
      let first = bytes[line.range.lowerBound]
      if Furniture.isCaption(bytes, line.range) {
        cable.pageBreaks.append(line.range)
        isAfterBreak = true
        continue
      }
      if first.isUpper || section.isOpen {
        let role = section.role(of: line, bytes, &cable)
        if role == .passing {
          cable.pass(line.range)
          isAfterBreak = true
          continue
        }
        if role == .repeated
          || line.range.count <= 80
            && ClassificationLine.mayBegin(
              first, line.range.count > 1 ? bytes[line.range.lowerBound + 1] : 0)
            && ClassificationLine.isFurniture(Word.words(bytes, line.range))
        {
          cable.pageBreaks.append(line.range)
          isAfterBreak = true
          continue
        }
      }
      if Furniture.isRule(bytes, line.range) {
        if !blocks.isEmpty, !isAfterBreak {
          partHeading()
          blocks[blocks.count - 1].isAboveRule = true
        }
        isAfterRule = true
        gap = 1
        continue
      }
      if let text = Heading.ruled(
        bytes, line.range, isApart: gap > 0 || isAfterBreak || isAfterRule)
      {
        add(text, gap: 1, isAfterBreak: isAfterBreak, isAfterRule: true)
        blocks[blocks.count - 1].isAboveRule = true
        (isAfterBreak, isAfterRule, gap) = (false, true, 1)
        continue
      }
      if !rules.occur(in: line.range), isOne(line.range) {
        add(
          line.range, gap: gap, isAfterBreak: isAfterBreak, isAfterRule: isAfterRule)
        (isAfterBreak, isAfterRule, gap) = (false, false, 0)
        continue
      }
      for part in rules.parts(of: line.range, bytes) {
        if part.isAfterRule { (isAfterRule, gap) = (true, 1) }
        for range in paragraphs(of: part.range) {
          add(range, gap: gap, isAfterBreak: isAfterBreak, isAfterRule: isAfterRule)
          (isAfterBreak, isAfterRule, gap) = (false, false, 0)
        }
        if part.isAboveRule {
          blocks[blocks.count - 1].isAboveRule = true
          (isAfterRule, gap) = (true, 1)
        }
      }
    }
  }

  /// Parts a heading right below a paragraph from it, where a rule is below the heading.
  private mutating func partHeading() {
    guard let last = blocks.last, last.lines.count > 1, last.start != nil,
      case let line = lines[last.lines.upperBound - 1], line.count <= 60,
      endsSentence(lines[last.lines.upperBound - 2]),
      Heading.isHeading(bytes.string(line))
    else { return }
    blocks[blocks.count - 1].lines = last.lines.lowerBound..<(last.lines.upperBound - 1)
    blocks.append(
      Block(
        start: nil, kind: .paragraph, lines: (last.lines.upperBound - 1)..<last.lines.upperBound))
  }

  /// A line, or its parts if further numbered and marked paragraphs are in it: `1. (U) … went on.
  /// 2. (C) …`.
  ///
  /// A line that was not wrapped alone can have lost the line ends between them.
  private func paragraphs(of line: Range<Int>) -> [Range<Int>] {
    let starts = [line.lowerBound] + further(in: line)
    return zip(starts, starts.dropFirst() + [line.upperBound]).map { start, next in
      start..<BodyStart.end(of: start..<next, before: next, bytes)
    }
  }

  /// True for a line that is taken as it is, without a list of its parts.
  private func isOne(_ line: Range<Int>) -> Bool {
    !mayHoldSeveral(line) || !bytes[line.upperBound - 1].isBlank && further(in: line).isEmpty
  }

  /// Where further paragraphs begin within a line.
  private func further(in line: Range<Int>) -> [Int] {
    guard mayHoldSeveral(line) else { return [] }
    let isNumbered = bytes[line.lowerBound].isDigit
    return BodyStart.further(
      bytes, in: line, after: isNumbered ? nil : numbering.last, afterSentence: true)
  }

  /// A line that begins with a number, or what a page's end left of one that has many paragraphs.
  private func mayHoldSeveral(_ line: Range<Int>) -> Bool {
    line.count > 24
      && (bytes[line.lowerBound].isDigit || line.count > 600 && numbering.last != nil)
  }

  private mutating func add(_ line: Range<Int>, gap: Int, isAfterBreak: Bool, isAfterRule: Bool) {
    let isClosed = gap > 0 || isAfterBreak || isAfterRule
    let added = lines.count..<(lines.count + 1)
    lines.append(line)
    let start =
      ParagraphStart.mayBegin(bytes[line.lowerBound])
      ? ParagraphStart.read(bytes, line: line) : nil
    if let start, start.number == nil, takeMark(start, added) { return }
    if let start,
      let kind = numbering.accept(
        start, isClosed: isClosed || isAfterSentence && isSigned(line), isListed: isBelowColon,
        isAfterSentence: isAfterSentence,
        isSentence: isAfterSentence && start.textStart < line.upperBound
          && bytes[start.textStart].isUpper)
    {
      blocks.append(
        Block(
          start: start, kind: kind, lines: added, isAfterBreak: isAfterBreak,
          isAfterRule: isAfterRule))
      return
    }
    if points.mayBegin(at: line.lowerBound, in: bytes), let label = Subpoint.label(bytes, line),
      isClosed
        || (label.isSign || numbering.accepts(point: label.text))
          && !(label.isProse && isWithinSentence(label.text, in: line))
    {
      numbering.point = label.isSign ? "-" : label.text
      blocks.append(
        Block(
          start: nil, kind: .subpoint, lines: added, isAfterBreak: isAfterBreak,
          isAfterRule: isAfterRule, point: label.text))
      return
    }
    if isClosed || blocks.isEmpty {
      if isBelowColon { openQuotedList(line) }
      blocks.append(
        Block(
          start: nil, kind: .paragraph, lines: added, isAfterBreak: isAfterBreak,
          isAfterRule: isAfterRule))
    } else {
      blocks[blocks.count - 1].lines = blocks[blocks.count - 1].lines.lowerBound..<added.upperBound
    }
  }

  /// `"1. We ask for a dam.`: the first number of a quotation, after which the next are the quotation's too.
  private mutating func openQuotedList(_ line: Range<Int>) {
    let sign =
      bytes[line.lowerBound] == 0x22 ? 1 : bytes.has("\u{201C}", at: line.lowerBound) ? 3 : 0
    guard sign > 0, numbering.last != nil, line.count > sign + 4,
      bytes[line.lowerBound + sign].isDigit,
      let start = ParagraphStart.read(bytes, line: (line.lowerBound + sign)..<line.upperBound),
      start.number == 1, !start.hasMark
    else { return }
    _ = numbering.accept(
      start, isClosed: true, isListed: true, isAfterSentence: false, isSentence: true)
  }

  /// `1.` in a line of its own, `(C) Text` below it: the mark is the paragraph's.
  private mutating func takeMark(_ start: ParagraphStart, _ added: Range<Int>) -> Bool {
    guard let last = blocks.indices.last, let mark = start.mark, blocks[last].lines.count == 1,
      !blocks[last].isAboveRule, var open = blocks[last].start, open.number != nil,
      !open.hasMark,
      open.textStart >= lines[blocks[last].lines.lowerBound].upperBound
    else { return false }
    (open.mark, open.textStart) = (mark, start.textStart)
    blocks[last].start = open
    blocks[last].lines = blocks[last].lines.lowerBound..<added.upperBound
    return true
  }

  /// Whether the line above the last one ends a sentence.
  private var isAfterSentence: Bool {
    lines.count > 1 && Signature.endsSentence(bytes[lines[lines.count - 2].upperBound - 1])
  }

  /// `¶8. Comment.`: whether the sign of a paragraph, which is no part of a line, is before one.
  private func isSigned(_ line: Range<Int>) -> Bool {
    line.lowerBound > 1 && bytes[line.lowerBound - 1] == 0xB6 && bytes[line.lowerBound - 2] == 0xC2
  }

  /// Whether the line above the last one ends with a colon.
  private var isBelowColon: Bool {
    lines.count > 1 && bytes[lines[lines.count - 2].upperBound - 1] == UInt8(ascii: ":")
  }

  /// `-- publishers of the Star --`: signs in running text, which begin no sub-point.
  private func isWithinSentence(_ label: String, in line: Range<Int>) -> Bool {
    guard let last = blocks.last else { return false }
    let above = lines[lines.count - 2]
    if endsSentence(above) || bytes[above.upperBound - 1] == UInt8(ascii: ":")
      || bytes[above.upperBound - 1] == UInt8(ascii: ";")
    {
      return false
    }
    return last.point != label
      || bytes.place(
        of: " --", in: (line.lowerBound + 3)..<max(line.upperBound, line.lowerBound + 3)) != nil
  }

  private mutating func markHeadings() {
    for index in blocks.indices where blocks[index].start == nil && blocks[index].kind == .paragraph
    {
      let own = blocks[index].lines
      if Columns.isTable(lines[own], bytes) {
        blocks[index].kind = .table
        continue
      }
      guard own.count <= 2 else { continue }
      let first = lines[own.lowerBound]
      let last = lines[own.upperBound - 1]
      guard last.upperBound - first.lowerBound <= 120 else { continue }
      let block = blocks[index]
      let text = bytes.string(first.lowerBound..<last.upperBound)
      // The names of columns are above a rule, as headings are.
      if block.isAboveRule, Columns.areNames(first, bytes) {
        blocks[index].kind = .table
      } else if block.isAboveRule, block.isAfterRule || !endsSentence(last) {
        blocks[index].kind = .heading
      } else if own.count == 1, isHeading(text, at: index) {
        blocks[index].kind = .heading
      }
    }
  }

  /// Whether one line without a rule below it is a heading, by its form and by its surroundings.
  private func isHeading(_ text: String, at index: Int) -> Bool {
    let block = blocks[index]
    let next = index + 1 < blocks.count ? blocks[index + 1] : nil
    let isAboveNumber = next.map { $0.start?.number != nil && $0.kind == .paragraph } ?? false
    if Heading.isHeading(text) {
      // `Your Excellency:` addresses somebody.
      if text.utf8.last == UInt8(ascii: ":"), !isAboveNumber, text != text.uppercased() {
        return block.isAfterRule
      }
      return block.isAfterRule || next.map { !$0.isAfterBreak } ?? false
    }
    // `What next?`
    guard isAboveNumber, text.utf8.count <= 80, text.utf8.first?.isUpper == true,
      text.utf8.last == UInt8(ascii: "?") || !endsSentence(lines[block.lines.lowerBound])
    else { return false }
    return index == 0 || blocks[index - 1].kind == .heading
      || endsSentence(lines[block.lines.lowerBound - 1])
  }

  private func endsSentence(_ line: Range<Int>) -> Bool {
    bytes[line.upperBound - 1].isOne(of: ".?!,;\"")
  }

  /// Joins what a page break split: an open sentence before, its continuation after.
  private mutating func rejoin(_ cable: inout Cable) {
    let isInPages = cable.section != nil || hasBreaks(cable)
    var kept = 0
    for index in blocks.indices {
      let line = lines[blocks[index].lines.lowerBound]
      let isBelowMark = kept > 0 && isMarkAlone(kept - 1) && isPlain(index)
      if isBelowMark || kept > 0 && mayGoOn(after: kept - 1) && goesOn(index, line, after: kept - 1)
      {
        if !isBelowMark, !blocks[index].isAfterBreak, isInPages {
          cable.note(
            .pageBreakLost, at: line,
            "a paragraph continues after a blank line: a page break was lost")
        }
        let whole = blocks[kept - 1].lines.lowerBound..<blocks[index].lines.upperBound
        if blocks[index].kind == .heading, isHeadingLine(blocks[kept - 1]) {
          blocks[kept - 1].kind = .heading
        }
        blocks[kept - 1].lines = whole
      } else {
        if kept < index { blocks.swapAt(kept, index) }
        kept += 1
      }
    }
    blocks.removeSubrange(kept...)
  }

  /// `2. (U)` in a line of its own: the text is below.
  private func isMarkAlone(_ index: Int) -> Bool {
    guard blocks[index].lines.count == 1, let text = blocks[index].start?.textStart,
      text >= lines[blocks[index].lines.lowerBound].upperBound
    else { return false }
    return blocks[index].start?.mark != nil && !blocks[index].isAboveRule
  }

  /// Whether a block is a paragraph without number, mark and bullet.
  private func isPlain(_ index: Int) -> Bool {
    blocks[index].start == nil && blocks[index].point == nil && blocks[index].kind == .paragraph
      && !blocks[index].isAfterRule
  }

  /// False after a block that ends with a sentence, as nearly all do.
  private func mayGoOn(after index: Int) -> Bool {
    let end = lines[blocks[index].lines.upperBound - 1].upperBound
    // `"We have no rice,"` continues.
    if bytes[end - 1] == UInt8(ascii: "\""), end > 1, bytes[end - 2] == UInt8(ascii: ",") {
      return true
    }
    return switch bytes[end - 1] {
    case UInt8(ascii: "."), UInt8(ascii: "?"), UInt8(ascii: "!"), UInt8(ascii: ":"),
      UInt8(ascii: ";"), UInt8(ascii: "\""), UInt8(ascii: ")"):
      false
    default: true
    }
  }

  /// Whether a block continues the one before, which does not end a sentence.
  private func goesOn(_ index: Int, _ line: Range<Int>, after place: Int) -> Bool {
    let (block, before) = (blocks[index], blocks[place])
    guard before.kind == .paragraph || before.kind == .subpoint, !before.isAboveRule,
      !block.isAfterRule,
      block.start == nil || block.kind == .subpoint && block.start?.mark == nil,
      block.kind != .table, block.point == nil
    else { return false }
    let above = lines[before.lines.upperBound - 1]
    let last = bytes[above.upperBound - 1]
    let first = bytes[line.lowerBound]
    if first >= 0x61 && first <= 0x7A { return block.start == nil }
    guard block.isAfterBreak, block.start == nil else { return false }
    if first.isDigit || first == UInt8(ascii: "\"") || first == UInt8(ascii: "(") { return true }
    // `DISTRIBU-` / `TION`: a word that the end of a page broke.
    if last == UInt8(ascii: "-"), above.count > 1, bytes[above.upperBound - 2].isLetter {
      return first.isLetter
    }
    // An upper-case word continues where the line above is full, or cannot be the last of its sentence.
    guard first.isUpper, last.isLetter || last == UInt8(ascii: ",") else { return false }
    return above.count >= 45 && block.kind != .heading || isCut(before, above, block)
  }

  /// Whether a short line at the end of a page is cut within its sentence or heading: it ends with a word
  /// that ends none, or is one more line of a text in capitals.
  private func isCut(_ block: Block, _ above: Range<Int>, _ next: Block) -> Bool {
    guard let last = Word.words(bytes, above).last else { return false }
    if BodyWords.openEnds.contains(last.uppercased) {
      return next.kind != .heading || isHeadingLine(block) || block.lines.count > 1
    }
    return next.kind != .heading && block.lines.count > 1 && above.count >= 12
      && !above.contains { bytes[$0] >= 0x61 && bytes[$0] <= 0x7A }
  }

  /// Whether a block is one line that may be a heading, as far as its form shows.
  private func isHeadingLine(_ block: Block) -> Bool {
    block.start == nil && block.point == nil && block.lines.count == 1
      && Heading.isHeading(bytes.string(lines[block.lines.lowerBound]))
  }

  private func fill(_ cable: inout Cable) {
    let flow = flow()
    cable.paragraphs = paragraphs(flow)
    if cable.classifiedBy.isEmpty, cable.reasons.isEmpty { takeClassifiedBy(&cable) }
    Passages.find(in: &cable, flow: flow)
    MentionFinder.find(in: &cable, flow: flow)
  }

  /// `1. (U) CLASSIFIED BY CDA JANE DOE, REASON 1.5 (D).`: until 1995 and after, the line was in
  /// the first paragraphs.
  private func takeClassifiedBy(_ cable: inout Cable) {
    let paragraphs = cable.paragraphs
    for index in paragraphs.indices.prefix(3) where paragraphs[index].kind == .paragraph {
      let range = paragraphs[index].range
      let head = range.lowerBound..<min(range.upperBound, range.lowerBound + 96)
      guard let place = bytes.place(of: "CLASSIFIED BY", in: head) else { continue }
      // After the number and the mark, or after `CONFIDENTIAL - ENTIRE TEXT.`
      let before = Word.words(bytes, head.lowerBound..<place)
      guard before.count <= 6,
        before.allSatisfy({
          !$0.contains { $0 >= 0x61 && $0 <= 0x7A } || $0.contains(UInt8(ascii: "("))
        }),
        before.last.map({ $0.last.isOne(of: ".)") || $0.last == UInt8(ascii: ":") }) ?? true
      else { continue }
      var words: [Word] = []
      for piece in paragraphs[index].pieces where words.count < 40 {
        Word.append(
          bytes, max(place + 13, piece.lowerBound)..<max(place + 13, piece.upperBound), to: &words,
          upTo: 40)
      }
      ClassifiedByField.read(words, into: &cable)
      return
    }
  }

  /// Whether the cable was cut into pages: a caption that its header repeats is no sign of that.
  private func hasBreaks(_ cable: Cable) -> Bool {
    cable.pageBreaks.contains { range in
      guard range.lowerBound < cable.bodyStart else { return true }
      let text = bytes.string(range)
      return !cable.captions.contains { $0.value == text }
    }
  }

  /// The text of all blocks.
  private func flow() -> FlowText {
    var flow = FlowText(bytes: bytes.count, lines: lines.count, parts: blocks.count)
    // By span here and below: to take a block out would hold all of its parts.
    let blocks = blocks.span
    for index in blocks.indices {
      if blocks[index].kind == .table {
        flow.append(verbatim: lines[blocks[index].lines], in: bytes)
        continue
      }
      // Where the text begins, after number and mark.
      let first = lines[blocks[index].lines.lowerBound]
      var start = first.lowerBound
      if let after = blocks[index].start?.textStart {
        start = after
      } else if blocks[index].point != nil {
        start = Subpoint.textStart(bytes, first)
      }
      flow.append(lines[blocks[index].lines], from: start, in: bytes, joins: joins)
    }
    return flow
  }

  private func paragraphs(_ flow: FlowText) -> [Paragraph] {
    var paragraphs: [Paragraph] = []
    paragraphs.reserveCapacity(blocks.count)
    var heading: String?
    var isQuoted = false
    let blocks = blocks.span
    for index in blocks.indices {
      let text = flow.parts[index].text
      var kind = blocks[index].kind
      if kind != .table {
        let quote = Quotation.change(flow.utf8, text)
        if kind == .paragraph || kind == .subpoint {
          if blocks[index].start?.number == nil, isQuoted || quote == .whole { kind = .quote }
          if quote == .begins { isQuoted = true } else if quote == .ends { isQuoted = false }
        } else if quote == .begins || quote == .ends {
          // `BEGIN TEXT:` in a line of its own looks like a heading.
          (kind, isQuoted) = (.quote, quote == .begins)
        }
      }
      let own = blocks[index].lines
      let paragraph = Paragraph(
        ordinal: index + 1, label: blocks[index].start?.label ?? blocks[index].point, kind: kind,
        mark: blocks[index].start?.mark, heading: kind == .heading ? nil : heading,
        flowed: SharedText(flow.utf8, text),
        range: lines[own.lowerBound].lowerBound..<lines[own.upperBound - 1].upperBound,
        pieces: pieces(lines[own]))
      // Consumed, or all that it holds would be retained and released.
      paragraphs.append(consume paragraph)
      heading = kind == .heading ? flow.utf8.string(text) : nil
    }
    return paragraphs
  }

  /// The lines joined where nothing but a line end is between them; none where all are.
  private func pieces(_ lines: ArraySlice<Range<Int>>) -> [Range<Int>] {
    var pieces: [Range<Int>] = []
    var piece = lines[lines.startIndex]
    for line in lines.dropFirst() {
      if line.lowerBound - piece.upperBound <= 8, lineEnds(piece.upperBound..<line.lowerBound) < 2 {
        piece = piece.lowerBound..<line.upperBound
      } else {
        pieces.append(piece)
        piece = line
      }
    }
    if !pieces.isEmpty { pieces.append(piece) }
    return pieces
  }

  private func lineEnds(_ gap: Range<Int>) -> Int {
    var count = 0
    for place in gap where bytes.endsLine(at: place) { count += 1 }
    return count
  }
}
