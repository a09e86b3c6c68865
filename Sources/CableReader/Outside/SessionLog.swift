import Glibc

/// A file to which every key goes as it is pressed, so that a fault can be shown to somebody else.
///
/// It holds keys and sizes of the screen, and nothing of what is on it; of a pasted text the length
/// alone. What a person types into a prompt consists of keys, and is included. `--script` plays it again.
///
/// A class because the file is open for as long as the screen is.
final class SessionLog {
  private let file: Int32
  private var column = 0

  /// Begins a new file.
  ///
  /// - Throws: `WrittenFile.Failure` where it may not be written there, or is there already.
  init(_ path: String, confinement: Confinement) throws(WrittenFile.Failure) {
    try WrittenFile.write([], to: path, isNew: true, confinement: confinement)
    file = open(path, O_WRONLY | O_APPEND | O_CLOEXEC | O_NOFOLLOW)
  }

  deinit { if file >= 0 { close(file) } }

  /// Writes a key down at once, as scripts spell it; nil for what is no key.
  func note(_ text: String?) {
    guard file >= 0, let text else { return }
    let isFull = column + text.count > 80
    column = isFull ? text.count : column + text.count
    let bytes = Array(((isFull ? "\n" : "") + text).utf8)
    // A log that cannot grow must not disturb what is logged.
    _ = bytes.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
  }
}
