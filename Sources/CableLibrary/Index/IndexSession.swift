import Glibc
import Synchronization

/// One loading of a library: what the index knows first, then what the files say, then the words.
///
/// Runs on one thread, which alone touches its state; readers only parse.
final class IndexSession {
  private let walk: FolderWalk
  private let paths: [[UInt8]]
  private let options: LoadOptions
  private let publish: (Library) -> Void

  var columns = CableColumns()
  var files = FileColumns()
  private var mark = ColumnMark()
  private var segments = 0
  private var isFrontDue = false
  private var database: IndexDatabase?
  private var databasePath: [UInt8]?
  private var words: WordIndex?
  private var notice: String?
  private var changes: LibraryChanges?
  /// True where every file was looked at once, now or by an earlier session.
  private var isComplete = false
  private var storage = LibraryStorage()
  private var pace = Pace()
  private var lastSave = Clock.now

  init(
    walk: FolderWalk, paths: [String], options: LoadOptions,
    publish: @escaping (Library) -> Void
  ) {
    self.walk = walk
    self.paths = paths.map(PathBytes.of)
    self.options = options
    self.publish = publish
  }

  func run() {
    let lock = open()
    if !columns.ids.texts.ends.isEmpty || isComplete { show(.checking) }
    refresh()
    if options.gathersWords, !options.isCancelled() { gatherWords() }
    database?.mergeIfManySegments(columns, files, segments)
    show(nil)
    keepFront()
    withExtendedLifetime(lock) {}
  }

  // MARK: Opening

  /// Opens the index, or does without; the lock is held until the session ends.
  private func open() -> IndexLock? {
    let parent: [UInt8]?
    switch options.index {
    case .memory: parent = nil
    case .below(let folder): parent = PathBytes.of(folder)
    case .automatic:
      // Where somebody had one made of few cables all the same, it is used.
      if walk.isSmall(), !CacheFolder.holdsDatabase(for: paths) {
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
      let path = folder.database(for: paths)
      databasePath = path
      return openDatabase(path)
    } catch {
      tell(error.reason)
      useMemory()
      return nil
    }
  }

  private func openDatabase(_ path: [UInt8]) -> IndexLock? {
    let key = IndexDatabase.key(of: paths)
    while true {
      switch IndexLock.take(beside: path) {
      case .taken(let lock):
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
              notice = "The index was damaged; it is being built anew. No cable is affected."
            case .stale: IndexDatabase.setAside(path, keepingIt: false)
            case .unusable(let reason):
              tell(reason)
              useMemory()
              return nil
            }
          }
        }
        tell("it is damaged again and again")
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
            segments += try open.load(into: &columns, &files, from: segments)
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
    // What follows opens the database anew, to write.
    reset()
  }

  private func adopt(_ database: IndexDatabase) throws(IndexFault) {
    let progress = try database.progress()
    if let front = database.front() {
      storage = LibraryStorage(
        columns: front.columns, files: front.files, roots: walk.roots, words: nil)
      show(.checking)
    } else {
      isFrontDue = true
    }
    segments = try database.load(into: &columns, &files)
    mark = ColumnMark(columns, files)
    self.database = database
    isComplete = progress.isComplete
    words = WordIndex(database, indexedCount: min(progress.indexed, columns.count))
    let closed = Set(files.closed)
    for file in files.opened where !closed.contains(file) { files.kill(Int(file)) }
    makeStorage()
  }

