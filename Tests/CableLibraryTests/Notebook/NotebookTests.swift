import Foundation
import SQLiteStore
import Synchronization
import Testing

@testable import CableCatalog
@testable import CableLibrary

/// A clock that advances by a second each time it is read.
final class SteppingClock: Sendable {
  private let time = Mutex<Int64>(1_000_000)

  var read: @Sendable () -> Int64 {
    { [self] in
      time.withLock { time in
        time += 1000
        return time
      }
    }
  }
}

@Suite struct NotebookTests {
  let folder: TemporaryFolder
  let astana = CableKey(id: "09ASTANA1327", digest: 1)
  let state = CableKey(id: "09STATE78227", digest: .max)

  init() throws { folder = try TemporaryFolder() }

  private var place: String { folder.path + "/data/cablereader" }

  private func open(isPrivate: Bool = false) throws -> Notebook {
    try Notebook(at: .folder(place), isPrivate: isPrivate, clock: SteppingClock().read)
  }

  private func mode(_ path: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    return try #require(attributes[.posixPermissions] as? Int)
  }

  private func note(_ text: String, on cable: CableKey, ordinal: Int = 1) -> Note {
    Note(
      on: cable, at: Anchor(ordinal: ordinal, label: "2", quote: "A tree was planted."), text: text)
  }

  @Test func whatIsWrittenIsThereWhenItIsOpenedAgain() throws {
    let first = note("See the map.", on: astana)
    do {
      let notebook = try open()
      #expect(notebook.notice == nil)
      try notebook.apply(.star(astana, true))
      try notebook.apply(.read(state, true))
      try notebook.apply(.tag(astana, "chapter 3", true))
      try notebook.apply(.note(first))
      try notebook.apply(.query(name: "trees", text: "tag:SENV tree*"))
      try notebook.apply(
        .mark("a", Mark(cable: astana, position: ReadingPosition(ordinal: 2), name: "Trees")))
    }
    let view = try open().view()
    #expect(view.isStarred(astana) && !view.isStarred(state))
    #expect(view.isRead(state) && !view.isRead(astana))
    #expect(view.tags(of: astana) == ["chapter 3"])
    #expect(view.tagCounts.map(\.tag) == ["chapter 3"])
    #expect(view.notes(on: astana).map(\.text) == ["See the map."])
    #expect(view.notes(on: astana).map(\.anchor) == [first.anchor])
    #expect(view.notes(on: astana)[0].made > 0)
    #expect(view.savedQueries == [SavedQuery(name: "trees", text: "tag:SENV tree*")])
    #expect(view.marks["a"]?.name == "Trees" && view.marks["a"]?.cable == astana)
  }

  @Test func folderAndFileAreTheUsersAlone() throws {
    let notebook = try open()
    try notebook.apply(.star(astana, true))
    #expect(try mode(place) == 0o700)
    for name in try FileManager.default.contentsOfDirectory(atPath: place) {
      #expect(try mode(place + "/" + name) == 0o600, "\(name)")
    }
  }

  @Test func aFolderOpenToOthersIsClosed() throws {
    try folder.write("data/cablereader/other", "")
    chmod(place, 0o755)
    _ = try open()
    #expect(try mode(place) == 0o700)
  }

