import ArgumentParser
import CableCore
import CableLibrary
import CableScreen
import Glibc

/// Where the cables are: the one way in which every command takes paths.
struct PathArguments: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "Folders and files of cables, @NAME of [libraries] in the settings; - is standard input.",
      discussion: "Without a path: the last library, else this folder if it holds cables.",
      valueName: "path"),
    completion: .file())
  private var named: [String] = []
  @OptionGroup private var places: PlaceOptions

  /// The paths that were given, either way.
  var paths: [String] { named + places.folders }

  /// The paths to read, and how many of those asked for are not there.
  func resolved() -> (paths: [String], missing: Int) { Self.resolved(paths) }

  /// Resolves paths: `-`, the last library and the current folder; says which are missing.
  ///
  /// Ends the program where nothing is left to read.
  static func resolved(_ paths: [String]) -> (paths: [String], missing: Int) {
    guard !paths.isEmpty else { return (defaults(), 0) }
    let paths = NamedLibrary.expanded(paths)
    var found: [String] = []
    var missing = 0
    for path in paths {
      if path == StandardInput.name {
        found.append(StandardInput.path())
      } else if let reason = LibraryLoader.reasonMissing(path) {
        Failure.say("\(path) cannot be opened: \(reason). Check the name.")
        missing += 1
      } else {
        found.append(path)
      }
    }
    if found.isEmpty { Glibc.exit(3) }
    return (found, missing)
  }

  /// Resolves the paths for the screen, which shows nothing of a file without a cable: such files are
  /// reported before it opens.
  ///
  /// Ends the program where nothing is left to show.
  ///
  /// - Parameter paths: as they were given.
  /// - Returns: the paths that the screen can show, and how many others were named.
  static func readable(_ paths: [String]) -> (paths: [String], missing: Int) {
    var (found, missing) = resolved(paths)
    found.removeAll { path in
      guard let reason = LibraryLoader.reasonWithoutCable(path) else { return false }
      Failure.say(SkippedFile(path: StandardInput.shown(path), reason: reason).message)
      missing += 1
      return true
    }
    if found.isEmpty { Glibc.exit(3) }
    return (found, missing)
  }

  private static func defaults() -> [String] {
    let last = LastLibrary.paths
    if !last.isEmpty { return last }
    if FolderProbe.holdsCables(".") { return ["."] }
    Failure.end(
      """
      No path is given, no library was opened before, and this folder holds no cables.
      Name a folder or a file: cablereader FOLDER opens it on the screen, cablereader list FOLDER prints it.
      See cablereader --help, or man cablereader.
      """, code: 2)
  }
}

/// Where to look: the other way in which every command takes paths, beside names of cables.
struct PlaceOptions: ParsableArguments {
  @Option(
    name: .customLong("in"), parsing: .singleValue,
    help: ArgumentHelp("Folders and files of cables; may be repeated.", valueName: "path"),
    completion: .file())
  var folders: [String] = []

  /// Splits what a command was given: folders are places to look in, all else are names.
  ///
  /// `refs 09ASTANA1327 Samples` is `refs 09ASTANA1327 --in Samples`, also as `refs 09ASTANA1327 @samples`.
  func separated(_ given: [String]) -> (names: [String], folders: [String]) {
    let given = NamedLibrary.expanded(given)
    let names = given.filter { !Self.isFolder($0) }
    return (names, given.filter(Self.isFolder) + folders)
  }

  private static func isFolder(_ name: String) -> Bool {
    var info = stat()
    return PathBytes.of(name).withCString({ stat($0, &info) }) == 0
      && info.st_mode & S_IFMT == S_IFDIR
  }
}

/// Which cables: the one way in which every command takes a query.
struct QueryOptions: ParsableArguments {
  @Option(
    name: .letter("q", "query"),
    // `-q -tag:ECON` is a query, and no option.
    parsing: .unconditional,
    help: ArgumentHelp(
      "Only cables that match, such as 'tag:PHUM date:2009-08 \"rule of law\"'.", valueName: "query"
    ),
    completion: .custom { line, _, typed in QueryCompletion.values(for: typed, line: line) })
  private var asked: String?

  /// The query as given; empty if none was.
  var text: String { asked ?? "" }

  /// The query, of which all is understood; every cable where none was given.
  var query: Query { Self.query(text) }

  /// A text of the query language as it is looked for: with the spellings of the settings.
  static func query(_ text: String) -> Query { Query(parsing: text).with(recall) }

  private static let recall = ConfigurationFile.load().recall

  func validate() throws {
    if let asked { try Self.validate(asked) }
  }

