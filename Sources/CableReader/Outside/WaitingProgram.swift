import CKernelGuard
import Glibc

/// A program that is known before any document is read, and started after that: it waits in a process
/// of its own, so that this one can give up the right to start any.
///
/// All that this process can still do is to start it, and to write its standard input.
struct WaitingProgram: Sendable {
  private let process: pid_t
  private let start: Int32
  private let input: Int32
  private let failure: Int32

  /// Lets a program wait; nil if the system has no process for it.
  ///
  /// Call it before there is a second thread.
  init?(_ program: ForeignProgram) {
    var words: [UnsafeMutablePointer<CChar>?] = program.words.map { strdup($0) }
    words.append(nil)
    defer { for word in words { free(word) } }
    let waiting = kernel_guard_wait_to_start(words)
    guard waiting.process > 0 else { return nil }
    process = waiting.process
    start = waiting.start
    input = waiting.input
    failure = waiting.failure
  }

  /// Starts it with a text as its standard input, and waits for its end; once only.
  ///
  /// Blocks. Where Ctrl-Z stops it, this program stops as well, and both continue together.
  ///
  /// - Returns: false if it could not be started.
  func run(input text: [UInt8]) -> Bool {
    let signals = SignalPause()
    defer { signals.end() }
    let isAsked = Glibc.write(start, [1] as [UInt8], 1) == 1
    close(start)
    var code: Int32 = 0
    var count = 0
    repeat {
      count = read(failure, &code, MemoryLayout.size(ofValue: code))
    } while count < 0 && errno == EINTR
    close(failure)
    // The end of the pipe, closed by the start of the program.
    let isStarted = isAsked && count == 0
    if isStarted { ForeignProgram.write(text, to: input) }
    close(input)
    _ = ForeignProgram.wait(process)
    return isStarted
  }

  /// Lets it go without having been started.
  func dismiss() {
    for file in [start, input, failure] { close(file) }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
  }
}
