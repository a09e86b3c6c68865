/// The files that were looked at: where they are, what they were like, and what they gave.
///
/// Slots only grow. A file that changed has a new slot; the old one is dead, with its cables.
package struct FileColumns: Sendable {
  /// What shows whether a file is still the one that was read.
  package struct Stamp: Sendable, Hashable {
    package var size: Int64 = 0
    /// When the bytes changed, in nanoseconds since 1970; anyone can put it back.
    package var modified: Int64 = 0
    /// When anything of the file changed, also its name or its permissions; nobody can put it back.
    package var changed: Int64 = 0
    package var inode: UInt64 = 0

    /// What the system said of a file; nothing of one that was not asked for.
    package init(size: Int64 = 0, modified: Int64 = 0, changed: Int64 = 0, inode: UInt64 = 0) {
      self.size = size
      self.modified = modified
      self.changed = changed
      self.inode = inode
    }

    /// What is the same after a file was moved.
    package var moved: Stamp { Stamp(size: size, modified: modified, inode: inode) }

    /// That of a file that is still being read: of no file, since none has such a size.
    package static func unfinished(inode: UInt64) -> Stamp { Stamp(size: -1, inode: inode) }
    package var isUnfinished: Bool { size < 0 }
  }

  /// Folders as the number of the path they were found under (four bytes) and the way from there.
  package var folders = SymbolTable<Named.Folder>()
  /// Why a file gave no cable; the empty one stands for no reason.
  package var reasons = SymbolTable<Named.Reason>()
  package private(set) var folder = Column<FileSlot, Symbol<Named.Folder>>()
  /// Names of any bytes.
  package private(set) var name = TextColumn<FileSlot>()
  package private(set) var size = Column<FileSlot, Int64>()
  package private(set) var modified = Column<FileSlot, Int64>()
  package private(set) var changed = Column<FileSlot, Int64>()
  package private(set) var inode = Column<FileSlot, UInt64>()
  /// `FileDigest` of the bytes that were read; of no meaning where there were none to read.
  package private(set) var digest = Column<FileSlot, UInt64>()
  /// Of a member of an archive: how much of the folder, without the number of its path, is the way to the
  /// archive; 0 for a file of its own.
  package private(set) var archiveLength = Column<FileSlot, UInt32>()
  /// Of a member of an archive: its place among the entries.
  package private(set) var place = Column<FileSlot, UInt32>()
  /// Of a member of an archive: from which byte on a reading can begin at it, plus one; 0 where it can
  /// begin at the front alone.
  package private(set) var offset = Column<FileSlot, Int64>()
  package private(set) var outcome = Column<FileSlot, OutcomeCode>()
  /// Slots of files that changed or went, in the order in which that was noticed.
  package private(set) var dead = Stored<FileSlot>()
  /// Slots of files whose stamp changed and whose bytes did not, and of those that were read to their end
  /// after their first cables had come, in the order in which that was noticed; stamps and digests since.
  private var touched = Stored<FileSlot>()
  private var touchedSize = Stored<Int64>()
  private var touchedModified = Stored<Int64>()
  private var touchedChanged = Stored<Int64>()
  private var touchedInode = Stored<UInt64>()
  private var touchedDigest = Stored<UInt64>()

  /// No files.
  package init() {}

  package var count: Int { folder.count }

  /// Why a file gave no cable, as a symbol in `reasons`, and whether it could be read.
  package struct OutcomeCode: BitwiseCopyable, Sendable {
    private let code: UInt32

    init(reason: Symbol<Named.Reason>, isOrdinary: Bool) {
      code = reason.number << 1 | (isOrdinary ? 0 : 1)
    }

    var reason: Symbol<Named.Reason> { Symbol(number: code >> 1) }
    package var isOrdinary: Bool { code & 1 == 0 }
  }

  /// Where a file is in an archive.
  package struct Member: Sendable, Hashable {
    /// How much of its folder is the way to the archive.
    package var archiveLength: Int
    /// Among the entries of the archive.
    package var place: Int
    /// From which byte on a reading can begin at it; nil if it can begin at the front alone.
    package var offset: Int?

    /// A value from its parts.
    package init(archiveLength: Int, place: Int, offset: Int?) {
      self.archiveLength = archiveLength
      self.place = place
      self.offset = offset
    }
  }

  /// The place of a file in its archive; nil for a file of its own.
  package func member(_ file: FileSlot) -> Member? {
    archiveLength[file] == 0
      ? nil
      : Member(
        archiveLength: Int(archiveLength[file]), place: Int(place[file]),
        offset: offset[file] > 0 ? Int(offset[file] - 1) : nil)
  }

  /// Adds a file; `reason` is nil if it holds cables, or is an archive.
  package mutating func append(
    folder: Symbol<Named.Folder>, name: [UInt8], stamp: Stamp, digest: UInt64 = 0,
    member: Member? = nil,
    reason: String? = nil, isOrdinary: Bool = true
  ) -> FileSlot {
    // Symbol 0 means no reason, even if the very first file has one.
    if reasons.count == 0 { _ = reasons.intern("") }
    self.folder.append(folder)
    name.withUnsafeBufferPointer { self.name.append($0) }
    size.append(stamp.size)
    modified.append(stamp.modified)
    changed.append(stamp.changed)
    inode.append(stamp.inode)
    self.digest.append(digest)
    archiveLength.append(UInt32(clamping: member?.archiveLength ?? 0))
    place.append(UInt32(clamping: member?.place ?? 0))
    offset.append(member?.offset.map { Int64($0) + 1 } ?? 0)
    outcome.append(OutcomeCode(reason: reasons.intern(reason ?? ""), isOrdinary: isOrdinary))
    return FileSlot(count - 1)
  }

  package mutating func kill(_ file: FileSlot) { dead.append(file) }

  /// Notes that a file has another stamp; a digest where that was not known before.
  package mutating func touch(_ file: FileSlot, _ stamp: Stamp, digest: UInt64? = nil) {
    touched.append(file)
    touchedSize.append(stamp.size)
    touchedModified.append(stamp.modified)
    touchedChanged.append(stamp.changed)
    touchedInode.append(stamp.inode)
    touchedDigest.append(digest ?? self.digest[file])
    applyTouches(from: touched.count - 1)
  }

  /// Drops what `touch` noted; for columns that are written whole, with the stamps as they are now.
  package mutating func forgetTouches() {
    touched = Stored()
    (touchedSize, touchedModified, touchedChanged) = (Stored(), Stored(), Stored())
    (touchedInode, touchedDigest) = (Stored(), Stored())
  }

  private mutating func applyTouches(from first: Int = 0) {
    for place in first..<touched.count {
      let file = touched[place]
      size[file] = touchedSize[place]
      modified[file] = touchedModified[place]
      changed[file] = touchedChanged[place]
      inode[file] = touchedInode[place]
      digest[file] = touchedDigest[place]
    }
  }

  package func stamp(_ file: FileSlot) -> Stamp {
    Stamp(size: size[file], modified: modified[file], changed: changed[file], inode: inode[file])
  }

  /// Why a file gave no cable; nil if it gave some.
  package func skipped(_ file: FileSlot) -> (reason: String, isOrdinary: Bool)? {
    let reason = reasons[outcome[file].reason]
    return reason.isEmpty ? nil : (reason, outcome[file].isOrdinary)
  }

  /// The files that still count.
  package func alive() -> BitSet<FileSlot> {
    var alive = BitSet<FileSlot>(bound: count, isFull: true)
    for file in dead { alive.remove(file) }
    return alive
  }

  package mutating func visit(_ visitor: inout some ColumnVisitor) {
    folders.visit(&visitor)
    reasons.visit(&visitor)
    visitor.visit(&folder.values)
    name.visit(&visitor)
    visitor.visit(&size.values)
    visitor.visit(&modified.values)
    visitor.visit(&changed.values)
    visitor.visit(&inode.values)
    visitor.visit(&digest.values)
    visitor.visit(&archiveLength.values)
    visitor.visit(&place.values)
    visitor.visit(&offset.values)
    visitor.visit(&outcome.values)
    visitor.visit(&dead)
    visitor.visit(&touched)
    visitor.visit(&touchedSize)
    visitor.visit(&touchedModified)
    visitor.visit(&touchedChanged)
    visitor.visit(&touchedInode)
    visitor.visit(&touchedDigest)
  }

  /// Makes texts findable and stamps what they are now, after a visitor changed the arrays.
  package mutating func index() {
    folders.index()
    reasons.index()
    applyTouches()
  }

  package var isSound: Bool {
    func isKnown(_ file: FileSlot) -> Bool { file.index < count }
    let isNamed = folder.values.allSatisfy { $0.index < folders.count }
    let isExplained = outcome.values.allSatisfy { $0.reason.index < reasons.count }
    return folders.texts.isSound && reasons.texts.isSound && name.isSound
      && [
        name.count, size.count, modified.count, changed.count, inode.count, digest.count,
        archiveLength.count, place.count, offset.count, outcome.count,
      ].allSatisfy { $0 == count } && isNamed && isExplained && dead.allSatisfy(isKnown)
      && touched.allSatisfy(isKnown)
      && [
        touchedSize.count, touchedModified.count, touchedChanged.count, touchedInode.count,
        touchedDigest.count,
      ].allSatisfy { $0 == touched.count }
  }
}
