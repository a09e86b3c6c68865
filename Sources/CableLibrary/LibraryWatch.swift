import Glibc
import Synchronization

/// Tells when something below some paths changed, so that a refresh is worth its while.
///
/// Folders are watched by the system (inotify) where they are few enough; else, and where the
/// system has no watch left, everything is looked at again from time to time.
public final class LibraryWatch: Sendable {
  /// More folders than this are looked at from time to time.
  static let mostFolders = 4_096

  private let stopEnd: Int32
  private let report: Report

  /// Starts to watch, on a thread of its own.
  ///
  /// - Parameters:
  ///   - paths: as given to `LibraryLoader.load`.
  ///   - followsLinks: as given there.
  ///   - pollSeconds: at least so long between two looks, where the system reports no changes.
  ///   - isPolling: true never asks the system to report.
  ///   - onChange: called on that thread once things have been quiet for a moment, or after two
  ///     seconds of steady change. A refresh is then due: `LibraryLoader.load` with the same paths.
  public init(
    _ paths: [String], followsLinks: Bool = false, pollSeconds: Double = 5,
    isPolling: Bool = false,
    onChange: @escaping @Sendable () -> Void
  ) {
    var ends: [Int32] = [-1, -1]
    // Without a pipe nothing can be stopped: the watch then ends at once.
    let hasPipe = pipe(&ends) == 0
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    stopEnd = ends[1]
    let readEnd = ends[0]
    let report = Report(onChange)
    self.report = report
    let folders = Folders(
      paths: paths.map(PathBytes.of), followsLinks: followsLinks, isStopped: { report.isStopped })
    // Nobody waits for it to end: a slow disk may hold it up.
    Worker(.most) {
      guard hasPipe else { return }
      defer { close(readEnd) }
      if !isPolling, let watched = WatchedFolders(folders) {
        if watched.run(until: readEnd, report.change) { return }
      }
      PolledFolders(folders, seconds: pollSeconds).run(until: readEnd, report.change)
    }.detach()
  }

  /// Ends the watching; `onChange` is not called any more once this returns.
  ///
  /// Must not be called from `onChange`.
  public func stop() {
    if report.stop(), stopEnd >= 0 { close(stopEnd) }
  }

  deinit { stop() }
}

/// Whom changes are reported to, until nobody wants to know.
private final class Report: Sendable {
  private let onChange: @Sendable () -> Void
  private let stopped = Mutex(false)

  init(_ onChange: @escaping @Sendable () -> Void) { self.onChange = onChange }

  var isStopped: Bool { stopped.withLock { $0 } }

  /// Reports a change; not after `stop`.
  func change() { stopped.withLock { if !$0 { onChange() } } }

  /// Ends the reporting; false if it had ended before.
  func stop() -> Bool {
    stopped.withLock { stopped in
      defer { stopped = true }
      return !stopped
    }
  }
}

/// What is watched.
private struct Folders: Sendable {
  let paths: [[UInt8]]
  let followsLinks: Bool
  /// True once nobody wants to know of changes.
  let isStopped: @Sendable () -> Bool

  /// A walk through them; nil if one of the paths is gone.
  var walk: FolderWalk? { try? FolderWalk(paths, followsLinks: followsLinks) }
}

/// Folders that the system watches.
private struct WatchedFolders: ~Copyable {
  private let descriptor: Int32
  private let folders: Folders

  /// Nil if there are too many folders, or the system watches none.
  init?(_ folders: Folders) {
    descriptor = inotify_init1(Int32(IN_CLOEXEC) | Int32(IN_NONBLOCK))
    self.folders = folders
    guard descriptor >= 0 else { return nil }
    guard watchAll() else {
      close(descriptor)
      return nil
    }
  }

  deinit { close(descriptor) }

  /// Waits for changes until the other end of a pipe is closed; false if the system lost track.
  func run(until stop: Int32, _ onChange: () -> Void) -> Bool {
    while true {
      guard Self.wait(descriptor, stop, milliseconds: -1) == .changed else { return true }
      // Files come in bursts: wait until it is quiet, but not for ever.
      let begun = Clock.now
      while Clock.now - begun < 2 {
        guard drain() else { break }
        let seen = Self.wait(descriptor, stop, milliseconds: 300)
        if seen == .stopped { return true }
        if seen == .quiet { break }
      }
      // New folders want watches of their own; those that are watched stay so.
      let canGoOn = watchAll()
      onChange()
      if !canGoOn { return false }
    }
  }

  private func watchAll() -> Bool {
    guard let walk = folders.walk else { return false }
    let events = IN_CREATE | IN_CLOSE_WRITE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_ATTRIB
    var count = 0
    var isWatched = true
    walk.forEachFolder { path in
      count += 1
      let watch = path.withCString {
        inotify_add_watch(descriptor, $0, UInt32(events))
      }
      isWatched = isWatched && watch >= 0
      return isWatched && count <= LibraryWatch.mostFolders && !folders.isStopped()
    }
    return isWatched && count <= LibraryWatch.mostFolders
  }

  /// Discards the pending events.
  private func drain() -> Bool {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    var isDrained = false
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      if count <= 0 { return isDrained || errno == EAGAIN }
      isDrained = true
    }
  }

  /// What ended a wait.
  enum Seen { case changed, quiet, stopped }

  static func wait(_ descriptor: Int32, _ stop: Int32, milliseconds: Int32) -> Seen {
    var waits = [
      pollfd(fd: stop, events: Int16(POLLIN), revents: 0),
      pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
    ]
    while true {
      let count = poll(&waits, descriptor < 0 ? 1 : 2, milliseconds)
      if count < 0, errno == EINTR { continue }
      if count < 0 || waits[0].revents != 0 { return .stopped }
      return count == 0 ? .quiet : .changed
    }
  }
}

/// Folders that are looked at again from time to time.
private struct PolledFolders {
  private let folders: Folders
  private let seconds: Double

  init(_ folders: Folders, seconds: Double) {
    self.folders = folders
    self.seconds = seconds
  }

  func run(until stop: Int32, _ onChange: () -> Void) {
    var known = fingerprint()
    while true {
      let begun = Clock.now
      let now = fingerprint()
      if now != known {
        known = now
        onChange()
      }
      // A look at a quarter of a million files takes a core half a second: one look in fifty times
      // that is enough.
      let pause = max(seconds, 50 * (Clock.now - begun))
      guard
        WatchedFolders.wait(-1, stop, milliseconds: Int32(clamping: Int(pause * 1000))) == .quiet
      else { return }
    }
  }

  /// A number that changes with every name, size and time.
  private func fingerprint() -> UInt64 {
    guard let walk = folders.walk else { return 0 }
    var state: UInt64 = 0
    walk.run { batch in
      let folder = FolderPath.join(walk.roots[batch.root], batch.relative)
      for name in batch.names {
        let stamp = FileReading.status(FolderPath.join(folder, name)).map(FileReading.stamp)
        name.withUnsafeBufferPointer { state = Hashing.hash($0, seed: state) }
        let numbers: [UInt64] = [
          UInt64(bitPattern: stamp?.size ?? -1), UInt64(bitPattern: stamp?.modified ?? -1),
          stamp?.inode ?? 0,
        ]
        numbers.withUnsafeBytes { state = Hashing.hash($0, seed: state) }
      }
      return !folders.isStopped()
    }
    return state
  }
}
