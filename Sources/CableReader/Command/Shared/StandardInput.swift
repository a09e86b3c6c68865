import Glibc

/// Standard input as a file that can be read again, without a name on the disk.
enum StandardInput {
  /// How it is written on the command line.
  static let name = "-"

  /// True for a path that `path()` gave.
  static func isPath(_ path: String) -> Bool { path.hasPrefix("/proc/self/fd/") }

  /// A path as a person wrote it: `-` for one that `path()` gave.
  static func shown(_ path: String) -> String { isPath(path) ? name : path }

  /// Reads standard input to its end into a nameless file.
  ///
  /// - Returns: a path that lives as long as the program.
  static func path() -> String {
    let folder = Console.variable("TMPDIR") ?? "/tmp"
    var template = Array("\(folder)/cablereader-XXXXXX".utf8CString)
    let isInMemory = Confinement.current.leavesNoTrace
    let file = isInMemory ? MemoryFile.make("standard input") : mkstemp(&template)
    guard file >= 0 else {
      Failure.end(
        "Standard input cannot be kept in \(folder): \(String(cString: strerror(errno))). "
          + "Set TMPDIR to a folder that can be written.", code: 3)
    }
    if !isInMemory { unlink(template) }
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(STDIN_FILENO, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { break }
      var rest = chunk[..<count]
      while !rest.isEmpty {
        let written = rest.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
        guard written > 0 else {
          Failure.end(
            "Standard input cannot be kept in \(folder): \(String(cString: strerror(errno))). "
              + "Make room, or set TMPDIR to another folder.", code: 3)
        }
        rest = rest.dropFirst(written)
      }
    }
    return MemoryFile.path(file)
  }
}
