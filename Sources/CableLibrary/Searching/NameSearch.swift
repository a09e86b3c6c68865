public import CableCatalog
public import CableCore

extension Searcher {
  /// Finds all names of a list in some cables.
  ///
  /// Names are looked for in subject, passing lines and paragraphs; an id also in the REF block, and as
  /// that of the cable itself.
  ///
  /// Cost: one pass over the lists of the index for all names, then the reading of the cables that hold any, on all
  /// cores; without an index, of all cables.
  ///
  /// - Parameters:
  ///   - list: the names.
  ///   - rows: of the library; the order in which the hits come.
  ///   - width: characters of context on each side of a hit.
  ///   - each: gets the hits of each cable that has any.
  /// - Returns: why cables could not be read again.
  public func hits(
    of list: NameList, among rows: [Int], width: Int, each: ([NameHit]) -> Void
  ) -> [LibraryError] {
    let look = NameLook(list, library: library, width: width)
    let wanted = rowsThatHold(list, look.matcher, among: rows)
    return read(rows.filter { wanted.contains($0) }) {
      var look = look
      return { cable, row in
        let hits = look.hits(in: cable, row: row)
        return hits.isEmpty ? nil : hits
      }
    } each: {
      each($0)
    }
  }

  /// Counts the hits of all names of a list in some cables: those that `hits` gives.
  ///
  /// Cost: one pass over the lists of the index for all names, on all cores; no cable is read but those that have or
  /// cite an id of the list, that came in several files, or whose words are in no index.
  ///
  /// - Parameters:
  ///   - list: the names.
  ///   - rows: of the library.
  /// - Returns: a count for each name; and why cables could not be read again.
  public func counts(
    of list: NameList, among rows: [Int]
  ) -> (counts: [NameCount], errors: [LibraryError]) {
    let look = NameLook(list, library: library, width: 0)
    var indexed = indexedSlots(of: rows)
    for row in rowsOfIDs(list).rows { indexed.remove(storage.order[row]) }
    var tally = NameTally(count: list.names.count)
    if let found = words?.tally(of: look.matcher, within: indexed) {
      tally.add(found)
    } else {
      if words?.isDamaged == true { whenDamaged() }
      indexed = SlotSet(bound: indexed.bound)
    }
    let left = rows.filter { !indexed.contains(storage.order[$0]) }
    let (totals, errors) = totals(of: left) {
      (tally: NameTally(count: list.names.count), look: look)
    } add: { total, cable, row in
      total.look.count(in: cable, row: row, &total.tally)
    }
    for total in totals { tally.add(total.tally) }
    return (tally.counts, errors)
  }

  /// Finds all names of a list in one cable.
  ///
  /// Cost: linear in the text.
  ///
  /// - Parameters:
  ///   - list: the names.
  ///   - cable: the cable.
  ///   - row: its row.
  ///   - width: characters of context on each side of a hit.
  /// - Returns: the hits in the order of the text.
  public func hits(of list: NameList, in cable: Cable, row: Int, width: Int) -> [NameHit] {
    var look = NameLook(list, library: library, width: width)
    return look.hits(in: cable, row: row)
  }

  /// The rows that hold a name of a list, and some that may.
  private func rowsThatHold(
    _ list: NameList, _ matcher: NameMatcher, among asked: [Int]
  ) -> RowSet {
    let bound = storage.columns.count
    var scope = SlotSet(bound: bound)
    for row in asked { scope.insert(storage.order[row]) }
    guard let words, !words.isDamaged else { return rows(in: scope) }
    var slots = words.slots(holdingAnyOf: matcher, within: scope, bound: bound)
    guard !words.isDamaged else { return rows(in: scope) }
    for slot in Slot(min(words.indexedCount, bound))..<Slot(bound) { slots.insert(slot) }
    // A name may begin in one section and end in the next.
    storage.sections.firsts.forEach { slots.insert($0) }
    var found = rows(in: slots)
    found.insert(rowsOfIDs(list).rows[...])
    return found
  }

  private func rows(in slots: SlotSet) -> RowSet {
    var found = RowSet()
    found.insert(library.rows(in: slots)[...])
    return found
  }

  /// The rows that have an id of a list, or cite it.
  private func rowsOfIDs(_ list: NameList) -> RowSet {
    var found = RowSet()
    for id in list.names.compactMap(\.id?.description) {
      found.insert(library.rows(of: id)[...])
      found.insert(library.citing(id: id)[...])
    }
    return found
  }

  /// The slots of rows all of whose text is in the index.
  private func indexedSlots(of rows: [Int]) -> SlotSet {
    var slots = SlotSet(bound: storage.columns.count)
    let indexed = Slot(min(words?.indexedCount ?? 0, slots.bound))
    for row in rows where storage.order[row] < indexed { slots.insert(storage.order[row]) }
    // A name may begin in one section and end in the next.
    slots.subtract(storage.sections.firsts)
    return slots
  }
}

extension NameTally {
  /// As it is answered.
  fileprivate var counts: [NameCount] {
    zip(hits, cables).map { NameCount(hits: $0, cables: $1) }
  }
}

/// Looks for the names of a list in one cable after the other.
private struct NameLook: Sendable {
  private(set) var matcher: NameMatcher
  private let ids: [CableID: [Int]]
  private let library: Library
  private let width: Int

  init(_ list: NameList, library: Library, width: Int) {
    matcher = NameMatcher(list.names)
    var ids: [CableID: [Int]] = [:]
    for (index, name) in list.names.enumerated() {
      if let id = name.id { ids[id, default: []].append(index) }
    }
    self.ids = ids
    self.library = library
    self.width = width
  }

  mutating func hits(in cable: Cable, row: Int) -> [NameHit] {
    var hits: [NameHit] = []
    forEachID(in: cable, row: row) { name, label, found in
      let context = KeywordInContext(label: label, before: "", found: found, after: "")
      hits.append(NameHit(name: name, row: row, context: context))
    }
    cable.forEachSearched { text, _, place in
      // A line is a line on the screen, so the breaks of a table become blanks.
      let text = text.inOneLine
      for hit in matcher.hits(in: text) {
        let start = text.utf8.index(text.startIndex, offsetBy: hit.range.lowerBound)
        let end = text.utf8.index(text.startIndex, offsetBy: hit.range.upperBound)
        var context = KeywordInContext(of: start..<end, in: text, width: width)
        place(&context)
        hits.append(NameHit(name: hit.name, row: row, context: context))
      }
    }
    return hits
  }

  /// Counts what `hits` would give.
  mutating func count(in cable: Cable, row: Int, _ tally: inout NameTally) {
    let number = Int32(truncatingIfNeeded: row)
    forEachID(in: cable, row: row) { name, _, _ in tally.add(name, in: number) }
    cable.forEachSearchedText { text, _ in
      matcher.forEachName(in: text) { name, _ in tally.add(name, in: number) }
    }
  }

  /// Calls with the names that are the id of a cable, or of one that it cites.
  private func forEachID(
    in cable: Cable, row: Int, _ body: (_ name: Int, _ label: String, _ found: String) -> Void
  ) {
    guard !ids.isEmpty else { return }
    for name in cable.id.flatMap({ ids[$0] }) ?? [] {
      body(name, "id", cable.id?.description ?? "")
    }
    for reference in cable.references {
      guard let id = library.cited(reference, from: row)?.id else { continue }
      for name in ids[id] ?? [] { body(name, "ref", reference.text) }
    }
  }
}
