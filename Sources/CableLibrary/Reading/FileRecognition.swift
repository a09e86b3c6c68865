public import CableCore

/// What one file was taken for, and what came of it.
public struct FileRecognition: Sendable {
  /// The file, as it was found.
  public var path: String
  /// What it was taken for; nil if it could not be read.
  public var recognition: Recognition?
  /// Cables that it gave.
  public var cableCount = 0
  /// Records and documents that gave none.
  public var passed: [PassedRecord] = []
  /// Findings about its cables.
  public var findings: [Diagnostic.Code: Int] = [:]
  /// Why it gave no cable; nil if it gave some.
  public var reason: String?
  /// True if it was read; false if it could not be.
  public var isReadable = true

  /// Walks some paths and reports what each file was recognized as.
  ///
  /// - Parameters:
  ///   - paths: folders and files.
  ///   - followsLinks: true if links may lead out of the folders.
  ///   - each: gets each file, in a fixed order.
  /// - Throws: where one of the paths is not there or cannot be walked.
  public static func read(
    _ paths: [String], followsLinks: Bool = false, each: (FileRecognition) -> Void
  ) throws(LibraryError) {
    for path in paths {
      let walk = try FolderWalk([PathBytes.of(path)], followsLinks: followsLinks)
      walk.run { batch in
        let folder = FolderPath.join(walk.roots[batch.root], batch.relative)
        for (name, reason, isOrdinary) in batch.skipped {
          var file = FileRecognition(path: FolderPath.shown(FolderPath.join(folder, name)))
          (file.reason, file.isReadable) = (reason, isOrdinary)
          each(file)
        }
        for name in batch.names { tell(FolderPath.join(folder, name), batch.ways, each) }
        return true
      }
    }
  }

  /// Reports a file; of an archive, each file in it that is asked for.
  private static func tell(
    _ path: [UInt8], _ ways: [[UInt8]], _ each: (FileRecognition) -> Void
  ) {
    var file = FileRecognition(path: FolderPath.shown(path))
    do throws(LibraryError) {
      let found = try CableFile.read(
        path, name: FolderPath.name(of: path), explains: true,
        each: { file.note($0) }, passed: { file.passed.append($0) })
      (file.recognition, file.reason) = (found.recognition, found.reason)
      guard found.isArchive else { return each(file) }
      let members = try ArchiveMembers(path, ways: ways)
      while let item = try members.next() {
        var member = FileRecognition(path: FolderPath.shown(FolderPath.join(path, item.path)))
        let found = try members.read(
          item, explains: true, each: { member.note($0) }, passed: { member.passed.append($0) })
        (member.recognition, member.reason) = (found.recognition, found.reason)
        member.isReadable = found.isOrdinary
        each(member)
      }
      guard let reason = members.reasonMissing else { return }
      (file.reason, file.isReadable) = (reason, ways.isEmpty)
    } catch {
      (file.reason, file.isReadable) = (error.message, false)
    }
    each(file)
  }

  private init(path: String) { self.path = path }

  private mutating func note(_ source: SourceText) {
    cableCount += 1
    for note in Cable(parsing: source).diagnostics { findings[note.code, default: 0] += 1 }
  }
}
