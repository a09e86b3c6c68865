/// Format lines 7 and 8, the addressees: `RUEHC/SECSTATE WASHDC PRIORITY 1234`.
///
/// They are most of a header, so they are read by the places of their words.
enum AddressLine {
  /// How a line that names an addressee begins.
  enum Opening { case to, info, indicator }

  /// What a line of addressees begins with; nil for any other line, and for one too short to know.
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

  /// The addressee that some words name; nil if nothing follows the routing indicator.
  ///
  /// - Parameters:
  ///   - words: the ranges of the words.
  ///   - areSingle: true if one blank is between each two of them.
  ///   - bytes: the text that contains them.
  ///   - range: where they are in the source, if that is another text.
  /// - Returns: the addressee with the range of all of the words.
  static func addressee(
    _ words: ArraySlice<Range<Int>>, areSingle: Bool, of bytes: [UInt8], at range: Range<Int>?
  ) -> Addressee? {
    guard let first = words.first, let last = words.last else { return nil }
    var name = Name(start: first, words: words)
    let routing = name.takeRouting(bytes)
    guard !name.words.isEmpty else { return nil }
    let (precedence, number) = name.takeEnd(bytes)
    return Addressee(
      routing: routing, name: name.text(areSingle: areSingle, bytes), precedence: precedence,
      messageNumber: number, range: range ?? first.lowerBound..<last.upperBound)
  }

  /// The words of an addressee that are left, from which routing, precedence and number are taken.
  private struct Name {
    /// What is left of the first word.
    var start: Range<Int>
    var words: ArraySlice<Range<Int>>

    /// The routing indicator before the name, in one word with it or not; no words are left where
    /// nothing follows it.
    mutating func takeRouting(_ bytes: [UInt8]) -> String? {
      let first = Word(bytes, start)
      var routing: String?
      if let indicator = AddressLine.indicator(first) {
        routing = indicator.text
        start = (start.lowerBound + indicator.count + 1)..<start.upperBound
      } else if first.isRoutingIndicator, let second = words.dropFirst().first,
        bytes[second.lowerBound] == UInt8(ascii: "/")
      {
        // `RUEHC /SECSTATE WASHDC`
        routing = first.text
        words = words.dropFirst()
        start = (second.lowerBound + 1)..<second.upperBound
      }
      if start.isEmpty {
        words = words.dropFirst()
        start = words.first ?? start
      }
      return routing
    }

    /// Precedence and number after the name, in any order that occurs.
    mutating func takeEnd(_ bytes: [UInt8]) -> (Precedence?, number: String?) {
      guard words.count > 1 else { return (nil, nil) }
      var last = Word(bytes, words[words.endIndex - 1])
      var number: String?
      // `WASHDC PRIORITY1234`
      if let digits = AddressLine.gluedNumber(last) {
        number = last.dropping(last.count - digits).text
        last = last.prefix(last.count - digits)
      } else {
        number = takeNumber(&last, bytes)
      }
      guard let precedence = takePrecedence(last, bytes) else { return (nil, number) }
      // `WASHDC 1234 PRIORITY`
      if number == nil, words.count > 1 {
        last = Word(bytes, words[words.endIndex - 1])
        number = takeNumber(&last, bytes)
      }
      return (precedence, number)
    }

    /// The number that the words end with; `last` is the word before it then.
    private mutating func takeNumber(_ last: inout Word, _ bytes: [UInt8]) -> String? {
      guard AddressLine.isNumber(last, of: words, bytes) else { return nil }
      let number = last.text
      words = words.dropLast()
      if words.count > 1 { last = Word(bytes, words[words.endIndex - 1]) }
      return number
    }

    /// The precedence that the words end with; night action is two of them.
    private mutating func takePrecedence(_ last: Word, _ bytes: [UInt8]) -> Precedence? {
      guard words.count > 1, let found = Precedences.words.meaning(last) else { return nil }
      words = words.dropLast()
      guard found == .immediate || found == .niactImmediate else { return found }
      let before = words.count > 1 ? words[words.endIndex - 1] : start
      guard Precedences.isNight(Word(bytes, before)) else { return found }
      if words.count > 1 { words = words.dropLast() }
      return .niactImmediate
    }

    /// The name, its words joined with one blank.
    func text(areSingle: Bool, _ bytes: [UInt8]) -> String {
      guard words.count > 1, let last = words.last else { return bytes.string(start) }
      if areSingle { return bytes.string(start.lowerBound..<last.upperBound) }
      return ([Word(bytes, start)] + words.dropFirst().map { Word(bytes, $0) }).joined
    }
  }

  /// Whether the last of some words is an addressee's number: four digits; after a precedence word
  /// any.
  fileprivate static func isNumber(
    _ last: Word, of words: ArraySlice<Range<Int>>, _ bytes: [UInt8]
  ) -> Bool {
    guard last.isNumber else { return false }
    return last.count == 4
      || last.count <= 6 && words.count > 2
        && Precedences.words.meaning(Word(bytes, words[words.endIndex - 2])) != nil
  }

  /// The digits after a precedence word in one word with it; nil for others.
  fileprivate static func gluedNumber(_ word: Word) -> Int? {
    guard word.count >= 6, word.last.isDigit, word.first.isUpper else { return nil }
    var digits = 1
    while digits < word.count, word[word.count - digits - 1].isDigit { digits += 1 }
    guard digits <= 6, Precedences.words.meaning(word.prefix(word.count - digits)) != nil else {
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
