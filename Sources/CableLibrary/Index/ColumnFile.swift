import CMapGuard
import Glibc
import Synchronization

/// The columns of a large index in a file beside it, as memory has them: they are mapped and not read.
///
/// The file has values alone; where each array begins, and a checksum of every page, is its table, which the index
/// keeps. So nothing of a file counts unless the index says so, and a file that is cut or was changed is none.
/// A file is never changed: other columns are another file.
enum ColumnFile {
  /// Bytes under one checksum.
  static let page = 1 << 16

  /// What a file has, as the index keeps it.
  struct Table: Sendable, Hashable {
    /// Which of the two names it has.
    var name: Int
    var cables: ColumnLayout
    var files: ColumnLayout
    /// Of each page.
    var checksums: [UInt64]

    /// Where the arrays of the files begin: on a page of their own.
    fileprivate var filesStart: Int { ColumnFile.wholePages(cables.end) }
    fileprivate var size: Int { ColumnFile.wholePages(files.end) }
  }

  /// The endings of the two names that a file beside an index can have: while one is in use, the next file has
  /// the other.
  static let suffixes = [".columns-0", ".columns-1"]

  private static func wholePages(_ size: Int) -> Int { (size + page - 1) / page * page }

  // MARK: Writing

  /// Writes columns into a new file, to the disk.
  ///
  /// - Parameters:
  ///   - columns: of the cables.
  ///   - files: where they are.
  ///   - path: of the index.
  ///   - name: which of the two names it gets; what has it now is no longer in use.
  /// - Returns: what the file has.
  /// - Throws: `unusable` where the disk takes no more.
  static func write(
    _ columns: CableColumns, _ files: FileColumns, beside path: [UInt8], name: Int
  ) throws(IndexFault) -> Table {
    let path = path + Array(suffixes[name].utf8)
    // Programs that have mapped it keep it.
    _ = path.withCString { unlink($0) }
    let file = path.withCString {
      open($0, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    }
    guard file >= 0 else { throw .unusable(String(cString: strerror(errno))) }
    defer { close(file) }
    var table = Table(
      name: name, cables: ColumnLayout(of: columns, from: 0),
      files: ColumnLayout(entries: [], end: 0), checksums: [])
    table.files = ColumnLayout(of: files, from: table.filesStart)
    var writer = Writer(file: file)
    table.cables.forEachRun(of: columns, from: 0) { writer.append($0) }
    writer.endPage()
    table.files.forEachRun(of: files, from: table.filesStart) { writer.append($0) }
    writer.endPage()
    if writer.failure == nil, fsync(file) != 0 { writer.failure = errno }
    if let failure = writer.failure {
      _ = path.withCString { unlink($0) }
      throw .unusable(String(cString: strerror(failure)))
    }
    table.checksums = writer.checksums
    return table
  }

  /// Writes page after page.
  private struct Writer {
    let file: Int32
    private(set) var checksums: [UInt64] = []
    /// Why nothing more is written.
    var failure: Int32?
    private var part: [UInt8] = []

    init(file: Int32) {
      self.file = file
      part.reserveCapacity(page)
    }

    mutating func append(_ bytes: UnsafeRawBufferPointer) {
      var rest = bytes[...]
      while !rest.isEmpty {
        let taken = rest.prefix(page - part.count)
        part.append(contentsOf: taken)
        rest = rest.dropFirst(taken.count)
        if part.count == page { flush() }
      }
    }

    /// Fills the page with zeros.
    mutating func endPage() {
      guard !part.isEmpty else { return }
      part.append(contentsOf: repeatElement(0, count: page - part.count))
      flush()
    }

    private mutating func flush() {
      part.withUnsafeBytes { raw in
        checksums.append(Hashing.hash(raw))
        guard failure == nil else { return }
        let failed = FileReading.put(raw, to: file, at: (checksums.count - 1) * page)
        if failed != 0 { failure = failed }
      }
      part.removeAll(keepingCapacity: true)
    }
  }

  // MARK: Reading

  /// Columns of the cables as a file lends them; nil where it is not what was written.
  ///
  /// Cost: the pages are read once to be checked, and are not kept.
  static func cables(_ table: Table, beside path: [UInt8]) -> CableColumns? {
    lent(table, 0..<table.filesStart, beside: path).flatMap {
      table.cables.group(CableColumns.self, lentBy: $0)
    }
  }

  /// Columns of the files as a file lends them; nil where it is not what was written.
  ///
  /// Cost: as that of the cables.
  static func files(_ table: Table, beside path: [UInt8]) -> FileColumns? {
    var layout = table.files
    for index in layout.entries.indices { layout.entries[index].offset -= table.filesStart }
    return lent(table, table.filesStart..<table.size, beside: path).flatMap {
      layout.group(FileColumns.self, lentBy: $0)
    }
  }

  /// Some pages of a file, which were checked.
  private static func lent(_ table: Table, _ range: Range<Int>, beside path: [UInt8])
    -> LentBytes?
  {
    let path = path + Array(suffixes[table.name].utf8)
    let file = path.withCString { open($0, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK) }
    guard file >= 0 else { return nil }
    defer { close(file) }
    var info = stat()
    guard fstat(file, &info) == 0, info.st_mode & S_IFMT == S_IFREG,
      Int(info.st_size) == table.size, isWhole(file, range, table.checksums)
    else { return nil }
    return mapped(file, range)
  }

  /// True if every page of a range is what was written.
  private static func isWhole(_ file: Int32, _ range: Range<Int>, _ checksums: [UInt64]) -> Bool {
    let parts = 8
    return withUnsafeTemporaryAllocation(byteCount: parts * page, alignment: 16) { buffer in
      var position = range.lowerBound
      while position < range.upperBound {
        let size = min(buffer.count, range.upperBound - position)
        guard fill(UnsafeMutableRawBufferPointer(rebasing: buffer[..<size]), file, position) else {
          return false
        }
        for start in stride(from: 0, to: size, by: page) {
          let raw = UnsafeRawBufferPointer(rebasing: buffer[start..<start + page])
          guard Hashing.hash(raw) == checksums[(position + start) / page] else { return false }
        }
        position += size
      }
      return true
    }
  }

  private static func fill(
    _ buffer: UnsafeMutableRawBufferPointer, _ file: Int32, _ position: Int
  ) -> Bool {
    FileReading.fill(buffer, from: file, at: position).count == buffer.count
  }

  /// Maps a range of a file; where it cannot be mapped under guard, reads it.
  private static func mapped(_ file: Int32, _ range: Range<Int>) -> LentBytes? {
    guard !range.isEmpty else {
      return LentBytes(UnsafeRawBufferPointer(start: nil, count: 0), release: {})
    }
    let start = mmap(
      nil, range.count, PROT_READ, MAP_SHARED, file, off_t(range.lowerBound))
    guard let start, start != MAP_FAILED else { return read(file, range) }
    let guarded = map_guard_add(start, range.count)
    guard guarded >= 0 else {
      munmap(start, range.count)
      return read(file, range)
    }
    // An address is a number to whoever lets go of it.
    let address = UInt(bitPattern: start)
    return LentBytes(
      UnsafeRawBufferPointer(start: start, count: range.count),
      isLost: { map_guard_is_lost(guarded) != 0 },
      rest: { range in
        // Whole pages alone: what is next to them may be looked at.
        let (first, end) = (wholePages(range.lowerBound), range.upperBound / page * page)
        guard first < end else { return }
        madvise(
          UnsafeMutableRawPointer(bitPattern: address + UInt(first)), end - first, MADV_DONTNEED)
      },
      release: {
        map_guard_remove(guarded)
        munmap(UnsafeMutableRawPointer(bitPattern: address), Int(range.count))
      })
  }

  private static func read(_ file: Int32, _ range: Range<Int>) -> LentBytes? {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: range.count, alignment: 16)
    guard fill(buffer, file, range.lowerBound) else {
      buffer.deallocate()
      return nil
    }
    let address = UInt(bitPattern: buffer.baseAddress)
    return LentBytes(
      UnsafeRawBufferPointer(buffer),
      release: { UnsafeMutableRawPointer(bitPattern: address)?.deallocate() })
  }

