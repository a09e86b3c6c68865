import CableCore
import GRDB
import Glibc

/// Opens the databases that notebooks lie in.
enum NotebookOpening {
  /// Opens the database at a path, where a file of the user's own is already.
  ///
  /// - Throws: where it is no notebook, or none that this version can use.
  static func onDisk(_ path: String, isPrivate: Bool) throws(NotebookError) -> DatabaseQueue {
    do {
      // SQLite takes a file that is shorter than its header for an empty one, and writes over it.
      let size = FileReading.status(Array(path.utf8))?.st_size ?? 0
      guard size == 0 || size >= 100 else { throw NotebookError.damaged(path: path) }
      let queue = try opened(path)
      try queue.writeWithoutTransaction { database in
        // A note is worth the wait: a change that was told as done survives a power cut.
        try database.execute(sql: "PRAGMA synchronous = FULL")
        try database.inTransaction(.immediate) {
          try NotebookSchema.prepare(database, path: path)
          return .commit
        }
        if isPrivate { try NotebookSchema.coverTraces(database) }
      }
      return queue
    } catch { throw NotebookError(error, path: path) }
  }

  /// Opens a database in WAL mode.
  ///
  /// Two programs that make it at the same moment hinder each other: SQLite does not wait for the
  /// lock that a change of mode needs. So it is tried again for a second.
  private static func opened(_ path: String) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.journalMode = .wal
    configuration.busyMode = .timeout(5)
    configuration.prepareDatabase { database in
      try database.execute(sql: "PRAGMA temp_store = MEMORY")
      // A damaged or hostile file must not run what its schema says.
      try database.execute(sql: "PRAGMA trusted_schema = OFF")
    }
    var attempt = 0
    while true {
      do {
        return try DatabaseQueue(path: path, configuration: configuration)
      } catch let error as DatabaseError
        where error.resultCode == .SQLITE_BUSY && attempt < 50
      {
        attempt += 1
        usleep(20_000)
      }
    }
  }

  /// An empty database in memory.
  static func inMemory() -> DatabaseQueue {
    do {
      let queue = try DatabaseQueue()
      try queue.write { try NotebookSchema.prepare($0, path: "") }
      return queue
    } catch {
      fatalError("There is no memory for an empty database: \(error).")
    }
  }

  /// A copy in memory of a database that cannot be written; nil where it cannot be read either.
  static func copy(_ path: String) -> DatabaseQueue? {
    var configuration = Configuration()
    configuration.readonly = true
    // Where the folder is read-only too, SQLite can make no lock files and must be told that the
    // file does not change.
    for name in [path, "file:\(escaped(path))?immutable=1"] {
      guard let source = try? DatabaseQueue(path: name, configuration: configuration),
        let queue = try? DatabaseQueue(), (try? source.backup(to: queue)) != nil,
        (try? queue.write({ try NotebookSchema.prepare($0, path: path) })) != nil
      else { continue }
      return queue
    }
    return nil
  }

  /// A path in a URI.
  private static func escaped(_ path: String) -> String {
    path.utf8.map { byte in
      switch byte {
      case 0x2F, 0x2E, 0x2D, 0x5F, 0x30...0x39, 0x41...0x5A, 0x61...0x7A:
        String(UnicodeScalar(byte))
      default: "%" + Hexadecimal.text(byte, digits: 2)
      }
    }.joined()
  }
}
