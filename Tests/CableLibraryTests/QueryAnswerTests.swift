import CableCore
import Testing

@testable import CableCatalog
@testable import CableLibrary

/// What a prompt shows beside its matches: why there are none, and what could be typed.
@Suite struct QueryAnswerTests {
  let searcher: Searcher
  var library: Library { searcher.library }

  init() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "09ASTANA1.txt", TemporaryFolder.cable("09ASTANA1", tags: "PHUM, KZ", refs: "08 ASTANA 2"))
    try folder.write(
      "08ASTANA2.txt",
      TemporaryFolder.cable("08ASTANA2", tags: "ECON, KZ", level: "CONFIDENTIAL", text: "An oak."))
    searcher = try folder.searcher()
  }

  @Test func anEmptyResultNamesTheTermThatLeftNothing() {
    let terms = searcher.explainEmpty(Query(parsing: "tag:KZ class:S -tag:ECON"))
    #expect(terms.map(\.text) == ["tag:KZ", "class:S", "-tag:ECON"])
    #expect(terms.map(\.count) == [2, 0, 1])
    #expect(terms.map(\.withoutIt) == [0, 1, 0])
  }

  @Test func termsThatOnlyTogetherLeaveNothingAreEachReported() {
    let terms = searcher.explainEmpty(Query(parsing: "tag:PHUM oak"))
    #expect(terms.map(\.count) == [1, 1])
    #expect(terms.map(\.withoutIt) == [1, 1])
  }

  @Test func anEmptyPhraseIsFollowedByItsWords() {
    let terms = searcher.explainEmpty(Query(parsing: "\"oak planted\""))
    #expect(terms.map(\.text) == ["\"oak planted\"", "oak", "planted"])
    #expect(terms.map(\.count) == [0, 1, 1])
  }

  @Test(arguments: [
    (Query.FieldName.tag, ["KZ 2", "ECON 1", "PHUM 1"]), (.from, ["ASTANA 2"]),
    (.date, ["2008 1", "2009 1"]), (.class, ["U 1", "C 1"]),
    (.has, ["refs 1", "cited 1", "mytag 1"]),
    (.cites, ["08ASTANA2 1"]), (.is, ["unread 1", "read 1", "telegram 2"]), (.mytag, ["later 1"]),
    (.precedence, ["ROUTINE 2"]), (.subject, []),
  ])
  func valuesComeWithTheirCounts(field: Query.FieldName, expected: [String]) {
    let notebook = NotebookView(read: ["09ASTANA1"], tags: ["08ASTANA2": ["later"]])
    let values = searcher.values(
      of: field, among: Array(library.rows.indices), notebook: notebook
    ).filter { $0.value != "diagnostic" }
    #expect(values.map { "\($0.value) \($0.count)" } == expected)
  }

  @Test(arguments: [
    ("date", ["09ASTANA1", "08ASTANA2"]), ("-date", ["08ASTANA2", "09ASTANA1"]),
    ("post", ["09ASTANA1", "08ASTANA2"]), ("-post", ["08ASTANA2", "09ASTANA1"]),
    ("post,-date", ["08ASTANA2", "09ASTANA1"]), ("-post,date", ["09ASTANA1", "08ASTANA2"]),
    ("post,class", ["08ASTANA2", "09ASTANA1"]), ("post,-class", ["09ASTANA1", "08ASTANA2"]),
    ("-class,id", ["09ASTANA1", "08ASTANA2"]), ("id", ["08ASTANA2", "09ASTANA1"]),
  ])
  func anOrderHasSeveralKeys(spelled: String, expected: [String]) throws {
    let order = try #require(ListOrder(spelled: spelled))
    #expect(order.spelled == spelled)
    let rows = searcher.sorted(Array(library.rows.indices), by: order)
    #expect(rows.map { library.rows[$0].id } == expected)
    #expect(searcher.sorted(rows, by: order.reversed) == rows.reversed())
  }

  @Test(arguments: ["", "size", "post,", "post date", "--date", "POST"])
  func anUnknownKeyMakesNoOrder(spelled: String) {
    #expect(ListOrder(spelled: spelled) == nil)
  }

  @Test(arguments: [
    ("is:unread", ["08ASTANA2"]), ("is:read", ["09ASTANA1"]), ("has:star", ["08ASTANA2"]),
    ("note:visit*", ["09ASTANA1"]), ("has:note", ["09ASTANA1"]), ("mytag:LATER", ["08ASTANA2"]),
    ("-is:read tag:KZ", ["08ASTANA2"]),
  ])
  func theNotebookTakesPart(text: String, expected: [String]) throws {
    let row = try #require(library.row(of: "09ASTANA1"))
    let note = Note(
      on: CableKey(library.rows[row]), at: Anchor(ordinal: 1, quote: ""), text: "who visited?")
    let notebook = NotebookView(
      starred: ["08ASTANA2"], read: ["09ASTANA1"], notes: ["09ASTANA1": [note]],
      tags: ["08ASTANA2": ["later"]])
    let found = searcher.matches(Query(parsing: text), notebook: notebook)
    #expect(found.map { library.rows[$0].id } == expected)
  }

  @Test("Read marks apply at once, however many changes are between two looks")
  func readMarksAreKeptUp() throws {
    func unread(_ notebook: NotebookView) -> [String] {
      searcher.matches(Query(parsing: "is:unread"), notebook: notebook).map { library.rows[$0].id }
    }
    let keys = library.rows.map { CableKey($0) }
    var notebook = NotebookView(read: ["09ASTANA1"])
    let before = notebook
    searcher.prepare(for: notebook)
    #expect(unread(notebook) == ["08ASTANA2"])
    notebook.apply(.read(keys[1], true))
    #expect(unread(notebook) == [])
    for _ in 0..<NotedNames.memory { notebook.apply(.read(keys[0], false)) }
    for _ in 0...NotedNames.memory {
      notebook.apply(.read(keys[0], true))
      notebook.apply(.read(keys[0], false))
    }
    #expect(unread(notebook) == ["09ASTANA1"])
    #expect(unread(before) == ["08ASTANA2"])
    notebook.apply(.read(keys[1], false))
    #expect(unread(notebook) == ["09ASTANA1", "08ASTANA2"])
    #expect(notebook == NotebookView())
  }
}
