public import CableCore
import Glibc

/// Reads folders and files into libraries, away from the screen.
public enum LibraryLoader {
  /// Gives what the index knows at once, then reads what it does not know; calls `progress` with
  /// searchers of ever fuller libraries, the last one complete.
  ///
  /// Blocks until all is done; run it off the main thread. Reads and parses on all cores, on threads
  /// that let those of a program that answers keys go first.
  ///
  /// - Parameters:
  ///   - paths: folders and files.
  ///   - options: where the index is, and whether words are gathered.
  ///   - previous: what an earlier load of the same paths gave: only what came since is read.
  ///   - progress: gets the searchers, on another thread than the caller's.
  /// - Throws: where one of the paths is not there.
  public static func load(
    _ paths: [String], options: LoadOptions = LoadOptions(), after previous: Searcher? = nil,
    progress: (Searcher) -> Void
  ) throws(LibraryError) {
    let walk = try FolderWalk(paths.map(PathBytes.of), followsLinks: options.followsLinks)
    withoutActuallyEscaping(progress) { progress in
      // The caller waits until the thread has ended, so that only one of them touches these.
      nonisolated(unsafe) let publish = progress
      Worker(.some) {
        IndexSession(
          walk: walk, paths: paths, options: options, previous: previous, publish: publish
        ).run()
      }.join()
    }
  }

  /// Reads a row's file again and parses the cable.
  ///
  /// Cost: the reading of the cable; in a packed file, which has to be unpacked up to there, as much as
  /// is before it.
  ///
  /// - Parameters:
  ///   - row: of the library.
  ///   - library: as it was loaded.
  ///   - isCancelled: asked now and then while a file is unpacked; true gives up.
  ///   - progress: gets how far the unpacking is, in percent, now and then; where it has two steps it
  ///     begins again.
  /// - Returns: the cable, of one that came in sections all of it.
  /// - Throws: where the file is gone, cannot be read, or no longer holds the cable.
  public static func cable(
    at row: Int, of library: Library, isCancelled: @escaping @Sendable () -> Bool = { false },
    progress: @escaping @Sendable (Int) -> Void = { _ in }
  ) throws(LibraryError) -> Cable {
    guard library.rows.indices.contains(row) else { throw .notFound(path: "row \(row)") }
    return try CableReading.cable(
      library.rows[row], Waiter(isCancelled: isCancelled, progress: progress))
  }

  /// The bytes of a row's cable as they are in its file: the whole file where it holds one cable.
  ///
  /// Sections that came in several files follow each other, on lines of their own; what is packed is
  /// unpacked.
  ///
  /// - Throws: where the file is gone or cannot be read.
  public static func bytes(
    at row: Int, of library: Library, isCancelled: @escaping @Sendable () -> Bool = { false }
  ) throws(LibraryError) -> [UInt8] {
    guard library.rows.indices.contains(row) else { throw .notFound(path: "row \(row)") }
    let row = library.rows[row]
    let waiter = Waiter(isCancelled: isCancelled)
    var bytes = try CableReading.bytes(row, waiter)
    for slot in row.otherSections {
      if bytes.last != 0x0A { bytes.append(0x0A) }
      bytes += try CableReading.bytes(LibraryRow(storage: row.storage, slot: slot), waiter)
    }
    return bytes
  }

  /// Why a file that was asked for by its name gives no cable, as a sentence for a person; nil for one
  /// that gives some, for one of more than a megabyte, and for a folder.
  ///
  /// Cost: the file is read and recognised.
  public static func reasonWithoutCable(_ path: String) -> String? {
    let bytes = PathBytes.of(path)
    guard let info = FileReading.status(bytes), info.st_mode & S_IFMT != S_IFDIR else { return nil }
    return CableFile.reasonWithout(bytes)
  }

  /// Whether one of the first files of an archive holds a cable.
  ///
  /// Cost: the beginning of eight files at most is unpacked.
  ///
  /// - Parameter path: of the archive.
  /// - Returns: false for what is no archive, too.
  public static func holdsCables(archive path: [UInt8]) -> Bool {
    guard let members = try? ArchiveMembers(path), members.isArchive else { return false }
    for _ in 0..<8 {
      guard let item = try? members.next() else { return false }
      guard item.refusal == nil, let bytes = try? members.read() else { continue }
      let name = FolderPath.shown(item.name)
      if !Container.read(bytes, fileName: name).cables.isEmpty { return true }
    }
    return false
  }

  /// Why a path from the command line cannot be opened, in the system's words; nil if it can.
  public static func reasonMissing(_ path: String) -> String? {
    let bytes = PathBytes.of(path)
    guard FileReading.status(bytes) == nil else { return nil }
    let reason = String(cString: strerror(errno))
    return PackedPath(bytes) == nil ? reason : nil
  }
}
