import CableCore
import Dispatch
import Glibc
import SQLiteStore
import Synchronization

/// The words of an index: segments of lists, a directory each, rows of words and rows of places.
extension IndexDatabase {
  /// Adds the words of the slots after those that are done.
  func add(_ segment: PostingSegment) throws(IndexFault) {
    try writing { connection in
      try connection.run(
        "INSERT INTO wordsegment(first, bound) VALUES(?, ?)",
        [segment.first.index, segment.bound.index])
      let number = Int(connection.lastRow)
      try connection.run(
        "INSERT INTO directory(number, firsts) VALUES(?, ?)",
        [number, PostingDirectory.encoded(segment.blocks.map(\.first))])
      for (index, block) in segment.blocks.enumerated() {
        try connection.run(
          "INSERT INTO posting(id, terms) VALUES(?, ?)",
          [PostingDirectory.row(number, index), block.terms])
      }
      for (index, row) in segment.places.enumerated() {
        try connection.run(
          "INSERT INTO place(id, places) VALUES(?, ?)", [PostingDirectory.row(number, index), row])
      }
      try Self.set(connection, "indexed", segment.bound.index)
    }
  }

  /// The slots that hold a folded word, or any word that begins so.
  func slots(holding word: String, isPrefix: Bool, bound: Int) throws(IndexFault) -> SlotSet {
    let word = Array(word.utf8)
    return try search(bound: bound) { search, found in
      try search.insert(holding: word, isPrefix: isPrefix, into: &found)
    }
  }

  /// The slots in which folded words are consecutive.
  func slots(holdingPhrase words: [String], bound: Int) throws(IndexFault) -> SlotSet {
    let words = words.map { Array($0.utf8) }
    return try search(bound: bound) { search, found in
      try search.insert(holdingPhrase: words, into: &found)
    }
  }

  /// The slots that hold any of some folded words, which rise.
  func slots(holdingAny words: [[UInt8]], bound: Int) throws(IndexFault) -> SlotSet {
    try search(bound: bound) { search, found in
      try search.forEachEntry(ofAny: words) { _, entry in
        entry.slots.insert(into: &found, from: search.directory.first)
      }
    }
  }

  /// The slots that have a word of a term, and how often; of a form its words are given, which rise.
  func frequencies(
    of term: WordTerm, _ words: [[UInt8]]
  ) throws(IndexFault) -> [(slot: Slot, count: Int)] {
    try reading { connection in
      var found: [(slot: Slot, count: Int)] = []
      for directory in try segments(connection) {
        let search = PostingSearch(connection: connection, directory: directory)
        try search.addFrequencies(of: term, words, to: &found)
      }
      return found
    }
  }

  /// The slots of a scope that have a passage with what a query wants.
  func slots(
    holding query: PassageQuery, _ forms: [WordForm: [[UInt8]]], within scope: SlotSet, bound: Int
  ) throws(IndexFault) -> SlotSet {
    try search(bound: bound) { search, found in
      try search.insert(holding: query, forms, within: scope, into: &found)
    }
  }

  /// The slots of a scope that hold any of some names.
  func slots(
    holdingAnyOf names: WantedNames, within scope: SlotSet, bound: Int
  ) throws(IndexFault) -> SlotSet {
    try search(bound: bound) { search, found in
      try search.insert(holdingAnyOf: names, within: scope, into: &found)
    }
  }

  /// How many hits each of some names has in a scope.
  func tally(of names: WantedNames, within scope: SlotSet) throws(IndexFault) -> NameTally {
    var all = NameTally(count: names.matcher.count)
    let parts = try gather({ NameTally(count: names.matcher.count) }) { search, tally in
      try search.count(names, within: scope, into: &tally)
    }
    for part in parts { all.add(part) }
    return all
  }

  /// In how many cables of two sets each word is.
  func counts(in inside: SlotSet, _ outside: SlotSet) throws(IndexFault) -> WordCounts {
    var parts = try gather({ WordCounts() }) { search, counts in
      try search.count(inside, outside, into: &counts)
    }
    guard var all = parts.popLast() else { return WordCounts() }
    for part in parts { all.add(part) }
    return all
  }

  /// Cables from which on all cores search.
  private static let fewCables = 20_000

  /// Asks every segment, on all cores where there are many cables.
  private func search(
    bound: Int, _ body: @Sendable (PostingSearch, inout SlotSet) throws -> Void
  ) throws(IndexFault) -> SlotSet {
    var found = SlotSet(bound: bound)
    for part in try gather({ SlotSet(bound: bound) }, body) { found.formUnion(part) }
    return found
  }

