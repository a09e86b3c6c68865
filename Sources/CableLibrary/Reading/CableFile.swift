import CableCore
import Glibc

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
    /// Why it holds no cable; nil where it holds some.
    var reason: String?
    /// What the system said of it when it was opened.
    var stamp: FileColumns.Stamp
    /// Of the bytes that were read.
    var digest: FileDigest
    /// What the file was taken for, where that was asked for.
    var recognition: Recognition?
  }

  /// Bytes that are read at once.
  private static let chunk = 1 << 20

  /// Reads a file from its beginning and gives its cables in order.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - name: its name, in which a cable's id may stand.
  ///   - explains: true keeps what it was taken for, and why.
  ///   - each: gets each cable's text.
  ///   - passed: gets each record of the file that gave none.
  /// - Returns: what was found beside the cables.
  /// - Throws: where it cannot be read, or is too large for one text.
  static func read(
    _ path: [UInt8], name: String, explains: Bool = false, each: (SourceText) -> Void,
    passed: (PassedRecord) -> Void = { _ in }
  ) throws(LibraryError) -> Found {
    let file = try FileReading.open(path)
    defer { close(file.descriptor) }
    var found = Found(stamp: file.stamp, digest: FileDigest())
    var reader = ContainerReader(fileName: name, explains: explains)
    if file.size > chunk {
      try stream(file, path, into: &reader, &found.digest, each: each, passed: passed)
    } else {
      let bytes = try FileReading.contents(of: file, path)
      if !bytes.isEmpty { found.digest.append(bytes) }
      for source in reader.append(bytes) { each(source) }
      reader.takePassed().forEach(passed)
    }
    let rest = reader.finish()
    for source in rest.cables { each(source) }
    rest.passed.forEach(passed)
    (found.reason, found.recognition) = (rest.reason, reader.recognition)
    return found
  }

  /// What the bytes of a file come to now, and what the system said of it when it was opened.
  ///
  /// Cost: a reading of the file, a chunk at a time.
  ///
  /// - Throws: where it cannot be read.
  static func digest(
    _ path: [UInt8]
  ) throws(LibraryError) -> (digest: FileDigest, stamp: FileColumns.Stamp) {
    let file = try FileReading.open(path)
    defer { close(file.descriptor) }
    var digest = FileDigest()
    var offset = 0
    // One byte more than a small file has, so that one reading is all of it.
    let step = min(chunk, file.size + 1)
    while true {
      let bytes = try FileReading.bytes(of: file.descriptor, offset..<(offset + step), path)
      if bytes.isEmpty { return (digest, file.stamp) }
      digest.append(bytes)
      offset += bytes.count
    }
  }

  /// Reads one cable again, from its own bytes alone where the file holds many.
  ///
  /// - Returns: nil where the file no longer holds the cable there.
  static func source(
    _ path: [UInt8], name: String, part: Int, fileRange: Range<Int>
  ) throws(LibraryError) -> SourceText? {
    let file = try FileReading.open(path)
    defer { close(file.descriptor) }
    if fileRange.lowerBound == 0, file.size <= chunk {
      // A text of its own: also where it has grown or shrunk since.
      let bytes = try FileReading.bytes(of: file.descriptor, 0..<file.size, path)
      return Container.read(bytes, fileName: name).cables.first { $0.part == part }
    }
    let head = try FileReading.bytes(
      of: file.descriptor, 0..<min(file.size, ContainerReader.headLength), path)
    guard fileRange.upperBound <= file.size, fileRange.count <= FileReading.largest else {
      return nil
    }
    let bytes = try FileReading.bytes(of: file.descriptor, fileRange, path)
    guard bytes.count == fileRange.count else { return nil }
    return Container.cable(
      in: bytes, head: head, fileName: name, part: part, fileRange: fileRange)
  }

  /// Gives the cables of a large file as far as they come before its end.
  private static func stream(
    _ file: FileReading.OpenFile, _ path: [UInt8], into reader: inout ContainerReader,
    _ digest: inout FileDigest, each: (SourceText) -> Void, passed: (PassedRecord) -> Void
  ) throws(LibraryError) {
    var offset = 0
    while true {
      let bytes = try FileReading.bytes(of: file.descriptor, offset..<(offset + chunk), path)
      if bytes.isEmpty { return }
      offset += bytes.count
      digest.append(bytes)
      for source in reader.append(bytes) { each(source) }
      reader.takePassed().forEach(passed)
      guard reader.isStreaming || offset <= FileReading.largest else {
        throw .unreadable(
          path: FileReading.shown(path), reason: "it is larger than \(FileReading.largest >> 20) MB"
        )
      }
    }
  }
}
