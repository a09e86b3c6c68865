/// How records, and the values of a record, are separated in a table, a dump or a list.
///
/// A dialect is data. `RecordSniffer` finds it in a file's beginning, `RecordStream` cuts the records
/// by it, and a record's bytes are read again by it alone.
struct RecordDialect: Sendable, Hashable {
  /// What encloses a record.
  enum Form: String, Sendable {
    /// Lines of values with a separator between them: CSV and similar.
    case delimited
    /// Lines between `COPY … FROM stdin;` and `\.`, as PostgreSQL dumps them.
    case copy
    /// Tuples after `INSERT INTO … VALUES`.
    case insert
    /// A JSON object in each line.
    case jsonLines
    /// JSON objects within an array, or one after another over several lines.
    case json
    /// Elements of XML, or rows of a table of HTML.
    case elements
    /// Items of a list of YAML, its documents, or what is below ids.
    case yaml
  }

  /// What encloses a record.
  var form: Form
  /// Between the values of a record.
  var separator: UInt8 = 0x2C
  /// Around values that hold separators, line ends or quotes; nil if nothing is quoted.
  var quote: UInt8? = 0x22
  /// True if `\` escapes the byte after it.
  var hasEscapes = false
  /// True if every value is quoted: a quote before anything but a separator and another quote is
  /// a part of the text then.
  var isAlwaysQuoted = false
  /// True if blanks are between a separator and a quote that opens a value: `1, "UNCLAS …"`.
  var hasBlanks = false
  /// Ends a line: LF, or CR in files of old Macintoshes.
  var lineEnd: UInt8 = 0x0A
  /// What a record begins with: a tag without its end, or the beginning of a line.
  var opening: [UInt8] = []
  /// The tag that ends it, without its end; empty if the next record does.
  var closing: [UInt8] = []
  /// True if an id follows `opening`, as the key of the record.
  var isKeyed = false
  /// True if the values are cells of Markdown: a line end is `<br>`, and links are their text.
  var isMarkdown = false
  /// True if records of JSON are lists of values, which `names` names, or one text, and no objects.
  var isListed = false
  /// How many brackets are open around a record of JSON.
  var depth = 0
  /// Bytes before the first record, such as a byte order mark and a line `sep=;`.
  var start = 0
  /// The names of the columns, as a head row, an `INSERT` or a `CREATE TABLE` gives them.
  var names: [String] = []
  /// True if the first line is a head row.
  var hasHead = false
  /// Rows further on that name the columns otherwise.
  var laterHeads: [LaterHead] = []
  /// How many values a whole record has; 0 where that is not known.
  var count = 0
  /// What the first columns hold, by which a record's beginning is known within an open quote.
  var lead: [RecordValueKind] = []
  /// Which of two numbers of a date is the day.
  var dateOrder = DateOrder.plain
  /// How the bytes are to be read.
  var encoding = Encoding.narrow

  /// UTF-8 and similar, or UTF-16 by the order of its bytes.
  enum Encoding: Sendable { case narrow, little, big }

  /// The word for `format` in JSON.
  var format: ContainerFormat {
    switch form {
    case .delimited, .elements, .yaml: .table
    case .copy, .insert: .sql
    case .jsonLines, .json: .json
    }
  }

  private var lineOfJSON: String {
    isListed ? names == ["text"] && !hasHead ? "a text" : "a list" : "an object"
  }

  /// The dialect in words, for a person.
  var description: String {
    switch form {
    case .elements: return names.isEmpty ? "records of XML" : "a table of a page"
    case .yaml: return "records of YAML"
    case .delimited where isMarkdown: return "a table of Markdown"
    case .delimited:
      let names: [UInt8: String] = [0x2C: "commas", 0x3B: "semicolons", 0x09: "tabs", 0x7C: "bars"]
      let quotes =
        quote == nil
        ? "no quotes" : isAlwaysQuoted ? "every value in quotes" : "quotes where needed"
      return "a table with \(names[separator] ?? "separators") between values, \(quotes), "
        + (hasEscapes ? "quotes within escaped by \\" : "quotes within doubled")
    case .copy: return "a dump of PostgreSQL (COPY … FROM stdin)"
    case .insert:
      return "a dump of SQL (INSERT INTO … VALUES), "
        + (hasEscapes ? "quotes within escaped by \\" : "quotes within doubled")
    case .jsonLines: return "JSON Lines: \(lineOfJSON) in each line"
    case .json where isListed: return "JSON: lists of values"
    case .json: return "JSON: objects within \(depth) brackets"
    }
  }
}

/// What a value looks like, by itself.
enum RecordValueKind: Sendable, Hashable {
  case empty, number, id, date, level, text

  /// The kind of a value.
  init(_ bytes: [UInt8]) {
    let text = bytes.count <= 80 ? String(decoding: bytes, as: UTF8.self) : ""
    if bytes.allSatisfy(\.isBlank) {
      self = .empty
    } else if text.isEmpty || bytes.contains(0x0A) {
      self = .text
    } else if bytes.allSatisfy(\.isDigit) {
      self = .number
    } else if RecordValue.id(text) != nil {
      self = .id
    } else if bytes.contains(where: \.isDigit), bytes.count <= 40, DateText.time(text) != nil {
      self = .date
    } else if RecordValue.level(text) {
      self = .level
    } else {
      self = .text
    }
  }

  /// True if prose hardly ever looks so.
  var isStrict: Bool { self == .id || self == .date || self == .level }
}

/// What values of records mean.
enum RecordValue {
  /// The cable that a value names with its year, also with a library's tail (`79TIRANA412_a`).
  static func id(_ text: String) -> CableID? {
    guard text.utf8.count <= 48, let first = text.utf8.first(where: { !$0.isBlank }),
      first.isDigit, text.utf8.contains(where: \.isLetter),
      text.utf8.allSatisfy({ $0.isLetter || $0.isDigit || $0.isBlank || [0x2D, 0x5F].contains($0) }
      ),
      let id = CableID(correcting: text), Vocabulary.isStation(id.station)
    else { return nil }
    return id
  }

  /// True for a classification and nothing else.
  static func level(_ text: String) -> Bool {
    let bytes = Array(text.uppercased().utf8)
    guard bytes.count <= 60 else { return false }
    let words = Word.words(bytes, 0..<bytes.count)
    guard let level = ClassificationLine.level(words) else { return false }
    return words.count <= level.wordCount + 4
  }

  /// The parts of a value that lists several, separated by `|` or `;`.
  static func list(_ text: String) -> [String] {
    text.split { $0 == "|" || $0 == ";" }.map { part in
      String(part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }.filter { !$0.isEmpty }
  }
}
