public import CableCatalog
public import CableCore
import SQLiteStore
import Synchronization

/// Cables as tables of a SQLite database, for programs that read such: Datasette, sqlite-utils, DuckDB.
///
/// It is written in one transaction, with its journal in memory, so the file is of no use before `finish` returned:
/// write it beside its place, and give it its name then. The same cables give the same bytes. A thread of its
/// own writes, so that the next cables are read meanwhile.
public final class CableDatabase {
  /// Why it could not be written.
  public struct Failure: Error, Sendable, Hashable {
    /// In SQLite's words and the system's, as the middle of a sentence.
    public let reason: String
    /// True if no space is left.
    public let isFull: Bool

    init(_ error: any Error) {
      let failure = error as? SQLiteStore.Failure
      reason = failure?.reason ?? String(describing: error)
      isFull = failure?.kind == .full
    }

    init(reason: String, isFull: Bool) {
      self.reason = reason
      self.isFull = isFull
    }
  }

  /// The number that the file has as `PRAGMA user_version`: raised with each change of the schema.
  public static let version = 1

  /// A cable on its way into the file.
  private struct Entry: Sendable {
    var cable: Cable
    var path: String
    var root: String?
  }

  /// What the writing thread has to itself until it is joined, and why it stopped.
  private final class Writing: @unchecked Sendable {
    // Only the writing thread touches `rows` between the first cable and `finish`, which joins it.
    let rows: DatabaseRows
    let failure = Mutex<Failure?>(nil)

    init(_ rows: DatabaseRows) { self.rows = rows }
  }

  /// So many cables are handed over at a time, since a thread that is woken for each takes longer than to write it.
  private static let handful = 16
  /// So many handfuls wait to be written; more would only take memory.
  private static let mostWaiting = 4

  private let writing: Writing
  private let entries = Conveyor<[Entry], Void>(
    jobLimit: CableDatabase.mostWaiting, resultLimit: .max)
  /// What is not handed over yet.
  private var handful: [Entry] = []
  private var worker: Worker?

  /// Begins a database in an empty file.
  ///
  /// - Parameters:
  ///   - path: of the file, which is there.
  ///   - hasWords: false leaves the tables for full text search out.
  ///   - notebook: what a reader keeps, where that is to be in it.
  /// - Throws: where it cannot be written.
  public init(in path: [UInt8], hasWords: Bool = true, notebook: NotebookView? = nil)
    throws(Failure)
  {
    let writing = Writing(try DatabaseRows(in: path, hasWords: hasWords, notebook: notebook))
    self.writing = writing
  }

  deinit {
    entries.stop()
    worker?.join()
  }

  /// Adds a cable; it is written a little later.
  ///
  /// - Parameters:
  ///   - cable: the cable.
  ///   - path: its file, relative to the path that was asked for.
  ///   - root: the path that was asked for, as it was given; nil if there is none.
  /// - Throws: where a cable before it cannot be written; nothing more can be then.
  public func add(_ cable: Cable, path: String, root: String? = nil) throws(Failure) {
    handful.append(Entry(cable: cable, path: path, root: root))
    if handful.count >= Self.handful { try handOver() }
  }

  /// Gives what was gathered to the thread that writes.
  private func handOver() throws(Failure) {
    if worker == nil {
      worker = Worker(.some) { [writing, entries] in
        while let (_, handful) = entries.nextJob() {
          do throws(Failure) {
            for entry in handful {
              try writing.rows.add(entry.cable, path: entry.path, root: entry.root)
            }
          } catch {
            writing.failure.withLock { $0 = error }
            // Whoever waits to add more learns of it.
            return entries.stop()
          }
        }
      }
    }
    guard entries.offer(handful) else {
      throw writing.failure.withLock { $0 } ?? Failure(reason: "it was stopped", isFull: false)
    }
    handful = []
  }

  /// Ends the database: what is cited is joined with what is here, and the indices are made.
  ///
  /// Waits until everything is written.
  ///
  /// - Parameter provenance: keys and values that say what it was made from.
  /// - Throws: where it cannot be written.
  public func finish(provenance: [(key: String, value: String)]) throws(Failure) {
    if !handful.isEmpty { try handOver() }
    entries.finish()
    worker?.join()
    worker = nil
    if let failure = writing.failure.withLock({ $0 }) { throw failure }
    try writing.rows.finish(provenance: provenance)
  }
}
