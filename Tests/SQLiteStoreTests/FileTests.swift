import Glibc
import SQLiteStore
import Testing

/// Databases in files: damage, locks, copies.
@Suite struct FileTests {
  let scratch = Scratch()

  private func failure(of body: () throws -> Void) -> Failure? {
    do {
      try body()
      return nil
    } catch { return error as? Failure }
  }

  private func make(_ name: String, rows: Int = 1) throws {
    let connection = try Connection(scratch.place(name), .create)
    try connection.execute("CREATE TABLE t(v)")
    try connection.transaction(.immediate) {
      for number in 0..<rows { try connection.run("INSERT INTO t VALUES(?)", [number]) }
    }
  }

  @Test func aMissingFileIsReportedWithTheSystemsReason() {
    for access in [Connection.Access.read, .write] {
      let failed = failure { _ = try Connection(scratch.place("none"), access) }
      #expect(failed?.kind == .unopenable)
      #expect(failed?.reason.hasSuffix("No such file or directory") == true)
    }
  }

  @Test func whatIsNoDatabaseIsDamaged() throws {
    #expect(scratch.overwrite("text", Array("no database, but a text as long as it takes".utf8)))
    let connection = try Connection(scratch.place("text"), .write)
    #expect(failure { _ = try connection.hasTable("t") }?.kind == .damaged)
  }

  @Test func damageIsFoundAndNamed() throws {
    try make("t", rows: 5_000)
    let connection = try Connection(scratch.place("t"), .read)
    #expect(try connection.quickCheck() == [])
    #expect(try connection.integrityCheck() == [])
    #expect(scratch.overwrite("t", at: 8_192, [UInt8](repeating: 0xA5, count: 4_096)))
    let other = try Connection(scratch.place("t"), .read)
    #expect(try !other.quickCheck().isEmpty)
    #expect(failure { _ = try other.int("SELECT sum(v) FROM t") }?.kind == .damaged)
  }

  @Test func whatMayNotBeWrittenIsNot() throws {
    try make("t")
    let connection = try Connection(scratch.place("t"), .read)
    #expect(failure { try connection.run("DELETE FROM t") }?.kind == .readOnly)
    #expect(try connection.int("SELECT count(*) FROM t") == 1)
  }

  @Test func aLockThatIsHeldTooLongIsBusy() throws {
    try make("t")
    let holder = try Connection(scratch.place("t"), .write)
    let other = try Connection(scratch.place("t"), .write, patience: 5)
    try holder.transaction(.immediate) {
      #expect(failure { try other.transaction(.immediate) {} }?.kind == .busy)
    }
    try other.transaction(.immediate) {}
  }

  @Test func namesOfAnyBytesAreOpened() throws {
    for name in [[0xFF, 0x20, 0x3F, 0x23, 0x25, 0x34, 0x31], Array("a?b#c%41 d".utf8)] as [[UInt8]]
    {
      let path = scratch.file(name)
      try Connection(.file(path), .create).execute("CREATE TABLE t(v)")
      #expect((path + [0]).withCharacters { access($0, F_OK) } == 0)
      #expect(try Connection(.unchangingFile(path), .read).hasTable("t"))
      #expect(try Connection(.untouchedFile(path), .read).hasTable("t"))
    }
  }

  @Test func aFileThatWasCutIsReadAsFarAsItGoesWhereThatIsAskedFor() throws {
    try make("t", rows: 20_000)
    #expect((scratch.file("t") + [0]).withCharacters { truncate($0, 20_480) } == 0)
    let count = { (connection: Connection) in
      let rows = try connection.rows("SELECT v FROM t")
      var count = 0
      while (try? rows.next()) == true { count += 1 }
      return count
    }
    #expect(failure { _ = try count(try Connection(scratch.place("t"), .read)) }?.kind == .damaged)
    #expect(try count(try Connection(scratch.place("t"), .read, isCut: true)) > 100)
  }

  @Test func aCopyHoldsWhatWasThereAndNothingElse() throws {
    try make("from", rows: 3)
    let from = try Connection(scratch.place("from"), .write)
    let to = try Connection(scratch.place("to"), .create)
    try to.execute("CREATE TABLE other(v)")
    try from.backUp(to: to)
    #expect(try to.int("SELECT count(*) FROM t") == 3)
    #expect(try !to.hasTable("other"))
  }

  @Test func aCopyThatIsHinderedFails() throws {
    try make("from")
    try make("to")
    let from = try Connection(scratch.place("from"), .read)
    let to = try Connection(scratch.place("to"), .write, patience: 5)
    let holder = try Connection(scratch.place("to"), .write)
    try holder.transaction(.immediate) {
      #expect(failure { try from.backUp(to: to) }?.kind == .busy)
    }
  }
}
