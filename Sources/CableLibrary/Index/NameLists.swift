import CableCatalog
import CableCore

/// The lists that a segment has of the words of many names.
///
/// In memory are the slots of these words, then the places of those that decide: at most as much as the segment takes
/// on the disk.
struct NameLists {
  private let search: PostingSearch
  private var lists: [WordList] = []
  /// True for the lists whose places decide.
  private var isNeeded: [Bool] = []
  private var bytes: [UInt8] = []
  /// For each word of a name the list of the word itself, and those of the words that are a slip away.
  private var exact: [Int32: Int] = [:]
  private var near: [Int32: [Int]] = [:]

  /// Looks the words of names up.
  ///
  /// - Throws: if the lists are not what was written.
  init(_ wanted: WantedNames, _ search: PostingSearch) throws {
    self.search = search
    var (lists, bytes): ([WordList], [UInt8]) = ([], [])
    var exact: [Int32: Int] = [:]
    var near: [Int32: [Int]] = [:]
    try search.forEachEntry(ofAny: wanted.words) { place, entry in
      let number = wanted.numbers[place]
      let meant = wanted.matcher.meant(by: number)
      if let word = meant.exact { exact[word] = lists.count }
      for word in meant.near { near[word, default: []].append(lists.count) }
      lists.append(WordList(number, entry, &bytes))
    }
    (self.lists, self.bytes, self.exact, self.near) = (lists, bytes, exact, near)
    isNeeded = Array(repeating: false, count: lists.count)
  }

  /// The slots that have all words of any of some needs; the places of these words decide from now on.
  ///
  /// Cost: a step for 64 cables for each word.
  mutating func slots(_ needs: [NameMatcher.Need]) -> BitSet<LocalSlot> {
    let width = search.directory.width
    var found = BitSet<LocalSlot>(bound: width)
    for need in needs {
      let own = need.words.map { word in
        (exact[word].map { [$0] } ?? []) + (need.allowsSlip ? near[word] ?? [] : [])
      }
      guard !own.contains(where: \.isEmpty) else { continue }
      var all = BitSet<LocalSlot>(bound: width)
      for (index, lists) in own.enumerated() {
        var slots = BitSet<LocalSlot>(bound: width)
        bytes.withUnsafeBufferPointer { bytes in
          for list in lists { self.lists[list].insertSlots(into: &slots, bytes) }
        }
        if index == 0 { all = slots } else { all.formIntersection(slots) }
      }
      guard !all.isEmpty else { continue }
      found.formUnion(all)
      for list in own.joined() { isNeeded[list] = true }
    }
    return found
  }

  /// Calls for each of some slots with the words of its cable in order, as numbers: 0 where a word is of no name, and
  /// where a passage ends.
  ///
  /// Cost: the reading of all places that decide; a step for each of them, and for each word of these cables.
  mutating func forEachRow(
    of slots: BitSet<LocalSlot>, _ body: (LocalSlot, UnsafeBufferPointer<Int32>) -> Void
  ) throws {
    guard !slots.isEmpty else { return }
    var ends: [WordList] = []
    var bytes = bytes
    self.bytes = []
    try search.forEachEntry(ofAny: PassageEnd.words) { _, entry in
      ends.append(WordList(0, entry, &bytes))
    }
    var needed = zip(lists, isNeeded).filter(\.1).map(\.0)
    bytes.reserveCapacity((needed + ends).reduce(bytes.count) { $0 + $1.storedSize })
    for index in ends.indices { try ends[index].readPlaces(search, &bytes) }
    for index in needed.indices { try needed[index].readPlaces(search, &bytes) }
    bytes.withUnsafeBufferPointer { bytes in
      var rows = WordRows(needed, ends: ends, bytes)
      rows.forEach(of: slots, body)
    }
  }
}

/// The words of cables in order, rebuilt from the lists of some words.
///
/// Some cables at a time: their words are put where their places say, list by list.
private struct WordRows {
  /// How many cables are rebuilt at once.
  private static let share = 64

  private var lists: [WordList]
  private var ends: [WordList]
  private let bytes: UnsafeBufferPointer<UInt8>
  /// The words of all cables of a share, one cable after another.
  private var words: [Int32] = []
  /// Where the words of each slot of a share begin and how many there are; none of a slot that is not asked for.
  private var cables: [(start: Int, count: Int)] = []

  init(_ lists: [WordList], ends: [WordList], _ bytes: UnsafeBufferPointer<UInt8>) {
    (self.lists, self.ends, self.bytes) = (lists, ends, bytes)
  }

  mutating func forEach(
    of slots: BitSet<LocalSlot>, _ body: (LocalSlot, UnsafeBufferPointer<Int32>) -> Void
  ) {
    var share: [LocalSlot] = []
    func flush() {
      rebuild(share)
      words.withUnsafeBufferPointer { words in
        for slot in share {
          let cable = cables[slot.index - share[0].index]
          body(slot, UnsafeBufferPointer(rebasing: words[cable.start..<cable.start + cable.count]))
        }
      }
      share.removeAll(keepingCapacity: true)
    }
    slots.forEach { slot in
      share.append(slot)
      if share.count == Self.share { flush() }
    }
    if !share.isEmpty { flush() }
  }

