import CableCore
import Glibc

/// Whether a folder looks like one of cables, from a few of its files.
enum FolderProbe {
  /// Looks at the first files of the folder and of the folders in it, at most 64 of them.
  static func holdsCables(_ path: String) -> Bool {
    var left = 64
    return holdsCables(path, depth: 0, left: &left)
  }

  private static func holdsCables(_ path: String, depth: Int, left: inout Int) -> Bool {
    guard depth < 4, let folder = opendir(path) else { return false }
    defer { closedir(folder) }
    var folders: [String] = []
    while left > 0, let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      guard !name.hasPrefix(".") else { continue }
      let whole = path + "/" + name
      var info = stat()
      guard stat(whole, &info) == 0 else { continue }
      if info.st_mode & S_IFMT == S_IFDIR {
        if folders.count < 8 { folders.append(whole) }
      } else if info.st_mode & S_IFMT == S_IFREG {
        left -= 1
        if !Container.read(start(of: whole), fileName: name).cables.isEmpty { return true }
      }
    }
    return folders.contains { holdsCables($0, depth: depth + 1, left: &left) }
  }

  private static func start(of path: String) -> [UInt8] {
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { return [] }
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: 1 << 15)
    return Array(bytes[..<max(0, read(file, &bytes, bytes.count))])
  }
}
