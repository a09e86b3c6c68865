/// Who waits for something to be unpacked.
struct Waiter: Sendable {
  /// Asked now and then; true gives up.
  var isCancelled: @Sendable () -> Bool = { false }
  /// Gets how far it is, in percent, now and then; a file that is unpacked in two steps begins again.
  var progress: @Sendable (Int) -> Void = { _ in }
}
