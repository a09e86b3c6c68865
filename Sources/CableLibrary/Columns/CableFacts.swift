import CableCore

/// What the library keeps of a cable, as taken from the parser.
struct CableFacts: Sendable {
  /// A citation: the id's spelling, and whether its year is the citing cable's for want of one.
  struct Citation: Sendable, Hashable {
    var id: String
    var isYearAssumed: Bool
  }

  var id: String
  var sent: ZuluTime?
  var station: String
  var classification: Classification?
  var captions: [String]
  var precedence: Precedence?
  var tags: [String]
  var subject: String
  var to: [String]
  var cites: [Citation]
  /// A bit for each level that a portion mark has.
  var marks: UInt8
  var diagnosticCount: Int
  var part: Int
  var fileRange: Range<Int>
  /// Of the text, so that a copy, a move and a change can be told apart.
  var digest: UInt64

  /// The facts of a parsed cable.
  init(_ cable: Cable) {
    id = cable.id?.description ?? cable.source.hints.fileName ?? "?"
    sent = cable.sent?.value
    station = cable.station?.value ?? cable.id?.station ?? ""
    classification = cable.classification?.value
    captions = cable.captions.map(\.value)
    precedence = cable.precedence?.value
    tags = cable.tags.map(\.value)
    subject = cable.subject?.value ?? ""
    to = cable.to.map(\.name)
    var cites: [Citation] = []
    for reference in cable.references {
      guard let id = reference.id?.description, !cites.contains(where: { $0.id == id }) else {
        continue
      }
      cites.append(Citation(id: id, isYearAssumed: reference.isYearAssumed))
    }
    self.cites = cites
    marks = cable.paragraphs.reduce(0) { bits, paragraph in
      paragraph.mark.map { bits | 1 << UInt8($0.level.rawValue) } ?? bits
    }
    diagnosticCount = cable.diagnostics.count
    part = cable.source.part
    fileRange = cable.source.fileRange
    digest = cable.source.bytes.withUnsafeBufferPointer { Hashing.hash($0) }
  }
}
