/// A file of settings in the part of TOML 1.0 that settings need: tables, keys, texts in one line,
/// whole numbers, true and false, and lists of these.
///
/// Reading never fails. What is not understood is a problem with its place, and reading continues
/// in the next line; so a person sees all problems at once, and the rest of the file applies.
struct SettingsText: Sendable {
  /// A value and where it is, as an offset in bytes.
  struct Value: Sendable, Hashable {
    var content: Content
    var offset: Int
  }

  /// The kinds of values.
  indirect enum Content: Sendable, Hashable {
    case text(String)
    case number(Int)
    case flag(Bool)
    case list([Value])
  }

  /// `key = value` below the header of a table.
  struct Entry: Sendable, Hashable {
    /// Empty before the first header.
    var table: String
    var key: String
    var keyOffset: Int
    var value: Value
  }

  private(set) var entries: [Entry] = []
  /// Headers of tables with their places.
  private(set) var tables: [(name: String, offset: Int)] = []
  private(set) var problems: [ConfigurationProblem] = []

  private let bytes: [UInt8]
  /// Where each line begins, in order.
  private let lineStarts: [Int]
  /// The place whose column was reported last: the next one in a long line is counted from there.
  private var reported = (line: 0, offset: 0, column: 0)
  private var place = 0
  /// How many lists are open.
  private var depth = 0

  /// A problem that ends the reading of a line.
  private struct Fault: Error {
    var offset: Int
    var message: String
  }

  /// Reads a file; bytes that are not UTF-8 are replaced.
  init(_ file: [UInt8]) {
    // Replaced first, so that places count what a person sees.
    let bytes = Array(String(decoding: file, as: UTF8.self).utf8)
    self.bytes = bytes
    lineStarts = [0] + bytes.indices.lazy.filter { bytes[$0] == 0x0A }.map { $0 + 1 }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { place = 3 }
    // Nil below a header that was not understood: what is there belongs to no table.
    var table: String? = ""
    while place < bytes.count {
      skipBlanks()
      guard place < bytes.count else { break }
      let start = place
      do throws(Fault) {
        switch bytes[place] {
        case 0x0A, 0x0D, 0x23: break
        case 0x5B:
          table = nil
          let name = try header()
          tables.append((name, start))
          table = name
        default: try entry(in: table)
        }
        try endOfLine()
      } catch {
        report(error.offset, error.message)
        recover(from: error.offset, entryStart: start)
      }
    }
  }

  /// Adds a problem at an offset.
  ///
  /// Cost: that of the line's part since the last problem, where the problems of a line come in order.
  mutating func report(_ offset: Int, _ message: String, suggestion: String? = nil) {
    let line = self.line(of: offset)
    let start = lineStarts[line - 1]
    if reported.line != line || reported.offset > offset {
      let isMarked = start == 0 && bytes.starts(with: [0xEF, 0xBB, 0xBF])
      reported = (line, start, isMarked ? 0 : 1)
    }
    let between = bytes[reported.offset..<min(max(reported.offset, offset), bytes.count)]
    reported = (line, offset, reported.column + String(decoding: between, as: UTF8.self).count)
    problems.append(
      ConfigurationProblem(
        line: line, column: reported.column, message: message, suggestion: suggestion))
  }

  /// The line of an offset, from 1.
  func line(of offset: Int) -> Int {
    var range = 0..<lineStarts.count
    while range.count > 1 {
      let middle = range.lowerBound + range.count / 2
      range = lineStarts[middle] <= offset ? middle..<range.upperBound : range.lowerBound..<middle
    }
    return range.lowerBound + 1
  }

  // MARK: Lines

  /// Continues after a fault: in the next line, or in the fault's own where a list that was left
  /// open ran into it.
  private mutating func recover(from fault: Int, entryStart: Int) {
    guard place < bytes.count else { return }
    let line = lineStarts[line(of: fault) - 1]
    if line > entryStart, bytes[line..<fault].allSatisfy({ $0 == 0x20 || $0 == 0x09 }) {
      place = line
    } else {
      place = fault
      skipLine()
    }
  }

  private mutating func header() throws(Fault) -> String {
    let start = place
    place += 1
    guard current != 0x5B else {
      throw Fault(offset: start, message: "Lists of tables ([[…]]) are not supported.")
    }
    skipBlanks()
    let name = try key()
    skipBlanks()
    guard current == 0x5D else {
      throw Fault(
        offset: place,
        message: current == 0x2E
          ? "Tables inside tables are not supported." : "The table's name must end with ].")
    }
    place += 1
    return name
  }

  private mutating func entry(in table: String?) throws(Fault) {
    let start = place
    let name = try key()
    skipBlanks()
    guard current == 0x3D else {
      throw Fault(
        offset: place,
        message: current == 0x2E
          ? "Dotted keys are not supported; write a table's header, [\(name)], above."
          : "After '\(name)' an = and a value are missing.")
    }
    place += 1
    skipBlanks()
    let value = try value()
    guard let table else { return }
    entries.append(Entry(table: table, key: name, keyOffset: start, value: value))
  }

  private mutating func key() throws(Fault) -> String {
    if current == 0x22 || current == 0x27 { return try text() }
    let start = place
    while let byte = current, Self.isBare(byte) { place += 1 }
    guard place > start else {
      throw Fault(
        offset: start, message: "A name is expected here; put other characters in quotes.")
    }
    return String(decoding: bytes[start..<place], as: UTF8.self)
  }

