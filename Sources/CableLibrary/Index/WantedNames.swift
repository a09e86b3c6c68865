import CableCatalog
import CableCore
import SQLiteStore

/// The words of many names, in the order in which the lists of an index have them.
struct WantedNames: Sendable {
  /// Folded, each once, rising by their bytes.
  let words: [[UInt8]]
  /// For each name the places of its words in `words`.
  let names: [[Int]]
  /// The words that may be a slip away, by their places.
  let slips: SlipTable

  /// The words of a list's names; the orders of one name have the same words, but for ids.
  init(_ list: [ListedName]) {
    var texts = Set<[UInt8]>()
    for name in list {
      for form in name.forms { for word in form { texts.insert(Array(word.utf8)) } }
    }
    let words = texts.sorted { $0.lexicographicallyPrecedes($1) }
    var places: [[UInt8]: Int] = [:]
    for (place, word) in words.enumerated() { places[word] = place }
    var names: Set<[Int]> = []
    var slips = SlipTable()
    for name in list {
      for form in name.forms {
        let own = Set(form.compactMap { places[Array($0.utf8)] }).sorted()
        names.insert(own)
        guard name.allowsSlip else { continue }
        for place in own { slips.insert(words[place], Int32(place)) }
      }
    }
    self.words = words
    self.names = Array(names)
    self.slips = slips
  }
}

extension PostingSearch {
  /// Adds the slots that hold all words of any name.
  ///
  /// Cost: each block that may hold one of the words is read once; with slips all blocks are.
  func insert(holdingAnyOf wanted: WantedNames, into found: inout SlotSet) throws {
    var lists = [BitSet<LocalSlot>?](repeating: nil, count: wanted.words.count)
    func add(_ entry: PostingBlock.Entry, _ place: Int) {
      entry.slots.insert(
        into: &lists[place, default: BitSet(bound: directory.width)], from: LocalSlot(0))
    }
    var next = 0
    var block = 0
    while block < directory.blockCount {
      if wanted.slips.isEmpty {
        // The first block that may hold the next word.
        while next < wanted.words.count, directory.block(holding: wanted.words[next]) == nil {
          next += 1
        }
        guard next < wanted.words.count,
          let holding = directory.block(holding: wanted.words[next])
        else { break }
        block = max(block, holding)
      }
      try forEachEntry(ofBlock: block) { term, entry in
        while next < wanted.words.count, wanted.words[next].lexicographicallyPrecedes(term) {
          next += 1
        }
        if next < wanted.words.count, wanted.words[next].elementsEqual(term) { add(entry, next) }
        guard !wanted.slips.isEmpty else { return }
        for place in wanted.slips.near(term) { add(entry, Int(place)) }
      }
      block += 1
      // What would have been in this block is in none.
      if wanted.slips.isEmpty {
        while next < wanted.words.count,
          (directory.block(holding: wanted.words[next]) ?? -1) < block
        { next += 1 }
      }
    }
    var all = BitSet<LocalSlot>(bound: directory.width)
    for name in wanted.names {
      guard let first = name.first, var both = lists[first] else { continue }
      for place in name.dropFirst() {
        guard let other = lists[place] else {
          both = BitSet(bound: 0)
          break
        }
        both.formIntersection(other)
      }
      if !both.isEmpty { all.formUnion(both) }
    }
    all.forEach { found.insert(directory.slot($0)) }
  }
}

extension [BitSet<LocalSlot>?] {
  fileprivate subscript(
    place: Int, default fallback: @autoclosure () -> BitSet<LocalSlot>
  ) -> BitSet<LocalSlot> {
    get { self[place] ?? fallback() }
    set { self[place] = newValue }
  }
}
