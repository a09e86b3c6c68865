import CKernelGuard
import Glibc
import Synchronization

/// What the kernel holds this process to, whatever the program itself does: Landlock for files and
/// ports, a filter of system calls (seccomp) for sockets and programs.
///
/// What is started is held as well, a shell or an editor too; so a whole process is held where no other
/// program will be started, or the one that will be waits already (`WaitingProgram`). On the screen,
/// which starts what a person asks for, the threads that read are held (`HeldThread`).
struct KernelHold: Sendable, Hashable {
  /// The version of Landlock that limits where files are written; 0 for none.
  var landlock = 0
  /// True if every socket is refused.
  var refusesSockets = false

  private static let held = Mutex(KernelHold())

  /// What holds this process.
  static var current: KernelHold { held.withLock { $0 } }

  /// What the kernel could hold a process to.
  static var available: KernelHold {
    KernelHold(
      landlock: Int(kernel_guard_landlock_version()),
      refusesSockets: kernel_guard_has_filter() == 1)
  }

  /// Holds this process from now on, as far as the kernel can.
  ///
  /// It opens no socket and no port, starts no other program, and writes no file but below some folders
  /// and to the terminal. Call it before there is a second thread.
  static func take(writing folders: [String]) {
    let hold = hold(writing: folders, isWhole: true)
    held.withLock { $0 = hold }
  }

  /// The folders below which the threads of `HeldThread` write; nil if they are not held.
  private static let folders = Mutex<[String]?>(nil)

  /// Lets the threads of `HeldThread` be held from now on, and this one be free.
  static func takeForThreads(writing folders: [String]) {
    Self.folders.withLock { $0 = folders }
  }

  /// Holds this thread, and those that it starts, where `takeForThreads` asked for that.
  static func holdThread() {
    // A thread that was started by a held one is held already, and the kernel counts its holds.
    guard let folders = folders.withLock({ $0 }), kernel_guard_refuses_sockets() == 0 else {
      return
    }
    _ = hold(writing: folders, isWhole: false)
  }

  private static func hold(writing folders: [String], isWhole: Bool) -> KernelHold {
    var paths = folders + ["/dev/null", "/dev/tty"]
    if let name = ttyname(STDIN_FILENO) { paths.append(String(cString: name)) }
    let copies = paths.map { strdup($0) }
    defer { for copy in copies { free(copy) } }
    let landlock = copies.map { UnsafePointer($0) }.withUnsafeBufferPointer {
      kernel_guard_limit_writing($0.baseAddress, Int32($0.count))
    }
    return KernelHold(
      landlock: Int(landlock),
      refusesSockets: kernel_guard_refuse_sockets(1, isWhole ? 1 : 0) == 1)
  }

  /// In words, for `doctor`.
  var summary: String {
    let parts =
      (landlock > 0 ? ["Landlock \(landlock)"] : []) + (refusesSockets ? ["seccomp"] : [])
    return parts.isEmpty ? "nothing" : parts.joined(separator: " and ")
  }
}

extension Confinement {
  /// The folders below which files are written: the program's own, which are made where they are
  /// missing, and those of what a person named; in secure mode the current one alone.
  func writableFolders(keepsFiles: Bool, named: [String]) -> [String] {
    if isSecure { return ["."] }
    var folders = named.map { path in
      let slash = path.lastIndex(of: "/")
      return slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    }
    // Standard input is kept in a nameless file.
    if CommandLine.arguments.contains(StandardInput.name), !isPrivate {
      folders.append(Console.variable("TMPDIR") ?? "/tmp")
    }
    guard keepsFiles, !isPrivate else { return folders }
    for (name, fallback) in [
      ("XDG_CACHE_HOME", ".cache"), ("XDG_DATA_HOME", ".local/share"),
      ("XDG_STATE_HOME", ".local/state"),
    ] {
      guard let folder = Console.folder(name, fallback: fallback) else { continue }
      Self.make(folder)
      folders.append(folder)
    }
    return folders
  }

  /// Makes a folder and what leads to it, for the user alone.
  private static func make(_ path: String) {
    var end = path.startIndex
    while let slash = path[path.index(after: end)...].firstIndex(of: "/") {
      mkdir(String(path[..<slash]), 0o700)
      end = slash
    }
    mkdir(path, 0o700)
  }
}
