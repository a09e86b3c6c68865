internal import CSQLite

/// The function `row_checksum(…)` of each connection: a number by which a flipped bit is noticed.
///
/// FNV-1a of 64 bits over the kind, the length and the bytes of each value: a change of any one byte
/// gives another number, and all others but for one in 2⁶⁴.
enum RowChecksum {
  /// Lets the statements of a connection, and the columns of its tables, call the function.
  ///
  /// - Returns: the code of SQLite.
  static func install(in handle: OpaquePointer) -> Int32 {
    sqlite3_create_function_v2(
      handle, "row_checksum", -1, SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS, nil,
      { context, count, values in
        var sum: UInt64 = 0xCBF2_9CE4_8422_2325
        for index in 0..<Int(count) { RowChecksum.add(values?[index], to: &sum) }
        sqlite3_result_int64(context, Int64(bitPattern: sum))
      }, nil, nil, nil)
  }

  private static func add(_ value: OpaquePointer?, to sum: inout UInt64) {
    let kind = sqlite3_value_type(value)
    add(UInt8(truncatingIfNeeded: kind), to: &sum)
    switch kind {
    case SQLITE_NULL: break
    case SQLITE_INTEGER: add(UInt64(bitPattern: sqlite3_value_int64(value)), to: &sum)
    case SQLITE_FLOAT: add(sqlite3_value_double(value).bitPattern, to: &sum)
    default:
      // The pointer first: asking for the size could otherwise convert the value in between.
      let start = sqlite3_value_blob(value)
      let bytes = UnsafeRawBufferPointer(
        start: start, count: start == nil ? 0 : Int(sqlite3_value_bytes(value)))
      add(UInt64(bytes.count), to: &sum)
      for byte in bytes { add(byte, to: &sum) }
    }
  }

  private static func add(_ number: UInt64, to sum: inout UInt64) {
    for shift in stride(from: 0, to: 64, by: 8) {
      add(UInt8(truncatingIfNeeded: number >> UInt64(shift)), to: &sum)
    }
  }

  private static func add(_ byte: UInt8, to sum: inout UInt64) {
    sum = (sum ^ UInt64(byte)) &* 0x100_0000_01B3
  }
}
