import CableCore
import Glibc

/// The cables of one file, one after another; a dump of any size needs the memory of one record.
enum CableFile {
  /// Bytes that are read at once.
  private static let chunk = 1 << 20

  /// Reads a file from its beginning and gives its cables in order.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - name: its name, in which a cable's id may stand.
  ///   - each: gets each cable's text.
  /// - Returns: why the file holds no cable, where it holds none, and what the system says of it.
  /// - Throws: where it cannot be read, or is too large for one text.
  static func read(
    _ path: [UInt8], name: String, each: (SourceText) -> Void
  ) throws(LibraryError) -> (reason: String?, stamp: FileColumns.Stamp) {
    let file = try FileReading.open(path)
    defer { close(file.descriptor) }
    if file.size > chunk {
      return (try stream(file, path, name: name, each: each), file.stamp)
    }
    let bytes = try FileReading.contents(of: file, path)
    let contents = Container.read(bytes, fileName: name)
    for source in contents.cables { each(source) }
    return (contents.reason, file.stamp)
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
    guard fileRange.upperBound <= file.size, fileRange.count <= FileReading.largest else {
      return nil
    }
    let bytes = try FileReading.bytes(of: file.descriptor, fileRange, path)
    guard bytes.count == fileRange.count else { return nil }
    return Container.cable(in: bytes, fileName: name, part: part, fileRange: fileRange)
  }

  /// Gives the cables of a large file; returns why there is none.
  private static func stream(
    _ file: FileReading.OpenFile, _ path: [UInt8], name: String, each: (SourceText) -> Void
  ) throws(LibraryError) -> String? {
    var reader = ContainerReader(fileName: name)
    var offset = 0
    while true {
      let bytes = try FileReading.bytes(of: file.descriptor, offset..<(offset + chunk), path)
      if bytes.isEmpty { break }
      offset += bytes.count
      for source in reader.append(bytes) { each(source) }
      guard reader.isStreaming || offset <= FileReading.largest else {
        throw .unreadable(
          path: FileReading.shown(path), reason: "it is larger than \(FileReading.largest >> 20) MB"
        )
      }
    }
    let rest = reader.finish()
    for source in rest.cables { each(source) }
    return rest.reason
  }
}
