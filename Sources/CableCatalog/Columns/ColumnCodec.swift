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

    mutating func visit<Value: BitwiseCopyable & Sendable>(_ column: inout Stored<Value>) {
      counts.append(column.count)
    }
  }
}

/// What was added to columns since a mark, to be written as bytes: that of each array, one after the other.
///
/// Numbers have the byte order of the machine; an index of another kind of machine is rebuilt.
package final class ColumnAddition: Sendable {
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

    mutating func visit<Value: BitwiseCopyable & Sendable>(_ values: inout Stored<Value>) {
      let start = column < starts.count ? starts[column] : 0
      column += 1
      withUnsafeBytes(of: UInt64(values.count - start)) { append($0) }
      values.forEachRun(from: start) { append($0) }
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

/// Bytes of a `ColumnAddition` from the first one on, in pieces as they are asked for.
package struct ColumnSource {
  /// How many bytes there are.
  let size: Int
  /// Fills a buffer with the next bytes; false if there are not so many.
  let read: (UnsafeMutableRawBufferPointer) -> Bool
  /// Leaves out so many bytes; false if there are not so many.
  let skip: (Int) -> Bool

  /// A source from its parts.
  package init(
    size: Int, read: @escaping (UnsafeMutableRawBufferPointer) -> Bool,
    skip: @escaping (Int) -> Bool
  ) {
    self.size = size
    self.read = read
    self.skip = skip
  }

  /// Bytes that are in memory, and stay there while they are read.
  init(_ bytes: UnsafeRawBufferPointer) {
    var position = 0
    func skip(_ count: Int) -> Bool {
      guard count <= bytes.count - position else { return false }
      position += count
      return true
    }
    self.init(
      size: bytes.count,
      read: { buffer in
        let start = position
        guard skip(buffer.count) else { return false }
        buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[start..<position]))
        return true
      }, skip: skip)
  }
}

/// Columns from the bytes of a `ColumnAddition`: those of the cables come first, then those of the files.
package enum ColumnCodec {
  /// Adds the cables of what was written in several steps; the columns are of no use where the bytes do
  /// not fit.
  ///
  /// - Parameters:
  ///   - sources: what was written, the oldest first.
  ///   - columns: what is added to.
  /// - Returns: of each source how many bytes were the cables'; nil if they do not fit.
  package static func decodeCables(
    _ sources: [ColumnSource], into columns: inout CableColumns
  ) -> [Int]? {
    var reader = Reader(sources)
    columns.visit(&reader)
    return reader.isDamaged ? nil : zip(sources, reader.left).map { $0.size - $1 }
  }

  /// Adds the files of what was written in several steps; the columns are of no use where the bytes do
  /// not fit.
  ///
  /// - Parameters:
  ///   - sources: what was written, the oldest first.
  ///   - files: what is added to.
  /// - Returns: of each source how many bytes were the cables', which were left out; nil if the bytes do
  ///   not fit.
  package static func decodeFiles(
    _ sources: [ColumnSource], into files: inout FileColumns
  ) -> [Int]? {
    var reader = Reader(sources)
    var cables = CableColumns()
    reader.isSkipping = true
    cables.visit(&reader)
    reader.isSkipping = false
    let left = reader.left
    files.visit(&reader)
    guard !reader.isDamaged, reader.left.allSatisfy({ $0 == 0 }) else { return nil }
    return zip(sources, left).map { $0.size - $1 }
  }

  /// Adds what was written; false if the bytes do not fit, and the columns are then of no use.
  package static func decode(
    _ bytes: UnsafeRawBufferPointer, into columns: inout CableColumns, _ files: inout FileColumns
  ) -> Bool {
    var reader = Reader([ColumnSource(bytes)])
    columns.visit(&reader)
    files.visit(&reader)
    return !reader.isDamaged && reader.left == [0]
  }

  /// Adds to each array what every source has of it: each grows once, however many sources there are.
  private struct Reader: ColumnVisitor {
    let sources: [ColumnSource]
    /// Bytes of each source that are still to come.
    var left: [Int]
    /// True while arrays are left out.
    var isSkipping = false
    var isDamaged = false

    init(_ sources: [ColumnSource]) {
      self.sources = sources
      left = sources.map(\.size)
    }

    mutating func visit<Value: BitwiseCopyable & Sendable>(_ values: inout Stored<Value>) {
      guard !isDamaged, let sizes = sizes(of: MemoryLayout<Value>.size) else {
        isDamaged = true
        return
      }
      if isSkipping {
        isDamaged = !zip(sources, sizes).allSatisfy { $0.skip($1) }
        return
      }
      let added = sizes.reduce(0, +)
      let isRead = values.append(count: added / MemoryLayout<Value>.size) { buffer in
        var rest = buffer[...]
        for (source, size) in zip(sources, sizes) where size > 0 {
          guard source.read(UnsafeMutableRawBufferPointer(rebasing: rest.prefix(size))) else {
            return false
          }
          rest = rest.dropFirst(size)
        }
        return true
      }
      if !isRead { isDamaged = true }
    }

    /// Of each source how many bytes the next array has; nil if there are not so many.
    private mutating func sizes(of value: Int) -> [Int]? {
      var sizes: [Int] = []
      sizes.reserveCapacity(sources.count)
      for (index, source) in sources.enumerated() {
        var count: UInt64 = 0
        guard left[index] >= 8, withUnsafeMutableBytes(of: &count, source.read),
          count <= UInt64((left[index] - 8) / value)
        else { return nil }
        sizes.append(Int(count) * value)
        left[index] -= 8 + Int(count) * value
      }
      return sizes
    }
  }
}
