/// Goes through how many bytes the places of a word take in each of its cables.
///
/// They are in halves of bytes where that takes less than a byte each, else bytes of their own: so the length of the
/// list says which. Words that all texts have many times are read sooner in bytes.
struct PlaceSizes {
  private let isHalves: Bool
  /// Where the next one is: a half or a byte.
  private var place: Int

  /// Before the first of some sizes.
  ///
  /// - Parameters:
  ///   - size: how many bytes they take.
  ///   - count: how many cables have the word.
  ///   - start: the byte at which they begin.
  init(size: Int, count: Int, from start: Int = 0) {
    isHalves = size < count
    place = isHalves ? start &* 2 : start
  }

  /// Adds some sizes as they are stored, from a whole byte on.
  static func append(_ sizes: [UInt32], to bytes: inout [UInt8]) {
    let start = bytes.count
    HalfBytes.append(sizes, to: &bytes)
    guard (bytes.count - start) * 8 > sizes.count * 7 else { return }
    bytes.removeLast(bytes.count - start)
    for size in sizes { Varint.append(Int(size), to: &bytes) }
  }

  /// The next one; 0 at the end of the bytes.
  @inline(__always)
  mutating func next(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    Int(isHalves ? HalfBytes.read(bytes, at: &place) : Varint.read(bytes, at: &place))
  }

  /// The sum of the next ones.
  ///
  /// Cost: a step for eight or sixteen of them, as most are.
  mutating func sum(_ count: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    isHalves
      ? HalfBytes.sum(count, of: bytes, at: &place) : Varint.sum(count, of: bytes, at: &place)
  }

  // MARK: Parts

  /// The byte in which the next one begins.
  var firstByte: Int { isHalves ? place >> 1 : place }
  /// The byte after all that was read; beyond the end of the bytes where halves were missing.
  var endByte: Int { isHalves ? (place + 1) >> 1 : place }

  /// Bytes in which so many more are nearly always, and always.
  func room(for count: Int) -> [Int] {
    isHalves ? [count + 1, count * HalfBytes.most + 1] : [count * 5]
  }

  /// The same in bytes of which so many at the beginning are left out.
  func without(_ bytes: Int) -> PlaceSizes {
    var sizes = self
    sizes.place -= isHalves ? bytes * 2 : bytes
    return sizes
  }
}
