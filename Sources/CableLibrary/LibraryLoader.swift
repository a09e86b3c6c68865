public import CableCore
import Dispatch
import Synchronization

/// Reads folders and files into libraries, away from the screen.
public enum LibraryLoader {
  /// Walks the paths and reads every cable; calls `progress` with ever larger libraries, the last
  /// one complete.
  ///
  /// Blocks; run it off the main thread. Reads on all cores.
  public static func load(
    _ paths: [String], progress: @Sendable (Library) -> Void
  ) throws(LibraryError) {
    let walk = try FolderWalk(paths)
    let files = walk.files
    var rows: [LibraryRow] = []
    var skipped = walk.skipped
    // The batches grow, so that the first rows come at once and sorting stays a small part.
    var start = 0
    var size = 64
    while start < files.count {
      let batch = start..<min(files.count, start + size)
      let found = Mutex<[Int: Result<[LibraryRow], SkippedFile>]>([:])
      DispatchQueue.concurrentPerform(iterations: batch.count) { offset in
        let index = batch.lowerBound + offset
        let result = read(files[index], file: index)
        found.withLock { $0[index] = result }
      }
      let results = found.withLock { $0 }
      for index in batch {
        switch results[index] {
        case .success(let some): rows += some
        case .failure(let one): skipped.append(one)
        case nil: break
        }
      }
      start = batch.upperBound
      size *= 4
      if start < files.count {
        progress(Library(rows: rows, files: files, skipped: skipped, isComplete: false))
      }
    }
    progress(Library(rows: rows, files: files, skipped: skipped))
  }

  /// Reads a row's file again and parses the cable.
  public static func cable(at row: Int, of library: Library) throws(LibraryError) -> Cable {
    guard library.rows.indices.contains(row) else { throw .notFound(path: "row \(row)") }
    let wanted = library.rows[row]
    let path = library.files[wanted.file]
    let contents = Container.read(try FileReading.bytes(path), fileName: name(of: path))
    guard let source = contents.cables.first(where: { $0.part == wanted.part }) else {
      throw .changed(path: path)
    }
    return Cable(parsing: source)
  }

  private static func read(_ path: String, file: Int) -> Result<[LibraryRow], SkippedFile> {
    do {
      let contents = Container.read(try FileReading.bytes(path), fileName: name(of: path))
      if let reason = contents.reason {
        return .failure(SkippedFile(path: path, reason: reason))
      }
      return .success(contents.cables.map { LibraryRow(Cable(parsing: $0), file: file) })
    } catch {
      return .failure(SkippedFile(path: path, reason: error.message))
    }
  }

  private static func name(of path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }
}

extension SkippedFile: Error {}
