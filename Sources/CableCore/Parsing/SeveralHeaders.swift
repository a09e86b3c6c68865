/// A second header within one text: the next section of the same cable, sent as its own message.
struct SeveralHeaders {
  /// True between the second header's first line and its classification line.
  private(set) var isOpen = false
  private var hasSubject = false

  /// Whether a line of the body belongs to a header of a further section.
  mutating func takes(_ line: TextLine, _ bytes: [UInt8], _ cable: inout Cable) -> Bool {
    let start = line.range.lowerBound
    if !isOpen {
      guard bytes.has("VZCZC", at: start), line.range.count <= 24 else { return false }
      isOpen = true
      cable.note(
        .severalTransmissions, at: line.range, "another transmission begins within the text")
      return true
    }
    let words = Word.words(bytes, line.range)
    if ClassificationLine.level(words) != nil { hasSubject = true }
    // The repeated header ends with the first paragraph.
    if let read = ParagraphStart.read(bytes, line: line.range),
      read.mark != nil || read.number != nil
    {
      isOpen = false
      return false
    }
    return true
  }
}
