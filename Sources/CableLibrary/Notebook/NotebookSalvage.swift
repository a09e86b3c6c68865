import CableCore
import GRDB
import Glibc

/// Copies what can be read of a notebook into memory, and leaves the file as it is.
enum NotebookSalvage {
  /// The sound rows of the database at a path.
  ///
  /// Each table is read from both ends, so that a damaged page hides no more than its own rows.
  ///
  /// - Parameters:
  ///   - path: of the database.
  ///   - leavesNoTrace: true where not even SQLite's files of locks may be made beside it.
  /// - Returns: a database in memory; nil where nothing can be read.
  static func copy(of path: String, leavesNoTrace: Bool = false) -> DatabaseQueue? {
    let size = FileReading.status(Array(path.utf8))?.st_size ?? 0
    // SQLite deletes the log beside an empty file.
    guard size > 0 else { return nil }
    let hasLog = NotebookOpening.hasLog(path)
    // Where the folder is read-only SQLite can make no lock files, and must be told that the file
    // does not change.
    let ways =
      (!leavesNoTrace ? ["mode=ro"] : hasLog ? ["mode=ro&readonly_shm=1"] : []) + ["immutable=1"]
    for way in ways {
      guard let source = try? NotebookOpening.readOnly(path, way, isCut: true) else { continue }
      // A version of no sense is taken for the present one.
      let told = (try? source.read(NotebookSchema.version(of:))) ?? 0
      let version = (1..<NotebookSchema.version).contains(told) ? told : NotebookSchema.version
      let copy = NotebookOpening.inMemory()
      var hasTable = false
      for table in NotebookTable.all
      where transfer(table, version, from: source, to: copy) {
        hasTable = true
      }
      if hasTable { return copy }
    }
    return nil
  }

  /// Copies the sound rows of a table; false where there is no such table.
  private static func transfer(
    _ table: NotebookTable, _ version: Int, from source: DatabaseQueue, to copy: DatabaseQueue
  ) -> Bool {
    let marks = Array(repeating: "?", count: table.columns.count).joined(separator: ", ")
    let names = table.columns.map(\.name).joined(separator: ", ")
    var isThere = false
    for direction in ["ASC", "DESC"] {
      // What was copied before an error stays.
      let whole: Void? = try? source.read { database in
        let rows = try Row.fetchCursor(
          database,
          sql: """
            SELECT \(table.selection(version: version)) FROM \(table.name)
            WHERE \(table.condition(version: version)) ORDER BY \(table.order(direction))
            """)
        isThere = true
        try copy.writeWithoutTransaction { target in
          let insert = try target.makeStatement(
            sql: "INSERT OR IGNORE INTO \(table.name)(\(names)) VALUES(\(marks))")
          while let row = try rows.next() {
            try insert.execute(arguments: StatementArguments(row.databaseValues))
          }
        }
      }
      if whole != nil { break }
    }
    return isThere
  }
}
