import Glibc

/// One loading of a library: what the index knows first, then what the files say, then the words.
///
/// Runs on one thread, which alone touches its state; readers only parse.
final class IndexSession {
  let walk: FolderWalk
  /// What the index is of.
  private let parts: [[UInt8]]
  let options: LoadOptions
  private let publish: (Searcher) -> Void

  var columns = CableColumns()
  var files = FileColumns()
  /// Counts of the columns, as they were when they were needed last.
  private var counts = KeptCounts()
  var mark = ColumnMark()
  var segments = 0
  private var isFrontDue = false
  private var hasLongList = false
  var database: IndexDatabase?
  var databasePath: [UInt8]?
  var words: WordIndex?
  /// Words of the cables that this session reads, until they are in the index.
  var backlog: WordBacklog?
  /// Of an earlier session of this program.
  private var previous: Searcher?
  /// True where an earlier session's rows are shown already.
  private let isReload: Bool
  var generation = 0
  private var notice: String?
  var changes: LibraryChanges?
  /// True where every file was looked at once, now or by an earlier session.
  var isComplete = false
  /// What was made of the columns last, which may be fewer than there are now.
  private var made = Searcher()
  var storage: LibraryStorage { made.storage }
  var pace = Pace()
  private var lastSave = Clock.now

  init(
    walk: FolderWalk, paths: [String], options: LoadOptions, previous: Searcher?,
    publish: @escaping (Searcher) -> Void
  ) {
    self.walk = walk
    parts = IndexDatabase.parts(of: paths, followsLinks: options.followsLinks)
    self.options = options
    self.previous = previous
    isReload = previous != nil
    notice = previous?.library.notice
    self.publish = publish
  }

  func run() {
    // What was set aside as damaged is read from the files once more.
    if !isSound() { _ = isSound(again: true) }
  }

  /// One loading; false where the index turned out damaged at its end, and nothing is left of it.
  private func isSound(again: Bool = false) -> Bool {
    let lock = open()
    defer { withExtendedLifetime(lock) {} }
    if again { notice = Self.damageNotice }
    if !columns.ids.texts.ends.isEmpty || isComplete { show(.checking) }
    if options.gathersWords, let database, !database.isReadOnly {
      let path = database.isInMemory ? nil : databasePath.map { $0 + Array(".words".utf8) }
      backlog = WordBacklog(WordStore(path: path))
    }
    refresh()
    if options.gathersWords, !options.isCancelled() { gatherWords() }
    if segments > IndexDatabase.manySegments, !mapColumns(least: 0) {
      database?.mergeSegments(columns, files, counted())
    }
    show(nil)
    keepFront()
    keepDerived()
    guard again || hasWholeFiles() else {
      setAside()
      return false
    }
    if !options.isCancelled() { database?.emptyLog() }
    return true
  }

  /// Reads the files of columns once, after all else, where nobody waits for the end: a start relies on what the
  /// system says of them.
  private func hasWholeFiles() -> Bool {
    guard options.listsWhileReading, let database, !database.isReadOnly, !database.isInMemory
    else { return true }
    return SpareCore.shared.work {
      (try? database.hasWholeFiles {
        SpareCore.shared.rest()
        return options.isCancelled()
      }) ?? true
    }
  }

  /// Forgets all that the index said.
  private func setAside() {
    let path = databasePath
    reset()
    made = Searcher()
    hasLongList = false
    if let path { IndexDatabase.setAside(path, keepingIt: true) }
  }

  // MARK: Opening

  /// Opens the index, or does without; the lock is held until the session ends.
  private func open() -> IndexLock? {
    if let previous, let origin = previous.origin, origin.database.isInMemory {
      take(
        over: previous, origin,
        isComplete: (try? origin.database.progress())?.isComplete ?? false)
      return nil
    }
    notice = nil
    let parent: [UInt8]?
    switch options.index {
    case .memory: parent = nil
    case .below(let folder): parent = PathBytes.of(folder)
    case .automatic:
      // Where somebody had one made of few cables all the same, it is used.
      if !CacheFolder.holdsDatabase(for: parts), walk.isSmall() {
        parent = nil
      } else {
        parent = CacheFolder.standardParent
        if parent == nil { tell("neither XDG_CACHE_HOME nor HOME names a folder") }
      }
    }
    guard let parent else {
      useMemory()
      return nil
    }
    do {
      let folder = try CacheFolder(parent: parent)
      let path = folder.database(for: parts)
      databasePath = path
      return openDatabase(path)
    } catch {
      tell(error.reason)
      useMemory()
      return nil
    }
  }

