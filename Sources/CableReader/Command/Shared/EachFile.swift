import CableCore
import CableLibrary
import Glibc

/// Reads the cables of some paths one file after another, keeping none of them.
enum EachFile {
  /// Reads the files in a fixed order.
  ///
  /// - Parameters:
  ///   - roots: paths as `PathArguments` resolved them.
  ///   - cables: gets a file's path relative to its root, as a person would name it, and its cables.
  ///   - skipped: gets each file that holds none, with the reason.
  /// - Throws: where a root cannot be walked.
  static func read(
    _ roots: [String], cables: (_ relative: String, _ named: String, [Cable]) -> Void,
    skipped: (SkippedFile) -> Void
  ) throws(LibraryError) {
    for root in roots {
      var info = stat()
      let isFolder =
        PathBytes.of(root).withCString({ stat($0, &info) }) == 0 && info.st_mode & S_IFMT == S_IFDIR
      try CableStream.read([root]) { path, some in
        if isFolder {
          cables(path, root + (root.hasSuffix("/") ? "" : "/") + path, some)
        } else {
          let isInput = StandardInput.isPath(root)
          cables(isInput ? StandardInput.name : path, StandardInput.shown(root), some)
        }
      } skipped: { file in
        var file = file
        file.path = StandardInput.shown(file.path)
        skipped(file)
      }
    }
  }
}
