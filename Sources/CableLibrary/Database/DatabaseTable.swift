/// A table of an exported database: its columns, and what else its schema says.
///
/// The schema, the statements that fill it and the check of its documentation are made from these rows.
struct DatabaseTable: Sendable {
  let name: String
  /// Each with its type and constraints.
  let columns: [(name: String, declaration: String)]
  /// The columns of each index, which are made when the table is full.
  let indices: [String]

  private init(_ name: String, _ columns: [(String, String)], indices: [String] = []) {
    self.name = name
    self.columns = columns.map { (name: $0.0, declaration: $0.1) }
    self.indices = indices
    let places = columns.map { _ in "?" }.joined(separator: ",")
    insertion = "INSERT INTO \"\(name)\" VALUES(\(places))"
  }

  /// The statement that makes the table.
  var creation: String {
    let lines = columns.map { "  \"\($0.name)\" \($0.declaration)" }
    return "CREATE TABLE \"\(name)\" (\n\(lines.joined(separator: ",\n"))\n)"
  }

  /// The statement that adds a row, with a place for each column; made once for all rows.
  let insertion: String

  /// The statements that make the indices.
  var indexing: [String] {
    indices.map { columns in
      let name = "idx_\(self.name)_" + columns.replacing(", ", with: "_")
      return "CREATE INDEX \"\(name)\" ON \"\(self.name)\"(\(columns))"
    }
  }

  private static let owner = (
    "cable_id", "INTEGER NOT NULL REFERENCES \"cables\"(\"id\")"
  )

  static let provenance = Self("provenance", [("key", "TEXT PRIMARY KEY"), ("value", "TEXT")])

  static let cables = Self(
    "cables",
    [
      ("id", "INTEGER PRIMARY KEY"), ("name", "TEXT NOT NULL"), ("cable", "TEXT"),
      ("year", "INTEGER"), ("post", "TEXT"), ("number", "INTEGER"), ("root", "TEXT"),
      ("path", "TEXT NOT NULL"), ("part", "INTEGER NOT NULL"), ("format", "TEXT NOT NULL"),
      ("kind", "TEXT NOT NULL"), ("partial", "INTEGER NOT NULL"), ("transmission_id", "TEXT"),
      ("precedence", "TEXT"), ("sent", "TEXT"), ("date", "TEXT"), ("sender", "TEXT"),
      ("classification", "TEXT"), ("level", "TEXT"), ("section", "INTEGER"),
      ("sections", "INTEGER"), ("executive_order", "TEXT"), ("executive_order_text", "TEXT"),
      ("declassify_on", "TEXT"), ("subject", "TEXT"), ("subject_mark", "TEXT"),
      ("summary", "TEXT"),
    ],
    indices: ["cable", "date", "post, year, number", "level"])

  static let paragraphs = Self(
    "paragraphs",
    [
      ("id", "INTEGER PRIMARY KEY"), owner, ("ordinal", "INTEGER NOT NULL"), ("label", "TEXT"),
      ("kind", "TEXT NOT NULL"), ("mark", "TEXT"), ("level", "TEXT"), ("controls", "TEXT"),
      ("heading", "TEXT"), ("text", "TEXT NOT NULL"),
    ],
    indices: ["cable_id", "mark"])

  /// What references and mentions have in common: which cable is meant.
  private static let meant = [
    ("cited", "TEXT"), ("cited_id", "INTEGER REFERENCES \"cables\"(\"id\")"),
    ("year_from", "TEXT"), ("candidates", "TEXT"),
  ]

  static let citations = Self(
    "citations",
    [
      ("id", "INTEGER PRIMARY KEY"), owner, ("kind", "TEXT NOT NULL"), ("bullet", "TEXT"),
      ("text", "TEXT NOT NULL"), ("notal", "INTEGER NOT NULL"),
    ] + meant,
    indices: ["cable_id", "cited", "cited_id"])

  static let mentions = Self(
    "mentions",
    [
      ("id", "INTEGER PRIMARY KEY"), owner,
      ("paragraph_id", "INTEGER REFERENCES \"paragraphs\"(\"id\")"), ("kind", "TEXT NOT NULL"),
      ("text", "TEXT NOT NULL"),
    ] + meant,
    indices: ["cable_id", "paragraph_id", "cited", "cited_id"])

  static let tags = Self(
    "tags", [("tag", "TEXT PRIMARY KEY"), ("kind", "TEXT"), ("meaning", "TEXT")])

  static let cableTags = Self(
    "cable_tags", [owner, ("tag", "TEXT NOT NULL REFERENCES \"tags\"(\"tag\")")],
    indices: ["cable_id", "tag"])

  static let captions = Self(
    "captions", [owner, ("caption", "TEXT NOT NULL")], indices: ["cable_id", "caption"])

  static let addressees = Self(
    "addressees",
    [
      owner, ("line", "TEXT NOT NULL"), ("name", "TEXT NOT NULL"), ("routing", "TEXT"),
      ("precedence", "TEXT"), ("message_number", "TEXT"), ("exempt", "TEXT"),
    ],
    indices: ["cable_id", "name"])

  static let people = Self(
    "people", [owner, ("role", "TEXT NOT NULL"), ("name", "TEXT NOT NULL")],
    indices: ["cable_id", "name"])

  static let reasons = Self(
    "reasons", [owner, ("reason", "TEXT NOT NULL")], indices: ["cable_id", "reason"])

  static let exemptions = Self(
    "exemptions", [owner, ("exemption", "TEXT NOT NULL")], indices: ["cable_id", "exemption"])

  static let headerLines = Self(
    "header_lines", [owner, ("kind", "TEXT NOT NULL"), ("text", "TEXT NOT NULL")],
    indices: ["cable_id"])

  static let findings = Self(
    "findings",
    [
      owner, ("code", "TEXT NOT NULL"), ("severity", "TEXT NOT NULL"),
      ("line", "INTEGER NOT NULL"), ("message", "TEXT NOT NULL"),
    ],
    indices: ["cable_id", "code"])

  static let notes = Self(
    "notes",
    [
      ("id", "TEXT PRIMARY KEY"), owner,
      ("paragraph_id", "INTEGER REFERENCES \"paragraphs\"(\"id\")"), ("unsure", "INTEGER NOT NULL"),
      ("quote", "TEXT NOT NULL"), ("text", "TEXT NOT NULL"), ("made", "TEXT"),
      ("changed", "TEXT"),
    ],
    indices: ["cable_id", "paragraph_id"])

  static let ownTags = Self(
    "own_tags", [owner, ("tag", "TEXT NOT NULL")], indices: ["cable_id", "tag"])

  static let marked = Self(
    "marked", [owner, ("mark", "TEXT NOT NULL")], indices: ["cable_id", "mark"])

  /// The tables of every database.
  static let all = [
    provenance, cables, paragraphs, citations, mentions, tags, cableTags, captions, addressees,
    people, reasons, exemptions, headerLines, findings,
  ]

  /// Those that hold what a reader keeps.
  static let own = [notes, ownTags, marked]
}
