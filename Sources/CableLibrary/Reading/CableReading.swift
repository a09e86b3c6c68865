import CableCore

/// Reads the file of a row again and parses its cable.
enum CableReading {
  static func cable(_ row: LibraryRow) throws(LibraryError) -> Cable {
    let path = LibraryFiles(storage: row.storage).bytes(row.file)
    guard
      let source = try CableFile.source(
        path, name: FileReading.name(of: path), part: row.part, fileRange: row.fileRange)
    else {
      throw .changed(path: FileReading.shown(path))
    }
    return Cable(parsing: source)
  }
}
