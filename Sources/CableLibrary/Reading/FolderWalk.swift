import Glibc

/// Finds the files below some paths, a folder at a time, in a fixed order.
///
/// Names may be of any bytes. A link is followed where it leads to something below the folders that
/// were named, or wherever it leads where that is asked for; a folder is met once only, so loops end.
struct FolderWalk {
  /// Some files of one folder.
  struct Batch: Sendable {
    /// Number of the root and the way from there.
    var root: Int
    var relative: [UInt8]
    /// True for a file that was asked for by its name.
    var isNamed = false
    /// Of an archive, the ways to what is to be read in it; empty for all of it.
    var ways: [[UInt8]] = []
    /// Names in the folder, sorted.
    var names: [[UInt8]] = []
    /// Names that are not to be read, with the reason as a sentence.
    var skipped: [(name: [UInt8], reason: String, isOrdinary: Bool)] = []
  }

  /// A folder as it was before it was listed.
  struct Folder {
    /// Number of the root and the way from there.
    var root: Int
    var relative: [UInt8]
    var path: [UInt8]
    var info: stat
  }

  /// Where a walk begins: a folder, or a file in one.
  private struct Start {
    var root: Int
    var name: [UInt8]?
    /// What is to be read of an archive; empty for all of it.
    var ways: [[UInt8]] = []
  }

  /// What a walk is kept to.
  struct Limits: Sendable {
    /// Folders that are listed, with the new ones below them.
    var folders: [(root: Int, relative: [UInt8])] = []
    /// Folders that are not entered from those above them, as `FolderPath.spelled` has them.
    var known: Set<[UInt8]> = []
    /// Device and inode of folders that are not listed under another name either.
    var seen: Set<[UInt64]> = []
  }

  /// Where each root is, as it can be opened.
  let roots: [[UInt8]]
  private let starts: [Start]
  private var limits: Limits?
  /// The folders out of which no link leads, without links themselves; nil if links are followed.
  private let homes: [[UInt8]]?

  /// Files of one batch at most, so that huge folders flow.
  static let batchSize = 4_096

  /// Looks at the paths themselves, which may be links; a single file's root is its folder.
  ///
  /// A path may lead into an archive.
  ///
  /// - Parameters:
  ///   - paths: folders and files.
  ///   - followsLinks: true if links may lead out of the folders.
  /// - Throws: where one of the paths is not there.
  init(_ paths: [[UInt8]], followsLinks: Bool = false) throws(LibraryError) {
    var roots: [[UInt8]] = []
    var starts: [Start] = []
    var known: [[UInt8]: Int] = [:]
    func number(_ root: [UInt8]) -> Int {
      if let number = known[root] { return number }
      known[root] = roots.count
      roots.append(root)
      return roots.count - 1
    }
    func file(_ path: [UInt8]) -> Start {
      guard let slash = path.lastIndex(of: 0x2F) else {
        return Start(root: number([0x2E]), name: path)
      }
      let folder = slash == 0 ? [0x2F] : Array(path[..<slash])
      return Start(root: number(folder), name: Array(path[(slash + 1)...]))
    }
    for path in paths {
      let info = FileReading.status(path)
      let code = errno
      if let info {
        starts.append(
          info.st_mode & S_IFMT == S_IFDIR ? Start(root: number(path), name: nil) : file(path))
      } else if let packed = PackedPath(path) {
        let start = file(packed.archive)
        let known = starts.firstIndex {
          $0.root == start.root && $0.name == start.name && !$0.ways.isEmpty
        }
        starts.append(known.map { starts.remove(at: $0) } ?? start)
        starts[starts.count - 1].ways.append(packed.way)
      } else {
        let shown = String(decoding: path, as: UTF8.self)
        if code == ENOENT { throw .notFound(path: shown) }
        throw .unreadable(path: shown, reason: String(cString: strerror(code)))
      }
    }
    self.roots = roots
    self.starts = starts
    homes =
      followsLinks
      ? nil : starts.filter { $0.name == nil }.map { PathBytes.canonical(roots[$0.root]) }
  }

