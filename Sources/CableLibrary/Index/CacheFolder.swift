import CableCore
import Glibc

/// Where indexes are kept: `cablereader` below the user's cache folder (XDG base directories).
struct CacheFolder: Sendable {
  /// Why no index can be kept, as the middle of a sentence.
  struct Refusal: Error, Sendable, Hashable {
    let reason: String
  }

  let path: [UInt8]

  /// Makes the folder where it is missing, for the user alone.
  ///
  /// - Throws: where there is none to use, or where it is not safely the user's own.
  init(parent: [UInt8]? = CacheFolder.standardParent) throws(Refusal) {
    guard let parent else {
      throw Refusal(reason: "neither XDG_CACHE_HOME nor HOME names a folder")
    }
    path = FolderPath.join(parent, Array("cablereader".utf8))
    do throws(PrivateFolder.Refusal) { try PrivateFolder.make(path) } catch {
      switch error {
      case .unsafe(let reason):
        throw Refusal(reason: "\(FolderPath.shown(path)) is refused: \(reason)")
      case .unmakeable(let reason):
        throw Refusal(reason: "\(FolderPath.shown(path)) cannot be made: \(reason)")
      }
    }
    Self.writeTag(FolderPath.join(path, Array("CACHEDIR.TAG".utf8)))
  }

  /// `$XDG_CACHE_HOME` where it is absolute, else `$HOME/.cache`.
  static var standardParent: [UInt8]? {
    PrivateFolder.standard("XDG_CACHE_HOME", fallback: ".cache")
  }

  /// The index's path for a library: the same for the same folders, however they are spelled.
  func database(for paths: [[UInt8]]) -> [UInt8] {
    let key = Array(
      Set(paths.map(PathBytes.canonical)).sorted { $0.lexicographicallyPrecedes($1) }
        .joined(separator: [0]))
    let name = key.withUnsafeBufferPointer { bytes in
      Hexadecimal.text(Hashing.hash(bytes), digits: 16)
        + Hexadecimal.text(Hashing.hash(bytes, seed: 0xCAB1E), digits: 16)
    }
    return FolderPath.join(path, Array((name + ".sqlite").utf8))
  }

  /// True if an index of these folders is there already; makes nothing.
  static func holdsDatabase(for paths: [[UInt8]]) -> Bool {
    guard let parent = standardParent else { return false }
    let folder = CacheFolder(path: FolderPath.join(parent, Array("cablereader".utf8)))
    return FileReading.status(folder.database(for: paths)) != nil
  }

  private init(path: [UInt8]) { self.path = path }

  /// Tells backup programs that all of this can be rebuilt (bford.info/cachedir).
  private static func writeTag(_ path: [UInt8]) {
    let file = path.withCString { open($0, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600) }
    guard file >= 0 else { return }
    let text =
      "Signature: 8a477f597d28d172789f06886806bc55\n# Indexes of cablereader; safe to delete.\n"
    _ = Array(text.utf8).withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
    close(file)
  }
}

/// Environment variables as bytes.
enum Environment {
  /// A variable's value; nil if it is unset or empty.
  static func bytes(_ name: String) -> [UInt8]? {
    guard let value = getenv(name), value.pointee != 0 else { return nil }
    return Array(UnsafeRawBufferPointer(start: value, count: strlen(value)))
  }
}
