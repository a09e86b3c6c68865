/// The machine for records that are lines: CSV and similar, `COPY` and JSON Lines.
///
/// States: at a value's beginning, in a bare value, in a quoted one, after a quote that may close it,
/// after a separator or a line end that may follow a closed one, between the blocks of a dump.
struct LineRecords {
  private enum State {
    case valueStart, bare, quoted, escaped
    /// After a quote: it closes the value, is doubled, or is in the text.
    case quote
    /// After a quote and a separator or line end, where every value is quoted.
    case separator, lineEnd
    /// Outside of the blocks of a dump.
    case outside
  }

  private let dialect: RecordDialect
  private let quote: UInt8
  private var state: State
  /// Where the open record begins.
  private(set) var start: Int
  private var seen: Int
  private var valueStart: Int
  /// True if the open value began with a quote.
  private var isQuoted = false
  private var values: [Range<Int>] = []
  /// Where a separator is that may not be one.
  private var pending = 0
  /// Places within an open quote where a record seems to begin.
  private var candidates: [Int] = []
  private let beginning: RecordBeginning

  init(_ dialect: RecordDialect, isOne: Bool) {
    self.dialect = dialect
    beginning = RecordBeginning(dialect)
    quote = dialect.quote ?? 0
    state = dialect.form == .copy && !isOne ? .outside : .valueStart
    start = dialect.start
    seen = dialect.start
    valueStart = dialect.start
  }

  mutating func drop(_ count: Int) {
    start -= count
    seen -= count
    valueStart -= count
    pending -= count
    for index in values.indices {
      values[index] = (values[index].lowerBound - count)..<(values[index].upperBound - count)
    }
    for index in candidates.indices { candidates[index] -= count }
  }

  mutating func records(in bytes: UnsafeBufferPointer<UInt8>, isLast: Bool) -> [RecordStream.Found]
  {
    var found: [RecordStream.Found] = []
    while true {
      while seen < bytes.count {
        guard step(bytes, isLast: isLast, &found) else { return found }
      }
      guard isLast, finish(bytes, &found) else { return found }
    }
  }

  /// Takes one byte, or a run of a value's; false if more bytes are needed.
  private mutating func step(
    _ bytes: UnsafeBufferPointer<UInt8>, isLast: Bool, _ found: inout [RecordStream.Found]
  ) -> Bool {
    let byte = bytes[seen]
    let separator = dialect.separator
    switch state {
    case .outside:
      return takeStatement(bytes, isLast: isLast)
    case .valueStart:
      if dialect.quote != nil, byte == quote {
        (state, isQuoted) = (.quoted, true)
      } else if byte == 0x20, dialect.isAlwaysQuoted || dialect.hasBlanks {
        break
      } else {
        state = .bare
        return true
      }
    case .bare:
      if byte == separator, dialect.form != .jsonLines {
        endValue(at: seen)
        return true
      } else if byte == dialect.lineEnd {
        seen += 1
        endRecord(bytes, at: seen - 1, &found)
        return true
      } else if byte == 0x5C, dialect.hasEscapes {
        state = .escaped
      }
    case .escaped:
      state = isQuoted ? .quoted : .bare
    case .quoted:
      if byte == quote {
        state = .quote
      } else if byte == 0x5C, dialect.hasEscapes {
        state = .escaped
      } else if byte == dialect.lineEnd {
        guard isLast || bytes.count - seen > RecordBeginning.reach else { return false }
        if beginning.matches(in: bytes, at: seen + 1) {
          candidates.append(seen + 1)
          if candidates.count > RecordBeginning.limit {
            cut(at: candidates[0], &found)
            return true
          }
        }
      }
    case .quote:
      if byte == quote {
        state = .quoted
      } else if byte == separator {
        guard dialect.isAlwaysQuoted else {
          endValue(at: seen)
          return true
        }
        (pending, state) = (seen, .separator)
      } else if byte == dialect.lineEnd {
        pending = seen
        guard dialect.isAlwaysQuoted else {
          seen += 1
          endRecord(bytes, at: pending, &found)
          return true
        }
        state = .lineEnd
      } else if byte != 0x20, byte != 0x0D {
        state = .quoted
      }
    case .separator:
      if byte == quote || byte == separator || byte == dialect.lineEnd || byte == 0x0D {
        endValue(at: pending)
        return true
      }
      if byte == 0x20, dialect.hasBlanks { break }
      state = .quoted
    case .lineEnd:
      if byte == quote || byte == dialect.lineEnd || byte == 0x0D {
        endRecord(bytes, at: pending, &found)
        return true
      }
      state = .quoted
    }
    seen += 1
    return true
  }

