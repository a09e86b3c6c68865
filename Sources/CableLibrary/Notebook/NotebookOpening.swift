import CableCore
import GRDB
import Glibc

/// Opens the databases that notebooks lie in.
enum NotebookOpening {
  /// A file that is larger is not checked page by page before it is shown, but soon afterwards.
  static let largestCheckedAtOnce = 8 << 20

  /// Opens the database at a path, where a file of the user's own is already.
  ///
  /// The file is read before anything of it is changed, so that one of another program and one
  /// that is damaged stay as they are. No lock is needed for a notebook of this version.
  ///
  /// - Returns: nil where the file is damaged.
  /// - Throws: where it is a notebook that this version cannot use, or another program's.
  static func onDisk(_ path: String) throws(NotebookError) -> DatabaseQueue? {
    let size = FileReading.status(Array(path.utf8))?.st_size ?? 0
    // What is in the log of an empty file is of a database that is gone; SQLite would delete it.
    guard size > 0 || !hasLog(path) else { return nil }
    if size > 0, try !isSound(path, isThorough: size <= largestCheckedAtOnce) { return nil }
    return try Patience(seconds: 1).wait(path) {
      let queue = try opened(path)
      try queue.writeWithoutTransaction { database in
        // A note is worth the wait: a change that was told as done survives a power cut.
        try database.execute(sql: "PRAGMA synchronous = FULL")
        guard try NotebookSchema.version(of: database) < NotebookSchema.version else { return }
        try database.inTransaction(.immediate) {
          try NotebookSchema.prepare(database, path: path)
          return .commit
        }
      }
      return queue
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
    if !hasLog(path), try isSound(path, "immutable=1", isThorough) { return true }
    return try isSound(path, "mode=ro", isThorough)
  }

  private static func isSound(_ path: String, _ parameters: String, _ isThorough: Bool)
    throws(NotebookError) -> Bool
  {
    do throws(NotebookError) {
      try Patience(seconds: 1).wait(path) {
        try readOnly(path, parameters).read { database in
          try NotebookSchema.recognize(database, path: path)
          if isThorough { try NotebookSchema.checkValues(database, path: path) }
        }
      }
      return true
    } catch {
      guard case .damaged = error else { throw error }
      return false
    }
  }

  /// True for a file that begins as every database of SQLite does, with a whole header.
  private static func beginsAsDatabase(_ path: String) -> Bool {
    let path = Array(path.utf8)
    guard let file = try? FileReading.open(path) else { return false }
    defer { close(file.descriptor) }
    let header = try? FileReading.bytes(of: file.descriptor, 0..<100, path)
    return header?.count == 100 && header?.starts(with: "SQLite format 3\0".utf8) == true
  }

  /// True where a log of SQLite lies beside a database that would be at a path.
  static func hasLog(_ path: String) -> Bool {
    (FileReading.status(Array((path + "-wal").utf8))?.st_size ?? 0) > 0
  }

  /// Opens a database for reading.
  ///
  /// - Parameters:
  ///   - path: of the file.
  ///   - parameters: of its URI.
  ///   - isCut: true where the file may be shorter than it says.
  /// - Returns: a connection that cannot write.
  /// - Throws: what the database says, such as that the file is none.
  static func readOnly(_ path: String, _ parameters: String, isCut: Bool = false) throws
    -> DatabaseQueue
  {
    var configuration = configuration
    configuration.readonly = true
    if isCut {
      // With it SQLite reads such a file as far as it goes.
      configuration.prepareDatabase { try $0.execute(sql: "PRAGMA writable_schema = ON") }
    }
    return try DatabaseQueue(
      path: "file:\(escaped(path))?\(parameters)", configuration: configuration)
  }

  /// Opens a database in WAL mode.
  private static func opened(_ path: String) throws -> DatabaseQueue {
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    // What GRDB does for this mode writes at each opening, for which it needs the lock.
    _ = try queue.writeWithoutTransaction { database in
      try String.fetchOne(database, sql: "PRAGMA journal_mode = WAL")
    }
    return queue
  }

  private static var configuration: Configuration {
    var configuration = Configuration()
    // Whoever waits does so without holding the connection: see `Patience`.
    configuration.busyMode = .immediateError
    configuration.prepareDatabase { database in
      try database.execute(sql: "PRAGMA temp_store = MEMORY")
      // A damaged or hostile file must not run what its schema says.
      try database.execute(sql: "PRAGMA trusted_schema = OFF")
    }
    return configuration
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
