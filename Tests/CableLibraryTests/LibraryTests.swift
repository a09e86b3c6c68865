import CableCore
import Foundation
import Testing

@testable import CableCatalog
@testable import CableLibrary

@Suite struct LibraryTests {
  /// Three cables that cite each other, in a folder of their own.
  let searcher: Searcher
  var library: Library { searcher.library }

  init() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "09ASTANA1.txt",
      TemporaryFolder.cable("09ASTANA1", tags: "PHUM, KZ", refs: "08 ASTANA 2, 05 STATE 9"))
    try folder.write(
      "08ASTANA2.txt", TemporaryFolder.cable("08ASTANA2", tags: "ECON, KZ", refs: "07 ASTANA 3"))
    try folder.write(
      "07ASTANA3.txt", TemporaryFolder.cable("07ASTANA3", tags: "PHUM", level: "CONFIDENTIAL"))
    searcher = try folder.searcher()
  }

  @Test(arguments: [
    ("", 3), ("tag:PHUM", 2), ("tag:phum -tag:KZ", 1), ("tag:PHUM OR tag:ECON", 3),
    ("class:>=SBU", 1), ("date:2008", 1), ("date:2007..2008", 2), ("from:astana", 3),
    ("tree", 3), ("plan*", 3), ("shrub", 0), ("09ASTANA1", 1), ("id:2009ASTANA00001", 1),
    ("cites:08ASTANA2", 1), ("citedby:08ASTANA2", 1), ("has:missing-ref", 1),
    ("(tag:KZ OR class:C) date:>=2008", 2), ("nofield:x", 0),
  ])
  func queriesFindTheirRows(text: String, count: Int) {
    #expect(searcher.matches(Query(parsing: text)).count == count)
  }

  @Test func rowsAreNewestFirstAndReferencesLeadBothWays() {
    #expect(library.rows.map(\.id) == ["09ASTANA1", "08ASTANA2", "07ASTANA3"])
    #expect(library.resolve(CableID(year: 2009, station: "ASTANA", number: 1)) == .found(0))
    #expect(library.resolve(CableID(year: 2005, station: "STATE", number: 9)) == .missing)
    #expect(library.citing(1) == [0])
  }

  @Test func tagsAreCountedUnderAFilter() {
    let counts = library.tagCounts(among: [0, 1])
    #expect(counts.map(\.tag) == ["KZ", "ECON", "PHUM"])
    #expect(counts.map(\.count) == [2, 1, 1])
  }

  @Test func everyFileOfAFolderIsAccountedFor() throws {
    let temporary = try TemporaryFolder()
    let folder = temporary.url
    try Data("TAGS: PHUM\nSUBJECT: X\n\n1. (U) Text.\n".utf8).write(
      to: folder.appending(path: "09ROME1.txt"))
    try Data("nothing of the kind".utf8).write(to: folder.appending(path: "notes.txt"))
    try Data([0, 1, 2, 3, 0, 0]).write(to: folder.appending(path: "binary.txt"))
    try Data(repeating: 0x61, count: 50_000_000).write(to: folder.appending(path: "line.txt"))
    try Data().write(to: folder.appending(path: "empty.txt"))
    mkfifo(folder.path + "/pipe", 0o600)
    nonisolated(unsafe) var last = Library()
    try LibraryLoader.load([folder.path], options: LoadOptions(index: .memory)) {
      last = $0.library
    }
    #expect(last.rows.map(\.id) == ["09ROME1"])
    #expect(last.skipped.count == 5)
    #expect(last.isComplete)
    #expect(try LibraryLoader.cable(at: 0, of: last).tags.map(\.value) == ["PHUM"])
  }

  @Test func aMissingFolderIsReportedAsMissing() {
    #expect(throws: LibraryError.notFound(path: "/nowhere")) {
      try LibraryLoader.load(["/nowhere"]) { _ in }
    }
  }
}
