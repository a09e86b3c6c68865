/// Makes a cable's text of a record, and what the record says of it beside.
struct RecordReading {
  /// How the records are written.
  let dialect: RecordDialect
  /// Without quotes and escapes.
  let values: RecordValues

  init(_ dialect: RecordDialect) {
    self.dialect = dialect
    values = RecordValues(dialect: dialect)
  }

  /// The row that names the columns of a record which begins at a byte of the file; nil if that is the
  /// first one.
  func head(at start: Int) -> LaterHead? {
    dialect.laterHeads.last { $0.start <= start }
  }

  /// The cable of a record; nil if it holds neither a text nor the name of a cable.
  ///
  /// - Parameters:
  ///   - found: the record.
  ///   - bytes: in which it is.
  ///   - start: where it begins in the file.
  ///   - hints: what is known of the file.
  /// - Returns: the cable's text.
  func source(
    of found: RecordStream.Found, in bytes: [UInt8], at start: Int, hints: ContainerHints
  ) -> SourceText? {
    let head = head(at: start)
    var (items, fault) = values.read(found, in: bytes, names: head?.names)
    var notes: [Diagnostic] = []
    for index in items.indices where !items[index].bytes.isASCII {
      let decoded = Decoding(items[index].bytes)
      items[index].bytes = decoded.bytes
      if notes.isEmpty { notes = decoded.diagnostics }
    }
    if let head, head.start == start {
      notes.append(
        .record("the row above names the columns otherwise: \(head.names.joined(separator: ", "))"))
    }
    var columns = RecordAssignment(items)
    columns.assign()
    if columns.isContradicted {
      notes.append(
        .record("the values are not what their columns' names say: read by what they are"))
    }
    var hints = hints
    for (index, item) in items.enumerated() where columns.text[index] == nil {
      note(item, columns.fields[index], into: &hints)
    }
    hints.dateOrder = dialect.dateOrder
    var (text, headerEnd) = columns.wholeText()
    if text.isEmpty, hints.id == nil { return nil }
    text = FlattenedText.lined(text) ?? text
    let dump = DumpText.read(text, hints: &hints)
    var source = SourceText(
      bytes: dump?.text ?? text, format: isCablegate ? .cablegateCSV : dialect.format, hints: hints)
    source.headerEnd = dump == nil ? headerEnd : dump?.headerEnd
    source.isExtract = text.isEmpty
    source.diagnostics = notes
    if let fault { source.diagnostics.append(.record(fault.message)) }
    return text.isEmpty || Signs.holdsCable(&source) ? source : nil
  }

  /// The cable of one record's own bytes, as they are in the file from a place on.
  func source(of bytes: [UInt8], at start: Int, hints: ContainerHints) -> SourceText? {
    var text = bytes
    if dialect.encoding != .narrow {
      var wide = WideText(dialect.encoding)
      text = wide.narrowed(bytes, isLast: true)
    }
    var found = RecordStream.Found(range: 0..<text.count)
    if [.delimited, .copy, .insert].contains(dialect.form) {
      var stream = RecordStream(dialect, isOne: true)
      guard let first = stream.records(in: text, isLast: true).first else { return nil }
      found = first
    }
    return source(of: found, in: text, at: start, hints: hints)
  }

  /// When the cable of a record was sent, as printed; nil if the record does not say.
  func sent(of found: RecordStream.Found, in bytes: [UInt8]) -> String? {
    let (items, _) = values.read(found, in: bytes)
    var columns = RecordAssignment(items)
    columns.assign()
    return items.indices.first { columns.fields[$0] == .sent }.map {
      String(decoding: items[$0].bytes, as: UTF8.self)
    }
  }

  /// True for a row that names the columns, again or for others than before.
  func isHead(_ found: RecordStream.Found, in bytes: [UInt8]) -> Bool {
    guard dialect.form == .delimited || dialect.form == .copy, found.values.count >= 2,
      found.range.count <= 4096,
      let first = found.values.first, first.count <= 60
    else { return false }
    let names = names(of: found, in: bytes)
    if dialect.hasHead, names == dialect.names { return true }
    let known = names.count { RecordColumns.meaning(of: $0) != nil }
    return known * 2 >= names.count && RecordColumns.areNames(names)
      && !names.contains { RecordValueKind(Array($0.utf8)).isStrict }
  }

