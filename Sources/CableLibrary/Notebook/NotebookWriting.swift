import CableCore
import SQLiteStore

/// Writes changes within one transaction.
struct NotebookWriting {
  let connection: Connection
  /// What the entries are stamped with.
  let time: Int64

  /// More of what was typed in a prompt is not kept.
  static let longestPromptHistory = 1000

  /// Writes a change.
  ///
  /// - Returns: the change that undoes it.
  func apply(_ change: NotebookChange) throws -> NotebookChange {
    switch change {
    case .star(let cable, let isSet):
      return try toggle("star", cable, isSet) ? .star(cable, !isSet) : .nothing
    case .read(let cable, let isSet):
      return try toggle("read", cable, isSet) ? .read(cable, !isSet) : .nothing
    case .tag(let cable, let tag, let isSet):
      if isSet {
        try execute(
          "INSERT OR IGNORE INTO tag(cable, name, digest, time) VALUES(?, ?, ?, ?)",
          [cable.name, tag, cable.signedDigest, time])
      } else {
        try execute("DELETE FROM tag WHERE cable = ? AND name = ?", [cable.name, tag])
      }
      return connection.changeCount > 0 ? .tag(cable, tag, !isSet) : .nothing
    case .note(let note): return try put(note)
    case .removeNote(let cable, let id):
      guard let old = try NotebookReading(connection: connection).note(id) else { return .nothing }
      try execute("DELETE FROM note WHERE id = ? AND cable = ?", [id, cable.name])
      return connection.changeCount > 0 ? .note(old) : .nothing
    case .query(let name, let text): return try putQuery(name, text)
    case .list(let name, let entries): return try put(entries, name)
    case .mark(let letter, let mark): return try put(mark, letter)
    case .position, .visit, .prompt, .session, .forget:
      try leaveTrace(change)
      return .nothing
    case .several(let changes):
      let inverses = try changes.map(apply).filter { !$0.isNothing }
      return inverses.count == 1 ? inverses[0] : .several(inverses.reversed())
    }
  }

  /// Adds a row for a cable to a table, or takes it away; false if it was so already.
  private func toggle(_ table: String, _ cable: CableKey, _ isSet: Bool) throws -> Bool {
    if isSet {
      try execute(
        "INSERT OR IGNORE INTO \(table)(cable, digest, time) VALUES(?, ?, ?)",
        [cable.name, cable.signedDigest, time])
    } else {
      try execute("DELETE FROM \(table) WHERE cable = ?", [cable.name])
    }
    return connection.changeCount > 0
  }

  private func put(_ note: Note) throws -> NotebookChange {
    let old = try NotebookReading(connection: connection).note(note.id)
    var written = note
    written.made = old?.made ?? (note.made == 0 ? time : note.made)
    let isSame = old.map { $0.text == note.text && $0.anchor == note.anchor } ?? false
    // A note that is put back by an undo keeps the time it had.
    written.changed = isSame || (old == nil && note.changed != 0) ? note.changed : time
    if written.changed == 0 { written.changed = time }
    try store(written)
    guard let old else { return .removeNote(note.cable, id: note.id) }
    return isSame && old.cable.name == note.cable.name ? .nothing : .note(old)
  }

