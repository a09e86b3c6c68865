import CableLibrary
import Synchronization

/// Notifies background work that nobody waits for its answer any more.
final class Jobs: Sendable {
  /// What is asked with a number, and of which only the latest is waited for.
  enum Question: CaseIterable { case filter, page, seek, rows, ids, views, look, snippets }

  private struct State {
    /// The latest number of each kind of question.
    var latest: [Question: Int] = [:]
    var load = 0
    var job = 0
    var opening = 0
    var searcher: Searcher?
  }

  private let state = Mutex(State())

  /// A later question makes those of its kind before it pointless, in whatever order they begin.
  func start(_ question: Question, _ number: Int) -> @Sendable () -> Bool {
    state.withLock { $0.latest[question] = max($0.latest[question, default: 0], number) }
    return { [self] in state.withLock { $0.latest[question, default: 0] > number } }
  }

  /// Stops the question of a kind that runs.
  func cancel(_ question: Question) { state.withLock { $0.latest[question, default: 0] += 1 } }

  /// A new reading of the files stops the one before it.
  func startLoad() -> @Sendable () -> Bool {
    let number = state.withLock { state in
      state.load += 1
      return state.load
    }
    return { [self] in state.withLock { $0.load != number } }
  }

  /// The latest searcher: it answers all questions, and the next reading continues from it.
  var searcher: Searcher? {
    get { state.withLock { $0.searcher } }
    set { state.withLock { $0.searcher = newValue } }
  }

  /// Stops reading; what was read stays.
  func cancelLoad() { state.withLock { $0.load += 1 } }

  /// A cable that is opened stops the one that is being opened.
  func startOpening() -> @Sendable () -> Bool {
    let number = state.withLock { state in
      state.opening += 1
      return state.opening
    }
    return { [self] in state.withLock { $0.opening != number } }
  }

  /// Stops the cable that is being opened.
  func cancelOpening() { state.withLock { $0.opening += 1 } }

  /// A new job stops the one before it.
  func startJob() -> @Sendable () -> Bool {
    let number = state.withLock { state in
      state.job += 1
      return state.job
    }
    return { [self] in state.withLock { $0.job != number } }
  }

  /// Stops all that runs: nobody waits for any answer any more.
  func cancelAll() {
    cancelLoad()
    cancelOpening()
    cancelJob()
    for question in Question.allCases { cancel(question) }
  }

  /// Stops the job that runs.
  func cancelJob() { state.withLock { $0.job += 1 } }
}