  /// The values of a row that names the columns; the line's end may be among them.
  func names(of found: RecordStream.Found, in bytes: [UInt8]) -> [String] {
    found.values.map { range in
      guard range.count <= 60 else { return "" }
      let text = bytes.string(range).filter { $0 != "\"" && !$0.isNewline }
      return String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
  }

  /// True for the table of Cablegate, whose columns and dates are known.
  var isCablegate: Bool {
    dialect.form == .delimited && !dialect.hasHead
      && dialect.names.suffix(6).elementsEqual(RecordColumns.cablegate.suffix(6))
  }

  /// Notes a value; lists are noted one by one.
  private func note(
    _ item: RecordItem, _ field: ContainerValue.Field?, into hints: inout ContainerHints
  ) {
    let text = String(decoding: item.bytes, as: UTF8.self)
    switch field {
    case .references, .to, .info, .captions:
      for part in RecordValue.list(text) {
        hints.note(field, field == .captions ? part.uppercased() : part, from: item.source)
      }
    default: hints.note(field, text, from: item.source)
    }
  }
}

/// Which value of a record is which: by the columns' names, else by what they hold.
struct RecordAssignment {
  private let items: [RecordItem]
  private let hasNames: Bool
  /// True if there are names, and the values contradict them.
  let isContradicted: Bool
  /// The field of each value.
  private(set) var fields: [ContainerValue.Field?]
  /// Which part of the text each value is; nil for one that is none.
  private(set) var text: [RecordColumns.Meaning?]

  /// Values of a record; their names apply unless the values contradict, as below a second head
  /// with other columns.
  init(_ items: [RecordItem]) {
    self.items = items
    let areNamed = items.contains { $0.name != nil }
    isContradicted = areNamed && items.count(where: Self.contradictsItsName) >= 2
    hasNames = areNamed && !isContradicted
    fields = Array(repeating: nil, count: items.count)
    text = Array(repeating: nil, count: items.count)
  }

  /// Decides for all values.
  mutating func assign() {
    var ranks: [Int?] = Array(repeating: nil, count: items.count)
    var open: [Int] = []
    for (index, item) in items.enumerated() {
      guard hasNames, let found = item.name.flatMap(RecordColumns.meaning) else {
        open.append(index)
        continue
      }
      ranks[index] = found.rank
      switch found.meaning {
      // `destination` of `cables.csv`: the cables that it answers.
      case .field(.to) where areIDs(index): fields[index] = .references
      case .field(let field): fields[index] = field
      case .header, .body, .whole: text[index] = found.meaning
      case .reference:
        fields[index] =
          RecordValue.id(string(index)) != nil && !hasID(besides: index)
          ? .id : .references
      case .source: if Self.isPost(string(index)) { fields[index] = .origin }
      }
    }
    if !hasNames || !text.contains(where: { $0 != nil }) { findText(&open) }
    findHeader(&open)
    if !hasNames || !fields.contains(.id) { findFields(&open) }
    preferRanks(ranks)
  }

  /// True if a value is none of its column's: a date where an id should be, an id for a text.
  private static func contradictsItsName(_ item: RecordItem) -> Bool {
    guard let meaning = item.name.flatMap(RecordColumns.meaning)?.meaning else { return false }
    let kind = RecordValueKind(item.bytes)
    return switch meaning {
    case .field(.id): kind == .date || kind == .level || kind == .text && item.bytes.count > 60
    case .field(.sent): kind == .id || kind == .level || kind == .text
    case .field(.classification):
      kind == .id || kind == .date || kind == .text && item.bytes.count > 200
    case .header, .body, .whole, .field(.subject): kind.isStrict
    case .field, .reference, .source: false
    }
  }

  private func string(_ index: Int) -> String {
    String(decoding: items[index].bytes, as: UTF8.self)
  }

  /// Whether a value is a list of cables and nothing else.
  private func areIDs(_ index: Int) -> Bool {
    let parts = RecordValue.list(string(index))
    return !parts.isEmpty && parts.allSatisfy { RecordValue.id($0) != nil }
  }

  private func hasID(besides index: Int) -> Bool {
    items.indices.contains { other in
      guard other != index, let name = items[other].name,
        case .field(.id)? = RecordColumns.meaning(of: name)?.meaning
      else { return false }
      return RecordValue.id(string(other)) != nil
    }
  }

  /// The longest values are the text; a header before it is recognized by its lines.
  private mutating func findText(_ open: inout [Int]) {
    let long = open.filter { items[$0].bytes.count > 60 || items[$0].bytes.contains(0x0A) }
    guard let longest = long.max(by: { items[$0].bytes.count < items[$1].bytes.count }) else {
      return
    }
    if Self.isHeader(items[longest].bytes),
      let body = long.filter({ $0 != longest && items[$0].bytes.contains(0x0A) })
        .max(by: { items[$0].bytes.count < items[$1].bytes.count })
    {
      // Of a short cable the header is longer than the text.
      (text[longest], text[body]) = (.header, .body)
      open.removeAll { $0 == longest || $0 == body }
      return
    }
    text[longest] = .body
    open.removeAll { $0 == longest }
  }

  /// Of a text that is without a header the one in another value, which has no name or one that no row has.
  private mutating func findHeader(_ open: inout [Int]) {
    guard !text.contains(.header),
      let header = open.last(where: { Self.hasHeader(items[$0].bytes) }),
      !text.indices.contains(where: { text[$0] != nil && Self.hasHeader(items[$0].bytes) })
    else { return }
    text[header] = .header
    open.removeAll { $0 == header }
  }

