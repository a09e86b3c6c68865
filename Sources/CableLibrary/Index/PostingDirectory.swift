import CableCore

/// A cable of a segment, counted from the segment's first: what the lists hold.
///
/// `PostingDirectory.slot` says which cable of the library it is.
struct LocalSlot: Numbered {
  let number: UInt32
}

/// The words of some cables in a row, by the first word of each block: what is kept in memory, so
/// that a look-up reads one row.
struct PostingDirectory: Sendable {
  /// Of the segment; no other ever has it, even after the words were gathered again.
  let number: Int
  /// Its first slot.
  let first: Slot
  /// Its slots end below this.
  let bound: Slot
  private let firsts: TextColumn<Block>

  /// A block by its place in the segment.
  private struct Block: Numbered {
    let number: UInt32
  }

  /// Blocks and rows of places that a segment has at most.
  private static let rowLimit: Int64 = 1 << 24

  /// A directory as it was stored; nil if it is not what was written.
  init?(number: Int, first: Int, bound: Int, _ raw: UnsafeRawBufferPointer) {
    guard let bytes = PostingBlock.opened(raw), first >= 0, bound >= first, bound <= UInt32.max
    else { return nil }
    self.number = number
    self.first = Slot(first)
    self.bound = Slot(bound)
    var firsts = TextColumn<Block>()
    var place = 0
    while place < bytes.count {
      let size = Int(Varint.read(bytes, at: &place))
      guard place + size <= bytes.count else { return nil }
      firsts.append(UnsafeBufferPointer(rebasing: bytes[place..<place + size]))
      place += size
    }
    self.firsts = firsts
  }

  /// The directory of some blocks by the first word of each, to be stored.
  static func encoded(_ firsts: [[UInt8]]) -> [UInt8] {
    var bytes: [UInt8] = []
    for first in firsts {
      Varint.append(first.count, to: &bytes)
      bytes += first
    }
    return PostingBlock.sealed(bytes)
  }

  /// The slot in the library of a cable of the segment.
  func slot(_ local: LocalSlot) -> Slot { Slot(number: first.number + local.number) }

  /// How many cables the segment has room for.
  var width: Int { first.distance(to: bound) }
  /// How many blocks there are.
  var blockCount: Int { firsts.count }

  /// True where there are lists of pairs of words.
  var hasPairs: Bool {
    !firsts.ends.isEmpty
      && firsts.withBytes(Block(blockCount - 1)) { $0.starts(with: WordPair.lead) }
  }

  /// The last block that begins at or before a word; nil if all begin after it.
  ///
  /// Cost: a binary search.
  func block(holding word: [UInt8]) -> Int? {
    let after = firsts.ends.indices.firstIndex(halvingAt: { block in
      firsts.withBytes(Block(block)) { word.lexicographicallyPrecedes($0) }
    })
    return after == 0 ? nil : after - 1
  }

  /// False for a word that a later block begins at or before; the word comes after one of the block.
  func block(_ index: Int, mayHold word: [UInt8]) -> Bool {
    index + 1 >= firsts.count
      || firsts.withBytes(Block(index + 1)) { word.lexicographicallyPrecedes($0) }
  }

  /// The key of a block, or of a row of places.
  static func row(_ segment: Int, _ index: Int) -> Int64 {
    Int64(segment) * rowLimit + Int64(index)
  }

  /// The keys of all rows of the segment.
  static func rows(_ segment: Int) -> Range<Int64> { row(segment, 0)..<row(segment + 1, 0) }
}
