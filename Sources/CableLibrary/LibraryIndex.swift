import Glibc

/// What an index on disk holds, without reading a single cable.
public struct IndexStatus: Sendable, Hashable {
  /// The database's path; shown only through `DisplayText`.
  public var path: String
  /// Of all its files together.
  public var bytes: Int
  /// Cables that are listed.
  public var cables: Int
  /// Cables whose words are in it.
  public var searchable: Int
  /// True if every file was looked at once.
  public var isComplete: Bool
}

/// The index of a library as a thing of its own, for those who look after it.
public enum LibraryIndex {
  /// What can be wrong with an index.
  public enum Fault: Error, Sendable, Hashable {
    /// There is none.
    case missing
    /// It is not what was written, or was made by another version.
    case damaged
    /// It cannot be read: the system's reason.
    case unusable(String)
  }

  /// The folder below which indexes are, as `LoadOptions.IndexPlace.below` wants it; nil without
  /// `XDG_CACHE_HOME` and `HOME`.
  public static var standardPlace: String? {
    CacheFolder.standardParent.map { String(decoding: $0, as: UTF8.self) }
  }

  /// What the index of some paths holds.
  ///
  /// - Parameters:
  ///   - paths: as they were loaded.
  ///   - followsLinks: as they were loaded.
  /// - Returns: what it holds.
  /// - Throws: where there is none, or where it is of no use.
  public static func status(of paths: [String], followsLinks: Bool = false) throws(Fault)
    -> IndexStatus
  {
    let (database, path) = try open(paths, followsLinks)
    defer { database.close() }
    do throws(IndexFault) {
      let progress = try database.progress()
      var columns = CableColumns()
      var files = FileColumns()
      _ = try database.load(into: &columns, &files)
      let living = files.alive()
      return IndexStatus(
        path: FolderPath.shown(path), bytes: size(path),
        cables: columns.living(living), searchable: columns.living(living, below: progress.indexed),
        isComplete: progress.isComplete)
    } catch { throw Fault(error) }
  }

  /// What the index of some paths answers as it is: no file is looked at, and nothing is written.
  ///
  /// Cost: the columns are read; no folder and no file is.
  ///
  /// - Parameters:
  ///   - paths: as they were loaded.
  ///   - followsLinks: as they were loaded.
  /// - Returns: a searcher of what the index holds, which may be less than there is now.
  /// - Throws: where there is no index, or where it is of no use.
  public static func searcher(
    of paths: [String], followsLinks: Bool = false
  ) throws(Fault) -> Searcher {
    let (database, _) = try open(paths, followsLinks)
    guard let walk = try? FolderWalk(paths.map(PathBytes.of), followsLinks: followsLinks) else {
      throw .missing
    }
    do throws(IndexFault) {
      let progress = try database.progress()
      var columns = CableColumns()
      var files = FileColumns()
      let loaded = try database.load(into: &columns, &files, on: .all)
      PackedPlaces.shared.use(database)
      let words = WordIndex(database, indexedCount: min(progress.indexed, columns.count))
      var library = Library(
        storage: LibraryStorage(
          columns: columns, files: files, roots: walk.roots, counted: loaded.counts,
          derived: loaded.derived, cores: .all),
        isComplete: progress.isComplete)
      library.searchableCount = words.indexedCount
      return Searcher(library: library, words: words)
    } catch { throw Fault(error) }
  }

  /// Reads every page and every list of an index, and holds them against their checksums.
  ///
  /// Cost: a reading of the whole index.
  ///
  /// - Parameters:
  ///   - paths: as they were loaded.
  ///   - followsLinks: as they were loaded.
  /// - Throws: where there is none, or where anything of it is not what was written.
  public static func verify(_ paths: [String], followsLinks: Bool = false) throws(Fault) {
    let (database, _) = try open(paths, followsLinks)
    defer { database.close() }
    do throws(IndexFault) {
      try database.verify()
      var columns = CableColumns()
      var files = FileColumns()
      _ = try database.load(into: &columns, &files)
    } catch { throw Fault(error) }
  }

  /// Takes the index of some paths away; the next load makes it again.
  ///
  /// - Parameters:
  ///   - paths: as they were loaded.
  ///   - followsLinks: as they were loaded.
  /// - Returns: false if another program is writing it; it is then not deleted.
  public static func remove(_ paths: [String], followsLinks: Bool = false) -> Bool {
    guard let path = database(of: paths, followsLinks) else { return true }
    guard case .taken(let lock) = IndexLock.take(beside: path) else { return false }
    IndexDatabase.setAside(path, keepingIt: false)
    withExtendedLifetime(lock) {}
    return true
  }

  private static func database(of paths: [String], _ followsLinks: Bool) -> [UInt8]? {
    (try? CacheFolder())?.database(
      for: IndexDatabase.parts(of: paths, followsLinks: followsLinks))
  }

  private static func open(_ paths: [String], _ followsLinks: Bool) throws(Fault) -> (
    IndexDatabase, [UInt8]
  ) {
    guard let path = database(of: paths, followsLinks), FileReading.status(path) != nil else {
      throw .missing
    }
    let key = IndexDatabase.key(of: IndexDatabase.parts(of: paths, followsLinks: followsLinks))
    do throws(IndexFault) {
      return (try IndexDatabase(path: path, key: key, isReadOnly: true), path)
    } catch { throw Fault(error) }
  }

  private static func size(_ path: [UInt8]) -> Int {
    ["", "-wal"].reduce(ColumnFiles.size(beside: path)) { sum, suffix in
      sum + (FileReading.status(path + Array(suffix.utf8)).map { Int($0.st_size) } ?? 0)
    }
  }
}

extension LibraryIndex.Fault {
  init(_ fault: IndexFault) {
    switch fault {
    case .damaged, .stale: self = .damaged
    case .unusable(let reason): self = .unusable(reason)
    }
  }
}
