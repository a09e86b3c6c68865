import ArgumentParser
import CableCore
import CableLibrary
import CableScreen
import Glibc

/// `cablereader notebook merge`.
struct NotebookMergeCommand: PrintingCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Add the notes and reading lists of a colleague, each note with its author.",
    discussion: """
      The file is a notebook (notebook.sqlite) or what notebook export wrote. Your own notes stay as \
      they are, even where they come back from the other; stars, read marks and tags are not taken. \
      A list gets the author after its name. A notebook of a newer version is refused.

      Example: cablereader notebook merge ann.sqlite --author Ann
      """)

  @Argument(
    help: ArgumentHelp("A colleague's notebook.", valueName: "file"), completion: .file())
  var file: String
  @Option(
    help: ArgumentHelp(
      "Who wrote it; without it, the name of the file.", valueName: "name"))
  var author: String?

  var output: Output { Output() }

  func validate() throws {
    if author?.allSatisfy(\.isWhitespace) == true {
      throw ValidationError("--author is empty. Name who wrote the notes.")
    }
  }

  func print(to output: Output) throws(LibraryError) -> Int32 {
    let name = file.split(separator: "/").last.map(String.init) ?? file
    let stem = name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
    let author = author ?? (stem.isEmpty || stem == "-" ? "another" : stem)
    let notebook = OpenNotebook.onDisk(toWrite: true)
    var other: ForeignNotebook?
    do throws(NotebookError) {
      other = try ForeignNotebook(at: file) { TextFile.bytes(file) }
    } catch {
      Failure.end("\(error.message) Nothing was merged.", code: 4)
    }
    guard let other else {
      Failure.end(
        "\(file) cannot be read: \(String(cString: strerror(errno))). Nothing was merged; check the "
          + "name.", code: 3)
    }
    let merge = OpenNotebook.use { () throws(NotebookError) -> CableLibrary.Notebook.Merge in
      let merge = try notebook.merge(other, by: author)
      try notebook.keepCopy()
      return merge
    }
    output.line(
      "\(file): \(other.notes.count.counted("note")) by \(author), \(merge.notes) of them new or newer."
    )
    for list in merge.lists { output.line("Reading list: \(list)") }
    if other.otherCount > 0 {
      Failure.say(
        "\(other.otherCount) stars, read marks, tags, queries and marks are \(author)'s own and not "
          + "taken.")
    }
    if other.problemCount > 0 {
      Failure.say("\(file): \(other.problemCount.counted("line")) ignored: not an entry.")
    }
    return other.problemCount > 0 ? 3 : 0
  }
}
