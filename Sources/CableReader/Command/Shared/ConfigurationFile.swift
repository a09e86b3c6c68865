import CableCore
import CableScreen
import Glibc

/// Where the settings are.
enum ConfigurationFile {
  /// Settings are short; a larger file is something else.
  static let largest = 1 << 20

  /// The path of `config.toml`; nil if neither `XDG_CONFIG_HOME` nor `HOME` names a folder.
  static var path: String? {
    Console.folder("XDG_CONFIG_HOME", fallback: ".config").map { $0 + "/config.toml" }
  }

  /// The settings of a person; the defaults where there is no file.
  ///
  /// What is wrong in the file is in `problems`; a file that cannot be read is one of them.
  static func load() -> Configuration {
    guard let path else { return Configuration() }
    guard let file = TextFile.bytes(path, isOrdinary: true) else {
      var configuration = Configuration()
      if errno != ENOENT, errno != ENOTDIR {
        let reason = String(cString: strerror(errno))
        configuration.problems = [
          ConfigurationProblem(
            line: 1, column: 1, message: "The file cannot be read: \(reason). Defaults are used.")
        ]
      }
      return configuration
    }
    return read(file)
  }

  /// Settings from the bytes of a file.
  static func read(_ file: [UInt8]) -> Configuration {
    guard file.count <= largest else {
      var configuration = Configuration()
      configuration.problems = [
        ConfigurationProblem(
          line: 1, column: 1, message: "The file is too large for settings. Defaults are used.")
      ]
      return configuration
    }
    return Configuration(reading: file, names: .program)
  }
}
