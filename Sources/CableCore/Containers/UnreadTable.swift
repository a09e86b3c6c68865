/// Signs that a text which was read as one cable holds many: a table, a dump or a list in a form that
/// is not known here.
enum UnreadTable {
  /// Lines of one shape that make a table.
  private static let lineLimit = 8

  /// The finding about such a text; nil for any other.
  ///
  /// Cost: linear; lines are looked at alone that have a separator, or a digit before a letter.
  static func finding(in bytes: [UInt8]) -> Diagnostic? {
    var ids: Set<String> = []
    var keyed: Set<String> = []
    var shapes: [Shape: Int] = [:]
    var from = 0
    while let sign = sign(in: bytes, from: from) {
      var start = sign
      while start > from, bytes[start - 1] != 0x0A { start -= 1 }
      let end = bytes.place(of: 0x0A, from: sign) ?? bytes.count
      if let (id, isKeyed) = id(bytes, start..<end), ids.count < 100 {
        ids.insert(id)
        if isKeyed { keyed.insert(id) }
      }
      if let shape = shape(bytes, start..<end) { shapes[shape, default: 0] += 1 }
      from = end + 1
    }
    let lines = shapes.values.max() ?? 0
    let reason: String
    if keyed.count >= 2 || ids.count >= 3 {
      reason = "\(ids.count) ids of cables begin its lines"
    } else if lines >= lineLimit {
      reason = "\(lines) of its lines have the shape of rows"
    } else {
      return nil
    }
    return Diagnostic(
      code: .unreadTable, severity: .warning, range: 0..<0, line: 1,
      message: "the file looks like many cables and was read as one: \(reason)")
  }

  /// The next place from an offset on of what a line of a table or with an id has: a separator, or a
  /// digit before a letter or a sign of an id.
  private static func sign(in bytes: [UInt8], from start: Int) -> Int? {
    // With the few signs between them, of which `_` is one that is looked for.
    let letters = UInt8(ascii: "A")...UInt8(ascii: "z")
    return bytes.withUnsafeBufferPointer { text in
      ByteBlock.first(in: text, start..<max(start, text.count - 1), reach: 1) { window in
        let (here, next) = (window[0], window[1])
        let follows = next.are(in: letters) | next.are(0x2D)
        return separators(in: here) | here.are(in: 0x30...0x39) & follows
      } _: { place in
        let next = text[place + 1]
        return text[place].isOne(of: "\t|;")
          || text[place].isDigit && (next.isLetter || next == 0x2D || next == 0x5F)
      }
    }
  }

  @inline(__always)
  private static func separators(in block: ByteBlock) -> ByteBlock.Places {
    block.are(0x09) | block.are(UInt8(ascii: "|")) | block.are(UInt8(ascii: ";"))
  }

  /// How the names of columns that hold an id begin.
  private static let names = Openings(
    of: RecordColumns.rows.filter { $0.meaning == .field(.id) || $0.meaning == .reference }
      .map { (text: $0.name.uppercased(), met: Met.bare) } + [(text: "_", met: Met.bare)])

  /// The id that a line begins with, after brackets, quotes and a name such as `refid:`.
  private static func id(_ bytes: [UInt8], _ line: Range<Int>) -> (String, isKeyed: Bool)? {
    var place = line.lowerBound
    // Programs print names to the right of a column: `            id = 09LISBON512`.
    while place < line.upperBound, place - line.lowerBound < 40, bytes[place].isBlank { place += 1 }
    let limit = min(line.upperBound, place + 12)
    while place < limit, !bytes[place].isLetter, !bytes[place].isDigit { place += 1 }
    // Most lines begin with no digit, and with no letter of a name that may be before an id.
    guard place < limit, bytes[place].isDigit || names.mayBegin(at: place, in: bytes) else {
      return nil
    }
    func passSigns() {
      while place < line.upperBound, !bytes[place].isLetter, !bytes[place].isDigit { place += 1 }
    }
    func word() -> Range<Int> {
      var end = place
      while end < line.upperBound, end - place < 40,
        bytes[end].isLetter || bytes[end].isDigit || bytes[end] == 0x5F || bytes[end] == 0x2D
      {
        end += 1
      }
      return place..<end
    }
    var keys: [Range<Int>] = []
    for _ in 0..<3 where !bytes[place].isDigit {
      guard names.mayBegin(at: place, in: bytes) else { return nil }
      let key = word()
      guard key.upperBound < line.upperBound, bytes[key.upperBound].isOne(of: ":=>\" ") else {
        return nil
      }
      keys.append(key)
      place = key.upperBound
      passSigns()
      guard place < line.upperBound else { return nil }
    }
    let token = word()
    guard token.count >= 6, bytes[place].isDigit, bytes[place + 1].isDigit else { return nil }
    let isKeyed = keys.contains { key in
      RecordColumns.meaning(of: bytes.string(key))?.meaning == .field(.id)
    }
    guard isKeyed || token.lowerBound - line.lowerBound < 4,
      let id = RecordValue.id(bytes.string(token))
    else { return nil }
    return (id.description, isKeyed)
  }

  private struct Shape: Hashable {
    var separator: UInt8
    var count: Int
  }

  /// A separator that occurs at least three times in a line.
  private static func shape(_ bytes: [UInt8], _ line: Range<Int>) -> Shape? {
    var (tabs, bars, semicolons) = (0, 0, 0)
    bytes.withUnsafeBufferPointer { text in
      var start = line.lowerBound
      while let place = ByteBlock.first(
        in: text, start..<line.upperBound, where: { separators(in: $0[0]) },
        { text[$0].isOne(of: "\t|;") })
      {
        switch text[place] {
        case 0x09: tabs += 1
        case 0x7C: bars += 1
        default: semicolons += 1
        }
        start = place + 1
      }
    }
    if tabs >= 3 { return Shape(separator: 0x09, count: tabs) }
    // `| MRN | 09 LISBON 512 |` has a label and its value.
    if bars > (bytes[line].first == 0x7C ? 3 : 2) {
      return Shape(separator: 0x7C, count: bars)
    }
    return semicolons >= 4 ? Shape(separator: 0x3B, count: semicolons) : nil
  }
}
