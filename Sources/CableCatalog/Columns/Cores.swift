/// What runs two pieces of work at the same time, where whoever made it has threads for them.
///
/// Nothing in CableCatalog starts a thread: `CableLibrary` brings them.
package struct Cores: Sendable {
  /// Starts a piece of work; what it returns waits for the end.
  private let start: @Sendable (@escaping @Sendable () -> Void) -> () -> Void

  /// Cores that a function gives.
  ///
  /// - Parameter start: begins a piece of work, and returns a function that waits until it has ended.
  package init(start: @escaping @Sendable (@escaping @Sendable () -> Void) -> () -> Void) {
    self.start = start
  }

  /// One core: what would run beside something runs before it.
  package static let one = Cores { work in
    work()
    return {}
  }

  /// What two pieces of work give that need nothing of each other; the first runs on this thread.
  package func both<One, Other: Sendable>(
    _ one: () -> One, _ other: @escaping @Sendable () -> Other
  ) -> (One, Other) {
    let second = Deferred<Other>()
    let end = start { _ = second.value(other) }
    let first = one()
    end()
    return (first, second.value(other))
  }
}
