import ArgumentParser
import CableCore
import CableLibrary
import Glibc

/// `cablereader show`: whole cables for people, or for programs.
struct Show: PrintingCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print cables whole, by id or by file.",
    discussion: """
      On a terminal, text that is longer than the screen goes through $PAGER.

      A # and a number after an id print that paragraph alone: 09ASTANA1327#2.

      --side-by-side takes an id of which there are two copies, or two cables, such as one and what it cites.

      Example: cablereader show 09ASTANA1327 --in Samples
      """)

  /// What of a cable is shown.
  enum View: String, ExpressibleByArgument, CaseIterable { case reflowed, sent, raw }
  /// The forms of the output.
  ///
  /// `jsonl` is another name of `json`: several cables are a line each.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, markdown, html, json

    init?(argument: String) { self.init(rawValue: argument == "jsonl" ? "json" : argument) }
  }

  @Argument(
    help: ArgumentHelp(
      "Ids in any spelling, or files; - is standard input. A folder says where to look for ids.",
      valueName: "id-or-file"),
    completion: .custom { line, _, typed in QueryCompletion.names(beginning: typed, line: line) })
  var names: [String]
  @OptionGroup var places: PlaceOptions
  @Option(help: "reflowed, as sent, or the raw bytes of the file: reflowed, sent or raw.")
  var view = View.reflowed
  @Option(
    name: .letter("f"),
    help: "The form of the output: text, markdown, html or json.")
  var format = Format.text
  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(
      "Only this paragraph, as a quotation with its citation; may be repeated.",
      discussion: "The number as it is printed (8, 3a), or heading, table or quotation.",
      valueName: "paragraph"))
  var quote: [String] = []
  @Option(
    help: ArgumentHelp(
      "How a quotation says where it is from: \(CitationStyle.listed).",
      discussion: "Without it, the style of [citation] in the settings."),
    completion: .list(CitationStyle.allCases.map(\.rawValue)), transform: CitationStyle.named)
  var style: CitationStyle?
  @Flag(
    help:
      "Two cables in two columns; of two copies of an id only what differs, with the words marked.")
  var sideBySide = false
  @Flag(help: "Print without a pager, even if it is longer than the screen.") var noPager = false
  @OptionGroup var options: OutputOptions

  var output: Output { Output(colour: options.color) }
  /// True where what is longer than the screen goes through a pager.
  var isPaged: Bool { !noPager && format != .json && Console().isTerminal }

  func validate() throws {
    if places.separated(names).names.isEmpty, let folder = names.first {
      throw ValidationError(
        "\(folder) is a folder, and no cable is named. `cablereader list FOLDER` prints what is in it, "
          + "`cablereader show ID FOLDER` a cable of it.")
    }
    if let link = names.first(where: { ParagraphLink($0) != nil }),
      !quote.isEmpty || view != .reflowed || format != .text
    {
      throw ValidationError(
        "\(link) names a paragraph, which is printed as text; leave out --quote, --view and --format."
      )
    }
    if quote.isEmpty, style != nil {
      throw ValidationError("--style is for --quote PARAGRAPH, which is not given.")
    }
    if sideBySide, !quote.isEmpty || view != .reflowed || format != .text {
      throw ValidationError(
        "--side-by-side is text of whole cables; leave out --quote, --view and --format.")
    }
    if !quote.isEmpty, view != .reflowed || format != .text {
      throw ValidationError(
        "--quote has a --style and neither --format nor --view; leave these out.")
    }
    if view != .reflowed, format != .text {
      throw ValidationError(
        "--view \(view.rawValue) is text; leave out --format \(format.rawValue), or the view.")
    }
  }

  func print(to output: Output) throws(LibraryError) -> Int32 {
    let (names, folders) = places.separated(names)
    let named = try NamedCables(names, folders: folders)
    if !quote.isEmpty {
      return QuotedParagraphs(named, style: style, output: output).show(quote)
    }
    if sideBySide {
      var code: Int32 = 0
      output.paged(isWanted: isPaged) {
        code = SideBySide(named: named, output: output).show()
      }
      return code
    }
    let broken = named.found.filter { $0.link?.blocks(of: $0.cable).isEmpty == true }
    for one in broken {
      Failure.say(
        QuotedParagraphs.absence(of: one.link?.paragraph ?? "", in: one.cable, one.title))
    }
    output.paged(isWanted: isPaged) {
      if format == .html {
        let body = named.found.map { CableHTML.article($0.cable, title: $0.title, links: .none) }
        output.bytes(
          Array(
            CableHTML.page(
              title: named.found.map(\.title).joined(separator: ", "),
              body: body.joined(separator: "\n"), style: nil
            ).utf8))
        return
      }
      for (index, one) in named.found.enumerated() {
        if index > 0, format != .json, view == .reflowed { output.line() }
        show(one, named.library, output)
      }
    }
    return named.exitCode == 0 && !broken.isEmpty ? 1 : named.exitCode
  }

  private func show(_ one: NamedCables.Found, _ library: Library?, _ output: Output) {
    switch (format, view) {
    case (.json, _): output.data(CableJSON.line(one.cable, path: one.path, root: one.root))
    case (.markdown, _):
      output.bytes(Array(CableMarkdown.text(one.cable, title: one.title).utf8))
    case (_, .sent): output.bytes(one.cable.source.bytes + [0x0A])
    case (_, .raw): raw(one, output)
    case (_, .reflowed) where one.link != nil:
      guard let link = one.link else { return }
      let lines = CableSheet.lines(
        of: link, in: one.cable, title: one.title, width: output.columns ?? 82)
      for line in lines { output.line(line) }
    default:
      let lines = CableSheet.lines(
        one.cable, title: one.title, width: output.columns ?? 82
      ) { reference in
        guard let library else { return (reference.name, nil) }
        guard let cited = library.cited(reference, from: one.row) else {
          return (reference.text, nil)
        }
        return switch cited.resolution {
        case .found: (cited.name, "here")
        case .ambiguous(let rows): (cited.name, "\(rows.count) of this id")
        case .missing: (cited.name, "not in this library")
        }
      }
      for line in lines { output.line(line) }
    }
  }

  /// The bytes of the file that holds the cable, as they are.
  private func raw(_ one: NamedCables.Found, _ output: Output) {
    do throws(LibraryError) {
      output.bytes(try one.bytes())
    } catch {
      Failure.say(error.message)
    }
  }
}
