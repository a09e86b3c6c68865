import CableCore
import Foundation
import PackedFiles
import Synchronization
import Testing

@testable import CableLibrary

extension PackedSuites {
  /// Archives and compressed files, read in place.
  @Suite struct PackedTests {
    typealias Entry = PackedFixture.Entry

    static let entries: [Entry] = [
      .file(
        "2009/08/09ASTANA1.txt", TemporaryFolder.cable("09ASTANA1", text: "An oak was planted.")),
      .file(
        "2009/08/09ASTANA2.txt", TemporaryFolder.cable("09ASTANA2", text: "A birch was planted.")),
      .file(
        "2009/09/09ASTANA3.txt", TemporaryFolder.cable("09ASTANA3", text: "A fir was planted.")),
      .file("README", "No cable.\n"),
      .file(".DS_Store", "\u{0}\u{1}\u{2}"),
      .file("__MACOSX/._09ASTANA1.txt", "\u{0}\u{1}\u{2}"),
    ]

    /// Everything that a command such as `check` reports about some paths.
    private struct Report {
      var cables: [String] = []
      var skipped: [String] = []
      var passed = 0
      var unreadable = 0
    }

    private func report(_ paths: [String]) throws -> Report {
      var report = Report()
      try CableStream.read(paths) { found in
        report.cables.append("\(found.path) \(found.cable.id?.description ?? "?")")
      } skipped: { file in
        report.skipped.append("\(file.path.split(separator: "/").last ?? ""): \(file.reason)")
        if !file.isOrdinary { report.unreadable += 1 }
      } passed: { _ in
        report.passed += 1
      }
      return report
    }

    @Test(
      "A path that leads into an archive opens what is there",
      arguments: [
        ("/2009/08/09ASTANA2.txt", ["09ASTANA2"]), ("/2009/08", ["09ASTANA1", "09ASTANA2"]),
        ("//./2009//09/", ["09ASTANA3"]), ("/2009", ["09ASTANA1", "09ASTANA2", "09ASTANA3"]),
        ("/2009/0", []), ("/2009/08/09ASTANA2.txt/more", []), ("/elsewhere", []),
      ])
    func pathIntoAnArchive(way: String, ids: [String]) throws {
      let folder = try TemporaryFolder()
      for form in [PackedFixture.Form.zip, .tarXz] {
        let box = "\(folder.path)/box.\(form.ending)"
        try folder.write("box.\(form.ending)", bytes: PackedFixture.archive(form, Self.entries))
        #expect(LibraryLoader.reasonMissing(box + way) == nil)
        let streamed = try report([box + way])
        #expect(streamed.cables.map { String($0.suffix(9)) } == ids)
        #expect(
          ids.isEmpty == streamed.skipped.contains { $0.contains("nothing in the archive is at") })
        var library = Library()
        try LibraryLoader.load(
          [box + way], options: LoadOptions(index: .below(folder.path + "/index"))
        ) {
          library = $0.library
        }
        #expect(library.rows.map(\.id).sorted() == ids)
        for row in library.rows.indices {
          let own = library.files[library.rows[row].file]
          #expect(PackedPath(own)?.archivePath == box)
          #expect(try report([own]).cables.map { String($0.suffix(9)) } == [library.rows[row].id])
        }
      }
    }

    @Test("Two paths into one archive give what is at either, once")
    func pathsIntoOneArchive() throws {
      let folder = try TemporaryFolder()
      try folder.write("box.zip", bytes: PackedFixture.archive(.zip, Self.entries))
      let box = folder.path + "/box.zip"
      var library = Library()
      try LibraryLoader.load([box + "/2009/09", box + "/2009/08/09ASTANA1.txt", box + "/2009/09"]) {
        library = $0.library
      }
      #expect(library.rows.map(\.id).sorted() == ["09ASTANA1", "09ASTANA3"])
    }

    @Test(
      "A path below a file that is no archive is not there", arguments: ["plain.txt", "one.gz"])
    func pathBelowAFile(name: String) throws {
      let folder = try TemporaryFolder()
      let text = Array(TemporaryFolder.cable("09ASTANA1").utf8)
      try folder.write("plain.txt", bytes: text)
      try folder.write("one.gz", bytes: PackedFixture.compressed("gzip", text))
      let path = "\(folder.path)/\(name)/09ASTANA1.txt"
      #expect(PackedPath(path) == nil)
      #expect(LibraryLoader.reasonMissing(path) == "Not a directory")
      #expect(throws: LibraryError.self) { try report([path]) }
    }

