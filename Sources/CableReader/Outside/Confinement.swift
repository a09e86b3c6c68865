import Glibc

/// How far the program may reach outside of itself: the one value that decides it.
///
/// `--secure` is for shared terminals and kiosks, as less has it. Whatever starts another program or
/// writes a file for a person asks here first.
struct Confinement: Sendable, Hashable {
  /// True where no other program is started and nothing is written outside of the current folder.
  let isSecure: Bool
  /// The folder that counts as the current one.
  private let folder: String

  /// Everything is allowed.
  static let open = Confinement(isAsked: false) { _ in nil }

  /// Secure where `--secure` asks for it, or `LESSSECURE` holds anything.
  init(
    isAsked: Bool, folder: String = ".", environment: (String) -> String? = Console.variable
  ) {
    self.folder = folder
    isSecure = isAsked || environment("LESSSECURE")?.isEmpty == false
  }

  /// Why another program must not be started; nil where it may.
  func refusal(of purpose: ForeignProgram.Purpose) -> String? {
    isSecure
      ? "\(purpose.title) is not available in secure mode, which starts no other program."
      : nil
  }

  /// Why a file or folder must not be written; nil where it may.
  ///
  /// In secure mode a path must lead into the current folder, with all links followed, and must not
  /// itself be a link.
  func refusal(ofWriting path: String) -> String? {
    guard isSecure else { return nil }
    let path = path.hasPrefix("/") ? path : folder + "/" + path
    var info = stat()
    let isLink = lstat(path, &info) == 0 && info.st_mode & S_IFMT == S_IFLNK
    let slash = path.lastIndex(of: "/")
    let folder = slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    let name = slash.map { path[path.index(after: $0)...] } ?? path[...]
    let here = Self.resolved(self.folder)
    if !isLink, name != "..", !name.isEmpty, let here, let there = Self.resolved(folder),
      there == here || there.hasPrefix(here == "/" ? here : here + "/")
    {
      return nil
    }
    return "\(path) is not written: secure mode writes below the current folder only."
  }

  private static func resolved(_ path: String) -> String? {
    guard let whole = realpath(path, nil) else { return nil }
    defer { free(whole) }
    return String(cString: whole)
  }
}
