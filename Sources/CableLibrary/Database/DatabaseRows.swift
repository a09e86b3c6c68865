import CableCatalog
import CableCore
import SQLiteStore

/// The rows of an exported database, which one thread at a time writes.
final class DatabaseRows {
  private let connection: Connection
  private let hasWords: Bool
  private let notebook: NotebookView?
  private var cableCount = 0
  private var paragraphCount = 0
  private var citationCount = 0
  private var mentionCount = 0
  private var knownTags: Set<String> = []
  /// What adds a row to each table, by its name.
  private var insertions: [String: RepeatedStatement] = [:]

  /// Begins a database in an empty file.
  ///
  /// - Throws: where it cannot be written.
  init(in path: [UInt8], hasWords: Bool, notebook: NotebookView?) throws(CableDatabase.Failure) {
    self.hasWords = hasWords
    self.notebook = notebook
    do {
      connection = try Connection(.file(path), .write)
      try connection.execute(
        """
        PRAGMA page_size = 16384; PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF;
        PRAGMA temp_store = MEMORY; PRAGMA cache_size = -65536; PRAGMA threads = 4;
        PRAGMA user_version = \(CableDatabase.version)
        """)
      try connection.execute("BEGIN IMMEDIATE")
      for table in tables { try connection.execute(table.creation) }
      if hasWords {
        for words in Self.words { try connection.execute(words.creation) }
      }
    } catch { throw CableDatabase.Failure(error) }
  }

  /// Adds a cable.
  ///
  /// - Throws: where it cannot be written; nothing more can be then.
  func add(_ cable: Cable, path: String, root: String?) throws(CableDatabase.Failure) {
    cableCount += 1
    do {
      try addFacts(of: cable, path, root)
      let first = paragraphCount + 1
      try addParagraphs(of: cable)
      try addCitations(of: cable, paragraphs: first..<paragraphCount + 1)
      try addLists(of: cable)
      if let notebook { try addOwn(of: cable, notebook, paragraphs: first) }
    } catch { throw CableDatabase.Failure(error) }
  }

  /// Ends the database: what is cited is joined with what is here, and the indices are made.
  ///
  /// - Parameter provenance: keys and values that tell what it was made from.
  /// - Throws: where it cannot be written.
  func finish(provenance: [(key: String, value: String)]) throws(CableDatabase.Failure) {
    do {
      for (key, value) in provenance { try insert(.provenance, [key, value]) }
      for sql in DatabaseTable.cables.indexing { try connection.execute(sql) }
      for table in [DatabaseTable.citations, .mentions] {
        for sql in Self.joining(table) { try connection.execute(sql) }
      }
      for table in tables where table.name != DatabaseTable.cables.name {
        for sql in table.indexing { try connection.execute(sql) }
      }
      if hasWords {
        for words in Self.words { try connection.execute(words.ending) }
      }
      try connection.execute("COMMIT; PRAGMA locking_mode = NORMAL")
    } catch { throw CableDatabase.Failure(error) }
  }

  /// The statements that join what a table cites with the cables that are here.
  ///
  /// Where nobody printed the year, that is the one candidate which is here; of several, none.
  private static func joining(_ table: DatabaseTable) -> [String] {
    let named = "FROM cables WHERE cables.cable"
    let candidates = "IN (SELECT value FROM json_each(candidates))"
    return [
      """
      UPDATE "\(table.name)" SET cited_id = (SELECT min(id) \(named) = cited)
      WHERE cited IS NOT NULL AND candidates IS NULL
      """,
      """
      UPDATE "\(table.name)" SET cited_id = (SELECT min(id) \(named) \(candidates))
      WHERE candidates IS NOT NULL AND (SELECT count(DISTINCT cable) \(named) \(candidates)) = 1
      """,
    ]
  }

  private var tables: [DatabaseTable] {
    DatabaseTable.all + (notebook == nil ? [] : DatabaseTable.own)
  }

  // MARK: Words

