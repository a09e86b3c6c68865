import CableCore
import Foundation
import GRDB
import Synchronization

/// What can be wrong with an index.
enum IndexFault: Error, Sendable {
  /// Its content is not what was written; it is set aside and built anew.
  case damaged
  /// It was made by another version, or for other folders; it is built anew.
  case stale
  /// It cannot be written or read: the system's reason.
  case unusable(String)

  init(_ error: any Error) {
    if let fault = error as? IndexFault {
      self = fault
    } else if let error = error as? DatabaseError {
      switch error.resultCode {
      case .SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_FORMAT: self = .damaged
      // A table that should be there and is not.
      case .SQLITE_ERROR: self = .damaged
      default: self = .unusable(error.message ?? "\(error.resultCode)")
      }
    } else {
      self = .unusable(String(describing: error))
    }
  }
}

/// The database of one library: columns in segments, words in lists of where they stand.
///
/// It grows by whole transactions only, so it is right at every instant; what is missing is read
/// from the files again.
final class IndexDatabase: Sendable {
  /// Raised when the tables or the columns change.
  static let schema = 6
  /// Raised when the parser gives other values for the same bytes.
  static let parser = 4

  let queue: any DatabaseWriter
  let isInMemory: Bool
  let isReadOnly: Bool
  /// Directories of the segments of words, by number, as far as they were needed.
  let directories = Mutex<[Int: PostingDirectory]>([:])
  private let key: [UInt8]
  /// Device and inode of the file when it was opened; none in memory.
  private let identity: [UInt64]

