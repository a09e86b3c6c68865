/// Format lines 7 and 8, the addressees: `RUEHC/SECSTATE WASHDC PRIORITY 1234`.
///
/// They are most of a header, so they are read by the places of their words.
enum AddressLine {
  /// With what a line begins that names an addressee.
  enum Opening { case to, info, indicator }

  /// What a line of addressees begins with; nil for any other line, and for one too short to tell.
  static func opening(_ bytes: [UInt8], _ start: Int) -> Opening? {
    guard start + 5 < bytes.count else { return nil }
    switch bytes[start] {
    case UInt8(ascii: "R"):
      var end = start
      while end < bytes.count, end - start < 9, bytes[end].isUpper { end += 1 }
      let isIndicator =
        (4...8).contains(end - start) && end < bytes.count && bytes[end] == UInt8(ascii: "/")
      return isIndicator ? .indicator : nil
    case UInt8(ascii: "T"):
      return bytes[start + 1] == UInt8(ascii: "O") && bytes[start + 2] == 0x20 ? .to : nil
    case UInt8(ascii: "I"):
      return bytes[start + 1] == UInt8(ascii: "N") && bytes[start + 2] == UInt8(ascii: "F")
        && bytes[start + 3] == UInt8(ascii: "O") && bytes[start + 4] == 0x20 ? .info : nil
    default: return nil
    }
  }

  /// The addressee that some words name; nil where nothing stands behind the routing indicator.
  ///
  /// - Parameters:
  ///   - words: where the words stand.
  ///   - areSingle: true where one blank lies between each two of them.
  ///   - bytes: the text in which they stand.
  /// - Returns: the addressee with the range of all of the words.
  static func addressee(
    _ words: ArraySlice<Range<Int>>, areSingle: Bool, of bytes: [UInt8]
  ) -> Addressee? {
    guard var start = words.first, let last = words.last else { return nil }
    let range = start.lowerBound..<last.upperBound
    let first = Word(bytes, start)
    var rest = words
    var routing: String?
    if let indicator = indicator(first) {
      routing = indicator.text
      start = (start.lowerBound + indicator.count + 1)..<start.upperBound
    } else if first.isRoutingIndicator, let second = words.dropFirst().first,
      bytes[second.lowerBound] == UInt8(ascii: "/")
    {
      // `RUEHC /SECSTATE WASHDC`
      routing = first.text
      rest = rest.dropFirst()
      start = (second.lowerBound + 1)..<second.upperBound
    }
    if start.isEmpty {
      rest = rest.dropFirst()
      guard let next = rest.first else { return nil }
      start = next
    }
    let base = rest.startIndex
    var end = rest.endIndex
    var number: String?
    var precedence: Precedence?
    if end - base > 1 {
      var last = Word(bytes, rest[end - 1])
      // `WASHDC PRIORITY1234`
      if let digits = gluedNumber(last) {
        number = last.dropping(last.count - digits).text
        last = last.prefix(last.count - digits)
      } else if isNumber(last, of: rest[..<end], bytes) {
        number = last.text
        end -= 1
        if end - base > 1 { last = Word(bytes, rest[end - 1]) }
      }
      if end - base > 1, let found = Precedences.words[last] {
        precedence = found
        let isNight =
          (found == .immediate || found == .niactImmediate) && end - base > 2
          && Word(bytes, rest[end - 2]).is("NIACT")
        if found == .immediate, isNight || Word(bytes, start).is("NIACT") && end - base == 2 {
          precedence = .niactImmediate
        }
        end -= 1
        if isNight { end -= 1 }
        // `WASHDC 1234 PRIORITY`
        if number == nil, end - base > 1 {
          last = Word(bytes, rest[end - 1])
          if isNumber(last, of: rest[..<end], bytes) {
            number = last.text
            end -= 1
          }
        }
      }
    }
    let name: String
    if areSingle || end - base == 1 {
      let nameEnd = end - base == 1 ? start.upperBound : rest[end - 1].upperBound
      name = bytes.string(start.lowerBound..<nameEnd)
    } else {
      name = (base..<end).map { Word(bytes, $0 == base ? start : rest[$0]) }.joined
    }
    return Addressee(
      routing: routing, name: name, precedence: precedence, messageNumber: number, range: range)
  }

  /// Whether the last of some words is an addressee's number: four digits; behind a precedence word
  /// any.
  private static func isNumber(
    _ last: Word, of words: ArraySlice<Range<Int>>, _ bytes: [UInt8]
  ) -> Bool {
    guard last.isNumber else { return false }
    return last.count == 4
      || last.count <= 6 && words.count > 2
        && Precedences.words[Word(bytes, words[words.endIndex - 2])] != nil
  }

  /// The digits behind a precedence word in one word with it; nil for others.
  private static func gluedNumber(_ word: Word) -> Int? {
    guard word.count >= 6, word.last.isDigit, word.first.isUpper else { return nil }
    var digits = 1
    while digits < word.count, word[word.count - digits - 1].isDigit { digits += 1 }
    guard digits <= 6, Precedences.words[word.prefix(word.count - digits)] != nil else {
      return nil
    }
    return digits
  }

  /// The routing indicator before the slash of `RUEHC/SECSTATE`.
  static func indicator(_ word: Word) -> Word? {
    guard word.first == UInt8(ascii: "R") else { return nil }
    let length = word.prefixCount(\.isUpper)
    return (4...8).contains(length) && word[length] == UInt8(ascii: "/") ? word.prefix(length) : nil
  }
}
