/// Summary, comment and action request: runs of paragraphs set off by their first and last words.
enum Passages {
  /// Finds the runs, and takes the summary's text with its own line ends.
  static func find(in cable: inout Cable, flow: FlowText) {
    var index = 0
    while index < cable.paragraphs.count {
      guard let kind = beginning(cable.paragraphs[index].kind, flow, index) else {
        index += 1
        continue
      }
      let last = end(of: kind, from: index, in: cable, flow)
      append(kind, index...last, to: &cable)
      index = last + 1
    }
    if !cable.passages.contains(where: { $0.kind == .summary }),
      let last = flow.parts.prefix(12).firstIndex(where: {
        ends(flow.utf8, $0.text, .summary) != nil
      })
    {
      // Only the end is marked: the summary begins with the first paragraph.
      let first = cable.paragraphs[...last].firstIndex { $0.kind != .heading } ?? 0
      append(.summary, first...last, to: &cable)
    }
    cable.passages.sort { $0.paragraphs.lowerBound < $1.paragraphs.lowerBound }
    if let summary = cable.passages.first(where: { $0.kind == .summary }) {
      cable.summary = text(of: summary, in: cable, flow)
    }
  }

  private static func append(
    _ kind: Passage.Kind, _ run: ClosedRange<Int>, to cable: inout Cable
  ) {
    let range =
      cable.paragraphs[run.lowerBound].range
      .lowerBound..<cable.paragraphs[run.upperBound].range
      .upperBound
    cable.passages.append(
      Passage(kind: kind, paragraphs: (run.lowerBound + 1)...(run.upperBound + 1), range: range))
  }

  /// What may be before the word that opens a passage.
  private static let signs: StaticString = "([-\"/|"

  /// What a paragraph's first words open; nil for most.
  private static func beginning(
    _ paragraph: ParagraphKind, _ flow: FlowText, _ index: Int
  ) -> Passage.Kind? {
    let text = flow.parts[index].text
    guard paragraph != .table, !text.isEmpty else { return nil }
    let first = flow.utf8[text.lowerBound]
    // `======= SUMMARY =======`: a rule of any sign precedes a heading.
    let isRuled = paragraph == .heading && first.isOne(of: "=*_~+")
    let isSign = first.isOne(of: signs) || isRuled
    guard isSign || Openers.passages.openingsWithSlips.mayBegin(at: text.lowerBound, in: flow.utf8)
    else { return nil }
    var start = afterMark(flow.utf8, text)
    while start < text.upperBound,
      flow.utf8[start].isOne(of: signs) || flow.utf8[start] == 0x20
        || isRuled && flow.utf8[start] == first
    {
      start += 1
    }
    guard let (kind, end) = opening(flow.utf8, start..<text.upperBound) else { return nil }
    let rest = flow.utf8.string(end..<min(text.upperBound, start + 72)).uppercased()[...]
    guard let next = rest.first, rest.utf8.contains(where: \.isWordByte) else { return kind }
    if paragraph == .heading, next == " " || next == ":" || next == "/" || next == "-" {
      return kind
    }
    if ":.-;/–—".contains(next) || next == ")" && first == 0x28 || next == "]" { return kind }
    guard next == " " else { return nil }
    if let kind = open(rest, kind) { return kind }
    // `SUMMARY The government …` is one if its end is marked.
    let isSummary =
      kind == .summary && index < 6 && rest.dropFirst().first?.isLetter == true
      && flow.utf8[end - 2].isUpper && ends(flow.utf8, text, .summary) != nil
    return isSummary ? kind : nil
  }

  /// The passage that the first words of a text open, and where they end.
  private static func opening(_ bytes: [UInt8], _ text: Range<Int>) -> (Passage.Kind, end: Int)? {
    guard text.count > 2,
      Openers.passages.openingsWithSlips.mayBegin(at: text.lowerBound, in: bytes)
    else { return nil }
    if bytes[text.lowerBound + 1] == 0x20 {
      let letters = words(bytes, text, atMost: 16)
      if let (row, count) = Openers.passages.spaced(letters[...]) {
        return (row.meaning, letters[count - 1].range.upperBound)
      }
    }
    var end = text.lowerBound
    while end < text.upperBound, bytes[end].isLetter { end += 1 }
    guard text.lowerBound < end else { return nil }
    let first = Word(bytes, text.lowerBound..<end).uppercased
    // The words after the first are read for those alone that begin a row.
    if Openers.passages.beginsRow(first) {
      let words = words(bytes, text, atMost: Openers.longestPassage)
      if let (row, count) = Openers.passages.longest(words[...]) {
        return (row.meaning, words[count - 1].range.upperBound)
      }
    }
    return Openers.passages.match(first, .bare).map { ($0.meaning, first.range.upperBound) }
  }

