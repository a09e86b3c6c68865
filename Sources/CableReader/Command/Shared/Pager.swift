import Glibc

/// Shows text through the reader's own pager, started with an argument list and never by a shell.
enum Pager {
  /// Gives text to `$PAGER`, `less` without one.
  ///
  /// Blocks until the pager ends.
  ///
  /// - Returns: false where there is none to start; the text is then still to be written.
  static func show(_ text: [UInt8]) -> Bool {
    let command = words(Console.variable("PAGER") ?? "less")
    guard let program = command.first, program != "cat" else { return false }
    // As git and systemd do: colours as they are, leave what was read on the screen.
    if getenv("LESS") == nil { setenv("LESS", "FRX", 1) }
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return false }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, ends[0], STDIN_FILENO)
    var arguments: [UnsafeMutablePointer<CChar>?] = command.map { strdup($0) }
    arguments.append(nil)
    defer { for argument in arguments { free(argument) } }
    var child: pid_t = 0
    let failed = posix_spawnp(&child, program, &actions, nil, arguments, environ)
    close(ends[0])
    guard failed == 0 else {
      close(ends[1])
      return false
    }
    // The pager owns the keys: Ctrl-C is for it, and leaving it early is no fault.
    let interrupt = signal(SIGINT, SIG_IGN)
    let broken = signal(SIGPIPE, SIG_IGN)
    var rest = text[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(ends[1], $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { break }
      rest = rest.dropFirst(count)
    }
    close(ends[1])
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    signal(SIGINT, interrupt)
    signal(SIGPIPE, broken)
    return true
  }

  /// Splits a command as a shell parts words, with quotes and backslashes; nothing is expanded.
  static func words(_ command: String) -> [String] {
    var words: [String] = []
    var word: String?
    var quote: Character?
    var isEscaped = false
    for character in command {
      if isEscaped {
        word = (word ?? "") + String(character)
        isEscaped = false
      } else if character == "\\", quote != "'" {
        isEscaped = true
      } else if let open = quote {
        if character == open { quote = nil } else { word = (word ?? "") + String(character) }
      } else if character == "\"" || character == "'" {
        quote = character
        word = word ?? ""
      } else if character.isWhitespace {
        if let done = word { words.append(done) }
        word = nil
      } else {
        word = (word ?? "") + String(character)
      }
    }
    if let done = word { words.append(done) }
    return words
  }
}
