import Glibc

/// Finds the files below some paths; loops of links are met once only.
struct FolderWalk {
  private(set) var files: [String] = []
  private(set) var skipped: [SkippedFile] = []
  private var seen: Set<[UInt64]> = []

  private static let extensions: Set<String> = [
    "txt", "html", "htm", "md", "csv", "xml", "tel", "eml", "",
  ]

  /// Walks the paths.
  ///
  /// Cost: one `stat` a file.
  init(_ paths: [String]) throws(LibraryError) {
    for path in paths {
      var info = stat()
      guard stat(path, &info) == 0 else {
        if errno == ENOENT { throw .notFound(path: path) }
        throw .unreadable(path: path, reason: String(cString: strerror(errno)))
      }
      visit(path, isNamed: true)
    }
    files.sort()
  }

  private mutating func visit(_ path: String, isNamed: Bool) {
    var info = stat()
    guard stat(path, &info) == 0 else {
      skipped.append(SkippedFile(path: path, reason: String(cString: strerror(errno))))
      return
    }
    switch info.st_mode & S_IFMT {
    case S_IFDIR:
      guard seen.insert([UInt64(info.st_dev), UInt64(info.st_ino)]).inserted else { return }
      guard let folder = opendir(path) else {
        skipped.append(SkippedFile(path: path, reason: String(cString: strerror(errno))))
        return
      }
      var names: [String] = []
      while let entry = readdir(folder) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) {
          $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        }
        if !name.hasPrefix(".") { names.append(name) }
      }
      closedir(folder)
      for name in names.sorted() { visit(path + "/" + name, isNamed: false) }
    case S_IFREG:
      let name = path.split(separator: "/").last ?? ""
      let ending = name.lastIndex(of: ".").map { name[name.index(after: $0)...].lowercased() } ?? ""
      if isNamed || Self.extensions.contains(ending) {
        files.append(path)
      } else {
        skipped.append(SkippedFile(path: path, reason: "its ending .\(ending) is not one of text"))
      }
    default:
      skipped.append(SkippedFile(path: path, reason: "it is not an ordinary file"))
    }
  }
}

/// The bytes of a file, read whole.
enum FileReading {
  /// Larger files are told, not read: no single cable is so large.
  static let largest = 64 << 20

  /// Reads a file; the error's reason is the system's.
  static func bytes(_ path: String) throws(LibraryError) -> [UInt8] {
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else {
      throw errno == ENOENT
        ? .notFound(path: path) : .unreadable(path: path, reason: String(cString: strerror(errno)))
    }
    defer { close(file) }
    var info = stat()
    guard fstat(file, &info) == 0, info.st_mode & S_IFMT == S_IFREG else {
      throw .unreadable(path: path, reason: "it is not an ordinary file")
    }
    guard info.st_size <= largest else {
      throw .unreadable(path: path, reason: "it is larger than \(largest >> 20) MB")
    }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while bytes.count <= largest {
      let count = read(file, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else {
        throw .unreadable(path: path, reason: String(cString: strerror(errno)))
      }
      if count == 0 { break }
      bytes += chunk[..<count]
    }
    return bytes
  }
}
