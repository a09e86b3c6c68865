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

  /// Threads that work.
  ///
  /// Readers begin and finish for each file: while no core is left free, none takes a lock for it, since the thread
  /// that has the lock may be one that waits for a core.
  private let working = Atomic(0)
  /// The first has waited longest.
  private let waiting = Mutex<[Waiting]>([])
  /// How many of them there are.
  private let waitingNumber = Atomic(0)
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
  var waitingCount: Int { waitingNumber.load(ordering: .sequentiallyConsistent) }

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
    guard waitingNumber.load(ordering: .relaxed) > 0 else { return }
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
    if takePlace() { return }
    let own = Waiting()
    let hasBegun = change { waiting in
      // Only who finishes after this sees that somebody waits.
      waitingNumber.store(waiting.count + 1, ordering: .sequentiallyConsistent)
      if takePlace() { return true }
      waiting.append(own)
      return false
    }
    if hasBegun { return }
    while own.turn.wait(timeout: .now() + .nanoseconds(left)) == .timedOut {
      let hasBegun = change { waiting in
        guard let place = waiting.firstIndex(where: { $0 === own }) else {
          // Its turn came just now.
          return true
        }
        // Another key may have come since.
        guard left == 0 else { return false }
        waiting.remove(at: place)
        working.wrappingAdd(1, ordering: .sequentiallyConsistent)
        return true
      }
      if hasBegun { return }
    }
  }

  private func finish() {
    working.wrappingSubtract(1, ordering: .sequentiallyConsistent)
    guard waitingCount > 0 else { return }
    change { waiting in
      while !waiting.isEmpty, takePlace() { waiting.removeFirst().turn.signal() }
    }
  }

  /// Counts one more thread that works, where it may.
  private func takePlace() -> Bool {
    let isFull = left > 0
    var known = working.load(ordering: .sequentiallyConsistent)
    while !isFull || known < most {
      let (isTaken, now) = working.weakCompareExchange(
        expected: known, desired: known + 1, ordering: .sequentiallyConsistent)
      if isTaken { return true }
      known = now
    }
    return false
  }

  /// Changes who waits; the number of them is right afterwards.
  private func change<Value>(_ body: (inout [Waiting]) -> Value) -> Value {
    waiting.withLock { waiting in
      defer { waitingNumber.store(waiting.count, ordering: .sequentiallyConsistent) }
      return body(&waiting)
    }
  }
}
