import CableCore
import CableLibrary
import Glibc

/// Whether a folder looks like one of cables, from a few of its files.
enum FolderProbe {
  /// Looks at the first files of the folder and of the folders in it, at most 64 of them.
  static func holdsCables(_ path: String) -> Bool {
    var left = 64
    return holdsCables(Array(path.utf8), depth: 0, left: &left)
  }

  private static func holdsCables(_ path: [UInt8], depth: Int, left: inout Int) -> Bool {
    guard depth < 4, let folder = path.withCString({ opendir($0) }) else { return false }
    defer { closedir(folder) }
    var folders: [[UInt8]] = []
    while left > 0, let entry = readdir(folder) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
      guard name.first != 0x2E else { continue }
      let whole = path + [0x2F] + name
      var info = stat()
      guard whole.withCString({ stat($0, &info) }) == 0 else { continue }
      if info.st_mode & S_IFMT == S_IFDIR {
        if folders.count < 8 { folders.append(whole) }
      } else if info.st_mode & S_IFMT == S_IFREG {
        left -= 1
        let shown = String(decoding: name, as: UTF8.self)
        if !Container.read(start(of: whole), fileName: shown).cables.isEmpty { return true }
      }
    }
    return folders.contains { holdsCables($0, depth: depth + 1, left: &left) }
  }

  private static func start(of path: [UInt8]) -> [UInt8] {
    let file = path.withCString { open($0, O_RDONLY | O_CLOEXEC | O_NONBLOCK) }
    guard file >= 0 else { return [] }
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: 1 << 15)
    return Array(bytes[..<max(0, read(file, &bytes, bytes.count))])
  }
}
