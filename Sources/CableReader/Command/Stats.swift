import ArgumentParser
import CableCore
import CableLibrary
import CableScreen

/// `cablereader stats`: how many cables by year, month, post, classification, caption and tag.
struct Stats: PrintingCommand {
  static let configuration = CommandConfiguration(
    abstract: "Count the cables by year, month, post, classification, caption and tag.",
    discussion: """
      Example: cablereader stats Samples --by year,post
      """)

  /// What the cables are counted by.
  enum Dimension: String, CaseIterable { case year, month, post, `class`, caption, tag }
  /// The forms of the output.
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, tsv, csv, jsonl, json }

  @OptionGroup var paths: PathArguments
  @OptionGroup var query: QueryOptions
  @Option(
    help: ArgumentHelp(
      "By what, separated by commas: year, month, post, class, caption, tag.",
      valueName: "dimensions"),
    completion: .list(Dimension.allCases.map(\.rawValue)))
  var by = "year,post,class,caption,tag"
  @Option(
    name: [.customShort("n"), .long],
    help: ArgumentHelp(
      "At most so many values of each, those with most cables.", valueName: "count"))
  var limit: Int?
  @Option(
    name: [.customShort("f"), .long],
    help: "The form of the output: text, tsv, csv, jsonl, or json, which is one object.")
  var format = Format.text
  @OptionGroup var cells: SheetOptions
  @OptionGroup var lines: LineOptions
  @OptionGroup var options: OutputOptions

  var output: Output { Output(colour: options.color, endsWithNull: lines.null) }

  func validate() throws { _ = try dimensions() }

  private func dimensions() throws -> [Dimension] {
    try by.split(separator: ",").map { name in
      guard let dimension = Dimension(rawValue: String(name)) else {
        throw ValidationError(
          "'\(name)' is nothing to count by. Known are "
            + Dimension.allCases.map(\.rawValue).joined(separator: ", ") + ".")
      }
      return dimension
    }
  }

  func print(to output: Output) throws(LibraryError) -> Int32 {
    let selection = try Selection(paths, query.query)
    let facets = selection.library.facets(among: selection.rows)
    let dimensions = (try? dimensions()) ?? []
    switch format {
    case .tsv, .csv, .jsonl:
      var table = Table(
        TableFormat(rawValue: format.rawValue) ?? .tsv, ["by", "value", "count"], cells, to: output)
      for dimension in dimensions {
        for count in counts(facets, dimension, limit ?? .max) {
          table.row([Cell(dimension.rawValue), Cell(count.value), Cell(count.count)])
        }
      }
      table.report()
    case .json:
      var members = [
        ("cables", String(selection.rows.count)), ("undated", String(facets.undated)),
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
    case .text:
      let undated = facets.undated > 0 ? ", \(facets.undated) of them without a date" : ""
      output.line("\(selection.rows.count.counted("cable"))\(undated)")
      for dimension in dimensions {
        output.line()
        output.line([Piece("by " + dimension.rawValue, .heading, isBold: true)])
        let all = counts(facets, dimension, .max)
        let shown = counts(facets, dimension, limit ?? (dimension == .month ? .max : 20))
        BarChart(
          shown.map { .init(name: $0.value.isEmpty ? "(none)" : $0.value, count: $0.count) }
        ).print(to: output)
        if all.count > shown.count {
          output.line([Piece("and \(all.count - shown.count) more; --limit shows them", .dim)])
        }
      }
    }
    return selection.exitCode
  }

  /// The counts of a dimension; of more than the limit those with most cables, in their order.
  private func counts(_ facets: Facets, _ dimension: Dimension, _ limit: Int) -> [Facets.Count] {
    let all =
      switch dimension {
      case .year: facets.years
      case .month: facets.months
      case .post: facets.posts
      case .class: facets.classifications
      case .caption: facets.captions
      case .tag: facets.tags
      }
    guard all.count > max(0, limit) else { return all }
    let most = all.indices.sorted { (all[$1].count, $0) < (all[$0].count, $1) }
    return most.prefix(max(0, limit)).sorted().map { all[$0] }
  }
}
