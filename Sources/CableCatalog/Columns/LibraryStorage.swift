import CableCore
import Synchronization

/// The columns of a library together with what follows from them; never changes once made.
package final class LibraryStorage: Sendable {
  package let columns: CableColumns
  package let files: FileColumns
  /// The paths asked for, which the folders of `files` count in.
  package let roots: [[UInt8]]
  /// Folders of `files` as paths that can be opened.
  let folderPaths: [[UInt8]]
  /// Slots of cables that count.
  package let alive: SlotSet
  /// Cables that came in sections, each in a file of its own.
  package let sections: SectionJoin
  /// Slots of rows: those that count, of joined sections the first.
  package let listed: SlotSet
  /// Slots in the order in which they are shown: newest first, then by id.
  package let order: Stored<Slot>
  /// The place of each slot in `order`, of joined sections that of the first; -1 for a dead one.
  let places: Column<Slot, Int32>
  /// True once some of what is lent to the columns could not be had: what they say is not to be relied upon.
  package var isLost: Bool { columns.isLost || files.isLost || derived?.isLost ?? false }
  /// What of this was known before; nil where it was found now.
  package let derived: DerivedColumns?
  /// How many of `files` are still there, archives not among them: those with cables, and those
  /// without.
  var fileCount: Int {
    var counted = BitSet<FileSlot>(bound: files.count)
    alive.forEach { counted.insert(columns.file[$0]) }
    for file in skippedFiles { counted.insert(file) }
    return counted.count
  }
  /// Files without a cable.
  let skippedFiles: [FileSlot]
  let byID: Postings<Named.Cable>
  // The columns are inverted when they are first asked for; `prepare` has that done before anyone waits.
  var byTag: Postings<Named.Tag> {
    madeByTag.value { Postings(columns.tags, symbolCount: columns.tagNames.count, of: alive) }
  }
  var byStation: Postings<Named.Post> {
    madeByStation.value {
      Postings(columns.station, symbolCount: columns.stations.count, of: alive)
    }
  }
  var byCaption: Postings<Named.Caption> {
    madeByCaption.value {
      Postings(columns.captions, symbolCount: columns.captionNames.count, of: alive)
    }
  }
  private let madeByTag: Deferred<Postings<Named.Tag>>
  private let madeByStation: Deferred<Postings<Named.Post>>
  private let madeByCaption: Deferred<Postings<Named.Caption>>
  /// What the cables cite, and what cites them; found when it is first asked for, as above.
  package var citations: Citations { madeCitations.value { Citations(of: self) } }
  private let madeCitations: Deferred<Citations>
  /// The same for a list; nil while they are put off.
  var listedCitations: Citations? {
    madeCitations.known ?? (areCitationsPutOff.load(ordering: .relaxed) ? nil : citations)
  }
  private let areCitationsPutOff = Atomic(false)
  /// Which spellings of people are one name; found when it is first asked for.
  var nameGroups: NameGroups {
    madeNameGroups.value {
      var counts = [Int](repeating: 0, count: columns.people.count)
      alive.forEach { slot in
        for place in columns.persons.range(slot) {
          counts[columns.persons.values[place].name.index] += 1
        }
      }
      return NameGroups(columns.people, counts: counts)
    }
  }
  private let madeNameGroups = Deferred<NameGroups>()
  /// The places of `order`, which lists of everything share.
  var allRows: [Int] { madeAllRows.value { Array(order.indices) } }
  private let madeAllRows = Deferred<[Int]>()
  /// Counts of all slots that count, for the next storage and the index.
  package let counts: KeptCounts
  /// Counts of all rows.
  let rowCounts: KeptCounts
  /// What is known of the numbers that posts have given.
  var years: CitationYears {
    CitationYears(columns: columns, byID: byID, byStation: byStation, serials: serials)
  }
  private let serials = SerialLog()
  /// Cables with a star, and those that were read, as the notebook was when it was last asked.
  let starred = NotedSlots()
  let read = NotedSlots()

  /// A storage of some columns.
  ///
  /// - Parameters:
  ///   - columns: the cables.
  ///   - files: where they are.
  ///   - roots: the paths asked for.
  ///   - counted: counts of the cables, or of those that were there some time ago.
  ///   - derived: what follows from these very columns and files, where that is known.
  ///   - cores: what the order and the ids are found on at the same time.
  package init(
    columns: CableColumns = CableColumns(), files: FileColumns = FileColumns(),
    roots: [[UInt8]] = [], counted: KeptCounts = KeptCounts(),
    derived: DerivedColumns? = nil, cores: Cores = .one
  ) {
    var known = columns
    if let derived { known.ids.keep(derived.idPlaces) }
    let columns = known
    self.columns = columns
    self.files = files
    self.roots = roots
    folderPaths = files.folders.symbols.map { FolderPath.joined(files.folders, $0, roots) }
    let living = files.alive()
    let alive =
      files.dead.isEmpty
      ? SlotSet(bound: columns.count, isFull: true)
      : SlotSet(bound: columns.count) { living.contains(columns.file[$0]) }
    self.alive = alive
    let none = files.reasons.find("")
    skippedFiles = files.outcome.keys.filter {
      files.outcome[$0].reason != none && living.contains($0)
    }
    self.derived = derived
    madeByTag = Deferred(derived?.byTag)
    madeByStation = Deferred(derived?.byStation)
    madeByCaption = Deferred(derived?.byCaption)
    madeCitations = Deferred(derived.map { Citations($0) })
    let (ordered, found) = cores.both(
      { derived == nil ? Self.order(of: columns, alive: alive) : [] },
      { Found(columns, files, derived, alive: alive, counted: counted) })
    byID = found.byID
    counts = found.counts
    let sections = found.sections
    self.sections = sections
    rowCounts = counts.joined(sections, of: columns)
    var listed = alive
    for (slot, _) in sections.followers { listed.remove(slot) }
    self.listed = listed
    if let derived {
      (order, places) = (derived.order, derived.places)
      return
    }
    let shown = sections.followers.isEmpty ? ordered : ordered.filter(listed.contains)
    var places = Self.places(shown, count: columns.count)
    for (slot, first) in sections.followers { places[slot] = places[first] }
    order = Stored(shown)
    self.places = places
  }

  /// What is found without the order.
  private struct Found: Sendable {
    let byID: Postings<Named.Cable>
    let sections: SectionJoin
    let counts: KeptCounts

    init(
      _ columns: CableColumns, _ files: FileColumns, _ derived: DerivedColumns?, alive: SlotSet,
      counted: KeptCounts
    ) {
      byID =
        derived?.byID ?? Postings(columns.id, symbolCount: columns.ids.count, of: alive)
      sections = SectionJoin(columns, files, byID, alive: alive)
      counts = KeptCounts(columns, files, after: counted)
    }
  }

  /// Makes what a list needs to be shown, and of many cables no more: until `prepare` a list does without
  /// the numbers of references.
  ///
  /// - Parameter cores: what it is made on.
  /// - Returns: true if `prepare` is to follow.
  package func prepareList(on cores: Cores = .one) -> Bool {
    guard columns.count >= Self.manyCables else {
      prepare(on: cores)
      return false
    }
    _ = cores.both({ allRows }, { self.columns.prepare() })
    guard madeCitations.known == nil else { return false }
    areCitationsPutOff.store(true, ordering: .relaxed)
    return true
  }

  /// From so many cables on a list is not held up by what it can do without.
  private static let manyCables = 50_000

  /// Makes what else is made when it is first asked for, so that no question from a key waits for it.
  ///
  /// - Parameter cores: what it is made on.
  package func prepare(on cores: Cores = .one) {
    // References look for ids and for the cables of posts.
    _ = cores.both(
      { columns.prepare() },
      { _ = (self.byStation, self.byTag, self.byCaption, self.allRows) })
    _ = madeCitations.value { Citations(of: self, cores) }
  }

  /// Finds which spellings of people are one name: too much for `prepare`, which the first list waits for.
  package func prepareNames() { _ = nameGroups }

  /// The row of a slot, of joined sections that of the first; nil for a dead one.
  package func row(of slot: Slot) -> Int? {
    let place = places[slot]
    return place < 0 ? nil : Int(place)
  }

  /// The place of each slot in an order; -1 for one that is not in it.
  private static func places(_ order: [Slot], count: Int) -> Column<Slot, Int32> {
    var places = [Int32](repeating: -1, count: count)
    places.withUnsafeMutableBufferPointer { places in
      order.withUnsafeBufferPointer { order in
        for place in order.indices { places[order[place].index] = Int32(place) }
      }
    }
    return Column(places)
  }

  private static func order(of columns: CableColumns, alive: SlotSet) -> [Slot] {
    var keys: [UInt64] = []
    keys.reserveCapacity(columns.count)
    // Later times first: the time's bits are reversed; an unknown time sorts last by itself.
    columns.sent.values.withUnsafeBufferPointer { sent in
      alive.forEach { slot in
        let late = UInt32(bitPattern: sent[slot.index] &- .min)
        keys.append(UInt64(~late) << 32 | UInt64(slot.number))
      }
    }
    Radix.sortByHighHalf(&keys)
    var order = keys.map { Slot(number: UInt32(truncatingIfNeeded: $0)) }
    order.withUnsafeMutableBufferPointer { order in
      columns.id.values.withUnsafeBufferPointer { ids in
        columns.ids.texts.withBuffers { bytes, ends in
          let names = SlotNames(ids: ids, bytes: bytes, ends: ends)
          var start = 0
          while start < keys.count {
            var end = start + 1
            while end < keys.count, keys[end] >> 32 == keys[start] >> 32 { end += 1 }
            if end - start > 1 {
              names.sort(UnsafeMutableBufferPointer(rebasing: order[start..<end]))
            }
            start = end
          }
        }
      }
    }
    return order
  }
}

