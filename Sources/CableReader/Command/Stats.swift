import ArgumentParser
import CableCore
import CableLibrary
import CableScreen

/// `cablereader stats`: how many cables by year, month, post, classification, caption and tag.
struct Stats: PrintingCommand {
  static let configuration = CommandConfiguration(
    abstract: "Count the cables by year, month, post, classification, caption and tag.",
    discussion: """
      Two dimensions make a table of one against the other; one, three and more are counted one after \
      the other. With --words: how many cables hold each word or phrase, by --by (by default \
      month), as a share of all with --share. --format svg draws counts by year or month.

      --typical: the words that the cables of a query have more often than all others. --company WORD: \
      the words in the same paragraphs as a word or phrase, more often than in the other paragraphs of \
      the same cables; with --window 5 those at most five words before or after it. Both by \
      log-likelihood, which exceeds 3.84 by chance for one word in 20. --ngrams 2: the most frequent \
      pairs of words. --words WORD --by post --dispersion: how evenly the word is spread over posts.

      Of more than \(Searcher.someCables.grouped) cables, --company and --ngrams read as many, spread \
      evenly over them, and say so; with --all they read every one.

      Example: cablereader stats Samples --by post,year
      """)

  /// The forms of the output.
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, tsv, csv, jsonl, json, svg }

  @OptionGroup var paths: PathArguments
  @OptionGroup var query: QueryOptions
  @OptionGroup var freshness: FreshnessOptions
  @Option(
    help: ArgumentHelp(
      "By what, separated by commas: year, month, post, class, caption, tag, signed, "
        + "classifiedby, drafted, exemption.",
      valueName: "dimensions"),
    completion: .list(FacetDimension.allCases.map(\.rawValue)))
  var by: String?
  @Flag(help: "Count each spelling of a name; by default those that differ by a slip are one.")
  var apart = false
  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "Words, phrases in quotation marks, or queries: how many cables match each.",
      valueName: "query"),
    completion: .custom { line, _, typed in QueryCompletion.values(for: typed, line: line) })
  var words: [String] = []
  @Flag(help: "With --words: the share of the cables, from 0 to 1, instead of their number.")
  var share = false
  @Flag(help: "The words that the query's cables have more often than all others.")
  var typical = false
  @Flag(help: "The names in the texts, by their form alone, and those in the same paragraphs.")
  var names = false
  @Option(
    help: ArgumentHelp(
      "The most frequent runs of so many words in the paragraphs, from 1 to 9.",
      valueName: "count"), transform: WholeNumber.parse)
  var ngrams: Int?
  @Flag(help: "With --words: how evenly each is spread over the values of --by.")
  var dispersion = false
  @Option(
    help: ArgumentHelp(
      "The words in the same paragraphs as this word or phrase.", valueName: "word"))
  var company: String?
  @Option(
    help: ArgumentHelp(
      "With --company: the words at most so many before or after it, each time they are there.",
      valueName: "count"), transform: WholeNumber.parse)
  var window: Int?
  @Flag(
    help: "With --company and --ngrams: read every cable, instead of some of very many.")
  var all = false
  @Option(
    name: .letter("n"),
    help: ArgumentHelp(
      "At most this many values of each, those with most cables.", valueName: "count"),
    transform: WholeNumber.parse)
  var limit: Int?
  @Option(
    name: .letter("f"),
    help: "The form of the output: text, tsv, csv, jsonl, svg, or json, which is one object.")
  var format = Format.text
  @OptionGroup var cells: SheetOptions
  @OptionGroup var lines: LineOptions
  @OptionGroup var options: OutputOptions

  var output: Output { Output(colour: options.color, endsWithNull: lines.null) }

  func validate() throws {
    let dimensions = try dimensions()
    if all, company == nil, ngrams == nil {
      throw ValidationError("--all is for --company and --ngrams.")
    }
    if let window {
      guard company != nil else { throw ValidationError("--window needs --company.") }
      guard window > 0 else { throw ValidationError("--window takes 1 or more.") }
    }
    if typical || names || company != nil || ngrams != nil { return try validateTypical() }
    if dispersion {
      guard !words.isEmpty, !share, format != .svg else {
        throw ValidationError(
          "--dispersion needs --words, and prints text, tsv, csv or jsonl without --share.")
      }
    }
    for word in words { try QueryOptions.validate(word) }
    guard !words.isEmpty else {
      if share { throw ValidationError("--share needs --words.") }
      if format == .svg, dimensions.count != 1 || !dimensions[0].isTime {
        throw ValidationError("--format svg draws one dimension, --by year or --by month.")
      }
      return
    }
    guard dimensions.count == 1 else {
      throw ValidationError("--words are counted by one dimension, such as --by month.")
    }
    if format == .svg, !dimensions[0].isTime {
      throw ValidationError("--format svg draws --by year or --by month.")
    }
    if format == .json { throw ValidationError("--words prints text, tsv, csv, jsonl or svg.") }
  }

  private func validateTypical() throws {
    let asked = [typical, names, company != nil, ngrams != nil].count { $0 }
    guard by == nil, words.isEmpty, !share, !dispersion, asked == 1 else {
      throw ValidationError(
        "--typical, --names, --company and --ngrams cannot be combined with each other or with --by, "
          + "--words, --share or --dispersion.")
    }
    if let ngrams, !(1...9).contains(ngrams) { throw ValidationError("--ngrams takes 1 to 9.") }
    if typical, query.text.isEmpty {
      throw ValidationError("--typical needs a query: stats --typical -q QUERY.")
    }
    if let company { try QueryOptions.validate(TypicalReport.phrase(company)) }
    if format == .svg || format == .json {
      throw ValidationError(
        "--typical, --names, --company and --ngrams print text, tsv, csv or jsonl.")
    }
  }

  private func dimensions() throws -> [FacetDimension] {
    let by =
      by ?? (!words.isEmpty || format == .svg ? "month" : "year,post,class,caption,tag")
    return try by.split(separator: ",").map { name in
      guard let dimension = FacetDimension(rawValue: String(name)) else {
        throw ValidationError(
          "Cables cannot be counted by '\(name)'. Choose from "
            + FacetDimension.allCases.map(\.rawValue).joined(separator: ", ") + ".")
      }
      return dimension
    }
  }

  func print(to output: Output) throws(LibraryError) -> Int32 {
    if typical || company != nil {
      let report = TypicalReport(output: output, cells: cells, limit: limit)
      return try report.show(
        paths.resolved(), query.query, asItIs: freshness.asItIs,
        company: company.map { .init(of: $0, window: window, readsAll: all) },
        as: TableFormat(rawValue: format.rawValue) ?? .text)
    }
    let dimensions = (try? dimensions()) ?? []
    let selection = try Selection(
      paths.resolved(), query.query, asItIs: freshness.asItIs, gathersWords: !words.isEmpty)
    if let ngrams {
      return RunsReport(length: ngrams, readsAll: all, output: output, cells: cells, limit: limit)
        .show(selection, as: TableFormat(rawValue: format.rawValue) ?? .text)
    }
    if names {
      return NameReport(output: output, cells: cells, limit: limit)
        .show(selection, as: TableFormat(rawValue: format.rawValue) ?? .text)
    }
    if !words.isEmpty || format == .svg {
      let trend = TrendReport(
        words: words, dimension: dimensions.first ?? .month, isShare: share, output: output,
        cells: cells, limit: limit)
      let isFound =
        dispersion
        ? trend.showDispersion(selection, as: TableFormat(rawValue: format.rawValue) ?? .text)
        : trend.show(selection, as: format)
      return Selection.exitCode(isEmpty: !isFound, unreadable: selection.unreadable)
    }
    if dimensions.count == 2, dimensions[0] != dimensions[1], format != .json {
      var table = CrossTable(
        selection.library, among: selection.rows, rows: dimensions[0], columns: dimensions[1])
      if let limit { table.keep(rows: limit, columns: limit) }
      CrossReport(rows: dimensions[0], columns: dimensions[1], output: output, cells: cells)
        .show(table, as: format)
      return selection.exitCode
    }
    count(selection, by: dimensions, output)
    return selection.exitCode
  }

  /// Prints the counts of each dimension, one after the other.
  private func count(_ selection: Selection, by dimensions: [FacetDimension], _ output: Output) {
    let hasPeople = dimensions.contains(where: \.isPerson)
    let facets =
      hasPeople
      ? selection.library.facetsWithPeople(
        among: selection.rows, of: dimensions, apart: apart)
      : selection.library.facets(among: selection.rows)
    let undated = UndatedCables(selection.library, among: selection.rows)
    switch format {
    case .tsv, .csv, .jsonl:
      var table = Table(
        TableFormat(rawValue: format.rawValue) ?? .tsv,
        ["by", "value", "count"] + (hasPeople ? ["spellings"] : []),
        cells, to: output)
      for dimension in dimensions {
        for count in counts(facets, dimension, limit ?? .max) {
          var row = [Cell(dimension.rawValue), Cell(count.value), Cell(count.count)]
          if hasPeople { row.append(Cell(Self.spellings(count))) }
          table.row(row)
        }
        if dimension.isTime, facets.undated > 0 {
          table.row(
            [Cell(dimension.rawValue), Cell("", isOptional: true), Cell(facets.undated)]
              + (hasPeople ? [Cell("")] : []))
        }
      }
      table.report()
      if dimensions.contains(where: \.isTime) { undated.say() }
    case .json:
      var members = [
        ("cables", String(selection.rows.count)), ("undated", String(facets.undated)),
        ("undatedCables", JSONText.strings(undated.cables.map(\.id))),
      ]
      for dimension in dimensions {
        let counts = counts(facets, dimension, limit ?? .max)
        members.append(
          (
            dimension.rawValue,
            JSONText.array(
              counts.map {
                JSONText.object([
                  ("value", JSONText.string($0.value)), ("count", String($0.count)),
                ])
              })
          ))
      }
      output.data(JSONText.object(members))
    case .text, .svg:
      let without = facets.undated > 0 ? ", \(facets.undated) of them without a date" : ""
      output.line("\(selection.rows.count.counted("cable"))\(without)")
      for dimension in dimensions {
        output.line()
        output.line([Piece("by " + dimension.rawValue, .heading, isBold: true)])
        let all = counts(facets, dimension, .max)
        let shown = counts(facets, dimension, limit ?? (dimension == .month ? .max : 20))
        BarChart(
          shown.map { .init(name: $0.value.isEmpty ? "(none)" : $0.value, count: $0.count) }
        ).print(to: output)
        for count in shown where !count.spellings.isEmpty {
          output.line([Piece("joined: \(Self.spellings(count)); --apart counts each", .dim)])
        }
        if all.count > shown.count {
          output.line([Piece("and \(all.count - shown.count) more; --limit shows them", .dim)])
        }
      }
      if dimensions.contains(where: \.isTime) { undated.show(on: output) }
    }
  }

  /// `HUNTSMAN 12; HUNTSMN 1`; empty for a name that is spelled in one way.
  private static func spellings(_ count: Facets.Count) -> String {
    count.spellings.map { "\($0.text) \($0.count)" }.joined(separator: "; ")
  }

  /// The counts of a dimension; of more than the limit those with most cables, in their order.
  private func counts(_ facets: Facets, _ dimension: FacetDimension, _ limit: Int)
    -> [Facets.Count]
  {
    let all = facets[dimension]
    guard all.count > max(0, limit) else { return all }
    let most = all.indices.sorted { (all[$1].count, $0) < (all[$0].count, $1) }
    return most.prefix(max(0, limit)).sorted().map { all[$0] }
  }
}
