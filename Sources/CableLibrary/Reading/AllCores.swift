extension Cores {
  /// All cores; while one is left free for keys, only one.
  static let all = Cores { work in
    guard !SpareCore.shared.isLeftFree else {
      work()
      return {}
    }
    let worker = Worker(.some, work)
    return { worker.join() }
  }
}
