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
}
