import CableCore
import Glibc

/// Looks words up in the cables' own files, where the index cannot be trusted.
///
/// It gives what the index would; it only takes as long as reading everything does.
struct TextScan: Sendable {
  let storage: LibraryStorage
  let isCancelled: @Sendable () -> Bool

  /// Whether a cable is found.
  typealias Test = (Cable) -> Bool

  /// The living cables for which a test holds.
  ///
  /// Cost: reads and parses every cable, on all cores.
  ///
  /// - Parameter test: makes the test, once on each core.
  /// - Returns: their slots; of no use once cancelled.
  func slots(_ test: @escaping @Sendable () -> Test) -> SlotSet {
    let shares = Conveyor<Range<Slot>, [Slot]>(jobLimit: .max, resultLimit: .max)
    let count = storage.columns.count
    for start in stride(from: 0, to: count, by: 64) {
      _ = shares.offer(Slot(start)..<Slot(min(count, start + 64)))
    }
    shares.finish()
    let workers = (0..<max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))).map { _ in
      Worker(.some) {
        let isFound = test()
        while let (number, share) = shares.nextJob() {
          shares.deliver(
            number,
            isCancelled()
              ? [] : share.filter { storage.alive.contains($0) && holds($0, isFound) })
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

  private func holds(_ slot: Slot, _ isFound: Test) -> Bool {
    guard let source = try? CableReading.source(storage, slot) else { return false }
    return isFound(Cable(parsing: source))
  }

  /// Tests whether folded words are consecutive in a passage; the last need only begin so where asked.
  static func test(holding words: [String], isPrefix: Bool) -> Test {
    var wanted = Array((" " + words.joined(separator: " ")).utf8)
    if !isPrefix { wanted.append(0x20) }
    var folder = WordFolder()
    return { [wanted] in holds($0, wanted, &folder) }
  }

  /// Tests whether a text of a cable has a folded word for which another test holds.
  static func test(_ isWanted: @escaping (UnsafeBufferPointer<UInt8>) -> Bool) -> Test {
    var folder = WordFolder()
    return { cable in
      var isHeld = false
      cable.forEachSearchedText { text, _ in
        guard !isHeld else { return }
        folder.forEachWord(of: text) { isHeld = isHeld || isWanted($0) }
      }
      return isHeld
    }
  }

  /// Tests whether a passage of a cable has words for which another test holds.
  static func test(_ isWanted: @escaping ([String], SearchedPassage) -> Bool) -> Test {
    var folder = WordFolder()
    return { cable in
      var isHeld = false
      cable.forEachSearchedText { text, passage in
        guard !isHeld else { return }
        var words: [String] = []
        folder.forEachWord(of: text) { words.append(String(decoding: $0, as: UTF8.self)) }
        isHeld = isWanted(words, passage)
      }
      return isHeld
    }
  }

  /// True where a passage of a cable has some folded words, which are separated by spaces.
  static func holds(_ cable: Cable, _ wanted: [UInt8], _ folder: inout WordFolder) -> Bool {
    var isHeld = false
    cable.forEachSearchedText { text, _ in
      guard !isHeld else { return }
      folder.removeAll()
      folder.fold(text)
      isHeld = folder.joined().contains(wanted)
    }
    return isHeld
  }
}
