import CableCore
import Glibc
import PackedFiles

/// What the bytes of a whole file come to, a chunk at a time.
struct FileDigest: Sendable {
  private(set) var value: UInt64 = 0

  /// Adds a chunk of `CableFile.chunk` bytes, or the last one, which is shorter.
  mutating func append(_ bytes: [UInt8]) {
    value = bytes.withUnsafeBytes { Hashing.hash($0, seed: value) }
  }
}

/// The cables of one file, one after another; a dump of any size needs the memory of one record.
enum CableFile {
  /// What was found in a file.
  struct Found: Sendable {
    /// Why it holds no cable; nil if it holds some.
    var reason: String?
    /// What the system said of it when it was opened.
    var stamp = FileColumns.Stamp()
    /// Of the bytes that were read.
    var digest = FileDigest()
    /// What the file was taken for, where that was asked for.
    var recognition: Recognition?
    /// True for an archive, of which nothing was read: `ArchiveMembers` gives the files in it.
    var isArchive = false
    /// True for a large file, of which nothing was read because that was asked for.
    var isLeft = false
  }

  /// Bytes that are read at once.
  static let chunk = 1 << 20

  /// Reads a file from its beginning and gives its cables in order; of a compressed one those of the
  /// text in it.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - name: its name, in which a cable's id may be.
  ///   - isNamed: true for a file that was asked for by its name, which is read however little of a
  ///     cable it holds.
  ///   - explains: true keeps what it was taken for, and why.
  ///   - isCancelled: asked now and then; true gives up.
  ///   - large: files that are only looked at, unless their beginning shows that no cable is in them; nil
  ///     reads all.
  ///   - core: where the text is parsed once it is read, for who reads many files; opening and the
  ///     first reading, which wait for the disk, are not part of it.
  ///   - each: gets each cable's text.
  ///   - passed: gets each record of the file that gave none.
  /// - Returns: what was found beside the cables.
  /// - Throws: where it cannot be read, or is too large for one text.
  static func read(
    _ path: [UInt8], name: String, isNamed: Bool = false, explains: Bool = false,
    isCancelled: @escaping @Sendable () -> Bool = { false }, leaving large: LargeFiles? = nil,
    core: SpareCore? = nil,
    each: (SourceText) -> Void, passed: (PassedRecord) -> Void = { _ in }
  ) throws(LibraryError) -> Found {
    func part(_ body: () throws(LibraryError) -> Found) throws(LibraryError) -> Found {
      if let core { try core.work(body) } else { try body() }
    }
    let file = try FileReading.open(path)
    defer { close(file.descriptor) }
    let isLarge = file.size > chunk
    let first =
      isLarge
      ? try FileReading.bytes(of: file.descriptor, 0..<chunk, path)
      : try FileReading.contents(of: file, path)
    if let kind = PackedKind(first), Container.reasonUnread(first) == nil {
      return try part { () throws(LibraryError) in
        try unpack(
          file, path, kind, name: name, isNamed: isNamed, explains: explains,
          isCancelled: isCancelled, leavesText: large.map { file.size > $0.packedSize } ?? false,
          each: each, passed: passed)
      }
    }
    if let large, file.size > large.size, mayHoldText(first) {
      return Found(stamp: file.stamp, isLeft: true)
    }
    return try part { () throws(LibraryError) in
      try read(
        file, first, path, name: name, isNamed: isNamed, explains: explains,
        isCancelled: isCancelled, each: each, passed: passed)
    }
  }

  /// False if the first bytes of a file show that no text will come.
  private static func mayHoldText(_ first: [UInt8]) -> Bool {
    var reader = ContainerReader(fileName: "")
    _ = reader.append(Array(first.prefix(ContainerReader.headLength)))
    return reader.mayHoldText
  }

  /// Reads a file that is not packed, whose first bytes are there.
  private static func read(
    _ file: FileReading.OpenFile, _ first: [UInt8], _ path: [UInt8], name: String, isNamed: Bool,
    explains: Bool, isCancelled: () -> Bool, each: (SourceText) -> Void,
    passed: (PassedRecord) -> Void
  ) throws(LibraryError) -> Found {
    let isLarge = file.size > chunk
    var reader = ContainerReader(fileName: name, isNamed: isNamed, explains: explains)
    var digest = FileDigest()
    var offset = first.count
    if !first.isEmpty { digest.append(first) }
    try feed(&reader, first, path, each: each, passed: passed) { () throws(LibraryError) in
      guard isLarge else { return [] }
      if isCancelled() { throw .cancelled }
      let bytes = try FileReading.bytes(of: file.descriptor, offset..<(offset + chunk), path)
      offset += bytes.count
      if !bytes.isEmpty { digest.append(bytes) }
      return bytes
    }
    guard reader.mayHoldText || reader.isKindKnown || file.size <= FileReading.largest else {
      // Its beginning says nothing of the rest, and that is too much to look at.
      throw .unreadable(
        path: FolderPath.shown(path),
        reason: "it is larger than \(FileReading.largest >> 20) MB, and does not begin as text")
    }
    var found = end(of: &reader, each: each, passed: passed)
    (found.stamp, found.digest) = (file.stamp, digest)
    return found
  }

