import CableLibrary
import Glibc

/// Another program, started with an argument list and never by a shell.
///
/// What a person set, such as `$EDITOR`, is separated into words; what comes from documents is only
/// ever an argument of its own after `--`, or the program's standard input.
struct ForeignProgram: Sendable {
  /// What a program is started for.
  enum Purpose: Sendable, Hashable, CaseIterable {
    case pager, editor, pipe, shell, clipboard

    /// As the subject of a sentence.
    var title: String {
      switch self {
      case .pager: "A pager"
      case .editor: "An editor"
      case .pipe: "A pipe"
      case .shell: "A shell"
      case .clipboard: "A clipboard program"
      }
    }
  }

  /// Why no program ran.
  enum Failure: Error, Hashable {
    /// Secure mode forbids it; the sentence says so.
    case refused(String)
    /// The command holds no word.
    case unnamed(Purpose)
    /// The system could not start it.
    case notStarted(String, reason: String)

    /// What happened and what to do; not yet safe to print.
    var message: String {
      switch self {
      case .refused(let why): why
      case .unnamed(let purpose): "\(purpose.title) was asked for, but no program is named."
      case .notStarted(let name, let reason):
        "\(name) cannot be started: \(reason). Check the name, or name another program."
      }
    }
  }

  /// The program's name and its first arguments.
  let words: [String]

  /// A program by the command that a person gave.
  ///
  /// - Parameters:
  ///   - purpose: what it is for.
  ///   - command: words, separated as `CommandWords` does; nothing is expanded.
  ///   - confinement: whether programs may be started.
  /// - Throws: `Failure` in secure mode, or where there is no word.
  init(
    _ purpose: Purpose, command: String, confinement: Confinement
  ) throws(Failure) {
    try self.init(purpose, words: CommandWords.separated(command), confinement: confinement)
  }

  /// A program by its name and first arguments.
  ///
  /// - Throws: `Failure` in secure mode, or where there is no word.
  init(_ purpose: Purpose, words: [String], confinement: Confinement) throws(Failure) {
    if let why = confinement.refusal(of: purpose) { throw .refused(why) }
    self.words = words
    guard let first = words.first, !first.isEmpty else { throw .unnamed(purpose) }
  }

  /// Runs it to its end, on the terminal that this program has.
  ///
  /// Blocks. Where Ctrl-Z stops it, this program stops as well, and both continue together. On the
  /// screen, call it inside of `Terminal.lend`.
  ///
  /// - Parameters:
  ///   - files: files to open, as bytes; each becomes absolute and follows `--`.
  ///   - input: what to write to its standard input; without it, it reads the keyboard.
  /// - Returns: its exit status, or 128 and the number of the signal that ended it.
  /// - Throws: `Failure.notStarted`.
  @discardableResult
  func run(files: [[UInt8]] = [], input: [UInt8]? = nil) throws(Failure) -> Int32 {
    var ends: [Int32] = [-1, -1]
    if input != nil {
      guard pipe(&ends) == 0 else {
        throw .notStarted(words[0], reason: String(cString: strerror(errno)))
      }
      for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    }
    let child: pid_t
    do throws(Failure) {
      child = try start(files, input: input == nil ? nil : ends[0])
    } catch {
      for end in ends where end >= 0 { close(end) }
      throw error
    }
    let signals = SignalPause()
    defer { signals.end() }
    if let input {
      close(ends[0])
      Self.write(input, to: ends[1])
      close(ends[1])
    }
    return Self.wait(child)
  }

  /// Runs it beside the screen: it gets the text, and what it says goes nowhere.
  ///
  /// Blocks; call it off the main thread.
  ///
  /// - Returns: its exit status, or 128 and the number of the signal that ended it.
  /// - Throws: `Failure.notStarted`.
  func feed(_ input: [UInt8]) throws(Failure) -> Int32 {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else {
      throw .notStarted(words[0], reason: String(cString: strerror(errno)))
    }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    let child: pid_t
    do throws(Failure) {
      child = try start([], input: ends[0], isSilent: true)
    } catch {
      for end in ends { close(end) }
      throw error
    }
    close(ends[0])
    // A program that goes away early must not end this one, which other threads draw with.
    var broken = sigset_t()
    var before = sigset_t()
    sigemptyset(&broken)
    sigaddset(&broken, SIGPIPE)
    pthread_sigmask(SIG_BLOCK, &broken, &before)
    Self.write(input, to: ends[1])
    var none = timespec()
    sigtimedwait(&broken, nil, &none)
    pthread_sigmask(SIG_SETMASK, &before, nil)
    close(ends[1])
    return Self.wait(child, isWatched: false)
  }

