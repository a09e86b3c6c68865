/// Recognises dumps of databases: `INSERT INTO … VALUES` and `COPY … FROM stdin`.
enum DumpSniffer {
  /// What the first line of a dump begins with, upper case.
  private static let openings: [StaticString] = [
    "--", "/*", "CREATE ", "INSERT ", "COPY ", "DROP ", "SET ", "BEGIN", "PRAGMA ", "USE ", "LOCK ",
    "START ", "SELECT ", "REPLACE INTO", "ALTER ", "\\CONNECT", "\\RESTRICT",
  ]

  static func find(in head: [UInt8], line: [UInt8]) -> RecordSniffer.Finding? {
    guard openings.contains(where: { line.has($0, at: 0) }) else { return nil }
    let whole = 0..<head.count
    let copies = lineStarts(of: "COPY ", in: head) { $0.contains("FROM STDIN") }
    if let place = best(copies, in: head) {
      var dialect = RecordDialect(form: .copy, separator: 0x09, quote: nil)
      let line = Array(head[place...].prefix(4096).prefix { $0 != 0x0A })
      let from = line.place(of: "FROM STDIN", in: 0..<line.count) ?? line.count
      if line[..<from].contains(0x28) { dialect.names = names(in: head, from: place) }
      // Options after it may say that the values are as in CSV, with a head row.
      if line.place(of: "CSV", in: from..<line.count) != nil {
        (dialect.separator, dialect.quote) = (0x2C, 0x22)
        if dialect.names.isEmpty, line.place(of: "HEADER", in: from..<line.count) != nil {
          let row = head.dropFirst(place + line.count + 1).prefix(4096).prefix { $0 != 0x0A }
          dialect.names = row.split(separator: 0x2C, omittingEmptySubsequences: false).map {
            plain(Array($0))
          }
        }
      }
      dialect.count = dialect.names.count
      return RecordSniffer.Finding(
        dialect: dialect, signs: ["a line COPY … FROM stdin with \(dialect.count) columns"])
    }
    let inserts =
      // Also `INSERT IGNORE INTO`, `INSERT OR REPLACE INTO` and `INSERT [dbo].[cables]`.
      ["INSERT ", "REPLACE INTO"].lazy.map { (word: StaticString) in
        lineStarts(of: word, in: head) { _ in true }
      }.first { !$0.isEmpty } ?? []
    let insert = best(inserts, in: head) ?? head.place(of: "INSERT INTO", in: whole)
    let table = head.place(of: "CREATE TABLE", in: whole)
    guard insert != nil || table != nil else { return nil }
    var dialect = RecordDialect(form: .insert, quote: 0x27)
    dialect.hasEscapes = hasEscapes(head)
    let records = RecordSniffer.records(of: head, dialect, isWhole: false)
    let own = insert.map { names(in: head, from: $0) } ?? []
    dialect.count =
      RecordColumns.areNames(own) ? own.count : RecordSniffer.commonCount(records).count
    var signs: [String] = []
    if let insert, let values = head.place(of: "VALUES", in: insert..<head.count) {
      signs.append("a statement INSERT INTO … VALUES")
      if head[insert..<values].contains(0x28) { dialect.names = names(in: head, from: insert) }
    }
    if let table, dialect.names.isEmpty {
      signs.append("a statement CREATE TABLE")
      dialect.names = columns(in: head, from: table)
    }
    if let record = records.first(where: { $0.values.count == dialect.count }) {
      let kinds = RecordSniffer.kinds(of: record, in: head, dialect)
      dialect.lead = RecordBeginning.lead(of: kinds)
      if dialect.names.count != dialect.count {
        dialect.names = RecordColumns.cablegateNames(of: kinds) ?? []
      }
    } else if dialect.count == 0 {
      dialect.count = dialect.names.count
    }
    signs.append("\(records.count) tuples of \(dialect.count) values in its beginning")
    return RecordSniffer.Finding(dialect: dialect, signs: signs)
  }

  /// The places of a word at a line's beginning whose line satisfies a test, upper case.
  private static func lineStarts(
    of word: StaticString, in head: [UInt8], where isWanted: (String) -> Bool
  ) -> [Int] {
    var places: [Int] = []
    var from = 0
    while places.count < 200, let place = head.place(of: word, in: from..<head.count) {
      from = place + 1
      guard place == 0 || head[place - 1] == 0x0A else { continue }
      let line = head[place...].prefix(4096).prefix { $0 != 0x0A }
      if isWanted(String(decoding: line, as: UTF8.self).uppercased()) { places.append(place) }
    }
    return places
  }

  /// Of several tables' statements the first whose columns are those of cables, with a text if one has it, else
  /// the first.
  private static func best(_ places: [Int], in head: [UInt8]) -> Int? {
    let named = places.lazy.map { (place: $0, names: names(in: head, from: $0)) }
      .filter { RecordColumns.areNames($0.names) }
    return named.first { RecordColumns.nameText($0.names) }?.place ?? named.first?.place
      ?? places.first
  }

  /// The names in the brackets of a statement.
  private static func names(in head: [UInt8], from place: Int) -> [String] {
    guard let open = head[place...].firstIndex(of: 0x28),
      let close = head[open...].firstIndex(of: 0x29), close - open < 8192
    else { return [] }
    return head[(open + 1)..<close].split(separator: 0x2C).map { plain(Array($0)) }
  }

  private static let noColumns: Set<String> = [
    "PRIMARY", "KEY", "UNIQUE", "CONSTRAINT", "INDEX", "FOREIGN", "FULLTEXT", "CHECK", "SPATIAL",
  ]

  /// The names of a `CREATE TABLE`: the first word of each part.
  private static func columns(in head: [UInt8], from place: Int) -> [String] {
    guard let open = head[place...].firstIndex(of: 0x28) else { return [] }
    var columns: [String] = []
    var depth = 0
    var start = open + 1
    for index in open..<head.count {
      switch head[index] {
      case 0x28: depth += 1
      case 0x29: depth -= 1
      default: break
      }
      guard depth == 0 || depth == 1 && head[index] == 0x2C else { continue }
      let name = plain(Array(head[start..<index]))
      if !name.isEmpty, !noColumns.contains(name.uppercased()) { columns.append(name) }
      start = index + 1
      if depth == 0 { break }
    }
    return columns
  }

  /// The first word, without the quotes of names.
  private static func plain(_ part: [UInt8]) -> String {
    let word = part.drop(while: \.isBlank).prefix { !$0.isBlank }
    return String(decoding: word.filter { !$0.isOne(of: "`\"'[]") }, as: UTF8.self)
  }

  /// True where strings hold `\'` or `\n` and SQLite's `char(10)` does not explain it.
  ///
  /// Where their lines end as lines do, `\n` is a text's own: `C:\new`.
  private static func hasEscapes(_ head: [UInt8]) -> Bool {
    if head.place(of: "CHAR(10)", in: 0..<head.count) != nil { return false }
    var (quotes, lines, doubled, ends) = (0, 0, 0, 0)
    for index in head.indices.dropLast() {
      let next = head[index + 1]
      switch head[index] {
      case 0x5C where next == 0x27 || next == 0x22: quotes += 1
      case 0x5C where next == 0x6E || next == 0x72: lines += 1
      case 0x27 where next == 0x27 && index > 0 && head[index - 1].isLetter: doubled += 1
      // A statement's lines end with a sign.
      case 0x0A where index > 0 && !head[index - 1].isOne(of: ",;()\n\r"): ends += 1
      default: break
      }
    }
    if lines <= ends { lines = 0 }
    return quotes + lines > 0 && quotes + lines >= doubled
  }
}