  /// True if folders alone were asked for.
  var hasFoldersOnly: Bool { starts.allSatisfy { $0.name == nil } }

  /// The same walk, kept to some folders.
  func limited(to limits: Limits) -> FolderWalk {
    var copy = self
    copy.limits = limits
    return copy
  }

  /// Walks everything; stops early where `found` returns false.
  ///
  /// Cost: one listing a folder, no look at the files themselves.
  ///
  /// - Parameters:
  ///   - folder: called with the state of each folder just before it is listed.
  ///   - found: gets the files.
  func run(folder: (Folder) -> Void = { _ in }, _ found: (Batch) -> Bool) {
    var seen = limits?.seen ?? []
    let tell = folder
    func look(_ folder: Folder) -> Bool {
      tell(folder)
      return true
    }
    if let limits {
      for (root, relative) in limits.folders {
        guard visit(root, relative, &seen, found, folder: look) else { return }
      }
      return
    }
    for start in starts {
      let root = start.root
      if let name = start.name {
        var batch = Batch(root: root, relative: [], isNamed: true, ways: start.ways)
        let path = FolderPath.join(roots[root], name)
        if let info = FileReading.status(path), info.st_mode & S_IFMT != S_IFREG {
          batch.skipped.append((name, "it is not an ordinary file", false))
        } else {
          batch.names = [name]
        }
        guard found(batch) else { return }
      } else {
        guard visit(root, [], &seen, found, folder: look) else { return }
      }
    }
  }

  /// Calls with the path of every folder that can be listed, also of those without files, until
  /// `body` returns false.
  ///
  /// A file that was asked for by itself counts with its folder.
  func forEachFolder(_ body: ([UInt8]) -> Bool) {
    var seen: Set<[UInt64]> = []
    for start in starts {
      let root = start.root
      if start.name != nil {
        guard body(roots[root]) else { return }
      } else {
        guard visit(root, [], &seen, { _ in true }, folder: { body($0.path) }) else { return }
      }
    }
  }

  /// True if there are so few files that reading them all is quicker than keeping an index.
  func isSmall() -> Bool {
    var count = 0
    var size: Int64 = 0
    run { batch in
      count += batch.names.count
      guard count <= Self.smallCount else { return false }
      let folder = FolderPath.join(roots[batch.root], batch.relative)
      for name in batch.names {
        let own = FileReading.status(FolderPath.join(folder, name)).map { Int64($0.st_size) } ?? 0
        size += Self.mayBePacked(name) ? own * Self.packedWeight : own
      }
      return size <= Self.smallSize
    }
    return count <= Self.smallCount && size <= Self.smallSize
  }

  private static let smallCount = 1_000
  private static let smallSize: Int64 = 16 << 20
  /// What comes out of a packed file is so many times as much, as a guess.
  private static let packedWeight: Int64 = 8

  /// A guess by the ending, for what must be quick and may be wrong.
  private static func mayBePacked(_ name: [UInt8]) -> Bool {
    guard let dot = name.lastIndex(of: 0x2E), name.count - dot <= 5 else { return false }
    let ending = String(decoding: name[(dot + 1)...], as: UTF8.self).lowercased()
    return ["7z", "bz2", "gz", "tbz2", "tgz", "txz", "xz", "zip", "zst"].contains(ending)
  }

