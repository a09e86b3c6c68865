import CableCore
import Foundation
import Testing

@testable import CableCatalog
@testable import CableLibrary

/// Counts of all rows, which are kept with the index and read.
@Suite struct KeptCountsTests {
  let folder: TemporaryFolder
  let cache: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    cache = try TemporaryFolder()
    for number in 1...6 {
      try folder.write(
        "2009/09ASTANA\(number).txt",
        TemporaryFolder.cable("09ASTANA\(number)", tags: number % 2 == 0 ? "PHUM, ECON" : "PHUM"))
    }
    try folder.write(
      "2009/09OSLO1.txt", TemporaryFolder.cable("09OSLO1", tags: "", level: "SECRET"))
  }

  private func load(after previous: Searcher? = nil) throws -> Searcher {
    var last = Searcher()
    try LibraryLoader.load(
      [folder.path], options: LoadOptions(index: .below(cache.path)), after: previous
    ) { last = $0 }
    return last
  }

  /// A section of a cable, in a file of its own.
  private func section(_ number: Int, tags: String) -> String {
    TemporaryFolder.cable("08LIMA3", tags: tags)
      .replacing("UNCLAS LIMA 3", with: "UNCLAS SECTION 0\(number) OF 02 LIMA 000003")
  }

  /// What the rows say one by one, as `facets` has it.
  private func counted(_ library: Library) -> [[String: Int]] {
    var counts = [[String: Int]](repeating: [:], count: 6)
    for row in library.rows {
      for tag in row.tags { counts[0][tag, default: 0] += 1 }
      for caption in row.captions { counts[1][caption, default: 0] += 1 }
      counts[2][row.station, default: 0] += 1
      counts[3][row.classification?.description ?? "", default: 0] += 1
      if let sent = row.sent {
        counts[4][String(sent.isoDate.prefix(4)), default: 0] += 1
        counts[5][String(sent.isoDate.prefix(7)), default: 0] += 1
      }
    }
    return counts
  }

  private func expectKeptAsCounted(
    _ searcher: Searcher, _ change: String, areStored: Bool = true,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let library = searcher.library
    let facets = library.facets(among: Array(library.rows.indices))
    let kept = [
      facets.tags, facets.captions, facets.posts, facets.classifications, facets.years,
      facets.months,
    ].map { (counts: [Facets.Count]) -> [String: Int] in
      var byValue: [String: Int] = [:]
      for count in counts { byValue[count.value] = count.count }
      return byValue
    }
    #expect(kept == counted(library), "\(change)", sourceLocation: sourceLocation)
    let undated = library.rows.filter { $0.sent == nil }.count
    #expect(facets.undated == undated, "\(change)", sourceLocation: sourceLocation)
    let (columns, files) = (searcher.storage.columns, searcher.storage.files)
    #expect(
      searcher.storage.counts == KeptCounts(columns, files), "\(change)",
      sourceLocation: sourceLocation)
    // What is stored is right as well, where all that is shown is stored.
    if areStored, let database = searcher.origin?.database {
      var (stored, storedFiles) = (CableColumns(), FileColumns())
      let counts = try database.load(into: &stored, &storedFiles).counts
      #expect(
        counts == KeptCounts(stored, storedFiles), "\(change)", sourceLocation: sourceLocation)
    }
  }

  @Test(
    "Kept counts are those of the rows after each kind of change, at each start and each reload")
  func keptCountsFollowEachChange() throws {
    func path(_ name: String) -> String { folder.path + "/" + name }
    let changes: [(String, () throws -> Void)] = [
      ("nothing", {}),
      (
        "a new file",
        {
          try folder.write(
            "2010/10OSLO2.txt", TemporaryFolder.cable("10OSLO2", tags: "ETRD, NO"))
        }
      ),
      (
        "a changed file",
        {
          try folder.write(
            "2009/09ASTANA1.txt",
            TemporaryFolder.cable("09ASTANA1", tags: "KZ", level: "SECRET", date: "050900Z SEP 09"))
        }
      ),
      (
        "a file that went",
        { try FileManager.default.removeItem(atPath: path("2009/09ASTANA2.txt")) }
      ),
      ("a file that is no cable any more", { try folder.write("2009/09ASTANA3.txt", "No cable.") }),
      (
        "a file at another place",
        {
          #expect(rename(path("2009/09ASTANA4.txt"), path("2010/09ASTANA4.txt")) == 0)
        }
      ),
      (
        "a file with another time",
        {
          #expect(
            utimes(path("2009/09ASTANA5.txt"), [timeval(tv_sec: 1, tv_usec: 0), timeval()]) == 0)
        }
      ),
      (
        "a cable without a date",
        {
          try folder.write(
            "x.txt", TemporaryFolder.cable("09OSLO8").replacing("041111Z AUG 09", with: ""))
        }
      ),
      ("a second section first", { try folder.write("b.txt", section(2, tags: "PE, ECON")) }),
      ("the section before it", { try folder.write("a.txt", section(1, tags: "PE, PHUM")) }),
      ("a section that went", { try FileManager.default.removeItem(atPath: path("a.txt")) }),
      (
        "all but one gone",
        {
          for name in ["2009", "2010"] { try FileManager.default.removeItem(atPath: path(name)) }
        }
      ),
    ]
    var running = try load()
    try expectKeptAsCounted(running, "the first reading")
    for (name, change) in changes {
      try change()
      running = try load(after: running)
      try expectKeptAsCounted(running, name + ", reloaded")
      try expectKeptAsCounted(try load(), name + ", started again")
    }
    #expect(running.library.rows.count == 2)
  }

  @Test("Counts are read from the index, not made from its rows")
  func countsAreRead() throws {
    let first = try load()
    let database = try #require(first.origin?.database)
    // Thirty too many of one tag: what is stored is what is shown.
    var wrong = first.storage.counts.encoded
    // Three numbers of the whole and three of the tags are before the count of the first tag.
    wrong[24] += 30
    try database.writing {
      try IndexDatabase.set($0, "counts", PostingBlock.sealed(wrong))
    }
    let library = try load().library
    let shown = library.facets(among: Array(library.rows.indices)).tags.map(\.count)
    let right = first.library.facets(among: Array(library.rows.indices)).tags.map(\.count)
    let (sum, rightSum): (Int, Int) = (shown.reduce(0, +), right.reduce(0, +))
    #expect(sum == rightSum + 30)
  }

  @Test(
    "Counts that are damaged, cut off or of another library are made again",
    arguments: [[], [1, 2, 3], [UInt8](repeating: 0xFF, count: 4_000)])
  func damagedCountsAreMadeAgain(bytes: [UInt8]) throws {
    let database = try #require(try load().origin?.database)
    try database.writing { try IndexDatabase.set($0, "counts", bytes) }
    try expectKeptAsCounted(try load(), "no checksum", areStored: false)
    try database.writing { try IndexDatabase.set($0, "counts", PostingBlock.sealed(bytes)) }
    try expectKeptAsCounted(try load(), "a checksum of something else", areStored: false)
    // With the next change they are stored again.
    try folder.write("2010/10OSLO2.txt", TemporaryFolder.cable("10OSLO2"))
    try expectKeptAsCounted(try load(), "a new file")
  }

  @Test("What counts are written as is what they are read from, and no part of it is")
  func encoding() throws {
    let storage = try load().storage
    let bytes = storage.counts.encoded
    #expect(bytes.withUnsafeBytes { KeptCounts(decoding: $0) } == storage.counts)
    for size in stride(from: 0, to: bytes.count, by: 4) {
      #expect(bytes[..<size].withUnsafeBytes { KeptCounts(decoding: $0) } == nil)
    }
  }

  @Test("All rows in any order give what they give in their own; fewer are counted")
  func ordersOfRows() throws {
    let library = try load().library
    let all = Array(library.rows.indices)
    let kept = library.facets(among: all)
    #expect(library.facets(among: all.reversed()).tags == kept.tags)
    #expect(library.tagCounts(among: all).map(\.count) == kept.tags.map(\.count))
    let first = Self.counts(library.tagCounts(among: Array(all.prefix(3))))
    let others = Self.counts(library.tagCounts(among: Array(all.dropFirst(3))))
    for tag in kept.tags {
      let sum: Int = first[tag.value, default: 0] + others[tag.value, default: 0]
      #expect(sum == tag.count)
    }
    #expect(library.facets(among: []).tags.isEmpty)
  }

  private static func counts(_ tags: [(tag: String, count: Int)]) -> [String: Int] {
    var counts: [String: Int] = [:]
    for tag in tags { counts[tag.tag] = tag.count }
    return counts
  }
}