  /// Rebuilds the words of cables after those of the share before.
  private mutating func rebuild(_ share: [LocalSlot]) {
    guard let first = share.first, let last = share.last else { return }
    let range = first.index..<last.index + 1
    // Taken out for a moment: what is written to must have no other owner.
    var (lists, words): ([WordList], [Int32]) = ([], [])
    swap(&lists, &self.lists)
    swap(&words, &self.words)
    words.removeAll(keepingCapacity: true)
    words.append(contentsOf: repeatElement(0, count: measure(share, range)))
    let bytes = bytes
    words.withUnsafeMutableBufferPointer { words in
      cables.withUnsafeBufferPointer { cables in
        for index in lists.indices {
          let number = lists[index].number
          lists[index].forEachSlot(in: range, bytes) { slot, places in
            let (start, count) = cables[slot &- range.lowerBound]
            var place = places.lowerBound
            var position = 0
            while place < places.upperBound {
              position &+= Int(Varint.read(bytes, at: &place))
              guard position < count else { return }
              words[start &+ position] = number
            }
          }
        }
      }
    }
    swap(&lists, &self.lists)
    swap(&words, &self.words)
  }

  /// Finds how many words each cable has; returns how many all have.
  private mutating func measure(_ share: [LocalSlot], _ range: Range<Int>) -> Int {
    var cables = [(start: Int, count: Int)](repeating: (0, 0), count: range.count)
    let bytes = bytes
    for index in ends.indices {
      ends[index].forEachSlot(in: range, bytes) { slot, places in
        var place = places.lowerBound
        var position = 0
        while place < places.upperBound { position &+= Int(Varint.read(bytes, at: &place)) }
        let cable = slot &- range.lowerBound
        cables[cable].count = max(cables[cable].count, position &+ 1)
      }
    }
    var total = 0
    var next = 0
    for slot in share {
      while next < slot.index - range.lowerBound {
        cables[next].count = 0
        next += 1
      }
      cables[next].start = total
      total += cables[next].count
      next += 1
    }
    self.cables = cables
    return total
  }
}

/// The lists of one word, which are gone through as slots rise.
private struct WordList {
  /// What the word is in a row of words.
  let number: Int32
  /// Where it is among the bytes that were read: its slots, sizes and places.
  private let slots: Range<Int>
  private let isBitmap: Bool
  private var placesEnd = 0
  /// Where its sizes and places are among those of the segment, and how many of them are sizes.
  private let stored: Range<Int>
  private let sizesSize: Int
  /// How many cables have it.
  private let count: Int
  /// The next slot where slots are steps; where the next step and places are.
  private var next = -1
  private var step: Int
  private var sizes: PlaceSizes
  private var place = 0

  /// A list of a word of a segment, whose slots are added to some bytes.
  init(_ number: Int32, _ entry: PostingBlock.Entry, _ bytes: inout [UInt8]) {
    self.number = number
    let start = bytes.count
    bytes.append(contentsOf: entry.slots.bytes)
    slots = start..<bytes.count
    isBitmap = entry.slots.isBitmap
    stored = entry.places
    sizesSize = entry.sizesSize
    count = entry.slots.count
    sizes = PlaceSizes(size: sizesSize, count: count)
    step = start
  }

  /// Bytes of its sizes and places.
  var storedSize: Int { stored.count }

  /// Adds its slots to a set.
  func insertSlots(into set: inout BitSet<LocalSlot>, _ bytes: UnsafeBufferPointer<UInt8>) {
    SlotList(bytes: UnsafeBufferPointer(rebasing: bytes[slots]), isBitmap: isBitmap)
      .insert(into: &set, from: LocalSlot(0))
  }

  /// Adds its sizes and places to some bytes.
  mutating func readPlaces(_ search: PostingSearch, _ bytes: inout [UInt8]) throws {
    let start = bytes.count
    try search.append(places: stored, to: &bytes)
    sizes = PlaceSizes(size: sizesSize, count: count, from: start)
    place = min(start + sizesSize, bytes.count)
    placesEnd = bytes.count
    bytes.withUnsafeBufferPointer { if !isBitmap { takeStep($0) } }
  }

  /// Calls with each slot of a range that has the word, and where its places are; ranges rise.
  @inline(__always)
  mutating func forEachSlot(
    in range: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>,
    _ body: (_ slot: Int, _ places: Range<Int>) -> Void
  ) {
    if isBitmap {
      forEachBit(below: range.upperBound, bytes) { slot, places in
        if slot >= range.lowerBound { body(slot, places) }
      }
      return
    }
    while next < range.upperBound {
      let places = takePlaces(bytes)
      if next >= range.lowerBound { body(next, places) }
      takeStep(bytes)
    }
  }

  /// Calls with each slot below a bound after those of the call before, where slots are bits.
  @inline(__always)
  private mutating func forEachBit(
    below bound: Int, _ bytes: UnsafeBufferPointer<UInt8>,
    _ body: (_ slot: Int, _ places: Range<Int>) -> Void
  ) {
    // `next` is the last slot that was passed.
    while next + 1 < bound {
      let index = (next + 1) >> 3
      guard slots.lowerBound + index < slots.upperBound else { return }
      var rest = bytes[slots.lowerBound + index] & (0xFF << UInt8((next + 1) & 7))
      while rest != 0 {
        let slot = index << 3 + rest.trailingZeroBitCount
        guard slot < bound else { break }
        body(slot, takePlaces(bytes))
        rest &= rest &- 1
      }
      next = min(index << 3 + 7, bound - 1)
    }
  }

  /// Moves to the next slot where slots are steps.
  @inline(__always)
  private mutating func takeStep(_ bytes: UnsafeBufferPointer<UInt8>) {
    next = step < slots.upperBound ? next &+ Int(Varint.read(bytes, at: &step)) : .max
  }

  /// Where the places of the next slot are.
  @inline(__always)
  private mutating func takePlaces(_ bytes: UnsafeBufferPointer<UInt8>) -> Range<Int> {
    let start = place
    if sizesSize > 0 {
      place = min(placesEnd, start &+ sizes.next(bytes))
    } else {
      Varint.skip(bytes, at: &place)
      place = min(place, placesEnd)
    }
    return start..<max(start, place)
  }
}
