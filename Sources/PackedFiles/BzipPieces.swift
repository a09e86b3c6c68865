/// The blocks of a bzip2 file: 900 kB of text at most each, beginning at any bit.
///
/// The format has no document but its program: a stream is `BZh`, a digit, blocks, and a sum of their
/// checks; a block begins with 48 bits that are the same in all, and its own check.
final class BzipPieces: Pieces {
  private let size: Int
  private var window: FileWindow

  private static let block: UInt64 = 0x3141_5926_5359
  private static let ending: UInt64 = 0x1772_4538_5090
  private static let mask: UInt64 = 1 << 48 - 1
  /// For each value of the byte before the last of a mark, the bits after the mark for which it may be
  /// that byte.
  private static let shifts: [UInt8] = (0..<256).map { value in
    (0..<8).reduce(0) { found, shift in
      let isHere = [block, ending].contains { ($0 << UInt64(shift)) >> 8 & 0xFF == UInt64(value) }
      return isHere ? found | 1 << UInt8(shift) : found
    }
  }
  /// The longest that a block may be, in bytes: 18,002 groups of 50 letters of 20 bits.
  private static let longest = 18_002 * 50 * 20 / 8 + 1 << 16

  init(_ descriptor: Int32, size: Int) {
    self.size = size
    window = FileWindow(descriptor, size: size, length: 1 << 16)
  }

  func piece(at place: PiecePlace) throws(PackedFault) -> Piece? {
    var place = place
    while true {
      if place.bits == 0, window.bytes(place.byte, 3).elementsEqual("BZh".utf8) { place.byte += 4 }
      guard let mark = bits(48, at: place) else {
        // What is left is no block, unless it is the end of a stream whose padding came already.
        return place.byte >= size || place.bits == 0 && place.byte > 0 ? nil : rest(place)
      }
      if mark == Self.block { return block(at: place) }
      guard mark == Self.ending else {
        // What follows the last stream otherwise is padding of tapes and disks.
        return place.bits == 0 && place.byte > 4 ? nil : rest(place)
      }
      // The sum of the checks, up to a whole byte.
      place = PiecePlace(byte: (place.byte * 8 + place.bits + 80 + 7) / 8)
    }
  }

  private func rest(_ place: PiecePlace) -> Piece {
    Piece(body: 0..<0, tail: shifted(place, to: size * 8), end: PiecePlace(byte: size))
  }

  /// The block at a place as a file of its own.
  private func block(at place: PiecePlace) -> Piece {
    let start = place.byte * 8 + place.bits
    guard let check = bits(32, at: PiecePlace(byte: (start + 48) / 8, bits: (start + 48) % 8)),
      let end = next(after: start + 80)
    else { return rest(place) }
    var bytes = shifted(place, to: end)
    let used = (end - start) % 8
    var writer = BitWriter(bytes: bytes, free: used == 0 ? 0 : 8 - used)
    writer.append(Self.ending, 48)
    writer.append(check, 32)
    bytes = writer.bytes
    return Piece(body: 0..<0, tail: bytes, end: PiecePlace(byte: end / 8, bits: end % 8))
  }

  /// A beginning of a file, and the bits from a place to another, the first of them first.
  private func shifted(_ place: PiecePlace, to end: Int) -> [UInt8] {
    let last = min((end + 7) / 8, size, place.byte + 2 * Self.longest)
    let bytes = window.bytes(place.byte, last - place.byte)
    // The largest blocks: smaller ones fit, too.
    var made = Array("BZh9".utf8)
    made.reserveCapacity(bytes.count + 20)
    let shift = place.bits
    let count = (end - place.byte * 8 - place.bits + 7) / 8
    var index = bytes.startIndex
    while index < bytes.endIndex, made.count < count + 4 {
      let after = index + 1 < bytes.endIndex ? bytes[index + 1] : 0
      made.append(shift == 0 ? bytes[index] : bytes[index] << shift | after >> (8 - shift))
      index += 1
    }
    let used = (end - place.byte * 8 - place.bits) % 8
    if used != 0, made.count == count + 4 { made[made.count - 1] &= 0xFF << (8 - UInt8(used)) }
    return made
  }

  /// The first bit at or after another at which a block begins, or the end of the stream.
  private func next(after start: Int) -> Int? {
    var register: UInt64 = 0
    let shifts = Self.shifts
    var byte = start / 8
    let limit = min(size, byte + Self.longest)
    let first = byte
    while byte < limit {
      let part = window.bytes(byte, min(1 << 16, limit - byte))
      if part.isEmpty { return nil }
      let found = part.withUnsafeBufferPointer { part -> Int? in
        for value in part {
          register = register << 8 | UInt64(value)
          byte += 1
          let shifts = shifts[Int(register >> 8 & 0xFF)]
          guard shifts != 0, byte - first >= 6 else { continue }
          for shift in 0..<8 where shifts & 1 << UInt8(shift) != 0 {
            let found = register >> UInt64(shift) & Self.mask
            let bit = byte * 8 - shift - 48
            if found == Self.block || found == Self.ending, bit >= start { return bit }
          }
        }
        return nil
      }
      if let found { return found }
    }
    return nil
  }

  private func bits(_ count: Int, at place: PiecePlace) -> UInt64? {
    let bytes = window.bytes(place.byte, 8)
    guard bytes.count * 8 >= place.bits + count else { return nil }
    var value: UInt64 = 0
    for index in 0..<8 {
      value =
        value << 8 | (index < bytes.count ? UInt64(bytes[bytes.startIndex + index]) : 0)
    }
    return (value << UInt64(place.bits)) >> UInt64(64 - count)
  }
}

/// Appends numbers of any count of bits.
private struct BitWriter {
  var bytes: [UInt8]
  /// Bits of the last byte that are not used.
  var free: Int

  mutating func append(_ value: UInt64, _ count: Int) {
    for place in (0..<count).reversed() {
      if free == 0 {
        bytes.append(0)
        free = 8
      }
      free -= 1
      bytes[bytes.count - 1] |= UInt8(value >> UInt64(place) & 1) << UInt8(free)
    }
  }
}
