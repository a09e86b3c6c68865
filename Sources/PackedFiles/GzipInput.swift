internal import CZlib
import Glibc

/// What comes out of a gzip file from some byte on.
///
/// libarchive unpacks gzip, too, but from its beginning alone.
final class GzipInput: PackedInput {
  private let descriptor: Int32
  private let size: Int
  private let points: RestartPoints
  // zlib's state points back to it, so that it must not move.
  private let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
  private let packed = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
  private let unpacked = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 17, alignment: 16)
  /// Where in the file the bytes end that were read.
  private var place = 0
  /// Bytes that came out, those before a restart point with them.
  private var count = 0
  /// Of these before the restart point.
  private var first = 0
  /// Bytes that come out before the first that is wanted.
  private let start: Int
  /// True after a restart point until its part ends: then no header was read, and eight bytes of
  /// checks follow.
  private var isBare = false
  private var isBetween = false
  let isUnpacking = true
  let isSeekable = false

  /// Bytes of the checks after each part of a file.
  private static let trailer = 8

  /// Unpacks from a byte on, from the last restart point before it.
  init(
    _ descriptor: Int32, size: Int, from start: Int = 0, _ points: RestartPoints
  ) throws(PackedFault) {
    (self.descriptor, self.size, self.points) = (descriptor, size, points)
    self.start = start
    stream.initialize(to: z_stream())
    // 16 stands for the header and the checks of gzip.
    guard cz_inflate_init(stream, MAX_WBITS + 16) == Z_OK else {
      throw PackedFault("there is not enough memory")
    }
    if let point = points.last(before: start), let window = point.unpackedWindow,
      inflateReset2(stream, -MAX_WBITS) == Z_OK
    {
      if point.bits > 0 {
        let byte = FileInput.bytes(descriptor, (point.packed - 1)..<point.packed).first ?? 0
        inflatePrime(stream, point.bits, Int32(byte) >> (8 - point.bits))
      }
      inflateSetDictionary(stream, window, uInt(window.count))
      (place, count, isBare) = (point.packed, point.unpacked, true)
      first = count
    }
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
    packed.deallocate()
    unpacked.deallocate()
  }

  var share: Int? { count < start ? (count - first) * 100 / (start - first) : nil }

  func skip(_ count: Int) -> Int { 0 }

  func seek(_ offset: Int, from origin: Int32) -> Int? { nil }

  func next() throws(PackedFault) -> UnsafeRawBufferPointer? {
    if isBetween, try !beginsAgain() { return nil }
    if stream.pointee.avail_in == 0, try !fill() {
      throw PackedFault("it is cut short: fetch it again")
    }
    stream.pointee.next_out = unpacked.assumingMemoryBound(to: Bytef.self).baseAddress
    stream.pointee.avail_out = uInt(unpacked.count)
    // It stops between two blocks, where one can begin again.
    let code = inflate(stream, Z_BLOCK)
    let produced = unpacked.count - Int(stream.pointee.avail_out)
    count += produced
    switch code {
    case Z_OK, Z_BUF_ERROR:
      let isAtBlock = stream.pointee.data_type & 128 != 0 && stream.pointee.data_type & 64 == 0
      if isAtBlock, points.wants(count) { note() }
    case Z_STREAM_END: isBetween = true
    case Z_MEM_ERROR: throw PackedFault("there is not enough memory")
    default:
      let said = stream.pointee.msg.map { String(cString: $0) } ?? "it is not gzip"
      throw PackedFault("it is damaged (\(said)): fetch it again")
    }
    let wanted = max(0, min(produced, count - start))
    return UnsafeRawBufferPointer(rebasing: unpacked[(produced - wanted)..<produced])
  }

  /// Reads more of the file; false at its end.
  private func fill() throws(PackedFault) -> Bool {
    let got = try FileInput.read(descriptor, at: place, into: packed, most: max(0, size - place))
    place += got
    stream.pointee.next_in = packed.assumingMemoryBound(to: Bytef.self).baseAddress
    stream.pointee.avail_in = uInt(got)
    return got > 0
  }

  private func note() {
    var length: uInt = 0
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 1 << 15) { window in
      guard inflateGetDictionary(stream, window.baseAddress, &length) == Z_OK else { return }
      points.note(
        unpacked: count, packed: place - Int(stream.pointee.avail_in),
        bits: stream.pointee.data_type & 7,
        window: UnsafeBufferPointer(rebasing: window[..<Int(length)]))
    }
  }

  /// Looks after the end of a part for another; false if there is none.
  ///
  /// What follows otherwise is padding of tapes and disks.
  private func beginsAgain() throws(PackedFault) -> Bool {
    let end = place - Int(stream.pointee.avail_in) + (isBare ? Self.trailer : 0)
    guard end + 2 <= size, FileInput.bytes(descriptor, end..<(end + 2)) == [0x1F, 0x8B] else {
      return false
    }
    (place, isBare, isBetween) = (end, false, false)
    stream.pointee.avail_in = 0
    guard inflateReset2(stream, MAX_WBITS + 16) == Z_OK else {
      throw PackedFault("there is not enough memory")
    }
    return true
  }
}
