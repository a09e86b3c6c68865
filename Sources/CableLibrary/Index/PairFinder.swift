import CableCatalog

/// Finds in which cables of a segment words follow each other, for pairs of words that most cables have.
struct PairFinder {
  /// Bytes of places for each cable of the segment that a phrase would read at least, on average, for its words to be
  /// such a pair: so many are some milliseconds for a million cables.
  static let leastBytes = 6
  /// Words and pairs at most, those with the most places: so memory is bounded for texts of any kind.
  private static let mostWords = 1_024
  private static let mostPairs = 1 << 14
  /// Cables whose places are in memory at a time; whole words of bits.
  private static let cablesAtOnce = 4_096

  /// A word that may be in a pair.
  private struct Candidate {
    let term: [UInt8]
    /// In how many cables it is, and how many bytes its places take.
    let count: Int
    let size: Int
  }

  /// A word that is in some pair, and how far its lists were read.
  private struct Word {
    let term: [UInt8]
    let list: PostingList
    var sizes: PlaceSizes
    var readPlaces = 0

    init(_ term: [UInt8], _ list: PostingList) {
      (self.term, self.list) = (term, list)
      sizes = PlaceSizes(size: list.sizesSize, count: list.slots.count)
    }
  }

  /// The cables of a pair so far, each as a step from the one before.
  private struct Cables {
    var steps: [UInt8] = []
    var last: UInt32 = .max

    mutating func add(_ slot: UInt32) {
      Varint.append(Int(slot &- last), to: &steps)
      last = slot
    }
  }

  private let search: PostingSearch
  private var words: [Word] = []
  private var pairs: [(first: Int, second: Int)] = []
  private var cables: [Cables] = []
  /// For each word and the next the number of their pair; -1 where they are none.
  private var numbers: [Int32] = []

  /// Looks for the words of a segment that are in pairs.
  ///
  /// Cost: the reading of all blocks of words.
  ///
  /// - Throws: if the lists are not what was written.
  init(_ search: PostingSearch) throws {
    self.search = search
    var words: [Candidate] = []
    let width = search.directory.width
    for block in 0..<search.directory.blockCount {
      try search.forEachEntry(ofBlock: block) { term, entry in
        // Fewer are too few beside any word.
        guard entry.places.count > width / 16, PostingBlock.isOfText(term) else { return }
        words.append(
          Candidate(
            term: Array(term), count: entry.slots.count,
            size: entry.places.count - entry.sizesSize))
      }
    }
    words = Self.chosen(words, most: Self.mostWords) { $0.size }
    var pairs: [(first: Int, second: Int, cost: Int)] = []
    for first in words.indices {
      for second in words.indices {
        let (one, other) = (words[first], words[second])
        let cost = (one.size * other.count + other.size * one.count) / max(1, width)
        if cost >= Self.leastBytes * width { pairs.append((first, second, cost)) }
      }
    }
    pairs = Self.chosen(pairs, most: Self.mostPairs) { $0.cost }
    // Words that are in none are gone through for nothing.
    var isUsed = [Bool](repeating: false, count: words.count)
    for pair in pairs { (isUsed[pair.first], isUsed[pair.second]) = (true, true) }
    let used = words.indices.filter { isUsed[$0] }
    var places = [Int](repeating: 0, count: words.count)
    for (place, word) in used.enumerated() { places[word] = place }
    let terms = used.map { words[$0].term }
    var own: [Word] = []
    try search.forEachEntry(ofAny: terms) {
      own.append(Word(terms[$0], search.list($1)))
    }
    guard own.count == used.count else { throw IndexFault.damaged }
    self.words = own
    self.pairs = pairs.map { (places[$0.first], places[$0.second]) }
    cables = Array(repeating: Cables(), count: pairs.count)
    numbers = Array(repeating: -1, count: used.count * used.count)
    for (number, pair) in self.pairs.enumerated() {
      numbers[pair.first * used.count + pair.second] = Int32(number)
    }
  }

  /// Those of some things for which a number is greatest, in their order.
  private static func chosen<Thing>(_ all: [Thing], most: Int, by number: (Thing) -> Int) -> [Thing]
  {
    guard all.count > most else { return all }
    let least = all.map(number).sorted(by: >)[most - 1]
    return Array(all.filter { number($0) >= least }.prefix(most))
  }

