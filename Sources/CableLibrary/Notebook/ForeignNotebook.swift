public import CableCatalog
import CableCore
import SQLiteStore

/// What another person's notebook holds for others: notes and reading lists.
public struct ForeignNotebook: Sendable {
  /// The notes, those of a third person with that author.
  public private(set) var notes: [Note] = []
  /// Reading lists by name, each in its order.
  public private(set) var lists: [String: [ListedCable]] = [:]
  /// Entries that are left where they are: stars, read marks, tags, queries, marks and traces.
  public private(set) var otherCount = 0
  /// Lines of a text that are no entries.
  public private(set) var problemCount = 0

  /// Reads a notebook: its database, or the text that `notebook export` wrote.
  ///
  /// The file is not changed. There is none where `bytes` gives nothing.
  ///
  /// - Parameters:
  ///   - path: of the file.
  ///   - bytes: of the file; asked for where it is no database.
  /// - Throws: where it is of a newer version, another program's or damaged.
  public init?(at path: String, bytes: () -> [UInt8]?) throws(NotebookError) {
    if NotebookOpening.beginsAsDatabase(path) {
      try self.init(database: path)
    } else if let bytes = bytes() {
      try self.init(text: bytes, path: path)
    } else {
      return nil
    }
  }

  private init(database path: String) throws(NotebookError) {
    guard try NotebookOpening.isSound(path, isThorough: true),
      let copy = NotebookSalvage.copy(of: path, leavesNoTrace: true)
    else { throw .damaged(path: path) }
    do {
      (notes, lists, otherCount) = try copy.read { connection in
        let reading = NotebookReading(connection: connection)
        var others = 0
        for table in ["star", "read", "tag", "query", "mark"] {
          others += try connection.int("SELECT count(*) FROM \(table)") ?? 0
        }
        return (try reading.notes(), try reading.lists(), others)
      }
    } catch {
      throw NotebookError(error, path: path)
    }
  }

  private init(text bytes: [UInt8], path: String) throws(NotebookError) {
    var places: [String: [(place: Int, entry: ListedCable)]] = [:]
    var isNewer = false
    var lines = NotebookLines()
    func take(_ line: NotebookLines.Line) {
      if line.isOfNewerVersion { isNewer = true }
      do throws(NotebookEntry.Fault) {
        switch try line.entry() {
        case .note(let note): notes.append(note)
        case .list(let name, let entry, let place):
          places[name, default: []].append((place, entry))
        case nil: break
        default: otherCount += 1
        }
      } catch {
        problemCount += 1
      }
    }
    lines.read(bytes, take)
    lines.end(take)
    guard !isNewer else { throw .newer(path: path) }
    lists = places.mapValues { $0.sorted { $0.place < $1.place }.map(\.entry) }
  }
}

extension NotebookLines.Line {
  /// True for the first line of a form that this program does not know.
  var isOfNewerVersion: Bool {
    let start = Array("# cablereader notebook ".utf8)
    guard bytes.starts(with: start) else { return false }
    let number = String(decoding: bytes.dropFirst(start.count), as: UTF8.self)
    return (Int(number.prefix { $0.isNumber }) ?? 1) > 1
  }
}

extension Notebook {
  /// What a merge did.
  public struct Merge: Sendable, Hashable {
    /// Notes that were new or newer.
    public var notes = 0
    /// Reading lists that were new or are another now.
    public var lists: [String] = []
  }

  /// Takes notes and reading lists of another person; nothing of the reader's own is changed.
  ///
  /// Each note keeps its author. A list has the author after its name.
  ///
  /// - Parameters:
  ///   - other: the other notebook.
  ///   - author: who wrote what has no author there.
  /// - Returns: what was new.
  /// - Throws: where nothing was written.
  public func merge(_ other: ForeignNotebook, by author: String) throws(NotebookError) -> Merge {
    let time = clock()
    return try write { connection in
      let reading = NotebookReading(connection: connection)
      let writing = NotebookWriting(connection: connection, time: time)
      var merge = Merge()
      for var note in other.notes {
        note.author = note.author ?? author
        if let known = try reading.note(note.id) {
          // The reader's own comes back from the other.
          guard known.author != nil, known.changed < note.changed else { continue }
        }
        try writing.store(note)
        merge.notes += 1
      }
      for (name, entries) in other.lists.sorted(by: { $0.key < $1.key }) {
        let own = "\(name) (\(author))"
        if try !writing.apply(.list(name: own, entries)).isNothing { merge.lists.append(own) }
      }
      return merge
    }
  }
}
