extension FieldsRead {
  /// Reads header and fields of a text.
  ///
  /// - Parameters:
  ///   - text: the text, its wide blanks made plain.
  ///   - given: its lines, where some were set aside.
  ///
  /// Cost: linear in the text's lines; the prose is not looked at.
  convenience init(of text: SourceText, lines given: [TextLine]? = nil) {
    var lines = given ?? TextLine.lines(of: text.bytes)
    if given == nil {
      TextLine.closeSpacing(of: &lines, text.bytes)
      RelayHead.setAside(in: &lines, text.bytes, headerEnd: text.headerEnd)
      PageNumbers.mark(in: &lines, text.bytes)
    }
    var text = text
    text.readAhead = ReadAhead()
    text.diagnostics = []
    var cable = Cable(unparsed: text)
    cable.isPartial = text.isExtract
    let body = PreambleParser.parse(into: &cable, lines: lines)
    self.init(cable, lines: lines, body: body)
  }
}
