import CableCore

/// Reads the file of a row again and parses its cable.
enum CableReading {
  /// The cable of a row; one whose sections came in several files is read from all of them.
  static func cable(_ row: LibraryRow) throws(LibraryError) -> Cable {
    let first = try source(row.storage, row.slot)
    var sources = [first]
    for slot in row.otherSections { sources.append(try source(row.storage, slot)) }
    return Cable(parsing: sources.count > 1 ? SectionText.joined(sources) ?? first : first)
  }

  /// The text of one slot, without the other sections.
  static func source(_ storage: LibraryStorage, _ slot: Int) throws(LibraryError) -> SourceText {
    let row = LibraryRow(storage: storage, slot: slot)
    let path = LibraryFiles(storage: storage).bytes(row.file)
    guard
      let source = try CableFile.source(
        path, name: FileReading.name(of: path), part: row.part, fileRange: row.fileRange)
    else {
      throw .changed(path: FileReading.shown(path))
    }
    return source
  }
}
