import Glibc

/// The living files of an index, found by folder and name.
struct KnownFiles: Sendable {
  private let files: FileColumns
  /// Open addressing: slot plus one, 0 where free.
  private var places: [UInt32]
  let slots: [Int]

  var count: Int { slots.count }

  init(_ files: FileColumns) {
    self.files = files
    var slots: [Int] = []
    files.alive().forEach { slots.append($0) }
    self.slots = slots
    var size = 64
    while size < slots.count * 2 { size *= 2 }
    places = Array(repeating: 0, count: size)
    for slot in slots {
      var place =
        Self.hash(files.folder[slot], files.name.bytes[files.name.range(slot)])
        & (size - 1)
      while places[place] != 0 { place = (place + 1) & (size - 1) }
      places[place] = UInt32(slot + 1)
    }
  }

  /// The slot of a file, if the index knows it.
  func find(root: Int, relative: [UInt8], name: [UInt8]) -> Int? {
    let spelled = FolderPath.spelled(root: root, relative: relative)
    guard let folder = files.folders.find(spelled) else { return nil }
    var place = Self.hash(folder, name[...]) & (places.count - 1)
    while places[place] != 0 {
      let slot = Int(places[place]) - 1
      if files.folder[slot] == folder,
        name.withUnsafeBufferPointer({ files.name.equals(slot, $0) })
      {
        return slot
      }
      place = (place + 1) & (places.count - 1)
    }
    return nil
  }

  func stamp(_ slot: Int) -> FileColumns.Stamp { files.stamp(slot) }

  /// Why a file could not be read; nil where it could.
  func failure(_ slot: Int) -> String? {
    files.skipped(slot).flatMap { $0.isOrdinary ? nil : $0.reason }
  }

  private static func hash(_ folder: UInt32, _ name: ArraySlice<UInt8>) -> Int {
    name.withUnsafeBufferPointer {
      Int(truncatingIfNeeded: Hashing.hash($0, seed: UInt64(folder) &+ 1))
    }
  }
}

/// A file that the walk found, held against the index.
enum CheckedFile: Sendable {
  /// As the index knows it: its slot.
  case unchanged(Int)
  /// Read just now; `replaces` is the slot of what it was before.
  case parsed(ParsedFile, replaces: Int?)

  /// Looks at a file, and reads it where it is new or changed.
  init(path: [UInt8], name: [UInt8], root: Int, relative: [UInt8], known: KnownFiles) {
    let slot = known.find(root: root, relative: relative, name: name)
    if let slot, let info = FileReading.status(path),
      FileReading.stamp(info) == known.stamp(slot)
    {
      // Permissions and failing disks leave no trace in what the system says of a file.
      guard let failure = known.failure(slot) else {
        self = .unchanged(slot)
        return
      }
      let parsed = ParsedFile(reading: path, name: name)
      self = parsed.reason == failure ? .unchanged(slot) : .parsed(parsed, replaces: slot)
    } else {
      self = .parsed(ParsedFile(reading: path, name: name), replaces: slot)
    }
  }
}
