import CableCore

/// What one file gave.
struct ParsedFile: Sendable {
  var name: [UInt8]
  var stamp = FileColumns.Stamp()
  /// Of the bytes that were read.
  var digest = FileDigest()
  var cables: [CableFacts] = []
  /// Why there is no cable; nil where there are some.
  var reason: String?
  var isOrdinary = true
  /// True for an archive, whose files are to be read.
  var isArchive = false
  /// True for a large file, which is to be read on all cores.
  var isLarge = false
  /// True if reading it was given up, so that there is nothing to say of it.
  var isGivenUp = false

  /// A file, or a part of one, of which nothing is known yet.
  init(name: [UInt8]) { self.name = name }

  /// Reads and parses a file; never fails, but reports.
  ///
  /// One that was asked for by its name is read however little of a cable it holds.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - name: its name.
  ///   - isNamed: true for a file that was asked for by its name.
  ///   - large: files that are only looked at.
  ///   - isCancelled: asked now and then; true gives up.
  ///   - each: gets each cable once it is parsed, also of a file of which nothing is kept in the end.
  init(
    reading path: [UInt8], name: [UInt8], isNamed: Bool = false, leaving large: LargeFiles,
    isCancelled: @escaping @Sendable () -> Bool = { false }, each: (Cable) -> Void = { _ in }
  ) {
    self.name = name
    do throws(LibraryError) {
      var facts: [CableFacts] = []
      let found = try CableFile.read(
        path, name: FolderPath.shown(name), isNamed: isNamed, isCancelled: isCancelled,
        leaving: large, core: .shared
      ) { source in
        let cable = Cable(parsing: source)
        facts.append(CableFacts(cable))
        each(cable)
        SpareCore.shared.rest()
      }
      note(found, isNamed: isNamed)
      cables = facts
    } catch {
      note(error, path)
    }
  }

  /// A small member of an archive by its bytes; called within `SpareCore.work`.
  ///
  /// - Parameters:
  ///   - item: the member.
  ///   - archive: the path of the archive.
  ///   - bytes: all of its bytes.
  ///   - each: gets each cable.
  init(
    member item: ArchiveMembers.Item, of archive: [UInt8], _ bytes: [UInt8],
    each: (Cable) -> Void
  ) {
    name = item.name
    guard item.refusal == nil else {
      (reason, isOrdinary) = (item.refusal, item.isOrdinary)
      return
    }
    do throws(LibraryError) {
      var texts: [SourceText] = []
      note(
        try CableFile.unpacked(
          bytes, archive, name: FolderPath.shown(name), each: { texts.append($0) }, next: { [] }))
      parse(texts, each: each)
    } catch {
      note(member: error)
    }
  }

  /// Adds the cables of some texts; called within `SpareCore.work`.
  mutating func parse(_ texts: [SourceText], each: (Cable) -> Void) {
    for text in texts {
      let cable = Cable(parsing: text)
      cables.append(CableFacts(cable))
      each(cable)
      SpareCore.shared.rest()
    }
  }

  /// Notes what was found beside the cables.
  mutating func note(_ found: CableFile.Found, isNamed: Bool = false) {
    (reason, stamp, digest) = (found.reason, found.stamp, found.digest)
    isOrdinary = reason == nil || !isNamed
    (isArchive, isLarge) = (found.isArchive, found.isLeft)
  }

  /// Notes why a file could not be read.
  mutating func note(_ error: LibraryError, _ path: [UInt8]) {
    (reason, isOrdinary, isGivenUp) = (error.message, false, error == .cancelled)
    if let info = FileReading.status(path) { stamp = FileReading.stamp(info) }
  }

  /// Notes why a member of an archive could not be read.
  mutating func note(member error: LibraryError) {
    (reason, isOrdinary, isGivenUp) = (error.clause, false, error == .cancelled)
  }
}
