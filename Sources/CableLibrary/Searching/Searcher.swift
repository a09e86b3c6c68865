public import CableCore

/// Finds the cables of a library by what they say.
///
/// `Library` is what is known of the cables, in memory; this is what looks into the index, and where
/// that cannot be trusted into the files. So a question to it may take long: ask it away from
/// whatever answers keys.
public struct Searcher: Sendable {
  /// The library whose rows the answers are.
  public internal(set) var library: Library
  /// Called where a look-up finds the index damaged, before the files are read in its stead.
  public var whenDamaged: @Sendable () -> Void = {}
  let words: (any WordSource)?
  /// What of an index the library's columns are; nil if they are more than it holds.
  let origin: IndexOrigin?

  /// A searcher of a library without cables.
  public init() { self.init(library: Library()) }

  /// A searcher of columns alone: words find nothing.
  package init(columnsOf library: Library) { self.init(library: library) }

  init(library: Library, words: (any WordSource)? = nil, origin: IndexOrigin? = nil) {
    self.library = library
    self.words = words
    self.origin = origin
  }

  var storage: LibraryStorage { library.storage }

  /// True once a look-up of words found the index damaged, or columns that are mapped were lost: words are then
  /// looked up in the files, slowly, and loading rebuilds the index.
  public var isIndexDamaged: Bool { words?.isDamaged ?? false || storage.isLost }

  /// The rows that match, in the order of `Library.rows`; what is in the notebook takes part.
  ///
  /// Cost: well under a millisecond for fields; for words and phrases a look-up in the index each;
  /// where the index is damaged, the reading of every cable.
  ///
  /// - Parameters:
  ///   - query: the filter.
  ///   - notebook: what `has:star`, `is:read` and the like go by.
  ///   - isCancelled: asked between steps; once true, the result is of no use.
  /// - Returns: indices of `Library.rows`, rising.
  public func matches(
    _ query: Query, notebook: NotebookView = NotebookView(),
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) -> [Int] {
    found(query, notebook: notebook, isCancelled: isCancelled).rows
  }

  /// The cables that match, as `matches` finds them, to be counted or listed.
  ///
  /// Cost: that of `matches` without the list of rows.
  ///
  /// - Parameters:
  ///   - query: the filter.
  ///   - notebook: what `has:star`, `is:read` and the like go by.
  ///   - isCancelled: asked between steps; once true, the result is of no use.
  /// - Returns: the cables.
  public func found(
    _ query: Query, notebook: NotebookView = NotebookView(),
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) -> FoundCables {
    if storage.isLost { whenDamaged() }
    if query.isEmpty { return FoundCables(allOf: library) }
    return FoundCables(evaluator(notebook, isCancelled).slots(query), of: library)
  }

  /// Looks up the stars and read marks of a notebook, and who is named in the cables, so that the first question
  /// about them is as quick as any.
  ///
  /// Cost: a look-up a mark and one a letter of each name, once for each library; nothing where it was done.
  public func prepare(for notebook: NotebookView) {
    let evaluator = evaluator(notebook, { false })
    _ = evaluator.slots(.field(.is, .equal, "read"), within: storage.listed)
    _ = evaluator.slots(.field(.is, .equal, "starred"), within: storage.listed)
    storage.prepareNames()
  }

  /// Matched rows in another order; equal ones stay in the order of `Library.rows`.
  ///
  /// Where the last key is reversed, those that are equal in all keys are as well.
  ///
  /// - Parameters:
  ///   - matched: rows as `matches` gives them.
  ///   - order: what to order by.
  ///   - query: its words are what `relevance` goes by.
  ///   - isCancelled: asked between steps; once true, the result is of no use.
  /// - Returns: the same rows in that order.
  public func sorted(
    _ matched: [Int], by order: ListOrder, query: Query = Query(),
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) -> [Int] {
    let sort = SortOrder(storage: storage, texts: texts(isCancelled))
    var rows = matched.sorted()
    if order.parts.last?.isReversed == true { rows.reverse() }
    // A stable sort by the last key first leaves the first key in charge.
    for part in order.parts.reversed() where !isCancelled() {
      rows = sort.sorted(rows, by: part, query: query)
    }
    return rows
  }

  func evaluator(
    _ notebook: NotebookView, _ isCancelled: @escaping @Sendable () -> Bool
  ) -> Evaluator {
    Evaluator(
      storage: storage, notebook: notebook, texts: texts(isCancelled), isCancelled: isCancelled)
  }

  private func texts(_ isCancelled: @escaping @Sendable () -> Bool) -> IndexedTexts {
    IndexedTexts(
      storage: storage, words: words, whenDamaged: whenDamaged, isCancelled: isCancelled)
  }
}
