import Synchronization

/// Names of cables that share a mark, such as those that were read, with what changed of late.
///
/// A digest of the names distinguishes two sets, so that what was made of one of them can be
/// found again, and brought up to date by the changes since.
struct NotedNames: Sendable {
  /// A change, and the digest before it.
  struct Change: Sendable {
    var before: Int
    var name: String
    var isSet: Bool
  }

  /// Changes that are remembered.
  static let memory = 64

  private(set) var names: Set<String>
  /// Of all names, whatever their order.
  private(set) var digest: Int
  /// The latest last.
  private(set) var changes: [Change] = []

  /// Some names.
  ///
  /// Cost: a hash a name.
  init(_ names: Set<String> = []) {
    self.names = names
    digest = names.reduce(0) { $0 ^ $1.hashValue }
  }

  /// Adds or takes away a name; false if it was so already.
  mutating func set(_ name: String, _ isSet: Bool) -> Bool {
    let isChange = isSet ? names.insert(name).inserted : names.remove(name) != nil
    guard isChange else { return false }
    changes.append(Change(before: digest, name: name, isSet: isSet))
    if changes.count > Self.memory { changes.removeFirst() }
    digest ^= name.hashValue
    return true
  }

  /// The changes that lead here from a digest; nil if they are not remembered.
  func changes(since digest: Int) -> ArraySlice<Change>? {
    digest == self.digest
      ? [] : changes.lastIndex { $0.before == digest }.map { changes[$0...] }
  }
}

extension NotedNames: Hashable {
  static func == (left: NotedNames, right: NotedNames) -> Bool {
    left.digest == right.digest && left.names == right.names
  }

  func hash(into hasher: inout Hasher) { hasher.combine(digest) }
}

/// The slots of noted names in one library, kept so that they need not be looked up at every key.
final class NotedSlots: Sendable {
  private let kept = Mutex<(digest: Int, slots: SlotSet)?>(nil)

  /// The slots of some names.
  ///
  /// Cost: a look-up for each name that changed since the last time, if that is remembered; else one
  /// for each name.
  ///
  /// - Parameters:
  ///   - names: of one kind of mark, always the same for one `NotedSlots`.
  ///   - lookUp: the slots of some names.
  /// - Returns: the slots of all names.
  func slots(_ names: NotedNames, _ lookUp: ([String]) -> SlotSet) -> SlotSet {
    if let known = kept.withLock({ $0 }), let changes = names.changes(since: known.digest) {
      guard !changes.isEmpty else { return known.slots }
      var slots = known.slots
      for change in changes {
        // Copies of a cable have one name, and a mark together.
        let own = lookUp([change.name])
        if change.isSet { slots.formUnion(own) } else { slots.subtract(own) }
      }
      kept.withLock { $0 = (names.digest, slots) }
      return slots
    }
    let slots = lookUp(Array(names.names))
    kept.withLock { $0 = (names.digest, slots) }
    return slots
  }
}
