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

/// When a list that grows while files are read is made again.
///
/// Each list costs a pass over all that is there: so they come ever more seldom, and none where nothing came.
struct Relisting {
  /// Cables of the last list.
  private var count: Int
  /// Cables from which on there is another at once.
  private var next: Int
  private var made: Double

  /// A list of some cables that is there now.
  init(_ count: Int, at now: Double = Clock.now) {
    self.count = count
    next = max(64, count * 2)
    made = now
  }

  /// Whether a list of so many cables is to be made at a second of the clock.
  func isDue(_ count: Int, at now: Double) -> Bool {
    count > self.count && (count >= next || (count > next / 3 && now - made > 1))
  }

  /// Notes that a list of so many cables was made.
  mutating func isMade(_ count: Int, at now: Double) {
    self.count = count
    next = count * 4
    made = now
  }
}
