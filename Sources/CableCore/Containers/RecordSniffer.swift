/// Recognises a stream of records by its beginning, and says by which signs.
enum RecordSniffer {
  /// A dialect with the signs by which it was known, each a clause for a person.
  struct Finding: Sendable {
    var dialect: RecordDialect
    var signs: [String]
  }

  /// Looks at the beginning of a file; nil if it is no stream of records.
  ///
  /// Cost: a line for most files; a few passes over `head` if the first line looks like a row.
  ///
  /// - Parameters:
  ///   - head: the first bytes of the file, in UTF-8 or the like.
  ///   - known: its rare bytes, where they were looked for.
  ///   - isWhole: true if they are all of it.
  /// - Returns: the dialect, or nil.
  static func find(in head: [UInt8], _ known: RareBytes? = nil, isWhole: Bool) -> Finding? {
    let mark = head.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var start = mark
    // RFC 7464 puts a record separator before each text of JSON.
    while start < head.count, head[start].isBlank || head[start] == 0x1E { start += 1 }
    if let value = JSONSniffer.assigned(in: head, at: start) { start = value }
    guard start < head.count else { return nil }
    switch head[start] {
    case 0x7B, 0x5B:
      return FrontMatter.length(head, at: start) == nil
        ? JSONSniffer.find(in: head, at: start) : nil
    case 0x22:
      if let found = ListedJSON.texts(head, start) { return found }
    default: break
    }
    // Values of a table are in quotes or are words: only a page begins with a tag.
    let first = head[start...].firstIndex(where: { !$0.isBlank && $0 != 0x0A && $0 != 0x0D })
    if let first, head[first] == UInt8(ascii: "<") {
      return MarkupSniffer.find(in: head, at: first)
    }
    let lineEnd: UInt8 = head.contains(0x0A) ? 0x0A : 0x0D
    let line = head[start...].prefix(8192).prefix { $0 != lineEnd }
    if let found = DumpSniffer.find(in: head, line: Array(line))
      ?? first.flatMap({ YAMLSniffer.find(in: head, at: $0) })
      ?? (known?.hasBar ?? true ? MarkdownTable.find(in: head, from: start) : nil)
    {
      return found
    }
    // A table's first line may begin with an empty column: an index has no name.
    if mark < head.count, head[mark] == 0x09 { start = mark }
    // Comments above a head row.
    for _ in 0..<20 where start < head.count && head[start] == UInt8(ascii: "#") {
      start = (head.place(of: lineEnd, from: start) ?? head.count) + 1
    }
    guard start < head.count else { return nil }
    return TableSniffer(head: head, start: start, lineEnd: lineEnd, isWhole: isWhole).find()
  }

  /// True at an upper-case text, in any case.
  static func has(_ text: StaticString, in bytes: UnsafeBufferPointer<UInt8>, at place: Int) -> Bool
  {
    let count = text.utf8CodeUnitCount
    guard place >= 0, place + count <= bytes.count else { return false }
    let wanted = text.utf8Start
    for index in 0..<count where bytes[place + index].uppercased != wanted[index] { return false }
    return true
  }

  /// True for the line `COPY … FROM stdin;`.
  static func opensCopy(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
    guard has("COPY ", in: line, at: 0) else { return false }
    return String(decoding: line, as: UTF8.self).lowercased().contains("from stdin")
  }

  /// The records of the beginning, without the last where it may continue.
  static func records(of head: [UInt8], _ dialect: RecordDialect, isWhole: Bool)
    -> [RecordStream.Found]
  {
    var stream = RecordStream(dialect)
    return stream.records(in: head, isLast: isWhole)
  }

  /// How many values most records have; of several counts that are as frequent the smallest.
  static func commonCount(_ records: [RecordStream.Found]) -> (count: Int, records: Int) {
    var counts: [Int: Int] = [:]
    for record in records { counts[record.values.count, default: 0] += 1 }
    let best = counts.max { ($0.value, $1.key) < ($1.value, $0.key) }
    return (best?.key ?? 0, best?.value ?? 0)
  }

