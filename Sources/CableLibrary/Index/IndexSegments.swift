import CableCore
import Glibc
import SQLiteStore
import Synchronization

/// The columns of an index: segments, each what one save added, in parts. Of a large library the first segment is
/// in files beside the index (`ColumnFiles`), of which the index has the table.
extension IndexDatabase {
  /// What came with segments that were loaded.
  struct Loaded {
    /// How many segments.
    var segments: Int
    /// Of all cables, as they were stored; of nothing where they are not what was written.
    var counts: KeptCounts
    /// What follows from all columns; nil where it is not known.
    var derived: DerivedColumns?
  }

  /// Adds the segments from a number on to some columns.
  ///
  /// - Parameters:
  ///   - columns: what is added to.
  ///   - files: what is added to.
  ///   - first: the number of the first segment that is not there yet.
  ///   - cores: which read cables and files at the same time.
  /// - Returns: what else there was.
  /// - Throws: `damaged` where a segment is not what was written; the columns are then empty.
  func load(
    into columns: inout CableColumns, _ files: inout FileColumns, from first: Int = 0,
    on cores: Cores = .one
  ) throws(IndexFault) -> Loaded {
    // Where another program joined segments meanwhile, what was known of them is gone, too.
    for _ in 0..<(first == 0 ? 3 : 1) {
      if let loaded = try loadOnce(into: &columns, &files, from: first, on: cores) { return loaded }
    }
    throw .damaged
  }

  /// The same; nil where the cables' transaction and that of the files saw different segments, or a file of columns
  /// is not what was written.
  ///
  /// The columns are then empty. Another program may have written other files in between.
  private func loadOnce(
    into columns: inout CableColumns, _ files: inout FileColumns, from first: Int, on cores: Cores
  ) throws(IndexFault) -> Loaded? {
    // What another program appends from here on is read the next time.
    let bound = try reading { connection in
      try connection.int("SELECT max(number) + 1 FROM segment") ?? 0
    }
    var newColumns = columns
    let known = Handed(files)
    columns = CableColumns()
    files = FileColumns()
    let (cables, found) = cores.both(
      { loadCables(first..<max(first, bound), into: &newColumns) },
      { self.loadFiles(first..<max(first, bound), known) })
    let (loaded, counts) = try cables.get()
    let (segments, newFiles, derived) = try found.get()
    guard loaded == segments, !loaded.isFileLost, !segments.isFileLost else { return nil }
    let added = newColumns
    let (isSound, isDerived) = cores.both(
      { added.isSound(fileCount: newFiles.count) }, { derived?.isSound(for: added) ?? false })
    guard isSound else { throw .damaged }
    newColumns.index()
    columns = newColumns
    files = newFiles
    return Loaded(
      segments: loaded.count, counts: counts,
      derived: isDerived ? derived : nil)
  }

  /// What segments there were in a transaction; equal ones have the same bytes.
  private struct Segments: Sendable, Hashable {
    /// Of the first one in parts.
    private(set) var first: Int
    var generation: Int
    /// What the files have that are the first of all; nil without any.
    private(set) var file: ColumnFiles.Table?
    /// True if that is not what was written.
    private(set) var isFileLost = false
    /// Bytes of each.
    var sizes: [Int] = []
    /// Bytes of each part but the last.
    var partSizes: [Int] = []
    /// In each, how many bytes the cables take.
    var cables: [Int] = []

    /// How many there are.
    var count: Int { sizes.count + (file == nil ? 0 : 1) }

    init(_ connection: Connection, _ numbers: Range<Int>) throws {
      first = numbers.lowerBound
      generation =
        try connection.int("SELECT value FROM meta WHERE key = 'generation'") ?? 0
      if first == 0 {
        file = try IndexDatabase.columnFiles(connection)
        if file != nil { first = 1 }
      }
      let rows = try connection.rows(
        """
        SELECT number, sum(length(data)), max(length(data)) FROM segment
        WHERE number >= ? AND number < ? AND part >= 0 GROUP BY number
        """, [first, numbers.upperBound])
      while try rows.next() {
        guard try rows.int(0) == first + sizes.count else { throw IndexFault.damaged }
        sizes.append(try rows.int(1))
        partSizes.append(try rows.int(2))
      }
    }