  /// A table for full text search in a column of another one, which it does not repeat.
  private struct Words {
    let table: String
    let column: String
    let name: String
    /// The statement that adds a text; made once for all of them.
    let insertion: String

    init(table: String, column: String) {
      self.table = table
      self.column = column
      name = table + "_fts"
      insertion = "INSERT INTO \"\(table)_fts\"(rowid, \"\(column)\") VALUES(?,?)"
    }

    var creation: String {
      // Larger heaps of words are written less often, and joined once, at the end, where the usual numbers are put back.
      """
      CREATE VIRTUAL TABLE "\(name)" USING fts5(
        "\(column)", content="\(table)", content_rowid="id",
        tokenize="unicode61 remove_diacritics 2");
      INSERT INTO "\(name)"("\(name)", rank) VALUES('hashsize', \(DatabaseRows.heap));
      INSERT INTO "\(name)"("\(name)", rank) VALUES('automerge', 0);
      INSERT INTO "\(name)"("\(name)", rank) VALUES('crisismerge', 1999);
      """
    }
    var ending: String {
      """
      INSERT INTO "\(name)"("\(name)") VALUES('optimize');
      INSERT INTO "\(name)"("\(name)", rank) VALUES('hashsize', 1048576);
      INSERT INTO "\(name)"("\(name)", rank) VALUES('automerge', 4);
      INSERT INTO "\(name)"("\(name)", rank) VALUES('crisismerge', 16);
      """
    }
  }

  /// Bytes of words that are gathered before they are written: of 8 MB a collection has a hundred heaps, and to join
  /// them took a sixth of an export.
  private static let heap = 64 << 20

  private static let subjects = Words(table: "cables", column: "subject")
  private static let texts = Words(table: "paragraphs", column: "text")
  private static let words = [subjects, texts]

  // MARK: Rows

  private func insert(_ table: DatabaseTable, _ values: [any Bindable]) throws {
    try run(table.name, table.insertion, values)
  }

  private func insert(_ words: Words, _ row: Int, _ text: String?) throws {
    try run(words.name, words.insertion, [row, text])
  }

  private func run(_ name: String, _ sql: String, _ values: [any Bindable]) throws {
    if let known = insertions[name] { return try known.run(values) }
    let insertion = try RepeatedStatement(sql, on: connection)
    insertions[name] = insertion
    try insertion.run(values)
  }

  private func addFacts(of cable: Cable, _ path: String, _ root: String?) throws {
    let subject = cable.subject?.value
    try insert(
      .cables,
      [
        cableCount, cable.name, cable.id?.description, cable.id?.year,
        cable.station?.value ?? cable.id?.station, cable.id?.number, root, path,
        cable.source.part, cable.source.format.rawValue, cable.kind.rawValue,
        cable.isPartial ? 1 : 0, cable.transmissionID?.value, cable.precedence?.value.word,
        cable.sent?.value.iso8601, cable.sent?.value.isoDate, cable.from?.value,
        cable.classification?.value.description, cable.classification?.value.level.name,
        cable.section?.value.number, cable.section?.value.count,
        cable.executiveOrder?.value.order, cable.executiveOrder?.value.text,
        cable.executiveOrder?.value.declassifyOn, subject, cable.subjectMark?.mark, cable.summary,
      ])
    if hasWords { try insert(Self.subjects, cableCount, subject) }
  }

  private func addParagraphs(of cable: Cable) throws {
    for paragraph in cable.paragraphs {
      paragraphCount += 1
      let mark = paragraph.mark
      let text = paragraph.text
      try insert(
        .paragraphs,
        [
          paragraphCount, cableCount, paragraph.ordinal, paragraph.label, paragraph.kind.rawValue,
          mark?.mark, mark?.level.name, Self.list(mark?.controls ?? []), paragraph.heading, text,
        ])
      if hasWords { try insert(Self.texts, paragraphCount, text) }
    }
  }

