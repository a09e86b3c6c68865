public import CableCore

/// What the list shows of a cable, and where the cable is: a view into the library's columns.
///
/// Copying costs nothing; each property is made when it is asked for.
public struct LibraryRow: Sendable {
  package let storage: LibraryStorage
  package let slot: Slot

  /// A value from its parts.
  package init(storage: LibraryStorage, slot: Slot) {
    self.storage = storage
    self.slot = slot
  }

  private var columns: CableColumns { storage.columns }

  /// The canonical id, or the file's name where there is none.
  public var id: String { columns.ids[columns.id[slot]] }
  /// When it was sent; nil without a date.
  public var sent: ZuluTime? { CableColumns.time(columns.sent[slot]) }
  /// Upper case without spaces, such as `ASTANA`; empty if unknown.
  public var station: String { columns.stations[columns.station[slot]] }
  /// The overall classification; nil if none is printed.
  public var classification: Classification? {
    Classification(spelled: columns.classifications[columns.classification[slot]])
  }
  /// Captions, each once.
  public var captions: [String] {
    storage.sections.values(columns.captions, slot).map { columns.captionNames[$0] }
  }
  /// The highest precedence; nil if none is printed.
  public var precedence: Precedence? { Precedence(rawValue: Int(columns.precedence[slot])) }
  /// TAGS in the order printed.
  public var tags: [String] {
    storage.sections.values(columns.tags, slot).map { columns.tagNames[$0] }
  }
  /// The subject in one line; empty if there is none.
  public var subject: String { columns.subject[slot] }
  /// Addressees' names.
  public var to: [String] { columns.to[slot].map { columns.addressees[$0] } }
  /// Canonical ids of the cables that the REF block cites, each once; where no year is printed, of
  /// the cable that is meant.
  public var cites: [String] { storage.citations.cites[slot].map { columns.ids[$0] } }
  /// How many references out there are.
  public var citesCount: Int { storage.citations.cites.range(slot).count }
  /// How many cables of the library cite this one.
  public var citedByCount: Int { storage.citations.byCited[columns.id[slot]].count }
  /// `citesCount` and `citedByCount` for a list; nil for a moment after a large library was opened.
  public var references: (out: Int, back: Int)? {
    storage.listedCitations.map { citations in
      (citations.cites.range(slot).count, citations.byCited.count(of: columns.id[slot]))
    }
  }
  /// Levels of the portion marks, highest last, each once.
  public var marks: [Level] {
    let bits = otherSections.reduce(columns.marks[slot]) { $0 | columns.marks[$1] }
    return Level.allCases.filter { bits & 1 << UInt8($0.rawValue) != 0 }
  }
  /// How many findings there are about the document.
  public var diagnosticCount: Int {
    storage.sections.diagnosticCounts[slot] ?? Int(columns.diagnosticCount[slot])
  }
  /// Index into `Library.files`.
  public var file: Int { fileSlot.index }
  /// Place among the cables of the file, from 0.
  public var part: Int { Int(columns.part[slot]) }
  /// Place among the cables of the file that share its range, from 0.
  package var ordinal: Int {
    var first = slot
    while first.index > 0 {
      let before = first.advanced(by: -1)
      guard columns.file[before] == columns.file[slot],
        columns.rangeStart[before] == columns.rangeStart[slot],
        columns.part[before] < columns.part[first]
      else { break }
      first = before
    }
    return first.distance(to: slot)
  }
  /// Where the cable is in the file, in bytes.
  public var fileRange: Range<Int> {
    let start = Int(clamping: columns.rangeStart[slot])
    return start..<start + Int(columns.rangeLength[slot])
  }
  /// A digest of the text: equal for copies, other after a change; keys the notebook.
  public var digest: UInt64 {
    otherSections.reduce(columns.digest[slot]) { digest, other in
      withUnsafeBytes(of: columns.digest[other]) { Hashing.hash($0, seed: digest) }
    }
  }
  /// Files of the cable's sections where these came one by one, else its one file; indices into
  /// `Library.files`.
  public var sectionFiles: [Int] { [file] + otherSections.map { columns.file[$0].index } }

  package var fileSlot: FileSlot { columns.file[slot] }

  /// Slots of the sections that are joined to this one.
  package var otherSections: [Slot] { storage.sections.others(slot) }
}

extension LibraryRow: Hashable {
  public static func == (left: LibraryRow, right: LibraryRow) -> Bool {
    left.id == right.id && left.digest == right.digest && left.part == right.part
      && left.storage.files.name[left.fileSlot] == right.storage.files.name[right.fileSlot]
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(id)
    hasher.combine(digest)
  }
}

extension Classification {
  /// What `description` spelled; nil for the empty spelling.
  init?(spelled: String) {
    var parts = spelled.split(separator: "/", omittingEmptySubsequences: true).map(String.init)
    guard !parts.isEmpty, let level = Level.allCases.first(where: { $0.name == parts[0] }) else {
      return nil
    }
    parts.removeFirst()
    self.init(level: level, controls: parts)
  }
}

/// The rows of a library in the order in which they are shown.
public struct LibraryRows: RandomAccessCollection, Sendable {
  let storage: LibraryStorage

  public var startIndex: Int { 0 }
  public var endIndex: Int { storage.order.count }

  /// The cable of a row, rows being newest first.
  public subscript(row: Int) -> LibraryRow {
    LibraryRow(storage: storage, slot: storage.order[row])
  }
}

/// The paths of a library's files, shown only through `DisplayText`.
public struct LibraryFiles: RandomAccessCollection, Sendable {
  let storage: LibraryStorage

  /// A value from its parts.
  package init(storage: LibraryStorage) {
    self.storage = storage
  }

  public var startIndex: Int { 0 }
  public var endIndex: Int { storage.files.count }

  /// A path as text, repaired where it is not UTF-8; `bytes` gives what can be opened.
  public subscript(file: Int) -> String { String(decoding: bytes(file), as: UTF8.self) }

  /// A path as the file system knows it.
  public func bytes(_ file: Int) -> [UInt8] {
    let file = FileSlot(file)
    let folder = storage.folderPaths[storage.files.folder[file].index]
    return storage.files.name.withBytes(file) { FolderPath.join(folder, $0) }
  }

  /// The path of the archive that a file is in; nil for one of its own.
  public func archive(of file: Int) -> [UInt8]? {
    let place = place(file)
    return place.member == nil ? nil : place.path
  }

  /// Where a file is.
  package func place(_ file: Int) -> FilePlace {
    let files = storage.files
    let slot = FileSlot(file)
    guard let member = files.member(slot),
      let (root, relative) = FolderPath.parts(files.folders, files.folder[slot]),
      storage.roots.indices.contains(root)
    else { return FilePlace(bytes(file)) }
    return FilePlace(
      FolderPath.join(storage.roots[root], relative.prefix(member.archiveLength)),
      member: FilePlace.Member(
        place: member.place, offset: member.offset,
        name: files.name.withBytes(slot) { String(decoding: $0, as: UTF8.self) }))
  }
}

/// The files that gave no cable.
public struct SkippedFiles: RandomAccessCollection, Sendable {
  let storage: LibraryStorage

  public var startIndex: Int { 0 }
  public var endIndex: Int { storage.skippedFiles.count }

  /// The file of this place, in the order in which they were found.
  public subscript(index: Int) -> SkippedFile {
    let file = storage.skippedFiles[index]
    let (reason, isOrdinary) = storage.files.skipped(file) ?? ("", true)
    return SkippedFile(
      path: LibraryFiles(storage: storage)[file.index], reason: reason, isOrdinary: isOrdinary)
  }
}
