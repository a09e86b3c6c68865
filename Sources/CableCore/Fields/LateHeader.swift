/// A header below a classification line or labels that were read as the cable's.
///
/// Publishers print a cable's classification line or fields above the cable, and a preview may end
/// before its text. The header is the cable's wherever it is printed above the text, and so is what is
/// below it; what is printed again below it is only a copy above.
struct LateHeader {
  /// True if a classification line with a number is below the header's first line.
  private(set) var hasLevel = false
  /// The labels below the header's first line, above the text.
  private(set) var labels: FieldLabels = []

  /// So many lines of a header are hardly ever above its text.
  private static let reach = 120

  /// Reads ahead from a line with which a header begins for certain; nil for other lines.
  ///
  /// Cost: a byte of most lines; else linear in the lines above the text.
  init?(at index: Int, of lines: [TextLine], _ bytes: [UInt8]) {
    guard Self.begins(lines[index...], bytes) else { return nil }
    for line in lines[index...].dropFirst().prefix(Self.reach) where !line.isFurniture {
      if ParagraphStart.read(bytes, line: line.range)?.number != nil { return }
      let words = Word.words(bytes, line.range)
      for place in FieldLabel.find(in: words, seen: [], isReadingRoom: false) {
        labels.insert(place.label)
      }
      if ClassificationLine.hasNumberedLevel(words) { hasLevel = true }
    }
  }

  /// Whether a header or a classification line with a number is below a line that could begin a text.
  ///
  /// A text begins below them: `(U)` above a header is a publisher's. Cost: a byte of most lines, the words
  /// of some of twelve; asked of lines above which no field was read.
  static func isBelow(_ index: Int, in lines: [TextLine], _ bytes: [UInt8]) -> Bool {
    for place in lines.indices.dropFirst(index + 1).prefix(12) where !lines[place].isFurniture {
      if begins(lines[place...], bytes) { return true }
      let words = Word.words(bytes, lines[place].range)
      if words.count <= 12, ClassificationLine.hasNumberedLevel(words) { return true }
    }
    return false
  }

  /// Whether the header of a cable continues below a line with a level: a page ended within it.
  ///
  /// Cost: the words of a few lines; asked of lines with a level alone.
  static func continues(below index: Int, _ level: [Word], in lines: [TextLine], of cable: Cable)
    -> Bool
  {
    let bytes = cable.source.bytes
    let hasNumber = level.contains(where: \.hasDigit)
    // Below a line with a number, which is the cable's own, hardly a name is.
    let reach = hasNumber ? 1 : 4
    for line in lines[index...].dropFirst().lazy.filter({ !$0.isFurniture }).prefix(reach) {
      let words = Word.words(bytes, line.range)
      if let continues = RoutingHeader.continues(words, isCertain: hasNumber, of: cable) {
        return continues
      }
      // A name of which nothing shows that it is an addressee's may be above one.
      if Heading.isProse(words) || ParagraphStart.read(bytes, line: line.range)?.number != nil
        || !FieldLabel.find(in: words, seen: [], isReadingRoom: false).isEmpty
      {
        return false
      }
    }
    return false
  }

  /// Takes out of a cable what was read above the header and is printed again below it, and reports it.
  ///
  /// - Parameters:
  ///   - fields: where labels begin that are below the header, too; nil where none are.
  ///   - lines: those above the header.
  ///   - cable: what was read of them.
  /// - Returns: false if nothing is printed again.
  func setAside(
    from fields: Int?, in lines: ArraySlice<TextLine>, of cable: inout Cable
  ) -> Bool {
    let level = hasLevel ? cable.classification?.range : nil
    guard let end = lines.last?.range.upperBound,
      let first = [level?.lowerBound, fields].compactMap(\.self).min()
    else { return false }
    let above = fields == nil ? level ?? first..<end : first..<end
    var whole = Cable(unparsed: cable.source)
    if level == nil {
      (whole.classification, whole.station) = (cable.classification, cable.station)
      (whole.number, whole.section) = (cable.number, cable.section)
    }
    whole.captions = cable.captions.filter { !$0.range.overlaps(above) }
    whole.passing = cable.passing.filter { !$0.range.overlaps(above) }
    whole.pageBreaks = cable.pageBreaks.filter { !$0.overlaps(above) }
    let own = lines.map(\.range).filter { line in
      line.overlaps(above) && whole.classification?.range.overlaps(line) != true
    }
    let below = Self.signs(end..<min(end + Self.repeatReach, cable.source.bytes.count), cable)
    for (place, line) in own.enumerated() {
      if place < Self.reach, below.contains(Self.signs(line, cable)) {
        whole.pageBreaks.append(line)
      } else {
        whole.pass(line)
      }
    }
    (whole.isPartial, whole.diagnostics) = (cable.isPartial, cable.diagnostics)
    whole.note(
      .earlierCopy, at: above,
      "lines above the header are a copy: those printed again below it are only in the raw view")
    cable = whole
    return true
  }

  /// So many bytes below are compared with the lines above.
  private static let repeatReach = 8192

  private static func signs(_ range: Range<Int>, _ cable: Cable) -> [UInt8] {
    cable.source.bytes[range].filter { $0 > 0x20 }
  }

  /// Whether the first of some lines is a header's: its identifier, routing, date-time group or sender, each
  /// with the line that follows it in every header.
  private static func begins(_ lines: ArraySlice<TextLine>, _ bytes: [UInt8]) -> Bool {
    guard let line = lines.first?.range, line.count > 4 else { return false }
    let start = line.lowerBound
    let below = lines.dropFirst().lazy.filter { !$0.isFurniture }.prefix(4).map(\.range.lowerBound)
    func follows(_ opening: StaticString) -> Bool {
      below.contains { bytes.has(opening, at: $0) }
    }
    switch bytes[start] {
    case UInt8(ascii: "V"): return RoutingHeader.begins(at: start, in: bytes)
    case UInt8(ascii: "D"): return bytes.has("DE R", at: start) && follows("FM ")
    case UInt8(ascii: "F"): return bytes.has("FM ", at: start) && follows("TO ")
    case UInt8(ascii: "Z"), UInt8(ascii: "O"), UInt8(ascii: "P"), UInt8(ascii: "R"),
      UInt8(ascii: "Y"), UInt8(ascii: "M"):
      guard bytes[start + 1] == 0x20 || bytes[start + 2] == 0x20 else { return false }
      if follows("DE R") { return RoutingHeader.isHeaderLine(Word.words(bytes, line)) }
      return follows("FM ") && RoutingHeader.dateTimeGroup(Word.words(bytes, line)) != nil
    default: return false
    }
  }
}
