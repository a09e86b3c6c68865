import CableCore

/// Reads the file of a row again and parses its cable.
enum CableReading {
  /// The cable of a row; one whose sections came in several files is read from all of them.
  static func cable(
    _ row: LibraryRow, _ waiter: Waiter = Waiter()
  ) throws(LibraryError) -> Cable {
    let first = try source(row.storage, row.slot, waiter)
    var sources = [first]
    for slot in row.otherSections {
      sources.append(try source(row.storage, slot, waiter))
    }
    return Cable(parsing: sources.count > 1 ? SectionText.joined(sources) ?? first : first)
  }

  /// The text of one slot, without the other sections.
  static func source(
    _ storage: LibraryStorage, _ slot: Int, _ waiter: Waiter = Waiter()
  ) throws(LibraryError) -> SourceText {
    let row = LibraryRow(storage: storage, slot: slot)
    let place = LibraryFiles(storage: storage).place(row.file)
    guard
      let source = try CableFile.source(
        place, CablePlace(part: row.part, ordinal: row.ordinal, fileRange: row.fileRange), waiter)
    else {
      throw .changed(path: place.shown)
    }
    return source
  }

  /// The bytes of one slot from its file, or from what is packed in it.
  static func bytes(
    _ row: LibraryRow, _ waiter: Waiter = Waiter()
  ) throws(LibraryError) -> [UInt8] {
    let place = LibraryFiles(storage: row.storage).place(row.file)
    return try CableFile.bytes(place, row.fileRange, waiter)
  }
}
