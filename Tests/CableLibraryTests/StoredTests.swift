import Synchronization
import Testing

@testable import CableCatalog

/// Values of which the first are lent and the others are in memory of their own.
@Suite struct StoredTests {
  /// Lends some numbers; calls when nothing has them any more.
  private func lent(_ numbers: [UInt32], release: @escaping @Sendable () -> Void = {}) throws
    -> Stored<UInt32>
  {
    let copy = UnsafeMutableRawBufferPointer.allocate(
      byteCount: max(1, numbers.count * 4), alignment: 16)
    numbers.withUnsafeBytes { copy.copyMemory(from: $0) }
    let address = UInt(bitPattern: copy.baseAddress)
    let bytes = LentBytes(UnsafeRawBufferPointer(copy)) {
      UnsafeMutableRawPointer(bitPattern: address)?.deallocate()
      release()
    }
    return try #require(Stored(lentBy: bytes, at: 0, count: numbers.count))
  }

  private func runs(_ stored: Stored<UInt32>, from start: Int = 0) -> [[UInt32]] {
    var runs: [[UInt32]] = []
    stored.forEachRun(from: start) { runs.append(Array($0.bindMemory(to: UInt32.self))) }
    return runs
  }

  @Test("What is added to lent values follows them, and is in no copy")
  func added() throws {
    let one = try lent([1, 2, 3])
    var other = one
    other.append(4)
    other.append(contentsOf: [5, 6])
    #expect(Array(one) == [1, 2, 3] && Array(other) == [1, 2, 3, 4, 5, 6])
    #expect(other.lentCount == 3 && other.count == 6 && other[2] == 3 && other[3] == 4)
    #expect(Array(other[1..<5]) == [2, 3, 4, 5])
  }

  @Test("A change of a lent value is made in a copy")
  func changed() throws {
    let one = try lent([1, 2, 3])
    var other = one
    other.append(4)
    other[0] = 9
    #expect(Array(one) == [1, 2, 3] && Array(other) == [9, 2, 3, 4])
    #expect(one.lentCount == 3 && other.lentCount == 0)
  }

  @Test(
    "Values that do not rise, or are beyond a bound, are found wherever they are", arguments: 0..<7)
  func bounds(place: Int) throws {
    func stored(_ numbers: [UInt32]) throws -> Stored<UInt32> {
      var stored = try lent(Array(numbers[..<4]))
      stored.append(contentsOf: numbers[4...])
      return stored
    }
    func slots(_ numbers: [UInt32]) throws -> Stored<Slot> {
      Stored(try stored(numbers).map { Slot(number: $0) })
    }
    let sound: [UInt32] = [3, 4, 4, 5, 5, 8, 9]
    #expect(try stored(sound).areRising() && stored(sound).areWithin(3...9))
    #expect(try slots(sound).areBelow(10) && !slots(sound).areBelow(9))
    var other = sound
    other[place] = 70
    #expect(try !stored(other).areWithin(3...9) && !slots(other).areBelow(70))
    #expect(try stored(other).areRising() == (place == 6))
    other[place] = 0
    #expect(try !stored(other).areWithin(3...9) && stored(other).areRising() == (place == 0))
    #expect(try lent([]).areRising() && lent([]).areWithin(3...9) && Stored<Slot>().areBelow(0))
  }

  @Test("All values, some, or those from one on come in as few runs as there are")
  func inRuns() throws {
    var stored = try lent([1, 2, 3])
    #expect(runs(stored) == [[1, 2, 3]])
    stored.append(4)
    #expect(runs(stored) == [[1, 2, 3], [4]])
    #expect(runs(stored, from: 2) == [[3], [4]])
    #expect(runs(stored, from: 3) == [[4]] && runs(stored, from: 4) == [])
    #expect(stored.withUnsafeBufferPointer { Array($0) } == [1, 2, 3, 4])
    for range in [0..<0, 0..<3, 1..<2, 1..<4, 3..<4, 4..<4] {
      #expect(
        stored.withUnsafeBufferPointer(range) { Array($0) } == Array([1, 2, 3, 4][range]))
    }
  }

  @Test("Values that are filled in come after all others; where they cannot be, nothing is added")
  func filledIn() throws {
    var stored = try lent([1, 2])
    stored.append(3)
    let isFilled = stored.append(count: 2) { buffer in
      buffer.bindMemory(to: UInt32.self)[0] = 4
      buffer.bindMemory(to: UInt32.self)[1] = 5
      return true
    }
    #expect(isFilled && Array(stored) == [1, 2, 3, 4, 5])
    let isNotFilled = stored.append(count: 7) { _ in false }
    #expect(!isNotFilled && Array(stored) == [1, 2, 3, 4, 5])
  }

  @Test("Bytes are let go with the last value that is lent by them")
  func letGo() throws {
    let releases = Atomic(0)
    do {
      let first = try lent([1]) { releases.wrappingAdd(1, ordering: .relaxed) }
      var second = first
      second.append(2)
      #expect(releases.load(ordering: .relaxed) == 0 && second.count == 2)
      withExtendedLifetime(first) {}
    }
    #expect(releases.load(ordering: .relaxed) == 1)
  }

  @Test("What is not within the bytes, or begins between two numbers, is not lent")
  func outside() {
    let bytes = LentBytes(
      UnsafeRawBufferPointer(start: UnsafeRawPointer(bitPattern: 64), count: 16)
    ) {}
    for (offset, count) in [(0, 5), (4, 4), (2, 1), (-4, 1), (16, 1), (20, 0 + 1), (0, -1)] {
      #expect(
        Stored<UInt32>(lentBy: bytes, at: offset, count: count) == nil, "\(count) at \(offset)")
    }
    #expect(Stored<UInt32>(lentBy: bytes, at: 12, count: 1)?.count == 1)
  }
}
