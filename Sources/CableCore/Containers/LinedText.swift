/// A text with five lines of facts before the header: id, subject, date, level, origin.
enum LinedText {
  /// The cable's own text; nil if the lines are not there.
  static func read(_ bytes: [UInt8], hints: inout ContainerHints) -> [UInt8]? {
    var lines: [Range<Int>] = []
    var start = 0
    while lines.count < 5, start < bytes.count {
      var end = start
      while end < bytes.count, bytes[end] != 0x0A, end - start < 400 { end += 1 }
      guard end < bytes.count, bytes[end] == 0x0A else { return nil }
      let line = trimmed(start..<end, bytes)
      if line.isEmpty {
        if !lines.isEmpty { return nil }
      } else {
        // The first line is an id, or the text is another.
        if lines.isEmpty, line.count > 40 { return nil }
        lines.append(line)
      }
      start = end + 1
    }
    guard lines.count == 5, isID(bytes.string(lines[0])) else { return nil }
    let date = Word.words(bytes, lines[2])
    guard date.count >= 5, DateText.month(date[1].text) != nil, date[3].text.contains(":"),
      ClassificationLine.level(Word.words(bytes, lines[3])) != nil
    else { return nil }
    let fields: [ContainerValue.Field] = [.id, .subject, .sent, .classification, .origin]
    for (number, field) in fields.enumerated() {
      hints.note(field, bytes.string(lines[number]), from: "line \(number + 1)")
    }
    return Array(bytes[start...])
  }

  private static func isID(_ text: String) -> Bool {
    CableID(correcting: text).map { Vocabulary.isStation($0.station) } == true
  }

  /// A line without the blanks around it.
  private static func trimmed(_ line: Range<Int>, _ bytes: [UInt8]) -> Range<Int> {
    var (start, end) = (line.lowerBound, line.upperBound)
    while start < end, bytes[start].isBlank { start += 1 }
    while end > start, bytes[end - 1].isBlank { end -= 1 }
    return start..<end
  }
}
