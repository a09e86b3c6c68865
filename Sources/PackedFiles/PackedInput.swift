import Glibc

/// Where libarchive has the bytes of a packed file from.
protocol PackedInput: AnyObject {
  /// True if they come out of a compression, so that skipping them is no less work than reading.
  var isUnpacking: Bool { get }
  /// True if `seek` works.
  var isSeekable: Bool { get }
  /// How much of what is before the first byte that is wanted is unpacked, in percent; nil once it
  /// came.
  var share: Int? { get }
  /// The next bytes, which stay until the next call; nil at the end.
  ///
  /// None if some work was done and nothing wanted came of it.
  func next() throws(PackedFault) -> UnsafeRawBufferPointer?
  /// Skips some bytes; returns how many.
  func skip(_ count: Int) -> Int
  /// Goes to a place.
  ///
  /// - Parameters:
  ///   - offset: in bytes.
  ///   - origin: from where, as `lseek` has it.
  /// - Returns: where it is then, or nil if there is no such place.
  func seek(_ offset: Int, from origin: Int32) -> Int?
}

extension PackedInput {
  var share: Int? { nil }
}

/// The bytes of a file from some place on, up to the size that it had when it was opened.
final class FileInput: PackedInput {
  private let descriptor: Int32
  private let size: Int
  private var place: Int
  private let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
  let isUnpacking = false
  let isSeekable: Bool

  /// The bytes from a place on; only from the beginning places can be sought.
  init(_ descriptor: Int32, size: Int, from place: Int = 0) {
    (self.descriptor, self.size, self.place) = (descriptor, size, place)
    isSeekable = place == 0
  }

  deinit { buffer.deallocate() }

  func next() throws(PackedFault) -> UnsafeRawBufferPointer? {
    let count = try Self.read(descriptor, at: place, into: buffer, most: max(0, size - place))
    place += count
    return count == 0 ? nil : UnsafeRawBufferPointer(rebasing: buffer[..<count])
  }

  func skip(_ count: Int) -> Int {
    let skipped = max(0, min(count, size - place))
    place += skipped
    return skipped
  }

  func seek(_ offset: Int, from origin: Int32) -> Int? {
    let base =
      switch origin {
      case SEEK_CUR: place
      case SEEK_END: size
      default: 0
      }
    let (wanted, isTooLarge) = base.addingReportingOverflow(offset)
    guard !isTooLarge, (0...size).contains(wanted) else { return nil }
    place = wanted
    return wanted
  }

  /// Reads what is at a place of a file; returns how many bytes, 0 at its end.
  static func read(
    _ descriptor: Int32, at place: Int, into buffer: UnsafeMutableRawBufferPointer, most: Int
  ) throws(PackedFault) -> Int {
    while true {
      let got = pread(descriptor, buffer.baseAddress, min(buffer.count, most), off_t(place))
      if got >= 0 { return got }
      guard errno == EINTR else {
        throw PackedFault("it cannot be read: \(String(cString: strerror(errno)))")
      }
    }
  }

  /// The bytes of a range of a file, fewer where it ends before or cannot be read.
  static func bytes(_ descriptor: Int32, _ range: Range<Int>) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: range.count) { buffer, count in
      let all = UnsafeMutableRawBufferPointer(buffer)
      while count < range.count {
        let rest = UnsafeMutableRawBufferPointer(rebasing: all[count...])
        let got = try? read(
          descriptor, at: range.lowerBound + count, into: rest, most: rest.count)
        guard let got, got > 0 else { return }
        count += got
      }
    }
  }
}
