/// The numbers of pages that are printed with the level at a page's head or foot.
enum PageNumbers {
  /// Marks as furniture the lines of one to three digits right above or below a line with a level alone.
  ///
  /// `CONFIDENTIAL`, `2`: elsewhere a number on a line of its own is text, as in a table.
  ///
  /// Cost: the length of each line is asked for; the words of its neighbors only of such a line.
  static func mark(in lines: inout [TextLine], _ bytes: [UInt8]) {
    for index in lines.indices {
      let range = lines[index].range
      guard range.count <= 3, bytes[range.lowerBound].isDigit, !lines[index].isFurniture,
        range.allSatisfy({ bytes[$0].isDigit })
      else { continue }
      lines[index].isFurniture = [index - 1, index + 1].contains { neighbor in
        lines.indices.contains(neighbor) && isLevel(lines[neighbor].range, bytes)
      }
    }
  }

  private static func isLevel(_ line: Range<Int>, _ bytes: [UInt8]) -> Bool {
    guard line.count <= 80 else { return false }
    let words = Word.words(bytes, line)
    return ClassificationLine.level(words)?.wordCount == words.count
  }
}
