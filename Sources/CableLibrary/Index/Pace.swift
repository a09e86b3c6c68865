import Glibc
import Synchronization

/// Seconds of a clock that only goes forward.
enum Clock {
  static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}

/// A number that several threads raise.
final class Counter: Sendable {
  private let number: Atomic<Int>

  init(_ start: Int) { number = Atomic(start) }

  var value: Int { number.load(ordering: .relaxed) }
  func add(_ more: Int) { number.wrappingAdd(more, ordering: .relaxed) }
}

/// Something that happens once.
final class Flag: Sendable {
  private let raised = Atomic(false)

  /// True once it has happened.
  var isRaised: Bool { raised.load(ordering: .acquiring) }

  /// True for the first caller only.
  func raise() -> Bool { !raised.exchange(true, ordering: .acquiringAndReleasing) }
}

/// How fast something goes, and when to say so again.
struct Pace {
  private var start: Int
  private var done: Int
  private let began = Clock.now
  private var said = Clock.now

  init(start: Int = 0) {
    self.start = start
    done = start
  }

  mutating func note(_ done: Int) { self.done = done }
  mutating func shown() { said = Clock.now }

  /// True a few times a second.
  var isDue: Bool { Clock.now - said > 0.25 }
  var perSecond: Double {
    let elapsed = Clock.now - began
    return elapsed > 0.05 ? Double(done - start) / elapsed : 0
  }
}
