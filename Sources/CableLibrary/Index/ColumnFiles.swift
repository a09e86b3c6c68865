import CMapGuard
import CableCatalog
import Glibc

/// The columns of a large index in files beside it, as memory has them: they are mapped and not read.
///
/// Each array has a file of its own, in a folder beside the index. A file has values alone: how many there are, and a
/// checksum of every 64 kB, is in a table, which the index keeps. So nothing of a file counts unless the index says so.
/// New values come at the end of a file, which changes nothing for a table that does not have them yet; an array of
/// which older values changed gets another file. Adding cables therefore writes these cables alone.
///
/// A file that the system says nobody has touched since is taken as it is: a start reads only what it needs. Any other is
/// read and compared with its checksums first. `isWhole` compares all of them, whatever the system says.
enum ColumnFiles {
  /// Bytes under one checksum.
  static let chunk = 1 << 16

  /// One array, as the index keeps it.
  struct Entry: Sendable, Hashable {
    /// The name of its file; of no meaning where there are no values.
    var name = 0
    /// How many values it has.
    var count = 0
    /// How many bytes a value takes.
    var size: Int
    /// Of each chunk; the last one may be shorter.
    var checksums: [UInt64] = []
    /// Of the file once these values were on the disk; 0 where that is not known.
    var stamp: UInt64 = 0

    fileprivate var bytes: Int { count * size }
  }

  /// What the files have, as the index keeps it.
  struct Table: Sendable, Hashable {
    /// No file has had this name yet, nor any greater one.
    var nextName: Int
    var cables: [Entry]
    var files: [Entry]
    /// What follows from those; none where it was not kept.
    var derived: [Entry] = []

    /// Of all files that are in use.
    fileprivate var names: Set<Int> {
      Set((cables + files + derived).lazy.filter { $0.count > 0 }.map(\.name))
    }
  }

  // MARK: Writing

  /// Writes columns to the disk: what the files lack of them.
  ///
  /// - Parameters:
  ///   - columns: of the cables.
  ///   - files: where they are.
  ///   - known: what the files have; nil where there are none.
  ///   - path: of the index.
  /// - Returns: what the files have then. They still have all of `known`, too.
  /// - Throws: `unusable` where the disk takes no more.
  static func write(
    _ columns: CableColumns, _ files: FileColumns, after known: Table?, beside path: [UInt8]
  ) throws(IndexFault) -> Table {
    do throws(IndexFault) {
      let folder = try Folder(beside: path, isMade: true)
      var table = Table(nextName: known?.nextName ?? 0, cables: [], files: [])
      table.cables = try folder.write(columns.arrays, after: known?.cables, &table.nextName)
      table.files = try folder.write(files.arrays, after: known?.files, &table.nextName)
      Folder.letClockMove()
      return table
    } catch {
      remove(beside: path, except: known)
      throw error
    }
  }

  /// Writes what follows from columns to the disk, into files of its own.
  ///
  /// - Parameters:
  ///   - derived: of the columns that the files have.
  ///   - known: what the files have.
  ///   - path: of the index.
  /// - Returns: what the files have then.
  /// - Throws: `unusable` where the disk takes no more.
  static func write(
    _ derived: DerivedColumns, after known: Table, beside path: [UInt8]
  ) throws(IndexFault) -> Table {
    do throws(IndexFault) {
      let folder = try Folder(beside: path)
      var table = known
      table.derived = try folder.write(derived.arrays, after: nil, &table.nextName)
      Folder.letClockMove()
      return table
    } catch {
      remove(beside: path, except: known)
      throw error
    }
  }

