import ArgumentParser
import CableCatalog
import CableCore
import CableLibrary
import CableScreen

/// A column of `list`, the same in every format.
enum RowColumn: String, CaseIterable, Sendable {
  case id, date, sent, `class`, post, tags, subject, captions, precedence, to, cites, refs, cited
  case marks, diagnostics, path, root, part
  /// With `--like`: the share of rare words, and whether the text is nearly the same.
  case like
  /// The first hit in a paragraph with the words around it, else the beginning of the text.
  case snippet

  /// The names that `export` has for some of them.
  private static let aliases: [String: RowColumn] = [
    "classification": .class, "references": .cites, "citedby": .cited, "tag": .tags,
    "caption": .captions, "from": .post, "mark": .marks,
  ]

  /// The columns of a selection that were asked for, separated by commas, each with the name that it
  /// was asked for by.
  ///
  /// - Throws: a usage error that names the column which does not exist.
  static func parse(_ text: String) throws -> [(spelled: String, column: RowColumn)] {
    try text.split(separator: ",").map { name in
      let name = name.lowercased()
      guard let column = RowColumn(rawValue: name) ?? aliases[name] else {
        throw ValidationError(
          "'\(name)' is not a column. The columns are "
            + allCases.map(\.rawValue).joined(separator: ", ") + ".")
      }
      return (name, column)
    }
  }

  /// A row's value as text; several are joined with a blank, persons among the TAGS with `; `.
  ///
  /// - Parameters:
  ///   - row: the row.
  ///   - index: its index in the library.
  ///   - selection: what it is a row of.
  ///   - found: what was found in the cable, if that was looked for.
  /// - Returns: the value; empty if nothing is known.
  func text(
    _ row: LibraryRow, at index: Int, of selection: Selection, found: KeywordInContext? = nil
  ) -> String {
    switch self {
    case .id: row.id
    case .date: row.sent?.isoDate ?? ""
    case .sent: row.sent?.iso8601 ?? ""
    case .class: row.classification?.description ?? ""
    case .post: row.station
    case .tags: row.tags.joined(separator: row.tags.contains { $0.contains(" ") } ? "; " : " ")
    case .subject: row.subject
    case .captions: row.captions.joined(separator: " ")
    case .precedence: row.precedence?.word ?? ""
    case .to: row.to.joined(separator: "; ")
    case .cites: row.cites.joined(separator: " ")
    case .refs: String(row.cites.count)
    case .cited: String(selection.library.citing(index).count)
    case .marks: row.marks.map(\.name).joined(separator: "; ")
    case .diagnostics: String(row.diagnosticCount)
    case .path: selection.openablePath(row)
    case .root: selection.place(of: row).root
    case .part: String(row.part)
    case .like:
      selection.likeness[index].map { "\($0.percent)\($0.isNearDuplicate ? "=" : "")" } ?? ""
    case .snippet: found.map { $0.before + $0.found + $0.after } ?? ""
    }
  }

  /// A row's value for tables, where several TAGS are joined as in `export`, and as JSON.
  func cell(
    _ row: LibraryRow, at index: Int, of selection: Selection, found: KeywordInContext? = nil
  ) -> Cell {
    Cell(
      self == .tags
        ? row.tags.joined(separator: "; ") : text(row, at: index, of: selection, found: found),
      json: json(row, at: index, of: selection, found: found))
  }

  /// A row's value as JSON: numbers as numbers, lists as arrays, `null` where nothing is known.
  func json(
    _ row: LibraryRow, at index: Int, of selection: Selection, found: KeywordInContext? = nil
  ) -> String {
    switch self {
    case .tags: JSONText.strings(row.tags)
    case .captions: JSONText.strings(row.captions)
    case .to: JSONText.strings(row.to)
    case .cites: JSONText.strings(row.cites)
    case .marks: JSONText.strings(row.marks.map(\.name))
    case .path: JSONText.string(selection.relativePath(row))
    case .refs, .cited, .diagnostics, .part: text(row, at: index, of: selection)
    default:
      Self.json(text(row, at: index, of: selection, found: found))
    }
  }

  private static func json(_ text: String) -> String {
    JSONText.optional(text.isEmpty ? nil : text)
  }

  /// Columns on a screen in `text`; nil for those which are as long as they are.
  ///
  /// - Parameter columns: the width of the terminal; nil without one. A narrow one leaves the
  ///   subject a third of the line, and the TAGS what is over.
  /// - Returns: the width in columns.
  func width(on columns: Int?) -> Int? {
    switch self {
    case .id: 16
    case .date: 10
    case .sent: 20
    case .class: 1
    case .post: 12
    case .precedence: 9
    case .refs, .cited, .part: 3
    case .like: 4
    case .diagnostics: 2
    case .tags: min(24, max(8, (columns ?? 90) - 66))
    default: nil
    }
  }
}
