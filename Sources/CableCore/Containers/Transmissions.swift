/// Several whole transmissions end to end in one text: a corrected copy and the original.
enum Transmissions {
  /// The transmissions as texts of their own, in order; copies that are equal count once.
  ///
  /// A second header of the same cable's next section begins no new text.
  static func split(_ source: SourceText) -> [SourceText] {
    let bytes = source.bytes
    // Nearly every text is one transmission, or has lost the line that tells.
    guard let first = bytes.place(of: "VZCZC", in: 0..<bytes.count),
      bytes.place(of: "VZCZC", in: (first + 5)..<bytes.count) != nil
    else { return [source] }
    var starts: [Int] = []
    var place = first
    while let found = bytes.place(of: "VZCZC", in: place..<bytes.count) {
      if isLineStart(found, bytes), startsHeader(found, bytes) { starts.append(found) }
      place = found + 5
    }
    guard starts.count > 1 else { return [source] }
    starts[0] = 0
    var parts: [SourceText] = []
    for (start, end) in zip(starts, starts.dropFirst() + [bytes.count]) {
      var part = source
      part.bytes = Array(bytes[start..<end])
      parts.append(part)
    }
    let sections = parts.map(section)
    if let first = sections.first, let station = first.station,
      Set(sections.map(\.number)).count == sections.count,
      sections.allSatisfy({ $0.station == station && $0.number != nil })
    {
      // Sections of one cable, each with its header: one text.
      return [source]
    }
    var kept: [SourceText] = []
    var known: Set<[UInt8]> = []
    for part in parts where known.insert(part.bytes).inserted {
      var part = part
      part.part = kept.count
      kept.append(part)
    }
    return kept
  }

  /// The cable and the section that the classification line of a transmission names.
  ///
  /// Its header and fields are not read for that: the one parse of the whole text is to come.
  private static func section(_ source: SourceText) -> (station: String?, number: Int?) {
    var head = source
    head.bytes = Array(source.bytes.prefix(8192))
    var cable = Cable(unparsed: head)
    let lines = TextLine.lines(of: head.bytes).filter { !$0.isFurniture }
    for (place, line) in lines.enumerated() where cable.number == nil {
      let words = Word.words(head.bytes, line.range)
      guard let level = ClassificationLine.level(words) else { continue }
      let next = place + 1 < lines.count ? Word.words(head.bytes, lines[place + 1].range) : []
      _ = ClassificationLine.read(words, found: level, next: next, into: &cable)
    }
    return (
      cable.station.map { "\($0.value)\(cable.number?.value ?? 0)" }, cable.section?.value.number
    )
  }

  private static func isLineStart(_ place: Int, _ bytes: [UInt8]) -> Bool {
    var index = place
    while index > 0, bytes[index - 1] == 0x20 { index -= 1 }
    return index == 0 || bytes[index - 1] == 0x0A || bytes[index - 1] == 0x0D
  }

  /// The DE line and the date-time group follow within a few lines.
  private static func startsHeader(_ place: Int, _ bytes: [UInt8]) -> Bool {
    let end = min(bytes.count, place + 2000)
    return bytes.place(of: "\nDE R", in: place..<end) != nil
      && bytes.place(of: "\nFM ", in: place..<end) != nil
  }
}
