/// What the notebook says about cables at one moment, for queries and for the screen.
///
/// `Notebook.view` makes one; `apply` brings it up to date at the cost of the change, so that a
/// star among 251,287 cables costs no more than one among ten. Its sets and dictionaries go by
/// `CableKey.name`.
public struct NotebookView: Sendable, Hashable {
  /// Names of starred cables.
  public var starred: Set<String> { stars.names }
  /// Names of cables that were read.
  public var read: Set<String> { reads.names }
  /// Notes by the cable's name, in order of their place.
  public var notes: [String: [Note]]
  /// One's own tags by the cable's name.
  public var tags: [String: Set<String>]
  /// Marks by their letter.
  public var marks: [Character: Mark]
  /// Saved queries by name.
  public var queries: [String: String]

  /// `starred`, with what changed of late.
  private(set) var stars: NotedNames
  /// `read`, with what changed of late.
  private(set) var reads: NotedNames

  /// A view; empty unless told otherwise.
  public init(
    starred: Set<String> = [], read: Set<String> = [], notes: [String: [Note]] = [:],
    tags: [String: Set<String>] = [:], marks: [Character: Mark] = [:],
    queries: [String: String] = [:]
  ) {
    stars = NotedNames(starred)
    reads = NotedNames(read)
    self.notes = notes
    self.tags = tags
    self.marks = marks
    self.queries = queries
  }

  /// True for a cable with a star.
  public func isStarred(_ cable: CableKey) -> Bool { stars.names.contains(cable.name) }
  /// True for a cable that was read.
  public func isRead(_ cable: CableKey) -> Bool { reads.names.contains(cable.name) }
  /// The notes on a cable, in order of their place.
  public func notes(on cable: CableKey) -> [Note] { notes[cable.name] ?? [] }
  /// One's own tags of a cable, in order.
  public func tags(of cable: CableKey) -> [String] { (tags[cable.name] ?? []).sorted() }
  /// All tags of one's own with the number of cables that have them, in order of the tags.
  public var tagCounts: [(tag: String, count: Int)] {
    var counts: [String: Int] = [:]
    for tags in tags.values { for tag in tags { counts[tag, default: 0] += 1 } }
    return counts.sorted { $0.key < $1.key }.map { (tag: $0.key, count: $0.value) }
  }
  /// Saved queries in order of their names.
  public var savedQueries: [SavedQuery] {
    queries.sorted { $0.key < $1.key }.map { SavedQuery(name: $0.key, text: $0.value) }
  }

  /// Shows a change, and gives the one that undoes it; `.nothing` where there is nothing to undo.
  ///
  /// Cost: that of the change; the view is changed in place where nobody else holds a copy.
  @discardableResult
  public mutating func apply(_ change: NotebookChange) -> NotebookChange {
    switch change {
    case .star(let cable, let isSet):
      return stars.set(cable.name, isSet) ? .star(cable, !isSet) : .nothing
    case .read(let cable, let isSet):
      return reads.set(cable.name, isSet) ? .read(cable, !isSet) : .nothing
    case .tag(let cable, let tag, let isSet):
      guard Self.set(tag, isSet, in: &tags[cable.name, default: []]) else {
        if tags[cable.name]?.isEmpty == true { tags[cable.name] = nil }
        return .nothing
      }
      if tags[cable.name]?.isEmpty == true { tags[cable.name] = nil }
      return .tag(cable, tag, !isSet)
    case .note(let note): return put(note)
    case .removeNote(let cable, let id):
      guard let place = notes[cable.name]?.firstIndex(where: { $0.id == id }),
        let old = notes[cable.name]?.remove(at: place)
      else { return .nothing }
      if notes[cable.name]?.isEmpty == true { notes[cable.name] = nil }
      return .note(old)
    case .query(let name, let text):
      let old = queries[name]
      queries[name] = text
      return old == text ? .nothing : .query(name: name, text: old)
    case .mark(let letter, let mark):
      guard Mark.isLetter(letter) else { return .nothing }
      let old = marks[letter]
      marks[letter] = mark
      return old == mark ? .nothing : .mark(letter, old)
    case .position, .visit, .prompt, .session, .forget: return .nothing
    case .several(let changes):
      let inverses = changes.map { apply($0) }.filter { !$0.isNothing }
      return inverses.count == 1 ? inverses[0] : .several(inverses.reversed())
    }
  }

  private mutating func put(_ note: Note) -> NotebookChange {
    var own = notes[note.cable.name] ?? []
    let old = own.firstIndex { $0.id == note.id }.map { own.remove(at: $0) }
    own.insert(note, at: own.firstIndex { Note.precedes(note, $0) } ?? own.endIndex)
    notes[note.cable.name] = own
    guard let old else { return .removeNote(note.cable, id: note.id) }
    return old == note ? .nothing : .note(old)
  }

  /// - Returns: false where it was so already.
  private static func set(_ name: String, _ isSet: Bool, in names: inout Set<String>) -> Bool {
    isSet ? names.insert(name).inserted : names.remove(name) != nil
  }
}
