import ArgumentParser
import CableCore
import CableLibrary
import CableScreen

/// `cablereader explain`: what the words of the field mean.
struct Explain: PrintingCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say what a TAG, caption, prosign, post, mark or a whole header line means.",
    discussion: """
      Example: cablereader explain PHUM SIPDIS '(S/NF)' 'DE RUEHTA #1327/01 2161111'
      """)

  /// The forms of the output.
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @Argument(
    help: ArgumentHelp("Words of the field, or header lines in quotes.", valueName: "term"),
    completion: .custom { _, _, _ in
      QueryCompletion.values(of: .tag) + QueryCompletion.values(of: .from)
    })
  var terms: [String]
  @Option(help: "The form of the output: text or json.") var format = Format.text
  @OptionGroup var options: OutputOptions

  var output: Output { Output(colour: options.color) }

  func print(to output: Output) throws(LibraryError) -> Int32 {
    var unknown = 0
    var objects: [String] = []
    for (index, term) in terms.enumerated() {
      let entries = HeaderLine.explain(term)
      if entries.isEmpty {
        unknown += 1
        Failure.say(
          "\(term) is in none of the tables: TAGS, captions, posts, routing indicators, prosigns, "
            + "marks. To explain a header line, give all of it in quotes.")
      }
      switch format {
      case .json:
        objects += entries.map { entry in
          JSONText.object([
            ("term", JSONText.string(term)), ("code", JSONText.string(entry.code)),
            ("kind", JSONText.string(entry.kind)), ("meaning", JSONText.string(entry.meaning)),
            ("source", JSONText.string(entry.source)),
          ])
        }
      case .text:
        if index > 0, !entries.isEmpty { output.line() }
        for entry in entries {
          output.line([
            Piece(entry.code, .heading, isBold: true), Piece("  \(entry.kind)", .dim),
          ])
          output.line([Piece("  " + entry.meaning)])
          output.line([Piece("  source: " + entry.source, .dim)])
        }
      }
    }
    if format == .json { output.data(JSONText.array(objects)) }
    return unknown > 0 ? 1 : 0
  }
}
