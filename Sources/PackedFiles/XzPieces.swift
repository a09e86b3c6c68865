internal import CZlib

/// The blocks of an xz file, which the index at the end of each of its streams lists (The .xz File Format
/// 1.1.0, 2.1 and 4).
///
/// `xz -T0`, which is the default since 5.6, makes blocks of 24 MB and more; other files are one block.
final class XzPieces: Pieces {
  private struct Block {
    /// In the file, without padding.
    var packed: Range<Int>
    var unpackedCount: Int
    /// Bytes that come out before it.
    var unpacked: Int
    /// The kind of check, which the stream's header has.
    var flags: [UInt8]
  }

  private let descriptor: Int32
  private let size: Int
  /// None if the indexes are not what they should be.
  private let blocks: [Block]

  private static let magic: [UInt8] = [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00]
  private static let headerLength = 12
  /// Blocks that are believed; a file has one in 24 MB, as a rule.
  private static let mostBlocks = 1 << 20
  /// The longest index that is read.
  private static let mostIndex = 1 << 25

  init(_ descriptor: Int32, size: Int) {
    (self.descriptor, self.size) = (descriptor, size)
    blocks = Self.blocks(descriptor, size) ?? []
  }

  var known: [(unpacked: Int, packed: Int)] {
    blocks.map { ($0.unpacked, $0.packed.lowerBound) }
  }

  func piece(at place: PiecePlace) throws(PackedFault) -> Piece? {
    if place.byte >= size { return nil }
    let wanted = place.byte == 0 ? blocks.first?.packed.lowerBound : place.byte
    guard let wanted, let number = number(at: wanted) else {
      guard place.byte == 0 else { throw PackedFault("it is no longer what it was") }
      return Piece(body: 0..<size, end: PiecePlace(byte: size))
    }
    let block = blocks[number]
    let next = number + 1 < blocks.count ? blocks[number + 1].packed.lowerBound : size
    let padded = Self.padded(block.packed.count)
    return Piece(
      head: Self.magic + block.flags + Self.checksum(block.flags),
      body: block.packed.lowerBound..<(block.packed.lowerBound + padded), tail: Self.ending(block),
      end: PiecePlace(byte: next))
  }

  private func number(at byte: Int) -> Int? {
    var (low, high) = (0, blocks.count)
    while low < high {
      let middle = (low + high) / 2
      if blocks[middle].packed.lowerBound < byte { low = middle + 1 } else { high = middle }
    }
    return low < blocks.count && blocks[low].packed.lowerBound == byte ? low : nil
  }

  /// An index of one block, and the footer of a stream that has no other.
  private static func ending(_ block: Block) -> [UInt8] {
    var index: [UInt8] = [0, 1] + number(block.packed.count) + number(block.unpackedCount)
    while index.count % 4 != 0 { index.append(0) }
    index += checksum(index)
    let footer = little(UInt32(index.count / 4 - 1)) + block.flags
    return index + checksum(footer) + footer + [0x59, 0x5A]
  }

  private static func blocks(_ descriptor: Int32, _ size: Int) -> [Block]? {
    var streams: [[Block]] = []
    var end = size
    var count = 0
    while end > 0 {
      guard let stream = stream(descriptor, endingAt: end) else { return nil }
      streams.append(stream.blocks)
      end = stream.start
      // Each stream has a header and a footer, so that this ends.
      count += stream.blocks.count
      guard count <= mostBlocks else { return nil }
    }
    var all = Array(streams.reversed().joined())
    var unpacked = 0
    for number in all.indices {
      all[number].unpacked = unpacked
      let (sum, isTooLarge) = unpacked.addingReportingOverflow(all[number].unpackedCount)
      if isTooLarge { return nil }
      unpacked = sum
    }
    return all
  }

  /// The blocks of the stream that ends at a byte, after which only padding comes.
  private static func stream(
    _ descriptor: Int32, endingAt fileEnd: Int
  ) -> (blocks: [Block], start: Int)? {
    var end = fileEnd
    // Padding comes in words of zeros.
    while end >= 4, FileInput.bytes(descriptor, (end - 4)..<end) == [0, 0, 0, 0] {
      end -= 4
      if fileEnd - end > 1 << 16 { return nil }
    }
    guard end >= 2 * headerLength else { return nil }
    let footer = FileInput.bytes(descriptor, (end - headerLength)..<end)
    guard footer.count == headerLength, Array(footer[10...]) == [0x59, 0x5A],
      checksum(Array(footer[4..<10])) == Array(footer[..<4])
    else { return nil }
    let backward = footer[4..<8].reversed().reduce(0) { $0 << 8 | Int($1) }
    let length = (backward + 1) * 4
    let indexStart = end - headerLength - length
    guard length <= mostIndex, indexStart >= headerLength else { return nil }
    let index = FileInput.bytes(descriptor, indexStart..<(indexStart + length))
    guard index.count == length, length >= 8, index[0] == 0,
      checksum(Array(index[..<(length - 4)])) == Array(index[(length - 4)...])
    else { return nil }
    let flags = Array(footer[8..<10])
    var place = 1
    guard let count = number(in: index, &place), count <= mostBlocks else { return nil }
    var sizes: [(packed: Int, unpacked: Int)] = []
    var total = 0
    for _ in 0..<count {
      guard let packed = number(in: index, &place), let unpacked = number(in: index, &place),
        packed > 0, packed <= indexStart
      else { return nil }
      sizes.append((packed, unpacked))
      total += padded(packed)
      guard total <= indexStart - headerLength else { return nil }
    }
    let start = indexStart - total - headerLength
    let header = FileInput.bytes(descriptor, start..<(start + headerLength))
    guard header.starts(with: magic), Array(header[6..<8]) == flags else { return nil }
    var at = start + headerLength
    let blocks = sizes.map { size in
      defer { at += padded(size.packed) }
      return Block(
        packed: at..<(at + size.packed), unpackedCount: size.unpacked, unpacked: 0, flags: flags)
    }
    return (blocks, start)
  }

  private static func padded(_ count: Int) -> Int { (count + 3) & ~3 }

  /// A number as an index has it, seven bits in a byte.
  private static func number(in bytes: [UInt8], _ place: inout Int) -> Int? {
    var value = 0
    for shift in stride(from: 0, to: 63, by: 7) {
      guard place < bytes.count else { return nil }
      let byte = bytes[place]
      place += 1
      value |= Int(byte & 0x7F) << shift
      if byte & 0x80 == 0 { return value < 0 ? nil : value }
    }
    return nil
  }

  private static func number(_ value: Int) -> [UInt8] {
    var (rest, bytes) = (value, [UInt8]())
    while rest > 0x7F {
      bytes.append(UInt8(rest & 0x7F) | 0x80)
      rest >>= 7
    }
    return bytes + [UInt8(rest)]
  }

  private static func little(_ value: UInt32) -> [UInt8] {
    withUnsafeBytes(of: value.littleEndian) { Array($0) }
  }

  private static func checksum(_ bytes: [UInt8]) -> [UInt8] {
    little(UInt32(truncatingIfNeeded: crc32(0, bytes, uInt(bytes.count))))
  }
}
