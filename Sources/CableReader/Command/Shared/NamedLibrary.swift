import CableLibrary
import CableScreen

/// Libraries by the names that `[libraries]` in the settings gives them: `@plusd`.
enum NamedLibrary {
  /// The paths of a library, with `~` as the home folder; nil if no library has this name.
  static func paths(of name: String, in settings: Configuration) -> [String]? {
    settings.libraries[name]?.map(WrittenFile.absolute)
  }

  /// Paths as a person gave them, with those of a library in place of its name.
  ///
  /// A file whose name begins with `@` goes before a library of this name. Ends the program where no
  /// library has the name.
  static func expanded(_ paths: [String]) -> [String] {
    guard paths.contains(where: isName) else { return paths }
    let settings = ConfigurationFile.load()
    return paths.flatMap { path in
      guard isName(path) else { return [path] }
      if let found = Self.paths(of: String(path.dropFirst()), in: settings) { return found }
      let known = settings.libraries.keys.sorted().map { "@" + $0 }.joined(separator: ", ")
      Failure.end(
        "There is no library \(path). "
          + (known.isEmpty
            ? "[libraries] in the settings gives folders a name." : "There are \(known)."),
        code: 3)
    }
  }

  /// True for `@NAME` where no file is called that.
  static func isName(_ path: String) -> Bool {
    path.hasPrefix("@") && path.count > 1 && LibraryLoader.reasonMissing(path) != nil
  }
}
