import CableCatalog
import CableCore
import Glibc
import Synchronization

extension Searcher {
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
}

/// What the cores have counted, and which rows are next.
private final class Totals<Total: Sendable>: Sendable {
  let next = Atomic(0)
  let done = Mutex<(totals: [Total], errors: [LibraryError])>(([], []))
}
