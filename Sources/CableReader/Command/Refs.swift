import ArgumentParser
import CableCore
import CableLibrary
import CableScreen

/// `cablereader refs`: what cables cite and what cites them.
struct Refs: PrintingCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print what cables cite, what cites them, and the threads they belong to.",
    discussion: """
      Without an id: the whole graph of the cables that match. With --missing: the cables that are \
      cited and not here, by how many cite them, each with the sentences that do; --format foia writes \
      a request for them, to be edited and sent. --missing --by post,year counts the numbers that a post \
      gave in a year: held, cited and not here, and never seen.

      --format svg draws a thread, the oldest cable first, with an arc from each to what it cites; for more \
      than some hundred cables, dot and graphml are for programs that draw graphs.

      Example: cablereader refs 09ASTANA1327 --in Samples --format svg > thread.svg
      """)

  /// The forms of the output.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, tsv, csv, jsonl, json, dot, graphml, svg, foia
  }

  @Argument(
    help: ArgumentHelp(
      "Ids in any spelling. A folder or a file says where to look for them.", valueName: "id"),
    completion: .custom { line, _, typed in QueryCompletion.names(beginning: typed, line: line) })
  var ids: [String] = []
  @OptionGroup var places: PlaceOptions
  @OptionGroup var query: QueryOptions
  @OptionGroup var freshness: FreshnessOptions
  @Option(
    help: ArgumentHelp("How many steps of references to follow.", valueName: "steps"),
    transform: WholeNumber.parse)
  var depth = 2
  @Option(
    help: ArgumentHelp(
      "The shortest path from the id to this one, along references in either direction.",
      valueName: "id"),
    completion: .custom { line, _, typed in QueryCompletion.ids(beginning: typed, line: line) })
  var pathTo: String?
  @Flag(help: "The cables that are cited and not here; ids limit them to these.") var missing =
    false
  @Option(
    help: ArgumentHelp(
      "With --missing: count the numbers of posts, by post, year and class, with commas between them.",
      valueName: "dimensions"),
    completion: .list(LedgerReport.Dimension.allCases.map(\.rawValue)))
  var by: String?
  @Option(
    name: .letter("n"),
    help: ArgumentHelp(
      "With --missing: at most this many; text has 20 by default.", valueName: "count"),
    transform: WholeNumber.parse)
  var limit: Int?
  @Option(
    name: .letter("f"),
    help:
      "The form of the output: text, tsv, csv, jsonl, json, dot, graphml or svg; with --missing also foia."
  )
  var format = Format.text
  @OptionGroup var cells: SheetOptions
  @OptionGroup var lines: LineOptions
  @OptionGroup var options: OutputOptions

  var output: Output { Output(colour: options.color, endsWithNull: lines.null) }

  /// The ids that were given, and where to look for them: the folders, and the files that no id names.
  private var placed: (names: [String], places: [String]) {
    let (names, folders) = places.separated(ids)
    let isFile = { (name: String) in
      CableID(parsing: name) == nil
        && (name == StandardInput.name || LibraryLoader.reasonMissing(name) == nil)
    }
    return (names.filter { !isFile($0) }, names.filter(isFile) + folders)
  }

  func validate() throws {
    guard pathTo == nil || placed.names.count == 1 else {
      throw ValidationError("--path-to takes one id to start from, such as: refs A --path-to B.")
    }
    try validateMissing()
  }

  private func validateMissing() throws {
    if let by { _ = try LedgerReport.parse(by) }
    guard missing else {
      guard by == nil, limit == nil, format != .foia else {
        throw ValidationError("--by, --limit and --format foia need --missing.")
      }
      return
    }
    if pathTo != nil { throw ValidationError("--path-to and --missing exclude each other.") }
    let isTable = [.text, .tsv, .csv, .jsonl].contains(format) || (format == .foia && by == nil)
    guard isTable || format == .json else {
      throw ValidationError(
        "--missing prints text, tsv, csv, jsonl" + (by == nil ? " or foia." : "."))
    }
  }

  /// Prints what is not here.
  private func printMissing(to output: Output) throws(LibraryError) -> Int32 {
    let (given, folders) = placed
    let named = given.filter { CableID(parsing: $0) == nil }
    let selection = try Selection(
      PathArguments.resolved(named + folders), query.query, asItIs: freshness.asItIs)
    // As in all commands that print rows, `json` is another name of `jsonl`.
    let format = format == .json ? Format.jsonl : format
    var unread = selection.unreadable
    let count: Int
    if let by, let dimensions = try? LedgerReport.parse(by) {
      count = LedgerReport(dimensions: dimensions, output: output, cells: cells, limit: limit)
        .show(SerialLedger(selection.library, of: selection.rows), as: format)
    } else {
      let library = selection.library
      let looks = library.isComplete ? LibraryLooks(of: LastLibrary.whole(selection.paths)) : nil
      // The next look compares all; a report of all rows has the same.
      let all =
        looks != nil && selection.rows.count == library.rows.count
        ? library.missing(citedBy: selection.rows) : nil
      let report = MissingReport(
        selection: selection, output: output, cells: cells,
        ids: given.compactMap { CableID(parsing: $0) }, limit: limit, known: all)
      let found = report.show(as: format)
      count = found.count
      unread += found.unread
      if let looks { tellArrived(in: library, missing: all?.cables, looks) }
      if count == 0, !selection.rows.isEmpty {
        Failure.say(
          "All that \(selection.rows.count.grouped("cable")) \(selection.rows.count == 1 ? "cites" : "cite") "
            + "is here.")
      }
    }
    return Selection.exitCode(isEmpty: count == 0, unreadable: unread)
  }

  /// Says which cables were missing at the last look and are here now, and remembers what is missing.
  private func tellArrived(
    in library: Library, missing: [MissingCable]?, _ looks: LibraryLooks
  ) {
    var arrived: [String] = []
    looks.remember { arrived = $0.see(library, missing: missing) }
    if !arrived.isEmpty {
      Failure.say(
        "\(arrived.count.grouped) of your missing cables \(arrived.count == 1 ? "is" : "are") here now: "
          + arrived.prefix(20).joined(separator: ", ") + (arrived.count > 20 ? " …" : "") + ".")
    }
  }

  func print(to output: Output) throws(LibraryError) -> Int32 {
    if missing { return try printMissing(to: output) }
    let (ids, folders) = placed
    let selection = try Selection(
      PathArguments.resolved(folders), query.query, asItIs: freshness.asItIs)
    let library = selection.library
    var missing = 0
    func rows(_ name: String) -> [Int] {
      let id = CableID(parsing: name)?.description ?? name
      let rows = library.rows(of: id)
      if rows.isEmpty {
        missing += 1
        tellAbsent(id, selection, output)
      }
      return rows
    }
    let starts = ids.flatMap(rows)
    let isFound: Bool
    if let pathTo {
      let ends = rows(pathTo)
      guard let start = starts.first, let end = ends.first else { return selection.failed ?? 1 }
      isFound = tellPath(from: start, to: end, library, output)
    } else if ids.isEmpty {
      write(library.graph(of: selection.rows), output)
      isFound = !selection.rows.isEmpty
    } else if format == .text {
      for (index, row) in starts.enumerated() {
        if index > 0 { output.line() }
        ReferenceReport(library: library, output: output, depth: depth).tell(row)
      }
      isFound = !starts.isEmpty
    } else {
      if !starts.isEmpty {
        write(library.graph(of: Neighbourhood(starts, in: library, depth: depth).rows), output)
      }
      isFound = !starts.isEmpty
    }
    return selection.failed ?? (isFound && missing == 0 ? 0 : 1)
  }

  /// Says that a cable is not here, and in text prints which cables cite it.
  private func tellAbsent(_ id: String, _ selection: Selection, _ output: Output) {
    let library = selection.library
    let citing = selection.searcher.matches(Query(root: .field(.cites, .equal, id)))
    let here = library.rows.count.grouped("cable") + " here"
    guard !citing.isEmpty else {
      return Failure.say("\(id) is not among the \(here), and none of them cites it.")
    }
    Failure.say(
      "\(id) is not among the \(here); "
        + (citing.count == 1 ? "1 of them cites it." : "\(citing.count.grouped) of them cite it."))
    guard format == .text, pathTo == nil else { return }
    output.line([Piece(id, .missingLink), Piece("  not here", .dim)])
    output.line([Piece("cited by \(citing.count)", .heading, isBold: true)])
    for row in citing { output.line(ReferenceReport.indented(library.rows[row])) }
  }

  /// Prints the shortest path; false if there is none.
  private func tellPath(from start: Int, to end: Int, _ library: Library, _ output: Output) -> Bool
  {
    guard let path = CitationPath(from: start, to: end, in: library) else {
      Failure.say(
        "No references lead from \(library.rows[start].id) to \(library.rows[end].id), "
          + "in either direction.")
      return false
    }
    switch format {
    case .text: ReferenceReport(library: library, output: output, depth: depth).tell(path)
    case .json: output.data(path.json(in: library))
    case .tsv, .csv, .jsonl, .dot, .graphml, .svg, .foia: write(library.graph(of: path), output)
    }
    return true
  }

  private func write(_ graph: ReferenceGraph, _ output: Output) {
    let here = Set(graph.nodes.filter(\.isHere).map(\.id))
    switch format {
    case .tsv, .csv, .jsonl:
      var table = Table(
        TableFormat(rawValue: format.rawValue) ?? .tsv, ["from", "to", "here"], cells, to: output)
      for edge in graph.edges {
        table.row([Cell(edge.from), Cell(edge.to), Cell(here.contains(edge.to))])
      }
      table.report()
    case .json: output.data(graph.json)
    case .dot: for line in graph.dot.split(separator: "\n") { output.data(String(line)) }
    case .svg:
      let title = ids.isEmpty ? "References" : "References of \(ids.joined(separator: ", "))"
      output.data(ThreadSVG(title: title, graph: graph).text)
    case .graphml: for line in graph.graphML.split(separator: "\n") { output.data(String(line)) }
    case .text, .foia:
      for edge in graph.edges {
        let isHere = here.contains(edge.to)
        output.line([
          Piece(edge.from, .link), Piece(" cites "),
          Piece(edge.to, isHere ? .link : .missingLink),
          Piece(isHere ? "" : " (not here)", .dim),
        ])
      }
    }
  }
}

