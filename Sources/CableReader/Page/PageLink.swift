import CableCore
import CableLibrary

/// A reference that can be followed, from the REF block or from the prose.
struct PageLink: Sendable, Hashable {
  /// Where it leads.
  enum State: Sendable, Hashable {
    case here(row: Int)
    /// Several cables of one id.
    case ambiguous(rows: [Int])
    case missing
    /// An e-mail, a meeting, a report: nothing to follow.
    case notACable(ReferenceKind)
  }

  /// As printed.
  var text: String
  var id: CableID?
  /// The id; `STATE 178303 (06 or 07)` where nobody printed the year; the text where it has none.
  var name: String
  /// The bullet of the REF block, such as `A`.
  var bullet: String?
  var state: State

  /// What a reader is told about it.
  var told: String {
    switch state {
    case .here: "here"
    case .ambiguous(let rows): "\(rows.count) cables of this id"
    case .missing: "not in this folder"
    case .notACable(let kind): "\(kind.rawValue), not a cable"
    }
  }

  /// The style in which it stands.
  var role: Role {
    switch state {
    case .here, .ambiguous: .link
    case .missing, .notACable: .missingLink
    }
  }

  /// The links of a cable: the references of the REF block, then the mentions in the prose.
  ///
  /// The date of the cable's own row decides a year that nobody printed.
  static func all(of cable: Cable, in library: Library, row: Int?) -> [PageLink] {
    let references = cable.references.map { reference in
      PageLink(
        reference.text, reference.kind, bullet: reference.bullet,
        library.cited(reference, from: row))
    }
    let mentions = cable.mentions.map { mention in
      PageLink(mention.text, mention.kind, bullet: nil, library.cited(mention, from: row))
    }
    return references + mentions
  }

  private init(_ text: String, _ kind: ReferenceKind, bullet: String?, _ cited: CitedCable?) {
    self.text = text
    self.bullet = bullet
    id = cited?.id
    name = cited?.name ?? text
    state =
      switch cited?.resolution {
      case .found(let row): .here(row: row)
      case .ambiguous(let rows): .ambiguous(rows: rows)
      case .missing: .missing
      case nil: kind == .cable ? .missing : .notACable(kind)
      }
  }
}
