/// What can be wrong with the notebook, worded so that a person knows what to do next.
public enum NotebookError: Error, Sendable, Hashable {
  /// The folder or the file is not safely the user's own: a link, another's, no ordinary file.
  case unsafe(path: String, reason: String)
  /// The file is no notebook, or what it holds is damaged; it is left as it is.
  case damaged(path: String)
  /// The file is a database of another program; it is left as it is.
  case foreign(path: String)
  /// A newer version of the program made it.
  case newer(path: String)
  /// Another program holds it for longer than is reasonable.
  case busy(path: String)
  /// There is no space left; nothing was written.
  case full(path: String)
  /// The system refuses.
  case unusable(path: String, reason: String)

  /// What happened, why, and what to do next.
  public var message: String {
    switch self {
    case .unsafe(let path, let reason):
      "The notebook \(path) is not used, because \(reason). Put an ordinary folder of your own there."
    case .damaged(let path):
      "The notebook \(path) is damaged and not changed. `cablereader notebook export --salvage` "
        + "prints what can be read of it; then move it and the files beside it away, and import that."
    case .foreign(let path):
      "\(path) is another program's database and not changed. Move it away, or set "
        + "XDG_DATA_HOME to a folder of your own."
    case .newer(let path):
      "The notebook \(path) was made by a newer cablereader. Update this one to use it."
    case .busy(let path):
      "The notebook \(path) is held by another program. Try again when that is done."
    case .full(let path):
      "Nothing was written to the notebook \(path), because no space is left. Make room and try again."
    case .unusable(let path, let reason):
      "The notebook \(path) cannot be used: \(reason). Check the folder and its permissions."
    }
  }

  /// Why something was not written, as the middle of a sentence that fits on a line.
  public var reason: String {
    switch self {
    case .unsafe(_, let reason), .unusable(_, let reason): reason
    case .damaged: "the notebook is damaged"
    case .foreign: "another program's database is in its place"
    case .newer: "a newer cablereader made the notebook"
    case .busy: "another program holds the notebook"
    case .full: "no space is left for the notebook"
    }
  }
}
