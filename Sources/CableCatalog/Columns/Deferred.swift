import Synchronization

/// What is made when it is first asked for, and kept from then on.
///
/// Nobody waits for anybody: where two ask at once for the first time both make it, and one is kept.
final class Deferred<Value: Sendable>: Sendable {
  private final class Made: Sendable {
    let value: Value

    init(_ value: Value) { self.value = value }
  }

  private let made = AtomicLazyReference<Made>()

  /// A value that is made when it is first asked for, or is there from the beginning.
  init(_ value: Value? = nil) {
    if let value { _ = made.storeIfNil(Made(value)) }
  }

  /// The value if it was made.
  var known: Value? { made.load()?.value }

  /// The value; the first time what `make` gives, which gives the same each time.
  func value(_ make: () -> Value) -> Value {
    (made.load() ?? made.storeIfNil(Made(make()))).value
  }
}
