public import CableCore

/// What the list shows of a cable, and where the cable lies.
public struct LibraryRow: Sendable, Hashable {
  /// The canonical id, or the file's name where there is none.
  public var id: String
  public var sent: ZuluTime?
  /// Upper case without spaces, such as `ASTANA`; empty if unknown.
  public var station: String
  public var classification: Classification?
  public var captions: [String]
  public var precedence: Precedence?
  public var tags: [String]
  public var subject: String
  /// Addressees' names.
  public var to: [String]
  /// Canonical ids that the REF block cites.
  public var cites: [String]
  /// Levels of the portion marks, highest last, each once.
  public var marks: [Level]
  public var diagnosticCount: Int
  /// Words of subject and text, lower case, each once and sorted; for the filter's words.
  var words: [String]
  /// Index into `Library.files`.
  public var file: Int
  /// Place among the cables of the file, from 0.
  public var part: Int
  /// Where the cable lies in the file, in bytes.
  public var fileRange: Range<Int>

  /// A row from a parsed cable.
  public init(_ cable: Cable, file: Int) {
    id = cable.id?.description ?? cable.source.hints.fileName ?? "?"
    sent = cable.sent?.value
    station = cable.station?.value ?? cable.id?.station ?? ""
    classification = cable.classification?.value
    captions = cable.captions.map(\.value)
    precedence = cable.precedence?.value
    tags = cable.tags.map(\.value)
    subject = cable.subject?.value ?? ""
    to = cable.to.map(\.name)
    cites = cable.references.compactMap { $0.id?.description }
    marks = Set(cable.paragraphs.compactMap { $0.mark?.level }).sorted()
    diagnosticCount = cable.diagnostics.count
    words = WordList.words(of: cable)
    self.file = file
    part = cable.source.part
    fileRange = cable.source.fileRange
  }
}
