import ArgumentParser
import CableCore
import CableLibrary
import CableScreen

/// What `refs --missing --by` prints: of the numbers of each post and year, how many are here.
struct LedgerReport {
  /// What the numbers are counted by.
  enum Dimension: String, CaseIterable { case post, year, `class` }

  let dimensions: [Dimension]
  let output: Output
  let cells: SheetOptions
  let limit: Int?

  /// Parses what follows `--by`.
  ///
  /// - Throws: a usage error.
  static func parse(_ by: String) throws -> [Dimension] {
    let names = by.split(separator: ",")
    guard !names.isEmpty else {
      throw ValidationError("--by takes one or more of post, year, class.")
    }
    return try names.map { name in
      guard let dimension = Dimension(rawValue: String(name)) else {
        throw ValidationError(
          "Missing cables cannot be counted by '\(name)'. Choose from "
            + Dimension.allCases.map(\.rawValue).joined(separator: ", ") + ".")
      }
      return dimension
    }
  }

  /// A line of the ledger.
  private struct Line {
    var names: [String]
    var held = 0
    var cited = 0
    var unseen = 0
    var open = 0
  }

  /// Prints the ledger.
  ///
  /// - Returns: how many lines there are.
  func show(_ ledger: SerialLedger, as format: Refs.Format) -> Int {
    let all = lines(of: ledger)
    let shown = all.prefix(max(0, limit ?? .max))
    if format == .text {
      text(Array(shown))
    } else {
      var table = Table(
        TableFormat(rawValue: format.rawValue) ?? .tsv,
        dimensions.map(\.rawValue) + ["held", "cited", "unseen", "yearOpen"], cells, to: output)
      for line in shown {
        table.row(
          zip(dimensions, line.names).map { dimension, name in
            dimension == .year ? Cell(Int(name)) : Cell(name, isOptional: true)
          } + [Cell(line.held), Cell(line.cited), Cell(line.unseen), Cell(line.open)])
      }
      table.report()
    }
    return all.count
  }

  /// What is not here has no class: it goes to the line of the empty one.
  private func lines(of ledger: SerialLedger) -> [Line] {
    var order: [[String]] = []
    var lines: [[String]: Line] = [:]
    func add(_ entry: SerialLedger.Entry, _ classification: String, _ change: (inout Line) -> Void)
    {
      let names = dimensions.map { dimension in
        switch dimension {
        case .post: entry.post
        case .year: String(entry.year)
        case .class: classification
        }
      }
      if lines[names] == nil { order.append(names) }
      change(&lines[names, default: Line(names: names)])
    }
    for entry in ledger.entries {
      if dimensions.contains(.class) {
        for count in entry.classes { add(entry, count.value) { $0.held += count.count } }
        guard entry.cited + entry.unseen + entry.open > 0 else { continue }
      }
      add(entry, "") { line in
        if !dimensions.contains(.class) { line.held += entry.held }
        line.cited += entry.cited
        line.unseen += entry.unseen
        line.open += entry.open
      }
    }
    // Years alone are read in their order.
    let found = order.compactMap { lines[$0] }
    return dimensions == [.year] ? found.sorted { $0.names[0] < $1.names[0] } : found
  }

  private func text(_ lines: [Line]) {
    let names = lines.map { line in
      line.names.map { $0.isEmpty ? "(none)" : $0 }.joined(separator: "  ")
    }
    let nameWidth = min(40, names.map(\.count).max() ?? 0)
    let width = 9
    let room = max(8, min(40, (output.columns ?? 100) - nameWidth - 4 * width - 2))
    output.line([
      Piece(
        "".padding(to: nameWidth)
          + ["held", "cited", "unseen", "open"].map { $0.rightAligned(to: width) }.joined(), .dim)
    ])
    for (name, line) in zip(names, lines) {
      let all = max(1, line.held + line.cited + line.unseen)
      let held = line.held * room / all
      let cited = line.cited * room / all
      output.line([
        Piece(name.padding(to: nameWidth), isBold: true),
        Piece(
          [line.held, line.cited, line.unseen, line.open].map { String($0).rightAligned(to: width) }
            .joined() + "  "), Piece(String(repeating: "█", count: held), .border),
        Piece(String(repeating: "▒", count: cited), .missingLink),
        Piece(String(repeating: "░", count: room - held - cited), .dim),
      ])
    }
    output.line([
      Piece(
        "█ held  ▒ cited, not here  ░ never seen: below the highest number; open: the year is a guess",
        .dim)
    ])
  }
}