    @Test(arguments: PackedFixture.Form.allCases)
    func theFilesOfAnArchiveAreThoseOfAFolder(form: PackedFixture.Form) throws {
      let folder = try TemporaryFolder()
      let name = "box.\(form.ending)"
      try folder.write(name, bytes: PackedFixture.archive(form, Self.entries))
      let searcher = try folder.searcher()
      let library = searcher.library
      #expect(library.rows.map(\.id).sorted() == ["09ASTANA1", "09ASTANA2", "09ASTANA3"])
      #expect(
        library.files.map { $0.dropFirst(folder.path.count + 1) }.sorted() == [
          "\(name)", "\(name)/2009/08/09ASTANA1.txt", "\(name)/2009/08/09ASTANA2.txt",
          "\(name)/2009/09/09ASTANA3.txt", "\(name)/README",
        ])
      // The archive is the place where they are, and none of them.
      #expect(library.skipped.count == 1 && library.fileCount == 4)
      #expect(
        searcher.matches(Query(parsing: "birch")).map { library.rows[$0].id } == ["09ASTANA2"])
      #expect(searcher.matches(Query(parsing: "path:2009/09")).count == 1)
      // In no order, and again.
      for id in ["09ASTANA3", "09ASTANA1", "09ASTANA2", "09ASTANA1"] {
        let row = try #require(library.row(of: id))
        #expect(try LibraryLoader.cable(at: row, of: library).id?.description == id)
        let bytes = String(decoding: try LibraryLoader.bytes(at: row, of: library), as: UTF8.self)
        #expect(bytes.contains("PLANTING TREES IN \(id)"))
        #expect(
          library.files.archive(of: library.rows[row].file) == Array("\(folder.path)/\(name)".utf8))
      }
      let report = try report([folder.path])
      #expect(
        report.cables.sorted()
          == [1, 2, 3].map {
            "\(name)/2009/0\($0 < 3 ? 8 : 9)/09ASTANA\($0).txt 09ASTANA\($0)"
          })
      #expect(report.skipped.count == 1 && report.unreadable == 0)
    }

    @Test(arguments: [("gzip", "gz"), ("bzip2", "bz2"), ("xz", "xz"), ("zstd", "zst")])
    func aCompressedFileIsTheTextInIt(filter: String, ending: String) throws {
      let folder = try TemporaryFolder()
      let text = TemporaryFolder.cable("09ASTANA7", text: "An elm was planted.")
      try folder.write(
        "09ASTANA7.txt.\(ending)", bytes: PackedFixture.compressed(filter, Array(text.utf8)))
      let searcher = try folder.searcher()
      #expect(searcher.library.rows.map(\.id) == ["09ASTANA7"])
      #expect(searcher.matches(Query(parsing: "elm")).count == 1)
      let cable = try LibraryLoader.cable(at: 0, of: searcher.library)
      #expect(cable.source.hints.fileName == "09ASTANA7")
      #expect(try LibraryLoader.bytes(at: 0, of: searcher.library) == Array(text.utf8))
      #expect(try report([folder.path]).cables == ["09ASTANA7.txt.\(ending) 09ASTANA7"])
    }

    /// A table of 12,000 cables, some of each in a chunk of their own.
    private static let table =
      "MRN,SUBJECT,DATE,CONTENT\n"
      + (1...12_000).map { number in
        "09 ASTANA \(number),TREES,2009-08-04,"
          + "\"\(TemporaryFolder.cable("09ASTANA\(number)", text: "Tree \(number) was planted there.").replacing("\"", with: "\"\""))\"\n"
      }.joined()

    @Test(arguments: [PackedFixture.Form.tarGzip, .zip, .sevenZip])
    func aTableOfAnySizeIsReadWhereItIsPacked(form: PackedFixture.Form) throws {
      let folder = try TemporaryFolder()
      #expect(Self.table.utf8.count > 2 * CableFile.chunk)
      try folder.write(
        "box", bytes: PackedFixture.archive(form, [.file("cables.csv", Self.table)]))
      let library = try folder.searcher(LoadOptions(index: .memory, gathersWords: false)).library
      #expect(library.rows.count == 12_000)
      for number in [11_999, 1, 6_000, 6_001, 12_000, 2] {
        let row = try #require(library.row(of: "09ASTANA\(number)"))
        let cable = try LibraryLoader.cable(at: row, of: library)
        #expect(cable.paragraphs.contains { $0.text.contains("Tree \(number) was") })
      }
    }

    @Test func sectionsInOneFolderOfAnArchiveAreOneCable() throws {
      let folder = try TemporaryFolder()
      func section(_ number: Int) -> String {
        """
        R 041111Z AUG 09
        FM AMEMBASSY ASTANA
        TO SECSTATE WASHDC
        UNCLAS SECTION 0\(number) OF 02 ASTANA 000007
        TAGS: PHUM, KZ
        SUBJECT: PLANTING TREES
        \(number). (U) Section \(number) ends here.
        """
      }
      try folder.write(
        "box.tgz",
        bytes: PackedFixture.archive(
          .tarGzip, [.file("a/2.txt", section(2)), .file("a/1.txt", section(1))]))
      let library = try folder.load()
      #expect(library.rows.count == 1)
      #expect(
        try LibraryLoader.cable(at: 0, of: library).paragraphs.compactMap(\.label) == ["1", "2"])
      #expect(try report([folder.path]).cables.count == 1)
    }

    @Test func whatIsPackedIsTakenForWhatItIs() throws {
      let folder = try TemporaryFolder()
      try folder.write(
        "box.zip",
        bytes: PackedFixture.archive(.zip, [.file("t.csv", Self.table), .file("x", "No.")]))
      var files: [FileRecognition] = []
      try FileRecognition.read([folder.path]) { files.append($0) }
      #expect(
        files.map { $0.path.suffix(13) } == ["box.zip/t.csv", "s/box.zip/x"].map { $0.suffix(13) }
          || files.count == 2)
      #expect(files.first?.cableCount == 12_000)
      #expect(files.first?.recognition?.form.hasPrefix("a table with commas") == true)
    }

    // MARK: The index

    private func answers(_ searcher: Searcher) -> [String] {
      ["", "oak", "planted", "path:2009/08"].map { text in
        text + ": "
          + searcher.matches(Query(parsing: text)).map { searcher.library.rows[$0].id }
          .joined(separator: " ")
      }
    }

    @Test func anArchiveThatIsAsItWasIsNotReadAgain() throws {
      let (folder, cache) = (try TemporaryFolder(), try TemporaryFolder())
      try folder.write("box.tgz", bytes: PackedFixture.archive(.tarGzip, Self.entries))
      let options = LoadOptions(index: .below(cache.path))
      let first = try folder.searcher(options)
      #expect(first.library.changes == nil)
      let again = try folder.searcher(options)
      #expect(again.library.changes == LibraryChanges())
      #expect(again.library.storage.files.count == 5)
      #expect(answers(again) == answers(first))
      #expect(again.library.skipped.count == 1)
      let row = try #require(again.library.row(of: "09ASTANA2"))
      #expect(try LibraryLoader.cable(at: row, of: again.library).id?.description == "09ASTANA2")
    }

    @Test func anArchiveThatChangedMovedOrVanishedIsReported() throws {
      let (folder, cache) = (try TemporaryFolder(), try TemporaryFolder())
      try folder.write("box.zip", bytes: PackedFixture.archive(.zip, Self.entries))
      let options = LoadOptions(index: .below(cache.path))
      _ = try folder.searcher(options)
      try folder.write(
        "box.zip", bytes: PackedFixture.archive(.zip, Array(Self.entries.dropFirst())))
      let changed = try folder.searcher(options)
      #expect(changed.library.changes == LibraryChanges(changed: 1))
      #expect(answers(changed) == answers(try folder.searcher()))
      #expect(changed.library.rows.count == 2)
      #expect(rename(folder.path + "/box.zip", folder.path + "/crate.zip") == 0)
      let moved = try folder.searcher(options)
      #expect(moved.library.rows.count == 2)
      #expect(moved.library.changes?.added == 0 && moved.library.changes?.gone == 0)
      #expect(moved.library.files.filter { $0.contains("crate.zip/") }.count == 3)
      try FileManager.default.removeItem(atPath: folder.path + "/crate.zip")
      #expect(try folder.searcher(options).library.rows.isEmpty)
    }

    @Test func whatWasGivenUpIsReadAgain() throws {
      let (folder, cache) = (try TemporaryFolder(), try TemporaryFolder())
      let many: [Entry] = (1...600).map {
        .file("09ASTANA\($0).txt", TemporaryFolder.cable("09ASTANA\($0)"))
      }
      try folder.write("box.tgz", bytes: PackedFixture.archive(.tarGzip, many))
      let asked = Counter(0)
      _ = try folder.searcher(
        LoadOptions(
          index: .below(cache.path),
          isCancelled: {
            asked.add(1)
            return asked.value > 40
          }))
      let whole = try folder.searcher(LoadOptions(index: .below(cache.path)))
      #expect(whole.library.rows.count == 600)
      #expect(Set(whole.library.rows.map(\.id)).count == 600)
    }

    @Test func openingAPlaceFarInsideCanBeGivenUp() throws {
      let folder = try TemporaryFolder()
      try folder.write(
        "box.tgz", bytes: PackedFixture.archive(.tarGzip, [.file("cables.csv", Self.table)]))
      let library = try folder.searcher(LoadOptions(index: .memory, gathersWords: false)).library
      let row = try #require(library.row(of: "09ASTANA12000"))
      #expect(throws: LibraryError.cancelled) {
        try LibraryLoader.cable(at: row, of: library, isCancelled: { true })
      }
      #expect(try LibraryLoader.cable(at: row, of: library).number?.value == 12_000)
    }

    @Test func anArchiveThatWasReplacedSaysSoWhereItsCableIsOpened() throws {
      let folder = try TemporaryFolder()
      try folder.write("box.zip", bytes: PackedFixture.archive(.zip, Self.entries))
      let library = try folder.load()
      try folder.write(
        "box.zip", bytes: PackedFixture.archive(.zip, [.file("other.txt", "Nothing.")]))
      let row = try #require(library.row(of: "09ASTANA1"))
      #expect {
        try LibraryLoader.cable(at: row, of: library)
      } throws: { error in
        (error as? LibraryError)?.message.contains("has changed since it was listed") == true
      }
    }
  }
}
