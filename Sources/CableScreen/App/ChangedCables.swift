package import CableCatalog

/// What a refresh brought and took: the cables themselves, where `LibraryChanges` counts files.
package struct ChangedCables: Sendable, Hashable {
  /// What became of a cable.
  enum Kind: String, Sendable, Hashable {
    case added = "new"
    /// Another text under an id that was there.
    case changed
    case gone
  }

  /// One cable.
  struct Entry: Sendable, Hashable {
    var kind: Kind
    var key: CableKey
    var subject: String
  }

  /// More are not listed.
  static let most = 1_000

  /// New and changed ones in the order of the list, then those that are gone.
  var entries: [Entry] = []
  /// How many there are of each kind, including those that are not listed.
  var counts: [Kind: Int] = [:]

  /// No changes.
  init() {}

  /// Compares what two states of a library hold, by texts: a file that was only moved is no change.
  ///
  /// Cost: linear in the rows of both.
  package init(from old: Library, to new: Library) {
    let had = Set(old.rows.lazy.map(\.digest))
    let has = Set(new.rows.lazy.map(\.digest))
    for row in new.rows where !had.contains(row.digest) {
      let isChanged = old.rows(of: row.id).contains { !has.contains(old.rows[$0].digest) }
      note(isChanged ? .changed : .added, row)
    }
    for row in old.rows where !has.contains(row.digest) {
      // What has another text now was reported above.
      let isThere = new.rows(of: row.id).contains { !had.contains(new.rows[$0].digest) }
      if !isThere { note(.gone, row) }
    }
  }

  private mutating func note(_ kind: Kind, _ row: LibraryRow) {
    counts[kind, default: 0] += 1
    guard entries.count < Self.most else { return }
    entries.append(Entry(kind: kind, key: CableKey(row), subject: row.subject))
  }

  /// `3 new · 1 changed · 2 gone`.
  var summary: String {
    [Kind.added, .changed, .gone].compactMap { kind in
      counts[kind].map { "\($0.grouped) \(kind.rawValue)" }
    }.joined(separator: " · ")
  }
}

extension Lists {
  /// The cables that the last change of the files brought, changed or took.
  static func changes(_ state: AppState) -> Chooser {
    let changes = state.changes
    let rows = changes.entries.map { entry -> Chooser.Row in
      var text = StyledText(entry.kind.rawValue.padding(to: 9), .dim)
      text.append(entry.key.shown.padding(to: 18) + entry.subject)
      return Chooser.Row(
        text,
        entry.kind == .gone
          ? .say("\(entry.key.shown) is no longer in this folder")
          : .place(Reader.Place(key: entry.key)))
    }
    let title = changes.summary.isEmpty ? "Changed cables" : "Changed cables: \(changes.summary)"
    return Chooser(
      .history, title: title, rows: rows, empty: "nothing has changed since this was opened")
  }
}
