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

  /// The symbol of a folder, if the index knows it.
  func folder(root: Int, relative: [UInt8]) -> UInt32? {
    files.folders.find(FolderPath.spelled(root: root, relative: relative))
  }

  /// The slot of a file in a folder, if the index knows it.
  func find(_ name: [UInt8], in folder: UInt32) -> Int? {
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
    files.outcome[slot] & 1 == 0
      ? nil : files.skipped(slot).flatMap { $0.isOrdinary ? nil : $0.reason }
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

  /// Looks at some files of a folder, and reads those that are new or changed; where `byName`, only
  /// those with a new name, and asks the system for nothing else.
  static func files(
    _ names: [[UInt8]], in path: [UInt8], folder: UInt32?, known: KnownFiles, byName: Bool = false
  ) -> [CheckedFile] {
    // One look-up of the folder for all its files.
    let descriptor =
      folder == nil || byName
      ? -1 : path.withCString { open($0, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
    defer { if descriptor >= 0 { close(descriptor) } }
    return names.map { name in
      let slot = folder.flatMap { known.find(name, in: $0) }
      if byName, let slot { return .unchanged(slot) }
      var info = stat()
      if let slot, descriptor >= 0,
        name.withCString({ fstatat(descriptor, $0, &info, 0) }) == 0,
        FileReading.stamp(info) == known.stamp(slot)
      {
        // Permissions and failing disks leave no trace in what the system says of a file.
        guard let failure = known.failure(slot) else { return .unchanged(slot) }
        let parsed = ParsedFile(reading: FolderPath.join(path, name), name: name)
        return parsed.reason == failure ? .unchanged(slot) : .parsed(parsed, replaces: slot)
      }
      return .parsed(
        ParsedFile(reading: FolderPath.join(path, name), name: name), replaces: slot)
    }
  }
}
