extension CableRecord {
  /// The object that ``CableJSON/line(_:path:root:own:)`` writes of a cable.
  ///
  /// - Parameters:
  ///   - cable: the cable.
  ///   - path: its file, relative to the path that was asked for.
  ///   - root: the path that was asked for, as it was given; nil if there is none.
  public init(_ cable: Cable, path: String = "", root: String? = nil) {
    self.init(
      schema: 2, id: cable.id?.description, root: root, path: path, part: cable.source.part,
      format: cable.source.format.rawValue, kind: cable.kind.rawValue, partial: cable.isPartial,
      transmissionID: cable.transmissionID?.value, precedence: cable.precedence?.value.word,
      sent: cable.sent?.value.iso8601, from: cable.from?.value, to: cable.to.map(Addressee.init),
      info: cable.info.map(Addressee.init), classification: cable.classification?.value.description,
      level: cable.classification?.value.level.name, captions: cable.captions.map(\.value),
      section: cable.section.map { Section(number: $0.value.number, of: $0.value.count) },
      distribution: cable.distribution.map(\.value), passing: cable.passing.map(\.value),
      executiveOrder: cable.executiveOrder.map { Order($0.value) },
      classifiedBy: cable.classifiedBy.map(\.value), reasons: cable.reasons,
      tags: cable.tags.map(\.value), subject: cable.subject?.value,
      subjectMark: cable.subjectMark?.mark, references: cable.references.map(Reference.init),
      mentions: cable.mentions.map(Mention.init), summary: cable.summary,
      paragraphs: cable.paragraphs.map(Paragraph.init), signature: cable.signatories,
      draftedBy: cable.draftedBy.map(\.value), exemptions: cable.exemptions.map(\.value),
      container: cable.source.hints.values.map(ContainerValue.init),
      diagnostics: cable.diagnostics.map(Diagnostic.init))
  }
}

extension CableRecord.Addressee {
  fileprivate init(_ addressee: CableCore.Addressee) {
    self.init(
      routing: addressee.routing, name: addressee.name, precedence: addressee.precedence?.word,
      messageNumber: addressee.messageNumber, exempt: addressee.exempt)
  }
}

extension CableRecord.Order {
  fileprivate init(_ order: ExecutiveOrder) {
    self.init(order: order.order, text: order.text, declassifyOn: order.declassifyOn)
  }
}

extension CableRecord.Reference {
  fileprivate init(_ reference: CableCore.Reference) {
    self.init(
      kind: reference.kind.rawValue, id: reference.id?.description, bullet: reference.bullet,
      text: reference.text, notal: reference.isNotal,
      yearFrom: reference.id == nil ? nil : reference.yearFrom?.rawValue,
      candidates: reference.candidates.map(\.description))
  }
}

extension CableRecord.Mention {
  fileprivate init(_ mention: CableCore.Mention) {
    self.init(
      kind: mention.kind.rawValue, id: mention.id?.description, paragraph: mention.paragraph,
      text: mention.text, yearFrom: mention.id == nil ? nil : mention.yearFrom?.rawValue,
      candidates: mention.candidates.map(\.description))
  }
}

extension CableRecord.Paragraph {
  fileprivate init(_ paragraph: CableCore.Paragraph) {
    self.init(
      ordinal: paragraph.ordinal, label: paragraph.label, kind: paragraph.kind.rawValue,
      mark: paragraph.mark?.mark, level: paragraph.mark?.level.name,
      controls: paragraph.mark?.controls ?? [], heading: paragraph.heading, text: paragraph.text)
  }
}

extension CableRecord.ContainerValue {
  fileprivate init(_ value: CableCore.ContainerValue) {
    self.init(field: value.field?.name, value: value.value, source: value.source)
  }
}

extension CableRecord.Diagnostic {
  fileprivate init(_ diagnostic: CableCore.Diagnostic) {
    self.init(
      code: diagnostic.code.rawValue, severity: diagnostic.severity.rawValue,
      line: diagnostic.line, message: diagnostic.message)
  }
}
