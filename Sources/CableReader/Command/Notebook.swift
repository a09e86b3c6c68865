import ArgumentParser
import CableCore
import CableLibrary
import CableScreen

/// `cablereader notebook`: what a reader keeps about cables, as text.
struct NotebookCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "notebook",
    abstract:
      "Stars, read marks, notes, tags, reading lists and saved queries: what you keep about cables.",
    discussion: "Example: cablereader notebook export > notebook.txt",
    subcommands: [
      NotebookStatus.self, NotebookExport.self, NotebookImportCommand.self,
      NotebookMergeCommand.self,
      NotebookVerify.self, NotebookList.self, NotebookStar.self, NotebookTag.self,
      NotebookNote.self,
    ],
    defaultSubcommand: NotebookStatus.self)
}

/// Opens the notebook for the commands.
enum OpenNotebook {
  /// The notebook on disk; one that can only be read is reported, and one that is damaged
  /// is used only where `salvages` asks for what is left of it.
  ///
  /// Ends the program with 4 where there is none to use.
  static func onDisk(toWrite: Bool = false, salvages: Bool = false) -> CableLibrary.Notebook {
    do throws(NotebookError) {
      let isKept = !Confinement.current.leavesNoTrace
      if toWrite, !isKept {
        Failure.end("Secure and private mode do not write the notebook.", code: 4)
      }
      let notebook = try CableLibrary.Notebook(isPrivate: !isKept)
      if let notice = notebook.notice {
        if toWrite || notebook.path == nil || (notebook.isDamaged && !salvages) {
          Failure.end(notice, code: 4)
        }
        Failure.say(notice)
      }
      return notebook
    } catch {
      Failure.end(error.message, code: 4)
    }
  }

  /// Does something with the notebook; ends the program with 4 where that fails.
  static func use<Value>(_ body: () throws(NotebookError) -> Value) -> Value {
    do throws(NotebookError) { return try body() } catch { Failure.end(error.message, code: 4) }
  }
}

/// `cablereader notebook status`.
struct NotebookStatus: PrintingCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Count what the notebook contains, and print where it is.",
    discussion: "Example: cablereader notebook status")

  @OptionGroup var options: OutputOptions

  var output: Output { Output(colour: options.color) }

  func print(to output: Output) throws(LibraryError) -> Int32 {
    let notebook = OpenNotebook.onDisk()
    let counts = OpenNotebook.use { () throws(NotebookError) in try notebook.counts() }
    output.line([Piece(notebook.path ?? "", .heading, isBold: true)])
    for (count, name) in [
      (counts.starred, "starred"), (counts.read, "read"), (counts.notes, "notes"),
      (counts.tags, "tags of your own"), (counts.queries, "saved queries"),
      (counts.lists, "reading lists"),
      (counts.marks, "marks"), (counts.positions, "places where reading stopped"),
      (counts.visits, "cables in the history"), (counts.prompts, "lines typed in prompts"),
    ] {
      let digits = String(count)
      output.line(String(repeating: " ", count: max(0, 8 - digits.count)) + "\(digits)  \(name)")
    }
    return 0
  }
}

/// `cablereader notebook import`.
struct NotebookImportCommand: PrintingCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Add what an export says; nothing is taken away, of two entries the newer is kept.",
    discussion: "Example: cablereader notebook import notebook.txt")

  @Argument(
    help: ArgumentHelp("Exported text; - is standard input.", valueName: "file"),
    completion: .file())
  var files: [String]

  var output: Output { Output() }

  func print(to output: Output) throws(LibraryError) -> Int32 {
    let notebook = OpenNotebook.onDisk(toWrite: true)
    var code: Int32 = 0
    for file in files {
      let text = TextPieces(file)
      let progress = Progress(console: output.console)
      let result: NotebookImport
      do throws(NotebookError) {
        result = try notebook.merge(pieces: text.next) { progress.show(entries: $0.entryCount) }
      } catch {
        progress.clear()
        guard let reason = text.fault else { Failure.end(error.message, code: 4) }
        Failure.say(
          "\(file) cannot be read: \(reason). Nothing of it is added; check the name.")
        code = 3
        continue
      }
      progress.clear()
      let shown = result.problems.prefix(20)
      for problem in shown {
        Failure.say("\(file), line \(problem.line) is skipped: \(problem.reason).")
      }
      if result.problemCount > shown.count {
        Failure.say("\(file): \(result.problemCount - shown.count) more lines are skipped.")
      }
      if result.problemCount > 0 { code = 3 }
      OpenNotebook.use { () throws(NotebookError) in try notebook.keepCopy() }
      output.line(
        "\(file): \(result.entryCount) \(result.entryCount == 1 ? "entry" : "entries"), \(result.writtenCount) of them new or newer."
      )
    }
    return code
  }
}
