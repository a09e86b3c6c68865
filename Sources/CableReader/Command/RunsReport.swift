import CableLibrary
import CableScreen

/// What `stats --ngrams` prints: the most frequent words in a row.
struct RunsReport {
  let length: Int
  /// True if every cable is to be read, however many there are.
  let readsAll: Bool
  let output: Output
  let cells: SheetOptions
  let limit: Int?

  /// As many are printed where no limit is given.
  private static let few = 40

  /// Prints them.
  ///
  /// - Returns: the exit status.
  func show(_ selection: Selection, as format: TableFormat) -> Int32 {
    let wanted = limit ?? (format == .text ? Self.few : 1_000)
    let found = selection.searcher.wordRuns(
      of: length, among: selection.rows, limit: wanted,
      mostCables: readsAll ? nil : Searcher.someCables)
    for error in found.errors.prefix(3) { Failure.say(error.message) }
    if format == .text {
      output.line(
        "\(found.count.grouped) different runs of \(length.grouped("word")) in "
          + TypicalReport.read(found.readCount, of: selection.rows.count))
      output.line()
      BarChart(
        found.runs.map {
          .init(name: $0.words, count: $0.cables, note: "\($0.hits.grouped("time"))")
        }
      ).print(to: output)
      if found.count > found.runs.count {
        output.line([
          Piece("and \((found.count - found.runs.count).grouped) more; --limit shows them", .dim)
        ])
      }
    } else {
      var table = Table(format, ["words", "cables", "hits"], cells, to: output)
      for run in found.runs {
        table.row([Cell(run.words), Cell(run.cables), Cell(run.hits)])
      }
      table.report()
      if found.readCount < selection.rows.count {
        Failure.say(
          "Counted in \(TypicalReport.read(found.readCount, of: selection.rows.count)).")
      }
    }
    if found.missed > 0 {
      Failure.say(
        "There are too many different runs to keep: a count may be too low by \(found.missed.grouped)."
      )
    }
    return Selection.exitCode(
      isEmpty: found.runs.isEmpty, unreadable: selection.unreadable + found.errors.count)
  }
}
