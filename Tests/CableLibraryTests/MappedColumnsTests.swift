import CableCore
import Foundation
import SQLiteStore
import Synchronization
import Testing

@testable import CableCatalog
@testable import CableLibrary

/// Columns of a large library, which are in files beside the index and are mapped from there.
@Suite struct MappedColumnsTests {
  let folder: TemporaryFolder
  let cache: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    cache = try TemporaryFolder()
    try write(1...40)
  }

  private func write(_ numbers: ClosedRange<Int>) throws {
    for number in numbers {
      try folder.write(
        "09ASTANA\(number).txt",
        TemporaryFolder.cable(
          "09ASTANA\(number)", tags: number % 3 == 0 ? "PHUM, ECON" : "PHUM",
          refs: number > 1 ? "09 ASTANA \(number - 1)" : "",
          text: "Tree \(number) stood by oak \(number % 7)."))
    }
  }

  /// Loads the folder, every library being a large one.
  private func load(
    after previous: Searcher? = nil, mappedFrom: Int = 1, mostUnmapped: Int = 1_000,
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) throws -> Searcher {
    var options = LoadOptions(index: .below(cache.path), isCancelled: isCancelled)
    options.mappedFrom = mappedFrom
    options.mostUnmapped = mostUnmapped
    options.leastMapped = 32
    var last = Searcher()
    try LibraryLoader.load([folder.path], options: options, after: previous) { last = $0 }
    return last
  }

  private func files(_ ending: String) throws -> [String] {
    let below = cache.path + "/cablereader"
    return try FileManager.default.contentsOfDirectory(atPath: below)
      .filter { $0.contains(ending) }.map { below + "/" + $0 }
  }

  /// The files of the columns by their names.
  private func columnFiles() throws -> [String: Data] {
    var contents: [String: Data] = [:]
    for folder in try files(".columns") {
      for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
        contents[folder + "/" + name] = try Data(
          contentsOf: URL(filePath: folder + "/" + name))
      }
    }
    return contents
  }

  /// Those of what follows from the columns: they are written last, so they have the last names.
  private func derivedFiles(_ searcher: Searcher) throws -> Set<String> {
    func number(_ path: String) -> Int { path.split(separator: "/").last.flatMap { Int($0) } ?? 0 }
    let count = DerivedColumns(searcher.library.storage).arrays.count { $0.count > 0 }
    return Set(try columnFiles().keys.sorted { number($0) < number($1) }.suffix(count))
  }

  /// The largest of them.
  private func columnFile() throws -> String {
    try #require(try columnFiles().max { ($0.value.count, $0.key) < ($1.value.count, $1.key) }?.key)
  }

  private func expectSameAsClean(
    _ searcher: Searcher, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    func answers(_ searcher: Searcher) -> [[String]] {
      [
        "", "tree", "oak 3", "\"by oak 3\"", "tag:ECON", "subject:trees", "refs:09ASTANA3",
        "tag:PHUM -\"oak 1\"",
      ]
      .map { text in
        searcher.matches(Query(parsing: text)).map { row in
          let row = searcher.library.rows[row]
          return [
            row.id, row.subject, row.tags.joined(separator: " "),
            "\(searcher.library.files[row.file])",
          ].joined(separator: "|")
        }
      }
    }
    let clean = try folder.searcher()
    #expect(answers(searcher) == answers(clean), sourceLocation: sourceLocation)
    #expect(searcher.library.fileCount == clean.library.fileCount, sourceLocation: sourceLocation)
  }

  private func changeFile(_ change: (FileHandle) throws -> Void) throws {
    let file = try FileHandle(forUpdating: URL(filePath: try columnFile()))
    defer { try? file.close() }
    try change(file)
  }

  @Test("They say what columns in memory say, and take no memory of their own")
  func mapped() throws {
    let first = try load()
    try expectSameAsClean(first)
    let second = try load()
    try expectSameAsClean(second)
    for searcher in [first, second] {
      let storage = searcher.library.storage
      #expect(storage.columns.addedCount == 0)
      #expect(storage.columns.ownBytes == 0 && storage.files.ownBytes == 0)
      #expect(!searcher.isIndexDamaged && searcher.library.notice == nil)
    }
    let other = try load(mappedFrom: 1_000)
    #expect(other.library.storage.columns.addedCount == 0)
    for path in try Array(columnFiles().keys) + files(".columns") {
      let permissions = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions]
      #expect(permissions as? Int == (path.hasSuffix(".columns") ? 0o700 : 0o600))
    }
  }

  @Test("What follows from them is kept with them, and is what would be found again")
  func derived() throws {
    let first = try load()
    #expect(first.library.storage.derived == nil)
    let second = try load()
    let known = try #require(second.library.storage.derived)
    #expect(known.ownBytes == 0)
    try expectSameAsClean(second)
    let (kept, found) = (
      DerivedColumns(second.library.storage), DerivedColumns(first.library.storage)
    )
    func bytes(_ derived: DerivedColumns) -> [[UInt8]] {
      derived.arrays.map { array in
        var bytes: [UInt8] = []
        array.forEachRun(from: 0) { bytes += $0 }
        return bytes
      }
    }
    #expect(bytes(kept) == bytes(found))
    #expect(
      second.library.allRows.map { second.library.citing($0) }
        == first.library.allRows.map { first.library.citing($0) })
    // Of other columns it would be wrong.
    try folder.remove("09ASTANA7.txt")
    let fewer = try load()
    #expect(fewer.library.storage.derived == nil)
    try expectSameAsClean(fewer)
    try expectSameAsClean(try load())
    try write(41...80)
    try expectSameAsClean(try load())
    let last = try load()
    #expect(last.library.storage.derived != nil)
    try expectSameAsClean(last)
  }

  @Test(
    "What follows from them is found again where its files are not what was written",
    arguments: ["cut", "changed", "gone"])
  func derivedDamaged(how: String) throws {
    let first = try load()
    for path in try derivedFiles(first) {
      let file = try FileHandle(forUpdating: URL(filePath: path))
      switch how {
      case "cut": try file.truncate(atOffset: 0)
      case "changed":
        try file.write(contentsOf: Data([0xFF, 0xFF, 0xFF, 0x7F]))
      default: try FileManager.default.removeItem(atPath: path)
      }
      try file.close()
    }
    let searcher = try load()
    try expectSameAsClean(searcher)
    #expect(searcher.library.storage.derived == nil && searcher.library.notice == nil)
    let again = try load()
    #expect(again.library.storage.derived != nil)
    try expectSameAsClean(again)
  }

  @Test("Of few cables there are no such files")
  func few() throws {
    try expectSameAsClean(try load(mappedFrom: 41))
    #expect(try files(".columns").isEmpty)
  }

  @Test("One new cable is a segment after the files, and many are added to them")
  func grown() throws {
    let derived = try derivedFiles(try load())
    let before = try columnFiles()
    try write(41...41)
    let one = try load()
    try expectSameAsClean(one)
    #expect(one.library.storage.columns.addedCount == 1)
    #expect(try columnFiles() == before)
    try expectSameAsClean(try load())
    try write(42...80)
    let many = try load()
    try expectSameAsClean(many)
    #expect(many.library.storage.columns.addedCount == 0)
    #expect(many.library.storage.columns.ownBytes == 0)
    let after = try columnFiles()
    for (path, contents) in before where !derived.contains(path) {
      #expect(after[path]?.starts(with: contents) == true, "\(path)")
    }
    #expect(after.values.reduce(0) { $0 + $1.count } > before.values.reduce(0) { $0 + $1.count })
    try expectSameAsClean(try load())
  }

  @Test("Where stamps of files changed, the arrays of stamps get other files, and all others stay")
  func rewritten() throws {
    let derived = try derivedFiles(try load())
    let before = try columnFiles()
    let path = folder.path + "/09ASTANA12.txt"
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    try write(41...50)
    let searcher = try load()
    try expectSameAsClean(searcher)
    #expect(searcher.library.storage.files.ownBytes == 0)
    let after = try columnFiles()
    let gone = before.keys.filter { after[$0] == nil && !derived.contains($0) }
    #expect((1...5).contains(gone.count), "\(gone)")
    let again = try load()
    #expect(again.library.changes?.isEmpty == true)
    try expectSameAsClean(again)
  }

  @Test(
    "What a program that was killed had added to the files is not read, and the next one writes over it"
  )
  func killedWhileAdding() throws {
    _ = try load()
    let largest = try columnFile()
    for path in try columnFiles().keys {
      let file = try FileHandle(forUpdating: URL(filePath: path))
      try file.seekToEnd()
      try file.write(contentsOf: Data(repeating: 0x5A, count: 100_000))
      try file.close()
    }
    let searcher = try load()
    try expectSameAsClean(searcher)
    #expect(searcher.library.notice == nil)
    try write(41...80)
    try expectSameAsClean(try load())
    let next = try load()
    try expectSameAsClean(next)
    #expect(next.library.notice == nil)
    #expect(try #require(try columnFiles()[largest]).count < 100_000)
  }

  @Test("A reader that is open keeps what it has mapped while cables are added to the files")
  func openReader() throws {
    let reader = try load()
    let known = reader.library.rows.map(\.subject)
    try write(41...80)
    let after = try load(after: reader)
    #expect(reader.library.rows.map(\.subject) == known && !reader.isIndexDamaged)
    try expectSameAsClean(after)
  }

  @Test("Changed, deleted and touched files are noticed as ever")
  func changes() throws {
    _ = try load()
    try folder.remove("09ASTANA7.txt")
    try folder.write("09ASTANA9.txt", TemporaryFolder.cable("09ASTANA9", text: "A shrub."))
    let path = folder.path + "/09ASTANA12.txt"
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    let changed = try load()
    #expect(changed.library.changes?.gone == 1 && changed.library.changes?.changed == 1)
    try expectSameAsClean(changed)
    let again = try load()
    #expect(again.library.changes?.isEmpty == true)
    try expectSameAsClean(again)
  }

  @Test("While a large library is read, its columns go into the files again and again")
  func whileReading() throws {
    try write(41...600)
    let searcher = try load(mostUnmapped: 50)
    try expectSameAsClean(searcher)
    #expect(searcher.library.storage.columns.addedCount < 50)
    try expectSameAsClean(try load())
  }

  @Test("A session that was given up leaves an index that the next one continues")
  func givenUp() throws {
    try write(41...600)
    let asked = Atomic(0)
    _ = try load(
      mostUnmapped: 50, isCancelled: { asked.wrappingAdd(1, ordering: .relaxed).newValue > 30 })
    try expectSameAsClean(try load())
  }

  @Test(
    "A file that is cut, changed, of another kind or gone is a lost index, which is made again",
    arguments: ["cut", "empty", "changed", "last byte", "folder", "link", "gone"])
  func damaged(how: String) throws {
    _ = try load()
    let file = try columnFile()
    switch how {
    case "cut": try changeFile { try $0.truncate(atOffset: $0.seekToEnd() - 1) }
    case "empty": try changeFile { try $0.truncate(atOffset: 0) }
    case "changed":
      try changeFile {
        try $0.seek(toOffset: 40)
        try $0.write(contentsOf: Data([0x55, 0xAA]))
      }
    case "last byte":
      try changeFile {
        try $0.seek(toOffset: $0.seekToEnd() - 1)
        try $0.write(contentsOf: Data([0xAA]))
      }
    case "link":
      try FileManager.default.moveItem(atPath: file, toPath: cache.path + "/elsewhere")
      try FileManager.default.createSymbolicLink(
        atPath: file, withDestinationPath: cache.path + "/elsewhere")
    case "folder":
      try FileManager.default.removeItem(atPath: file)
      try FileManager.default.createDirectory(
        atPath: file + "/inside", withIntermediateDirectories: true)
    default: try FileManager.default.removeItem(atPath: file)
    }
    let searcher = try load()
    try expectSameAsClean(searcher)
    #expect(searcher.library.notice?.contains("damaged") == true)
    let next = try load()
    try expectSameAsClean(next)
    #expect(next.library.notice == nil)
  }

  /// What the index says of the files.
  private func table(_ connection: Connection) throws -> ColumnFiles.Table {
    let row = try connection.rows("SELECT data FROM segment WHERE part = -1")
    #expect(try row.next())
    return try #require(try row.withBytes(0) { ColumnFiles.Table(decoding: $0) })
  }

  /// The stamp that a file has now.
  private func stamp(of entry: ColumnFiles.Entry, beside index: String) -> UInt64 {
    var info = stat()
    #expect(stat("\(index).columns/\(entry.name)", &info) == 0)
    return ColumnFiles.stamp(info)
  }

  /// Changes a byte in the middle of the largest file, and lets the index say that nobody has touched it since.
  private func changeUnseen() throws {
    try changeFile {
      try $0.seek(toOffset: 40)
      try $0.write(contentsOf: Data([0x55, 0xAA]))
    }
    let index = try #require(try files(".sqlite").first { $0.hasSuffix(".sqlite") })
    let store = try Database(.file(Array(index.utf8)), .write)
    try store.write { connection in
      var table = try table(connection)
      func restamp(_ entries: inout [ColumnFiles.Entry]) {
        for place in entries.indices where entries[place].count > 0 {
          entries[place].stamp = stamp(of: entries[place], beside: index)
        }
      }
      restamp(&table.cables)
      restamp(&table.files)
      restamp(&table.derived)
      try connection.run("UPDATE segment SET data = ? WHERE part = -1", [table.encoded])
    }
  }

  @Test(
    "A file that a disk changed without the system's knowledge is noticed once the list is there, and all is read again"
  )
  func changedUnseen() throws {
    _ = try load()
    try changeUnseen()
    let index = try #require(try files(".sqlite").first { $0.hasSuffix(".sqlite") })
    let key = IndexDatabase.key(of: IndexDatabase.parts(of: [folder.path], followsLinks: false))
    let database = try IndexDatabase(path: Array(index.utf8), key: key, isReadOnly: true)
    #expect(throws: IndexFault.self) { try database.verify() }
    database.close()
    let searcher = try load()
    #expect(searcher.library.notice?.contains("damaged") == true)
    #expect(!searcher.isIndexDamaged)
    try expectSameAsClean(searcher)
    let next = try load()
    #expect(next.library.notice == nil)
    try expectSameAsClean(next)
  }

  @Test("A file is stamped once it is written, and a start that changes nothing writes none")
  func stamped() throws {
    _ = try load()
    _ = try load()
    func entries() throws -> [ColumnFiles.Entry] {
      let index = try #require(try files(".sqlite").first { $0.hasSuffix(".sqlite") })
      let store = try Database(.file(Array(index.utf8)), .write)
      return try store.read { connection in
        let table = try table(connection)
        for entry in table.cables + table.files + table.derived where entry.count > 0 {
          #expect(entry.stamp == stamp(of: entry, beside: index), "\(entry.name)")
        }
        return table.cables + table.files + table.derived
      }
    }
    let before = try entries()
    _ = try load()
    #expect(try entries() == before)
    try write(41...80)
    _ = try load()
    #expect(try entries() != before)
  }

  @Test("A file that is cut under a reader ends nothing: it is noticed, and all is read again")
  func cutWhileMapped() throws {
    var reader = try load()
    reader = try load()
    #expect(!reader.isIndexDamaged)
    try changeFile { try $0.truncate(atOffset: 0) }
    // Whatever it says now, it says without a fault.
    for row in reader.library.rows {
      _ = (row.id, row.subject, row.tags, row.to, reader.library.files[row.file], row.sent)
    }
    #expect(reader.isIndexDamaged)
    let reports = Atomic(0)
    reader.whenDamaged = { reports.wrappingAdd(1, ordering: .relaxed) }
    for text in ["", "oak", "tag:ECON", "subject:trees", "from:ASTANA", "sort:subject"] {
      _ = reader.matches(Query(parsing: text))
    }
    #expect(reports.load(ordering: .relaxed) > 0)
    let after = try load(after: reader)
    #expect(!after.isIndexDamaged)
    try expectSameAsClean(after)
  }

  @Test(
    "Where the files cannot be written, the columns stay where they are",
    arguments: [".columns", ".columns/0/inside", ".columns/7/inside"])
  func unwritable(what: String) throws {
    _ = try load(mappedFrom: 1_000)
    let index = try #require(
      try files(".sqlite").first { $0.hasSuffix(".sqlite") })
    if what == ".columns" {
      try Data().write(to: URL(filePath: index + what))
    } else {
      try FileManager.default.createDirectory(
        atPath: index + what, withIntermediateDirectories: true)
    }
    try write(41...45)
    let searcher = try load()
    try expectSameAsClean(searcher)
    #expect(searcher.library.storage.columns.addedCount == 45)
    #expect(searcher.library.notice == nil)
    try expectSameAsClean(try load())
  }

  @Test("A file that the index does not name is nothing, and goes")
  func unnamed() throws {
    _ = try load()
    let other = try #require(try files(".columns").first) + "/4711"
    try Data("A tree.".utf8).write(to: URL(filePath: other))
    try expectSameAsClean(try load())
    try write(41...80)
    try expectSameAsClean(try load())
    #expect(try columnFiles()[other] == nil)
  }

  @Test("What indexes take on the disk includes the files")
  func reported() throws {
    let before = IndexReport(parent: Array(cache.path.utf8))
    _ = try load()
    let after = IndexReport(parent: Array(cache.path.utf8))
    let database = try #require(try files(".sqlite").first { $0.hasSuffix(".sqlite") })
    var info = stat()
    #expect(stat(database, &info) == 0)
    let columns = try columnFiles().values.reduce(0) { $0 + $1.count }
    #expect(columns > 0)
    #expect(after.byteCount - before.byteCount >= Int(info.st_blocks) * 512 + columns)
    #expect(after.indexCount == 1)
  }

  @Test("An index that is made again leaves no file of the one before")
  func madeAgain() throws {
    _ = try load()
    try changeFile { try $0.truncate(atOffset: 0) }
    _ = try load(mappedFrom: 1_000)
    #expect(try files(".columns").isEmpty)
  }

  @Test("A table is read as it was written, and anything else is none")
  func table() throws {
    let table = ColumnFiles.Table(
      nextName: 4,
      cables: [
        ColumnFiles.Entry(name: 3, count: 20_000, size: 8, checksums: [1, 2, 3]),
        ColumnFiles.Entry(size: 4),
      ], files: [ColumnFiles.Entry(name: 0, count: 1, size: 1, checksums: [.max])])
    let bytes = table.encoded
    #expect(bytes.withUnsafeBytes { ColumnFiles.Table(decoding: $0) } == table)
    for cut in [0, 7, 8, 16, bytes.count - 1] {
      #expect(bytes[..<cut].withUnsafeBytes { ColumnFiles.Table(decoding: $0) } == nil)
    }
    var few = table
    few.cables[0].checksums.removeLast()
    #expect(few.encoded.withUnsafeBytes { ColumnFiles.Table(decoding: $0) } == nil)
    var odd = table
    odd.files[0].size = 0
    #expect(odd.encoded.withUnsafeBytes { ColumnFiles.Table(decoding: $0) } == nil)
  }
}
