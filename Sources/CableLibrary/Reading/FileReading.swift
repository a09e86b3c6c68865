import Glibc
import PackedFiles

/// Reads files whole, or a range of them.
enum FileReading {
  /// Larger files are reported, not read: no single cable is so large.
  static let largest = 64 << 20

  /// What the system says of a path, links followed; nil with `errno` set where it fails.
  static func status(_ path: [UInt8]) -> stat? {
    var info = stat()
    return path.withCString { stat($0, &info) } == 0 ? info : nil
  }

  /// A file that is open for reading.
  struct OpenFile {
    var descriptor: Int32
    var size: Int
    var stamp: FileColumns.Stamp
  }

  /// Opens an ordinary file; the caller closes it.
  static func open(_ path: [UInt8]) throws(LibraryError) -> OpenFile {
    let file = path.withCString { Glibc.open($0, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY) }
    guard file >= 0 else { throw failure(path, errno) }
    var info = stat()
    guard fstat(file, &info) == 0, info.st_mode & S_IFMT == S_IFREG else {
      close(file)
      throw .unreadable(path: FolderPath.shown(path), reason: "it is not an ordinary file")
    }
    return OpenFile(descriptor: file, size: Int(info.st_size), stamp: stamp(info))
  }

  /// The bytes of a range, fewer where the file ends before.
  static func bytes(of file: Int32, _ range: Range<Int>, _ path: [UInt8]) throws(LibraryError)
    -> [UInt8]
  {
    var failed: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: range.count) { buffer, count in
      (count, failed) = fill(
        UnsafeMutableRawBufferPointer(buffer), from: file, at: range.lowerBound)
    }
    guard failed == 0 else { throw failure(path, failed) }
    return bytes
  }

  /// Fills a buffer from an offset on; how much was read, less where the file ends before, and why no more, or 0.
  static func fill(
    _ buffer: UnsafeMutableRawBufferPointer, from file: Int32, at offset: Int
  ) -> (count: Int, failure: Int32) {
    var done = 0
    while done < buffer.count {
      let got = pread(
        file, buffer.baseAddress.map { $0 + done }, buffer.count - done, off_t(offset + done))
      if got < 0, errno == EINTR { continue }
      if got < 0 { return (done, errno) }
      if got == 0 { break }
      done += got
    }
    return (done, 0)
  }

  /// Writes a buffer from an offset on; why not all of it was written, or 0.
  static func put(
    _ buffer: UnsafeRawBufferPointer, to file: Int32, at offset: Int
  ) -> Int32 {
    var done = 0
    while done < buffer.count {
      let count = pwrite(
        file, buffer.baseAddress.map { $0 + done }, buffer.count - done, off_t(offset + done))
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return count < 0 ? errno : ENOSPC }
      done += count
    }
    return 0
  }

  /// The names of all that is in a folder, which was opened and is closed then; none where it could not be.
  static func names(in folder: Int32) -> [String] {
    guard folder >= 0 else { return [] }
    guard let stream = fdopendir(folder) else {
      close(folder)
      return []
    }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) {
        String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }

  /// The bytes of a file that was opened just now, which are asked for as one.
  ///
  /// A file that grows or shrinks meanwhile gives what was there.
  static func contents(of opened: OpenFile, _ path: [UInt8]) throws(LibraryError) -> [UInt8] {
    let file = opened.descriptor
    guard opened.size <= largest else {
      throw .unreadable(
        path: FolderPath.shown(path), reason: "it is larger than \(largest >> 20) MB")
    }
    var failed: Int32 = 0
    // One byte more than the size: a read that gives less than it was asked for, and as much as the
    // size, has seen the end.
    let capacity = opened.size + 1
    var bytes = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
      while count < capacity, count == 0 || count != opened.size {
        let got = read(file, buffer.baseAddress.map { $0 + count }, capacity - count)
        if got < 0, errno == EINTR { continue }
        if got < 0 { failed = errno }
        if got <= 0 { break }
        count += got
      }
    }
    guard failed == 0 else { throw failure(path, failed) }
    if bytes.count == capacity {
      bytes += try rest(of: file, path, alreadyRead: bytes.count)
    }
    return bytes
  }

  /// What came to a file after its size was asked for.
  private static func rest(of file: Int32, _ path: [UInt8], alreadyRead: Int) throws(LibraryError)
    -> [UInt8]
  {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while alreadyRead + bytes.count <= largest {
      let count = read(file, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw failure(path, errno) }
      if count == 0 { break }
      bytes += chunk[..<count]
    }
    return bytes
  }

  static func stamp(_ info: stat) -> FileColumns.Stamp {
    FileColumns.Stamp(
      size: Int64(info.st_size), modified: nanoseconds(info.st_mtim),
      changed: nanoseconds(info.st_ctim), inode: UInt64(info.st_ino))
  }

  private static func nanoseconds(_ time: timespec) -> Int64 {
    Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
  }

  /// What a body makes of a packed file, with its path in what it throws.
  static func unpacking<Value>(
    _ path: [UInt8], _ body: () throws(PackedFault) -> Value
  ) throws(LibraryError) -> Value {
    do throws(PackedFault) {
      return try body()
    } catch {
      throw error.isCancelled
        ? .cancelled : .unreadable(path: FolderPath.shown(path), reason: error.reason)
    }
  }

  private static func failure(_ path: [UInt8], _ code: Int32) -> LibraryError {
    code == ENOENT
      ? .notFound(path: FolderPath.shown(path))
      : .unreadable(path: FolderPath.shown(path), reason: String(cString: strerror(code)))
  }
}

/// Paths as the system knows them.
public enum PathBytes {
  /// The bytes of a path from the command line, even where they are not UTF-8.
  ///
  /// Swift repairs such arguments, and the repaired name is not the file's: if the path is not
  /// there, the argument that was repaired to it is looked for.
  public static func of(_ path: String) -> [UInt8] {
    let bytes = Array(path.utf8)
    guard path.unicodeScalars.contains("\u{FFFD}"), FileReading.status(bytes) == nil else {
      return bytes
    }
    for index in 1..<max(1, Int(CommandLine.argc)) {
      guard let argument = CommandLine.unsafeArgv[index] else { continue }
      let raw = UnsafeRawBufferPointer(start: argument, count: strlen(argument))
      if String(decoding: raw, as: UTF8.self) == path { return Array(raw) }
    }
    return bytes
  }

  /// The one path that leads there without links; the path itself where the system does not know.
  static func canonical(_ path: [UInt8]) -> [UInt8] {
    guard let resolved = path.withCString({ realpath($0, nil) }) else {
      guard let packed = PackedPath(path) else { return path }
      return FolderPath.join(canonical(packed.archive), packed.way)
    }
    defer { free(resolved) }
    return Array(UnsafeRawBufferPointer(start: resolved, count: strlen(resolved)))
  }

  /// True if a path without links is another, that of a folder, or leads to something in it.
  static func isWithin(_ path: [UInt8], _ folder: [UInt8]) -> Bool {
    path.starts(with: folder)
      && (path.count == folder.count || folder.last == 0x2F || path[folder.count] == 0x2F)
  }

  /// The one path that leads there without links, also into an archive; nil where nothing is there.
  public static func whole(_ path: String) -> [UInt8]? {
    let bytes = of(path)
    let isThere = FileReading.status(bytes) != nil || PackedPath(bytes) != nil
    return isThere ? canonical(bytes) : nil
  }
}
