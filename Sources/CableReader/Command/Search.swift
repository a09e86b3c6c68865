import ArgumentParser
import CableCatalog
import CableCore
import CableLibrary
import CableScreen

/// `cablereader search`: keyword in context.
struct Search: PrintingCommand {
  static let configuration = CommandConfiguration(
    abstract: "Find words in the cables and print each hit in its context.",
    discussion: """
      Prints the cable's id, the paragraph as numbered in the cable, its mark and the words around \
      the hit, the hits one below the other. Sorted by the words after or before them (--sort), hits \
      are printed when all are found.

      With --list FILE instead of a query: the names, phrases and ids of a file at once, one per line \
      or in the column 'name' of a table. As text it prints how many hits each has, in the other forms \
      the hits, with --counts the counts. 'Surname, First' is found in either order; 'Karimov~1' \
      even with one slip in a word.

      With --regex the query is a regular expression, which is looked for in the text of the cables that -q \
      selects, a paragraph at a time and as printed; case is ignored unless it has capitals. Hits are printed as they \
      are found. Without capitals, words in a query are faster: /kad+h?afi/ looks among the words of the index.

      Example: cablereader search 'democratic tag:PHUM' Samples
      """)

  /// What hits are together by.
  enum Group: String, ExpressibleByArgument, CaseIterable {
    case post, year

    /// The same for a concordance.
    var grouping: Concordance.Grouping { self == .post ? .post : .year }
  }

  /// The order of the cables, or of the hits by the words around them.
  enum Order: String, ExpressibleByArgument, CaseIterable {
    case date, relevance, after, before

    /// An order by its name, or by the older name of `relevance`.
    init?(argument: String) { self.init(rawValue: argument == "rank" ? "relevance" : argument) }

    /// The order of the cables.
    var ofCables: ListOrder { ListOrder(self == .relevance ? .relevance : .date) }

    /// The order of the hits.
    var ofHits: Concordance.Order {
      switch self {
      case .date, .relevance: .cables
      case .after: .after
      case .before: .before
      }
    }
  }

  @Argument(
    help: ArgumentHelp(
      "What to find, in the query language; with --list a path.", valueName: "query"),
    completion: .custom { line, _, typed in QueryCompletion.values(for: typed, line: line) })
  var wanted: String?
  @OptionGroup var paths: PathArguments
  @OptionGroup var query: QueryOptions
  @OptionGroup var freshness: FreshnessOptions
  @Option(
    help: ArgumentHelp(
      "A file of names, phrases and ids to find; - is standard input.", valueName: "file"),
    completion: .file())
  var list: String?
  @Flag(
    name: [.customShort("e"), .long],
    help: "Take the query for a regular expression over the text; -q selects the cables.")
  var regex = false
  @Flag(help: "With --list: how many hits each name has, in every form.") var counts = false
  @Option(
    name: .letter("s"),
    help:
      "The order of the cables: date (newest first) or relevance; or of the hits, by the words after or before them."
  )
  var sort = Order.date
  @Option(
    name: .letter("g"), help: "Print the hits by post or year.")
  var group: Group?
  @Option(
    name: .letter("n"),
    help: ArgumentHelp("At most this many hits.", valueName: "count"), transform: WholeNumber.parse)
  var limit: Int?
  @Option(
    help: ArgumentHelp(
      "Characters of context on each side of a hit; by default 40, on a terminal what fits.",
      valueName: "count"), transform: { min(try WholeNumber.parse($0), widest) })
  var context: Int?
  @Option(name: .letter("f"), help: TableFormat.help)
  var format = TableFormat.text
  @OptionGroup var cells: SheetOptions
  @OptionGroup var lines: LineOptions
  @OptionGroup var options: OutputOptions

  var output: Output { Output(colour: options.color, endsWithNull: lines.null) }

  func validate() throws {
    guard !isConcordance || list == nil && !regex else {
      throw ValidationError(
        "--group and the orders of hits are for words: they go with neither --list nor --regex."
      )
    }
    guard list == nil else {
      guard !regex else { throw ValidationError("--regex and --list are two ways to search.") }
      return
    }
    guard !counts else { throw ValidationError("--counts needs --list FILE.") }
    guard let wanted else {
      throw ValidationError("search needs what to find: a query, or --list FILE.")
    }
    if regex { _ = try Self.pattern(wanted) } else { try QueryOptions.validate(wanted) }
  }

