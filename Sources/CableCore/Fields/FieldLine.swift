/// Which lines without a label are a field's own by their form, where nothing else says so.
enum FieldLine {
  /// Whether a line, or what of it is before a text's first words, is one of a field's: `above` is the field's
  /// line above, `count` says how many lines below the label it is.
  static func belongs(
    _ line: TextLine, to label: FieldLabel, below above: TextLine, after count: Int,
    _ bytes: [UInt8]
  ) -> Bool {
    if line.isFurniture || line.isAside { return true }
    let words = Word.words(bytes, line.range)
    if CaptionLines.isCaptions(words) || PassingLine.isPassing(words) { return true }
    guard line.gap == 0 else { return label == .reference && ReferenceList.isItem(words) }
    return switch label {
    case .reference: ReferenceList.isItem(words) || words.count < 4
    case .tags: TagsField.isCodeList(words)
    case .subject:
      // A title continues below a full line, and is hardly ever longer than three.
      above.range.count >= 45 && count <= 2 && !Heading.isProse(words)
    case .classifiedBy, .derivedFrom:
      ClassifiedByField.namesReason(words) || words.count < 6 && !Heading.isProse(words)
    default: words.count < 6
    }
  }
}
