import CableCore
import Synchronization

/// Which numbers the posts of a library had reached when: made for a post when it is first asked for.
final class SerialLog: Sendable {
  /// A cable of a post, with the lowest number that it and the later ones of its year have.
  private struct Entry {
    var sent: Int32
    var lowest: Int
  }

  private let entries = Mutex<[Symbol<Named.Post>: [Entry]]>([:])

  /// The lowest number that a post gave after a time and in the same year; nil if nothing is known.
  ///
  /// Cost: a binary search; for a post not asked for before, a sort of its cables.
  ///
  /// - Parameters:
  ///   - sent: as `CableColumns.minutes`.
  ///   - station: symbol of the post.
  ///   - cables: when each cable of the post was sent, and its number.
  /// - Returns: the lowest of the later numbers.
  func lowest(
    after sent: Int32, of station: Symbol<Named.Post>, cables: () -> [(sent: Int32, number: Int)]
  ) -> Int? {
    entries.withLock { entries in
      let known = entries[station] ?? Self.log(cables())
      entries[station] = known
      let place = known.firstIndex(halvingAt: { $0.sent > sent })
      guard place < known.count, Self.year(known[place].sent) == Self.year(sent) else { return nil }
      return known[place].lowest
    }
  }

  private static func log(_ cables: [(sent: Int32, number: Int)]) -> [Entry] {
    var log: [Entry] = []
    log.reserveCapacity(cables.count)
    for cable in cables.sorted(by: { $0.sent > $1.sent }) {
      var lowest = cable.number
      if let later = log.last, year(later.sent) == year(cable.sent) {
        lowest = min(lowest, later.lowest)
      }
      log.append(Entry(sent: cable.sent, lowest: lowest))
    }
    return log.reversed()
  }

  private static func year(_ sent: Int32) -> Int32 { sent / (12 * 31 * 24 * 60) }
}
