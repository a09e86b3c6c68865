import CableCatalog
import CableCore
import SQLiteStore

/// In how many cables each word of an index is, of two sets.
struct WordCounts: Sendable {
  private var terms = TermTable(room: 1 << 16)
  /// By the numbers of the terms.
  private var counts: [(inside: UInt32, outside: UInt32)] = []

  /// Adds what a segment says of a word.
  @inline(__always)
  mutating func add(_ word: UnsafeBufferPointer<UInt8>, inside: Int, outside: Int) {
    let term = Int(terms.intern(word))
    if term == counts.count { counts.append((0, 0)) }
    counts[term].inside &+= UInt32(truncatingIfNeeded: inside)
    counts[term].outside &+= UInt32(truncatingIfNeeded: outside)
  }

  /// Adds what other segments say.
  mutating func add(_ other: WordCounts) {
    other.forEach { add($0, inside: $1, outside: $2) }
  }

  /// Calls with each word and its counts.
  func forEach(
    _ body: (_ word: UnsafeBufferPointer<UInt8>, _ inside: Int, _ outside: Int) -> Void
  ) {
    terms.bytes.withUnsafeBufferPointer { bytes in
      for (term, count) in counts.enumerated() {
        body(
          UnsafeBufferPointer(rebasing: bytes[terms.range(term)]), Int(count.inside),
          Int(count.outside))
      }
    }
  }
}

extension PostingSearch {
  /// Counts the cables of two sets that hold each word of the segment.
  ///
  /// Cost: each block is read once; bits are counted 64 at a time.
  func count(_ inside: SlotSet, _ outside: SlotSet, into counts: inout WordCounts) throws {
    try own(inside).words.withUnsafeBufferPointer { inside in
      try own(outside).words.withUnsafeBufferPointer { outside in
        for block in 0..<directory.blockCount {
          try forEachEntry(ofBlock: block) { term, entry in
            guard PostingBlock.isOfText(term), TypicalWord.isTold(term) else { return }
            let count = entry.slots.count(in: inside, outside)
            counts.add(term, inside: count.0, outside: count.1)
          }
        }
      }
    }
  }
}

extension SlotList {
  /// How many of the slots are in each of two sets of bits, which begin with the segment's first slot.
  ///
  /// Cost: a step for 64 cables where slots are bits, else one for each.
  func count(
    in one: UnsafeBufferPointer<UInt64>, _ other: UnsafeBufferPointer<UInt64>
  ) -> (Int, Int) {
    var (first, second) = (0, 0)
    let most = min(one.count, other.count)
    if isBitmap {
      let raw = UnsafeRawBufferPointer(bytes)
      for index in 0..<min(most, (raw.count + 7) / 8) {
        var word: UInt64 = 0
        if index &* 8 &+ 8 <= raw.count {
          word = UInt64(
            littleEndian: raw.loadUnaligned(fromByteOffset: index &* 8, as: UInt64.self))
        } else {
          for byte in index * 8..<raw.count {
            word |= UInt64(raw[byte]) << UInt64((byte - index * 8) * 8)
          }
        }
        first &+= (word & one[index]).nonzeroBitCount
        second &+= (word & other[index]).nonzeroBitCount
      }
      return (first, second)
    }
    var place = 0
    var slot = -1
    while place < bytes.count {
      slot &+= Int(Varint.read(bytes, at: &place))
      let word = slot >> 6
      guard slot >= 0, word < most else { continue }
      let bit = UInt64(slot & 63)
      first &+= Int(one[word] &>> bit & 1)
      second &+= Int(other[word] &>> bit & 1)
    }
    return (first, second)
  }

  /// Calls with each slot.
  func forEach(_ body: (LocalSlot) -> Void) {
    guard isBitmap else {
      var place = 0
      var slot = -1
      while place < bytes.count {
        slot += Int(Varint.read(bytes, at: &place))
        if slot >= 0 { body(LocalSlot(number: UInt32(truncatingIfNeeded: slot))) }
      }
      return
    }
    for (index, byte) in bytes.enumerated() where byte != 0 {
      for bit in 0..<8 where byte & 1 << UInt8(bit) != 0 { body(LocalSlot(index * 8 + bit)) }
    }
  }
}
