/// Lines that are above text rather than in it.
enum Heading {
  /// True for a line such as `SUMMARY:` or `Summary and Comment`, with which a body may begin.
  static func isOpening(_ words: [Word]) -> Bool {
    // `A.` and other bullets are shorter than the first word of any; most words begin otherwise.
    guard words.count <= 5, let first = words.first, first.count >= 3,
      Openers.texts.openingsWithSlips.mayBegin(first)
    else { return false }
    let text = words.joined.uppercased()
    return opens(String(decoding: text.utf8.filter { !$0.isOne(of: ":.-") }, as: UTF8.self))
      || opens(String(text.prefix { $0 != ":" })) && words.count <= 3
  }

  private static func opens(_ text: String) -> Bool {
    Openers.texts.match(Word(spelled: text, at: 0..<0), .bare)?.meaning.isHeading == true
  }

  /// The words of `--- Summary ---`, `*** COMMENT ***`, `[Summary]`: a heading between rules or
  /// brackets in one line; nil for other lines.
  ///
  /// Between single signs, after a rule alone and right below another line it must be one that opens or
  /// ends a passage: `- Rice` is a point of a list, `-- Mr. Reis --` may be within a sentence.
  @inline(__always)
  static func ruled(_ bytes: [UInt8], _ line: Range<Int>, isApart: Bool) -> Range<Int>? {
    // Asked first: no letter is a sign of a rule, and a look-up in a table costs more.
    !bytes[line.lowerBound].isLetter && Openers.mayRule(bytes[line.lowerBound])
      ? betweenRules(bytes, line, isApart: isApart) : nil
  }

  private static func betweenRules(
    _ bytes: [UInt8], _ line: Range<Int>, isApart: Bool
  ) -> Range<Int>? {
    guard line.count <= 90 else { return nil }
    var (start, end) = (line.lowerBound, line.upperBound)
    while start < end, Openers.isOfRule(bytes[start]) { start += 1 }
    while end > start, Openers.isOfRule(bytes[end - 1]) { end -= 1 }
    // A letter of several bytes may end as a dash does.
    while end < line.upperBound, bytes[end] & 0xC0 == 0x80 { end += 1 }
    guard start < end, bytes[start].isUpper else { return nil }
    let (before, after) = (start - line.lowerBound, line.upperBound - end)
    let isRuled =
      isApart && before >= 2 && after >= 2 && bytes[line.lowerBound + 1] != 0x20
      && !bytes[line.lowerBound].isOne(of: ".<[")
    // Most lines are points of a list: no text is made of them.
    let mayOpen =
      Openers.texts.openingsWithSlips.mayBegin(at: start, in: bytes)
      || ClosingWords.passages.openings.mayBegin(at: start, in: bytes)
    guard isRuled || mayOpen && end - start <= Openers.longest else { return nil }
    let text = bytes.string(start..<end)
    let bare = text.uppercased().filter { $0 != ":" && $0 != "." }
    if opens(bare) || ClosingWords.passages[bare] != nil { return start..<end }
    return isRuled && isHeading(text) ? start..<end : nil
  }

  /// True for a line that begins with the word that opens a summary, in any spelling.
  static func isSummary(_ words: [Word]) -> Bool {
    words.first?.uppercased.begins("SUMMA") ?? false
  }

  /// True for a line of running text: long, and mostly lower case.
  static func isProse(_ words: [Word]) -> Bool {
    guard words.count >= 7 else { return false }
    let lower = words.count { $0.count > 1 && $0.first >= 0x61 && $0.first <= 0x7A }
    return lower * 2 > words.count
  }

  /// True for a short text in capitals or title case without the stop of a sentence.
  static func isHeading(_ text: String) -> Bool {
    let bytes = text.utf8
    guard bytes.count <= 90, let last = bytes.last, !last.isOne(of: ".,;") else { return false }
    var words = 0
    var lower = 0
    var isStart = true
    var hasLetter = false
    for byte in bytes {
      if byte == 0x20 {
        isStart = true
      } else {
        if isStart {
          words += 1
          if byte >= 0x61, byte <= 0x7A { lower += 1 }
        }
        if byte.isLetter || byte >= 0x80 { hasLetter = true }
        isStart = false
      }
    }
    return hasLetter && words <= 12 && lower * 3 <= words
      && bytes.first.map { !($0 >= 0x61 && $0 <= 0x7A) } == true
  }
}
