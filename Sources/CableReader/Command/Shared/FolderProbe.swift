import CableCore
import CableLibrary
import Glibc

/// Whether a folder looks like one of cables, from a few of its files.
enum FolderProbe {
  /// True if half of the first files are cables, of the folder and of those in it, 64 at most.
  ///
  /// A home folder with a cable somewhere in it is no library, and is not walked.
  static func holdsCables(_ path: String) -> Bool {
    var seen = Seen()
    look(Array(path.utf8), depth: 0, &seen)
    return seen.cables > 0 && seen.cables * 2 >= seen.files
  }

  /// What was looked at.
  private struct Seen {
    var files = 0
    var cables = 0
  }

  private static func look(_ path: [UInt8], depth: Int, _ seen: inout Seen) {
    guard depth < 4, let folder = path.withCString({ opendir($0) }) else { return }
    defer { closedir(folder) }
    var folders: [[UInt8]] = []
    while seen.files < 64, let entry = readdir(folder) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
      guard name.first != 0x2E else { continue }
      let whole = path + [0x2F] + name
      var info = stat()
      guard whole.withCString({ lstat($0, &info) }) == 0 else { continue }
      if info.st_mode & S_IFMT == S_IFDIR {
        if folders.count < 8 { folders.append(whole) }
      } else if info.st_mode & S_IFMT == S_IFREG {
        seen.files += 1
        let shown = String(decoding: name, as: UTF8.self)
        if !Container.read(start(of: whole), fileName: shown).cables.isEmpty
          || LibraryLoader.holdsCables(archive: whole)
        {
          seen.cables += 1
        }
      }
    }
    for folder in folders { look(folder, depth: depth + 1, &seen) }
  }

  private static func start(of path: [UInt8]) -> [UInt8] {
    let file = path.withCString { open($0, O_RDONLY | O_CLOEXEC | O_NONBLOCK) }
    guard file >= 0 else { return [] }
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: 1 << 15)
    return Array(bytes[..<max(0, read(file, &bytes, bytes.count))])
  }
}
