import ArgumentParser
import CableCore
import CableLibrary
import CableScreen
import Glibc

/// `cablereader config`: the file of settings.
struct Config: PrintingCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print the default settings, check a settings file, or print where it is.",
    discussion: """
      Without an option: print where the file is, and what is wrong in it.

      Example: cablereader config --print-default > ~/.config/cablereader/config.toml

      Exit status: 0 if everything is understood; 3 if some of the file is not and is ignored.
      """)

  /// What is wanted.
  enum Wish: String, EnumerableFlag {
    case printDefault, check, path

    static func help(for value: Wish) -> ArgumentHelp? {
      switch value {
      case .printDefault: "Print a file with the default of each setting, and what it is for."
      case .check: "Report what is wrong in a file, with line and column."
      case .path: "Print where the file is, whether or not it exists."
      }
    }
  }

  @Flag(exclusivity: .exclusive) var wish: Wish?
  @Argument(
    help: ArgumentHelp("The file to check instead of your own; - is standard input."),
    completion: .file())
  var file: String?
  @OptionGroup var options: OutputOptions

  var output: Output { Output(colour: options.color) }

  func validate() throws {
    guard file == nil || wish == .check else {
      throw ValidationError("--check takes a file: cablereader config --check FILE.")
    }
  }

  func print(to output: Output) throws(LibraryError) -> Int32 {
    switch wish {
    case .printDefault:
      output.bytes(Array(Configuration().text(names: .program).utf8))
      return 0
    case .path:
      guard let path = ConfigurationFile.path else {
        Failure.end(
          "There is no place for settings, because neither XDG_CONFIG_HOME nor HOME names a "
            + "folder. Set one of them.", code: 3)
      }
      output.data(path)
      return 0
    case .check, nil: return check(output)
    }
  }

  private func check(_ output: Output) -> Int32 {
    let name: String
    let configuration: Configuration
    if let file {
      guard let bytes = TextFile.bytes(file) else {
        Failure.end(
          "\(file) cannot be read: \(String(cString: strerror(errno))). Check the name.", code: 3)
      }
      name = file
      configuration = ConfigurationFile.read(bytes)
    } else {
      guard let path = ConfigurationFile.path, access(path, F_OK) == 0 else {
        output.line(
          "There are no settings at \(ConfigurationFile.path ?? "any place"), so all defaults apply; "
            + "--print-default prints them.")
        return 0
      }
      name = path
      configuration = ConfigurationFile.load()
    }
    for problem in configuration.problems {
      output.line([
        Piece(name + ":", .heading), Piece(problem.description),
      ])
    }
    for action in KeyTable(configuration, names: .program).unreached {
      output.line([
        Piece(name + ":", .heading),
        Piece(" no key reaches '\(action)' any more; the palette still does.", .dim),
      ])
    }
    if configuration.problems.isEmpty { output.line("\(name): no problems.") }
    return configuration.problems.isEmpty ? 0 : 3
  }
}
