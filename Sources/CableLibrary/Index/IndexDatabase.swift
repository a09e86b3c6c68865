import CableCore
import Glibc
import SQLiteStore
import Synchronization

/// The database of one library: columns in segments, and the words of the cables in lists of where
/// each word is.
///
/// It grows by whole transactions only, so it is right at every instant; what is missing is read
/// from the files again.
final class IndexDatabase: Sendable {
  /// Raised when the tables or the columns change.
  static let schema = 20
  /// Raised when the parser gives other values for the same bytes.
  static let parser = 25

  let store: Database
  var isInMemory: Bool { path == nil }
  let isReadOnly: Bool
  /// Directories of the segments of words, by number, as far as they were needed.
  let directories = Mutex<[Int: PostingDirectory]>([:])
  /// Of the file; nil in memory.
  let path: [UInt8]?
  private let key: [UInt8]

  /// A database in memory, for want of a cache folder.
  init() throws(IndexFault) {
    isReadOnly = false
    path = nil
    key = []
    do {
      store = try Database(.memory, .create, prepare: Self.configure)
      try Self.prepare(store, key: [])
    } catch { throw IndexFault(error) }
  }

  /// Opens or makes the database at a path.
  ///
  /// - Parameters:
  ///   - path: of the database file.
  ///   - key: what the index is for; another key makes it stale.
  ///   - isReadOnly: true where another program writes it, or nobody can.
  /// - Throws: where the index is of no use.
  init(path: [UInt8], key: [UInt8], isReadOnly: Bool) throws(IndexFault) {
    self.isReadOnly = isReadOnly
    self.path = path
    self.key = key
    do {
      if isReadOnly {
        store = try Database(
          .file(path), .read, readerCount: Self.readerCount, prepare: Self.configure)
        try Self.check(store, key: key)
      } else {
        // Made here, so that nobody else can read it even for a moment; SQLite gives its other
        // files the same mode.
        let file = path.withCString {
          Glibc.open($0, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        }
        guard file >= 0 else { throw IndexFault.unusable(String(cString: strerror(errno))) }
        fchmod(file, 0o600)
        Glibc.close(file)
        store = try Database(
          .file(path), .write, readerCount: Self.readerCount, prepare: Self.configure)
        // Kept in the file, so that readers find it so.
        try store.withConnection { try $0.run("PRAGMA journal_mode = WAL") }
        try Self.prepare(store, key: key)
      }
    } catch { throw IndexFault(error) }
  }

  /// Searches that run at the same time; each takes a core.
  static let readerCount = 4

  /// What each connection does first.
  private static func configure(_ connection: Connection) throws {
    // Of use before the first table only: so a row of words is read at once.
    try connection.execute("PRAGMA page_size = 8192")
    // Also before the first table only. Joined segments leave pages that hold nothing, and only so can
    // they be given back one by one.
    if connection.access != .read, try connection.int("PRAGMA page_count") == 0 {
      try connection.execute("PRAGMA auto_vacuum = INCREMENTAL")
    }
    // Of a log that a large transaction has made long, so much is left.
    try connection.execute("PRAGMA journal_size_limit = \(16 << 20)")
    try connection.execute("PRAGMA synchronous = NORMAL")
    // Debian's SQLite overwrites what is deleted, which doubles what joining segments writes. What is in
    // the index is also in the cables.
    try connection.execute("PRAGMA secure_delete = OFF")
    // Small, and nothing mapped: the system keeps the file's pages anyway, and memory that is
    // counted as ours is for the columns. A look-up reads each page once.
    try connection.execute("PRAGMA cache_size = -\(connection.access == .read ? 1_024 : 8_192)")
    try connection.execute("PRAGMA mmap_size = 0")
    try connection.execute("PRAGMA temp_store = MEMORY")
  }

  private static func prepare(_ store: Database, key: [UInt8]) throws {
    try store.withConnection { connection in
      guard try !connection.hasTable("meta") else { return }
      try connection.transaction(.immediate) {
        guard try connection.int("SELECT count(*) FROM sqlite_master") == 0 else {
          throw IndexFault.damaged
        }
        try connection.execute(
          """
          CREATE TABLE meta(key TEXT PRIMARY KEY, value) WITHOUT ROWID;
          CREATE TABLE segment(number INTEGER, part INTEGER, checksum INTEGER, data BLOB,
            PRIMARY KEY(number, part));
          CREATE TABLE wordsegment(number INTEGER PRIMARY KEY AUTOINCREMENT, first INTEGER,
            bound INTEGER);
          CREATE TABLE directory(number INTEGER PRIMARY KEY, firsts BLOB);
          CREATE TABLE posting(id INTEGER PRIMARY KEY, terms BLOB);
          CREATE TABLE place(id INTEGER PRIMARY KEY, places BLOB);
          CREATE TABLE vocabulary(id INTEGER PRIMARY KEY, words BLOB);
          CREATE TABLE restart(stamp BLOB PRIMARY KEY, points BLOB);
          """)
        try set(connection, "version", version)
        try set(connection, "key", key)
        try set(connection, "indexed", 0)
        try set(connection, "complete", 0)
      }
    }
    try check(store, key: key)
  }

  /// Writes what the log holds into the index and empties it: beside a small index it takes more of the
  /// disk than the index.
  ///
  /// Waits a few seconds for programs that read at the moment; then it is left for another time.
  ///
  /// Cost: nothing where the log is empty, else a writing of what it holds.
  func emptyLog() {
    guard !isReadOnly, let path, let log = FileReading.status(path + Array("-wal".utf8)),
      log.st_size > 0
    else { return }
    // With a log the index is as good.
    _ = try? store.withConnection { try $0.int("PRAGMA wal_checkpoint(TRUNCATE)") }
  }

  /// True where the file at a path is still the one that was opened.
  func isFile(at path: [UInt8]) -> Bool { self.path == path && store.isStillThere }

  /// True where the file at a path is still the one that was opened, and of use.
  func isStill(at path: [UInt8]) -> Bool {
    isFile(at: path) && (try? Self.check(store, key: key)) != nil
  }

  /// What an index of some paths is for, wherever they are asked from.
  static func key(of paths: [[UInt8]]) -> [UInt8] {
    Array(paths.map(PathBytes.canonical).joined(separator: [0]))
  }

  /// What an index is of: the paths, and another word where links may lead out of them, because then
  /// other files belong to it.
  static func parts(of paths: [String], followsLinks: Bool) -> [[UInt8]] {
    paths.map(PathBytes.of) + (followsLinks ? [Array("--follow".utf8)] : [])
  }

  private static var version: String { "\(schema).\(parser).\(Int.bitWidth)" }

  private static func check(_ store: Database, key: [UInt8]) throws {
    try store.read { connection in
      let known = try connection.text("SELECT value FROM meta WHERE key = 'version'")
      guard known != "damaged" else { throw IndexFault.damaged }
      guard known == version else { throw IndexFault.stale }
      guard try connection.bytes("SELECT value FROM meta WHERE key = 'key'") ?? [] == key else {
        throw IndexFault.stale
      }
    }
  }

  /// Writes one row of what the index records about itself.
  static func set(_ connection: Connection, _ key: String, _ value: any Bindable) throws {
    try connection.run("INSERT OR REPLACE INTO meta(key, value) VALUES(?, ?)", [key, value])
  }

  /// How far the index is.
  struct Progress: Sendable, Hashable {
    var segments = 0
    /// Slots below this have their words in the index.
    var indexed = 0
    /// True where every file was looked at once.
    var isComplete = false
    /// Another number once slots were moved or segments joined.
    var generation = 0
  }

  /// How far the index is now.
  func progress() throws(IndexFault) -> Progress {
    try reading { connection in
      func number(_ key: String) throws -> Int {
        try connection.int("SELECT value FROM meta WHERE key = ?", [key]) ?? 0
      }
      return Progress(
        segments: try connection.int("SELECT count(DISTINCT number) FROM segment") ?? 0,
        indexed: try number("indexed"), isComplete: try number("complete") == 1,
        generation: try number("generation"))
    }
  }

  /// Keeps the first rows by themselves, so that the next start shows them at once.
  func keep(front bytes: [UInt8]) throws(IndexFault) {
    try writing { try Self.set($0, "front", PostingBlock.sealed(bytes)) }
  }

  /// The first rows as they were kept, and how many rows there were; nil where there are none.
  func front() -> (columns: CableColumns, files: FileColumns)? {
    try? sealed("front") { bytes in
      var columns = CableColumns()
      var files = FileColumns()
      guard ColumnCodec.decode(bytes, into: &columns, &files), files.isSound,
        columns.isSound(fileCount: files.count)
      else { return nil }
      columns.index()
      files.index()
      return (columns, files)
    }
  }

  /// Keeps the state of the folders at the end of a whole walk.
  func keep(_ folders: FolderStamps) throws(IndexFault) {
    try writing { try Self.set($0, "folders", PostingBlock.sealed(folders.encoded)) }
  }

  /// The state of the folders at the end of the last whole walk; nil if it is unknown.
  func folders() -> FolderStamps? { try? sealed("folders") { FolderStamps(decoding: $0) } }

  /// What a body makes of a row of `meta` with a checksum; nil where it is not what was written.
  private func sealed<Value: Sendable>(
    _ key: String, _ body: (UnsafeRawBufferPointer) -> Value?
  ) throws -> Value? {
    try store.read { try sealed(key, $0, body) }
  }

  /// What a body makes of a row of `meta` with a checksum; nil where it is not what was written.
  func sealed<Value>(
    _ key: String, _ connection: Connection, _ body: (UnsafeRawBufferPointer) -> Value?
  ) throws -> Value? {
    let row = try connection.rows("SELECT value FROM meta WHERE key = ?", [key])
    guard try row.next() else { return nil }
    return try row.withBytes(0) { raw in
      PostingBlock.opened(raw).flatMap { body(UnsafeRawBufferPointer($0)) }
    }
  }

  /// Notes that every file was looked at once.
  func setComplete() throws(IndexFault) { try writing { try Self.set($0, "complete", 1) } }

  /// Marks the index as damaged, so that the next program to open it rebuilds it.
  func condemn() {
    guard !isReadOnly, !isInMemory else { return }
    // Where even this fails, the next one finds out for itself.
    try? store.write { try Self.set($0, "version", "damaged") }
  }

  /// Lets go of the files.
  func close() { store.close() }

  /// Reads in one transaction.
  func reading<Value: Sendable>(_ body: (Connection) throws -> Value) throws(IndexFault) -> Value {
    do { return try store.read(body) } catch { throw IndexFault(error) }
  }

  /// Writes in one transaction.
  func writing<Value: Sendable>(_ body: (Connection) throws -> Value) throws(IndexFault) -> Value {
    do { return try store.write(body) } catch { throw IndexFault(error) }
  }

  /// Takes a database out of the way, so that a new one can be made.
  static func setAside(_ path: [UInt8], keepingIt: Bool) {
    let aside = path + Array(".damaged".utf8)
    ColumnFiles.remove(beside: path)
    for suffix in ["", "-wal", "-shm"] {
      let file = path + Array(suffix.utf8)
      if keepingIt, suffix.isEmpty {
        _ = file.withCString { from in aside.withCString { rename(from, $0) } }
      } else {
        _ = file.withCString { unlink($0) }
      }
    }
  }
}
