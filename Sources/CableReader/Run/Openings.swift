import Synchronization

/// Opens cables on threads of their own, which a slow disk may hold up for long.
///
/// So many at most run at a time. Of what waits for them only the last is kept: nobody waits for an
/// opening any more once another cable is opened.
final class Openings: Sendable {
  private struct State {
    var running = 0
    var next: (@Sendable () -> Void)?
  }

  private static let most = 16
  private let state = Mutex(State())

  /// Opens a cable, now or as soon as one of the others is done.
  func start(_ body: @escaping @Sendable () -> Void) {
    let isNow = state.withLock { state in
      guard state.running < Self.most else {
        state.next = body
        return false
      }
      state.running += 1
      return true
    }
    guard isNow else { return }
    HeldThread.start { [self] in
      var body = body
      while true {
        body()
        guard let next = next() else { return }
        body = next
      }
    }
  }

  private func next() -> (@Sendable () -> Void)? {
    state.withLock { state in
      defer { state.next = nil }
      if state.next == nil { state.running -= 1 }
      return state.next
    }
  }
}