  /// A regular expression as it is typed; refuses one that matches the empty text.
  private static func pattern(_ typed: String) throws -> Pattern {
    do throws(Pattern.Fault) {
      let pattern = try Pattern(parsing: typed)
      guard !pattern.takesNothing else {
        throw Pattern.Fault(column: 0, message: "it matches the empty text, and so every place")
      }
      return pattern
    } catch {
      throw ValidationError("In the pattern, column \(error.column + 1): \(error.message).")
    }
  }

  /// Finds a regular expression in the texts of the cables of the filter.
  private func printPattern(_ typed: String, to output: Output) throws(LibraryError) -> Int32 {
    guard let pattern = try? Self.pattern(typed) else { return 2 }
    let selection = try Selection(paths, query.query, asItIs: freshness.asItIs)
    let rows = selection.searcher.sorted(selection.rows, by: sort.ofCables, query: query.query)
    var table = hitTable(output)
    var left = limit ?? .max
    var (isFound, cut) = (false, 0)
    let errors =
      left == 0
      ? []
      : selection.searcher.hits(of: pattern, among: rows, width: width(on: output)) { found in
        if found.isCut { cut += 1 }
        show(found.hits.prefix(left), of: selection.library.rows[found.row], &table, output)
        isFound = isFound || !found.hits.isEmpty
        left -= min(left, found.hits.count)
        return left > 0
      }
    table.report()
    for error in errors.prefix(3) { Failure.say(error.message) }
    if cut > 0 {
      Failure.say(
        "The pattern takes too many steps in \(cut.grouped("cable")); hits may be missing there.")
    }
    if !isFound, !rows.isEmpty, left > 0 {
      Failure.say(
        "No text of \(rows.count.grouped("cable")) matches /\(DisplayText(typed).string)/.")
    }
    return Selection.exitCode(
      isEmpty: !isFound, unreadable: selection.unreadable + errors.count + cut)
  }

  /// Names other words with the stems of the words that are looked for, to a person at a terminal.
  private func sayOtherForms(of query: Query, _ selection: Selection) {
    guard !selection.rows.isEmpty, Console().isErrorTerminal else { return }
    for word in query.root.plainWords.prefix(3) {
      let others = selection.searcher.otherForms(of: word)
      guard !others.isEmpty else { continue }
      let counts = others.map { "\($0.word) \($0.count.grouped)" }.joined(separator: ", ")
      Failure.say(
        "Other forms of \(DisplayText(word).string): \(counts); stem:\(DisplayText(word).string) takes all."
      )
    }
  }

  /// The most characters of context: lines of more nobody reads.
  private static let widest = 10_000

  /// Characters of context on each side of a hit.
  private func width(on output: Output) -> Int {
    // Id, paragraph and mark take 29 columns, the ellipses 3, a word about 12.
    context ?? output.columns.map { max(8, ($0 - 44) / 2) } ?? 40
  }

  /// Where hits go that are no text: those separated by tabs have the words in one column, and no first
  /// line.
  private func hitTable(_ output: Output) -> Table {
    Table(
      format,
      format == .jsonl
        ? ["id", "paragraph", "label", "mark", "before", "match", "after"]
        : ["id", "paragraph", "mark", "text"], cells, to: output, isBare: true)
  }

  private func show(
    _ hits: some Sequence<KeywordInContext>, of row: LibraryRow, _ table: inout Table,
    _ output: Output
  ) {
    for hit in hits {
      if format == .text {
        show(hit, row: row, output)
      } else {
        table.row(cells(of: hit, row))
      }
    }
  }

  /// True where hits are printed only when all are known.
  private var isConcordance: Bool { sort.ofHits != .cables || group != nil }

  /// Prints hits in their order, in text below the names of their groups.
  private func show(
    _ concordance: Concordance, _ library: Library, _ table: inout Table, _ output: Output
  ) {
    var left = limit ?? .max
    for group in concordance.groups(in: library) where left > 0 {
      if format == .text, !group.name.isEmpty {
        output.line([
          Piece("\(group.name)  \(group.contexts.count.grouped("hit"))", .heading, isBold: true)
        ])
      }
      for context in group.contexts.prefix(left) {
        show([context.hit], of: library.rows[context.row], &table, output)
      }
      left -= min(left, group.contexts.count)
    }
  }

