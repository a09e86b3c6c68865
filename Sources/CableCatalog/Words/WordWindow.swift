/// Places at which words are near each other, in whatever order.
package enum WordWindow {
  /// A word that is wanted, by its number, and where it is.
  package struct Place: Sendable, Hashable {
    package var place: Int
    package var kind: Int

    /// A value from its parts.
    package init(place: Int, kind: Int) {
      self.place = place
      self.kind = kind
    }
  }

  /// The shortest windows that have all of some words, with so many others among them at most; none
  /// overlaps another.
  static func windows(of wanted: [String], in words: [String], others: Int) -> [Range<Int>] {
    var kinds: [String: Int] = [:]
    var needed: [Int] = []
    for word in wanted {
      let kind = kinds[word] ?? needed.count
      if kind == needed.count { needed.append(0) }
      kinds[word] = kind
      needed[kind] += 1
    }
    var places: [Place] = []
    for (place, word) in words.enumerated() {
      if let kind = kinds[word] { places.append(Place(place: place, kind: kind)) }
    }
    var windows: [Range<Int>] = []
    var counts: [Int] = []
    forEachShortest(places, needed, others: others, &counts) { window in
      if window.lowerBound >= windows.last?.upperBound ?? 0 { windows.append(window) }
    }
    return windows
  }

  /// Calls with the shortest windows that have so many places of each kind; both their ends rise.
  ///
  /// Cost: a step for each place.
  ///
  /// - Parameters:
  ///   - places: rising, each with its kind.
  ///   - needed: how many places of each kind a window has.
  ///   - others: how many other places it has at most.
  ///   - counts: room to count in, for the next time as well.
  ///   - body: gets each window, from the first place to after the last.
  package static func forEachShortest(
    _ places: [Place], _ needed: [Int], others: Int, _ counts: inout [Int],
    _ body: (Range<Int>) -> Void
  ) {
    let width = needed.reduce(0, +) + others
    counts.removeAll(keepingCapacity: true)
    for _ in needed { counts.append(0) }
    var missing = needed.count
    var first = 0
    for last in places {
      counts[last.kind] += 1
      if counts[last.kind] == needed[last.kind] { missing -= 1 }
      while missing == 0 {
        let start = places[first]
        first += 1
        counts[start.kind] -= 1
        // What is there more often than needed is not the beginning of the shortest one.
        guard counts[start.kind] < needed[start.kind] else { continue }
        missing += 1
        if last.place + 1 - start.place <= width { body(start.place..<last.place + 1) }
      }
    }
  }
}
