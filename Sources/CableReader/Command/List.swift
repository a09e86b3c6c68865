import ArgumentParser
import CableCatalog
import CableCore
import CableLibrary
import CableScreen

/// `cablereader list`: one line per cable.
struct List: PrintingCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print a line for each cable.",
    discussion: """
      With --like ID: the cables that share the rare words of that cable, those most like it first. The column \
      'like', by which they are ordered, is the percentage of the weight of these words that a cable has, the \
      rarest weighing most; it is less for a cable that is much longer. '=' after it: nearly the same text.

      With --snippets: below each cable what was found in it, with the number and the mark of the \
      paragraph; in tables in a column of its own, 'snippet'. Each cable is read for it.

      Example: cablereader list Samples -q 'tag:PHUM class:>=SBU' --sort post
      """)

  @OptionGroup var paths: PathArguments
  @OptionGroup var query: QueryOptions
  @OptionGroup var freshness: FreshnessOptions
  @Option(
    name: .letter("s"), parsing: .unconditional,
    help: ArgumentHelp(
      "The order: date (newest first), id, post, class, subject or relevance; "
        + "several with commas, each reversed by a - before it: post,-date.",
      valueName: "keys"), completion: .list(SortKey.allCases.map(\.rawValue)))
  var sort = "date"
  @Option(
    help: ArgumentHelp("Cables like this one, most like first.", valueName: "id"),
    completion: .custom { line, _, typed in QueryCompletion.ids(beginning: typed, line: line) })
  var like: String?
  @Flag(help: "Reverse the order.") var reverse = false
  @Option(
    name: .letter("c"),
    help: ArgumentHelp(
      "Columns, separated by commas: "
        + RowColumn.allCases.map(\.rawValue).joined(separator: ", ") + ".", valueName: "columns"),
    completion: .list(RowColumn.allCases.map(\.rawValue)))
  var columns: String?
  @Flag(help: "Print the first hit of the query's words in each cable, in its context.")
  var snippets = false
  @Option(
    name: .letter("n"),
    help: ArgumentHelp("At most this many cables.", valueName: "count"),
    transform: WholeNumber.parse)
  var limit: Int?
  @Option(name: .letter("f"), help: TableFormat.help)
  var format = TableFormat.text
  @OptionGroup var cells: SheetOptions
  @OptionGroup var lines: LineOptions
  @OptionGroup var options: OutputOptions

  var output: Output { Output(colour: options.color, endsWithNull: lines.null) }

  func validate() throws {
    _ = try RowColumn.parse(columnNames)
    guard like == nil || sort == "date" && !reverse else {
      throw ValidationError("--like has an order of its own: leave out --sort and --reverse.")
    }
    guard ListOrder(spelled: sort) != nil else { throw SortKey.unknown(sort) }
  }

  /// The columns that are asked for, else those that a list has.
  private var columnNames: String {
    let names =
      columns
      ?? (like == nil ? "id,date,class,post,tags,subject" : "like,id,date,class,post,subject")
    let isIn = names.lowercased().split(separator: ",").contains("snippet")
    return names + (snippets && format != .text && !isIn ? ",snippet" : "")
  }

  func print(to output: Output) throws(LibraryError) -> Int32 {
    var selection = try Selection(
      paths, query.query, asItIs: freshness.asItIs, gathersWords: like != nil)
    guard let columns = try? RowColumn.parse(columnNames), let order = ListOrder(spelled: sort)
    else {
      return 2
    }
    if let like { try selection.arrange(like: like, limit: limit ?? 20) }
    let sorted =
      like != nil
      ? selection.rows
      : selection.searcher.sorted(
        selection.rows, by: reverse ? order.reversed : order, query: selection.query)
    var table = Table(format, columns.map(\.spelled), cells, to: output)
    let readsCables = snippets || columns.contains { $0.column == .snippet }
    var unread = selection.unreadable
    for index in sorted.prefix(limit ?? .max) {
      let row = selection.library.rows[index]
      let cable = readsCables ? selection.cable(index, unread: &unread) : nil
      let found = cable.flatMap { selection.query.snippet(of: $0, width: Self.snippetWidth) }
      if format == .text {
        output.line(pieces(row, index, selection, found, columns.map(\.column), output))
        if snippets, let found { output.line(pieces(found, output)) }
      } else {
        table.row(columns.map { $0.column.cell(row, at: index, of: selection, found: found) })
      }
    }
    table.report()
    return Selection.exitCode(isEmpty: selection.rows.isEmpty, unreadable: unread)
  }

  /// Characters of context on each side of a hit.
  private static let snippetWidth = 60

  /// What was found in a cable, as the line below it.
  private func pieces(_ found: KeywordInContext, _ output: Output) -> [Piece] {
    let number = found.label?.first?.isNumber ?? false ? "¶\(found.label ?? "") " : ""
    let mark = found.mark.map { "(\($0.mark)) " } ?? ""
    let head = "    \(number)\(mark)"
    guard let columns = output.columns else {
      return [Piece(head, .dim), Piece(found.before), hit(found.found), Piece(found.after)]
    }
    let room = max(8, columns - DisplayText(head).columns - DisplayText(found.found).columns)
    let whole = DisplayText(found.before)
    let before = whole.columns > room / 2 ? whole.lastWords(room / 2) : whole.string
    let after = DisplayText(found.after).truncated(to: room - DisplayText(before).columns)
    return [Piece(head, .dim), Piece(before), hit(found.found), Piece(after.string)]
  }

  private func hit(_ text: String) -> Piece {
    Piece(text, .searchHit, isBold: true, isUnderlined: true)
  }

  private func pieces(
    _ row: LibraryRow, _ index: Int, _ selection: Selection, _ found: KeywordInContext?,
    _ columns: [RowColumn], _ output: Output
  ) -> [Piece] {
    var pieces: [Piece] = []
    var left = output.columns ?? .max
    for (place, column) in columns.enumerated() {
      if place > 0 {
        pieces.append(Piece(" "))
        left -= 1
      }
      guard left > 0 else { break }
      let piece = piece(column, row, index, selection, found)
      let isLast = place == columns.count - 1
      let whole = DisplayText(piece.text)
      let wanted = isLast ? left : column.width(on: output.columns) ?? whole.columns
      // Only the TAGS give way to the subject; other columns may be longer than most of their kind.
      let room = min(left, column == .tags ? wanted : max(wanted, whole.columns))
      let text = output.columns == nil ? whole : whole.truncated(to: room)
      let padding = isLast ? 0 : max(0, min(left, wanted) - text.columns)
      // If nobody needs protection, the text is printed unchanged.
      var shown = piece
      if output.columns != nil { (shown.text, shown.bytes) = (text.string, nil) }
      pieces.append(shown)
      if padding > 0 { pieces.append(Piece(String(repeating: " ", count: padding))) }
      left -= text.columns + padding
    }
    return pieces
  }

  private func piece(
    _ column: RowColumn, _ row: LibraryRow, _ index: Int, _ selection: Selection,
    _ found: KeywordInContext?
  ) -> Piece {
    switch column {
    case .class:
      let level = row.classification.map(Theme.level)
      return Piece(level.map { String($0.letter) } ?? "?", Theme.role(of: level), isBold: true)
    case .id: return Piece(row.id, .link)
    case .tags: return Piece(column.text(row, at: index, of: selection), .tag)
    case .path:
      var piece = Piece(column.text(row, at: index, of: selection))
      piece.bytes = selection.openableBytes(row)
      return piece
    case .date, .post: return Piece(column.text(row, at: index, of: selection), .dim)
    default: return Piece(column.text(row, at: index, of: selection, found: found))
    }
  }
}
