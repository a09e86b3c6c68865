import CableCore
import Foundation
import SQLiteStore
import Synchronization
import Testing

@testable import CableCatalog
@testable import CableLibrary

/// A library that is opened again after its files changed.
@Suite struct RefreshTests {
  let folder: TemporaryFolder
  let cache: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    cache = try TemporaryFolder()
    for number in 1...6 {
      try folder.write(
        "2009/09ASTANA\(number).txt",
        TemporaryFolder.cable("09ASTANA\(number)", text: "Tree number \(number) was planted."))
    }
  }

  private func load(isCancelled: @escaping @Sendable () -> Bool = { false }) throws -> Searcher {
    try folder.searcher(LoadOptions(index: .below(cache.path), isCancelled: isCancelled))
  }

  private func path(_ name: String) -> String { folder.path + "/" + name }

  /// What a library answers, whatever way it was made.
  private func answers(_ searcher: Searcher) -> [String] {
    let queries = ["", "tree", "\"tree number\"", "plant*", "tag:PHUM", "\"number 3\"", "shrub"]
    return queries.map { text in
      let rows = searcher.matches(Query(parsing: text))
      return text + ": " + rows.map { searcher.library.rows[$0].id }.joined(separator: " ")
    }
  }

  @Test func theLogBesideAFinishedIndexIsEmpty() throws {
    let searcher = try load()
    let logs = try FileManager.default.subpathsOfDirectory(atPath: cache.path).filter {
      $0.hasSuffix("-wal")
    }
    #expect(!logs.isEmpty)
    for log in logs {
      let attributes = try FileManager.default.attributesOfItem(atPath: cache.path + "/" + log)
      #expect(attributes[.size] as? Int == 0, "\(log)")
    }
    withExtendedLifetime(searcher) {}
  }

  private func expectSameAsCleanBuild(_ searcher: Searcher) throws {
    let clean = try folder.searcher(LoadOptions(index: .memory))
    #expect(answers(searcher) == answers(clean))
    #expect(
      searcher.library.skipped.map(\.path).sorted() == clean.library.skipped.map(\.path).sorted())
    #expect(searcher.library.fileCount == clean.library.fileCount)
  }

  @Test func nothingChanged() throws {
    #expect(try load().library.changes == nil)
    let again = try load()
    #expect(again.library.changes == LibraryChanges())
    #expect(again.library.searchableCount == 6)
    try expectSameAsCleanBuild(again)
  }

  @Test func newChangedMovedAndVanishedFilesAreReported() throws {
    _ = try load()
    try folder.write("2009/09ASTANA7.txt", TemporaryFolder.cable("09ASTANA7", text: "A shrub."))
    try folder.write("2009/09ASTANA1.txt", TemporaryFolder.cable("09ASTANA1", text: "A shrub."))
    try FileManager.default.createDirectory(
      atPath: path("2010"), withIntermediateDirectories: true)
    #expect(rename(path("2009/09ASTANA2.txt"), path("2010/09ASTANA2.txt")) == 0)
    try FileManager.default.removeItem(atPath: path("2009/09ASTANA3.txt"))
    let searcher = try load()
    let library = searcher.library
    #expect(library.changes == LibraryChanges(added: 1, changed: 1, gone: 1, moved: 1))
    #expect(searcher.matches(Query(parsing: "shrub")).count == 2)
    #expect(searcher.matches(Query(parsing: "\"tree number\"")).count == 4)
    try expectSameAsCleanBuild(searcher)
    #expect(try load().library.changes == LibraryChanges())
  }

  /// A way to give a file another stamp and the bytes that it had.
  enum Touch: CaseIterable {
    case permissions, time, copy, link
  }

  @Test(arguments: Touch.allCases)
  func whatLeavesTheBytesAsTheyWereRebuildsNothing(touch: Touch) throws {
    _ = try load()
    let file = path("2009/09ASTANA1.txt")
    switch touch {
    case .permissions: #expect(chmod(file, 0o600) == 0)
    case .time: #expect(utimes(file, [timeval(tv_sec: 1, tv_usec: 0), timeval()]) == 0)
    case .copy:
      try FileManager.default.copyItem(atPath: file, toPath: file + ".copy")
      #expect(rename(file + ".copy", file) == 0)
    case .link: #expect(link(file, cache.path + "/another name") == 0)
    }
    let searcher = try load()
    let library = searcher.library
    #expect(library.changes == LibraryChanges())
    #expect(library.storage.columns.count == 6)
    let segments = try segmentCount()
    // What was found out is kept: the next load finds nothing to compare.
    #expect(try load().library.changes == LibraryChanges())
    #expect(try segmentCount() == segments)
    try expectSameAsCleanBuild(searcher)
  }

  private func segmentCount() throws -> Int {
    let folder = try CacheFolder(parent: Array(cache.path.utf8))
    let paths = [Array(self.folder.path.utf8)]
    let database = try IndexDatabase(
      path: folder.database(for: paths), key: IndexDatabase.key(of: paths), isReadOnly: true)
    defer { database.close() }
    return try database.progress().segments
  }

  @Test func aFileThatWasEditedInPlaceIsReadAgainThoughItsSizeAndTimeWerePutBack() throws {
    _ = try load()
    let file = path("2009/09ASTANA1.txt")
    var before = stat()
    #expect(stat(file, &before) == 0)
    let text = TemporaryFolder.cable("09ASTANA1", text: "Tree number 1 was planted.")
    let edited = text.replacingOccurrences(of: "planted", with: "uproots")
    let descriptor = open(file, O_WRONLY)
    #expect(write(descriptor, edited, edited.utf8.count) == Int(before.st_size))
    #expect(futimens(descriptor, [before.st_atim, before.st_mtim]) == 0)
    close(descriptor)
    let searcher = try load()
    #expect(searcher.library.changes == LibraryChanges(changed: 1))
    #expect(searcher.matches(Query(parsing: "uproots")).count == 1)
    try expectSameAsCleanBuild(searcher)
  }

  @Test func aLargeFileIsComparedWhole() throws {
    let long = (0..<40_000).map { "\($0). (U) Tree number \($0) was planted here." }
    let text = TemporaryFolder.cable("09ASTANA8", text: long.joined(separator: "\n\n"))
    try folder.write("2009/09ASTANA8.txt", text)
    #expect(text.utf8.count > 1 << 20)
    _ = try load()
    let file = path("2009/09ASTANA8.txt")
    #expect(chmod(file, 0o600) == 0)
    #expect(try load().library.changes == LibraryChanges())
    let descriptor = open(file, O_WRONLY)
    #expect(pwrite(descriptor, "THERE", 5, off_t(text.utf8.count - 5)) == 5)
    close(descriptor)
    #expect(try load().library.changes == LibraryChanges(changed: 1))
  }

  @Test func aFileThatIsNoCableAnyMoreIsReported() throws {
    _ = try load()
    try folder.write("2009/09ASTANA4.txt", "nothing of the kind")
    let searcher = try load()
    let library = searcher.library
    #expect(library.rows.count == 5)
    #expect(library.skipped.count == 1)
    try expectSameAsCleanBuild(searcher)
  }

  @Test(arguments: 0..<12)
  func aCancelledLoadIsContinued(steps: Int) throws {
    let asked = Atomic(0)
    _ = try load { asked.wrappingAdd(1, ordering: .relaxed).newValue > steps }
    let searcher = try load()
    let library = searcher.library
    #expect(library.isComplete)
    #expect(library.searchableCount == 6)
    try expectSameAsCleanBuild(searcher)
  }

  @Test(arguments: [0, 3, 6])
  func whatIsGoneIsNotCountedAsSearchable(indexed: Int) throws {
    _ = try load()
    for number in 1...4 {
      try FileManager.default.removeItem(atPath: path("2009/09ASTANA\(number).txt"))
    }
    let storage = try load().storage
    let living = storage.files.alive()
    #expect(storage.columns.count == 6)
    #expect(storage.columns.living(living) == 2)
    let living5And6 = (Slot(0)..<Slot(indexed)).count { storage.alive.contains($0) }
    #expect(storage.columns.living(living, below: indexed) == living5And6)
  }

  @Test func anIndexThatIsDamagedWhileItIsOpenAnswersFromTheFilesAndIsRebuilt() throws {
    let searcher = try load()
    let file = try #require(try indexFile())
    // From the log into the file, which is then damaged.
    try Connection(.file(Array(file.utf8)), .write).run("PRAGMA wal_checkpoint(TRUNCATE)")
    let size = try Data(contentsOf: URL(filePath: file)).count
    try #require(size > 16_384)
    let handle = try FileHandle(forWritingTo: URL(filePath: file))
    // What SQLite keeps of the first pages is not read again; the lists are after them.
    try handle.seek(toOffset: 8_192)
    try handle.write(contentsOf: Data(repeating: 0x5A, count: size - 8_192))
    try handle.close()
    try expectSameAsCleanBuild(searcher)
    #expect(searcher.isIndexDamaged)
    let again = try load()
    #expect(again.library.notice?.contains("damaged") == true)
    #expect(!again.isIndexDamaged)
    try expectSameAsCleanBuild(again)
    #expect(try load().library.notice == nil)
  }

  @Test func anIndexThatAnotherInstanceReplacesIsNotMistakenForThatOne() throws {
    let searcher = try load()
    let file = try #require(try indexFile())
    #expect(rename(file, file + ".old") == 0)
    try folder.write("2009/09ASTANA0.txt", TemporaryFolder.cable("09ASTANA0", text: "A shrub."))
    let other = try load()
    #expect(other.library.rows.count == 7)
    #expect(searcher.matches(Query(parsing: "tree")).count == 6)
    try expectSameAsCleanBuild(other)
  }

  private func indexFile() throws -> String? {
    let below = cache.path + "/cablereader"
    return try FileManager.default.contentsOfDirectory(atPath: below)
      .first { $0.hasSuffix(".sqlite") }.map { below + "/" + $0 }
  }

  @Test func aDamagedIndexIsSetAsideAndRebuilt() throws {
    _ = try load()
    let below = cache.path + "/cablereader"
    let name = try #require(
      try FileManager.default.contentsOfDirectory(atPath: below).first { $0.hasSuffix(".sqlite") })
    let file = below + "/" + name
    let whole = try Data(contentsOf: URL(filePath: file))
    for place in stride(from: 0, to: whole.count, by: max(1, whole.count / 24)) {
      var damaged = whole
      for offset in place..<min(whole.count, place + 64) { damaged[offset] ^= 0x55 }
      try damaged.write(to: URL(filePath: file))
      // Whatever was hit, the second start answers as a clean build does.
      _ = answers(try load())
      try expectSameAsCleanBuild(try load())
    }
  }

  @Test func anIndexOfAnotherVersionIsRebuiltSilently() throws {
    _ = try load()
    let below = cache.path + "/cablereader"
    let name = try #require(
      try FileManager.default.contentsOfDirectory(atPath: below).first { $0.hasSuffix(".sqlite") })
    let database = try Database(.file(Array((below + "/" + name).utf8)), .write)
    try database.write { connection in
      try connection.run("UPDATE meta SET value = '5.2.64' WHERE key = 'version'")
      try connection.run("DROP TABLE posting")
    }
    database.close()
    let searcher = try load()
    let library = searcher.library
    #expect(library.notice == nil)
    #expect(library.searchableCount == library.rows.count)
    try expectSameAsCleanBuild(searcher)
  }

  @Test func aCacheThatCannotBeWrittenCostsANoticeOnly() throws {
    try cache.write("file", "")
    let searcher = try folder.searcher(LoadOptions(index: .below(cache.path + "/file/below")))
    #expect(searcher.library.notice?.contains("index cannot be kept") == true)
    try expectSameAsCleanBuild(searcher)
  }

  @Test func aFileThatIsGoneOrShorterIsReportedWhenItIsOpened() throws {
    let searcher = try load()
    let library = searcher.library
    let first = try #require(library.row(of: "09ASTANA1"))
    let second = try #require(library.row(of: "09ASTANA2"))
    try FileManager.default.removeItem(atPath: path("2009/09ASTANA1.txt"))
    #expect(truncate(path("2009/09ASTANA2.txt"), 0) == 0)
    #expect(throws: LibraryError.notFound(path: path("2009/09ASTANA1.txt"))) {
      try LibraryLoader.cable(at: first, of: library)
    }
    #expect(throws: LibraryError.changed(path: path("2009/09ASTANA2.txt"))) {
      try LibraryLoader.cable(at: second, of: library)
    }
  }

  @Test func aFileThatGrewIsReadAsItIsNow() throws {
    let searcher = try load()
    let library = searcher.library
    let row = try #require(library.row(of: "09ASTANA1"))
    let longer = TemporaryFolder.cable("09ASTANA1", text: "It grew.") + "\n2. (U) More."
    try folder.write("2009/09ASTANA1.txt", longer)
    #expect(try LibraryLoader.cable(at: row, of: library).paragraphs.count == 2)
  }

  @Test func namesOfAnyBytesLinksAndPipesDoNoHarm() throws {
    let strange: [UInt8] =
      Array(path("2009/").utf8) + [0xFF, 0x0A, 0x1B, 0x5B, 0x32, 0x4A] + Array(".txt".utf8)
    let text = TemporaryFolder.cable("09OSLO9", text: "A strange tree.")
    let file = strange.withCString { open($0, O_WRONLY | O_CREAT, 0o600) }
    #expect(write(file, text, text.utf8.count) == text.utf8.count)
    close(file)
    #expect(symlink("..", path("2009/loop")) == 0)
    #expect(symlink("nowhere", path("2009/dangling.txt")) == 0)
    #expect(mkfifo(path("2009/pipe.txt"), 0o600) == 0)
    let searcher = try load()
    let library = searcher.library
    #expect(library.rows.count == 7)
    let row = try #require(library.row(of: "09OSLO9"))
    #expect(
      try LibraryLoader.cable(at: row, of: library).paragraphs.first?.text == "A strange tree.")
    #expect(searcher.matches(Query(parsing: "\"strange tree\"")) == [row])
    #expect(library.skipped.count == 2)
    #expect(try load().library.changes == LibraryChanges())
  }
}

/// When a list that grows is made again.
@Suite struct RelistingTests {
  @Test("A list is made again where cables came, ever more seldom, and never where none came")
  func relisting() {
    var list = Relisting(3_000, at: 0)
    #expect(!list.isDue(3_000, at: 0.5))
    #expect(!list.isDue(3_000, at: 600))
    #expect(!list.isDue(3_001, at: 0.5))
    #expect(list.isDue(3_001, at: 1.5))
    #expect(list.isDue(6_000, at: 0.5))
    list.isMade(6_000, at: 2)
    #expect(!list.isDue(6_000, at: 600))
    #expect(!list.isDue(7_999, at: 600))
    #expect(list.isDue(8_001, at: 4))
    #expect(list.isDue(24_000, at: 2))
  }
}