  /// What the values of a record are.
  static func kinds(of record: RecordStream.Found, in head: [UInt8], _ dialect: RecordDialect)
    -> [RecordValueKind]
  {
    var kinds = Array(repeating: RecordValueKind.empty, count: record.values.count)
    var plain = dialect
    plain.names = []
    for item in RecordValues(dialect: plain).items(of: record, in: head) {
      kinds[item.column - 1] = RecordValueKind(item.bytes)
    }
    return kinds
  }
}

/// Recognises tables: lines of values with a separator.
struct TableSniffer {
  let head: [UInt8]
  var start: Int
  let lineEnd: UInt8
  let isWhole: Bool

  private static let separators = Array(",;\t|^~\u{1}\u{1F}".utf8)

  mutating func takeSeparatorLine() -> UInt8? {
    // `sep=;` is an instruction for Excel.
    guard head.has("SEP=", at: start), start + 5 < head.count else { return nil }
    let separator = head[start + 4]
    guard let end = head.place(of: lineEnd, from: start), end - start <= 6 else { return nil }
    start = end + 1
    return separator
  }

  func find() -> RecordSniffer.Finding? {
    var sniffer = self
    let stated = sniffer.takeSeparatorLine()
    return sniffer.find(stated)
  }

  private func find(_ stated: UInt8?) -> RecordSniffer.Finding? {
    let line = Array(head[start...].prefix(8192).prefix { $0 != lineEnd })
    var best: (finding: RecordSniffer.Finding, score: Int)?
    let isAboveObject = isAboveObject(line)
    if isLoneName(line) || isAboveObject { best = weigh(stated ?? 0x2C, 0x22) }
    let known = stated.map { [$0] } ?? Self.separators
    var separators = known.filter { line.contains($0) && (isAboveObject || mayBeRow(line, $0)) }
    if separators.isEmpty { separators = known.filter { mayBeQuoted(line, $0) } }
    for separator in separators {
      for quote in quotes(separator) {
        guard let found = weigh(separator, quote) else { continue }
        if found.score > best?.score ?? 0 { best = found }
      }
    }
    guard var finding = best?.finding else { return nil }
    if stated != nil { finding.signs.insert("a first line sep=", at: 0) }
    return finding
  }

  /// Where the rows begin below a head row whose names are not known: short words above rows with an
  /// id, a date or a level; nil if there is none.
  private func unknownHead(
    _ records: [RecordStream.Found], _ names: [String], _ dialect: RecordDialect
  ) -> Int? {
    guard records.count > 1, let next = records.dropFirst().first, next.values.count == names.count,
      names.allSatisfy({ !$0.isEmpty && $0.utf8.count <= 40 && $0.contains(where: \.isLetter) }),
      !names.contains(where: { RecordValueKind(Array($0.utf8)).isStrict })
    else { return nil }
    let kinds = RecordSniffer.kinds(of: next, in: head, dialect)
    return kinds.contains(where: \.isStrict) ? records[0].range.upperBound : nil
  }

  /// `text` alone in the first line, above values in quotes: a table of one column.
  private func isLoneName(_ line: [UInt8]) -> Bool {
    // The quote is looked for first: hardly a text has one there.
    let next = start + line.count + 1
    guard next < head.count, head[next] == 0x22 else { return false }
    let name = String(decoding: line.filter { $0 != 0x22 && $0 != 0x0D }, as: UTF8.self)
    return name.utf8.count <= 24 && RecordColumns.nameText([name])
  }