  /// The first words of a text in capitals, as far as single blanks separate them.
  private static func words(_ bytes: [UInt8], _ text: Range<Int>, atMost limit: Int) -> [Word] {
    var words: [Word] = []
    words.reserveCapacity(limit)
    var place = text.lowerBound
    while place < text.upperBound, words.count < limit {
      let start = place
      while place < text.upperBound, bytes[place].isLetter { place += 1 }
      guard start < place else { break }
      words.append(Word(bytes, start..<place).uppercased)
      guard place < text.upperBound, bytes[place] == 0x20 else { break }
      place += 1
    }
    return words
  }

  /// Where the first word is after a second portion mark: `1. (U) (SBU) SUMMARY: …`.
  private static func afterMark(_ bytes: [UInt8], _ text: Range<Int>) -> Int {
    guard text.count > 4, bytes[text.lowerBound] == UInt8(ascii: "("),
      let close = bytes[text.prefix(42)].firstIndex(of: UInt8(ascii: ")")),
      Vocabulary.portionMark(Word(bytes, (text.lowerBound + 1)..<close)) != nil
    else { return text.lowerBound }
    var place = close + 1
    while place < text.upperBound, bytes[place] == 0x20 { place += 1 }
    return place
  }

  /// `AND ACTION REQUEST:`, `(CONTINUED)`, ` --`: what may be between the word and its colon.
  private static func open(_ rest: Substring, _ kind: Passage.Kind) -> Passage.Kind? {
    let bare = rest.drop { $0 == " " }
    if bare.hasPrefix("AND ") || bare.hasPrefix("& ") || bare.hasPrefix("/")
      || bare.hasPrefix("WITH ")
    {
      return bare.prefix(40).contains { ":.-".contains($0) } ? kind : nil
    }
    guard let next = bare.first else { return kind }
    return "(-–—:".contains(next) ? kind : nil
  }

  private static func end(
    of kind: Passage.Kind, from start: Int, in cable: Cable, _ flow: FlowText
  ) -> Int {
    let limit = kind == .summary ? 14 : 8
    let upper = min(cable.paragraphs.count, start + limit)
    for index in start..<upper {
      if ends(flow.utf8, flow.parts[index].text, kind) != nil { return index }
      if index > start, beginning(cable.paragraphs[index].kind, flow, index) != nil { break }
    }
    if cable.paragraphs[start].kind == .heading || isWord(flow.utf8, flow.parts[start].text) {
      // A heading without an end: what is below it up to the next heading, the first only.
      return min(start + 1, cable.paragraphs.count - 1)
    }
    return start
  }

  /// `(U) SUMMARY`, `"SUMMARY"`: nothing but the word that opens a passage, with signs around it.
  private static func isWord(_ bytes: [UInt8], _ text: Range<Int>) -> Bool {
    guard text.count <= 48 else { return false }
    var start = afterMark(bytes, text)
    while start < text.upperBound, bytes[start].isOne(of: signs) { start += 1 }
    guard let (_, end) = opening(bytes, start..<text.upperBound) else { return false }
    let rest = afterMark(bytes, min(end + 1, text.upperBound)..<text.upperBound)
    return !bytes[rest..<text.upperBound].contains(where: \.isWordByte)
  }

  /// Where `END SUMMARY` is in a part of a text.
  private static func ends(_ bytes: [UInt8], _ text: Range<Int>, _ kind: Passage.Kind) -> Int? {
    var place = text.lowerBound
    while let found = bytes.place(of: "END", in: place..<text.upperBound) {
      // By span: to take a row out would copy it.
      let all = ClosingWords.passages.rows
      let rows = all.span
      for row in rows.indices
      where rows[row].meaning == kind
        && (has(rows[row].spelling, bytes, at: found, before: text.upperBound)
          || rows[row].met.contains(.spaced)
            && isSpelled(rows[row].spelling, bytes, at: found, before: text.upperBound))
      {
        return found
      }
      place = found + 3
    }
    place = text.lowerBound
    while let found = bytes.place(of: "E N D", in: place..<text.upperBound) {
      for row in ClosingWords.passages.rows
      where row.meaning == kind && row.met.contains(.spaced)
        && isSpelled(row.spelling, bytes, at: found, before: text.upperBound)
      {
        return found
      }
      place = found + 5
    }
    return nil
  }

