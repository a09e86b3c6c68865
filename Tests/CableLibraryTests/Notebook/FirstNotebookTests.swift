import CableCatalog
import CableCore
import Foundation
import SQLiteStore
import Testing

@testable import CableLibrary

/// A notebook that 0.1.0 wrote, in the tables and under the names that it had for the cables.
@Suite struct FirstNotebookTests {
  /// 0.1.0 found no id in a cable in small letters and called it by its file.
  private static let text = """
    r 041111z aug 09
    fm amembassy oslo
    to secstate washdc
    unclas oslo 000002
    subject: hedges along the harbor
    1. (u) a hedge was planted.
    2. (u) the gulls approve of it.

    """
  /// The digest of that text as 0.1.0 made it: a number for its tables, digits for its names.
  private static let digest = (2_368_729_469_615_016_041, "20df6ae70d670869")

  /// The tables of 0.1.0, with what it wrote in them.
  private static let tables = """
    CREATE TABLE star(cable TEXT PRIMARY KEY, digest INTEGER NOT NULL, time INTEGER NOT NULL)
      WITHOUT ROWID;
    CREATE TABLE read(cable TEXT PRIMARY KEY, digest INTEGER NOT NULL, time INTEGER NOT NULL)
      WITHOUT ROWID;
    CREATE TABLE tag(cable TEXT NOT NULL, name TEXT NOT NULL, digest INTEGER NOT NULL,
      time INTEGER NOT NULL, PRIMARY KEY(cable, name)) WITHOUT ROWID;
    CREATE TABLE note(id TEXT PRIMARY KEY, cable TEXT NOT NULL, digest INTEGER NOT NULL,
      ordinal INTEGER NOT NULL, label TEXT, quote TEXT NOT NULL, text TEXT NOT NULL,
      made INTEGER NOT NULL, changed INTEGER NOT NULL) WITHOUT ROWID;
    CREATE TABLE query(name TEXT PRIMARY KEY, text TEXT NOT NULL, time INTEGER NOT NULL)
      WITHOUT ROWID;
    CREATE TABLE mark(letter TEXT PRIMARY KEY, cable TEXT NOT NULL, digest INTEGER NOT NULL,
      ordinal INTEGER NOT NULL, offset INTEGER NOT NULL, name TEXT NOT NULL,
      time INTEGER NOT NULL) WITHOUT ROWID;
    CREATE TABLE position(cable TEXT PRIMARY KEY, digest INTEGER NOT NULL,
      ordinal INTEGER NOT NULL, offset INTEGER NOT NULL, time INTEGER NOT NULL) WITHOUT ROWID;
    CREATE TABLE visit(cable TEXT PRIMARY KEY, digest INTEGER NOT NULL, time INTEGER NOT NULL)
      WITHOUT ROWID;
    CREATE INDEX visitTime ON visit(time);
    CREATE TABLE prompt(kind TEXT NOT NULL, text TEXT NOT NULL, time INTEGER NOT NULL,
      PRIMARY KEY(kind, text)) WITHOUT ROWID;
    CREATE TABLE session(library TEXT PRIMARY KEY, selected TEXT, filter TEXT NOT NULL,
      panes TEXT NOT NULL, time INTEGER NOT NULL) WITHOUT ROWID;
    ALTER TABLE session ADD COLUMN sort TEXT NOT NULL DEFAULT '';
    PRAGMA user_version = 2;
    """

  private func rows(_ cable: String) -> String {
    let key = "'\(cable)', \(Self.digest.0)"
    return """
      INSERT INTO star VALUES(\(key), 1764042000000);
      INSERT INTO read VALUES(\(key), 1764042001000);
      INSERT INTO tag VALUES('\(cable)', 'garden', \(Self.digest.0), 1764042002000);
      INSERT INTO note VALUES('00000000000000aa', \(key), 2, '2',
        'the gulls approve of it.', 'ask the harbor master', 1764042003000, 1764042003000);
      INSERT INTO mark VALUES('a', \(key), 2, 0, 'hedges', 1764042004000);
      INSERT INTO position VALUES(\(key), 2, 4, 1764042005000);
      INSERT INTO visit VALUES(\(key), 1764042006000);
      INSERT INTO query VALUES('trees', 'tag:SENV tree*', 1764042007000);
      INSERT INTO session VALUES('/cables', '\(cable.prefix { $0 != "@" })', 'hedge',
        'wide=40', 1764042008000, 'date reversed');
      """
  }

  @Test(arguments: [
    // Called by its file, as 0.1.0 did; and by an id that it read wrong or right.
    "hedge.txt@20df6ae70d670869", "09OSLO20", "09OSLO2",
  ])
  func everyCableIsFoundAgainAndNothingIsLost(cable: String) throws {
    let folder = try TemporaryFolder()
    try folder.write("cables/hedge.txt", Self.text)
    let data = folder.path + "/data"
    try FileManager.default.createDirectory(atPath: data, withIntermediateDirectories: true)
    do {
      let connection = try Connection(
        .file(Array((data + "/notebook.sqlite").utf8)), .create, isCut: true)
      try connection.execute(Self.tables)
      try connection.execute(rows(cable))
    }
    let searcher = try folder.searcher()
    let row = try #require(searcher.library.row(of: "09OSLO2"))
    let now = CableKey(searcher.library.rows[row])
    #expect(CableKey.hexadecimal(now.digest) == Self.digest.1)
    let notebook = try Notebook(at: .folder(data))
    let view = try notebook.view()
    #expect(view.isStarred(now) && view.isRead(now))
    #expect(view.tags(of: now) == ["garden"])
    let note = try #require(view.notes(on: now).first)
    #expect(note.text == "ask the harbor master")
    let opened = try LibraryLoader.cable(at: row, of: searcher.library)
    let found = try #require(note.anchor.found(in: opened.paragraphs))
    #expect(opened.paragraphs[found.ordinal - 1].label == "2" && !found.isUnsure)
    #expect(try notebook.position(of: now) == ReadingPosition(ordinal: 2, offset: 4))
    let mark = try #require(view.marks["a"])
    #expect(searcher.library.row(of: mark.cable) == row)
    let visits = try notebook.history(limit: 9).map(\.cable)
    #expect(searcher.library.rows(of: visits) == [row])
    #expect(view.queries["trees"] == "tag:SENV tree*")
    for query in ["has:star", "is:read", "has:note", "mytag:garden"] {
      #expect(searcher.matches(Query(parsing: query), notebook: view) == [row], "\(query)")
    }
    let session = try #require(try notebook.session())
    #expect(session.filter == "hedge" && session.order == "date reversed")
    #expect(session.library == ["/cables"] && session.panes == ["wide": 40])
  }
}