extension Selection {
  /// 3 where some files could not be read; nil if all were.
  fileprivate var failed: Int32? { unreadable > 0 ? 3 : nil }
}

/// Prints references as lines for people.
private struct ReferenceReport {
  let library: Library
  let output: Output
  let depth: Int

  /// A cable with the trees of what it cites and of what cites it.
  func tell(_ row: Int) {
    output.line(line(library.rows[row]))
    for direction in CitationDirection.allCases {
      let tree = CitationTree(of: row, in: library, direction: direction, depth: depth)
      let count = CitationTree(of: row, in: library, direction: direction, depth: 1)
      let missing = count.missingCount > 0 ? ", \(count.missingCount) of them not here" : ""
      output.line([
        Piece(
          "\(direction.verb) \(count.foundCount + count.missingCount)", .heading, isBold: true),
        Piece(missing, .dim),
      ])
      for line in tree.lines { tell(line) }
      if tree.isCut { output.line([Piece("  and more; --format json has all", .dim)]) }
    }
  }

  private func tell(_ line: CitationTree.Line) {
    let indent = String(repeating: "  ", count: line.depth)
    let copies = line.rows.count > 1 ? "  \(line.rows.count) copies" : ""
    let id = Piece(indent + line.id, line.rows.isEmpty ? .missingLink : .link)
    switch line.state {
    case .missing: output.line([id, Piece("  not here", .dim)])
    case .cycle: output.line([id, Piece("  above, a cycle", .dim)])
    case .repeated: output.line([id, Piece("  see elsewhere in this tree", .dim)])
    case .unfolded, .folded:
      var pieces = [id] + (line.rows.first.map { details(library.rows[$0]) } ?? [])
      if case .folded(let count) = line.state { pieces.append(Piece("  +\(count)", .dim)) }
      output.line(pieces + [Piece(copies, .dim)])
    }
  }

