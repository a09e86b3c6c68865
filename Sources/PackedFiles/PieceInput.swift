internal import CArchive

/// What comes out of an xz, Zstandard or bzip2 file from some byte on, one piece after another.
///
/// libarchive unpacks each as if it were a file.
final class PieceInput: PackedInput {
  private let descriptor: Int32
  private let filter: Int32
  private let pieces: any Pieces
  private let points: RestartPoints
  /// Of the piece that is next.
  private var place = PiecePlace(byte: 0)
  private var open: OpenPiece?
  /// Bytes that came out, those before the piece that came first with them.
  private var count = 0
  /// Of these before the piece that came first.
  private var first = 0
  /// Bytes that come out before the first that is wanted.
  private let start: Int
  let isUnpacking = true
  let isSeekable = false

  /// Unpacks from a byte on, from the last restart point before it.
  ///
  /// - Returns: nil for a kind that has no pieces.
  init?(
    _ kind: PackedKind?, _ descriptor: Int32, size: Int, from start: Int, _ points: RestartPoints
  ) {
    switch kind {
    case .xz: (filter, pieces) = (ARCHIVE_FILTER_XZ, XzPieces(descriptor, size: size))
    case .zstd: (filter, pieces) = (ARCHIVE_FILTER_ZSTD, ZstdPieces(descriptor, size: size))
    case .bzip2: (filter, pieces) = (ARCHIVE_FILTER_BZIP2, BzipPieces(descriptor, size: size))
    case .gzip, .zip, .sevenZip, .tar, nil: return nil
    }
    (self.descriptor, self.start, self.points) = (descriptor, start, points)
    for known in pieces.known { points.note(unpacked: known.unpacked, packed: known.packed) }
    if start > 0, let point = points.last(before: start) {
      place = PiecePlace(byte: point.packed, bits: Int(point.bits))
      (count, first) = (point.unpacked, point.unpacked)
    }
  }

  var share: Int? { count < start ? (count - first) * 100 / (start - first) : nil }

  func skip(_ count: Int) -> Int { 0 }

  func seek(_ offset: Int, from origin: Int32) -> Int? { nil }

  func next() throws(PackedFault) -> UnsafeRawBufferPointer? {
    guard let open else {
      guard let piece = try pieces.piece(at: place) else { return nil }
      if count > 0 {
        points.note(unpacked: count, packed: place.byte, bits: Int32(place.bits))
      }
      self.open = try OpenPiece(piece, filter, descriptor)
      place = piece.end
      return UnsafeRawBufferPointer(start: nil, count: 0)
    }
    guard let bytes = try open.next() else {
      self.open = nil
      return UnsafeRawBufferPointer(start: nil, count: 0)
    }
    count += bytes.count
    let wanted = max(0, min(bytes.count, count - start))
    return UnsafeRawBufferPointer(rebasing: bytes[(bytes.count - wanted)...])
  }
}

/// A piece that is being unpacked.
private final class OpenPiece {
  private let archive: OpaquePointer
  private let feed: Feed

  init(_ piece: Piece, _ filter: Int32, _ descriptor: Int32) throws(PackedFault) {
    guard let archive = archive_read_new() else { throw PackedFault("there is no memory left") }
    self.archive = archive
    feed = Feed(PieceBytes(piece, descriptor), { false }, { _ in })
    // The filter is named, so that no other is looked for in what comes out.
    guard archive_read_append_filter(archive, filter) == ARCHIVE_OK,
      archive_read_support_format_empty(archive) == ARCHIVE_OK,
      archive_read_support_format_raw(archive) == ARCHIVE_OK
    else { throw PackedFault("this libarchive was built without a part that is needed") }
    try feed.open(archive)
    var entry: OpaquePointer?
    let code = archive_read_next_header(archive, &entry)
    guard code != ARCHIVE_EOF else {
      isEmpty = true
      return
    }
    guard code == ARCHIVE_OK || code == ARCHIVE_WARN else {
      throw feed.fault ?? PackedFault(archive, code)
    }
  }

  private var isEmpty = false

  deinit { archive_read_free(archive) }

  /// The next bytes, which stay until the next call; nil at the end.
  func next() throws(PackedFault) -> UnsafeRawBufferPointer? {
    if isEmpty { return nil }
    var (block, size, offset): (UnsafeRawPointer?, Int, Int64) = (nil, 0, 0)
    let code = archive_read_data_block(archive, &block, &size, &offset)
    if code == ARCHIVE_EOF { return nil }
    guard code == ARCHIVE_OK || code == ARCHIVE_WARN else {
      throw feed.fault ?? PackedFault(archive, code)
    }
    return UnsafeRawBufferPointer(start: block, count: size)
  }
}

/// The bytes of a piece.
private final class PieceBytes: PackedInput {
  private let piece: Piece
  private let file: FileInput
  private var part = 0
  let isUnpacking = false
  let isSeekable = false

  init(_ piece: Piece, _ descriptor: Int32) {
    self.piece = piece
    file = FileInput(descriptor, size: piece.body.upperBound, from: piece.body.lowerBound)
  }

  func skip(_ count: Int) -> Int { 0 }

  func seek(_ offset: Int, from origin: Int32) -> Int? { nil }

  func next() throws(PackedFault) -> UnsafeRawBufferPointer? {
    if part == 0 {
      part = 1
      if let bytes = given(piece.head) { return bytes }
    }
    if part == 1 {
      if let bytes = try file.next() { return bytes }
      part = 2
      return given(piece.tail)
    }
    return nil
  }

  private var kept: UnsafeMutableRawBufferPointer?

  /// Bytes in memory that stay; nil for none.
  private func given(_ bytes: [UInt8]) -> UnsafeRawBufferPointer? {
    kept?.deallocate()
    kept = nil
    guard !bytes.isEmpty else { return nil }
    let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 16)
    copy.copyBytes(from: bytes)
    kept = copy
    return UnsafeRawBufferPointer(copy)
  }

  deinit { kept?.deallocate() }
}
