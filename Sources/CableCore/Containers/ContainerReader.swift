/// Takes the cables out of a file as its bytes come in.
///
/// Cables of a dump or a volume are given as soon as they are whole, each with its byte range in
/// the file; any other file is kept until it ends.
public struct ContainerReader: Sendable {
  /// A record that grows beyond this is no cable: its quote was never closed.
  public static let largestRecord = 16 << 20

  private var hints = ContainerHints()
  private var buffer: [UInt8] = []
  /// Where the buffer begins in the file.
  private var offset = 0
  private var finder: RecordFinder?
  private var recordKind = RecordFinder.Kind.table
  private var part = 0
  private var isDecided = false
  /// What the file's beginning says, once that is decided.
  private var kind = Container.Kind.empty
  private var hasOverrun = false

  /// A reader for a file of this name.
  public init(fileName: String) { hints.fileName = Self.stem(of: fileName) }

  /// True where the file holds many cables, which are given as they come.
  public var isStreaming: Bool { finder != nil }

  /// Takes further bytes.
  ///
  /// - Returns: the cables that are whole now.
  public mutating func append(_ chunk: [UInt8]) -> [SourceText] {
    if buffer.isEmpty { buffer = chunk } else { buffer += chunk }
    if !isDecided, buffer.count >= 65_536 { decide() }
    return isDecided && finder != nil ? take(isLast: false) : []
  }

  /// Tells that the file has ended.
  ///
  /// - Returns: the cables that were not given yet, or why the file has none.
  public mutating func finish() -> Container.Contents {
    if !isDecided { decide() }
    if finder != nil {
      let cables = take(isLast: true)
      if part > 0 { return Container.Contents(cables: cables) }
      return Container.Contents(cables: [], reason: "it holds no cable: none of its records is one")
    }
    switch kind {
    case .empty: return Container.Contents(cables: [], reason: "it is empty")
    case .binary: return Container.Contents(cables: [], reason: "it is not text")
    default: return Container.single(buffer, hints: hints)
    }
  }

  private mutating func decide() {
    isDecided = true
    kind = Container.kind(of: buffer.beginning(65_536))
    switch kind {
    case .table: (finder, recordKind) = (RecordFinder(.table), .table)
    case .volume: (finder, recordKind) = (RecordFinder(.volume), .volume)
    default: break
    }
  }

  private mutating func take(isLast: Bool) -> [SourceText] {
    guard var finder else { return [] }
    var cables: [SourceText] = []
    for range in finder.records(in: buffer, isLast: isLast) {
      if let source = record(Array(buffer[range]), at: range) { cables.append(source) }
    }
    var done = finder.done
    if buffer.count - done > Self.largestRecord {
      // Goes on with the next line: whatever the open record was, it is no cable.
      done = buffer.count
      finder = RecordFinder(recordKind)
      hasOverrun = true
    } else {
      finder.drop(done)
    }
    buffer.removeFirst(done)
    offset += done
    self.finder = finder
    return cables
  }

  private mutating func record(_ bytes: [UInt8], at range: Range<Int>) -> SourceText? {
    let decoded = Decoding(bytes)
    let found =
      recordKind == .table
      ? TableRecords.read(decoded.bytes, hints: hints)
      : DiplomaticHistory.read(decoded.bytes, hints: hints)
    guard var source = found else { return nil }
    source.part = part
    part += 1
    source.fileRange = (offset + range.lowerBound)..<(offset + range.upperBound)
    source.diagnostics += decoded.diagnostics
    return source
  }

  private static func stem(of fileName: String) -> String {
    guard let dot = fileName.lastIndex(of: "."), dot != fileName.startIndex else { return fileName }
    return String(fileName[..<dot])
  }
}
