internal import CSQLite

/// One connection to a database: runs statements, for one thread at a time.
///
/// Every result code of SQLite is either a value here or a `Failure`.
public final class Connection {
  /// What is opened.
  public enum Place: Sendable, Hashable {
    /// A file, by a path of any bytes.
    case file([UInt8])
    /// A file that nobody changes meanwhile, such as one on a read-only disk: neither locks nor a
    /// journal are looked for.
    case unchangingFile([UInt8])
    /// A file that others may be writing, beside which nothing is made: in WAL mode it can be read
    /// while they have it open.
    case untouchedFile([UInt8])
    /// A database of its own in memory, empty at first.
    case memory
  }

  /// What may be done with it.
  public enum Access: Sendable, Hashable {
    /// The file must be there, and is not changed.
    case read
    /// The file must be there.
    case write
    /// The file is made where it is missing.
    case create
  }

  /// How a transaction begins.
  public enum Transaction: String, Sendable {
    /// Sees one state of the database from its first read on.
    case deferred
    /// Holds the lock for writing from the start, so that nothing read in it is out of date.
    case immediate
  }

  /// The version of the SQLite library, such as `3.40.1`.
  public static var libraryVersion: String { String(cString: sqlite3_libversion()) }

  /// The library's settings, made once, before it is first used.
  ///
  /// Its answer is not asked for: where another part of the process has used it before, it stays as it is, and only
  /// counts its memory.
  private static let settings = cs_forgo_memory_statistics()

  /// What may be done with the database.
  public let access: Access
  let handle: OpaquePointer
  /// Prepared statements that nobody uses at the moment.
  private var idle: [String: OpaquePointer] = [:]

  /// Opens a database.
  ///
  /// Neither triggers nor views of the file are run, and its schema is not trusted: a damaged or
  /// hostile file must not act (sqlite.org/security.html). Statements and columns may call
  /// `row_checksum(…)`, a number by which a flipped bit in the values of a row is noticed.
  ///
  /// - Parameters:
  ///   - place: where it is.
  ///   - access: what may be done with it.
  ///   - patience: milliseconds to wait for a lock that another connection holds.
  ///   - isCut: true if the file may be shorter than it says; it is read as far as it goes.
  /// - Throws: where it cannot be opened. What is no database is noticed by the first statement.
  public init(
    _ place: Place, _ access: Access, patience: Int = 5_000, isCut: Bool = false
  ) throws(Failure) {
    _ = Self.settings
    let (name, isAddress) = Self.name(of: place)
    let flags =
      switch access {
      case .read: SQLITE_OPEN_READONLY
      case .write: SQLITE_OPEN_READWRITE
      case .create: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
      }
    var opened: OpaquePointer?
    let code = name.withUnsafeBufferPointer { name in
      sqlite3_open_v2(
        name.baseAddress, &opened,
        flags | SQLITE_OPEN_NOMUTEX | (isAddress ? SQLITE_OPEN_URI : 0), nil)
    }
    guard let opened else {
      throw Failure(code: SQLITE_NOMEM, reason: "there is no memory for a database")
    }
    self.access = access
    handle = opened
    try check(code)
    try check(sqlite3_extended_result_codes(handle, 1))
    try check(sqlite3_busy_timeout(handle, Int32(clamping: patience)))
    for (option, value) in [
      (SQLITE_DBCONFIG_DEFENSIVE, isCut ? 0 : 1), (SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0),
      (SQLITE_DBCONFIG_ENABLE_TRIGGER, 0), (SQLITE_DBCONFIG_ENABLE_VIEW, 0),
    ] { try check(cs_configure(handle, option, Int32(value))) }
    try check(RowChecksum.install(in: handle))
    // The one mode in which SQLite does not compare the size of the file with what it says.
    if isCut { try execute("PRAGMA writable_schema = ON") }
  }

