/// How far columns had grown at some moment: the length of each array, in the visitor's order.
struct ColumnMark: Sendable, Hashable {
  var counts: [Int] = []

  /// Where the arrays of some columns end now.
  init(_ columns: CableColumns, _ files: FileColumns) {
    var counter = Counter()
    var columns = columns
    var files = files
    columns.visit(&counter)
    files.visit(&counter)
    counts = counter.counts
  }

  /// The beginning.
  init() {}

  private struct Counter: ColumnVisitor {
    var counts: [Int] = []

    mutating func visit<Value: FixedWidthInteger & BitwiseCopyable>(_ column: inout [Value]) {
      counts.append(column.count)
    }
  }
}

/// Columns as bytes: what was added to each array since a mark, one behind the other.
///
/// The numbers lie as the machine has them; an index of another kind of machine is rebuilt.
enum ColumnCodec {
  /// What came since the mark.
  static func encode(_ columns: CableColumns, _ files: FileColumns, since mark: ColumnMark)
    -> [UInt8]
  {
    var writer = Writer(starts: mark.counts)
    var columns = columns
    var files = files
    columns.visit(&writer)
    files.visit(&writer)
    return writer.bytes
  }

  /// Adds what `encode` gave; false where the bytes do not fit, and the columns are then of no use.
  static func decode(
    _ bytes: UnsafeRawBufferPointer, into columns: inout CableColumns,
    _ files: inout FileColumns
  ) -> Bool {
    var reader = Reader(bytes: bytes)
    columns.visit(&reader)
    files.visit(&reader)
    return !reader.isDamaged && reader.position == bytes.count
  }

  private struct Writer: ColumnVisitor {
    var bytes: [UInt8] = []
    let starts: [Int]
    private var column = 0

    init(starts: [Int]) { self.starts = starts }

    mutating func visit<Value: FixedWidthInteger & BitwiseCopyable>(_ values: inout [Value]) {
      let start = column < starts.count ? starts[column] : 0
      column += 1
      let added = values[start...]
      withUnsafeBytes(of: UInt64(added.count)) { bytes.append(contentsOf: $0) }
      added.withUnsafeBytes { bytes.append(contentsOf: $0) }
    }
  }

  private struct Reader: ColumnVisitor {
    let bytes: UnsafeRawBufferPointer
    var position = 0
    var isDamaged = false

    init(bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    mutating func visit<Value: FixedWidthInteger & BitwiseCopyable>(_ values: inout [Value]) {
      guard !isDamaged, position + 8 <= bytes.count else {
        isDamaged = true
        return
      }
      let count = bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self)
      position += 8
      guard count <= UInt64((bytes.count - position) / MemoryLayout<Value>.size) else {
        isDamaged = true
        return
      }
      let size = Int(count) * MemoryLayout<Value>.size
      let source = UnsafeRawBufferPointer(rebasing: bytes[position..<position + size])
      let before = values.count
      if before == 0 {
        values = [Value](unsafeUninitializedCapacity: Int(count)) { buffer, initialized in
          UnsafeMutableRawBufferPointer(buffer).copyMemory(from: source)
          initialized = Int(count)
        }
      } else {
        let chunk = [Value](unsafeUninitializedCapacity: Int(count)) { buffer, initialized in
          UnsafeMutableRawBufferPointer(buffer).copyMemory(from: source)
          initialized = Int(count)
        }
        values.append(contentsOf: chunk)
      }
      position += size
    }
  }
}
