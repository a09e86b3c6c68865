import Dispatch
import Glibc
import Synchronization
import Testing

@testable import CableLibrary

/// The core that is left to keys while everything is read and indexed.
@Suite struct SpareCoreTests {
  /// A clock that goes forward only where a test says so, in nanoseconds.
  private final class StillClock: Sendable {
    private let time = Atomic(7_000_000_000)
    private let asked = Atomic(0)

    var askedCount: Int { asked.load(ordering: .relaxed) }

    @Sendable func now() -> Int {
      asked.wrappingAdd(1, ordering: .relaxed)
      return time.load(ordering: .relaxed)
    }

    func advance(milliseconds: Int) {
      time.wrappingAdd(milliseconds * 1_000_000, ordering: .relaxed)
    }
  }

  /// Waits for what another thread brings about.
  private func until(_ condition: () -> Bool) -> Bool {
    for _ in 0..<20_000 {
      if condition() { return true }
      usleep(1_000)
    }
    return false
  }

  /// How many of eight threads work at most at once, where each of them works often.
  private func mostAtOnce(_ core: SpareCore) -> Int {
    let now = Atomic(0)
    let most = Mutex(0)
    let workers = (0..<8).map { _ in
      Worker(.some) {
        for _ in 0..<40 {
          core.work {
            let own = now.wrappingAdd(1, ordering: .relaxed).newValue
            most.withLock { $0 = max($0, own) }
            usleep(100)
            now.wrappingSubtract(1, ordering: .relaxed)
          }
        }
      }
    }
    for worker in workers { worker.join() }
    return most.withLock { $0 }
  }

  /// True if eight threads can all work at once.
  private func allWorkAtOnce(_ core: SpareCore) -> Bool {
    let begun = Atomic(0)
    let workers = (0..<8).map { _ in
      Worker(.some) {
        core.work {
          begun.wrappingAdd(1, ordering: .relaxed)
          _ = until { begun.load(ordering: .relaxed) == 8 }
        }
      }
    }
    let areAll = until { begun.load(ordering: .relaxed) == 8 }
    for worker in workers { worker.join() }
    return areAll
  }

  @Test(
    "For two seconds after a key, one thread fewer works than there are cores, and at least one",
    arguments: [(1, 1), (2, 1), (3, 2), (5, 4)])
  func afterAKey(cores: Int, most: Int) {
    let clock = StillClock()
    let core = SpareCore(cores: cores, now: clock.now)
    core.noteKey()
    clock.advance(milliseconds: 1_999)
    #expect(mostAtOnce(core) <= most)
  }

  @Test("Before any key, and two seconds after the last one, as many work as want to")
  func otherwise() {
    let clock = StillClock()
    let core = SpareCore(cores: 2, now: clock.now)
    #expect(allWorkAtOnce(core))
    core.noteKey()
    clock.advance(milliseconds: 1_500)
    core.noteKey()
    clock.advance(milliseconds: 1_500)
    #expect(mostAtOnce(core) == 1)
    clock.advance(milliseconds: 500)
    #expect(allWorkAtOnce(core))
  }

  @Test("Who waits sleeps, and does not ask again and again whether it is time")
  func noBusyWaiting() {
    let clock = StillClock()
    let core = SpareCore(cores: 2, now: clock.now)
    core.noteKey()
    var waiter: Worker?
    core.work {
      waiter = Worker(.some) { core.work {} }
      #expect(until { core.waitingCount == 1 })
      usleep(20_000)
      let asked = clock.askedCount
      usleep(100_000)
      #expect(clock.askedCount == asked)
    }
    waiter?.join()
    #expect(core.waitingCount == 0)
  }

  @Test("Who waits begins once the time is over, even if nobody has finished")
  func theTimeEnds() {
    let clock = StillClock()
    let core = SpareCore(cores: 2, nanoseconds: 5_000_000, now: clock.now)
    let hasBegun = Flag()
    core.noteKey()
    core.work {
      let waiter = Worker(.some) { core.work { _ = hasBegun.raise() } }
      #expect(until { core.waitingCount == 1 })
      // The clock goes by what it says, not by how long it takes to say it.
      usleep(30_000)
      #expect(!hasBegun.isRaised)
      clock.advance(milliseconds: 6)
      #expect(until { hasBegun.isRaised })
      waiter.join()
    }
  }

  @Test("Between two steps another has its turn, the one first that has waited longest")
  func rest() {
    let clock = StillClock()
    let core = SpareCore(cores: 2, now: clock.now)
    let order = Mutex<[String]>([])
    core.noteKey()
    var workers: [Worker] = []
    core.work {
      core.rest()
      for name in ["first", "second"] {
        workers.append(Worker(.some) { core.work { order.withLock { $0.append(name) } } })
        #expect(until { core.waitingCount == workers.count })
      }
      core.rest()
      order.withLock { $0.append("rested") }
    }
    for worker in workers { worker.join() }
    #expect(order.withLock { $0 } == ["first", "second", "rested"])
  }

  @Test("Who waits for others lets them work meanwhile")
  func pause() {
    let clock = StillClock()
    let core = SpareCore(cores: 2, now: clock.now)
    core.noteKey()
    let isDone = core.work {
      core.pause {
        let done = Flag()
        let other = Worker(.some) { core.work { _ = done.raise() } }
        other.join()
        return done.isRaised
      }
    }
    #expect(isDone)
  }

  @Test("A library that is read while keys come is read whole, and so are an archive and its words")
  func readingWhileKeysCome() throws {
    let folder = try TemporaryFolder()
    for number in 1...40 {
      try folder.write(
        "\(number % 3)/09ASTANA\(number).txt",
        TemporaryFolder.cable("09ASTANA\(number)", text: "Tree number \(number) was planted."))
    }
    // More members than wait to be parsed at once.
    try folder.write(
      "more.tar.gz",
      bytes: PackedFixture.archive(
        .tarGzip,
        (41...2_000).map { number in
          .file("\(number).txt", TemporaryFolder.cable("09ASTANA\(number)", text: "Tree number."))
        }))
    let isOver = Flag()
    let keys = Worker(.some) {
      while !isOver.isRaised {
        SpareCore.shared.noteKey()
        usleep(2_000)
      }
    }
    let searcher = try folder.searcher()
    _ = isOver.raise()
    keys.join()
    #expect(searcher.library.isComplete && searcher.library.rows.count == 2_000)
    #expect(searcher.found("\"tree number\"") == Array(1...2_000))
  }
}
