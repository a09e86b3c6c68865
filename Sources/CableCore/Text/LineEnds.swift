/// The ends of a text's lines, asked for one after another.
///
/// A block is compared once, however many lines end in it: most lines are short.
struct LineEnds {
  private let bytes: [UInt8]
  /// Where the block begins that was compared last, and the ends in it that were not asked for.
  private var block = -ByteBlock.width
  private var found = ByteBlock.Ordered.none

  init(of bytes: [UInt8]) { self.bytes = bytes }

  /// The first LF from a place on, or the end of the text; no place may be before the one asked last.
  ///
  /// Cost: linear in the bytes between, sixteen at a time.
  mutating func next(from start: Int) -> Int {
    while !found.isEmpty {
      let end = block &+ found.first
      if end >= start { return end }
      found.removeFirst()
    }
    return bytes.withUnsafeBufferPointer { text in
      var place = ByteBlock.next(in: text, from: max(start, block &+ ByteBlock.width)) {
        $0[0].are(0x0A)
      }
      if place &+ ByteBlock.width <= text.count {
        (block, found) = (place, ByteBlock(text, at: place).are(0x0A).inOrder)
        return place &+ found.first
      }
      // Nothing before it is asked for again.
      block = place &- ByteBlock.width
      while place < text.count, text[place] != 0x0A { place &+= 1 }
      return min(place, text.count)
    }
  }
}
