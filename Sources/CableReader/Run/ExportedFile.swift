import CableCore
import CableLibrary
import CableScreen

/// Cables written into a file, one after another.
struct ExportedFile {
  /// More than this is for the command, which streams.
  static let most = 20_000

  let form: ExportForm
  let library: Library
  /// What the library was opened as.
  let paths: [String]
  let confinement: Confinement
  var citation = CitationSource()

  /// How writing ended.
  private enum Ending {
    /// How many cables could not be read.
    case written(unread: Int)
    case stopped
  }

  /// Writes some rows into a new file; an existing file is not overwritten.
  ///
  /// - Returns: what was done, or why not, as a sentence.
  func write(_ rows: [Int], to path: String, isCancelled: () -> Bool) -> String {
    guard rows.count <= Self.most else {
      return "\(rows.count.grouped) cables are too many to export from the screen: use "
        + "`cablereader \(form.command)`, which streams"
    }
    let path = WrittenFile.absolute(path)
    if WrittenFile.path(among: paths + Console.ownFolders, holding: path) != nil {
      return
        "\(path) is not written: it would be among the cables, or among what the program keeps. "
        + "Name another place"
    }
    do throws(WrittenFile.Failure) {
      let ending =
        switch form {
        case .text(let share): try write(share, of: rows, to: path, isCancelled)
        case .database: try writeDatabase(of: rows, to: path, isCancelled)
        }
      guard case .written(let unread) = ending else { return "stopped; nothing was written" }
      return "wrote \((rows.count - unread).grouped("cable")) to \(path)"
        + (unread > 0 ? "; \(unread) could not be read" : "")
    } catch {
      return error.message
    }
  }

  private func write(
    _ share: Share, of rows: [Int], to path: String, _ isCancelled: () -> Bool
  ) throws(WrittenFile.Failure) -> Ending {
    var written = CablesText(share, of: library, citation: citation)
    var failures = 0
    for start in stride(from: 0, to: rows.count, by: 100) {
      if isCancelled() { return .stopped }
      written.add(Array(rows[start..<min(rows.count, start + 100)])) { _ in failures += 1 }
    }
    try WrittenFile.write(
      Array(written.document.utf8), to: path, isNew: true, confinement: confinement)
    return .written(unread: failures)
  }

  private func writeDatabase(
    of rows: [Int], to path: String, _ isCancelled: () -> Bool
  ) throws(WrittenFile.Failure) -> Ending {
    let draft = try WrittenFile.Draft(of: path, isNew: true, confinement: confinement)
    guard let name = draft.name else {
      draft.abandon()
      throw draft.failure("a database is a file, and this is a device or a pipe")
    }
    var unread = 0
    var tally = ExportTally(query: "")
    do throws(CableDatabase.Failure) {
      let database = try CableDatabase(in: Array(name.utf8))
      for row in rows {
        if isCancelled() {
          draft.abandon()
          return .stopped
        }
        guard let cable = try? LibraryLoader.cable(at: row, of: library) else {
          unread += 1
          continue
        }
        let (root, path) = library.place(of: library.rows[row], below: paths)
        tally.add(cable)
        try database.add(cable, path: path, root: root)
      }
      try database.finish(provenance: tally.facts)
    } catch {
      draft.abandon()
      throw draft.failure(error.reason, isFull: error.isFull)
    }
    try draft.finish()
    return .written(unread: unread)
  }
}

extension ExportForm {
  /// The command that writes any number of cables in this form.
  var command: String {
    switch self {
    case .text(let share): share.command
    case .database: "export -q QUERY --format sqlite -o FILE"
    }
  }
}
