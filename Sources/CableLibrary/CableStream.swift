public import CableCore

/// Reads cables one file after another, in a fixed order, keeping none of them.
public enum CableStream {
  /// Walks the paths and gives the cables of each file.
  ///
  /// - Parameters:
  ///   - paths: folders and files.
  ///   - cables: gets the file's path, relative to the one asked for, and its cables.
  ///   - skipped: gets each file that holds none, with the reason.
  /// - Throws: where one of the paths is not there or cannot be walked.
  public static func read(
    _ paths: [String], cables: (String, [Cable]) -> Void, skipped: (SkippedFile) -> Void
  ) throws(LibraryError) {
    for path in paths {
      let walk = try FolderWalk([path])
      for file in walk.skipped { skipped(file) }
      for file in walk.files {
        let name = file.split(separator: "/").last.map(String.init) ?? file
        do throws(LibraryError) {
          let contents = Container.read(try FileReading.bytes(file), fileName: name)
          if let reason = contents.reason {
            skipped(SkippedFile(path: file, reason: reason))
          } else {
            let relative =
              file == path ? name : String(file.dropFirst(path.count).drop { $0 == "/" })
            cables(relative, contents.cables.map { Cable(parsing: $0) })
          }
        } catch {
          skipped(SkippedFile(path: file, reason: error.message, isOrdinary: false))
        }
      }
    }
  }
}
