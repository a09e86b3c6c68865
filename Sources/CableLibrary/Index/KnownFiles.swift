import Glibc

/// The living files of an index, found by folder and name.
struct KnownFiles: Sendable {
  private let files: FileColumns
  /// Open addressing: slot plus one, 0 where free.
  private var places: [UInt32]
  let slots: [FileSlot]
  /// The members of each archive, by the way to it as `FolderPath.spelled` has it.
  private var members: [[UInt8]: [FileSlot]] = [:]

  var count: Int { slots.count }

  init(_ files: FileColumns) {
    self.files = files
    var slots: [FileSlot] = []
    files.alive().forEach { slots.append($0) }
    self.slots = slots
    var size = 64
    while size < slots.count * 2 { size *= 2 }
    places = Array(repeating: 0, count: size)
    for slot in slots {
      var place =
        files.name.withBytes(slot) { Self.hash(files.folder[slot], $0) }
        & (size - 1)
      while places[place] != 0 { place = (place + 1) & (size - 1) }
      places[place] = slot.number + 1
    }
    var ways: [Symbol<Named.Folder>: [UInt8]] = [:]
    for slot in slots {
      guard let member = files.member(slot) else { continue }
      let folder = files.folder[slot]
      let way =
        ways[folder]
        ?? files.folders.withBytes(of: folder) { Array($0.prefix(4 + member.archiveLength)) }
      ways[folder] = way
      members[way, default: []].append(slot)
    }
  }

  /// True where members of any archive are known.
  var hasArchives: Bool { !members.isEmpty }

  /// The slots of the members of an archive, if the index knows any.
  func members(root: Int, archive: [UInt8]) -> [FileSlot] {
    members.isEmpty ? [] : members[FolderPath.spelled(root: root, relative: archive)] ?? []
  }

  /// The symbol of a folder, if the index knows it.
  func folder(root: Int, relative: [UInt8]) -> Symbol<Named.Folder>? {
    files.folders.find(FolderPath.spelled(root: root, relative: relative))
  }

  /// The slot of a file in a folder, if the index knows it.
  func find(_ name: [UInt8], in folder: Symbol<Named.Folder>) -> FileSlot? {
    var place =
      name.withUnsafeBufferPointer { Self.hash(folder, $0) } & (places.count - 1)
    while places[place] != 0 {
      let slot = FileSlot(number: places[place] - 1)
      if files.folder[slot] == folder,
        name.withUnsafeBufferPointer({ files.name.equals(slot, $0) })
      {
        return slot
      }
      place = (place + 1) & (places.count - 1)
    }
    return nil
  }

  func stamp(_ slot: FileSlot) -> FileColumns.Stamp { files.stamp(slot) }

  /// True where a file of the same size could have the bytes that the index knows: it was read, and
  /// not merely met.
  func mayHoldTheSame(_ slot: FileSlot, as stamp: FileColumns.Stamp) -> Bool {
    let known = files.stamp(slot)
    return known.size == stamp.size && known.inode != 0 && failure(slot) == nil
  }

  func digest(_ slot: FileSlot) -> UInt64 { files.digest[slot] }

  /// True where members of an archive are known; a file of its own has none.
  func isArchive(_ slot: FileSlot) -> Bool {
    guard !members.isEmpty,
      let (root, relative) = FolderPath.parts(files.folders, files.folder[slot])
    else { return false }
    let name = files.name.array(slot)
    return !members(root: root, archive: FolderPath.join(relative, name)).isEmpty
  }

  /// Why a file could not be read; nil where it could.
  func failure(_ slot: FileSlot) -> String? {
    files.outcome[slot].isOrdinary
      ? nil : files.skipped(slot).flatMap { $0.isOrdinary ? nil : $0.reason }
  }

  private static func hash(
    _ folder: Symbol<Named.Folder>, _ name: UnsafeBufferPointer<UInt8>
  ) -> Int {
    Int(truncatingIfNeeded: Hashing.hash(name, seed: UInt64(folder.number) &+ 1))
  }
}

