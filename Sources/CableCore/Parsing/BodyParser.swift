/// Reads the paragraphs from `cable.bodyStart` on.
///
/// Blocks are parted by blank lines and by beginnings of paragraphs; page-break lines are left out,
/// and a paragraph that was split by one, or by a lost one, is joined again.
enum BodyParser {
  private struct Block {
    var start: ParagraphStart?
    var lines: [Range<Int>]
    var isAfterBreak = false
  }

  static func parse(into cable: inout Cable) {
    let bytes = cable.source.bytes
    guard cable.bodyStart < bytes.count else { return }
    var blocks = split(&cable)
    takeSignature(&blocks, &cable)
    blocks = rejoin(blocks, &cable)
    for (index, block) in blocks.enumerated() {
      guard let first = block.lines.first, let last = block.lines.last else { continue }
      let isTable = block.start == nil && isAligned(block.lines, bytes)
      let text: String
      if isTable {
        text = block.lines.map { String(decoding: bytes[$0], as: UTF8.self) }
          .joined(separator: "\n")
      } else {
        let from = block.start?.textStart ?? first.lowerBound
        text =
          block.lines.flatMap {
            Word.words(bytes, max(from, $0.lowerBound)..<max(from, $0.upperBound))
          }.joined
      }
      let kind: ParagraphKind =
        block.start != nil
        ? .paragraph
        : isTable ? .table : isHeading(text) ? .heading : isSubpoint(text) ? .subpoint : .paragraph
      cable.paragraphs.append(
        Paragraph(
          ordinal: index + 1, label: block.start?.label, kind: kind, mark: block.start?.mark,
          text: text, range: first.lowerBound..<last.upperBound, pieces: pieces(block.lines, bytes))
      )
    }
    Passages.find(in: &cable)
    MentionFinder.find(in: &cable)
  }

  private static func split(_ cable: inout Cable) -> [Block] {
    let bytes = cable.source.bytes
    var blocks: [Block] = []
    var isOpen = false
    var isAfterBreak = false
    for line in Lines(bytes, from: cable.bodyStart).ranges {
      let words = Word.words(bytes, line)
      if words.isEmpty {
        isOpen = false
        continue
      }
      if PageBreak.isBreak(words.map(\.text)) {
        cable.pageBreaks.append(line)
        isAfterBreak = true
        isOpen = false
        continue
      }
      if ClassificationLine.isFurniture(words), isAfterBreak || words.count > 1 { continue }
      let start = ParagraphStart.read(bytes, line: line).flatMap { start in
        start.mark != nil || start.number.map { isExpected($0, blocks) } == true || !isOpen
          ? start : nil
      }
      if isOpen, start == nil, !isDash(words[0].text) {
        blocks[blocks.count - 1].lines.append(line)
      } else {
        blocks.append(Block(start: start, lines: [line], isAfterBreak: isAfterBreak))
        isOpen = true
      }
      isAfterBreak = false
    }
    return blocks
  }

  private static func isExpected(_ number: Int, _ blocks: [Block]) -> Bool {
    let last = blocks.last { $0.start?.number != nil }?.start?.number ?? 0
    return number == last + 1
  }

  private static func isDash(_ word: Substring) -> Bool { word == "-" || word == "--" }

  private static func isSubpoint(_ text: String) -> Bool {
    let first = text.prefix { $0 != " " }
    return isDash(first) || first == "•" || ReferenceList.bulletLetter(first) != nil
  }

  private static func isHeading(_ text: String) -> Bool {
    guard text.utf8.count <= 72, let last = text.last, !".,;".contains(last) else { return false }
    if text.allSatisfy({ $0 == "-" || $0 == " " || $0 == "=" }) { return true }
    let words = text.split(separator: " ")
    return words.count <= 9 && words.allSatisfy { $0.first.map { !$0.isLowercase } ?? true }
  }

