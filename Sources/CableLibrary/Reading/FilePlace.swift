import CableCore
/// Where a file lies: on the disk, or as a member of an archive that does.
struct FilePlace: Sendable, Hashable {
  /// A member of an archive.
  struct Member: Sendable, Hashable {
    /// Among the entries of the archive, from 0.
    var place: Int
    /// Its name, in which a cable's id may stand.
    var name: String
  }

  /// Of the file on the disk.
  var path: [UInt8]
  /// Nil for a file of its own.
  var member: Member?

  /// A file of its own.
  init(_ path: [UInt8]) { self.path = path }

  /// A member of an archive.
  init(_ archive: [UInt8], member: Member) {
    path = archive
    self.member = member
  }

  /// Its name, in which a cable's id may stand.
  var name: String { member?.name ?? FileReading.name(of: path) }

  /// As a person sees it.
  var shown: String {
    FileReading.shown(path) + (member.map { "/…/\($0.name)" } ?? "")
  }
}

/// Where a cable lies in its file.
struct CablePlace: Sendable, Hashable {
  /// Among the cables of the file, from 0.
  var part: Int
  /// Among those that share its range, from 0.
  var ordinal: Int
  /// In bytes.
  var fileRange: Range<Int>

  init(part: Int, ordinal: Int, fileRange: Range<Int>) {
    (self.part, self.ordinal, self.fileRange) = (part, ordinal, fileRange)
  }

  /// Of a text as it was found.
  init(_ source: SourceText) {
    self.init(part: source.part, ordinal: source.ordinal, fileRange: source.fileRange)
  }
}
