import Glibc
import SQLiteStore

/// The last good copies of a notebook, beside it: `notebook-1.sqlite` is the latest of three.
///
/// A damaged page or a flipped bit is found when the next copy is due, and the copies before it stay
/// as they are.
enum NotebookCopies {
  /// How many there are.
  static let count = 3
  /// Seconds between two copies.
  static let interval: Int = 86_400

  /// The path of a copy of the notebook at a path; 1 is the latest.
  static func path(_ number: Int, of path: String) -> String {
    let stem = path.hasSuffix(".sqlite") ? String(path.dropLast(7)) : path
    return "\(stem)-\(number).sqlite"
  }

  /// The latest copy that is there, and when it was made, in seconds since 1970; nil without one.
  static func latest(of path: String) -> (path: String, made: Int)? {
    for number in 1...count {
      let copy = self.path(number, of: path)
      if let info = FileReading.status(Array(copy.utf8)), info.st_size > 0 {
        return (copy, Int(info.st_mtim.tv_sec))
      }
    }
    return nil
  }

  /// Checks a notebook whole and copies it, where it has changed and the latest copy is a day old.
  ///
  /// Reads by a connection of its own, so that nobody waits. Where the copy cannot be written, there
  /// is none, and no part of one is left.
  ///
  /// Cost: once a day some 10 ms a megabyte, else microseconds.
  ///
  /// - Parameters:
  ///   - path: of the notebook.
  ///   - now: seconds since 1970.
  /// - Throws: `damaged` if the notebook is; the copies are then left unchanged.
  static func make(of path: String, now: Int) throws(NotebookError) {
    if let latest = latest(of: path) {
      let changed =
        ["", "-wal"].compactMap { FileReading.status(Array((path + $0).utf8)) }
        .map { Int($0.st_mtim.tv_sec) }.max() ?? 0
      // A clock that was set back makes no copy wait for ever.
      guard changed > latest.made, !(0..<interval).contains(now - latest.made) else { return }
    }
    guard try NotebookOpening.isSound(path, isThorough: true) else { throw .damaged(path: path) }
    let draft = self.path(0, of: path)
    let file = Array(draft.utf8).withCString {
      open($0, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    }
    guard file >= 0 else { return }
    defer { close(file) }
    // Of two programs one makes the copy.
    guard flock(file, LOCK_EX | LOCK_NB) == 0, ftruncate(file, 0) == 0 else { return }
    guard (try? copy(path, to: draft)) != nil,
      (try? NotebookOpening.isSound(draft, isThorough: true)) == true, fsync(file) == 0
    else {
      unlink(draft)
      return
    }
    for number in (1..<count).reversed() {
      rename(self.path(number, of: path), self.path(number + 1, of: path))
    }
    rename(draft, self.path(1, of: path))
  }

  /// Copies a database into an empty file, by SQLite's own backup.
  private static func copy(_ path: String, to draft: String) throws {
    let source = try NotebookOpening.readOnly(.file(Array(path.utf8)))
    let target = try Connection(.file(Array(draft.utf8)), .write)
    try source.backUp(to: target)
    // A copy is one file, without a log beside it.
    try target.run("PRAGMA journal_mode = DELETE")
  }
}