  @Test func linksAreRefused() throws {
    try folder.write("elsewhere/x", "")
    try FileManager.default.createDirectory(
      atPath: folder.path + "/data", withIntermediateDirectories: true)
    symlink(folder.path + "/elsewhere", place)
    #expect { try open() } throws: { error in
      if case .unsafe(_, "it is a symbolic link")? = error as? NotebookError { true } else { false }
    }
    unlink(place)
    try folder.write("data/cablereader/other", "")
    symlink(folder.path + "/elsewhere/x", place + "/notebook.sqlite")
    #expect { try open() } throws: { error in
      if case .unsafe(_, "it is a symbolic link")? = error as? NotebookError { true } else { false }
    }
    #expect(try Data(contentsOf: URL(filePath: folder.path + "/elsewhere/x")).isEmpty)
  }

  @Test func somethingElseInItsPlaceIsRefused() throws {
    try folder.write("data/cablereader", "a file")
    #expect(
      throws: NotebookError.unsafe(
        path: place + "/notebook.sqlite", reason: "it is not a folder")
    ) { try open() }
  }

  private var file: String { place + "/notebook.sqlite" }

  /// A connection to the notebook's file as another program has one, which nothing is forbidden.
  private func another() throws -> Connection {
    try Connection(.file(Array(file.utf8)), .create, isCut: true)
  }

  /// Runs SQL on the notebook's file as another program would.
  private func alter(_ sql: String) throws {
    try another().execute(sql)
  }

  /// The notebook is open, not kept, says that it is damaged, and its file is as it was.
  private func opensAsDamaged() throws -> Notebook {
    let before = try Data(contentsOf: URL(filePath: file))
    let notebook = try open()
    #expect(notebook.isDamaged && !notebook.isKept)
    #expect(notebook.notice?.contains("is damaged and not changed") == true)
    try notebook.apply(.star(state, true))
    #expect(try notebook.view().isStarred(state))
    #expect(try Data(contentsOf: URL(filePath: file)) == before)
    return notebook
  }

  @Test(arguments: ["no database at all, but long enough to be looked at as one", "x"])
  func aDamagedFileIsReportedAndLeftAsItIs(content: String) throws {
    try folder.write("data/cablereader/notebook.sqlite", content)
    _ = try opensAsDamaged()
    #expect(try String(contentsOfFile: file, encoding: .utf8) == content)
  }

  @Test(arguments: [
    "PRAGMA user_version = -1", "PRAGMA user_version = -2147483648",
    "UPDATE star SET time = 'noon'", "UPDATE star SET digest = x'00'",
    "UPDATE star SET time = -9223372036854775807", "UPDATE star SET time = 9223372036854775807",
    "UPDATE star SET cable = x'07'", "UPDATE note SET ordinal = 9223372036854775807",
    "UPDATE note SET ordinal = -1", "UPDATE note SET text = x'ff00'",
    "UPDATE note SET made = 1e300", "UPDATE note SET label = x'07'",
    "UPDATE mark SET letter = '77'", "UPDATE mark SET offset = 'far'",
    "UPDATE visit SET time = 0.5", "UPDATE prompt SET kind = ''", "UPDATE tag SET name = x''",
    "UPDATE position SET offset = -7", "UPDATE session SET panes = x''",
    "UPDATE query SET text = x'03'", "DROP TABLE visit",
    "CREATE TRIGGER t AFTER INSERT ON star BEGIN DELETE FROM note; END",
  ])
  func noValueEndsTheProgramAndTheRestIsRead(sql: String) throws {
    do {
      let notebook = try open()
      try notebook.apply(
        .several([
          .star(astana, true), .note(note("See the map.", on: astana)), .tag(state, "x", true),
          .mark("a", Mark(cable: astana, position: ReadingPosition(ordinal: 2))),
          .query(name: "trees", text: "tree*"), .visit(astana), .prompt(.search, "tree"),
          .position(astana, ReadingPosition(ordinal: 1)), .session(Session(library: ["/x"])),
        ]))
    }
    try alter(sql)
    let notebook = try opensAsDamaged()
    _ = try notebook.export(hasTraces: true)
    _ = try notebook.history()
    _ = try notebook.session()
    let view = try notebook.view()
    if sql.hasPrefix("UPDATE") {
      let found = [
        !view.notes.isEmpty, !view.tags.isEmpty, !view.marks.isEmpty, !view.queries.isEmpty,
        view.isStarred(astana),
      ]
      #expect(found.filter { $0 }.count >= 4, "\(view)")
    }
  }

  @Test func anEmptyFileBesideALogIsDamageAndNoNewNotebook() throws {
    let notebook = try open()
    try notebook.apply(.star(astana, true))
    let log = try Data(contentsOf: URL(filePath: file + "-wal"))
    #expect(!log.isEmpty)
    let copy = folder.path + "/copy"
    try FileManager.default.createDirectory(atPath: copy, withIntermediateDirectories: true)
    try Data().write(to: URL(filePath: copy + "/notebook.sqlite"))
    try log.write(to: URL(filePath: copy + "/notebook.sqlite-wal"))
    let damaged = try Notebook(at: .folder(copy))
    #expect(damaged.isDamaged)
    #expect(try Data(contentsOf: URL(filePath: copy + "/notebook.sqlite")).isEmpty)
    #expect(try Data(contentsOf: URL(filePath: copy + "/notebook.sqlite-wal")) == log)
  }

  /// Makes a file older.
  private func age(_ path: String, days: Double) throws {
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSinceNow: -days * 86_400)], ofItemAtPath: path)
  }

  @Test func theLastThreeGoodCopiesStayBesideTheNotebook() throws {
    let notebook = try Notebook(at: .folder(place))
    for number in 1...5 {
      try notebook.apply(.star(CableKey(id: "09ROME\(number)", digest: 1), true))
      for copy in 1...3 where (try? age(place + "/notebook-\(copy).sqlite", days: 2)) == nil {
        break
      }
      try notebook.keepCopy()
      // Not again on the same day.
      try notebook.apply(.star(CableKey(id: "09OSLO\(number)", digest: 1), true))
      try notebook.keepCopy()
    }
    let counts = try (1...3).map { copy in
      let path = place + "/notebook-\(copy).sqlite"
      #expect(try mode(path) == 0o600)
      let database = try #require(NotebookSalvage.copy(of: path))
      return try database.read { try NotebookReading(connection: $0).view().starred.count }
    }
    #expect(counts == [9, 7, 5])
    let names = try FileManager.default.contentsOfDirectory(atPath: place).sorted()
    #expect(
      names.filter { $0.hasPrefix("notebook-") }
        == ["notebook-1.sqlite", "notebook-2.sqlite", "notebook-3.sqlite"])
  }

  @Test func damageFoundWhileItIsOpenEndsTheWritingAndLeavesTheCopies() throws {
    let notebook = try Notebook(at: .folder(place))
    try notebook.apply(.star(astana, true))
    try notebook.keepCopy()
    let copy = place + "/notebook-1.sqlite"
    try age(copy, days: 2)
    let before = try Data(contentsOf: URL(filePath: copy))
    try alter("UPDATE star SET digest = x'00'")
    #expect(throws: NotebookError.damaged(path: file)) { try notebook.keepCopy() }
    #expect(throws: NotebookError.damaged(path: file)) { try notebook.apply(.star(state, true)) }
    #expect(try Data(contentsOf: URL(filePath: copy)) == before)
    // Where nothing can be read, the copy is shown, and named.
    try Data(repeating: 0x78, count: 8192).write(to: URL(filePath: file))
    try? FileManager.default.removeItem(atPath: file + "-wal")
    let damaged = try open()
    #expect(try damaged.view().isStarred(astana))
    #expect(damaged.notice?.contains("notebook-1.sqlite is a good copy of 20") == true)
  }

  @Test func everyFlippedByteOfANotebookIsReadOrReported() throws {
    do {
      let notebook = try open()
      for number in 1...40 {
        try notebook.apply(.star(CableKey(id: "09ROME\(number)", digest: 1), true))
      }
      try notebook.apply(.note(note("See the map.", on: astana)))
    }
    let written = try open().export(hasTraces: true)
    let whole = try Data(contentsOf: URL(filePath: file))
    var reportedCount = 0
    for place in stride(from: 0, to: whole.count, by: 61) where whole[place] != 0 {
      var flipped = whole
      flipped[place] ^= UInt8(1 << (place % 8))
      try? FileManager.default.removeItem(atPath: file + "-wal")
      try flipped.write(to: URL(filePath: file))
      // Whatever it is taken for, nothing ends the program, and nothing that was not written is read
      // without a word.
      guard let notebook = try? open(), !notebook.isDamaged else {
        reportedCount += 1
        continue
      }
      // A flipped byte in the name of a column is damage that only the question for it finds.
      guard let text = try? notebook.export(hasTraces: true) else {
        reportedCount += 1
        continue
      }
      #expect(text == written, "byte \(place)")
      _ = try notebook.counts()
    }
    #expect(reportedCount > 10)
  }

  @Test(arguments: [
    "See the map.", "09ROME7", "the wells", "trees and grass",
  ])
  func aFlippedBitInAValueIsReportedAndTheRowCanBeSaved(value: String) throws {
    do {
      let notebook = try open()
      try notebook.apply(
        .several([
          .star(CableKey(id: "09ROME7", digest: 1), true), .note(note("See the map.", on: astana)),
          .tag(astana, "the wells", true), .query(name: "green", text: "trees and grass"),
        ]))
    }
    var bytes = try Data(contentsOf: URL(filePath: file))
    let place = try #require(bytes.range(of: Data(value.utf8)))
    bytes[place.lowerBound + 1] ^= 0x20
    try bytes.write(to: URL(filePath: file))
    let notebook = try opensAsDamaged()
    let saved = try notebook.export(hasTraces: true)
    #expect(saved.contains("\nnote\t") && saved.contains("\ntag\t") && saved.contains("\nquery\t"))
  }

  @Test func aNotebookWithoutChecksumsGetsThem() throws {
    try folder.write("data/cablereader/x", "")
    try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: place)
    do {
      let connection = try another()
      for step in NotebookSchema.steps[..<2] { try connection.execute(step) }
      try connection.execute(
        """
        INSERT INTO star VALUES('09ROME7', 1, 5); INSERT INTO tag VALUES('09ROME7', 'wells', 1, 5);
        INSERT INTO session VALUES('/x', NULL, '', '', 5, 'date'); INSERT INTO visit VALUES('09ROME7', 1, 5);
        INSERT INTO prompt VALUES('search', 'tree', 5);
        INSERT INTO note VALUES('00000000000000aa', '09ROME7', 1, 2, '2', 'A well.', 'Ask.', 5, 5);
        PRAGMA user_version = 2
        """)
    }
    let notebook = try open()
    #expect(notebook.isKept)
    let view = try notebook.view()
    #expect(view.starred == ["09ROME7"] && view.tags == ["09ROME7": ["wells"]])
    #expect(try notebook.history().map(\.cable.name) == ["09ROME7"])
    #expect(try notebook.session()?.order == "date")
    let note = try #require(view.notes["09ROME7"]?.first)
    #expect(note.text == "Ask." && note.author == nil && view.lists.isEmpty)
    #expect(try another().int("SELECT user_version FROM pragma_user_version") == 4)
  }

  @Test func aHeldNotebookOpensAtOnceIsReadAndSaysWhyNothingIsWritten() throws {
    try open().apply(.star(astana, true))
    try another().transaction(.immediate) {
      let clock = ContinuousClock()
      let needed = try clock.measure {
        let notebook = try open()
        #expect(try notebook.view().isStarred(astana))
        #expect(!notebook.isWritable)
        notebook.stopWaiting()
        #expect(throws: NotebookError.busy(path: file)) { try notebook.apply(.star(state, true)) }
      }
      #expect(needed < .seconds(1))
    }
    #expect(try open().isWritable)
  }

  @Test func aDatabaseOfAnotherProgramIsNotTouched() throws {
    try folder.write("data/cablereader/x", "")
    try alter("CREATE TABLE theirs(x)")
    let before = try Data(contentsOf: URL(filePath: file))
    #expect(throws: NotebookError.foreign(path: file)) { try open() }
    #expect(try Data(contentsOf: URL(filePath: file)) == before)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: place).sorted() == [
        "notebook.sqlite", "x",
      ])
  }

  @Test func aNewerNotebookIsNotTouched() throws {
    _ = try open()
    try alter("PRAGMA user_version = 99")
    #expect(throws: NotebookError.newer(path: place + "/notebook.sqlite")) { try open() }
  }

  @Test func aChangeIsOnDiskBeforeItIsReportedAsDone() throws {
    let notebook = try open()
    let (mode, synchronous) = try notebook.store.read { connection in
      (try connection.text("PRAGMA journal_mode"), try connection.int("PRAGMA synchronous"))
    }
    #expect(mode == "wal")
    #expect(synchronous == 2)
  }

  @Test func aFolderThatCannotBeWrittenGivesOneInMemory() throws {
    // A file where a folder should be on the way there refuses root as well.
    try folder.write("data", "a file")
    let notebook = try open()
    #expect(notebook.path == nil)
    #expect(notebook.notice?.contains("last until you quit, because") == true)
    try notebook.apply(.star(astana, true))
    #expect(try notebook.view().starred == ["09ASTANA1327"])
  }

  @Test func whatCannotBeWrittenCanStillBeRead() throws {
    try open().apply(.star(astana, true))
    let copy = try #require(NotebookSalvage.copy(of: file))
    let starred = try copy.read { try NotebookReading(connection: $0).view().starred }
    #expect(NotebookSalvage.copy(of: folder.path + "/nowhere") == nil)
    #expect(starred == ["09ASTANA1327"])
  }

  @Test func historyIsNewestFirstAndEachCableOnce() throws {
    let notebook = try open()
    for cable in [astana, state, astana] { try notebook.apply(.visit(cable)) }
    #expect(try notebook.history().map(\.cable) == [astana, state])
    try notebook.apply(.forget(.visits))
    #expect(try notebook.history().isEmpty)
  }

  @Test func promptsAreKeptByKindEachTextOnce() throws {
    let notebook = try open()
    for text in ["tree", "shrub", "tree", ""] { try notebook.apply(.prompt(.search, text)) }
    try notebook.apply(.prompt(.filter, "tag:PHUM"))
    #expect(try notebook.prompts(.search) == ["tree", "shrub"])
    #expect(try notebook.prompts(.filter) == ["tag:PHUM"])
    #expect(try notebook.prompts(.command).isEmpty)
  }

  @Test func theOldestOfManyPromptsAreForgotten() throws {
    let notebook = try Notebook(at: .memory, clock: SteppingClock().read)
    let count = NotebookWriting.longestPromptHistory
    try notebook.apply(.prompt(.search, "first"))
    for number in 0..<count { try notebook.apply(.prompt(.search, "\(number)")) }
    let kept = try notebook.prompts(.search, limit: 2 * count)
    #expect(kept.count == count)
    #expect(kept.first == "\(count - 1)" && kept.last == "0")
  }

  @Test func sessionsAreKeptByLibrary() throws {
    let notebook = try open()
    let one = Session(
      library: ["/cables", "/a\tb\n\\c"], selected: "09ASTANA1327", filter: "tag:PHUM",
      panes: ["wide": 40, "tall=1": 9])
    let other = Session(library: ["/other"])
    try notebook.apply(.session(one))
    try notebook.apply(.session(other))
    #expect(try notebook.session(of: one.library) == one)
    #expect(try notebook.session() == other)
    #expect(try notebook.session(of: ["/never"]) == nil)
  }

  @Test func positionsAreKept() throws {
    let notebook = try open()
    try notebook.apply(.position(astana, ReadingPosition(ordinal: 4, offset: 120)))
    try notebook.apply(.position(astana, ReadingPosition(ordinal: 5, offset: -3)))
    #expect(try notebook.position(of: astana) == ReadingPosition(ordinal: 5, offset: 0))
    #expect(try notebook.position(of: state) == nil)
  }

  @Test func aPrivateNotebookWritesNothingNotEvenAFile() throws {
    do {
      let notebook = try open()
      try notebook.apply(.visit(state))
      try notebook.apply(.prompt(.search, "before"))
    }
    let before = try FileManager.default.contentsOfDirectory(atPath: place).sorted()
    do {
      let notebook = try open(isPrivate: true)
      try notebook.apply(.visit(astana))
      try notebook.apply(.read(astana, true))
      try notebook.apply(.prompt(.search, "secret"))
      try notebook.apply(.position(astana, ReadingPosition(ordinal: 3)))
      try notebook.apply(.session(Session(library: ["/secret"])))
      try notebook.apply(.star(astana, true))
      // For as long as the program runs all of it is there.
      #expect(try notebook.history().map(\.cable) == [astana, state])
      #expect(try notebook.prompts(.search) == ["secret", "before"])
      #expect(try notebook.view().isRead(astana))
      #expect(try FileManager.default.contentsOfDirectory(atPath: place).sorted() == before)
    }
    let notebook = try open()
    #expect(try notebook.history().map(\.cable) == [state])
    #expect(try notebook.prompts(.search) == ["before"])
    #expect(try notebook.position(of: astana) == nil)
    #expect(try notebook.session() == nil)
    let view = try notebook.view()
    #expect(!view.isStarred(astana) && !view.isRead(astana))
    for name in try FileManager.default.contentsOfDirectory(atPath: place) {
      let bytes = try Data(contentsOf: URL(filePath: place + "/" + name))
      #expect(bytes.range(of: Data("secret".utf8)) == nil, "\(name)")
    }
  }

  @Test func twoProgramsWriteAtOnce() async throws {
    let place = place
    let writers = 4
    let each = 25
    try await withThrowingTaskGroup(of: Void.self) { group in
      for writer in 0..<writers {
        group.addTask {
          // Each with a connection of its own, made at the same moment, as two programs would.
          let notebook = try Notebook(at: .folder(place))
          for number in 0..<each {
            try notebook.apply(
              .star(CableKey(id: "09ROME\(writer * each + number + 1)", digest: 0), true))
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(try open().view().starred.count == writers * each)
  }

  @Test func oneSeesThatTheOtherHasWritten() throws {
    let one = try open()
    let other = try open()
    let before = try one.version()
    try one.apply(.star(state, true))
    #expect(try one.version() == before)
    try other.apply(.star(astana, true))
    #expect(try one.version() != before)
    #expect(try one.view().isStarred(astana))
  }

  @Test func aFullDiskWritesNothing() throws {
    let notebook = try open()
    try notebook.apply(.star(astana, true))
    try notebook.store.withConnection { connection in
      let pages = try connection.int("PRAGMA page_count") ?? 0
      try connection.execute("PRAGMA max_page_count = \(pages)")
    }
    let long = note(String(repeating: "a long note ", count: 10_000), on: astana)
    #expect(throws: NotebookError.full(path: place + "/notebook.sqlite")) {
      try notebook.apply(.several([.star(state, true), .note(long)]))
    }
    let view = try notebook.view()
    #expect(view.notes.isEmpty && view.starred == ["09ASTANA1327"])
  }

  @Test func aCableWithoutIDIsKnownByNameAndText() {
    let one = CableKey(id: "0001.txt", digest: 0xAB)
    #expect(one.name == "0001.txt@00000000000000ab")
    #expect(CableKey.digest(in: one.name) == 0xAB)
    #expect(one.name != CableKey(id: "0001.txt", digest: 0xAC).name)
    #expect(CableKey.digest(in: "09ASTANA1327") == nil)
    #expect(CableKey(id: "75BANGKOKA50", digest: 3).name == "75BANGKOKA50")
  }
}
