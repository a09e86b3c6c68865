/// The SUBJECT: one line of single blanks, its portion mark apart.
enum SubjectField {
  /// Reads what stands behind the label; the first subject counts.
  static func read(_ lines: [Range<Int>], range: Range<Int>, into cable: inout Cable) {
    guard cable.subject == nil else { return }
    let bytes = cable.source.bytes
    var words = lines.flatMap { Word.words(bytes, $0) }
    while let first = words.first, ["-", "--", ":", ";", "SUBJECT:"].contains(first.text) {
      words.removeFirst()
    }
    if let first = words.first, first.text.utf8.first == UInt8(ascii: "(") {
      var cursor = ByteCursor(bytes, first.range.lowerBound..<range.upperBound)
      if let mark = cursor.portionMark() {
        cable.subjectMark = mark
        drop(before: cursor.position, &words)
      }
    }
    takeTrailingMark(&words, bytes, &cable)
    guard let whole = words.range else { return }
    cable.subject = Field(joined(words), at: whole)
  }

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
    guard let last = words.last, words.count > 1, last.text.utf8.last == UInt8(ascii: ")"),
      let open = bytes[last.range].lastIndex(of: UInt8(ascii: "("))
    else { return }
    var cursor = ByteCursor(bytes, open..<last.range.upperBound)
    guard let mark = cursor.portionMark(), cursor.position == last.range.upperBound else { return }
    if cable.subjectMark == nil { cable.subjectMark = mark }
    words.removeLast()
    if open > last.range.lowerBound { words.append(Word(bytes, last.range.lowerBound..<open)) }
  }

  /// Joined with one blank; `US-`, broken at a line's end, takes none.
  private static func joined(_ words: [Word]) -> String {
    var text = ""
    var previous: Word?
    for word in words {
      if let previous {
        let bytes = Array(previous.text.utf8)
        let isBroken =
          bytes.count > 1 && bytes[bytes.count - 1] == UInt8(ascii: "-")
          && bytes[bytes.count - 2].isLetter
        if !isBroken { text += " " }
      }
      text += word.text
      previous = word
    }
    return text
  }
}
