/// What others than the sender put before the level, in its line or in one of its own.
enum LeadText {
  /// Who put it there.
  enum Kind {
    /// A publisher: the rest of the cable is not there.
    case notice
    /// A newspaper, which printed the time.
    case stamp
    /// A message center: a corrected copy, or the level's own mark.
    case copy
  }

  /// What a line begins with, and where that ends.
  ///
  /// Cost: a few bytes of most lines.
  ///
  /// - Parameters:
  ///   - bytes: the text.
  ///   - line: where the line is.
  ///   - isPartial: true where a notice was found above, which may continue.
  /// - Returns: nil where the line begins with something else.
  static func find(
    in bytes: [UInt8], _ line: Range<Int>, isPartial: Bool
  ) -> (kind: Kind, end: Int)? {
    if let end = notice(bytes, line, isPartial) { return (.notice, end) }
    if let end = stamp(bytes, line) { return (.stamp, end) }
    return copy(bytes, line).map { (.copy, $0) }
  }

  /// `This record is a partial extract … not available.`, over one line or two.
  private static func notice(_ bytes: [UInt8], _ line: Range<Int>, _ isPartial: Bool) -> Int? {
    let isNotice =
      bytes.end(ofPhrase: "THIS RECORD IS A PARTIAL EXTRACT", at: line.lowerBound) != nil
    guard isNotice || isPartial else { return nil }
    let end = bytes.range(ofPhrase: "NOT AVAILABLE.", in: line)?.upperBound
    return end ?? (isNotice ? line.upperBound : nil)
  }

  /// `Cable dated:2009-11-23T14:44:00`, often glued to the classification line.
  private static func stamp(_ bytes: [UInt8], _ line: Range<Int>) -> Int? {
    guard bytes.has("CABLE DATED:", at: line.lowerBound) else { return nil }
    var end = line.lowerBound + 12
    while end < line.upperBound,
      bytes[end].isDigit || bytes[end].isBlank || bytes[end].isOne(of: "-:T")
    {
      end += 1
    }
    // The `T` of `TOP SECRET` is no part of a time.
    return bytes[end - 1] == UInt8(ascii: "T") ? end - 1 : end
  }

  /// `C O R R E C T E D  C O P Y  S E C R E T LISBON 000402`, `(S) SECRET LISBON 000402`: where what is before
  /// the level of a line with a number ends.
  private static func copy(_ bytes: [UInt8], _ line: Range<Int>) -> Int? {
    guard
      bytes[line.lowerBound] == UInt8(ascii: "(")
        || NoticeWords.copies.openings.mayBegin(at: line.lowerBound, in: bytes),
      line.count <= 160, bytes.hasDigit(in: line)
    else { return nil }
    let words = Word.words(bytes, line)
    guard let count = markCount(words) ?? copyCount(words),
      ClassificationLine.hasNumberedLevel(Array(words[count...]))
    else { return nil }
    return words[count - 1].range.upperBound
  }

  /// How many words are the mark of the level that follows.
  private static func markCount(_ words: [Word]) -> Int? {
    guard let first = words.first, first.count > 2, first.last == UInt8(ascii: ")"),
      let mark = Vocabulary.portionMark(first.part(1..<(first.count - 1))),
      mark.level == ClassificationLine.level(Array(words.dropFirst()))?.level
    else { return nil }
    return 1
  }

  /// How many words spell one of the rows.
  private static func copyCount(_ words: [Word]) -> Int? {
    NoticeWords.copies.spaced(words.prefix(20)) {
      (Word(spelled: $0.upperLetters, at: $0.range), false)
    }?
    .wordCount
  }
}
