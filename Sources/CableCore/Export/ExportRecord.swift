/// A cable as one row of a spreadsheet.
public enum ExportRecord {
  /// The names of the columns.
  public static let csvHeader = [
    "id", "path", "part", "date", "sent", "precedence", "from", "to", "info", "classification",
    "captions", "tags", "subject", "references", "classified_by", "declassify_on", "paragraphs",
    "marks", "signature", "diagnostics",
  ]

  /// The fields of a cable, in the order of `csvHeader`; several values are joined with `; `.
  public static func csv(_ cable: Cable, title: String, path: String) -> [String] {
    func joined(_ values: [String]) -> String { values.joined(separator: "; ") }
    return [
      title, path, String(cable.source.part), cable.sent?.value.isoDate ?? "",
      cable.sent?.value.iso8601 ?? "", cable.precedence?.value.word ?? "", cable.from?.value ?? "",
      joined(cable.to.map(\.name)), joined(cable.info.map(\.name)),
      cable.classification?.value.description ?? "", joined(cable.captions.map(\.value)),
      joined(cable.tags.map(\.value)), cable.subject?.value ?? "",
      joined(cable.references.map { $0.id?.description ?? $0.text }),
      joined(cable.classifiedBy.map(\.value)), cable.executiveOrder?.value.declassifyOn ?? "",
      String(cable.paragraphs.count),
      joined(Set(cable.paragraphs.compactMap { $0.mark?.level }).sorted().map(\.name)),
      joined(cable.signatories), joined(cable.diagnostics.map(\.code.rawValue)),
    ]
  }
}