  private func visit(
    _ root: Int, _ relative: [UInt8], _ seen: inout Set<[UInt64]>, _ found: (Batch) -> Bool,
    folder inside: (Folder) -> Bool
  ) -> Bool {
    let path = FolderPath.join(roots[root], relative)
    var batch = Batch(root: root, relative: relative)
    guard let folder = path.withCString({ opendir($0) }) else {
      let parent = relative.lastIndex(of: 0x2F).map { Array(relative[..<$0]) } ?? []
      let name = relative.lastIndex(of: 0x2F).map { Array(relative[($0 + 1)...]) } ?? relative
      batch.relative = relative.isEmpty ? [] : parent
      batch.skipped = [
        (name, "the folder cannot be listed: \(String(cString: strerror(errno)))", false)
      ]
      return found(batch)
    }
    var info = stat()
    guard fstat(dirfd(folder), &info) == 0,
      seen.insert([UInt64(info.st_dev), UInt64(info.st_ino)]).inserted
    else {
      closedir(folder)
      return true
    }
    guard inside(Folder(root: root, relative: relative, path: path, info: info)) else {
      closedir(folder)
      return false
    }
    var subfolders: [[UInt8]] = []
    var names: [[UInt8]] = []
    while let entry = readdir(folder) {
      let name = Self.name(entry)
      guard name.first != 0x2E else { continue }
      var kind = Int32(entry.pointee.d_type)
      if kind == Int32(DT_LNK) || kind == Int32(DT_UNKNOWN) {
        kind = Self.kind(after: name, in: dirfd(folder))
        if kind >= 0, leadsOut(FolderPath.join(path, name)) {
          batch.skipped.append((name, "it is a link that leads out of the folder", true))
          continue
        }
      }
      switch kind {
      case Int32(DT_DIR): subfolders.append(name)
      case Int32(DT_REG): names.append(name)
      case -1: batch.skipped.append((name, "it is a link that leads nowhere", true))
      default: batch.skipped.append((name, "it is not an ordinary file", true))
      }
    }
    closedir(folder)
    names.sort { $0.lexicographicallyPrecedes($1) }
    batch.skipped.sort { $0.name.lexicographicallyPrecedes($1.name) }
    var start = 0
    repeat {
      let end = min(names.count, start + Self.batchSize)
      batch.names = Array(names[start..<end])
      if !batch.names.isEmpty || !batch.skipped.isEmpty {
        guard found(batch) else { return false }
      }
      batch.skipped = []
      start = end
    } while start < names.count
    names = []
    subfolders.sort { $0.lexicographicallyPrecedes($1) }
    for name in subfolders {
      let below = FolderPath.join(relative, name)
      if let limits, limits.known.contains(FolderPath.spelled(root: root, relative: below)) {
        continue
      }
      guard visit(root, below, &seen, found, folder: inside) else { return false }
    }
    return true
  }

  /// True if what a path leads to is in none of the folders that were named.
  private func leadsOut(_ path: [UInt8]) -> Bool {
    guard let homes else { return false }
    let end = PathBytes.canonical(path)
    return !homes.contains { PathBytes.isWithin(end, $0) }
  }

  private static func name(_ entry: UnsafeMutablePointer<dirent>) -> [UInt8] {
    withUnsafePointer(to: &entry.pointee.d_name) { pointer in
      let raw = UnsafeRawPointer(pointer)
      let length = strlen(raw.assumingMemoryBound(to: CChar.self))
      return Array(UnsafeRawBufferPointer(start: raw, count: length))
    }
  }

  /// What a link leads to, as a `d_type`; -1 where it leads nowhere.
  private static func kind(after name: [UInt8], in folder: Int32) -> Int32 {
    var info = stat()
    guard name.withCString({ fstatat(folder, $0, &info, 0) }) == 0 else { return -1 }
    switch info.st_mode & S_IFMT {
    case S_IFDIR: return Int32(DT_DIR)
    case S_IFREG: return Int32(DT_REG)
    default: return Int32(DT_FIFO)
    }
  }
}

extension [UInt8] {
  /// Calls with the bytes as a C string; a NUL inside cuts it, as the file system would.
  package func withCString<Result>(_ body: (UnsafePointer<CChar>) -> Result) -> Result {
    var copy = self
    copy.append(0)
    return copy.withUnsafeBytes { raw in
      guard let base = raw.bindMemory(to: CChar.self).baseAddress else { return body("") }
      return body(base)
    }
  }
}
