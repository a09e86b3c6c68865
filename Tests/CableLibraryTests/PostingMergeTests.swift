import CableCore
import Dispatch
import Foundation
import SQLiteStore
import Synchronization
import Testing

@testable import CableCatalog
@testable import CableLibrary

/// Segments of words that are joined.
@Suite struct PostingMergeTests {
  /// Of the databases, for as long as a test runs.
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func database(_ name: String = "index") throws -> IndexDatabase {
    try IndexDatabase(path: Array((folder.path + "/" + name).utf8), key: [], isReadOnly: false)
  }

  /// The words of a cable: some that all have, some that few have, one that it has alone.
  private static func words(_ slot: Int) -> [String] {
    var words = ["the", "cable", "of", "the", "year\(slot % 30)", "number\(slot)", "the"]
    if slot % 3 == 0 { words += ["ship", "the", "ship"] }
    if slot % 700 < 2 { words.append("rare") }
    if slot % 41 == 0 { words += Array(repeating: "often", count: 60) }
    return words
  }

  /// The lists of some cables, each of which no slot is of where `isHole` holds.
  private static func segment(
    _ slots: Range<Int>, isHole: (Int) -> Bool = { $0 % 50 == 7 }
  ) -> PostingSegment {
    var builder = PostingBuilder(first: Slot(slots.lowerBound))
    for start in stride(from: slots.lowerBound, to: slots.upperBound, by: 100) {
      let own = (start..<min(slots.upperBound, start + 100)).filter { !isHole($0) }
      builder.add(FoundWords(own.map(words)), slots: own.map { Slot($0) })
    }
    return builder.segment(bound: Slot(slots.upperBound))
  }

  /// Everything that an index holds of words: where segments are, and their rows without the numbers.
  private func content(_ database: IndexDatabase) throws -> [[UInt8]] {
    try database.reading { connection in
      var all: [[UInt8]] = []
      for segment in try database.segments(connection) {
        all.append(Array("\(segment.first)..<\(segment.bound)".utf8))
        let ids = PostingDirectory.rows(segment.number)
        for (table, column) in [("posting", "terms"), ("place", "places")] {
          let rows = try connection.rows(
            "SELECT \(column) FROM \(table) WHERE id >= ? AND id < ? ORDER BY id",
            [ids.lowerBound, ids.upperBound])
          while try rows.next() { all.append(try rows.bytes(0)) }
        }
      }
      // Nothing is left over of segments that are gone.
      for table in ["posting", "place"] {
        all.append(Array("\(try connection.int("SELECT count(*) FROM \(table)") ?? 0)".utf8))
      }
      return all
    }
  }

