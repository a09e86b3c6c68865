import CableCore
import CableLibrary
import Glibc

/// Reads the cables of some paths one file after another, keeping none of them.
enum EachFile {
  /// Reads the files in a fixed order, and shows on standard error how far it is.
  ///
  /// - Parameters:
  ///   - roots: paths as `PathArguments` resolved them.
  ///   - each: gets each cable, its path relative to its root, and how a person names a path.
  ///   - skipped: gets each file that holds none, with the reason.
  /// - Throws: where a root cannot be walked.
  static func read(
    _ roots: [String],
    each: (StreamedCable, _ relative: String, _ named: (String) -> String) -> Void,
    skipped: (SkippedFile) -> Void
  ) throws(LibraryError) {
    let progress = Progress(console: Console())
    defer { progress.clear() }
    var count = (files: 0, cables: 0)
    for root in roots {
      var info = stat()
      let isFolder =
        PathBytes.of(root).withCString({ stat($0, &info) }) == 0 && info.st_mode & S_IFMT == S_IFDIR
      try CableStream.read([root], followsLinks: Confinement.current.followsLinks) { found in
        count.files += found.fileCount
        count.cables += 1
        progress.show(files: count.files, cables: count.cables)
        if isFolder {
          each(found, found.path) { root + (root.hasSuffix("/") ? "" : "/") + $0 }
        } else {
          each(found, StandardInput.isPath(root) ? StandardInput.name : found.path) { _ in
            StandardInput.shown(root)
          }
        }
      } skipped: { file in
        var file = file
        file.path = StandardInput.shown(file.path)
        skipped(file)
      }
    }
  }
}
