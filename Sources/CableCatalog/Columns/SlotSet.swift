/// Cables as bits; the work horse of every filter.
package typealias SlotSet = BitSet<Slot>

/// A set of numbers of one kind as bits.
package struct BitSet<Member: Numbered>: Sendable, Hashable {
  package internal(set) var words: [UInt64]
  /// How many members there can be.
  package let bound: Int

  /// None of the members below a bound, or all of them.
  package init(bound: Int, isFull: Bool = false) {
    self.bound = bound
    words = Array(repeating: isFull ? ~0 : 0, count: (bound + 63) / 64)
    if isFull { trim() }
  }

  /// The members for which a test holds.
  ///
  /// Cost: one test a member.
  init(bound: Int, where test: (Member) -> Bool) {
    self.init(bound: bound)
    for place in words.indices {
      var word: UInt64 = 0
      for bit in 0..<min(64, bound - place * 64) where test(Member(place * 64 + bit)) {
        word |= 1 << bit
      }
      words[place] = word
    }
  }

  /// Listed members.
  package init(bound: Int, _ members: some Sequence<Member>) {
    self.init(bound: bound)
    for member in members { insert(member) }
  }

  package var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }
  package var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

  @inlinable
  package func contains(_ member: Member) -> Bool {
    words[member.index >> 6] & (1 << UInt64(member.number & 63)) != 0
  }

  @inlinable
  package mutating func insert(_ member: Member) {
    guard member.index < bound else { return }
    words[member.index >> 6] |= 1 << UInt64(member.number & 63)
  }

  /// Adds members that are given as bits, the lowest first; the first bit stands for `first`.
  package mutating func insert(bits: UnsafeBufferPointer<UInt8>, from first: Member) {
    let shift = UInt64(first.number & 63)
    let raw = UnsafeRawBufferPointer(bits)
    var place = first.index >> 6
    var offset = 0
    words.withUnsafeMutableBufferPointer { words in
      while offset < raw.count, place < words.count {
        var word: UInt64 = 0
        if offset + 8 <= raw.count {
          word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
        } else {
          for byte in offset..<raw.count {
            word |= UInt64(raw[byte]) << UInt64((byte - offset) * 8)
          }
        }
        words[place] |= word << shift
        if shift > 0, place + 1 < words.count { words[place + 1] |= word >> (64 - shift) }
        place += 1
        offset += 8
      }
    }
    trim()
  }

  /// Calls with the members as bits, 64 in a word, the lowest first; none is to be set from the bound on.
  @inlinable
  package mutating func withWords(_ body: (UnsafeMutableBufferPointer<UInt64>) -> Void) {
    words.withUnsafeMutableBufferPointer { body($0) }
  }

  package mutating func remove(_ member: Member) {
    words[member.index >> 6] &= ~(1 << UInt64(member.number & 63))
  }

  package mutating func formUnion(_ other: BitSet) {
    for place in 0..<min(words.count, other.words.count) { words[place] |= other.words[place] }
    trim()
  }

  /// Adds the members of a set of numbers that count from a member of this one.
  package mutating func formUnion<Other>(_ other: BitSet<Other>, from first: Member) {
    let shift = UInt64(first.number & 63)
    var place = first.index >> 6
    for word in other.words {
      guard place < words.count else { break }
      words[place] |= word << shift
      if shift > 0, place + 1 < words.count { words[place + 1] |= word >> (64 - shift) }
      place += 1
    }
    trim()
  }

  package mutating func formIntersection(_ other: BitSet) {
    for place in words.indices {
      words[place] &= place < other.words.count ? other.words[place] : 0
    }
  }

  /// The members that are in both.
  package func intersection(_ other: BitSet) -> BitSet {
    var both = self
    both.formIntersection(other)
    return both
  }

  package mutating func subtract(_ other: BitSet) {
    for place in 0..<min(words.count, other.words.count) { words[place] &= ~other.words[place] }
  }

  /// Every member that was not in the set.
  mutating func invert() {
    for place in words.indices { words[place] = ~words[place] }
    trim()
  }

  /// Calls with each member, rising.
  @inlinable
  package func forEach(_ body: (Member) -> Void) {
    for place in words.indices {
      var word = words[place]
      while word != 0 {
        body(Member(place * 64 + word.trailingZeroBitCount))
        word &= word &- 1
      }
    }
  }

  private mutating func trim() {
    if bound & 63 != 0, !words.isEmpty { words[words.count - 1] &= (1 << UInt64(bound & 63)) - 1 }
  }
}

