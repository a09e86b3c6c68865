/// One cable as one line of JSON, schema 2: keys always present, `null` or `[]` for nothing.
public enum CableJSON {
  /// The line, without a line end.
  ///
  /// - Parameters:
  ///   - cable: the cable.
  ///   - path: its file, relative to the path that was asked for.
  ///   - root: the path that was asked for, as it was given; nil if there is none.
  ///   - own: what a reader added, in keys after all others; nil for none of these keys.
  /// - Returns: an object; its keys and their order are part of the schema.
  public static func line(
    _ cable: Cable, path: String, root: String? = nil, own: OwnNotes? = nil
  ) -> String {
    let members = [
      ("schema", "2"), ("id", JSONText.optional(cable.id?.description)),
      ("root", JSONText.optional(root)), ("path", JSONText.string(path)),
      ("part", String(cable.source.part)),
      ("format", JSONText.string(cable.source.format.rawValue)),
      ("kind", JSONText.string(cable.kind.rawValue)),
      ("partial", String(cable.isPartial)),
      ("transmissionID", JSONText.optional(cable.transmissionID?.value)),
      ("precedence", JSONText.optional(cable.precedence?.value.word)),
      ("sent", JSONText.optional(cable.sent?.value.iso8601)),
      ("from", JSONText.optional(cable.from?.value)),
      ("to", JSONText.array(cable.to.map(addressee))),
      ("info", JSONText.array(cable.info.map(addressee))),
      ("classification", JSONText.optional(cable.classification?.value.description)),
      ("level", JSONText.optional(cable.classification?.value.level.name)),
      ("captions", JSONText.strings(cable.captions.map(\.value))),
      ("section", cable.section.map { section($0.value) } ?? "null"),
      ("distribution", JSONText.strings(cable.distribution.map(\.value))),
      ("passing", JSONText.strings(cable.passing.map(\.value))),
      ("executiveOrder", cable.executiveOrder.map { order($0.value) } ?? "null"),
      ("classifiedBy", JSONText.strings(cable.classifiedBy.map(\.value))),
      ("reasons", JSONText.strings(cable.reasons)),
      ("tags", JSONText.strings(cable.tags.map(\.value))),
      ("subject", JSONText.optional(cable.subject?.value)),
      ("subjectMark", JSONText.optional(cable.subjectMark?.mark)),
      ("references", JSONText.array(cable.references.map(reference))),
      ("mentions", JSONText.array(cable.mentions.map(mention))),
      ("summary", JSONText.optional(cable.summary)),
      ("paragraphs", JSONText.array(cable.paragraphs.map(paragraph))),
      ("signature", JSONText.strings(cable.signatories)),
      ("draftedBy", JSONText.strings(cable.draftedBy.map(\.value))),
      ("exemptions", JSONText.strings(cable.exemptions.map(\.value))),
      ("container", JSONText.array(cable.source.hints.values.map(value))),
      ("diagnostics", JSONText.array(cable.diagnostics.map(diagnostic))),
    ]
    return JSONText.object(own.map { members + $0.json } ?? members)
  }

  private static func addressee(_ addressee: Addressee) -> String {
    JSONText.object([
      ("routing", JSONText.optional(addressee.routing)), ("name", JSONText.string(addressee.name)),
      ("precedence", JSONText.optional(addressee.precedence?.word)),
      ("messageNumber", JSONText.optional(addressee.messageNumber)),
      ("exempt", JSONText.strings(addressee.exempt)),
    ])
  }

  private static func section(_ mark: SectionMark) -> String {
    JSONText.object([("number", String(mark.number)), ("of", String(mark.count))])
  }

  private static func order(_ order: ExecutiveOrder) -> String {
    JSONText.object([
      ("order", JSONText.optional(order.order)), ("text", JSONText.string(order.text)),
      ("declassifyOn", JSONText.optional(order.declassifyOn)),
    ])
  }

  private static func reference(_ reference: Reference) -> String {
    JSONText.object([
      ("kind", JSONText.string(reference.kind.rawValue)),
      ("id", JSONText.optional(reference.id?.description)),
      ("bullet", JSONText.optional(reference.bullet)), ("text", JSONText.string(reference.text)),
      ("notal", String(reference.isNotal)),
      ("yearFrom", JSONText.optional(reference.id == nil ? nil : reference.yearFrom?.rawValue)),
      ("candidates", JSONText.strings(reference.candidates.map(\.description))),
    ])
  }

  private static func mention(_ mention: Mention) -> String {
    JSONText.object([
      ("kind", JSONText.string(mention.kind.rawValue)),
      ("id", JSONText.optional(mention.id?.description)),
      ("paragraph", String(mention.paragraph)), ("text", JSONText.string(mention.text)),
      ("yearFrom", JSONText.optional(mention.id == nil ? nil : mention.yearFrom?.rawValue)),
      ("candidates", JSONText.strings(mention.candidates.map(\.description))),
    ])
  }

  private static func paragraph(_ paragraph: Paragraph) -> String {
    let mark = paragraph.mark
    return JSONText.object([
      ("ordinal", String(paragraph.ordinal)), ("label", JSONText.optional(paragraph.label)),
      ("kind", JSONText.string(paragraph.kind.rawValue)),
      ("mark", JSONText.optional(mark?.mark)), ("level", JSONText.optional(mark?.level.name)),
      ("controls", JSONText.strings(mark?.controls ?? [])),
      ("heading", JSONText.optional(paragraph.heading)), ("text", JSONText.string(paragraph.text)),
    ])
  }

  private static func value(_ value: ContainerValue) -> String {
    JSONText.object([
      ("field", JSONText.optional(value.field?.name)), ("value", JSONText.string(value.value)),
      ("source", JSONText.string(value.source)),
    ])
  }

  private static func diagnostic(_ diagnostic: Diagnostic) -> String {
    JSONText.object([
      ("code", JSONText.string(diagnostic.code.rawValue)),
      ("severity", JSONText.string(diagnostic.severity.rawValue)),
      ("line", String(diagnostic.line)), ("message", JSONText.string(diagnostic.message)),
    ])
  }
}
