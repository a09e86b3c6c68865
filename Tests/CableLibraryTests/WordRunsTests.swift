import CableCore
import Testing

@testable import CableCatalog
@testable import CableLibrary

/// Words in a row, and how evenly words are spread.
@Suite struct WordRunsTests {
  /// A library that is there as long as its folder is.
  private static func searcher(_ texts: [String], in folder: TemporaryFolder) throws -> Searcher {
    for (place, text) in texts.enumerated() {
      try folder.write(
        "09ROME\(place + 1).txt",
        """
        R 041111Z AUG 09
        FM AMEMBASSY ROME
        TO SECSTATE WASHDC
        UNCLAS ROME \(place + 1)
        TAGS: PREL
        SUBJECT: TREES

        \(text)
        """)
    }
    return try folder.searcher()
  }

  private static let texts = [
    "1. (U) Old trees fell. The old trees were sold.\n\n2. (U) Trees were planted.",
    "1. (U) Old Trees again.", "1. (U) The tea was old.\n\n2. (U) Trees.",
  ]

  private func runs(_ length: Int, most: Int = 1_000, limit: Int = 3) throws -> [String] {
    let folder = try TemporaryFolder()
    let searcher = try Self.searcher(Self.texts, in: folder)
    let rows = Array(searcher.library.rows.indices)
    let found = searcher.wordRuns(of: length, among: rows, limit: limit, most: most)
    return withExtendedLifetime(folder) {
      found.runs.map { "\($0.words) \($0.cables) \($0.hits)" }
    }
  }

  @Test func pairsAreCountedByCableAndByHit() throws {
    let found = try runs(2)
    // `old` and `Trees` of two paragraphs are no pair.
    #expect(found.first == "old trees 2 3")
    #expect(found.count == 3)
  }

  @Test func oneWordIsARun() throws {
    #expect(try runs(1, limit: 1) == ["trees 3 5"])
  }

  @Test func longRunsEndWithTheirParagraph() throws {
    #expect(try runs(5, limit: 10).contains("the old trees were sold 1 1"))
    #expect(try runs(8, limit: 10) == ["old trees fell the old trees were sold 1 1"])
    #expect(try runs(9, limit: 10).isEmpty)
  }

  @Test func whatIsFrequentSurvivesAFullTable() throws {
    let folder = try TemporaryFolder()
    let searcher = try Self.searcher(
      Array(repeating: Self.texts[1], count: 5) + Self.texts, in: folder)
    let found = searcher.wordRuns(
      of: 2, among: Array(searcher.library.rows.indices), limit: 1, most: 3)
    withExtendedLifetime(folder) {}
    #expect(found.runs.first?.words == "old trees")
    #expect(found.missed > 0)
  }

  @Test func ofManyCablesSomeAreRead() throws {
    let folder = try TemporaryFolder()
    let searcher = try Self.searcher(Array(repeating: Self.texts[1], count: 6), in: folder)
    let found = searcher.wordRuns(
      of: 2, among: Array(searcher.library.rows.indices), limit: 1, mostCables: 3)
    withExtendedLifetime(folder) {}
    #expect(found.readCount == 3)
    #expect(found.runs == [WordRun(words: "old trees", cables: 3, hits: 3)])
  }

  @Test(
    "Dispersion of some counts",
    arguments: [
      // As all cables are spread.
      ([(10, 100), (20, 200)], 0.0, 1.0, 2), ([(5, 50), (5, 50), (0, 0)], 0.0, 1.0, 2),
      // In one of two equal parts.
      ([(10, 100), (0, 100)], 0.5, 0.0, 1),
      // In one of four: DP is three quarters.
      ([(8, 10), (0, 10), (0, 10), (0, 10)], 0.75, 0.0, 1),
    ] as [([(Int, Int)], Double, Double, Int)])
  func spread(counts: [(Int, Int)], deviation: Double, evenness: Double, range: Int) throws {
    let found = try #require(Dispersion(counts.map { (matching: $0.0, all: $0.1) }))
    #expect(abs(found.deviation - deviation) < 1e-9)
    #expect(abs(found.evenness - evenness) < 1e-9)
    #expect(found.range == range)
  }

  @Test func nothingHasNoDispersion() {
    #expect(Dispersion([(matching: 0, all: 5), (matching: 0, all: 3)]) == nil)
    #expect(Dispersion([(matching: 2, all: 5)]) == nil)
  }
}
