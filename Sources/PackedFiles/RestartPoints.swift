internal import CZlib
import Synchronization

/// Places of a compressed file from which it can be unpacked without what precedes it, one in every 4 MB
/// of what comes out, or as many as there are.
///
/// Whoever unpacks the file notes them on the way. For gzip each keeps the 32 KB that were unpacked before
/// it, which what follows may repeat, compressed to some 10 KB; the blocks of other formats (`Pieces`)
/// repeat nothing.
public final class RestartPoints: Sendable {
  /// Bytes of unpacked text between two of them.
  static let span = 4 << 20

  /// One place.
  struct Point: Sendable {
    /// Bytes that come out before it.
    var unpacked: Int
    /// Where it is in the file: the first whole byte.
    var packed: Int
    /// Bits of the byte before that belong to it.
    var bits: Int32
    /// Compressed.
    var window: [UInt8]
    /// Bytes of the window.
    var windowCount: Int
  }

  private let points = Mutex<[Point]>([])

  /// None yet.
  public init() {}

  /// How many there are.
  public var count: Int { points.withLock(\.count) }

  /// The last one at or before some unpacked byte; nil if that is none.
  func last(before unpacked: Int) -> Point? {
    points.withLock { points in points.last { $0.unpacked <= unpacked } }
  }

  /// True if a reading that begins at a byte starts after another byte.
  ///
  /// - Parameters:
  ///   - unpacked: the first byte that is wanted.
  ///   - other: where one is already.
  /// - Returns: whether less is unpacked by beginning there than from the other.
  public func areNearer(to unpacked: Int, than other: Int) -> Bool {
    last(before: unpacked).map { $0.unpacked > other } ?? false
  }

  /// Notes the beginning of a piece that needs nothing of what came out before.
  func note(unpacked: Int, packed: Int, bits: Int32 = 0) {
    guard wants(unpacked) else { return }
    note(
      unpacked: unpacked, packed: packed, bits: bits,
      window: UnsafeBufferPointer(start: nil, count: 0))
  }

  /// True if one at that place is useful.
  func wants(_ unpacked: Int) -> Bool {
    points.withLock { unpacked >= ($0.last?.unpacked ?? 0) + Self.span }
  }

  /// Notes a place, with the bytes that came out last.
  func note(unpacked: Int, packed: Int, bits: Int32, window: UnsafeBufferPointer<UInt8>) {
    var length = compressBound(uLong(window.count))
    let bytes = [UInt8](unsafeUninitializedCapacity: Int(length)) { buffer, count in
      let code = compress2(
        buffer.baseAddress, &length, window.baseAddress, uLong(window.count), 1)
      count = code == Z_OK ? Int(length) : 0
    }
    guard !bytes.isEmpty else { return }
    let point = Point(
      unpacked: unpacked, packed: packed, bits: bits, window: bytes, windowCount: window.count)
    points.withLock { points in
      // Another thread may have been here.
      if unpacked >= (points.last?.unpacked ?? 0) + Self.span { points.append(point) }
    }
  }
}

extension RestartPoints {
  private static let numbers = 5

  /// All of them, to be kept.
  public var encoded: [UInt8] {
    var bytes: [UInt8] = []
    for point in points.withLock({ $0 }) {
      let numbers = [
        point.unpacked, point.packed, Int(point.bits), point.windowCount, point.window.count,
      ]
      for number in numbers {
        withUnsafeBytes(of: Int64(number).littleEndian) { bytes.append(contentsOf: $0) }
      }
      bytes += point.window
    }
    return bytes
  }

  /// What was kept; nil if it is damaged.
  public convenience init?(decoding bytes: [UInt8]) {
    self.init()
    var place = 0
    var found: [Point] = []
    while place < bytes.count {
      guard bytes.count - place >= Self.numbers * 8 else { return nil }
      let numbers = (0..<Self.numbers).map { index in
        bytes.withUnsafeBytes {
          Int(
            Int64(littleEndian: $0.loadUnaligned(fromByteOffset: place + index * 8, as: Int64.self))
          )
        }
      }
      place += Self.numbers * 8
      guard numbers.allSatisfy({ $0 >= 0 }), numbers[1] > 0, numbers[2] < 8,
        numbers[3] <= 1 << 15, numbers[4] <= bytes.count - place
      else { return nil }
      found.append(
        Point(
          unpacked: numbers[0], packed: numbers[1], bits: Int32(numbers[2]),
          window: Array(bytes[place..<(place + numbers[4])]), windowCount: numbers[3]))
      place += numbers[4]
    }
    points.withLock { [found] in $0 = found }
  }
}

extension RestartPoints.Point {
  /// The window as it was; nil if it is damaged.
  var unpackedWindow: [UInt8]? {
    var length = uLong(windowCount)
    let bytes = [UInt8](unsafeUninitializedCapacity: windowCount) { buffer, count in
      let code = uncompress(buffer.baseAddress, &length, window, uLong(window.count))
      count = code == Z_OK ? Int(length) : 0
    }
    return bytes.count == windowCount ? bytes : nil
  }
}
