/// What a file was taken for, and by which signs: what `check --explain` prints.
public struct Recognition: Sendable, Hashable {
  /// A column of a table or a member of an object, with what it was taken for.
  public struct Column: Sendable, Hashable {
    /// As it is named, else its number.
    public var name: String
    /// What it holds, as a clause for a person; nil if that was not understood.
    public var meaning: String?
  }

  /// The form, as a clause for a person.
  public var form: String
  /// The signs of the form that were met, each a clause.
  public var signs: [String]
  /// The columns that the first records have; empty for a text.
  public var columns: [Column] = []

  /// Adds the columns of a further record.
  mutating func add(_ found: [Column]) {
    for column in found {
      guard let index = columns.firstIndex(where: { $0.name == column.name }) else {
        columns.append(column)
        continue
      }
      if columns[index].meaning == nil { columns[index].meaning = column.meaning }
    }
  }
}

extension RecordReading {
  /// What the values of a record were taken for.
  func columns(
    of found: RecordStream.Found, in bytes: [UInt8], at start: Int
  ) -> [Recognition.Column] {
    let items = values.read(found, in: bytes, names: head(at: start)?.names).items
    var assignment = RecordAssignment(items)
    assignment.assign()
    return items.enumerated().map { index, item in
      let meaning: String? =
        switch assignment.text[index] {
        case .header: "the header of the text"
        case .body: "the text"
        case .whole: "the whole text as it was sent"
        default: assignment.fields[index]?.rawValue ?? Self.unused(item)
        }
      return Recognition.Column(name: item.source, meaning: meaning)
    }
  }

  /// Why a value is not used although its column is known by name; nil if it is not.
  private static func unused(_ item: RecordItem) -> String? {
    guard let name = item.name, case .field(let field)? = RecordColumns.meaning(of: name)?.meaning
    else { return nil }
    return "not used: no \(field.rawValue), or another column is the surer one"
  }
}

extension Recognition {
  /// What a file that is no text was taken for.
  init(_ kind: Container.Kind, signs: [String]) {
    self.signs = signs
    switch kind {
    case .empty: form = "an empty file"
    case .binary, .foreign: form = "no text"
    case .records(let dialect):
      form = dialect.description
      switch dialect.encoding {
      case .narrow: break
      case .little, .big: self.signs.append("UTF-16: its mark, or the zeros beside its letters")
      }
      switch dialect.dateOrder {
      case .plain, .monthFirst: break
      case .dayFirst: self.signs.append("dates with the day first: one has no such month")
      case .unknown: self.signs.append("dates that may have the day or the month first")
      }
    case .volume: (form, self.signs) = Self.words(for: .frusTEI)
    case .mailbox: (form, self.signs) = ("a mailbox", ["lines From, a sender and a time"])
    case .page: (form, self.signs) = ("a page", ["tags of HTML"])
    case .single: (form, self.signs) = ("a text", [])
    }
  }

  /// What a text was taken for: the form of the cables that were found in it.
  init(_ texts: [SourceText], of file: [UInt8]) {
    (form, signs) = ("a text", [])
    guard let first = texts.first else { return }
    (form, signs) = Self.words(for: first.format)
    if texts.count == 1 { signs += Self.surroundings(of: file) }
    let others = Set(texts.map(\.format)).subtracting([first.format])
    if !others.isEmpty {
      let forms = others.map { Self.words(for: $0).0 }.sorted()
      signs.append("among them \(forms.joined(separator: ", "))")
    }
    if texts.count > 1 { form = "\(texts.count) documents end to end, the first \(form)" }
  }

  /// What was taken off before the text was read.
  private static func surroundings(of file: [UInt8]) -> [String] {
    var signs: [String] = []
    var hints = ContainerHints()
    var bytes = Decoding(file).bytes
    if let rest = FrontMatter.taken(from: bytes, hints: &hints) {
      signs.append("front matter before it")
      bytes = rest
    }
    let rare = RareBytes(bytes)
    if rare.hasTag, CablegatePage.isPage(bytes) { return signs }
    if let inner = Enclosure.taken(from: bytes, rare) {
      signs.append("what is around it: fences, tags or the signs of a quotation")
      bytes = inner
    }
    if rare.hasTag, AltoText.isAlto(bytes) {
      signs.append("tags of ALTO for its lines and words")
    } else if rare.hasTag, AltoText.isHOCR(bytes) {
      signs.append("classes of hOCR for its lines and words")
    } else if EscapedText.lined(bytes) != nil {
      signs.append("its line ends were written as \\n")
    } else if NumberedText.plain(bytes) != nil {
      signs.append("numbers or signs of a quotation before its lines")
    }
    if FlattenedText.lined(bytes) != nil { signs.append("its line ends were taken out") }
    return signs
  }

  /// A form in words, and its signs.
  private static func words(for format: ContainerFormat) -> (String, [String]) {
    switch format {
    case .text: ("the plain text of a cable", ["lines of a header, labels or marked paragraphs"])
    case .markdown: ("a cable in Markdown", ["links or emphasis of Markdown"])
    case .cablegateHTML: ("a page of Cablegate", ["its table of reference id, created and origin"])
    case .cablegateCSV: ("a row of cables.csv", ["its eight columns"])
    case .dump: ("a cable as a reading room prints it", ["lines of its labels above the text"])
    case .plusdHTML: ("a page of PlusD", ["its labels beside the text"])
    case .nara:
      ("a telegram of the archives (AAD)", ["the lines Message Text or Message Attributes"])
    case .frusTEI: ("a volume of FRUS", ["tags of TEI"])
    case .foia:
      ("a SMART cable as it was released", ["labels such as MRN, Date/DTG, From and Action"])
    case .mail: ("mail", ["lines such as From, Message-ID and MIME-Version"])
    case .table: ("a table", [])
    case .json: ("JSON", [])
    case .sql: ("a dump of SQL", [])
    }
  }
}
