public import CableCore
import Glibc

/// A cable as it comes out of the files one after another.
public struct StreamedCable: Sendable {
  /// The path of its file, relative to the one asked for; of several that of the first section.
  public var path: String
  /// The cable; where its sections are in files of one folder, all of them as one.
  public var cable: Cable
  /// How many files begin with it: none for a later cable of a file, several for sections.
  public var fileCount: Int
  /// Paths of the files of its sections, each with how many lines of the text are before it.
  private let sections: [(path: String, lines: Int)]

  /// The place of its file; of several files, that of the first section.
  private let place: FilePlace

  init(_ cable: Cable, path: String, at place: FilePlace) {
    self.cable = cable
    self.path = path
    self.place = place
    fileCount = cable.source.part == 0 ? 1 : 0
    sections = [(path, 0)]
  }

  init(_ cable: Cable, sections: [(path: String, source: SourceText)], at place: FilePlace) {
    self.cable = cable
    self.place = place
    path = sections.first?.path ?? ""
    fileCount = sections.count { $0.source.part == 0 }
    var lines = 0
    self.sections = sections.map { path, source in
      defer {
        lines += source.bytes.count { $0 == 0x0A } + (source.bytes.last == 0x0A ? 0 : 1)
      }
      return (path, lines)
    }
  }

  /// Its bytes, from its file or from what is packed in it.
  ///
  /// - Throws: where they cannot be read again.
  public func bytes() throws(LibraryError) -> [UInt8] {
    try CableFile.bytes(place, cable.source.fileRange)
  }

  /// The file that a line of the text is in, and its number there; lines count from 1.
  public func place(ofLine line: Int) -> (path: String, line: Int) {
    let section = sections.last { $0.lines < line } ?? (path, 0)
    return (section.path, line - section.lines)
  }
}

/// Reads cables one file after another, in a fixed order, keeping none of them.
public enum CableStream {
  /// Walks the paths and gives the cables of each file, one at a time.
  ///
  /// A cable whose sections are in several files of one folder comes once, where its first section
  /// is; the folders are looked through for the others when one is met.
  ///
  /// - Parameters:
  ///   - paths: folders and files.
  ///   - followsLinks: true if links may lead out of the folders.
  ///   - each: gets each cable; part 0 is the first of its file.
  ///   - skipped: gets each file that holds none, with the reason.
  ///   - passed: gets each record that gave none, of a file of several.
  /// - Throws: where one of the paths is not there or cannot be walked.
  public static func read(
    _ paths: [String], followsLinks: Bool = false, each: (StreamedCable) -> Void,
    skipped: (SkippedFile) -> Void, passed: (SkippedFile) -> Void = { _ in }
  ) throws(LibraryError) {
    try read(
      paths, followsLinks: followsLinks, mostHeld: mostHeld, each: each, skipped: skipped,
      passed: passed)
  }

  /// The same, where cables of so many bytes wait for the end of their folder.
  static func read(
    _ paths: [String], followsLinks: Bool = false, mostHeld: Int, each: (StreamedCable) -> Void,
    skipped: (SkippedFile) -> Void, passed: (SkippedFile) -> Void = { _ in }
  ) throws(LibraryError) {
    for path in paths {
      let walk = try FolderWalk([PathBytes.of(path)], followsLinks: followsLinks)
      var batches: [FolderWalk.Batch] = []
      var count = 0
      func giveAll() {
        let folders = batches.map { FolderPath.join(walk.roots[$0.root], $0.relative) }
        let ahead = ReadingAhead(
          zip(batches, folders).flatMap { batch, folder in
            batch.names.map {
              ReadingAhead.File(
                path: FolderPath.join(folder, $0), name: FolderPath.shown($0),
                isNamed: batch.isNamed)
            }
          })
        for (batch, folder) in zip(batches, folders) {
          give(
            batch, folder, ahead, mostHeld: mostHeld, each: each, skipped: skipped, passed: passed)
        }
        (batches, count) = ([], 0)
      }
      walk.run { batch in
        batches.append(batch)
        count += batch.names.count
        if count >= filesAhead { giveAll() }
        return true
      }
      giveAll()
    }
  }