  /// Whether the line below one of short words, or the first line itself, has `"{""` or `{"` as the beginning of a value.
  private func isAboveObject(_ line: [UInt8]) -> Bool {
    func hasObject(_ row: ArraySlice<UInt8>) -> Bool {
      guard let brace = row.firstIndex(of: 0x7B), brace + 1 < row.endIndex,
        row[brace + 1] == 0x22
      else { return false }
      return brace == row.startIndex || row[brace - 1] == 0x22
        || Self.separators.contains(row[brace - 1])
    }
    if line.first == 0x22, hasObject(line[...]) { return true }
    guard line.count <= 200, !line.contains(0x3A) else { return false }
    return hasObject(
      head[min(start + line.count + 1, head.count)...].prefix(256).prefix { $0 != lineEnd })
  }

  /// Whether the first of some records have an object of JSON among their values.
  private func haveObjects(_ records: ArraySlice<RecordStream.Found>, _ dialect: RecordDialect)
    -> Bool
  {
    !records.isEmpty
      && records.prefix(3).allSatisfy { record in
        RecordValues(dialect: dialect).items(of: record, in: head).contains {
          EmbeddedObject.isObject($0.bytes)
        }
      }
  }

  /// Whether a table has one column, and each value below its name is in quotes.
  private func isLone(_ records: [RecordStream.Found], _ names: [String]) -> Bool {
    guard names.count == 1, RecordColumns.nameText(names), records.count > 1 || !isWhole else {
      return false
    }
    return records.dropFirst().allSatisfy { record in
      let value = head[record.range].filter { !$0.isBlank && $0 != 0x0A && $0 != 0x0D }
      return record.values.count == 1 && value.count > 1 && value.first == 0x22
        && value.last == 0x22
    }
  }

  /// What may be around values: quotes, none, and apostrophes where one opens a value.
  private func quotes(_ separator: UInt8) -> [UInt8?] {
    var quotes: [UInt8?] = head.contains(0x22) ? [0x22, nil] : [nil]
    let opens = head.indices.dropLast().contains { index in
      head[index + 1] == 0x27 && (head[index] == separator || head[index] == lineEnd)
    }
    if opens { quotes.append(0x27) }
    return quotes
  }

  /// True if a first line names columns, or holds an id, a date or a level by itself, or the line below
  /// it does and it has short words alone.
  private func mayBeRow(_ line: [UInt8], _ separator: UInt8) -> Bool {
    let values = line.split(separator: separator, omittingEmptySubsequences: false).prefix(120)
    let texts = values.map { value in
      value.filter { $0 != 0x22 && $0 != 0x0D }
    }
    let names = texts.map { String(decoding: $0, as: UTF8.self) }
    if RecordColumns.areNames(names) || RecordColumns.areWordsWithText(names) { return true }
    guard values.count >= 3 else { return false }
    if texts.prefix(12).contains(where: { RecordValueKind($0).isStrict }) { return true }
    guard texts.allSatisfy({ (1...40).contains($0.count) && $0.contains(where: \.isLetter) }),
      let end = head.place(of: lineEnd, from: start)
    else { return false }
    let below = head[(end + 1)...].prefix(2048).prefix { $0 != lineEnd }
      .split(separator: separator, omittingEmptySubsequences: false)
    return below.count >= 3
      && below.prefix(12).contains { RecordValueKind($0.filter { $0 != 0x22 }).isStrict }
  }

  /// True if the first line opens a quote that it does not close, and the record is one of values in quotes.
  private func mayBeQuoted(_ line: [UInt8], _ separator: UInt8) -> Bool {
    guard line.count(where: { $0 == 0x22 }) % 2 == 1 else { return false }
    var dialect = RecordDialect(form: .delimited, separator: separator)
    (dialect.lineEnd, dialect.start, dialect.hasEscapes) = (lineEnd, start, hasEscapes(separator))
    return RecordSniffer.records(of: head, dialect, isWhole: isWhole).first.map(isQuoted) ?? false
  }

