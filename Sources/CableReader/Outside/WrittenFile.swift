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
      self.init(
        path,
        reason: code == EEXIST ? "it already exists" : String(cString: strerror(code)),
        isFull: code == ENOSPC || code == EDQUOT)
    }

    fileprivate init(_ path: String, reason: String, isFull: Bool) {
      let advice = isFull ? "Make room, or name another place." : "Name another place."
      message = "\(path) cannot be written: \(reason). \(advice)"
    }

    fileprivate init(refused message: String) { self.message = message }
  }

  /// A path as it is typed on the screen: `~/` is the home folder, all else is from the current one.
  static func absolute(_ path: String) -> String {
    if path == "~" || path.hasPrefix("~/"), let home = Console.variable("HOME"),
      home.hasPrefix("/")
    {
      return home + path.dropFirst()
    }
    guard !path.hasPrefix("/"), let folder = getcwd(nil, 0) else { return path }
    defer { free(folder) }
    return String(cString: folder) + "/" + path
  }

  /// A path where nothing is: the one that is given, else with a number before its suffix.
  static func freePath(_ path: String) -> String {
    func isTaken(_ path: String) -> Bool {
      var info = stat()
      return lstat(absolute(path), &info) == 0
    }
    guard isTaken(path) else { return path }
    let name = path.lastIndex(of: "/") ?? path.startIndex
    let dot = path[name...].lastIndex(of: ".") ?? path.endIndex
    let free = (2...999).lazy.map { "\(path[..<dot])-\($0)\(path[dot...])" }.first { !isTaken($0) }
    return free ?? path
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
    let draft = try Draft(of: path, confinement: confinement)
    let problem = put(bytes, draft.descriptor)
    guard problem == 0 else {
      draft.abandon()
      throw Failure(path, problem)
    }
    try draft.finish()
  }

  /// A file that is written piece by piece under another name, and takes its own when it is whole.
  ///
  /// What was there before stays until then. A device or a pipe is written at once: nothing may take
  /// its name.
  struct Draft {
    /// Where the pieces are written.
    let descriptor: Int32
    private let path: String
    /// Its name until it is whole, at which others may write it; nil for a device or a pipe.
    let name: String?

    /// True where a file of its name must not be there yet.
    private let isNew: Bool

    /// Begins a file.
    ///
    /// - Throws: where it may not or cannot be written.
    init(of path: String, isNew: Bool = false, confinement: Confinement) throws(Failure) {
      if let why = confinement.refusal(ofWriting: path) { throw Failure(refused: why) }
      self.path = path
      self.isNew = isNew
      var info = stat()
      let isThere = stat(path, &info) == 0
      if isNew, isThere { throw Failure(path, EEXIST) }
      if isThere, info.st_mode & S_IFMT != S_IFREG {
        name = nil
        descriptor = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY)
      } else {
        let name = "\(path).\(getpid()).part"
        unlink(name)
        self.name = name
        EndedDraft.watch(name)
        descriptor = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
      }
      guard descriptor >= 0 else {
        let reason = errno
        EndedDraft.release()
        throw Failure(path, reason)
      }
      if isThere, name != nil { fchmod(descriptor, info.st_mode & 0o777) }
    }

    /// Puts the file on the disk and gives it its name.
    ///
    /// - Throws: where that fails; nothing is left then.
    func finish() throws(Failure) {
      defer { EndedDraft.release() }
      var problem: Int32 = name != nil && fsync(descriptor) != 0 ? errno : 0
      if close(descriptor) != 0, problem == 0 { problem = errno }
      if problem == 0, let name, Self.move(name, to: path, isNew: isNew) != 0 { problem = errno }
      guard problem == 0 else {
        if let name { unlink(name) }
        throw Failure(path, problem)
      }
    }

    /// Gives a file another name; where that must be new, one that has appeared meanwhile stays.
    private static func move(_ name: String, to path: String, isNew: Bool) -> Int32 {
      guard isNew else { return rename(name, path) }
      if link(name, path) == 0 {
        unlink(name)
        return 0
      }
      // A file system without second names.
      var info = stat()
      return errno != EEXIST && lstat(path, &info) != 0 ? rename(name, path) : -1
    }

    /// Why one who writes it at its name could not.
    ///
    /// - Parameters:
    ///   - reason: as the middle of a sentence.
    ///   - isFull: true where no space is left.
    /// - Returns: the message for a person.
    func failure(_ reason: String, isFull: Bool = false) -> Failure {
      Failure(path, reason: reason, isFull: isFull)
    }

    /// Leaves nothing of it.
    func abandon() {
      close(descriptor)
      if let name { unlink(name) }
      EndedDraft.release()
    }
  }

  /// The first of some paths that a file would be in, or that it is, with all links followed.
  static func path(among paths: [String], holding file: String) -> String? {
    guard let whole = whole(file) else { return nil }
    return paths.first { path in
      guard let path = Self.resolved(path) else { return false }
      return whole == path || whole.hasPrefix(path == "/" ? path : path + "/")
    }
  }

  /// The one path that leads to a file without links, which need not be there; nil where its folder is
  /// not.
  static func whole(_ file: String) -> String? {
    let slash = file.lastIndex(of: "/")
    let folder = slash.map { $0 == file.startIndex ? "/" : String(file[..<$0]) } ?? "."
    guard let place = Self.resolved(folder) else { return nil }
    return Self.resolved(file) ?? place + "/"
      + file[(slash.map(file.index(after:)) ?? file.startIndex)...]
  }

  private static func resolved(_ path: String) -> String? {
    guard let whole = realpath(path, nil) else { return nil }
    defer { free(whole) }
    return String(cString: whole)
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