  private func reset() {
    columns = CableColumns()
    files = FileColumns()
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

  // MARK: Refreshing

  /// Compares the index with the files, and reads those that are new or changed.
  private func refresh() {
    let known = KnownFiles(files)
    let hadFiles = known.count > 0
    var seen = SlotSet(bound: files.count)
    var changes = LibraryChanges()
    var next = max(64, columns.count * 2)
    var looked = 0
    var made = Clock.now
    var killed: [Int] = []
    var added: [Int] = []
    pace = Pace()
    Ingestion.run(walk) { batch, path in
      CheckedFile.files(
        batch.names, in: path, folder: known.folder(root: batch.root, relative: batch.relative),
        known: known)
    } take: { batch, checked in
      looked += checked.count
      let folder = FolderPath.spelled(root: batch.root, relative: batch.relative)
        .withUnsafeBufferPointer { files.folders.intern($0) }
      let knownFolder = known.folder(root: batch.root, relative: batch.relative)
      for (name, reason, isOrdinary) in batch.skipped {
        if let slot = knownFolder.flatMap({ known.find(name, in: $0) }),
          files.skipped(slot)?.reason == reason
        {
          seen.insert(slot)
        } else {
          _ = files.append(
            folder: folder, name: name, stamp: .init(), reason: reason, isOrdinary: isOrdinary)
        }
      }
      for one in checked {
        switch one {
        case .unchanged(let slot): seen.insert(slot)
        case .parsed(let parsed, let replaced):
          let file = files.append(
            folder: folder, name: parsed.name, stamp: parsed.stamp, reason: parsed.reason,
            isOrdinary: parsed.isOrdinary)
          for cable in parsed.cables { columns.append(cable, file: file) }
          if let replaced {
            seen.insert(replaced)
            killed.append(replaced)
            files.kill(replaced)
            changes.changed += 1
          } else {
            added.append(file)
          }
        }
      }
      pace.note(looked)
      // Each storage costs a pass over all that is there: so they come ever more seldom.
      if columns.count >= next || (columns.count > next / 3 && Clock.now - made > 1) {
        next = columns.count * 4
        makeStorage()
        made = Clock.now
        show(.reading, done: looked)
      } else if pace.isDue {
        show(hadFiles && added.isEmpty ? .checking : .reading, done: looked)
      }
      saveIfDue()
      return !options.isCancelled()
    }
    guard !options.isCancelled() else {
      save()
      makeStorage()
      return
    }
    let gone = known.slots.filter { !seen.contains($0) }
    for slot in gone { files.kill(slot) }
    changes.added = added.count
    changes.gone = gone.count
    countMoves(&changes, added: added, gone: gone)
    save()
    isComplete = true
    keep { database throws(IndexFault) in try database.setComplete() }
    self.changes = hadFiles ? changes : nil
    if !changes.isEmpty || !hadFiles {
      compactIfSparse()
      makeStorage()
    }
    show(options.gathersWords ? .words : nil, done: words?.indexedCount ?? 0, total: columns.count)
  }

  /// A gone file whose inode, size and time came up elsewhere has moved.
  private func countMoves(_ changes: inout LibraryChanges, added: [Int], gone: [Int]) {
    guard !added.isEmpty, !gone.isEmpty else { return }
    var stamps: [FileColumns.Stamp: Int] = [:]
    for slot in gone where files.size[slot] > 0 { stamps[files.stamp(slot), default: 0] += 1 }
    for slot in added {
      guard let count = stamps[files.stamp(slot)], count > 0 else { continue }
      stamps[files.stamp(slot)] = count - 1
      changes.moved += 1
      changes.added -= 1
      changes.gone -= 1
    }
  }

  /// Where many slots are dead, the living move together and the words are gathered anew.
  private func compactIfSparse() {
    let living = files.alive()
    let dead = columns.file.reduce(0) { living.contains(Int($1)) ? $0 : $0 + 1 }
    let deadFiles = files.dead.count
    guard max(dead, deadFiles) > 4_096, dead * 4 > columns.count || deadFiles * 4 > files.count
    else { return }
    (columns, files) = Compaction.compacted(columns, files)
    let bytes = ColumnCodec.encode(columns, files, since: ColumnMark())
    keep { database throws(IndexFault) in
      try database.replaceAll(with: bytes, keepingWords: false)
    }
    segments = 1
    mark = ColumnMark(columns, files)
    words = database.map { WordIndex($0, indexedCount: 0) }
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
      storage, from: first, isCancelled: options.isCancelled, done: { gathered.add($0) },
      tick: {
        pace.note(gathered.value)
        show(.words, done: gathered.value, total: columns.count)
      }
    ) { segment in
      isKept = keep { database throws(IndexFault) in try database.add(segment) }
      if isKept { words.advance(to: segment.bound) }
      pace.note(gathered.value)
      show(.words, done: gathered.value, total: columns.count)
      return isKept && !options.isCancelled()
    }
    // The index went: what is in memory from now on is gathered anew.
    if !isKept, !options.isCancelled() { gatherWords() }
  }

