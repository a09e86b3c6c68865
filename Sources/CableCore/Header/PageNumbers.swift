/// The numbers of pages: with the level at a page's head or foot, or alone at the end of each page.
enum PageNumbers {
  /// Marks as furniture the lines of one to three digits right above or below a line with a level alone, and
  /// those that count the pages.
  ///
  /// `CONFIDENTIAL`, `2`: elsewhere a number on a line of its own is text, as in a table.
  ///
  /// Cost: the length of each line is asked for; the words of its neighbors only of such a line.
  static func mark(in lines: inout [TextLine], _ bytes: [UInt8]) {
    var alone: [Int] = []
    for index in lines.indices {
      let range = lines[index].range
      guard range.count <= 3, bytes[range.lowerBound].isDigit, !lines[index].isFurniture,
        range.allSatisfy({ bytes[$0].isDigit })
      else { continue }
      lines[index].isFurniture = [index - 1, index + 1].contains { neighbor in
        lines.indices.contains(neighbor) && isLevel(lines[neighbor].range, bytes)
      }
      let isAlone =
        lines[index].gap > 0 && (index + 1 == lines.count || lines[index + 1].gap > 0)
      if isAlone, !lines[index].isFurniture { alone.append(index) }
    }
    for index in pages(alone, lines, bytes) { lines[index].isFurniture = true }
    for index in alone where isWithinSentence(index, lines, bytes) {
      lines[index].isFurniture = true
    }
  }

  /// Whether a number alone between blank lines interrupts a sentence, as one at a page's end does.
  private static func isWithinSentence(_ index: Int, _ lines: [TextLine], _ bytes: [UInt8]) -> Bool
  {
    guard index > 0, index + 1 < lines.count else { return false }
    let (above, below) = (lines[index - 1], lines[index + 1])
    guard !above.isFurniture, !below.isFurniture, above.range.count >= 30, below.range.count >= 4,
      bytes[above.range.upperBound - 1].isLetter || bytes[above.range.upperBound - 1] == 0x2C
    else { return false }
    return bytes[above.range].contains(where: \.isLower) && bytes[below.range.lowerBound].isLower
  }

  /// Of lines with a number alone between blank lines those that count pages: three and more, each one higher
  /// than the last, and as many lines apart as pages are, which differ little.
  private static func pages(_ alone: [Int], _ lines: [TextLine], _ bytes: [UInt8]) -> [Int] {
    guard alone.count >= 3 else { return [] }
    let numbers = alone.map { Word(bytes, lines[$0].range).number ?? 0 }
    let gaps = zip(alone, alone.dropFirst()).map { $1 - $0 }
    guard let first = numbers.first, first == 1 || first == 2,
      numbers.elementsEqual(first..<(first + numbers.count)),
      let shortest = gaps.min(), let longest = gaps.max(), shortest >= fewestLines,
      longest <= 3 * shortest
    else { return [] }
    return alone
  }

  /// No page has fewer lines.
  private static let fewestLines = 8

  private static func isLevel(_ line: Range<Int>, _ bytes: [UInt8]) -> Bool {
    guard line.count <= 80 else { return false }
    let words = Word.words(bytes, line)
    return ClassificationLine.level(words)?.wordCount == words.count
  }
}
