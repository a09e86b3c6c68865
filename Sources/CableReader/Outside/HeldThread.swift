import Dispatch
import Glibc
import Synchronization

/// A thread that the kernel holds, for what reads files from strangers while the screen must be able to
/// start programs and write exports.
///
/// Threads share their memory, so it stops what a fault in the reading would do at once, and not code
/// that takes over another thread.
enum HeldThread {
  /// Runs a body on a thread of its own, which is held where `KernelHold.takeForThreads` asked for that,
  /// as are the threads that it starts.
  ///
  /// Blocks until the body returns. Cost: some 0.1 ms.
  static func run<Value: Sendable>(_ body: @escaping @Sendable () -> Value) -> Value {
    let result = Mutex<Value?>(nil)
    let thread = begin {
      KernelHold.holdThread()
      let value = body()
      result.withLock { $0 = value }
    }
    if let thread { pthread_join(thread, nil) }
    // Where the system has no thread left, the work is still done.
    return result.withLock { $0 } ?? body()
  }

  /// Starts a body on a thread of its own, which is held as that of `run` is.
  ///
  /// However many of them wait for a disk, none keeps another from starting.
  static func start(_ body: @escaping @Sendable () -> Void) {
    let thread = begin {
      KernelHold.holdThread()
      body()
    }
    if let thread {
      pthread_detach(thread)
    } else {
      DispatchQueue.global(qos: .userInteractive).async { run(body) }
    }
  }

  /// Starts a body on a thread that is as free as the one which starts it.
  static func startFree(_ body: @escaping @Sendable () -> Void) {
    guard let thread = begin(body) else { return body() }
    pthread_detach(thread)
  }

  private static func begin(_ body: @escaping @Sendable () -> Void) -> pthread_t? {
    let box = Unmanaged.passRetained(Box(body))
    var thread = pthread_t()
    let code = pthread_create(
      &thread, nil,
      { raw in
        guard let raw else { return nil }
        Unmanaged<Box>.fromOpaque(raw).takeRetainedValue().body()
        return nil
      }, box.toOpaque())
    guard code == 0 else {
      box.release()
      return nil
    }
    return thread
  }

  private final class Box: Sendable {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }
}