  /// Files whose folders are listed before the first of them is given, so that small folders keep all cores
  /// busy, too.
  private static let filesAhead = 1_024
  /// Bytes of cables that wait for the end of their folder, where sections of a cable may still come.
  private static let mostHeld = 32 << 20

  /// Gives the cables of the files of one folder.
  private static func give(
    _ batch: FolderWalk.Batch, _ folder: [UInt8], _ ahead: ReadingAhead, mostHeld: Int,
    each: (StreamedCable) -> Void, skipped: (SkippedFile) -> Void, passed: (SkippedFile) -> Void
  ) {
    for (name, reason, isOrdinary) in batch.skipped {
      let path = FolderPath.shown(FolderPath.join(folder, name))
      skipped(SkippedFile(path: path, reason: reason, isOrdinary: isOrdinary))
    }
    var share = FolderShare(batch: batch, folder: folder)
    func giveFile(_ read: ReadingAhead.Result?, _ file: Int) {
      let path = FolderPath.join(folder, batch.names[file])
      func tell(_ reason: String, isOrdinary: Bool) {
        skipped(
          SkippedFile(path: FolderPath.shown(path), reason: reason, isOrdinary: isOrdinary))
      }
      do throws(LibraryError) {
        let found = try share.read(file, read, each: each, passed: passed)
        if let reason = found.reason { tell(reason, isOrdinary: !batch.isNamed) }
        guard found.isArchive else { return }
        var archive = ArchiveShare(
          path, ways: batch.ways, relative: FolderPath.join(batch.relative, batch.names[file]))
        if let reason = try archive.read(each: each, skipped: skipped, passed: passed) {
          tell(reason, isOrdinary: batch.ways.isEmpty)
        }
      } catch {
        tell(error.message, isOrdinary: false)
      }
    }
    // From the first section on, files wait until all sections are known: so none is read twice.
    var held: [(read: ReadingAhead.Result?, file: Int)] = []
    var size = 0
    for file in batch.names.indices {
      let read = ahead.next()
      guard !held.isEmpty || share.mayBegin(read) else {
        giveFile(read, file)
        continue
      }
      held.append((read, file))
      size = read.map { size + $0.size } ?? .max
      guard size > mostHeld else { continue }
      share.lookThrough()
      for (read, file) in held { giveFile(read, file) }
      (held, size) = ([], 0)
    }
    share.know(held.map { ($0.read?.cables ?? [], $0.file) })
    for (read, file) in held { giveFile(read, file) }
  }
}

/// Reads small files before their turn comes, on all cores, and keeps their order.
private final class ReadingAhead {
  /// A file that is read.
  struct File: Sendable {
    var path: [UInt8]
    var name: String
    var isNamed: Bool
  }

  /// What a file holds, in its order.
  enum Item: Sendable {
    case cable(Cable)
    case passed(PassedRecord)
  }

  /// What was read of a file.
  struct Result: Sendable {
    var items: [Item] = []
    var found = CableFile.Found()
    /// Why it could not be read.
    var error: LibraryError?

    /// The cables of the file.
    var cables: [Cable] {
      items.compactMap { if case .cable(let cable) = $0 { cable } else { nil } }
    }
    /// Bytes of the texts in it.
    var size: Int { cables.reduce(0) { $0 + $1.source.bytes.count } }
  }

  /// Files that were read, and wait for their turn.
  private static let mostWaiting = 32

  private let files = Conveyor<File, Result?>(
    jobLimit: .max, resultLimit: ReadingAhead.mostWaiting)
  private var workers: [Worker] = []
  private var isReading = false

