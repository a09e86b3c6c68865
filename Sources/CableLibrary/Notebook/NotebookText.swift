import CableCore
import SQLiteStore

/// A notebook as lines of text, for version control and for other machines.
enum NotebookText {
  /// The first line; a later form has another number.
  static let header = "# cablereader notebook 1"

  /// All entries as text, in an order that does not depend on when they were made; with
  /// positions, visits and prompts where `hasTraces` asks for them.
  static func text(of connection: Connection, hasTraces: Bool) throws -> String {
    var text = header + "\n"
    let kinds = NotebookEntry.Kind.allCases.filter {
      hasTraces || ![.position, .visit, .prompt].contains($0)
    }
    for kind in kinds {
      let lines = try entries(kind, connection).map(\.line).sorted { left, right in
        left.utf8.lexicographicallyPrecedes(right.utf8)
      }
      guard !lines.isEmpty else { continue }
      text += "# " + ([kind.rawValue] + kind.columns).joined(separator: " ") + "\n"
      for line in lines { text += line + "\n" }
    }
    return text
  }

  private static func entries(_ kind: NotebookEntry.Kind, _ connection: Connection) throws
    -> [NotebookEntry]
  {
    typealias Reading = NotebookReading
    let reading = Reading(connection: connection)
    switch kind {
    case .star:
      return try reading.all(.star) { .star(try Reading.key($0), time: try $0.integer("time")) }
    case .read:
      return try reading.all(.read) { .read(try Reading.key($0), time: try $0.integer("time")) }
    case .visit:
      return try reading.all(.visit) { .visit(try Reading.key($0), time: try $0.integer("time")) }
    case .tag:
      return try reading.all(.tag) {
        .tag(try Reading.key($0), try $0.text("name"), time: try $0.integer("time"))
      }
    case .note: return try reading.notes().map { .note($0) }
    case .query:
      return try reading.all(.query) {
        .query(
          SavedQuery(name: try $0.text("name"), text: try $0.text("text")),
          time: try $0.integer("time"))
      }
    case .mark:
      return try reading.all(.mark) { row in
        guard let letter = try row.text("letter").first else { return nil }
        return .mark(letter, try Reading.mark(row), time: try row.integer("time"))
      }
    case .position:
      return try reading.all(.position) {
        .position(try Reading.key($0), try Reading.position($0), time: try $0.integer("time"))
      }
    case .prompt:
      return try reading.all(.prompt) { row in
        guard let kind = PromptKind(rawValue: try row.text("kind")) else { return nil }
        return .prompt(kind, try row.text("text"), time: try row.integer("time"))
      }
    }
  }

  /// Reads text line by line; what is no entry is told and passed over.
  static func entries(in text: String) -> (
    entries: [NotebookEntry], problems: [NotebookImport.Problem]
  ) {
    var entries: [NotebookEntry] = []
    var problems: [NotebookImport.Problem] = []
    for (index, bytes) in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
      .enumerated()
    {
      let ending = bytes.last == 0x0D ? bytes.dropLast() : bytes
      let line = Substring(ending)
      let number = index + 1
      if line.hasPrefix("#") {
        if line.hasPrefix("# cablereader notebook "), line != header {
          problems.append(
            .init(
              line: number, reason: "this is the form of another version; it is read as it goes"))
        }
        continue
      }
      guard !line.utf8.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) else { continue }
      do throws(NotebookEntry.Fault) {
        entries.append(try NotebookEntry(line: line))
      } catch {
        problems.append(.init(line: number, reason: error.reason))
      }
    }
    return (entries, problems)
  }
}

/// What an import did.
public struct NotebookImport: Sendable, Hashable {
  /// A line that is no entry, and why, as the middle of a sentence.
  public struct Problem: Sendable, Hashable {
    /// From 1.
    public var line: Int
    /// Why it was left out, as a sentence for a person.
    public var reason: String
  }

  /// Lines that are entries.
  public var entryCount = 0
  /// Entries that were new, or newer than what was there.
  public var writtenCount = 0
  /// Lines that were passed over, in order.
  public var problems: [Problem] = []
}

extension Notebook {
  /// The notebook as text: a line an entry, in a stable order, so that it can be kept under
  /// version control.
  ///
  /// With `hasTraces` positions, visits and what was typed in prompts are among them.
  public func export(hasTraces: Bool = false) throws(NotebookError) -> String {
    try read { try NotebookText.text(of: $0, hasTraces: hasTraces) }
  }

