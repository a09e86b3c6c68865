import Glibc
import SQLiteStore

/// Opens the databases that notebooks are in.
enum NotebookOpening {
  /// A file that is larger is not checked page by page before it is shown, but soon afterwards.
  static let largestCheckedAtOnce = 8 << 20

  /// Opens the database at a path, where a file of the user's own is already.
  ///
  /// The file is read before anything of it is changed, so that one of another program and one
  /// that is damaged stay as they are. No lock is needed for a notebook of this version.
  ///
  /// - Parameters:
  ///   - path: of the database.
  ///   - wasThere: true if the file was there before; an empty one is new if it was not.
  /// - Returns: nil if the file is damaged.
  /// - Throws: where it is a notebook that this version cannot use, or another program's.
  static func onDisk(_ path: String, wasThere: Bool = true) throws(NotebookError) -> Database? {
    let size = FileReading.status(Array(path.utf8))?.st_size ?? 0
    // What is in the log of an empty file is of a database that is gone; SQLite would delete it. An empty
    // file beside good copies is a notebook that was lost.
    guard size > 0 || !hasLog(path) && !(wasThere && NotebookCopies.latest(of: path) != nil) else {
      return nil
    }
    if size > 0, try !isSound(path, isThorough: size <= largestCheckedAtOnce) { return nil }
    return try Patience(seconds: 1).wait(path) {
      // Whoever waits does so without holding the connection: see `Patience`.
      let store = try Database(
        .file(Array(path.utf8)), .create, patience: 0, prepare: Self.configure)
      try store.withConnection { connection in
        try connection.run("PRAGMA journal_mode = WAL")
        // A note is worth the wait: a change that was reported as done survives a power cut.
        try connection.execute("PRAGMA synchronous = FULL")
        guard try NotebookSchema.version(of: connection) < NotebookSchema.version else { return }
        try connection.transaction(.immediate) {
          try NotebookSchema.prepare(connection, path: path)
        }
      }
      return store
    }
  }

  /// Reads a file as a notebook, and changes nothing of it.
  ///
  /// - Parameters:
  ///   - path: of a file that is not empty.
  ///   - isThorough: also reads every page and every value: some 3 ms a megabyte.
  /// - Returns: false for a damaged one.
  /// - Throws: `foreign` or `newer`, or where it cannot be read now.
  static func isSound(_ path: String, isThorough: Bool) throws(NotebookError) -> Bool {
    guard beginsAsDatabase(path) else { return false }
    // Without its log the file is whole, and can be read without the files of locks that SQLite
    // makes. But another program may begin to write just now: then it only seems to be damaged.
    let bytes = Array(path.utf8)
    if !hasLog(path), try isSound(path, .unchangingFile(bytes), isThorough) { return true }
    return try isSound(path, .file(bytes), isThorough)
  }

  private static func isSound(_ path: String, _ place: Connection.Place, _ isThorough: Bool)
    throws(NotebookError) -> Bool
  {
    do throws(NotebookError) {
      try Patience(seconds: 1).wait(path) {
        let connection = try readOnly(place)
        try connection.transaction(.deferred) {
          try NotebookSchema.recognize(connection, path: path)
          if isThorough { try NotebookSchema.checkValues(connection, path: path) }
        }
      }
      return true
    } catch {
      guard case .damaged = error else { throw error }
      return false
    }
  }

  /// True for a file that begins as every database of SQLite does, with a whole header.
  static func beginsAsDatabase(_ path: String) -> Bool {
    let path = Array(path.utf8)
    guard let file = try? FileReading.open(path) else { return false }
    defer { close(file.descriptor) }
    let header = try? FileReading.bytes(of: file.descriptor, 0..<100, path)
    return header?.count == 100 && header?.starts(with: "SQLite format 3\0".utf8) == true
  }

  /// True if a log of SQLite is beside a database that would be at a path.
  static func hasLog(_ path: String) -> Bool {
    (FileReading.status(Array((path + "-wal").utf8))?.st_size ?? 0) > 0
  }

  /// Opens a database for reading.
  ///
  /// - Parameters:
  ///   - place: where it is.
  ///   - isCut: true if the file may be shorter than it says.
  /// - Returns: a connection that cannot write.
  /// - Throws: what the database says, such as that it cannot be opened.
  static func readOnly(_ place: Connection.Place, isCut: Bool = false) throws -> Connection {
    let connection = try Connection(place, .read, patience: 0, isCut: isCut)
    try configure(connection)
    return connection
  }

  /// What each connection does first.
  private static func configure(_ connection: Connection) throws {
    try connection.execute("PRAGMA temp_store = MEMORY")
  }

  /// An empty database in memory.
  static func inMemory() -> Database {
    do {
      let store = try Database(.memory, .create)
      try store.write { try NotebookSchema.prepare($0, path: "") }
      return store
    } catch {
      fatalError("There is no memory for an empty database: \(error).")
    }
  }
}

/// How long to wait for another program that holds a database.
struct Patience: Sendable {
  /// When waiting ends.
  let deadline: ContinuousClock.Instant

  /// Patience for so many seconds.
  init(seconds: Int, since begin: ContinuousClock.Instant = .now) {
    deadline = begin + .seconds(seconds)
  }

  /// Does something again and again while another program holds the database.
  ///
  /// - Parameters:
  ///   - path: of the database, for the error.
  ///   - isOver: asked between the attempts; true ends the waiting before its time.
  ///   - body: what is done; the connection is free between the attempts.
  /// - Returns: what `body` gives.
  /// - Throws: what its last attempt threw.
  func wait<Value>(
    _ path: String, isOver: () -> Bool = { false }, _ body: () throws -> Value
  ) throws(NotebookError) -> Value {
    while true {
      do { return try body() } catch {
        let error = NotebookError(error, path: path)
        guard case .busy = error, !isOver(), ContinuousClock.now < deadline else { throw error }
        usleep(10_000)
      }
    }
  }
}
