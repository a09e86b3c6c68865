/// The machine for records that are between marks: elements of XML and rows of HTML, items and
/// documents of YAML.
///
/// States: between records, within one, within a part of it that is taken as it is (`<![CDATA[`).
/// The marks are the dialect's `opening` and `closing`.
struct MarkedRecords {
  private let dialect: RecordDialect
  private let isMarkup: Bool
  /// Where the open record begins; nil between records.
  private var start: Int?
  private var seen: Int
  /// True at the beginning of a line, of which YAML is cut.
  private var isAtLine = true
  private var isVerbatim = false

  /// So many bytes show what begins at a place.
  private static let reach = 128

  init(_ dialect: RecordDialect) {
    self.dialect = dialect
    isMarkup = dialect.form == .elements
    seen = dialect.start
  }

  /// How much of the buffer's beginning is done with.
  var done: Int { start ?? seen }

  mutating func drop(_ count: Int) {
    start = start.map { $0 - count }
    seen -= count
  }

  /// Leaves out the open record, which has grown too long; returns where it was.
  mutating func abandon(before end: Int) -> Range<Int> {
    let from = start ?? end
    (start, seen, isVerbatim, isAtLine) = (nil, end, false, false)
    return from..<end
  }

  mutating func records(in bytes: UnsafeBufferPointer<UInt8>, isLast: Bool) -> [RecordStream.Found]
  {
    var found: [RecordStream.Found] = []
    while seen < bytes.count {
      guard isMarkup ? passTag(bytes, isLast, &found) : passLine(bytes, isLast, &found) else {
        return found
      }
    }
    if isLast, let from = start {
      end(from..<bytes.count, isMarkup ? .malformed : nil, &found)
    }
    return found
  }

  private mutating func end(
    _ range: Range<Int>, _ fault: RecordFault?, _ found: inout [RecordStream.Found]
  ) {
    found.append(RecordStream.Found(range: range, fault: fault))
    start = nil
  }

  /// Continues after the next tag; false where more bytes are needed.
  private mutating func passTag(
    _ bytes: UnsafeBufferPointer<UInt8>, _ isLast: Bool, _ found: inout [RecordStream.Found]
  ) -> Bool {
    let mark = UInt8(ascii: isVerbatim ? "]" : "<")
    while seen < bytes.count, bytes[seen] != mark { seen += 1 }
    if seen == bytes.count { return true }
    guard isLast || bytes.count - seen > Self.reach else { return false }
    if isVerbatim {
      if RecordSniffer.has("]]>", in: bytes, at: seen) { isVerbatim = false }
    } else if RecordSniffer.has("<![CDATA[", in: bytes, at: seen) {
      isVerbatim = true
    } else if matches(dialect.opening, bytes) {
      // The row above was never closed, as HTML allows.
      if let from = start { end(from..<seen, nil, &found) }
      start = seen
    } else if let from = start, matches(dialect.closing, bytes) {
      guard let close = (seen..<bytes.count).first(where: { bytes[$0] == UInt8(ascii: ">") }) else {
        seen += 1
        return true
      }
      end(from..<(close + 1), nil, &found)
      seen = close
    }
    seen += 1
    return true
  }

  /// Whether a tag of a name is at the current place, in any case.
  private func matches(_ tag: [UInt8], _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let end = seen + tag.count
    guard end < bytes.count else { return false }
    for index in tag.indices where bytes[seen + index].lowercased != tag[index] { return false }
    return bytes[end].isOne(of: " >/\t\r\n")
  }

  /// Continues after the current line; false where more bytes are needed.
  private mutating func passLine(
    _ bytes: UnsafeBufferPointer<UInt8>, _ isLast: Bool, _ found: inout [RecordStream.Found]
  ) -> Bool {
    if isAtLine {
      guard isLast || bytes.count - seen > Self.reach else { return false }
      isAtLine = false
      let line = bytes[seen..<min(bytes.count, seen + Self.reach)].prefix { $0 != 0x0A }
      let isStart = YAMLRecord.begins(line, dialect)
      if let from = start, isStart || YAMLRecord.ends(line, dialect) {
        end(from..<seen, nil, &found)
      }
      if isStart { start = seen }
    }
    while seen < bytes.count, bytes[seen] != 0x0A { seen += 1 }
    guard seen < bytes.count else { return true }
    (seen, isAtLine) = (seen + 1, true)
    return true
  }
}
