import CableScreen
import Glibc
import Synchronization

/// Where background work leaves its results; a byte in a pipe wakes the screen's thread.
final class Mailbox: Sendable {
  private let events = Mutex<[Event]>([])
  /// Read end, for `poll`.
  let wake: Int32
  private let writeEnd: Int32

  init() {
    var ends: [Int32] = [-1, -1]
    precondition(pipe(&ends) == 0, "a pipe is needed to wake the screen")
    wake = ends[0]
    writeEnd = ends[1]
    for end in ends { _ = fcntl(end, F_SETFL, O_NONBLOCK) }
  }

  /// Leaves an event; from any thread.
  func send(_ event: Event) {
    events.withLock { $0.append(event) }
    var byte: UInt8 = 1
    _ = write(writeEnd, &byte, 1)
  }

  /// True as soon as something is there; false when nothing came in time.
  func waits(milliseconds: Int32) -> Bool {
    var file = pollfd(fd: wake, events: Int16(POLLIN), revents: 0)
    return poll(&file, 1, milliseconds) > 0
  }

  /// Takes everything that is there.
  func take() -> [Event] {
    var buffer = [UInt8](repeating: 0, count: 64)
    while read(wake, &buffer, buffer.count) > 0 {}
    return events.withLock { events in
      defer { events = [] }
      return events
    }
  }
}