  /// Ends a value at its separator.
  private mutating func endValue(at end: Int) {
    values.append(valueStart..<end)
    (valueStart, seen) = (end + 1, end + 1)
    (state, isQuoted) = (.valueStart, false)
  }

  /// Ends the record whose line end is at a place.
  private mutating func endRecord(
    _ bytes: UnsafeBufferPointer<UInt8>, at end: Int, _ found: inout [RecordStream.Found]
  ) {
    if let first = candidates.first, dialect.count > 0, values.count + 1 != dialect.count {
      cut(at: first, &found)
      return
    }
    values.append(valueStart..<end)
    let range = start..<min(end + 1, bytes.count)
    let isBlank = values.count == 1 && bytes[start..<end].allSatisfy(\.isBlank)
    if dialect.form == .copy, bytes[start..<end].starts(with: [0x5C, 0x2E]) {
      begin(at: min(end + 1, bytes.count), .outside)
      return
    }
    if dialect.form == .jsonLines, bytes[start] == 0x7B, end < bytes.count,
      values.count == 1, BulkAction.matches(in: bytes[valueStart..<end])
    {
      // It says of the next line what that leaves open, and is a part of its record. One that follows
      // another has nothing to say of.
      if start < valueStart {
        found.append(RecordStream.Found(range: start..<valueStart, values: []))
      }
      (valueStart, seen, state) = (end + 1, end + 1, .valueStart)
      start = values[0].lowerBound
      values.removeAll(keepingCapacity: true)
      return
    }
    if !isBlank {
      let fault =
        dialect.count > 0 && values.count != dialect.count && dialect.form != .jsonLines
        ? RecordFault.ragged(values.count, of: dialect.count) : nil
      found.append(RecordStream.Found(range: range, values: values, fault: fault))
    }
    begin(at: min(end + 1, bytes.count), .valueStart)
  }

  private mutating func begin(at place: Int, _ state: State) {
    (self.state, isQuoted) = (state, false)
    (start, seen, valueStart) = (place, place, place)
    values.removeAll(keepingCapacity: true)
    candidates.removeAll(keepingCapacity: true)
  }

  /// Ends the open record where another seems to begin, and continues from there.
  private mutating func cut(at place: Int, _ found: inout [RecordStream.Found]) {
    // Only the values before the quote that was never closed are certain.
    var values = values.filter { $0.upperBound < place }
    let from = values.last.map { $0.upperBound + 1 } ?? start
    values.append(from..<(place - 1))
    found.append(
      RecordStream.Found(range: start..<place, values: values, fault: .unclosed))
    begin(at: place, .valueStart)
  }

  /// The end of the stream; true if it continues from an earlier place.
  private mutating func finish(
    _ bytes: UnsafeBufferPointer<UInt8>, _ found: inout [RecordStream.Found]
  ) -> Bool {
    guard state != .outside, start < bytes.count else { return false }
    switch state {
    case .quoted, .escaped:
      guard isQuoted else { break }
      if let first = candidates.first {
        cut(at: first, &found)
        return true
      }
      values.append(valueStart..<bytes.count)
      found.append(
        RecordStream.Found(range: start..<bytes.count, values: values, fault: .unclosed))
      begin(at: bytes.count, .valueStart)
      return false
    case .separator: endValue(at: pending)
    case .lineEnd:
      endRecord(bytes, at: pending, &found)
      return start < bytes.count
    default: break
    }
    let place = start
    endRecord(bytes, at: bytes.count, &found)
    return start > place && start < bytes.count
  }

  /// Passes the lines outside of the blocks of a dump; false if a line is not whole yet.
  private mutating func takeStatement(_ bytes: UnsafeBufferPointer<UInt8>, isLast: Bool) -> Bool {
    var end = seen
    while end < bytes.count, bytes[end] != 0x0A, end - seen < 65_536 { end += 1 }
    guard end < bytes.count || isLast || end - seen >= 65_536 else { return false }
    let line = UnsafeBufferPointer(rebasing: bytes[seen..<end])
    begin(
      at: min(end + 1, bytes.count), RecordSniffer.opensCopy(line) ? .valueStart : .outside)
    return true
  }

  /// Leaves out the open record, which has grown too long; returns where it was.
  mutating func abandon(before end: Int) -> Range<Int> {
    defer { begin(at: end, .valueStart) }
    return start..<end
  }
}
