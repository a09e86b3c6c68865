import CableCore
import CableLibrary
import CableScreen

/// Cables written into a file, one after another.
struct ExportedFile {
  /// More than this is for the command, which streams.
  static let most = 20_000

  let share: Share
  let library: Library
  let confinement: Confinement
  var citation = CitationSource()

  /// Writes some rows into a new file; an existing file is not overwritten.
  ///
  /// - Returns: what was done, or why not, as a sentence.
  func write(_ rows: [Int], to path: String, isCancelled: () -> Bool) -> String {
    guard rows.count <= Self.most else {
      return "\(rows.count.grouped) cables are too many to export from the screen: use "
        + "`cablereader \(share.command)`, which streams"
    }
    var written = CablesText(share, of: library, citation: citation)
    var failures = 0
    for start in stride(from: 0, to: rows.count, by: 100) {
      if isCancelled() { return "stopped; nothing was written" }
      written.add(Array(rows[start..<min(rows.count, start + 100)])) { _ in failures += 1 }
    }
    let path = WrittenFile.absolute(path)
    do throws(WrittenFile.Failure) {
      try WrittenFile.write(
        Array(written.document.utf8), to: path, isNew: true, confinement: confinement)
    } catch {
      return error.message
    }
    return "wrote \((rows.count - failures).grouped("cable")) to \(path)"
      + (failures > 0 ? "; \(failures) could not be read" : "")
  }
}