  /// Reads a compressed text; of an archive only that it is one.
  private static func unpack(
    _ file: FileReading.OpenFile, _ path: [UInt8], _ kind: PackedKind, name: String,
    isNamed: Bool, explains: Bool,
    isCancelled: @escaping @Sendable () -> Bool, leavesText: Bool, each: (SourceText) -> Void,
    passed: (PassedRecord) -> Void
  ) throws(LibraryError) -> Found {
    let packed = try FileReading.unpacking(path) { () throws(PackedFault) in
      try PackedFile(
        descriptor: file.descriptor, size: file.size,
        points: PackedPlaces.shared.points(of: path, file.stamp), isCancelled: isCancelled)
    }
    if packed.isArchive { return Found(stamp: file.stamp, isArchive: true) }
    if leavesText { return Found(stamp: file.stamp, isLeft: true) }
    let first = try FileReading.unpacking(path) { () throws(PackedFault) in
      try packed.next() == nil ? [] : try packed.read(chunk)
    }
    var found = try unpacked(
      first, path, name: unpackedName(name), isNamed: isNamed, explains: explains, each: each,
      passed: passed
    ) { () throws(LibraryError) in
      try FileReading.unpacking(path) { () throws(PackedFault) in try packed.read(chunk) }
    }
    found.recognition?.signs.append("it is compressed by \(kind.name)")
    found.stamp = file.stamp
    return found
  }

  /// Reads what comes out of a packed file.
  ///
  /// - Parameters:
  ///   - first: the first bytes.
  ///   - path: of the packed file, for messages.
  ///   - name: of the text in it.
  ///   - isNamed: true for a file that was asked for by its name.
  ///   - explains: true keeps what it was taken for, and why.
  ///   - each: gets each cable's text.
  ///   - passed: gets each record that gave none.
  ///   - next: gives the bytes that follow; none at the end.
  /// - Returns: what was found beside the cables.
  /// - Throws: what `next` throws, and where it is too large for one text.
  static func unpacked(
    _ first: [UInt8], _ path: [UInt8], name: String, isNamed: Bool = false, explains: Bool = false,
    each: (SourceText) -> Void, passed: (PassedRecord) -> Void = { _ in },
    next: () throws(LibraryError) -> [UInt8]
  ) throws(LibraryError) -> Found {
    if PackedKind(first) != nil, Container.reasonUnread(first) == nil {
      return Found(reason: "it is packed within a packed file: unpack it first")
    }
    var reader = ContainerReader(fileName: name, isNamed: isNamed, explains: explains)
    try feed(&reader, first, path, each: each, passed: passed, next: next)
    return end(of: &reader, each: each, passed: passed)
  }

