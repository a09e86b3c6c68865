/// Takes the cables out of a file as its bytes come in.
///
/// Cables of a table, a dump or a volume are given as soon as they are whole, each with its byte range
/// in the file; any other file is kept until it ends.
public struct ContainerReader: Sendable {
  /// So many bytes of a file show what it is.
  public static let headLength = 65_536

  private enum Stream {
    case records(RecordStream, RecordReading)
    case volume(VolumeStream)
    case mailbox(MailboxStream)
  }

  private var hints = ContainerHints()
  private let isNamed: Bool
  /// What is not read yet; UTF-8 where the file is UTF-16 and holds records.
  private var buffer: [UInt8] = []
  /// Where the buffer begins in the file.
  private var offset = 0
  private var stream: Stream?
  private var around: SurroundingText?
  /// Up to where the buffer was read for records and the text around them.
  private var read = 0
  private var wide: WideText?
  /// True where CR alone ends the lines: then it is LF from here on, in its place.
  private var endsLinesWithCR = false
  private var part = 0
  private var records = 0
  private var passed: [PassedRecord] = []
  private var isDecided = false
  /// The rare bytes of all that was read, where the file is no longer than its beginning.
  private var rare: RareBytes?
  /// What the file's beginning says, once that is decided.
  private var kind = Container.Kind.empty

  /// What the file was taken for so far, whole once `finish` was called; nil if `explains` is false.
  public private(set) var recognition: Recognition?
  private let explains: Bool
  /// How many files it is nested in.
  private let depth: Int
  /// Records that are looked at for what their columns mean.
  private static let explainedRecords = 64

  /// A reader for a file of this name.
  ///
  /// - Parameters:
  ///   - fileName: its name without folder.
  ///   - isNamed: true for a file that was asked for by its name, which is read however little of a
  ///     cable it holds.
  ///   - explains: keeps what the file is taken for, and why.
  public init(fileName: String, isNamed: Bool = false, explains: Bool = false) {
    self.init(fileName: fileName, isNamed: isNamed, explains: explains, depth: 0)
  }

  /// A reader for a file that is nested in so many others.
  init(fileName: String, isNamed: Bool = false, explains: Bool = false, depth: Int) {
    (self.isNamed, self.explains, self.depth) = (isNamed, explains, depth)
    hints.fileName = Self.stem(of: fileName)
  }

  /// True if the file holds many cables, which are given as they come.
  public var isStreaming: Bool { stream != nil }

  /// False once the beginning showed that no text will come: the rest need not be read.
  public var mayHoldText: Bool {
    switch kind {
    case .binary, .foreign: false
    default: true
    }
  }

  /// True if the beginning named what the file is: a kind that holds no text whatever follows.
  public var isKindKnown: Bool {
    if case .foreign = kind { true } else { false }
  }

  /// The records that gave no cable since this was last asked.
  public mutating func takePassed() -> [PassedRecord] {
    defer { passed = [] }
    return passed
  }

  /// Takes further bytes.
  ///
  /// - Returns: the cables that are whole now.
  public mutating func append(_ chunk: [UInt8]) -> [SourceText] {
    var chunk = wide?.narrowed(chunk, isLast: false) ?? chunk
    if endsLinesWithCR { chunk = chunk.withLFForCR }
    if buffer.isEmpty { buffer = chunk } else { buffer += chunk }
    if !isDecided, buffer.count >= Self.headLength { decide(isWhole: false) }
    return isDecided && stream != nil ? take(isLast: false) : []
  }

  /// Signals that the file has ended.
  ///
  /// - Returns: the cables that were not given yet, or why the file has none.
  public mutating func finish() -> Container.Contents {
    let contents = rest()
    if explains, stream == nil, !contents.cables.isEmpty {
      recognition = Recognition(contents.cables, of: buffer)
    }
    return contents
  }

  private mutating func rest() -> Container.Contents {
    if !isDecided { decide(isWhole: true) }
    if stream != nil {
      if let rest = wide?.narrowed([], isLast: true) { buffer += rest }
      let cables = take(isLast: true)
      if part > 0 { return Container.Contents(cables: cables, passed: takePassed()) }
      let all = kind.isMailbox ? "mails" : "records"
      if kind.isMailbox, records == 1, let mail = passed.last {
        return Container.Contents(cables: [], reason: mail.reason, passed: takePassed())
      }
      let what = records == 1 ? "its one record is none" : "none of its \(records) \(all) is one"
      return Container.Contents(
        cables: [], reason: "it holds no cable: \(what)", passed: takePassed())
    }
    switch kind {
    case .empty: return Container.Contents(cables: [], reason: "it is empty")
    case .binary: return Container.Contents(cables: [], reason: "it is not text")
    case .foreign(let reason): return Container.Contents(cables: [], reason: reason)
    default:
      return Container.documents(of: buffer, rare, hints: hints, isNamed: isNamed, depth: depth)
    }
  }

  private mutating func decide(isWhole: Bool) {
    isDecided = true
    endsLinesWithCR = buffer.beginning(Self.headLength).endsLinesWithCR
    if endsLinesWithCR { buffer = buffer.withLFForCR }
    let isHeadWhole = isWhole && buffer.count <= Self.headLength
    if isHeadWhole { rare = RareBytes(buffer) }
    let found = Container.recognised(
      buffer.beginning(Self.headLength), rare, isWhole: isHeadWhole)
    kind = found.kind
    if explains { recognition = Recognition(kind, signs: found.signs) }
    switch kind {
    case .records(let dialect):
      stream = .records(RecordStream(dialect), RecordReading(dialect))
      let text = SurroundingText(dialect)
      if text.isLookedFor, dialect.encoding == .narrow { (around, read) = (text, dialect.start) }
      narrow(from: dialect.encoding)
    case .volume:
      narrow(from: Decoding.encoding(of: buffer))
      stream = .volume(VolumeStream())
      hints.published = VolumeHeader.document(buffer.beginning(Self.headLength))
    case .mailbox: stream = .mailbox(MailboxStream())
    default: break
    }
  }

