import CableCore
import SQLiteStore
import Synchronization
import Testing

@testable import CableCatalog
@testable import CableLibrary

/// Columns as they are loaded: cables and files at the same time, the same as one after the other.
@Suite struct ColumnLoadingTests {
  /// Columns of so many invented cables, whose names are long enough for several parts.
  private func columns(_ count: Int) -> (CableColumns, FileColumns) {
    var (columns, files) = (CableColumns(), FileColumns())
    let folder = Array("\0\0\0\0folder".utf8).withUnsafeBufferPointer { files.folders.intern($0) }
    let text = TemporaryFolder.cable("09ROME1")
    let cable = Cable(parsing: SourceText(bytes: Array(text.utf8)))
    for number in 0..<count {
      var facts = CableFacts(cable)
      facts.id = "09ROME\(number)"
      facts.subject = "The tree of street \(number)"
      let file = files.append(
        folder: folder, name: Array("\(number).txt".utf8), stamp: .init(), digest: UInt64(number),
        member: nil, reason: nil, isOrdinary: true)
      columns.append(facts, file: file)
    }
    return (columns, files)
  }

  /// The columns that an index gives, as bytes.
  private func loaded(_ database: IndexDatabase, on cores: Cores) throws -> [UInt8] {
    var (columns, files) = (CableColumns(), FileColumns())
    _ = try database.load(into: &columns, &files, on: cores)
    return ColumnAddition(columns, files).bytes
  }

  @Test(
    "Segments of one part and of many give the columns that were written, on one core and on all")
  func allSegments() throws {
    let (columns, files) = columns(2_000)
    let (first, firstFiles) = self.columns(3)
    let mark = ColumnMark(first, firstFiles)
    let database = try IndexDatabase()
    try database.append(segment: 0, ColumnAddition(first, firstFiles), KeptCounts())
    try database.append(segment: 1, ColumnAddition(columns, files, since: mark), KeptCounts())
    let parts = try database.reading { try $0.int("SELECT count(*) FROM segment") }
    #expect(parts ?? 0 > 3)
    let written = ColumnAddition(columns, files).bytes
    #expect(try loaded(database, on: .one) == written)
    #expect(try loaded(database, on: .all) == written)
  }

  /// Cores between whose two pieces of work something happens, the first time alone.
  private func cores(between happens: @escaping @Sendable () -> Void) -> Cores {
    let isFirst = Mutex(true)
    return Cores { work in
      work()
      let isNow = isFirst.withLock { first in
        defer { first = false }
        return first
      }
      if isNow { happens() }
      return {}
    }
  }

  @Test("What another program appends while columns are loaded is read the next time")
  func appendedMeanwhile() throws {
    let (columns, files) = columns(40)
    let (first, firstFiles) = self.columns(30)
    let mark = ColumnMark(first, firstFiles)
    let database = try IndexDatabase()
    try database.append(segment: 0, ColumnAddition(first, firstFiles), KeptCounts())
    let added = ColumnAddition(columns, files, since: mark)
    var (found, foundFiles) = (CableColumns(), FileColumns())
    let one = try database.load(
      into: &found, &foundFiles,
      on: cores { try? database.append(segment: 1, added, KeptCounts()) })
    #expect(one.segments == 1)
    #expect(ColumnAddition(found, foundFiles).bytes == ColumnAddition(first, firstFiles).bytes)
    let other = try database.load(into: &found, &foundFiles, from: 1)
    #expect(other.segments == 1)
    #expect(ColumnAddition(found, foundFiles).bytes == ColumnAddition(columns, files).bytes)
  }

  @Test("Segments that another program joins while columns are loaded are read again")
  func joinedMeanwhile() throws {
    let (columns, files) = columns(40)
    let (first, firstFiles) = self.columns(30)
    let database = try IndexDatabase()
    try database.append(segment: 0, ColumnAddition(first, firstFiles), KeptCounts())
    let all = ColumnAddition(columns, files)
    let joins = cores {
      try? database.replaceAll(with: all, KeptCounts(), keepingWords: true)
    }
    #expect(try loaded(database, on: joins) == all.bytes)
  }

  @Test("Any part that is not what was written makes the index a damaged one", arguments: 0..<4)
  func damagedPart(part: Int) throws {
    let (columns, files) = columns(2_000)
    let database = try IndexDatabase()
    try database.append(segment: 0, ColumnAddition(columns, files), KeptCounts())
    try database.writing {
      try $0.run("UPDATE segment SET checksum = checksum + 1 WHERE part = ?", [part])
    }
    #expect(throws: IndexFault.self) { try loaded(database, on: .all) }
  }

  @Test("Files begin where the cables end")
  func halves() throws {
    let (columns, files) = columns(50)
    let bytes = ColumnAddition(columns, files).bytes
    var (readColumns, readFiles) = (CableColumns(), FileColumns())
    let (end, start) = bytes.withUnsafeBytes { bytes in
      (
        ColumnCodec.decodeCables([ColumnSource(bytes)], into: &readColumns),
        ColumnCodec.decodeFiles([ColumnSource(bytes)], into: &readFiles)
      )
    }
    #expect(end != nil && end == start)
    #expect(ColumnAddition(readColumns, readFiles).bytes == bytes)
  }

  @Test("A list of many cables does without the numbers of references until they are found")
  func referencesComeLater() {
    let (columns, files) = columns(50_000)
    let storage = LibraryStorage(columns: columns, files: files, cores: .all)
    let row = Library(storage: storage, isComplete: true).rows[0]
    #expect(storage.prepareList(on: .all))
    #expect(row.references == nil)
    storage.prepare(on: .all)
    #expect(row.references?.out == 0 && row.references?.back == 0)
    #expect(!storage.prepareList())
  }

  @Test("A list of few cables has the numbers of references from its beginning")
  func referencesAreThere() {
    let (columns, files) = columns(10)
    let storage = LibraryStorage(columns: columns, files: files)
    #expect(!storage.prepareList())
    #expect(Library(storage: storage, isComplete: true).rows[0].references?.out == 0)
  }

  @Test(
    "Cables of one minute are in the order of their ids, few or many", arguments: [2, 16, 17, 300])
  func cablesOfOneMinute(count: Int) {
    let (columns, files) = columns(count)
    let library = Library(
      storage: LibraryStorage(columns: columns, files: files), isComplete: true)
    #expect(library.rows.map(\.id) == (0..<count).map { "09ROME\($0)" }.sorted())
  }
}
