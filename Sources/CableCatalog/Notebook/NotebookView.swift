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
  /// Reading lists by name, each in its order.
  public var lists: [String: [ListedCable]]
  /// The name under which a text was noted, by its digest: a cable that is now read under another
  /// name, because the program reads it better or its file was renamed, is found by it.
  ///
  /// Views that differ in it alone are equal.
  public var names: [UInt64: String]
  /// Ids of the notes that were made or changed since the notebook was read, the latest last: their
  /// times are known once it is read again.
  ///
  /// Views that differ in it alone are equal.
  public private(set) var latestNotes: [String] = []

  /// `starred`, with what changed of late.
  private(set) var stars: NotedNames
  /// `read`, with what changed of late.
  private(set) var reads: NotedNames

  /// A view; empty by default.
  public init(
    starred: Set<String> = [], read: Set<String> = [], notes: [String: [Note]] = [:],
    tags: [String: Set<String>] = [:], marks: [Character: Mark] = [:],
    queries: [String: String] = [:], lists: [String: [ListedCable]] = [:],
    names: [UInt64: String] = [:]
  ) {
    self.lists = lists
    self.names = names
    stars = NotedNames(starred)
    reads = NotedNames(read)
    self.notes = notes
    self.tags = tags
    self.marks = marks
    self.queries = queries
  }

  /// True for a cable with a star.
  public func isStarred(_ cable: CableKey) -> Bool {
    stars.names.contains(cable.name) || earlierName(of: cable).map(stars.names.contains) ?? false
  }
  /// True for a cable that was read.
  public func isRead(_ cable: CableKey) -> Bool {
    reads.names.contains(cable.name) || earlierName(of: cable).map(reads.names.contains) ?? false
  }
  /// The notes on a cable, in order of their place.
  public func notes(on cable: CableKey) -> [Note] {
    let own = notes[cable.name] ?? []
    guard let earlier = earlierName(of: cable).flatMap({ notes[$0] }) else { return own }
    return (earlier.filter { $0.cable.digest == cable.digest } + own).sorted(by: Note.precedes)
  }
  /// One's own tags of a cable, in order.
  public func tags(of cable: CableKey) -> [String] {
    let earlier = earlierName(of: cable).flatMap { tags[$0] } ?? []
    return (tags[cable.name] ?? []).union(earlier).sorted()
  }
  /// The other name under which the text of a cable was noted.
  private func earlierName(of cable: CableKey) -> String? {
    names[cable.digest].flatMap { $0 == cable.name ? nil : $0 }
  }
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

  /// The change that a person means: a removal also applies to what was noted under another name.
  public func meant(_ change: NotebookChange) -> NotebookChange {
    func each(_ cable: CableKey, _ isNoted: (String) -> Bool, _ make: (CableKey) -> NotebookChange)
      -> NotebookChange
    {
      let earlier = earlierName(of: cable).map { CableKey(name: $0, digest: cable.digest) }
      let noted = ([cable] + (earlier.map { [$0] } ?? [])).filter { isNoted($0.name) }
      return noted.count > 1 ? .several(noted.map(make)) : make(noted.first ?? cable)
    }
    return switch change {
    case .star(let cable, false): each(cable, stars.names.contains) { .star($0, false) }
    case .read(let cable, false): each(cable, reads.names.contains) { .read($0, false) }
    case .tag(let cable, let tag, false):
      each(cable, { tags[$0]?.contains(tag) ?? false }, { .tag($0, tag, false) })
    case .several(let changes): .several(changes.map(meant))
    case .star, .read, .tag, .note, .removeNote, .query, .list, .mark, .position, .visit, .prompt,
      .session, .forget:
      change
    }
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
    case .list(let name, let entries):
      let old = lists[name]
      lists[name] = entries
      return old == entries ? .nothing : .list(name: name, old)
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
    // One that is restored keeps its time.
    if old != note, old != nil || note.changed == 0 {
      latestNotes.removeAll { $0 == note.id }
      latestNotes.append(note.id)
    }
    guard let old else { return .removeNote(note.cable, id: note.id) }
    return old == note ? .nothing : .note(old)
  }

  /// - Returns: false if it was so already.
  private static func set(_ name: String, _ isSet: Bool, in names: inout Set<String>) -> Bool {
    isSet ? names.insert(name).inserted : names.remove(name) != nil
  }
}

extension NotebookView {
  public static func == (left: NotebookView, right: NotebookView) -> Bool {
    left.stars == right.stars && left.reads == right.reads && left.notes == right.notes
      && left.tags == right.tags && left.marks == right.marks && left.queries == right.queries
      && left.lists == right.lists
  }

  /// Feeds what distinguishes two views.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(stars)
    hasher.combine(reads)
    hasher.combine(notes)
    hasher.combine(tags)
    hasher.combine(marks)
    hasher.combine(queries)
    hasher.combine(lists)
  }
}
