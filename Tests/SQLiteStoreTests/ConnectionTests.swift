import SQLiteStore
import Testing

/// What goes through one connection.
@Suite struct ConnectionTests {
  private func memory() throws -> Connection { try Connection(.memory, .create) }

  private func kind(of body: () throws -> Void) -> Failure.Kind? {
    do {
      try body()
      return nil
    } catch { return (error as? Failure)?.kind }
  }

  @Test(
    arguments: [
      .null, .integer(0), .integer(.min), .integer(.max), .text(""), .text("a\0b"),
      .text("é 🙂 \u{202E}"),
      .text(String(repeating: "long ", count: 100_000)), .bytes([]), .bytes([0, 255, 0]),
    ] as [Value])
  func aValueComesBackAsItWas(value: Value) throws {
    let connection = try memory()
    try connection.execute("CREATE TABLE t(v)")
    try connection.run("INSERT INTO t VALUES(?)", [value])
    let back = try connection.first("SELECT v FROM t") { row -> Value in
      switch value {
      case .null: row.isNull(0) ? .null : .integer(1)
      case .integer: .integer(try row.integer(0))
      case .text: .text(try row.text(0))
      case .bytes: .bytes(try row.bytes(0))
      }
    }
    #expect(back == value)
  }

  @Test(arguments: ["NULL", "1.5", "'text'", "x'00'"])
  func whatIsNoIntegerIsAMismatch(cell: String) throws {
    let row = try memory().rows("SELECT \(cell)")
    #expect(try row.next())
    #expect(kind { _ = try row.integer(0) } == .mismatch)
  }

  @Test func whatIsNotUTF8IsMarkedInAText() throws {
    #expect(try memory().text("SELECT CAST(x'41FF42' AS TEXT)") == "A\u{FFFD}B")
  }

  @Test func allValuesOfARowAreGiven() throws {
    let row = try memory().rows("SELECT NULL, 1, 'x', x'00'")
    #expect(try row.next())
    #expect(try row.values() == [.null, .integer(1), .text("x"), .bytes([0])])
    let other = try memory().rows("SELECT 1, 1.5")
    #expect(try other.next())
    #expect(kind { _ = try other.values() } == .mismatch)
  }

  @Test(arguments: ["NULL", "1.5", "1", "x'00'"])
  func whatIsNoTextIsAMismatch(cell: String) throws {
    let row = try memory().rows("SELECT \(cell)")
    #expect(try row.next())
    #expect(kind { _ = try row.text(0) } == .mismatch)
  }

  @Test(arguments: ["NULL", "1.5", "1", "'text'"])
  func whatIsNoBlobIsAMismatch(cell: String) throws {
    let row = try memory().rows("SELECT \(cell)")
    #expect(try row.next())
    #expect(kind { _ = try row.bytes(0) } == .mismatch)
    #expect(kind { try row.withBytes(0) { _ in } } == .mismatch)
  }

  @Test(arguments: [
    ("SELECT ?, ?", Failure.Kind.other), ("INSERT INTO t VALUES(1)", .other),
    ("INSERT INTO t VALUES(?); DROP TABLE t", .other), ("", .other), ("-- nothing", .other),
    ("INSERT INTO u VALUES(?)", .statement), ("INSERT INTO t VALUES(", .statement),
  ])
  func aStatementThatDoesNotFitIsRefused(sql: String, kind expected: Failure.Kind) throws {
    let connection = try memory()
    try connection.execute("CREATE TABLE t(v)")
    #expect(kind { try connection.run(sql, [7]) } == expected)
    #expect(try connection.int("SELECT count(*) FROM t") == 0)
  }

  @Test func columnsAreFoundByTheirNames() throws {
    let row = try memory().rows("SELECT 1 AS a, 'x' AS b, NULL AS c")
    #expect(try row.next())
    #expect(try row.int("a") == 1)
    #expect(try row.text("b") == "x")
    #expect(try row.optionalText("c") == nil)
    #expect(kind { _ = try row.int("d") } == .mismatch)
    #expect(kind { _ = try row.int("b") } == .mismatch)
  }

  @Test func oneStatementMayRunWithinItself() throws {
    let connection = try memory()
    let sql = "SELECT 1 UNION SELECT 2 UNION SELECT 3"
    var pairs = 0
    let outer = try connection.rows(sql)
    while try outer.next() {
      let inner = try connection.rows(sql)
      while try inner.next() { pairs += 1 }
    }
    #expect(pairs == 9)
  }

  @Test func aStatementKeepsNothingFromItsLastRun() throws {
    let connection = try memory()
    try connection.execute("CREATE TABLE t(v); INSERT INTO t VALUES(1), (2)")
    let sql = "SELECT v FROM t WHERE v >= ? ORDER BY v"
    #expect(try connection.int(sql, [1]) == 1)
    // The row that was not read would hold a lock, and hinder this.
    try connection.execute("DROP TABLE t; CREATE TABLE t(v, w); INSERT INTO t VALUES(5, 6)")
    #expect(try connection.int(sql, [2]) == 5)
  }

  @Test func aTransactionThatFailsLeavesNothing() throws {
    let connection = try memory()
    try connection.execute("CREATE TABLE t(v UNIQUE)")
    let failed = kind {
      try connection.transaction(.immediate) {
        try connection.run("INSERT INTO t VALUES(?)", [1])
        try connection.run("INSERT INTO t VALUES(?)", [1])
      }
    }
    #expect(failed == .constraint)
    #expect(try connection.int("SELECT count(*) FROM t") == 0)
    try connection.transaction(.immediate) { try connection.run("INSERT INTO t VALUES(1)") }
    #expect(try connection.int("SELECT count(*) FROM t") == 1)
    #expect(connection.changeCount == 1)
  }

  @Test func noSpaceIsFull() throws {
    let connection = try memory()
    try connection.execute("CREATE TABLE t(v); PRAGMA max_page_count = 2")
    let failed = kind {
      try connection.run("INSERT INTO t VALUES(?)", [[UInt8](repeating: 1, count: 100_000)])
    }
    #expect(failed == .full)
  }

  @Test func triggersAndViewsOfAFileAreNotRun() throws {
    let connection = try memory()
    try connection.execute(
      """
      CREATE TABLE t(v); CREATE TABLE u(v); CREATE VIEW w AS SELECT v FROM t;
      CREATE TRIGGER r AFTER INSERT ON t BEGIN INSERT INTO u VALUES(1); END
      """)
    try connection.run("INSERT INTO t VALUES(1)")
    #expect(try connection.int("SELECT count(*) FROM u") == 0)
    #expect(kind { _ = try connection.int("SELECT count(*) FROM w") } == .statement)
  }
}
