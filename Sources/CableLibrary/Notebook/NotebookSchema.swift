import SQLiteStore

/// The tables of the notebook, and the steps by which older ones become what they are now.
enum NotebookSchema {
  /// What each version adds to the one before; a step is never changed once it was released.
  static let steps = [
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
    // Only a table that is rebuilt can have a column that is computed and stored.
    [
      withChecksum("star", keptByCable), withChecksum("read", keptByCable),
      withChecksum(
        "tag",
        [
          "cable TEXT NOT NULL", "name TEXT NOT NULL", "digest INTEGER NOT NULL",
          "time INTEGER NOT NULL",
        ], key: ", PRIMARY KEY(cable, name)"),
      withChecksum(
        "note",
        [
          "id TEXT PRIMARY KEY", "cable TEXT NOT NULL", "digest INTEGER NOT NULL",
          "ordinal INTEGER NOT NULL", "label TEXT", "quote TEXT NOT NULL", "text TEXT NOT NULL",
          "made INTEGER NOT NULL", "changed INTEGER NOT NULL",
        ]),
      withChecksum(
        "query", ["name TEXT PRIMARY KEY", "text TEXT NOT NULL", "time INTEGER NOT NULL"]),
      withChecksum(
        "mark",
        [
          "letter TEXT PRIMARY KEY", "cable TEXT NOT NULL", "digest INTEGER NOT NULL",
          "ordinal INTEGER NOT NULL", "offset INTEGER NOT NULL", "name TEXT NOT NULL",
          "time INTEGER NOT NULL",
        ]),
      withChecksum(
        "position",
        [
          "cable TEXT PRIMARY KEY", "digest INTEGER NOT NULL", "ordinal INTEGER NOT NULL",
          "offset INTEGER NOT NULL", "time INTEGER NOT NULL",
        ]),
      withChecksum("visit", keptByCable), "CREATE INDEX visitTime ON visit(time);",
      withChecksum(
        "prompt", ["kind TEXT NOT NULL", "text TEXT NOT NULL", "time INTEGER NOT NULL"],
        key: ", PRIMARY KEY(kind, text)"),
      withChecksum(
        "session",
        [
          "library TEXT PRIMARY KEY", "selected TEXT", "filter TEXT NOT NULL",
          "panes TEXT NOT NULL", "time INTEGER NOT NULL", "sort TEXT NOT NULL",
        ]),
    ].joined(),
    [
      withChecksum(
        "note",
        [
          "id TEXT PRIMARY KEY", "cable TEXT NOT NULL", "digest INTEGER NOT NULL",
          "ordinal INTEGER NOT NULL", "label TEXT", "quote TEXT NOT NULL", "text TEXT NOT NULL",
          "made INTEGER NOT NULL", "changed INTEGER NOT NULL",
        ], added: "author"),
      """
      CREATE TABLE list(name TEXT NOT NULL, cable TEXT NOT NULL, digest INTEGER NOT NULL,
        place INTEGER NOT NULL, note TEXT NOT NULL, time INTEGER NOT NULL,
        checksum INTEGER NOT NULL AS (row_checksum(name, cable, digest, place, note, time)) STORED,
        PRIMARY KEY(name, cable)) WITHOUT ROWID;
      """,
    ].joined(),
  ]

  private static let keptByCable = [
    "cable TEXT PRIMARY KEY", "digest INTEGER NOT NULL", "time INTEGER NOT NULL",
  ]

  /// A table made again with a checksum of its columns, and with a column of text that is empty in the
  /// rows that are there.
  private static func withChecksum(
    _ table: String, _ columns: [String], key: String = "", added: String? = nil
  ) -> String {
    let names = columns.map { $0.prefix { $0 != " " } }.joined(separator: ", ")
    let all = names + (added.map { ", " + $0 } ?? "")
    let made = columns + (added.map { [$0 + " TEXT NOT NULL"] } ?? [])
    return """
      ALTER TABLE \(table) RENAME TO former;
      CREATE TABLE \(table)(\(made.joined(separator: ", ")),
        checksum INTEGER NOT NULL AS (row_checksum(\(all))) STORED\(key)) WITHOUT ROWID;
      INSERT INTO \(table)(\(all)) SELECT \(names)\(added == nil ? "" : ", ''") FROM former;
      DROP TABLE former;

      """
  }

  /// The version that this program makes and reads.
  static var version: Int { steps.count }

  /// The version of a database: 0 before it has tables.
  static func version(of connection: Connection) throws -> Int {
    try connection.int("PRAGMA user_version") ?? 0
  }

  /// Brings the tables of a database up to now, in one transaction.
  ///
  /// - Throws: `newer`, or what `recognize` throws.
  static func prepare(_ connection: Connection, path: String) throws {
    try recognize(connection, path: path)
    let version = try version(of: connection)
    guard version < steps.count else { return }
    for step in steps[version...] { try connection.execute(step) }
    try connection.execute("PRAGMA user_version = \(steps.count)")
  }

  /// Looks whether a database is a notebook that this version can use, or an empty one.
  ///
  /// - Throws: `foreign` where it is another program's, `newer` or `damaged`.
  static func recognize(_ connection: Connection, path: String) throws {
    let version = try version(of: connection)
    var names: Set<String> = []
    let rows = try connection.rows(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND typeof(name) = 'text'")
    while try rows.next() { names.insert(try rows.text(0)) }
    let others = try connection.int(
      "SELECT count(*) FROM sqlite_master WHERE type IN ('view', 'trigger')")
    let own = Set(NotebookTable.all(of: version).map(\.name))
    if names.isEmpty, version == 0 { return }
    guard own.isSubset(of: names) else {
      throw own.isDisjoint(with: names)
        ? NotebookError.foreign(path: path) : NotebookError.damaged(path: path)
    }
    guard version <= steps.count else { throw NotebookError.newer(path: path) }
    guard version > 0, others == 0 else { throw NotebookError.damaged(path: path) }
  }

  /// Reads every page and every value of a notebook.
  ///
  /// Cost: some 3 ms a megabyte.
  ///
  /// - Throws: `damaged` where a page is not sound, or a cell holds what it must not or was not given.
  static func checkValues(_ connection: Connection, path: String) throws {
    let version = try version(of: connection)
    guard version > 0 else { return }
    guard try connection.quickCheck().isEmpty else { throw NotebookError.damaged(path: path) }
    for table in NotebookTable.all(of: version) {
      let isDamaged = try connection.int(
        """
        SELECT EXISTS(SELECT 1 FROM \(table.name)
          WHERE NOT (\(table.condition(version: version))))
        """)
      guard isDamaged == 0 else { throw NotebookError.damaged(path: path) }
    }
  }
}
