import CableCore
import CableLibrary
import CableScreen

/// What `stats --words` prints: how many cables match each of some queries, by a dimension.
struct TrendReport {
  /// Queries as typed; none counts the cables alone.
  let words: [String]
  let dimension: FacetDimension
  let isShare: Bool
  let output: Output
  let cells: SheetOptions
  let limit: Int?

  /// A value of the dimension, with how many cables have it.
  private struct Line {
    var value: String
    /// For each of the words.
    var counts: [Int]
    var cables: Int
  }

  /// More months in a row than this are a slip in a date, not time without a cable.
  private static let mostFilled = 2_400

  /// Prints the counts.
  ///
  /// - Returns: false if no cable matches any of the words.
  func show(_ selection: Selection, as format: Stats.Format) -> Bool {
    let matched = matched(selection)
    let lines = lines(selection.library, selection.rows, matched)
    let undated = dimension.isTime ? undated(selection, matched) : nil
    switch format {
    case .tsv, .csv, .jsonl:
      table(lines + (undated.map { [$0.line] } ?? []), format)
      if let undated { named(undated.rows, selection, matched).say() }
    case .svg: chart(lines, undated?.line)
    case .text, .json:
      text(selection, lines, matched)
      if let undated { named(undated.rows, selection, matched).show(on: output) }
    }
    return words.isEmpty ? !selection.rows.isEmpty : matched.contains { !$0.isEmpty }
  }

  /// The rows that match each of the words.
  private func matched(_ selection: Selection) -> [[Int]] {
    words.map { word in
      var both = QueryOptions.query(word)
      both.root = .and([both.root, selection.query.root].filter { $0 != .all })
      let notebook = both.asksNotebook ? Selection.notebookView() : NotebookView()
      return selection.searcher.matches(both, notebook: notebook)
    }
  }

  /// Prints how evenly the cables that match each word are spread over the values of the dimension.
  ///
  /// - Returns: false if no cable matches any of the words.
  func showDispersion(_ selection: Selection, as format: TableFormat) -> Bool {
    let matched = matched(selection)
    let all = selection.library.facets(among: selection.rows, with: dimension)
    let spread = matched.map { rows -> Dispersion? in
      let known = selection.library.counts(of: dimension, among: rows)
      return Dispersion(all.map { (matching: known[$0.value] ?? 0, all: $0.count) })
    }
    let plural = dimension.rawValue
    if format == .text {
      output.line(
        "\(selection.rows.count.grouped("cable")), \(all.count.grouped) values of \(plural)")
      output.line()
      let width = max(4, min(32, words.map(\.count).max() ?? 0)) + 2
      output.line([
        Piece(
          "word".padding(to: width)
            + ["cables", "values", "DP", "D"].map { $0.rightAligned(to: 9) }.joined(), .heading,
          isBold: true)
      ])
      for (place, word) in words.enumerated() {
        output.line([
          Piece(DisplayText(word).truncated(to: width - 2).string.padding(to: width)),
          Piece(
            [
              matched[place].count.grouped, (spread[place]?.range ?? 0).grouped,
              spread[place].map { Self.thousandths($0.deviation) } ?? "",
              spread[place].map { Self.thousandths($0.evenness) } ?? "",
            ].map { $0.rightAligned(to: 9) }.joined()),
        ])
      }
      output.line()
      output.line([
        Piece(
          "DP: 0 as all cables are spread, near 1 in one part (Gries). D: 1 the same share of each part "
            + "(Juilland).", .dim)
      ])
    } else {
      var table = Table(
        format, ["word", "by", "cables", "parts", "range", "dp", "d"], cells, to: output)
      for (place, word) in words.enumerated() {
        let one = spread[place]
        table.row([
          Cell(word), Cell(plural), Cell(matched[place].count), Cell(all.count),
          Cell(one?.range ?? 0), Self.cell(one?.deviation), Self.cell(one?.evenness),
        ])
      }
      table.report()
    }
    if dimension.isTime { UndatedCables(selection.library, among: selection.rows).say() }
    return matched.contains { !$0.isEmpty }
  }

  private static func cell(_ value: Double?) -> Cell {
    guard let value else { return Cell(nil) }
    return Cell(thousandths(value), json: thousandths(value))
  }

  /// Three decimals of a number from 0 to 1.
  private static func thousandths(_ value: Double) -> String {
    let number = Int((value * 1000).rounded())
    let digits = String(number % 1000)
    return "\(number / 1000)." + String(repeating: "0", count: 3 - digits.count) + digits
  }

  /// The values in their order: of times also those between the first and the last without a cable.
  private func lines(_ library: Library, _ rows: [Int], _ matched: [[Int]]) -> [Line] {
    let all = library.facets(among: rows, with: dimension)
    let counts = matched.map { library.counts(of: dimension, among: $0) }
    var cables: [String: Int] = [:]
    for count in all { cables[count.value] = count.count }
    var values = all.map(\.value)
    if dimension.isTime, let first = values.first.flatMap(time),
      let last = values.last.flatMap(time),
      last - first < Self.mostFilled
    {
      values = (first...max(first, last)).map(spelled)
    }
    var lines = values.map { value in
      Line(value: value, counts: counts.map { $0[value] ?? 0 }, cables: cables[value] ?? 0)
    }
    if let limit, lines.count > limit {
      let most = lines.indices.sorted { (lines[$1].cables, $0) < (lines[$0].cables, $1) }
      lines = most.prefix(max(0, limit)).sorted().map { lines[$0] }
    }
    return lines
  }

