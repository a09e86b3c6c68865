import CableCore

/// Reads the file of a row again and parses its cable.
enum CableReading {
  static func cable(_ row: LibraryRow) throws(LibraryError) -> Cable {
    let path = LibraryFiles(storage: row.storage).bytes(row.file)
    let contents = Container.read(
      try FileReading.contents(path).bytes, fileName: FileReading.name(of: path))
    let part = row.part
    guard let source = contents.cables.first(where: { $0.part == part }) else {
      throw .changed(path: FileReading.shown(path))
    }
    return Cable(parsing: source)
  }
}
