public import CableCore

/// A name, an id or a phrase of a list that somebody searches for.
public struct ListedName: Sendable, Hashable {
  /// As it is reported: without quotation marks and superfluous blanks.
  public let text: String
  /// Its place in the list, from 1.
  public let line: Int
  /// The cable that it names; nil for a name or a phrase.
  public let id: CableID?
  /// True where a word of it may be one slip away (`Karimov~1`): a letter more, less or other, or two
  /// that changed places.
  public let allowsSlip: Bool
  /// Its folded words, in each order in which they may come.
  package let forms: [[String]]

  /// A name as the list has it; nil if it has no word.
  ///
  /// `Surname, First` is found in either order.
  init?(_ spelled: String, line: Int) {
    var text = spelled.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    allowsSlip = text.hasSuffix("~1")
    if allowsSlip { text = String(text.dropLast(2)) }
    text = Self.unquoted(text)
    let words = WordFolding.words(of: text)
    guard !words.isEmpty else { return nil }
    self.text = text
    self.line = line
    id = CableID(parsing: text)
    var forms = [words]
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    if parts.count == 2 {
      let turned = WordFolding.words(of: String(parts[1])) + WordFolding.words(of: String(parts[0]))
      if turned != words { forms.append(turned) }
    }
    if let id { forms += Self.forms(of: id).filter { $0 != words } }
    self.forms = forms
  }

  /// How an id is written in prose: `09ASTANA1327`, `09 ASTANA 1327`.
  private static func forms(of id: CableID) -> [[String]] {
    let spelled = id.description
    let year = String(spelled.prefix(2))
    let number = (id.isAirgram ? "a" : "") + String(id.number)
    return [[spelled.lowercased()], [year, id.station.lowercased(), number]]
  }

  /// A text without the quotation marks around it.
  private static func unquoted(_ text: String) -> String {
    for (open, close) in [("\"", "\""), ("“", "”"), ("„", "“"), ("«", "»"), ("'", "'")]
    where text.count > 1 && text.hasPrefix(open) && text.hasSuffix(close) {
      return String(text.dropFirst().dropLast()).replacing("\"\"", with: "\"")
        .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    return text
  }
}

/// A list of names as people have them: one name per line, or a table with a column of names.
public struct NameList: Sendable {
  /// Each once, in the order of the list.
  public private(set) var names: [ListedName] = []
  /// Lines that hold something, and no word.
  public private(set) var wordless: [Int] = []

  /// Reads a list.
  ///
  /// A first line with a known heading, such as `name` or `last name,first name`, makes it a table,
  /// separated by commas, semicolons or tabs; the names are in that column. Else a line is a name,
  /// up to its first tab. Quotation marks around a name, superfluous blanks and empty lines are left out.
  ///
  /// Cost: linear in the text.
  public init(_ text: String) {
    var lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)[...]
    if lines.first?.first == "\u{FEFF}" { lines[lines.startIndex].removeFirst() }
    let first = lines.firstIndex { !$0.allSatisfy(\.isWhitespace) } ?? lines.endIndex
    let head = first < lines.endIndex ? Head(lines[first]) : nil
    // A name that allows a slip is another one.
    var seen: [Bool: Set<[[String]]>] = [:]
    for index in lines.indices where head == nil || index != first {
      let line = lines[index]
      let spelled = head.map { $0.name(of: line) } ?? Self.name(of: line)
      guard spelled.contains(where: { !$0.isWhitespace }) else { continue }
      guard let name = ListedName(spelled, line: index + 1) else {
        wordless.append(index + 1)
        continue
      }
      if seen[name.allowsSlip, default: []].insert(name.forms).inserted { names.append(name) }
    }
  }

  /// The name of a line that is not one of a table.
  fileprivate static func name(of line: Substring) -> String {
    let cell = line.prefix { $0 != "\t" }
    let trimmed = cell.drop(while: \.isWhitespace)
    guard trimmed.first == "\"" else { return String(cell) }
    // `"Karimov, Islam",Uzbekistan`: what follows the name in quotation marks is not part of it.
    let cells = Self.cells(of: trimmed, separated: ",")
    let isWhole = cells.count == 1 || !cells[0].contains("\"")
    return isWhole && !cells[0].isEmpty ? cells[0] : String(cell)
  }

  /// The cells of a line (RFC 4180); a quotation mark that is not closed is an ordinary character.
  fileprivate static func cells(of line: Substring, separated separator: Character) -> [String] {
    var cells: [String] = []
    var rest = line
    while true {
      let trimmed = rest.drop { $0 == " " }
      if trimmed.first == "\"", let (cell, after) = quoted(trimmed.dropFirst(), separator) {
        cells.append(cell)
        guard let after else { return cells }
        rest = after
        continue
      }
      guard let end = rest.firstIndex(of: separator) else {
        cells.append(String(rest))
        return cells
      }
      cells.append(String(rest[..<end]))
      rest = rest[rest.index(after: end)...]
    }
  }

  /// A cell up to its closing mark, and what follows the separator after it; nil where none closes it.
  private static func quoted(_ text: Substring, _ separator: Character) -> (String, Substring?)? {
    var cell = ""
    var place = text.startIndex
    while place < text.endIndex {
      let next = text.index(after: place)
      if text[place] == "\"" {
        if next < text.endIndex, text[next] == "\"" {
          cell.append("\"")
          place = text.index(after: next)
          continue
        }
        let rest = text[next...].drop { $0 == " " }
        if rest.isEmpty { return (cell, nil) }
        return rest.first == separator ? (cell, rest.dropFirst()) : nil
      }
      cell.append(text[place])
      place = next
    }
    return nil
  }

  /// The headings of a table, of which one or two are those of the names.
  private struct Head {
    private static let whole = [
      "name", "full name", "names", "person", "people", "entity", "company", "organization",
      "organisation", "phrase", "term", "word", "keyword", "id", "cable",
    ]
    private static let first = ["first name", "firstname", "given name", "forename"]
    private static let last = ["last name", "lastname", "surname", "family name"]

    private let separator: Character
    /// The columns whose cells make the name, in its order.
    private let columns: [Int]
    /// True where there are no other columns.
    private let isAlone: Bool

    /// The headings in a line; nil where it has none of a name.
    init?(_ line: Substring) {
      separator = line.contains("\t") ? "\t" : line.contains(";") ? ";" : ","
      let cells = NameList.cells(of: line, separated: separator).map {
        WordFolding.words(of: $0).joined(separator: " ")
      }
      isAlone = cells.count == 1
      func column(_ headings: [String]) -> Int? {
        headings.lazy.compactMap { cells.firstIndex(of: $0) }.first
      }
      if let whole = column(Self.whole) {
        columns = [whole]
      } else if let last = column(Self.last) {
        columns = (column(Self.first).map { [$0] } ?? []) + [last]
      } else {
        return nil
      }
    }

    func name(of line: Substring) -> String {
      // A heading of one column: `Karimov, Islam` below it is one name, with quotation marks or without.
      guard !isAlone else { return NameList.name(of: line) }
      let cells = NameList.cells(of: line, separated: separator)
      return columns.filter(cells.indices.contains).map { cells[$0] }.joined(separator: " ")
    }
  }
}
