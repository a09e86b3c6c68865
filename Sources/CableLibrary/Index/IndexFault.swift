import SQLiteStore

/// What can be wrong with an index.
enum IndexFault: Error, Sendable {
  /// Its content is not what was written; it is set aside and rebuilt.
  case damaged
  /// It was made by another version, or for other folders; it is rebuilt.
  case stale
  /// It cannot be written or read: the system's reason.
  case unusable(String)

  init(_ error: any Error) {
    if let fault = error as? IndexFault {
      self = fault
    } else if let failure = error as? Failure {
      switch failure.kind {
      // A table that should be there and is not, or a cell of another type, is damage too.
      case .damaged, .statement, .mismatch: self = .damaged
      default: self = .unusable(failure.reason)
      }
    } else {
      self = .unusable(String(describing: error))
    }
  }
}