  /// A database in memory, for want of a cache folder.
  init() throws(IndexFault) {
    do {
      queue = try DatabaseQueue(configuration: Self.configuration())
      isInMemory = true
      isReadOnly = false
      key = []
      identity = []
      try Self.prepare(queue, key: [])
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
    isInMemory = false
    self.isReadOnly = isReadOnly
    self.key = key
    do {
      var configuration = Self.configuration()
      if isReadOnly {
        configuration.readonly = true
        queue = try DatabasePool(
          path: String(decoding: path, as: UTF8.self), configuration: configuration)
        try Self.check(queue, key: key)
      } else {
        // Made here, so that nobody else can read it even for a moment; SQLite gives its other
        // files the same mode.
        let file = path.withCString {
          Glibc.open($0, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        }
        guard file >= 0 else { throw IndexFault.unusable(String(cString: strerror(errno))) }
        fchmod(file, 0o600)
        Glibc.close(file)
        queue = try DatabasePool(
          path: String(decoding: path, as: UTF8.self), configuration: configuration)
        try Self.prepare(queue, key: key)
      }
      identity = Self.identity(path)
    } catch { throw IndexFault(error) }
  }

  private static func configuration() -> Configuration {
    var configuration = Configuration()
    configuration.maximumReaderCount = 4
    configuration.busyMode = .timeout(5)
    configuration.prepareDatabase { database in
      // Of use before the first table only: so a row of words is read at once.
      try database.execute(sql: "PRAGMA page_size = 8192")
      try database.execute(sql: "PRAGMA synchronous = NORMAL")
      // Small, and nothing mapped: the system keeps the file's pages anyway, and memory that is
      // counted as ours is for the columns. A look-up reads each page once.
      let cache = database.configuration.readonly ? 1_024 : 8_192
      try database.execute(sql: "PRAGMA cache_size = -\(cache)")
      try database.execute(sql: "PRAGMA mmap_size = 0")
      try database.execute(sql: "PRAGMA temp_store = MEMORY")
    }
    return configuration
  }

  private static func prepare(_ queue: any DatabaseWriter, key: [UInt8]) throws {
    let isNew = try queue.read { try !$0.tableExists("meta") }
    if isNew {
      try queue.write { database in
        guard try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master") == 0 else {
          throw IndexFault.damaged
        }
        try database.execute(
          sql: """
            CREATE TABLE meta(key TEXT PRIMARY KEY, value) WITHOUT ROWID;
            CREATE TABLE segment(number INTEGER, part INTEGER, checksum INTEGER, data BLOB,
              PRIMARY KEY(number, part));
            CREATE TABLE wordsegment(number INTEGER PRIMARY KEY AUTOINCREMENT, first INTEGER,
              bound INTEGER);
            CREATE TABLE directory(number INTEGER PRIMARY KEY, firsts BLOB);
            CREATE TABLE posting(id INTEGER PRIMARY KEY, terms BLOB);
            CREATE TABLE place(id INTEGER PRIMARY KEY, places BLOB);
            """)
        try set(database, "version", version)
        try set(database, "key", Data(key))
        try set(database, "indexed", 0)
        try set(database, "complete", 0)
      }
    }
    try check(queue, key: key)
  }

  private static func identity(_ path: [UInt8]) -> [UInt64] {
    FileReading.status(path).map { [UInt64($0.st_dev), UInt64($0.st_ino)] } ?? []
  }

  /// True where the file at a path is still the one that was opened, and of use.
  func isStill(at path: [UInt8]) -> Bool {
    !identity.isEmpty && Self.identity(path) == identity
      && (try? Self.check(queue, key: key)) != nil
  }

  /// What an index of some paths is for, wherever they are asked from.
  static func key(of paths: [[UInt8]]) -> [UInt8] {
    Array(paths.map(PathBytes.canonical).joined(separator: [0]))
  }

  /// What an index of some paths is for, wherever they are asked from.
  static func key(of paths: [String]) -> [UInt8] { key(of: paths.map(PathBytes.of)) }

  private static var version: String { "\(schema).\(parser).\(Int.bitWidth)" }

  private static func check(_ queue: any DatabaseWriter, key: [UInt8]) throws {
    try queue.read { database in
      let known = try String.fetchOne(database, sql: "SELECT value FROM meta WHERE key='version'")
      guard known != "damaged" else { throw IndexFault.damaged }
      guard known == version else { throw IndexFault.stale }
      let own = try Data.fetchOne(database, sql: "SELECT value FROM meta WHERE key='key'")
      guard own.map(Array.init) == key || (own == nil && key.isEmpty) else {
        throw IndexFault.stale
      }
    }
  }

  static func set(
    _ database: Database, _ key: String, _ value: (any DatabaseValueConvertible)?
  )
    throws
  {
    try database.execute(
      sql: "INSERT OR REPLACE INTO meta(key, value) VALUES(?, ?)", arguments: [key, value])
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

  func progress() throws(IndexFault) -> Progress {
    do {
      return try queue.read { database in
        func number(_ key: String) throws -> Int {
          try Int.fetchOne(database, sql: "SELECT value FROM meta WHERE key=?", arguments: [key])
            ?? 0
        }
        return Progress(
          segments: try Int.fetchOne(database, sql: "SELECT count(DISTINCT number) FROM segment")
            ?? 0,
          indexed: try number("indexed"), isComplete: try number("complete") == 1,
          generation: try number("generation"))
      }
    } catch { throw IndexFault(error) }
  }

  /// Adds the segments from a number on to some columns; gives how many there were.
  ///
  /// - Throws: `damaged` where a segment is not what was written.
  func load(
    into columns: inout CableColumns, _ files: inout FileColumns, from first: Int = 0
  ) throws(IndexFault) -> Int {
    do {
      var count = 0
      var (newColumns, newFiles) = (columns, files)
      columns = CableColumns()
      files = FileColumns()
      try queue.read { database in
        let sizes = try Row.fetchAll(
          database,
          sql: "SELECT number, sum(length(data)) FROM segment WHERE number >= ? GROUP BY number",
          arguments: [first])
        for row in sizes {
          guard row[0] == first + count else { throw IndexFault.damaged }
          let parts = try SegmentParts(database, number: first + count)
          guard
            ColumnCodec.decode(
              size: row[1], from: { parts.read(into: $0) }, into: &newColumns, &newFiles)
          else { throw IndexFault.damaged }
          count += 1
        }
      }
      guard newFiles.isSound, newColumns.isSound(fileCount: newFiles.count) else {
        throw IndexFault.damaged
      }
      newColumns.index()
      newFiles.index()
      columns = newColumns
      files = newFiles
      return count
    } catch { throw IndexFault(error) }
  }

  /// Appends a segment.
  func append(segment number: Int, _ bytes: [UInt8]) throws(IndexFault) {
    do {
      try queue.write { database in
        try Self.insert(database, segment: number, bytes)
        // It shows what was there before.
        try database.execute(sql: "DELETE FROM meta WHERE key = 'front'")
      }
    } catch { throw IndexFault(error) }
  }

  /// Puts one segment in the place of all, in one step; where slots moved, the words go too.
  func replaceAll(with bytes: [UInt8], keepingWords: Bool) throws(IndexFault) {
    do {
      try queue.write { database in
        try database.execute(sql: "DELETE FROM segment")
        try Self.insert(database, segment: 0, bytes)
        try database.execute(
          sql: """
            INSERT OR REPLACE INTO meta(key, value) VALUES(
              'generation', coalesce((SELECT value FROM meta WHERE key = 'generation'), 0) + 1)
            """)
        if !keepingWords {
          for table in ["posting", "place", "directory", "wordsegment"] {
            try database.execute(sql: "DELETE FROM \(table)")
          }
          try Self.set(database, "indexed", 0)
        }
      }
    } catch { throw IndexFault(error) }
  }

  /// Writes a segment in parts, so that reading it never needs it whole.
  private static func insert(_ database: Database, segment number: Int, _ bytes: [UInt8]) throws {
    let statement = try database.cachedStatement(
      sql: "INSERT INTO segment(number, part, checksum, data) VALUES(?, ?, ?, ?)")
    for (part, start) in stride(from: 0, to: bytes.count, by: SegmentParts.size).enumerated() {
      let data = Data(bytes[start..<min(bytes.count, start + SegmentParts.size)])
      let checksum = data.withUnsafeBytes { Int64(bitPattern: Hashing.hash($0)) }
      try statement.execute(arguments: [number, part, checksum, data])
    }
  }

  /// Keeps the first rows by themselves, so that the next start shows them at once.
  func keep(front bytes: [UInt8]) throws(IndexFault) {
    do {
      try queue.write { try Self.set($0, "front", Data(PostingBlock.sealed(bytes))) }
    } catch { throw IndexFault(error) }
  }

  /// The first rows as they were kept, and how many rows there were; nil where there are none.
  func front() -> (columns: CableColumns, files: FileColumns)? {
    try? queue.read { database -> (columns: CableColumns, files: FileColumns)? in
      let data = try Data.fetchOne(database, sql: "SELECT value FROM meta WHERE key = 'front'")
      return data?.withUnsafeBytes { raw -> (columns: CableColumns, files: FileColumns)? in
        var columns = CableColumns()
        var files = FileColumns()
        guard let bytes = PostingBlock.opened(raw),
          ColumnCodec.decode(UnsafeRawBufferPointer(bytes), into: &columns, &files),
          files.isSound, columns.isSound(fileCount: files.count)
        else { return nil }
        columns.index()
        files.index()
        return (columns, files)
      }
    }
  }

  /// Keeps what the folders were like at the end of a whole walk.
  func keep(_ folders: FolderStamps) throws(IndexFault) {
    do {
      try queue.write {
        try Self.set($0, "folders", Data(PostingBlock.sealed(folders.encoded)))
      }
    } catch { throw IndexFault(error) }
  }

  /// What the folders were like at the end of the last whole walk; nil where nobody knows.
  func folders() -> FolderStamps? {
    try? queue.read { database -> FolderStamps? in
      let data = try Data.fetchOne(database, sql: "SELECT value FROM meta WHERE key = 'folders'")
      return data?.withUnsafeBytes { raw -> FolderStamps? in
        PostingBlock.opened(raw).flatMap { FolderStamps(decoding: UnsafeRawBufferPointer($0)) }
      }
    }
  }

  /// Joins the segments where there are many, so that loading stays one long read.
  func mergeIfManySegments(_ columns: CableColumns, _ files: FileColumns, _ count: Int) {
    guard count > 64, !isReadOnly, !isInMemory else { return }
    // Where this fails, the many segments are as good.
    try? replaceAll(
      with: ColumnCodec.encode(columns, files, since: ColumnMark()), keepingWords: true)
  }

  func setComplete() throws(IndexFault) {
    do { try queue.write { try Self.set($0, "complete", 1) } } catch { throw IndexFault(error) }
  }

  /// Marks the index as damaged, so that the next to open it builds it anew.
  func condemn() {
    guard !isReadOnly, !isInMemory else { return }
    // Where even this fails, the next one finds out for itself.
    try? queue.write { try Self.set($0, "version", "damaged") }
  }

  /// Lets go of the files.
  func close() { try? queue.close() }

  /// Takes a database out of the way, so that a new one can be made.
  static func setAside(_ path: [UInt8], keepingIt: Bool) {
    let aside = path + Array(".damaged".utf8)
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

/// The parts of one segment, read one behind the other.
private final class SegmentParts {
  /// Bytes of a part.
  static let size = 1 << 20

  private let rows: RowCursor
  private var part = Data()
  private var position = 0

  init(_ database: Database, number: Int) throws {
    rows = try Row.fetchCursor(
      database, sql: "SELECT checksum, data FROM segment WHERE number = ? ORDER BY part",
      arguments: [number])
  }

  /// Fills a buffer; false where the parts end before, or are not what was written.
  func read(into buffer: UnsafeMutableRawBufferPointer) -> Bool {
    var filled = 0
    while filled < buffer.count {
      if position == part.count {
        guard let row = try? rows.next() else { return false }
        let checksum: Int64 = row[0]
        part = row[1]
        position = 0
        let isGood = part.withUnsafeBytes { Int64(bitPattern: Hashing.hash($0)) == checksum }
        guard isGood, !part.isEmpty else { return false }
      }
      let count = min(buffer.count - filled, part.count - position)
      let start = position
      part.withUnsafeBytes { raw in
        UnsafeMutableRawBufferPointer(rebasing: buffer[filled..<filled + count]).copyMemory(
          from: UnsafeRawBufferPointer(rebasing: raw[start..<start + count]))
      }
      filled += count
      position += count
    }
    return true
  }
}