    /// Puts what the file lends in the place of some columns, where there is a file; false if that is not what was
    /// written, and the columns are then empty.
    mutating func lend<Group: ColumnGroup>(
      _ group: inout Group, _ read: (ColumnFiles.Table) -> Group?
    ) -> Bool {
      guard let file else { return true }
      let lent = read(file)
      isFileLost = lent == nil
      group = lent ?? Group()
      return !isFileLost
    }

    /// What follows from the columns of all segments; nil where it is not kept, or not what was written.
    func derived(beside path: [UInt8]?) -> DerivedColumns? {
      guard let file, let path, sizes.isEmpty else { return nil }
      return ColumnFiles.derived(file, beside: path)
    }

    /// Decodes all segments, some at a time, and notes how many bytes of each the cables take.
    ///
    /// - Throws: `damaged` where `decode` gives nil.
    mutating func forEachRun(_ connection: Connection, _ decode: ([ColumnSource]) -> [Int]?) throws
    {
      for start in stride(from: 0, to: sizes.count, by: Self.mostAtOnce) {
        let sources = try (start..<min(sizes.count, start + Self.mostAtOnce)).map { index in
          let parts = try SegmentParts(
            connection, number: first + index, partSize: partSizes[index])
          return ColumnSource(
            size: sizes[index], read: { parts.read(into: $0) }, skip: { parts.skip($0) })
        }
        guard let taken = decode(sources) else { throw IndexFault.damaged }
        cables += taken
      }
    }

    /// Each has a part of its own in memory.
    private static let mostAtOnce = 128
  }

  private func loadCables(_ numbers: Range<Int>, into columns: inout CableColumns)
    -> Result<(Segments, KeptCounts), IndexFault>
  {
    var added = columns
    columns = CableColumns()
    defer { columns = added }
    return Self.result {
      // In one transaction: slots and their counts belong together.
      try reading { connection in
        var segments = try Segments(connection, numbers)
        guard
          segments.lend(&added, { table in path.flatMap { ColumnFiles.cables(table, beside: $0) } })
        else { return (segments, KeptCounts()) }
        try segments.forEachRun(connection) { ColumnCodec.decodeCables($0, into: &added) }
        let counts = try? sealed("counts", connection) { KeptCounts(decoding: $0) }
        return (segments, counts ?? KeptCounts())
      }
    }
  }

  private func loadFiles(_ numbers: Range<Int>, _ known: Handed<FileColumns>)
    -> Result<(Segments, FileColumns, DerivedColumns?), IndexFault>
  {
    Self.result {
      try reading { connection in
        var files = known.take() ?? FileColumns()
        var segments = try Segments(connection, numbers)
        guard
          segments.lend(&files, { table in path.flatMap { ColumnFiles.files(table, beside: $0) } })
        else { return (segments, files, nil) }
        try segments.forEachRun(connection) { ColumnCodec.decodeFiles($0, into: &files) }
        guard files.isSound else { throw IndexFault.damaged }
        files.index()
        return (segments, files, segments.derived(beside: path))
      }
    }
  }

  private static func result<Value>(
    _ body: () throws -> Value
  ) -> Result<Value, IndexFault> {
    do { return .success(try body()) } catch { return .failure(IndexFault(error)) }
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
    if let path { ColumnFiles.remove(beside: path) }
  }

  /// Moves what is in segments into the files beside the index, in one step: a kill leaves the one or the other.
  ///
  /// Afterwards the files lend the columns all their values, where they can be mapped.
  ///
  /// - Parameters:
  ///   - columns: all that is in the files and in the segments.
  ///   - files: all that is in them.
  ///   - counts: of the columns.
  /// - Throws: where the disk takes no more; files, segments and columns are then as before.
  func moveToFiles(
    _ columns: inout CableColumns, _ files: inout FileColumns, _ counts: KeptCounts
  ) throws(IndexFault) {
    guard let path, !isReadOnly else { return }
    let known = try reading { try Self.columnFiles($0) }
    var moved = files
    moved.forgetTouches()
    let table = try ColumnFiles.write(columns, moved, after: known, beside: path)
    let encoded = table.encoded
    try writing { connection in
      try connection.run("DELETE FROM segment")
      try connection.run(
        "INSERT INTO segment(number, part, checksum, data) VALUES(0, ?, 0, ?)",
        [Self.filePart, encoded])
      try Self.set(connection, "counts", PostingBlock.sealed(counts.encoded))
      try Self.set(
        connection, "generation",
        (try connection.int("SELECT value FROM meta WHERE key = 'generation'") ?? 0) + 1)
    }
    ColumnFiles.remove(beside: path, except: table)
    files = moved
    // Where they cannot be mapped, they stay in memory.
    _ = ColumnFiles.lend(table, to: &columns, &files, beside: path)
  }

