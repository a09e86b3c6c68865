import CableCore
import Glibc

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
    _ storage: LibraryStorage, _ slot: Slot, _ waiter: Waiter = Waiter()
  ) throws(LibraryError) -> SourceText {
    let row = LibraryRow(storage: storage, slot: slot)
    let place = try place(row)
    guard
      let source = try CableFile.source(
        place, CablePlace(part: row.part, ordinal: row.ordinal, fileRange: row.fileRange), waiter)
    else {
      throw .changed(path: place.shown)
    }
    return source
  }

  /// Where the file of a row is.
  ///
  /// - Throws: where another file is there now, to which a link leads out of the library: only a walk decides
  ///   whether that may be read.
  private static func place(_ row: LibraryRow) throws(LibraryError) -> FilePlace {
    let place = LibraryFiles(storage: row.storage).place(row.file)
    guard let info = FileReading.status(place.path),
      FileReading.stamp(info).inode != row.storage.files.stamp(row.fileSlot).inode
    else { return place }
    let end = PathBytes.canonical(place.path)
    let isWithin = row.storage.roots.contains { root in
      PathBytes.isWithin(end, PathBytes.canonical(root))
    }
    guard isWithin else { throw .changed(path: place.shown) }
    return place
  }

  /// The bytes of one slot from its file, or from what is packed in it.
  static func bytes(
    _ row: LibraryRow, _ waiter: Waiter = Waiter()
  ) throws(LibraryError) -> [UInt8] {
    let place = try place(row)
    return try CableFile.bytes(place, row.fileRange, waiter)
  }
}
