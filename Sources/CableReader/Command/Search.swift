import ArgumentParser
import CableCore
import CableLibrary
import CableScreen

/// `cablereader search`: keyword in context.
struct Search: PrintingCommand {
  static let configuration = CommandConfiguration(
    abstract: "Find words in the cables and print each hit in its context.",
    discussion: """
      Prints the cable's id, the paragraph as numbered in the cable, its mark and the words around \
      the hit.

      Example: cablereader search 'democratic tag:PHUM' Samples
      """)

  /// The forms of the output.
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, tsv, jsonl }
  /// The order of the cables.
  enum Order: String, ExpressibleByArgument, CaseIterable { case date, rank }

  @Argument(
    help: ArgumentHelp("What to find, in the query language.", valueName: "query"),
    completion: .custom { line, _, typed in QueryCompletion.values(for: typed, line: line) })
  var wanted: String
  @OptionGroup var paths: PathArguments
  @OptionGroup var query: QueryOptions
  @Option(help: "The order of the cables: date (newest first) or rank.") var sort = Order.date
  @Option(help: ArgumentHelp("At most so many hits.", valueName: "count")) var limit: Int?
  @Option(
    help: ArgumentHelp(
      "Characters of context on each side of a hit; without it 40, on a terminal what fits.",
      valueName: "count"))
  var context: Int?
  @Option(help: "The form of the output: text, tsv or jsonl.") var format = Format.text
  @OptionGroup var lines: LineOptions
  @OptionGroup var options: OutputOptions

  var output: Output { Output(colour: options.color, endsWithNull: lines.null) }

  func validate() throws {
    guard context ?? 0 >= 0, limit ?? 0 >= 0 else {
      throw ValidationError("--context and --limit take 0 or more.")
    }
    try QueryOptions.validate(wanted)
  }

  func print(to output: Output) throws(LibraryError) -> Int32 {
    let words = Query(parsing: wanted)
    var both = words
    both.root = .and([words.root, query.query.root].filter { $0 != .all })
    let selection = try Selection(paths, both)
    let sorted = selection.searcher.sorted(
      selection.rows, by: ListOrder(sort == .rank ? .rank : .date), query: words)
    // Id, paragraph and mark take 29 columns, the ellipses 3, a word about 12.
    let context = context ?? output.columns.map { max(8, ($0 - 44) / 2) } ?? 40
    var unread = 0
    var left = limit ?? .max
    for row in sorted {
      guard left > 0 else { break }
      guard let cable = selection.cable(row, unread: &unread) else { continue }
      var hits = words.contexts(in: cable, width: context)
      if hits.isEmpty {
        // The row matched by its id or its fields: the subject says what it is.
        let subject = DisplayText(cable.subject?.value ?? "")
        let room = output.columns.map { max(8, $0 - 33) } ?? .max
        hits = [KeywordInContext(before: subject.truncated(to: room).string, found: "", after: "")]
      }
      for hit in hits.prefix(left) { show(hit, row: selection.library.rows[row], output) }
      left -= hits.count
    }
    return Selection.exitCode(
      isEmpty: selection.rows.isEmpty, unreadable: selection.unreadable + unread)
  }

  private func show(_ hit: KeywordInContext, row: LibraryRow, _ output: Output) {
    let mark = hit.mark?.mark ?? ""
    let place = hit.label ?? hit.paragraph.map { "#\($0)" } ?? ""
    switch format {
    case .tsv:
      output.data(
        DelimitedText.tsv([row.id, place, mark, hit.before + hit.found + hit.after]))
    case .jsonl:
      output.data(
        JSONText.object([
          ("id", JSONText.string(row.id)),
          ("paragraph", hit.paragraph.map(String.init) ?? "null"),
          ("label", JSONText.optional(hit.label)),
          ("mark", JSONText.optional(hit.mark?.mark)), ("before", JSONText.string(hit.before)),
          ("match", JSONText.string(hit.found)), ("after", JSONText.string(hit.after)),
        ]))
    case .text:
      let head =
        row.id.padding(to: 17)
        + (place.first?.isNumber == true ? "¶\(place)" : place).padding(to: 8)
      output.line([
        Piece(head, .link),
        Piece(
          (mark.isEmpty ? "" : "(\(mark))").padding(to: 7), Theme.role(of: hit.mark?.level),
          isBold: true),
        Piece(hit.before), Piece(hit.found, .searchHit, isBold: true, isUnderlined: true),
        Piece(hit.after),
      ])
    }
  }
}
