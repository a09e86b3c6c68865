/// The SUBJECT: one line of single blanks, its portion mark apart.
enum SubjectField {
  /// Reads what follows the label; the first subject applies.
  static func read(_ printed: [Word], range: Range<Int>, into cable: inout Cable) {
    guard cable.subject == nil else { return }
    let bytes = cable.source.bytes
    var words = Array(printed.drop { $0.count <= 8 && leading.contains($0) })
    if let first = words.first, first.first == UInt8(ascii: "(") {
      var cursor = ByteCursor(bytes, first.range.lowerBound..<range.upperBound)
      if let mark = cursor.portionMark() {
        cable.subjectMark = mark
        drop(before: cursor.position, &words)
      }
    }
    words = SubjectEnd.unglued(words)
    if let end = SubjectEnd.find(in: words, bytes, cable) {
      let rest = Array(words[end.place...])
      words.removeSubrange(end.place...)
      end.keep(rest, in: &cable)
    }
    takeTrailingMark(&words, bytes, &cable)
    guard let whole = words.range else { return }
    cable.subject = Field(joined(words), at: whole)
  }

  /// What may precede the subject's text.
  private static let leading = WordTable(["-", "--", ":", ";", "*", "SUBJECT:"])

  private static func drop(before place: Int, _ words: inout [Word]) {
    words = words.compactMap { word in
      if word.range.lowerBound >= place { return word }
      if word.range.upperBound <= place { return nil }
      return word.dropping(place - word.range.lowerBound)
    }
  }

  private static func takeTrailingMark(
    _ words: inout [Word], _ bytes: [UInt8], _ cable: inout Cable
  ) {
    // A mark may have blanks within: `(S//FGI CAN//NF)`.
    guard let last = words.last, words.count > 1, last.last == UInt8(ascii: ")"),
      let first = words.indices.suffix(6).last(where: { words[$0].contains(UInt8(ascii: "(")) }),
      first > 0 || words[0].first != UInt8(ascii: "("),
      words[first].range.upperBound <= bytes.count,
      let open = bytes[words[first].range].lastIndex(of: UInt8(ascii: "("))
    else { return }
    var cursor = ByteCursor(bytes, open..<last.range.upperBound)
    guard let mark = cursor.portionMark(), cursor.position == last.range.upperBound else { return }
    if cable.subjectMark == nil { cable.subjectMark = mark }
    let start = words[first].range.lowerBound
    words.removeSubrange(first...)
    if open > start { words.append(Word(bytes, start..<open)) }
  }

  /// Joined with one blank; `US-`, broken at a line's end, takes none.
  private static func joined(_ words: [Word]) -> String {
    let isBroken = { (word: Word) in
      word.count > 1 && word.last == UInt8(ascii: "-")
        && (word[word.count - 2].isLetter || word[word.count - 2] == 0x2E)
    }
    guard words.dropLast().contains(where: isBroken) else { return words.joined }
    var text = ""
    for (place, word) in words.enumerated() {
      if place > 0, !isBroken(words[place - 1]) { text += " " }
      text += word.text
    }
    return text
  }
}