  /// Writes the values of one array from some chunk on.
  fileprivate struct Writer {
    let file: Int32
    /// Bytes that the file has already.
    let kept: Int
    /// Bytes of a chunk: whole values.
    let size: Int
    /// Where the chunk begins that is collected.
    private var position: Int
    private var part: [UInt8] = []
    private(set) var checksums: [UInt64]
    /// Why nothing more is written.
    private(set) var failure: Int32?

    init(file: Int32, kept: Int, of size: Int, after checksums: ArraySlice<UInt64>) {
      self.file = file
      self.kept = kept
      self.size = size
      self.checksums = Array(checksums)
      position = checksums.count * size
      part.reserveCapacity(size)
    }

    mutating func append(_ bytes: UnsafeRawBufferPointer) {
      var rest = bytes[...]
      while !rest.isEmpty {
        let taken = rest.prefix(size - part.count)
        part.append(contentsOf: taken)
        rest = rest.dropFirst(taken.count)
        if part.count == size { flush() }
      }
    }

    /// Writes what is left; all is on the disk then, or there is a failure.
    mutating func finish() {
      if !part.isEmpty { flush() }
      if failure == nil, ftruncate(file, off_t(position)) != 0 || fdatasync(file) != 0 {
        failure = errno
      }
    }

    private mutating func flush() {
      part.withUnsafeBytes { raw in
        checksums.append(Hashing.hash(raw))
        let first = min(max(0, kept - position), raw.count)
        guard failure == nil else { return }
        let failed = FileReading.put(
          UnsafeRawBufferPointer(rebasing: raw[first...]), to: file, at: position + first)
        if failed != 0 { failure = failed }
      }
      position += part.count
      part.removeAll(keepingCapacity: true)
    }
  }

  // MARK: Reading

  /// Columns of the cables as files lend them; nil where these are not what was written.
  ///
  /// Cost: files that were touched since they were written are read once to be checked, and are not kept.
  static func cables(_ table: Table, beside path: [UInt8]) -> CableColumns? {
    group(table.cables, beside: path)
  }

  /// Columns of the files as files lend them; nil where these are not what was written.
  ///
  /// Cost: as that of the cables.
  static func files(_ table: Table, beside path: [UInt8]) -> FileColumns? {
    group(table.files, beside: path)
  }

  /// What follows from the columns, as files lend it; nil where it was not kept, or these are not what was written.
  ///
  /// Cost: as that of the cables.
  static func derived(_ table: Table, beside path: [UInt8]) -> DerivedColumns? {
    table.derived.isEmpty ? nil : group(table.derived, beside: path)
  }

  private static func group<Group: ColumnGroup>(_ entries: [Entry], beside path: [UInt8]) -> Group?
  {
    guard let folder = try? Folder(beside: path) else { return nil }
    var lent: [LentArray?] = []
    for entry in entries {
      guard let array = folder.lend(entry) else { return nil }
      lent.append(array)
    }
    var group = Group()
    guard group.lend(lent) else { return nil }
    group.index()
    return group
  }

  /// Compares every value of every file with what was written.
  ///
  /// Cost: all files are read once, and are not kept.
  ///
  /// - Parameters:
  ///   - table: what the files have.
  ///   - path: of the index.
  ///   - isCancelled: asked now and then; once true, the rest is taken as it is.
  /// - Returns: true if they are the same.
  static func isWhole(
    _ table: Table, beside path: [UInt8], isCancelled: () -> Bool
  ) -> Bool {
    guard let folder = try? Folder(beside: path) else { return table.names.isEmpty }
    return (table.cables + table.files + table.derived).allSatisfy {
      folder.isWhole($0, isCancelled)
    }
  }

  /// Lets files lend columns the values that were just written to them, so that these are in no other memory.
  ///
  /// - Returns: false where a file cannot be had; the columns are then as before.
  static func lend(
    _ table: Table, to columns: inout CableColumns, _ files: inout FileColumns,
    beside path: [UInt8]
  ) -> Bool {
    guard let folder = try? Folder(beside: path) else { return false }
    let (oldColumns, oldFiles) = (columns, files)
    if folder.lend(table.cables, to: &columns), folder.lend(table.files, to: &files) { return true }
    (columns, files) = (oldColumns, oldFiles)
    return false
  }

  /// Takes away the files beside an index that a table does not name, and the folder with the last of them; programs
  /// that have mapped them keep them.
  static func remove(beside path: [UInt8], except table: Table? = nil) {
    guard let folder = try? Folder(beside: path) else { return }
    let named = table?.names ?? []
    for name in folder.names where Int(name).map({ !named.contains($0) }) ?? true {
      unlinkat(folder.descriptor, name, 0)
    }
    if table == nil { _ = folderPath(beside: path).withCString { rmdir($0) } }
  }

