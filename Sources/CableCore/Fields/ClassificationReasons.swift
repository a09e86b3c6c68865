/// The reasons for classification: `1.4 (b) and (d)`, `1.5 b/d`, `1,4 (C)`.
///
/// Source: the sections of that number in the executive orders 12958 and 13526.
enum ClassificationReasons {
  /// The reasons in some words, each once, in their order.
  static func read(_ words: [Word]) -> [String] {
    let text = Array(words.joined.lowercased().utf8)
    var reasons: [String] = []
    var index = 0
    var section: String?
    // Where the last letter ends, of which a range may reach to the next one.
    var last: Int?
    while index < text.count {
      // Most words are those of a sentence after the reasons.
      if section == nil, !mayBeginSection(text[index]) {
        index += 1
        continue
      }
      if let (number, end) = self.section(text, at: index) {
        (section, last) = ("1.\(number)", nil)
        index = end
        continue
      }
      guard let current = section, text[index].isLetter else {
        index += 1
        continue
      }
      var end = index
      while end < text.count, text[end].isLetter { end += 1 }
      // `a nd (d)`, `an d (d)`: a joint that a line's end broke; `e.o.` names the order.
      let isBroken =
        text[index] == UInt8(ascii: "d") && index > 3 && text[index - 1] == 0x20
        && text[index - 2] == UInt8(ascii: "n") && text[index - 3] == UInt8(ascii: "a")
        && !text[index - 4].isLetter
        || text[index] == UInt8(ascii: "a") && end + 2 < text.count
          && text[end] == 0x20 && text[end + 1] == UInt8(ascii: "n")
          && text[end + 2] == UInt8(ascii: "d")
      let isOrder =
        text[index] == UInt8(ascii: "e") && end + 1 < text.count
        && text[end] == 0x2E && text[end + 1] == UInt8(ascii: "o")
      if isOrder {
        section = nil
      } else if end - index == 1, text[index] <= UInt8(ascii: "h"), !isBroken {
        let first = last.flatMap { joinsRange(text[$0..<index]) ? text[$0 - 1] + 1 : nil }
        for letter in min(first ?? text[index], text[index])...text[index] {
          let reason = "\(current)(\(Character(Unicode.Scalar(letter))))"
          if !reasons.contains(reason) { reasons.append(reason) }
        }
        last = end
      } else if end - index > 1,
        !ReasonWords.joints.contains(Word(text, index..<end).uppercased)
      {
        section = nil
      }
      index = end
    }
    return reasons
  }

  /// `b-d`, `(b) - (d)`, `(b) through (d)`: whether what is between two letters joins them to a range.
  private static func joinsRange(_ between: ArraySlice<UInt8>) -> Bool {
    let words = Word.words(Array(between), 0..<between.count)
    let letters = words.filter(\.hasASCIILetter)
    guard letters.isEmpty else {
      return letters.count == 1 && ReasonWords.ranges.contains(letters[0].uppercased)
    }
    let signs = between.filter { !$0.isBlank && !$0.isOne(of: "()[]") }
    return ["-", "\u{2013}", "\u{2014}"].contains { $0.utf8.elementsEqual(signs) }
  }

  private static func mayBeginSection(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "1") || byte == UInt8(ascii: "l")
  }

  /// `1.4`, `1,4`, `1. 4`, `l.4`: the number after the stop, and where it ends.
  private static func section(_ text: [UInt8], at start: Int) -> (number: Character, end: Int)? {
    guard mayBeginSection(text[start]),
      start == 0
        || !text[start - 1].isDigit && !text[start - 1].isLetter
          && text[start - 1] != UInt8(ascii: ".")
    else { return nil }
    var place = start + 1
    let isStop = { (byte: UInt8) in byte.isOne(of: ".,:;-") }
    if isUnstopped(text, at: start) { return (Character(Unicode.Scalar(text[place])), place + 1) }
    while place < text.count, text[place] == 0x20 { place += 1 }
    guard place < text.count, isStop(text[place]) else { return nil }
    while place < text.count, text[place] == 0x20 || isStop(text[place]) { place += 1 }
    guard place < text.count, text[place] == UInt8(ascii: "4") || text[place] == UInt8(ascii: "5"),
      place + 1 >= text.count || !text[place + 1].isDigit
    else { return nil }
    return (Character(Unicode.Scalar(text[place])), place + 1)
  }

  /// `Reasons 14 (b)`: a section whose stop is lost, between the word for it and a letter in brackets.
  private static func isUnstopped(_ text: [UInt8], at start: Int) -> Bool {
    guard start > 6, start + 4 < text.count, text[start + 1].isOne(of: "45") else { return false }
    let bracket = start + (text[start + 2] == 0x20 ? 3 : 2)
    guard text[bracket] == UInt8(ascii: "("), text[bracket + 1].isLetter else { return false }
    let before = Word.words(text, max(0, start - 10)..<start)
    return before.last.map { ReasonWords.starts[$0.upperLetters] != nil || $0.begins("reason") }
      == true
  }

  /// True for words with which a line continues the reasons of the one above: `and (d)`, `(d)`, `1.5 (b)`.
  static func continues(_ words: [Word]) -> Bool {
    guard let first = words.first else { return true }
    let letters = first.upperLetters
    return first.count == 1 && first.uppercased.first <= UInt8(ascii: "H")
      || !first.first.isLetter && !first.first.isDigit
      || first.begins("1.") || first.begins("1,") || letters.hasPrefix("DECL")
      || ReasonWords.joints[letters] != nil
      || begins(first, next: words.dropFirst().first)
        && !first.first.isDigit
  }

  /// True for the word with which the reasons begin, or the words that lead to them.
  static func begins(_ word: Word, next: Word?) -> Bool {
    // Most words are those of a name.
    let start = word.dropping(word.prefixCount { $0.isOne(of: "(:;,.-") })
    guard start.first.isDigit || start.first >= 0x80 || ReasonWords.openings.mayBegin(start) else {
      return false
    }
    guard !start.isEmpty else { return false }
    if start.first.isDigit { return true }
    let letters = start.upperLetters
    if ReasonWords.starts[letters] != nil || letters.hasPrefix("REASON")
      || letters.hasPrefix("FORREAS")
    {
      return true
    }
    if start.uppercased.begins("E.O") || letters.hasPrefix("DECL") { return true }
    if letters.hasPrefix("RE"), letters.utf8.count >= 5,
      Spelling.distance(letters, "REASONS", limit: 1) <= 1
        || Spelling.distance(letters, "REASON", limit: 1) <= 1
    {
      return true
    }
    guard let next else { return false }
    let follows = next.upperLetters
    return switch ReasonWords.leading[letters]?.meaning {
    case .withoutTitle: !follows.hasPrefix("SEC") || follows.hasPrefix("SECTION")
    case .withoutName:
      !next.first.isLetter || ReasonWords.joints[follows] != nil || begins(next, next: nil)
    case .beforeTo: follows == "TO"
    case .beforeAccordance: follows == "ACCORDANCE" || follows == "ACCORD"
    case .always: true
    case .beginning, nil: false
    }
  }
}
