import Glibc
import SQLiteStore
import Synchronization

/// What a reader keeps about cables: stars, read marks, notes, tags, saved queries, positions,
/// history, marks, and where each library was left.
///
/// It is precious, so it is apart from the index: a database of its own, written with a full
/// sync at each change. Several programs may have it open at once. Every method blocks until the
/// disk has answered (a change takes a few milliseconds): call them off the main thread, and show
/// a change at once with `NotebookView.apply`.
public final class Notebook: Sendable {
  /// The place of a notebook.
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
  /// False if changes last only until the program ends.
  public let isKept: Bool
  /// True if the file is damaged, and what could be read of it is here.
  public let isDamaged: Bool

  let store: Database
  let clock: @Sendable () -> Int64
  private let waitsNoLonger = Atomic(false)
  /// True once damage was found while it is open: from then on nothing is written.
  private let hasDamage = Atomic(false)

  /// Opens the notebook, and makes it where it is missing.
  ///
  /// Where there is no folder to use, or the notebook cannot be written or is damaged, it is in
  /// memory, with what could be read of it, and `notice` says so.
  ///
  /// - Parameters:
  ///   - place: where it is.
  ///   - isPrivate: true if nothing may be written, not even a file: the notebook is in memory
  ///     then, with what could be read.
  /// - Throws: where there is one that must not be used or cannot be read: a link or another's,
  ///   another program's, of a newer version, held. `Notebook(inMemoryFor:)` continues without it.
  public convenience init(at place: Place = .standard, isPrivate: Bool = false)
    throws(NotebookError)
  {
    try self.init(at: place, isPrivate: isPrivate, clock: Self.now)
  }

  /// An empty notebook in memory, for as long as the program runs.
  public static func inMemory() -> Notebook {
    Notebook(store: NotebookOpening.inMemory(), path: nil, notice: nil, clock: now)
  }

  /// An empty notebook in memory whose notice says why; what is on disk is not touched.
  public convenience init(inMemoryFor error: NotebookError) {
    self.init(
      store: NotebookOpening.inMemory(), path: nil,
      notice: error.message + " Until then nothing is kept.", clock: Self.now)
  }

  convenience init(
    at place: Place, isPrivate: Bool = false, clock: @escaping @Sendable () -> Int64
  ) throws(NotebookError) {
    let folder: [UInt8]
    switch place {
    case .memory:
      self.init(store: NotebookOpening.inMemory(), path: nil, notice: nil, clock: clock)
      return
    case .folder(let path): folder = PathBytes.of(path)
    case .standard:
      guard let parent = PrivateFolder.standard("XDG_DATA_HOME", fallback: ".local/share") else {
        self.init(
          store: NotebookOpening.inMemory(), path: nil,
          notice: isPrivate
            ? nil
            : "New stars and notes last until you quit, because neither XDG_DATA_HOME nor HOME "
              + "names a folder.", clock: clock)
        return
      }
      folder = FolderPath.join(parent, Array("cablereader".utf8))
    }
    let file = FolderPath.join(folder, Array("notebook.sqlite".utf8))
    let path = FolderPath.shown(file)
    guard !isPrivate else {
      let copy = NotebookSalvage.copy(of: path, leavesNoTrace: true)
      self.init(
        store: copy ?? NotebookOpening.inMemory(), path: copy == nil ? nil : path, notice: nil,
        clock: clock)
      return
    }
    let wasThere = FileReading.status(file) != nil
    do throws(PrivateFolder.Refusal) {
      try PrivateFolder.make(folder)
      try PrivateFolder.makeFile(file)
      guard Array(path.utf8) == file else { throw .unmakeable("its path is not UTF-8") }
    } catch {
      switch error {
      case .unsafe(let reason): throw .unsafe(path: path, reason: reason)
      case .unmakeable(let reason):
        let copy = NotebookSalvage.copy(of: path)
        self.init(
          store: copy ?? NotebookOpening.inMemory(), path: copy == nil ? nil : path,
          notice: "New stars and notes last until you quit, because \(path) cannot be written: "
            + "\(reason).", clock: clock)
        return
      }
    }
    let opened: Database?
    do throws(NotebookError) {
      opened = try NotebookOpening.onDisk(path, wasThere: wasThere)
    } catch {
      // Opening needs files of its own beside it; reading does not.
      guard case .full = error, let copy = NotebookSalvage.copy(of: path, leavesNoTrace: true)
      else {
        throw error
      }
      self.init(
        store: copy, path: path,
        notice:
          "New stars and notes last until you quit, because no space is left for \(path). Make "
          + "room and start again.", clock: clock)
      return
    }
    guard let store = opened else {
      let copy = NotebookCopies.latest(of: path)
      let rest = NotebookSalvage.copy(of: path)
      // Where nothing of it can be read, the last good copy shows what was there.
      let shown = rest ?? copy.flatMap { NotebookSalvage.copy(of: $0.path) }
      var notice = NotebookError.damaged(path: path).message
      if let copy {
        notice +=
          " \(copy.path) is a good copy of \(Moment.day(copy.made))"
          + (rest == nil ? ", which is shown; of the notebook nothing can be read." : ".")
      }
      self.init(
        store: shown ?? NotebookOpening.inMemory(), path: path, isDamaged: true, notice: notice,
        clock: clock)
      return
    }
    self.init(store: store, path: path, isKept: true, notice: nil, clock: clock)
  }

