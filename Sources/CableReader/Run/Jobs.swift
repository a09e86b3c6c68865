import CableLibrary
import Synchronization

/// Tells background work that nobody waits for its answer any more.
final class Jobs: Sendable {
  private struct State {
    var filter = 0
    var load = 0
    var job = 0
    var library: Library?
  }

  private let state = Mutex(State())

  /// A new filter makes the ones before it pointless.
  func startFilter() -> @Sendable () -> Bool {
    let number = state.withLock { state in
      state.filter += 1
      return state.filter
    }
    return { [self] in state.withLock { $0.filter != number } }
  }

  /// Stops the filter that runs.
  func cancelFilter() { state.withLock { $0.filter += 1 } }

  /// A new reading of the files stops the one before it.
  func startLoad() -> @Sendable () -> Bool {
    let number = state.withLock { state in
      state.load += 1
      return state.load
    }
    return { [self] in state.withLock { $0.load != number } }
  }

  /// The latest library, so that the next reading goes on from there.
  var library: Library? {
    get { state.withLock { $0.library } }
    set { state.withLock { $0.library = newValue } }
  }

  /// Stops reading; what was read stays.
  func cancelLoad() { state.withLock { $0.load += 1 } }

  /// A new job stops the one before it.
  func startJob() -> @Sendable () -> Bool {
    let number = state.withLock { state in
      state.job += 1
      return state.job
    }
    return { [self] in state.withLock { $0.job != number } }
  }

  /// Stops the job that runs.
  func cancelJob() { state.withLock { $0.job += 1 } }
}
