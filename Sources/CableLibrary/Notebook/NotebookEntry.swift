import CableCore

/// A line of an exported notebook.
///
/// A line is a kind and fields between tabs, escaped as `DelimitedText.tsv` does, so that each
/// entry is one line whatever it holds and version control merges line by line.
enum NotebookEntry: Sendable, Hashable {
  case star(CableKey, time: Int64)
  case tag(CableKey, String, time: Int64)
  case note(Note)
  case query(SavedQuery, time: Int64)
  /// A cable of a reading list, at its place from 1.
  case list(String, ListedCable, place: Int)
  case mark(Character, Mark, time: Int64)
  case read(CableKey, time: Int64)
  case position(CableKey, ReadingPosition, time: Int64)
  case visit(CableKey, time: Int64)
  case prompt(PromptKind, String, time: Int64)

  /// What the first field says, in the order in which they are written.
  enum Kind: String, CaseIterable {
    case star, tag, note, query, list, mark, read, position, visit, prompt

    /// The fields after the kind, for the comment above the lines.
    var columns: [String] {
      switch self {
      case .star, .read, .visit: ["cable", "digest", "time"]
      case .tag: ["cable", "tag", "digest", "time"]
      case .note:
        [
          "cable", "paragraph", "label", "id", "digest", "made", "changed", "text", "quotation",
          "author",
        ]
      case .list: ["name", "place", "cable", "digest", "note", "time"]
      case .query: ["name", "query", "time"]
      case .mark: ["letter", "cable", "digest", "paragraph", "offset", "name", "time"]
      case .position: ["cable", "digest", "paragraph", "offset", "time"]
      case .prompt: ["prompt", "text", "time"]
      }
    }
  }

  var kind: Kind {
    switch self {
    case .star: .star
    case .tag: .tag
    case .note: .note
    case .query: .query
    case .list: .list
    case .mark: .mark
    case .read: .read
    case .position: .position
    case .visit: .visit
    case .prompt: .prompt
    }
  }

  /// The line, without a line end.
  var line: String { DelimitedText.tsv([kind.rawValue] + fields) }

  private var fields: [String] {
    switch self {
    case .star(let cable, let time), .read(let cable, let time), .visit(let cable, let time):
      [cable.name, cable.hexadecimalDigest, Moment.text(time)]
    case .tag(let cable, let tag, let time):
      [cable.name, tag, cable.hexadecimalDigest, Moment.text(time)]
    case .note(let note):
      [
        note.cable.name, String(note.anchor.ordinal), note.anchor.label ?? "", note.id,
        note.cable.hexadecimalDigest, Moment.text(note.made), Moment.text(note.changed),
        note.text, note.anchor.quote,
      ] + (note.author.map { [$0] } ?? [])
    case .list(let name, let entry, let place):
      [
        name, Self.sortable(place), entry.cable.name, entry.cable.hexadecimalDigest, entry.note,
        Moment.text(entry.time),
      ]
    case .query(let query, let time): [query.name, query.text, Moment.text(time)]
    case .mark(let letter, let mark, let time):
      [
        String(letter), mark.cable.name, mark.cable.hexadecimalDigest,
        String(mark.position.ordinal), String(mark.position.offset), mark.name, Moment.text(time),
      ]
    case .position(let cable, let position, let time):
      [
        cable.name, cable.hexadecimalDigest, String(position.ordinal), String(position.offset),
        Moment.text(time),
      ]
    case .prompt(let kind, let text, let time): [kind.rawValue, text, Moment.text(time)]
    }
  }

