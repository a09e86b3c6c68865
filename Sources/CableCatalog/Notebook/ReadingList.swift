/// A cable of a reading list.
public struct ListedCable: Sendable, Hashable {
  /// The cable.
  public var cable: CableKey
  /// What is said of it there; empty for nothing.
  public var note: String
  /// Milliseconds since 1970 (UTC) at which it was put there; 0 before the notebook has taken it.
  public var time: Int64

  /// An entry of a list.
  public init(cable: CableKey, note: String = "", time: Int64 = 0) {
    self.cable = cable
    self.note = note.replacing("\0", with: " ")
    self.time = time
  }
}

extension NotebookView {
  /// The change that puts a cable on a list, or to another place of it.
  ///
  /// - Parameters:
  ///   - cable: the cable.
  ///   - name: of the list, which is made where it is missing.
  ///   - note: what is said of it; nil for what was said before.
  ///   - place: from 1; nil for where it is, or the end.
  /// - Returns: the change.
  public func listing(
    _ cable: CableKey, on name: String, note: String? = nil, at place: Int? = nil
  ) -> NotebookChange {
    var entries = lists[name] ?? []
    let old = entries.firstIndex(where: { $0.cable.name == cable.name })
    var entry = old.map { entries.remove(at: $0) } ?? ListedCable(cable: cable)
    if let note { entry.note = note }
    let index = place.map { $0 - 1 } ?? old ?? entries.count
    entries.insert(entry, at: min(max(0, index), entries.count))
    return .list(name: name, entries)
  }

  /// The change that takes a cable from a list; nil where it is not on it.
  public func unlisting(_ cable: CableKey, from name: String) -> NotebookChange? {
    var entries = lists[name] ?? []
    guard let place = entries.firstIndex(where: { $0.cable.name == cable.name }) else { return nil }
    entries.remove(at: place)
    return .list(name: name, entries.isEmpty ? nil : entries)
  }
}
