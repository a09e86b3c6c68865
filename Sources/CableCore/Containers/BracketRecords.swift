/// The machine for records within brackets: objects of JSON, tuples of `INSERT`.
///
/// States: in a statement before its values, between records, within one, in a string, after a byte
/// that escapes the next one, after a quote that may be doubled, in a string between dollars.
struct BracketRecords {
  private enum State { case statement, between, inside, string, escaped, quote, dollars }

  private let dialect: RecordDialect
  private let isJSON: Bool
  private let beginning: RecordBeginning
  private var state: State
  /// Where the open record begins; nil between records.
  private var start: Int?
  private var seen: Int
  /// Open brackets: of the whole stream for JSON, of the record for a dump.
  private var depth = 0
  /// The quote of the open string.
  private var open: UInt8 = 0
  /// What closes the open string between dollars.
  private var dollars: [UInt8] = []
  private var valueStart = 0
  private var values: [Range<Int>] = []
  private var fault: RecordFault?
  /// Blanks before the record in its line, by which the next one's beginning is known.
  private var indentation = 0
  private var lineStart = 0
  /// Letters of `VALUES` that were seen.
  private var letters = 0
  private var candidates: [Int] = []
  /// Where the last string between records of JSON begins, and the byte after it.
  private var key: Range<Int>?

  private static let keyword = Array("VALUES".utf8)

  init(_ dialect: RecordDialect, isOne: Bool) {
    self.dialect = dialect
    isJSON = dialect.form == .json
    beginning = RecordBeginning(dialect)
    state = dialect.form == .insert && !isOne ? .statement : .between
    seen = dialect.start
    lineStart = dialect.start
  }

  /// How much of the buffer's beginning is done with.
  var done: Int {
    start ?? (state == .statement ? seen : min(seen, lineStart, key?.lowerBound ?? seen))
  }

  mutating func drop(_ count: Int) {
    start = start.map { $0 - count }
    seen -= count
    lineStart -= count
    valueStart -= count
    for index in values.indices {
      values[index] = (values[index].lowerBound - count)..<(values[index].upperBound - count)
    }
    for index in candidates.indices { candidates[index] -= count }
    key = key.flatMap {
      $0.lowerBound < count ? nil : ($0.lowerBound - count)..<($0.upperBound - count)
    }
  }

  mutating func records(in bytes: UnsafeBufferPointer<UInt8>, isLast: Bool) -> [RecordStream.Found]
  {
    var found: [RecordStream.Found] = []
    while true {
      while seen < bytes.count {
        guard step(bytes, isLast: isLast, &found) else { return found }
      }
      guard isLast, let from = start else { return found }
      if let place = candidates.first {
        cut(bytes, at: place, .unclosed, &found)
        continue
      }
      if !isJSON { values.append(valueStart..<bytes.count) }
      found.append(
        RecordStream.Found(
          range: from..<bytes.count, values: values, fault: isJSON ? .malformed : .unclosed))
      start = nil
      lineStart = bytes.count
      return found
    }
  }

  private mutating func step(
    _ bytes: UnsafeBufferPointer<UInt8>, isLast: Bool, _ found: inout [RecordStream.Found]
  ) -> Bool {
    let byte = bytes[seen]
    if byte == 0x0A {
      guard isLast || bytes.count - seen > RecordBeginning.reach else { return false }
      if start == nil { lineStart = seen + 1 }
      takeLineEnd(bytes, &found)
      seen += 1
      return true
    }
    if byte == UInt8(ascii: "$"), !isJSON, state == .inside || state == .dollars {
      guard isLast || bytes.count - seen > DollarQuote.longest else { return false }
      takeDollar(bytes)
      return true
    }
    switch state {
    case .statement:
      let next = byte.uppercased == Self.keyword[letters] ? letters + 1 : 0
      letters = next == 0 && byte.uppercased == Self.keyword[0] ? 1 : next
      if letters == Self.keyword.count { (letters, state) = (0, .between) }
    case .between, .inside:
      takeBracket(bytes, &found)
    case .dollars: break
    case .string:
      if byte == open {
        state = isJSON ? (start == nil ? .between : .inside) : .quote
        if isJSON, start == nil, let begun = key?.lowerBound { key = begun..<(seen + 1) }
      } else if byte == 0x5C, isJSON || dialect.hasEscapes {
        state = .escaped
      }
    case .escaped:
      state = .string
    case .quote:
      guard byte == open else {
        state = .inside
        return true
      }
      state = .string
    }
    seen += 1
    return true
  }

  /// A dollar within a record: it opens a string, closes the open one, or is a byte like others.
  private mutating func takeDollar(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let quote = DollarQuote.range(in: bytes, at: seen),
      state == .inside || bytes[quote].elementsEqual(dollars)
    else {
      seen += 1
      return
    }
    if state == .inside { dollars = Array(bytes[quote]) }
    state = state == .inside ? .dollars : .inside
    seen = quote.upperBound
  }