  /// Begins to read some files; a single one is read when its turn comes.
  init(_ files: [File]) {
    guard files.count > 1 else { return }
    isReading = true
    for file in files { _ = self.files.offer(file) }
    self.files.finish()
    let cores = max(1, min(Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))), files.count))
    workers = (0..<cores).map { _ in
      Worker(.some) { [files = self.files] in
        while let (number, file) = files.nextJob() { files.deliver(number, Self.read(file)) }
      }
    }
  }

  deinit {
    files.stop()
    for worker in workers { worker.join() }
  }

  /// What was read of the next file; nil for one that is to be read now, piece by piece.
  func next() -> Result? { isReading ? files.nextResult() ?? nil : nil }

  private static func read(_ file: File) -> Result? {
    // What is large is read a piece at a time, so that it needs the memory of one cable.
    guard let info = FileReading.status(file.path), info.st_size <= CableFile.chunk else {
      return nil
    }
    var result = Result()
    do throws(LibraryError) {
      result.found = try CableFile.read(
        file.path, name: file.name, isNamed: file.isNamed,
        leaving: LargeFiles(packedSize: 0)
      ) {
        result.items.append(.cable(Cable(parsing: $0)))
      } passed: {
        result.items.append(.passed($0))
      }
    } catch {
      result.error = error
    }
    return result.found.isLeft ? nil : result
  }
}

/// Files among which the sections of a cable may be.
protocol SectionShare {
  /// Where the sections of cables are; looked for once one is met.
  mutating func sections(of file: Int) -> FolderSections
  /// The way to a file, relative to the path that was asked for.
  func relative(_ file: Int) -> String
  /// Where a file is.
  func place(of file: Int) -> FilePlace
}

extension SectionShare {
  /// Gives a section's cable with its other sections, where it is the first; those come with it.
  mutating func give(_ cable: Cable, in file: Int, _ each: (StreamedCable) -> Void) {
    let source = cable.source
    let place = FolderSections.Place(file: file, cable: CablePlace(source))
    guard let places = sections(of: file).places(of: cable, at: place) else {
      return each(StreamedCable(cable, path: relative(file), at: self.place(of: file)))
    }
    guard places.first == place else { return }
    let found = places.compactMap { place -> (path: String, source: SourceText)? in
      let source = try? CableFile.source(
        self.place(of: place.file), place.cable)
      return source.map { (relative(place.file), $0) }
    }
    if let joined = SectionText.joined(found.map(\.source)) {
      each(StreamedCable(Cable(parsing: joined), sections: found, at: self.place(of: file)))
    } else {
      each(StreamedCable(cable, path: relative(file), at: self.place(of: file)))
    }
  }
}

/// Files of one folder.
private struct FolderShare: SectionShare {
  let batch: FolderWalk.Batch
  let folder: [UInt8]
  private var known: FolderSections?

  init(batch: FolderWalk.Batch, folder: [UInt8]) {
    self.batch = batch
    self.folder = folder
  }

  private func path(_ file: Int) -> [UInt8] { FolderPath.join(folder, batch.names[file]) }

  /// Gives the cables of a file; returns what was found beside them.
  ///
  /// - Parameters:
  ///   - file: among the names of the folder.
  ///   - result: what was read of it; nil if it is still to be read.
  ///   - each: gets the cables.
  ///   - passed: gets the records that gave none.
  /// - Returns: what was found.
  /// - Throws: why it could not be read.
  mutating func read(
    _ file: Int, _ result: ReadingAhead.Result?, each: (StreamedCable) -> Void,
    passed: (SkippedFile) -> Void
  ) throws(LibraryError) -> CableFile.Found {
    func pass(_ record: PassedRecord) {
      passed(SkippedFile(path: FolderPath.shown(path(file)), record))
    }
    guard let result else {
      let name = FolderPath.shown(batch.names[file])
      return try ParsingAhead.read(path(file), name: name, isNamed: batch.isNamed) {
        take($0, in: file, each)
      } passed: {
        pass($0)
      }
    }
    for item in result.items {
      switch item {
      case .cable(let cable): take(cable, in: file, each)
      case .passed(let record): pass(record)
      }
    }
    if let error = result.error { throw error }
    return result.found
  }

  private mutating func take(_ cable: Cable, in file: Int, _ each: (StreamedCable) -> Void) {
    guard batch.names.count > 1, CableFacts.Section(cable) != nil else {
      return each(StreamedCable(cable, path: relative(file), at: place(of: file)))
    }
    give(cable, in: file, each)
  }

