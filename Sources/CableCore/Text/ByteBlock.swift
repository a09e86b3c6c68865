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

  /// The blocks from a place on, and from each of some places after it.
  struct Window {
    fileprivate let start: UnsafeRawPointer
    fileprivate let reach: Int

    /// The block some bytes after the place, no more than the window reaches.
    @inline(__always)
    subscript(distance: Int) -> ByteBlock {
      precondition(distance >= 0 && distance <= reach)
      return ByteBlock(bytes: (start + distance).loadUnaligned(as: SIMD16<UInt8>.self))
    }
  }

  /// The first place of a text in a range at which there is something.
  ///
  /// The range is checked once for all blocks. Cost: linear, sixty-four bytes at a time where nothing is.
  ///
  /// - Parameters:
  ///   - text: the bytes.
  ///   - range: where it may begin.
  ///   - reach: how many bytes after its place are looked at; they may be after the range, in the text.
  ///   - places: where in a block it may be.
  ///   - isHere: whether it is at a place; of the last bytes of a text, for which no block is left, this
  ///     alone is asked.
  /// - Returns: the place, or nil where there is none.
  @inline(__always)
  static func first(
    in text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, reach: Int = 0,
    where places: (Window) -> Places, _ isHere: (Int) -> Bool
  ) -> Int? {
    guard !range.isEmpty, let base = text.baseAddress else { return nil }
    precondition(range.lowerBound >= 0 && reach >= 0 && range.upperBound <= text.count &- reach)
    let start = UnsafeRawPointer(base)
    @inline(__always)
    func found(_ place: Int) -> Places { places(Window(start: start + place, reach: reach)) }
    let (end, last) = (range.upperBound, text.count &- reach &- width)
    var place = range.lowerBound
    while place < end {
      let next = place &+ 4 * width
      if next <= end,
        (found(place) | found(place &+ width) | found(place &+ 2 * width)
          | found(place &+ 3 * width)).isEmpty
      {
        place = next
        continue
      }
      let stop = min(end, next)
      while place < stop {
        guard place <= last else {
          // A block would be longer than the text.
          if isHere(place) { return place }
          place &+= 1
          continue
        }
        var here = found(place).inOrder
        while !here.isEmpty {
          let candidate = place &+ here.first
          if candidate >= end { return nil }
          if isHere(candidate) { return candidate }
          here.removeFirst()
        }
        place &+= width
      }
    }
    return nil
  }

  /// The next block in which there is something, from a place on and in steps of a block.
  ///
  /// - Parameters:
  ///   - text: the bytes.
  ///   - start: where the first block begins.
  ///   - end: before which a block begins; the end of the text if nil.
  ///   - reach: how many bytes after a block are looked at with it.
  ///   - places: where in a block it is.
  /// - Returns: where the block begins; where the first one would that is not looked at if there is none.
  @inline(__always)
  static func next(
    in text: UnsafeBufferPointer<UInt8>, from start: Int, before end: Int? = nil, reach: Int = 0,
    where places: (Window) -> Places
  ) -> Int {
    guard let base = text.baseAddress else { return start }
    precondition(start >= 0 && reach >= 0)
    let bytes = UnsafeRawPointer(base)
    let fits = text.count &- width &- reach
    let last = end.map { min($0 &- 1, fits) } ?? fits
    var place = start
    while place <= last, places(Window(start: bytes + place, reach: reach)).isEmpty {
      place &+= width
    }
    return place
  }

  /// As `first`, for what takes many comparisons: the registers hold those of one block.
  @inline(__always)
  static func firstByBlock(
    in text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, reach: Int = 0,
    where places: (Window) -> Places, _ isHere: (Int) -> Bool
  ) -> Int? {
    guard !range.isEmpty, let base = text.baseAddress else { return nil }
    precondition(range.lowerBound >= 0 && reach >= 0 && range.upperBound <= text.count &- reach)
    let (end, last) = (range.upperBound, text.count &- reach &- width)
    var place = range.lowerBound
    while place < end {
      place = next(in: text, from: place, before: end, reach: reach, where: places)
      guard place <= last else { break }
      guard place < end else { return nil }
      var here = places(Window(start: UnsafeRawPointer(base) + place, reach: reach)).inOrder
      while !here.isEmpty {
        let candidate = place &+ here.first
        if candidate >= end { return nil }
        if isHere(candidate) { return candidate }
        here.removeFirst()
      }
      place &+= width
    }
    // A block would be longer than the text.
    while place < end {
      if isHere(place) { return place }
      place &+= 1
    }
    return nil
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

  /// Where the bytes are between two bounds, both with the bit of a small letter, that bit or not.
  @inline(__always)
  func areLetters(in range: ClosedRange<UInt8>) -> Places {
    ByteBlock(bytes: bytes | SIMD16(repeating: 0x20)).are(in: range)
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

    /// True if all sixteen are among them.
    @inline(__always)
    var isFull: Bool { low & high == UInt64.max }

    /// The first of them; 16 where there is none.
    @inline(__always)
    var first: Int {
      low != 0 ? low.trailingZeroBitCount >> 3 : 8 + high.trailingZeroBitCount >> 3
    }

    /// The places one after another.
    @inline(__always)
    var inOrder: Ordered { Ordered(low: low & Ordered.each, high: high & Ordered.each) }

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

  /// Places of a block of which the first is taken off again and again.
  ///
  /// A bit for each: to take one off is a subtraction.
  struct Ordered {
    private var low: UInt64
    private var high: UInt64

    fileprivate static let each: UInt64 = 0x0101_0101_0101_0101

    /// No place.
    static var none: Ordered { Ordered(low: 0, high: 0) }

    @inline(__always)
    fileprivate init(low: UInt64, high: UInt64) { (self.low, self.high) = (low, high) }

    /// True if there is none.
    @inline(__always)
    var isEmpty: Bool { low | high == 0 }

    /// The first of them; 16 where there is none.
    @inline(__always)
    var first: Int {
      low != 0 ? low.trailingZeroBitCount >> 3 : 8 + high.trailingZeroBitCount >> 3
    }

    /// Takes the first one off; there must be one.
    @inline(__always)
    mutating func removeFirst() {
      if low != 0 { low &= low &- 1 } else { high &= high &- 1 }
    }
  }
}
