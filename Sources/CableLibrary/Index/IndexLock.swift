import Glibc

/// A lock on an index: one program writes it.
///
/// The system lets go of it when the program ends.
final class IndexLock: Sendable {
  /// How an attempt to take the lock ended.
  enum Attempt {
    case taken(IndexLock)
    /// Another program has it.
    case held
    /// Nobody can write there: the system's reason.
    case refused(String)
  }

  private let file: Int32

  private init(file: Int32) { self.file = file }

  /// Takes the lock of a database, if nobody has it.
  static func take(beside database: [UInt8]) -> Attempt {
    let path = database + Array(".lock".utf8)
    let file = path.withCString { open($0, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600) }
    guard file >= 0 else { return .refused(String(cString: strerror(errno))) }
    let lock = IndexLock(file: file)
    guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
      return errno == EWOULDBLOCK ? .held : .refused(String(cString: strerror(errno)))
    }
    return .taken(lock)
  }

  deinit { close(file) }
}