/// A file that the walk found, held against the index.
enum CheckedFile: Sendable {
  /// As the index knows it: its slot.
  case unchanged(FileSlot)
  /// With other times, permissions or another inode, and the bytes that the index knows: its slot,
  /// and its stamp now.
  case touched(FileSlot, FileColumns.Stamp)
  /// Read just now; `replaces` is the slot of what it was before.
  case parsed(ParsedFile, replaces: FileSlot?)

  /// Looks at some files of a folder, and reads those that are new or changed; where `byName`, only
  /// those with a new name, and asks the system for nothing else.
  ///
  /// Archives and large files are only looked at. The words of what is read go to a store, if there is one.
  static func files(
    _ batch: FolderWalk.Batch, in path: [UInt8], folder: Symbol<Named.Folder>?, known: KnownFiles,
    byName: Bool = false, leaving large: LargeFiles, keepingWords store: WordStore?,
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) -> (files: [CheckedFile], words: [WordStore.Kept]) {
    var words = WordKeeping(in: store)
    // One look-up of the folder for all its files.
    let descriptor =
      folder == nil || byName
      ? -1 : path.withCString { open($0, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
    defer { if descriptor >= 0 { close(descriptor) } }
    let files: [CheckedFile] = batch.names.map { name in
      let file = FolderPath.join(path, name)
      func read() -> ParsedFile {
        ParsedFile(
          reading: file, name: name, isNamed: batch.isNamed, leaving: large,
          isCancelled: isCancelled, each: { words.add($0) })
      }
      func reason(_ parsed: ParsedFile) -> String? {
        parsed.isLarge
          ? reasonUnread(file, name, isNamed: batch.isNamed, isCancelled: isCancelled)
          : parsed.reason
      }
      let slot = folder.flatMap { known.find(name, in: $0) }
      if byName, let slot { return .unchanged(slot) }
      var info = stat()
      if let slot, descriptor >= 0,
        name.withCString({ fstatat(descriptor, $0, &info, 0) }) == 0,
        let checked = compared(
          slot, file, FileReading.stamp(info), known, isCancelled: isCancelled, read: read,
          reason: reason)
      {
        return checked
      }
      return .parsed(read(), replaces: slot)
    }
    return (files, words.end())
  }

  /// What came of comparing a file with what the index knows of it; nil where its bytes are others.
  private static func compared(
    _ slot: FileSlot, _ path: [UInt8], _ stamp: FileColumns.Stamp, _ known: KnownFiles,
    isCancelled: () -> Bool, read: () -> ParsedFile, reason: (ParsedFile) -> String?
  ) -> CheckedFile? {
    if stamp == known.stamp(slot) {
      // An archive is read to the place where it is damaged, and that is long.
      guard let failure = known.failure(slot), !known.isArchive(slot) else {
        return .unchanged(slot)
      }
      // Permissions of folders and failing disks leave no trace in what the system says of a file.
      let parsed = read()
      return reason(parsed) == failure ? .unchanged(slot) : .parsed(parsed, replaces: slot)
    }
    // A copy, a change of permissions or another mount leaves the bytes as they were: comparing
    // them takes a reading, and saves parsing them and gathering their words.
    guard known.mayHoldTheSame(slot, as: stamp),
      let found = try? CableFile.digest(path, isCancelled: isCancelled),
      found.stamp.size == stamp.size, found.digest.value == known.digest(slot)
    else { return nil }
    return .touched(slot, found.stamp)
  }

  /// Why a file gives no cable, of which nothing is parsed for this; nil if it gives some.
  private static func reasonUnread(
    _ path: [UInt8], _ name: [UInt8], isNamed: Bool,
    isCancelled: @escaping @Sendable () -> Bool
  ) -> String? {
    do throws(LibraryError) {
      return try CableFile.read(
        path, name: FolderPath.shown(name), isNamed: isNamed, isCancelled: isCancelled,
        core: .shared, each: { _ in SpareCore.shared.rest() }
      ).reason
    } catch {
      return error.message
    }
  }
}