  /// A path, one step per line.
  func tell(_ path: CitationPath) {
    for (step, before) in zip(path.steps, [nil] + path.steps.map(\.next)) {
      var pieces = [Piece(before.map { "  \($0.verb) " } ?? "")]
      pieces.append(Piece(step.id, step.row == nil ? .missingLink : .link))
      pieces += step.row.map { details(library.rows[$0]) } ?? [Piece("  not here", .dim)]
      output.line(pieces)
    }
    let count = path.steps.count - 1
    output.line([Piece("\(count) \(count == 1 ? "step" : "steps")", .dim)])
  }

  private func line(_ row: LibraryRow) -> [Piece] { [Piece(row.id, .link)] + details(row) }

  /// A cable in a list of its own.
  static func indented(_ row: LibraryRow) -> [Piece] {
    [Piece("  " + row.id, .link)] + details(row)
  }

  private func details(_ row: LibraryRow) -> [Piece] { Self.details(row) }

  private static func details(_ row: LibraryRow) -> [Piece] {
    [Piece("  \(row.sent?.isoDate ?? "no date")  ", .dim), Piece(row.subject)]
  }
}

extension CitationDirection {
  /// As a sentence has it.
  fileprivate var verb: String { self == .cites ? "cites" : "cited by" }
}

extension CitationPath {
  /// An object with `path`, the steps in order.
  fileprivate func json(in library: Library) -> String {
    JSONText.object([
      (
        "path",
        JSONText.array(
          steps.map { step in
            let row = step.row.map { library.rows[$0] }
            return JSONText.object([
              ("id", JSONText.string(step.id)), ("date", JSONText.optional(row?.sent?.isoDate)),
              ("subject", JSONText.optional(row?.subject)), ("here", String(row != nil)),
              ("next", JSONText.optional(step.next?.rawValue)),
            ])
          })
      )
    ])
  }
}