  /// An id, a date, a level, ids of others, TAGS, a post, and what is left of some length: the subject.
  private mutating func findFields(_ open: inout [Int]) {
    // Asked of every value, of which a line may have a million.
    var known = Set(fields.compactMap(\.self))
    for index in open {
      let text = string(index)
      let field: ContainerValue.Field?
      switch RecordValueKind(items[index].bytes) {
      case .id: field = known.contains(.id) ? .references : .id
      case .date: field = known.contains(.sent) ? nil : .sent
      case .level: field = known.contains(.classification) ? nil : .classification
      case .number, .empty: field = nil
      case .text:
        if areIDs(index) {
          field = .references
        } else if !known.contains(.tags), Self.areTags(text) {
          field = .tags
        } else if !known.contains(.origin), Self.isPost(text) {
          field = .origin
        } else if !hasNames, !known.contains(.subject), (8...300).contains(text.utf8.count),
          text.contains(" ")
        {
          field = .subject
        } else {
          field = nil
        }
      }
      if let field, !hasNames || field == .id {
        fields[index] = field
        known.insert(field)
      }
    }
  }

  /// Of several columns with the meaning of a single value, the better name is taken; an id must
  /// be one.
  private mutating func preferRanks(_ ranks: [Int?]) {
    for field in [ContainerValue.Field.id, .sent, .classification, .subject, .from] {
      let columns = fields.indices.filter { fields[$0] == field }.sorted {
        (ranks[$0] ?? Int.max, $0) < (ranks[$1] ?? Int.max, $1)
      }
      let best =
        field == .id ? columns.first { RecordValue.id(string($0)) != nil } : columns.first
      for column in columns where column != best { fields[column] = nil }
    }
  }

  /// The whole text: as it was sent where that is there, else header and body, and where the header
  /// ends.
  func wholeText() -> (text: [UInt8], headerEnd: Int?) {
    func first(_ meaning: RecordColumns.Meaning) -> [UInt8]? {
      guard let first = text.firstIndex(of: meaning) else { return nil }
      // Of a list in JSON each item is a line.
      let name = hasNames ? items[first].name : nil
      let all = text.indices.filter {
        $0 == first || name != nil && text[$0] == meaning && items[$0].name == name
      }
      let joined =
        all.count == 1
        ? items[first].bytes : Array(all.map { items[$0].bytes }.joined(separator: [0x0A]))
      return Self.withoutMarkup(joined) ?? joined
    }
    let (whole, body) = (first(.whole), first(.body) ?? [])
    let isWhole = whole.map { $0.count * 2 > body.count } ?? false
    let own = isWhole ? whole ?? body : body
    // A column called `full text` may be without the header, where that has one of its own.
    guard let header = first(.header), !isWhole || !Self.hasHeader(own) else { return (own, nil) }
    return (header + [0x0A] + own, header.count)
  }

  /// The text of a value that is a part of a page; nil for any other, as nearly all are.
  private static func withoutMarkup(_ text: [UInt8]) -> [UInt8]? {
    guard let first = text.place(of: UInt8(ascii: "<")) else { return nil }
    func has(_ tag: StaticString) -> Bool { text.place(of: tag, in: first..<text.count) != nil }
    let isFlowed = has("<BR>") || has("<BR/>") || has("<BR />") || has("</P>")
    guard isFlowed || has("</PRE>") else { return nil }
    return Markup.text(text, 0..<text.count, isFlowed ? .flowed : .kept)
  }

  /// True if a text begins with the lines of a header.
  static func hasHeader(_ bytes: [UInt8]) -> Bool {
    let head = bytes.beginning(4096)
    return head.has("VZCZC", at: 0)
      || head.place(of: "FM ", in: 0..<head.count) != nil
        && head.place(of: "TO ", in: 0..<head.count) != nil
  }

  /// True if a text is a header and nothing else: no label of the text's fields is in it.
  private static func isHeader(_ bytes: [UInt8]) -> Bool {
    hasHeader(bytes) && bytes.count <= 16_384
      && bytes.place(of: "TAGS", in: 0..<bytes.count) == nil
      && bytes.place(of: "SUBJ", in: 0..<bytes.count) == nil
  }

  /// True for a list of TAGS.
  private static func areTags(_ text: String) -> Bool {
    guard text.utf8.count <= 200 else { return false }
    let codes = text.split { !$0.isLetter && !$0.isNumber }
    let known = codes.count { Vocabulary.tag(String($0)) != nil }
    return known > 0 && known * 3 >= codes.count * 2
  }

  private static let offices: Set<String> = [
    "embassy", "consulate", "mission", "usmission", "secretary", "american", "amembassy",
    "amconsul", "us", "usun", "department",
  ]

  /// True for a post as publishers name it.
  static func isPost(_ text: String) -> Bool {
    guard text.utf8.count <= 60, let first = text.split(separator: " ").first else { return false }
    if offices.contains(first.lowercased()) { return true }
    return Vocabulary.isStation(text.uppercased().filter(\.isLetter))
  }
}

extension Diagnostic {
  /// A finding about a record of a table or a list.
  fileprivate static func record(_ message: String) -> Diagnostic {
    Diagnostic(code: .damagedRecord, severity: .warning, range: 0..<0, line: 1, message: message)
  }
}
