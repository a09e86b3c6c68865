/// A change of the notebook: the only way in which one is written.
///
/// `NotebookView.apply` shows it at once and gives the change that undoes it; `Notebook.apply`
/// writes it, off the main thread. Times are put in by the notebook.
public enum NotebookChange: Sendable, Hashable {
  /// Puts a star on a cable, or takes it away.
  case star(CableKey, Bool)
  /// Marks a cable as read, or as unread. A trace: not written in private.
  case read(CableKey, Bool)
  /// Gives a cable a tag of one's own, or takes it away.
  case tag(CableKey, String, Bool)
  /// Adds a note, or changes the one with its id.
  case note(Note)
  /// Takes a note away.
  case removeNote(CableKey, id: String)
  /// Saves a query under a name; nil takes the name away.
  case query(name: String, text: String?)
  /// Sets a reading list in its order; nil takes it away.
  case list(name: String, [ListedCable]?)
  /// Sets a mark on a letter (`Mark.isLetter`; another letter changes nothing); nil clears it.
  case mark(Character, Mark?)
  /// Remembers where reading stopped. A trace, without an inverse.
  case position(CableKey, ReadingPosition)
  /// Remembers that a cable was opened now. A trace, without an inverse.
  case visit(CableKey)
  /// Remembers what was typed; the same text moves to the front. A trace, without an inverse.
  case prompt(PromptKind, String)
  /// Remembers where a library was left. A trace, without an inverse.
  case session(Session)
  /// Forgets traces for good; without an inverse.
  case forget(Traces)
  /// Several changes in one step: all of them are written, or none.
  case several([NotebookChange])

  /// What `forget` takes away.
  public enum Traces: Sendable, Hashable {
    /// The history of cables read.
    case visits
    /// What was typed in a prompt.
    case prompts(PromptKind)
    /// Visits, prompts, positions and sessions. Stars, read marks, notes and tags stay.
    case all
  }

  /// Changes nothing.
  public static let nothing = NotebookChange.several([])

  /// True if nothing is to be undone.
  public var isNothing: Bool {
    if case .several(let changes) = self { changes.allSatisfy(\.isNothing) } else { false }
  }
}
