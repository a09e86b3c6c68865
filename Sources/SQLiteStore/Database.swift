import Glibc
import Synchronization

/// A database with its connections: one that writes, and some that read beside it.
///
/// Readers see whole transactions, and in WAL mode nobody waits for the writer. Any thread may call;
/// a call within the body of another one is a deadlock.
public final class Database: Sendable {
  /// One connection, opened when it is first needed.
  private final class Seat: @unchecked Sendable {
    // `connection` and `isClosed` are touched with the lock held only, which is why the class may be
    // shared.
    private let lock = Mutex(())
    private var connection: Connection?
    private var isClosed = false

    /// Calls with the connection; waits while another thread has it.
    func use<Result: Sendable>(
      _ open: () throws -> Connection, _ body: (Connection) throws -> Result
    ) throws -> Result {
      try lock.withLock { _ in try locked(open, body) }
    }

    /// Calls with the connection; nil while another thread has it.
    func useIfFree<Result: Sendable>(
      _ open: () throws -> Connection, _ body: (Connection) throws -> Result
    ) throws -> Result? {
      try lock.withLockIfAvailable { _ in try locked(open, body) }
    }

    private func locked<Result>(
      _ open: () throws -> Connection, _ body: (Connection) throws -> Result
    ) throws -> Result {
      guard !isClosed else { throw Failure.closed }
      let connection = try connection ?? open()
      self.connection = connection
      return try body(connection)
    }

    func close() {
      lock.withLock { _ in
        connection = nil
        isClosed = true
      }
    }
  }

  private let place: Connection.Place
  private let access: Connection.Access
  private let patience: Int
  private let prepare: @Sendable (Connection) throws -> Void
  private let writer = Seat()
  private let readers: [Seat]
  private let turn = Atomic<UInt>(0)
  /// Device and inode of the file that the first connection opened, empty if it went at once; nil
  /// in memory.
  private let identity: [UInt64]?

  /// Opens a database, with one connection to begin with.
  ///
  /// - Parameters:
  ///   - place: where it is.
  ///   - access: what may be done with it.
  ///   - readerCount: connections that read beside the one that writes; without any, that one reads
  ///     too. A database in memory has none.
  ///   - patience: milliseconds to wait for a lock that another program holds.
  ///   - prepare: what each connection does first, such as PRAGMAs.
  /// - Throws: `Failure`, or what `prepare` throws.
  public init(
    _ place: Connection.Place, _ access: Connection.Access, readerCount: Int = 0,
    patience: Int = 5_000, prepare: @escaping @Sendable (Connection) throws -> Void = { _ in }
  ) throws {
    self.place = place
    self.access = access
    self.patience = patience
    self.prepare = prepare
    readers = place == .memory ? [] : (0..<readerCount).map { _ in Seat() }
    let first = try Connection(place, access, patience: patience)
    try prepare(first)
    identity = Self.identity(place)
    let seat = access == .read ? readers.first ?? writer : writer
    try seat.use({ first }, { _ in })
  }

  /// Reads in one transaction: whatever is written meanwhile, the body sees one state.
  public func read<Result: Sendable>(_ body: (Connection) throws -> Result) throws -> Result {
    let transaction = { (connection: Connection) in
      try connection.transaction(.deferred) { try body(connection) }
    }
    guard !readers.isEmpty else { return try writer.use(another, transaction) }
    for reader in readers {
      if let result = try reader.useIfFree(anotherReader, transaction) { return result }
    }
    let turn = turn.wrappingAdd(1, ordering: .relaxed).newValue
    return try readers[Int(turn % UInt(readers.count))].use(anotherReader, transaction)
  }

  /// Reads and writes in one transaction, which holds the lock for writing from its start.
  public func write<Result: Sendable>(_ body: (Connection) throws -> Result) throws -> Result {
    try writer.use(another) { connection in
      try connection.transaction(.immediate) { try body(connection) }
    }
  }

  /// Calls with the connection that writes, outside of any transaction.
  public func withConnection<Result: Sendable>(_ body: (Connection) throws -> Result) throws
    -> Result
  {
    try writer.use(another, body)
  }

  /// True if the file that was opened is still the one at its path; also in memory.
  public var isStillThere: Bool {
    guard let identity else { return true }
    return !identity.isEmpty && identity == Self.identity(place)
  }

  /// Lets go of the files, once those who use a connection are done; every later call throws.
  public func close() {
    for seat in [writer] + readers { seat.close() }
  }

  private func another() throws -> Connection { try another(access) }

  private func anotherReader() throws -> Connection { try another(.read) }

  private func another(_ access: Connection.Access) throws -> Connection {
    let connection = try Connection(place, access, patience: patience)
    try prepare(connection)
    // Where the file was replaced, this connection is to another database than the first one.
    guard isStillThere else { throw Failure.moved }
    return connection
  }

  private static func identity(_ place: Connection.Place) -> [UInt64]? {
    switch place {
    case .memory: return nil
    case .file(let path), .unchangingFile(let path), .untouchedFile(let path):
      var info = stat()
      let code = (path.map { CChar(bitPattern: $0) } + [0]).withUnsafeBufferPointer { name in
        name.baseAddress.map { stat($0, &info) } ?? -1
      }
      return code == 0 ? [UInt64(info.st_dev), UInt64(info.st_ino)] : []
    }
  }
}
