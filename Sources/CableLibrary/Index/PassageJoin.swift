import CableCatalog
import CableCore

/// Goes through cables, and says which of them have a passage with what a query wants.
struct PassageJoin {
  /// A list of a word, or of an end of passages.
  private struct Source {
    let slots: BitSet<LocalSlot>
    let passage: SearchedPassage
    var cursor: PlaceCursor
  }

  /// A query whose words are numbers, and whose parts are in `nodes`: nothing of it is counted while cables are
  /// gone through.
  private enum Node {
    case always
    case paragraph
    case marks(UInt8)
    /// A word, a phrase or words that are near each other, by its number in `wanted`.
    case places(Int)
    case not(Int)
    case and(Range<Int>)
    case or(Range<Int>)
  }

  /// Something that has places in a cable.
  private struct Wanted {
    enum Kind {
      case word([Source])
      case phrase([Int])
      case near([Int], needed: [Int], others: Int)
    }

    var kind: Kind
    /// Where it is in the cable that is looked at, rising, and how many of that are before the passage that is
    /// looked at; of use only where they were found.
    var places: [UInt32] = []
    var passed = 0
    /// The last place of each of them, rising too; empty where it is the first.
    var lasts: [UInt32] = []
    var isFound = false
  }

  private var query = Node.always
  private var nodes: [Node] = []
  private var wanted: [Wanted] = []
  private var numbers: [PassageWord: Int] = [:]
  private var endSources: [Source] = []
  /// Where the passages of the cable that is looked at end, each with the number of its source in the lowest byte.
  private var ends: [UInt64] = []
  /// Places of words that may be near each other, and room to count them.
  private var merged: [WordWindow.Place] = []
  private var counts: [Int] = []

  /// A join.
  ///
  /// - Parameters:
  ///   - query: what a passage must have.
  ///   - lists: of its words and of the ends of passages.
  ///   - bytes: their places, for as long as the join is used.
  init(_ query: PassageQuery, _ lists: PassageLists, _ bytes: UnsafeBufferPointer<UInt8>) {
    func sources(_ word: PassageWord) -> [Source] {
      (lists.lists[word] ?? []).map { list in
        let posting = list.posting
        let own = UnsafeBufferPointer(
          rebasing: bytes[list.start..<list.start + posting.places.count])
        return Source(
          slots: posting.slots, passage: PassageEnd.passage(list.term),
          cursor: PlaceCursor(posting.slots, own, sizesSize: posting.sizesSize))
      }
    }
    endSources = sources(.ends)
    self.query = node(query, sources)
  }

  private mutating func node(_ query: PassageQuery, _ sources: (PassageWord) -> [Source]) -> Node {
    switch query {
    case .all: return .always
    case .paragraph: return .paragraph
    case .marks(let bits): return .marks(bits)
    case .word(let word, let isPrefix):
      return .places(number(of: .word(word, isPrefix: isPrefix), sources))
    case .form(let form): return .places(number(of: .form(form), sources))
    case .phrase(let words):
      let own = words.map { number(of: .word($0, isPrefix: false), sources) }
      wanted.append(Wanted(kind: .phrase(own)))
      return .places(wanted.count - 1)
    case .near(let words, let others):
      var own: [Int] = []
      var needed: [Int] = []
      for number in words.map({ number(of: .word($0, isPrefix: false), sources) }) {
        if let known = own.firstIndex(of: number) {
          needed[known] += 1
        } else {
          own.append(number)
          needed.append(1)
        }
      }
      wanted.append(Wanted(kind: .near(own, needed: needed, others: others)))
      return .places(wanted.count - 1)
    case .not(let inner): return .not(kept([node(inner, sources)]).lowerBound)
    case .and(let parts): return .and(kept(parts.map { node($0, sources) }))
    case .or(let parts): return .or(kept(parts.map { node($0, sources) }))
    }
  }

  /// Keeps the parts of a node.
  private mutating func kept(_ parts: [Node]) -> Range<Int> {
    nodes += parts
    return nodes.count - parts.count..<nodes.count
  }

  private mutating func number(
    of word: PassageWord, _ sources: (PassageWord) -> [Source]
  ) -> Int {
    if let known = numbers[word] { return known }
    wanted.append(Wanted(kind: .word(sources(word))))
    numbers[word] = wanted.count - 1
    return wanted.count - 1
  }

  /// True if a passage of a cable has what the query wants; the cables that are asked for rise.
  ///
  /// Cost: the places of the words that the query needs; where all of these are in the cable, and near each
  /// other where they have to be, the ends of its passages.
  mutating func holds(_ slot: LocalSlot) -> Bool {
    for index in wanted.indices { wanted[index].isFound = false }
    guard var next = first(query, from: 0, slot) else { return false }
    readEnds(slot)
    var start: UInt32 = 0
    for index in ends.indices {
      let end = UInt32(truncatingIfNeeded: ends[index] >> 8)
      if end >= next {
        let passage = endSources[Int(ends[index] & 0xFF)].passage
        if holds(query, passage, start..<end, slot) { return true }
        guard let after = first(query, from: end, slot) else { return false }
        next = after
      }
      start = end
    }
    return false
  }

