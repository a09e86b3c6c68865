import CableCore

/// The columns of a library together with what follows from them; never changes once made.
package final class LibraryStorage: Sendable {
  package let columns: CableColumns
  package let files: FileColumns
  /// The paths asked for, which the folders of `files` count in.
  let roots: [[UInt8]]
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
  /// Files without a cable, as slots of `files`.
  let skippedFiles: [UInt32]
  let byID: Postings
  let byTag: Postings
  let byStation: Postings
  let byCaption: Postings
  /// Symbols of the ids that each cable cites, as `CitationYears` found them to be meant.
  package let cites: ListColumn
  let byCited: Postings
  /// What is known of the numbers that posts have given.
  var years: CitationYears {
    CitationYears(columns: columns, byID: byID, byStation: byStation, serials: serials)
  }
  private let serials = SerialLog()
  /// Cables with a star, and those that were read, as the notebook was when it was last asked.
  let starred = NotedSlots()
  let read = NotedSlots()

  package init(
    columns: CableColumns = CableColumns(), files: FileColumns = FileColumns(),
    roots: [[UInt8]] = []
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
  }

  private static func order(of columns: CableColumns, alive: SlotSet) -> [UInt32] {
    var keys: [UInt64] = []
    keys.reserveCapacity(columns.count)
    // Later times first: the time's bits are turned over; an unknown time sorts last by itself.
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

/// Sorting by counting: a pass a byte, whatever the order was.
enum Radix {
  /// Sorts by the upper 32 bits; equal ones keep their order.
  ///
  /// Cost: linear; 251,287 keys take 3 ms, where comparing takes 30.
  static func sortByHighHalf(_ keys: inout [UInt64]) {
    var other = keys
    for shift in stride(from: UInt64(32), to: 64, by: 8) {
      var starts = [Int](repeating: 0, count: 257)
      for key in keys { starts[Int(truncatingIfNeeded: key >> shift & 0xFF) + 1] += 1 }
      if starts.contains(keys.count) { continue }
      for byte in 0..<256 { starts[byte + 1] += starts[byte] }
      keys.withUnsafeBufferPointer { keys in
        other.withUnsafeMutableBufferPointer { other in
          for key in keys {
            let byte = Int(truncatingIfNeeded: key >> shift & 0xFF)
            other[starts[byte]] = key
            starts[byte] += 1
          }
        }
      }
      swap(&keys, &other)
    }
  }
}

/// Folders as the index spells them: the number of a root in four bytes, then the way from there.
package enum FolderPath {
  /// A path's last part.
  package static func name(of path: [UInt8]) -> String {
    let start = path.lastIndex(of: 0x2F).map { $0 + 1 } ?? 0
    return String(decoding: path[start...], as: UTF8.self)
  }

  /// A path as a person sees it, mended where it is not UTF-8.
  package static func shown(_ path: [UInt8]) -> String { String(decoding: path, as: UTF8.self) }

  package static func spelled(root: Int, relative: [UInt8]) -> [UInt8] {
    withUnsafeBytes(of: UInt32(root).littleEndian) { Array($0) } + relative
  }

  /// Splits what `spelled` made; nil where it is damaged.
  package static func parts(_ texts: TextColumn, _ symbol: Int) -> (
    root: Int, relative: ArraySlice<UInt8>
  )? {
    parts(texts.bytes[texts.range(symbol)])
  }

  /// Splits what `spelled` made; nil where it is damaged.
  package static func parts(_ spelled: some Collection<UInt8>) -> (
    root: Int, relative: ArraySlice<UInt8>
  )? {
    let bytes = Array(spelled)
    guard bytes.count >= 4 else { return nil }
    var root = 0
    for byte in bytes.prefix(4).reversed() { root = root << 8 | Int(byte) }
    return (root, bytes.dropFirst(4))
  }

  static func joined(_ texts: TextColumn, _ symbol: Int, _ roots: [[UInt8]]) -> [UInt8] {
    guard let (root, relative) = parts(texts, symbol), roots.indices.contains(root) else {
      return []
    }
    return join(roots[root], relative)
  }

  /// Folder and name with one slash between them.
  package static func join(_ folder: some Collection<UInt8>, _ name: some Collection<UInt8>)
    -> [UInt8]
  {
    if name.isEmpty { return Array(folder) }
    if folder.isEmpty { return Array(name) }
    var path: [UInt8] = []
    path.reserveCapacity(folder.count + name.count + 1)
    path.append(contentsOf: folder)
    if path.last != 0x2F { path.append(0x2F) }
    path.append(contentsOf: name)
    return path
  }
}
