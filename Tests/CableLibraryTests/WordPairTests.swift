import CableCore
import SQLiteStore
import Testing

@testable import CableCatalog
@testable import CableLibrary

/// Lists of two words in a row.
@Suite struct WordPairTests {
  /// Numbers that look random, and are the same in each run.
  private struct Random {
    var state: UInt64

    mutating func next(below bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
  }

  /// Of words that nearly all cables have and of some that few have; “never” comes last in its cables, so that nothing
  /// follows it.
  private static func cables(_ count: Int, seed: Int) -> [[String]] {
    var random = Random(state: UInt64(seed))
    let frequent = ["the", "of", "oak", "trees", "tree", "é"]
    return (0..<count).map { number in
      let length =
        switch random.next(below: 90) {
        case 0: 0
        case 1: 5_000
        case 2...5: 600
        default: 60 + random.next(below: 40)
        }
      return (0..<length).map { _ in
        let place = random.next(below: 9)
        return place < frequent.count ? frequent[place] : "x\(random.next(below: 400))"
      } + (length > 0 ? Array(repeating: number % 20 == 7 ? "once" : "never", count: 9) : [])
    }
  }

  /// An index of some cables in segments of their words.
  private static func database(_ cables: [[String]], segmentsOf size: Int) throws -> IndexDatabase {
    let database = try IndexDatabase()
    for start in stride(from: 0, to: cables.count, by: size) {
      let slots = start..<min(cables.count, start + size)
      var builder = PostingBuilder(first: Slot(start))
      builder.add(FoundWords(Array(cables[slots])), slots: slots.map { Slot($0) })
      try database.add(builder.segment(bound: Slot(slots.upperBound)))
    }
    return database
  }

  private static func slots(_ phrase: [String], in cables: [[String]]) -> SlotSet {
    var wanted = SlotSet(bound: cables.count)
    for (slot, words) in cables.enumerated()
    where words.indices.contains(where: { words[$0...].starts(with: phrase) }) {
      wanted.insert(Slot(slot))
    }
    return wanted
  }

  /// The pairs of each segment that have a list, as texts.
  private static func pairs(_ database: IndexDatabase) throws -> [[String]] {
    try database.reading { connection in
      try database.segments(connection).map { directory in
        var pairs: [String] = []
        let search = PostingSearch(connection: connection, directory: directory)
        for block in 0..<directory.blockCount {
          try search.forEachEntry(ofBlock: block) { term, _ in
            guard term.starts(with: WordPair.lead) else { return }
            pairs.append(String(decoding: term.dropFirst(WordPair.lead.count), as: UTF8.self))
          }
        }
        return pairs
      }
    }
  }

  private static let phrases = [
    ["the", "of"], ["of", "the"], ["the", "the"], ["é", "oak"], ["tree", "trees"],
    ["trees", "tree"],
    ["never", "never"], ["never", "the"], ["once", "the"], ["oak", "never"], ["oak", "once"],
    ["the", "of", "oak"], ["oak", "oak", "oak"], ["never", "the", "of"], ["the", "never", "never"],
    ["the", "x7"], ["x7", "the"], ["x7", "of", "the"], ["the", "absent"], ["the"],
    ["é", "the", "of", "trees", "tree"],
  ]

