import ArgumentParser
import CableCore
import CableLibrary

/// `cablereader refs`: what cables cite and what cites them.
struct Refs: PrintingCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print what cables cite, what cites them, and the threads they belong to.",
    discussion: """
      Without an id: the whole graph of the cables that match.

      Example: cablereader refs 09ASTANA1327 --in Samples --format dot | dot -Tsvg > refs.svg
      """)

  /// The forms of the output.
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, dot, graphml }

  @Argument(help: ArgumentHelp("Ids in any spelling.", valueName: "id")) var ids: [String] = []
  @Option(
    name: .customLong("in"), parsing: .singleValue,
    help: ArgumentHelp("Folders and files of cables; may be given again.", valueName: "path"),
    completion: .file())
  var folders: [String] = []
  @OptionGroup var query: QueryOptions
  @Option(
    help: ArgumentHelp("How many steps of references to follow.", valueName: "steps"))
  var depth = 2
  @Option(help: "The form of the output: text, json, dot or graphml.") var format = Format.text
  @OptionGroup var options: OutputOptions

  var output: Output { Output(colour: options.color) }

  func validate() throws {
    guard depth >= 0 else { throw ValidationError("--depth takes 0 or more steps.") }
  }

  func print(to output: Output) throws(LibraryError) -> Int32 {
    let selection = try Selection(PathArguments.resolved(folders), query.parsed())
    let library = selection.library
    var missing = 0
    var starts: [Int] = []
    for name in ids {
      let rows = library.rows(of: CableID(parsing: name)?.description ?? name)
      if rows.isEmpty {
        Failure.say("\(name) is not among the \(library.rows.count) cables here.")
        missing += 1
      }
      starts += rows
    }
    if !ids.isEmpty, starts.isEmpty { return selection.unreadable > 0 ? 3 : 1 }
    let isWhole = ids.isEmpty
    let rows = isWhole ? selection.rows : Neighbourhood(starts, in: library, depth: depth).rows
    if format == .text, !isWhole {
      for (index, row) in starts.enumerated() {
        if index > 0 { output.line() }
        tell(row, library, output)
      }
    } else {
      let graph = Self.graph(rows, library)
      switch format {
      case .json: output.data(graph.json)
      case .dot: for line in graph.dot.split(separator: "\n") { output.data(String(line)) }
      case .graphml: for line in graph.graphML.split(separator: "\n") { output.data(String(line)) }
      case .text:
        let here = Set(graph.nodes.filter(\.isHere).map(\.id))
        for edge in graph.edges {
          output.line([
            Piece(edge.from, .link), Piece(" cites "),
            Piece(edge.to, here.contains(edge.to) ? .link : .missingLink),
            Piece(here.contains(edge.to) ? "" : " (not here)", .dim),
          ])
        }
      }
    }
    return selection.unreadable > 0 ? 3 : missing > 0 || rows.isEmpty ? 1 : 0
  }

  /// The cables with what they cite; each cited cable that is not among them is a node too.
  private static func graph(_ rows: [Int], _ library: Library) -> ReferenceGraph {
    var graph = ReferenceGraph()
    var known: Set<String> = []
    var seen: Set<ReferenceGraph.Edge> = []
    for index in rows {
      let row = library.rows[index]
      guard known.insert(row.id).inserted else { continue }
      graph.nodes.append(
        .init(id: row.id, subject: row.subject, date: row.sent?.isoDate, isHere: true))
    }
    for index in rows {
      let row = library.rows[index]
      for cited in row.cites {
        let target = Neighbourhood.target(cited, from: index, library)
        let id = target.map { library.rows[$0].id } ?? cited
        if known.insert(id).inserted {
          let row = target.map { library.rows[$0] }
          graph.nodes.append(
            .init(
              id: id, subject: row?.subject, date: row?.sent?.isoDate, isHere: target != nil))
        }
        let edge = ReferenceGraph.Edge(from: row.id, to: id)
        if seen.insert(edge).inserted { graph.edges.append(edge) }
      }
    }
    return graph
  }

  private func tell(_ row: Int, _ library: Library, _ output: Output) {
    output.line(line(library.rows[row], indent: ""))
    let cites = library.rows[row].cites
    output.line([Piece("cites \(cites.count)", .heading, isBold: true)])
    follow(row, library, output, depth: depth, seen: [row]) { row in
      library.rows[row].cites.map { ($0, Neighbourhood.target($0, from: row, library)) }
    }
    let citing = library.citing(row)
    output.line([Piece("cited by \(citing.count)", .heading, isBold: true)])
    follow(row, library, output, depth: depth, seen: [row]) { row in
      library.citing(row).map { (library.rows[$0].id, $0) }
    }
  }

  /// Prints a tree; a cable that stands above itself is marked and not followed again.
  private func follow(
    _ row: Int, _ library: Library, _ output: Output, depth: Int, seen: Set<Int>,
    next: (Int) -> [(id: String, row: Int?)]
  ) {
    guard depth > 0 else { return }
    let indent = String(repeating: "  ", count: self.depth - depth + 1)
    for (id, target) in next(row) {
      guard let target else {
        output.line([Piece(indent + id, .missingLink), Piece("  not here", .dim)])
        continue
      }
      guard !seen.contains(target) else {
        output.line([Piece(indent + id, .link), Piece("  above, a cycle", .dim)])
        continue
      }
      output.line(line(library.rows[target], indent: indent))
      follow(
        target, library, output, depth: depth - 1, seen: seen.union([target]), next: next)
    }
  }

  private func line(_ row: LibraryRow, indent: String) -> [Piece] {
    [
      Piece(indent + row.id, .link), Piece("  \(row.sent?.isoDate ?? "no date")  ", .dim),
      Piece(row.subject),
    ]
  }
}

/// The cables within some steps of references, both ways.
struct Neighbourhood {
  /// Rows, the nearest first.
  private(set) var rows: [Int]

  /// The neighbourhood of some rows.
  init(_ starts: [Int], in library: Library, depth: Int) {
    rows = starts
    var seen = Set(starts)
    var edge = starts
    for _ in 0..<depth {
      var next: [Int] = []
      for row in edge {
        let cited = library.rows[row].cites.compactMap { Self.target($0, from: row, library) }
        for other in cited + library.citing(row) where seen.insert(other).inserted {
          next.append(other)
        }
      }
      guard !next.isEmpty else { break }
      rows += next
      edge = next
    }
  }

  /// The row that a cited id leads to; nil where it is not here.
  static func target(_ id: String, from row: Int, _ library: Library) -> Int? {
    if let found = library.row(of: id) { return found }
    guard let parsed = CableID(parsing: id) else { return nil }
    // Whether the year was printed is not in the row; the resolver tries the year before only
    // where nothing has the id itself.
    return switch library.resolve(parsed, isYearAssumed: true, from: row) {
    case .found(let found): found
    case .ambiguous(let all): all.first
    case .missing: nil
    }
  }
}
