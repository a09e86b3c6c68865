/// Numbers in halves of bytes, the lower half of a byte first: one below 15 in one half; any other as 15, and what is
/// beyond it in three bits a half, lowest first, of which the upper bit says that more follow.
///
/// Most sizes of places are so small.
enum HalfBytes {
  private static let escape: UInt32 = 15
  /// Bytes that a number takes at most.
  static let most = 6

  /// Adds some numbers, from a whole byte on.
  static func append(_ numbers: [UInt32], to bytes: inout [UInt8]) {
    var isUpper = false
    func append(_ half: UInt32) {
      if isUpper {
        bytes[bytes.count - 1] |= UInt8(truncatingIfNeeded: half << 4)
      } else {
        bytes.append(UInt8(truncatingIfNeeded: half))
      }
      isUpper.toggle()
    }
    for number in numbers {
      guard number >= escape else {
        append(number)
        continue
      }
      append(escape)
      var rest = number - escape
      while rest >= 8 {
        append(rest & 7 | 8)
        rest >>= 3
      }
      append(rest)
    }
  }

  /// Reads a number and moves the place, which counts halves, after it; at the end of the bytes it is 0.
  ///
  /// Cost: of a number below 79, a step.
  @inline(__always)
  static func read(_ bytes: UnsafeBufferPointer<UInt8>, at place: inout Int) -> UInt32 {
    let half = half(bytes, at: place)
    guard half == escape else {
      place &+= 1
      return half
    }
    let (low, high) = (self.half(bytes, at: place &+ 1), self.half(bytes, at: place &+ 2))
    if low < 8 {
      place &+= 2
      return escape &+ low
    }
    if high < 8 {
      place &+= 3
      return escape &+ (low & 7 | high &<< 3)
    }
    return readLong(bytes, at: &place)
  }

  @inline(__always)
  private static func half(_ bytes: UnsafeBufferPointer<UInt8>, at place: Int) -> UInt32 {
    let index = place &>> 1
    return index < bytes.count ? UInt32(bytes[index] &>> UInt8((place & 1) &<< 2)) & 15 : 0
  }

  @inline(never)
  private static func readLong(_ bytes: UnsafeBufferPointer<UInt8>, at place: inout Int) -> UInt32 {
    place += 1
    var value: UInt32 = 0
    var shift: UInt32 = 0
    while true {
      let half = half(bytes, at: place)
      place += 1
      value |= (half & 7) << shift
      if half < 8 { return value &+ escape }
      shift += 3
    }
  }

  /// The sum of some numbers; moves the place after them.
  ///
  /// Cost: a step for sixteen numbers below 15, and one for each other.
  static func sum(_ count: Int, of bytes: UnsafeBufferPointer<UInt8>, at place: inout Int) -> Int {
    let raw = UnsafeRawBufferPointer(bytes)
    var left = count
    var sum = 0
    while left > 0, place &>> 1 &+ 8 <= raw.count {
      let skipped = place & 1
      let word =
        raw.loadUnaligned(fromByteOffset: place &>> 1, as: UInt64.self).littleEndian
        &>> UInt64(skipped &* 4)
      let escapes = word & word >> 1 & word >> 2 & word >> 3 & 0x1111_1111_1111_1111
      let known = min(16 &- skipped, escapes.trailingZeroBitCount >> 2)
      let short = min(left, known)
      // Nothing is left of the word where the first is an escape.
      let part = word & ~(~0 << UInt64(short * 4))
      let pairs = part & 0x0F0F_0F0F_0F0F_0F0F &+ (part >> 4) & 0x0F0F_0F0F_0F0F_0F0F
      // The highest byte of the product is the sum of all eight, at most 224.
      sum &+= Int((pairs &* 0x0101_0101_0101_0101) >> 56)
      place &+= short
      left &-= short
      if known < 16 &- skipped, left > 0 {
        sum &+= Int(read(bytes, at: &place))
        left &-= 1
      }
    }
    for _ in 0..<left { sum &+= Int(read(bytes, at: &place)) }
    return sum
  }
}