  /// A place before which no passage ends that begins at another one or later and has what a node wants; nil
  /// where there is no such passage.
  private mutating func first(_ node: Node, from start: UInt32, _ slot: LocalSlot) -> UInt32? {
    switch node {
    case .always, .paragraph, .marks, .not: return start
    case .places(let number):
      find(number, slot)
      pass(number, to: start)
      let passed = wanted[number].passed
      return passed < wanted[number].places.count ? wanted[number].places[passed] : nil
    case .and(let parts):
      var last = start
      for part in parts {
        guard let own = first(nodes[part], from: start, slot) else { return nil }
        last = max(last, own)
      }
      return last
    case .or(let parts):
      var least: UInt32?
      for part in parts {
        guard let own = first(nodes[part], from: start, slot) else { continue }
        least = min(least ?? own, own)
      }
      return least
    }
  }

  private mutating func readEnds(_ slot: LocalSlot) {
    ends.removeAll(keepingCapacity: true)
    for number in endSources.indices where endSources[number].slots.contains(slot) {
      endSources[number].cursor.move(to: slot)
      endSources[number].cursor.forEachPlace {
        ends.append(UInt64($0) << 8 | UInt64(number))
        return true
      }
    }
    ends.sort()
  }

  /// True if a passage has what a node wants; the passages of a cable are asked for as they rise.
  private mutating func holds(
    _ node: Node, _ passage: SearchedPassage, _ range: Range<UInt32>, _ slot: LocalSlot
  ) -> Bool {
    switch node {
    case .always: return true
    case .paragraph: return if case .paragraph = passage { true } else { false }
    case .marks(let bits): return PassageLists.takes(bits, passage)
    case .places(let number):
      find(number, slot)
      pass(number, to: range.lowerBound)
      return isWithin(range.upperBound, number)
    case .not(let inner): return !holds(nodes[inner], passage, range, slot)
    case .and(let parts):
      for part in parts where !holds(nodes[part], passage, range, slot) { return false }
      return true
    case .or(let parts):
      for part in parts where holds(nodes[part], passage, range, slot) { return true }
      return false
    }
  }

  /// Moves past the places of something that are before another one.
  private mutating func pass(_ number: Int, to place: UInt32) {
    var passed = wanted[number].passed
    while passed < wanted[number].places.count, wanted[number].places[passed] < place {
      passed += 1
    }
    wanted[number].passed = passed
  }

  /// True if something that was not passed is whole before the end of a passage.
  private func isWithin(_ end: UInt32, _ number: Int) -> Bool {
    let passed = wanted[number].passed
    let places = wanted[number].places
    let lasts = wanted[number].lasts
    guard !lasts.isEmpty else { return passed < places.count && places[passed] <= end }
    var index = passed
    while index < places.count, places[index] <= end {
      if lasts[index] <= end { return true }
      index += 1
    }
    return false
  }

  /// Finds the places of something in the cable that is looked at, where that was not done.
  private mutating func find(_ number: Int, _ slot: LocalSlot) {
    guard !wanted[number].isFound else { return }
    var places: [UInt32] = []
    swap(&places, &wanted[number].places)
    places.removeAll(keepingCapacity: true)
    switch wanted[number].kind {
    case .word(var sources):
      // Taken out for a moment: what is written to must have no other owner.
      wanted[number].kind = .word([])
      for index in sources.indices where sources[index].slots.contains(slot) {
        sources[index].cursor.move(to: slot)
        sources[index].cursor.forEachPlace {
          places.append($0)
          return true
        }
      }
      if sources.count > 1 { places.sort() }
      wanted[number].kind = .word(sources)
    case .phrase(let words):
      for word in words { find(word, slot) }
      addStarts(of: words, to: &places)
    case .near(let words, let needed, let others):
      for word in words { find(word, slot) }
      var lasts: [UInt32] = []
      swap(&lasts, &wanted[number].lasts)
      lasts.removeAll(keepingCapacity: true)
      addWindows(of: words, needed, others: others, to: &places, &lasts)
      wanted[number].lasts = lasts
    }
    wanted[number].places = places
    wanted[number].passed = 0
    wanted[number].isFound = true
  }

  /// Adds where the words of a phrase begin.
  private func addStarts(of words: [Int], to starts: inout [UInt32]) {
    guard let first = words.first else { return }
    starts.append(contentsOf: wanted[first].places)
    for (offset, word) in words.enumerated().dropFirst() {
      let own = wanted[word].places
      var next = 0
      starts.removeAll { start in
        let place = start + UInt32(offset)
        while next < own.count, own[next] < place { next += 1 }
        return next == own.count || own[next] != place
      }
    }
  }

  /// Adds where words begin and end that are near each other, be it in one passage or not.
  private mutating func addWindows(
    of words: [Int], _ needed: [Int], others: Int, to starts: inout [UInt32],
    _ lasts: inout [UInt32]
  ) {
    merged.removeAll(keepingCapacity: true)
    for (kind, word) in words.enumerated() {
      for place in wanted[word].places {
        merged.append(WordWindow.Place(place: Int(place), kind: kind))
      }
    }
    merged.sort { $0.place < $1.place }
    WordWindow.forEachShortest(merged, needed, others: others, &counts) { window in
      starts.append(UInt32(window.lowerBound))
      lasts.append(UInt32(window.upperBound - 1))
    }
  }
}
