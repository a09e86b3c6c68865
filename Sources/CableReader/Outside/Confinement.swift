import CableLibrary
import Glibc
import Synchronization

/// How far the program may reach outside of itself: the one value that decides it.
///
/// `--secure` is for shared terminals and kiosks, as less has it. Whatever starts another program or
/// writes a file asks here first.
struct Confinement: Sendable, Hashable {
  /// True if no other program is started and nothing is written outside of the current folder.
  let isSecure: Bool
  /// True if nothing is written but what a person names: no index, notebook or history.
  let isPrivate: Bool
  /// True if links may lead out of the folders that were named.
  let followsLinks: Bool
  /// The folder that is treated as the current one.
  private let folder: String

  /// Everything is allowed.
  static let open = Confinement(isAsked: false) { _ in nil }

  private static let held = Mutex(Confinement(isAsked: false))

  /// What holds for this process: set once, as soon as the command line is read.
  static var current: Confinement {
    get { held.withLock { $0 } }
    set { held.withLock { $0 = newValue } }
  }

  /// Secure where `--secure` asks for it, or `LESSSECURE` holds anything.
  init(
    isAsked: Bool, isPrivate: Bool = false, followsLinks: Bool = false, folder: String = ".",
    environment: (String) -> String? = Console.variable
  ) {
    self.folder = folder
    self.isPrivate = isPrivate
    self.followsLinks = followsLinks
    isSecure = isAsked || environment("LESSSECURE")?.isEmpty == false
  }

  /// True if the program keeps nothing for the next time.
  var leavesNoTrace: Bool { isSecure || isPrivate }

  /// How a library is loaded: with an index in memory where no trace is left.
  func loading(
    gathersWords: Bool = true, isCancelled: @escaping @Sendable () -> Bool = { false }
  ) -> LoadOptions {
    LoadOptions(
      index: leavesNoTrace ? .memory : .automatic, gathersWords: gathersWords,
      followsLinks: followsLinks, isCancelled: isCancelled)
  }

  /// Why another program must not be started; nil if it may.
  func refusal(of purpose: ForeignProgram.Purpose) -> String? {
    isSecure
      ? "\(purpose.title) is not available in secure mode, which starts no other program."
      : nil
  }

  /// Why a file or folder must not be written; nil if it may.
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
