import Synchronization
import Testing

@testable import CableLibrary

/// Work between one that makes it and many that do it.
@Suite struct ConveyorTests {
  /// Some bytes of which it is known how many there are at once.
  private final class Load: Sendable {
    static let alive = Mutex((now: 0, most: 0))

    init() {
      Self.alive.withLock {
        $0.now += 1
        $0.most = max($0.most, $0.now)
      }
    }

    deinit { Self.alive.withLock { $0.now -= 1 } }
  }

  @Test func workThatIsDoneIsLetGoOfAlsoWhereMoreIsAlwaysThere() {
    let conveyor = Conveyor<Load, Int>(jobLimit: 4, resultLimit: 4)
    let maker = Worker(.some) {
      for _ in 0..<400 { _ = conveyor.offer(Load()) }
      conveyor.finish()
    }
    let doer = Worker(.most) {
      while let (number, _) = conveyor.nextJob() { conveyor.deliver(number, number) }
    }
    var results: [Int] = []
    while let result = conveyor.nextResult() { results.append(result) }
    maker.join()
    doer.join()
    #expect(results == Array(0..<400))
    #expect(Load.alive.withLock(\.most) <= 12)
  }

  @Test(.timeLimit(.minutes(1)))
  func aPieceOfWorkCostsTheSameHoweverManyWait() {
    let conveyor = Conveyor<Int, Int>(jobLimit: .max, resultLimit: .max)
    let count = 1_000_000
    for number in 0..<count { _ = conveyor.offer(number) }
    conveyor.finish()
    var sum = 0
    while let (_, job) = conveyor.nextJob() { sum += job }
    #expect(sum == count * (count - 1) / 2)
  }

  @Test(arguments: [1, 2, 3, 7, 64], [1, 2, 3, 7, 64])
  func resultsComeInOrderFromSeveralThreadsWhateverHasRoom(jobs: Int, results: Int) {
    var seen: [Int] = []
    let conveyor = Conveyor<Int, Int>(jobLimit: jobs, resultLimit: results)
    let maker = Worker(.some) {
      for number in 0..<3_000 { _ = conveyor.offer(number) }
      conveyor.finish()
    }
    let doers = (0..<3).map { _ in
      Worker(.most) {
        while let (number, job) = conveyor.nextJob() { conveyor.deliver(number, job * 2) }
      }
    }
    while let result = conveyor.nextResult() { seen.append(result) }
    maker.join()
    for doer in doers { doer.join() }
    #expect(seen == (0..<3_000).map { $0 * 2 })
  }

  @Test func whoeverWaitsGoesOnWhenNobodyWantsTheRest() {
    let conveyor = Conveyor<Int, Int>(jobLimit: 2, resultLimit: 1)
    let refused = Mutex(0)
    let maker = Worker(.some) {
      while conveyor.offer(1) {}
      refused.withLock { $0 += 1 }
    }
    let doers = (0..<3).map { _ in
      Worker(.some) {
        while let (number, job) = conveyor.nextJob() { conveyor.deliver(number, job) }
        refused.withLock { $0 += 1 }
      }
    }
    #expect(conveyor.nextResult() == 1)
    conveyor.stop()
    maker.join()
    for doer in doers { doer.join() }
    #expect(refused.withLock { $0 } == 4)
    #expect(conveyor.nextResult() == nil)
  }
}
