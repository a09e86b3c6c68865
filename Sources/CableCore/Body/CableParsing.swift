extension Cable {
  /// Parses a text; any bytes give a cable.
  ///
  /// Cost: linear in the length of the text.
  public init(parsing source: SourceText) {
    self.init(unparsed: source)
    diagnostics = source.diagnostics
    isPartial = source.isExtract
    let plain = PlainBlanks.read(source.bytes)
    if let plain { self.source.bytes = plain.bytes }
    let body = readFields()
    BodyParser.parse(body, into: &self)
    if signature.isEmpty {
      signature = source.hints.all(.signature).map { Field($0, at: 0..<0) }
    }
    if let plain {
      self.source.bytes = source.bytes
      if plain.count > 0 { note(.wideBlanks, at: plain.first, plain.sentence) }
    }
    CrossCheck.run(on: &self)
  }

  /// Reads header and labelled fields alone; paragraphs and what is found in them stay empty.
  ///
  /// Cost: linear in the text's lines; the prose is not looked at.
  public init(fieldsOf source: SourceText) {
    self.init(unparsed: source)
    if let plain = PlainBlanks.read(source.bytes) { self.source.bytes = plain.bytes }
    _ = readFields()
    self.source.bytes = source.bytes
  }

  /// Reads header and fields, where that was not done to recognise the text.
  ///
  /// - Returns: the lines of the body.
  private mutating func readFields() -> ArraySlice<TextLine> {
    if let read = source.readAhead.fields(of: source) {
      var whole = source
      whole.readAhead = ReadAhead()
      let before = diagnostics
      self = read.cable
      source = whole
      diagnostics = before + read.cable.diagnostics
      return read.body
    }
    source.readAhead = ReadAhead()
    return PreambleParser.parse(into: &self, lines: TextLine.lines(of: source.bytes))
  }
}
