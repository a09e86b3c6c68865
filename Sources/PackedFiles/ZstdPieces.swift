/// The frames of a Zstandard file (RFC 8878, 3.1).
///
/// `zstd` makes one frame of a file, whatever its size; pzstd and the seekable format make many, as does
/// `cat`.
final class ZstdPieces: Pieces {
  private let size: Int
  private var window: FileWindow

  init(_ descriptor: Int32, size: Int) {
    self.size = size
    window = FileWindow(descriptor, size: size, length: 1 << 12)
  }

  func piece(at place: PiecePlace) throws(PackedFault) -> Piece? {
    var start = place.byte
    // A frame to be skipped holds what other programs note, such as a table of the others.
    while let magic = number(4, at: start), magic & 0xFFFF_FFF0 == 0x184D_2A50,
      let length = number(4, at: start + 4), start + 8 + length <= size
    {
      start += 8 + length
    }
    if start >= size { return nil }
    let end = self.end(ofFrameAt: start) ?? size
    return Piece(body: start..<end, end: PiecePlace(byte: end))
  }

  /// Where a frame ends; nil if it is none, or is cut short.
  private func end(ofFrameAt start: Int) -> Int? {
    guard number(4, at: start) == 0xFD2F_B528, let descriptor = number(1, at: start + 4) else {
      return nil
    }
    let isSingle = descriptor & 0x20 != 0
    let dictionary = [0, 1, 2, 4][descriptor & 3]
    let content = [isSingle ? 1 : 0, 2, 4, 8][descriptor >> 6]
    var place = start + 5 + (isSingle ? 0 : 1) + dictionary + content
    while let block = number(3, at: place) {
      // 0 is raw, 1 one byte repeated, 2 compressed.
      let kind = block >> 1 & 3
      guard kind < 3 else { return nil }
      place += 3 + (kind == 1 ? 1 : block >> 3)
      guard block & 1 == 1 else { continue }
      place += descriptor & 4 != 0 ? 4 : 0
      return place <= size ? place : nil
    }
    return nil
  }

  /// A number of so many bytes, the lowest first; nil where the file ends before.
  private func number(_ count: Int, at place: Int) -> Int? {
    let bytes = window.bytes(place, count)
    return bytes.count == count ? bytes.reversed().reduce(0) { $0 << 8 | Int($1) } : nil
  }
}
