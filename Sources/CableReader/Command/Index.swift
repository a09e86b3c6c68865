import ArgumentParser
import CableLibrary
import CableScreen
import Glibc
import Synchronization

/// `cablereader index`: builds or refreshes the index of a library, or looks after it.
struct Index: PrintingCommand {
  static let configuration = CommandConfiguration(
    abstract: "Build or refresh the index of a library.",
    discussion: """
      Example: cablereader index Samples

      Opening a library indexes it as well; this does it beforehand, and also for few cables, which \
      are otherwise read again each time. Ctrl-C pauses, and the next start continues from there. The \
      index can be deleted at any time: everything in it comes from the cables.
      """)

  @OptionGroup var paths: PathArguments
  @Flag(help: "Read the whole index and verify its checksums; exit status 4 if it is damaged.")
  var verify = false
  @Flag(help: "Delete the index first.") var rebuild = false
  @Flag(help: "Print what the index holds; exit status 4 if there is none.") var status = false
  @OptionGroup var options: OutputOptions

  var output: Output { Output(colour: options.color) }

  func validate() throws {
    if [verify, rebuild, status].count(where: { $0 }) > 1 {
      throw ValidationError("--verify, --rebuild and --status exclude each other.")
    }
    guard !options.confinement.leavesNoTrace else {
      throw ValidationError("An index is a file: leave out --secure and --private.")
    }
  }

  func print(to output: Output) throws(LibraryError) -> Int32 {
    let (paths, missing) = paths.resolved()
    let code: Int32
    if status {
      code = tellStatus(paths, output)
    } else if verify {
      code = verify(paths, output)
    } else {
      code = try build(paths, output)
    }
    return code == 0 && missing > 0 ? 3 : code
  }

  private func build(_ paths: [String], _ output: Output) throws(LibraryError) -> Int32 {
    if rebuild, !LibraryIndex.remove(paths, followsLinks: options.follow) {
      Failure.say("Another cablereader is writing this index. Wait until it is done.")
      return 4
    }
    Interruption.watch()
    let place = LibraryIndex.standardPlace.map { LoadOptions.IndexPlace.below($0) }
    let progress = Progress(console: output.console)
    var latest = Library()
    try LibraryLoader.load(
      paths,
      options: LoadOptions(
        index: place ?? .automatic, listsWhileReading: false, followsLinks: options.follow,
        isCancelled: { Interruption.hasCome })
    ) { searcher in
      latest = searcher.library
      progress.show(latest)
    }
    progress.clear()
    if let notice = latest.notice { Failure.say(notice) }
    if Interruption.hasCome {
      Failure.say(
        "Paused at \(latest.rows.count.counted("cable")), \(latest.searchableCount) with their words. "
          + "The same command continues from there.")
      return 130
    }
    if let changes = latest.changes, !changes.isEmpty {
      output.line(
        "\(changes.added) new, \(changes.changed) changed, \(changes.moved) moved, "
          + "\(changes.gone) gone")
    }
    let unreadable = latest.skipped.filter { !$0.isOrdinary }
    output.line(
      latest.rows.count.counted("cable") + " in "
        + (latest.fileCount - latest.skipped.count).counted("file") + "; "
        + (latest.skipped.count == 1 ? "1 file holds" : "\(latest.skipped.count) files hold")
        + " none")
    if latest.notice != nil { return 4 }
    return unreadable.isEmpty ? 0 : 3
  }

  private func tellStatus(_ paths: [String], _ output: Output) -> Int32 {
    do throws(LibraryIndex.Fault) {
      let status = try LibraryIndex.status(of: paths, followsLinks: options.follow)
      output.line("path        \(status.path)")
      output.line("size        \(status.bytes) bytes")
      output.line("cables      \(status.cables)")
      output.line("searchable  \(status.searchable)")
      output.line("complete    \(status.isComplete ? "yes" : "no")")
      return 0
    } catch { return tell(error) }
  }

  private func verify(_ paths: [String], _ output: Output) -> Int32 {
    do throws(LibraryIndex.Fault) {
      try LibraryIndex.verify(paths, followsLinks: options.follow)
      output.line("The index is sound.")
      return 0
    } catch { return tell(error) }
  }

  private func tell(_ fault: LibraryIndex.Fault) -> Int32 {
    Failure.say(fault.message)
    return 4
  }
}

extension LibraryIndex.Fault {
  /// What is wrong with the index, and what to do.
  var message: String {
    switch self {
    case .missing: "There is no index of this library. `cablereader index` builds one."
    case .damaged:
      "The index is damaged, or of another version; no cable is affected. "
        + "`cablereader index --rebuild` rebuilds it."
    case .unusable(let reason):
      "The index cannot be read: \(reason). Check who may read it."
    }
  }
}

/// Ctrl-C, noted instead of obeyed, so that work stops where it can continue from.
enum Interruption {
  fileprivate static let signals = Atomic(0)

  /// True once an interrupt or a polite request to end has come.
  static var hasCome: Bool { signals.load(ordering: .relaxed) > 0 }

  /// Notes them from now on; a second one ends the program at once.
  static func watch() {
    for number in [SIGINT, SIGTERM] { signal(number, noteSignal) }
  }
}

private func noteSignal(_ number: Int32) {
  if Interruption.signals.wrappingAdd(1, ordering: .relaxed).oldValue > 0 { _exit(128 + number) }
}
