import ArgumentParser
import CableCore
import CableLibrary
import Glibc

/// `cablereader export PATH…`: every cable as a line of JSON.
struct Export: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print every cable as one line of JSON (schema 1).",
    discussion: "Example: cablereader export --format jsonl Samples > cables.jsonl")

  /// What can be printed.
  enum Format: String, ExpressibleByArgument, CaseIterable { case jsonl }

  @Argument(help: "Folders and files of cables.") var paths: [String]
  @Option(help: "The form of the output.") var format = Format.jsonl

  mutating func run() throws {
    var unread = 0
    do throws(LibraryError) {
      try CableStream.read(paths) { path, cables in
        for cable in cables { print(CableJSON.line(cable, path: path)) }
      } skipped: { file in
        guard !file.isOrdinary else { return }
        unread += 1
      }
    } catch {
      Failure.end(error.message, code: 3)
    }
    if unread > 0 { throw ExitCode(3) }
  }
}