  /// Refuses a query of which anything is not understood, or that would select every cable.
  ///
  /// A prompt shows at once what it took a query for; a command would process more than was meant.
  static func validate(_ text: String) throws {
    let query = Query(parsing: text)
    let found = query.problems.map {
      "In the query, column \($0.column + 1): \($0.message)\($0.message.last == "?" ? "" : ".")"
    }
    guard found.isEmpty else { throw ValidationError(found.joined(separator: "\n")) }
    if query.isEmpty {
      throw ValidationError("The query is empty. Leave it out to take every cable.")
    }
  }
}

/// Whether files are looked at before an answer: the options of every command that answers from the
/// index.
struct FreshnessOptions: ParsableArguments {
  @Flag(
    name: .customLong("no-refresh"),
    help: ArgumentHelp(
      "Answer from the index as it is, without looking at the files.",
      discussion: "Exit status 4 if there is none; cablereader index builds it."))
  var asItIs = false
}

extension SortKey {
  /// The usage error for an order that does not exist.
  static func unknown(_ spelled: String) -> ValidationError {
    let known = allCases.map(\.rawValue).joined(separator: ", ")
    return ValidationError(
      "--sort \(spelled) is not an order: give one or more of \(known), separated by commas.")
  }
}

/// How lines end: the option that every command that prints lines shares.
struct LineOptions: ParsableArguments {
  @Flag(
    name: [.customShort("0"), .customLong("null")],
    help: "End each line with a NUL byte, as xargs -0 reads it.")
  var null = false
}

/// How comma-separated values are written: the option that every command that prints them shares.
struct SheetOptions: ParsableArguments {
  @Flag(
    help: ArgumentHelp(
      "In CSV, write an apostrophe before cells that a spreadsheet would run.",
      discussion: "Those that begin with = + - @, a tab or a line end."))
  var spreadsheet = false

  /// What is said of cells that were written as they are and that a spreadsheet would run; nil if
  /// there is nothing to say.
  func report(of formulas: Int) -> String? {
    guard formulas > 0, !spreadsheet else { return nil }
    return "\(formulas) \(formulas == 1 ? "cell begins" : "cells begin") with = + - or @, which a "
      + "spreadsheet runs as a formula; --spreadsheet makes them inert."
  }
}

/// Colours and safety: the options that all commands share.
struct OutputOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Colours: auto, always or never.",
      discussion: "auto obeys NO_COLOR, CLICOLOR_FORCE and CLICOLOR, and colours terminals only."))
  var color = ColourChoice.auto
  @Flag(
    help: ArgumentHelp(
      "Start no other program and write nothing outside this folder.",
      discussion: "LESSSECURE in the environment does the same."))
  var secure = false
  @Flag(
    name: .customLong("private"),
    help: ArgumentHelp(
      "Write nothing but what you name: no index, no notebook, no history.",
      discussion: "What is in the notebook is read; stars and notes last until the end."))
  var isPrivate = false
  @Flag(help: "Follow links that lead out of the folders that are named.") var follow = false

  /// What may be done outside of the program.
  var confinement: Confinement {
    Confinement(isAsked: secure, isPrivate: isPrivate, followsLinks: follow)
  }
}

extension ColourChoice: ExpressibleByArgument {}

/// A library with the cables that a command is about.
struct Selection {
  let searcher: Searcher
  let query: Query
  /// Rows of the library that match, newest first, or in the order that was asked for.
  private(set) var rows: [Int]
  /// With `--like` how much each row is like the cable.
  private(set) var likeness: [Int: LikeCable] = [:]
  /// Paths and files that could not be read.
  let unreadable: Int
  /// The paths that were loaded.
  let paths: [String]

  /// Loads the cables below some paths and filters them.
  ///
  /// Progress goes to standard error; an empty result says there which term left nothing.
  ///
  /// - Throws: where a path cannot be walked.
  init(
    _ arguments: PathArguments, _ query: Query, asItIs: Bool = false, gathersWords: Bool = false
  ) throws(LibraryError) {
    try self.init(arguments.resolved(), query, asItIs: asItIs, gathersWords: gathersWords)
  }

