import Glibc

/// Work and results between one walk, many readers and the one that takes the results in, in order.
///
/// Everyone waits for the slowest: neither work nor results pile up without bound. Whoever waited for room continues
/// when half of it is free, so that threads do not wake each other for every single piece of work.
final class Conveyor<Job: Sendable, Result: Sendable>: @unchecked Sendable {
  // All fields are guarded by `mutex`, which is why the class may be shared.
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  /// There may be work to take.
  private let hasWork = Condition()
  /// There may be room for work.
  private let hasRoom = Condition()
  /// The next result may be there.
  private let hasResult = Condition()
  /// Work that waits, from `first` on.
  ///
  /// What is taken off is released at once, even where work never runs out: these are the bytes of files.
  private var jobs: [Job?] = []
  private var first = 0
  private var nextNumber = 0
  private var isFinished = false
  private var isStopped = false
  private var results: [Int: Result] = [:]
  private var taken = 0
  private let jobLimit: Int
  private let resultLimit: Int

  init(jobLimit: Int, resultLimit: Int) {
    self.jobLimit = jobLimit
    self.resultLimit = resultLimit
    pthread_mutex_init(mutex, nil)
  }

  deinit {
    pthread_mutex_destroy(mutex)
    mutex.deallocate()
  }

  /// How many pieces of work wait.
  private var waiting: Int { jobs.count - first }

  /// Adds work; waits while too much is there.
  ///
  /// False once it is stopped.
  func offer(_ job: Job) -> Bool {
    locked {
      while waiting >= jobLimit, !isStopped { hasRoom.wait(with: mutex) }
      guard !isStopped else { return false }
      jobs.append(job)
      hasWork.wakeOne()
      return true
    }
  }

  /// No more work will come.
  func finish() {
    locked {
      isFinished = true
      wakeAll()
    }
  }

  /// Nobody wants the rest.
  func stop() {
    locked {
      isStopped = true
      wakeAll()
    }
  }

  /// The next piece of work with its number; nil if there is no more.
  func nextJob() -> (number: Int, job: Job)? {
    locked {
      while !isStopped {
        if nextNumber - taken < resultLimit, let job = takeJob() {
          if waiting == jobLimit / 2 { hasRoom.wakeAll() }
          nextNumber += 1
          return (nextNumber - 1, job)
        }
        if isFinished, waiting == 0 { return nil }
        hasWork.wait(with: mutex)
      }
      return nil
    }
  }

  /// Takes the oldest work off.
  ///
  /// What is free before it is closed up when it is half of all, so that each piece costs the same, however many wait.
  private func takeJob() -> Job? {
    guard waiting > 0 else { return nil }
    let job = jobs[first]
    jobs[first] = nil
    first += 1
    if first * 2 >= jobs.count {
      jobs.removeFirst(first)
      first = 0
    }
    return job
  }

  func deliver(_ number: Int, _ result: Result) {
    locked {
      results[number] = result
      if number == taken { hasResult.wakeOne() }
    }
  }

  /// The results in the order of the work; nil after the last.
  ///
  /// Calls `tick` four times a second while it waits, without the lock.
  func nextResult(_ tick: () -> Void = {}) -> Result? {
    while true {
      var isTick = false
      let result: Result? = locked {
        var until: timespec?
        while !isStopped {
          if let result = results.removeValue(forKey: taken) {
            taken += 1
            if nextNumber - taken == resultLimit / 2 { hasWork.wakeAll() }
            return result
          }
          if isFinished, waiting == 0, taken == nextNumber { return nil }
          let end = until ?? Condition.moment(afterMilliseconds: 250)
          until = end
          if !hasResult.wait(with: mutex, until: end) {
            isTick = true
            return nil
          }
        }
        return nil
      }
      guard isTick else { return result }
      tick()
    }
  }