  /// Finds the names of a file.
  private func printList(_ file: String, to output: Output) throws(LibraryError) -> Int32 {
    let list = NamesReport.read(file)
    let given = (wanted.map { [$0] } ?? []) + paths.paths
    let selection = try Selection(
      PathArguments.resolved(given), query.query, asItIs: freshness.asItIs, gathersWords: true)
    let report = NamesReport(
      list: list, output: output, cells: cells, limit: limit, width: context ?? 40)
    let rows = selection.searcher.sorted(selection.rows, by: ListOrder(.date))
    let found = report.show(selection, rows: rows, as: format, counts: counts)
    return Selection.exitCode(
      isEmpty: !found.isFound, unreadable: selection.unreadable + found.unread)
  }

  func print(to output: Output) throws(LibraryError) -> Int32 {
    if let list { return try printList(list, to: output) }
    if regex { return try printPattern(wanted ?? "", to: output) }
    let words = QueryOptions.query(wanted ?? "")
    var both = words
    both.root = .and([words.root, query.query.root].filter { $0 != .all })
    let selection = try Selection(paths, both, asItIs: freshness.asItIs)
    let sorted = selection.searcher.sorted(selection.rows, by: sort.ofCables, query: words)
    sayOtherForms(of: words, selection)
    let context = width(on: output)
    var unread = 0
    var left = limit ?? .max
    var table = hitTable(output)
    var concordance = Concordance([], order: sort.ofHits, grouping: group?.grouping)
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
      if isConcordance {
        concordance.contexts += hits.map { Context(row: row, hit: $0) }
      } else {
        show(hits.prefix(left), of: selection.library.rows[row], &table, output)
        left -= hits.count
      }
    }
    if isConcordance { show(concordance, selection.library, &table, output) }
    table.report()
    return Selection.exitCode(
      isEmpty: selection.rows.isEmpty, unreadable: selection.unreadable + unread)
  }

  /// Where a hit is: the paragraph's printed number, else its place among the paragraphs.
  private static func place(of hit: KeywordInContext) -> String {
    hit.label ?? hit.paragraph.map { "#\($0)" } ?? ""
  }

  private func cells(of hit: KeywordInContext, _ row: LibraryRow) -> [Cell] {
    guard format == .jsonl else {
      return [
        Cell(row.id), Cell(Self.place(of: hit)), Cell(hit.mark?.mark ?? ""),
        Cell(hit.before + hit.found + hit.after),
      ]
    }
    return [
      Cell(row.id), Cell(hit.paragraph), Cell(hit.label ?? "", isOptional: true),
      Cell(hit.mark?.mark ?? "", isOptional: true), Cell(hit.before), Cell(hit.found),
      Cell(hit.after),
    ]
  }

  private func show(_ hit: KeywordInContext, row: LibraryRow, _ output: Output) {
    let mark = hit.mark?.mark ?? ""
    let place = Self.place(of: hit)
    // The hits are one below the other; a row without one is not.
    let missing = width(on: output) + 1 - DisplayText(hit.before).columns
    let before =
      hit.found.isEmpty
      ? hit.before : String(repeating: " ", count: max(0, missing)) + hit.before
    let head =
      row.id.padding(to: 17)
      + (place.first?.isNumber == true ? "¶\(place)" : place).padding(to: 8)
    output.line([
      Piece(head, .link),
      Piece(
        (mark.isEmpty ? "" : "(\(mark))").padding(to: 7), Theme.role(of: hit.mark?.level),
        isBold: true),
      Piece(before), Piece(hit.found, .searchHit, isBold: true, isUnderlined: true),
      Piece(hit.after),
    ])
  }
}

extension Query.Node {
  /// The single words that a cable must have.
  fileprivate var plainWords: [String] {
    switch self {
    case .word(let word, isPrefix: false): [word]
    case .and(let nodes): nodes.flatMap(\.plainWords)
    default: []
    }
  }
}