  /// How many bytes of the disk the files beside an index have.
  static func size(beside path: [UInt8]) -> Int {
    guard let folder = try? Folder(beside: path) else { return 0 }
    return folder.names.reduce(0) { sum, name in
      var info = stat()
      let isKnown = fstatat(folder.descriptor, name, &info, AT_SYMLINK_NOFOLLOW) == 0
      return isKnown && info.st_mode & S_IFMT == S_IFREG ? sum + Int(info.st_size) : sum
    }
  }

  /// When a file was changed last, and which one it is: another after any change.
  static func stamp(_ info: stat) -> UInt64 {
    let numbers = [
      Int(truncatingIfNeeded: info.st_ino), info.st_size, info.st_mtim.tv_sec, info.st_mtim.tv_nsec,
      info.st_ctim.tv_sec, info.st_ctim.tv_nsec,
    ]
    return max(1, numbers.withUnsafeBytes { Hashing.hash($0) })
  }

  fileprivate static func folderPath(beside path: [UInt8]) -> [UInt8] {
    path + Array(".columns".utf8)
  }
}

/// The folder of the files, while it is open.
private struct Folder: ~Copyable {
  let descriptor: Int32

  init(beside path: [UInt8], isMade: Bool = false) throws(IndexFault) {
    let path = ColumnFiles.folderPath(beside: path)
    if isMade { _ = path.withCString { mkdir($0, 0o700) } }
    descriptor = path.withCString { open($0, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC) }
    guard descriptor >= 0 else { throw .unusable(String(cString: strerror(errno))) }
  }

  deinit { close(descriptor) }

  /// Of all that is in it.
  var names: [String] {
    FileReading.names(in: openat(descriptor, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC))
  }

  private func file(_ name: Int, _ flags: Int32) -> Int32 {
    openat(descriptor, String(name), flags | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0o600)
  }

  /// A number of a file that no other file has as long as it is open or mapped.
  private static func origin(_ info: stat) -> UInt64 {
    withUnsafeBytes(of: (UInt64(info.st_dev), UInt64(info.st_ino))) { Hashing.hash($0) }
  }

  /// Waits until the clock of stamps has moved on, so that whoever changes a file from now on changes its stamp.
  fileprivate static func letClockMove() { usleep(20_000) }

  // MARK: Writing

  func write(_ arrays: [ColumnArray], after known: [ColumnFiles.Entry]?, _ nextName: inout Int)
    throws(IndexFault) -> [ColumnFiles.Entry]
  {
    var entries: [ColumnFiles.Entry] = []
    var isNew = false
    for (index, array) in arrays.enumerated() {
      if let known, known.indices.contains(index),
        let entry = try append(array, after: known[index])
      {
        entries.append(entry)
      } else if array.count == 0 {
        entries.append(ColumnFiles.Entry(size: array.size))
      } else {
        unlinkat(descriptor, String(nextName), 0)
        let file = self.file(nextName, O_WRONLY | O_CREAT | O_EXCL)
        guard file >= 0 else { throw .unusable(String(cString: strerror(errno))) }
        entries.append(
          try write(array, after: ColumnFiles.Entry(name: nextName, size: array.size), to: file))
        nextName += 1
        isNew = true
      }
    }
    if isNew, fsync(descriptor) != 0 { throw .unusable(String(cString: strerror(errno))) }
    return entries
  }

  /// Adds what a file lacks; nil where the first values of the array are not those of the file.
  private func append(_ array: ColumnArray, after entry: ColumnFiles.Entry) throws(IndexFault)
    -> ColumnFiles.Entry?
  {
    guard entry.count > 0, entry.count == array.lentCount, entry.size == array.size,
      let origin = array.lender?.origin
    else { return nil }
    let file = self.file(entry.name, O_WRONLY)
    guard file >= 0 else { return nil }
    var info = stat()
    guard fstat(file, &info) == 0, Self.origin(info) == origin, array.count > entry.count else {
      close(file)
      return array.count == entry.count && Self.origin(info) == origin ? entry : nil
    }
    return try write(array, after: entry, to: file)
  }

