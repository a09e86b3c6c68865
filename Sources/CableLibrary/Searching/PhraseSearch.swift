import CableCore
import Glibc

/// Finds phrases in the cables' own text: the index knows words, not where they stand.
struct PhraseSearch: Sendable {
  let storage: LibraryStorage
  let isCancelled: @Sendable () -> Bool

  /// The candidates in whose subject or text the folded words stand in a row.
  ///
  /// Cost: reads and parses each candidate, on all cores.
  func slots(holding words: [String], among candidates: SlotSet) -> SlotSet {
    var waiting: [Int] = []
    candidates.forEach { waiting.append($0) }
    let wanted = Self.joined(words)
    let shares = Conveyor<ArraySlice<Int>, [Int]>(jobLimit: .max, resultLimit: .max)
    for start in stride(from: 0, to: waiting.count, by: 32) {
      _ = shares.offer(waiting[start..<min(waiting.count, start + 32)])
    }
    shares.finish()
    let count = waiting.count < 64 ? 1 : 2 * sysconf(Int32(_SC_NPROCESSORS_ONLN))
    let workers = (0..<count).map { _ in
      Worker {
        var folder = WordFolder()
        while let (number, share) = shares.nextJob() {
          shares.deliver(
            number,
            isCancelled() ? [] : share.filter { holds($0, wanted, &folder) })
        }
      }
    }
    var found = SlotSet(bound: candidates.bound)
    while let share = shares.nextResult() {
      for slot in share { found.insert(slot) }
    }
    for worker in workers { worker.join() }
    return found
  }

  private func holds(_ slot: Int, _ wanted: [UInt8], _ folder: inout WordFolder) -> Bool {
    if storage.columns.subject.withBytes(slot, { Self.holds($0, wanted, &folder) }) { return true }
    let row = LibraryRow(storage: storage, slot: slot)
    guard let cable = try? CableReading.cable(row) else { return false }
    return cable.paragraphs.contains { paragraph in
      var text = paragraph.text
      return text.withUTF8 { Self.holds($0, wanted, &folder) }
    }
  }

  private static func holds(
    _ text: UnsafeBufferPointer<UInt8>, _ wanted: [UInt8], _ folder: inout WordFolder
  ) -> Bool {
    folder.removeAll()
    folder.fold(text)
    return folder.joined().contains(wanted)
  }

  /// Words with a blank on both sides of each.
  private static func joined(_ words: [String]) -> [UInt8] {
    Array((" " + words.joined(separator: " ") + " ").utf8)
  }
}
