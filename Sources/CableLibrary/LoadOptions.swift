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
  /// False lists no cable before all are read, and makes nothing for the questions of keys: whoever only waits for
  /// the end saves the time and memory of both.
  public var listsWhileReading: Bool
  /// True if links may lead out of the folders that are loaded.
  public var followsLinks: Bool
  /// Asked now and then; true stops, and what was read so far stays in the index.
  public var isCancelled: @Sendable () -> Bool
  /// Which files all cores read together.
  var large = LargeFiles()
  /// From so many cables on, columns are in files beside the index, from which they are mapped: of fewer they
  /// are as well in memory.
  var mappedFrom = 50_000
  /// Columns of which less than one cable in so many is in no such file stay as they are when a session ends.
  var leastMapped = 256
  /// As many cables are read before their columns go into those files, too.
  var mostUnmapped = 120_000

  /// The usual: the index where it belongs, with its words.
  public init(
    index: IndexPlace = .automatic, gathersWords: Bool = true, listsWhileReading: Bool = true,
    followsLinks: Bool = false,
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) {
    self.index = index
    self.gathersWords = gathersWords
    self.listsWhileReading = listsWhileReading
    self.followsLinks = followsLinks
    self.isCancelled = isCancelled
  }
}