  private func openDatabase(_ path: [UInt8]) -> IndexLock? {
    let key = IndexDatabase.key(of: parts)
    while true {
      switch IndexLock.take(beside: path) {
      case .taken(let lock):
        let known = previous
        previous = nil
        if let known, resume(known, path) || renew(known, path, key) { return lock }
        for attempt in 0..<3 {
          do throws(IndexFault) {
            let database = try IndexDatabase(path: path, key: key, isReadOnly: false)
            try adopt(database)
            return lock
          } catch {
            reset()
            switch error {
            case .damaged:
              IndexDatabase.setAside(path, keepingIt: attempt == 0)
              notice = Self.damageNotice
            case .stale: IndexDatabase.setAside(path, keepingIt: false)
            case .unusable(let reason):
              tell(reason)
              useMemory()
              return nil
            }
          }
        }
        tell("it keeps getting damaged")
        useMemory()
        return nil
      case .refused(let reason):
        do throws(IndexFault) {
          try adopt(try IndexDatabase(path: path, key: key, isReadOnly: true))
        } catch {
          reset()
          useMemory()
        }
        tell(reason)
        return nil
      case .held:
        follow(path, key)
        if options.isCancelled() { return nil }
      }
    }
  }

  /// Reads along while another program writes; returns when that one lets go.
  private func follow(_ path: [UInt8], _ key: [UInt8]) {
    var seen = IndexDatabase.Progress()
    var reader: IndexDatabase?
    while !options.isCancelled() {
      if case .taken = IndexLock.take(beside: path) { break }
      do throws(IndexFault) {
        let open: IndexDatabase
        if let reader {
          open = reader
        } else {
          open = try IndexDatabase(path: path, key: key, isReadOnly: true)
        }
        reader = open
        let progress = try open.progress()
        if progress != seen {
          if progress.segments != seen.segments || words == nil {
            if progress.segments < segments { reset() }
            let loaded = try open.load(
              into: &columns, &files, from: segments, on: .all)
            segments += loaded.segments
            counts = loaded.counts
            let words = self.words ?? WordIndex(open, indexedCount: progress.indexed)
            self.words = words
            makeStorage()
          }
          words?.advance(to: progress.indexed)
          isComplete = progress.isComplete
          seen = progress
          pace.note(progress.indexed)
          show(.following, done: progress.indexed, total: columns.count)
        }
      } catch {
        reader?.close()
        reader = nil
        reset()
      }
      usleep(200_000)
    }
    // What follows opens the database again, to write.
    reset()
  }

  /// Continues from what an earlier session of this program left; false where that is not possible.
  private func resume(_ previous: Searcher, _ path: [UInt8]) -> Bool {
    guard let origin = previous.origin, !origin.database.isReadOnly, !previous.storage.isLost,
      !origin.words.isDamaged, origin.database.isStill(at: path)
    else { return false }
    do throws(IndexFault) {
      let progress = try origin.database.progress()
      guard progress.generation == origin.generation, progress.segments >= origin.segments else {
        return false
      }
      if progress.segments > origin.segments {
        // Another program added something meanwhile.
        (columns, files) = (previous.storage.columns, previous.storage.files)
        let added = try origin.database.load(into: &columns, &files, from: origin.segments)
        segments = origin.segments + added.segments
        counts = added.counts
        database = origin.database
        words = origin.words
        generation = origin.generation
        isComplete = progress.isComplete
        mark = ColumnMark(columns, files)
        makeStorage()
      } else {
        take(over: previous, origin, isComplete: progress.isComplete)
      }
      words?.advance(to: min(progress.indexed, columns.count))
      return true
    } catch {
      (columns, files, segments) = (CableColumns(), FileColumns(), 0)
      counts = KeptCounts()
      return false
    }
  }

  /// Keeps what an earlier session of this program listed from an index that turned out damaged:
  /// only the words are gathered again, into a new one.
  ///
  /// - Returns: false where nothing is damaged, or another program has made a new index already.
  private func renew(_ previous: Searcher, _ path: [UInt8], _ key: [UInt8]) -> Bool {
    guard let known = previous.origin, known.database.isFile(at: path), !previous.storage.isLost,
      known.words.isDamaged || !known.database.isStill(at: path)
    else { return false }
    IndexDatabase.setAside(path, keepingIt: true)
    do throws(IndexFault) {
      let database = try IndexDatabase(path: path, key: key, isReadOnly: false)
      self.database = database
      words = WordIndex(database, indexedCount: 0)
    } catch {
      return false
    }
    (columns, files) = (previous.storage.columns, previous.storage.files)
    counts = previous.storage.counts
    isComplete = previous.library.isComplete
    notice = Self.damageNotice
    made = previous
    save()
    made = Searcher(library: previous.library, words: words, origin: origin)
    return true
  }