  /// Calls with the words of each pair, in the order of the index, and the cables in which one follows the other.
  ///
  /// Cost: the places of all words that are in pairs, each read once, and a step for each word of the cables.
  ///
  /// - Parameters:
  ///   - rest: called now and then; what it throws ends all.
  ///   - body: gets the word of the index and its cables.
  /// - Throws: what these throw, or if the lists are not what was written.
  mutating func run(
    rest: () throws -> Void, _ body: ([UInt8], BitSet<LocalSlot>) throws -> Void
  ) throws {
    guard !pairs.isEmpty else { return }
    let width = search.directory.width
    var row = PairRow()
    for start in stride(from: 0, to: width, by: Self.cablesAtOnce) {
      try rest()
      let part = try read(start..<min(width, start + Self.cablesAtOnce))
      note(part, &row)
    }
    for (number, pair) in pairs.enumerated() {
      try body(
        WordPair.word(words[pair.first].term, words[pair.second].term),
        Self.set(cables[number].steps, width))
    }
  }

  /// Writes the lists of all pairs, in blocks that follow those of the words.
  ///
  /// - Parameters:
  ///   - places: how many bytes of places the words have.
  ///   - rest: called now and then; what it throws ends all.
  ///   - block: gets each block, in order.
  /// - Throws: what these throw, or if the lists are not what was written.
  mutating func write(
    after places: Int, rest: () throws -> Void, block: (PostingBlock.Encoded) throws -> Void
  ) throws {
    var lists = PostingLists(width: search.directory.width)
    // Most of these lists are long: fewer would fit on two halves of a page than on a page.
    var writer = PostingBlock.Writer(after: places, mostBytes: PostingBlock.placeRowSize - 64)
    try run(rest: rest) { word, cables in
      lists.write(cables)
      try word.withUnsafeBufferPointer { word in
        if !writer.append(word, lists) {
          try block(writer.take())
          _ = writer.append(word, lists)
        }
      }
    }
    if !writer.isEmpty { try block(writer.take()) }
  }

  private static func set(_ steps: [UInt8], _ width: Int) -> BitSet<LocalSlot> {
    var set = BitSet<LocalSlot>(bound: width)
    steps.withUnsafeBufferPointer {
      SlotList(bytes: $0, isBitmap: false).insert(into: &set, from: LocalSlot(0))
    }
    return set
  }

  /// The places of all words in some cables.
  private struct Part {
    let slots: Range<Int>
    /// For each 64 cables the bits of each word.
    var bits: [UInt64] = []
    /// Bytes that the places of a word take in each cable that has it, word by word, and these places.
    var sizes: [UInt32] = []
    var bytes: [UInt8] = []
    /// Where each word’s sizes and places begin.
    var starts: [(size: Int, place: Int)] = []

    func withBytes(
      _ body: (
        UnsafeBufferPointer<UInt64>, UnsafeBufferPointer<UInt32>, UnsafeBufferPointer<UInt8>
      ) -> Void
    ) {
      bits.withUnsafeBufferPointer { bits in
        sizes.withUnsafeBufferPointer { sizes in
          bytes.withUnsafeBufferPointer { body(bits, sizes, $0) }
        }
      }
    }
  }

  private mutating func read(_ slots: Range<Int>) throws -> Part {
    var part = Part(slots: slots)
    let groups = slots.lowerBound >> 6..<(slots.upperBound + 63) >> 6
    part.bits.reserveCapacity(groups.count * words.count)
    for group in groups {
      for word in words { part.bits.append(word.list.slots.words[group]) }
    }
    for index in words.indices {
      part.starts.append((part.sizes.count, part.bytes.count))
      let count = groups.reduce(0) { $0 + words[index].list.slots.words[$1].nonzeroBitCount }
      if count > 0 { try read(count, &words[index], &part) }
    }
    return part
  }

  /// Reads the places of a word in the next cables that have it.
  private func read(_ count: Int, _ word: inout Word, _ part: inout Part) throws {
    let list = word.list
    let places = list.places.lowerBound + list.sizesSize
    let start = places + word.readPlaces
    guard list.sizesSize > 0 else {
      let bytes = try search.places(start..<min(list.places.upperBound, start + count * 5))
      var end = 0
      bytes.withUnsafeBufferPointer { bytes in
        for _ in 0..<count {
          let before = end
          Varint.skip(bytes, at: &end)
          part.sizes.append(UInt32(end - before))
        }
      }
      guard end <= bytes.count else { throw IndexFault.damaged }
      part.bytes += bytes[..<end]
      word.readPlaces += end
      return
    }
    let size = try readSizes(count, &word, &part)
    word.readPlaces += size
    guard start + size <= list.places.upperBound else { throw IndexFault.damaged }
    try search.append(places: start..<start + size, to: &part.bytes)
  }

