import CableCore
import SQLiteStore
import Testing

@testable import CableCatalog
@testable import CableLibrary

/// Which places of its words a phrase reads.
@Suite struct PhrasePlaceTests {
  /// An index of some cables by their words.
  private static func database(_ cables: [[String]]) throws -> IndexDatabase {
    let database = try IndexDatabase()
    var builder = PostingBuilder(first: Slot(0))
    builder.add(FoundWords(cables), slots: cables.indices.map { Slot($0) })
    try database.add(builder.segment(bound: Slot(cables.count)))
    return database
  }

  /// What a body finds while a row of places is not what was written.
  private static func damaging<Value>(
    _ row: Int, _ database: IndexDatabase, _ body: () throws -> Value
  ) throws -> Value? {
    let id = PostingDirectory.row(1, row)
    let whole = try database.reading { connection -> [UInt8] in
      let rows = try connection.rows("SELECT places FROM place WHERE id = ?", [id])
      return try rows.next() ? try rows.bytes(0) : []
    }
    func set(_ bytes: [UInt8]) throws {
      try database.writing {
        try $0.run("UPDATE place SET places = ? WHERE id = ?", [bytes, id])
      }
    }
    try set([UInt8](repeating: 0, count: whole.count))
    let found = try? body()
    try set(whole)
    return found
  }

  private static func rowCount(_ database: IndexDatabase) throws -> Int {
    try database.reading { try $0.int("SELECT count(*) FROM place") ?? 0 }
  }

  @Test("A phrase reads the places of its words only in cables that have all of them")
  func onlyCommonCables() throws {
    // The places of “the” fill many rows; “oak” is in the first cables and in one of the last.
    var cables = [[String]](repeating: ["a", "the", "of", "the", "in", "the"], count: 30_000)
    cables[3] = ["the", "oak", "the"]
    cables[5] = ["oak", "of", "the"]
    cables[29_990] = ["under", "the", "oak"]
    let database = try Self.database(cables)
    let wanted = SlotSet(bound: cables.count, [Slot(3), Slot(29_990)])
    let whole = try database.slots(holdingPhrase: ["the", "oak"], bound: cables.count)
    #expect(whole == wanted)
    let count = try Self.rowCount(database)
    try #require(count > 12)
    // Every row whose damage the phrase does not notice is one that it does not read.
    var unread = 0
    for row in 0..<count {
      let found = try Self.damaging(row, database) {
        try database.slots(holdingPhrase: ["the", "oak"], bound: cables.count)
      }
      guard let found else { continue }
      #expect(found == wanted)
      unread += 1
    }
    // All of them matter to a phrase that any cable may have.
    let found = try Self.damaging(count / 2, database) {
      try database.slots(holdingPhrase: ["the", "of", "the"], bound: cables.count)
    }
    #expect(found == nil)
    #expect(unread > count / 2)
  }

  /// Numbers that look random, and are the same in each run.
  private struct Random {
    var state: UInt64

    mutating func next(below bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
  }

  @Test("Phrases are found where a reading finds them, in cables of any length", arguments: 1...6)
  func sameAsReading(seed: Int) throws {
    var random = Random(state: UInt64(seed))
    let vocabulary = ["the", "of", "oak", "tree", "elm", "once"]
    var cables: [[String]] = []
    for _ in 0..<700 {
      // Some are so long that the size of a word's places takes two bytes, and that one has more places
      // than there is room for at first.
      let length =
        switch random.next(below: 80) {
        case 0: 9_000
        case 1: 2_000
        default: random.next(below: 12)
        }
      var words: [String] = []
      for _ in 0..<length {
        let place = min(random.next(below: 6), random.next(below: 6))
        let isRare = place == 5 && random.next(below: 9) > 0
        words.append(isRare ? "x\(random.next(below: 999))" : vocabulary[place])
      }
      cables.append(words)
    }
    let database = try Self.database(cables)
    for phrase in [
      ["the", "of"], ["of", "the"], ["the", "the"], ["elm", "oak"], ["once", "the"],
      ["of", "once"], ["tree", "oak", "the"], ["the", "the", "the"], ["elm", "elm", "elm"],
      ["oak", "once", "oak"], ["of", "absent"], ["the", "of", "the", "once", "of"], ["oak"],
    ] {
      var wanted = SlotSet(bound: cables.count)
      for (slot, words) in cables.enumerated() {
        if words.indices.contains(where: { words[$0...].starts(with: phrase) }) {
          wanted.insert(Slot(slot))
        }
      }
      let found = try database.slots(holdingPhrase: phrase, bound: cables.count)
      #expect(found == wanted, "\(phrase)")
    }
  }

