import CableCore
import Foundation
import Testing

@testable import CableCatalog
@testable import CableLibrary

/// Changes drawn by chance, the same for the same seed.
private struct ChangeMaker {
  var random: SeededRandom
  var notes: [Note] = []

  mutating func next() -> NotebookChange {
    let cable = CableKey(id: "09ROME\(Int.random(in: 1...4, using: &random))", digest: 7)
    let flag = Bool.random(using: &random)
    let word = ["oak", "elm", "ash"].randomElement(using: &random) ?? "oak"
    switch Int.random(in: 0..<9, using: &random) {
    case 0: return .star(cable, flag)
    case 1: return .read(cable, flag)
    case 2: return .tag(cable, word, flag)
    case 3:
      let id = CableKey.hexadecimal(.random(in: .min ... .max, using: &random))
      let note = Note(
        id: id, on: cable, at: Anchor(ordinal: Int.random(in: 1...9, using: &random), quote: word),
        text: word)
      notes.append(note)
      return .note(note)
    case 4:
      guard var note = notes.randomElement(using: &random) else { return .nothing }
      note.text = word
      return .note(note)
    case 5:
      guard let note = notes.randomElement(using: &random) else { return .nothing }
      return .removeNote(note.cable, id: note.id)
    case 6: return .query(name: word, text: flag ? "tag:\(word)" : nil)
    case 7:
      let mark = Mark(cable: cable, position: ReadingPosition(ordinal: 1, offset: 2), name: word)
      return .mark(flag ? "a" : "Z", Bool.random(using: &random) ? mark : nil)
    default: return .several([next(), next(), next()])
    }
  }
}

/// SplitMix64 (Steele, Lea, Flood 2014).
struct SeededRandom: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

@Suite struct NotebookChangeTests {
  /// A view without the times that only the notebook knows.
  private func timeless(_ view: NotebookView) -> NotebookView {
    var view = view
    for name in view.notes.keys {
      view.notes[name] = view.notes[name]?.map {
        Note(id: $0.id, on: $0.cable, at: $0.anchor, text: $0.text)
      }.sorted { ($0.anchor.ordinal, $0.id) < ($1.anchor.ordinal, $1.id) }
    }
    return view
  }

  @Test(arguments: UInt64(1)...30)
  func viewAndNotebookAgreeAndEveryChangeIsUndone(seed: UInt64) throws {
    let notebook = try Notebook(at: .memory, clock: SteppingClock().read)
    var maker = ChangeMaker(random: SeededRandom(state: seed))
    var view = NotebookView()
    var undo: [(view: NotebookChange, notebook: NotebookChange, before: NotebookView)] = []
    for _ in 0..<40 {
      let change = maker.next()
      let before = view
      undo.append((view.apply(change), try notebook.apply(change), before))
      #expect(timeless(try notebook.view()) == timeless(view), "after \(change)")
    }
    for (ofView, ofNotebook, before) in undo.reversed() {
      #expect(ofView.isNothing == ofNotebook.isNothing)
      view.apply(ofView)
      try notebook.apply(ofNotebook)
      #expect(timeless(view) == timeless(before))
      #expect(timeless(try notebook.view()) == timeless(before))
    }
    #expect(view == NotebookView())
  }

  @Test func aChangeThatChangesNothingHasNothingToUndo() throws {
    let notebook = try Notebook(at: .memory)
    let cable = CableKey(id: "09ROME1", digest: 0)
    #expect(try notebook.apply(.star(cable, false)).isNothing)
    #expect(try notebook.apply(.star(cable, true)) == .star(cable, false))
    #expect(try notebook.apply(.star(cable, true)).isNothing)
    #expect(try notebook.apply(.mark("1", nil)).isNothing)
    #expect(
      try notebook.apply(.mark("é", Mark(cable: cable, position: ReadingPosition(ordinal: 1))))
        .isNothing)
    #expect(try notebook.apply(.several([.visit(cable), .prompt(.search, "x")])).isNothing)
  }

  @Test func anEditedNoteKeepsItsAgeAndAnUndoneOneItsTimes() throws {
    let notebook = try Notebook(at: .memory, clock: SteppingClock().read)
    let cable = CableKey(id: "09ROME1", digest: 0)
    var note = Note(on: cable, at: Anchor(ordinal: 1, quote: "Trees."), text: "one")
    try notebook.apply(.note(note))
    let first = try #require(try notebook.view().notes(on: cable).first)
    #expect(first.made > 0 && first.changed == first.made)
    note.text = "two"
    try notebook.apply(.note(note))
    let second = try #require(try notebook.view().notes(on: cable).first)
    #expect(second.made == first.made && second.changed > first.changed)
    let undo = try notebook.apply(.removeNote(cable, id: note.id))
    try notebook.apply(undo)
    #expect(try notebook.view().notes(on: cable) == [second])
  }

  @Test func queriesSeeWhatTheNotebookSays() throws {
    let folder = try TemporaryFolder()
    try folder.write("09ASTANA1.txt", TemporaryFolder.cable("09ASTANA1"))
    try folder.write("08ASTANA2.txt", TemporaryFolder.cable("08ASTANA2"))
    try folder.write("memo.txt", "TAGS: PHUM\nSUBJECT: X\n\n1. (U) No number on this one.\n")
    let searcher = try folder.searcher()
    let library = searcher.library
    let nameless = try #require(library.rows.first { !$0.id.hasPrefix("0") })
    let astana = try #require(library.rows.first { $0.id == "09ASTANA1" })
    let notebook = try Notebook(at: .memory)
    try notebook.apply(.several([.star(CableKey(nameless), true), .read(CableKey(astana), true)]))
    try notebook.apply(
      .note(Note(on: CableKey(astana), at: Anchor(ordinal: 1, quote: "A tree."), text: "Oaks?")))
    try notebook.apply(.tag(CableKey(astana), "Chapter 3", true))
    let view = try notebook.view()
    func ids(_ query: String) -> [String] {
      searcher.matches(Query(parsing: query), notebook: view).map { library.rows[$0].id }
    }
    #expect(ids("has:star") == [nameless.id])
    #expect(ids("is:read") == ["09ASTANA1"])
    #expect(Set(ids("is:unread")) == ["08ASTANA2", nameless.id])
    #expect(ids("note:oaks") == ["09ASTANA1"])
    #expect(ids("has:note") == ["09ASTANA1"])
    #expect(ids("mytag:\"chapter 3\"") == ["09ASTANA1"])
  }

  @Test func aMovedFolderKeepsWhatWasWritten() throws {
    let notebook = try Notebook(at: .memory)
    let cable = TemporaryFolder.cable("09ASTANA1")
    let memo = "TAGS: PHUM\nSUBJECT: X\n\n1. (U) No number on this one.\n"
    let one = try TemporaryFolder()
    try one.write("09ASTANA1.txt", cable)
    try one.write("memo.txt", memo)
    for row in try one.load().rows { try notebook.apply(.star(CableKey(row), true)) }
    let other = try TemporaryFolder()
    try other.write("deep/below/moved.txt", cable)
    try other.write("deep/other.txt", memo)
    let moved = try other.searcher()
    #expect(moved.matches(Query(parsing: "has:star"), notebook: try notebook.view()).count == 2)
  }
}
