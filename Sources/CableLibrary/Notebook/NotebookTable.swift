import CableCore

/// A table of the notebook, and what its columns may hold.
///
/// SQLite lets any cell hold anything, and a damaged or foreign file does. So nothing is read but
/// the rows of which each value is checked first, and a checksum of them all, by `isSound`.
struct NotebookTable: Sendable {
  /// What the cells of a column may be.
  enum Kind: Sendable {
    /// Text that is not empty.
    case name
    /// Text.
    case text
    /// Text or nothing.
    case optionalText
    /// A letter that a mark can have.
    case letter
    /// A place or an offset, 0 to 2⁴⁰.
    case count
    /// Milliseconds since 1970, to the end of the year 9999.
    case time
    /// Any integer.
    case digest
  }

  /// A column: its name, what it may hold, and the version of the schema that brought it.
  struct Column: Sendable {
    let name: String
    let kind: Kind
    var since = 1
  }

  /// The name, which is also that of a kind of entry for all but sessions.
  let name: String
  /// How many columns, from the first, identify a row.
  let keyCount: Int
  let columns: [Column]
  /// The version of the schema that brought it.
  let since: Int

  private init(_ name: String, keyCount: Int = 1, since: Int = 1, _ columns: [(String, Kind)]) {
    self.name = name
    self.keyCount = keyCount
    self.since = since
    self.columns = columns.map { Column(name: $0.0, kind: $0.1) }
  }

  /// Milliseconds since 1970 that the notebook keeps.
  static let times: ClosedRange<Int64> = 0...253_402_300_799_999
  /// From this version of the schema on each row has a checksum of its values, which the database
  /// computes when it writes them.
  static let firstWithChecksums = 3
  /// Places and offsets that the notebook keeps.
  static let counts: ClosedRange<Int> = 0...1 << 40

  static let star = Self("star", [("cable", .name), ("digest", .digest), ("time", .time)])
  static let read = Self("read", [("cable", .name), ("digest", .digest), ("time", .time)])
  static let tag = Self(
    "tag", keyCount: 2, [("cable", .name), ("name", .name), ("digest", .digest), ("time", .time)])
  static let note = Self(
    "note",
    [
      ("id", .name), ("cable", .name), ("digest", .digest), ("ordinal", .count),
      ("label", .optionalText), ("quote", .text), ("text", .text), ("made", .time),
      ("changed", .time),
    ], later: Column(name: "author", kind: .text, since: 4))
  static let query = Self("query", [("name", .name), ("text", .text), ("time", .time)])
  static let mark = Self(
    "mark",
    [
      ("letter", .letter), ("cable", .name), ("digest", .digest), ("ordinal", .count),
      ("offset", .count), ("name", .text), ("time", .time),
    ])
  static let position = Self(
    "position",
    [
      ("cable", .name), ("digest", .digest), ("ordinal", .count), ("offset", .count),
      ("time", .time),
    ])
  static let visit = Self("visit", [("cable", .name), ("digest", .digest), ("time", .time)])
  static let prompt = Self(
    "prompt", keyCount: 2, [("kind", .name), ("text", .name), ("time", .time)])
  static let session = Self(
    "session",
    [
      ("library", .text), ("selected", .optionalText), ("filter", .text), ("panes", .text),
      ("time", .time),
    ], later: Column(name: "sort", kind: .text, since: 2))

  static let list = Self(
    "list", keyCount: 2, since: 4,
    [
      ("name", .name), ("cable", .name), ("digest", .digest), ("place", .count), ("note", .text),
      ("time", .time),
    ])

  /// All tables, what is precious first.
  static let all = [note, list, star, tag, query, mark, read, position, visit, prompt, session]

  /// The tables that a notebook of a version has; of an unknown version, those that it must have.
  static func all(of version: Int) -> [NotebookTable] {
    all.filter { $0.since <= max(1, version) }
  }

  private init(_ name: String, _ columns: [(String, Kind)], later: Column) {
    self.init(name, columns)
    self = Self(name: name, keyCount: keyCount, columns: self.columns + [later])
  }

  private init(name: String, keyCount: Int, columns: [Column]) {
    self.name = name
    self.keyCount = keyCount
    self.columns = columns
    since = 1
  }

  /// A condition that holds for a row of which every value is what it may be, and what was written.
  var isSound: String { condition(version: .max) }

  /// `isSound`, for a table of an older version.
  func condition(version: Int) -> String {
    guard version >= Self.firstWithChecksums else { return hasValues(version: version) }
    let names = columns.filter { $0.since <= version }.map(\.name).joined(separator: ", ")
    return hasValues(version: version) + " AND checksum IS row_checksum(\(names))"
  }

  /// A condition that holds for a row of which every value is what it may be, though perhaps not
  /// what was written.
  func hasValues(version: Int) -> String {
    columns.filter { $0.since <= version }.map(\.condition).joined(separator: " AND ")
  }

  /// The columns to select from a table of a version, those that it lacks as empty texts.
  func selection(version: Int) -> String {
    columns.map { $0.since <= version ? $0.name : "'' AS \($0.name)" }.joined(separator: ", ")
  }

  /// The columns by which rows are ordered, each with a direction.
  func order(_ direction: String) -> String {
    columns.prefix(keyCount).map { "\($0.name) \(direction)" }.joined(separator: ", ")
  }
}

extension NotebookTable.Column {
  /// Holds where a cell is what it may be; never unknown, whatever the cell is.
  fileprivate var condition: String {
    switch kind {
    case .name: "typeof(\(name)) = 'text' AND \(name) <> ''"
    case .text: "typeof(\(name)) = 'text'"
    case .optionalText: "typeof(\(name)) IN ('text', 'null')"
    case .letter: "typeof(\(name)) = 'text' AND \(name) GLOB '[a-zA-Z]'"
    case .count: integer(0, Int64(NotebookTable.counts.upperBound))
    case .time: integer(NotebookTable.times.lowerBound, NotebookTable.times.upperBound)
    case .digest: "typeof(\(name)) = 'integer'"
    }
  }

  private func integer(_ least: Int64, _ greatest: Int64) -> String {
    "typeof(\(name)) = 'integer' AND \(name) BETWEEN \(least) AND \(greatest)"
  }
}
