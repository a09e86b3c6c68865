/// Columns as a group that is written and lent as a whole: those of the cables, those of the files, and what follows
/// from both.
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

/// One array of a group, as the bytes that memory has of it.
package struct ColumnArray {
  /// How many values it has.
  package let count: Int
  /// How many bytes a value takes.
  package let size: Int
  /// What lends the first values; nil where none are lent.
  package let lender: LentBytes?
  /// How many values are lent.
  package let lentCount: Int
  private let run: (Int, (UnsafeRawBufferPointer) -> Void) -> Void

  fileprivate init<Value>(_ values: Stored<Value>) {
    count = values.count
    size = MemoryLayout<Value>.size
    lender = values.lender
    lentCount = values.lentCount
    run = { values.forEachRun(from: $0, $1) }
  }

  /// Calls with the bytes from a value on, in one or two runs.
  package func forEachRun(from start: Int, _ body: (UnsafeRawBufferPointer) -> Void) {
    run(start, body)
  }
}

/// Bytes that lend all values of one array.
package struct LentArray {
  let bytes: LentBytes
  let count: Int
  let size: Int

  /// The first values in some bytes: how many, and how many bytes each takes.
  package init(_ bytes: LentBytes, count: Int, size: Int) {
    self.bytes = bytes
    self.count = count
    self.size = size
  }
}

extension ColumnGroup {
  /// All arrays, in the visitor's order; nothing is copied.
  package var arrays: [ColumnArray] {
    var lister = ArrayLister()
    var group = self
    group.visit(&lister)
    return lister.arrays
  }

  /// Lets some bytes lend each array its values, in the visitor's order; an array stays as it is where there is nil.
  ///
  /// Where the values are others than before, `index` is due.
  ///
  /// - Returns: false where the bytes are not those of as many arrays with such values; the group is then of no use.
  package mutating func lend(_ lent: [LentArray?]) -> Bool {
    var lending = Lending(lent: lent)
    visit(&lending)
    return !lending.isDamaged && lending.next == lent.count
  }

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

private struct ArrayLister: ColumnVisitor {
  var arrays: [ColumnArray] = []

  mutating func visit<Value: BitwiseCopyable & Sendable>(_ values: inout Stored<Value>) {
    arrays.append(ColumnArray(values))
  }
}

private struct Lending: ColumnVisitor {
  let lent: [LentArray?]
  var next = 0
  var isDamaged = false

  mutating func visit<Value: BitwiseCopyable & Sendable>(_ values: inout Stored<Value>) {
    defer { next += 1 }
    guard !isDamaged, next < lent.count else {
      isDamaged = true
      return
    }
    guard let array = lent[next] else { return }
    guard array.size == MemoryLayout<Value>.size,
      let stored = Stored<Value>(lentBy: array.bytes, at: 0, count: array.count)
    else {
      isDamaged = true
      return
    }
    values = stored
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
