import Glibc
import Testing

@testable import CableCore

/// What `Fuzz/growth` counts, here by the processor's time and in a minute: it finds what costs the square of its input.
@Suite struct GrowthTests {
  @Test("Eight times the input takes no more than twenty times the time", arguments: Hostile.texts)
  func isLinear(hostile: Hostile) {
    // Of what may repeat: what is before it is there once.
    let small = hostile.text(hostile.before.utf8.count + (4 << 10))
    let large = hostile.text(hostile.before.utf8.count + (32 << 10))
    let ratio = { Self.cost(of: large) / max(Self.cost(of: small), 0.0005) }
    // A machine that is busy may disturb one measurement, and not all of them.
    #expect((0..<3).contains { _ in ratio() < 20 })
  }

  private static func cost(of bytes: [UInt8]) -> Double {
    let start = seconds()
    for source in Container.read(bytes, fileName: "09ROME1.txt").cables {
      _ = CableJSON.line(Cable(parsing: source), path: "x").utf8.count
    }
    return seconds() - start
  }

  /// What this thread has used of the processor; other tests run beside it.
  private static func seconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
