/// What the cables of a library cite, and what cites them.
package final class Citations: Sendable {
  /// Symbols of the ids that each cable cites, as `CitationYears` found them to be meant; of joined
  /// sections at the first.
  package let cites: ListColumn<Symbol<Named.Cable>>
  /// For the symbol of each id the cables that cite it.
  let byCited: Postings<Named.Cable>

  /// The citations of a library.
  ///
  /// Cost: linear; a look-up for each reference whose year is open.
  init(of storage: LibraryStorage, _ cores: Cores = .one) {
    cites = Self.joined(storage.years.resolved(cores), storage.sections)
    byCited = Postings(cites, symbolCount: storage.columns.ids.count, of: storage.alive)
  }

  /// Citations that were found before.
  init(_ derived: DerivedColumns) {
    cites = derived.cites
    byCited = derived.byCited
  }

  /// What any section of a joined cable cites, each once, at the first section.
  private static func joined(
    _ cites: ListColumn<Symbol<Named.Cable>>, _ sections: SectionJoin
  ) -> ListColumn<Symbol<Named.Cable>> {
    guard !sections.followers.isEmpty else { return cites }
    let later = Set(sections.followers.map(\.slot))
    var joined = ListColumn<Symbol<Named.Cable>>()
    for slot in cites.slots {
      joined.append(later.contains(slot) ? [] : sections.values(cites, slot))
    }
    return joined
  }
}
