import ArgumentParser
import CableCore
import CableLibrary
import CableScreen

/// `cablereader notebook export`.
struct NotebookExport: PrintingCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Print the notebook as text, one entry per line, for version control.",
    discussion: """
      With --format markdown: your notes as a document, a heading per cable, each below the paragraph \
      that it is on, with a citation.

      Example: cablereader notebook export > notebook.txt
      """)

  /// What can be written.
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, markdown }

  @Option(
    name: .letter("f"),
    help: "The form: text, which notebook import reads again, or markdown.")
  var format = Format.text
  @OptionGroup var places: PlaceOptions
  @Option(
    name: .letter("o", "output"),
    help: ArgumentHelp("The file to write, outside the library.", valueName: "file"),
    completion: .file())
  var destination: String?
  @Flag(help: "Add the history, the places where reading stopped, and what was typed in prompts.")
  var withHistory = false
  @Flag(help: "Print what can be read of a damaged notebook, which is not changed.")
  var salvage = false
  @OptionGroup var options: OutputOptions

  var output: Output { Output(colour: options.color) }

  func validate() throws {
    if format == .markdown, withHistory || salvage {
      throw ValidationError("--with-history and --salvage are for --format text.")
    }
    if format == .text, !places.folders.isEmpty {
      throw ValidationError("--in is for --format markdown: the text names no file.")
    }
    if let destination, let why = options.confinement.refusal(ofWriting: destination) {
      throw ValidationError(why)
    }
  }

  func print(to output: Output) throws(LibraryError) -> Int32 {
    let notebook = OpenNotebook.onDisk(salvages: salvage)
    let text: String
    var code: Int32 = 0
    switch format {
    case .text:
      text = OpenNotebook.use { () throws(NotebookError) in
        try notebook.export(hasTraces: withHistory)
      }
    case .markdown:
      let view = OpenNotebook.use { () throws(NotebookError) in try notebook.view() }
      let selection = try Selection(PathArguments.resolved(places.folders), Query())
      if let destination,
        let library = WrittenFile.path(
          among: selection.paths + Console.ownFolders, holding: destination)
      {
        Failure.end(
          "\(destination) is not written: it would be in \(library), among the cables or what the program "
            + "keeps. Name a file outside of it.", code: 2)
      }
      var document = NotesDocument(view, selection)
      text = document.text()
      code = Selection.exitCode(isEmpty: text.isEmpty, unreadable: document.unread)
      if text.isEmpty {
        Failure.say("The notebook has no note, star or tag.")
        return code
      }
    }
    guard let destination else {
      output.bytes(Array(text.utf8))
      return code
    }
    do throws(WrittenFile.Failure) {
      try WrittenFile.write(
        Array(text.utf8), to: destination, confinement: options.confinement)
    } catch {
      Failure.end(error.message, code: 3)
    }
    return code
  }
}

/// What a reader noted, as a document in Markdown: a heading per cable, with quotations and notes.
struct NotesDocument {
  private let view: NotebookView
  private let selection: Selection
  private let source: CitationSource
  /// Cables that could not be read again.
  private(set) var unread = 0

  /// The document of a notebook, with the cables of a library.
  init(_ view: NotebookView, _ selection: Selection) {
    self.view = view
    self.selection = selection
    source = ConfigurationFile.load().citation
    unread = selection.unreadable
  }

  /// The whole of it; empty where nothing is noted.
  ///
  /// Cables come by their dates, those that are not in the library after them; then reading lists.
  mutating func text() -> String {
    let names = view.starred.union(view.notes.keys).union(view.tags.keys)
    let keys = names.map { name in
      view.notes[name]?.first?.cable ?? CableKey(spelled: name)
    }.sorted { $0.name < $1.name }
    let library = selection.library
    let found = zip(keys, library.rows(of: keys)).map { (key: $0, row: $1) }
    func date(_ row: Int?) -> String { row.flatMap { library.rows[$0].sent?.iso8601 } ?? "~" }
    let ordered = found.sorted { left, right in
      (left.row == nil ? 1 : 0, date(left.row), left.key.name)
        < (right.row == nil ? 1 : 0, date(right.row), right.key.name)
    }
    var parts: [String] = []
    for (key, row) in ordered {
      if let row, let cable = selection.cable(row, unread: &unread) {
        parts.append(section(cable, row))
      } else {
        parts.append(absent(key))
      }
    }
    let notes = parts.isEmpty ? [] : ["# Notes\n\n" + parts.joined(separator: "\n")]
    return (notes + view.lists.sorted { $0.key < $1.key }.map(list)).joined(separator: "\n")
  }

  /// A reading list in its order.
  private func list(_ name: String, _ entries: [ListedCable]) -> String {
    let library = selection.library
    let rows = library.rows(of: entries.map(\.cable))
    let lines = zip(entries, rows).enumerated().map { place, entry in
      let subject = entry.1.map { ": " + library.rows[$0].subject } ?? " (not in this library)"
      let note = entry.0.note.isEmpty ? "" : ". " + CableMarkdown.escaped(entry.0.note)
      return "\(place + 1). \(CableMarkdown.escaped(entry.0.cable.shown + subject))\(note)\n"
    }
    return "# Reading list: \(CableMarkdown.escaped(name))\n\n" + lines.joined()
  }

  private func section(_ cable: Cable, _ row: Int) -> String {
    let entry = selection.library.rows[row]
    let own = view.ownNotes(on: cable)
    let citation = Citation(cable, fallbackID: entry.id, source: source)
    let address =
      citation.url ?? PercentEncoding.text(selection.openablePath(entry), keeping: "-./_~")
    var blocks = [
      "## " + CableMarkdown.escaped("\(entry.id): \(entry.subject)"),
      "\(citation.text(.markdown)) [\(CableMarkdown.escaped(entry.id))](<\(address)>)",
    ]
    blocks += Self.added(isStarred: own.isStarred, tags: own.tags)
    var quoted: Int?
    for note in own.entries {
      if note.ordinal != quoted || quoted == nil,
        let paragraph = cable.paragraphs.first(where: { $0.ordinal == note.ordinal })
      {
        let quotation = ParagraphQuotation(paragraph, in: cable, citation: citation)
        blocks.append(String(quotation.text(.markdown).dropLast()))
      }
      quoted = note.ordinal
      blocks.append(note.documentText)
    }
    return blocks.joined(separator: "\n\n") + "\n"
  }

  /// A cable that is not in the library: what was quoted is in the notebook.
  private func absent(_ key: CableKey) -> String {
    var blocks = ["## " + CableMarkdown.escaped(key.shown), "*Not in this library.*"]
    blocks += Self.added(isStarred: view.isStarred(key), tags: view.tags(of: key))
    for note in view.notes(on: key) {
      blocks.append("> " + CableMarkdown.escaped(note.quote))
      blocks.append(
        OwnNotes.Entry(
          ordinal: nil, isUnsure: false, text: note.text, author: note.author,
          changed: Moment.text(note.changed)
        ).documentText)
    }
    return blocks.joined(separator: "\n\n") + "\n"
  }

  private static func added(isStarred: Bool, tags: [String]) -> [String] {
    let parts =
      (isStarred ? ["starred"] : [])
      + (tags.isEmpty
        ? [] : ["tags: " + tags.map { CableMarkdown.escaped($0) }.joined(separator: ", ")])
    return parts.isEmpty ? [] : ["*\(parts.joined(separator: "; "))*"]
  }
}