  /// Loads the cables below resolved paths and filters them.
  ///
  /// - Parameters:
  ///   - resolved: the paths.
  ///   - query: the filter.
  ///   - asItIs: true answers from the index without a look at the files.
  ///   - gathersWords: true if words will be looked up, even if the query has none.
  /// - Throws: where a path cannot be walked.
  init(
    _ resolved: (paths: [String], missing: Int), _ query: Query,
    asItIs: Bool = false, gathersWords: Bool = false
  ) throws(LibraryError) {
    let latest =
      try asItIs
      ? Self.indexed(resolved.paths)
      : Self.loaded(resolved.paths, gathersWords: gathersWords || query.root.hasWords)
    searcher = latest
    let library = latest.library
    if let notice = library.notice { Failure.say(notice) }
    self.query = query
    paths = resolved.paths
    let notebook = query.asksNotebook ? Self.notebookView() : NotebookView()
    rows = latest.matches(query, notebook: notebook)
    let skipped = library.skipped.filter { !$0.isOrdinary }
    for var file in skipped.prefix(3) {
      file.path = StandardInput.shown(file.path)
      Failure.say(file.message)
    }
    if skipped.count > 3 {
      Failure.say(
        "\(skipped.count - 3) more files could not be read; `cablereader check` lists them.")
    }
    unreadable = resolved.missing + skipped.count
    Self.reportSkipped(library.skipped.count - skipped.count)
    for expansion in searcher.expansions(of: query) { expansion.notice.map { Failure.say($0) } }
    if rows.isEmpty { Failure.say(EmptyResult.explanation(query, searcher, notebook)) }
  }

  /// The cables that were loaded.
  var library: Library { searcher.library }

  /// What is there now: the index with all that it lacks.
  private static func loaded(
    _ paths: [String], gathersWords: Bool
  ) throws(LibraryError) -> Searcher {
    let progress = Progress(console: Console())
    var latest = Searcher()
    var options = Confinement.current.loading(gathersWords: gathersWords)
    options.listsWhileReading = false
    try LibraryLoader.load(paths, options: options) { searcher in
      latest = searcher
      progress.show(searcher.library)
    }
    progress.clear()
    return latest
  }

  /// What the index holds, and says so; ends the program with 4 where there is none of use.
  private static func indexed(_ paths: [String]) -> Searcher {
    guard !Confinement.current.leavesNoTrace else {
      Failure.end(
        "Using the index creates files next to it: omit --no-refresh, or --secure and --private.",
        code: 2)
    }
    do throws(LibraryIndex.Fault) {
      let searcher = try LibraryIndex.searcher(
        of: paths, followsLinks: Confinement.current.followsLinks)
      let library = searcher.library
      let lacking = library.rows.count - library.searchableCount
      Failure.say(
        "Answered from the index as it is"
          + (library.isComplete && lacking <= 0
            ? "; new and changed files are not included."
            : ", which is not complete: `cablereader index` completes it."))
      return searcher
    } catch {
      Failure.end(error.message, code: 4)
    }
  }

  /// Says how many files of the folders were skipped, because they contain no cable.
  static func reportSkipped(_ count: Int) {
    guard count > 0 else { return }
    Failure.say(
      count == 1
        ? "1 file holds no cable; `cablereader check` names it."
        : "\(count) files hold no cable; `cablereader check` names them.")
  }

  /// What the notebook says.
  ///
  /// Ends the program with 4 where it cannot be read whole: an answer without it would be wrong.
  static func notebookView() -> NotebookView {
    do throws(NotebookError) {
      let notebook = try Notebook(isPrivate: Confinement.current.leavesNoTrace)
      if let notice = notebook.notice {
        if notebook.isDamaged { Failure.end(notice, code: 4) }
        Failure.say(notice)
      }
      return try notebook.view()
    } catch {
      Failure.end(error.message, code: 4)
    }
  }

  /// Says that no cable of the library has a name that was given.
  func reportAbsent(_ name: String) {
    Failure.say(
      "\(name) is not a cable among \(library.rows.count) in "
        + "\(places). Name the folder with --in.")
  }

  /// Where was looked, for a sentence.
  var places: String { paths == ["."] ? "this folder" : paths.joined(separator: ", ") }

  /// 0 for something found, 1 for nothing, 3 where some files could not be read.
  var exitCode: Int32 { Self.exitCode(isEmpty: rows.isEmpty, unreadable: unreadable) }

  /// The exit code of a command that looked for something.
  static func exitCode(isEmpty: Bool, unreadable: Int) -> Int32 {
    unreadable > 0 ? 3 : isEmpty ? 1 : 0
  }

  /// Puts the rows into an order, that of the files where none is asked for, and keeps the first.
  mutating func arrange(by order: ListOrder?, limit: Int?) {
    rows = order.map { searcher.sorted(rows, by: $0, query: query) } ?? rowsByFile
    rows = Array(rows.prefix(limit ?? .max))
  }

