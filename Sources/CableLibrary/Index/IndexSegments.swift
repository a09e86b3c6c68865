import CableCore
import Glibc
import SQLiteStore

/// The columns of an index: segments, each what one save added, in parts.
extension IndexDatabase {
  /// Adds the segments from a number on to some columns; gives how many there were, and the counts of
  /// all cables as they were stored, of nothing where they are not what was written.
  ///
  /// - Throws: `damaged` where a segment is not what was written; the columns are then empty.
  func load(
    into columns: inout CableColumns, _ files: inout FileColumns, from first: Int = 0
  ) throws(IndexFault) -> (segments: Int, counts: KeptCounts) {
    var count = 0
    var (newColumns, newFiles) = (columns, files)
    columns = CableColumns()
    files = FileColumns()
    // In one transaction: slots and their counts belong together.
    let counts = try reading { connection in
      let sizes = try connection.rows(
        "SELECT number, sum(length(data)) FROM segment WHERE number >= ? GROUP BY number", [first])
      while try sizes.next() {
        guard try sizes.int(0) == first + count else { throw IndexFault.damaged }
        let parts = try SegmentParts(connection, number: first + count)
        guard
          ColumnCodec.decode(
            size: try sizes.int(1), from: { parts.read(into: $0) }, into: &newColumns, &newFiles)
        else { throw IndexFault.damaged }
        count += 1
      }
      return (try? sealed("counts", connection) { KeptCounts(decoding: $0) }) ?? KeptCounts()
    }
    guard newFiles.isSound, newColumns.isSound(fileCount: newFiles.count) else { throw .damaged }
    newColumns.index()
    newFiles.index()
    columns = newColumns
    files = newFiles
    return (count, counts)
  }

  /// Appends a segment, with the counts of all cables that are there then.
  func append(segment number: Int, _ added: ColumnAddition, _ counts: KeptCounts) throws(IndexFault)
  {
    try writing { connection in
      try Self.insert(connection, segment: number, added)
      try Self.set(connection, "counts", PostingBlock.sealed(counts.encoded))
      // It shows what was there before.
      try connection.run("DELETE FROM meta WHERE key = 'front'")
    }
  }

  /// Puts one segment in the place of all, in one step; where slots moved, the words go too.
  func replaceAll(
    with all: ColumnAddition, _ counts: KeptCounts, keepingWords: Bool
  ) throws(IndexFault) {
    try writing { connection in
      try connection.run("DELETE FROM segment")
      try Self.insert(connection, segment: 0, all)
      try Self.set(connection, "counts", PostingBlock.sealed(counts.encoded))
      try connection.run(
        """
        INSERT OR REPLACE INTO meta(key, value) VALUES(
          'generation', coalesce((SELECT value FROM meta WHERE key = 'generation'), 0) + 1)
        """)
      if !keepingWords {
        for table in ["posting", "place", "directory", "wordsegment", "vocabulary"] {
          try connection.run("DELETE FROM \(table)")
        }
        try Self.set(connection, "vocabulary", 0)
        try Self.set(connection, "indexed", 0)
      }
    }
  }

  /// Joins the segments where there are many, so that loading stays one long read.
  func mergeIfManySegments(
    _ columns: CableColumns, _ files: FileColumns, _ counts: KeptCounts, _ count: Int
  ) {
    guard count > 64, !isReadOnly, !isInMemory else { return }
    var files = files
    files.forgetTouches()
    // Where this fails, the many segments are as good.
    try? replaceAll(with: ColumnAddition(columns, files), counts, keepingWords: true)
  }

  /// Writes a segment in parts, so that neither writing nor reading it needs it whole.
  private static func insert(
    _ connection: Connection, segment number: Int, _ added: ColumnAddition
  ) throws {
    var part = 0
    try added.forEachPart(of: SegmentParts.size) { data in
      let checksum = data.withUnsafeBytes { Int64(bitPattern: Hashing.hash($0)) }
      try connection.run(
        "INSERT INTO segment(number, part, checksum, data) VALUES(?, ?, ?, ?)",
        [number, part, checksum, data])
      part += 1
    }
  }
}

/// The parts of one segment, read one after the other.
private final class SegmentParts {
  /// Bytes of a part: so few that the memory for one is used again for the next, and is not new pages from
  /// the system each time; with its row they just fill seven pages of the database and an eighth of one.
  static let size = 58_000

  private let rows: Statement
  /// How long the part is that was reached, and how much of it was read.
  private var size = 0
  private var position = 0

  init(_ connection: Connection, number: Int) throws(Failure) {
    rows = try connection.rows(
      "SELECT checksum, data FROM segment WHERE number = ? ORDER BY part", [number])
  }

  /// Buffers from this size on are filled in large pages: one fault of the processor instead of five hundred.
  private static let largePage = 2 << 20

  /// Fills a buffer; false if the parts end before, or are not what was written.
  func read(into buffer: UnsafeMutableRawBufferPointer) -> Bool {
    if buffer.count >= Self.largePage { Self.askForLargePages(buffer) }
    var filled = 0
    while filled < buffer.count {
      if position == size, !goToNextPart() { return false }
      let count = min(buffer.count - filled, size - position)
      let copied: Void? = try? rows.withBytes(1) { raw in
        UnsafeMutableRawBufferPointer(rebasing: buffer[filled..<filled + count]).copyMemory(
          from: UnsafeRawBufferPointer(rebasing: raw[position..<position + count]))
      }
      guard copied != nil else { return false }
      filled += count
      position += count
    }
    return true
  }

  /// Asks the system for large pages where a buffer has room for whole ones; it may refuse.
  private static func askForLargePages(_ buffer: UnsafeMutableRawBufferPointer) {
    guard let start = buffer.baseAddress.map({ UInt(bitPattern: $0) }) else { return }
    let mask = UInt(largePage) - 1
    let (first, end) = ((start + mask) & ~mask, (start + UInt(buffer.count)) & ~mask)
    guard first < end else { return }
    madvise(UnsafeMutableRawPointer(bitPattern: first), Int(end - first), MADV_HUGEPAGE)
  }

  private func goToNextPart() -> Bool {
    (size, position) = (0, 0)
    guard (try? rows.next()) == true, let checksum = try? rows.integer(0) else { return false }
    let known = try? rows.withBytes(1) { raw in
      Int64(bitPattern: Hashing.hash(raw)) == checksum ? raw.count : 0
    }
    size = known ?? 0
    return size > 0
  }
}