  /// Writes what an array has more than an entry says, and closes the file.
  private func write(_ array: ColumnArray, after entry: ColumnFiles.Entry, to file: Int32)
    throws(IndexFault) -> ColumnFiles.Entry
  {
    defer { close(file) }
    let chunk = entry.chunk
    let whole = entry.bytes / chunk
    var writer = ColumnFiles.Writer(
      file: file, kept: entry.bytes, of: chunk, after: entry.checksums.prefix(whole))
    array.forEachRun(from: whole * chunk / array.size) { writer.append($0) }
    writer.finish()
    if let failure = writer.failure { throw .unusable(String(cString: strerror(failure))) }
    // Zeros that came in the place of what could not be read are not written down as values.
    if let lender = array.lender, lender.isLost { throw .damaged }
    var entry = entry
    entry.count = array.count
    entry.checksums = writer.checksums
    var info = stat()
    entry.stamp = fstat(file, &info) == 0 ? ColumnFiles.stamp(info) : 0
    return entry
  }

  // MARK: Reading

  /// Lets files lend a group what an entry has more than it lends already; false where one cannot be had.
  func lend(_ entries: [ColumnFiles.Entry], to group: inout some ColumnGroup) -> Bool {
    var lent: [LentArray?] = []
    for (entry, array) in zip(entries, group.arrays) {
      guard array.count > array.lentCount else {
        lent.append(nil)
        continue
      }
      guard let array = lend(entry) else { return false }
      lent.append(array)
    }
    return group.lend(lent)
  }

  /// What a file lends; nil where it is not what was written.
  func lend(_ entry: ColumnFiles.Entry) -> LentArray? {
    guard entry.count > 0 else {
      let nothing = LentBytes(UnsafeRawBufferPointer(start: nil, count: 0), release: {})
      return LentArray(nothing, count: 0, size: entry.size)
    }
    let file = self.file(entry.name, O_RDONLY)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var info = stat()
    // A longer one has what somebody was about to add.
    guard fstat(file, &info) == 0, info.st_mode & S_IFMT == S_IFREG,
      Int(info.st_size) >= entry.bytes,
      ColumnFiles.stamp(info) == entry.stamp || Self.isWhole(file, entry),
      let bytes = Self.mapped(file, entry.bytes, Self.origin(info))
    else { return nil }
    return LentArray(bytes, count: entry.count, size: entry.size)
  }

  /// True if every chunk of a file is what was written.
  func isWhole(_ entry: ColumnFiles.Entry, _ isCancelled: () -> Bool) -> Bool {
    guard entry.count > 0 else { return true }
    let file = self.file(entry.name, O_RDONLY)
    guard file >= 0 else { return false }
    defer { close(file) }
    return Self.isWhole(file, entry, isCancelled)
  }

  private static func isWhole(
    _ file: Int32, _ entry: ColumnFiles.Entry, _ isCancelled: () -> Bool = { false }
  ) -> Bool {
    let chunk = entry.chunk
    return withUnsafeTemporaryAllocation(byteCount: 8 * chunk, alignment: 16) { buffer in
      for start in stride(from: 0, to: entry.bytes, by: buffer.count) where !isCancelled() {
        let part = UnsafeMutableRawBufferPointer(
          rebasing: buffer.prefix(entry.bytes - start))
        guard FileReading.fill(part, from: file, at: start).count == part.count else {
          return false
        }
        for offset in stride(from: 0, to: part.count, by: chunk) {
          let raw = UnsafeRawBufferPointer(rebasing: part[offset...].prefix(chunk))
          guard Hashing.hash(raw) == entry.checksums[(start + offset) / chunk] else { return false }
        }
      }
      return true
    }
  }