  /// True if a file has the first section that was met in the folder.
  func mayBegin(_ result: ReadingAhead.Result?) -> Bool {
    known == nil && batch.names.count > 1
      && result?.cables.contains { CableFacts.Section($0) != nil } ?? false
  }

  /// Learns where sections are from the cables of all files that may have any.
  mutating func know(_ cables: [(cables: [Cable], file: Int)]) {
    guard known == nil, !cables.isEmpty else { return }
    var sections = FolderSections()
    for (cables, file) in cables {
      for cable in cables { sections.note(cable, in: file) }
    }
    known = sections
  }

  /// Learns where sections are from the whole folder, which is read for it.
  mutating func lookThrough() { _ = sections(of: 0) }

  mutating func sections(of file: Int) -> FolderSections {
    let sections = known ?? FolderSections(batch.names, in: folder)
    known = sections
    return sections
  }

  func relative(_ file: Int) -> String {
    FolderPath.shown(FolderPath.join(batch.relative, batch.names[file]))
  }

  func place(of file: Int) -> FilePlace { FilePlace(path(file)) }
}

/// Files of one archive, numbered by their places in it.
private struct ArchiveShare: SectionShare {
  private let path: [UInt8]
  private let own: [UInt8]
  /// The ways to what is asked for; empty for all.
  private let ways: [[UInt8]]
  /// Of the files that were met: folder and name.
  private var items: [Int: ArchiveMembers.Item] = [:]
  /// Of each folder in it.
  private var known: [[UInt8]: FolderSections]?

  init(_ path: [UInt8], ways: [[UInt8]], relative: [UInt8]) {
    (self.path, self.ways, own) = (path, ways, relative)
  }

  /// Gives the cables of all files that are asked for.
  ///
  /// - Returns: why there is not what was asked for; nil where it is there.
  /// - Throws: where the archive cannot be read to its end.
  mutating func read(
    each: (StreamedCable) -> Void, skipped: (SkippedFile) -> Void, passed: (SkippedFile) -> Void
  ) throws(LibraryError) -> String? {
    let members = try ArchiveMembers(path, ways: ways)
    while let item = try members.next() {
      items[item.place] = item
      let shown = FolderPath.shown(FolderPath.join(path, item.path))
      let found = try members.read(item) { source in
        let cable = Cable(parsing: source)
        guard CableFacts.Section(cable) != nil else {
          return each(StreamedCable(cable, path: relative(item.place), at: place(of: item.place)))
        }
        give(cable, in: item.place, each)
      } passed: { record in
        passed(SkippedFile(path: shown, record))
      }
      if let reason = found.reason {
        skipped(SkippedFile(path: shown, reason: reason, isOrdinary: found.isOrdinary))
      }
    }
    return members.reasonMissing
  }

  mutating func sections(of file: Int) -> FolderSections {
    let folders = known ?? lookThrough()
    known = folders
    return items[file].flatMap { folders[$0.folder] } ?? FolderSections()
  }

  /// Reads the whole archive for the places of sections.
  private mutating func lookThrough() -> [[UInt8]: FolderSections] {
    var folders: [[UInt8]: FolderSections] = [:]
    // An archive that cannot be read to its end is reported when its turn comes.
    guard let members = try? ArchiveMembers(path) else { return [:] }
    while let item = try? members.next() {
      items[item.place] = item
      let found = try? members.read(
        item, each: { folders[item.folder, default: FolderSections()].note($0, in: item.place) },
        passed: { _ in })
      if found == nil { break }
    }
    return folders
  }

  func relative(_ file: Int) -> String {
    FolderPath.shown(FolderPath.join(own, items[file]?.path ?? []))
  }

  func place(of file: Int) -> FilePlace {
    let name = items[file].map { FolderPath.shown($0.name) } ?? ""
    return FilePlace(
      path, member: .init(place: file, offset: items[file]?.offset, name: name))
  }
}

extension SkippedFile {
  /// A record that gave no cable.
  init(path: String, _ record: PassedRecord) {
    self.init(
      path: path, reason: record.reason, isOrdinary: !record.isFailure, record: record)
  }
}
