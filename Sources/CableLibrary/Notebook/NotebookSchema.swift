import GRDB

/// The tables of the notebook, and the steps by which older ones become what they are now.
enum NotebookSchema {
  /// The tables that tell what a reader did, not what one decided: left alone in private.
  private static let traces = ["read", "position", "visit", "prompt", "session"]

  /// What each version adds to the one before; a step is never changed once it was released.
  private static let steps = [
    """
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
    """,
    "ALTER TABLE session ADD COLUMN sort TEXT NOT NULL DEFAULT ''",
  ]

  /// Brings the tables of a database up to now, in one transaction.
  ///
  /// - Throws: `newer`, or `damaged` where the file is something else.
  static func prepare(_ database: Database, path: String) throws {
    let version = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
    guard version <= steps.count else { throw NotebookError.newer(path: path) }
    if version == 0 {
      guard try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master") == 0 else {
        throw NotebookError.damaged(path: path)
      }
    }
    guard version < steps.count else { return }
    for step in steps[version...] { try database.execute(sql: step) }
    try database.execute(sql: "PRAGMA user_version = \(steps.count)")
  }

  /// Lays copies of the tables of traces over them, in memory, for this connection alone.
  ///
  /// SQLite finds a temporary table before one of the same name in the file; so all else works on
  /// as it does, and nothing of it is written.
  static func coverTraces(_ database: Database) throws {
    for table in traces {
      guard
        let made = try String.fetchOne(
          database, sql: "SELECT sql FROM main.sqlite_master WHERE name = ?", arguments: [table])
      else { continue }
      try database.execute(sql: made.replacing("CREATE TABLE", with: "CREATE TEMP TABLE"))
      try database.execute(sql: "INSERT INTO temp.\(table) SELECT * FROM main.\(table)")
    }
  }
}
