/// What may follow a subject in its field and is no part of it.
struct SubjectEnd {
  private enum Kind {
    /// A sentence about how to handle the cable, or what to do with it.
    case notice
    /// `Classified By: …`, glued to the subject.
    case classifiedBy
    /// A classification line that a relay printed again.
    case header
    /// `… SENSITIVE SIPDIS`, where the line ends were lost.
    case captions
  }

  /// The first word that is no subject.
  let place: Int
  private let kind: Kind

  private struct Row {
    var words: [Word]
    /// True if it must begin a line: within one it may be the subject's own words.
    var beginsLine: Bool
  }

  private static let rows = NoticeWords.openings.rows.map { row in
    Row(
      words: row.text.split(separator: " ").map { Word(spelled: String($0), at: 0..<0) },
      beginsLine: row.meaning == .lineStart)
  }

  private static let starts = WordTable<[Row]>(
    Dictionary(grouping: rows) { $0.words[0].text }.map { ($0.key, $0.value) })

  /// The words of a field, with `CLASSIFIED` separated from the word that it was glued to.
  static func unglued(_ words: [Word]) -> [Word] {
    guard
      let place = words.firstIndex(where: { $0.count > 10 && $0.uppercased.ends("CLASSIFIED") }),
      place + 1 < words.count, isBy(words[place + 1])
    else { return words }
    let word = words[place]
    return words[..<place] + [word.prefix(word.count - 10), word.dropping(word.count - 10)]
      + words[(place + 1)...]
  }

  /// Where the first of them begins; nil if the field is all subject, as nearly all are.
  static func find(in words: [Word], _ bytes: [UInt8], _ cable: Cable) -> SubjectEnd? {
    // By span: hardly a word begins as one of them does, and to take one out would copy it.
    let span = words.span
    for place in span.indices.dropFirst() where mayBegin(span[place]) {
      let upper = words[place].uppercased
      if upper.is("CLASSIFIED"), place + 1 < words.count,
        isBy(words[place + 1])
      {
        return SubjectEnd(place: place, kind: .classifiedBy)
      }
      if Labels.orders.contains(upper), place + 1 < words.count,
        Labels.orderNumbers.contains(words[place + 1].prefix(5))
      {
        return SubjectEnd(place: place, kind: .header)
      }
      for row in starts[bare(upper)] ?? [] where isHere(row, words, place, bytes) {
        return SubjectEnd(place: place, kind: .notice)
      }
      if ClassificationLine.mayBegin(upper.first, upper[1]), isHeader(words[place...], cable) {
        return SubjectEnd(place: place, kind: .header)
      }
    }
    return captions(words).map { SubjectEnd(place: $0, kind: .captions) }
  }

  /// How the words begin after which a subject is looked at for its end.
  private static let openings = Openings(of: [(text: "CLASSIFIED", met: .bare)])
    .union(Labels.orders.openings).union(NoticeWords.openings.openings)
    .union(Levels.words.openings)

  private static func mayBegin(_ word: Word) -> Bool {
    openings.mayBegin(word) || word.first == UInt8(ascii: "/") || word.first == UInt8(ascii: "*")
  }

  /// `By`, also with its colon.
  private static func isBy(_ word: Word) -> Bool {
    word.count <= 3 && word.uppercased.begins("BY") && !word[2].isLetter
  }

  /// Captions that are no word of any title: those that are met letter by letter, but for `SENSITIVE`.
  private static func isEnding(_ word: Word) -> Bool {
    Captions.words.contains(word) && Captions.words.match(word, .spaced) != nil
      && !word.is("SENSITIVE")
  }

  /// Where captions begin that a subject ends with; `SENSITIVE` is one before another.
  private static func captions(_ words: [Word]) -> Int? {
    guard let last = words.last, isEnding(last) else { return nil }
    var place = words.count - 1
    while place > 1, isEnding(words[place - 1]) || words[place - 1].is("SENSITIVE") {
      place -= 1
    }
    return place > 0 ? place : nil
  }

  /// `//NOT FOR INTERNET DISTRIBUTION//`: a word without the signs before it.
  private static func bare(_ word: Word) -> Word {
    word.dropping(word.prefixCount { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "*") })
  }

  private static func isHere(_ row: Row, _ words: [Word], _ place: Int, _ bytes: [UInt8]) -> Bool {
    guard place + row.words.count <= words.count else { return false }
    for (offset, wanted) in row.words.enumerated() {
      var word = words[place + offset].uppercased
      if offset == 0 { word = bare(word) }
      // A stop or a comma may follow the last word, and an S the last of `PARA`.
      guard
        word.count == wanted.count && word.key == wanted.key
          || offset == row.words.count - 1 && word.text.hasPrefix(wanted.text)
      else { return false }
    }
    let beginsLine = beginsLine(words, place, bytes)
    let endsSentence = words[place - 1].last == 0x2E || words[place - 1].last == 0x29
    return beginsLine || !row.beginsLine && (endsSentence || row.words.count >= 3)
  }

  /// `UNCLAS SECTION 01 OF 02 ROME 000330`: the level again, with a section or the cable's number.
  private static func isHeader(_ words: ArraySlice<Word>, _ cable: Cable) -> Bool {
    guard let level = ClassificationLine.level(Array(words.prefix(20))) else { return false }
    let rest = words.dropFirst(level.wordCount).prefix(8)
    if rest.first.map({ $0.is("SECTION") }) == true { return true }
    guard let number = cable.number?.value else { return false }
    return rest.contains { $0.count >= 4 && $0.number == number }
  }

  /// Whether a word is the first of its line; it is not the first of all.
  private static func beginsLine(_ words: [Word], _ place: Int, _ bytes: [UInt8]) -> Bool {
    let gap = words[place - 1].range.upperBound..<words[place].range.lowerBound
    return !gap.isEmpty && gap.upperBound <= bytes.count && bytes.lineEnds(in: gap) > 0
  }

  /// The first of some words, up to the end of their line.
  private static func line(_ words: [Word], _ bytes: [UInt8]) -> ArraySlice<Word> {
    let end = words.indices.dropFirst().first { beginsLine(words, $0, bytes) }
    return words[..<(end ?? words.endIndex)]
  }

  /// Keeps what was no subject where it belongs.
  func keep(_ words: [Word], in cable: inout Cable) {
    guard let range = words.range else { return }
    switch kind {
    case .notice: cable.distribution.append(Field(words.joined, at: range))
    case .header:
      // What is below the line of the header is no part of it.
      if let line = Self.line(words, cable.source.bytes).range { cable.pageBreaks.append(line) }
    case .captions: CaptionLines.take(words, into: &cable)
    case .classifiedBy:
      ClassifiedByField.read(Array(words.dropFirst(2)), into: &cable)
    }
  }
}
