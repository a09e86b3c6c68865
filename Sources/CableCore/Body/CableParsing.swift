extension Cable {
  /// Parses a text; any bytes give a cable.
  ///
  /// Cost: linear in the length of the text.
  public init(parsing source: SourceText) {
    self.init(unparsed: source)
    diagnostics = source.diagnostics
    let body = PreambleParser.parse(into: &self, lines: TextLine.lines(of: source.bytes))
    BodyParser.parse(body, into: &self)
    CrossCheck.run(on: &self)
  }

  /// Reads header and labelled fields alone; paragraphs and what is found in them stay empty.
  ///
  /// Cost: linear in the text's lines; the prose is not looked at.
  public init(fieldsOf source: SourceText) {
    self.init(unparsed: source)
    _ = PreambleParser.parse(into: &self, lines: TextLine.lines(of: source.bytes))
  }
}
