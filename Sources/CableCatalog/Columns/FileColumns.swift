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
  }

  /// Folders as the number of the path they were found under (four bytes) and the way from there.
  package var folders = SymbolTable()
  /// Why a file gave no cable; the empty one stands for no reason.
  package var reasons = SymbolTable()
  package private(set) var folder: [UInt32] = []
  /// Names of any bytes.
  package private(set) var name = TextColumn()
  package private(set) var size: [Int64] = []
  package private(set) var modified: [Int64] = []
  package private(set) var changed: [Int64] = []
  package private(set) var inode: [UInt64] = []
  /// `FileDigest` of the bytes that were read; of no meaning where there were none to read.
  package private(set) var digest: [UInt64] = []
  /// Of a member of an archive: how much of the folder, without the number of its path, is the way to the
  /// archive; 0 for a file of its own.
  package private(set) var archiveLength: [UInt32] = []
  /// Of a member of an archive: its place among the entries.
  package private(set) var place: [UInt32] = []
  /// Of a member of an archive: from which byte on a reading can begin at it, plus one; 0 where it can
  /// begin at the front alone.
  package private(set) var offset: [Int64] = []
  /// Symbol in `reasons`, shifted left by one; the low bit is set where it could not be read.
  package private(set) var outcome: [UInt32] = []
  /// Slots of files that changed or went, in the order in which that was noticed.
  package private(set) var dead: [UInt32] = []
  /// Slots of files whose stamp changed and whose bytes did not, in the order in which that was
  /// noticed, and the stamps since.
  private var touched: [UInt32] = []
  private var touchedModified: [Int64] = []
  private var touchedChanged: [Int64] = []
  private var touchedInode: [UInt64] = []

  /// No files.
  package init() {}

  package var count: Int { folder.count }

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
  package func member(_ file: Int) -> Member? {
    archiveLength[file] == 0
      ? nil
      : Member(
        archiveLength: Int(archiveLength[file]), place: Int(place[file]),
        offset: offset[file] > 0 ? Int(offset[file] - 1) : nil)
  }

  /// Adds a file; `reason` is nil if it holds cables, or is an archive.
  package mutating func append(
    folder: UInt32, name: [UInt8], stamp: Stamp, digest: UInt64 = 0, member: Member? = nil,
    reason: String? = nil, isOrdinary: Bool = true
  ) -> Int {
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
    outcome.append(reasons.intern(reason ?? "") << 1 | (isOrdinary ? 0 : 1))
    return count - 1
  }

  package mutating func kill(_ file: Int) { dead.append(UInt32(file)) }

  /// Notes that a file has another stamp and the same bytes.
  package mutating func touch(_ file: Int, _ stamp: Stamp) {
    touched.append(UInt32(file))
    touchedModified.append(stamp.modified)
    touchedChanged.append(stamp.changed)
    touchedInode.append(stamp.inode)
    applyTouches(from: touched.count - 1)
  }

  /// Drops what `touch` noted; for columns that are written whole, with the stamps as they are now.
  package mutating func forgetTouches() {
    (touched, touchedModified, touchedChanged, touchedInode) = ([], [], [], [])
  }

  private mutating func applyTouches(from first: Int = 0) {
    for place in first..<touched.count {
      let file = Int(touched[place])
      modified[file] = touchedModified[place]
      changed[file] = touchedChanged[place]
      inode[file] = touchedInode[place]
    }
  }

  package func stamp(_ file: Int) -> Stamp {
    Stamp(size: size[file], modified: modified[file], changed: changed[file], inode: inode[file])
  }

  /// Why a file gave no cable; nil if it gave some.
  package func skipped(_ file: Int) -> (reason: String, isOrdinary: Bool)? {
    let reason = reasons[outcome[file] >> 1]
    return reason.isEmpty ? nil : (reason, outcome[file] & 1 == 0)
  }

  /// The files that still count.
  package func alive() -> SlotSet {
    var alive = SlotSet(bound: count, isFull: true)
    for file in dead { alive.remove(Int(file)) }
    return alive
  }

  package mutating func visit(_ visitor: inout some ColumnVisitor) {
    folders.visit(&visitor)
    reasons.visit(&visitor)
    visitor.visit(&folder)
    name.visit(&visitor)
    visitor.visit(&size)
    visitor.visit(&modified)
    visitor.visit(&changed)
    visitor.visit(&inode)
    visitor.visit(&digest)
    visitor.visit(&archiveLength)
    visitor.visit(&place)
    visitor.visit(&offset)
    visitor.visit(&outcome)
    visitor.visit(&dead)
    visitor.visit(&touched)
    visitor.visit(&touchedModified)
    visitor.visit(&touchedChanged)
    visitor.visit(&touchedInode)
  }

  /// Makes texts findable and stamps what they are now, after a visitor changed the arrays.
  package mutating func index() {
    folders.index()
    reasons.index()
    applyTouches()
  }

  package var isSound: Bool {
    func below(_ column: [UInt32], _ bound: Int) -> Bool {
      column.max().map { Int($0) < bound } ?? true
    }
    return folders.texts.isSound && reasons.texts.isSound && name.isSound
      && [
        name.count, size.count, modified.count, changed.count, inode.count, digest.count,
        archiveLength.count, place.count, offset.count, outcome.count,
      ].allSatisfy { $0 == count } && below(folder, folders.count)
      && below(outcome, reasons.count * 2) && below(dead, count) && below(touched, count)
      && [touchedModified.count, touchedChanged.count, touchedInode.count].allSatisfy {
        $0 == touched.count
      }
  }
}
