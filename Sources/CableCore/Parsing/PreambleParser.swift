/// Reads everything before the first paragraph: header, classification line, labelled fields.
///
/// Fields are found by label, anywhere in the preamble; the prose is never looked at.
enum PreambleParser {
  /// A labelled field's text, in pieces because page breaks may stand between its lines.
  private struct Segment {
    var label: FieldLabel?
    var lines: [Range<Int>]
    var isClosed = false
  }

  static func parse(into cable: inout Cable) {
    let bytes = cable.source.bytes
    let lines = Lines(bytes).ranges
    var header = RoutingHeader()
    var index = 0
    var isAfterClassification = false
    var segments: [Segment] = [Segment(label: nil, lines: [])]
    cable.bodyStart = bytes.count
    while index < lines.count {
      let line = lines[index]
      index += 1
      let words = Word.words(bytes, line)
      if words.isEmpty {
        if let last = segments.last, last.label != nil, !last.lines.isEmpty,
          last.label != .tags || index > 1
        {
          segments[segments.count - 1].isClosed = true
        }
        continue
      }
      if PageBreak.isBreak(words.map(\.text)) {
        cable.pageBreaks.append(line)
        continue
      }
      let labels = FieldLabel.find(in: words)
      if !isAfterClassification, labels.isEmpty {
        if ClassificationLine.read(words, into: &cable) {
          isAfterClassification = true
          continue
        }
        if header.read(words, line: line, into: &cable) { continue }
      } else if labels.isEmpty, ClassificationLine.isFurniture(words) {
        continue
      }
      if isBodyStart(bytes, line, labels: labels, segments: segments) {
        cable.bodyStart = line.lowerBound
        break
      }
      if labels.isEmpty {
        if words.joined.hasPrefix("This record is a partial extract") { cable.isPartial = true }
        if let last = segments.last, last.label != nil, last.isClosed, last.label != .reference {
          // Prose without a number behind the labelled fields: the body begins here.
          if segments.contains(where: { $0.label == .subject }), !isLone(words) {
            cable.bodyStart = line.lowerBound
            break
          }
          segments.append(Segment(label: nil, lines: [line]))
        } else {
          segments[segments.count - 1].lines.append(line)
        }
        continue
      }
      isAfterClassification = true
      var start = line.lowerBound
      for label in labels {
        if label.start > start {
          segments[segments.count - 1].lines.append(start..<label.start)
        }
        segments.append(Segment(label: label.label, lines: []))
        start = label.end
      }
      segments[segments.count - 1].lines.append(start..<line.upperBound)
    }
    header.finish(into: &cable)
    fill(&cable, from: segments)
  }

  private static func isLone(_ words: [Word]) -> Bool {
    words.count <= 3 && words.allSatisfy { $0.text.utf8.allSatisfy { $0.isUpper || $0 == 0x2C } }
  }

  private static func isBodyStart(
    _ bytes: [UInt8], _ line: Range<Int>, labels: [FieldLabel.Place], segments: [Segment]
  ) -> Bool {
    guard let start = ParagraphStart.read(bytes, line: line) else { return false }
    if start.number == nil { return labels.isEmpty && segments.contains { $0.label == .subject } }
    if start.mark != nil || start.number == 1 { return true }
    return segments.contains { $0.label == .subject || $0.label == .tags }
  }

  private static func fill(_ cable: inout Cable, from segments: [Segment]) {
    let bytes = cable.source.bytes
    for segment in segments {
      let words = segment.lines.flatMap { Word.words(bytes, $0) }
      guard let range = words.range else { continue }
      switch segment.label {
      case nil: CaptionLines.read(segment.lines, into: &cable)
      case .executiveOrder: ExecutiveOrderLine.read(words, into: &cable)
      case .tags: TagsField.read(words, into: &cable)
      case .subject:
        guard cable.subject == nil else { continue }
        var cursor = ByteCursor(bytes, range)
        cable.subjectMark = cursor.portionMark()
        let rest = Word.words(bytes, cursor.position..<range.upperBound)
        let kept =
          segment.lines.count == 1
          ? rest
          : words.filter {
            $0.range.lowerBound >= cursor.position
          }
        cable.subject = Field(kept.joined.replacingHyphenBreaks, at: range)
      case .reference: break
      case .classifiedBy: ClassifiedByField.read(words, into: &cable)
      }
    }
    // The level is that of the line and the captions together.
    if var whole = cable.classification {
      for caption in cable.captions {
        if caption.value == "NOFORN", !whole.value.controls.contains("NOFORN") {
          whole.value.controls.append("NOFORN")
        }
        if caption.value == "SENSITIVE", whole.value.level == .unclassified,
          !whole.value.controls.contains("FOUO")
        {
          whole.value.controls.append("FOUO")
        }
      }
      cable.classification = whole
    }
    identify(&cable)
    for segment in segments where segment.label == .reference {
      ReferenceList.read(segment.lines, into: &cable)
    }
  }

  private static func identify(_ cable: inout Cable) {
    let named = cable.source.hints.fileName.flatMap(CableID.init(parsing:))
    if let station = cable.station?.value, let number = cable.number?.value,
      let year = cable.sent?.value.year ?? named?.year
    {
      cable.id = CableID(year: year, station: station, number: number)
    } else {
      cable.id = cable.source.hints.id.flatMap(CableID.init(parsing:)) ?? named
    }
  }
}

extension String {
  /// `US- CHILEAN`, broken at a line's end, is `US-CHILEAN`; ` - ` stays.
  fileprivate var replacingHyphenBreaks: String {
    var result = ""
    var previous: Character = " "
    var beforePrevious: Character = " "
    for character in self {
      if character == " ", previous == "-", beforePrevious.isLetter { continue }
      result.append(character)
      beforePrevious = previous
      previous = character
    }
    return result
  }
}
