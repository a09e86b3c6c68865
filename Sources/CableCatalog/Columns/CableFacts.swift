package import CableCore

/// What the library keeps of a cable, as taken from the parser.
package struct CableFacts: Sendable {
  /// A citation: the id's spelling, and what of it the text leaves open.
  struct Citation: Sendable, Hashable {
    var id: String
    /// True if the year is the citing cable's for want of a printed one.
    var isYearAssumed: Bool
    /// True if no table has the words as a post.
    var isUnlisted: Bool
  }

  /// Somebody whom the cable names by what was done with it.
  struct Person: Sendable, Hashable {
    var role: PersonRole
    /// As printed, without title and office.
    var name: String
  }

  /// One section of a cable that was sent in several.
  package struct Section: Sendable, Hashable {
    /// From 1.
    package var number: Int
    /// Of how many.
    package var count: Int
    /// How many findings say that the other sections are not here.
    var missing: Int

    /// As the index keeps it: a byte each.
    var code: UInt32 { UInt32(missing << 16 | number << 8 | count) }

    /// What an index kept.
    init(code: UInt32) {
      number = Int(code >> 8 & 0xFF)
      count = Int(code & 0xFF)
      missing = Int(code >> 16 & 0xFF)
    }

    /// The section that a cable says it is; nil if it is whole, or cannot be known again for
    /// want of an id.
    package init?(_ cable: Cable) {
      guard cable.id != nil, let mark = cable.section?.value, (2...255).contains(mark.count),
        (1...mark.count).contains(mark.number)
      else { return nil }
      number = mark.number
      count = mark.count
      missing = min(255, cable.diagnostics.count { $0.code == .missingSection })
    }
  }

  package var id: String
  /// `DocumentKind.number`.
  var kind: UInt8
  package var sent: ZuluTime?
  var station: String
  var classification: Classification?
  var captions: [String]
  var precedence: Precedence?
  package var tags: [String]
  package var subject: String
  var to: [String]
  /// Names in their roles, each once.
  var people: [Person]
  /// Why a release withholds parts, each once.
  var exemptions: [String]
  var cites: [Citation]
  /// A bit for each level that a portion mark has.
  var marks: UInt8
  var diagnosticCount: Int
  var part: Int
  var fileRange: Range<Int>
  /// Which section it is; nil for a cable that is whole.
  var section: Section?
  /// Of the text, so that a copy, a move and a change can be distinguished.
  var digest: UInt64

  /// The facts of a parsed cable.
  package init(_ cable: Cable) {
    id = cable.id?.description ?? cable.source.hints.fileName ?? "?"
    kind = cable.kind.number
    sent = cable.sent?.value
    station = cable.station?.value ?? cable.id?.station ?? ""
    classification = cable.classification?.value
    captions = cable.captions.map(\.value)
    precedence = cable.precedence?.value
    tags = cable.tags.map(\.value)
    subject = cable.subject?.value ?? ""
    to = cable.to.map(\.name)
    people =
      cable.signatories.map { Person(role: .signed, name: $0) }
      + cable.classifiedBy.map { Person(role: .classified, name: $0.value) }
      + cable.draftedBy.map { Person(role: .drafted, name: $0.value) }
    exemptions = cable.exemptions.map(\.value)
    var cites: [Citation] = []
    var cited: Set<String> = []
    for reference in cable.references {
      guard let id = (reference.id ?? reference.unlistedID)?.description,
        cited.insert(id).inserted
      else { continue }
      cites.append(
        Citation(
          id: id, isYearAssumed: reference.isYearAssumed, isUnlisted: reference.id == nil))
    }
    self.cites = cites
    marks = cable.paragraphs.reduce(0) { bits, paragraph in
      paragraph.mark.map { bits | 1 << UInt8($0.level.rawValue) } ?? bits
    }
    diagnosticCount = cable.diagnostics.count
    part = cable.source.part
    fileRange = cable.source.fileRange
    section = Section(cable)
    digest = cable.source.bytes.withUnsafeBufferPointer { Hashing.hash($0) }
  }
}
