/// Signs by which a text is known to be a cable, or a fragment of one.
enum Signs {
  /// True where a text holds any field of a cable or a marked paragraph.
  ///
  /// Cost: the text's first 64 kB are looked at.
  static func holdsCable(_ source: SourceText) -> Bool {
    if source.hints.id != nil, source.bytes.contains(where: \.isLetter) { return true }
    if hasLabel(source.bytes) { return true }
    var head = source
    if head.bytes.count > 65_536 { head.bytes = Array(head.bytes.prefix(65_536)) }
    let lines = TextLine.lines(of: head.bytes)
    var cable = Cable(unparsed: head)
    let body = PreambleParser.parse(into: &cable, lines: lines)
    if cable.transmission != nil || cable.sent != nil || !cable.tags.isEmpty
      || cable.classification != nil && cable.number != nil || cable.executiveOrder != nil
      || cable.subject != nil && !cable.references.isEmpty || !cable.classifiedBy.isEmpty
    {
      return true
    }
    return body.contains { line in
      ParagraphStart.read(head.bytes, line: line.range).map { $0.mark != nil && $0.number != nil }
        == true
    }
  }

  /// True where a line within the first ones can only be one of a cable's header or preamble.
  private static func hasLabel(_ bytes: [UInt8]) -> Bool {
    let labels: [StaticString] = ["VZCZC", "ZNR ", "ZNY ", "DE RU", "TAGS: ", "E.O. 1"]
    var start = 0
    for _ in 0..<60 {
      guard start < bytes.count else { return false }
      let first = bytes[start]
      if first.isUpper,
        labels.contains(where: { $0.utf8Start[0] == first && bytes.has($0, at: start) })
      {
        return true
      }
      guard let end = bytes.place(of: 0x0A, from: start) else { return false }
      start = end + 1
    }
    return false
  }
}
