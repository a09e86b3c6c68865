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

  /// Reads and parses a file; never fails, but reports.
  ///
  /// One that was asked for by its name is read however little of a cable it holds.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - name: its name.
  ///   - isNamed: true for a file that was asked for by its name.
  ///   - isCancelled: asked now and then; true gives up.
  ///   - each: gets each cable once it is parsed, also of a file of which nothing is kept in the end.
  init(
    reading path: [UInt8], name: [UInt8], isNamed: Bool = false,
    isCancelled: @escaping @Sendable () -> Bool = { false }, each: (Cable) -> Void = { _ in }
  ) {
    self.name = name
    do throws(LibraryError) {
      var facts: [CableFacts] = []
      let found = try CableFile.read(
        path, name: FolderPath.shown(name), isNamed: isNamed, isCancelled: isCancelled,
        core: .shared
      ) { source in
        let cable = Cable(parsing: source)
        facts.append(CableFacts(cable))
        each(cable)
        SpareCore.shared.rest()
      }
      (reason, stamp, digest, cables) = (found.reason, found.stamp, found.digest, facts)
      isOrdinary = reason == nil || !isNamed
      isArchive = found.isArchive
    } catch {
      reason = error.message
      isOrdinary = false
      if let info = FileReading.status(path) { stamp = FileReading.stamp(info) }
    }
  }

  /// A small member of an archive by its bytes; called within `SpareCore.work`.
  init(
    member item: ArchiveMembers.Item, of archive: [UInt8], _ bytes: [UInt8],
    each: (Cable) -> Void = { _ in }
  ) {
    var isFirst = true
    self.init(member: item, of: archive, each: each) { () throws(LibraryError) in
      defer { isFirst = false }
      return isFirst ? bytes : []
    }
  }

  /// A member of an archive; `next` gives its bytes, none at the end, and `each` gets each cable.
  ///
  /// Called within `SpareCore.work`.
  init(
    member item: ArchiveMembers.Item, of archive: [UInt8], each: (Cable) -> Void = { _ in },
    next: () throws(LibraryError) -> [UInt8]
  ) {
    name = item.name
    guard item.refusal == nil else {
      (reason, isOrdinary) = (item.refusal, item.isOrdinary)
      return
    }
    do throws(LibraryError) {
      var facts: [CableFacts] = []
      let found = try CableFile.unpacked(
        try next(), archive, name: FolderPath.shown(name),
        each: { source in
          let cable = Cable(parsing: source)
          facts.append(CableFacts(cable))
          each(cable)
          SpareCore.shared.rest()
        }, next: next)
      (reason, cables) = (found.reason, facts)
    } catch {
      (reason, isOrdinary) = (error.clause, false)
    }
  }
}
