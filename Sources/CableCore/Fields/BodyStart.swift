/// Where the text begins within a line of the fields, because a relay or a mirror lost the line end.
enum BodyStart {
  /// The first place after which there is a paragraph's text; nil for nearly every line.
  ///
  /// A mark that begins a SUBJECT is the subject's, and a letter in brackets among references or
  /// reasons is one of theirs.
  ///
  /// Cost: linear in what is after the label, or in the later line of its field.
  static func place(_ bytes: [UInt8], in range: Range<Int>, of label: FieldLabel) -> Int? {
    var index = range.lowerBound
    while index + 5 < range.upperBound {
      if bytes[index].isDigit || bytes[index] == UInt8(ascii: "("),
        isWordStart(bytes, index, in: range),
        let start = ParagraphStart.read(bytes, line: index..<range.upperBound),
        begins(start, bytes, at: index, in: range, of: label)
      {
        return index
      }
      index += 1
    }
    return label == .reference ? prose(bytes, in: range) : nil
  }

  /// Whether a digit or a bracket is where a word begins.
  private static func isWordStart(_ bytes: [UInt8], _ index: Int, in range: Range<Int>) -> Bool {
    index == range.lowerBound || bytes[index - 1].isBlank || bytes[index - 1] == 0xB6
      // `(b) and (d)1. (C)`, `(d).(C)`, `b and d.1. (C)`: glued to the last sign of the value.
      || bytes[index - 1] == UInt8(ascii: bytes[index].isDigit ? ")" : ".")
      || bytes[index - 1] == UInt8(ascii: ".") && index - 2 >= range.lowerBound
        && (bytes[index - 2].isLetter || bytes[index - 2] == UInt8(ascii: ")"))
  }

  private static func begins(
    _ start: ParagraphStart, _ bytes: [UInt8], at place: Int, in range: Range<Int>,
    of label: FieldLabel
  ) -> Bool {
    let text = start.textStart..<range.upperBound
    let words = Word.words(bytes, text.lowerBound..<min(text.upperBound, text.lowerBound + 160))
    guard let first = words.first else { return false }
    let isFirst = bytes[range.lowerBound..<place].allSatisfy { !$0.isWordByte }
    if label == .subject, isFirst, bytes[place] == UInt8(ascii: "(") { return false }
    // `OSLO 61, BERN 17. (S) Poloff …`: the number is the post's, and the mark begins the text.
    if label == .reference, start.number != nil, followsPost(bytes, place, range) { return false }
    if start.number == 1, start.hasMark, !start.isUndotted { return true }
    if label == .subject, isFirst { return false }
    // `¶1. Summary`
    if start.number == 1, place > 0, bytes[place - 1] == 0xB6, !isItem(words, label) { return true }
    guard isSentence(words), !BodyWords.joints.contains(first.uppercased) else { return false }
    if start.number != nil {
      return start.hasMark && !start.isUndotted && !isItem(words, label)
        || start.number == 1 && !start.isLoose && text.count > 40 && Heading.isProse(words)
          && !isItem(words, label)
    }
    guard start.hasMark else { return false }
    // `1.4 (B) AND (C)`: a reason; `(A) ROME 1 (B) ROME 2 (C) ROME 3`: a bullet.
    let before = bytes[range.lowerBound..<place].last { !$0.isBlank }
    switch label {
    case .classifiedBy, .derivedFrom:
      // `Classified By: (U) Ambassador …; reasons 1.4 (a)`: the mark is the line's own.
      if isFirst, ClassifiedByField.namesReason(words) { return false }
      // `(b), (c). The office …`: so is one within a list, or at its end.
      if before == UInt8(ascii: ",") || byte(afterMarkOf: start, bytes).isOne(of: ".,;") {
        return false
      }
      return before.map { !$0.isDigit } ?? true
    case .reference:
      return !isItem(words, label) && (Heading.isProse(words) || isLongSentence(words))
    default: return true
    }
  }

  /// The byte after the mark of a paragraph.
  private static func byte(afterMarkOf start: ParagraphStart, _ bytes: [UInt8]) -> UInt8 {
    guard let end = start.mark?.range.upperBound, end < bytes.count else { return 0 }
    return bytes[end]
  }