  /// Keeps the rows that are like a cable, those most like it first.
  ///
  /// Ends the program with 1 where there is no such cable.
  mutating func arrange(like name: String, limit: Int) throws(LibraryError) {
    let id = CableID(parsing: name)?.description ?? name
    guard let row = library.row(of: id) else {
      Failure.end("\(DisplayText(name).string) is not in the library; check the id.", code: 1)
    }
    let found = try searcher.similar(to: row, among: query.isEmpty ? nil : rows, limit: limit)
    if found.isEmpty {
      Failure.say("No cable shares the rare words of \(library.rows[row].id).")
    }
    rows = found.map(\.row)
    for cable in found {
      likeness[cable.row] = LikeCable(
        row: cable.row, percent: Int((cable.likeness * 100).rounded()), words: cable.words,
        isNearDuplicate: cable.isNearDuplicate)
    }
  }

  /// Keeps the rows of a reading list, in its order.
  ///
  /// Ends the program where there is no such list; says which of its cables are not here.
  mutating func arrange(byList name: String, limit: Int?) {
    let lists = Self.notebookView().lists
    guard let entries = lists[name] else {
      let known = lists.keys.sorted().joined(separator: ", ")
      Failure.end(
        "There is no reading list \(name). "
          + (known.isEmpty ? "There are none." : "There are \(known)."), code: 1)
    }
    let matching = Set(rows)
    let found = library.rows(of: entries.map(\.cable))
    for (entry, row) in zip(entries, found) where row == nil {
      Failure.say("\(entry.cable.shown) of the list \(name) is not here.")
    }
    rows = Array(found.compactMap(\.self).filter(matching.contains).prefix(limit ?? .max))
  }

  /// The rows in the order of the files: by path, then by place in the file.
  ///
  /// The order of exports, which must not depend on how the library was indexed.
  var rowsByFile: [Int] {
    var ranks = [Int](repeating: 0, count: library.files.count)
    let paths = Array(library.files)
    for (rank, file) in paths.indices.sorted(by: { paths[$0] < paths[$1] }).enumerated() {
      ranks[file] = rank
    }
    return rows.sorted { left, right in
      let one = library.rows[left]
      let other = library.rows[right]
      return (ranks[one.file], one.part) < (ranks[other.file], other.part)
    }
  }

  /// A file's path relative to the path that was asked for.
  func relativePath(_ row: LibraryRow) -> String { place(of: row).path }

  /// The path that was asked for which a file was found by, and the file's path below it.
  func place(of row: LibraryRow) -> (root: String, path: String) {
    library.place(of: row, below: paths)
  }

  /// A file's path as a program can open it from here.
  ///
  /// A name that begins with `-` or `+` is an option or a command to many programs (`less +!cmd`).
  func openablePath(_ row: LibraryRow) -> String {
    String(decoding: openableBytes(row), as: UTF8.self)
  }

  /// The same as the bytes of the name.
  func openableBytes(_ row: LibraryRow) -> [UInt8] {
    if StandardInput.isPath(library.files[row.file]) { return Array(StandardInput.name.utf8) }
    let file = library.files.bytes(row.file)
    return file.first == UInt8(ascii: "-") || file.first == UInt8(ascii: "+")
      ? Array("./".utf8) + file : file
  }

  /// Reads a row's cable again; says why where that fails.
  func cable(_ row: Int, unread: inout Int) -> Cable? {
    do throws(LibraryError) {
      return try LibraryLoader.cable(at: row, of: library)
    } catch {
      Failure.say(error.message)
      unread += 1
      return nil
    }
  }
}

extension SkippedFile {
  /// The file with its reason, as a sentence.
  var message: String {
    reason.hasPrefix(path) ? reason : "\(path): \(reason)."
  }
}

extension Query.Node {
  /// True if the text of cables decides.
  var hasWords: Bool {
    switch self {
    case .all, .field: false
    case .word, .form, .phrase, .near, .paragraph: true
    case .not(let inner): inner.hasWords
    case .and(let nodes), .or(let nodes): nodes.contains(where: \.hasWords)
    }
  }
}

extension Library {
  /// The path that the library was opened as and by which a file was found, and the file's path below it.
  func place(of row: LibraryRow, below paths: [String]) -> (root: String, path: String) {
    let file = files[row.file]
    if StandardInput.isPath(file) { return (StandardInput.name, StandardInput.name) }
    for path in paths where file.hasPrefix(path) {
      let rest = file.dropFirst(path.count)
      if rest.isEmpty { break }
      if path.hasSuffix("/") || rest.hasPrefix("/") {
        return (path, String(rest.drop { $0 == "/" }))
      }
    }
    return (
      file, paths.contains(file) ? file.split(separator: "/").last.map(String.init) ?? file : file
    )
  }
}
