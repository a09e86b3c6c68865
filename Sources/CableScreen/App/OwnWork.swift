import CableCatalog

/// What the person added to the cables, as far as the screen needs it.
struct OwnWork: Sendable {
  /// What the notebook holds, with the changes that are on their way to it.
  var notebook = NotebookView()
  /// What was typed in each prompt before, newest first.
  var lines: [Prompt.Kind: [String]] = [:]
  /// How many cables each saved view has, as far as it was counted.
  var viewCounts: [String: ViewCount] = [:]
  /// The number of the last count of them; the answer of an older one is ignored.
  var viewCount = 0
  /// Cables read before, the latest first.
  var visits: [CableKey] = []
  /// False where what is added lasts only until the program ends.
  var isKept = true
  /// Changes that are not known to be on the disk yet, in the order in which they were made.
  var pending: [PendingChange] = []
  /// Notes that could not be written: their text stays at hand and is tried again.
  var drafts: [Note] = []
  /// What could not be written and was taken back.
  var failures: [Failed] = []

  /// A change that could not be written.
  struct Failed: Sendable, Hashable {
    var change: NotebookChange
    /// As it follows `could not`.
    var attempt: String
    /// Why, as the middle of a sentence.
    var reason: String
    /// True for what nobody asked to be kept, such as a place.
    var isTrace: Bool
  }
  /// The number of the last change.
  var lastNumber = 0

  /// True where something that concerns a cable, other than a trace, is not yet on the disk.
  func isPending(_ cable: CableKey) -> Bool {
    pending.contains { $0.isShown && $0.names.contains(cable.name) }
  }

  /// True for a note that is not yet on the disk.
  func isPending(_ note: Note) -> Bool {
    pending.contains { if case .note(let other) = $0.change { other.id == note.id } else { false } }
  }

  /// Shows a change, to be written.
  ///
  /// - Returns: what is to be written; nil where it was so already.
  mutating func begin(
    _ change: NotebookChange, _ wording: PendingChange.Wording, from origin: PendingChange.Origin
  )
    -> PendingChange?
  {
    let change = notebook.meant(change)
    let inverse = notebook.apply(change)
    guard origin == .trace || !inverse.isNothing else { return nil }
    lastNumber += 1
    let begun = PendingChange(
      number: lastNumber, change: change, inverse: inverse, names: change.names, wording: wording,
      origin: origin)
    pending.append(begun)
    return begun
  }

  /// A change is on the disk.
  mutating func finish(_ number: Int) -> PendingChange? {
    guard let place = pending.firstIndex(where: { $0.number == number }) else { return nil }
    let done = pending.remove(at: place)
    failures.removeAll { $0.attempt == done.wording.attempt }
    if case .note(let note) = done.change { drafts.removeAll { $0.id == note.id } }
    return done
  }

  /// A change could not be written: it is taken back, and those after it stay.
  mutating func takeBack(_ number: Int, _ reason: String) -> PendingChange? {
    guard let place = pending.firstIndex(where: { $0.number == number }) else { return nil }
    for change in pending[place...].reversed() { notebook.apply(change.inverse) }
    let failed = pending.remove(at: place)
    for later in pending.indices.dropFirst(place) {
      pending[later].inverse = notebook.apply(pending[later].change)
    }
    failures.removeAll { $0.attempt == failed.wording.attempt }
    failures.append(
      Failed(
        change: failed.change, attempt: failed.wording.attempt, reason: reason,
        isTrace: failed.origin == .trace))
    return failed
  }
}

/// A change of the notebook on its way to the disk.
struct PendingChange: Sendable {
  /// How a change is reported to a person.
  struct Wording: Sendable, Hashable {
    /// What is tried, as it follows `could not`: `star 09ASTANA1327`.
    var attempt: String
    /// What is said when it is on the disk: `starred 09ASTANA1327`; nil where nothing is said.
    var done: String?

    /// What is said until then.
    var pending: String { "saving: \(attempt)…" }
  }

  /// What a change came from, and so in which stack its inverse is.
  enum Origin: Sendable { case person, undo, redo, trace }

  /// Distinguishes it from all others of this run.
  let number: Int
  var change: NotebookChange
  /// Undoes it.
  var inverse: NotebookChange
  /// The names of the cables that it concerns.
  let names: Set<String>
  var wording: Wording
  let origin: Origin

  /// True where its cables are shown in another way because of it.
  var isShown: Bool { !inverse.isNothing }
}

extension NotebookChange {
  /// The names of the cables that a change concerns.
  var names: Set<String> {
    switch self {
    case .star(let cable, _), .read(let cable, _), .tag(let cable, _, _), .removeNote(let cable, _),
      .position(let cable, _), .visit(let cable):
      [cable.name]
    case .note(let note): [note.cable.name]
    case .several(let changes): changes.reduce(into: []) { $0.formUnion($1.names) }
    case .query, .list, .mark, .prompt, .session, .forget: []
    }
  }
}

/// How many cables a saved view has.
package struct ViewCount: Sendable, Hashable {
  package var all: Int
  /// Those that it did not have when it was opened last.
  package var new: Int

  /// A value from its parts.
  package init(all: Int, new: Int) {
    self.all = all
    self.new = new
  }
}
