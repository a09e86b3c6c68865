import Glibc
import SQLiteStore

/// Copies what can be read of a notebook into memory, and leaves the file as it is.
enum NotebookSalvage {
  /// The rows of the database at a path of which every value can be read: also one with a flipped bit,
  /// as a note with a wrong letter is better than none.
  ///
  /// Each table is read from both ends, so that a damaged page hides no more than its own rows.
  ///
  /// - Parameters:
  ///   - path: of the database.
  ///   - leavesNoTrace: true if not even SQLite's files of locks may be made beside it.
  /// - Returns: a database in memory; nil if nothing can be read.
  static func copy(of path: String, leavesNoTrace: Bool = false) -> Database? {
    let bytes = Array(path.utf8)
    let size = FileReading.status(bytes)?.st_size ?? 0
    // SQLite deletes the log beside an empty file.
    guard size > 0 else { return nil }
    let hasLog = NotebookOpening.hasLog(path)
    // In a read-only folder SQLite can make no lock files, and needs to know that the file
    // does not change.
    let places: [Connection.Place] =
      (!leavesNoTrace ? [.file(bytes)] : hasLog ? [.untouchedFile(bytes)] : [])
      + [.unchangingFile(bytes)]
    for place in places {
      guard let source = try? NotebookOpening.readOnly(place, isCut: true) else { continue }
      // A version of no sense is taken for the present one.
      let found = (try? NotebookSchema.version(of: source)) ?? 0
      let version = (1..<NotebookSchema.version).contains(found) ? found : NotebookSchema.version
      let copy = NotebookOpening.inMemory()
      var hasTable = false
      for table in NotebookTable.all(of: version)
      where transfer(table, version, from: source, to: copy) {
        hasTable = true
      }
      if hasTable { return copy }
    }
    return nil
  }

  /// Copies the rows of a table that can be read; false if there is no such table.
  private static func transfer(
    _ table: NotebookTable, _ version: Int, from source: Connection, to copy: Database
  ) -> Bool {
    let marks = Array(repeating: "?", count: table.columns.count).joined(separator: ", ")
    let names = table.columns.map(\.name).joined(separator: ", ")
    var isThere = false
    for direction in ["ASC", "DESC"] {
      // What was copied before an error stays.
      let whole: Void? = try? copy.withConnection { target in
        let rows = try source.rows(
          """
          SELECT \(table.selection(version: version)) FROM \(table.name)
          WHERE \(table.hasValues(version: version)) ORDER BY \(table.order(direction))
          """)
        isThere = true
        while try rows.next() {
          try target.run(
            "INSERT OR IGNORE INTO \(table.name)(\(names)) VALUES(\(marks))", try rows.values())
        }
      }
      if whole != nil { break }
    }
    return isThere
  }
}
