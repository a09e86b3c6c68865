import Glibc
import SQLiteStore
import Synchronization
import Testing

/// A database with several connections.
@Suite struct DatabaseTests {
  let scratch = Scratch()

  private func open(_ access: Connection.Access = .create, readers: Int = 2) throws -> Database {
    let database = try Database(scratch.place("t"), access, readerCount: readers)
    if access != .read {
      try database.withConnection {
        try $0.run("PRAGMA journal_mode = WAL")
        try $0.execute("CREATE TABLE IF NOT EXISTS t(v)")
      }
    }
    return database
  }

  private func count(_ connection: Connection) throws -> Int? {
    try connection.int("SELECT count(*) FROM t")
  }

  private func kind(of body: () throws -> Void) -> Failure.Kind? {
    do {
      try body()
      return nil
    } catch { return (error as? Failure)?.kind }
  }

  @Test func aReaderSeesOneStateWhateverIsWritten() throws {
    let database = try open()
    try database.read { connection in
      #expect(try count(connection) == 0)
      try database.write { try $0.run("INSERT INTO t VALUES(1)") }
      #expect(try count(connection) == 0)
    }
    #expect(try database.read(count) == 1)
  }

  @Test func manyThreadsReadAndWriteAtOnce() async throws {
    let database = try open()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<8 {
        group.addTask {
          for _ in 0..<25 {
            try database.write {
              try $0.run("INSERT INTO t VALUES(1)")
              try $0.run("INSERT INTO t VALUES(2)")
            }
            let seen = try database.read { try $0.int("SELECT count(*) FROM t") }
            #expect(seen.map { $0 % 2 } == 0)
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(try database.read(count) == 400)
  }

  @Test func aDatabaseInMemoryIsOneForAll() throws {
    let database = try Database(.memory, .create, readerCount: 4)
    try database.write { try $0.execute("CREATE TABLE t(v); INSERT INTO t VALUES(1)") }
    #expect(try database.read(count) == 1)
    #expect(database.isStillThere)
  }

  @Test func aReaderOfAReplacedFileIsRefused() throws {
    let database = try open()
    #expect(database.isStillThere)
    let (from, to) = (scratch.file("t"), scratch.file("u"))
    #expect(
      (from + [0]).withCharacters { from in (to + [0]).withCharacters { rename(from, $0) } } == 0)
    #expect(!database.isStillThere)
    let other = try Database(scratch.place("t"), .create)
    try other.write { try $0.execute("CREATE TABLE t(v); INSERT INTO t VALUES(9)") }
    #expect(kind { _ = try database.read(count) } == .moved)
    #expect(!database.isStillThere)
  }

  @Test func whatIsOpenedForReadingIsNotWritten() throws {
    _ = try open()
    let database = try open(.read)
    #expect(try database.read(count) == 0)
    #expect(kind { try database.write { try $0.run("INSERT INTO t VALUES(1)") } } == .readOnly)
  }

  @Test func aClosedDatabaseAnswersNothing() throws {
    let database = try open()
    database.close()
    #expect(kind { _ = try database.read(count) } == .other)
    #expect(kind { try database.write { _ in } } == .other)
  }
}
