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

/// What was added to columns since a mark, to be written as bytes: that of each array, one after the other.
///
/// Numbers have the byte order of the machine; an index of another kind of machine is rebuilt.
package struct ColumnAddition: Sendable {
  private let columns: CableColumns
  private let files: FileColumns
  private let mark: ColumnMark

  /// What came since the mark, of all columns where there is none; nothing is copied yet.
  package init(_ columns: CableColumns, _ files: FileColumns, since mark: ColumnMark = .init()) {
    self.columns = columns
    self.files = files
    self.mark = mark
  }

  /// Calls with the bytes in parts of a size, of which the last may be shorter.
  ///
  /// Cost: linear; the memory of one part, however much was added.
  package func forEachPart<Failure>(
    of size: Int, _ body: ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    let failure = withoutActuallyEscaping(body) { body in
      var writer = Writer(starts: mark.counts, size: size, body: body)
      var (columns, files) = (columns, files)
      columns.visit(&writer)
      files.visit(&writer)
      writer.finish()
      return writer.failure
    }
    if let failure { throw failure }
  }

  /// All bytes at once.
  package var bytes: [UInt8] {
    var bytes: [UInt8] = []
    forEachPart(of: 1 << 16) { bytes += $0 }
    return bytes
  }

  private struct Writer<Failure: Error>: ColumnVisitor {
    let starts: [Int]
    let size: Int
    let body: ([UInt8]) throws(Failure) -> Void
    private var part: [UInt8] = []
    private var column = 0
    /// Why no more is written.
    private(set) var failure: Failure?

    init(starts: [Int], size: Int, body: @escaping ([UInt8]) throws(Failure) -> Void) {
      self.starts = starts
      self.size = size
      self.body = body
      part.reserveCapacity(size)
    }

    mutating func visit<Value: BitwiseCopyable>(_ values: inout [Value]) {
      let start = column < starts.count ? starts[column] : 0
      column += 1
      let added = values[start...]
      withUnsafeBytes(of: UInt64(added.count)) { append($0) }
      added.withUnsafeBytes { append($0) }
    }

    /// Hands over what is left.
    mutating func finish() { if !part.isEmpty { give() } }

    private mutating func append(_ bytes: UnsafeRawBufferPointer) {
      var rest = bytes[...]
      while failure == nil, !rest.isEmpty {
        let taken = rest.prefix(size - part.count)
        part.append(contentsOf: taken)
        rest = rest.dropFirst(taken.count)
        if part.count == size { give() }
      }
    }

    private mutating func give() {
      guard failure == nil else { return }
      do throws(Failure) { try body(part) } catch { failure = error }
      part.removeAll(keepingCapacity: true)
    }
  }
}

/// Columns from the bytes of a `ColumnAddition`.
package enum ColumnCodec {
  /// Adds what was written; false if the bytes do not fit, and the columns are then of no use.
  ///
  /// - Parameters:
  ///   - size: how many bytes there are.
  ///   - source: fills a buffer with the next bytes; false if there are not so many.
  ///   - columns: what is added to.
  ///   - files: what is added to.
  /// - Returns: true if everything was as it was written.
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

  /// Adds what was written; false if the bytes do not fit, and the columns are then of no use.
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
