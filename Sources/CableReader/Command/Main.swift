import ArgumentParser
import CMalloc
import CableCore
import CableLibrary
import Glibc

/// The program: browses unless a command is named.
struct CableReaderCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cablereader",
    abstract: "Read diplomatic cables in the terminal.",
    discussion: """
      Example: cablereader Samples

      Exit status: 0 done or found; 1 nothing matched; 2 wrong usage, or no terminal where one is \
      needed; 3 some files could not be read, the rest was done; 4 no usable index or notebook; \
      130 interrupted.
      """,
    version: "cablereader \(Version.current)",
    subcommands: [
      Browse.self, List.self, Show.self, Search.self, Refs.self, Tags.self, Stats.self, Check.self,
      Explain.self, Export.self, Index.self, NotebookCommand.self, Config.self,
      Tutor.self, Doctor.self, Completions.self, Keys.self,
    ], defaultSubcommand: Browse.self)
}

extension CableReaderCommand {
  /// The command that somebody may have meant by a word; nil if none is near.
  static func command(like word: String) -> String? {
    let names = configuration.subcommands.map { $0._commandName }
    return names.map { (name: $0, distance: Spelling.distance(word.lowercased(), $0, limit: 2)) }
      .filter { $0.distance <= min(2, $0.name.count / 3) }
      .min { $0.distance < $1.distance }?.name
  }
}

/// A command that the kernel holds, whole or in its threads that read.
protocol Held: ParsableCommand {
  /// True if a person may have it start any program, as on the screen.
  var startsPrograms: Bool { get }
  /// True if what it prints may go through a pager.
  var isPaged: Bool { get }
  /// True if it may write index, notebook or history.
  var keepsFiles: Bool { get }
  /// Files and folders that a person named to be written.
  var named: [String] { get }
}

extension Held {
  var startsPrograms: Bool { false }
  var isPaged: Bool { false }
  var keepsFiles: Bool { true }
  var named: [String] { [] }
}

/// A command with the options that say how far it may reach.
protocol Confined: Held {
  /// Colours, safety and links.
  var options: OutputOptions { get }
}

extension Browse: Confined {
  var startsPrograms: Bool { true }
  var keepsFiles: Bool { !demo }
}
extension Check: Confined {}
extension Config: Confined { var keepsFiles: Bool { false } }
extension Doctor: Confined {}
extension Explain: Confined { var keepsFiles: Bool { false } }
extension Export: Confined {
  var named: [String] { [destination, provenance].compactMap(\.self) }
}
extension Index: Confined {}
extension Keys { var keepsFiles: Bool { false } }
extension List: Confined {}
extension NotebookExport: Confined {
  var named: [String] { [destination].compactMap(\.self) }
}
extension NotebookList: Confined {}
extension NotebookNote: Confined {}
extension NotebookStar: Confined { var options: OutputOptions { cables.options } }
extension NotebookStatus: Confined {}
extension NotebookTag: Confined { var options: OutputOptions { cables.options } }
extension NotebookVerify: Confined {}
extension Refs: Confined {}
extension Search: Confined {}
extension Show: Confined {}
extension Stats: Confined {}
extension Tags: Confined {}
extension Tutor: Confined {
  var startsPrograms: Bool { true }
  var keepsFiles: Bool { false }
}

/// A command that prints.
protocol PrintingCommand: Held {
  /// Where it prints to.
  var output: Output { get }

  /// Does the work.
  ///
  /// - Returns: the exit code.
  func print(to output: Output) throws(LibraryError) -> Int32
}

extension PrintingCommand {
  mutating func run() throws {
    let output = output
    let code = try print(to: output)
    output.flush()
    if code != 0 { throw ExitCode(code) }
  }
}

/// The way in: usage errors end with 2, errors of the library with 3.
@main
enum Main {
  /// Lets a fault of the program end it: the handlers of Swift's runtime would ask questions on the terminal,
  /// offer a debugger, and wait where nothing may be started.
  private static func dieOfFaults() {
    for fault in [SIGILL, SIGTRAP, SIGSEGV, SIGABRT, SIGBUS, SIGFPE] { signal(fault, SIG_DFL) }
  }

  static func main() {
    // What is opened first must not take the place of a stream that is closed.
    for stream in 0...2 as ClosedRange<Int32> where fcntl(stream, F_GETFD) < 0 {
      _ = open("/dev/null", O_RDWR)
    }
    // A file that grows beyond the limit of the process is reported like a full disk.
    signal(SIGXFSZ, SIG_IGN)
    // Whoever looks for a fault may want the runtime's.
    if Console.variable("SWIFT_BACKTRACE") == nil { dieOfFaults() }
    // A heap for each thread that reads: the one that answers keys would else wait for a lock that
    // is held by a thread which lets all others go first. What is large goes back to the system at
    // once, so that so many heaps hold little.
    mallopt(M_ARENA_MAX, 64)
    mallopt(M_MMAP_THRESHOLD, 1 << 18)
    mallopt(M_TRIM_THRESHOLD, 1 << 18)
    do {
      var command = try CableReaderCommand.parseAsRoot()
      if let confined = command as? any Confined {
        Confinement.current = confined.options.confinement
        if Confinement.current.isSecure { dieOfFaults() }
      }
      if let held = command as? any Held { hold(held, Confinement.current) }
      try command.run()
    } catch let error as LibraryError {
      Failure.end(error.message, code: 3)
    } catch {
      let code = CableReaderCommand.exitCode(for: error)
      let text = CableReaderCommand.fullMessage(for: error)
      if code.isSuccess {
        let output = Output()
        output.bytes(Array((text + "\n").utf8))
        output.flush()
      } else if !text.isEmpty {
        // Of the usage the last line is enough: it says where the rest is.
        let help = text.split(separator: "\n").last.map { String($0.drop { $0 == " " }) } ?? ""
        Failure.usage(CableReaderCommand.message(for: error), help: help)
      }
      // The argument parser calls wrong usage 64 (sysexits.h); here it is 2, as in most shells.
      Glibc.exit(code == .validationFailure ? 2 : code.rawValue)
    }
  }

  /// Lets the kernel hold the process as far as the command allows.
  private static func hold(_ command: any Held, _ confinement: Confinement) {
    let folders = confinement.writableFolders(
      keepsFiles: command.keepsFiles, named: command.named)
    if command.startsPrograms, !confinement.isSecure {
      KernelHold.takeForThreads(writing: folders)
    } else {
      if command.isPaged { Pager.prepare(confinement: confinement) }
      KernelHold.take(writing: folders)
    }
  }
}
