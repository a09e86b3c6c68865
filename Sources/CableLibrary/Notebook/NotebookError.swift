import SQLiteStore

extension NotebookError {
  /// What an error of the database means.
  init(_ error: any Error, path: String) {
    if let error = error as? NotebookError {
      self = error
      return
    }
    guard let failure = error as? Failure else {
      self = .unusable(path: path, reason: String(describing: error))
      return
    }
    switch failure.kind {
    case .damaged, .statement, .constraint, .mismatch: self = .damaged(path: path)
    case .busy: self = .busy(path: path)
    case .full: self = .full(path: path)
    case .readOnly, .unopenable, .inputOutput, .moved, .other:
      self = .unusable(path: path, reason: failure.reason)
    }
  }
}
