import CableCore
import CableLibrary
import Glibc

/// The cables that a command names one by one: ids in any spelling, or files.
struct NamedCables {
  /// A cable that was named.
  struct Found {
    /// Its id, or the file's name where there is none.
    var title: String
    /// Reads its bytes again, as they are in its file.
    var bytes: () throws(LibraryError) -> [UInt8]
    /// Its file, relative to the path that was asked for.
    var path: String
    /// The path that was asked for; nil if none was.
    var root: String?
    var cable: Cable
    /// Its row, where it was found in the library.
    var row: Int?
    /// The paragraph that was named with it; nil for the whole cable.
    var link: ParagraphLink?
  }

  private(set) var found: [Found] = []
  /// How many names led nowhere.
  private(set) var missing = 0
  /// How many files could not be read.
  private(set) var unreadable = 0
  /// The library that ids were looked up in; nil if every name was a file.
  private(set) var library: Library?

  /// Finds the cables.
  ///
  /// A name that is a file is read, also of one in an archive; others are ids of cables below `folders`.
  ///
  /// - Throws: where a path cannot be walked.
  init(_ names: [String], folders: [String]) throws(LibraryError) {
    var selection: Selection?
    for name in names {
      if name == StandardInput.name || Self.isFile(name) {
        try read(name)
        continue
      }
      let library: Selection
      if let known = selection {
        library = known
      } else {
        library = try Selection(PathArguments.resolved(folders), Query())
        unreadable += library.unreadable
        selection = library
        self.library = library.library
      }
      find(name, library)
    }
  }

  private static func isFile(_ name: String) -> Bool {
    var info = stat()
    let isThere = PathBytes.of(name).withCString { stat($0, &info) } == 0
    // What is no ordinary file is reported as such.
    return isThere ? info.st_mode & S_IFMT != S_IFDIR : PackedPath(name) != nil
  }

  private mutating func read(_ name: String) throws(LibraryError) {
    let file = name == StandardInput.name ? StandardInput.path() : name
    var some: [Found] = []
    var reasons: [SkippedFile] = []
    try CableStream.read([file]) { found in
      let (path, cable) = (found.path, found.cable)
      let title =
        cable.id?.description
        ?? (name == StandardInput.name ? name : cable.source.hints.fileName ?? path)
      some.append(
        Found(
          title: title, bytes: found.bytes, path: name == file ? path : name, root: name,
          cable: cable))
    } skipped: {
      reasons.append($0)
    }
    for reason in reasons {
      Failure.say(name == StandardInput.name ? "standard input: \(reason.reason)." : reason.message)
      if reason.isOrdinary { missing += 1 } else { unreadable += 1 }
    }
    found += some
  }

  private mutating func find(_ name: String, _ selection: Selection) {
    let library = selection.library
    let link = ParagraphLink(name)
    let name = link?.cable.description ?? name
    let spelled = CableID(parsing: name)?.description ?? name
    var rows = library.rows(spelled: name)
    if rows.isEmpty { rows = selection.searcher.matches(Query(root: .field(.id, .equal, name))) }
    guard !rows.isEmpty else {
      Failure.say(
        "\(name) is neither a file nor a cable among \(library.rows.count) in "
          + "\(selection.places). Name the folder with --in, "
          + "or find it with `cablereader list -q`.")
      missing += 1
      return
    }
    if rows.count > 1 { Failure.say("\(rows.count) cables have the id \(spelled); here is each.") }
    for row in rows {
      guard let cable = selection.cable(row, unread: &unreadable) else { continue }
      let own = library.rows[row]
      let place = selection.place(of: own)
      found.append(
        Found(
          title: own.id,
          bytes: { () throws(LibraryError) in try LibraryLoader.bytes(at: row, of: library) },
          path: place.path, root: place.root, cable: cable, row: row, link: link))
    }
  }

  /// 0 where all were found, 1 where some were not, 3 where some could not be read.
  var exitCode: Int32 { unreadable > 0 ? 3 : missing > 0 ? 1 : 0 }
}