  private func addCitations(of cable: Cable, paragraphs: Range<Int>) throws {
    for reference in cable.references {
      citationCount += 1
      try insert(
        .citations,
        [
          citationCount, cableCount, reference.kind.rawValue, reference.bullet, reference.text,
          reference.isNotal ? 1 : 0,
        ] + Self.meant(reference.id, reference.yearFrom, reference.candidates))
    }
    for mention in cable.mentions {
      mentionCount += 1
      let paragraph = paragraphs.lowerBound + mention.paragraph - 1
      try insert(
        .mentions,
        [
          mentionCount, cableCount, paragraphs.contains(paragraph) ? paragraph : nil,
          mention.kind.rawValue, mention.text,
        ] + Self.meant(mention.id, mention.yearFrom, mention.candidates))
    }
  }

  private static func meant(_ id: CableID?, _ yearFrom: YearSource?, _ candidates: [CableID])
    -> [any Bindable]
  {
    [
      id?.description, Int?.none, id == nil ? nil : yearFrom?.rawValue,
      list(candidates.map(\.description)),
    ]
  }

  private func addLists(of cable: Cable) throws {
    for tag in cable.tags.map(\.value) {
      if knownTags.insert(tag).inserted {
        let known = Vocabulary.tag(tag)
        try insert(.tags, [tag, known?.kind, known?.meaning])
      }
      try insert(.cableTags, [cableCount, tag])
    }
    for caption in cable.captions { try insert(.captions, [cableCount, caption.value]) }
    for (line, addressees) in [("to", cable.to), ("info", cable.info)] {
      for addressee in addressees {
        try insert(
          .addressees,
          [
            cableCount, line, addressee.name, addressee.routing, addressee.precedence?.word,
            addressee.messageNumber, Self.list(addressee.exempt),
          ])
      }
    }
    for (role, names) in [
      ("classified by", cable.classifiedBy.map(\.value)), ("signed", cable.signatories),
      ("drafted", cable.draftedBy.map(\.value)),
    ] {
      for name in names { try insert(.people, [cableCount, role, name]) }
    }
    for reason in cable.reasons { try insert(.reasons, [cableCount, reason]) }
    for exemption in cable.exemptions { try insert(.exemptions, [cableCount, exemption.value]) }
    for (kind, lines) in [("distribution", cable.distribution), ("passing", cable.passing)] {
      for line in lines { try insert(.headerLines, [cableCount, kind, line.value]) }
    }
    for finding in cable.diagnostics {
      try insert(
        .findings,
        [
          cableCount, finding.code.rawValue, finding.severity.rawValue, finding.line,
          finding.message,
        ])
    }
  }

  private func addOwn(of cable: Cable, _ notebook: NotebookView, paragraphs first: Int) throws {
    let key = CableKey(
      id: cable.name, digest: cable.source.bytes.withUnsafeBufferPointer { Hashing.hash($0) })
    for note in notebook.notes(on: key) {
      let place = note.anchor.found(in: cable.paragraphs)
      // Copies of a cable share its notes; the first has them.
      try connection.run(
        DatabaseTable.notes.insertion + " ON CONFLICT DO NOTHING",
        [
          note.id, cableCount, place.map { first + $0.ordinal - 1 },
          place?.isUnsure == false ? 0 : 1, note.quote, note.text, Moment.text(note.made),
          Moment.text(note.changed),
        ])
    }
    for tag in notebook.tags(of: key) { try insert(.ownTags, [cableCount, tag]) }
    for (mark, isSet) in [("star", notebook.isStarred(key)), ("read", notebook.isRead(key))]
    where isSet { try insert(.marked, [cableCount, mark]) }
  }

  /// Several values as a JSON array; nil for none.
  private static func list(_ values: [String]) -> String? {
    values.isEmpty ? nil : JSONText.strings(values)
  }
}

extension Cable {
  /// The canonical id, or the file's name where there is none.
  fileprivate var name: String { id?.description ?? source.hints.fileName ?? "?" }
}
