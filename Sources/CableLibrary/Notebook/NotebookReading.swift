import CableCore
import SQLiteStore

/// Reads entries within one transaction.
struct NotebookReading {
  let connection: Connection

  /// The note with an id.
  func note(_ id: String) throws -> Note? {
    try first(.note, where: "id = ?", [id], Self.note)
  }

  /// All notes, cable by cable in order of their place.
  func notes() throws -> [Note] {
    try all(.note, Self.note)
      .sorted { left, right in
        left.cable.name == right.cable.name
          ? Note.precedes(left, right) : left.cable.name < right.cable.name
      }
  }

  /// The mark of a letter.
  func mark(_ letter: Character) throws -> Mark? {
    try first(.mark, where: "letter = ?", [String(letter)], Self.mark)
  }

  /// All marks by their letter.
  func marks() throws -> [Character: Mark] {
    var marks: [Character: Mark] = [:]
    try forEach(.mark) { row in
      if let letter = try row.text("letter").first { marks[letter] = try Self.mark(row) }
    }
    return marks
  }

  /// Everything that queries and the screen ask for.
  ///
  /// Cost: a quarter of a million read marks take about a fifth of a second.
  func view() throws -> NotebookView {
    var digests: [UInt64: String] = [:]
    let starred = try names(.star, &digests)
    let read = try names(.read, &digests)
    var view = NotebookView(starred: starred, read: read, marks: try marks())
    for note in try notes() {
      view.notes[note.cable.name, default: []].append(note)
      digests[note.cable.digest] = note.cable.name
    }
    try forEach(.tag) { row in
      let key = try Self.key(row)
      view.tags[key.name, default: []].insert(try row.text("name"))
      digests[key.digest] = key.name
    }
    view.lists = try lists()
    for entry in view.lists.values.joined() { digests[entry.cable.digest] = entry.cable.name }
    view.names = digests
    try forEach(.query) { row in view.queries[try row.text("name")] = try row.text("text") }
    return view
  }

  /// Calls with each sound row of a table.
  private func forEach(
    _ table: NotebookTable, _ body: (borrowing Statement) throws -> Void
  ) throws {
    let rows = try connection.rows("SELECT * FROM \(table.name) WHERE \(table.isSound)")
    while try rows.next() { try body(rows) }
  }

  /// What a body makes of each sound row of a table.
  func all<Entry>(
    _ table: NotebookTable, _ make: (borrowing Statement) throws -> Entry?
  ) throws -> [Entry] {
    var entries: [Entry] = []
    try forEach(table) { row in
      if let entry = try make(row) { entries.append(entry) }
    }
    return entries
  }

  /// What a body makes of the first sound row of a table that fits; nil if none does.
  func first<Entry>(
    _ table: NotebookTable, where condition: String, _ arguments: [any Bindable],
    _ make: (borrowing Statement) throws -> Entry
  ) throws -> Entry? {
    try connection.first(
      "SELECT * FROM \(table.name) WHERE \(condition) AND \(table.isSound)", arguments, make)
  }

  private func names(_ table: NotebookTable, _ digests: inout [UInt64: String]) throws
    -> Set<String>
  {
    let count = try connection.int("SELECT count(*) FROM \(table.name)") ?? 0
    var names = Set<String>(minimumCapacity: count)
    digests.reserveCapacity(count)
    let rows = try connection.rows(
      "SELECT cable, digest FROM \(table.name) WHERE \(table.isSound)")
    while try rows.next() {
      let name = try rows.text(0)
      names.insert(name)
      digests[UInt64(bitPattern: try rows.integer(1))] = name
    }
    return names
  }

  private static func note(_ row: borrowing Statement) throws -> Note {
    Note(
      id: try row.text("id"), on: try key(row),
      at: Anchor(
        ordinal: try row.int("ordinal"), label: try row.optionalText("label"),
        quote: try row.text("quote")),
      text: try row.text("text"), author: try author(row), made: try row.integer("made"),
      changed: try row.integer("changed"))
  }

  /// Who wrote a note; nil for the reader.
  private static func author(_ row: borrowing Statement) throws -> String? {
    let name = try row.text("author")
    return name.isEmpty ? nil : name
  }

  /// All reading lists by name, each in its order.
  func lists() throws -> [String: [ListedCable]] {
    let rows = try connection.rows(
      """
      SELECT * FROM list WHERE \(NotebookTable.list.isSound) ORDER BY name, place, time, cable
      """)
    var lists: [String: [ListedCable]] = [:]
    while try rows.next() {
      lists[try rows.text("name"), default: []].append(
        ListedCable(
          cable: try Self.key(rows), note: try rows.text("note"), time: try rows.integer("time")))
    }
    return lists
  }

