import CableLibrary
import Glibc

/// Files that a command reads whole: settings and scripts of keys.
enum TextFile {
  /// Larger files are refused: nothing that a person keeps as text is so large.
  static let largest = 256 << 20

  /// The bytes of a file; of standard input for `-`.
  ///
  /// - Parameters:
  ///   - path: where it is.
  ///   - isOrdinary: true if nothing but an ordinary file is read: a pipe that nobody writes to
  ///     would hold up the start.
  /// - Returns: nil with `errno` set where it cannot be read.
  static func bytes(_ path: String, isOrdinary: Bool = false) -> [UInt8]? {
    guard path != StandardInput.name || isOrdinary else { return contents(STDIN_FILENO) }
    let flags = O_RDONLY | O_CLOEXEC | O_NOCTTY | (isOrdinary ? O_NONBLOCK : 0)
    let file = PathBytes.of(path).withCString { open($0, flags) }
    guard file >= 0 else { return nil }
    defer { close(file) }
    var info = stat()
    if isOrdinary, fstat(file, &info) != 0 || info.st_mode & S_IFMT != S_IFREG {
      errno = EINVAL
      return nil
    }
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

/// A file that a command reads piece by piece, so that it may be larger than memory.
final class TextPieces {
  /// Why the system did not give the next piece; nil if it did.
  private(set) var fault: String?
  private let path: String
  private var file: Int32 = -1

  /// A file that is opened when its first piece is asked for; `-` is standard input.
  init(_ path: String) { self.path = path }

  deinit { if file > STDIN_FILENO { close(file) } }

  /// The next megabyte, or less; nil at the end.
  ///
  /// - Throws: where it cannot be read; `fault` then says why.
  func next() throws(TextFault) -> [UInt8]? {
    if file < 0 {
      file =
        path == StandardInput.name
        ? STDIN_FILENO
        : PathBytes.of(path).withCString { open($0, O_RDONLY | O_CLOEXEC | O_NOCTTY) }
      if file > STDIN_FILENO, Self.isEndless(file) {
        fault = "it is a device, which may never end"
        throw TextFault()
      }
    }
    guard file >= 0 else { throw failed() }
    var count = -1
    let piece = [UInt8](unsafeUninitializedCapacity: 1 << 20) { buffer, initialized in
      repeat {
        count = read(file, buffer.baseAddress, buffer.count)
      } while count < 0 && errno == EINTR
      initialized = max(0, count)
    }
    guard count >= 0 else { throw failed() }
    return count == 0 ? nil : piece
  }

  /// True for `/dev/zero` and the like; a person ends what is typed on a terminal.
  private static func isEndless(_ file: Int32) -> Bool {
    var info = stat()
    return fstat(file, &info) == 0 && info.st_mode & S_IFMT == S_IFCHR && isatty(file) == 0
  }

  private func failed() -> TextFault {
    fault = String(cString: strerror(errno))
    return TextFault()
  }
}

/// A piece of a file could not be read.
struct TextFault: Error {}
