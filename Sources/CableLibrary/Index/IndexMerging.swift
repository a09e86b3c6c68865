import SQLiteStore

/// Joining segments of words, so that a search looks into few of them however often a library grew.
extension IndexDatabase {
  /// Ends a join whose result nobody waits for.
  private struct Cancelled: Error {}

  /// Joins neighbouring segments where `WordTiers` finds that there are too many of one size.
  ///
  /// Each join is one transaction: a kill leaves the segments as they were, or the joined one. Nobody
  /// waits to read meanwhile.
  ///
  /// Cost: each row is written again once or twice in its life.
  ///
  /// - Parameters:
  ///   - isLast: true where no more words come soon, so that fewer segments are left.
  ///   - pairsFrom: bytes of places from which on a joined segment has lists of pairs.
  ///   - isCancelled: asked for each row that is written; once true, a join is given up.
  /// - Throws: where a segment is damaged, or the disk takes no more; the segments are then as before.
  func mergeWords(
    isLast: Bool, pairsFrom: Int = pairSize, isCancelled: () -> Bool
  ) throws(IndexFault) {
    while !isCancelled() {
      let group = try reading { connection in
        let known = try segments(connection)
        let sizes = try known.map { try size(of: $0, connection) }
        return WordTiers.next(sizes, isLast: isLast).map { known[$0].map(\.number) }
      }
      guard let group else { return }
      do {
        try store.write { try join(group, pairsFrom, $0, isCancelled) }
      } catch is Cancelled {
        return
      } catch { throw IndexFault(error) }
    }
  }

  /// Bytes of a segment's rows, about.
  private func size(of segment: PostingDirectory, _ connection: Connection) throws -> Int {
    let rows = PostingDirectory.rows(segment.number)
    let last = try connection.int(
      "SELECT max(id) FROM place WHERE id >= ? AND id < ?", [rows.lowerBound, rows.upperBound])
    let placeRows = last.map { $0 - Int(rows.lowerBound) + 1 } ?? 0
    return placeRows * PostingBlock.placeRowSize + segment.blockCount * PostingBlock.mostBytes
  }

  /// Bytes of places in which a phrase of two words that are everywhere takes some milliseconds.
  private static let pairSize = 1 << 24

  private func join(
    _ numbers: [Int], _ pairsFrom: Int, _ connection: Connection, _ isCancelled: () -> Bool
  ) throws {
    let parts = try segments(connection).filter { numbers.contains($0.number) }
    guard let first = parts.first?.first, let bound = parts.last?.bound else { return }
    try extendVocabulary(over: parts, connection)
    try connection.run(
      "INSERT INTO wordsegment(first, bound) VALUES(?, ?)", [first.index, bound.index])
    let number = Int(connection.lastRow)
    var merge = PostingMerge(parts.map { PostingSearch(connection: connection, directory: $0) })
    var firsts: [[UInt8]] = []
    var rowCount = 0
    func add(_ block: PostingBlock.Encoded) throws {
      if isCancelled() { throw Cancelled() }
      try connection.run(
        "INSERT INTO posting(id, terms) VALUES(?, ?)",
        [PostingDirectory.row(number, firsts.count), block.terms])
      firsts.append(block.first)
    }
    let size = try merge.run(block: add) { row in
      if isCancelled() { throw Cancelled() }
      try connection.run(
        "INSERT INTO place(id, places) VALUES(?, ?)",
        [PostingDirectory.row(number, rowCount), row])
      rowCount += 1
    }
    if size >= pairsFrom {
      let words = PostingDirectory.encoded(firsts).withUnsafeBytes {
        PostingDirectory(number: number, first: first.index, bound: bound.index, $0)
      }
      guard let words else { throw IndexFault.damaged }
      var finder = try PairFinder(PostingSearch(connection: connection, directory: words))
      try finder.write(
        after: size, rest: { if isCancelled() { throw Cancelled() } }, block: add)
    }
    try connection.run(
      "INSERT INTO directory(number, firsts) VALUES(?, ?)",
      [number, PostingDirectory.encoded(firsts)])
    for part in parts {
      let rows = PostingDirectory.rows(part.number)
      for table in ["posting", "place"] {
        try connection.run(
          "DELETE FROM \(table) WHERE id >= ? AND id < ?", [rows.lowerBound, rows.upperBound])
      }
      for table in ["directory", "wordsegment"] {
        try connection.run("DELETE FROM \(table) WHERE number = ?", [part.number])
      }
    }
  }

  /// Gives pages that hold nothing back to the disk, where they are more than a few of all.
  ///
  /// Cost: a step for each such page.
  ///
  /// - Parameter isCancelled: asked now and then; once true, the rest is left for another time.
  /// - Throws: where the disk does not allow it; the index is then as before.
  func shrink(isCancelled: () -> Bool) throws(IndexFault) {
    guard !isReadOnly, !isInMemory else { return }
    do {
      try store.withConnection { connection in
        guard let all = try connection.int("PRAGMA page_count"),
          var free = try connection.int("PRAGMA freelist_count"), free > all / 32
        else { return }
        while free > 0, !isCancelled() {
          try connection.run("PRAGMA incremental_vacuum(\(Self.pagesAtOnce))")
          free -= Self.pagesAtOnce
        }
      }
    } catch { throw IndexFault(error) }
  }

  /// Pages that are given back before it is asked whether to continue.
  private static let pagesAtOnce = 1_024
}

/// Which segments of words are joined: as many of similar size as make one of the next size.
enum WordTiers {
  /// Segments of one size that are not joined yet, at most.
  static let most = 7
  /// The same where no more words come soon.
  static let mostAtLast = 3
  /// Sizes in bytes below which segments are of one kind.
  private static let limits = [1 << 18, 1 << 21, 1 << 26]
  /// Bytes of a joined segment, at most: so a join takes no more than seconds, nor much of the disk.
  private static let largest = 1 << 27

  /// The segments to join next; nil where there are few enough.
  ///
  /// - Parameters:
  ///   - sizes: in bytes, of all segments in the order of slots.
  ///   - isLast: true where no more words come soon.
  /// - Returns: two or more neighbours.
  static func next(_ sizes: [Int], isLast: Bool) -> Range<Int>? {
    for limit in limits {
      var start = 0
      while start < sizes.count {
        var end = start
        var sum = 0
        while end < sizes.count, sizes[end] < limit, sum + sizes[end] <= largest {
          sum += sizes[end]
          end += 1
        }
        // Of the largest there is one more size to come only when it is full.
        let isFull = end < sizes.count && sizes[end] < limit
        let few = limit == limits.last && !isLast ? .max : isLast ? mostAtLast : most
        if end - start > few || isFull && end - start > 1 { return start..<end }
        start = max(end, start + 1)
      }
    }
    return nil
  }
}
