/// What the loader is at, for the status line.
public struct LoadProgress: Sendable, Hashable {
  /// What is being done.
  public enum Phase: Sendable, Hashable {
    /// Comparing what the index knows with the files.
    case checking
    /// Reading files that are not in the index.
    case reading
    /// Gathering the words of the cables.
    case words
    /// Another program writes the index; this one reads along.
    case following
  }

  /// What is being done.
  public var phase: Phase
  /// Files looked at and cables of large files, or cables whose words are done.
  public var done: Int
  /// Of how many; nil while nobody knows.
  public var total: Int?
  /// How many in a second.
  public var perSecond: Double

  /// A value from its parts.
  package init(phase: Phase, done: Int, total: Int? = nil, perSecond: Double) {
    self.phase = phase
    self.done = done
    self.total = total
    self.perSecond = perSecond
  }

  /// Seconds left at this rate; nil while nobody knows.
  public var secondsLeft: Double? {
    guard let total, perSecond > 0 else { return nil }
    return Double(max(0, total - done)) / perSecond
  }
}

/// What a refresh found.
public struct LibraryChanges: Sendable, Hashable {
  /// Files that were not there before.
  public var added = 0
  /// Files with other bytes than before; those that only have another time or inode are not.
  public var changed = 0
  /// Files that are no longer there.
  public var gone = 0
  /// Files found again at another place.
  public var moved = 0

  /// So many of each.
  public init(added: Int = 0, changed: Int = 0, gone: Int = 0, moved: Int = 0) {
    self.added = added
    self.changed = changed
    self.gone = gone
    self.moved = moved
  }

  /// True if nothing has changed.
  public var isEmpty: Bool { self == LibraryChanges() }
}
