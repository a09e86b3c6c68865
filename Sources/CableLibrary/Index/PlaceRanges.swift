/// Where the places of some words are in some cables that have all of them.
///
/// Sizes are read up to the last of these cables; of the places only the rows that hold theirs.
struct PlaceRanges {
  /// The places of one word in one cable, as a part of `bytes`.
  struct Span {
    var start: UInt32
    var end: UInt32
  }

  /// The places, one word and one cable after another.
  private(set) var bytes: [UInt8] = []
  /// For each word in turn where its places in each of the cables are.
  private(set) var spans: [Span] = []
  /// How many bytes the places of each word take in these cables.
  private(set) var sizes: [Int] = []
  /// How many cables there are.
  let count: Int
  private let cables: BitSet<LocalSlot>

  /// The places of no word yet.
  init(of cables: BitSet<LocalSlot>) {
    self.cables = cables
    count = cables.count
  }

  /// Adds the places of a word that all of the cables have.
  ///
  /// Cost: a step for eight cables of the word that are not among those, and a row for each 8 kB of
  /// places in which one of those is.
  ///
  /// - Parameters:
  ///   - list: of the word.
  ///   - search: reads the rows.
  /// - Throws: if the lists are not what was written.
  mutating func add(_ list: PostingList, _ search: PostingSearch) throws {
    // A segment has fewer bytes than a span can count.
    guard list.places.count <= Int(Int32.max) - bytes.count else { throw IndexFault.damaged }
    let added = list.sizesSize == 0 ? try addSingle(list, search) : try addSized(list, search)
    sizes.append(added.reduce(0) { $0 + Int($1.end) - Int($1.start) })
    spans += added
  }

  /// The places of a word that each cable has once, so that what is read also says where the next one is.
  private mutating func addSingle(_ list: PostingList, _ search: PostingSearch) throws -> [Span] {
    let first = bytes.count
    try search.append(places: list.places, to: &bytes)
    return bytes.withUnsafeBufferPointer { bytes in
      var place = first
      return measured(list.slots) { passed in
        Varint.skip(passed, of: bytes, at: &place)
        let start = min(place, bytes.count)
        Varint.skip(bytes, at: &place)
        return Span(start: UInt32(start), end: UInt32(min(place, bytes.count)))
      }
    }
  }

  /// The places of a word with a size for each cable.
  private mutating func addSized(_ list: PostingList, _ search: PostingSearch) throws -> [Span] {
    let first = list.places.lowerBound + list.sizesSize
    let sizes = try search.places(list.places.lowerBound..<first)
    var runs: [Range<Int>] = []
    var run = first..<first
    var filled = bytes.count
    let spans = sizes.withUnsafeBufferPointer { sizes in
      var place = 0
      return measured(list.slots) { passed in
        if passed > 0 {
          if !run.isEmpty { runs.append(run) }
          let start = run.upperBound &+ Varint.sum(passed, of: sizes, at: &place)
          run = start..<start
        }
        let size = Int(Varint.read(sizes, at: &place))
        run = run.lowerBound..<run.upperBound &+ size
        let start = filled
        filled &+= size
        return Span(
          start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: filled))
      }
    }
    guard run.upperBound <= list.places.upperBound else { throw IndexFault.damaged }
    if !run.isEmpty { runs.append(run) }
    bytes.reserveCapacity(filled)
    try search.append(places: runs, to: &bytes)
    return spans
  }

  /// What a body makes of each of the cables; it gets how many cables of the word were passed since the
  /// last one.
  @inline(__always)
  private func measured(_ all: BitSet<LocalSlot>, _ body: (Int) -> Span) -> [Span] {
    Array(unsafeUninitializedCapacity: count) { spans, filled in
      var before = 0
      var passed = 0
      for place in all.words.indices {
        let word = all.words[place]
        var rest = cables.words[place]
        while rest != 0 {
          let rank = before + (word & (rest & ~(rest &- 1) &- 1)).nonzeroBitCount
          spans.initializeElement(at: filled, to: body(rank - passed))
          filled += 1
          passed = rank + 1
          rest &= rest &- 1
        }
        before += word.nonzeroBitCount
      }
    }
  }
}
