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

  /// What it is called: the id where there is one.
  var name: String { id?.description ?? text }

  /// The style in which it stands.
  var role: Role {
    switch state {
    case .here, .ambiguous: .link
    case .missing, .notACable: .missingLink
    }
  }

  /// The links of a cable: the references of the REF block, then the mentions in the prose.
  ///
  /// The date of the cable's own row decides an assumed year.
  static func all(of cable: Cable, in library: Library, row: Int?) -> [PageLink] {
    let references = cable.references.map { reference in
      // A post that no table knows is one where its cables are here.
      let id =
        reference.id
        ?? reference.unlistedID.flatMap { library.hasPost($0.station) ? $0 : nil }
      return PageLink(
        text: reference.text, id: id, bullet: reference.bullet,
        state: state(
          id, reference.kind, reference.isYearAssumed, library: library, row: row))
    }
    var isAssumed: [CableID: Bool] = [:]
    for reference in cable.references {
      guard let id = reference.id, isAssumed[id] == nil else { continue }
      isAssumed[id] = reference.isYearAssumed
    }
    let mentions = cable.mentions.map { mention in
      PageLink(
        text: mention.text, id: mention.id, bullet: nil,
        state: state(
          mention.id, mention.kind, mention.id.flatMap { isAssumed[$0] } ?? false,
          library: library, row: row))
    }
    return references + mentions
  }

  private static func state(
    _ id: CableID?, _ kind: ReferenceKind, _ isYearAssumed: Bool, library: Library, row: Int?
  ) -> State {
    guard let id else { return kind == .cable ? .missing : .notACable(kind) }
    switch library.resolve(id, isYearAssumed: isYearAssumed, from: row) {
    case .found(let found): return .here(row: found)
    case .ambiguous(let rows): return .ambiguous(rows: rows)
    case .missing: return .missing
    }
  }
}
