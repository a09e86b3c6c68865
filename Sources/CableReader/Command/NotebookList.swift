import ArgumentParser
import CableCore
import CableLibrary
import CableScreen

/// `cablereader notebook list`.
struct NotebookList: PrintingCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "Print reading lists, or put cables on one in an order of your own.",
    discussion: """
      Without a name: all lists. With one: its cables in their order, each with its note. \
      cablereader export --list NAME writes them in that order.

      Example: cablereader notebook list thesis --add 09ASTANA1327 --note 'opens chapter 2' --in Samples
      """)

  @Argument(help: ArgumentHelp("The list's name.", valueName: "name")) var name: String?
  @Option(
    parsing: .singleValue,
    help: ArgumentHelp("Put this cable on the list; may be repeated.", valueName: "id"))
  var add: [String] = []
  @Option(help: ArgumentHelp("A note on the cables that are added.", valueName: "text"))
  var note: String?
  @Option(
    help: ArgumentHelp(
      "The position of the first that is added, from 1; by default the end.", valueName: "number"),
    transform: WholeNumber.parse)
  var at: Int?
  @Option(
    parsing: .singleValue,
    help: ArgumentHelp("Remove this cable from the list; may be repeated.", valueName: "id"))
  var remove: [String] = []
  @Flag(help: "Delete the whole list.") var delete = false
  @OptionGroup var places: PlaceOptions
  @Option(name: .letter("f"), help: TableFormat.help)
  var format = TableFormat.text
  @OptionGroup var cells: SheetOptions
  @OptionGroup var options: OutputOptions

  var output: Output { Output(colour: options.color) }
  private var isChange: Bool { !add.isEmpty || !remove.isEmpty || delete }

  func validate() throws {
    if isChange, name == nil || name?.isEmpty == true {
      throw ValidationError(
        "Name the list to change: cablereader notebook list NAME --add ID.")
    }
    if add.isEmpty, note != nil || at != nil {
      throw ValidationError("--note and --at are for --add ID, which is not given.")
    }
    if delete, !add.isEmpty || !remove.isEmpty {
      throw ValidationError("--delete deletes the whole list; leave out --add and --remove.")
    }
    if let at, at < 1 { throw ValidationError("--at \(at) is not a position: the first is 1.") }
  }

  func print(to output: Output) throws(LibraryError) -> Int32 {
    let notebook = OpenNotebook.onDisk(toWrite: isChange)
    var view = OpenNotebook.use { () throws(NotebookError) in try notebook.view() }
    var code: Int32 = 0
    if let name, isChange {
      var changes: [NotebookChange] = []
      if delete {
        changes.append(.list(name: name, nil))
      } else {
        let selection = try Selection(PathArguments.resolved(places.folders), Query())
        var place = at
        for id in remove + add {
          let isAdded = !remove.contains(id)
          guard let key = Self.key(id, selection, view, name, isAdded: isAdded) else {
            code = 1
            continue
          }
          let change =
            isAdded
            ? view.listing(key, on: name, note: note, at: place)
            : view.unlisting(key, from: name) ?? .nothing
          if isAdded { place = place.map { $0 + 1 } }
          view.apply(change)
          changes.append(change)
        }
      }
      OpenNotebook.use { () throws(NotebookError) in
        try notebook.apply(.several(changes))
        try notebook.keepCopy()
      }
      view = OpenNotebook.use { () throws(NotebookError) in try notebook.view() }
    }
    return show(view, output) ? code : max(code, 1)
  }

  /// The cable of an id: in the library, or in the list that it is removed from.
  private static func key(
    _ id: String, _ selection: Selection, _ view: NotebookView, _ list: String, isAdded: Bool
  ) -> CableKey? {
    let spelled = CableID(parsing: id)?.description ?? id
    let listed = view.lists[list]?.first { $0.cable.name == spelled || $0.cable.shown == spelled }
    if let row = selection.library.rows(spelled: id).first {
      let key = CableKey(selection.library.rows[row])
      return isAdded ? key : listed?.cable ?? key
    }
    if !isAdded, let listed { return listed.cable }
    selection.reportAbsent(id)
    return nil
  }

  /// Prints the lists, or one; false if there is nothing to print.
  private func show(_ view: NotebookView, _ output: Output) -> Bool {
    guard let name else {
      var table = Table(format, ["list", "count"], cells, to: output)
      for (name, entries) in view.lists.sorted(by: { $0.key < $1.key }) {
        if format == .text {
          output.line([Piece(name, .heading), Piece("  \(entries.count.counted("cable"))", .dim)])
        }
        table.row([Cell(name), Cell(entries.count)])
      }
      if view.lists.isEmpty { Failure.say("There is no reading list yet.") }
      return !view.lists.isEmpty
    }
    guard let entries = view.lists[name], !entries.isEmpty else {
      if !delete { Failure.say("There is no reading list \(name), or nothing is on it.") }
      return delete
    }
    var table = Table(format, ["place", "id", "note"], cells, to: output)
    for (index, entry) in entries.enumerated() {
      if format == .text {
        output.line([
          Piece("\(index + 1)  ", .dim), Piece(entry.cable.shown, .link),
          Piece(entry.note.isEmpty ? "" : "  \(entry.note)"),
        ])
      }
      table.row([
        Cell(index + 1), Cell(entry.cable.shown), Cell(entry.note, isOptional: true),
      ])
    }
    return true
  }
}