  /// Makes work on one thread and does it on all cores; returns when all results were taken, or `take`
  /// returned false.
  ///
  /// - Parameters:
  ///   - patience: of the threads that do the work.
  ///   - make: called on a thread of its own with where to put the work, and with what is true once nobody
  ///     wants more of it.
  ///   - work: called on all cores.
  ///   - take: called on this thread with the results, in the order of the work.
  static func run(
    _ patience: Worker.Patience,
    make: @escaping @Sendable (Conveyor, _ isUnwanted: @escaping @Sendable () -> Bool) -> Void,
    work: @escaping @Sendable (Job) -> Result, take: (Result) -> Bool
  ) {
    let cores = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
    let conveyor = Conveyor(jobLimit: 4 * cores, resultLimit: 8 * cores)
    let isUnwanted = Flag()
    let maker = Worker(.some) {
      make(conveyor) { isUnwanted.isRaised }
      conveyor.finish()
    }
    let workers = (0..<cores).map { _ in
      Worker(patience) {
        while let (number, job) = conveyor.nextJob() { conveyor.deliver(number, work(job)) }
      }
    }
    while let result = conveyor.nextResult() {
      if !take(result) {
        _ = isUnwanted.raise()
        conveyor.stop()
        break
      }
    }
    maker.join()
    for worker in workers { worker.join() }
  }

  private func locked<Value>(_ body: () -> Value) -> Value {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    return body()
  }

  private func wakeAll() {
    for condition in [hasWork, hasRoom, hasResult] { condition.wakeAll() }
  }
}

/// Something that threads wait for, under a lock that all of them hold when they look and when they wake others.
private final class Condition: @unchecked Sendable {
  // The system's own calls may be made from any thread.
  private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

  init() { pthread_cond_init(condition, nil) }

  deinit {
    pthread_cond_destroy(condition)
    condition.deallocate()
  }

  func wait(with mutex: UnsafeMutablePointer<pthread_mutex_t>) {
    pthread_cond_wait(condition, mutex)
  }

  /// False once the moment is past.
  func wait(with mutex: UnsafeMutablePointer<pthread_mutex_t>, until moment: timespec) -> Bool {
    var moment = moment
    return pthread_cond_timedwait(condition, mutex, &moment) != ETIMEDOUT
  }

  func wakeOne() { pthread_cond_signal(condition) }

  func wakeAll() { pthread_cond_broadcast(condition) }

  /// A moment from now on, less than a second away.
  static func moment(afterMilliseconds milliseconds: Int) -> timespec {
    var moment = timespec()
    clock_gettime(CLOCK_REALTIME, &moment)
    moment.tv_nsec += milliseconds * 1_000_000
    if moment.tv_nsec >= 1_000_000_000 {
      moment.tv_nsec -= 1_000_000_000
      moment.tv_sec += 1
    }
    return moment
  }
}

/// A thread of its own, which may block without holding up anyone else's work.
final class Worker: @unchecked Sendable {
  // `body` is read by the new thread only, and `thread` by the owner only.
  private var thread = pthread_t()
  private let patience: Patience
  private let body: @Sendable () -> Void

  /// Which threads go first where all want a core, as the system's niceness.
  ///
  /// What answers a key has none of it, and so whatever works for long by itself has some.
  enum Patience: Int32 {
    /// After the keys: the few threads that many others wait for.
    case some = 5
    /// After all others.
    case most = 10
  }

  /// Starts a thread; where the system has none left, runs the body here and now.
  init(_ patience: Patience, _ body: @escaping @Sendable () -> Void) {
    self.patience = patience
    self.body = body
    let box = Unmanaged.passRetained(self)
    let code = pthread_create(
      &thread, nil,
      { raw in
        guard let raw else { return nil }
        let worker = Unmanaged<Worker>.fromOpaque(raw).takeRetainedValue()
        // On Linux niceness is a thread's own, and cannot be taken back: so only here.
        _ = setpriority(
          __priority_which_t(PRIO_PROCESS.rawValue), 0, worker.patience.rawValue)
        worker.body()
        return nil
      }, box.toOpaque())
    if code != 0 {
      box.release()
      isInline = true
      body()
    }
  }

  private var isInline = false

  /// Lets the body continue by itself; `join` must not be called then.
  func detach() {
    if !isInline { pthread_detach(thread) }
  }

  /// Waits until the body has returned; once only.
  func join() {
    if !isInline { pthread_join(thread, nil) }
  }
}
