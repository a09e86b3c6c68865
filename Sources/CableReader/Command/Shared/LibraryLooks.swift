import CableCatalog
import CableCore
import CableLibrary
import Glibc

/// Keeps what was seen of each library, in the folder of `LastLibrary`: a file a library.
///
/// It is a memory of convenience: without a folder to write in, or where no trace is left, nothing is
/// remembered, and a file that cannot be read is as none.
struct LibraryLooks: Sendable {
  private let file: String

  /// The memory of a library; nil if there is none.
  ///
  /// - Parameter paths: of the library, in full; a library is known by them.
  init?(of paths: [String]) {
    guard !paths.isEmpty, !Confinement.current.leavesNoTrace,
      let state = Console.folder("XDG_STATE_HOME", fallback: ".local/state")
    else { return nil }
    let key = Array(Set(paths).sorted().joined(separator: "\0").utf8)
    file =
      state + "/look-"
      + key.withUnsafeBufferPointer { Hexadecimal.text(Hashing.hash($0), digits: 16) }
  }

  /// What was seen the last time.
  func last() -> LibraryLook {
    var look = LibraryLook()
    guard let bytes = TextFile.bytes(file) else { return look }
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard let kind = cells.first, cells.count > 1 else { continue }
      if kind == "missing" {
        look.missing.append(Array(cells.dropFirst()))
      } else if kind == "view" {
        look.views[cells[1]] = Set(cells.dropFirst(2).compactMap { UInt64($0, radix: 16) })
      }
    }
    return look
  }

  /// Changes what is remembered, from what was seen the last time.
  ///
  /// - Returns: false if nothing could be written.
  @discardableResult
  func remember(_ change: (inout LibraryLook) -> Void) -> Bool {
    var look = last()
    change(&look)
    var text = look.missing.map { "missing\t" + $0.joined(separator: "\t") + "\n" }.joined()
    for (name, digests) in look.views.sorted(by: { $0.key < $1.key }) {
      text += "view\t" + name
      for digest in digests.sorted() { text += "\t" + String(digest, radix: 16) }
      text += "\n"
    }
    return StateFile.write(Array(text.utf8), to: file)
  }
}
