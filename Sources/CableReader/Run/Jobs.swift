import CableLibrary
import Synchronization

/// Tells background work that nobody waits for its answer any more.
final class Jobs: Sendable {
  private struct State {
    var filter = 0
    var load = 0
    var job = 0
    var page = 0
    var seek = 0
    var library: Library?
  }

  private let state = Mutex(State())

  /// A later filter makes the ones before it pointless, in whatever order they begin.
  func startFilter(_ generation: Int) -> @Sendable () -> Bool {
    state.withLock { $0.filter = max($0.filter, generation) }
    return { [self] in state.withLock { $0.filter > generation } }
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

  /// A later page makes the ones before it pointless, in whatever order they begin.
  func startPage(_ number: Int) -> @Sendable () -> Bool {
    state.withLock { $0.page = max($0.page, number) }
    return { [self] in state.withLock { $0.page > number } }
  }

  /// Stops the page that is being laid out.
  func cancelPage() { state.withLock { $0.page += 1 } }

  /// A later search makes the ones before it pointless, in whatever order they begin.
  func startSeek(_ number: Int) -> @Sendable () -> Bool {
    state.withLock { $0.seek = max($0.seek, number) }
    return { [self] in state.withLock { $0.seek > number } }
  }

  /// Stops the search that runs.
  func cancelSeek() { state.withLock { $0.seek += 1 } }

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
