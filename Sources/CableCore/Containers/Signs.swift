/// Signs by which a text is known to be a cable, or a fragment of one.
enum Signs {
  /// True if a text holds any field of a cable or a marked paragraph.
  ///
  /// For most texts one line decides. Otherwise header and fields are read, and kept for the cable.
  ///
  /// Cost: at most the text's first 64 kB are looked at; of a longer text they are read again.
  static func holdsCable(_ source: inout SourceText) -> Bool {
    if source.hints.id != nil, source.bytes.contains(where: \.isLetter) { return true }
    if !source.readAhead.isEmpty || hasLabel(source.bytes) { return true }
    let isWhole = source.bytes.count <= 65_536
    var head = source
    if !isWhole { head.bytes = Array(head.bytes.prefix(65_536)) }
    // As the cable is read: `TAGS:` is a label whatever blank follows it, or is within it.
    var isBare = false
    if !HiddenCharacters.areNone(in: head.bytes) {
      if let bare = BareText(head.bytes) { (head.bytes, isBare) = (bare.bytes, true) }
      if let plain = PlainBlanks.read(head.bytes) { head.bytes = plain.bytes }
    }
    let read = FieldsRead(of: head)
    guard hasField(read.cable) || read.body.contains(where: { isMarked($0, head.bytes) }) else {
      return false
    }
    if isWhole, !isBare { source.readAhead = ReadAhead(read) }
    return true
  }

  private static func hasField(_ cable: Cable) -> Bool {
    cable.transmission != nil || cable.sent != nil || !cable.tags.isEmpty
      || cable.classification != nil && cable.number != nil || cable.executiveOrder != nil
      || cable.subject != nil && !cable.references.isEmpty || !cable.classifiedBy.isEmpty
  }

  /// True for a paragraph with its number and mark.
  private static func isMarked(_ line: TextLine, _ bytes: [UInt8]) -> Bool {
    guard let start = ParagraphStart.read(bytes, line: line.range) else { return false }
    return start.hasMark && start.number != nil
  }

  /// True if a text holds anything at all of a cable: a label with its value, a mark, a
  /// classification line, a line of a header, or the id of a cable.
  ///
  /// Cost: the text's first 64 kB are looked at.
  static func holdsPart(_ source: SourceText) -> Bool {
    var head = source
    if head.bytes.count > 65_536 { head.bytes = Array(head.bytes.prefix(65_536)) }
    // What the file's name says is no part of its text.
    head.hints = ContainerHints()
    let cable = Cable(parsing: head)
    return cable.id != nil || cable.transmissionID != nil || cable.transmission != nil
      || cable.sent != nil || cable.securityProsign != nil || cable.classification != nil
      || cable.subject != nil || !cable.tags.isEmpty || !cable.captions.isEmpty
      || !cable.references.isEmpty || cable.executiveOrder != nil
      || !cable.classifiedBy.isEmpty || !cable.reasons.isEmpty
      || cable.mentions.contains { $0.id != nil }
      || cable.to.contains { $0.routing != nil } || cable.info.contains { $0.routing != nil }
      || cable.paragraphs.contains { $0.mark != nil } || namesID(head.bytes)
      || hasAddress(cable) || hasReason(head.bytes)
  }

  /// `FM AMEMBASSY ROME`, `INFO SECSTATE WASHDC`: a sender or addressee that is an office.
  private static func hasAddress(_ cable: Cable) -> Bool {
    let names = [cable.from?.value].compactMap(\.self) + (cable.to + cable.info).map(\.name)
    return names.contains { name in
      name.split(separator: " ").first.map {
        AddressWords.opensLine(Word(spelled: String($0), at: 0..<0))
      } ?? false
    }
  }

  /// `Reason: 1.4 (b)`, `DERIVED FROM: DSCG 05-1`: a label of the classification, with its value.
  private static func hasReason(_ bytes: [UInt8]) -> Bool {
    bytes.prefix(4096).split(separator: 0x0A).prefix(60).contains { line in
      let words = Word.words(bytes, line.startIndex..<line.endIndex)
      guard words.count >= 2 else { return false }
      return Labels.pairs[words[0].uppercased] != nil && words.count > 2
        && words[1].contains(UInt8(ascii: ":"))
        || words[0].contains(UInt8(ascii: ":")) && words[0].uppercased.begins("REASON")
          && !ClassificationReasons.read(words).isEmpty
    }
  }

  /// `09ASTANA1327` as a word of the first lines.
  private static func namesID(_ bytes: [UInt8]) -> Bool {
    Word.words(bytes, 0..<min(bytes.count, 4096)).contains { word in
      word.count >= 6 && word.first.isDigit && word.last.isDigit && word[2].isUpper
        && CableID(parsing: word.text).map { Vocabulary.isStation($0.station) } == true
    }
  }

  /// Notes the id of a cable that a file has and nothing else, with its label or without:
  /// `09LISBON512`, `MRN: 12 OSLO 88`.
  static func noteID(in source: inout SourceText) {
    guard source.hints.id == nil, source.bytes.count <= 80 else { return }
    var words = Word.words(source.bytes, source.bytes.indices)
    if let label = words.firstIndex(where: { $0.last == UInt8(ascii: ":") }) {
      let name = words[...label].joined
      guard RecordColumns.meaning(of: name)?.meaning == .field(.id) else { return }
      words.removeFirst(label + 1)
    }
    let text = words.joined
    guard words.count <= 5, let id = CableID(parsing: text), Vocabulary.isStation(id.station) else {
      return
    }
    source.hints.note(.id, text, from: "text")
  }

  /// True if a line within the first ones can only be one of a cable's header or preamble.
  private static func hasLabel(_ bytes: [UInt8]) -> Bool {
    var start = 0
    for _ in 0..<60 {
      guard start < bytes.count else { return false }
      if bytes[start].isUpper, HeaderWords.certain.row(at: start, in: bytes) != nil { return true }
      guard let end = bytes.place(of: 0x0A, from: start) else { return false }
      start = end + 1
    }
    return false
  }
}
