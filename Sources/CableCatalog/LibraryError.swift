/// What can go wrong with a library, worded so that a person knows what to do next.
public enum LibraryError: Error, Sendable, Hashable {
  case notFound(path: String)
  case unreadable(path: String, reason: String)
  /// The file no longer holds the cable where it was.
  case changed(path: String)

  /// The one who asked gave up.
  case cancelled

  /// What happened, why, and what to do next.
  public var message: String {
    switch self {
    case .notFound(let path): "\(path) does not exist. Check the name."
    case .unreadable(let path, let reason): "\(path) cannot be read: \(reason)."
    case .changed(let path): "\(path) has changed since it was listed. Press R to read it again."
    case .cancelled: "Reading was cancelled."
    }
  }

  /// The reason alone where there is one, for a list that names the file itself.
  package var clause: String {
    if case .unreadable(_, let reason) = self { return reason }
    return message
  }
}