  /// The name of the text in a compressed file: without the last ending.
  static func unpackedName(_ name: String) -> String {
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return name }
    return String(name[..<dot])
  }

  /// Gives the bytes of a file to a reader, and its cables as far as they come before the end.
  ///
  /// - Parameters:
  ///   - reader: takes the bytes.
  ///   - first: the first of them.
  ///   - path: of the file, for messages.
  ///   - each: gets each cable's text.
  ///   - passed: gets each record that gave none.
  ///   - next: gives the bytes that follow; none at the end.
  /// - Throws: what `next` throws, and where it is too large for one text.
  static func feed(
    _ reader: inout ContainerReader, _ first: [UInt8], _ path: [UInt8],
    each: (SourceText) -> Void, passed: (PassedRecord) -> Void,
    next: () throws(LibraryError) -> [UInt8]
  ) throws(LibraryError) {
    var bytes = first
    var count = 0
    while !bytes.isEmpty {
      count += bytes.count
      for source in reader.append(bytes) { each(source) }
      reader.takePassed().forEach(passed)
      guard reader.mayHoldText else { return }
      guard reader.isStreaming || count <= FileReading.largest else {
        throw .unreadable(
          path: FolderPath.shown(path), reason: "it is larger than \(FileReading.largest >> 20) MB"
        )
      }
      bytes = try next()
    }
  }

  /// Gives the cables that the end of a file brings.
  static func end(
    of reader: inout ContainerReader, each: (SourceText) -> Void, passed: (PassedRecord) -> Void
  ) -> Found {
    let rest = reader.finish()
    for source in rest.cables { each(source) }
    rest.passed.forEach(passed)
    return Found(reason: rest.reason, recognition: reader.recognition)
  }

  /// What the bytes of a file come to now, and what the system said of it when it was opened.
  ///
  /// Cost: a reading of the file, a chunk at a time.
  ///
  /// - Throws: where it cannot be read, or whoever asked gave up.
  static func digest(
    _ path: [UInt8], isCancelled: () -> Bool = { false }
  ) throws(LibraryError) -> (digest: FileDigest, stamp: FileColumns.Stamp) {
    let file = try FileReading.open(path)
    defer { close(file.descriptor) }
    var digest = FileDigest()
    var offset = 0
    // One byte more than a small file has, so that one reading is all of it.
    let step = min(chunk, file.size + 1)
    while true {
      if isCancelled() { throw .cancelled }
      let bytes = try FileReading.bytes(of: file.descriptor, offset..<(offset + step), path)
      if bytes.isEmpty { return (digest, file.stamp) }
      digest.append(bytes)
      offset += bytes.count
    }
  }

  /// Why a file that was asked for by its name gives no cable; nil if it gives one, or is so large
  /// that only reading it shows.
  static func reasonWithout(_ path: [UInt8]) -> String? {
    do throws(LibraryError) {
      let file = try FileReading.open(path)
      defer { close(file.descriptor) }
      guard file.size <= chunk else { return nil }
      let bytes = try FileReading.contents(of: file, path)
      if PackedKind(bytes) != nil, Container.reasonUnread(bytes) == nil { return nil }
      return Container.read(bytes, fileName: FolderPath.name(of: path), isNamed: true).reason
    } catch {
      return error.message
    }
  }

  /// Reads one cable again, from its own bytes alone where the file holds many.
  ///
  /// - Returns: nil if the file no longer holds the cable there.
  static func source(
    _ place: FilePlace, _ cable: CablePlace, _ waiter: Waiter = Waiter()
  ) throws(LibraryError) -> SourceText? {
    let fileRange = cable.fileRange
    let path = place.path
    if place.member != nil {
      return try PackedPlaces.shared.source(place, cable, waiter)
    }
    let file = try FileReading.open(path)
    defer { close(file.descriptor) }
    let name = place.name
    let isText = fileRange.lowerBound == 0 && file.size <= chunk
    var known = isText ? nil : KnownHeads.shared.head(path, file.stamp)
    if known == nil {
      let headLength = isText ? file.size : min(file.size, ContainerReader.headLength)
      let head = try FileReading.bytes(of: file.descriptor, 0..<headLength, path)
      if PackedKind(head) != nil {
        return try PackedPlaces.shared.source(place, cable, waiter)
      }
      // A text of its own: even where it has grown or shrunk since.
      if isText {
        return Container.read(head, fileName: name, isNamed: true).cables.first {
          $0.part == cable.part
        }
      }
      let own = ContainerHead(head)
      KnownHeads.shared.keep(own, path, file.stamp)
      known = own
    }
    guard let known, fileRange.upperBound <= file.size, fileRange.count <= FileReading.largest
    else { return nil }
    let bytes = try FileReading.bytes(of: file.descriptor, fileRange, path)
    guard bytes.count == fileRange.count else { return nil }
    return known.cable(
      in: bytes, fileName: name, part: cable.part, ordinal: cable.ordinal, fileRange: fileRange)
  }

  /// The bytes of a range of a file, or of what is packed in it; fewer where it ends before.
  static func bytes(
    _ place: FilePlace, _ range: Range<Int>, _ waiter: Waiter = Waiter()
  ) throws(LibraryError) -> [UInt8] {
    if place.member == nil {
      let file = try FileReading.open(place.path)
      defer { close(file.descriptor) }
      let head = try FileReading.bytes(
        of: file.descriptor, 0..<PackedKind.headLength, place.path)
      if PackedKind(head) == nil {
        return try FileReading.bytes(of: file.descriptor, range, place.path)
      }
    }
    return try PackedPlaces.shared.bytes(place, range, waiter)
  }
}
