/// Columns as a group that is written and lent as a whole: those of the cables, those of the files.
package protocol ColumnGroup: Sendable {
  /// No columns.
  init()

  /// Lets a visitor see every array, always in one order; `index` is due if it changed them.
  mutating func visit(_ visitor: inout some ColumnVisitor)

  /// Makes texts findable again after a visitor changed the arrays.
  mutating func index()
}

extension CableColumns: ColumnGroup {}
extension FileColumns: ColumnGroup {}

/// Where the arrays of a group of columns are among bytes that hold them just as memory does.
package struct ColumnLayout: Sendable, Hashable {
  /// An array: where it begins, how many values it has, and how many bytes each takes.
  package struct Entry: Sendable, Hashable {
    package var offset: Int
    package var count: Int
    package var size: Int

    /// An entry from its parts.
    package init(offset: Int, count: Int, size: Int) {
      self.offset = offset
      self.count = count
      self.size = size
    }
  }

  /// In the visitor's order.
  package var entries: [Entry]
  /// Where the last array ends.
  package var end: Int

  /// A layout from its parts.
  package init(entries: [Entry], end: Int) {
    self.entries = entries
    self.end = end
  }

  /// Each array begins at a multiple of this.
  private static let alignment = 16

  /// Where the arrays of a group are if the first begins at an offset.
  package init(of group: some ColumnGroup, from offset: Int) {
    var planner = Planner(layout: ColumnLayout(entries: [], end: offset))
    var group = group
    group.visit(&planner)
    self = planner.layout
  }

  private struct Planner: ColumnVisitor {
    var layout: ColumnLayout

    mutating func visit<Value: BitwiseCopyable & Sendable>(_ values: inout Stored<Value>) {
      let start = (layout.end + alignment - 1) / alignment * alignment
      layout.entries.append(
        Entry(offset: start, count: values.count, size: MemoryLayout<Value>.size))
      layout.end = start + values.count * MemoryLayout<Value>.size
    }
  }

  /// Calls with the bytes of a group from an offset on, of which the layout was made, run by run; what of them is lent
  /// then rests.
  package func forEachRun(
    of group: some ColumnGroup, from offset: Int, _ body: (UnsafeRawBufferPointer) -> Void
  ) {
    withoutActuallyEscaping(body) { body in
      var writer = Writer(entries: entries, position: offset, body: body)
      var group = group
      group.visit(&writer)
    }
  }

  private struct Writer: ColumnVisitor {
    let entries: [Entry]
    var position: Int
    let body: (UnsafeRawBufferPointer) -> Void
    private var next = 0

    init(entries: [Entry], position: Int, body: @escaping (UnsafeRawBufferPointer) -> Void) {
      self.entries = entries
      self.position = position
      self.body = body
    }

    mutating func visit<Value: BitwiseCopyable & Sendable>(_ values: inout Stored<Value>) {
      let gap = [UInt8](repeating: 0, count: entries[next].offset - position)
      gap.withUnsafeBytes(body)
      values.forEachRun(body)
      values.rest()
      position = entries[next].offset + values.count * MemoryLayout<Value>.size
      next += 1
    }
  }

  /// A group whose arrays are lent by bytes; nil where these do not hold what the layout says.
  ///
  /// Cost: a step for each array; no byte is read.
  package func group<Group: ColumnGroup>(_ type: Group.Type, lentBy bytes: LentBytes) -> Group? {
    var lending = Lending(entries: entries, bytes: bytes)
    var group = Group()
    group.visit(&lending)
    guard !lending.isDamaged, lending.next == entries.count else { return nil }
    group.index()
    return group
  }

  private struct Lending: ColumnVisitor {
    let entries: [Entry]
    let bytes: LentBytes
    var next = 0
    var isDamaged = false

    init(entries: [Entry], bytes: LentBytes) {
      self.entries = entries
      self.bytes = bytes
    }

    mutating func visit<Value: BitwiseCopyable & Sendable>(_ values: inout Stored<Value>) {
      guard !isDamaged, next < entries.count, entries[next].size == MemoryLayout<Value>.size,
        let lent = Stored<Value>(
          lentBy: bytes, at: entries[next].offset, count: entries[next].count)
      else {
        isDamaged = true
        return
      }
      values = lent
      next += 1
    }
  }
}

extension ColumnGroup {
  /// True once some of what is lent to the columns could not be had, and zeros came in its place.
  ///
  /// Cost: a step for each array.
  package var isLost: Bool {
    var finder = LossFinder()
    var group = self
    group.visit(&finder)
    return finder.isLost
  }

  /// Says that what is lent to the columns is not looked at for now.
  package func rest() {
    var visitor = Resting()
    var group = self
    group.visit(&visitor)
  }

  /// How many bytes of memory the arrays have that are not lent.
  package var ownBytes: Int {
    var counter = OwnBytes()
    var group = self
    group.visit(&counter)
    return counter.count
  }
}

private struct LossFinder: ColumnVisitor {
  var isLost = false

  mutating func visit<Value: BitwiseCopyable & Sendable>(_ values: inout Stored<Value>) {
    isLost = isLost || values.isLost
  }
}

private struct Resting: ColumnVisitor {
  mutating func visit<Value: BitwiseCopyable & Sendable>(_ values: inout Stored<Value>) {
    values.rest()
  }
}

private struct OwnBytes: ColumnVisitor {
  var count = 0

  mutating func visit<Value: BitwiseCopyable & Sendable>(_ values: inout Stored<Value>) {
    count += values.ownBytes
  }
}