  /// `"UNCLAS …","09ROME12"`: whether each value of a row is in quotes or short, and besides a text of several
  /// lines an id, a date or a level is there, or a header.
  private func isQuoted(_ row: RecordStream.Found) -> Bool {
    guard row.fault == nil, row.values.count >= 2 else { return false }
    var (texts, signs) = (0, 0)
    for range in row.values {
      let value = head[range].drop(while: \.isBlank)
      let end = value.lastIndex { !$0.isBlank } ?? value.startIndex
      let isQuoted = value.first == 0x22 && end > value.startIndex && value[end] == 0x22
      let inner = isQuoted ? Array(value[(value.startIndex + 1)..<end]) : Array(value)
      guard isQuoted || inner.count <= 60 && !inner.contains(lineEnd) else { return false }
      let isHeader = RecordAssignment.hasHeader(inner)
      if isHeader || RecordValueKind(inner).isStrict { signs += 1 }
      if isQuoted, inner.contains(lineEnd) { texts += 1 }
    }
    return texts > 0 && signs > 0
  }

  private func weigh(_ separator: UInt8, _ quote: UInt8?) -> (
    finding: RecordSniffer.Finding, score: Int
  )? {
    var dialect = RecordDialect(form: .delimited, separator: separator, quote: quote)
    dialect.lineEnd = lineEnd
    dialect.start = start
    dialect.hasEscapes = quote != nil && hasEscapes(separator)
    dialect.hasBlanks = quote.map { hasBlanks(separator, $0) } ?? false
    var records = RecordSniffer.records(of: head, dialect, isWhole: isWhole)
    if quote != nil, !records.isEmpty {
      let isAlways = records.prefix(6).allSatisfy { record in
        record.values.allSatisfy { head[$0].first { $0 != 0x20 }.map { $0 == quote } ?? true }
      }
      if isAlways {
        dialect.isAlwaysQuoted = true
        // `cables.csv` escapes, even where its beginning happens to hold no quote within a value.
        if !head.contains(0x5C), !hasDoubled(separator) { dialect.hasEscapes = true }
        records = RecordSniffer.records(of: head, dialect, isWhole: isWhole)
      }
    }
    guard let first = records.first else { return nil }
    let names = RecordValues(dialect: dialect).items(of: first, in: head)
    var columns = Array(repeating: "", count: first.values.count)
    for item in names where item.bytes.count <= 60 {
      columns[item.column - 1] = String(decoding: item.bytes, as: UTF8.self)
    }
    dialect.hasHead =
      RecordColumns.areNames(columns) || isLone(records, columns)
      || RecordColumns.areWordsWithText(columns) && hasText(records)
      || RecordColumns.areWords(columns) && haveObjects(records.dropFirst(), dialect)
    let isObjects = !dialect.hasHead && haveObjects(records[...], dialect)
    if !dialect.hasHead, let start = unknownHead(records, columns, dialect) {
      // Names that nobody knows here say nothing of the values.
      dialect.start = start
    }
    let rows = dialect.hasHead || dialect.start != start ? Array(records.dropFirst()) : records
    var signs: [String] = []
    if dialect.hasHead {
      dialect.names = columns
      dialect.count = columns.count
      let known = columns.count { RecordColumns.meaning(of: $0) != nil }
      signs.append("a head row of \(columns.count) columns, of which \(known) are known by name")
    } else {
      dialect.count = RecordSniffer.commonCount(rows).count
      guard dialect.count >= 2 || isObjects else { return nil }
    }
    let whole = rows.filter { $0.values.count == dialect.count }
    // A row of facts above a text, as a page's table is copied.
    if dialect.hasHead, whole.count * 2 < rows.count, !RecordColumns.nameText(columns) {
      return nil
    }
    let sample = whole.first { row in
      RecordSniffer.kinds(of: row, in: head, dialect).contains(where: \.isStrict)
    }
    guard let row = sample ?? whole.first ?? rows.first else {
      // A head row alone, or a first record that is longer than the beginning.
      guard dialect.hasHead else { return nil }
      return (RecordSniffer.Finding(dialect: dialect, signs: signs), columns.count)
    }
    let kinds = RecordSniffer.kinds(of: row, in: head, dialect)
    dialect.lead = RecordBeginning.lead(of: kinds)
    if !dialect.hasHead {
      let strict = kinds.firstIndex(where: \.isStrict)
      guard strict != nil || quote != nil && isQuoted(row) || isObjects, hasText(rows),
        records.count > 1 || !isWhole || !isProse(row.values[..<(strict ?? 0)], quote)
      else { return nil }
      if let names = RecordColumns.cablegateNames(of: kinds) {
        dialect.names = names
        signs.append("the columns of cables.csv: a date, an id, a post, a level, ids, header, body")
      } else {
        signs.append(
          isObjects
            ? "an object of JSON in each row"
            : "values that are ids, dates or levels in the first columns, and a text")
      }
    }
    signs.append("\(whole.count) of the first \(rows.count) records have \(dialect.count) values")
    // `,"UNCLAS …`: where a quote opens a value and does not end it, quotes apply.
    let opensQuote =
      quote == nil
      && rows.prefix(20).contains { row in
        row.values.contains { value in
          let text = head[value].filter { !$0.isBlank }
          return text.first == 0x22 && (text.count == 1 || text.last != 0x22)
        }
      }
    let score =
      (opensQuote ? 10 : 1000) * whole.count / max(rows.count, 1) + 10 * min(dialect.count, 80)
      + (quote == nil ? 0 : 1)
    return (RecordSniffer.Finding(dialect: dialect, signs: signs), score)
  }

