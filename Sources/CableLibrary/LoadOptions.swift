/// How a library is loaded.
public struct LoadOptions: Sendable {
  /// Where the index is kept.
  public enum IndexPlace: Sendable, Hashable {
    /// On disk for libraries that are worth it, in memory for small ones.
    case automatic
    /// On disk whatever the size, below this folder instead of the user's cache folder.
    case below(String)
    /// In memory.
    case memory
  }

  /// Where the index is kept.
  public var index: IndexPlace
  /// False returns once every cable is listed; words are then found only where an index had them.
  public var gathersWords: Bool
  /// True where links may lead out of the folders that are loaded.
  public var followsLinks: Bool
  /// Asked now and then; true stops, and what was read so far stays in the index.
  public var isCancelled: @Sendable () -> Bool

  /// The usual: the index where it belongs, with its words.
  public init(
    index: IndexPlace = .automatic, gathersWords: Bool = true, followsLinks: Bool = false,
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) {
    self.index = index
    self.gathersWords = gathersWords
    self.followsLinks = followsLinks
    self.isCancelled = isCancelled
  }
}

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
  /// Files looked at, or cables whose words are done.
  public var done: Int
  /// Of how many; nil while nobody knows.
  public var total: Int?
  /// How many in a second.
  public var perSecond: Double

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

  /// True where nothing has changed.
  public var isEmpty: Bool { self == LibraryChanges() }
}
