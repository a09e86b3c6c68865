import CableCatalog
import CableCore
import CableLibrary
import CableScreen

/// What `stats --names` prints: who and what the texts name, and together with whom.
struct NameReport {
  let output: Output
  let cells: SheetOptions
  let limit: Int?

  /// How many are printed as text where no limit is given.
  private static let fewLines = 30

  /// Prints the names in the texts of a selection.
  ///
  /// - Returns: the exit code.
  func show(_ selection: Selection, as format: TableFormat) -> Int32 {
    let found = selection.searcher.names(among: selection.rows)
    for error in found.errors.prefix(3) { Failure.say(error.message) }
    let shown = found.names.prefix(max(0, limit ?? (format == .text ? Self.fewLines : .max)))
    if format == .text {
      tell(shown, of: found.names.count, selection.rows.count)
    } else {
      var table = Table(format, ["name", "cables", "paragraphs", "with"], cells, to: output)
      for name in shown {
        table.row([
          Cell(name.name), Cell(name.cables), Cell(name.paragraphs), Cell(Self.company(name)),
        ])
      }
      table.report()
    }
    if found.inCapitals > 0 {
      Failure.say(
        "\(found.inCapitals.counted("cable")) in capitals: names cannot be recognized in "
          + (found.inCapitals == 1 ? "it." : "them."))
    }
    return Selection.exitCode(
      isEmpty: found.names.isEmpty, unreadable: selection.unreadable + found.errors.count)
  }

  private func tell(_ shown: ArraySlice<NamedInText>, of count: Int, _ cables: Int) {
    output.line("\(count.grouped("name")) in \(cables.grouped("cable")), by their form alone")
    output.line()
    BarChart(
      shown.map { name in
        .init(
          name: name.name, count: name.cables,
          note: name.company.isEmpty ? "" : "with \(Self.company(name))")
      }
    ).print(to: output)
    if count > shown.count {
      output.line([Piece("and \((count - shown.count).grouped) more; --limit shows them", .dim)])
    }
  }

  /// `Ida Borg 3; Gozo 2`: the names that share most paragraphs.
  private static func company(_ name: NamedInText) -> String {
    name.company.map { "\($0.value) \($0.count)" }.joined(separator: "; ")
  }
}
