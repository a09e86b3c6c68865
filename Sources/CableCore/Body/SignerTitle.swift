/// What the lines of a signature say a person is, before, after or below the name: `Ann Borg, Ambassador`.
enum SignerTitle {
  /// A title has no more bytes than this.
  private static let longest = 60
  /// Shorter words of a title may be surnames as well: `HEAD`, `MIN`.
  private static let shortestRank = 6

  /// True for a range that holds a title and nothing else: `AMBASSADOR`, `Deputy Chief of Mission`.
  static func isOne(_ range: Range<Int>, _ bytes: [UInt8]) -> Bool {
    guard range.count <= longest else { return false }
    let words = Word.words(bytes, range).map { word in
      word.upper.filter { $0 != "," && $0 != "." }
    }.filter { !$0.isEmpty }
    return words.allSatisfy { OfficerTitles.words[$0] != nil }
      && words.contains { word in
        OfficerTitles.words[word]?.meaning == .rank
          && (words.count > 1 || word.utf8.count >= shortestRank)
      }
  }

  /// The name of `Borg, Ambassador` and of `Ambassador Borg`; the range itself where there is no title.
  static func name(in range: Range<Int>, _ bytes: [UInt8]) -> Range<Int> {
    guard range.count <= 2 * longest else { return range }
    if let comma = bytes[range].firstIndex(of: UInt8(ascii: ",")),
      isOne((comma + 1)..<range.upperBound, bytes),
      let name = Word.words(bytes, range.lowerBound..<comma).range
    {
      return name
    }
    guard let blank = bytes[range].firstIndex(of: 0x20), isOne(range.lowerBound..<blank, bytes),
      let name = Word.words(bytes, blank..<range.upperBound).range
    else { return range }
    return name
  }
}
