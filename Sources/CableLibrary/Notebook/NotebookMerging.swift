import CableCore
import SQLiteStore

/// What an import did.
public struct NotebookImport: Sendable, Hashable {
  /// A line that is no entry, and why, as the middle of a sentence.
  public struct Problem: Sendable, Hashable {
    /// From 1.
    public var line: Int
    /// Why it was left out, as a sentence for a person.
    public var reason: String
  }

  /// More lines that were skipped are only counted.
  public static let mostProblems = 1000

  /// Lines that are entries.
  public var entryCount = 0
  /// Entries that were new, or newer than what was there.
  public var writtenCount = 0
  /// How many lines were skipped.
  public var problemCount = 0
  /// The first of them, in order.
  public var problems: [Problem] = []

  /// Notes a line that is skipped.
  mutating func report(line: Int, _ reason: String) {
    problemCount += 1
    if problems.count < Self.mostProblems { problems.append(Problem(line: line, reason: reason)) }
  }
}

extension Notebook {
  /// Bytes of an import that are read before the notebook is held.
  private static let mostReadAhead = 32 << 20

  /// Adds what an export says: of two entries for one thing the newer one is kept; nothing is
  /// taken away.
  ///
  /// A line that is not an entry is reported and skipped. The rest is written in one transaction.
  public func merge(_ text: String) throws(NotebookError) -> NotebookImport {
    var piece: [UInt8]? = Array(text.utf8)
    return try merge {
      defer { piece = nil }
      return piece
    }
  }

  /// Adds what an export says that comes in pieces of any size, so that it may be larger than memory.
  ///
  /// All of it is written in one transaction, which holds the notebook meanwhile: where a piece cannot
  /// be read or the disk is full, nothing of it is.
  ///
  /// Cost: linear; memory for the pages has a bound, and a log beside the notebook grows to the size of
  /// what is added.
  ///
  /// - Parameters:
  ///   - next: the next piece; nil after the last one.
  ///   - progress: called after each piece with what was done by then.
  /// - Returns: what was added and what was skipped.
  /// - Throws: where nothing was written; what `next` throws is `unusable`.
  public func merge(
    pieces next: () throws -> [UInt8]?, progress: (NotebookImport) -> Void = { _ in }
  ) throws(NotebookError) -> NotebookImport {
    // Nobody waits for a pipe that is slow to fill: the notebook is held once all is here, or much.
    var ahead: [[UInt8]] = []
    var isWhole = false
    do {
      var size = 0
      while size < Self.mostReadAhead, !isWhole {
        guard let piece = try next() else {
          isWhole = true
          break
        }
        size += piece.count
        ahead.append(piece)
      }
    } catch {
      throw NotebookError(error, path: path ?? "")
    }
    var hasBegun = false
    return try write { connection in
      // The pieces of an attempt that failed are gone.
      guard !hasBegun else { throw NotebookError.busy(path: path ?? "") }
      hasBegun = true
      try connection.run("PRAGMA cache_size = -65536")
      defer { try? connection.run("PRAGMA cache_size = -2000") }
      var reading = NotebookLines()
      var result = NotebookImport()
      let merge = NotebookMerge(connection: connection)
      func add(_ line: NotebookLines.Line) throws {
        do {
          guard let entry = try line.entry() else { return }
          result.entryCount += 1
          result.writtenCount += try merge.add(entry)
        } catch let fault as NotebookEntry.Fault {
          result.report(line: line.number, fault.reason)
        }
      }
      func take(_ piece: [UInt8]) throws {
        try reading.read(piece, add)
        progress(result)
      }
      for piece in ahead { try take(piece) }
      ahead = []
      while !isWhole, let piece = try next() { try take(piece) }
      try reading.end(add)
      return result
    }
  }
}

/// Parts text that comes in pieces into the lines of an export.
struct NotebookLines {
  /// A line of an export.
  struct Line {
    /// From 1.
    let number: Int
    /// Without the line end, and no more than `longest`.
    let bytes: [UInt8]

    /// The entry; nil for a comment or a blank line.
    func entry() throws(NotebookEntry.Fault) -> NotebookEntry? {
      guard bytes.count < NotebookLines.longest else {
        throw NotebookEntry.Fault(reason: "it is longer than \(NotebookLines.longest >> 20) MB")
      }
      let line = bytes.last == 0x0D ? Array(bytes.dropLast()) : bytes
      if line.first == 0x23 {
        guard line.starts(with: "# cablereader notebook ".utf8),
          !line.elementsEqual(NotebookText.header.utf8)
        else { return nil }
        throw NotebookEntry.Fault(
          reason: "it was written by another version; it is read as far as possible")
      }
      guard !line.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) else { return nil }
      return try NotebookEntry(line: line)
    }
  }

  /// What is longer than that is no entry, and not kept in memory.
  static let longest = 64 << 20

  /// The beginning of the line that is not whole yet.
  private var open: [UInt8] = []
  private var number = 0

  /// Calls with each line that ends in a piece.
  mutating func read(_ piece: [UInt8], _ body: (Line) throws -> Void) rethrows {
    var rest = piece[...]
    while let lineEnd = rest.firstIndex(of: 0x0A) {
      append(rest[..<lineEnd])
      rest = rest[(lineEnd + 1)...]
      try end(body)
    }
    append(rest)
  }

  /// Calls with the line that is open, and begins the next one.
  mutating func end(_ body: (Line) throws -> Void) rethrows {
    number += 1
    let line = Line(number: number, bytes: open)
    open = []
    try body(line)
  }

  private mutating func append(_ bytes: ArraySlice<UInt8>) {
    open += bytes.prefix(Self.longest - open.count)
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
    case .list(let name, let entry, let place):
      try execute(
        """
        INSERT INTO list(name, cable, digest, place, note, time) VALUES(?, ?, ?, ?, ?, ?)
        ON CONFLICT(name, cable) DO UPDATE SET digest = excluded.digest, place = excluded.place,
          note = excluded.note, time = excluded.time
        WHERE excluded.time > time
        """,
        [name, entry.cable.name, entry.cable.signedDigest, place, entry.note, entry.time])
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
