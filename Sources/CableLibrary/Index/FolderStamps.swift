import Glibc
import Synchronization

/// What the folders of a library were like when they were listed.
///
/// A folder's time changes with every name that comes or goes in it, and not with what is inside of
/// a file: so folders alone show at once which files are new or gone, and nothing more.
struct FolderStamps: Sendable, Hashable {
  /// One folder as it was found.
  struct Stamp: Sendable, Hashable {
    /// As `FolderPath.spelled` has it.
    var spelled: [UInt8]
    /// Nanoseconds since 1970; `never` where it was too fresh to know.
    var modified: Int64
    var device: UInt64
    var inode: UInt64

    /// No folder has this time.
    static let never = Int64.min
  }

  private(set) var stamps: [Stamp] = []

  /// No folders.
  init() {}

  /// What differs from the folders as they are now.
  ///
  /// Cost: a status call a folder.
  ///
  /// - Parameter walk: of the same paths.
  /// - Returns: the walk of the folders that changed; nil if none did.
  func changed(in walk: FolderWalk) -> (walk: FolderWalk, folders: [[UInt8]])? {
    var changed: [[UInt8]] = []
    var limits = FolderWalk.Limits()
    for stamp in stamps {
      limits.known.insert(stamp.spelled)
      guard let (root, relative) = FolderPath.parts(stamp.spelled), root < walk.roots.count else {
        continue
      }
      let info = FileReading.status(FolderPath.join(walk.roots[root], relative))
      if let info, info.st_mode & S_IFMT == S_IFDIR {
        if Self.modified(info) == stamp.modified, UInt64(info.st_ino) == stamp.inode,
          UInt64(info.st_dev) == stamp.device
        {
          limits.seen.insert([stamp.device, stamp.inode])
          continue
        }
        limits.folders.append((root, Array(relative)))
      }
      changed.append(stamp.spelled)
    }
    return changed.isEmpty ? nil : (walk.limited(to: limits), changed)
  }

  static func modified(_ info: stat) -> Int64 {
    Int64(info.st_mtim.tv_sec) &* 1_000_000_000 &+ Int64(info.st_mtim.tv_nsec)
  }

  /// Notes folders as a walk lists them; from any thread.
  final class Collector: Sendable {
    /// A change so soon after another may leave the time as it was.
    private static let fresh: Int64 = 2_000_000_000
    private let found = Mutex(FolderStamps())

    func note(_ folder: FolderWalk.Folder) {
      var now = timespec()
      clock_gettime(CLOCK_REALTIME, &now)
      let modified = FolderStamps.modified(folder.info)
      let age = Int64(now.tv_sec) &* 1_000_000_000 &+ Int64(now.tv_nsec) &- modified
      let stamp = Stamp(
        spelled: FolderPath.spelled(root: folder.root, relative: folder.relative),
        modified: age > Self.fresh ? modified : Stamp.never,
        device: UInt64(folder.info.st_dev), inode: UInt64(folder.info.st_ino))
      found.withLock { $0.stamps.append(stamp) }
    }

    var stamps: FolderStamps { found.withLock { $0 } }
  }
}

extension FolderStamps {
  /// As bytes for the index.
  var encoded: [UInt8] {
    var bytes: [UInt8] = []
    for stamp in stamps {
      let numbers = [
        UInt64(stamp.spelled.count), UInt64(bitPattern: stamp.modified), stamp.device, stamp.inode,
      ]
      numbers.withUnsafeBytes { bytes.append(contentsOf: $0) }
      bytes.append(contentsOf: stamp.spelled)
    }
    return bytes
  }

  /// What `encoded` gave; nil if it is damaged.
  init?(decoding bytes: UnsafeRawBufferPointer) {
    var position = 0
    while position < bytes.count {
      guard position + 32 <= bytes.count else { return nil }
      let numbers = (0..<4).map {
        bytes.loadUnaligned(fromByteOffset: position + $0 * 8, as: UInt64.self)
      }
      position += 32
      guard numbers[0] <= UInt64(bytes.count - position) else { return nil }
      let end = position + Int(numbers[0])
      stamps.append(
        Stamp(
          spelled: Array(bytes[position..<end]), modified: Int64(bitPattern: numbers[1]),
          device: numbers[2], inode: numbers[3]))
      position = end
    }
  }
}
