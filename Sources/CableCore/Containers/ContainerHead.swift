/// What the beginning of a file says: how any of its cables is read again from its own bytes.
public struct ContainerHead: Sendable {
  /// How its records are written; nil for a file that holds none.
  private let reading: RecordReading?
  private let isVolume: Bool
  /// The volume whose documents it holds; nil where it does not say, and for any other file.
  private let volume: PublishedDocument.Volume?
  /// True where CR alone ends the lines of the file.
  private let endsLinesWithCR: Bool

  /// Recognises a file by its first `ContainerReader.headLength` bytes; all of a shorter file.
  ///
  /// Cost: a few passes over them, which is more than the reading of a cable: keep it for the file.
  public init(_ head: [UInt8]) {
    let isWhole = head.count < ContainerReader.headLength
    endsLinesWithCR = head.endsLinesWithCR
    let head = endsLinesWithCR ? head.withLFForCR : head
    let kind = Container.recognised(head, isWhole: isWhole).kind
    if case .records(let dialect) = kind {
      reading = RecordReading(dialect)
    } else {
      reading = nil
    }
    if case .volume = kind { isVolume = true } else { isVolume = false }
    volume = isVolume ? VolumeHeader.read(head) : nil
  }

  /// Reads one cable again from the bytes of its own range.
  ///
  /// - Parameters:
  ///   - bytes: the bytes of `fileRange`, as given by a cable's source.
  ///   - fileName: the file's name without folder.
  ///   - part: the cable's place among those of its file.
  ///   - ordinal: its place among those that share its range.
  ///   - fileRange: where the bytes are in the file.
  /// - Returns: nil if there is no cable any more.
  public func cable(
    in bytes: [UInt8], fileName: String, part: Int, ordinal: Int = 0, fileRange: Range<Int>
  ) -> SourceText? {
    var hints = ContainerHints()
    hints.fileName = ContainerReader.stem(of: fileName)
    let bytes = endsLinesWithCR ? bytes.withLFForCR : bytes
    if let reading {
      var source = reading.source(of: bytes, at: fileRange.lowerBound, hints: hints)
      source?.part = part
      source?.fileRange = fileRange
      return source
    }
    // Its file was text, and so is each part of it, whatever that alone would pass for.
    let found =
      isVolume
      ? Container.read(bytes, fileName: fileName, isNamed: true).cables
      : Container.documents(of: bytes, hints: hints, isNamed: true, depth: 0).cables
    guard found.indices.contains(ordinal) else { return nil }
    var source = found[ordinal]
    (source.part, source.ordinal, source.fileRange) = (part, ordinal, fileRange)
    // A document alone says nothing of its volume; a file of one document was read with its header.
    if let volume, source.hints.published?.volume == nil {
      source.hints.published?.volume = volume
    }
    return source
  }
}