  private init(
    store: Database, path: String?, isKept: Bool = false, isDamaged: Bool = false,
    notice: String?, clock: @escaping @Sendable () -> Int64
  ) {
    self.store = store
    self.path = path
    self.isKept = isKept
    self.isDamaged = isDamaged
    self.notice = notice
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
  /// Blocks while another program holds the notebook, for five seconds at most.
  ///
  /// - Parameters:
  ///   - change: what is to be written.
  ///   - asked: when a person asked for it; the five seconds begin then.
  /// - Returns: the change that undoes it.
  /// - Throws: where nothing was written.
  @discardableResult
  public func apply(_ change: NotebookChange, asked: ContinuousClock.Instant = .now)
    throws(NotebookError) -> NotebookChange
  {
    let time = min(max(clock(), NotebookTable.times.lowerBound), NotebookTable.times.upperBound)
    return try write(asked: asked) { try NotebookWriting(connection: $0, time: time).apply(change) }
  }

  /// True if a change could be written now: a write that changes nothing is tried.
  public var isWritable: Bool {
    let version = NotebookSchema.version
    return (try? store.write { try $0.run("PRAGMA user_version = \(version)") }) != nil
  }

  /// Lets changes that wait for another program fail now, and later ones at their first attempt.
  public func stopWaiting() { waitsNoLonger.store(true, ordering: .relaxed) }

  /// Reads every page and value once a day, and keeps a copy of a sound notebook beside it, three
  /// in all.
  ///
  /// Cost: where a copy is due, some 10 ms a megabyte; keeps no other call waiting.
  ///
  /// - Throws: `damaged` where it is; from then on nothing is written.
  public func keepCopy() throws(NotebookError) {
    guard isKept, let path else { return }
    do throws(NotebookError) {
      try NotebookCopies.make(of: path, now: Int(clock() / 1000))
    } catch {
      if case .damaged = error { hasDamage.store(true, ordering: .relaxed) }
      throw error
    }
  }

  /// Reads in one transaction.
  func read<Value: Sendable>(_ body: (Connection) throws -> Value) throws(NotebookError) -> Value {
    try Patience(seconds: 1).wait(path ?? "") { try store.read(body) }
  }

  /// Writes in one transaction.
  func write<Value: Sendable>(
    asked: ContinuousClock.Instant = .now, _ body: (Connection) throws -> Value
  ) throws(NotebookError) -> Value {
    guard !hasDamage.load(ordering: .relaxed) else { throw .damaged(path: path ?? "") }
    return try Patience(seconds: 5, since: asked).wait(
      path ?? "", isOver: { waitsNoLonger.load(ordering: .relaxed) }, { try store.write(body) })
  }
}
