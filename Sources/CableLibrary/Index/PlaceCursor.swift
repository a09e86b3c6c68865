/// Goes through the places of one word, from cable to cable.
struct PlaceCursor {
  private let slots: BitSet<LocalSlot>
  let bytes: UnsafeBufferPointer<UInt8>
  private let sizesSize: Int
  /// The word of bits that was reached, and how many cables are before it.
  private var word = 0
  private var before = 0
  /// How many cables were passed, their sizes, and where the places of the next one are.
  private var passed = 0
  private var sizes: PlaceSizes
  private(set) var end: Int
  /// Where the places of the cable that was reached are.
  private(set) var start = 0

  /// A cursor before the first cable.
  ///
  /// - Parameters:
  ///   - slots: the cables that have the word.
  ///   - bytes: sizes and places as they are stored, for as long as the cursor is used.
  ///   - sizesSize: how many of the bytes are sizes; 0 where each cable has the word once.
  init(_ slots: BitSet<LocalSlot>, _ bytes: UnsafeBufferPointer<UInt8>, sizesSize: Int) {
    self.slots = slots
    self.sizesSize = min(sizesSize, bytes.count)
    sizes = PlaceSizes(size: sizesSize, count: slots.count)
    end = self.sizesSize
    self.bytes = bytes
  }

  /// Advances to a cable that has the word, after the one before.
  mutating func move(to slot: LocalSlot) {
    while word < slot.index >> 6 {
      before += slots.words[word].nonzeroBitCount
      word += 1
    }
    let lower = slots.words[word] & (1 << UInt64(slot.number & 63) - 1)
    let rank = before + lower.nonzeroBitCount
    pass(rank - passed)
    start = end
    pass(1)
  }

  /// Moves past some of the cables that have the word.
  private mutating func pass(_ count: Int) {
    guard count > 0 else { return }
    passed += count
    if sizesSize == 0 {
      Varint.skip(count, of: bytes, at: &end)
    } else {
      end += sizes.sum(count, bytes)
    }
    end = min(end, bytes.count)
  }

  /// Calls with each place of the word in the cable, rising, until that returns false.
  @inline(__always)
  func forEachPlace(_ body: (UInt32) -> Bool) {
    var place = start
    var value: UInt32 = 0
    while place < end {
      value &+= Varint.read(bytes, at: &place)
      if !body(value) { return }
    }
  }

  /// How many places the word has in the cable.
  var count: Int {
    var count = 0
    for place in start..<end where bytes[place] < 0x80 { count += 1 }
    return count
  }
}