  /// Takes the files beside an index away, but for the one of a name; programs that have mapped them keep them.
  static func remove(beside path: [UInt8], except name: Int? = nil) {
    for (index, suffix) in suffixes.enumerated() where index != name {
      _ = (path + Array(suffix.utf8)).withCString { unlink($0) }
    }
  }
}

extension ColumnFile.Table {
  private static let version: UInt64 = 1

  /// As the index stores it, in the byte order of the machine.
  var encoded: [UInt8] {
    var numbers = [Self.version, UInt64(name)]
    for layout in [cables, files] {
      numbers += [UInt64(layout.end), UInt64(layout.entries.count)]
      for entry in layout.entries {
        numbers += [UInt64(entry.offset), UInt64(entry.count), UInt64(entry.size)]
      }
    }
    numbers += [UInt64(checksums.count)] + checksums
    return PostingBlock.sealed(numbers.withUnsafeBytes { Array($0) })
  }

  /// What `encoded` gave; nil if it is anything else.
  init?(decoding bytes: UnsafeRawBufferPointer) {
    guard let bytes = PostingBlock.opened(bytes) else { return nil }
    var place = 0
    func number() -> Int? {
      guard place + 8 <= bytes.count else { return nil }
      defer { place += 8 }
      let number = UnsafeRawBufferPointer(bytes).loadUnaligned(
        fromByteOffset: place, as: UInt64.self)
      return Int(exactly: number)
    }
    func layout() -> ColumnLayout? {
      guard let end = number(), let count = number(), count <= (bytes.count - place) / 24 else {
        return nil
      }
      var entries: [ColumnLayout.Entry] = []
      // No sum of these overflows.
      guard end <= 1 << 48 else { return nil }
      for _ in 0..<count {
        guard let offset = number(), let count = number(), let size = number() else { return nil }
        entries.append(ColumnLayout.Entry(offset: offset, count: count, size: size))
      }
      return ColumnLayout(entries: entries, end: end)
    }
    guard number() == Int(Self.version), let name = number(),
      ColumnFile.suffixes.indices.contains(name), let cables = layout(), let files = layout(),
      let count = number(), count == (bytes.count - place) / 8
    else { return nil }
    let checksums = (0..<count).map {
      UnsafeRawBufferPointer(bytes).loadUnaligned(
        fromByteOffset: place + $0 * 8, as: UInt64.self)
    }
    self.init(name: name, cables: cables, files: files, checksums: checksums)
    guard size / ColumnFile.page == count, filesStart <= size else { return nil }
  }
}
