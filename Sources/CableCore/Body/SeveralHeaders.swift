/// A second header within one text: the next section of the same cable, sent as its own message.
struct SeveralHeaders {
  /// True between the second header's first line and the text that goes on below it.
  private(set) var isOpen = false
  private var hasLevel = false
  private var hasLabel = false

  /// Whether a line of the body belongs to a header of a further section.
  ///
  /// Above the classification line every line does; below it captions, labelled fields with their
  /// second lines, and passing lines.
  mutating func takes(_ line: TextLine, _ bytes: [UInt8], _ cable: inout Cable) -> Bool {
    if !isOpen {
      guard bytes.has("VZCZC", at: line.range.lowerBound), line.range.count <= 24 else {
        return false
      }
      (isOpen, hasLevel, hasLabel) = (true, false, false)
      cable.note(
        .severalTransmissions, at: line.range, "another transmission begins within the text")
      return true
    }
    let words = Word.words(bytes, line.range)
    let start = ParagraphStart.read(bytes, line: line.range)
    if start?.mark != nil || hasLevel && start?.number != nil {
      isOpen = false
      return false
    }
    if !hasLevel {
      hasLevel = ClassificationLine.level(words) != nil
      if let section = ClassificationLine.section(in: words) {
        cable.highestSection = max(cable.highestSection, section.number)
      }
      return true
    }
    let labels = FieldLabel.find(in: words, seen: [], isReadingRoom: false)
    if labels.first?.start == line.range.lowerBound {
      hasLabel = true
      return true
    }
    if CaptionLines.isCaptions(words) || line.gap == 0 && hasLabel { return true }
    let isPassing =
      !hasLabel && words.count > 2 && words[0].isUpper
      && (words[1].is("FOR") || words[1].is("PASS"))
    if !isPassing { isOpen = false }
    return isPassing
  }
}
