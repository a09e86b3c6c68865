/// Recognises JSON whose records are texts, or lists of values: below a list of names, in lines of their own, or
/// beside the names, as pandas writes them with `orient="split"`.
enum ListedJSON {
  static func find(in head: [UInt8], at start: Int) -> RecordSniffer.Finding? {
    if head[start] == 0x7B { return split(head, start) }
    guard let first = list(in: head, at: start) else { return nested(head, start) }
    // A list of values in each line.
    let next = blanksEnd(head, first.end)
    guard first.values.count > 1, next < head.count, head[next] == 0x5B,
      head[first.end..<next].contains(0x0A)
    else { return nil }
    return finding(.jsonLines, first: first, at: start, next: next, of: head)
  }

  /// A text in each line: `"UNCLAS LISBON 000411\nSUBJECT: …"`.
  ///
  /// Unlike a table with one column in quotes, it has its line ends as `\n`.
  static func texts(_ head: [UInt8], _ start: Int) -> RecordSniffer.Finding? {
    let end = head.place(of: 0x0A, from: start) ?? head.count
    guard let text = JSONRecord.text(Array(head[start..<end])), text.contains(0x0A),
      text.count > 80 || end < head.count
    else { return nil }
    var finding = dialect(.jsonLines, names: ["text"], start: start)
    finding.dialect.hasHead = false
    finding.signs = ["each line is a text in quotes, with its line ends as \\n"]
    return finding
  }

  /// True for an object with a list for each column: `{"id": ["09ROME12", …], "text": ["…", …]}`.
  ///
  /// No cable has two ids, dates, levels or subjects.
  static func hasColumns(_ head: [UInt8], _ start: Int) -> Bool {
    guard start < head.count, head[start] == 0x7B else { return false }
    var place = blanksEnd(head, start + 1)
    while place < head.count, head[place] == 0x22 {
      let end = head.closingQuote(after: place)
      guard let open = opening(head, after: end + 1), let values = list(in: head, at: open) else {
        return false
      }
      if values.values.count > 1,
        case .field(let field)? = RecordColumns.meaning(of: head.string((place + 1)..<end))?
          .meaning, [.id, .sent, .classification, .subject].contains(field)
      {
        return true
      }
      place = blanksEnd(head, values.end)
      guard place < head.count, head[place] == 0x2C else { return false }
      place = blanksEnd(head, place + 1)
    }
    return false
  }

  /// A list of lists: `[["id", "text"], ["09ROME12", "…"]]`.
  private static func nested(_ head: [UInt8], _ start: Int) -> RecordSniffer.Finding? {
    let inner = blanksEnd(head, start + 1)
    guard inner < head.count, head[inner] == 0x5B, let first = list(in: head, at: inner) else {
      return nil
    }
    var next = blanksEnd(head, first.end)
    if next < head.count, head[next] == 0x2C { next = blanksEnd(head, next + 1) }
    return finding(.json, first: first, at: inner, next: next, of: head)
  }

  /// Names beside lists of values: `{"columns": ["id", "text"], "data": [["09ROME12", "…"]]}`.
  private static func split(_ head: [UInt8], _ start: Int) -> RecordSniffer.Finding? {
    let limit = min(head.count, start + 4096)
    guard let key = head.place(of: "\"COLUMNS\"", in: start..<limit),
      let open = opening(head, after: key + 9), let first = list(in: head, at: open),
      RecordColumns.areNames(first.values)
    else { return nil }
    let beyond = first.end..<head.count
    for name in ["\"DATA\"", "\"ROWS\"", "\"VALUES\""] as [StaticString] {
      guard let key = head.place(of: name, in: beyond),
        let outer = opening(head, after: key + name.utf8CodeUnitCount),
        case let next = blanksEnd(head, outer + 1), next < head.count, head[next] == 0x5B
      else { continue }
      return dialect(.json, names: first.values, start: next)
    }
    return nil
  }

  private static func finding(
    _ form: RecordDialect.Form, first: (values: [String], end: Int), at place: Int, next: Int,
    of head: [UInt8]
  ) -> RecordSniffer.Finding? {
    if RecordColumns.areNames(first.values) || RecordColumns.areWordsWithText(first.values) {
      return dialect(form, names: first.values, start: next)
    }
    let kinds = first.values.map { RecordValueKind(Array($0.utf8)) }
    guard kinds.contains(where: \.isStrict),
      first.values.contains(where: { $0.utf8.count > 80 || $0.contains("\n") })
    else { return nil }
    return dialect(form, names: [], start: place)
  }

  private static func dialect(
    _ form: RecordDialect.Form, names: [String], start: Int
  ) -> RecordSniffer.Finding {
    var dialect = RecordDialect(form: form)
    (dialect.isListed, dialect.names, dialect.start) = (true, names, start)
    dialect.hasHead = !names.isEmpty
    if form == .jsonLines { dialect.quote = nil }
    let names = names.joined(separator: ", ")
    let sign =
      dialect.hasHead
      ? "lists of values below names of columns: \(names)"
      : "lists of values that are ids, dates or levels, and a text"
    return RecordSniffer.Finding(dialect: dialect, signs: [sign])
  }

  /// The strings of a list and where it ends; nil where it holds a list or an object, or is not whole.
  private static func list(
    in head: [UInt8], at start: Int
  ) -> (values: [String], end: Int)? {
    guard start < head.count, head[start] == 0x5B else { return nil }
    var place = start + 1
    while place < head.count, head[place] != 0x5D {
      switch head[place] {
      case 0x5B, 0x7B: return nil
      case 0x22: place = head.closingQuote(after: place)
      default: break
      }
      place += 1
    }
    guard place < head.count else { return nil }
    let end = place + 1
    let (items, isWhole) = JSONRecord.items(of: Array(head[start..<end]), names: [])
    return isWhole ? (items.map { String(decoding: $0.bytes, as: UTF8.self) }, end) : nil
  }

  /// Where a list begins that is the value of a key which ends at a place.
  private static func opening(_ head: [UInt8], after key: Int) -> Int? {
    var place = blanksEnd(head, key)
    guard place < head.count, head[place] == 0x3A else { return nil }
    place = blanksEnd(head, place + 1)
    return place < head.count && head[place] == 0x5B ? place : nil
  }

  private static func blanksEnd(_ head: [UInt8], _ start: Int) -> Int {
    var place = start
    while place < head.count, head[place].isBlank || head[place] == 0x0A || head[place] == 0x0D {
      place += 1
    }
    return place
  }
}
