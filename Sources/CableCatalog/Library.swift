public import CableCore

/// An unchanging view of the cables known so far; free to copy, safe to share between threads.
///
/// All of it is in memory: nothing that is asked of it opens a file or an index. What cables say is
/// found by a `Searcher`.
public struct Library: Sendable {
  package let storage: LibraryStorage
  /// False while files are still being read.
  public package(set) var isComplete: Bool
  /// How many cables have their words in the index; the others are searched by subject alone.
  public package(set) var searchableCount = 0
  /// Something the reader should know once, such as that no index can be kept; a whole sentence.
  public var notice: String?
  /// What the loader is at; nil if it is done.
  public var progress: LoadProgress?
  /// What differs from the last time this library was opened; nil if that is not known yet.
  public var changes: LibraryChanges?

  /// A library without cables.
  public init(isComplete: Bool = true) {
    self.init(storage: LibraryStorage(), isComplete: isComplete)
  }

  package init(storage: LibraryStorage, isComplete: Bool) {
    self.storage = storage
    self.isComplete = isComplete
  }

  /// True if another library has the same cables in the same rows, however far its words are.
  public func hasSameRows(as other: Library) -> Bool { storage === other.storage }

  /// Newest first.
  public var rows: LibraryRows { LibraryRows(storage: storage) }
  /// The indices of all rows; each time the same array, so that it costs a list of millions nothing.
  public var allRows: [Int] { storage.allRows }
  /// How many files there are, also those without cables.
  public var fileCount: Int { storage.fileCount }
  /// Paths of the files, also of those without cables and those that are gone since the index was
  /// begun; shown only through `DisplayText`.
  public var files: LibraryFiles { LibraryFiles(storage: storage) }
  /// Files that gave no cable.
  public var skipped: SkippedFiles { SkippedFiles(storage: storage) }

  /// Where an id leads.
  public func resolve(_ id: CableID) -> Resolution { Resolution(rows(of: id.description)) }

  /// How many cables cite an id, whether a cable of that id is here or not.
  ///
  /// Cost: a look-up, and a step for each cable that does.
  public func citingCount(_ id: String) -> Int {
    storage.columns.ids.find(id).map { rows(at: storage.citations.byCited[$0]).count } ?? 0
  }

  /// Rows that cite an id, newest first, whether a cable of that id is here or not.
  public func citing(id: String) -> [Int] {
    storage.columns.ids.find(id).map { rows(at: storage.citations.byCited[$0]) } ?? []
  }

  /// Rows that cite a row, newest first.
  public func citing(_ row: Int) -> [Int] {
    guard rows.indices.contains(row) else { return [] }
    return rows(at: storage.citations.byCited[storage.columns.id[storage.order[row]]])
  }

  /// True if the library holds a cable of this post, which no table need know.
  public func hasPost(_ station: String) -> Bool {
    storage.columns.stations.find(station).map { !storage.byStation[$0].isEmpty } ?? false
  }

  /// True if the library holds a cable of this id.
  public func holds(_ id: String) -> Bool {
    storage.columns.ids.find(id).map { !storage.byID[$0].isEmpty } ?? false
  }

  /// The rows with this id, newest first: none, one, or several copies.
  ///
  /// Cost: one look-up.
  public func rows(of id: String) -> [Int] {
    storage.columns.ids.find(id).map { rows(at: storage.byID[$0]) } ?? []
  }

  /// The rows of a cable by its id in any spelling (`09 ASTANA 1327`), else by its name as it is.
  public func rows(spelled name: String) -> [Int] {
    let rows = rows(of: CableID(parsing: name)?.description ?? name)
    return rows.isEmpty ? self.rows(of: name) : rows
  }

  /// The first row with this id.
  public func row(of id: String) -> Int? { rows(of: id).first }

  /// The row of a cable that was known before.
  ///
  /// Of copies with its id it is the one with its text; where none has, the cable with its text under
  /// another id, which a better parser may have given it; else the first one with its id, whose text
  /// has changed.
  ///
  /// Cost: a look-up; where no cable of the id has the text, a step for each cable.
  public func row(of key: CableKey) -> Int? { rows(of: [key])[0] }

  /// The rows of several cables that were known before, in their order.
  ///
  /// Cost: a look-up for each; where any has another id or text now, a step for each cable once.
  public func rows(of keys: [CableKey]) -> [Int?] {
    var found = keys.map { key in
      rows(of: key.name).first { rows[$0].digest == key.digest }
    }
    let missing = Set(keys.indices.filter { found[$0] == nil }.map { keys[$0].digest })
      .subtracting([0])
    var byText: [UInt64: Int] = [:]
    if !missing.isEmpty {
      for slot in storage.columns.slots
      where missing.contains(storage.columns.digest[slot]) {
        guard let row = storage.row(of: slot), rows[row].digest == storage.columns.digest[slot]
        else { continue }
        byText[storage.columns.digest[slot]] = min(
          row, byText[storage.columns.digest[slot]] ?? row)
      }
    }
    for index in keys.indices where found[index] == nil {
      found[index] = byText[keys[index].digest] ?? rows(of: keys[index].name).first
    }
    return found
  }

  /// Rows of some slots, in the order of rows.
  package func rows(at slots: some Sequence<Slot>) -> [Int] {
    let rows = slots.compactMap(storage.row(of:)).sorted()
    // Joined sections are one row.
    return rows.indices.filter { $0 == 0 || rows[$0] != rows[$0 - 1] }.map { rows[$0] }
  }

  /// The rows of a set of slots, in the order of rows; of joined sections the first stands for the row.
  ///
  /// Cost: of a few slots a step for each, and their sorting; of many a step for each row.
  package func rows(in set: SlotSet) -> [Int] {
    let count = set.count
    let order = storage.order
    guard count >= order.count / 32 else {
      var rows: [Int] = []
      rows.reserveCapacity(count)
      set.forEach { slot in
        if let row = storage.row(of: slot), order[row] == slot { rows.append(row) }
      }
      rows.sort()
      return rows
    }
    return order.withUnsafeBufferPointer { order in
      // Every row is written, and the next one over it unless it is in the set: a branch would be guessed.
      Array(unsafeUninitializedCapacity: count + 1) { rows, filled in
        var next = 0
        for row in order.indices {
          rows.initializeElement(at: next, to: row)
          next += set.contains(order[row]) ? 1 : 0
        }
        filled = next
      }
    }
  }
}