  /// Whether the word before a place names a post.
  private static func followsPost(_ bytes: [UInt8], _ place: Int, _ range: Range<Int>) -> Bool {
    var end = place
    while end > range.lowerBound, bytes[end - 1].isBlank { end -= 1 }
    var start = end
    while start > range.lowerBound, bytes[start - 1].isLetter { start -= 1 }
    return end - start >= 3 && Vocabulary.isStationWord(Word(bytes, start..<end).upper)
  }

  private static func isItem(_ words: [Word], _ label: FieldLabel) -> Bool {
    label == .reference && ReferenceList.isItem(Array(words.prefix(6)))
  }

  /// Five or more words that continue to a stop or in small letters.
  static func isSentence(_ words: [Word]) -> Bool {
    guard words.count >= 4, let first = words.first, first.first.isUpper || !first.first.isLetter,
      !first.first.isOne(of: "(,;)")
    else { return false }
    let small = smallWords(words)
    let hasStop = words.contains { $0.count > 2 && $0.last.isOne(of: ".:") }
    return small >= 2 || hasStop && words.count >= 5
  }

  /// A sentence of seven or more words, three of them in small letters; a number may be before it.
  static func isLongSentence(_ words: [Word]) -> Bool {
    let own = words.first?.hasASCIILetter == false ? Array(words.dropFirst()) : words
    return own.count >= 7 && isSentence(own) && smallWords(own) >= 3
  }

  /// How many words begin with a small letter.
  private static func smallWords(_ words: [Word]) -> Int {
    words.count { $0.count > 1 && $0.first >= 0x61 && $0.first <= 0x7A }
  }

  /// `Tripoli 1101. Summary: The Government …`: where text begins after a list of references.
  private static func prose(_ bytes: [UInt8], in range: Range<Int>) -> Int? {
    let words = Word.words(bytes, range)
    guard words.count >= 8 else { return nil }
    for (word, next) in zip(words, words.dropFirst()) {
      guard word.last == UInt8(ascii: "."), word.count > 1, word[word.count - 2].isDigit else {
        continue
      }
      let isItem =
        ReferenceList.bullet(of: next) != nil || next.first.isDigit
        || Vocabulary.isStationWord(next.upper) || next.first == UInt8(ascii: "(")
      if !isItem { return Heading.isProse(words) ? next.range.lowerBound : nil }
    }
    return nil
  }

  /// The length of what follows a field's value and is a text by nothing but its length.
  ///
  /// After the last reason for classification, `(B) AND (D).`, a short sentence is one.
  static func enough(after last: Word?, of label: FieldLabel) -> Int {
    guard label == .classifiedBy || label == .derivedFrom, let last, last.count >= 3,
      last.last == UInt8(ascii: "."), last[last.count - 2] == UInt8(ascii: ")")
    else { return 100 }
    return 11
  }

  /// Where the text begins after a field's value in one line, by its length alone; nil where no
  /// sentence of more than a hundred bytes follows.
  static func guessed(_ bytes: [UInt8], in range: Range<Int>, of label: FieldLabel) -> Int? {
    let words = Word.words(bytes, range)
    for (index, word) in words.enumerated().dropFirst() {
      let before = words[index - 1]
      let rest = word.range.lowerBound..<range.upperBound
      guard rest.count > enough(after: before, of: label) else { continue }
      let endsValue: Bool =
        switch label {
        case .reference: before.last.isDigit || before.last.isOne(of: ".);") && before.hasDigit
        case .tags: !before.hasDigit && Vocabulary.isTag(trimmed(before))
        default: before.last == UInt8(ascii: ".") && before.count > 3
        }
      guard endsValue, word.first.isUpper || word.first == UInt8(ascii: "\"") else { continue }
      let next = Array(words[index...].prefix(24))
      // `On October 29, we passed …`: the day of a month is none of theirs.
      let hasNumber = next.indices.prefix(5).contains {
        next[$0].hasDigit && ($0 == 0 || DateText.month(next[$0 - 1]) == nil)
      }
      if label == .reference || label == .tags, hasNumber || next[0].count < 2 { continue }
      if label == .tags, Vocabulary.isTag(trimmed(next[0])) { continue }
      if isSentence(next) { return word.range.lowerBound }
    }
    return nil
  }

  /// Where a sentence begins after the last reason for classification: `(B) AND (D). The port …`.
  static func afterReasons(
    _ bytes: [UInt8], in range: Range<Int>, of label: FieldLabel
  ) -> Int? {
    guard label == .classifiedBy || label == .derivedFrom else { return nil }
    let words = Word.words(bytes, range)
    for (index, word) in words.enumerated().dropFirst()
    where word.first.isUpper && enough(after: words[index - 1], of: label) < 100 {
      if isSentence(Array(words[index...].prefix(24))) { return word.range.lowerBound }
    }
    return nil
  }

