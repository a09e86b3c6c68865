/// A set of slots as bits; the work horse of every filter.
package struct SlotSet: Sendable, Hashable {
  package private(set) var words: [UInt64]
  /// How many slots there can be.
  package let bound: Int

  /// None of the slots below a bound, or all of them.
  package init(bound: Int, isFull: Bool = false) {
    self.bound = bound
    words = Array(repeating: isFull ? ~0 : 0, count: (bound + 63) / 64)
    if isFull { trim() }
  }

  /// The slots for which a test holds.
  ///
  /// Cost: one test a slot.
  init(bound: Int, where test: (Int) -> Bool) {
    self.init(bound: bound)
    for place in words.indices {
      var word: UInt64 = 0
      for bit in 0..<min(64, bound - place * 64) where test(place * 64 + bit) { word |= 1 << bit }
      words[place] = word
    }
  }

  /// Listed slots.
  init(bound: Int, _ slots: some Sequence<UInt32>) {
    self.init(bound: bound)
    for slot in slots { insert(Int(slot)) }
  }

  package var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }
  package var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

  package func contains(_ slot: Int) -> Bool { words[slot >> 6] & (1 << UInt64(slot & 63)) != 0 }

  package mutating func insert(_ slot: Int) {
    guard slot < bound else { return }
    words[slot >> 6] |= 1 << UInt64(slot & 63)
  }

  /// Adds slots that are given as bits, the lowest first; the first bit stands for `first`.
  package mutating func insert(bits: UnsafeBufferPointer<UInt8>, from first: Int) {
    let shift = UInt64(first & 63)
    var place = first >> 6
    var offset = 0
    while offset < bits.count, place < words.count {
      var word: UInt64 = 0
      for byte in 0..<min(8, bits.count - offset) {
        word |= UInt64(bits[offset + byte]) << UInt64(byte * 8)
      }
      words[place] |= word << shift
      if shift > 0, place + 1 < words.count { words[place + 1] |= word >> (64 - shift) }
      place += 1
      offset += 8
    }
    trim()
  }

  mutating func remove(_ slot: Int) { words[slot >> 6] &= ~(1 << UInt64(slot & 63)) }

  package mutating func formUnion(_ other: SlotSet) {
    for place in 0..<min(words.count, other.words.count) { words[place] |= other.words[place] }
    trim()
  }

  package mutating func formIntersection(_ other: SlotSet) {
    for place in words.indices {
      words[place] &= place < other.words.count ? other.words[place] : 0
    }
  }

  /// The slots that are in both.
  package func intersection(_ other: SlotSet) -> SlotSet {
    var both = self
    both.formIntersection(other)
    return both
  }

  package mutating func subtract(_ other: SlotSet) {
    for place in 0..<min(words.count, other.words.count) { words[place] &= ~other.words[place] }
  }

  /// Every slot that was not in the set.
  mutating func invert() {
    for place in words.indices { words[place] = ~words[place] }
    trim()
  }

  /// Calls with each slot, rising.
  package func forEach(_ body: (Int) -> Void) {
    for place in words.indices {
      var word = words[place]
      while word != 0 {
        body(place * 64 + word.trailingZeroBitCount)
        word &= word &- 1
      }
    }
  }

  private mutating func trim() {
    if bound & 63 != 0, !words.isEmpty { words[words.count - 1] &= (1 << UInt64(bound & 63)) - 1 }
  }
}

/// For each symbol the slots that have it, rising: an inverted list column.
struct Postings: Sendable {
  private let starts: [UInt32]
  private let slots: [UInt32]

  /// No symbol has a slot.
  init() {
    starts = [0]
    slots = []
  }

  /// Inverts lists by counting; `symbolCount` bounds the symbols.
  init(_ lists: ListColumn, symbolCount: Int, where isIn: (Int) -> Bool) {
    var starts = [UInt32](repeating: 0, count: symbolCount + 1)
    for slot in 0..<lists.count where isIn(slot) {
      for value in lists[slot] { starts[Int(value) + 1] += 1 }
    }
    for symbol in 0..<symbolCount { starts[symbol + 1] += starts[symbol] }
    var next = starts
    var slots = [UInt32](repeating: 0, count: Int(starts[symbolCount]))
    for slot in 0..<lists.count where isIn(slot) {
      for value in lists[slot] {
        let symbol = Int(value)
        slots[Int(next[symbol])] = UInt32(slot)
        next[symbol] += 1
      }
    }
    self.starts = starts
    self.slots = slots
  }

  /// Inverts a column of one symbol a slot.
  init(_ column: [UInt32], symbolCount: Int, where isIn: (Int) -> Bool) {
    var starts = [UInt32](repeating: 0, count: symbolCount + 1)
    for slot in column.indices where isIn(slot) { starts[Int(column[slot]) + 1] += 1 }
    for symbol in 0..<symbolCount { starts[symbol + 1] += starts[symbol] }
    var next = starts
    var slots = [UInt32](repeating: 0, count: Int(starts[symbolCount]))
    for slot in column.indices where isIn(slot) {
      let symbol = Int(column[slot])
      slots[Int(next[symbol])] = UInt32(slot)
      next[symbol] += 1
    }
    self.starts = starts
    self.slots = slots
  }

  /// The slots of a symbol.
  subscript(symbol: UInt32) -> ArraySlice<UInt32> {
    guard Int(symbol) + 1 < starts.count else { return [] }
    return slots[Int(starts[Int(symbol)])..<Int(starts[Int(symbol) + 1])]
  }
}
