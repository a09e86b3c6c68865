import CableCore
import CableLibrary
import Glibc

/// Reads the cables of some paths one file after another, keeping none of them.
enum EachFile {
  /// The root that a cable was found under.
  struct Place {
    /// As it was given; `-` for standard input.
    var root: String
    /// True for a folder; a file is named by the root alone, what is packed in it after that.
    var isFolder: Bool

    /// How a person names a file that was found.
    func named(_ relative: String) -> String {
      if !isFolder, !relative.contains("/") { return root }
      let below = isFolder ? relative : Self.below(relative)
      return root + (root.hasSuffix("/") ? "" : "/") + below
    }

    /// The path of a file in an archive that was asked for, as of one in a folder; that of any other.
    static func below(_ relative: String) -> String {
      guard let slash = relative.firstIndex(of: "/") else { return relative }
      return String(relative[relative.index(after: slash)...])
    }
  }

  /// Reads the files in a fixed order, and shows on standard error how far it is.
  ///
  /// - Parameters:
  ///   - roots: paths as `PathArguments` resolved them.
  ///   - each: gets each cable, its path relative to its root, and where it was found.
  ///   - skipped: gets each file that holds none, with the reason.
  ///   - passed: gets each record that gave none, of a file of several.
  /// - Throws: where a root cannot be walked.
  static func read(
    _ roots: [String],
    each: (StreamedCable, _ relative: String, Place) -> Void,
    skipped: (SkippedFile) -> Void, passed: (SkippedFile) -> Void = { _ in }
  ) throws(LibraryError) {
    let progress = Progress(console: Console())
    defer { progress.clear() }
    var count = (files: 0, cables: 0)
    for root in roots {
      var info = stat()
      let isFolder =
        PathBytes.of(root).withCString({ stat($0, &info) }) == 0 && info.st_mode & S_IFMT == S_IFDIR
      // What is asked for in an archive is named as where all of it is.
      let archive = PackedPath(root)?.archivePath
      try CableStream.read([root], followsLinks: Confinement.current.followsLinks) { found in
        count.files += found.fileCount
        count.cables += 1
        progress.show(files: count.files, cables: count.cables)
        let isInput = !isFolder && StandardInput.isPath(root)
        let path = isInput ? StandardInput.name : isFolder ? found.path : Place.below(found.path)
        each(found, path, Place(root: StandardInput.shown(archive ?? root), isFolder: isFolder))
      } skipped: { file in
        var file = file
        file.path = StandardInput.shown(file.path)
        skipped(file)
      } passed: { file in
        var file = file
        file.path = StandardInput.shown(file.path)
        passed(file)
      }
    }
  }
}
