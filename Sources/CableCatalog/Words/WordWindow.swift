/// Places at which words are near each other, in whatever order.
package enum WordWindow {
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
    var places: [(place: Int, kind: Int)] = []
    for (place, word) in words.enumerated() {
      if let kind = kinds[word] { places.append((place, kind)) }
    }
    return windows(places, needed, others: others)
  }

  /// The shortest windows that have so many places of each kind.
  ///
  /// Cost: a step for each place.
  ///
  /// - Parameters:
  ///   - places: rising, each with its kind.
  ///   - needed: how many places of each kind a window has.
  ///   - others: how many other places it has at most.
  /// - Returns: from the first place to after the last; rising, none overlaps another.
  package static func windows(
    _ places: [(place: Int, kind: Int)], _ needed: [Int], others: Int
  ) -> [Range<Int>] {
    var windows: [Range<Int>] = []
    let width = needed.reduce(0, +) + others
    var counts = [Int](repeating: 0, count: needed.count)
    var missing = needed.count
    var first = 0
    for (place, kind) in places {
      counts[kind] += 1
      if counts[kind] == needed[kind] { missing -= 1 }
      while missing == 0 {
        let start = places[first]
        if counts[start.kind] > needed[start.kind] {
          counts[start.kind] -= 1
          first += 1
          continue
        }
        if place + 1 - start.place <= width, start.place >= windows.last?.upperBound ?? 0 {
          windows.append(start.place..<place + 1)
        }
        counts[start.kind] -= 1
        missing += 1
        first += 1
      }
    }
    return windows
  }
}
