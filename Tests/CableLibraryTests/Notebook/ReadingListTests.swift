import CableCore
import Foundation
import Testing

@testable import CableCatalog
@testable import CableLibrary

@Suite("Reading lists keep their order, and a colleague's notes their author")
struct ReadingListTests {
  let rome = CableKey(id: "09ROME1", digest: 1)
  let oslo = CableKey(id: "09OSLO2", digest: 2)
  let cairo = CableKey(id: "09CAIRO3", digest: 3)

  private func notebook() throws -> Notebook {
    try Notebook(at: .memory, clock: SteppingClock().read)
  }

  @Test("A cable goes to the end, to a place, and away again; each change can be undone")
  func order() throws {
    let notebook = try notebook()
    func names() throws -> [String] { try notebook.view().lists["thesis"]?.map(\.cable.name) ?? [] }
    for cable in [rome, oslo] {
      try notebook.apply(try notebook.view().listing(cable, on: "thesis"))
    }
    let undo = try notebook.apply(
      try notebook.view().listing(cairo, on: "thesis", note: "opens it", at: 1))
    #expect(try names() == ["09CAIRO3", "09ROME1", "09OSLO2"])
    #expect(try notebook.view().lists["thesis"]?.first?.note == "opens it")
    try notebook.apply(try notebook.view().listing(cairo, on: "thesis", at: 9))
    #expect(try names() == ["09ROME1", "09OSLO2", "09CAIRO3"])
    #expect(try notebook.view().lists["thesis"]?.last?.note == "opens it")
    try notebook.apply(undo)
    #expect(try names() == ["09ROME1", "09OSLO2"])
    for cable in [rome, oslo] {
      let change = try notebook.view().unlisting(cable, from: "thesis")
      try notebook.apply(try #require(change))
    }
    #expect(try notebook.view().lists.isEmpty)
    #expect(try notebook.view().unlisting(rome, from: "thesis") == nil)
  }

  @Test("The view shows a change as the notebook writes it")
  func view() throws {
    let notebook = try notebook()
    var view = try notebook.view()
    let change = view.listing(rome, on: "thesis", note: "first")
    let inverse = view.apply(change)
    try notebook.apply(change)
    #expect(try notebook.view().lists["thesis"]?.map(\.note) == view.lists["thesis"]?.map(\.note))
    view.apply(inverse)
    #expect(view.lists.isEmpty)
  }

  @Test("A colleague's notes are taken with their author, and nothing of one's own is changed")
  func merge() throws {
    let mine = try notebook()
    let own = Note(
      id: "00000000000000aa", on: rome, at: Anchor(ordinal: 1, quote: "A well."), text: "Mine.")
    try mine.apply(.note(own))
    let hers = try notebook()
    var returned = own
    returned.text = "Changed by her."
    try hers.apply(
      .several([
        .note(returned), .star(oslo, true),
        .note(Note(on: rome, at: Anchor(ordinal: 1, quote: "A well."), text: "Hers.")),
        .note(
          Note(on: oslo, at: Anchor(ordinal: 1, quote: "Ice."), text: "His.", author: "Ben")),
        hers.view().listing(oslo, on: "thesis"),
      ]))
    let text = try hers.export()
    let other = try #require(try ForeignNotebook(at: "ann.txt") { Array(text.utf8) })
    #expect(other.otherCount == 1)
    let merge = try mine.merge(other, by: "Ann")
    #expect(merge == Notebook.Merge(notes: 2, lists: ["thesis (Ann)"]))
    let view = try mine.view()
    #expect(view.notes(on: rome).map(\.text).sorted() == ["Hers.", "Mine."])
    #expect(view.notes(on: rome).compactMap(\.author) == ["Ann"])
    #expect(view.notes(on: oslo).map(\.author) == ["Ben"])
    #expect(!view.isStarred(oslo) && view.lists["thesis (Ann)"]?.map(\.cable.name) == ["09OSLO2"])
    #expect(try mine.merge(other, by: "Ann") == Notebook.Merge())
  }

  @Test("A notebook of a newer version is refused, as text too")
  func newer() throws {
    #expect(throws: NotebookError.newer(path: "x")) {
      try ForeignNotebook(at: "x") { Array("# cablereader notebook 2\n".utf8) }
    }
    #expect(try ForeignNotebook(at: "x") { nil } == nil)
  }

  @Test("A database is read as it is, whole and unchanged")
  func database() throws {
    let folder = try TemporaryFolder()
    let place = folder.path + "/data/cablereader"
    do {
      let hers = try Notebook(at: .folder(place))
      try hers.apply(.note(Note(on: rome, at: Anchor(ordinal: 1, quote: "Ice."), text: "Hers.")))
    }
    let path = place + "/notebook.sqlite"
    let other = try #require(try ForeignNotebook(at: path) { nil })
    #expect(other.notes.map(\.text) == ["Hers."])
    let mine = try notebook()
    #expect(try mine.merge(other, by: "Ann").notes == 1)
  }
}