  @Test(
    "Joined segments are what would have been written at once",
    arguments: [[0, 10, 20, 21, 400, 900], [5, 6, 7, 8, 9], [0, 1_000, 1_007, 2_500, 4_001]])
  func sameAsOne(bounds: [Int]) throws {
    let (joined, whole) = (try database("joined"), try database("whole"))
    for (first, bound) in zip(bounds, bounds.dropFirst()) {
      try joined.add(Self.segment(first..<bound))
    }
    try whole.add(Self.segment(bounds[0]..<bounds[bounds.count - 1]))
    try joined.mergeWords(isLast: true) { false }
    #expect(try content(joined) == content(whole))
    try joined.verify()
    for word in ["the", "rare", "number8", "year1", "absent"] {
      #expect(
        try joined.slots(holding: word, isPrefix: false, bound: 5_000)
          == whole.slots(holding: word, isPrefix: false, bound: 5_000))
    }
  }

  @Test("A prefix of one letter finds the cables of all its words, also in joined segments")
  func firstLetters() throws {
    let database = try database()
    let bounds = [0, 3, 10, 20, 21, 400, 900]
    for (first, bound) in zip(bounds, bounds.dropFirst()) {
      try database.add(Self.segment(first..<bound))
    }
    func check() throws {
      for letter in ["c", "n", "o", "r", "s", "t", "y", "x", "a"] {
        let expected = SlotSet(
          bound: 900,
          (0..<900).filter { slot in
            slot % 50 != 7 && Self.words(slot).contains { $0.hasPrefix(letter) }
          }.map { Slot($0) })
        #expect(
          try database.slots(holding: letter, isPrefix: true, bound: 900) == expected, "\(letter)*")
      }
    }
    try check()
    try database.mergeWords(isLast: true) { false }
    try check()
    // These words are not in the vocabulary.
    #expect(
      try database.vocabulary().words(WordMatcher(.shape("*")), limit: 9_999).words.allSatisfy {
        $0.bytes.first != FirstLetter.lead
      })
    #expect(try database.slots(holding: "", isPrefix: true, bound: 900).count == 882)
  }

  @Test("A segment without words is joined as well")
  func empty() throws {
    let database = try database()
    for first in 0..<5 { try database.add(Self.segment(first..<first + 1) { $0 != 3 }) }
    try database.mergeWords(isLast: true) { false }
    #expect(
      try database.slots(holding: "ship", isPrefix: false, bound: 9) == SlotSet(bound: 9, [Slot(3)])
    )
    try database.verify()
  }

  @Test("A join that is given up at any moment leaves what was there")
  func givenUp() throws {
    let database = try database()
    for first in 0..<4 { try database.add(Self.segment(first * 300..<first * 300 + 300)) }
    let before = try content(database)
    var rows = 0
    repeat {
      var asked = 0
      try database.mergeWords(isLast: true) {
        asked += 1
        return asked > rows + 1
      }
      rows += 1
      if try content(database).count != before.count { break }
      #expect(try content(database) == before)
    } while rows < 1_000
    #expect(rows > 3)
    try database.verify()
  }

  @Test("Counts of the vocabulary are those of all cables, however segments were joined")
  func vocabulary() throws {
    let database = try database()
    var bound = 0
    for round in 1...14 {
      try database.add(Self.segment(bound..<bound + 20 * round) { _ in false })
      bound += 20 * round
      if round % 3 == 1 { try database.keepVocabulary() }
      try database.mergeWords(isLast: round % 2 == 0) { false }
      let vocabulary = try database.vocabulary()
      for word in ["the", "number7", "rare"] {
        let count = try database.slots(holding: word, isPrefix: false, bound: bound).count
        #expect(vocabulary.count(of: Array(word.utf8)) == count, "\(word) in round \(round)")
      }
    }
  }

  @Test("Searches find the same while segments are joined")
  func meanwhile() throws {
    let database = try database()
    // So many that all cores search.
    let count = 24_000
    for first in stride(from: 0, to: count, by: 2_000) {
      try database.add(Self.segment(first..<first + 2_000))
    }
    let wanted = try database.slots(holdingPhrase: ["ship", "the"], bound: count)
    let ships = try database.slots(holding: "ship", isPrefix: false, bound: count)
    #expect(ships == wanted && ships.count == count / 3 - count / 150)
    let isDone = Atomic(false)
    let wrong = Atomic(0)
    let group = DispatchGroup()
    for _ in 0..<3 {
      DispatchQueue.global().async(group: group) {
        while !isDone.load(ordering: .relaxed) {
          let found = try? database.slots(holdingPhrase: ["ship", "the"], bound: count)
          if found != wanted { wrong.wrappingAdd(1, ordering: .relaxed) }
        }
      }
    }
    try database.mergeWords(isLast: true) { false }
    isDone.store(true, ordering: .relaxed)
    group.wait()
    #expect(wrong.load(ordering: .relaxed) == 0)
    #expect(try database.reading { try database.segments($0).count } == 1)
    #expect(try database.slots(holdingPhrase: ["ship", "the"], bound: count) == wanted)
  }

  @Test("The pages that joined segments leave are given back")
  func shrinking() throws {
    let database = try database()
    for first in 0..<4 { try database.add(Self.segment(first * 3_000..<first * 3_000 + 3_000)) }
    try database.mergeWords(isLast: true) { false }
    func pages(_ pragma: String) throws -> Int {
      try database.reading { try $0.int("PRAGMA \(pragma)") ?? 0 }
    }
    let before = try pages("page_count")
    #expect(try pages("freelist_count") > before / 4)
    try database.shrink { false }
    #expect(try pages("freelist_count") == 0)
    #expect(try pages("page_count") < before * 3 / 4)
    try database.verify()
  }

  @Test("Joining writes what is joined, and not the rows that go as well")
  func written() throws {
    let database = try database()
    for first in 0..<4 { try database.add(Self.segment(first * 3_000..<first * 3_000 + 3_000)) }
    try database.store.withConnection { try $0.run("PRAGMA wal_checkpoint(TRUNCATE)") }
    try database.mergeWords(isLast: true) { false }
    let path = try #require(database.path).map { UnicodeScalar($0) }
    let log = try #require(
      FileManager.default.contents(atPath: String(String.UnicodeScalarView(path)) + "-wal"))
    let inUse = try database.reading { connection in
      let (all, free) = (
        try connection.int("PRAGMA page_count"), try connection.int("PRAGMA freelist_count")
      )
      return ((all ?? 0) - (free ?? 0)) * (try connection.int("PRAGMA page_size") ?? 0)
    }
    #expect(log.count < inUse * 3 / 2)
  }

  @Test("A damaged row is not joined")
  func damaged() throws {
    let database = try database()
    for first in 0..<4 { try database.add(Self.segment(first * 300..<first * 300 + 300)) }
    let before = try content(database).count
    try database.writing { try $0.run("UPDATE place SET places = zeroblob(length(places))") }
    #expect(throws: IndexFault.self) { try database.mergeWords(isLast: true) { false } }
    #expect(try content(database).count == before)
  }

  private static let megabyte = 1 << 20

  @Test(
    "Neighbours of one size are joined once there are many of them",
    arguments: [
      ([], false, nil), ([1, 1, 1], true, nil), ([1, 1, 1, 1], true, 0..<4),
      ([1, 1, 1, 1, 1, 1, 1], false, nil), ([1, 1, 1, 1, 1, 1, 1, 1], false, 0..<8),
      ([90, 1, 1, 1, 1], true, 1..<5), ([1, 1, 90, 1, 1], true, nil),
      ([9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9], false, nil),
      ([9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9], false, 0..<14),
      ([120, 120, 120, 120, 120, 120], true, nil), ([60, 60, 60, 60], true, 0..<2),
      ([120, 9, 9, 9, 9], true, 1..<5), ([120, 9, 9, 9], true, nil),
    ] as [([Int], Bool, Range<Int>?)])
  func tiers(megabytes: [Int], isLast: Bool, expected: Range<Int>?) {
    #expect(WordTiers.next(megabytes.map { $0 * Self.megabyte }, isLast: isLast) == expected)
  }
}