  /// Reads the sizes of a word in the next cables that have it; returns their sum.
  private func readSizes(_ count: Int, _ word: inout Word, _ part: inout Part) throws -> Int {
    let start = word.list.places.lowerBound
    let first = word.sizes.firstByte
    let before = part.sizes.count
    for room in word.sizes.room(for: count) {
      let bytes = try search.places(
        start + first..<start + min(word.list.sizesSize, first + room))
      var sizes = word.sizes.without(first)
      bytes.withUnsafeBufferPointer { bytes in
        for _ in 0..<count {
          part.sizes.append(UInt32(truncatingIfNeeded: sizes.next(bytes)))
        }
      }
      if sizes.endByte <= bytes.count {
        word.sizes = sizes.without(-first)
        return part.sizes[before...].reduce(0) { $0 + Int($1) }
      }
      part.sizes.removeLast(count)
    }
    throw IndexFault.damaged
  }

  /// Notes the pairs of some cables.
  private mutating func note(_ part: Part, _ row: inout PairRow) {
    var next = part.starts
    let count = words.count
    // For each pair the cables as bits.
    let groups = (part.slots.count + 63) / 64
    var found = [UInt64](repeating: 0, count: pairs.count * groups)
    numbers.withUnsafeBufferPointer { numbers in
      part.withBytes { bits, sizes, bytes in
        next.withUnsafeMutableBufferPointer { next in
          found.withUnsafeMutableBufferPointer { found in
            for slot in 0..<part.slots.count {
              let group = slot >> 6
              let bit: UInt64 = 1 << UInt64(slot & 63)
              for word in 0..<count where bits[group &* count &+ word] & bit != 0 {
                let start = next[word].place
                next[word].place = start &+ Int(sizes[next[word].size])
                next[word].size &+= 1
                row.add(word, bytes, start..<next[word].place)
              }
              row.forEachPair { first, second in
                let number = Int(numbers[first &* count &+ second])
                if number >= 0 { found[number &* groups &+ group] |= bit }
              }
            }
          }
        }
      }
    }
    for pair in pairs.indices {
      for group in 0..<groups {
        var bits = found[pair * groups + group]
        while bits != 0 {
          let slot = part.slots.lowerBound + group * 64 + bits.trailingZeroBitCount
          cables[pair].add(UInt32(truncatingIfNeeded: slot))
          bits &= bits &- 1
        }
      }
    }
  }
}

/// The words of one cable that are in pairs, at their places.
private struct PairRow: ~Copyable {
  /// Numbers of words from 1 on; 0 where there is another word.
  private var places: UnsafeMutableBufferPointer<UInt16>
  private var last = 0

  init() { places = Self.room(4_096) }

  deinit { places.deallocate() }

  private static func room(_ count: Int) -> UnsafeMutableBufferPointer<UInt16> {
    let room = UnsafeMutableBufferPointer<UInt16>.allocate(capacity: count)
    room.initialize(repeating: 0)
    return room
  }

  /// Puts a word at its places in a cable.
  @inline(__always)
  mutating func add(_ word: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    let (places, number) = (places, UInt16(truncatingIfNeeded: word &+ 1))
    // One more than they are: the first is for bytes with which none ends.
    let reached = Varint.forEachSum(of: bytes, range, from: 1) { place, ends in
      places[place < places.count ? place & ends : 0] = number
    }
    if reached >= places.count { return addGrowing(to: reached, word, bytes, range) }
    last = max(last, reached)
  }

  private mutating func addGrowing(
    to place: Int, _ word: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
  ) {
    grow(to: place)
    add(word, bytes, range)
  }

  private mutating func grow(to place: Int) {
    let more = Self.room(max(places.count * 2, place + 1))
    _ = more.update(fromContentsOf: places)
    places.deallocate()
    places = more
  }

  /// Calls with each two words that follow each other; the row has no words again then.
  @inline(__always)
  mutating func forEachPair(_ body: (Int, Int) -> Void) {
    var before = 0
    for place in stride(from: 1, through: last, by: 1) {
      let word = Int(places[place])
      if word != 0, before != 0 { body(before &- 1, word &- 1) }
      places[place] = 0
      before = word
    }
    last = 0
  }
}