  /// Asks every segment, on all cores where there are many cables: a part of the answer for each core.
  private func gather<Part: Sendable>(
    _ start: @Sendable () -> Part, _ body: @Sendable (PostingSearch, inout Part) throws -> Void
  ) throws(IndexFault) -> [Part] {
    let known = try reading { try segments($0) }
    let shares =
      isInMemory || known.last?.bound.index ?? 0 < Self.fewCables
      ? 1 : min(known.count, Self.readerCount, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
    if shares > 1, let parts = try gather(known, shares: shares, start, body) { return parts }
    return try reading { connection in
      var part = start()
      for directory in try segments(connection) {
        try body(PostingSearch(connection: connection, directory: directory), &part)
      }
      return [part]
    }
  }

  /// Asks every segment on some cores, the largest first; nil where segments were joined meanwhile, so
  /// that not all cores saw the same ones.
  private func gather<Part: Sendable>(
    _ known: [PostingDirectory], shares: Int, _ start: @Sendable () -> Part,
    _ body: @Sendable (PostingSearch, inout Part) throws -> Void
  ) throws(IndexFault) -> [Part]? {
    let largestFirst = known.sorted { $0.width > $1.width }
    let parts = Mutex<[Part]>([])
    let fault = Mutex<IndexFault?>(nil)
    let next = Atomic(0)
    let isMoved = Atomic(false)
    DispatchQueue.concurrentPerform(iterations: shares) { _ in
      do {
        var own = start()
        try store.read { connection in
          guard try segments(connection).map(\.number) == known.map(\.number) else {
            isMoved.store(true, ordering: .relaxed)
            return
          }
          while true {
            let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
            guard index < largestFirst.count else { return }
            try body(PostingSearch(connection: connection, directory: largestFirst[index]), &own)
          }
        }
        let part = own
        parts.withLock { $0.append(part) }
      } catch {
        fault.withLock { $0 = IndexFault(error) }
      }
    }
    if let fault = fault.withLock({ $0 }) { throw fault }
    return isMoved.load(ordering: .relaxed) ? nil : parts.withLock { $0 }
  }

  /// The directories of all segments that are there now, in the order of slots.
  func segments(_ connection: Connection) throws -> [PostingDirectory] {
    var numbers: [Int] = []
    let rows = try connection.rows("SELECT number FROM wordsegment ORDER BY first, number")
    while try rows.next() { numbers.append(try rows.int(0)) }
    var known = directories.withLock { $0 }
    for number in numbers where known[number] == nil {
      known[number] = try directory(number, connection)
    }
    let segments = numbers.compactMap { known[$0] }
    directories.withLock { directories in
      if directories.count != numbers.count || numbers.contains(where: { directories[$0] == nil }) {
        directories = Dictionary(uniqueKeysWithValues: segments.map { ($0.number, $0) })
      }
    }
    return segments
  }

  private func directory(_ number: Int, _ connection: Connection) throws -> PostingDirectory {
    let row = try connection.rows(
      """
      SELECT first, bound, firsts FROM wordsegment JOIN directory USING(number) WHERE number = ?
      """, [number])
    guard try row.next() else { throw IndexFault.damaged }
    let (first, bound) = (try row.int(0), try row.int(1))
    let directory = try row.withBytes(2) {
      PostingDirectory(number: number, first: first, bound: bound, $0)
    }
    guard let directory else { throw IndexFault.damaged }
    return directory
  }

  /// Checks every page, every list and every file of columns, slowly.
  func verify() throws(IndexFault) {
    guard try hasWholeFiles(isCancelled: { false }) else { throw .damaged }
    try reading { connection in
      guard try connection.integrityCheck().isEmpty else { throw IndexFault.damaged }
      for segment in try segments(connection) { try verify(segment, connection) }
    }
  }

  /// Checks that each block of a segment is there and whole, with the rows of places it describes.
  private func verify(_ segment: PostingDirectory, _ connection: Connection) throws {
    let ids = PostingDirectory.rows(segment.number)
    var end = 0
    var blocks = 0
    try each("SELECT terms FROM posting WHERE id >= ? AND id < ? ORDER BY id", ids, connection) {
      blocks += 1
      return PostingBlock($0)?.forEach { _, entry in
        defer { end = entry.places.upperBound }
        return entry.places.lowerBound == end
      } ?? false
    }
    var size = 0
    try each("SELECT places FROM place WHERE id >= ? AND id < ? ORDER BY id", ids, connection) {
      guard let row = PostingBlock.opened($0), size % PostingBlock.placeRowSize == 0 else {
        return false
      }
      size += row.count
      return true
    }
    guard blocks == segment.blockCount, size == end else { throw IndexFault.damaged }
  }

  private func each(
    _ sql: String, _ ids: Range<Int64>, _ connection: Connection,
    _ isGood: (UnsafeRawBufferPointer) -> Bool
  ) throws {
    let rows = try connection.rows(sql, [ids.lowerBound, ids.upperBound])
    while try rows.next() {
      guard try rows.withBytes(0, isGood) else { throw IndexFault.damaged }
    }
  }
}
