/// Bytes that somebody else keeps for columns, such as a mapped file: until the last of these columns is gone.
package final class LentBytes: Sendable {
  nonisolated(unsafe) package let raw: UnsafeRawBufferPointer
  /// Which they are among all that this program has had from its lender: equal numbers are the same bytes.
  package let origin: UInt64?
  private let lost: @Sendable () -> Bool
  private let resting: @Sendable (Range<Int>) -> Void
  private let release: @Sendable () -> Void

  /// Bytes that stay where they are until `release` is called.
  ///
  /// - Parameters:
  ///   - raw: the bytes; aligned for any number.
  ///   - origin: a number that is that of no other bytes; nil where nobody asks.
  ///   - isLost: whether any of them could not be had since, and zeros came in their place.
  ///   - rest: called with the places of bytes that are not looked at for now.
  ///   - release: called once, when nothing has them any more.
  package init(
    _ raw: UnsafeRawBufferPointer, origin: UInt64? = nil,
    isLost: @escaping @Sendable () -> Bool = { false },
    rest: @escaping @Sendable (Range<Int>) -> Void = { _ in },
    release: @escaping @Sendable () -> Void
  ) {
    self.raw = raw
    self.origin = origin
    lost = isLost
    resting = rest
    self.release = release
  }

  /// True once bytes could not be had, and zeros came in their place.
  package var isLost: Bool { lost() }

  /// Says that some bytes are not looked at for now, so that they need not be in memory.
  func rest(_ range: Range<Int>) { resting(range) }

  deinit { release() }
}

/// Values one after the other: the first of them in bytes that are lent, those that were added since in memory
/// of their own.
///
/// A value like an array: what is added to a copy is in no other, and what is lent is neither copied nor written.
package struct Stored<Value: BitwiseCopyable & Sendable>: Sendable {
  /// Nil where nothing is lent.
  private(set) var lender: LentBytes?
  @usableFromInline nonisolated(unsafe) var lent: UnsafePointer<Value>?
  @usableFromInline package private(set) var lentCount: Int
  @usableFromInline var added: [Value]

  /// Values in memory of their own.
  package init(_ values: [Value] = []) {
    lentCount = 0
    added = values
  }

  /// Values that are lent; nil where they are not all within the bytes, or not aligned.
  ///
  /// - Parameters:
  ///   - bytes: where they are.
  ///   - offset: of the first one.
  ///   - count: how many there are.
  package init?(lentBy bytes: LentBytes, at offset: Int, count: Int) {
    self.init()
    guard count > 0 else {
      if count < 0 { return nil }
      return
    }
    guard offset >= 0, offset <= bytes.raw.count, offset % MemoryLayout<Value>.alignment == 0,
      count <= (bytes.raw.count - offset) / MemoryLayout<Value>.size,
      let start = bytes.raw.baseAddress
    else { return nil }
    lender = bytes
    lent = (start + offset).assumingMemoryBound(to: Value.self)
    lentCount = count
  }

  /// True once some of what is lent could not be had.
  package var isLost: Bool { lender?.isLost ?? false }

  /// Says that what is lent is not looked at for now.
  func rest() {
    guard let lender, let lent, let start = lender.raw.baseAddress else { return }
    let offset = UnsafeRawPointer(lent) - start
    lender.rest(offset..<offset + lentCount * MemoryLayout<Value>.size)
  }

  /// Bytes in memory of its own, with what is kept free for more.
  package var ownBytes: Int { added.capacity * MemoryLayout<Value>.stride }

  package mutating func append(_ value: Value) { added.append(value) }

  package mutating func append(contentsOf values: some Sequence<Value>) {
    added.append(contentsOf: values)
  }

  /// Makes room for so many values in all.
  package mutating func reserveCapacity(_ count: Int) {
    added.reserveCapacity(Swift.max(0, count - lentCount))
  }

  /// Adds values whose bytes are filled in: memory grows once, by just as much.
  ///
  /// - Parameters:
  ///   - count: how many values.
  ///   - fill: writes all bytes; false if it cannot, and then nothing is added.
  /// - Returns: what `fill` did.
  mutating func append(count: Int, _ fill: (UnsafeMutableRawBufferPointer) -> Bool) -> Bool {
    guard count > 0 else { return true }
    let old = added
    var isFilled = false
    added = [Value](unsafeUninitializedCapacity: old.count + count) { buffer, initialized in
      initialized = buffer.initialize(fromContentsOf: old)
      let rest = UnsafeMutableBufferPointer(rebasing: buffer[initialized..<old.count + count])
      isFilled = fill(UnsafeMutableRawBufferPointer(rest))
      if isFilled { initialized += count }
    }
    return isFilled
  }

  /// Gives back the room that is kept for what may still come.
  mutating func trim() {
    guard added.capacity > added.count + added.count / 8 + 64 else { return }
    let old = added
    added = [Value](unsafeUninitializedCapacity: old.count) { buffer, count in
      count = buffer.initialize(fromContentsOf: old)
    }
  }

  /// Calls with the bytes from a value on, in one or two runs.
  func forEachRun(from start: Int = 0, _ body: (UnsafeRawBufferPointer) -> Void) {
    let first = UnsafeBufferPointer(start: lent, count: lentCount)
    if start < lentCount {
      body(UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: first[start...])))
    }
    let next = Swift.max(0, start - lentCount)
    added.withUnsafeBufferPointer {
      guard next < $0.count else { return }
      body(UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: $0[next...])))
    }
    withExtendedLifetime(lender) {}
  }

  /// Calls with all values in one run.
  ///
  /// Cost: nothing, unless some are lent and some are not: then all are copied.
  @inlinable
  package func withUnsafeBufferPointer<Result>(
    _ body: (UnsafeBufferPointer<Value>) throws -> Result
  ) rethrows -> Result {
    if lentCount == 0 { return try added.withUnsafeBufferPointer(body) }
    guard added.isEmpty else { return try copied.withUnsafeBufferPointer(body) }
    defer { withExtendedLifetime(self) {} }
    return try body(UnsafeBufferPointer(start: lent, count: lentCount))
  }

  /// Calls with some values in one run.
  ///
  /// Cost: nothing, unless the first of them is lent and the last is not: then they are copied.
  @inlinable
  package func withUnsafeBufferPointer<Result>(
    _ range: Range<Int>, _ body: (UnsafeBufferPointer<Value>) throws -> Result
  ) rethrows -> Result {
    if range.lowerBound >= lentCount {
      return try added.withUnsafeBufferPointer {
        try body(
          UnsafeBufferPointer(
            rebasing: $0[range.lowerBound - lentCount..<range.upperBound - lentCount]))
      }
    }
    guard range.upperBound <= lentCount else {
      return try Array(self[range]).withUnsafeBufferPointer(body)
    }
    defer { withExtendedLifetime(self) {} }
    return try body(
      UnsafeBufferPointer(
        rebasing: UnsafeBufferPointer(start: lent, count: lentCount)[range]))
  }
}

