import Glibc

/// A file or folder that a person asked to have written.
///
/// The only way in which commands and the screen write for a person, so that secure mode holds for
/// all of them.
enum WrittenFile {
  /// Why nothing was written.
  struct Failure: Error, Hashable {
    /// What happened, why, and what to do next; not yet safe to print.
    var message: String

    fileprivate init(_ path: String, _ code: Int32) {
      let reason =
        code == EEXIST ? "it is there already" : String(cString: strerror(code))
      let advice =
        code == ENOSPC || code == EDQUOT
        ? "Make room, or name another place." : "Name another place."
      message = "\(path) cannot be written: \(reason). \(advice)"
    }

    fileprivate init(refused message: String) { self.message = message }
  }

  /// Writes a whole file: to a draft beside it, which then takes its name.
  ///
  /// What was there before stays whole until the new text is.
  ///
  /// - Parameters:
  ///   - bytes: all of it.
  ///   - path: where to.
  ///   - isNew: true where a file of that name must not be there yet.
  ///   - confinement: whether it may be written there.
  /// - Throws: `Failure` where it may not or cannot be written; no draft is left.
  static func write(
    _ bytes: [UInt8], to path: String, isNew: Bool = false, confinement: Confinement
  ) throws(Failure) {
    if let why = confinement.refusal(ofWriting: path) { throw Failure(refused: why) }
    if isNew {
      return try write(bytes, directly: path, O_EXCL)
    }
    var info = stat()
    // A device or a pipe takes what is written; nothing may take its name.
    if stat(path, &info) == 0, info.st_mode & S_IFMT != S_IFREG {
      return try write(bytes, directly: path, 0)
    }
    let draft = "\(path).\(getpid()).part"
    unlink(draft)
    let file = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard file >= 0 else { throw Failure(path, errno) }
    if info.st_mode != 0 { fchmod(file, info.st_mode & 0o777) }
    var problem = put(bytes, file)
    if problem == 0, fsync(file) != 0 { problem = errno }
    if close(file) != 0, problem == 0 { problem = errno }
    if problem == 0, rename(draft, path) != 0 { problem = errno }
    guard problem == 0 else {
      unlink(draft)
      throw Failure(path, problem)
    }
  }

  /// Makes a folder that is not there yet.
  ///
  /// - Throws: `Failure` where it may not or cannot be made.
  static func makeFolder(_ path: String, confinement: Confinement) throws(Failure) {
    if let why = confinement.refusal(ofWriting: path) { throw Failure(refused: why) }
    guard mkdir(path, 0o777) == 0 else { throw Failure(path, errno) }
  }

  private static func write(
    _ bytes: [UInt8], directly path: String, _ flags: Int32
  ) throws(Failure) {
    let file = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOCTTY | flags, 0o666)
    guard file >= 0 else { throw Failure(path, errno) }
    let problem = put(bytes, file)
    let isClosed = close(file) == 0
    guard problem == 0, isClosed else {
      let code = problem == 0 ? errno : problem
      if flags & O_EXCL != 0 { unlink(path) }
      throw Failure(path, code)
    }
  }

  /// Writes all of it; 0, or what went wrong.
  private static func put(_ bytes: [UInt8], _ file: Int32) -> Int32 {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return count == 0 ? EIO : errno }
      rest = rest.dropFirst(count)
    }
    return 0
  }
}
