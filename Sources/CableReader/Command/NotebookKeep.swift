import ArgumentParser
import CableCatalog
import CableCore
import CableLibrary
import CableScreen

/// The cables that a change of the notebook is about: those named, or those of a query.
struct KeptCables: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "Ids in any spelling. A folder says where to look for them.", valueName: "id"),
    completion: .custom { line, _, typed in QueryCompletion.names(beginning: typed, line: line) })
  private var ids: [String] = []
  @OptionGroup var places: PlaceOptions
  @OptionGroup var query: QueryOptions
  @OptionGroup var options: OutputOptions

  /// Refuses a change of no cable, and one of which it is not clear what it is about.
  func validate() throws {
    let names = places.separated(ids).names
    if names.isEmpty, query.text.isEmpty {
      throw ValidationError("Name the cables, or select them with -q QUERY.")
    }
    if !names.isEmpty, !query.text.isEmpty {
      throw ValidationError(
        "\(names[0]) names a cable and -q selects others: leave one of them out.")
    }
  }

  /// Writes a change of each cable into the notebook, all of them or none, and says what was new.
  ///
  /// - Parameters:
  ///   - done: what was done, such as `starred`.
  ///   - output: where the count goes.
  ///   - change: what to write of a cable.
  /// - Returns: the exit code.
  /// - Throws: where a path cannot be walked.
  func write(
    _ done: String, to output: Output, _ change: (CableKey) -> NotebookChange
  ) throws(LibraryError) -> Int32 {
    let (names, folders) = places.separated(ids)
    let selection = try Selection(PathArguments.resolved(folders), query.query)
    let library = selection.library
    var missing = 0
    let rows =
      names.isEmpty
      ? selection.rows
      : names.flatMap { name in
        let found = library.rows(spelled: name)
        if found.isEmpty {
          missing += 1
          selection.reportAbsent(name)
        }
        return found
      }
    let notebook = OpenNotebook.onDisk(toWrite: true)
    var view = OpenNotebook.use { () throws(NotebookError) in try notebook.view() }
    var changes: [NotebookChange] = []
    for row in rows {
      let meant = view.meant(change(CableKey(library.rows[row])))
      if !view.apply(meant).isNothing { changes.append(meant) }
    }
    if !changes.isEmpty {
      OpenNotebook.use { () throws(NotebookError) in
        try notebook.apply(.several(changes))
        try notebook.keepCopy()
      }
    }
    if !rows.isEmpty {
      let before = rows.count - changes.count
      output.line(
        "\(changes.count.counted("cable")) \(done)"
          + (before > 0 ? "; \(before) \(before == 1 ? "was" : "were") so before" : ""))
    }
    return missing > 0 ? 1 : selection.exitCode
  }
}

/// `cablereader notebook star`.
struct NotebookStar: PrintingCommand {
  static let configuration = CommandConfiguration(
    commandName: "star", abstract: "Star cables, or remove their stars.",
    discussion: "Example: cablereader notebook star 09ASTANA1327 --in Samples")

  @Flag(help: "Remove the star.") var remove = false
  @OptionGroup var cables: KeptCables

  var output: Output { Output(colour: options.color) }

  func print(to output: Output) throws(LibraryError) -> Int32 {
    try cables.write(remove ? "no longer starred" : "starred", to: output) {
      .star($0, !remove)
    }
  }
}

/// `cablereader notebook tag`.
struct NotebookTag: PrintingCommand {
  static let configuration = CommandConfiguration(
    commandName: "tag", abstract: "Add a tag of your own to cables, or remove it.",
    discussion: """
      The query field for such a tag is mytag:NAME.

      Example: cablereader notebook tag thesis -q tag:PHUM --in Samples
      """)

  @Argument(help: ArgumentHelp("The tag.", valueName: "name")) var name: String
  @Flag(help: "Remove the tag.") var remove = false
  @OptionGroup var cables: KeptCables

  var output: Output { Output(colour: options.color) }

  func validate() throws {
    guard name.contains(where: { !$0.isWhitespace }) else {
      throw ValidationError("The tag is empty. Name it: cablereader notebook tag NAME ID.")
    }
  }

  func print(to output: Output) throws(LibraryError) -> Int32 {
    // As the screen's prompt takes it.
    let tag = name.lowercased()
    let done = remove ? "no longer tagged \(tag)" : "tagged \(tag)"
    return try cables.write(done, to: output) { .tag($0, tag, !remove) }
  }
}

/// `cablereader notebook note`.
struct NotebookNote: PrintingCommand {
  static let configuration = CommandConfiguration(
    commandName: "note", abstract: "Write a note on a paragraph of a cable.",
    discussion: """
      The paragraph is named by its printed number after a #; - takes the text from standard input.

      Example: cablereader notebook note 09ASTANA1327#2 'compare the map' --in Samples
      """)

  @Argument(
    help: ArgumentHelp("A cable and a paragraph, such as 09ASTANA1327#2.", valueName: "id#number"),
    completion: .custom { line, _, typed in QueryCompletion.names(beginning: typed, line: line) })
  var place: String
  @Argument(help: ArgumentHelp("What to note.", valueName: "text")) var text: String
  @OptionGroup var places: PlaceOptions
  @OptionGroup var options: OutputOptions

  var output: Output { Output(colour: options.color) }

  func validate() throws {
    guard ParagraphLink(place) != nil else {
      throw ValidationError(
        "\(place) names no paragraph of a cable. Write its id, # and the printed number, such as "
          + "09ASTANA1327#2.")
    }
    if text != StandardInput.name, !text.contains(where: { !$0.isWhitespace }) {
      throw ValidationError("The note is empty.")
    }
  }

  func print(to output: Output) throws(LibraryError) -> Int32 {
    guard let written = typed() else { return 3 }
    let named = try NamedCables([place], folders: places.folders)
    guard let one = named.found.first, let link = one.link else { return max(1, named.exitCode) }
    let blocks = link.blocks(of: one.cable)
    guard let (paragraph, name) = blocks.first else {
      Failure.say(QuotedParagraphs.absence(of: link.paragraph, in: one.cable, one.title))
      return 1
    }
    guard named.found.count == 1, blocks.count == 1 else {
      Failure.say(
        "\(link) is not written on: "
          + (named.found.count > 1
            ? "there are \(named.found.count) cables of this id."
            : "the cable prints this number twice.")
          + " Note it on the screen, where you see which is meant.")
      return 1
    }
    guard let row = one.row, let library = named.library else { return 1 }
    let note = Note(on: CableKey(library.rows[row]), at: Anchor(paragraph), text: written)
    let notebook = OpenNotebook.onDisk(toWrite: true)
    OpenNotebook.use { () throws(NotebookError) in
      try notebook.apply(.note(note))
      try notebook.keepCopy()
    }
    output.line("noted on \(one.title), \(name.shown)")
    return named.exitCode
  }

  /// The text of the note, without blanks around it; nil where standard input has none.
  private func typed() -> String? {
    var bytes = Array(text.utf8)
    if text == StandardInput.name {
      guard let read = TextFile.bytes(text) else {
        Failure.say("standard input cannot be read. Nothing is noted.")
        return nil
      }
      bytes = read
    }
    let lines = String(decoding: bytes, as: UTF8.self)
    let kept = lines.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed()
    guard !kept.isEmpty else {
      Failure.say("standard input is empty. Nothing is noted.")
      return nil
    }
    return String(kept)
  }
}
