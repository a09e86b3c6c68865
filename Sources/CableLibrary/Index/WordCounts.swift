import CableCatalog
import CableCore
import SQLiteStore

/// In how many cables each word of an index is, of two sets.
struct WordCounts {
  private var counts: [UInt64: (inside: Int, outside: Int)] = [:]
  /// The words that any cable of the first set has.
  private var words: [UInt64: String] = [:]

  /// Each word that a cable of the first set has, with its counts.
  var found: [String: (inside: Int, outside: Int)] {
    var found: [String: (inside: Int, outside: Int)] = [:]
    for (hash, word) in words { found[word] = counts[hash] }
    return found
  }

  /// Adds what a segment says of a word.
  mutating func add(_ word: UnsafeBufferPointer<UInt8>, inside: Int, outside: Int) {
    let hash = Hashing.hash(word)
    counts[hash, default: (0, 0)].inside += inside
    counts[hash, default: (0, 0)].outside += outside
    if inside > 0, words[hash] == nil { words[hash] = String(decoding: word, as: UTF8.self) }
  }
}

extension PostingSearch {
  /// Counts the cables of two sets that hold each word of the segment.
  ///
  /// Cost: each block is read once.
  func count(_ inside: SlotSet, _ outside: SlotSet, into counts: inout WordCounts) throws {
    let bound = min(directory.bound, inside.bound, outside.bound)
    for block in 0..<directory.blockCount {
      try forEachEntry(ofBlock: block) { term, entry in
        guard term.first != PassageEnd.lead, TypicalWord.isTold(term) else { return }
        var (in1, in2) = (0, 0)
        entry.slots.forEach(from: directory.first) { slot in
          guard slot < bound else { return }
          if inside.contains(slot) {
            in1 += 1
          } else if outside.contains(slot) {
            in2 += 1
          }
        }
        counts.add(term, inside: in1, outside: in2)
      }
    }
  }
}

extension SlotList {
  /// Calls with each slot; the segment's first is at `first`.
  func forEach(from first: Int, _ body: (Int) -> Void) {
    guard isBitmap else {
      var place = 0
      var slot = first - 1
      while place < bytes.count {
        slot += Int(Varint.read(bytes, at: &place))
        if slot >= 0 { body(slot) }
      }
      return
    }
    for (index, byte) in bytes.enumerated() where byte != 0 {
      for bit in 0..<8 where byte & 1 << UInt8(bit) != 0 { body(first + index * 8 + bit) }
    }
  }
}
