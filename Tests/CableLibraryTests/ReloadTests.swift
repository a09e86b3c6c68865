import CableCore
import Foundation
import Testing

@testable import CableCatalog
@testable import CableLibrary

/// A library that is loaded again while it is open, and what its folders tell by themselves.
@Suite struct ReloadTests {
  let folder: TemporaryFolder
  let cache: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    cache = try TemporaryFolder()
    for number in 1...4 { try write("2009/08/09ASTANA\(number).txt", "Tree \(number) stood.") }
    for number in 5...6 { try write("2010/09ASTANA\(number).txt", "Tree \(number) stood.") }
  }

  private func write(_ name: String, _ text: String) throws {
    let id = String(name.split(separator: "/").last?.dropLast(4) ?? "")
    try folder.write(name, TemporaryFolder.cable(id, text: text))
  }

  /// Makes every folder look as if nothing had changed in it for long.
  private func age() throws {
    for name in ["2009/08", "2009", "2010", ""] {
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSince1970: 1_000_000)],
        ofItemAtPath: folder.path + "/" + name)
    }
  }

  /// Every searcher that a load gives.
  private func loads(
    after previous: Searcher? = nil, index: LoadOptions.IndexPlace? = nil
  ) throws -> [Searcher] {
    var all: [Searcher] = []
    try LibraryLoader.load(
      [folder.path], options: LoadOptions(index: index ?? .below(cache.path)), after: previous
    ) { all.append($0) }
    return all
  }

  private func last(after previous: Searcher? = nil, index: LoadOptions.IndexPlace? = nil) throws
    -> Searcher
  {
    try #require(try loads(after: previous, index: index).last)
  }

  @Test func selectedRowsStaySelectedThroughChanges() throws {
    let first = try last()
    let before = first.library
    let selected = { (ids: [String], library: Library) in
      var rows = RowSet()
      rows.insert(ids.compactMap { library.row(of: $0) }[...])
      return rows
    }
    let chosen = selected(["09ASTANA2", "09ASTANA4", "09ASTANA5"], before)
    #expect(chosen.count == 3 && chosen.carried(from: before, to: before).rows == chosen.rows)
    try write("2008/09ASTANA9.txt", "Tree 9 stood.")
    try write("2009/08/09ASTANA2.txt", "Tree 2 fell, and was taken away.")
    try FileManager.default.removeItem(atPath: folder.path + "/2010/09ASTANA5.txt")
    for after in [try last(after: first).library, try last(index: .memory).library] {
      let carried = chosen.carried(from: before, to: after)
      #expect(carried.rows.map { after.rows[$0].id }.sorted() == ["09ASTANA2", "09ASTANA4"])
      #expect(carried.rows == selected(["09ASTANA4", "09ASTANA2"], after).rows)
    }
    #expect(chosen.carried(from: before, to: Library()).isEmpty)
  }

  private func answers(_ searcher: Searcher) -> [[String]] {
    ["", "tree", "\"tree 3\"", "shrub", "tag:PHUM shrub"].map { text in
      searcher.matches(Query(parsing: text)).map { searcher.library.rows[$0].id }
    }
  }

  private func expectSameAsCleanBuild(_ searcher: Searcher) throws {
    #expect(answers(searcher) == answers(try folder.searcher()))
    #expect(searcher.library.isComplete && searcher.library.progress == nil)
  }

  /// What the folders alone show: the changes of the first library that has any.
  private func early(_ searchers: [Searcher]) throws -> LibraryChanges? {
    let first = try #require(searchers.map(\.library).first { $0.changes != nil })
    return first.progress?.phase == .checking ? first.changes : nil
  }

  @Test("New and gone files are known from the folders, before the files are looked at")
  func foldersComeFirst() throws {
    try age()
    _ = try last()
    try write("2010/09ASTANA7.txt", "A shrub stood.")
    try write("2011/deep/09ASTANA8.txt", "A shrub stood.")
    try FileManager.default.removeItem(atPath: folder.path + "/2009/08/09ASTANA3.txt")
    try write("2009/08/09ASTANA1.txt", "A shrub stood.")
    let searchers = try loads()
    let changes = try #require(try early(searchers))
    #expect(changes.added == 2 && changes.gone == 1)
    let end = try #require(searchers.last)
    #expect(end.library.changes == LibraryChanges(added: 2, changed: 1, gone: 1))
    try expectSameAsCleanBuild(end)
  }

  @Test("A file that was changed in place is found although its folder did not change")
  func changedInPlace() throws {
    try age()
    _ = try last()
    try write("2010/09ASTANA5.txt", "A shrub stood, taller than the tree.")
    try age()
    let searchers = try loads()
    #expect(try early(searchers) == LibraryChanges())
    let end = try #require(searchers.last)
    #expect(end.library.changes == LibraryChanges(changed: 1))
    try expectSameAsCleanBuild(end)
  }

  @Test("A folder that went takes its files along, and one that came brings them")
  func foldersComeAndGo() throws {
    try age()
    _ = try last()
    try FileManager.default.moveItem(
      atPath: folder.path + "/2009/08", toPath: folder.path + "/2009/09")
    let searchers = try loads()
    let changes = try #require(try early(searchers))
    #expect(changes.added == 4 && changes.gone == 4)
    let end = try #require(searchers.last)
    #expect(end.library.changes == LibraryChanges(moved: 4))
    try expectSameAsCleanBuild(end)
  }

  @Test("A link to a folder that is known brings nothing twice")
  func linkedFolders() throws {
    try age()
    _ = try last()
    #expect(symlink("08", folder.path + "/2009/zz") == 0)
    let searchers = try loads()
    #expect(try early(searchers) == LibraryChanges())
    #expect(searchers.last?.library.changes == LibraryChanges())
    try expectSameAsCleanBuild(try #require(searchers.last))
  }

  @Test(
    "A link leads out of the folders only where that is asked for, even in an index made with it")
  func linksThatLeadOut() throws {
    let outside = try TemporaryFolder()
    try outside.write("x/09OSLO1.txt", "R 041111Z AUG 09\nFM AMEMBASSY OSLO\n\n1. Trees.\n")
    #expect(symlink(outside.path + "/x", folder.path + "/out") == 0)
    #expect(symlink(outside.path + "/x/09OSLO1.txt", folder.path + "/out.txt") == 0)
    let paths = [Array(folder.path.utf8)]
    func names(_ followsLinks: Bool) throws -> (read: Int, passedOver: Int) {
      var counts = (read: 0, passedOver: 0)
      try FolderWalk(paths, followsLinks: followsLinks).run { batch in
        counts.read += batch.names.count
        counts.passedOver += batch.skipped.count
        return true
      }
      return counts
    }
    let (stay, follow) = (try names(false), try names(true))
    #expect(follow.read == stay.read + 2 && stay.passedOver == follow.passedOver + 2)
    let own = IndexDatabase.parts(of: [folder.path], followsLinks: false)
    let all = IndexDatabase.parts(of: [folder.path], followsLinks: true)
    #expect(IndexDatabase.key(of: own) != IndexDatabase.key(of: all))
  }

  @Test("Folders that changed a moment ago are not trusted")
  func freshFolders() throws {
    _ = try last()
    let stamps = try #require(try last().origin?.database.folders())
    #expect(stamps.stamps.count == 4)
    #expect(stamps.stamps.allSatisfy { $0.modified == FolderStamps.Stamp.never })
    #expect(stamps.encoded.withUnsafeBytes { FolderStamps(decoding: $0) } == stamps)
  }

  @Test("Loading again reads nothing that is known, and makes no new columns where nothing came")
  func nothingIsMadeTwice() throws {
    for index in [nil, LoadOptions.IndexPlace.memory] {
      let first = try last(index: index)
      let again = try last(after: first, index: index)
      #expect(again.storage === first.storage)
      #expect(again.library.changes == LibraryChanges())
      try expectSameAsCleanBuild(again)
    }
  }

  @Test("Loading again takes in what came, changed and went, and what was shown stays as it was")
  func reloading() throws {
    for index in [nil, LoadOptions.IndexPlace.memory] {
      let first = try last(index: index)
      let before = answers(first)
      try write("2010/09ASTANA7.txt", "A shrub stood.")
      try write("2009/08/09ASTANA1.txt", "A shrub stood, and a bush.")
      try FileManager.default.removeItem(atPath: folder.path + "/2009/08/09ASTANA2.txt")
      let again = try last(after: first, index: index)
      #expect(again.library.changes == LibraryChanges(added: 1, changed: 1, gone: 1))
      try expectSameAsCleanBuild(again)
      #expect(answers(first) == before)
      try write("2009/08/09ASTANA2.txt", "Tree 2 stood.")
      try write("2009/08/09ASTANA1.txt", "Tree 1 stood.")
      try FileManager.default.removeItem(atPath: folder.path + "/2010/09ASTANA7.txt")
    }
  }

  @Test("What another program added to the index meanwhile is read from there")
  func anotherProgramAdds() throws {
    let first = try last()
    try write("2010/09ASTANA7.txt", "A shrub stood.")
    _ = try last()
    let again = try last(after: first)
    #expect(again.library.changes == LibraryChanges())
    try expectSameAsCleanBuild(again)
    try write("2010/09ASTANA8.txt", "A shrub stood.")
    try expectSameAsCleanBuild(try last(after: first))
  }

  @Test("An index that was deleted or merged meanwhile is not continued")
  func anotherIndex() throws {
    let first = try last()
    let below = cache.path + "/cablereader"
    for name in try FileManager.default.contentsOfDirectory(atPath: below)
    where name.contains(".sqlite") && !name.hasSuffix(".lock") {
      try FileManager.default.removeItem(atPath: below + "/" + name)
    }
    try expectSameAsCleanBuild(try last(after: first))
    let second = try last()
    let database = try #require(second.origin?.database)
    try database.replaceAll(
      with: ColumnAddition(second.storage.columns, second.storage.files), second.storage.counts,
      keepingWords: true)
    let third = try last(after: second)
    #expect(third.storage !== second.storage)
    try expectSameAsCleanBuild(third)
  }
}
