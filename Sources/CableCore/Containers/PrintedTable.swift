/// Tables as database programs print them for a person: within lines, or a value below the other.
///
/// Their texts are broken and padded, so that nobody could say what was in them: they are refused by name.
enum PrintedTable {
  /// What a file begins with that has its values one below the other.
  private static let blocks: [(sign: StaticString, advice: StaticString)] = [
    ("-[ RECORD 1 ]", "`\\copy … TO FILE CSV HEADER` of psql"),
    ("*************************** 1. ROW", "`mysql --batch`, or mysqldump"),
  ]

  /// Why a text that begins so is not read, as a clause that says what to do; nil for any other.
  static func reasonUnread(_ head: [UInt8]) -> String? {
    guard let start = head.firstIndex(where: { !$0.isBlank && $0 != 0x0A && $0 != 0x0D }) else {
      return nil
    }
    for (sign, advice) in blocks where head.has(sign, at: start) { return reason(advice) }
    if isRuled(head) { return reason("a table with commas or tabs between its values") }
    return assigned(head, from: start)
  }

  /// `[[cable]]` or `id = "09LISBON512"` of TOML, or `id = 09LISBON512` and further columns one below the other as
  /// SQLite's `.mode line` prints them.
  private static func assigned(_ head: [UInt8], from start: Int) -> String? {
    let isTOML = head.has("[[", at: start)
    guard isTOML || head[start...].prefix(64).contains(UInt8(ascii: "=")) else { return nil }
    let lines = head[start...].prefix(4096).split(separator: 0x0A, maxSplits: 3).prefix(3)
    if isTOML && lines.count > 1 && name(assignedIn: lines[1]) != nil
      || lines.first.map(isQuotedID) == true
    {
      return "it is TOML: write its cables as JSON or YAML instead"
    }
    let names = lines.prefix(2).compactMap(name)
    guard names.count == 2, RecordColumns.meaning(of: names[0])?.meaning == .field(.id),
      RecordColumns.meaning(of: names[1]) != nil
    else { return nil }
    return reason("`.mode csv` and `.headers on` of sqlite3")
  }

  /// `id = "09LISBON512"`: SQLite puts nothing in quotes.
  private static func isQuotedID(_ line: ArraySlice<UInt8>) -> Bool {
    guard let name = name(assignedIn: line), let sign = line.firstIndex(of: UInt8(ascii: "=")),
      line[(sign + 1)...].first(where: { !$0.isBlank }) == 0x22
    else { return false }
    return RecordColumns.meaning(of: name)?.meaning == .field(.id)
  }

  /// The name before a sign of equality.
  private static func name(assignedIn line: ArraySlice<UInt8>) -> String? {
    guard let sign = line.prefix(64).firstIndex(of: UInt8(ascii: "=")) else { return nil }
    let name = line[..<sign].filter { !$0.isBlank }
    return name.isEmpty || !name.allSatisfy({ $0.isLetter || $0 == 0x5F })
      ? nil : String(decoding: name, as: UTF8.self)
  }

  private static func reason(_ advice: some CustomStringConvertible) -> String {
    "it is a table printed for reading: write it as a file instead, with \(advice)"
  }

  /// ` id | date | body ` above or below a line of hyphens and crosses, its names those of columns.
  private static func isRuled(_ head: [UInt8]) -> Bool {
    guard mayBeRuled(head) else { return false }
    let lines = head.prefix(4096).split(separator: 0x0A, maxSplits: 3).prefix(3)
    guard let rule = lines.prefix(2).firstIndex(where: isRule) else { return false }
    let names = lines[rule == 0 ? 1 : 0]
    guard lines.count > 1, names.contains(0x7C) else { return false }
    return RecordColumns.areNames(
      names.split(separator: 0x7C).map { cell in
        String(decoding: cell.filter { !$0.isBlank }, as: UTF8.self)
      })
  }

  /// False where neither of the first two lines begins as a rule does, as in nearly all files.
  private static func mayBeRuled(_ head: [UInt8]) -> Bool {
    var place = 0
    for _ in 0..<2 {
      while place < head.count, head[place].isBlank { place += 1 }
      guard place < head.count else { return false }
      if head[place].isOne(of: "-+") { return true }
      place = (head.place(of: 0x0A, from: place) ?? head.count) + 1
    }
    return false
  }

  private static func isRule(_ line: ArraySlice<UInt8>) -> Bool {
    line.contains(0x2B) && line.count > 4
      && line.allSatisfy { $0 == 0x2D || $0 == 0x2B || $0.isBlank }
  }
}
