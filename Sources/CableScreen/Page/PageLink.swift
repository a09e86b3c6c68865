import CableCore

/// A reference that can be followed, from the REF block or from the prose.
package struct PageLink: Sendable, Hashable {
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
  /// True where the reader wrote it into a note, and the cable does not print it.
  var isOwn = false
  /// The printed number of the paragraph that it leads to; nil for the whole cable.
  var paragraph: String?

  /// What a reader sees about it.
  var summary: String {
    switch state {
    case .here: "here"
    case .ambiguous(let rows): "\(rows.count) cables of this id"
    case .missing: "not here"
    case .notACable(let kind): "\(kind.rawValue), not a cable"
    }
  }

  /// The rows of the cables that it may lead to.
  var rows: [Int] {
    switch state {
    case .here(let row): [row]
    case .ambiguous(let rows): rows
    case .missing, .notACable: []
    }
  }

  /// The style in which it is shown.
  var role: Role {
    switch state {
    case .here, .ambiguous: .link
    case .missing, .notACable: .missingLink
    }
  }
}
