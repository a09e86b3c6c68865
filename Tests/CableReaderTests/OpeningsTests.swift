import Dispatch
import Synchronization
import Testing

@testable import CableReader

/// Cables that are opened while a slow disk holds others up.
@Suite struct OpeningsTests {
  @Test("However many openings wait for a disk, the last one comes, those before it do not")
  func theLastOneComes() {
    let openings = Openings()
    let disk = DispatchSemaphore(value: 0)
    for _ in 0..<16 {
      openings.start { disk.wait() }
    }
    let later = Mutex<[Int]>([])
    let isDone = DispatchSemaphore(value: 0)
    for number in 1...5 {
      openings.start {
        later.withLock { $0.append(number) }
        isDone.signal()
      }
    }
    disk.signal()
    #expect(isDone.wait(timeout: .now() + 20) == .success)
    #expect(later.withLock { $0 } == [5])
    // Once the disk answers, there is room for all that comes.
    for _ in 1..<16 { disk.signal() }
    for number in 6...8 {
      openings.start {
        later.withLock { $0.append(number) }
        isDone.signal()
      }
      #expect(isDone.wait(timeout: .now() + 20) == .success)
    }
    #expect(later.withLock { $0 } == [5, 6, 7, 8])
  }
}
