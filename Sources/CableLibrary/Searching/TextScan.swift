import CableCore
import Glibc

/// Looks words up in the cables' own files, where the index cannot be trusted.
///
/// It gives what the index would; it only takes as long as reading everything does.
struct TextScan: Sendable {
  let storage: LibraryStorage
  let isCancelled: @Sendable () -> Bool

  /// The living cables that have the folded words in a row in one passage.
  ///
  /// Cost: reads and parses every cable, on all cores.
  ///
  /// - Parameters:
  ///   - words: one word, or a phrase.
  ///   - isPrefix: true where the last word need only begin so.
  /// - Returns: their slots; of no use once cancelled.
  func slots(holding words: [String], isPrefix: Bool) -> SlotSet {
    var wanted = Array((" " + words.joined(separator: " ")).utf8)
    if !isPrefix { wanted.append(0x20) }
    let shares = Conveyor<Range<Int>, [Int]>(jobLimit: .max, resultLimit: .max)
    let count = storage.columns.count
    for start in stride(from: 0, to: count, by: 64) {
      _ = shares.offer(start..<min(count, start + 64))
    }
    shares.finish()
    let workers = (0..<max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))).map { _ in
      Worker(.some) { [wanted] in
        var folder = WordFolder()
        while let (number, share) = shares.nextJob() {
          shares.deliver(
            number,
            isCancelled()
              ? [] : share.filter { storage.alive.contains($0) && holds($0, wanted, &folder) })
        }
      }
    }
    var found = SlotSet(bound: count)
    while let share = shares.nextResult() {
      for slot in share { found.insert(slot) }
    }
    for worker in workers { worker.join() }
    return found
  }

  private func holds(_ slot: Int, _ wanted: [UInt8], _ folder: inout WordFolder) -> Bool {
    guard let source = try? CableReading.source(storage, slot) else { return false }
    return Self.holds(Cable(parsing: source), wanted, &folder)
  }

  /// True where a passage of a cable has some folded words, which are separated by spaces.
  static func holds(_ cable: Cable, _ wanted: [UInt8], _ folder: inout WordFolder) -> Bool {
    var isHeld = false
    cable.forEachSearchedText { text in
      guard !isHeld else { return }
      folder.removeAll()
      folder.fold(text)
      isHeld = folder.joined().contains(wanted)
    }
    return isHeld
  }
}
