import GRDB
import Glibc

/// What a reader keeps about cables: stars, read marks, notes, tags, saved queries, positions,
/// history, marks, and where each library was left.
///
/// It is precious, so it lies apart from the index: a database of its own, written with a full
/// sync at each change. Several programs may have it open at once. Every method blocks until the
/// disk has answered (a change takes a few milliseconds): call them off the main thread, and show
/// a change at once with `NotebookView.apply`.
public final class Notebook: Sendable {
  /// Where a notebook lies.
  public enum Place: Sendable, Hashable {
    /// `$XDG_DATA_HOME/cablereader`, else `~/.local/share/cablereader`.
    case standard
    /// This folder, which is made where it is missing.
    case folder(String)
    /// In memory, for as long as the program runs.
    case memory
  }

  /// What the reader should know once, such as that changes will not be kept; a whole sentence.
  public let notice: String?
  /// The path of the database, or of the one that was copied because it cannot be written.
  ///
  /// Shown only through `DisplayText`; nil for a notebook that began empty in memory.
  public let path: String?
  /// False where changes last only until the program ends.
  public let isKept: Bool
  /// True where visits, prompts, positions, sessions and read marks are not written.
  public let isPrivate: Bool

  let queue: DatabaseQueue
  let clock: @Sendable () -> Int64

  /// Opens the notebook, and makes it where it is missing.
  ///
  /// Where there is no folder to use, or it cannot be written, the notebook is in memory (with
  /// what could be read of it) and `notice` says so.
  ///
  /// - Throws: where there is one that must not be used or cannot be read: a link or another's,
  ///   damaged, of a newer version, held. `Notebook(inMemoryFor:)` goes on without it.
  public convenience init(at place: Place = .standard, isPrivate: Bool = false)
    throws(NotebookError)
  {
    try self.init(at: place, isPrivate: isPrivate, clock: Self.now)
  }

  /// An empty notebook in memory, for as long as the program runs.
  public static func inMemory() -> Notebook {
    Notebook(queue: NotebookOpening.inMemory(), path: nil, notice: nil, clock: now)
  }

  /// An empty notebook in memory whose notice tells why; what lies on disk is not touched.
  public convenience init(inMemoryFor error: NotebookError) {
    self.init(
      queue: NotebookOpening.inMemory(), path: nil,
      notice: error.message + " Until then nothing is kept.", clock: Self.now)
  }

  convenience init(
    at place: Place, isPrivate: Bool = false, clock: @escaping @Sendable () -> Int64
  ) throws(NotebookError) {
    let folder: [UInt8]
    switch place {
    case .memory:
      self.init(queue: NotebookOpening.inMemory(), path: nil, notice: nil, clock: clock)
      return
    case .folder(let path): folder = PathBytes.of(path)
    case .standard:
      guard let parent = PrivateFolder.standard("XDG_DATA_HOME", fallback: ".local/share") else {
        self.init(
          queue: NotebookOpening.inMemory(), path: nil,
          notice: "New stars and notes last until you quit, because neither XDG_DATA_HOME nor HOME "
            + "names a folder.", clock: clock)
        return
      }
      folder = FolderPath.join(parent, Array("cablereader".utf8))
    }
    let file = FolderPath.join(folder, Array("notebook.sqlite".utf8))
    let path = FileReading.shown(file)
    do throws(PrivateFolder.Refusal) {
      try PrivateFolder.make(folder)
      try PrivateFolder.makeFile(file)
      guard Array(path.utf8) == file else { throw .unmakeable("its path is not UTF-8") }
    } catch {
      switch error {
      case .unsafe(let reason): throw .unsafe(path: path, reason: reason)
      case .unmakeable(let reason):
        let copy = NotebookOpening.copy(path)
        self.init(
          queue: copy ?? NotebookOpening.inMemory(), path: copy == nil ? nil : path,
          notice: "New stars and notes last until you quit, because \(path) cannot be written: "
            + "\(reason).", clock: clock)
        return
      }
    }
    self.init(
      queue: try NotebookOpening.onDisk(path, isPrivate: isPrivate), path: path, isKept: true,
      notice: nil, isPrivate: isPrivate, clock: clock)
  }

  private init(
    queue: DatabaseQueue, path: String?, isKept: Bool = false, notice: String?,
    isPrivate: Bool = false, clock: @escaping @Sendable () -> Int64
  ) {
    self.queue = queue
    self.path = path
    self.isKept = isKept
    self.notice = notice
    self.isPrivate = isPrivate
    self.clock = clock
  }

  /// Milliseconds since 1970 (UTC).
  private static let now: @Sendable () -> Int64 = {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
  }

  /// Writes a change in one transaction, and gives the one that undoes it (`.nothing` for traces,
  /// and where it was so already).
  ///
  /// - Throws: where nothing was written.
  @discardableResult
  public func apply(_ change: NotebookChange) throws(NotebookError) -> NotebookChange {
    let time = clock()
    return try write { try NotebookWriting(database: $0, time: time).apply(change) }
  }

  /// Reads in one transaction.
  func read<Value>(_ body: (Database) throws -> Value) throws(NotebookError) -> Value {
    do { return try queue.read(body) } catch { throw NotebookError(error, path: path ?? "") }
  }

  /// Writes in one transaction.
  func write<Value>(_ body: (Database) throws -> Value) throws(NotebookError) -> Value {
    do { return try queue.write(body) } catch { throw NotebookError(error, path: path ?? "") }
  }
}
