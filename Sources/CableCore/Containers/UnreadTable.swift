/// Signs that a text which was read as one cable holds many: a table, a dump or a list in a form that
/// is not known here.
enum UnreadTable {
  /// Lines of one shape that make a table.
  private static let lineLimit = 8

  /// The finding about such a text; nil for any other.
  ///
  /// Cost: linear; of most lines a few bytes are looked at.
  static func finding(in bytes: [UInt8]) -> Diagnostic? {
    var ids: Set<String> = []
    var keyed: Set<String> = []
    var shapes: [Shape: Int] = [:]
    // The next places of separators: most lines have none.
    var bar = bytes.place(of: 0x09, or: UInt8(ascii: "|"), from: 0) ?? bytes.count
    var semicolon = bytes.place(of: UInt8(ascii: ";"), from: 0) ?? bytes.count
    var start = 0
    while start < bytes.count {
      let end = bytes.place(of: 0x0A, from: start) ?? bytes.count
      if let (id, isKeyed) = id(bytes, start..<end), ids.count < 100 {
        ids.insert(id)
        if isKeyed { keyed.insert(id) }
      }
      if min(bar, semicolon) < end, let shape = shape(bytes, start..<end) {
        shapes[shape, default: 0] += 1
      }
      if bar < end {
        bar = bytes.place(of: 0x09, or: UInt8(ascii: "|"), from: end) ?? bytes.count
      }
      if semicolon < end {
        semicolon = bytes.place(of: UInt8(ascii: ";"), from: end) ?? bytes.count
      }
      start = end + 1
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

  /// How the names of columns that hold an id begin.
  private static let names = Openings(
    of: RecordColumns.rows.filter { $0.meaning == .field(.id) || $0.meaning == .reference }
      .map { (text: $0.name.uppercased(), met: Met.bare) } + [(text: "_", met: Met.bare)])

  /// The id that a line begins with, after brackets, quotes and a name such as `refid:`.
  private static func id(_ bytes: [UInt8], _ line: Range<Int>) -> (String, isKeyed: Bool)? {
    var place = line.lowerBound
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
    for byte in bytes[line] {
      switch byte {
      case 0x09: tabs += 1
      case 0x7C: bars += 1
      case 0x3B: semicolons += 1
      default: break
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
