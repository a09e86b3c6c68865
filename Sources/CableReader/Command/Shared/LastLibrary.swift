import CableLibrary
import Glibc

/// Remembers which library was opened last, so that no path need be given.
enum LastLibrary {
  private static var file: String? {
    Console.folder("XDG_STATE_HOME", fallback: ".local/state").map { $0 + "/last-library" }
  }

  /// The paths of the last library that are still there; empty without one.
  static var paths: [String] {
    guard let file, let stream = fopen(file, "re") else { return [] }
    defer { fclose(stream) }
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    let count = fread(&bytes, 1, bytes.count, stream)
    return bytes[..<count].split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
      .filter { LibraryLoader.reasonMissing($0) == nil }
  }

  /// Paths from the root on, with all links followed; empty if one is gone or is no text.
  static func whole(_ paths: [String]) -> [String] {
    var found: [String] = []
    for path in paths {
      guard let whole = PathBytes.whole(path) else { return [] }
      // The command line alone can name a folder whose name is no text.
      guard let text = String(validating: whole, as: UTF8.self) else { return [] }
      found.append(text)
    }
    return found
  }

  /// Remembers whole paths; without a folder to write in, or where no trace is left, nothing happens.
  static func remember(_ paths: [String]) {
    guard !Confinement.current.leavesNoTrace else { return }
    let text: [UInt8] = paths.flatMap { path -> [UInt8] in Array(path.utf8) + [0] }
    guard let file, !text.isEmpty else { return }
    StateFile.write(text, to: file)
  }
}

/// Files in which the program remembers what is convenient and not worth a failure.
enum StateFile {
  /// Writes a file whole or not at all, for its user alone, in folders that are made where they lack.
  ///
  /// - Returns: false if it could not be written.
  @discardableResult
  static func write(_ bytes: [UInt8], to file: String) -> Bool {
    var slash = file.startIndex
    while let next = file[file.index(after: slash)...].firstIndex(of: "/") {
      mkdir(String(file[..<next]), 0o700)
      slash = next
    }
    let draft = file + ".\(getpid())"
    guard let stream = fopen(draft, "we") else { return false }
    fchmod(fileno(stream), 0o600)
    let written = fwrite(bytes, 1, bytes.count, stream)
    guard fclose(stream) == 0, written == bytes.count, rename(draft, file) == 0 else {
      unlink(draft)
      return false
    }
    return true
  }
}