  private static let damageNotice =
    "The index was damaged and is being rebuilt. No cable is affected."

  private func take(over previous: Searcher, _ origin: IndexOrigin, isComplete: Bool) {
    self.previous = nil
    (columns, files) = (previous.storage.columns, previous.storage.files)
    counts = previous.storage.counts
    mark = ColumnMark(columns, files)
    segments = origin.segments
    generation = origin.generation
    database = origin.database
    words = origin.words
    self.isComplete = isComplete
    made = previous
  }

  private func adopt(_ database: IndexDatabase) throws(IndexFault) {
    let progress = try database.progress()
    let front = database.front()
    isFrontDue = front == nil
    // Where more is already shown, the list would be shorter for a moment.
    if !isReload, let front {
      made = Searcher(
        library: Library(
          storage: LibraryStorage(columns: front.columns, files: front.files, roots: walk.roots),
          isComplete: false))
      show(.checking)
    }
    let loaded = try database.load(into: &columns, &files, on: .all)
    (segments, counts) = (loaded.segments, loaded.counts)
    generation = progress.generation
    mark = ColumnMark(columns, files)
    self.database = database
    PackedPlaces.shared.use(database)
    isComplete = progress.isComplete
    words = WordIndex(database, indexedCount: min(progress.indexed, columns.count))
    makeStorage(derived: loaded.derived)
  }

  private func reset() {
    columns = CableColumns()
    files = FileColumns()
    counts = KeptCounts()
    mark = ColumnMark()
    segments = 0
    database?.close()
    database = nil
    words = nil
    isComplete = false
  }

  private func useMemory() {
    database = try? IndexDatabase()
    words = database.map { WordIndex($0, indexedCount: 0) }
  }

  private func tell(_ reason: String) {
    notice =
      "The index cannot be kept: \(reason). Everything works, but the next start reads all again."
  }

  // MARK: Words

  /// Gathers the words of the cables that lack them, in the background of everything else.
  private func gatherWords() {
    guard let database, !database.isReadOnly, let words, words.indexedCount < columns.count else {
      return
    }
    let first = words.indexedCount
    let gathered = Counter(first)
    pace = Pace(start: first)
    var isKept = true
    WordGathering.run(
      storage, from: Slot(first), backlog, isCancelled: options.isCancelled,
      done: { gathered.add($0) },
      tick: {
        pace.note(gathered.value)
        show(.words, done: gathered.value, total: columns.count)
      }
    ) { segment in
      isKept = keep { database throws(IndexFault) in try database.add(segment) }
      if isKept { words.advance(to: segment.bound.index) }
      if isKept { isKept = joinWords(isLast: false) }
      pace.note(gathered.value)
      show(.words, done: gathered.value, total: columns.count)
      return isKept && !options.isCancelled()
    }
    backlog = nil
    if isKept { isKept = joinWords(isLast: true) }
    if isKept {
      keep { database throws(IndexFault) in try database.keepVocabulary() }
    }
    // The index went: what is in memory from now on is gathered again.
    if !isKept, !options.isCancelled() { gatherWords() }
  }

  /// Joins segments of words where there are many; false where they turned out to be damaged.
  private func joinWords(isLast: Bool) -> Bool {
    guard let database, !database.isReadOnly else { return true }
    do throws(IndexFault) {
      try database.mergeWords(isLast: isLast, isCancelled: options.isCancelled)
      if isLast { try database.shrink(isCancelled: options.isCancelled) }
    } catch {
      // Where the disk takes no more, the many segments are as good.
      if case .damaged = error { return keep { _ throws(IndexFault) in throw .damaged } }
    }
    return true
  }

  // MARK: Keeping

  func saveIfDue() {
    if mapColumns(least: options.mostUnmapped) { return }
    if Clock.now - lastSave > 1 { save() }
  }

  /// Moves the columns of a large library into files, from which they are mapped: the system keeps of them what is
  /// looked at, and what this program alone has in memory no longer grows with the library.
  ///
  /// - Parameter least: how many cables must be in no such file yet: for fewer it is not worth it.
  /// - Returns: false if nothing was moved.
  @discardableResult
  func mapColumns(least: Int) -> Bool {
    guard columns.count >= options.mappedFrom, columns.addedCount >= least else { return false }
    save()
    guard let database, !database.isReadOnly, !database.isInMemory,
      ColumnMark(columns, files) == mark
    else { return false }
    // Where the disk takes no more, the segments are as good.
    guard (try? database.moveToFiles(&columns, &files, counted())) != nil else { return false }
    segments = 1
    generation += 1
    // Of most of what was written, nothing is asked while more is read.
    columns.rest()
    files.rest()
    mark = ColumnMark(columns, files)
    return true
  }