  /// `UNCLAS OSLO 12 TAGS: ECON, NO SUBJECT: …`: whether sentences without quotes are before the first id,
  /// date or level, so that one line with commas is a text that lost its line ends, and no row.
  private func isProse(_ values: ArraySlice<Range<Int>>, _ quote: UInt8?) -> Bool {
    values.contains { value in
      let text = head[value].drop { $0 == 0x20 }
      guard quote == nil || text.first != quote else { return false }
      return text.count > 80 || text.count { $0 == 0x20 } >= 5
    }
  }

  /// True if a record has a text of several lines, or one that is long.
  private func hasText(_ records: [RecordStream.Found]) -> Bool {
    records.prefix(20).contains { record in
      record.values.contains { $0.count > 80 || head[$0].contains(0x0A) }
    }
  }

  /// True if quotes within values are escaped by `\`: more often than doubled.
  private func hasEscapes(_ separator: UInt8) -> Bool {
    var (escaped, doubled) = (0, 0)
    var index = start
    while index + 1 < head.count {
      let (byte, next) = (head[index], head[index + 1])
      if byte == 0x5C, next == 0x22 || next == 0x27 {
        escaped += 1
        index += 2
      } else if byte == 0x22, next == 0x22 {
        if isWithin(index, separator) { doubled += 1 }
        index += 2
      } else {
        index += 1
      }
    }
    return escaped > doubled
  }

  /// True if more values in quotes begin after a blank than right after the separator.
  private func hasBlanks(_ separator: UInt8, _ quote: UInt8) -> Bool {
    guard separator != 0x20 else { return false }
    var (blank, bare) = (0, 0)
    for index in head.indices.dropFirst(2) where head[index] == quote {
      if head[index - 1] == separator {
        bare += 1
      } else if head[index - 1] == 0x20, head[index - 2] == separator {
        blank += 1
      }
    }
    return blank > bare
  }

  private func hasDoubled(_ separator: UInt8) -> Bool {
    head.indices.dropLast().contains { index in
      head[index] == 0x22 && head[index + 1] == 0x22 && isWithin(index, separator)
    }
  }

  /// True for two quotes that are no empty value.
  private func isWithin(_ index: Int, _ separator: UInt8) -> Bool {
    let before = index > start ? head[index - 1] : lineEnd
    let after = index + 2 < head.count ? head[index + 2] : lineEnd
    let isOpen = before == separator || before == lineEnd
    return !(isOpen && (after == separator || after == lineEnd || after == 0x0D))
  }
}
