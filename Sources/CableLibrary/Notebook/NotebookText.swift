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
    case .list:
      return try reading.lists().flatMap { name, entries in
        entries.enumerated().map { .list(name, $1, place: $0 + 1) }
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
}

extension Notebook {
  /// The notebook as text: a line an entry, in a stable order, so that it can be kept under
  /// version control.
  ///
  /// With `hasTraces` positions, visits and what was typed in prompts are among them.
  public func export(hasTraces: Bool = false) throws(NotebookError) -> String {
    try read { try NotebookText.text(of: $0, hasTraces: hasTraces) }
  }
}
