/// Where a file is: on the disk, or as a member of an archive that is.
package struct FilePlace: Sendable, Hashable {
  /// A member of an archive.
  package struct Member: Sendable, Hashable {
    /// Among the entries of the archive, from 0.
    package var place: Int
    /// From which byte on a reading can begin at it; nil if it can begin at the front alone.
    package var offset: Int?
    /// Its name, which may contain a cable's id.
    package var name: String

    /// A value from its parts.
    package init(place: Int, offset: Int?, name: String) {
      self.place = place
      self.offset = offset
      self.name = name
    }
  }

  /// Of the file on the disk.
  package var path: [UInt8]
  /// Nil for a file of its own.
  package var member: Member?

  /// A file of its own.
  package init(_ path: [UInt8]) { self.path = path }

  /// A member of an archive.
  package init(_ archive: [UInt8], member: Member) {
    path = archive
    self.member = member
  }

  /// Its name, which may contain a cable's id.
  package var name: String { member?.name ?? FolderPath.name(of: path) }

  /// As a person sees it.
  package var shown: String {
    FolderPath.shown(path) + (member.map { "/…/\($0.name)" } ?? "")
  }
}
