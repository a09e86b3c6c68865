/// Words that a form's hard wrap cut at column 71 or 72: `REA` / `SONS`, `a` / `nd`, `Richa` / `rd`.
enum HardWrap {
  /// The columns at which the form's own wrap cuts, with the blanks around the text.
  private static let columns = 68...74

  /// The words with those joined that a line's end cut.
  static func joined(_ words: [Word], in bytes: [UInt8]) -> [Word] {
    // By span: hardly a word is cut, and to take one out would copy it.
    let span = words.span
    var cut = 1
    while cut < span.count,
      !endsLine(span[cut - 1].range.upperBound, span[cut].range.lowerBound, bytes)
        || !isCut(span[cut - 1], span[cut], bytes)
    {
      cut += 1
    }
    guard cut < span.count else { return words }
    var joined = Array(words[..<cut])
    joined.reserveCapacity(words.count)
    for word in words[cut...] {
      if let last = joined.last, isCut(last, word, bytes) {
        joined[joined.count - 1] = last.appending(word)
      } else {
        joined.append(word)
      }
    }
    return joined
  }

  /// Whether the end of a line is between two places.
  private static func endsLine(_ start: Int, _ end: Int, _ bytes: [UInt8]) -> Bool {
    start < end && (start..<end).contains { bytes[$0] == 0x0A || bytes[$0] == 0x0D }
  }

  private static func isCut(_ word: Word, _ next: Word, _ bytes: [UInt8]) -> Bool {
    guard word.range.upperBound < next.range.lowerBound, word.last.isLetter, next.first.isLetter,
      let columns = lineLength(bytes, word.range.upperBound..<next.range.lowerBound)
    else { return false }
    var start = word.count
    while start > 0, word[start - 1].isLetter { start -= 1 }
    let tail = word.dropping(start).text
    let head = next.prefix(next.prefixCount(\.isLetter)).text
    let (upperTail, upperHead) = (tail.uppercased(), head.uppercased())
    if isKnown(upperTail + upperHead), !isKnown(upperTail) || !isKnown(upperHead) { return true }
    guard Self.columns.contains(columns), !isKnown(upperHead) else { return false }
    if head.utf8.first.map({ !$0.isUpper }) == true {
      // `Richards` / `on, reasons`: no comma follows a preposition.
      return NameWords.beginnings[head.uppercased()] == nil
        || next[head.utf8.count] == UInt8(ascii: ",")
    }
    guard tail == upperTail, head == upperHead, NameWords.endings[upperHead] == nil,
      next.count == head.utf8.count || next[head.utf8.count] != 0x2E
    else { return false }
    // Of capitals only what cannot be a word alone.
    return head.utf8.count <= 2 || !hasVowel(head) || !hasVowel(tail) && tail.utf8.count > 1
  }

  private static func hasVowel(_ text: String) -> Bool { text.contains { "AEIOUY".contains($0) } }

  private static func isKnown(_ upper: String) -> Bool {
    NameWords.around[upper] != nil || OfficerTitles.isKnown(upper)
  }

  /// The columns of the line that ends within a gap of nothing but blanks; nil if none does.
  private static func lineLength(_ bytes: [UInt8], _ gap: Range<Int>) -> Int? {
    guard let end = gap.first(where: { bytes[$0] == 0x0A || bytes[$0] == 0x0D }),
      gap.count < 80, gap.allSatisfy({ bytes[$0].isBlank })
    else { return nil }
    var start = gap.lowerBound
    while start > 0, bytes[start - 1] != 0x0A, bytes[start - 1] != 0x0D, end - start < 200 {
      start -= 1
    }
    return end - start
  }
}
