import CableCore
import Foundation
import SQLiteStore
import Synchronization
import Testing

@testable import CableCatalog
@testable import CableLibrary

/// An index that is damaged while programs read it.
@Suite struct DamageTests {
  let folder: TemporaryFolder
  let cache: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    cache = try TemporaryFolder()
    for number in 1...40 {
      try folder.write(
        "09ASTANA\(number).txt",
        TemporaryFolder.cable(
          "09ASTANA\(number)", text: "Tree \(number) stood by oak \(number % 7)."))
    }
  }

  /// Every searcher that a load gives.
  private func loads(after previous: Searcher? = nil) throws -> [Searcher] {
    var all: [Searcher] = []
    try LibraryLoader.load(
      [folder.path], options: LoadOptions(index: .below(cache.path)), after: previous
    ) { all.append($0) }
    return all
  }

  private func last(after previous: Searcher? = nil) throws -> Searcher {
    try #require(try loads(after: previous).last)
  }

  /// Flips bits in all of the database but its first page, in place, as a failing disk does.
  private func damage() throws {
    let below = cache.path + "/cablereader"
    let name = try #require(
      try FileManager.default.contentsOfDirectory(atPath: below).first { $0.hasSuffix(".sqlite") })
    // From the log into the file, which is then damaged.
    try Connection(.file(Array((below + "/" + name).utf8)), .write)
      .run("PRAGMA wal_checkpoint(TRUNCATE)")
    let file = try FileHandle(forUpdating: URL(filePath: below + "/" + name))
    defer { try? file.close() }
    let whole = try #require(try file.readToEnd())
    #expect(whole.count > 16_384)
    try file.seek(toOffset: 8_192)
    try file.write(contentsOf: Data(whole.dropFirst(8_192).map { $0 ^ 0x55 }))
  }

  private func answers(_ searcher: Searcher) -> [[String]] {
    ["tree", "oak 3", "\"by oak 3\"", "tre*", "tag:PHUM -\"oak 1\""].map { text in
      searcher.matches(Query(parsing: text)).map { searcher.library.rows[$0].id }
    }
  }

  private func clean() throws -> [[String]] { answers(try folder.searcher()) }

  @Test("It is reported at once, answered from the files, and rebuilt under the same rows")
  func oneReader() throws {
    _ = try last()
    var reader = try last()
    try damage()
    let reports = Atomic(0)
    reader.whenDamaged = { reports.wrappingAdd(1, ordering: .relaxed) }
    #expect(answers(reader) == (try clean()))
    #expect(reader.isIndexDamaged && reports.load(ordering: .relaxed) > 0)
    let again = try loads(after: reader)
    #expect(again.allSatisfy { $0.library.hasSameRows(as: reader.library) })
    let end = try #require(again.last)
    #expect(!end.isIndexDamaged && end.library.searchableCount == 40)
    #expect(end.library.notice?.contains("damaged") == true)
    #expect(answers(end) == (try clean()))
  }

  @Test("Another program that reads it as well answers rightly, and changes to the new one")
  func twoReaders() throws {
    _ = try last()
    let (one, other) = (try last(), try last())
    try damage()
    #expect(answers(one) == (try clean()))
    let renewed = try last(after: one)
    #expect(answers(other) == (try clean()))
    let after = try loads(after: other)
    // The list never shrinks meanwhile.
    #expect(after.allSatisfy { $0.library.rows.count == 40 })
    let end = try #require(after.last)
    #expect(!end.isIndexDamaged && end.library.notice == nil)
    #expect(answers(end) == (try clean()))
    #expect(answers(renewed) == (try clean()) && !renewed.isIndexDamaged)
    #expect(try last().library.notice == nil)
  }

  @Test("An index that a command found damaged is rebuilt under the rows that are shown")
  func condemned() throws {
    _ = try last()
    let shown = try last()
    try damage()
    // A command looks, finds the damage, and ends.
    #expect(answers(try folder.searcher(LoadOptions(index: .below(cache.path)))) == (try clean()))
    let after = try loads(after: shown)
    #expect(after.allSatisfy { $0.library.rows.count == 40 })
    #expect(answers(try #require(after.last)) == (try clean()))
  }
}