  /// Where a text of more than a hundred bytes begins after the last reference of a line, by no sign:
  /// `REF: ROME 402 The director called …`.
  static func afterReferences(
    _ bytes: [UInt8], in range: Range<Int>, of label: FieldLabel
  ) -> Int? {
    guard label == .reference, range.count > 110, let place = guessed(bytes, in: range, of: label)
    else { return nil }
    let words = Word.words(bytes, place..<range.upperBound)
    let hasItem = words.indices.contains {
      ReferenceList.bullet(of: words[$0]) != nil
        || ReferenceSplitter.beginsCable(words, at: $0, near: nil)
    }
    return hasItem || !Heading.isProse(words) ? nil : place
  }

  private static func trimmed(_ word: Word) -> String {
    word.text.filter { $0 != "," && $0 != ";" && $0 != "." }
  }

  private static func endsSentence(_ text: ArraySlice<UInt8>) -> Bool {
    let text = text[..<(text.lastIndex { !$0.isBlank }.map { $0 + 1 } ?? text.startIndex)]
    // `”`
    if text.suffix(3).starts(with: [0xE2, 0x80]) { return text.last.map { $0 >= 0x98 } ?? false }
    return text.last?.isOne(of: ".?!:;\")]") ?? false
  }

  /// Whether a number with a mark is after the end of a sentence, or after a heading where a text of many
  /// paragraphs lost its line ends.
  private static func isCertain(_ bytes: [UInt8], at place: Int, in line: Range<Int>) -> Bool {
    let end = end(of: line, before: place, bytes)
    if endsSentence(bytes[line.lowerBound..<end]) { return true }
    guard line.count > 600, end > line.lowerBound else { return false }
    let start = bytes[line.lowerBound..<end].lastIndex(where: \.isBlank).map { $0 + 1 }
    let last = Word(bytes, (start ?? line.lowerBound)..<end)
    return last.first == UInt8(ascii: "-")
      || last.first.isUpper && !MentionWords.places.contains(last.uppercased)
  }

  /// Where the text ends that is before the beginning of a paragraph in its line: before blanks and `¶`.
  static func end(of line: Range<Int>, before place: Int, _ bytes: [UInt8]) -> Int {
    var end = place
    while end > line.lowerBound {
      if bytes[end - 1].isBlank {
        end -= 1
      } else if bytes[end - 1] == 0xB6, end - 2 >= line.lowerBound, bytes[end - 2] == 0xC2 {
        end -= 2
      } else {
        break
      }
    }
    return end
  }

  /// The places of the further numbered and marked paragraphs of one line, in order.
  ///
  /// Where `afterSentence` is true, each must be after the end of a sentence; `before` is the number of the
  /// paragraph that continues with the line, nil where the line begins one. Cost: linear in the line.
  static func further(
    _ bytes: [UInt8], in line: Range<Int>, after before: Int? = nil, afterSentence: Bool = false
  ) -> [Int] {
    // Of a line that begins with a digit the number is known before the rest is read, and hardly any
    // has the next one within it.
    var beginning = ByteCursor(bytes, line)
    let first = before == nil ? beginning.digits(atMost: 3) : before
    guard var number = first ?? ParagraphStart.read(bytes, line: line)?.number else { return [] }
    var isRead = first == nil || before != nil
    var places: [Int] = []
    var from = line.lowerBound + 1
    while let place = bytes.place(ofNumber: number + 1, behindBlankIn: from..<line.upperBound),
      place + 5 < line.upperBound
    {
      from = place + 1
      var digits = ByteCursor(bytes, place..<line.upperBound)
      guard digits.digits(atMost: 3) == number + 1 else { continue }
      if !isRead, ParagraphStart.read(bytes, line: line)?.number == nil { return [] }
      isRead = true
      guard let start = ParagraphStart.read(bytes, line: place..<line.upperBound),
        start.number == number + 1, start.hasMark, !start.isUndotted,
        !afterSentence || bytes[place - 1] == 0xB6 || isCertain(bytes, at: place, in: line)
      else { continue }
      number += 1
      places.append(place)
    }
    return places
  }
}