  /// A byte outside of strings.
  private mutating func takeBracket(
    _ bytes: UnsafeBufferPointer<UInt8>, _ found: inout [RecordStream.Found]
  ) {
    let byte = bytes[seen]
    if byte == 0x22 || byte == 0x27 && !isJSON {
      guard isJSON || start != nil else { return }
      (open, state) = (byte, .string)
      if start == nil { key = seen..<(seen + 1) }
    } else if byte == 0x7B && isJSON || byte == 0x5B && isJSON || byte == 0x28 && !isJSON {
      let opens = !isJSON || depth == dialect.depth && (byte == 0x5B) == dialect.isListed
      if start == nil, opens {
        begin()
        if isJSON, let key = idKey(bytes) { start = key }
      }
      depth += 1
    } else if byte == 0x7D && isJSON || byte == 0x5D && isJSON || byte == 0x29 && !isJSON {
      depth = max(0, depth - 1)
      if start != nil, isJSON ? depth == dialect.depth : depth == 0 { end(bytes, at: seen, &found) }
    } else if !isJSON, start == nil, byte == 0x3B {
      state = .statement
    } else if !isJSON, start != nil, depth == 1, byte == dialect.separator {
      values.append(valueStart..<seen)
      valueStart = seen + 1
    }
  }

  /// Where the key of the object begins that opens here, if it is the id of a cable.
  private func idKey(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    guard let key, (10...52).contains(key.count), bytes[key.lowerBound + 1].isDigit,
      bytes[key.upperBound..<seen].allSatisfy({ $0.isBlank || $0 == 0x3A }),
      bytes[key.upperBound..<seen].contains(0x3A),
      RecordValue.id(
        String(decoding: bytes[(key.lowerBound + 1)..<(key.upperBound - 1)], as: UTF8.self)) != nil
    else { return nil }
    return key.lowerBound
  }

  private mutating func begin() {
    start = seen
    if !isJSON { depth = 0 }
    state = .inside
    valueStart = seen + 1
    values.removeAll(keepingCapacity: true)
    candidates.removeAll(keepingCapacity: true)
    fault = nil
    indentation = seen - lineStart
  }

  private mutating func end(
    _ bytes: UnsafeBufferPointer<UInt8>, at place: Int, _ found: inout [RecordStream.Found]
  ) {
    guard let from = start else { return }
    if !isJSON {
      if let first = candidates.first, dialect.count > 0, values.count + 1 != dialect.count {
        cut(bytes, at: first, .unclosed, &found)
        return
      }
      values.append(valueStart..<place)
      if dialect.count > 0, values.count != dialect.count {
        fault = .ragged(values.count, of: dialect.count)
      }
    }
    found.append(RecordStream.Found(range: from..<(place + 1), values: values, fault: fault))
    (start, key) = (nil, nil)
    lineStart = place + 1
    state = .between
  }

  /// Ends the open record where another begins; the caller steps over the byte before.
  private mutating func cut(
    _ bytes: UnsafeBufferPointer<UInt8>, at place: Int, _ fault: RecordFault,
    _ found: inout [RecordStream.Found]
  ) {
    guard let from = start else { return }
    if isJSON {
      (depth, lineStart, state) = (dialect.depth, place - indentation, .between)
    } else {
      var values = values.filter { $0.upperBound < place }
      let last = values.last.map { $0.upperBound + 1 } ?? from + 1
      values.append(last..<max(last, place - 1))
      self.values = values
      let isStatement = RecordSniffer.has("INSERT", in: bytes, at: place)
      (depth, lineStart, state) = (0, place, isStatement ? .statement : .between)
      letters = 0
    }
    found.append(RecordStream.Found(range: from..<place, values: values, fault: fault))
    (start, seen, key) = (nil, place - 1, nil)
    candidates.removeAll(keepingCapacity: true)
  }

  /// What the end of a line within a record shows: that a string or a bracket was never closed.
  private mutating func takeLineEnd(
    _ bytes: UnsafeBufferPointer<UInt8>, _ found: inout [RecordStream.Found]
  ) {
    if state == .quote { state = .inside }
    guard start != nil else { return }
    guard isJSON else {
      guard state == .string || state == .dollars, beginning.matches(in: bytes, at: seen + 1) else {
        return
      }
      candidates.append(seen + 1)
      if candidates.count > RecordBeginning.limit {
        cut(bytes, at: candidates[0], .unclosed, &found)
      }
      return
    }
    var next = seen + 1
    while next < bytes.count, bytes[next] == 0x20 || bytes[next] == 0x09 { next += 1 }
    if next < bytes.count, bytes[next] == 0x7B, next - seen - 1 == indentation {
      // No object within a record begins as far left as the record.
      cut(bytes, at: next, .malformed, &found)
    } else if state == .string, Self.beginsMember(bytes, at: next) {
      // A string of JSON holds no line end: its quote is missing.
      (state, fault) = (.inside, .malformed)
    }
  }

  /// True at `"key":` or a closing bracket, which the next line of a string hardly begins with.
  private static func beginsMember(_ bytes: UnsafeBufferPointer<UInt8>, at place: Int) -> Bool {
    guard place < bytes.count else { return false }
    if bytes[place] == 0x7D || bytes[place] == 0x5D { return true }
    guard bytes[place] == 0x22 else { return false }
    var end = place + 1
    while end < bytes.count, end - place < 64, bytes[end] != 0x22, bytes[end] != 0x0A { end += 1 }
    end += 1
    while end < bytes.count, bytes[end] == 0x20 { end += 1 }
    return end < bytes.count && bytes[end] == 0x3A
  }

  /// Leaves out the open record, which has grown too long; returns where it was.
  mutating func abandon(before end: Int) -> Range<Int> {
    let from = start ?? end
    (start, seen, lineStart, key) = (nil, end, end, nil)
    state = isJSON ? .between : .statement
    depth = dialect.depth
    candidates.removeAll(keepingCapacity: true)
    return from..<end
  }
}
