import CableLibrary
import Glibc

/// Files that a command reads whole: settings and exported notebooks.
enum TextFile {
  /// Larger files are refused: nothing that a person keeps as text is so large.
  static let largest = 256 << 20

  /// The bytes of a file; of standard input for `-`.
  ///
  /// - Returns: nil with `errno` set where it cannot be read.
  static func bytes(_ path: String) -> [UInt8]? {
    guard path != StandardInput.name else { return contents(STDIN_FILENO) }
    let file = PathBytes.of(path).withCString { open($0, O_RDONLY | O_CLOEXEC | O_NOCTTY) }
    guard file >= 0 else { return nil }
    defer { close(file) }
    return contents(file)
  }

  private static func contents(_ file: Int32) -> [UInt8]? {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(file, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { return nil }
      guard count > 0 else { return bytes }
      bytes += chunk[..<count]
      guard bytes.count <= largest else {
        errno = EFBIG
        return nil
      }
    }
  }
}