/// The ids of cables, to order those that were sent in one minute.
private struct SlotNames {
  let ids: UnsafeBufferPointer<Symbol<Named.Cable>>
  let bytes: UnsafeBufferPointer<UInt8>
  let ends: UnsafeBufferPointer<UInt32>

  /// Sorts slots by their ids, those of one id by themselves.
  ///
  /// Cost: of a few slots no more than their comparisons; millions of pairs are sorted at a start.
  func sort(_ slots: UnsafeMutableBufferPointer<Slot>) {
    guard slots.count <= Self.few else {
      var slots = slots
      slots.sort(by: precedes)
      return
    }
    for place in 1..<slots.count {
      let slot = slots[place]
      var hole = place
      while hole > 0, precedes(slot, slots[hole - 1]) {
        slots[hole] = slots[hole - 1]
        hole -= 1
      }
      slots[hole] = slot
    }
  }

  private static let few = 16

  private func precedes(_ left: Slot, _ right: Slot) -> Bool {
    let (one, other) = (ids[left.index], ids[right.index])
    if one == other { return left < right }
    return text(one).lexicographicallyPrecedes(text(other))
  }

  private func text(_ symbol: Symbol<Named.Cable>) -> UnsafeBufferPointer<UInt8> {
    let start = symbol.index == 0 ? 0 : Int(ends[symbol.index - 1])
    return UnsafeBufferPointer(rebasing: bytes[start..<Int(ends[symbol.index])])
  }
}
