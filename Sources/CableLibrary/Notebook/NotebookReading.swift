import CableCore
import GRDB

/// Reads entries within one transaction.
struct NotebookReading {
  let database: Database

  /// The note with an id.
  func note(_ id: String) throws -> Note? {
    try Row.fetchOne(
      database,
      sql: "SELECT \(Self.noteColumns) FROM note WHERE id = ? AND \(NotebookTable.note.isSound)",
      arguments: [id]
    ).map(Self.note)
  }

  /// All notes, cable by cable in order of their place.
  func notes() throws -> [Note] {
    try rows(.note).map(Self.note)
      .sorted { left, right in
        left.cable.name == right.cable.name
          ? Note.precedes(left, right) : left.cable.name < right.cable.name
      }
  }

  /// The mark of a letter.
  func mark(_ letter: Character) throws -> Mark? {
    try Row.fetchOne(
      database,
      sql:
        "SELECT \(Self.markColumns) FROM mark WHERE letter = ? AND \(NotebookTable.mark.isSound)",
      arguments: [String(letter)]
    ).map(Self.mark)
  }

  /// All marks by their letter.
  func marks() throws -> [Character: Mark] {
    var marks: [Character: Mark] = [:]
    for row in try rows(.mark) {
      let letter: String = row["letter"]
      if let letter = letter.first { marks[letter] = Self.mark(row) }
    }
    return marks
  }

  /// Everything that queries and the screen ask for.
  ///
  /// Cost: a quarter of a million read marks take about a fifth of a second.
  func view() throws -> NotebookView {
    var view = NotebookView(
      starred: try names(.star), read: try names(.read), marks: try marks())
    for note in try notes() { view.notes[note.cable.name, default: []].append(note) }
    for row in try rows(.tag) { view.tags[row["cable"], default: []].insert(row["name"]) }
    for row in try rows(.query) { view.queries[row["name"]] = row["text"] }
    return view
  }

  /// The sound rows of a table.
  func rows(_ table: NotebookTable) throws -> [Row] {
    try Row.fetchAll(database, sql: "SELECT * FROM \(table.name) WHERE \(table.isSound)")
  }

  private func names(_ table: NotebookTable) throws -> Set<String> {
    let count = try Int.fetchOne(database, sql: "SELECT count(*) FROM \(table.name)") ?? 0
    var names = Set<String>(minimumCapacity: count)
    let cursor = try String.fetchCursor(
      database, sql: "SELECT cable FROM \(table.name) WHERE \(table.isSound)")
    while let name = try cursor.next() { names.insert(name) }
    return names
  }

  private static let noteColumns =
    "id, cable, digest, ordinal, label, quote, text, made, changed"
  private static let markColumns = "cable, digest, ordinal, offset, name"

  private static func note(_ row: Row) -> Note {
    Note(
      id: row["id"], on: key(row),
      at: Anchor(ordinal: row["ordinal"], label: row["label"], quote: row["quote"]),
      text: row["text"], made: row["made"], changed: row["changed"])
  }

  /// The mark in the columns of the table.
  static func mark(_ row: Row) -> Mark {
    Mark(cable: key(row), position: position(row), name: row["name"])
  }

  /// The key in the columns `cable` and `digest`.
  static func key(_ row: Row) -> CableKey {
    CableKey(name: row["cable"], digest: UInt64(bitPattern: row["digest"]))
  }

  /// The place in the columns `ordinal` and `offset`.
  static func position(_ row: Row) -> ReadingPosition {
    ReadingPosition(ordinal: row["ordinal"], offset: row["offset"])
  }
}

extension Notebook {
  /// What queries and the screen ask for, as it is now.
  public func view() throws(NotebookError) -> NotebookView {
    try read { try NotebookReading(database: $0).view() }
  }

  /// A number that is another one after another program has written the notebook; then `view` is
  /// due again.
  ///
  /// Cost: microseconds.
  public func version() throws(NotebookError) -> Int {
    try read { try Int.fetchOne($0, sql: "PRAGMA data_version") ?? 0 }
  }

  /// Where reading of a cable stopped.
  public func position(of cable: CableKey) throws(NotebookError) -> ReadingPosition? {
    try read { database in
      try Row.fetchOne(
        database,
        sql: """
          SELECT ordinal, offset FROM position
          WHERE cable = ? AND \(NotebookTable.position.isSound)
          """, arguments: [cable.name]
      ).map(NotebookReading.position)
    }
  }

  /// The cables that were read, each once, the latest first.
  public func history(limit: Int = 1000) throws(NotebookError) -> [Visit] {
    try read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT cable, digest, time FROM visit WHERE \(NotebookTable.visit.isSound)
          ORDER BY time DESC, cable LIMIT ?
          """, arguments: [max(0, limit)]
      ).map { Visit(cable: NotebookReading.key($0), time: $0["time"]) }
    }
  }

  /// What was typed in a prompt, each text once, the latest first.
  public func prompts(_ kind: PromptKind, limit: Int = 1000) throws(NotebookError) -> [String] {
    try read { database in
      try String.fetchAll(
        database,
        sql: """
          SELECT text FROM prompt WHERE kind = ? AND \(NotebookTable.prompt.isSound)
          ORDER BY time DESC, text LIMIT ?
          """, arguments: [kind.rawValue, max(0, limit)])
    }
  }

  /// Where a library was left; without paths, where the last library was left.
  public func session(of library: [String]? = nil) throws(NotebookError) -> Session? {
    try read { database in
      let filter = library == nil ? "" : "library = ? AND"
      let row = try Row.fetchOne(
        database,
        sql: """
          SELECT library, selected, filter, sort, panes FROM session
          WHERE \(filter) \(NotebookTable.session.isSound) ORDER BY time DESC LIMIT 1
          """,
        arguments: library.map { [DelimitedText.tsv($0)] } ?? [])
      return row.map { row in
        let library: String = row["library"]
        let panes: String = row["panes"]
        var sizes: [String: Int] = [:]
        for line in panes.split(separator: "\n") {
          guard let equals = line.lastIndex(of: "=") else { continue }
          sizes[String(line[..<equals])] = Int(line[line.index(after: equals)...])
        }
        return Session(
          library: DelimitedText.fields(tsv: library), selected: row["selected"],
          filter: row["filter"], order: row["sort"], panes: sizes)
      }
    }
  }

  /// How many entries there are.
  public struct Counts: Sendable, Hashable {
    /// Cables with a star.
    public var starred = 0
    /// Cables that were read.
    public var read = 0
    /// Notes on cables and paragraphs.
    public var notes = 0
    /// Pairs of a cable and a tag of one's own.
    public var tags = 0
    /// Saved queries.
    public var queries = 0
    /// Named places.
    public var marks = 0
    /// Cables with a place to go on at.
    public var positions = 0
    /// Entries of the reading history.
    public var visits = 0
    /// Lines typed at prompts.
    public var prompts = 0
  }

  /// Counts the entries.
  public func counts() throws(NotebookError) -> Counts {
    try read { database in
      func count(_ table: String) throws -> Int {
        try Int.fetchOne(database, sql: "SELECT count(*) FROM \(table)") ?? 0
      }
      return Counts(
        starred: try count("star"), read: try count("read"), notes: try count("note"),
        tags: try count("tag"), queries: try count("query"), marks: try count("mark"),
        positions: try count("position"), visits: try count("visit"),
        prompts: try count("prompt"))
    }
  }
}
