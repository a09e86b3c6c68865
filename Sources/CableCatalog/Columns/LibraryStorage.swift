import CableCore

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
  package let order: [UInt32]
  /// The place of each slot in `order`, of joined sections that of the first; -1 for a dead one.
  let places: [Int32]
  /// How many of `files` are still there, archives not among them: those with cables, and those
  /// without.
  var fileCount: Int {
    var counted = SlotSet(bound: files.count)
    alive.forEach { counted.insert(Int(columns.file[$0])) }
    for file in skippedFiles { counted.insert(Int(file)) }
    return counted.count
  }
  /// Files without a cable, as slots of `files`.
  let skippedFiles: [UInt32]
  let byID: Postings
  let byTag: Postings
  let byStation: Postings
  let byCaption: Postings
  /// Symbols of the ids that each cable cites, as `CitationYears` found them to be meant.
  package let cites: ListColumn
  let byCited: Postings
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
  package init(
    columns: CableColumns = CableColumns(), files: FileColumns = FileColumns(),
    roots: [[UInt8]] = [], counted: KeptCounts = KeptCounts()
  ) {
    self.columns = columns
    self.files = files
    self.roots = roots
    folderPaths = (0..<files.folders.count).map { symbol in
      FolderPath.joined(files.folders.texts, symbol, roots)
    }
    let living = files.alive()
    let alive =
      files.dead.isEmpty
      ? SlotSet(bound: columns.count, isFull: true)
      : SlotSet(bound: columns.count) { living.contains(Int(columns.file[$0])) }
    self.alive = alive
    let none = files.reasons.find("")
    skippedFiles = files.outcome.indices.filter {
      files.outcome[$0] >> 1 != none && living.contains($0)
    }.map(UInt32.init)
    let isIn: (Int) -> Bool = { alive.contains($0) }
    let byID = Postings(columns.id, symbolCount: columns.ids.count, where: isIn)
    let sections = SectionJoin(columns, files, byID, alive: alive)
    self.sections = sections
    var listed = alive
    for (slot, _) in sections.followers { listed.remove(Int(slot)) }
    self.listed = listed
    order = Self.order(of: columns, alive: listed)
    var places = [Int32](repeating: -1, count: columns.count)
    for (place, slot) in order.enumerated() { places[Int(slot)] = Int32(place) }
    for (slot, first) in sections.followers { places[Int(slot)] = places[Int(first)] }
    self.places = places
    self.byID = byID
    byTag = Postings(columns.tags, symbolCount: columns.tagNames.count, where: isIn)
    byStation = Postings(columns.station, symbolCount: columns.stations.count, where: isIn)
    byCaption = Postings(columns.captions, symbolCount: columns.captionNames.count, where: isIn)
    let cites = Self.joined(
      CitationYears(columns: columns, byID: byID, byStation: byStation, serials: serials)
        .resolved(),
      sections)
    self.cites = cites
    byCited = Postings(cites, symbolCount: columns.ids.count, where: isIn)
    counts = KeptCounts(columns, files, after: counted)
    rowCounts = counts.joined(sections, of: columns)
  }

  private static func order(of columns: CableColumns, alive: SlotSet) -> [UInt32] {
    var keys: [UInt64] = []
    keys.reserveCapacity(columns.count)
    // Later times first: the time's bits are reversed; an unknown time sorts last by itself.
    columns.sent.withUnsafeBufferPointer { sent in
      alive.forEach { slot in
        let late = UInt32(bitPattern: sent[slot] &- .min)
        keys.append(UInt64(~late) << 32 | UInt64(slot))
      }
    }
    Radix.sortByHighHalf(&keys)
    var order = keys.map { UInt32(truncatingIfNeeded: $0) }
    let (ids, texts) = (columns.id, columns.ids.texts)
    var start = 0
    while start < keys.count {
      var end = start + 1
      while end < keys.count, keys[end] >> 32 == keys[start] >> 32 { end += 1 }
      if end - start > 1 {
        texts.bytes.withUnsafeBufferPointer { bytes in
          order[start..<end].sort { left, right in
            let one = texts.range(Int(ids[Int(left)]))
            let other = texts.range(Int(ids[Int(right)]))
            if one == other { return left < right }
            return bytes[one].lexicographicallyPrecedes(bytes[other])
          }
        }
      }
      start = end
    }
    return order
  }

  /// What any section of a joined cable cites, each once, at the first section.
  private static func joined(_ cites: ListColumn, _ sections: SectionJoin) -> ListColumn {
    guard !sections.followers.isEmpty else { return cites }
    let later = Set(sections.followers.map(\.slot))
    var joined = ListColumn()
    for slot in 0..<cites.count {
      joined.append(later.contains(UInt32(slot)) ? [] : sections.symbols(cites, slot))
    }
    return joined
  }
}