  /// Keeps what follows from the columns that are in files beside the index.
  ///
  /// - Parameter derived: of these columns, to which no segment was added since.
  /// - Throws: where the disk takes no more; nothing else is lost then.
  func keep(_ derived: DerivedColumns) throws(IndexFault) {
    guard let path, !isReadOnly, let known = try reading({ try Self.columnFiles($0) }) else {
      return
    }
    let table = try ColumnFiles.write(derived, after: known, beside: path)
    let encoded = table.encoded
    try writing { connection in
      try connection.run(
        "UPDATE segment SET data = ? WHERE number = 0 AND part = ?", [encoded, Self.filePart])
    }
    ColumnFiles.remove(beside: path, except: table)
  }

  /// Compares the files of columns with what was written.
  ///
  /// - Parameter isCancelled: asked now and then; once true, the rest is taken as it is.
  /// - Returns: true if they are the same, as far as they were read.
  /// - Throws: where the index itself is not what was written.
  func hasWholeFiles(isCancelled: () -> Bool) throws(IndexFault) -> Bool {
    guard let path else { return true }
    while let table = try reading({ try Self.columnFiles($0) }) {
      if ColumnFiles.isWhole(table, beside: path, isCancelled: isCancelled) { return true }
      // Another program may have put other files in their place meanwhile.
      if try reading({ try Self.columnFiles($0) }) == table { return false }
    }
    return true
  }

  /// The table of the files that are the first segment; nil where that is in parts.
  fileprivate static func columnFiles(_ connection: Connection) throws -> ColumnFiles.Table? {
    let row = try connection.rows(
      "SELECT data FROM segment WHERE number = 0 AND part = ?", [filePart])
    guard try row.next() else { return nil }
    guard let table = try row.withBytes(0, { ColumnFiles.Table(decoding: $0) }) else {
      throw IndexFault.damaged
    }
    return table
  }

  /// The part of the first segment that stands for files.
  private static let filePart = -1

  /// More segments than these are joined.
  static let manySegments = 64

  /// Joins the segments, so that loading stays one long read.
  func mergeSegments(_ columns: CableColumns, _ files: FileColumns, _ counts: KeptCounts) {
    guard !isReadOnly, !isInMemory else { return }
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

/// A value that another thread takes over, so that it can be changed there without a copy.
private final class Handed<Value: Sendable>: Sendable {
  private let value: Mutex<Value?>

  init(_ value: Value) { self.value = Mutex(value) }

  /// The value, once.
  func take() -> Value? {
    value.withLock { value in
      defer { value = nil }
      return value
    }
  }
}

/// The parts of one segment, read one after the other.
private final class SegmentParts {
  /// Bytes of a part: so few that the memory for one is used again for the next, and is not new pages from
  /// the system each time; with its row they just fill seven pages of the database and an eighth of one.
  static let size = 58_000

  private let connection: Connection
  private let number: Int
  /// Bytes of every part but the last.
  private let partSize: Int
  private var rows: Statement
  /// The next part that `rows` gives.
  private var next = 0
  /// How long the part is that was reached, and how much of it was read.
  private var size = 0
  private var position = 0

  init(_ connection: Connection, number: Int, partSize: Int) throws(Failure) {
    self.connection = connection
    self.number = number
    self.partSize = max(1, partSize)
    rows = try Self.rows(connection, number, from: 0)
  }

  private static func rows(_ connection: Connection, _ number: Int, from part: Int)
    throws(Failure) -> Statement
  {
    try connection.rows(
      "SELECT checksum, data FROM segment WHERE number = ? AND part >= ? ORDER BY part",
      [number, part])
  }

  /// Leaves out bytes; parts within them are not read, and so not checked.
  ///
  /// - Returns: false if the parts end before, or the next byte is in one that is not what was written.
  func skip(_ count: Int) -> Bool {
    guard count > size - position else {
      position += count
      return true
    }
    let rest = count - (size - position)
    let part = next + rest / partSize
    if part > next {
      do { rows = try Self.rows(connection, number, from: part) } catch { return false }
      next = part
    }
    (size, position) = (0, 0)
    let offset = rest % partSize
    guard offset > 0 else { return true }
    guard goToNextPart(), offset <= size else { return false }
    position = offset
    return true
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
    next += 1
    return size > 0
  }
}
