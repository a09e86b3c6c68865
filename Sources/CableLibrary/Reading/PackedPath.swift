import Glibc

/// A path that leads into an archive: `archive.zip/2009/08/x.html`, as lists print it.
public struct PackedPath: Sendable, Hashable {
  /// The archive, an ordinary file.
  let archive: [UInt8]
  /// The way to a file or folder within it.
  let way: [UInt8]

  /// Finds the archive in a path; nil where the path itself is there, and where none of the files that it
  /// leads through is an archive.
  ///
  /// Cost: a look at each folder of the path, and at the beginning of the archive.
  ///
  /// - Parameter path: as it was given.
  public init?(_ path: String) { self.init(PathBytes.of(path)) }

  init?(_ path: [UInt8]) {
    guard FileReading.status(path) == nil else { return nil }
    for (place, byte) in path.enumerated() where byte == 0x2F && place > 0 {
      let front = Array(path[..<place])
      guard let info = FileReading.status(front) else { return nil }
      guard info.st_mode & S_IFMT == S_IFREG else { continue }
      let way = path[place...].split(separator: 0x2F).filter { $0 != [0x2E] }
      guard !way.isEmpty, (try? ArchiveMembers(front))?.isArchive == true else {
        return nil
      }
      (archive, self.way) = (front, Array(way.joined(separator: [0x2F])))
      return
    }
    return nil
  }

  /// The archive's path, as a person sees it.
  public var archivePath: String { FolderPath.shown(archive) }
}
