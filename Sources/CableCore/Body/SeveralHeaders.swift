/// A second header within one text: the next section of the same cable, sent as its own message.
struct SeveralHeaders {
  /// True between the second header's first line and the text that continues below it.
  private(set) var isOpen = false
  private var hasLevel = false
  private var hasLabel = false
  /// True where a classification line alone began it: what does not repeat the first header is text.
  private var isLevelAlone = false
  /// The lines of the first header and of the fields below it, from when a second header is met.
  private var above: Set<ArraySlice<UInt8>> = []

  /// What a line of the body is to a further section's header.
  enum Role {
    /// A line of the text.
    case none
    /// One of the header's, or of the fields below it, that says again what the first one says.
    case repeated
    /// One of them that says something else: it is kept as a line that no field takes.
    case passing
  }

  /// What a line is, once another header was begun.
  ///
  /// Above the classification line every line is the header's; below it captions, labelled fields with
  /// their second lines, and passing lines.
  mutating func role(of line: TextLine, _ bytes: [UInt8], _ cable: inout Cable) -> Role {
    if !isOpen {
      isLevelAlone = Self.isSectionLine(line.range, bytes)
      guard
        isLevelAlone || bytes.has("VZCZC", at: line.range.lowerBound) && line.range.count <= 24
      else { return .none }
      (isOpen, hasLevel, hasLabel) = (true, isLevelAlone, false)
      if above.isEmpty { above = Self.lines(above: cable.bodyStart, bytes) }
      if isLevelAlone { return .repeated }
      cable.note(
        .severalTransmissions, at: line.range, "another transmission begins within the text")
      return .repeated
    }
    // A header in small letters is one as well.
    let words = Word.words(bytes, line.range).map { hasLevel ? $0 : $0.uppercased }
    let start = ParagraphStart.read(bytes, line: line.range)
    if start?.mark != nil || hasLevel && start?.number != nil {
      isOpen = false
      return .none
    }
    if !hasLevel {
      hasLevel = ClassificationLine.level(words) != nil
      if let section = ClassificationLine.section(in: words) {
        cable.highestSection = max(cable.highestSection, section.number)
      }
      return hasLevel || RoutingHeader.isHeaderLine(words) || above.contains(bytes[line.range])
        ? .repeated : .passing
    }
    if isLevelAlone {
      isOpen = above.contains(bytes[line.range]) || CaptionLines.isCaptions(words)
      return isOpen ? .repeated : .none
    }
    let labels = FieldLabel.find(in: words, seen: [], isReadingRoom: false)
    if labels.first?.start == line.range.lowerBound {
      hasLabel = true
    } else if !CaptionLines.isCaptions(words), line.gap > 0 || !hasLabel {
      guard !hasLabel, PassingLine.isPassing(words) else {
        isOpen = false
        return .none
      }
    }
    return above.contains(bytes[line.range]) || CaptionLines.isCaptions(words)
      ? .repeated : .passing
  }

  /// `UNCLAS SECTION 02 OF 03 LISBON 000741`, below which some relays printed all fields again.
  private static func isSectionLine(_ line: Range<Int>, _ bytes: [UInt8]) -> Bool {
    guard (16...80).contains(line.count),
      ClassificationLine.mayBegin(bytes[line.lowerBound], bytes[line.lowerBound + 1]),
      bytes.place(of: "SECTION", in: line) != nil
    else { return false }
    let words = Word.words(bytes, line)
    return ClassificationLine.isFurniture(words)
      && ClassificationLine.section(in: words).map { $0.number > 1 } == true
  }

  private static func lines(above place: Int, _ bytes: [UInt8]) -> Set<ArraySlice<UInt8>> {
    Set(
      bytes[..<place].split(separator: 0x0A).compactMap { line in
        guard let first = line.firstIndex(where: { !$0.isBlank }),
          let last = line.lastIndex(where: { !$0.isBlank })
        else { return nil }
        return line[first...last]
      })
  }
}
