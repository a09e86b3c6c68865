import CableCore
import Testing

@testable import CableLibrary

/// A cable that was noted is found again: of copies the very one, and under another id by its text.
@Suite struct KnownCableTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("a/one.txt", TemporaryFolder.cable("09OSLO1", text: "A tree was planted."))
    try folder.write("b/one.txt", TemporaryFolder.cable("09OSLO1", text: "A shrub was planted."))
    try folder.write("two.txt", TemporaryFolder.cable("09OSLO2", text: "A hedge was planted."))
  }

  @Test func ofTwoCopiesTheVeryOneIsFound() throws {
    let library = try folder.load()
    let copies = library.rows(of: "09OSLO1")
    #expect(copies.count == 2)
    for row in copies {
      let key = CableKey(library.rows[row])
      #expect(library.row(of: key) == row)
      #expect(library.row(of: CableKey(spelled: key.spelled)) == row)
    }
  }

  @Test func aTextIsFoundUnderTheIDThatItHasNow() throws {
    let library = try folder.load()
    let row = try #require(library.row(of: "09OSLO2"))
    let digest = library.rows[row].digest
    // As a program reads it that takes it for another cable, or for none, or for one that is here.
    for name in ["09OSLO20", "two.txt", "09OSLO1"] {
      #expect(library.row(of: CableKey(id: name, digest: digest)) == row, "\(name)")
    }
    #expect(library.row(of: CableKey(id: "09OSLO20", digest: digest + 1)) == nil)
  }

  @Test func aTextThatHasChangedIsFoundByItsID() throws {
    let library = try folder.load()
    let row = try #require(library.row(of: "09OSLO2"))
    #expect(library.row(of: CableKey(id: "09OSLO2", digest: 1)) == row)
    // An id alone, as sessions of 0.1.0 have it.
    #expect(library.row(of: CableKey(spelled: "09OSLO2")) == row)
  }

  @Test(arguments: ["09OSLO20", "two.txt"])
  func whatWasNotedUnderAnotherNameIsFoundShownAndTakenBack(earlier: String) throws {
    let searcher = try folder.searcher()
    let row = try #require(searcher.library.row(of: "09OSLO2"))
    let now = CableKey(searcher.library.rows[row])
    let before = CableKey(id: earlier, digest: now.digest)
    let notebook = Notebook.inMemory()
    let note = Note(on: before, at: Anchor(ordinal: 1, label: "1", quote: "A hedge."), text: "why")
    for change: NotebookChange in [
      .star(before, true), .read(before, true), .tag(before, "garden", true), .note(note),
      .position(before, ReadingPosition(ordinal: 1)),
    ] { _ = try notebook.apply(change) }
    var view = try notebook.view()
    #expect(view.isStarred(now) && view.isRead(now))
    #expect(view.tags(of: now) == ["garden"] && view.notes(on: now).map(\.text) == ["why"])
    #expect(try notebook.position(of: now) == ReadingPosition(ordinal: 1))
    for query in ["has:star", "is:read", "has:note", "mytag:garden"] {
      #expect(searcher.matches(Query(parsing: query), notebook: view) == [row], "\(query)")
    }
    for change: NotebookChange in [
      .star(now, false), .read(now, false), .tag(now, "garden", false),
      .removeNote(view.notes(on: now)[0].cable, id: note.id),
    ] {
      let meant = view.meant(change)
      _ = try notebook.apply(meant)
      #expect(!view.apply(meant).isNothing)
    }
    #expect(try notebook.view() == view)
    #expect(!view.isStarred(now) && view.tags(of: now).isEmpty && view.notes(on: now).isEmpty)
  }
}