  // MARK: Keeping

  private func saveIfDue() {
    if Clock.now - lastSave > 1 { save() }
  }

  /// Writes what was added since the last time.
  private func save() {
    lastSave = Clock.now
    let now = ColumnMark(columns, files)
    guard now != mark, let database, !database.isReadOnly, !database.isInMemory else { return }
    let bytes = ColumnCodec.encode(columns, files, since: mark)
    let number = segments
    if keep({ database throws(IndexFault) in try database.append(segment: number, bytes) }) {
      segments += 1
      mark = now
      isFrontDue = true
    }
  }

  /// Keeps the first rows by themselves, where they changed.
  private func keepFront() {
    guard isFrontDue, storage.order.count > Self.frontRows, let database, !database.isReadOnly,
      !database.isInMemory
    else { return }
    let (columns, files) = Compaction.extract(
      storage.order.prefix(Self.frontRows).flatMap { [Int($0)] + storage.sections.others($0) },
      columns, files)
    // Without them the next start takes a moment longer; that is all.
    try? database.keep(front: ColumnCodec.encode(columns, files, since: ColumnMark()))
  }

  /// More than fit on a screen.
  private static let frontRows = 256

  /// Does something with the database; where that fails, goes on in memory and says so once.
  @discardableResult
  private func keep(_ body: (IndexDatabase) throws(IndexFault) -> Void) -> Bool {
    guard let database, !database.isReadOnly else { return true }
    do throws(IndexFault) {
      try body(database)
      return true
    } catch {
      switch error {
      case .damaged, .stale:
        notice = "The index is damaged; the next start builds it anew. No cable is affected."
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

  private func makeStorage() {
    storage = LibraryStorage(columns: columns, files: files, roots: walk.roots, words: words)
  }

  private func show(_ phase: LoadProgress.Phase?, done: Int = 0, total: Int? = nil) {
    var library = Library(storage: storage, isComplete: isComplete)
    library.notice = notice
    library.changes = changes
    library.progress = phase.map {
      LoadProgress(phase: $0, done: done, total: total, perSecond: pace.perSecond)
    }
    pace.shown()
    publish(library)
  }
}

/// Seconds of a clock that only goes forward.
enum Clock {
  static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}

/// A number that several threads raise.
final class Counter: Sendable {
  private let number: Atomic<Int>

  init(_ start: Int) { number = Atomic(start) }

  var value: Int { number.load(ordering: .relaxed) }
  func add(_ more: Int) { number.wrappingAdd(more, ordering: .relaxed) }
}

/// Something that happens once.
final class Flag: Sendable {
  private let isRaised = Atomic(false)

  /// True for the first caller only.
  func raise() -> Bool { !isRaised.exchange(true, ordering: .acquiringAndReleasing) }
}

/// How fast something goes, and when to say so again.
struct Pace {
  private var start: Int
  private var done: Int
  private let began = Clock.now
  private var said = Clock.now

  init(start: Int = 0) {
    self.start = start
    done = start
  }

  mutating func note(_ done: Int) { self.done = done }
  mutating func shown() { said = Clock.now }

  /// True a few times a second.
  var isDue: Bool { Clock.now - said > 0.25 }
  var perSecond: Double {
    let elapsed = Clock.now - began
    return elapsed > 0.05 ? Double(done - start) / elapsed : 0
  }
}
