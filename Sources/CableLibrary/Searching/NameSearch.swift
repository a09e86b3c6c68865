public import CableCatalog
public import CableCore
import Glibc
import Synchronization

extension Searcher {
  /// Finds all names of a list in some cables.
  ///
  /// Names are looked for in subject, passing lines and paragraphs; an id also in the REF block, and as
  /// that of the cable itself.
  ///
  /// Cost: one pass over the lists of the index for all names, then the reading of the cables that may
  /// hold any, on all cores; without an index, of all cables.
  ///
  /// - Parameters:
  ///   - list: the names.
  ///   - rows: of the library; the order in which the hits come.
  ///   - width: characters of context on each side of a hit.
  ///   - each: gets the hits of each cable that has any.
  /// - Returns: why cables could not be read again.
  public func hits(
    of list: NameList, among rows: [Int], width: Int, each: ([NameHit]) -> Void
  ) -> [LibraryError] {
    let wanted = rowsThatMayHold(list)
    let look = NameLook(list, library: library, width: width)
    return read(rows.filter { wanted.contains($0) }) {
      var look = look
      return { cable, row in
        let hits = look.hits(in: cable, row: row)
        return hits.isEmpty ? nil : hits
      }
    } each: {
      each($0)
    }
  }

  /// Finds all names of a list in one cable.
  ///
  /// Cost: linear in the text.
  ///
  /// - Parameters:
  ///   - list: the names.
  ///   - cable: the cable.
  ///   - row: its row.
  ///   - width: characters of context on each side of a hit.
  /// - Returns: the hits in the order of the text.
  public func hits(of list: NameList, in cable: Cable, row: Int, width: Int) -> [NameHit] {
    var look = NameLook(list, library: library, width: width)
    return look.hits(in: cable, row: row)
  }

  /// Reads the cables of some rows on all cores.
  ///
  /// - Parameters:
  ///   - rows: of the library; the order in which the answers come.
  ///   - share: how many of them a core takes at a time.
  ///   - worker: makes for each core what looks at cables; nil is no answer.
  ///   - isEnough: asked before each answer; true ends the reading.
  ///   - each: gets the answers.
  /// - Returns: why cables could not be read again.
  func read<Answer: Sendable>(
    _ rows: [Int], inSharesOf share: Int = 32,
    _ worker: @escaping @Sendable () -> (Cable, Int) -> Answer?,
    until isEnough: () -> Bool = { false }, each: (Answer) -> Void
  ) -> [LibraryError] {
    let shares = Conveyor<ArraySlice<Int>, (answers: [Answer], errors: [LibraryError])>(
      jobLimit: .max, resultLimit: 64)
    for start in stride(from: 0, to: rows.count, by: share) {
      _ = shares.offer(rows[start..<min(rows.count, start + share)])
    }
    shares.finish()
    let library = library
    let workers = (0..<max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))).map { _ in
      Worker(.some) {
        let look = worker()
        while let (number, share) = shares.nextJob() {
          var found: (answers: [Answer], errors: [LibraryError]) = ([], [])
          for row in share {
            do throws(LibraryError) {
              let cable = try LibraryLoader.cable(at: row, of: library)
              if let answer = look(cable, row) { found.answers.append(answer) }
            } catch {
              found.errors.append(error)
            }
          }
          shares.deliver(number, found)
        }
      }
    }
    var errors: [LibraryError] = []
    while let share = shares.nextResult() {
      for answer in share.answers where !isEnough() { each(answer) }
      errors += share.errors
      if isEnough() {
        shares.stop()
        break
      }
    }
    for worker in workers { worker.join() }
    return errors
  }

  /// Reads the cables of some rows on all cores, each of which adds them to a total of its own.
  ///
  /// - Parameters:
  ///   - rows: of the library.
  ///   - start: makes an empty total.
  ///   - add: adds a cable with its row.
  /// - Returns: a total for each core, and why cables could not be read again.
  func totals<Total: Sendable>(
    of rows: [Int], _ start: @escaping @Sendable () -> Total,
    add: @escaping @Sendable (inout Total, Cable, Int) -> Void
  ) -> (totals: [Total], errors: [LibraryError]) {
    let totals = Totals<Total>()
    let library = library
    let share = 16
    let cores = max(
      1, min(Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))), (rows.count + share - 1) / share))
    let workers = (0..<cores).map { _ in
      Worker(.some) {
        var total = start()
        var errors: [LibraryError] = []
        while true {
          let first = totals.next.wrappingAdd(share, ordering: .relaxed).oldValue
          guard first < rows.count else { break }
          for row in rows[first..<min(rows.count, first + share)] {
            do throws(LibraryError) {
              add(&total, try LibraryLoader.cable(at: row, of: library), row)
            } catch {
              errors.append(error)
            }
          }
        }
        totals.done.withLock {
          $0.totals.append(total)
          $0.errors += errors
        }
      }
    }
    for worker in workers { worker.join() }
    return totals.done.withLock { $0 }
  }

  /// The rows outside of which no name of a list is.
  private func rowsThatMayHold(_ list: NameList) -> RowSet {
    var rows = RowSet()
    let bound = storage.columns.count
    guard let words, !words.isDamaged else {
      rows.insert(Array(library.rows.indices)[...])
      return rows
    }
    var slots = words.slots(holdingAnyOf: WantedNames(list.names), bound: bound)
    if words.isDamaged { slots = SlotSet(bound: bound, isFull: true) }
    for slot in Slot(min(words.indexedCount, bound))..<Slot(bound) { slots.insert(slot) }
    // A name may begin in one section and end in the next.
    storage.sections.firsts.forEach { slots.insert($0) }
    storage.sections.fold(&slots)
    rows.insert(library.rows(in: slots)[...])
    for id in list.names.compactMap(\.id?.description) {
      rows.insert(library.rows(of: id)[...])
      rows.insert(library.citing(id: id)[...])
    }
    return rows
  }
}

