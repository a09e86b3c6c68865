/// Sixteen neighbouring bytes of a text, compared in one step.
///
/// The long scans of the parser (line ends, the text of paragraphs, mentions) look at every byte of
/// a cable and find something at very few of them. This is the one place where they read a text
/// without a check for each byte; the check is made once for the sixteen.
struct ByteBlock {
  /// How many bytes it holds.
  static let width = 16

  /// The bytes in their order.
  let bytes: SIMD16<UInt8>

  /// The bytes of a text from a place on; all sixteen must be within it.
  @inline(__always)
  init(_ text: UnsafeBufferPointer<UInt8>, at place: Int) {
    precondition(place >= 0 && place <= text.count - Self.width)
    bytes = UnsafeRawPointer(text.baseAddress.unsafelyUnwrapped + place).loadUnaligned(
      as: SIMD16<UInt8>.self)
  }

  /// The bytes from a place on, and those from another place some bytes after it; both within the
  /// text.
  @inline(__always)
  static func pair(
    _ text: UnsafeBufferPointer<UInt8>, at place: Int, ahead distance: Int
  ) -> (ByteBlock, ByteBlock) {
    precondition(place >= 0 && distance >= 0 && place <= text.count &- width &- distance)
    let start = UnsafeRawPointer(text.baseAddress.unsafelyUnwrapped + place)
    return (
      ByteBlock(bytes: start.loadUnaligned(as: SIMD16<UInt8>.self)),
      ByteBlock(bytes: (start + distance).loadUnaligned(as: SIMD16<UInt8>.self))
    )
  }

  @inline(__always)
  private init(bytes: SIMD16<UInt8>) { self.bytes = bytes }

  /// The bits that either of two blocks has at each place.
  @inline(__always)
  static func | (left: ByteBlock, right: ByteBlock) -> ByteBlock {
    ByteBlock(bytes: left.bytes | right.bytes)
  }

  /// True where no byte has its top bit.
  @inline(__always)
  var isASCII: Bool {
    let words = unsafeBitCast(bytes, to: SIMD2<UInt64>.self)
    return (words[0] | words[1]) & 0x8080_8080_8080_8080 == 0
  }

  /// Puts the bytes into a buffer from a place on; all sixteen must have room.
  @inline(__always)
  func store(to output: UnsafeMutableBufferPointer<UInt8>, at place: Int) {
    precondition(place >= 0 && place <= output.count - Self.width)
    UnsafeMutableRawPointer(output.baseAddress.unsafelyUnwrapped + place).storeBytes(
      of: bytes, as: SIMD16<UInt8>.self)
  }

  /// Where the bytes are a certain one.
  @inline(__always)
  func are(_ byte: UInt8) -> Places { Places(bytes .== SIMD16(repeating: byte)) }

  /// Where the bytes are a certain letter, given in lower case, in either case.
  @inline(__always)
  func areLetter(_ lower: UInt8) -> Places {
    Places((bytes | SIMD16(repeating: 0x20)) .== SIMD16(repeating: lower))
  }

  /// Where the bytes may be an ASCII byte in either case: each has the bits of the byte but for that
  /// of case, so that no place is left out, and hardly any is wrong.
  @inline(__always)
  func resemble(_ byte: UInt8) -> Places { areLetter(byte | 0x20) }

  /// Where the bytes are between two bounds, inclusive.
  @inline(__always)
  func are(in range: ClosedRange<UInt8>) -> Places {
    Places(
      (bytes &- SIMD16(repeating: range.lowerBound))
        .<= SIMD16(repeating: range.upperBound - range.lowerBound))
  }

  /// Some of the sixteen places of a block.
  struct Places {
    // A byte of ones for each of the places, eight in a word: cheaper to ask than lanes. They stay in
    // the vector until they are asked for, so that several comparisons are joined before.
    private var words: SIMD2<UInt64>

    private var low: UInt64 {
      @inline(__always)
      get { UInt64(littleEndian: words[0]) }
    }
    private var high: UInt64 {
      @inline(__always)
      get { UInt64(littleEndian: words[1]) }
    }

    @inline(__always)
    fileprivate init(_ mask: SIMDMask<SIMD16<Int8>>) {
      words = unsafeBitCast(mask, to: SIMD2<UInt64>.self)
    }

    @inline(__always)
    private init(_ words: SIMD2<UInt64>) { self.words = words }

    /// True if there is none.
    @inline(__always)
    var isEmpty: Bool { words[0] | words[1] == 0 }

    /// How many there are.
    @inline(__always)
    var count: Int { (low.nonzeroBitCount + high.nonzeroBitCount) >> 3 }

    /// True if all sixteen are among them.
    @inline(__always)
    var isFull: Bool { low & high == UInt64.max }

    /// The first of them; 16 where there is none.
    @inline(__always)
    var first: Int {
      low != 0 ? low.trailingZeroBitCount >> 3 : 8 + high.trailingZeroBitCount >> 3
    }

    /// Takes the first one off.
    @inline(__always)
    mutating func removeFirst() {
      if low != 0 {
        words[0] = (low & ~(0xFF << UInt64(low.trailingZeroBitCount))).littleEndian
      } else if high != 0 {
        words[1] = (high & ~(0xFF << UInt64(high.trailingZeroBitCount))).littleEndian
      }
    }

    /// What is among both.
    @inline(__always)
    static func & (left: Places, right: Places) -> Places {
      Places(left.words & right.words)
    }

    /// What is among either.
    @inline(__always)
    static func | (left: Places, right: Places) -> Places {
      Places(left.words | right.words)
    }
  }
}
