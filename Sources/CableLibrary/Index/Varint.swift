/// Numbers in seven bits a byte, lowest first; the high bit says that more follow.
enum Varint {
  /// Bytes that a number takes.
  static func size(_ value: UInt32) -> Int {
    value < 1 << 7 ? 1 : value < 1 << 14 ? 2 : value < 1 << 21 ? 3 : value < 1 << 28 ? 4 : 5
  }

  /// Writes a number and moves the place after it; there must be room.
  static func write(
    _ value: UInt32, to bytes: UnsafeMutableBufferPointer<UInt8>, at place: inout Int
  ) {
    var rest = value
    while rest >= 0x80 {
      bytes[place] = UInt8(truncatingIfNeeded: rest) | 0x80
      place += 1
      rest >>= 7
    }
    bytes[place] = UInt8(truncatingIfNeeded: rest)
    place += 1
  }

  static func append(_ value: Int, to bytes: inout [UInt8]) {
    var rest = UInt32(clamping: value)
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  /// Reads a number and moves the place after it; at the end of the bytes it is 0.
  ///
  /// Cost: of a number of one byte, as most are, a comparison.
  @inline(__always)
  static func read(_ bytes: UnsafeBufferPointer<UInt8>, at place: inout Int) -> UInt32 {
    guard place < bytes.count, bytes[place] < 0x80 else { return readLong(bytes, at: &place) }
    defer { place &+= 1 }
    return UInt32(bytes[place])
  }

  @inline(never)
  private static func readLong(_ bytes: UnsafeBufferPointer<UInt8>, at place: inout Int) -> UInt32 {
    var value: UInt32 = 0
    var shift: UInt32 = 0
    while place < bytes.count {
      let byte = bytes[place]
      place += 1
      value |= UInt32(byte & 0x7F) << shift
      if byte < 0x80 { break }
      shift += 7
    }
    return value
  }

  /// The sum of some numbers; moves the place after them.
  ///
  /// Cost: a step for eight numbers of one byte each, and one for each longer one.
  static func sum(
    _ count: Int, of bytes: UnsafeBufferPointer<UInt8>, at place: inout Int
  ) -> Int {
    let raw = UnsafeRawBufferPointer(bytes)
    var left = count
    var sum = 0
    while left > 0, place &+ 8 <= raw.count {
      let word = raw.loadUnaligned(fromByteOffset: place, as: UInt64.self).littleEndian
      let short = min(left, (word & more).trailingZeroBitCount >> 3)
      // Nothing is left of the word where none is short.
      sum &+= Int(bytesSum(word & ~(~0 << UInt64(short * 8))))
      place &+= short
      left &-= short
      if short < 8, left > 0 {
        sum &+= Int(read(bytes, at: &place))
        left &-= 1
      }
    }
    for _ in 0..<left { sum &+= Int(read(bytes, at: &place)) }
    return sum
  }

  /// The bits that say that more follows, of eight bytes.
  private static let more: UInt64 = 0x8080_8080_8080_8080

  /// The sum of eight bytes.
  @inline(__always)
  private static func bytesSum(_ word: UInt64) -> UInt64 {
    let pairs = (word & 0x00FF_00FF_00FF_00FF) &+ ((word >> 8) & 0x00FF_00FF_00FF_00FF)
    // The upper part of the product is the sum of all four pairs.
    return (pairs &* 0x0001_0001_0001_0001) >> 48
  }

  /// The sum of the numbers that end within the next eight bytes, which are there, and how many bytes these take; none
  /// where one of them has more than two bytes.
  @inline(__always)
  static func sumWithinWord(
    of bytes: UnsafeBufferPointer<UInt8>, at place: Int
  ) -> (sum: Int, size: Int) {
    var word = UnsafeRawBufferPointer(bytes)
      .loadUnaligned(fromByteOffset: place, as: UInt64.self).littleEndian
    // The bytes that follow one of which more follows.
    let upper = ((word & more) >> 7) << 8
    guard upper << 7 & word == 0 else { return (0, 0) }
    // A number that begins with the last byte is not one of them.
    let isCut = word >> 63
    word &= ~0 >> (isCut &* 8)
    let low = word & ~more
    let upperBits = low & (upper &* 0xFF)
    let sum = bytesSum(low ^ upperBits) &+ bytesSum(upperBits) << 7
    return (Int(truncatingIfNeeded: sum), 8 &- Int(truncatingIfNeeded: isCut))
  }

  /// Calls once for each of some bytes with the sum of all numbers up to the one that ends there, added to a
  /// start, and with a mask: all bits where a number ends with the byte, else none, and the sum is of no use.
  ///
  /// Whether a number has one byte or two cannot be foreseen, and a wrong guess of the processor takes longer than
  /// several bytes: so all bytes are gone through in the same way.
  ///
  /// - Returns: the sum of all.
  @inline(__always)
  static func forEachSum(
    of bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, from start: Int,
    _ body: (_ sum: Int, _ ends: Int) -> Void
  ) -> Int {
    // What a number has in bytes before its last is in the sum already.
    var value = start
    var shift = 0
    var place = range.lowerBound
    while place < range.upperBound {
      let byte = Int(bytes[place])
      let ends = (byte &>> 7) &- 1
      value &+= (byte & 0x7F) &<< shift
      shift = (shift &+ 7) & ~ends
      body(value, ends)
      place &+= 1
    }
    return value
  }

  /// Moves the place after some numbers.
  ///
  /// Cost: a step for eight bytes.
  static func skip(_ count: Int, of bytes: UnsafeBufferPointer<UInt8>, at place: inout Int) {
    let raw = UnsafeRawBufferPointer(bytes)
    var left = count
    while place + 8 <= raw.count {
      let word = raw.loadUnaligned(fromByteOffset: place, as: UInt64.self)
      let ended = (~word & 0x8080_8080_8080_8080).nonzeroBitCount
      // What is after the last of them belongs to the next number.
      guard ended < left else { break }
      place += 8
      left -= ended
    }
    for _ in 0..<left { skip(bytes, at: &place) }
  }

  /// Moves the place after the number there.
  @inline(__always)
  static func skip(_ bytes: UnsafeBufferPointer<UInt8>, at place: inout Int) {
    while place < bytes.count, bytes[place] >= 0x80 { place += 1 }
    place += 1
  }
}
