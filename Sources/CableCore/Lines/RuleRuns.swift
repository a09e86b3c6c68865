/// The rules of dashes that share a line with text: `… went on. ------- COMMENT ------- 5. (C) …`.
///
/// A relay or a mirror that lost line ends left them there; a rule still separates the same text.
struct RuleRuns {
  /// Every run of five dashes and more of a text, in order; blanks may be within.
  private var runs: [Range<Int>] = []
  private var next = 0

  /// Finds the runs of a range.
  ///
  /// Cost: linear, sixteen bytes at a time.
  init(_ bytes: [UInt8], in range: Range<Int>) {
    var place = range.lowerBound
    // Both ways to write one begin so.
    let dash = UInt8(ascii: "-")
    while let start = bytes.place(of: dash, twiceApart: 2, in: place..<range.upperBound) {
      place = start + 1
      guard
        bytes.has("-----", at: start, before: range.upperBound)
          || bytes.has("- - - -", at: start, before: range.upperBound)
      else { continue }
      var end = start
      while end < range.upperBound, bytes[end] == UInt8(ascii: "-") || bytes[end] == 0x20 {
        end += 1
      }
      while bytes[end - 1] == 0x20 { end -= 1 }
      runs.append(start..<end)
      place = end
    }
  }

  /// A stretch of text within a line, and whether rules are before and after it.
  struct Part {
    var range: Range<Int>
    var isAfterRule = false
    var isAboveRule = false
  }

  /// False where no run begins in a line, as in nearly all; lines must be asked for in order.
  mutating func occur(in line: Range<Int>) -> Bool {
    while next < runs.count, runs[next].upperBound <= line.lowerBound { next += 1 }
    return next < runs.count && runs[next].lowerBound < line.upperBound
  }

  /// The text of a line without its rules; lines must be asked for in order.
  ///
  /// A table's dashes separate nothing: a lone rule needs nine columns, a shorter one
  /// another one is after a heading's words.
  mutating func parts(of line: Range<Int>, _ bytes: [UInt8]) -> [Part] {
    guard occur(in: line) else { return [Part(range: line)] }
    let within = runs[next...].prefix { $0.lowerBound < line.upperBound }
    var parts: [Part] = []
    var open = Part(range: line.lowerBound..<line.lowerBound)
    for (index, run) in zip(within.indices, within) where isRule(index, within, line, bytes) {
      open.range = TextLine.trimmed(bytes.span, open.range.lowerBound..<run.lowerBound)
      open.isAboveRule = true
      if !open.range.isEmpty { parts.append(open) }
      open = Part(range: run.upperBound..<run.upperBound, isAfterRule: true)
    }
    open.range = TextLine.trimmed(bytes.span, open.range.lowerBound..<line.upperBound)
    if !open.range.isEmpty { parts.append(open) }
    return parts.isEmpty ? [Part(range: line)] : parts
  }

  private func isRule(
    _ index: Int, _ runs: ArraySlice<Range<Int>>, _ line: Range<Int>, _ bytes: [UInt8]
  ) -> Bool {
    let run = runs[index]
    let isFree = { (place: Int) in
      place < line.lowerBound || place >= line.upperBound || bytes[place] == 0x20
    }
    guard isFree(run.lowerBound - 1), isFree(run.upperBound) else { return false }
    if run.count >= 9 { return true }
    // `------- SUMMARY -------`
    let after = index + 1 < runs.endIndex ? run.upperBound..<runs[index + 1].lowerBound : nil
    let before = index > runs.startIndex ? runs[index - 1].upperBound..<run.lowerBound : nil
    return [after, before].contains { gap in
      guard let gap, gap.count <= 90 else { return false }
      return gap.count(where: { bytes[$0].isLetter }) * 2 > gap.count
    }
  }
}