  deinit {
    // What either reports was reported before, by the step or the commit that failed.
    for statement in idle.values { sqlite3_finalize(statement) }
    sqlite3_close_v2(handle)
  }

  /// The name that SQLite opens, with a zero at its end, and whether it is an address.
  private static func name(of place: Place) -> (name: [CChar], isAddress: Bool) {
    let name: [UInt8]
    var isAddress = true
    switch place {
    case .memory: (name, isAddress) = (Array(":memory:".utf8), false)
    case .file(let path): (name, isAddress) = (path, false)
    case .unchangingFile(let path): name = address(of: path, "immutable=1")
    case .untouchedFile(let path): name = address(of: path, "readonly_shm=1")
    }
    return (name.map { CChar(bitPattern: $0) } + [0], isAddress)
  }

  private static func address(of path: [UInt8], _ parameter: String) -> [UInt8] {
    let digits = Array("0123456789ABCDEF".utf8)
    let escaped = path.flatMap { byte -> [UInt8] in
      switch byte {
      case 0x2F, 0x2E, 0x2D, 0x5F, 0x30...0x39, 0x41...0x5A, 0x61...0x7A: [byte]
      default: [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return Array("file:".utf8) + escaped + Array("?\(parameter)".utf8)
  }

  // MARK: Statements

  /// Runs statements that give no rows and take no arguments, one after the other.
  public func execute(_ script: String) throws(Failure) {
    try check(sqlite3_exec(handle, script, nil, nil, nil))
  }

  /// Runs one statement to its end.
  ///
  /// Cost: it is prepared once for all its runs.
  public func run(_ sql: String, _ arguments: [any Bindable] = []) throws(Failure) {
    let statement = try rows(sql, arguments)
    while try statement.next() {}
  }

  /// The rows of a result, which `next` goes to, one by one.
  ///
  /// Cost: it is prepared once for all its runs.
  public func rows(_ sql: String, _ arguments: [any Bindable] = []) throws(Failure) -> Statement {
    let statement = try prepare(sql)
    try statement.bind(arguments)
    return statement
  }

  /// What a body makes of the first row; nil if there is none.
  public func first<Result>(
    _ sql: String, _ arguments: [any Bindable] = [],
    _ read: (borrowing Statement) throws -> Result
  ) throws -> Result? {
    let row = try rows(sql, arguments)
    return try row.next() ? try read(row) : nil
  }

  /// The number in the first column of the first row; nil if there is none, or nothing in it.
  public func int(_ sql: String, _ arguments: [any Bindable] = []) throws(Failure) -> Int? {
    let row = try rows(sql, arguments)
    return try row.next() && !row.isNull(0) ? try row.int(0) : nil
  }

  /// The text in the first column of the first row; nil if there is none, or nothing in it.
  public func text(_ sql: String, _ arguments: [any Bindable] = []) throws(Failure) -> String? {
    let row = try rows(sql, arguments)
    return try row.next() ? try row.optionalText(0) : nil
  }

  /// The bytes in the first column of the first row; nil if there is none, or nothing in it.
  public func bytes(_ sql: String, _ arguments: [any Bindable] = []) throws(Failure) -> [UInt8]? {
    let row = try rows(sql, arguments)
    return try row.next() && !row.isNull(0) ? try row.bytes(0) : nil
  }

  func prepare(_ sql: String) throws(Failure) -> Statement {
    if let handle = idle.removeValue(forKey: sql) { return Statement(handle, sql, self) }
    var prepared: OpaquePointer?
    var isAlone = true
    var text = sql
    let code = text.withUTF8 { utf8 in
      utf8.withMemoryRebound(to: CChar.self) { text in
        var end: UnsafePointer<CChar>?
        let code = sqlite3_prepare_v2(
          handle, text.baseAddress, Int32(clamping: text.count), &prepared, &end)
        if let start = text.baseAddress, let end { isAlone = end - start == text.count }
        return code
      }
    }
    try check(code)
    guard let prepared else {
      throw Failure(code: SQLITE_MISUSE, reason: "there is no statement in: \(sql)")
    }
    let statement = Statement(prepared, sql, self)
    guard isAlone else {
      throw Failure(code: SQLITE_MISUSE, reason: "there is more than one statement in: \(sql)")
    }
    return statement
  }

  /// Keeps a statement for the next one who runs the same.
  func takeBack(_ statement: OpaquePointer, _ sql: String) {
    // The reset repeats what the last step reported, and that was thrown then.
    sqlite3_reset(statement)
    sqlite3_clear_bindings(statement)
    if let other = idle.updateValue(statement, forKey: sql) { sqlite3_finalize(other) }
  }

  /// How many rows the last statement inserted, changed or deleted.
  public var changeCount: Int { Int(sqlite3_changes(handle)) }

  /// The number of the row that was inserted last.
  public var lastRow: Int64 { sqlite3_last_insert_rowid(handle) }

  /// True if there is a table with a name.
  public func hasTable(_ name: String) throws(Failure) -> Bool {
    try int("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?", [name]) != nil
  }

  // MARK: Transactions

  /// Runs a body in a transaction: all that it changes is kept, or, where it throws, nothing.
  ///
  /// - Throws: what the body throws, or why the transaction could not begin or end.
  public func transaction<Result>(_ kind: Transaction, _ body: () throws -> Result) throws
    -> Result
  {
    try execute("BEGIN \(kind.rawValue)")
    do {
      let result = try body()
      try execute("COMMIT")
      return result
    } catch {
      // After some failures SQLite has rolled back by itself. Where this one fails, the transaction
      // ends with the connection; the first error is the one to report.
      if sqlite3_get_autocommit(handle) == 0 { try? execute("ROLLBACK") }
      throw error
    }
  }

  // MARK: The file as a whole

  /// Looks for damage in every page, without comparing indexes with tables.
  ///
  /// Cost: a reading of the whole file.
  ///
  /// - Returns: what is wrong, in SQLite's words; empty if nothing is.
  public func quickCheck() throws(Failure) -> [String] { try check(with: "quick_check") }

  /// Looks for damage in every page, and compares indexes with tables.
  ///
  /// Cost: a reading of the whole file, and more where there are indexes.
  ///
  /// - Returns: what is wrong, in SQLite's words; empty if nothing is.
  public func integrityCheck() throws(Failure) -> [String] { try check(with: "integrity_check") }

  private func check(with pragma: String) throws(Failure) -> [String] {
    var problems: [String] = []
    do {
      let rows = try rows("PRAGMA \(pragma)")
      while try rows.next() { problems.append(try rows.text(0)) }
    } catch {
      // Some damage ends the check itself.
      guard error.kind == .damaged else { throw error }
      problems.append(error.reason)
    }
    return problems == ["ok"] ? [] : problems
  }

  /// Copies the whole database over another one, as it is at this moment.
  ///
  /// Other connections may read and write meanwhile; where one writes, copying starts again.
  ///
  /// - Throws: where a page cannot be read or written, or a lock is held for longer than this
  ///   connection waits. The other database is then not to be used.
  public func backUp(to other: Connection) throws(Failure) {
    guard let backup = sqlite3_backup_init(other.handle, "main", handle, "main") else {
      throw other.failure(sqlite3_extended_errcode(other.handle))
    }
    let stepped = sqlite3_backup_step(backup, -1)
    let finished = sqlite3_backup_finish(backup)
    // A lock is no error of `finish`.
    guard stepped == SQLITE_DONE else { throw other.failure(stepped) }
    guard finished == SQLITE_OK else { throw other.failure(finished) }
  }

  // MARK: Failures

  func check(_ code: Int32) throws(Failure) {
    guard code == SQLITE_OK else { throw failure(code) }
  }

  func failure(_ code: Int32) -> Failure { Failure(code, handle) }
}