  private static func isAligned(_ lines: [Range<Int>], _ bytes: [UInt8]) -> Bool {
    lines.count >= 2
      && lines.count { line in
        var runs = 0
        var blanks = 0
        for index in line {
          if bytes[index] == 0x20 {
            blanks += 1
          } else {
            if blanks >= 3, index - blanks > line.lowerBound { runs += 1 }
            blanks = 0
          }
        }
        return runs >= 2
      } >= 2
  }

  private static func pieces(_ lines: [Range<Int>], _ bytes: [UInt8]) -> [Range<Int>] {
    var pieces: [Range<Int>] = []
    for line in lines {
      if let last = pieces.last,
        bytes[last.upperBound..<line.lowerBound].count(where: { $0 == 0x0A }) < 2
      {
        pieces[pieces.count - 1] = last.lowerBound..<line.upperBound
      } else {
        pieces.append(line)
      }
    }
    return pieces
  }

  /// Joins what a page break split: an open sentence before, a lower-case beginning after.
  private static func rejoin(_ blocks: [Block], _ cable: inout Cable) -> [Block] {
    let bytes = cable.source.bytes
    var joined: [Block] = []
    for block in blocks {
      guard let line = block.lines.first, block.start == nil, let before = joined.last,
        before.start != nil, let lastLine = before.lines.last,
        lastLine.lowerBound < lastLine.upperBound,
        continues(bytes, line), !endsSentence(bytes[lastLine.upperBound - 1])
      else {
        joined.append(block)
        continue
      }
      if !block.isAfterBreak {
        cable.note(
          .pageBreakLost, at: line, "a paragraph goes on behind a blank line: a page break was lost"
        )
      }
      joined[joined.count - 1].lines += block.lines
    }
    return joined
  }

  private static func continues(_ bytes: [UInt8], _ line: Range<Int>) -> Bool {
    guard let first = line.first.map({ bytes[$0] }) else { return false }
    return first.isLetter && !first.isUpper || first.isDigit || first == UInt8(ascii: "\"")
  }

  private static func endsSentence(_ byte: UInt8) -> Bool {
    ".?!:;\")".utf8.contains(byte)
  }

  private static let tails: Set<String> = [
    "NNNN", "NNN", "BT", "UNCLASSIFIED", "CONFIDENTIAL", "SECRET", "UNCLAS",
  ]

  private static func takeSignature(_ blocks: inout [Block], _ cable: inout Cable) {
    let bytes = cable.source.bytes
    while let last = blocks.last, last.start == nil {
      let lines = last.lines.map { Word.words(bytes, $0) }
      let text = lines.flatMap { $0 }.joined
      if tails.contains(text) || text.hasPrefix("=") || text.hasPrefix("NNNN") {
        blocks.removeLast()
        continue
      }
      guard cable.signature.isEmpty, lines.count <= 2, lines.allSatisfy(isName) else { return }
      cable.signature = lines.compactMap { words in
        words.range.map { Field(words.joined, at: $0) }
      }
      blocks.removeLast()
      return
    }
    guard let last = blocks.last, last.lines.count > 1, let line = last.lines.last else { return }
    let words = Word.words(bytes, line)
    if words.count == 1, isName(words), let range = words.range {
      cable.signature = [Field(words.joined, at: range)]
      blocks[blocks.count - 1].lines.removeLast()
    }
  }

  private static func isName(_ words: [Word]) -> Bool {
    words.count <= 3
      && words.allSatisfy { word in
        word.text.utf8.count >= 2
          && word.text.allSatisfy { $0.isUppercase || $0 == "-" || $0 == "'" || $0 == "." }
          && word.text.contains(where: \.isLetter)
      }
  }
}

extension Cable {
  /// Adds a finding with the line it stands in.
  mutating func note(
    _ code: Diagnostic.Code, _ severity: Diagnostic.Severity = .notice, at range: Range<Int>,
    _ message: String
  ) {
    let line = source.bytes[..<min(range.lowerBound, source.bytes.count)].count { $0 == 0x0A } + 1
    diagnostics.append(
      Diagnostic(code: code, severity: severity, range: range, line: line, message: message))
  }
}