  private func start(_ files: [[UInt8]], input: Int32?, isSilent: Bool = false) throws(Failure)
    -> pid_t
  {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    if isSilent {
      for stream in [1, 2] as [Int32] {
        posix_spawn_file_actions_addopen(&actions, stream, "/dev/null", O_WRONLY, 0)
      }
    }
    // Standard input may be a list of cables; the keyboard is elsewhere then.
    let keyboard =
      input == nil && isatty(STDIN_FILENO) == 0 ? open("/dev/tty", O_RDWR | O_CLOEXEC) : -1
    defer { if keyboard >= 0 { close(keyboard) } }
    if let source = input ?? (keyboard >= 0 ? keyboard : nil) {
      posix_spawn_file_actions_adddup2(&actions, source, STDIN_FILENO)
    }
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) }
    if !files.isEmpty { arguments.append(strdup("--")) }
    for file in files {
      arguments.append(Self.absolute(file).withCString { strdup($0) })
    }
    arguments.append(nil)
    defer { for argument in arguments { free(argument) } }
    var child: pid_t = 0
    let failed = posix_spawnp(&child, words[0], &actions, nil, arguments, environ)
    guard failed == 0 else {
      throw .notStarted(words[0], reason: String(cString: strerror(failed)))
    }
    return child
  }

  /// A path that cannot be taken for an option or for a program's own sign such as `+5`.
  static func absolute(_ path: [UInt8]) -> [UInt8] {
    guard path.first != 0x2F, let folder = getcwd(nil, 0) else { return path }
    defer { free(folder) }
    let bytes = UnsafeRawBufferPointer(start: folder, count: strlen(folder))
    return Array(bytes) + [0x2F] + path
  }

  /// Writes bytes into a pipe, as far as somebody reads them.
  static func write(_ bytes: [UInt8], to file: Int32) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      // Leaving a pager early is no fault.
      guard count > 0 else { break }
      rest = rest.dropFirst(count)
    }
  }

  /// Waits for its end; one that is watched stops this program as well when it stops.
  static func wait(_ child: pid_t, isWatched: Bool = true) -> Int32 {
    var status: Int32 = 0
    while true {
      let changed = waitpid(child, &status, isWatched ? WUNTRACED : 0)
      if changed < 0, errno != EINTR { return 127 }
      guard changed == child else { continue }
      if status & 0xFF == 0x7F {
        // Stopped by itself: whoever waits for us must see that as well.
        kill(getpid(), SIGSTOP)
        kill(child, SIGCONT)
        continue
      }
      let signal = status & 0x7F
      return signal == 0 ? status >> 8 & 0xFF : 128 + signal
    }
  }
}

/// Leaves the keyboard's signals to another program for a while.
struct SignalPause {
  private let before: [(signal: Int32, action: sigaction)]

  /// Interrupts pass us by, Ctrl-Z stops us too, and a reader that goes away is no fault.
  init() {
    before = [SIGINT, SIGQUIT, SIGPIPE, SIGTSTP].map { signal in
      var old = sigaction()
      sigaction(signal, nil, &old)
      var new = sigaction()
      let isIgnored = old.__sigaction_handler.sa_handler.map { Self.isIgnoring($0) } ?? false
      new.__sigaction_handler.sa_handler = signal == SIGTSTP && !isIgnored ? SIG_DFL : SIG_IGN
      sigaction(signal, &new, nil)
      return (signal, old)
    }
  }

  /// Puts back what was there.
  func end() {
    for (signal, action) in before {
      var action = action
      sigaction(signal, &action, nil)
    }
  }

  private static func isIgnoring(_ handler: @escaping @convention(c) (Int32) -> Void) -> Bool {
    unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
  }
}