  @Test("Of any rising words a segment gives those that it has, with their lists", arguments: 1...4)
  func anyWords(seed: Int) throws {
    var random = Random(state: UInt64(seed))
    // Words of few letters, so that many begin with others and share much with the ones before.
    func word() -> String {
      String((0...random.next(below: 6)).map { _ in Array("abé")[random.next(below: 3)] })
    }
    let cables = (0..<400).map { _ in (0..<random.next(below: 9)).map { _ in word() } }
    let database = try Self.database(cables)
    for round in 0..<60 {
      let wanted = Set((0..<round * 5).map { _ in word() }).map { Array($0.utf8) }
        .sorted { $0.lexicographicallyPrecedes($1) }
      var found: [[UInt8]: Int] = [:]
      var order: [Int] = []
      try database.reading { connection in
        for directory in try database.segments(connection) {
          let search = PostingSearch(connection: connection, directory: directory)
          try search.forEachEntry(ofAny: wanted) { place, entry in
            order.append(place)
            found[wanted[place]] = entry.slots.count
          }
        }
      }
      #expect(order == order.sorted() && Set(order).count == order.count)
      for word in wanted {
        let count = cables.count { $0.contains(String(decoding: word, as: UTF8.self)) }
        #expect(found[word, default: 0] == count)
      }
    }
  }

  @Test(
    "Numbers in halves of bytes come back, one by one and summed",
    arguments: [
      [], [5], [14, 15, 16, 22, 23, 24], Array(repeating: 14, count: 40),
      Array(repeating: 1, count: 17) + [15] + Array(repeating: 3, count: 50),
      Array(repeating: 78, count: 35), [0, 1_000_000, UInt32.max, 7, .max - 1],
    ] as [[UInt32]])
  func halves(numbers: [UInt32]) {
    var bytes: [UInt8] = [77]
    HalfBytes.append(numbers, to: &bytes)
    #expect(bytes.count <= 1 + numbers.count * HalfBytes.most)
    bytes.withUnsafeBufferPointer { bytes in
      var ends = [2]
      var place = 2
      for number in numbers {
        #expect(HalfBytes.read(bytes, at: &place) == number)
        ends.append(place)
      }
      #expect((place + 1) / 2 == bytes.count)
      for start in ends.indices {
        for end in start..<ends.count {
          var place = ends[start]
          let sum = HalfBytes.sum(end - start, of: bytes, at: &place)
          #expect(sum == numbers[start..<end].reduce(0) { $0 + Int($1) } && place == ends[end])
        }
      }
      // Beyond the end there are zeros.
      place = bytes.count * 2
      #expect(HalfBytes.read(bytes, at: &place) == 0)
    }
  }

  @Test(
    "Sizes of places come back from halves of bytes and from bytes, also part by part",
    arguments: [
      [1], [3, 90], Array(repeating: 2, count: 90), Array(repeating: 60, count: 90),
      Array(repeating: 2, count: 90) + [7_000] + Array(repeating: 300, count: 9),
    ] as [[UInt32]])
  func placeSizes(numbers: [UInt32]) {
    var bytes: [UInt8] = [1, 2, 3]
    PlaceSizes.append(numbers, to: &bytes)
    let size = bytes.count - 3
    let start = PlaceSizes(size: size, count: numbers.count, from: 3)
    for taken in 0...numbers.count {
      bytes.withUnsafeBufferPointer { bytes in
        var sizes = start
        #expect(numbers[..<taken].allSatisfy { sizes.next(bytes) == Int($0) })
        var rest = sizes.without(sizes.firstByte)
        let own = UnsafeBufferPointer(rebasing: bytes[sizes.firstByte...])
        #expect(numbers[taken...].allSatisfy { rest.next(own) == Int($0) })
        #expect(rest.endByte == own.count)
        let total = numbers[taken...].reduce(0) { $0 + Int($1) }
        #expect(sizes.sum(numbers.count - taken, bytes) == total && sizes.endByte == bytes.count)
      }
    }
  }

  @Test(
    "Numbers are summed and skipped as if they were read one by one",
    arguments: [
      [], [5], [1, 2, 3, 4, 5, 6, 7, 8], [127, 127, 127, 127, 127, 127, 127, 127, 127],
      [1, 300, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 70_000, 12], Array(repeating: 128, count: 20),
      Array(repeating: 2_000_000, count: 17) + [1],
    ])
  func sums(numbers: [Int]) {
    var bytes: [UInt8] = []
    for number in numbers { Varint.append(number, to: &bytes) }
    bytes.withUnsafeBufferPointer { bytes in
      for start in 0...numbers.count {
        for end in start...numbers.count {
          var (place, summed, skipped) = (0, 0, 0)
          for _ in 0..<start { _ = Varint.read(bytes, at: &place) }
          (summed, skipped) = (place, place)
          for _ in start..<end { _ = Varint.read(bytes, at: &place) }
          let sum = Varint.sum(end - start, of: bytes, at: &summed)
          let expected: Int = numbers[start..<end].reduce(0, +)
          #expect(sum == expected)
          Varint.skip(end - start, of: bytes, at: &skipped)
          #expect(summed == place && skipped == place)
        }
      }
    }
  }
}
