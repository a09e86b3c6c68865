import CableCore
import Foundation
import Synchronization
import Testing

@testable import CableCatalog
@testable import CableLibrary

extension PackedSuites {
  /// Files of many cables, which one thread reads and all cores parse.
  @Suite struct LargeFileTests {
    /// Everything is large, and comes in many shares; and nothing is.
    static let all = LargeFiles(size: 1_000, packedSize: 100, share: 1 << 14)
    static let none = LargeFiles(size: .max, packedSize: .max)

    static func cables(_ numbers: ClosedRange<Int>) -> [String] {
      numbers.map { number in
        TemporaryFolder.cable("09ASTANA\(number)", text: "Tree \(number) was planted there.")
      }
    }

    static func row(_ cable: String) -> String {
      "09 ASTANA,TREES,2009-08-04,\"\(cable.replacing("\"", with: "\"\""))\"\n"
    }

    static let head = "MRN,SUBJECT,DATE,CONTENT\n"
    static let table = head + cables(1...1_000).map(row).joined()
    /// More than is read at once, of an archive, too.
    static let longTable =
      head
      + (1...400).map { number in
        let lines = repeatElement("Tree \(number) was planted there.", count: 100)
        return row(
          TemporaryFolder.cable("09ASTANA\(number)", text: lines.joined(separator: "\n")))
      }.joined()

    private let folder: TemporaryFolder
    private let cache: TemporaryFolder

    init() throws {
      folder = try TemporaryFolder()
      cache = try TemporaryFolder()
    }

    private func path(_ name: String) -> String { folder.path + "/" + name }

    /// Loads the folder; `each` gets all libraries that come, and ends it by returning false.
    private func load(
      _ large: LargeFiles = all, each: (Library) -> Bool = { _ in true }
    ) throws -> Searcher {
      let isGivenUp = Flag()
      var options = LoadOptions(index: .below(cache.path), isCancelled: { isGivenUp.isRaised })
      options.large = large
      var last = Searcher()
      try LibraryLoader.load([folder.path], options: options) {
        last = $0
        if !each($0.library) { _ = isGivenUp.raise() }
      }
      return last
    }

    /// Loads the folder without an index that is kept.
    private func loadOnce(_ large: LargeFiles) throws -> Searcher {
      var options = LoadOptions(index: .memory)
      options.large = large
      return try folder.searcher(options)
    }

    private func expectEachOnce(_ library: Library, _ numbers: ClosedRange<Int>) {
      #expect(library.rows.map(\.id).sorted() == numbers.map { "09ASTANA\($0)" }.sorted())
    }

    /// What a library knows of its cables and files, in the order in which they were read.
    private func facts(_ searcher: Searcher) -> [String] {
      let storage = searcher.storage
      var facts: [String] = []
      storage.alive.forEach { facts.append("\(CableFacts(storage.columns, $0))") }
      storage.files.alive().forEach { file in
        facts.append("\(storage.files.stamp(file)) \(storage.files.digest[file])")
        facts.append(storage.files.skipped(file)?.reason ?? "")
      }
      return facts
        + ["", "tree", "\"tree 999\"", "\"999 was planted\"", "plant*", "shrub"].map { query in
          let rows = searcher.matches(Query(parsing: query))
          return query + rows.map { searcher.library.rows[$0].id }.joined(separator: " ")
        }
    }

    // MARK: What is read

    private static let forms: [(name: String, bytes: [UInt8])] = [
      ("cables.csv", Array(table.utf8)),
      ("cables.csv.gz", PackedFixture.compressed("gzip", Array(table.utf8))),
      ("cables.csv.zst", PackedFixture.compressed("zstd", Array(table.utf8))),
      (
        "cables.jsonl",
        Array(
          cables(1...1_000).map { cable in
            "{\"id\": \"x\", \"content\": \"\(cable.replacing("\n", with: "\\n"))\"}\n"
          }.joined().utf8)
      ),
      ("cables.txt", Array(cables(1...200).joined(separator: "\n").utf8)),
      ("one.txt", Array(TemporaryFolder.cable("09ASTANA999").utf8)),
      (
        "none.csv",
        Array(
          (head + repeatElement("1,2,3,No cable.\n", count: 10_000).joined()).utf8)
      ),
      ("prose.txt", Array(repeatElement("No cable.\n", count: 20_000).joined().utf8)),
      ("zeros", [UInt8](repeating: 0, count: 2 << 20)),
    ]

    @Test("A large file gives what it gives as a small one", arguments: forms.map(\.name))
    func sameAsSmall(name: String) throws {
      let form = try #require(Self.forms.first { $0.name == name })
      try folder.write(name, bytes: form.bytes)
      let expected = facts(try loadOnce(Self.none))
      #expect(facts(try loadOnce(Self.all)) == expected)
      #expect(facts(try load()) == expected)
      let again = try load()
      #expect(again.library.changes == LibraryChanges())
      #expect(facts(again) == expected)
    }

    @Test("A large file among others is read as they are")
    func amongOthers() throws {
      try folder.write("a/cables.csv", Self.table)
      try FileManager.default.createDirectory(
        atPath: path("c"), withIntermediateDirectories: true)
      for number in 5_001...5_020 {
        try folder.write("b/09ASTANA\(number).txt", TemporaryFolder.cable("09ASTANA\(number)"))
      }
      try folder.write(
        "c/box.tar.gz",
        bytes: PackedFixture.archive(
          .tarGzip,
          [
            .file("one.txt", TemporaryFolder.cable("09ASTANA5021")),
            .file("t.csv", Self.longTable.replacing("ASTANA", with: "OSLO")),
            .file("two.txt", TemporaryFolder.cable("09ASTANA5022")),
          ]))
      let searcher = try load()
      let ids =
        (Array(1...1_000) + Array(5_001...5_022)).map { "09ASTANA\($0)" }
        + (1...400).map { "09OSLO\($0)" }
      #expect(searcher.library.rows.map(\.id).sorted() == ids.sorted())
      #expect(searcher.library.fileCount == 24 && searcher.library.skipped.isEmpty)
      #expect(searcher.library.searchableCount == ids.count)
      for number in [1, 250, 399, 400, 1_000] {
        let rows = searcher.matches(Query(parsing: "\"tree \(number) was\""))
        #expect(
          rows.map { searcher.library.rows[$0].id }
            == ["09ASTANA\(number)"] + (number > 400 ? [] : ["09OSLO\(number)"]))
        let cable = try LibraryLoader.cable(at: try #require(rows.first), of: searcher.library)
        #expect(cable.paragraphs.contains { $0.text.contains("Tree \(number) was") })
      }
      #expect(try load().library.changes == LibraryChanges())
    }

    @Test(
      "Commands get the cables and the passed records of a large file in its order",
      arguments: ["cables.csv", "cables.csv.gz"])
    func streamed(name: String) throws {
      let rows = Self.cables(1...1_000).enumerated().map { number, cable in
        number % 100 == 50 ? "1,2,3,No cable.\n" : Self.row(cable)
      }
      let bytes = Array((Self.head + rows.joined()).utf8)
      // So many bytes that the packed one is large, too.
      let noise = (0..<CableFile.chunk).map { _ in UInt8.random(in: 65...90) }
      let last = Self.row(
        TemporaryFolder.cable("09ASTANA4001", text: String(decoding: noise, as: UTF8.self)))
      let all = bytes + Array(last.utf8)
      try folder.write(
        name, bytes: name.hasSuffix("gz") ? PackedFixture.compressed("gzip", all) : all)
      var found: [String] = []
      try CableStream.read([path(name)]) {
        found.append("\($0.cable.id?.description ?? "") \($0.cable.source.fileRange)")
      } skipped: { file in
        Issue.record("\(file.path): \(file.reason)")
      } passed: {
        found.append("\($0.record.map { "\($0)" } ?? "")")
      }
      var expected: [String] = []
      _ = try CableFile.read(Array(path(name).utf8), name: name) {
        expected.append("\(Cable(parsing: $0).id?.description ?? "") \($0.fileRange)")
      } passed: {
        expected.append("\($0)")
      }
      #expect(found.count == 1_001 && found == expected)
    }

    // MARK: On the way

    @Test("Rows appear before the end", arguments: ["cables.csv", "cables.csv.gz", "box.zip"])
    func rowsAppear(name: String) throws {
      let bytes =
        switch name {
        case "cables.csv": Array(Self.table.utf8)
        case "box.zip": PackedFixture.archive(.zip, [.file("cables.csv", Self.longTable)])
        default: PackedFixture.compressed("gzip", Array(Self.table.utf8))
        }
      try folder.write(name, bytes: bytes)
      var counts: [Int] = []
      let searcher = try load { library in
        if !library.isComplete { counts.append(library.rows.count) }
        if let last = library.rows.indices.last {
          #expect((try? LibraryLoader.cable(at: last, of: library)) != nil)
        }
        return true
      }
      let count = name == "box.zip" ? 400 : 1_000
      #expect(counts.contains { $0 > 0 && $0 < count } && counts == counts.sorted())
      expectEachOnce(searcher.library, 1...count)
    }

    @Test(
      "What was read before the load was given up is kept, and replaced by all of it",
      arguments: ["cables.csv", "cables.csv.gz"])
    func givenUp(name: String) throws {
      try folder.write(
        name,
        bytes: name.hasSuffix("gz")
          ? PackedFixture.compressed("gzip", Array(Self.table.utf8)) : Array(Self.table.utf8))
      var count = 0
      for _ in 0..<2 {
        let stopped = try load { library in
          count = library.rows.count
          return count == 0 || library.progress?.phase == .checking
        }
        #expect(count > 0 && count < 1_000 && !stopped.library.isComplete)
      }
      var first: Int?
      let whole = try load { library in
        first = first ?? library.rows.count
        return true
      }
      #expect((first ?? 0) >= count)
      #expect(whole.library.changes == LibraryChanges(added: 1))
      expectEachOnce(whole.library, 1...1_000)
      #expect(whole.library.searchableCount == whole.storage.columns.count)
      #expect(whole.matches(Query(parsing: "tree")).count == 1_000)
      #expect(whole.library.fileCount == 1)
      let again = try load()
      #expect(again.library.changes == LibraryChanges())
      expectEachOnce(again.library, 1...1_000)
    }

    @Test("A large file with another stamp and the same bytes is not read again")
    func touched() throws {
      try folder.write("cables.csv", Self.table)
      let first = try load()
      #expect(chmod(path("cables.csv"), 0o600) == 0)
      for _ in 0..<2 {
        let searcher = try load()
        #expect(searcher.library.changes == LibraryChanges())
        #expect(searcher.storage.columns.count == first.storage.columns.count)
      }
    }

    @Test("A large file that changed replaces what it was")
    func changed() throws {
      try folder.write("cables.csv", Self.table)
      _ = try load()
      try folder.write(
        "cables.csv", Self.head + Self.cables(2...1_100).map(Self.row).joined())
      let searcher = try load()
      #expect(searcher.library.changes == LibraryChanges(changed: 1))
      expectEachOnce(searcher.library, 2...1_100)
      #expect(searcher.matches(Query(parsing: "\"tree 1100\"")).count == 1)
      #expect(rename(path("cables.csv"), path("moved.csv")) == 0)
      #expect(try load().library.changes == LibraryChanges(moved: 1))
      try FileManager.default.removeItem(atPath: path("moved.csv"))
      let empty = try load()
      #expect(empty.library.changes == LibraryChanges(gone: 1) && empty.library.rows.isEmpty)
    }

    @Test("What comes to a large file while it is read is there the next time")
    func growing() throws {
      try folder.write("cables.csv", Self.table)
      var hasGrown = false
      _ = try load { library in
        if !hasGrown, library.rows.count > 0 {
          hasGrown = true
          let file = FileHandle(forWritingAtPath: path("cables.csv"))
          _ = try? file?.seekToEnd()
          try? file?.write(
            contentsOf: Data(Self.cables(1_001...1_100).map(Self.row).joined().utf8))
          try? file?.close()
        }
        return true
      }
      #expect(hasGrown)
      let searcher = try load()
      #expect(searcher.library.changes == LibraryChanges(changed: 1))
      expectEachOnce(searcher.library, 1...1_100)
      #expect(try load().library.changes == LibraryChanges())
    }

    @Test("Words are kept where slots move together because others go")
    func wordsOfMovedSlots() throws {
      func words(_ cables: Int) -> FoundWords {
        FoundWords(
          bytes: Array("oak".utf8), ends: [3], tokens: Array(repeating: 0, count: cables),
          cables: Array(repeating: 1, count: cables))
      }
      let store = WordStore(path: nil)
      var backlog = WordBacklog(store)
      func note(_ slots: Range<Int>) throws {
        backlog.note(
          [try #require(store.keep(words(slots.count)))],
          of: Slot(slots.lowerBound)..<Slot(slots.upperBound))
      }
      try note(2..<5)
      try note(5..<9)
      try note(12..<15)
      let gone: Set = [0, 3, 10, 11]
      backlog.move { !gone.contains($0.index) }
      #expect(
        backlog.entries.map { $0.slots.lowerBound.index..<$0.slots.upperBound.index } == [
          3..<7, 8..<11,
        ])
      #expect(backlog.entries.map { store.take($0.words)?.cables.count } == [4, 3])
    }

    // MARK: Damage

    @Test("A large file that is damaged on the way gives its reason, and no cables")
    func damaged() throws {
      var bytes = PackedFixture.compressed("gzip", Array(Self.table.utf8))
      for place in (bytes.count * 3 / 4)..<(bytes.count * 3 / 4 + 64) { bytes[place] ^= 0x5A }
      try folder.write("cables.csv.gz", bytes: bytes)
      let expected = try loadOnce(Self.none).library.skipped
      #expect(expected.count == 1 && expected.allSatisfy { !$0.isOrdinary })
      for round in 0..<2 {
        let library = try load().library
        #expect(library.rows.isEmpty && library.fileCount == 1)
        #expect(library.skipped.map(\.reason) == expected.map(\.reason))
        #expect(library.changes == (round == 0 ? nil : LibraryChanges()))
      }
      try folder.write(
        "cables.csv.gz", bytes: PackedFixture.compressed("gzip", Array(Self.table.utf8)))
      let library = try load().library
      expectEachOnce(library, 1...1_000)
      #expect(library.skipped.isEmpty && library.changes == LibraryChanges(changed: 1))
    }

    @Test(
      "A large member of an archive that ends too early gives its reason, and no cables",
      arguments: [PackedFixture.Form.tarGzip, .tar])
    func cutMember(form: PackedFixture.Form) throws {
      let whole = PackedFixture.archive(
        form,
        [.file("one.txt", TemporaryFolder.cable("09ASTANA5001")), .file("t.csv", Self.longTable)])
      try folder.write("box", bytes: Array(whole.prefix(whole.count * 3 / 4)))
      let library = try load().library
      #expect(library.rows.map(\.id) == ["09ASTANA5001"])
      #expect(library.skipped.count == 2 && library.skipped.allSatisfy { !$0.isOrdinary })
      #expect(library.fileCount == 3)
      try folder.write("box", bytes: whole)
      #expect(try load().library.rows.count == 401)
    }
  }
}