/// What the cores have counted, and which rows are next.
private final class Totals<Total: Sendable>: Sendable {
  let next = Atomic(0)
  let done = Mutex<(totals: [Total], errors: [LibraryError])>(([], []))
}

/// Looks for the names of a list in one cable after the other.
private struct NameLook: Sendable {
  private var matcher: NameMatcher
  private let ids: [CableID: [Int]]
  private let library: Library
  private let width: Int

  init(_ list: NameList, library: Library, width: Int) {
    matcher = NameMatcher(list.names)
    var ids: [CableID: [Int]] = [:]
    for (index, name) in list.names.enumerated() {
      if let id = name.id { ids[id, default: []].append(index) }
    }
    self.ids = ids
    self.library = library
    self.width = width
  }

  mutating func hits(in cable: Cable, row: Int) -> [NameHit] {
    var hits: [NameHit] = []
    func add(_ name: Int, _ context: KeywordInContext) {
      hits.append(NameHit(name: name, row: row, context: context))
    }
    if !ids.isEmpty {
      for name in cable.id.flatMap({ ids[$0] }) ?? [] {
        add(
          name,
          KeywordInContext(
            label: "id", before: "", found: cable.id?.description ?? "", after: ""))
      }
      for reference in cable.references {
        guard let id = library.cited(reference, from: row)?.id else { continue }
        for name in ids[id] ?? [] {
          add(name, KeywordInContext(label: "ref", before: "", found: reference.text, after: ""))
        }
      }
    }
    cable.forEachSearched { text, _, place in
      // A line is a line on the screen, so the breaks of a table become blanks.
      let text = text.inOneLine
      for hit in matcher.hits(in: text) {
        let start = text.utf8.index(text.startIndex, offsetBy: hit.range.lowerBound)
        let end = text.utf8.index(text.startIndex, offsetBy: hit.range.upperBound)
        var context = KeywordInContext(of: start..<end, in: text, width: width)
        place(&context)
        add(hit.name, context)
      }
    }
    return hits
  }
}