extension Stored {
  /// All values in memory of their own, copied run by run where some are lent.
  @usableFromInline
  package var copied: [Value] {
    if lentCount == 0 { return added }
    return [Value](unsafeUninitializedCapacity: lentCount + added.count) { buffer, count in
      if let lent, let start = buffer.baseAddress {
        start.initialize(from: lent, count: lentCount)
      }
      let rest = UnsafeMutableBufferPointer(rebasing: buffer[lentCount...])
      count = lentCount + rest.initialize(fromContentsOf: added)
    }
  }
}

/// What is asked of all values of columns that were read from a file, before any is relied upon.
///
/// Cost: each loop is so plain that the compiler compares several values at once.
extension Stored {
  private func forEachRun(_ body: (UnsafeBufferPointer<Value>) -> Void) {
    body(UnsafeBufferPointer(start: lent, count: lentCount))
    added.withUnsafeBufferPointer(body)
    withExtendedLifetime(lender) {}
  }

  /// True if the index of every value is below a bound.
  func areBelow(_ bound: Int) -> Bool where Value: Numbered {
    var most: UInt32 = 0
    forEachRun { for value in $0 { most = Swift.max(most, value.number) } }
    return isEmpty || Int(most) < bound
  }

  /// True if every value is within a range.
  func areWithin(_ range: ClosedRange<Value>) -> Bool where Value: FixedWidthInteger {
    var (least, most) = (Value.max, Value.min)
    forEachRun { run in
      for value in run {
        least = Swift.min(least, value)
        most = Swift.max(most, value)
      }
    }
    return isEmpty || range.contains(least) && range.contains(most)
  }

  /// True if no value is below the one before it.
  func areRising() -> Bool where Value == UInt32 {
    var (last, falls): (UInt32, UInt32) = (0, 0)
    forEachRun { run in
      guard let first = run.first, let end = run.last else { return }
      falls |= first < last ? 1 : 0
      for place in 1..<run.count { falls |= run[place] < run[place - 1] ? 1 : 0 }
      last = end
    }
    return falls == 0
  }
}

extension Stored: RandomAccessCollection {
  @inlinable package var startIndex: Int { 0 }
  @inlinable package var endIndex: Int { lentCount + added.count }

  @inlinable
  package subscript(index: Int) -> Value {
    get {
      if UInt(bitPattern: index) < UInt(bitPattern: lentCount), let lent { return lent[index] }
      return added[index - lentCount]
    }
    set {
      if lentCount > 0 { own() }
      added[index] = newValue
    }
  }

  /// Copies what is lent: it is not ours to change.
  @usableFromInline
  mutating func own() {
    added = copied
    (lender, lent, lentCount) = (nil, nil, 0)
  }

  @inlinable
  package func withContiguousStorageIfAvailable<Result>(
    _ body: (UnsafeBufferPointer<Value>) throws -> Result
  ) rethrows -> Result? {
    lentCount > 0 && !added.isEmpty ? nil : try withUnsafeBufferPointer(body)
  }
}
