import CableCore
import CableLibrary
import Glibc

/// Reads the cables of some paths one file after another, keeping none of them.
enum EachFile {
  /// Reads the files in a fixed order, and shows on standard error how far it is.
  ///
  /// - Parameters:
  ///   - roots: paths as `PathArguments` resolved them.
  ///   - each: gets a file's path relative to its root, as a person would name it, and a cable.
  ///   - skipped: gets each file that holds none, with the reason.
  /// - Throws: where a root cannot be walked.
  static func read(
    _ roots: [String], each: (_ relative: String, _ named: String, Cable) -> Void,
    skipped: (SkippedFile) -> Void
  ) throws(LibraryError) {
    let progress = Progress(console: Console())
    defer { progress.clear() }
    var count = (files: 0, cables: 0)
    for root in roots {
      var info = stat()
      let isFolder =
        PathBytes.of(root).withCString({ stat($0, &info) }) == 0 && info.st_mode & S_IFMT == S_IFDIR
      try CableStream.read([root]) { path, cable in
        if cable.source.part == 0 { count.files += 1 }
        count.cables += 1
        progress.show(files: count.files, cables: count.cables)
        if isFolder {
          each(path, root + (root.hasSuffix("/") ? "" : "/") + path, cable)
        } else {
          let isInput = StandardInput.isPath(root)
          each(isInput ? StandardInput.name : path, StandardInput.shown(root), cable)
        }
      } skipped: { file in
        var file = file
        file.path = StandardInput.shown(file.path)
        skipped(file)
      }
    }
  }
}
