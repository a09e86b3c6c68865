import ArgumentParser
import CableCore
import CableLibrary
import CableScreen

/// `cablereader tags`: how often each TAG occurs, and what it means.
struct Tags: PrintingCommand {
  static let configuration = CommandConfiguration(
    abstract: "Count the TAGS of the cables, with their meanings.",
    discussion: """
      Example: cablereader tags Samples -q date:2009-08
      """)

  /// The forms of the output.
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, tsv, csv, jsonl, json }

  @OptionGroup var paths: PathArguments
  @OptionGroup var query: QueryOptions
  @OptionGroup var freshness: FreshnessOptions
  @Flag(help: "Print only the codes, one per line.") var names = false
  @Option(
    name: .letter("n"),
    help: ArgumentHelp("At most this many TAGS.", valueName: "count"), transform: WholeNumber.parse)
  var limit: Int?
  @Option(
    name: .letter("f"),
    help: "The form of the output: text, tsv, csv, jsonl, or json, which is one array.")
  var format = Format.text
  @OptionGroup var cells: SheetOptions
  @OptionGroup var lines: LineOptions
  @OptionGroup var options: OutputOptions

  var output: Output { Output(colour: options.color, endsWithNull: lines.null) }

  func print(to output: Output) throws(LibraryError) -> Int32 {
    let selection = try Selection(paths, query.query, asItIs: freshness.asItIs)
    let counts = Array(
      selection.library.tagCounts(among: selection.rows).prefix(max(0, limit ?? .max)))
    if names {
      for entry in counts { output.data(entry.tag) }
      return selection.exitCode
    }
    let header = ["tag", "count", "kind", "meaning"]
    func fields(_ entry: (tag: String, count: Int)) -> [String] {
      let known = Vocabulary.tag(entry.tag)
      return [entry.tag, String(entry.count), known?.kind ?? "", known?.meaning ?? ""]
    }
    switch format {
    case .tsv, .csv, .jsonl:
      var table = Table(
        TableFormat(rawValue: format.rawValue) ?? .tsv, header, cells, to: output)
      for entry in counts {
        let known = Vocabulary.tag(entry.tag)
        table.row([
          Cell(entry.tag), Cell(entry.count), Cell(known?.kind ?? "", isOptional: true),
          Cell(known?.meaning ?? "", isOptional: true),
        ])
      }
      table.report()
    case .json:
      output.data(
        JSONText.array(
          counts.map { entry in
            let known = Vocabulary.tag(entry.tag)
            return JSONText.object([
              ("tag", JSONText.string(entry.tag)), ("count", String(entry.count)),
              ("kind", JSONText.optional(known?.kind)),
              ("meaning", JSONText.optional(known?.meaning)),
            ])
          }))
    case .text:
      BarChart(counts.map { .init(name: $0.tag, count: $0.count, note: fields($0)[3]) })
        .print(to: output, nameRole: .tag)
    }
    return selection.exitCode
  }
}
