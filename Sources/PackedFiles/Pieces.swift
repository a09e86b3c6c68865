/// A part of a compressed file that is unpacked without what precedes it.
struct Piece: Sendable {
  /// Bytes that a decoder is to find before those of the file.
  var head: [UInt8] = []
  /// The bytes of the file.
  var body: Range<Int>
  /// Bytes that a decoder is to find after those of the file.
  var tail: [UInt8] = []
  /// Where the next one begins.
  var end: PiecePlace
}

/// Where a piece begins.
struct PiecePlace: Sendable, Hashable {
  /// The byte of the file.
  var byte: Int
  /// Bits of that byte that belong to the piece before; only in bzip2.
  var bits: Int = 0
}

/// How files of one kind of compression divide into pieces.
protocol Pieces: AnyObject {
  /// The piece that begins at a place.
  ///
  /// Where the file is not what it should be, the piece is all that follows: then the decoder says what
  /// is wrong.
  ///
  /// - Returns: nil at the end of the file.
  func piece(at place: PiecePlace) throws(PackedFault) -> Piece?
  /// Beginnings of pieces, with the bytes that come out before them, as far as the file itself says;
  /// ascending.
  var known: [(unpacked: Int, packed: Int)] { get }
}

extension Pieces {
  var known: [(unpacked: Int, packed: Int)] { [] }
}
