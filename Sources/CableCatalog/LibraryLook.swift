import CableCore

/// What somebody saw of a library the last time: the cables that were missing, and those of each view.
package struct LibraryLook: Sendable, Hashable {
  /// The ids that each missing cable may have, the likeliest first.
  package var missing: [[String]] = []
  /// The digests of the cables that a saved view had, by its name with single blanks.
  package var views: [String: Set<UInt64>] = [:]

  /// Nothing was looked at.
  package init() {}

  /// The cables that were missing and are here now, the likeliest id of each.
  ///
  /// Cost: a look-up for each.
  package func arrived(in library: Library) -> [String] {
    missing.compactMap { ids in ids.first { !library.rows(of: $0).isEmpty } }
  }

  /// Takes what is missing from a library as seen.
  ///
  /// Cost: where that is not known, one pass over the references of all cables.
  ///
  /// - Parameters:
  ///   - library: all of it is compared at the next look.
  ///   - known: all that are cited in it and not in it, as `Library.missing` gives them; nil if nobody asked.
  /// - Returns: the cables that were missing and are here now, the likeliest id of each.
  package mutating func see(_ library: Library, missing known: [MissingCable]?) -> [String] {
    let arrived = arrived(in: library)
    let all = known ?? library.missing(citedBy: library.allRows).cables
    missing = all.map { cable in
      [cable.id.description]
        + cable.candidates.map(\.description).filter { $0 != cable.id.description }
    }
    return arrived
  }

  /// The rows whose cables a view did not have at the last look; nil if nobody has looked at it.
  package func new(in view: String, _ rows: [Int], of library: Library) -> [Int]? {
    guard let known = views[Self.key(of: view)] else { return nil }
    return rows.filter { !known.contains(library.rows[$0].digest) }
  }

  /// Takes the rows of a view as seen.
  package mutating func see(_ rows: [Int], in view: String, of library: Library) {
    views[Self.key(of: view)] = Set(rows.map { library.rows[$0].digest })
  }

  private static func key(of view: String) -> String {
    view.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
