public import CableCore

/// Reads cables one file after another, in a fixed order, keeping none of them.
public enum CableStream {
  /// Walks the paths and gives the cables of each file, one at a time.
  ///
  /// - Parameters:
  ///   - paths: folders and files.
  ///   - each: gets the file's path, relative to the one asked for, and a cable; part 0 is the
  ///     first of its file.
  ///   - skipped: gets each file that holds none, with the reason.
  /// - Throws: where one of the paths is not there or cannot be walked.
  public static func read(
    _ paths: [String], each: (String, Cable) -> Void, skipped: (SkippedFile) -> Void
  ) throws(LibraryError) {
    for path in paths {
      let walk = try FolderWalk([PathBytes.of(path)])
      walk.run { batch in
        let folder = FolderPath.join(walk.roots[batch.root], batch.relative)
        for (name, reason, isOrdinary) in batch.skipped {
          let path = FileReading.shown(FolderPath.join(folder, name))
          skipped(SkippedFile(path: path, reason: reason, isOrdinary: isOrdinary))
        }
        for name in batch.names {
          let file = FolderPath.join(folder, name)
          do throws(LibraryError) {
            let relative = FileReading.shown(FolderPath.join(batch.relative, name))
            let found = try CableFile.read(file, name: FileReading.shown(name)) { source in
              each(relative, Cable(parsing: source))
            }
            if let reason = found.reason {
              skipped(SkippedFile(path: FileReading.shown(file), reason: reason))
            }
          } catch {
            skipped(
              SkippedFile(
                path: FileReading.shown(file), reason: error.message, isOrdinary: false))
          }
        }
        return true
      }
    }
  }
}
