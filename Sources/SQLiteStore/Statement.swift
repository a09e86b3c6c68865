internal import CSQLite
import Glibc

/// A prepared statement with its arguments, and the row of the result that it is at.
///
/// It belongs to one caller at a time; when that one is done, the connection keeps it for the next.
/// Columns count from 0.
public struct Statement: ~Copyable {
  private let handle: OpaquePointer
  private let sql: String
  // Also what keeps the connection open.
  private let connection: Connection

  init(_ handle: OpaquePointer, _ sql: String, _ connection: Connection) {
    self.handle = handle
    self.sql = sql
    self.connection = connection
  }

  deinit { connection.takeBack(handle, sql) }

  /// Puts values in the places of the `?`, in order.
  ///
  /// - Throws: SQLite's error, or one if there are more or fewer places than values.
  func bind(_ arguments: [any Bindable]) throws(Failure) {
    guard Int(sqlite3_bind_parameter_count(handle)) == arguments.count else {
      throw Failure(code: SQLITE_RANGE, reason: "wrong number of arguments for: \(sql)")
    }
    for (position, argument) in arguments.enumerated() {
      let index = Int32(position + 1)
      let code =
        switch argument.value {
        case .null: sqlite3_bind_null(handle, index)
        case .integer(let number): sqlite3_bind_int64(handle, index, number)
        case .text(var text):
          text.withUTF8 { utf8 in
            utf8.withMemoryRebound(to: CChar.self) {
              cs_bind_text(handle, index, $0.baseAddress, UInt64($0.count))
            }
          }
        case .bytes(let bytes):
          bytes.withUnsafeBytes {
            cs_bind_blob(handle, index, $0.baseAddress, UInt64($0.count))
          }
        }
      try connection.check(code)
    }
  }

  /// Runs it to its end with some values in the places of the `?`, and makes it ready for the next time.
  ///
  /// - Throws: SQLite's error, or one if there are more or fewer places than values.
  func run(_ arguments: [any Bindable]) throws(Failure) {
    try bind(arguments)
    // A failure is reported by the step; the reset would only repeat it.
    defer { sqlite3_reset(handle) }
    while try next() {}
  }

  /// Goes to the next row.
  ///
  /// - Returns: false after the last one.
  public func next() throws(Failure) -> Bool {
    switch sqlite3_step(handle) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    case let code: throw connection.failure(code)
    }
  }

  // MARK: Columns

  /// True if a column holds nothing.
  public func isNull(_ column: Int) -> Bool {
    sqlite3_column_type(handle, Int32(column)) == SQLITE_NULL
  }

  /// A whole number.
  ///
  /// - Throws: `mismatch` where the column holds anything else.
  public func integer(_ column: Int) throws(Failure) -> Int64 {
    try expect(SQLITE_INTEGER, "an integer", column)
    return sqlite3_column_int64(handle, Int32(column))
  }

  /// A whole number.
  ///
  /// - Throws: `mismatch` where the column holds anything else.
  public func int(_ column: Int) throws(Failure) -> Int { Int(try integer(column)) }

  /// A text; bytes in it that are not UTF-8 are U+FFFD.
  ///
  /// - Throws: `mismatch` where the column holds anything else.
  public func text(_ column: Int) throws(Failure) -> String {
    try expect(SQLITE_TEXT, "text", column)
    guard let start = sqlite3_column_text(handle, Int32(column)) else {
      throw connection.failure(SQLITE_NOMEM)
    }
    let bytes = UnsafeBufferPointer(
      start: start, count: Int(sqlite3_column_bytes(handle, Int32(column))))
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A text, or nil if the column holds nothing.
  ///
  /// - Throws: `mismatch` where the column holds anything else.
  public func optionalText(_ column: Int) throws(Failure) -> String? {
    isNull(column) ? nil : try text(column)
  }

  /// Bytes.
  ///
  /// - Throws: `mismatch` where the column holds anything else.
  public func bytes(_ column: Int) throws(Failure) -> [UInt8] {
    try expect(SQLITE_BLOB, "a blob", column)
    return unsafe(column) { Array($0) }
  }

  /// Calls with the bytes in place; they are invalid after the next row.
  ///
  /// - Throws: `mismatch` where the column holds anything else, and what the body throws.
  public func withBytes<Result>(
    _ column: Int, _ body: (UnsafeRawBufferPointer) throws -> Result
  ) throws -> Result {
    try expect(SQLITE_BLOB, "a blob", column)
    return try unsafe(column, body)
  }

  // MARK: Columns by name

  /// The number of the column with a name.
  ///
  /// Cost: a comparison for each column before it.
  ///
  /// - Throws: `mismatch` where there is none.
  public func column(_ name: String) throws(Failure) -> Int {
    let found = name.withCString { name in
      (0..<sqlite3_column_count(handle)).first { column in
        sqlite3_column_name(handle, column).map { strcmp($0, name) == 0 } ?? false
      }
    }
    guard let found else {
      throw Failure(code: SQLITE_MISMATCH, reason: "there is no column \(name) in: \(sql)")
    }
    return Int(found)
  }

  /// A whole number, as `integer` of the column's number has it.
  public func integer(_ name: String) throws(Failure) -> Int64 { try integer(column(name)) }

  /// A whole number, as `int` of the column's number has it.
  public func int(_ name: String) throws(Failure) -> Int { try int(column(name)) }

  /// A text, as `text` of the column's number has it.
  public func text(_ name: String) throws(Failure) -> String { try text(column(name)) }

  /// A text or nil, as `optionalText` of the column's number has it.
  public func optionalText(_ name: String) throws(Failure) -> String? {
    try optionalText(column(name))
  }

  // MARK: Any columns

  /// The values of all columns.
  ///
  /// - Throws: `mismatch` where one is a number with a fraction.
  public func values() throws(Failure) -> [Value] {
    var values: [Value] = []
    for column in 0..<Int(sqlite3_column_count(handle)) {
      switch sqlite3_column_type(handle, Int32(column)) {
      case SQLITE_NULL: values.append(.null)
      case SQLITE_TEXT: values.append(.text(try text(column)))
      case SQLITE_BLOB: values.append(.bytes(try bytes(column)))
      default: values.append(.integer(try integer(column)))
      }
    }
    return values
  }

  private func unsafe<Result, Fault: Error>(
    _ column: Int, _ body: (UnsafeRawBufferPointer) throws(Fault) -> Result
  ) throws(Fault) -> Result {
    // The pointer first: asking for the size could otherwise convert the value in between.
    let start = sqlite3_column_blob(handle, Int32(column))
    let count = Int(sqlite3_column_bytes(handle, Int32(column)))
    return try body(UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : count))
  }

  private func expect(_ type: Int32, _ name: String, _ column: Int) throws(Failure) {
    guard sqlite3_column_type(handle, Int32(column)) == type else { throw mismatch(column, name) }
  }

  private func mismatch(_ column: Int, _ expected: String) -> Failure {
    Failure(code: SQLITE_MISMATCH, reason: "column \(column) is not \(expected) in: \(sql)")
  }
}
