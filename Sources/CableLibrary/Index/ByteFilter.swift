/// Which of some words, in sorted order, have certain bytes in a row.
///
/// It takes a fraction of the time in which an automaton goes through the words, so that only those
/// that it lets pass need to be looked at.
struct ByteFilter {
  private static let ones: UInt64 = 0x0101_0101_0101_0101

  private let bytes: [UInt8]
  /// The first two of them, each eight times.
  private let (first, second): (UInt64, UInt64)
  /// With so many bytes the last word had them.
  private var end = Int.max

  /// A filter before the first word; nil for fewer bytes than two, which too many words have.
  init?(_ bytes: [UInt8]) {
    guard bytes.count > 1 else { return nil }
    self.bytes = bytes
    (first, second) = (UInt64(bytes[0]) &* Self.ones, UInt64(bytes[1]) &* Self.ones)
  }

  /// True if the next word has the bytes.
  ///
  /// Cost: a step for seven of its bytes that it does not share with the word before.
  ///
  /// - Parameters:
  ///   - word: the word; `WordTable.roomAfter` bytes after it may be read as well.
  ///   - shared: how many bytes it has in common with the word before.
  /// - Returns: whether it has them.
  @inline(__always)
  mutating func takes(_ word: UnsafeBufferPointer<UInt8>, sharing shared: Int) -> Bool {
    if shared >= end { return true }
    // In what is shared they are not; they may begin there.
    end = find(in: word, from: max(0, shared &- bytes.count &+ 1))
    return end < Int.max
  }

  /// With how many of its bytes a word has the bytes.
  @inline(__always)
  private func find(in word: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    guard let raw = UnsafeRawPointer(word.baseAddress) else { return Int.max }
    let last = word.count &- bytes.count
    var place = start
    while place <= last {
      let eight = raw.loadUnaligned(fromByteOffset: place, as: UInt64.self).littleEndian
      let others = (eight ^ first) | ((eight >> 8) ^ second)
      // The lowest byte without a bit: there both are.
      let both = (others &- Self.ones) & ~others & (Self.ones << 7)
      guard both != 0 else {
        place &+= 7
        continue
      }
      place &+= both.trailingZeroBitCount >> 3
      if place <= last, isHere(word, place) { return place &+ bytes.count }
      place &+= 1
    }
    return Int.max
  }

  private func isHere(_ word: UnsafeBufferPointer<UInt8>, _ place: Int) -> Bool {
    for offset in bytes.indices where word[place &+ offset] != bytes[offset] { return false }
    return true
  }
}
