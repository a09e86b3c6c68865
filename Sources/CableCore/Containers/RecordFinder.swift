/// Finds where the records of a large file end, as its bytes come in.
///
/// A dump of a quarter of a million cables needs no more memory than its longest record.
struct RecordFinder {
  /// How records are told apart.
  enum Kind: Sendable { case table, volume }

  private let kind: Kind
  private var isQuoted = false
  private var isEscaped = false
  private var depth = 0
  /// Bytes looked at already, from the buffer's beginning.
  private var seen = 0
  /// Where the open record begins; nil between the documents of a volume.
  private var start: Int?

  init(_ kind: Kind) {
    self.kind = kind
    start = kind == .table ? 0 : nil
  }

  /// The records that end within a buffer; call `drop` before it is changed.
  mutating func records(in buffer: [UInt8], isLast: Bool) -> [Range<Int>] {
    kind == .table ? rows(in: buffer, isLast: isLast) : documents(in: buffer, isLast: isLast)
  }

  /// How much of the buffer's beginning is done with.
  var done: Int { start ?? seen }

  /// Tells that the beginning of the buffer was taken off.
  mutating func drop(_ count: Int) {
    seen -= count
    start = start.map { $0 - count }
  }

  private mutating func rows(in buffer: [UInt8], isLast: Bool) -> [Range<Int>] {
    var found: [Range<Int>] = []
    while seen < buffer.count {
      let byte = buffer[seen]
      seen += 1
      if isEscaped {
        isEscaped = false
      } else if byte == UInt8(ascii: "\\") {
        isEscaped = isQuoted
      } else if byte == UInt8(ascii: "\"") {
        isQuoted.toggle()
      } else if byte == 0x0A, !isQuoted, let from = start {
        if seen - from > 2 { found.append(from..<seen) }
        start = seen
      }
    }
    if isLast, let from = start, buffer.count - from > 2 { found.append(from..<buffer.count) }
    return found
  }

  private mutating func documents(in buffer: [UInt8], isLast: Bool) -> [Range<Int>] {
    var found: [Range<Int>] = []
    while seen < buffer.count {
      guard buffer[seen] == UInt8(ascii: "<") else {
        seen += 1
        continue
      }
      // A tag may lie across two reads: it waits for the rest.
      guard isLast || buffer.count - seen > 512 else { return found }
      if buffer.has("<DIV", at: seen), seen + 4 < buffer.count, !buffer[seen + 4].isLetter {
        if start == nil {
          let end = buffer[seen...].prefix(512).firstIndex(of: UInt8(ascii: ">")) ?? buffer.count
          if Markup.find("type=\"document\"", in: buffer, from: seen, before: end) != nil {
            start = seen
            depth = 1
          }
        } else {
          depth += 1
        }
      } else if let from = start, buffer.has("</DIV>", at: seen) {
        depth -= 1
        if depth == 0 {
          found.append(from..<(seen + 6))
          start = nil
        }
      }
      seen += 1
    }
    if isLast, let from = start { found.append(from..<buffer.count) }
    return found
  }
}
