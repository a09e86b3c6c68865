import ArgumentParser
import CableCore
import CableLibrary
import CableScreen

/// `cablereader export`: every cable in a form that other programs read.
struct Export: PrintingCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write cables as JSON Lines, CSV, Markdown, a site of pages, or citations.",
    discussion: """
      The same cables and the same query give the same bytes. Cables come in the order of their \
      files. Markdown, BibTeX and pages end with the version, the query, the count and the digest; \
      for the other forms --provenance writes these into a file.

      Example: cablereader export Samples -q tag:PHUM --format html --output site
      """)

  /// What can be written.
  ///
  /// `json` is another name of `jsonl`.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case jsonl, csv, tsv, markdown, html, bibtex, ris, csljson, chicago

    init?(argument: String) { self.init(rawValue: argument == "json" ? "jsonl" : argument) }
  }

  @OptionGroup var paths: PathArguments
  @OptionGroup var query: QueryOptions
  @Option(
    name: [.customShort("f"), .long],
    help: "The form: jsonl (also json), csv, tsv, markdown, html, bibtex, ris, csljson or chicago.")
  var format = Format.jsonl
  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: ArgumentHelp(
      "The file to write; for --format html the new folder that the pages are written into.",
      valueName: "file"),
    completion: .file())
  var destination: String?
  @Option(
    name: [.customShort("s"), .long], parsing: .unconditional,
    help: ArgumentHelp(
      "The order, as list has it: date, id, post, class, subject or rank; without it that of the "
        + "files.", valueName: "keys"), completion: .list(SortKey.allCases.map(\.rawValue)))
  var sort: String?
  @Option(
    name: [.customShort("n"), .long],
    help: ArgumentHelp("At most so many cables.", valueName: "count"))
  var limit: Int?
  @Option(
    help: ArgumentHelp(
      "Also write what was exported into this file, as JSON: version, query, count, digest.",
      valueName: "file"),
    completion: .file())
  var provenance: String?
  @OptionGroup var cells: SheetOptions
  @OptionGroup var options: OutputOptions

  var output: Output { Output(colour: options.color) }

  func validate() throws {
    if format == .html, destination == nil {
      throw ValidationError(
        "--format html needs --output FOLDER, a folder that does not exist yet.")
    }
    if let sort, ListOrder(spelled: sort) == nil { throw SortKey.unknown(sort) }
    if let limit, limit < 0 { throw ValidationError("--limit \(limit) is less than nothing.") }
    for path in [destination, provenance].compactMap(\.self) {
      if let why = options.confinement.refusal(ofWriting: path) { throw ValidationError(why) }
    }
  }

  func print(to output: Output) throws(LibraryError) -> Int32 {
    guard let form = ExportText.Form(rawValue: format.rawValue) else { return try site(output) }
    let resolved = paths.resolved()
    var tally = ExportTally(query: query.text)
    var text = ExportText(
      form, source: ConfigurationFile.load().citation, isInert: cells.spreadsheet)
    let file = draft()
    let output = file.map { Output(file: $0) } ?? output
    output.bytes(Array(text.heading.utf8))
    var unread = resolved.missing
    var passedOver = 0
    if query.text.isEmpty, sort == nil, limit == nil {
      // Streamed, so that a million cables need no more memory than one.
      try EachFile.read(resolved.paths) { found, path, place in
        write(found.cable, path: path, root: place.root, &tally, &text, output)
      } skipped: { file in
        if file.isOrdinary {
          passedOver += 1
        } else {
          unread += 1
          Failure.say(file.told)
        }
      }
      Selection.tellPassedOver(passedOver)
    } else {
      var selection = try Selection(resolved, query.query)
      selection.arrange(by: sort.flatMap { ListOrder(spelled: $0) }, limit: limit)
      unread = selection.unreadable
      for row in selection.rows {
        guard let cable = selection.cable(row, unread: &unread) else { continue }
        let (root, path) = selection.place(of: selection.library.rows[row])
        write(cable, path: path, root: root, &tally, &text, output)
      }
    }
    output.bytes(Array(text.ending.utf8))
    if tally.count > 0 { end(tally, output) }
    finish(file, output, isEmpty: tally.count == 0)
    if let report = cells.report(of: text.formulas) { Failure.say(report) }
    writeProvenance(tally)
    return Selection.exitCode(isEmpty: tally.count == 0, unreadable: unread)
  }

  /// The file that is named to be written; nil where none is.
  ///
  /// Ends the program where it cannot be written.
  private func draft() -> WrittenFile.Draft? {
    guard let destination else { return nil }
    do throws(WrittenFile.Failure) {
      return try WrittenFile.Draft(of: destination, confinement: options.confinement)
    } catch {
      Failure.end(error.message, code: 3)
    }
  }

  /// Ends the output; says where nothing was written.
  private func finish(_ file: WrittenFile.Draft?, _ output: Output, isEmpty: Bool) {
    output.flush()
    guard let file else {
      if isEmpty { Failure.say("No cable was exported.") }
      return
    }
    if isEmpty {
      file.abandon()
      return Failure.say("No cable was exported, and \(destination ?? "") was not written.")
    }
    do throws(WrittenFile.Failure) { try file.finish() } catch {
      Failure.end(error.message, code: 3)
    }
  }

  /// Where the form has comments, the last one tells what was exported.
  private func end(_ tally: ExportTally, _ output: Output) {
    let line = DisplayText(tally.line).string
    switch format {
    case .markdown:
      // Two hyphens would end the comment.
      output.data("\n<!-- \(line.replacing("--", with: "- -").replacing(">", with: "&gt;")) -->")
    case .bibtex: output.data("\n% " + line.replacing("@", with: "(at)"))
    case .jsonl, .csv, .tsv, .html, .ris, .csljson, .chicago: break
    }
  }

  /// Says what was exported, where that was asked for.
  private func writeProvenance(_ tally: ExportTally) {
    guard let provenance else { return }
    do throws(WrittenFile.Failure) {
      try WrittenFile.write(
        Array((tally.json + "\n").utf8), to: provenance, confinement: options.confinement)
    } catch {
      Failure.end(error.message, code: 3)
    }
  }

  private func write(
    _ cable: Cable, path: String, root: String?, _ tally: inout ExportTally,
    _ text: inout ExportText, _ output: Output
  ) {
    let title = cable.id?.description ?? cable.source.hints.fileName ?? path
    tally.add(cable)
    output.bytes(Array(text.next(cable, title: title, path: path, root: root).utf8))
  }

  private func site(_ output: Output) throws(LibraryError) -> Int32 {
    var selection = try Selection(paths, query.query)
    selection.arrange(by: sort.flatMap { ListOrder(spelled: $0) }, limit: limit)
    guard let folder = destination, !selection.rows.isEmpty else {
      Failure.say("No cable was exported.")
      return selection.exitCode
    }
    var tally = ExportTally(query: query.text)
    var unread = selection.unreadable
    do throws(WrittenFile.Failure) {
      try CableSite(selection, folder: folder, confinement: options.confinement)
        .write(&tally, unread: &unread)
    } catch {
      Failure.end(error.message, code: 3)
    }
    writeProvenance(tally)
    Failure.say(
      "\(tally.count.counted("cable")) \(tally.count == 1 ? "is" : "are") in \(folder); open \(folder)/index.html."
    )
    return Selection.exitCode(isEmpty: tally.count == 0, unreadable: unread)
  }
}

/// What an export holds, counted while it is written.
struct ExportTally {
  let query: String
  private(set) var count = 0
  private var digest = Digest()

  /// An empty tally of a query.
  init(query: String) { self.query = query }

  /// Counts a cable.
  mutating func add(_ cable: Cable) {
    count += 1
    // A byte that no UTF-8 holds, so that no two sets run together to the same bytes.
    digest.append(cable.source.bytes + [0xFF])
  }

  /// SHA-256 over the texts of the cables in their order, each followed by a byte FF.
  var digestText: String { "sha256:" + digest.hexadecimal }

  /// The provenance in one line, for a comment or a footer.
  var line: String {
    let what = query.isEmpty ? "all cables" : "query \(query)"
    return "cablereader \(Version.current), \(what), count \(count), \(digestText)"
  }

  /// The provenance as a JSON object.
  var json: String {
    JSONText.object([
      ("program", JSONText.string("cablereader")), ("version", JSONText.string(Version.current)),
      ("query", JSONText.string(query)), ("count", String(count)),
      ("digest", JSONText.string(digestText)),
    ])
  }
}
