import Dispatch
import Glibc
import Synchronization

/// Leaves a core to the thread that answers keys: for two seconds after a key, reading and indexing
/// work on one core less.
///
/// Niceness alone does not do this: a thread that wakes up while every core is busy waits some
/// milliseconds for one of them.
public final class SpareCore: Sendable {
  /// That of the program.
  public static let shared = SpareCore(cores: sysconf(Int32(_SC_NPROCESSORS_ONLN)))

  /// A thread that waits for its turn.
  private final class Waiting: Sendable {
    let turn = DispatchSemaphore(value: 0)
  }

  private struct State {
    var working = 0
    /// The first has waited longest.
    var waiting: [Waiting] = []
  }

  private let state = Mutex(State())
  /// Until when a core is left free, in nanoseconds of the clock.
  private let end = Atomic(Int.min)
  /// Threads that work meanwhile.
  private let most: Int
  private let nanoseconds: Int
  private let now: @Sendable () -> Int

  /// A spare core of some.
  ///
  /// - Parameters:
  ///   - cores: of the machine.
  ///   - nanoseconds: how long it is left free after a key.
  ///   - now: nanoseconds of a clock that only goes forward.
  init(
    cores: Int, nanoseconds: Int = 2_000_000_000,
    now: @escaping @Sendable () -> Int = { Int(Clock.now * 1e9) }
  ) {
    most = max(1, cores - 1)
    self.nanoseconds = nanoseconds
    self.now = now
  }

  /// Notes that a key has come; never waits.
  public func noteKey() { end.store(now() + nanoseconds, ordering: .relaxed) }

  /// How long a core is still left free, in nanoseconds; 0 where it is not.
  private var left: Int {
    let end = end.load(ordering: .relaxed)
    return end == .min ? 0 : max(0, end - now())
  }

  /// True while a core is left free.
  var isLeftFree: Bool { left > 0 }

  /// How many threads wait for their turn.
  var waitingCount: Int { state.withLock { $0.waiting.count } }

  /// Does a part of some long work, once a core may be used for it.
  ///
  /// The body must not wait for another thread that works so, except within `pause`.
  func work<Value, Failure: Error>(_ body: () throws(Failure) -> Value) throws(Failure) -> Value {
    begin()
    defer { finish() }
    return try body()
  }

  /// Lets another thread have its turn first, where one waits; called within `work`, between its steps.
  func rest() {
    guard state.withLock({ !$0.waiting.isEmpty }) else { return }
    finish()
    begin()
  }

  /// Does something that waits for other threads; called within `work`.
  func pause<Value>(_ body: () -> Value) -> Value {
    finish()
    defer { begin() }
    return body()
  }

  private func begin() {
    let waiting: Waiting? = state.withLock { state in
      if state.working < most || left == 0 {
        state.working += 1
        return nil
      }
      let own = Waiting()
      state.waiting.append(own)
      return own
    }
    guard let waiting else { return }
    while waiting.turn.wait(timeout: .now() + .nanoseconds(left)) == .timedOut {
      let hasBegun = state.withLock { state in
        guard let place = state.waiting.firstIndex(where: { $0 === waiting }) else {
          // Its turn came just now.
          return true
        }
        // Another key may have come since.
        guard left == 0 else { return false }
        state.waiting.remove(at: place)
        state.working += 1
        return true
      }
      if hasBegun { return }
    }
  }

  private func finish() {
    state.withLock { state in
      state.working -= 1
      let isFull = left > 0
      while let next = state.waiting.first, !isFull || state.working < most {
        state.waiting.removeFirst()
        state.working += 1
        next.turn.signal()
      }
    }
  }
}
