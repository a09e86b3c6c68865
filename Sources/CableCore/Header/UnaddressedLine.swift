/// Lines below addressees that address nobody.
enum UnaddressedLine {
  /// `BT`, `B T`, `-BT-`, `BT #1327`, `EZ02 BT`: what ends a header.
  static func isBreak(_ words: [Word]) -> Bool {
    guard words.count <= 2, words.allSatisfy({ $0.count <= 5 }) else { return false }
    if HeaderWords.breaks.contains(words[0]) {
      return words.count == 1 || words[1].first == UInt8(ascii: "#")
        || HeaderWords.breaks.contains(words[1])
    }
    if words.count == 2, words[0].last.isDigit {
      return HeaderWords.breaks.contains(words[1])
    }
    guard words.allSatisfy({ !$0.hasDigit }) else { return false }
    return HeaderWords.breaks[words.map(\.upperLetters).joined()] != nil
  }

  /// True for a line of signs, of one letter (`NNNN`) or a short code (`EZ02`), of a number (`STATE 015113 182333Z`),
  /// of a day (`SEP 23`), also in words (`TELEGRAM September 8, 2004`), of a level between signs, with a label,
  /// or with the address of a page, as browsers print it.
  static func namesNobody(_ words: [Word]) -> Bool {
    guard let first = words.first, let last = words.last else { return true }
    if words.allSatisfy({ !$0.hasASCIILetter && $0.first < 0x80 && ($0.count < 4 || !$0.isNumber) })
    {
      return true
    }
    if isDay(words) || words.contains(where: isPage) { return true }
    // `Source: …`, `header:`, `#cables`
    if first.last == UInt8(ascii: ":") || first.first == UInt8(ascii: "#") { return true }
    if words.count == 1 {
      return first.count <= 5 && first.hasDigit
        || first.count >= 3 && first.allSatisfy { $0 == first.first }
    }
    if words.count > 2, RoutingHeader.isGroup(last), last.count == 7 { return true }
    let isSmall = { (word: Word) in word.contains { $0 >= 0x61 && $0 <= 0x7A } }
    if !first.hasASCIILetter, ClassificationLine.level(Array(words.dropFirst())) != nil {
      return true
    }
    return words.contains { $0.count > 3 && isSmall($0) && DateText.month($0) != nil }
      && last.hasDigit
  }

  /// `https://…`: where a page was.
  private static func isPage(_ word: Word) -> Bool {
    word.contains(0x2E) && HeaderWords.pages.beginning(word.uppercased) != nil
  }

  /// `OCT20`, `SEP 23`: a month and numbers.
  private static func isDay(_ words: [Word]) -> Bool {
    guard words.count <= 3 else { return false }
    var parts = words
    if words.count == 1 {
      let letters = words[0].prefixCount(\.isLetter)
      parts = [words[0].prefix(letters), words[0].dropping(letters)]
    }
    let numbers = parts.count { $0.count <= 4 && $0.isNumber }
    let months = parts.count { Months.names.contains($0.uppercased) }
    return months == 1 && numbers == parts.count - 1
  }

  /// True for a line that names nobody: two words in small letters, or a mark of sections.
  static func isText(_ words: [Word]) -> Bool {
    words.count { $0.count > 2 && $0[1] >= 0x61 && $0[1] <= 0x7A } >= 2
      || ClassificationLine.section(in: words.map(\.uppercased)) != nil
  }

  /// `09LISBON741`, `ID: 191234`: what a publisher's list has below a header.
  static func isListed(_ words: [Word]) -> Bool {
    if words[0].last == UInt8(ascii: ":") {
      return words.count <= 6 && words.contains { $0.hasDigit }
    }
    return words.count == 1 && words[0].first.isDigit && CableID(parsing: words[0].text) != nil
  }

  /// `21 May 2009`, `Date: 2009-05-21 12:12`: the date line of a newspaper or a publisher.
  static func isDate(_ words: [Word]) -> Bool {
    guard words.count <= 7, words.contains(where: \.hasDigit),
      words.allSatisfy({
        !$0.hasASCIILetter || $0.first.isDigit && $0.contains(UInt8(ascii: ":"))
          || DateText.isOfDate($0)
      })
    else { return false }
    return DateText.time(words.joined) != nil
  }
}
