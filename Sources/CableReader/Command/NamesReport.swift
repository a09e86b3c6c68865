import CableCore
import CableLibrary
import CableScreen
import Glibc

/// What `search --list` prints: the hits of many names at once, or how many each has.
struct NamesReport {
  let list: NameList
  let output: Output
  let cells: SheetOptions
  let limit: Int?
  let width: Int

  /// Reads a list of names; says what of it is none.
  ///
  /// Ends the program where it cannot be read, or holds none.
  static func read(_ path: String) -> NameList {
    guard let bytes = TextFile.bytes(path) else {
      Failure.end(
        "\(path) cannot be read: \(String(cString: strerror(errno))). Check the name.", code: 3)
    }
    let list = NameList(ForeignText.decoded(bytes))
    guard !list.names.isEmpty else {
      Failure.end("\(path) holds no name. Write one on each line.", code: 2)
    }
    if let first = list.wordless.first {
      let others = list.wordless.count - 1
      Failure.say(
        "Line \(first) of \(path)"
          + (others > 0 ? " and \(others.counted("other line"))" : "")
          + " \(others > 0 ? "hold" : "holds") no word, and \(others > 0 ? "are" : "is") skipped."
      )
    }
    return list
  }

  private static let columns = ["name", "cable", "date", "paragraph", "mark", "snippet"]
  private static let keys = [
    "name", "cable", "date", "paragraph", "label", "mark", "before", "match", "after",
  ]

  /// Prints the hits of each cable in the order of the rows; as text, and where counts are asked for,
  /// how many hits each name has.
  ///
  /// - Returns: whether any name has a hit, and how many cables could not be read again.
  func show(_ selection: Selection, rows: [Int], as format: TableFormat, counts: Bool) -> (
    isFound: Bool, unread: Int
  ) {
    let (isFound, errors) =
      counts || format == .text
      ? showCounts(selection, rows, format) : showHits(selection, rows, format)
    for error in errors.prefix(3) { Failure.say(error.message) }
    let silent = isFound.count { !$0 }
    if silent > 0 {
      Failure.say(
        "\(silent.grouped) of \(list.names.count.grouped("name")) \(silent == 1 ? "has" : "have") no hit."
      )
    }
    return (silent < list.names.count, errors.count)
  }

  /// Prints the hits of each cable in the order of the rows; returns which names have any.
  private func showHits(
    _ selection: Selection, _ rows: [Int], _ format: TableFormat
  ) -> (isFound: [Bool], errors: [LibraryError]) {
    var isFound = [Bool](repeating: false, count: list.names.count)
    var left = limit ?? .max
    var table = Table(format, format == .jsonl ? Self.keys : Self.columns, cells, to: output)
    let errors = selection.searcher.hits(of: list, among: rows, width: width) { hits in
      for hit in hits {
        isFound[hit.name] = true
        guard left > 0 else { continue }
        left -= 1
        table.row(row(of: hit, selection.library.rows[hit.row], format))
      }
    }
    table.report()
    return (isFound, errors)
  }

  /// Prints how many hits each name has; returns which have any.
  private func showCounts(
    _ selection: Selection, _ rows: [Int], _ format: TableFormat
  ) -> (isFound: [Bool], errors: [LibraryError]) {
    let (counts, errors) = selection.searcher.counts(of: list, among: rows)
    printCounts(counts, format)
    return (counts.map { $0.hits > 0 }, errors)
  }

  private func row(of hit: NameHit, _ row: LibraryRow, _ format: TableFormat) -> [Cell] {
    let context = hit.context
    let head = [
      Cell(list.names[hit.name].text), Cell(row.id),
      Cell(row.sent?.isoDate ?? "", isOptional: true),
    ]
    let mark = Cell(context.mark?.mark ?? "", isOptional: true)
    guard format == .jsonl else {
      let place = context.label ?? context.paragraph.map { "#\($0)" } ?? ""
      return head + [
        Cell(place), mark, Cell(context.before + context.found + context.after),
      ]
    }
    return head + [
      Cell(context.paragraph), Cell(context.label ?? "", isOptional: true), mark,
      Cell(context.before), Cell(context.found), Cell(context.after),
    ]
  }

  private func printCounts(_ counts: [NameCount], _ format: TableFormat) {
    guard format == .text else {
      var table = Table(format, ["name", "hits", "cables"], cells, to: output)
      for (index, name) in list.names.enumerated().prefix(max(0, limit ?? .max)) {
        table.row([Cell(name.text), Cell(counts[index].hits), Cell(counts[index].cables)])
      }
      return table.report()
    }
    let found = counts.indices.filter { counts[$0].hits > 0 }.sorted {
      (counts[$1].hits, $0) < (counts[$0].hits, $1)
    }
    BarChart(
      found.prefix(max(0, limit ?? .max)).map {
        .init(
          name: DisplayText(list.names[$0].text).truncated(to: 24).string,
          count: counts[$0].hits, note: "in \(counts[$0].cables.grouped("cable"))")
      }
    ).print(to: output)
  }
}