  /// Adds what an export says: of two entries for one thing the newer one is kept; nothing is
  /// taken away.
  ///
  /// A line that is no entry is told and passed over. The rest is written in one transaction.
  public func merge(_ text: String) throws(NotebookError) -> NotebookImport {
    let (entries, problems) = NotebookText.entries(in: text)
    var result = NotebookImport(entryCount: entries.count, problems: problems)
    result.writtenCount = try write { connection in
      try entries.reduce(0) { try $0 + NotebookMerge(connection: connection).add($1) }
    }
    return result
  }
}

/// Adds entries of another notebook within one transaction.
private struct NotebookMerge {
  let connection: Connection

  /// - Returns: 1 where the entry was new or newer, else 0.
  func add(_ entry: NotebookEntry) throws -> Int {
    switch entry {
    case .star(let cable, let time): try first("star", cable, time)
    case .read(let cable, let time): try first("read", cable, time)
    case .tag(let cable, let tag, let time):
      try execute(
        """
        INSERT INTO tag(cable, name, digest, time) VALUES(?, ?, ?, ?)
        ON CONFLICT(cable, name) DO UPDATE SET time = excluded.time, digest = excluded.digest
        WHERE excluded.time < time
        """, [cable.name, tag, cable.signedDigest, time])
    case .note(let note):
      if let own = try NotebookReading(connection: connection).note(note.id),
        own.changed >= note.changed
      {
        return 0
      }
      try NotebookWriting(connection: connection, time: 0).store(note)
    case .query(let query, let time):
      try execute(
        """
        INSERT INTO query(name, text, time) VALUES(?, ?, ?)
        ON CONFLICT(name) DO UPDATE SET text = excluded.text, time = excluded.time
        WHERE excluded.time > time
        """, [query.name, query.text, time])
    case .mark(let letter, let mark, let time):
      try execute(
        """
        INSERT INTO mark(letter, cable, digest, ordinal, offset, name, time)
        VALUES(?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT(letter) DO UPDATE SET cable = excluded.cable, digest = excluded.digest,
          ordinal = excluded.ordinal, offset = excluded.offset, name = excluded.name,
          time = excluded.time
        WHERE excluded.time > time
        """,
        [
          String(letter), mark.cable.name, mark.cable.signedDigest, mark.position.ordinal,
          mark.position.offset, mark.name, time,
        ])
    case .position(let cable, let position, let time):
      try execute(
        """
        INSERT INTO position(cable, digest, ordinal, offset, time) VALUES(?, ?, ?, ?, ?)
        ON CONFLICT(cable) DO UPDATE SET digest = excluded.digest, ordinal = excluded.ordinal,
          offset = excluded.offset, time = excluded.time
        WHERE excluded.time > time
        """, [cable.name, cable.signedDigest, position.ordinal, position.offset, time])
    case .visit(let cable, let time):
      try execute(
        """
        INSERT INTO visit(cable, digest, time) VALUES(?, ?, ?)
        ON CONFLICT(cable) DO UPDATE SET digest = excluded.digest, time = excluded.time
        WHERE excluded.time > time
        """, [cable.name, cable.signedDigest, time])
    case .prompt(let kind, let text, let time):
      try execute(
        """
        INSERT INTO prompt(kind, text, time) VALUES(?, ?, ?)
        ON CONFLICT(kind, text) DO UPDATE SET time = excluded.time
        WHERE excluded.time > time
        """, [kind.rawValue, text, time])
    }
    return connection.changeCount > 0 ? 1 : 0
  }

  /// A star or a read mark: the first time counts.
  private func first(_ table: String, _ cable: CableKey, _ time: Int64) throws {
    try execute(
      """
      INSERT INTO \(table)(cable, digest, time) VALUES(?, ?, ?)
      ON CONFLICT(cable) DO UPDATE SET time = excluded.time, digest = excluded.digest
      WHERE excluded.time < time
      """, [cable.name, cable.signedDigest, time])
  }

  private func execute(_ sql: String, _ arguments: [any Bindable]) throws {
    try NotebookWriting(connection: connection, time: 0).execute(sql, arguments)
  }
}
