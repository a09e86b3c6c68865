/// A record of YAML as names and values: an item of a list, a document, or what is below an id.
///
/// As much of YAML as exports use: blocks (`|`, `>`), quotes, lists in brackets or in lines, and
/// values that continue in indented lines. Nested names stand for themselves, as in JSON.
struct YAMLRecord {
  private let bytes: [UInt8]
  private let lines: [Range<Int>]
  private var index = 0
  private var items: [RecordItem] = []
  private var name = ""

  /// True for a line with which a record begins.
  static func begins(_ line: Slice<UnsafeBufferPointer<UInt8>>, _ dialect: RecordDialect) -> Bool {
    guard line.starts(with: dialect.opening) else { return false }
    let rest = line.dropFirst(dialect.opening.count)
    if dialect.isKeyed { return id(in: Array(rest)) != nil }
    return dialect.opening.last != UInt8(ascii: "-") || rest.allSatisfy(\.isBlank)
      || rest.first == 0x20
  }

  /// True for a line with which the last record ends and none begins: one that is less indented.
  static func ends(_ line: Slice<UnsafeBufferPointer<UInt8>>, _ dialect: RecordDialect) -> Bool {
    if dialect.opening.first == UInt8(ascii: "-"), dialect.opening.count == 3 {
      return line.starts(with: Array("...".utf8))
    }
    let indent = dialect.opening.prefix { $0 == 0x20 }.count
    let own = line.prefix { $0 == 0x20 }.count
    guard own < line.count, line[line.startIndex + own] != 0x0D else { return false }
    return own < indent || dialect.isKeyed && own == indent && line.first != UInt8(ascii: "#")
      || indent == 0 && !dialect.isKeyed && own == 0 && line.first != UInt8(ascii: "#")
  }

  /// The id that is a key, as `09ASTANA1327:` in a line of its own.
  static func id(in line: [UInt8]) -> String? {
    var text = line.prefix { $0 != UInt8(ascii: ":") }
    guard text.count < line.count, line[(text.count + 1)...].allSatisfy(\.isBlank) else {
      return nil
    }
    if let quote = text.first, quote == 0x22 || quote == 0x27 {
      text = text.dropFirst().prefix { $0 != quote }
    }
    guard let first = text.first, first.isDigit else { return nil }
    let name = String(decoding: text, as: UTF8.self)
    return RecordValue.id(name) == nil ? nil : name
  }

  /// The names and values of a record's own bytes; cost linear.
  static func items(of bytes: [UInt8]) -> [RecordItem] {
    var record = YAMLRecord(bytes)
    record.read()
    return record.items
  }