  /// Writes what was added since the last time.
  func save() {
    lastSave = Clock.now
    let now = ColumnMark(columns, files)
    guard now != mark, let database, !database.isReadOnly, !database.isInMemory else { return }
    let added = ColumnAddition(columns, files, since: mark)
    let number = segments
    let counts = counted()
    if keep({ database throws(IndexFault) in
      try database.append(segment: number, added, counts)
    }) {
      segments += 1
      mark = now
      isFrontDue = true
    }
  }

  /// Counts of the columns as they are now.
  func counted() -> KeptCounts {
    counts = KeptCounts(columns, files, after: counts)
    return counts
  }

  /// The columns have other slots now, so all of them are counted.
  func forgetCounts() { counts = KeptCounts() }

  /// Keeps the first rows by themselves, where they changed.
  private func keepFront() {
    guard isFrontDue, storage.order.count > Self.frontRows, let database, !database.isReadOnly,
      !database.isInMemory
    else { return }
    let (columns, files) = Compaction.extract(
      storage.order.prefix(Self.frontRows).flatMap { [$0] + storage.sections.others($0) },
      columns, files)
    // Without them the next start takes a moment longer; that is all.
    try? database.keep(front: ColumnAddition(columns, files).bytes)
  }

  /// Keeps what follows from the columns of a large library, where it had to be found.
  private func keepDerived() {
    guard segments == 1, columns.count >= options.mappedFrom, storage.derived == nil,
      columns.addedCount == 0, storage.columns.count == columns.count, !options.isCancelled(),
      let database, !database.isReadOnly, !database.isInMemory, ColumnMark(columns, files) == mark
    else { return }
    // Without it the next start takes longer; that is all.
    try? database.keep(DerivedColumns(storage))
  }

  /// More than fit on a screen.
  private static let frontRows = 256

  /// Does something with the database; where that fails, continues in memory and says so once.
  @discardableResult
  func keep(_ body: (IndexDatabase) throws(IndexFault) -> Void) -> Bool {
    guard let database, !database.isReadOnly else { return true }
    do throws(IndexFault) {
      try body(database)
      return true
    } catch {
      switch error {
      case .damaged, .stale:
        notice = "The index is damaged; the next start rebuilds it. No cable is affected."
      case .unusable(let reason): tell(reason)
      }
      database.close()
      if let databasePath, !database.isInMemory {
        IndexDatabase.setAside(databasePath, keepingIt: false)
      }
      useMemory()
      makeStorage()
      return false
    }
  }

  // MARK: Showing

  /// - Parameter derived: what follows from the columns, where that is known.
  func makeStorage(derived: DerivedColumns? = nil) {
    made = Searcher(
      library: Library(
        storage: LibraryStorage(
          columns: columns, files: files, roots: walk.roots, counted: counted(), derived: derived,
          cores: .all),
        isComplete: isComplete),
      words: words, origin: origin)
  }

  /// What of the index the columns are; nil where they are more than it holds.
  private var origin: IndexOrigin? {
    guard let database, let words, database.isInMemory || ColumnMark(columns, files) == mark else {
      return nil
    }
    return IndexOrigin(
      database: database, words: words, segments: segments, generation: generation)
  }

  func show(_ phase: LoadProgress.Phase?, done: Int = 0, total: Int? = nil) {
    made.library.isComplete = isComplete
    made.library.searchableCount = min(made.words?.indexedCount ?? 0, storage.columns.count)
    made.library.notice = notice
    made.library.changes = changes
    made.library.progress = phase.map {
      LoadProgress(phase: $0, done: done, total: total, perSecond: pace.perSecond)
    }
    pace.shown()
    // Whoever waits for the end has no keys.
    guard options.listsWhileReading else { return publish(made) }
    // Only the first long list goes without the numbers of references: in later ones they would come and go.
    if !hasLongList, storage.prepareList(on: .all) {
      publish(made)
      hasLongList = true
    }
    storage.prepare(on: .all)
    publish(made)
  }
}

/// The part of an index that some columns are, so that the next session need not read it again.
struct IndexOrigin: Sendable {
  let database: IndexDatabase
  let words: WordIndex
  let segments: Int
  let generation: Int
}