/// For each symbol the slots that have it, rising: an inverted list column.
struct Postings<Thing>: Sendable {
  private var starts = Stored<UInt32>([0])
  private var slots = Stored<Slot>()

  /// No symbol has a slot.
  init() {}

  /// Inverts the lists of some slots; `symbolCount` bounds the symbols.
  init(_ lists: ListColumn<Symbol<Thing>>, symbolCount: Int, of alive: SlotSet) {
    self = lists.values.withUnsafeBufferPointer { values in
      lists.ends.withUnsafeBufferPointer { ends in
        Self(symbolCount: symbolCount) { body in
          alive.forEach { slot in
            let start = slot.index == 0 ? 0 : Int(ends[slot.index - 1])
            for place in start..<Int(ends[slot.index]) { body(values[place], slot) }
          }
        }
      }
    }
  }

  /// Inverts a column of one symbol a slot, for some slots.
  init(_ column: Column<Slot, Symbol<Thing>>, symbolCount: Int, of alive: SlotSet) {
    self = column.values.withUnsafeBufferPointer { values in
      Self(symbolCount: symbolCount) { body in
        alive.forEach { slot in body(values[slot.index], slot) }
      }
    }
  }

  /// Inverts pairs by counting: once to know how many each symbol has, once to put them there.
  @inline(__always)
  private init(symbolCount: Int, _ forEachPair: ((Symbol<Thing>, Slot) -> Void) -> Void) {
    var starts = [UInt32](repeating: 0, count: symbolCount + 1)
    starts.withUnsafeMutableBufferPointer { starts in
      forEachPair { symbol, _ in starts[symbol.index + 1] += 1 }
      for symbol in 0..<symbolCount { starts[symbol + 1] += starts[symbol] }
    }
    let count = Int(starts[symbolCount])
    var next = starts
    let slots = [Slot](unsafeUninitializedCapacity: count) { slots, filled in
      next.withUnsafeMutableBufferPointer { next in
        forEachPair { symbol, slot in
          slots.initializeElement(at: Int(next[symbol.index]), to: slot)
          next[symbol.index] += 1
        }
      }
      filled = count
    }
    self.starts = Stored(starts)
    self.slots = Stored(slots)
  }

  mutating func visit(_ visitor: inout some ColumnVisitor) {
    visitor.visit(&starts)
    visitor.visit(&slots)
  }

  /// True if there are slots of just so many symbols, each slot below a bound.
  func isSound(symbolCount: Int, below bound: Int) -> Bool {
    starts.count == symbolCount + 1 && starts.first == 0 && starts.areRising()
      && Int(starts.last ?? 0) == slots.count && slots.areBelow(bound)
  }

  /// How many slots a symbol has; nothing is retained, for passes over many symbols.
  func count(of symbol: Symbol<Thing>) -> Int {
    let place = symbol.index
    return place + 1 < starts.count ? Int(starts[place + 1] - starts[place]) : 0
  }

  /// True if a test holds for all slots of a symbol; nothing is retained, as above.
  func allSatisfy(_ symbol: Symbol<Thing>, _ test: (Slot) -> Bool) -> Bool {
    let place = symbol.index
    guard place + 1 < starts.count else { return true }
    for index in Int(starts[place])..<Int(starts[place + 1]) where !test(slots[index]) {
      return false
    }
    return true
  }

  /// The slots of a symbol.
  subscript(symbol: Symbol<Thing>) -> Slice<Stored<Slot>> {
    let place = symbol.index
    guard place + 1 < starts.count else { return slots[0..<0] }
    return slots[Int(starts[place])..<Int(starts[place + 1])]
  }
}