  /// Makes UTF-8 of what is read so far, and of what follows.
  private mutating func narrow(from encoding: RecordDialect.Encoding) {
    guard encoding != .narrow else { return }
    offset = Decoding.markLength(of: buffer)
    var text = WideText(encoding)
    buffer = text.narrowed(Array(buffer[offset...]), isLast: false)
    wide = text
  }

  private mutating func take(isLast: Bool) -> [SourceText] {
    var cables: [SourceText] = []
    // The last place that was asked for, in the file.
    var known = (place: 0, offset: offset)
    func fileRange(_ range: Range<Int>) -> Range<Int> {
      guard wide != nil else { return (offset + range.lowerBound)..<(offset + range.upperBound) }
      let start = known.offset + WideText.width(of: buffer, known.place..<range.lowerBound)
      let end = start + WideText.width(of: buffer, range)
      known = (range.upperBound, end)
      return start..<end
    }
    func take(_ source: SourceText?, at range: Range<Int>, reason: String? = nil) {
      records += 1
      let place = fileRange(range)
      guard var source else {
        passed.append(
          PassedRecord(
            number: records, fileRange: place, reason: reason ?? "it holds no cable",
            isFailure: false))
        return
      }
      (source.part, source.fileRange) = (part, place)
      part += 1
      cables.append(source)
    }
    /// Names the text between the last record and the next one, or the file's end.
    func passText(to end: Int, isWhole: Bool) {
      guard around != nil else { return }
      if read < end { around?.take(buffer, read..<end, offset: offset) }
      read = max(read, end)
      guard isWhole, let text = around?.end() else { return }
      passed.append(
        PassedRecord(
          number: records, fileRange: text, reason: SurroundingText.reason, isFailure: false))
    }
    let done: Int
    var lost: Range<Int>?
    switch stream {
    case .records(var finder, let reading):
      for found in finder.records(in: buffer, isLast: isLast) {
        passText(to: found.range.lowerBound, isWhole: true)
        read = max(read, found.range.upperBound)
        let isHead = reading.isHead(found, in: buffer)
        if isHead, records == 0, offset + found.range.lowerBound <= reading.dialect.start + 2 {
          continue
        }
        let start = offset + found.range.lowerBound
        let source =
          isHead ? nil : reading.source(of: found, in: buffer, at: start, hints: hints)
        if explains, !isHead, records < Self.explainedRecords {
          recognition?.add(reading.columns(of: found, in: buffer, at: start))
        }
        take(source, at: found.range, reason: isHead ? "it names the columns" : nil)
      }
      if buffer.count - finder.done > RecordStream.largest {
        lost = finder.abandon(before: buffer.count)
      }
      done = min(finder.done, buffer.count)
      if lost == nil { passText(to: isLast ? buffer.count : done, isWhole: isLast) }
      read = max(0, read - done)
      finder.drop(done)
      stream = .records(finder, reading)
    case .volume(var finder):
      for range in finder.documents(in: buffer, isLast: isLast) {
        let decoded = Decoding(Array(buffer[range]))
        var source = DiplomaticHistory.read(decoded.bytes, hints: hints)
        source?.diagnostics += decoded.diagnostics
        take(source, at: range)
      }
      if buffer.count - finder.done > RecordStream.largest {
        lost = finder.abandon(before: buffer.count)
      }
      done = min(finder.done, buffer.count)
      finder.drop(done)
      stream = .volume(finder)
    case .mailbox(var finder):
      for range in finder.documents(in: buffer, isLast: isLast) {
        let mail = Container.documents(of: Array(buffer[range]), hints: hints, depth: depth)
        if mail.cables.isEmpty {
          take(nil, at: range, reason: mail.reason)
        } else {
          records += 1
        }
        for var source in mail.cables {
          let start = offset + range.lowerBound
          source.part = part
          source.fileRange =
            (source.fileRange.lowerBound + start)..<(source.fileRange.upperBound + start)
          part += 1
          cables.append(source)
        }
        passed += mail.passed.map { $0.moved(by: offset + range.lowerBound) }
      }
      if buffer.count - finder.done > MailboxStream.largest {
        lost = finder.abandon(before: buffer.count)
      }
      done = min(finder.done, buffer.count)
      finder.drop(done)
      stream = .mailbox(finder)
    case nil: return []
    }
    if let lost, !lost.isEmpty {
      records += 1
      passed.append(
        PassedRecord(
          number: records, fileRange: fileRange(lost),
          reason: kind.isMailbox
            ? "it is longer than \(MailboxStream.largest >> 20) MB"
            : "it is longer than \(RecordStream.largest >> 20) MB: a quote is never closed",
          isFailure: true))
    }
    offset = fileRange(done..<done).lowerBound
    buffer.removeFirst(done)
    return cables
  }

  static func stem(of fileName: String) -> String {
    guard let dot = fileName.lastIndex(of: "."), dot != fileName.startIndex else { return fileName }
    return String(fileName[..<dot])
  }
}