  /// A place with leading zeros: lines are sorted as text.
  private static func sortable(_ place: Int) -> String {
    let digits = String(place)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  /// Why a line is no entry, as a sentence without its number.
  struct Fault: Error, Sendable, Hashable {
    let reason: String
  }

  /// Reads a line.
  ///
  /// - Throws: where it is not one that `line` could have written.
  init(line: some StringProtocol) throws(Fault) { try self.init(line: Array(line.utf8)) }

  /// Reads the bytes of a line; those that are not UTF-8 are U+FFFD.
  ///
  /// - Throws: where it is not one that `line` could have written.
  init(line: [UInt8]) throws(Fault) {
    let all = DelimitedText.fields(tsv: line)
    let name = all.first ?? ""
    guard let kind = Kind(rawValue: name) else {
      throw Fault(reason: "'\(name.prefix(20))' is not a kind of entry")
    }
    let columns = kind.columns
    // A note of the reader's own has no author, and no field for one.
    let isShort = kind == .note && all.count == columns.count
    guard all.count == columns.count + 1 || isShort else {
      throw Fault(
        reason: "\(kind.rawValue) has \(all.count - 1) fields instead of \(columns.count)")
    }
    let reader = FieldReader(columns: columns, fields: all)
    switch kind {
    case .star: self = .star(try reader.cable(), time: try reader.time())
    case .read: self = .read(try reader.cable(), time: try reader.time())
    case .visit: self = .visit(try reader.cable(), time: try reader.time())
    case .tag:
      self = .tag(try reader.cable(), try reader.filled("tag"), time: try reader.time())
    case .note:
      let id = reader.text("id")
      guard id.utf8.count == 16, UInt64(id, radix: 16) != nil else {
        throw Fault(reason: "the note's id '\(id.prefix(20))' is not sixteen hexadecimal digits")
      }
      let label = reader.text("label")
      let author = reader.text("author")
      self = .note(
        Note(
          id: id, on: try reader.cable(),
          at: Anchor(
            ordinal: try reader.number("paragraph"), label: label.isEmpty ? nil : label,
            quote: reader.text("quotation")),
          text: reader.text("text"), author: author.isEmpty ? nil : author,
          made: try reader.time("made"),
          changed: try reader.time("changed")))
    case .query:
      self = .query(
        SavedQuery(name: try reader.filled("name"), text: reader.text("query")),
        time: try reader.time())
    case .list:
      self = .list(
        try reader.filled("name"),
        ListedCable(
          cable: try reader.cable(), note: reader.text("note"), time: try reader.time()),
        place: try reader.number("place"))
    case .mark:
      let letter = reader.text("letter")
      guard let first = letter.first, letter.count == 1, Mark.isLetter(first) else {
        throw Fault(reason: "'\(letter.prefix(20))' is not a letter from a to z")
      }
      self = .mark(
        first,
        Mark(
          cable: try reader.cable(), position: try reader.position(), name: reader.text("name")),
        time: try reader.time())
    case .position:
      self = .position(try reader.cable(), try reader.position(), time: try reader.time())
    case .prompt:
      guard let prompt = PromptKind(rawValue: reader.text("prompt")) else {
        throw Fault(reason: "'\(reader.text("prompt").prefix(20))' is not a prompt")
      }
      self = .prompt(prompt, try reader.filled("text"), time: try reader.time())
    }
  }

  /// Reads the fields of a line by the names of their columns.
  private struct FieldReader {
    let columns: [String]
    /// The kind, and a field for each column.
    let fields: [String]

    func text(_ column: String) -> String {
      guard let index = columns.firstIndex(of: column), index + 1 < fields.count else { return "" }
      let text = fields[index + 1]
      // SQLite ends a text at the first NUL.
      return text.utf8.contains(0) ? text.replacing("\0", with: " ") : text
    }

    func filled(_ column: String) throws(Fault) -> String {
      let value = text(column)
      guard !value.isEmpty else { throw Fault(reason: "the \(column) is empty") }
      return value
    }

    func number(_ column: String) throws(Fault) -> Int {
      guard let number = Int(text(column)), NotebookTable.counts.contains(number) else {
        throw Fault(reason: "the \(column) '\(text(column).prefix(20))' is not a number from 0")
      }
      return number
    }

    func cable() throws(Fault) -> CableKey {
      let name = try filled("cable")
      let digits = text("digest")
      guard digits.utf8.count == 16, let digest = UInt64(digits, radix: 16) else {
        throw Fault(reason: "the digest '\(digits.prefix(20))' is not sixteen hexadecimal digits")
      }
      return CableKey(name: name, digest: digest)
    }

    func position() throws(Fault) -> ReadingPosition {
      ReadingPosition(ordinal: try number("paragraph"), offset: try number("offset"))
    }

    func time(_ column: String = "time") throws(Fault) -> Int64 {
      guard let time = Moment.milliseconds(text(column)) else {
        throw Fault(
          reason: "the \(column) '\(text(column).prefix(30))' is not written "
            + "2009-08-04T11:11:00.000Z")
      }
      return time
    }
  }
}

extension CableKey {
  /// Sixteen digits.
  fileprivate var hexadecimalDigest: String { Self.hexadecimal(digest) }
}
