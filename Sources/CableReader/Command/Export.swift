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
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case jsonl, csv, markdown, html, bibtex, ris, csljson, chicago
  }

  @OptionGroup var paths: PathArguments
  @OptionGroup var query: QueryOptions
  @Option(help: "The form: jsonl, csv, markdown, html, bibtex, ris, csljson or chicago.")
  var format = Format.jsonl
  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: ArgumentHelp(
      "The new folder that the pages of --format html are written into.", valueName: "folder"),
    completion: .directory)
  var folder: String?
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
    if format == .html, folder == nil {
      throw ValidationError(
        "--format html needs --output FOLDER, a folder that does not exist yet.")
    }
    if format != .html, folder != nil {
      throw ValidationError(
        "--output is for --format html; write \(format.rawValue) with > FILE.")
    }
    for path in [folder, provenance].compactMap(\.self) {
      if let why = options.confinement.refusal(ofWriting: path) { throw ValidationError(why) }
    }
  }

  func print(to output: Output) throws(LibraryError) -> Int32 {
    guard let form = ExportText.Form(rawValue: format.rawValue) else { return try site(output) }
    let resolved = paths.resolved()
    var tally = ExportTally(query: query.text)
    var text = ExportText(
      form, source: ConfigurationFile.load().citation, isInert: cells.spreadsheet)
    output.bytes(Array(text.heading.utf8))
    var unread = resolved.missing
    var passedOver = 0
    if query.text.isEmpty {
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
      let selection = try Selection(resolved, query.query)
      unread = selection.unreadable
      for row in selection.rowsByFile {
        guard let cable = selection.cable(row, unread: &unread) else { continue }
        let (root, path) = selection.place(of: selection.library.rows[row])
        write(cable, path: path, root: root, &tally, &text, output)
      }
    }
    output.bytes(Array(text.ending.utf8))
    if tally.count > 0 { end(tally, output) }
    if let report = cells.report(of: text.formulas) { Failure.say(report) }
    writeProvenance(tally)
    return Selection.exitCode(isEmpty: tally.count == 0, unreadable: unread)
  }

  /// Where the form has comments, the last one tells what was exported.
  private func end(_ tally: ExportTally, _ output: Output) {
    let line = DisplayText(tally.line).string
    switch format {
    case .markdown:
      // Two hyphens would end the comment.
      output.data("\n<!-- \(line.replacing("--", with: "- -").replacing(">", with: "&gt;")) -->")
    case .bibtex: output.data("\n% " + line.replacing("@", with: "(at)"))
    case .jsonl, .csv, .html, .ris, .csljson, .chicago: break
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
    let selection = try Selection(paths, query.query)
    guard let folder, !selection.rows.isEmpty else { return selection.exitCode }
    var tally = ExportTally(query: query.text)
    var unread = selection.unreadable
    do throws(WrittenFile.Failure) {
      try CableSite(selection, folder: folder, confinement: options.confinement)
        .write(&tally, unread: &unread)
    } catch {
      Failure.end(error.message, code: 3)
    }
    writeProvenance(tally)
    Failure.say("\(tally.count) cables are in \(folder); open \(folder)/index.html.")
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