  /// The mark in the columns of the table.
  static func mark(_ row: borrowing Statement) throws -> Mark {
    Mark(cable: try key(row), position: try position(row), name: try row.text("name"))
  }

  /// The key in the columns `cable` and `digest`.
  static func key(_ row: borrowing Statement) throws -> CableKey {
    CableKey(
      name: try row.text("cable"), digest: UInt64(bitPattern: try row.integer("digest")))
  }

  /// The place in the columns `ordinal` and `offset`.
  static func position(_ row: borrowing Statement) throws -> ReadingPosition {
    ReadingPosition(ordinal: try row.int("ordinal"), offset: try row.int("offset"))
  }
}

extension Notebook {
  /// What queries and the screen ask for, as it is now.
  public func view() throws(NotebookError) -> NotebookView {
    try read { try NotebookReading(connection: $0).view() }
  }

  /// A number that is another one after another program has written the notebook; then `view` is
  /// due again.
  ///
  /// Cost: microseconds.
  public func version() throws(NotebookError) -> Int {
    try read { try $0.int("PRAGMA data_version") ?? 0 }
  }

  /// Where reading of a cable stopped.
  public func position(of cable: CableKey) throws(NotebookError) -> ReadingPosition? {
    try read { connection in
      // The id first; where nothing is known by it, the text: it may have had another id.
      let reading = NotebookReading(connection: connection)
      return try reading.first(
        .position, where: "cable = ?", [cable.name], NotebookReading.position)
        ?? reading.first(
          .position, where: "digest = ?", [cable.signedDigest], NotebookReading.position)
    }
  }

  /// The cables that were read, each once, the latest first.
  public func history(limit: Int = 1000) throws(NotebookError) -> [Visit] {
    try read { connection in
      let rows = try connection.rows(
        """
        SELECT cable, digest, time FROM visit WHERE \(NotebookTable.visit.isSound)
        ORDER BY time DESC, cable LIMIT ?
        """, [max(0, limit)])
      var visits: [Visit] = []
      while try rows.next() {
        visits.append(Visit(cable: try NotebookReading.key(rows), time: try rows.integer("time")))
      }
      return visits
    }
  }

  /// What was typed in a prompt, each text once, the latest first.
  public func prompts(_ kind: PromptKind, limit: Int = 1000) throws(NotebookError) -> [String] {
    try read { connection in
      let rows = try connection.rows(
        """
        SELECT text FROM prompt WHERE kind = ? AND \(NotebookTable.prompt.isSound)
        ORDER BY time DESC, text LIMIT ?
        """, [kind.rawValue, max(0, limit)])
      var texts: [String] = []
      while try rows.next() { texts.append(try rows.text(0)) }
      return texts
    }
  }

  /// Where a library was left; without paths, where the last library was left.
  public func session(of library: [String]? = nil) throws(NotebookError) -> Session? {
    try read { connection in
      let filter = library == nil ? "" : "library = ? AND"
      return try connection.first(
        """
        SELECT library, selected, filter, sort, panes FROM session
        WHERE \(filter) \(NotebookTable.session.isSound) ORDER BY time DESC LIMIT 1
        """, library.map { [DelimitedText.tsv($0)] } ?? []
      ) { row in
        var sizes: [String: Int] = [:]
        for line in try row.text("panes").split(separator: "\n") {
          guard let equals = line.lastIndex(of: "=") else { continue }
          sizes[String(line[..<equals])] = Int(line[line.index(after: equals)...])
        }
        return Session(
          library: DelimitedText.fields(tsv: try row.text("library")),
          selected: try row.optionalText("selected"), filter: try row.text("filter"),
          order: try row.text("sort"), panes: sizes)
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
    /// Reading lists.
    public var lists = 0
    /// Named places.
    public var marks = 0
    /// Cables with a place at which to continue.
    public var positions = 0
    /// Entries of the reading history.
    public var visits = 0
    /// Lines typed at prompts.
    public var prompts = 0
  }

  /// Counts the entries.
  public func counts() throws(NotebookError) -> Counts {
    try read { connection in
      func count(_ table: String) throws -> Int {
        try connection.int("SELECT count(*) FROM \(table)") ?? 0
      }
      return Counts(
        starred: try count("star"), read: try count("read"), notes: try count("note"),
        tags: try count("tag"), queries: try count("query"),
        lists: try NotebookReading(connection: connection).lists().count,
        marks: try count("mark"),
        positions: try count("position"), visits: try count("visit"),
        prompts: try count("prompt"))
    }
  }
}