  private mutating func endOfLine() throws(Fault) {
    skipBlanks()
    if current == 0x23 {
      skipLine()
      return
    }
    if current == 0x0D { place += 1 }
    guard let byte = current else { return }
    guard byte == 0x0A else {
      throw Fault(offset: place, message: "The line should end after the value.")
    }
    place += 1
  }

  // MARK: Values

  private mutating func value() throws(Fault) -> Value {
    let start = place
    switch current {
    case 0x22, 0x27: return Value(content: .text(try text()), offset: start)
    case 0x5B: return Value(content: .list(try list()), offset: start)
    case 0x7B: throw Fault(offset: start, message: "Tables in braces are not supported.")
    case nil, 0x0A, 0x0D, 0x23:
      throw Fault(offset: start, message: "A value is missing after the =.")
    default: break
    }
    while let byte = current, Self.isBare(byte) || byte == 0x2B || byte == 0x2E || byte == 0x3A {
      place += 1
    }
    let word = String(decoding: bytes[start..<place], as: UTF8.self)
    switch word {
    case "true": return Value(content: .flag(true), offset: start)
    case "false": return Value(content: .flag(false), offset: start)
    case "": throw Fault(offset: start, message: "This is not a value; put text in quotes.")
    default: break
    }
    guard let number = Self.number(word) else {
      throw Fault(
        offset: start,
        message: word.first.map { $0.isNumber || $0 == "-" || $0 == "+" } == true
          ? "'\(word)' is not a whole number." : "Put text in quotes: \"\(word)\".")
    }
    return Value(content: .number(number), offset: start)
  }

  /// Lists nest to this depth, which no setting needs; deeper ones would overflow the stack.
  private static let deepest = 16

  private mutating func list() throws(Fault) -> [Value] {
    let start = place
    guard depth < Self.deepest else {
      throw Fault(offset: start, message: "Lists can nest at most \(Self.deepest) deep.")
    }
    depth += 1
    defer { depth -= 1 }
    place += 1
    var values: [Value] = []
    while true {
      skipBlanksAndLines()
      if current == 0x5D { break }
      guard current != nil else {
        throw Fault(offset: start, message: "This list does not end; a ] is missing.")
      }
      values.append(try value())
      skipBlanksAndLines()
      guard current == 0x2C else { break }
      place += 1
    }
    guard current != nil else {
      throw Fault(offset: start, message: "This list does not end; a ] is missing.")
    }
    guard current == 0x5D else {
      throw Fault(offset: place, message: "A comma or the ] is missing in this list.")
    }
    place += 1
    return values
  }

  /// A text in double quotes with escapes, or in single quotes as it is.
  private mutating func text() throws(Fault) -> String {
    let start = place
    let quote = bytes[place]
    let isLiteral = quote == 0x27
    guard !bytes[place...].starts(with: [quote, quote, quote]) else {
      throw Fault(offset: start, message: "Multi-line strings are not supported.")
    }
    place += 1
    var content: [UInt8] = []
    while let byte = current, byte != 0x0A {
      place += 1
      if byte == quote { return String(decoding: content, as: UTF8.self) }
      if byte == 0x5C, !isLiteral {
        content += Array(try escape().utf8)
      } else {
        content.append(byte)
      }
    }
    throw Fault(offset: start, message: "This string does not end; a quote is missing.")
  }

  private mutating func escape() throws(Fault) -> String {
    let start = place - 1
    let sign = current
    place += 1
    switch sign {
    case 0x62: return "\u{8}"
    case 0x74: return "\t"
    case 0x6E: return "\n"
    case 0x66: return "\u{C}"
    case 0x72: return "\r"
    case 0x22: return "\""
    case 0x5C: return "\\"
    case 0x75, 0x55:
      let count = sign == 0x75 ? 4 : 8
      let digits = String(decoding: bytes[place...].prefix(count), as: UTF8.self)
      guard digits.utf8.count == count, digits.allSatisfy(\.isHexDigit),
        let value = UInt32(digits, radix: 16), let scalar = Unicode.Scalar(value)
      else { break }
      place += count
      return String(Character(scalar))
    default: break
    }
    throw Fault(
      offset: start,
      message: "A backslash needs n, t, r, b, f, \", \\ or u and four digits after it; "
        + "in single quotes it is itself.")
  }

  private static func number(_ word: String) -> Int? {
    let digits = word.replacing("_", with: "")
    guard let first = word.utf8.first(where: { $0 != 0x2B && $0 != 0x2D }),
      (0x30...0x39).contains(first)
    else { return nil }
    return Int(digits)
  }

  // MARK: Signs

  private var current: UInt8? { place < bytes.count ? bytes[place] : nil }

  private static func isBare(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x5F: true
    default: false
    }
  }

  private mutating func skipBlanks() {
    while let byte = current, byte == 0x20 || byte == 0x09 { place += 1 }
  }

  private mutating func skipBlanksAndLines() {
    while let byte = current {
      switch byte {
      case 0x20, 0x09, 0x0A, 0x0D: place += 1
      case 0x23: skipLine()
      default: return
      }
    }
  }

  /// To the start of the next line.
  private mutating func skipLine() {
    while let byte = current, byte != 0x0A { place += 1 }
    if place < bytes.count { place += 1 }
  }
}
