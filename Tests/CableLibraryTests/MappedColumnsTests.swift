import CableCore
import Foundation
import SQLiteStore
import Synchronization
import Testing

@testable import CableCatalog
@testable import CableLibrary

/// Columns of a large library, which are in a file beside the index and are mapped from there.
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
    var last = Searcher()
    try LibraryLoader.load([folder.path], options: options, after: previous) { last = $0 }
    return last
  }

  private func files(_ ending: String) throws -> [String] {
    let below = cache.path + "/cablereader"
    return try FileManager.default.contentsOfDirectory(atPath: below)
      .filter { $0.contains(ending) }.map { below + "/" + $0 }
  }

  private func columnFile() throws -> String {
    let files = try files(".columns-")
    #expect(files.count == 1)
    return try #require(files.first)
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
    let file = try columnFile()
    #expect(
      try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int == 0o600)
  }

  @Test("Of few cables there is no such file")
  func few() throws {
    try expectSameAsClean(try load(mappedFrom: 41))
    #expect(try files(".columns-").isEmpty)
  }

  @Test("A few new cables are a segment after the file, and many make the next file")
  func grown() throws {
    _ = try load()
    let file = try columnFile()
    try write(41...45)
    let few = try load()
    try expectSameAsClean(few)
    #expect(few.library.storage.columns.addedCount == 5)
    #expect(try columnFile() == file)
    try expectSameAsClean(try load())
    try write(46...80)
    let many = try load()
    try expectSameAsClean(many)
    #expect(many.library.storage.columns.addedCount == 0)
    #expect(try columnFile() != file)
    try expectSameAsClean(try load())
  }

  @Test("A reader that is open keeps what it has mapped while the next file is written")
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

  @Test("While a large library is read, its columns go into the file again and again")
  func whileReading() throws {
    try write(41...600)
    let searcher = try load(mostUnmapped: 50)
    try expectSameAsClean(searcher)
    #expect(searcher.library.storage.columns.addedCount < 600 / 4)
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
    "A file that is cut, changed, longer, of another kind or gone is a lost index, which is made again",
    arguments: ["cut", "empty", "changed", "longer", "folder", "gone"])
  func damaged(how: String) throws {
    _ = try load()
    let file = try columnFile()
    switch how {
    case "cut": try changeFile { try $0.truncate(atOffset: 1 << 16) }
    case "empty": try changeFile { try $0.truncate(atOffset: 0) }
    case "changed":
      try changeFile {
        try $0.seek(toOffset: 40)
        try $0.write(contentsOf: Data([0x55, 0xAA]))
      }
    case "longer":
      try changeFile {
        try $0.seekToEnd()
        try $0.write(contentsOf: Data([0]))
      }
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

  @Test("Where the file cannot be written, the columns stay where they are")
  func unwritable() throws {
    _ = try load(mappedFrom: 1_000)
    let index = try #require(
      try files(".sqlite").first { $0.hasSuffix(".sqlite") })
    try FileManager.default.createDirectory(
      atPath: index + ".columns-0/inside", withIntermediateDirectories: true)
    try write(41...45)
    let searcher = try load()
    try expectSameAsClean(searcher)
    #expect(searcher.library.storage.columns.addedCount == 45)
    #expect(searcher.library.notice == nil)
    try expectSameAsClean(try load())
  }

  @Test("A file that the index does not name is nothing")
  func unnamed() throws {
    _ = try load()
    let file = try columnFile()
    let other = file.hasSuffix("0") ? file.dropLast() + "1" : file.dropLast() + "0"
    try Data("A tree.".utf8).write(to: URL(filePath: String(other)))
    try expectSameAsClean(try load())
    try write(41...80)
    try expectSameAsClean(try load())
    #expect(try files(".columns-").count == 1)
  }

  @Test("A table is read as it was written, and anything else is none")
  func table() throws {
    let columns = try load().library.storage.columns
    let layout = ColumnLayout(of: columns, from: 0)
    let table = ColumnFile.Table(
      name: 1, cables: layout, files: ColumnLayout(entries: [], end: 1 << 20),
      checksums: Array(1...16))
    let bytes = table.encoded
    #expect(bytes.withUnsafeBytes { ColumnFile.Table(decoding: $0) } == table)
    for cut in [0, 7, 8, 16, bytes.count - 1] {
      #expect(bytes[..<cut].withUnsafeBytes { ColumnFile.Table(decoding: $0) } == nil)
    }
    var few = table
    few.checksums.removeLast()
    #expect(few.encoded.withUnsafeBytes { ColumnFile.Table(decoding: $0) } == nil)
  }
}
