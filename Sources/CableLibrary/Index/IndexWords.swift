import CableCore
import Foundation
import GRDB
import Synchronization

/// The words of an index: segments of lists, a directory each, rows of words and rows of places.
extension IndexDatabase {
  /// Adds the words of the slots behind those that are done.
  func add(_ segment: PostingSegment) throws(IndexFault) {
    do {
      try queue.write { database in
        try database.execute(
          sql: "INSERT INTO wordsegment(first, bound) VALUES(?, ?)",
          arguments: [segment.first, segment.bound])
        let number = Int(database.lastInsertedRowID)
        try database.execute(
          sql: "INSERT INTO directory(number, firsts) VALUES(?, ?)",
          arguments: [number, Data(PostingDirectory.encoded(segment.blocks))])
        let terms = try database.cachedStatement(
          sql: "INSERT INTO posting(id, terms) VALUES(?, ?)")
        for (index, block) in segment.blocks.enumerated() {
          try terms.execute(arguments: [
            PostingDirectory.row(number, index), Data(block.terms),
          ])
        }
        let places = try database.cachedStatement(
          sql: "INSERT INTO place(id, places) VALUES(?, ?)")
        for (index, row) in segment.places.enumerated() {
          try places.execute(arguments: [PostingDirectory.row(number, index), Data(row)])
        }
        try Self.set(database, "indexed", segment.bound)
      }
    } catch { throw IndexFault(error) }
  }

  /// The slots that hold a folded word, or any word that begins so.
  func slots(holding word: String, isPrefix: Bool, bound: Int) throws(IndexFault) -> SlotSet {
    let word = Array(word.utf8)
    return try search(bound: bound) { search, found in
      try search.insert(holding: word, isPrefix: isPrefix, into: &found)
    }
  }

  /// The slots in which folded words stand in a row.
  func slots(holdingPhrase words: [String], bound: Int) throws(IndexFault) -> SlotSet {
    let words = words.map { Array($0.utf8) }
    return try search(bound: bound) { search, found in
      try search.insert(holdingPhrase: words, into: &found)
    }
  }

  /// Segments from which on all cores search.
  private static let fewSegments = 16

  /// Asks every segment, on all cores where there are many.
  private func search(
    bound: Int, _ body: @Sendable (PostingSearch, inout SlotSet) throws -> Void
  ) throws(IndexFault) -> SlotSet {
    let known: [PostingDirectory]
    do { known = try queue.read { try segments($0) } } catch { throw IndexFault(error) }
    let shares =
      isInMemory || known.count < Self.fewSegments
      ? 1 : max(1, min(4, ProcessInfo.processInfo.activeProcessorCount))
    let found = Mutex(SlotSet(bound: bound))
    let fault = Mutex<IndexFault?>(nil)
    DispatchQueue.concurrentPerform(iterations: shares) { share in
      do {
        var own = SlotSet(bound: bound)
        try queue.read { database in
          for index in stride(from: share, to: known.count, by: shares) {
            try body(PostingSearch(database: database, directory: known[index]), &own)
          }
        }
        found.withLock { $0.formUnion(own) }
      } catch {
        fault.withLock { $0 = IndexFault(error) }
      }
    }
    if let fault = fault.withLock({ $0 }) { throw fault }
    return found.withLock { $0 }
  }

  /// The directories of all segments that are there now.
  private func segments(_ database: Database) throws -> [PostingDirectory] {
    let numbers = try Int.fetchAll(
      database.cachedStatement(sql: "SELECT number FROM wordsegment ORDER BY number"))
    var known = directories.withLock { $0 }
    for number in numbers where known[number] == nil {
      known[number] = try directory(number, database)
    }
    let segments = numbers.compactMap { known[$0] }
    directories.withLock { directories in
      if directories.count != segments.count {
        directories = Dictionary(uniqueKeysWithValues: segments.map { ($0.number, $0) })
      }
    }
    return segments
  }

  private func directory(_ number: Int, _ database: Database) throws -> PostingDirectory {
    let row = try Row.fetchOne(
      database,
      sql: """
        SELECT first, bound, firsts FROM wordsegment JOIN directory USING(number)
        WHERE number = ?
        """, arguments: [number])
    guard let row, let data = row[2] as Data?,
      let directory = data.withUnsafeBytes({
        PostingDirectory(number: number, first: row[0], bound: row[1], $0)
      })
    else { throw IndexFault.damaged }
    return directory
  }

  /// Checks every page and every list, slowly.
  func verify() throws(IndexFault) {
    do {
      try queue.read { database in
        let result = try String.fetchOne(database, sql: "PRAGMA integrity_check")
        guard result == "ok" else { throw IndexFault.damaged }
        for segment in try segments(database) { try verify(segment, database) }
      }
    } catch { throw IndexFault(error) }
  }

  /// Checks that each block of a segment is there and whole, with the rows of places it tells of.
  private func verify(_ segment: PostingDirectory, _ database: Database) throws {
    let ids = PostingDirectory.rows(segment.number)
    var end = 0
    var blocks = 0
    try each("SELECT terms FROM posting WHERE id >= ? AND id < ? ORDER BY id", ids, database) {
      blocks += 1
      return PostingBlock($0)?.forEach { _, entry in
        defer { end = entry.places.upperBound }
        return entry.places.lowerBound == end
      } ?? false
    }
    var size = 0
    try each("SELECT places FROM place WHERE id >= ? AND id < ? ORDER BY id", ids, database) {
      guard let row = PostingBlock.opened($0), size % PostingBlock.placeRowSize == 0 else {
        return false
      }
      size += row.count
      return true
    }
    guard blocks == segment.blockCount, size == end else { throw IndexFault.damaged }
  }

  private func each(
    _ sql: String, _ ids: Range<Int64>, _ database: Database,
    _ isGood: (UnsafeRawBufferPointer) -> Bool
  ) throws {
    let rows = try Row.fetchCursor(
      database, sql: sql, arguments: [ids.lowerBound, ids.upperBound])
    while let row = try rows.next() {
      let isWhole = try row.withUnsafeData(atIndex: 0) { data in
        data?.withUnsafeBytes { isGood($0) } ?? false
      }
      guard isWhole else { throw IndexFault.damaged }
    }
  }
}