  @Test("Phrases are found where a reading finds them, through lists of pairs", arguments: 1...2)
  func sameAsReading(seed: Int) throws {
    // More cables than are gone through at a time.
    let cables = Self.cables(4_700, seed: seed)
    let database = try Self.database(cables, segmentsOf: 900)
    try database.mergeWords(isLast: true, pairsFrom: 0) { false }
    let pairs = try Self.pairs(database)
    #expect(pairs.count == 1 && pairs[0].count > 20)
    for pair in ["the of", "é é", "tree trees", "never never", "never the"] {
      #expect(pairs[0].contains(pair), "\(pair)")
    }
    for pair in ["the x7", "once the"] { #expect(!pairs[0].contains(pair), "\(pair)") }
    for phrase in Self.phrases {
      let found = try database.slots(holdingPhrase: phrase, bound: cables.count)
      #expect(found == Self.slots(phrase, in: cables), "\(phrase)")
    }
    try database.verify()
  }

  @Test("A small segment has no lists of pairs, and finds the same")
  func small() throws {
    let cables = Self.cables(900, seed: 5)
    let database = try Self.database(cables, segmentsOf: 100)
    try database.mergeWords(isLast: true) { false }
    #expect(try Self.pairs(database) == [[]])
    for phrase in Self.phrases {
      let found = try database.slots(holdingPhrase: phrase, bound: cables.count)
      #expect(found == Self.slots(phrase, in: cables), "\(phrase)")
    }
  }

  @Test("Segments with lists of pairs are joined with others as if all were joined at once")
  func joinedAgain() throws {
    let cables = Self.cables(1_300, seed: 6)
    let (twice, once) = (
      try Self.database(Array(cables[..<800]), segmentsOf: 100),
      try Self.database(cables, segmentsOf: 100)
    )
    try twice.mergeWords(isLast: true, pairsFrom: 0) { false }
    let others = try Self.database(
      Array(repeating: [], count: 800) + cables[800...], segmentsOf: 100)
    // The segments after the first eight, which have no words there.
    let rest = try others.reading { connection in
      try others.segments(connection).dropFirst(8).map { directory in
        (
          directory,
          try Self.rows("posting", "terms", directory, connection),
          try Self.rows("place", "places", directory, connection)
        )
      }
    }
    for (directory, blocks, places) in rest {
      try twice.add(
        PostingSegment(
          first: directory.first, bound: directory.bound,
          blocks: blocks.map { PostingBlock.Encoded(first: Self.first(of: $0), terms: $0) },
          places: places))
    }
    try twice.mergeWords(isLast: true, pairsFrom: 0) { false }
    try once.mergeWords(isLast: true, pairsFrom: 0) { false }
    func content(_ database: IndexDatabase) throws -> [[[UInt8]]] {
      try database.reading { connection in
        try database.segments(connection).flatMap {
          [
            try Self.rows("posting", "terms", $0, connection),
            try Self.rows("place", "places", $0, connection),
          ]
        }
      }
    }
    #expect(try content(twice) == content(once))
    #expect(try Self.pairs(twice).count == 1)
  }

  private static func rows(
    _ table: String, _ column: String, _ directory: PostingDirectory, _ connection: Connection
  ) throws -> [[UInt8]] {
    let ids = PostingDirectory.rows(directory.number)
    let rows = try connection.rows(
      "SELECT \(column) FROM \(table) WHERE id >= ? AND id < ? ORDER BY id",
      [ids.lowerBound, ids.upperBound])
    var all: [[UInt8]] = []
    while try rows.next() { all.append(try rows.bytes(0)) }
    return all
  }

  private static func first(of block: [UInt8]) -> [UInt8] {
    var first: [UInt8] = []
    block.withUnsafeBytes { raw in
      _ = PostingBlock(raw)?.forEach { word, _ in
        first = Array(word)
        return false
      }
    }
    return first
  }

  @Test("Pairs are no words: no beginning, pattern or vocabulary finds them")
  func noWords() throws {
    let cables = Self.cables(900, seed: 7)
    let (plain, paired) = (
      try Self.database(cables, segmentsOf: 100), try Self.database(cables, segmentsOf: 100)
    )
    try plain.mergeWords(isLast: true) { false }
    try paired.mergeWords(isLast: true, pairsFrom: 0) { false }
    try #require(try Self.pairs(paired)[0].count > 20)
    #expect(
      try paired.vocabulary().words(WordMatcher(.shape("*")), limit: 9_999).words
        == plain.vocabulary().words(WordMatcher(.shape("*")), limit: 9_999).words)
    for prefix in ["t", "th", "the", "é", ""] {
      #expect(
        try paired.slots(holding: prefix, isPrefix: true, bound: 900)
          == plain.slots(holding: prefix, isPrefix: true, bound: 900), "\(prefix)*")
    }
    let all = SlotSet(bound: 900, isFull: true)
    func counts(_ database: IndexDatabase) throws -> Set<String> {
      var words: Set<String> = []
      try database.counts(in: all, all).forEach { word, inside, _ in
        words.insert(String(decoding: word, as: UTF8.self) + " \(inside)")
      }
      return words
    }
    #expect(try counts(paired) == counts(plain))
  }

  @Test("A join that is given up while pairs are found leaves what was there")
  func givenUp() throws {
    let cables = Self.cables(900, seed: 8)
    var asked = 0
    let counted = try Self.database(cables, segmentsOf: 100)
    try counted.mergeWords(isLast: true, pairsFrom: 0) {
      asked += 1
      return false
    }
    // The last question comes after the join.
    for last in [asked - 2, asked - 3, asked / 2] {
      let database = try Self.database(cables, segmentsOf: 100)
      var left = last
      try database.mergeWords(isLast: true, pairsFrom: 0) {
        left -= 1
        return left < 0
      }
      #expect(try Self.pairs(database).count == 9)
      try database.verify()
    }
  }

  @Test("A damaged list of a pair is reported")
  func damaged() throws {
    let cables = Self.cables(900, seed: 9)
    let database = try Self.database(cables, segmentsOf: 100)
    try database.mergeWords(isLast: true, pairsFrom: 0) { false }
    try database.writing { connection in
      let last = try connection.int("SELECT max(id) FROM posting") ?? 0
      try connection.run(
        "UPDATE posting SET terms = zeroblob(length(terms)) WHERE id = ?", [last])
    }
    #expect(throws: IndexFault.self) {
      try database.slots(holdingPhrase: ["é", "é"], bound: cables.count)
    }
    #expect(throws: IndexFault.self) { try database.verify() }
    // Words are not touched by it.
    #expect(try !database.slots(holding: "é", isPrefix: false, bound: cables.count).isEmpty)
  }
}