  private init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var lines: [Range<Int>] = []
    var start = 0
    while start < bytes.count {
      let end = bytes.place(of: 0x0A, from: start) ?? bytes.count
      let isReturn = end > start && bytes[end - 1] == 0x0D
      lines.append(start..<(isReturn ? end - 1 : end))
      start = end + 1
    }
    self.lines = lines
  }

  private mutating func read() {
    if let first = lines.first {
      if bytes[first].starts(with: Array("---".utf8)) {
        index = 1
      } else if let id = Self.id(in: Array(bytes[first].drop { $0 == 0x20 })) {
        add("id", Array(id.utf8))
        index = 1
      }
    }
    while index < lines.count {
      var place = lines[index].lowerBound
      let end = lines[index].upperBound
      while place < end, bytes[place] == 0x20 { place += 1 }
      var isItem = false
      while place + 1 < end, bytes[place] == UInt8(ascii: "-"), bytes[place + 1] == 0x20 {
        isItem = true
        place += 2
        while place < end, bytes[place] == 0x20 { place += 1 }
      }
      let indent = place - lines[index].lowerBound
      index += 1
      guard place < end, bytes[place] != UInt8(ascii: "#"), bytes[place..<end] != [0x2D] else {
        continue
      }
      if let value = key(in: place..<end) {
        readValue(value..<end, indent: indent)
      } else if isItem {
        readValue(place..<end, indent: indent)
      } else if let last = items.indices.last {
        items[last].bytes += [0x20] + bytes[place..<end]
      }
    }
  }

  private mutating func add(_ name: String, _ value: [UInt8]) {
    guard !value.isEmpty else { return }
    items.append(RecordItem(name: name, column: items.count + 1, bytes: value))
  }

  /// Takes the name that a line begins with; where its value begins.
  private mutating func key(in line: Range<Int>) -> Int? {
    guard let end = bytes[line.prefix(80)].firstIndex(of: UInt8(ascii: ":")), end > line.lowerBound,
      end + 1 == line.upperBound || bytes[end + 1] == 0x20
    else { return nil }
    let text = bytes.string(line.lowerBound..<end).filter { $0 != "\"" && $0 != "'" }
    guard !text.isEmpty, text.allSatisfy({ $0.isLetter || $0.isNumber || "_- /.$".contains($0) })
    else { return nil }
    name = text
    var place = end + 1
    while place < line.upperBound, bytes[place] == 0x20 { place += 1 }
    return place
  }

  private mutating func readValue(_ range: Range<Int>, indent: Int) {
    guard let first = bytes[range].first else { return }
    switch first {
    case UInt8(ascii: "|"), UInt8(ascii: ">"):
      let marks = bytes[range].prefix { $0 != 0x20 }.dropFirst()
      guard marks.allSatisfy({ $0 == 0x2B || $0 == 0x2D || $0.isDigit }) else { fallthrough }
      let own = marks.first(where: \.isDigit).map { Int($0 - 0x30) }
      readBlock(isFolded: first == UInt8(ascii: ">"), indent: indent, own: own)
    case 0x22, 0x27: readQuoted(range, quote: first)
    default:
      let text = bytes.string(range)
      for value in FrontMatter.values(Substring(text)) { add(name, Array(value.utf8)) }
    }
  }

  /// The lines of a block without the blanks before them.
  private mutating func readBlock(isFolded: Bool, indent: Int, own: Int?) {
    var text: [UInt8] = []
    var width = own
    var blanks = 0
    while index < lines.count {
      let line = lines[index]
      let own = bytes[line].prefix { $0 == 0x20 }.count
      if own == line.count {
        blanks += 1
      } else {
        guard own >= width ?? (indent + 1) else { break }
        if !text.isEmpty {
          let ends = isFolded ? blanks : blanks + 1
          text += ends == 0 ? [0x20] : Array(repeating: 0x0A, count: ends)
        }
        width = width ?? own
        text += bytes[(line.lowerBound + (width ?? own))..<line.upperBound]
        blanks = 0
      }
      index += 1
    }
    add(name, text)
  }

  /// A value in quotes, which may continue in further lines: an end of a line is a blank, an empty line
  /// an end.
  private mutating func readQuoted(_ range: Range<Int>, quote: UInt8) {
    var text: [UInt8] = []
    var place = range.lowerBound + 1
    var end = range.upperBound
    let escapes: [UInt8: UInt8] = [0x6E: 0x0A, 0x72: 0x0D, 0x74: 0x09, 0x30: 0, 0x65: 0x1B]
    while true {
      // A blank that is escaped stays at a line's end.
      var kept = text.count
      while place < end {
        let byte = bytes[place]
        if byte == 0x5C, quote == 0x22, place + 1 < end {
          let (plain, next) = escaped(at: place + 1, escapes)
          text += plain
          place = next
          kept = text.count
        } else if byte == quote {
          guard quote == 0x27, place + 1 < end, bytes[place + 1] == quote else {
            return add(name, text)
          }
          text.append(byte)
          place += 2
        } else if byte == 0x5C, quote == 0x22 {
          place += 1
          kept = -1
        } else {
          text.append(byte)
          place += 1
        }
      }
      guard index < lines.count else { return add(name, text) }
      let isJoined = kept < 0
      if !isJoined { while text.count > kept, text.last == 0x20 { text.removeLast() } }
      var breaks = 0
      while index < lines.count, bytes[lines[index]].allSatisfy(\.isBlank) {
        breaks += 1
        index += 1
      }
      if breaks > 0 {
        text += Array(repeating: 0x0A, count: breaks)
      } else if !isJoined {
        text.append(0x20)
      }
      guard index < lines.count else { return add(name, text) }
      (place, end) = (lines[index].lowerBound, lines[index].upperBound)
      while place < end, bytes[place].isBlank { place += 1 }
      index += 1
    }
  }

  /// What a byte after a `\` stands for, and where the text continues.
  private func escaped(at place: Int, _ escapes: [UInt8: UInt8]) -> ([UInt8], Int) {
    let lengths: [UInt8: Int] = [0x78: 2, 0x75: 4, 0x55: 8]
    if let length = lengths[bytes[place]], place + length < bytes.count,
      let value = UInt32(bytes.string((place + 1)..<(place + 1 + length)), radix: 16)
    {
      let scalar = Unicode.Scalar(value) ?? "\u{FFFD}"
      return (Array(String(Character(scalar)).utf8), place + 1 + length)
    }
    return ([escapes[bytes[place]] ?? bytes[place]], place + 1)
  }
}
