import ArgumentParser
import CableCore
import CableLibrary
import CableScreen

/// `cablereader export`: every cable in a form that other programs read.
struct Export: PrintingCommand {
  static let configuration = CommandConfiguration(
    abstract:
      "Write cables as JSON Lines, CSV, Markdown, a site, a vault, a database, or citations.",
    discussion: """
      The same cables and the same query give the same bytes. Cables come in the order of their \
      files. Markdown, BibTeX and pages end with the version, the query, the count and the digest, \
      a database has them in a table; for the other forms --provenance writes these into a file.

      Example: cablereader export Samples -q tag:PHUM --format html --output site
      """)

  /// What can be written.
  ///
  /// `json` is another name of `jsonl`.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case jsonl, csv, tsv, markdown, html, obsidian, sqlite, bibtex, ris, csljson, chicago

    init?(argument: String) { self.init(rawValue: argument == "json" ? "jsonl" : argument) }
  }

  @OptionGroup var paths: PathArguments
  @OptionGroup var query: QueryOptions
  @Option(
    name: .letter("f"),
    help: ArgumentHelp(
      "The form: jsonl (also json), csv, tsv, markdown, html, obsidian, sqlite, bibtex, ris, csljson "
        + "or chicago.")
  )
  var format = Format.jsonl
  @Option(
    name: .letter("o", "output"),
    help: ArgumentHelp(
      "The file to write; for --format html and obsidian the new folder of the pages.",
      valueName: "file"),
    completion: .file())
  var destination: String?
  @Option(
    name: .letter("s"), parsing: .unconditional,
    help: ArgumentHelp(
      "The order, as in list: date, id, post, class, subject or relevance; by default that of the "
        + "files.", valueName: "keys"), completion: .list(SortKey.allCases.map(\.rawValue)))
  var sort: String?
  @Option(
    name: .letter("n"),
    help: ArgumentHelp("At most this many cables.", valueName: "count"),
    transform: WholeNumber.parse)
  var limit: Int?
  @Option(
    help: ArgumentHelp(
      "Only the cables of this reading list, in its order.", valueName: "name"))
  var list: String?
  @Option(
    help: ArgumentHelp(
      "Also write what was exported into this file, as JSON: version, query, count, digest.",
      valueName: "file"),
    completion: .file())
  var provenance: String?
  @Flag(help: "Leave full text search out of a database: it is smaller, and written faster.")
  var noWords = false
  @Flag(
    help: ArgumentHelp(
      "Also write your notes, stars, read marks and tags.",
      discussion: "For jsonl, markdown, html and sqlite; a vault of Obsidian always has them."))
  var withNotes = false
  @OptionGroup var cells: SheetOptions
  @OptionGroup var options: OutputOptions

  var output: Output { Output(colour: options.color) }

  func validate() throws {
    if format == .html || format == .obsidian, destination == nil {
      throw ValidationError(
        "--format \(format.rawValue) needs --output FOLDER, a folder that does not exist yet.")
    }
    if format == .sqlite, destination == nil {
      throw ValidationError("--format sqlite needs --output FILE, a file outside the library.")
    }
    if format != .sqlite, noWords {
      throw ValidationError("--no-words is only for --format sqlite.")
    }
    if withNotes, ![.jsonl, .markdown, .html, .obsidian, .sqlite].contains(format) {
      throw ValidationError(
        "--with-notes is for the formats jsonl, markdown, html, obsidian and sqlite.")
    }
    if let sort, ListOrder(spelled: sort) == nil { throw SortKey.unknown(sort) }
    if let destination, let provenance,
      WrittenFile.whole(destination).map({ $0 == WrittenFile.whole(provenance) }) ?? false
    {
      throw ValidationError("--output and --provenance name the same file; name two.")
    }
    if list != nil, sort != nil {
      throw ValidationError("--list has an order of its own; leave out --sort.")
    }
    for path in [destination, provenance].compactMap(\.self) {
      if path.isEmpty { throw ValidationError("The name of a file to write is empty.") }
      if let why = options.confinement.refusal(ofWriting: path) { throw ValidationError(why) }
    }
  }

  func print(to output: Output) throws(LibraryError) -> Int32 {
    if format == .sqlite { return try database() }
    guard let form = ExportText.Form(rawValue: format.rawValue) else { return try pages(output) }
    let resolved = paths.resolved()
    keepOut(of: resolved.paths)
    let notebook = withNotes ? Selection.notebookView() : nil
    var tally = ExportTally(query: query.text)
    var text = ExportText(
      form, source: ConfigurationFile.load().citation, isInert: cells.spreadsheet)
    let file = draft()
    let output = file.map { Output(file: $0) } ?? output
    output.bytes(Array(text.heading.utf8))
    let unread = try each(of: resolved) { cable, path, root in
      let title = cable.id?.description ?? cable.source.hints.fileName ?? path
      tally.add(cable)
      let own = notebook?.ownNotes(on: cable)
      output.bytes(
        Array(text.next(cable, title: title, path: path, root: root, own: own).utf8))
    }
    output.bytes(Array(text.ending.utf8))
    if tally.count > 0 { end(tally, output) }
    output.flush()
    if let file {
      finish(file, isEmpty: tally.count == 0)
    } else if tally.count == 0 {
      Failure.say("No cable was exported.")
    }
    if let report = cells.report(of: text.formulas) { Failure.say(report) }
    writeProvenance(tally)
    return Selection.exitCode(isEmpty: tally.count == 0, unreadable: unread)
  }

  /// Calls with each cable that is asked for, in order, with its path and where it was found.
  ///
  /// - Returns: how many files could not be read.
  private func each(
    of resolved: (paths: [String], missing: Int), _ body: (Cable, String, String?) -> Void
  ) throws(LibraryError) -> Int {
    guard query.text.isEmpty, sort == nil, limit == nil, list == nil else {
      let selection = arranged(try Selection(resolved, query.query))
      var unread = selection.unreadable
      for row in selection.rows {
        guard let cable = selection.cable(row, unread: &unread) else { continue }
        let (root, path) = selection.place(of: selection.library.rows[row])
        body(cable, path, root)
      }
      return unread
    }
    // Streamed, so that a million cables need no more memory than one.
    var unread = resolved.missing
    var passedOver = 0
    try EachFile.read(resolved.paths) { found, path, place in
      body(found.cable, path, place.root)
    } skipped: { file in
      if file.isOrdinary {
        passedOver += 1
      } else {
        unread += 1
        Failure.say(file.message)
      }
    }
    Selection.reportSkipped(passedOver)
    return unread
  }

  /// The cables in the order that was asked for.
  private func arranged(_ found: Selection) -> Selection {
    var selection = found
    if let list {
      selection.arrange(byList: list, limit: limit)
    } else {
      selection.arrange(by: sort.flatMap { ListOrder(spelled: $0) }, limit: limit)
    }
    return selection
  }

  /// Writes a database.
  private func database() throws(LibraryError) -> Int32 {
    let resolved = paths.resolved()
    keepOut(of: resolved.paths)
    let notebook = withNotes ? Selection.notebookView() : nil
    guard let file = draft() else { return 2 }
    guard let name = file.name else {
      file.abandon()
      Failure.end(
        file.failure("a database is a file, and this is a device or a pipe").message, code: 3)
    }
    func write<Value>(_ body: () throws(CableDatabase.Failure) -> Value) -> Value {
      do throws(CableDatabase.Failure) { return try body() } catch {
        file.abandon()
        Failure.end(file.failure(error.reason, isFull: error.isFull).message, code: 3)
      }
    }
    let database = write { () throws(CableDatabase.Failure) in
      try CableDatabase(in: Array(name.utf8), hasWords: !noWords, notebook: notebook)
    }
    var tally = ExportTally(query: query.text)
    let unread = try each(of: resolved) { cable, path, root in
      tally.add(cable)
      write { () throws(CableDatabase.Failure) in try database.add(cable, path: path, root: root) }
    }
    write { () throws(CableDatabase.Failure) in try database.finish(provenance: tally.facts) }
    finish(file, isEmpty: tally.count == 0)
    writeProvenance(tally)
    return Selection.exitCode(isEmpty: tally.count == 0, unreadable: unread)
  }

  /// Ends the program where what is to be written would be among the cables that are read, or would
  /// replace one of them, or what the program keeps.
  private func keepOut(of library: [String]) {
    for path in [destination, provenance].compactMap(\.self) {
      if let place = WrittenFile.path(among: library, holding: path) {
        Failure.end(
          "\(path) is not written: "
            + (place == path
              ? "it is one of the files that are read"
              : "it would be in \(place), among the cables")
            + ". Name a place outside of the library.", code: 2)
      }
      if let place = WrittenFile.path(among: Console.ownFolders, holding: path) {
        Failure.end(
          "\(path) is not written: it would be in \(place), where cablereader keeps what is yours. "
            + "Name another place.", code: 2)
      }
    }
  }

  /// The file that is named to be written; nil if none is.
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

  /// Gives the file its name; says where nothing was written.
  private func finish(_ file: WrittenFile.Draft, isEmpty: Bool) {
    if isEmpty {
      file.abandon()
      return Failure.say("No cable was exported, and \(destination ?? "") was not written.")
    }
    do throws(WrittenFile.Failure) { try file.finish() } catch {
      Failure.end(error.message, code: 3)
    }
  }

  /// Where the form has comments, the last one says what was exported.
  private func end(_ tally: ExportTally, _ output: Output) {
    let line = DisplayText(tally.line).string
    switch format {
    case .markdown:
      // Two hyphens would end the comment.
      output.data("\n<!-- \(line.replacing("--", with: "- -").replacing(">", with: "&gt;")) -->")
    case .bibtex: output.data("\n% " + line.replacing("@", with: "(at)"))
    case .jsonl, .csv, .tsv, .html, .obsidian, .sqlite, .ris, .csljson, .chicago: break
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

  /// Writes a folder of pages: a site, or a vault of Obsidian.
  private func pages(_ output: Output) throws(LibraryError) -> Int32 {
    let selection = arranged(try Selection(paths, query.query))
    guard let folder = destination, !selection.rows.isEmpty else {
      Failure.say("No cable was exported.")
      return selection.exitCode
    }
    var tally = ExportTally(query: query.text)
    var unread = selection.unreadable
    let notebook = withNotes || format == .obsidian ? Selection.notebookView() : nil
    keepOut(of: selection.paths)
    do throws(WrittenFile.Failure) {
      if format == .obsidian {
        try CableVault(selection, folder: folder, notebook: notebook ?? NotebookView())
          .write(&tally, unread: &unread, confinement: options.confinement)
      } else {
        try CableSite(
          selection, folder: folder, confinement: options.confinement, notebook: notebook
        ).write(&tally, unread: &unread)
      }
    } catch {
      Failure.end(error.message, code: 3)
    }
    writeProvenance(tally)
    Failure.say(
      "\(tally.count.counted("cable")) \(tally.count == 1 ? "is" : "are") in \(folder); "
        + (format == .obsidian
          ? "open it as a vault in Obsidian." : "open \(folder)/index.html.")
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
    digest.append(cable.source.bytes)
    digest.append([0xFF])
  }

  /// SHA-256 over the texts of the cables in their order, each followed by a byte FF.
  var digestText: String { "sha256:" + digest.hexadecimal }

  /// The provenance in one line, for a comment or a footer.
  var line: String {
    let what = query.isEmpty ? "all cables" : "query \(query)"
    return "cablereader \(Version.current), \(what), count \(count), \(digestText)"
  }

  /// The provenance as keys and values.
  var facts: [(key: String, value: String)] {
    [
      ("program", "cablereader"), ("version", Version.current), ("query", query),
      ("count", String(count)), ("digest", digestText),
    ]
  }

  /// The provenance as a JSON object.
  var json: String {
    JSONText.object(
      facts.map { ($0.key, $0.key == "count" ? $0.value : JSONText.string($0.value)) })
  }
}