  /// Maps the beginning of a file; where it cannot be mapped under guard, reads it.
  private static func mapped(_ file: Int32, _ size: Int, _ origin: UInt64) -> LentBytes? {
    let start = mmap(nil, size, PROT_READ, MAP_SHARED, file, 0)
    guard let start, start != MAP_FAILED else { return read(file, size, origin) }
    let guarded = map_guard_add(start, size)
    guard guarded >= 0 else {
      munmap(start, size)
      return read(file, size, origin)
    }
    // An address is a number to whoever lets go of it.
    let address = UInt(bitPattern: start)
    return LentBytes(
      UnsafeRawBufferPointer(start: start, count: size), origin: origin,
      isLost: { map_guard_is_lost(guarded) != 0 },
      rest: { range in
        // Whole pages alone: what is next to them may be looked at.
        let page = ColumnFiles.chunk
        let (first, end) = (
          (range.lowerBound + page - 1) / page * page, range.upperBound / page * page
        )
        guard first < end else { return }
        madvise(
          UnsafeMutableRawPointer(bitPattern: address + UInt(first)), end - first, MADV_DONTNEED)
      },
      release: {
        map_guard_remove(guarded)
        munmap(UnsafeMutableRawPointer(bitPattern: address), size)
      })
  }

  private static func read(_ file: Int32, _ size: Int, _ origin: UInt64) -> LentBytes? {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 16)
    guard FileReading.fill(buffer, from: file, at: 0).count == size else {
      buffer.deallocate()
      return nil
    }
    let address = UInt(bitPattern: buffer.baseAddress)
    return LentBytes(
      UnsafeRawBufferPointer(buffer), origin: origin,
      release: { UnsafeMutableRawPointer(bitPattern: address)?.deallocate() })
  }
}

extension ColumnFiles.Entry {
  /// Bytes under one checksum: whole values.
  fileprivate var chunk: Int { ColumnFiles.chunk / size * size }

  /// True if there is a checksum of each chunk.
  fileprivate var isSound: Bool {
    (1...16).contains(size) && count >= 0 && count <= 1 << 40
      && checksums.count == (bytes + chunk - 1) / chunk
  }
}

extension ColumnFiles.Table {
  private static let version: UInt64 = 4

  /// As the index stores it, in the byte order of the machine.
  var encoded: [UInt8] {
    var numbers = [Self.version, UInt64(nextName)]
    for entries in [cables, files, derived] {
      numbers.append(UInt64(entries.count))
      for entry in entries {
        numbers += [
          UInt64(entry.name), UInt64(entry.count), UInt64(entry.size), entry.stamp,
          UInt64(entry.checksums.count),
        ]
        numbers += entry.checksums
      }
    }
    return PostingBlock.sealed(numbers.withUnsafeBytes { Array($0) })
  }

  /// What `encoded` gave; nil if it is anything else.
  init?(decoding bytes: UnsafeRawBufferPointer) {
    guard let bytes = PostingBlock.opened(bytes) else { return nil }
    var place = 0
    func number() -> UInt64? {
      guard place + 8 <= bytes.count else { return nil }
      defer { place += 8 }
      return UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: place, as: UInt64.self)
    }
    func count() -> Int? { number().flatMap { Int(exactly: $0) } }
    func entries() -> [ColumnFiles.Entry]? {
      guard let arrays = count(), arrays <= (bytes.count - place) / 40 else { return nil }
      var entries: [ColumnFiles.Entry] = []
      for _ in 0..<arrays {
        guard let name = count(), let values = count(), let size = count(), let stamp = number(),
          let chunks = count(), chunks <= (bytes.count - place) / 8
        else { return nil }
        let entry = ColumnFiles.Entry(
          name: name, count: values, size: size,
          checksums: (0..<chunks).compactMap { _ in number() }, stamp: stamp)
        guard entry.isSound else { return nil }
        entries.append(entry)
      }
      return entries
    }
    guard number() == Self.version, let nextName = count(), let cables = entries(),
      let files = entries(), let derived = entries(), place == bytes.count
    else { return nil }
    self.init(nextName: nextName, cables: cables, files: files, derived: derived)
  }
}
