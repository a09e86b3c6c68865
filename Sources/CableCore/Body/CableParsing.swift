extension Cable {
  /// Parses a text; any bytes give a cable.
  ///
  /// Cost: linear in the length of the text.
  public init(parsing source: SourceText) {
    // Asked once: such a text has neither wide blanks nor anything hidden.
    let isPlain = HiddenCharacters.areNone(in: source.bytes)
    if !isPlain, let bare = source.bareAboveBody {
      self.init(parsing: bare, of: source)
      return
    }
    let plain = isPlain ? nil : PlainBlanks.read(source.bytes)
    var text = source
    if let plain { text.bytes = plain.bytes }
    let ahead = text.fieldsRead
    self = ahead.cable
    readBody(ahead.body, of: source)
    var lines = ahead.lines
    if let (whole, earlier) = EarlierCopies.setAside(in: ahead.lines, of: self) {
      let whole = FieldsRead(of: text.without(earlier), lines: whole)
      lines = whole.lines
      self = whole.cable
      readBody(whole.body, of: source)
      note(
        .earlierCopy, at: earlier,
        "an earlier copy of the cable is above the text: only the raw view shows it")
    }
    if signature.isEmpty {
      signature = source.hints.all(.signature).map { Field($0, at: 0..<0) }
    }
    Drafters.fill(&self)
    Exemptions.fill(&self, lines: lines)
    keepFieldsOutOfFurniture()
    self.source = source
    self.source.readAhead = ReadAhead()
    if source.isFragment || isPiece { isPartial = true }
    if let plain, plain.count > 0 { note(.wideBlanks, at: plain.first, plain.sentence) }
    CrossCheck.run(on: &self, isPlain: isPlain)
  }

  /// Parses a text without the signs of no width above its body; every range counts in the text with them.
  private init(parsing bare: BareText, of source: SourceText) {
    self.init(parsing: source.bare(bare))
    diagnostics.removeAll { $0.code == .hiddenCharacters }
    move(bare.source)
    self.source = source
    self.source.readAhead = ReadAhead()
    diagnostics.insert(contentsOf: source.diagnostics, at: 0)
    note(.wideBlanks, at: bare.first, bare.sentence)
    CrossCheck.runAgain(on: &self)
  }

  /// True for a lone line: a classification line, TAGS, a paragraph of a cable whose other parts nobody
  /// has.
  private var isPiece: Bool {
    guard from == nil, source.hints.id == nil, source.format == .text else { return false }
    if paragraphs.isEmpty { return subject == nil || classification == nil }
    return sent == nil && classification == nil && subject == nil && tags.isEmpty
      && executiveOrder == nil && references.isEmpty && transmission == nil
  }

  /// Takes out of the furniture what a field was read from: the section of a banner, the post of a
  /// classification line that is printed below the text.
  ///
  /// Furniture within a field, such as the head of a page, stays. Cost: linear in the furniture.
  private mutating func keepFieldsOutOfFurniture() {
    guard !pageBreaks.isEmpty else { return }
    let single = [
      classification?.range, number?.range, station?.range, section?.range, precedence?.range,
      sent?.range, from?.range, transmissionID?.range, transmission?.range, securityProsign?.range,
    ]
    let fields = single.compactMap(\.self) + captions.map(\.range)
    guard pageBreaks.contains(where: { line in fields.contains { $0.takesFrom(line) } }) else {
      return
    }
    let inOrder = fields.sorted { $0.lowerBound < $1.lowerBound }
    pageBreaks = pageBreaks.flatMap { line in
      var rest: [Range<Int>] = []
      var start = line.lowerBound
      for field in inOrder where field.takesFrom(line) {
        if start < field.lowerBound { rest.append(start..<field.lowerBound) }
        start = max(start, field.upperBound)
      }
      if start < line.upperBound { rest.append(start..<line.upperBound) }
      return rest
    }
  }

  /// Continues with the body, where header and fields are read.
  private mutating func readBody(_ lines: ArraySlice<TextLine>, of source: SourceText) {
    diagnostics = source.diagnostics + diagnostics
    BodyParser.parse(lines, into: &self)
  }

  /// Reads header and labelled fields alone; paragraphs and what is found in them stay empty.
  ///
  /// Cost: linear in the text's lines; the prose is not looked at.
  public init(fieldsOf source: SourceText) {
    if !HiddenCharacters.areNone(in: source.bytes), let bare = BareText(source.bytes) {
      self.init(fieldsOf: source.bare(bare))
      move(bare.source)
      self.source = source
      self.source.readAhead = ReadAhead()
      return
    }
    var text = source
    if let plain = PlainBlanks.read(source.bytes) { text.bytes = plain.bytes }
    let read = text.fieldsRead
    self = read.cable
    if let (whole, earlier) = EarlierCopies.setAside(in: read.lines, of: self) {
      self = FieldsRead(of: text.without(earlier), lines: whole).cable
    }
    self.source = source
    self.source.readAhead = ReadAhead()
  }
}

extension SourceText {
  /// The text without the signs of no width above its body; nil where none is there.
  fileprivate var bareAboveBody: BareText? {
    guard let all = BareText(bytes) else { return nil }
    // Where the body begins is seen once no label has such a sign.
    return BareText(bytes, before: all.source(Cable(fieldsOf: bare(all)).bodyStart))
  }

  /// The text without signs of no width, and without what was noticed in it.
  fileprivate func bare(_ bare: BareText) -> SourceText {
    var text = self
    text.bytes = bare.bytes
    text.headerEnd = headerEnd.map(bare.place(ofSource:))
    text.diagnostics = []
    text.readAhead = ReadAhead()
    return text
  }

  /// Header and fields: those that were read to recognise the text, else read now.
  fileprivate var fieldsRead: FieldsRead { readAhead.fields(of: self) ?? FieldsRead(of: self) }

  /// The text whose header is not the one that its container names, where that is set aside.
  fileprivate func without(_ earlier: Range<Int>) -> SourceText {
    guard let headerEnd, earlier.lowerBound < headerEnd else { return self }
    var source = self
    source.headerEnd = nil
    return source
  }
}

extension Range<Int> {
  /// Whether a field has bytes of a line that is not within it as a page's head may be.
  fileprivate func takesFrom(_ line: Self) -> Bool { overlaps(line) && !encloses(line) }
}