  /// Stores a note as it is.
  func store(_ note: Note) throws {
    try execute(
      """
      INSERT OR REPLACE INTO note(id, cable, digest, ordinal, label, quote, text, made, changed,
        author)
      VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        note.id, note.cable.name, note.cable.signedDigest, note.anchor.ordinal, note.anchor.label,
        note.anchor.quote, note.text, note.made, note.changed, note.author ?? "",
      ])
  }

  private func putQuery(_ name: String, _ text: String?) throws -> NotebookChange {
    let old = try connection.text("SELECT text FROM query WHERE name = ?", [name])
    guard old != text else { return .nothing }
    if let text {
      try execute(
        "INSERT OR REPLACE INTO query(name, text, time) VALUES(?, ?, ?)", [name, text, time])
    } else {
      try execute("DELETE FROM query WHERE name = ?", [name])
    }
    return .query(name: name, text: old)
  }

  private func put(_ entries: [ListedCable]?, _ name: String) throws -> NotebookChange {
    let old = try NotebookReading(connection: connection).lists()[name]
    guard old != entries, !name.isEmpty else { return .nothing }
    try execute("DELETE FROM list WHERE name = ?", [name])
    for (place, entry) in (entries ?? []).enumerated() {
      try store(entry, name, at: place + 1)
    }
    return .list(name: name, old)
  }

  /// Stores an entry of a reading list at its place.
  func store(_ entry: ListedCable, _ name: String, at place: Int) throws {
    try execute(
      """
      INSERT OR REPLACE INTO list(name, cable, digest, place, note, time) VALUES(?, ?, ?, ?, ?, ?)
      """,
      [
        name, entry.cable.name, entry.cable.signedDigest, place, entry.note,
        entry.time == 0 ? time : entry.time,
      ])
  }

  private func put(_ mark: Mark?, _ letter: Character) throws -> NotebookChange {
    guard Mark.isLetter(letter) else { return .nothing }
    let old = try NotebookReading(connection: connection).mark(letter)
    guard old != mark else { return .nothing }
    if let mark {
      try execute(
        """
        INSERT OR REPLACE INTO mark(letter, cable, digest, ordinal, offset, name, time)
        VALUES(?, ?, ?, ?, ?, ?, ?)
        """,
        [
          String(letter), mark.cable.name, mark.cable.signedDigest, mark.position.ordinal,
          mark.position.offset, mark.name, time,
        ])
    } else {
      try execute("DELETE FROM mark WHERE letter = ?", [String(letter)])
    }
    return .mark(letter, old)
  }

  private func leaveTrace(_ change: NotebookChange) throws {
    switch change {
    case .position(let cable, let position):
      try execute(
        """
        INSERT OR REPLACE INTO position(cable, digest, ordinal, offset, time)
        VALUES(?, ?, ?, ?, ?)
        """,
        [cable.name, cable.signedDigest, position.ordinal, position.offset, time])
    case .visit(let cable):
      try execute(
        "INSERT OR REPLACE INTO visit(cable, digest, time) VALUES(?, ?, ?)",
        [cable.name, cable.signedDigest, time])
    case .prompt(let kind, let text):
      guard !text.isEmpty, !text.utf8.contains(0) else { return }
      try execute(
        "INSERT OR REPLACE INTO prompt(kind, text, time) VALUES(?, ?, ?)",
        [kind.rawValue, text, time])
      try execute(
        """
        DELETE FROM prompt WHERE kind = ?1 AND time <
          (SELECT time FROM prompt WHERE kind = ?1 ORDER BY time DESC LIMIT 1 OFFSET ?2)
        """, [kind.rawValue, Self.longestPromptHistory - 1])
    case .session(let session):
      let panes = session.panes.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
      try execute(
        """
        INSERT OR REPLACE INTO session(library, selected, filter, sort, panes, time)
        VALUES(?, ?, ?, ?, ?, ?)
        """,
        [
          DelimitedText.tsv(session.library), session.selected, session.filter, session.order,
          panes.joined(separator: "\n"), time,
        ])
    case .forget(.visits): try execute("DELETE FROM visit", [])
    case .forget(.prompts(let kind)):
      try execute("DELETE FROM prompt WHERE kind = ?", [kind.rawValue])
    case .forget(.all):
      for table in ["visit", "prompt", "position", "session"] {
        try execute("DELETE FROM \(table)", [])
      }
    case .star, .read, .tag, .note, .removeNote, .query, .list, .mark, .several: break
    }
  }

  /// Executes one statement, which is prepared once.
  func execute(_ sql: String, _ arguments: [any Bindable]) throws {
    try connection.run(sql, arguments)
  }
}

extension CableKey {
  /// The digest as SQLite keeps integers.
  var signedDigest: Int64 { Int64(bitPattern: digest) }
}
