import Glibc

/// A folder of the user's own, that nobody else can look into.
enum PrivateFolder {
  /// Why a folder is not used, as the middle of a sentence.
  enum Refusal: Error, Sendable, Hashable {
    /// Something else is there, or it belongs to somebody else.
    case unsafe(String)
    /// It cannot be made.
    case unmakeable(String)
  }

  /// Makes a folder where it is missing, and what leads to it; closes it to others.
  ///
  /// - Throws: where it cannot be made, is a link or no folder, or belongs to another user.
  static func make(_ path: [UInt8]) throws(Refusal) {
    var end = path.startIndex
    while end + 1 < path.count, let slash = path[(end + 1)...].firstIndex(of: 0x2F) {
      _ = Array(path[..<slash]).withCString { mkdir($0, 0o700) }
      end = slash
    }
    let made = path.withCString { mkdir($0, 0o700) }
    var info = stat()
    guard made == 0 || errno == EEXIST, path.withCString({ lstat($0, &info) }) == 0 else {
      throw .unmakeable(String(cString: strerror(errno)))
    }
    guard info.st_mode & S_IFMT != S_IFLNK else { throw .unsafe("it is a symbolic link") }
    guard info.st_mode & S_IFMT == S_IFDIR else { throw .unsafe("it is not a folder") }
    guard info.st_uid == geteuid() else { throw .unsafe("it belongs to another user") }
    if info.st_mode & 0o077 != 0 { _ = path.withCString { chmod($0, 0o700) } }
  }

  /// Makes an empty file where it is missing, and closes it to others.
  ///
  /// - Throws: where it cannot be opened for writing, is a link or no ordinary file, or belongs to
  ///   another user.
  static func makeFile(_ path: [UInt8]) throws(Refusal) {
    let file = path.withCString {
      open($0, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0o600)
    }
    guard file >= 0 else {
      throw errno == ELOOP
        ? .unsafe("it is a symbolic link") : .unmakeable(String(cString: strerror(errno)))
    }
    defer { close(file) }
    var info = stat()
    guard fstat(file, &info) == 0, info.st_mode & S_IFMT == S_IFREG else {
      throw .unsafe("it is not an ordinary file")
    }
    guard info.st_uid == geteuid() else { throw .unsafe("it belongs to another user") }
    if info.st_mode & 0o077 != 0 { fchmod(file, 0o600) }
  }

  /// A folder of the XDG base directories.
  ///
  /// - Parameters:
  ///   - variable: such as `XDG_DATA_HOME`; a relative value is ignored, as the specification says.
  ///   - fallback: below the home folder, such as `.local/share`.
  /// - Returns: nil if neither the variable nor `HOME` is an absolute path.
  static func standard(_ variable: String, fallback: String) -> [UInt8]? {
    if let path = Environment.bytes(variable), path.first == 0x2F { return path }
    guard let home = Environment.bytes("HOME"), home.first == 0x2F else { return nil }
    return FolderPath.join(home, Array(fallback.utf8))
  }
}