  /// A year, or a month counted from the year 0; nil for what is none.
  private func time(_ value: String) -> Int? {
    dimension == .month ? Timeline.number(value) : Int(value)
  }

  private func spelled(_ time: Int) -> String {
    dimension == .month ? Timeline.name(time) : String(time)
  }

  /// The cables without a date; nil if all have one.
  private func undated(_ selection: Selection, _ matched: [[Int]]) -> (line: Line, rows: [Int])? {
    let library = selection.library
    let rows = selection.rows.filter { library.rows[$0].sent == nil }
    guard !rows.isEmpty else { return nil }
    let known = Set(rows)
    return (
      Line(
        value: "", counts: matched.map { $0.count { known.contains($0) } }, cables: rows.count),
      rows
    )
  }

  /// The cables without a date, those that match first.
  private func named(_ rows: [Int], _ selection: Selection, _ matched: [[Int]]) -> UndatedCables {
    let sets = matched.map { Set($0) }
    return UndatedCables(
      rows.map { row in
        (
          selection.library.rows[row].id,
          words.indices.filter { sets[$0].contains(row) }.map { words[$0] }
        )
      })
  }

  // MARK: Forms

  private func table(_ lines: [Line], _ format: Stats.Format) {
    var table = Table(
      TableFormat(rawValue: format.rawValue) ?? .tsv, [dimension.rawValue] + words + ["cables"],
      cells, to: output)
    for line in lines {
      table.row(
        [Cell(line.value, isOptional: true)] + line.counts.map { number($0, line) }
          + [Cell(line.cables)])
    }
    table.report()
  }

  private func number(_ count: Int, _ line: Line) -> Cell {
    guard isShare else { return Cell(count) }
    guard let share = Self.share(count, of: line.cables) else { return Cell(nil) }
    return Cell(share, json: share)
  }

  /// A share with four decimals; nil of nothing.
  private static func share(_ count: Int, of all: Int) -> String? {
    guard all > 0 else { return nil }
    let parts = (count * 20_000 + all) / (2 * all)
    let digits = String(parts % 10_000)
    return "\(parts / 10_000)." + String(repeating: "0", count: 4 - digits.count) + digits
  }

  private func chart(_ lines: [Line], _ undated: Line?) {
    let series =
      words.isEmpty
      ? [ChartSVG.Series(name: "cables", values: lines.map { Double($0.cables) })]
      : words.indices.map { word in
        ChartSVG.Series(
          name: words[word],
          values: lines.map { line in
            isShare
              ? Double(line.counts[word]) / Double(max(1, line.cables)) : Double(line.counts[word])
          })
      }
    let what = isShare ? "Share of the cables of a" : "Cables a"
    let chart = ChartSVG(
      title: "\(what) \(dimension.rawValue)"
        + (words.isEmpty ? "" : ": " + words.joined(separator: ", ")),
      places: lines.map(\.value), series: series, isShare: isShare,
      note: undated.map { "Not drawn: \($0.cables.grouped("cable")) without a date." } ?? "")
    for line in chart.text.split(separator: "\n") { output.data(String(line)) }
  }

  private func text(_ selection: Selection, _ lines: [Line], _ matched: [[Int]]) {
    output.line(selection.rows.count.grouped("cable"))
    output.line()
    let nameWidth = min(32, words.map(\.count).max() ?? 0)
    for (index, word) in words.enumerated() {
      let values = lines.map { line in
        isShare
          ? Double(line.counts[index]) / Double(max(1, line.cables)) : Double(line.counts[index])
      }
      output.line([
        Piece(
          DisplayText(word).truncated(to: nameWidth).string.padding(to: nameWidth + 1),
          isBold: true), Piece(matched[index].count.grouped.rightAligned(to: 9) + "  "),
        Piece(dimension.isTime ? Self.drawn(values, most: 60) : "", .border),
      ])
    }
    output.line()
    let widths = words.map { max(8, min(24, $0.count) + 2) }
    let valueWidth = max(
      dimension.rawValue.count, min(32, lines.map(\.value.count).max() ?? 0), "(none)".count)
    output.line([
      Piece(
        dimension.rawValue.padding(to: valueWidth)
          + zip(words, widths).map {
            DisplayText($0).truncated(to: 24).string.rightAligned(to: $1)
          }.joined() + "cables".rightAligned(to: 9), .heading, isBold: true)
    ])
    for line in lines {
      let name = line.value.isEmpty ? "(none)" : line.value
      output.line([
        Piece(DisplayText(name).truncated(to: 32).string.padding(to: valueWidth)),
        Piece(
          zip(line.counts, widths).map { count, width in
            (isShare ? Self.share(count, of: line.cables) ?? "" : String(count))
              .rightAligned(to: width)
          }.joined()), Piece(String(line.cables).rightAligned(to: 9), .dim),
      ])
    }
  }

  /// Numbers as blocks, several in one where there are more than fit.
  private static func drawn(_ values: [Double], most: Int) -> String {
    let blocks = Array("▁▂▃▄▅▆▇█")
    let step = max(1, (values.count + most - 1) / most)
    let sums = stride(from: 0, to: values.count, by: step).map {
      values[$0..<min(values.count, $0 + step)].reduce(0, +)
    }
    let highest = sums.max() ?? 0
    guard highest > 0 else { return String(repeating: " ", count: sums.count) }
    return String(
      sums.map { $0 <= 0 ? " " : blocks[min(7, max(0, Int(($0 * 8 / highest).rounded(.up)) - 1))] })
  }
}