  /// Whether the letters of words are at a place, with any blanks between them.
  private static func isSpelled(
    _ words: StaticString, _ bytes: [UInt8], at place: Int, before end: Int
  ) -> Bool {
    var place = place
    return words.withUTF8Buffer { wanted in
      for byte in wanted where byte != 0x20 {
        while place < end, bytes[place].isBlank { place += 1 }
        guard place < end, bytes[place] == byte else { return false }
        place += 1
      }
      return true
    }
  }

  /// Whether words are at a place, separated by any blanks or line ends.
  private static func has(
    _ words: StaticString, _ bytes: [UInt8], at place: Int, before end: Int
  ) -> Bool {
    if place + words.utf8CodeUnitCount <= end, bytes.has(words, at: place) { return true }
    var place = place
    return words.withUTF8Buffer { wanted in
      for byte in wanted {
        guard place < end else { return false }
        if byte == 0x20 {
          guard bytes[place].isBlank else { return false }
          while place < end, bytes[place].isBlank { place += 1 }
        } else {
          guard bytes[place].uppercased == byte else { return false }
          place += 1
        }
      }
      return true
    }
  }

  /// The text between the marks, without numbers and portion marks, its line ends kept.
  private static func text(of summary: Passage, in cable: Cable, _ flow: FlowText) -> String? {
    var text: [UInt8] = []
    text.reserveCapacity(summary.range.count)
    for ordinal in summary.paragraphs where cable.paragraphs[ordinal - 1].kind != .heading {
      if !text.isEmpty { text += [0x0A, 0x0A] }
      for (place, line) in flow.lines[flow.parts[ordinal - 1].lines].enumerated() {
        if place > 0 { text.append(0x0A) }
        text += cable.source.bytes[line]
      }
    }
    var end = ends(text, 0..<text.count, .summary) ?? text.count
    let start = min(beginningEnd(text, end), end)
    while end > start, text[end - 1].isSpace || text[end - 1].isOne(of: "(-[/") { end -= 1 }
    return start < end ? text.string(start..<end) : nil
  }

  /// Where a summary's own text begins, after `SUMMARY (CONTINUED): (C)`.
  private static func beginningEnd(_ text: [UInt8], _ end: Int) -> Int {
    var place = afterMark(text, 0..<end)
    while place < end, text[place].isOne(of: signs) || text[place] == 0x20 { place += 1 }
    guard let (kind, after) = opening(text, place..<end), kind == .summary else { return 0 }
    place = after
    // `"SUMMARY"`
    while place < end, text[place] == text[0], text[0].isOne(of: "\"/|") { place += 1 }
    func skip(_ isSkipped: (UInt8) -> Bool) {
      while place < end, isSkipped(text[place]) { place += 1 }
    }
    // `AND ACTION REQUEST:` up to its colon.
    let word = place
    skip { $0 == 0x20 }
    if let joint = Openers.joints.row(at: place, in: text),
      place + joint.spelling.utf8CodeUnitCount <= end
    {
      let isStop = { (byte: UInt8) in byte == UInt8(ascii: ":") || byte == 0x2E || byte == 0x0A }
      guard let stop = text[place..<max(place, min(end, 72))].firstIndex(where: isStop) else {
        return 0
      }
      place = stop
    } else {
      place = word
    }
    // `SUMMARY (CONTINUED):`
    let bracket = place
    skip { $0 == 0x20 }
    if place < end, text[place] == 0x28,
      let close = text[place..<min(end, place + 20)].firstIndex(of: UInt8(ascii: ")"))
    {
      place = close + 1
    } else {
      place = bracket
    }
    while place < end {
      if isDash(text, place, end) {
        place += 3
      } else if text[place].isOne(of: ":.-;)]* ") || text[place].isLineEnd {
        place += 1
      } else {
        break
      }
    }
    // `SUMMARY: (C) Text`: the mark is no part of the text.
    if place < end, text[place] == 0x28,
      let close = text[place..<min(end, place + 42)].firstIndex(of: UInt8(ascii: ")")),
      Vocabulary.portionMark(Word(text, (place + 1)..<close)) != nil
    {
      place = close + 1
      skip { $0 == 0x20 || $0.isLineEnd }
    }
    return place
  }

  /// `–` or `—` in UTF-8.
  private static func isDash(_ text: [UInt8], _ place: Int, _ end: Int) -> Bool {
    place + 2 < end && text[place] == 0xE2 && text[place + 1] == 0x80
      && (text[place + 2] == 0x93 || text[place + 2] == 0x94)
  }
}

extension UInt8 {
  fileprivate var isLineEnd: Bool { self >= 0x0A && self <= 0x0D }
  fileprivate var isSpace: Bool { self == 0x20 || self >= 0x09 && self <= 0x0D }
}
