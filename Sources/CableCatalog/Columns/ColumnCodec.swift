/// How far columns had grown at some moment: the length of each array, in the visitor's order.
package struct ColumnMark: Sendable, Hashable {
  var counts: [Int] = []

  /// Where the arrays of some columns end now.
  package init(_ columns: CableColumns, _ files: FileColumns) {
    var counter = Counter()
    var columns = columns
    var files = files
    columns.visit(&counter)
    files.visit(&counter)
    counts = counter.counts
  }

  /// The beginning.
  package init() {}

  private struct Counter: ColumnVisitor {
    var counts: [Int] = []

    mutating func visit<Value: BitwiseCopyable>(_ column: inout [Value]) {
      counts.append(column.count)
    }
  }
}

/// Columns as bytes: what was added to each array since a mark, one after the other.
///
/// Numbers have the byte order of the machine; an index of another kind of machine is rebuilt.
package enum ColumnCodec {
  /// What came since the mark.
  package static func encode(_ columns: CableColumns, _ files: FileColumns, since mark: ColumnMark)
    -> [UInt8]
  {
    var writer = Writer(starts: mark.counts)
    var columns = columns
    var files = files
    columns.visit(&writer)
    files.visit(&writer)
    return writer.bytes
  }

  /// Adds what `encode` gave; false if the bytes do not fit, and the columns are then of no use.
  ///
  /// - Parameters:
  ///   - size: how many bytes there are.
  ///   - source: fills a buffer with the next bytes; false if there are not so many.
  ///   - columns: what is added to.
  ///   - files: what is added to.
  /// - Returns: true if everything was as `encode` wrote it.
  package static func decode(
    size: Int, from source: (UnsafeMutableRawBufferPointer) -> Bool,
    into columns: inout CableColumns, _ files: inout FileColumns
  ) -> Bool {
    withoutActuallyEscaping(source) { source in
      var reader = Reader(source: source, left: size)
      columns.visit(&reader)
      files.visit(&reader)
      return !reader.isDamaged && reader.left == 0
    }
  }

  /// Adds what `encode` gave; false if the bytes do not fit, and the columns are then of no use.
  package static func decode(
    _ bytes: UnsafeRawBufferPointer, into columns: inout CableColumns, _ files: inout FileColumns
  ) -> Bool {
    var position = 0
    return decode(
      size: bytes.count,
      from: { buffer in
        guard position + buffer.count <= bytes.count else { return false }
        buffer.copyMemory(
          from: UnsafeRawBufferPointer(rebasing: bytes[position..<position + buffer.count]))
        position += buffer.count
        return true
      }, into: &columns, &files)
  }

  private struct Writer: ColumnVisitor {
    var bytes: [UInt8] = []
    let starts: [Int]
    private var column = 0

    init(starts: [Int]) { self.starts = starts }

    mutating func visit<Value: BitwiseCopyable>(_ values: inout [Value]) {
      let start = column < starts.count ? starts[column] : 0
      column += 1
      let added = values[start...]
      withUnsafeBytes(of: UInt64(added.count)) { bytes.append(contentsOf: $0) }
      added.withUnsafeBytes { bytes.append(contentsOf: $0) }
    }
  }

  private struct Reader: ColumnVisitor {
    let source: (UnsafeMutableRawBufferPointer) -> Bool
    /// Bytes that are still to come.
    var left: Int
    var isDamaged = false

    mutating func visit<Value: BitwiseCopyable>(_ values: inout [Value]) {
      var count: UInt64 = 0
      guard !isDamaged, left >= 8, withUnsafeMutableBytes(of: &count, source),
        count <= UInt64((left - 8) / MemoryLayout<Value>.size)
      else {
        isDamaged = true
        return
      }
      left -= 8 + Int(count) * MemoryLayout<Value>.size
      var isRead = false
      let added = [Value](unsafeUninitializedCapacity: Int(count)) { buffer, initialized in
        isRead =
          count == 0
          || source(
            UnsafeMutableRawBufferPointer(
              rebasing:
                UnsafeMutableRawBufferPointer(buffer)[..<(Int(count) * MemoryLayout<Value>.size)]))
        initialized = isRead ? Int(count) : 0
      }
      isDamaged = !isRead
      if values.isEmpty { values = added } else { values.append(contentsOf: added) }
    }
  }
}
