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
    if format == .html { return try site(output) }
    let resolved = paths.resolved()
    var tally = ExportTally(query: query.text)
    var sheet = Sheet(cells)
    if format == .csv { output.data(sheet.line(ExportRecord.csvHeader)) }
    let source = ConfigurationFile.load().citation
    var unread = resolved.missing
    var passedOver = 0
    if query.text.isEmpty {
      // Streamed, so that a million cables need no more memory than one.
      try EachFile.read(resolved.paths) { found, path, place in
        write(found.cable, path: path, root: place.root, source, &tally, &sheet, output)
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
        write(cable, path: path, root: root, source, &tally, &sheet, output)
      }
    }
    // An array is one also without items.
    if format == .csljson { output.line(tally.count == 0 ? "[]" : "\n]") }
    if tally.count > 0 { end(tally, output) }
    sheet.report()
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
    _ cable: Cable, path: String, root: String?, _ source: CitationSource,
    _ tally: inout ExportTally,
    _ sheet: inout Sheet, _ output: Output
  ) {
    let title = cable.id?.description ?? cable.source.hints.fileName ?? path
    if tally.count > 0, format == .markdown || format == .bibtex { output.line() }
    tally.add(cable)
    var citation: Citation {
      var citation = Citation(cable, fallbackID: title, source: source)
      citation.copy = tally.copy(of: citation.key)
      return citation
    }
    switch format {
    case .jsonl, .html: output.data(CableJSON.line(cable, path: path, root: root))
    case .csv: output.data(sheet.line(ExportRecord.csv(cable, title: title, path: path)))
    case .markdown: output.bytes(Array(CableMarkdown.text(cable, title: title).utf8))
    case .bibtex: output.bytes(Array((citation.bibTeX + "\n").utf8))
    case .ris: output.bytes(Array(citation.ris.utf8))
    case .csljson:
      output.bytes(Array(((tally.count == 1 ? "[\n" : ",\n") + citation.cslJSON).utf8))
    case .chicago: output.line(citation.chicago)
    }
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
  private var copies: [String: Int] = [:]

  /// An empty tally of a query.
  init(query: String) { self.query = query }

  /// Counts a cable.
  mutating func add(_ cable: Cable) {
    count += 1
    // A byte that no UTF-8 holds, so that no two sets run together to the same bytes.
    digest.append(cable.source.bytes + [0xFF])
  }

  /// Counts a cable of this title: 1 for the first, 2 for another copy of it.
  mutating func copy(of title: String) -> Int {
    copies[title, default: 0] += 1
    return copies[title, default: 1]
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
